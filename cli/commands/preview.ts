import type { EngineEvent } from "@pulumi/pulumi/automation";
import { printedProgress, silentProgress } from "../progress";
import type { ProjectFolder } from "../project";
import { openStack, openWorkspace, prepareImages, readStack, useProgram } from "../workspace";

/** Options of `npm run preview`. */
export interface PreviewOptions {
  /** Show each changed property. */
  diff: boolean;
  /** First look at what is really there. */
  refresh: boolean;
  /** Print the changes as a JSON list of {@link PreviewedChange}, and nothing else. */
  json: boolean;
}

/** One resource that an update would change. */
export interface PreviewedChange {
  /** `create`, `update`, `replace` or `delete`. */
  operation: string;
  /** Type token, such as `docker:index/container:Container`. */
  type: string;
  name: string;
}

/** `npm run preview`: what `npm run up` would change, in the engine's own words. */
export async function preview(
  project: ProjectFolder,
  stackName: string,
  { json, ...options }: PreviewOptions,
): Promise<void> {
  project.requireStackFiles("pulumi preview");
  project.requireStackFile(stackName);
  const progress = json ? silentProgress : printedProgress;
  const workspace = await openWorkspace(project, stackName, progress);
  const stack = await openStack(workspace, stackName);
  const checked = await readStack(stack);
  useProgram(stack, await prepareImages(workspace, checked, progress));
  const changes: PreviewedChange[] = [];
  const color = process.stdout.isTTY ? "always" : "never";
  await stack.preview({
    ...options,
    color,
    onOutput: (text) => {
      if (!json) process.stdout.write(text);
    },
    onEvent: (event) => {
      changes.push(...changesIn(event));
    },
  });
  if (json) console.log(JSON.stringify(changes, undefined, 2));
}

/** The steps of a replacement are told as one. */
const told = ["create", "update", "replace", "delete"];

function changesIn({ resourcePreEvent }: EngineEvent): PreviewedChange[] {
  if (!resourcePreEvent) return [];
  const { op: operation, type, urn } = resourcePreEvent.metadata;
  return told.includes(operation) ? [{ operation, type, name: urn.split("::").at(-1) ?? urn }] : [];
}
