import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "./errors";
import type { Fallbacks } from "./fallbacks";

/** Name of a Pulumi project whose stack files are settings of a gateway, and of its config keys. */
export const projectName = "litellm-gateway";

/** Where `Pulumi.yaml` and the stack files are, and what a run keeps there. */
export class ProjectFolder {
  readonly path: string;
  /** Name of the Pulumi project. */
  readonly name: string;

  /**
   * @param path - the folder
   * @param fallbacks - what makes parts of the set-up that this machine lacks
   */
  constructor(
    path: string,
    readonly fallbacks: Fallbacks = {},
  ) {
    this.path = resolve(path);
    const file = join(this.path, "Pulumi.yaml");
    if (!existsSync(file)) {
      throw new UserError(`${this.path} has no Pulumi.yaml`, "run this where it is, or give --cwd");
    }
    // Not parsed: the YAML library takes longer to load than most commands run.
    this.name = /^name:\s*["']?([\w.-]+)/m.exec(readFileSync(file, "utf8"))?.[1] ?? "";
  }

  /** Whether the project has a program of its own, which makes the gateway; else stack files say all. */
  get hasOwnProgram(): boolean {
    return this.name !== projectName;
  }

  /** @throws UserError when the project has a program of its own */
  requireStackFiles(instead: string): void {
    if (!this.hasOwnProgram) return;
    throw new UserError(
      `${this.path} has a program of its own, and this is for stack files of ${projectName}`,
      instead,
    );
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
