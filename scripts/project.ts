import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "./errors";
import type { Fallbacks } from "./fallbacks";

/** Name of the Pulumi project and of its config keys. */
export const projectName = "litellm-gateway";

/** Where `Pulumi.yaml` and the stack files are, and what a run keeps there. */
export class ProjectFolder {
  readonly path: string;

  /**
   * @param path - the folder
   * @param fallbacks - what makes parts of the set-up that this machine lacks
   */
  constructor(
    path: string,
    readonly fallbacks: Fallbacks = {},
  ) {
    this.path = resolve(path);
    if (!existsSync(join(this.path, "Pulumi.yaml"))) {
      throw new UserError(`${this.path} has no Pulumi.yaml`, "run this where it is, or give --cwd");
    }
  }

  /** A file that a run made and git ignores: state and passphrase, when they are kept here. */
  local(...segments: string[]): string {
    return join(this.path, ".pulumi-local", ...segments);
  }

  /** Names of the stacks that have a file here. */
  stackNames(): string[] {
    return readdirSync(this.path).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
  }

  /** The file with a stack's settings. */
  stackFile(stack: string): string {
    return join(this.path, `Pulumi.${stack}.yaml`);
  }

  /** @throws UserError when the stack has no file */
  requireStackFile(stack: string): void {
    if (this.stackNames().includes(stack)) return;
    throw new UserError(
      `there is no stack "${stack}": ${this.stackFile(stack)} doesn't exist`,
      `choose one of: ${this.stackNames().join(", ")}; or make that file`,
    );
  }
}
