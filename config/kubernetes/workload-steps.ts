import type { FileNames, WorkloadFiles } from "./files";
import { configMap, secret } from "./files";
import { service, serviceAccount, type Where, type Workload } from "./objects";
import type { Step } from "./step";
import { dataClaim } from "./storage";
import type { DaemonSet, LocalService } from "./agent-types";
import type { Deployment, Job, Service, ServiceAccount, StatefulSet } from "./types";

/** What a workload is made of. */
export interface WorkloadParts {
  workload: Workload;
  /** Default: its name. */
  part?: string;
  /** Default: one without annotations. */
  account?: ServiceAccount;
  files?: WorkloadFiles;
  /** Size of the volume for its data; none by default. */
  gigabytes?: number;
  /** What runs its pods. */
  pods: (files: FileNames) => Deployment | StatefulSet | DaemonSet | Job;
  /** Of its pods' object; see {@link Step}. */
  timeoutMinutes?: number;
  /** Port of the Service that leads to it; none by default. */
  port?: { name: string; number: number };
  /** Instead of a Service with that port. */
  service?: Service | LocalService;
}

/** Where a workload is made, and when. */
export interface WorkloadPlace {
  where: Where;
  /** The namespace, where it is made. */
  namespace: readonly Step[];
  /** What must be there before its pods. */
  after: readonly Step[];
}

/** The steps to a workload. */
export interface WorkloadSteps {
  steps: Step[];
  /** The one that makes its pods. */
  pods: Step;
}

/**
 * A workload's account, files, volume, pods and Service, in that order; only a StatefulSet's Service
 * comes before its pods, which have their names from it.
 */
export function workloadSteps(
  { where, namespace, after }: WorkloadPlace,
  { workload, part = workload, timeoutMinutes, ...parts }: WorkloadParts,
): WorkloadSteps {
  const common = { part, after: namespace };
  const account = { ...common, manifest: parts.account ?? serviceAccount(where, workload) };
  const files = parts.files ? fileSteps(where, workload, parts.files, common) : [];
  const names: FileNames = Object.fromEntries(
    files.map(({ kind, step }) => [kind, step.manifest.metadata.name]),
  );
  const manifest = parts.pods(names);
  const isStateful = manifest.kind === "StatefulSet";
  const own: Step[] = [account, ...files.map(({ step }) => step)];
  if (parts.gigabytes !== undefined)
    own.push({ ...common, manifest: dataClaim(where, workload, parts.gigabytes), protect: true });
  const port = parts.port && service(where, workload, parts.port, isStateful);
  const leading = parts.service ?? port;
  if (leading && isStateful) own.push({ ...common, manifest: leading });
  const pods: Step = {
    part,
    manifest,
    after: [...namespace, ...own, ...after],
    refersTo: files.map(({ step }) => step),
    ...(manifest.kind === "Job" && { autoNamed: true }),
    ...(timeoutMinutes !== undefined && { timeoutMinutes }),
  };
  const steps = [...own, pods];
  if (leading && !isStateful) steps.push({ part, after: [...namespace, pods], manifest: leading });
  return { steps, pods };
}

/** The objects with a workload's files; with other content, they are others. */
function fileSteps(
  where: Where,
  workload: Workload,
  { config, secrets }: WorkloadFiles,
  common: Pick<Step, "part" | "after">,
): { kind: keyof FileNames; step: Step }[] {
  const steps: { kind: keyof FileNames; step: Step }[] = [];
  if (Object.keys(config).length > 0) {
    const manifest = configMap(where, workload, `${workload}-config`, config);
    steps.push({ kind: "config", step: { ...common, manifest, autoNamed: true } });
  }
  if (secrets) {
    const manifest = secret(where, workload, `${workload}-secrets`);
    const step = { ...common, manifest, autoNamed: true, stringData: secrets };
    steps.push({ kind: "secrets", step });
  }
  return steps;
}
