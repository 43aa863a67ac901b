import type { Workload } from "../workloads/workload";
import { configMap, secret, type FileNames } from "./files";
import { serviceAccount, type GatewayContext, type Where } from "./objects";
import { workloadService } from "./services";
import type { Step } from "./step";
import { dataClaims } from "./storage";
import { workloadObject } from "./workload-objects";

/** Where a workload is made, and when. */
export interface WorkloadPlace {
  where: Where;
  /** The namespace, where it is made. */
  namespace: readonly Step[];
  /** What must be there before its pods. */
  after: readonly Step[];
  /** Texts of files of this package, by their keys. */
  packagedFile: (key: string) => string;
  /** Name of a Secret with further files, which an operator makes. */
  external?: string | undefined;
}

/** The steps to a workload. */
export interface WorkloadSteps {
  steps: Step[];
  /** The one that makes its pods. */
  pods: Step;
}

/**
 * A workload's account, files, volumes, pods and Service, in that order; only a StatefulSet's Service
 * comes before its pods, which have their names from it.
 */
export function workloadSteps(
  context: GatewayContext,
  { where, namespace, after, packagedFile, external }: WorkloadPlace,
  workload: Workload,
): WorkloadSteps {
  const { name, kubernetes: { accountAnnotations } = {} } = workload;
  const common = { part: name, after: namespace };
  const account = { ...common, manifest: serviceAccount(where, name, accountAnnotations) };
  const files = fileSteps(where, workload, packagedFile, common);
  const claims = dataClaims(where, workload).map((manifest) => ({
    ...common,
    manifest,
    protect: true,
  }));
  const { config, secrets } = files;
  const manifest = workloadObject(context, where, workload, {
    config: config?.manifest.metadata.name,
    secrets: secrets?.manifest.metadata.name,
    external,
  });
  const objects = [config, secrets].filter((step) => step !== undefined);
  const own: Step[] = [account, ...objects, ...claims];
  const service = workloadService(where, workload);
  const leading: Step[] = service ? [{ ...common, manifest: service }] : [];
  const isStateful = manifest.kind === "StatefulSet";
  if (isStateful) own.push(...leading);
  const pods: Step = {
    part: name,
    manifest,
    after: [...namespace, ...own, ...after],
    refersTo: objects,
    // It can't be changed.
    ...(workload.once && { autoNamed: true }),
    // For images to be pulled and all to be replaced: longer than the Deployment's own.
    ...(workload.replicas !== undefined && { timeoutMinutes: 20 }),
  };
  const behind = isStateful
    ? []
    : leading.map((step) => ({ ...step, after: [...namespace, pods] }));
  return { steps: [...own, pods, ...behind], pods };
}

/** The objects with a workload's files; with other content, they are others. */
function fileSteps(
  where: Where,
  { name, files: { config = {}, packaged = {}, secrets } = {} }: Workload,
  packagedFile: WorkloadPlace["packagedFile"],
  common: Pick<Step, "part" | "after">,
): { [kind in keyof FileNames]: Step } {
  const open = {
    ...config,
    ...Object.fromEntries(Object.entries(packaged).map(([file, key]) => [file, packagedFile(key)])),
  };
  const isOpen = Object.keys(open).length > 0;
  const autoNamed = true;
  return {
    ...(isOpen && {
      config: { ...common, manifest: configMap(where, name, `${name}-config`, open), autoNamed },
    }),
    ...(secrets && {
      secrets: {
        ...common,
        manifest: secret(where, name, `${name}-secrets`),
        autoNamed,
        stringData: secrets,
      },
    }),
  };
}
