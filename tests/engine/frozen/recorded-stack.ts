import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Deployment, PulumiFn, Stack } from "@pulumi/pulumi/automation";
import * as pulumi from "@pulumi/pulumi";
import { LiteLLMGateway } from "../../../components";
import type { Images } from "../../../config/inputs/images";
import type { SettingsInput } from "../../../config/inputs/schema";
import { StackSandbox, type Engine } from "../stack-sandbox";

/** Targets whose stacks were recorded. */
export type Target = "docker" | "kubernetes";

/** A gateway as it was brought up when names and data volumes were declared final. */
interface Recording {
  settings: SettingsInput;
  /** The engine's state, secrets encrypted with the passphrase of {@link StackSandbox}. */
  deployment: Deployment;
}

/** A step of a preview that changes something. */
export interface Step {
  op: string;
  /** Last part of the type token, such as `Volume`. */
  kind: string;
  name: string;
}

const fileOf = (target: Target) => join(__dirname, `${target}.json`);

/** Every store, cached answers, and an Agent. */
const everyStore = {
  models: [{ name: "fast", provider: "mock" }],
  replicas: 2,
  cache: { type: "redis" },
} satisfies SettingsInput;

/** Settings of the stacks to be recorded. Images are named, as their defaults move on. */
export const settingsOf: Record<Target, (images: Partial<Images>) => SettingsInput> = {
  docker: (images) => ({ ...everyStore, images, edge: { port: 4321 } }),
  kubernetes: (images) => ({ ...everyStore, images, target: "kubernetes" }),
};

/** A stack whose state is a recording, and whose program is today's. */
export class RecordedStack extends StackSandbox {
  static async make(engine: Engine, environment?: Record<string, string>): Promise<RecordedStack> {
    return new RecordedStack(...(await StackSandbox.parts(engine, environment)));
  }

  /** Brings a gateway up and writes down its state. */
  async record(target: Target, settings: SettingsInput): Promise<void> {
    await this.up(program(settings));
    const deployment = await this.stack.exportStack();
    const recording: Recording = { settings, deployment };
    await writeFile(fileOf(target), `${JSON.stringify(recording, null, 2)}\n`);
  }

  /** Takes down what {@link record} brought up, its data too. */
  async remove(): Promise<void> {
    const exported = await this.stack.exportStack();
    const { resources } = exported.deployment as { resources: { protect?: boolean }[] };
    for (const resource of resources) resource.protect = false;
    await this.stack.importStack(exported);
    await this.destroy();
    await this.clean();
  }

  /**
   * @param name - of the component
   * @returns what today's program would change of a recorded gateway
   */
  async upgrade(target: Target, name = "gateway"): Promise<Step[]> {
    const text = await readFile(fileOf(target), "utf8");
    const { settings, deployment } = JSON.parse(text) as Recording;
    await this.stack.importStack(deployment);
    return previewed(this.stack, program(settings, name));
  }
}

const program = (settings: SettingsInput, name = "gateway"): PulumiFn => {
  return () => {
    new LiteLLMGateway(name, { ...settings, datadogApiKey: pulumi.secret("d".repeat(32)) });
    return Promise.resolve();
  };
};

async function previewed(stack: Stack, changed: PulumiFn): Promise<Step[]> {
  const steps: Step[] = [];
  await stack.preview({
    program: changed,
    onEvent: ({ resourcePreEvent }) => {
      if (!resourcePreEvent) return;
      const { op, urn } = resourcePreEvent.metadata;
      const [, , type = "", name = ""] = urn.split("::");
      if (op !== "same") steps.push({ op, kind: type.split(":").pop() ?? "", name });
    },
  });
  return steps;
}
