import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  LocalWorkspace,
  type OpMap,
  type PulumiCommand,
  type PulumiFn,
  type Stack,
  type UpOptions,
} from "@pulumi/pulumi/automation";
import type { Settings } from "../../config/inputs/schema";
import { labFallbacks } from "../../dev/lab-fallbacks";
import { findEngine } from "../../cli/parts/engine";
import { describe as describePart } from "../../cli/parts/origin";
import { findPlugins } from "../../cli/parts/plugins";

/** What a stack needs to run. */
export interface Engine {
  engine: PulumiCommand;
  /** PATH with the provider plugins. */
  path: string;
}

/** Finds the engine and the provider plugins of a target (yours, if you have them). */
export async function findStackEngine(target: Settings["target"]): Promise<Engine> {
  const { command: engine } = await findEngine(console.log, labFallbacks);
  const { path, parts } = await findPlugins(engine, console.log, labFallbacks, target);
  // Which plugins these tests are about.
  process.stderr.write(`provider plugins: ${parts.map(describePart).join(", ")}\n`);
  return { engine, path };
}

/** Counts of an update's or a preview's steps, without those that change nothing. */
export type Steps = Omit<OpMap, "same">;

/** A stack with a program that the test changes, in a folder of its own. */
export abstract class StackSandbox {
  /** Steps of the last update, in order, such as `create-replacement app`. */
  steps: string[] = [];
  /** All that the engine wrote. */
  output = "";

  protected constructor(
    protected readonly folder: string,
    protected readonly stack: Stack,
  ) {}

  /** The arguments of the constructor. */
  protected static async parts(
    { engine, path }: Engine,
    environment: Record<string, string> = {},
  ): Promise<[folder: string, stack: Stack]> {
    const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-provider-"));
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "test", projectName: "provider-test", program: () => Promise.resolve() },
      {
        pulumiCommand: engine,
        secretsProvider: "passphrase",
        envVars: { ...engineEnvironment(path, folder), ...environment },
      },
    );
    return [folder, stack];
  }

  async up(
    program: PulumiFn,
    more: Pick<UpOptions, "signal" | "continueOnError"> = {},
  ): Promise<Steps> {
    const { options, steps } = this.watched();
    try {
      const { summary } = await this.stack.up({ ...options, program, ...more });
      return changing(summary.resourceChanges ?? {});
    } finally {
      this.steps = steps;
    }
  }

  async preview(program: PulumiFn): Promise<Steps> {
    const { options } = this.watched();
    const { changeSummary } = await this.stack.preview({ ...options, program });
    return changing(changeSummary);
  }

  async refresh(): Promise<Steps> {
    const { options } = this.watched();
    const { summary } = await this.stack.refresh(options);
    return changing(summary.resourceChanges ?? {});
  }

  async destroy(): Promise<void> {
    await this.stack.destroy(this.watched().options);
  }

  /** The stored state, as it is on disk: secrets are encrypted. */
  async storedState(): Promise<string> {
    const stacks = join(this.folder, ".pulumi", "stacks", "provider-test");
    const files = (await readdir(stacks)).filter((file) => file.endsWith(".json"));
    return (await Promise.all(files.map((file) => readFile(join(stacks, file), "utf8")))).join();
  }

  /** Removes the stack's folder, without asking the engine. */
  async clean(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Options that keep what an operation says, and the steps that it takes. */
  protected watched() {
    const steps: string[] = [];
    const write = (text: string) => {
      this.output += text;
    };
    const onEvent = ({ resourcePreEvent: step }: { resourcePreEvent?: StepEvent }) => {
      if (step && step.metadata.op !== "same")
        steps.push(`${step.metadata.op} ${step.metadata.urn.split("::").pop() ?? ""}`);
    };
    return { steps, options: { onOutput: write, onError: write, onEvent } };
  }
}

/** Of an engine whose state is in a folder. */
export const engineEnvironment = (path: string, folder: string): Record<string, string> => ({
  PATH: path,
  PULUMI_BACKEND_URL: `file://${folder}`,
  PULUMI_CONFIG_PASSPHRASE: "test",
  PULUMI_SKIP_UPDATE_CHECK: "true",
});

interface StepEvent {
  metadata: { op: string; urn: string };
}

function changing(steps: OpMap): Steps {
  return Object.fromEntries(Object.entries(steps).filter(([op]) => op !== "same"));
}
