import { Job } from "@pulumi/kubernetes/batch/v1/job";
import * as pulumi from "@pulumi/pulumi";
import type { FileNames, WorkloadFiles } from "../../config/kubernetes/files";
import type { Workload } from "../../config/kubernetes/objects";
import type { Job as JobObject } from "../../config/kubernetes/types";
import type { Settings } from "../../config/schema";
import { Files } from "./files";
import { autoNamed, withFiles, type Part } from "./objects";
import { ownServiceAccount } from "./service-account";

/** Arguments of what runs once. */
export interface RunOnceArgs extends Part {
  /** What must be there first. */
  after: pulumi.Resource[];
}

/** What is run. */
interface Run {
  workload: Workload;
  files: WorkloadFiles;
  job: (settings: Settings, name: string, files: FileNames) => JobObject;
}

/**
 * Runs something to its end, with an account and files of its own. With another image or other files
 * it is another Job, as a Job can't be changed.
 */
export function runOnce(
  name: string,
  args: RunOnceArgs,
  { workload, files, job }: Run,
  parent: pulumi.Resource,
): void {
  const { settings, namespace, after } = args;
  const child = { parent };
  const made = new Files(`${name}-files`, { ...args, workload, files }, child);
  const account = ownServiceAccount(name, args, workload, parent);
  const { metadata } = autoNamed(job(settings, workload, {}), namespace);
  const object = withFiles(made.names, namespace, (names) => job(settings, workload, names));
  new Job(
    name,
    { ...object, metadata },
    { ...child, dependsOn: [account, ...after], deleteBeforeReplace: false },
  );
}
