import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Deployment, PulumiFn, Stack } from "@pulumi/pulumi/automation";
import * as pulumi from "@pulumi/pulumi";
import { LiteLLMGateway } from "../../../components";
import type { SettingsInput } from "../../../config/inputs/schema";
import { StackSandbox, type Engine } from "../stack-sandbox";

/** Targets whose stacks were recorded. */
export type Target = "docker" | "kubernetes";

/** A gateway that was really up on the day on which names and data volumes were declared final. */
interface Recording {
  /** Images are among them, as their defaults move on. */
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

/** A stack whose state is a recording, and whose program is today's. */
export class RecordedStack extends StackSandbox {
  static async make(engine: Engine, environment?: Record<string, string>): Promise<RecordedStack> {
    return new RecordedStack(...(await StackSandbox.parts(engine, environment)));
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
    const datadogApiKey = pulumi.secret("d".repeat(32));
    // The lab's Agent runs on Docker only.
    new LiteLLMGateway(name, {
      ...settings,
      ...(settings.target !== "kubernetes" && { datadogApiKey }),
    });
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
