import { Volume } from "@pulumi/docker/volume";
import type * as pulumi from "@pulumi/pulumi";
import { ownerLabels } from "./labels";

/**
 * A volume whose data must outlive a mistake: `destroy` leaves it, and no change of ours replaces
 * it (to the provider any change of a volume means a new, empty one).
 */
export function dataVolume(name: string, parent: pulumi.Resource): Volume {
  return new Volume(
    name,
    { labels: ownerLabels(name) },
    { parent, protect: true, ignoreChanges: ["labels", "driver", "driverOpts", "name"] },
  );
}
