import { readFile } from "node:fs/promises";
import { parseDocument } from "yaml";
import type { Settings } from "../config/inputs/schema";
import { projectName, type ProjectFolder } from "./project";

/**
 * Where a stack runs, as its file says. It is known before the engine can read the stack, and which
 * provider plugins the engine needs hangs on it. What is wrong in the file is told later.
 */
export async function stackTarget(
  project: ProjectFolder,
  stackName: string,
): Promise<Settings["target"]> {
  const text = await readFile(project.stackFile(stackName), "utf8").catch(() => "");
  const { config } = (parseDocument(text).toJS() ?? {}) as {
    config?: Record<string, unknown> | null;
  };
  return config?.[`${projectName}:target`] === "kubernetes" ? "kubernetes" : "docker";
}
