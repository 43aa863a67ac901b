import { Volume } from "@pulumi/docker/volume";
import type * as pulumi from "@pulumi/pulumi";
import { dataNames } from "../../config/workloads";
import type { Workload } from "../../config/workloads/workload";
import { ownerLabels } from "./labels";

/**
 * A store's volumes of all generations, and the name of the one in use; undefined for what is no store.
 * Their data must outlive a mistake: `destroy` leaves them, and no change of ours replaces one (to the
 * provider any change of a volume means a new, empty one).
 */
export function dataVolume(
  prefix: string,
  workload: Workload,
  parent: pulumi.Resource,
): pulumi.Output<string> | undefined {
  const volumes = dataNames(workload).map((part) => {
    const name = `${prefix}-${part}`;
    const ignoreChanges = ["labels", "driver", "driverOpts", "name"];
    return new Volume(
      name,
      { labels: ownerLabels(name) },
      { parent, protect: true, ignoreChanges },
    );
  });
  return volumes.at(-1)?.name;
}
