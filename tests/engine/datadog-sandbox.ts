import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import execa from "execa";
import { stringify } from "yaml";
import { DatadogWatch } from "../../components/datadog/resources";
import { settingsSchema, type Settings, type SettingsInput } from "../../config/inputs/schema";
import { DatadogApi } from "../../lab/datadog/api/server";
import { linkProject } from "../../cli/linked-project";
import { engineEnvironment, findStackEngine, StackSandbox, type Engine } from "./stack-sandbox";

/** A stack whose program makes what Datadog gets for settings, and the API that gets it. */
export class DatadogSandbox extends StackSandbox {
  readonly api = new DatadogApi();

  private constructor(
    private readonly engine: Engine,
    ...parts: [folder: string, stack: Stack]
  ) {
    super(...parts);
  }

  static async make(): Promise<DatadogSandbox> {
    const engine = await findStackEngine("docker");
    const sandbox = new DatadogSandbox(engine, ...(await StackSandbox.parts(engine)));
    await sandbox.api.start();
    return sandbox;
  }

  /** Previews the real program by the plain CLI. @returns all that it says */
  async previewProgram(keys: Record<"datadogApiKey" | "datadogAppKey", string>, apiUrl: string) {
    const folder = join(this.folder, randomUUID());
    await linkProject(folder);
    const config = { models: [{ name: "fast", provider: "mock" }], datadog: { apiUrl }, ...keys };
    const own = Object.entries(config).map(([key, value]) => [`litellm-gateway:${key}`, value]);
    const file = stringify({ config: Object.fromEntries(own) as object });
    await writeFile(join(folder, "Pulumi.test.yaml"), file);
    const pulumi = (...args: string[]) =>
      execa(this.engine.engine.command, [...args, "--non-interactive"], {
        cwd: folder,
        env: engineEnvironment(this.engine.path, this.folder),
        all: true,
        reject: false,
      });
    // The first time only; later it is there.
    await pulumi("stack", "init", "test");
    const { exitCode, all } = await pulumi("preview", "--stack", "test");
    return { exitCode, output: all ?? "" };
  }

  /** @returns the steps that changed something, such as `create watch-slo-latency` */
  async upTo(settings: SettingsInput): Promise<string[]> {
    // Otherwise a failure ends the engine while the program, which is of this process, still talks to it.
    await this.up(this.program(settings), { continueOnError: true });
    return this.steps.sort();
  }

  /** @returns the steps that would change something */
  async previewOf(settings: SettingsInput): Promise<string[]> {
    const { options, steps } = this.watched();
    await this.stack.preview({ ...options, program: this.program(settings) });
    return steps;
  }

  /** Outputs of the stack, without secrecy. */
  async dashboards(): Promise<Record<string, string>> {
    const { dashboards } = await this.stack.outputs();
    return dashboards?.value as Record<string, string>;
  }

  override async clean(): Promise<void> {
    await this.api.stop();
    await super.clean();
  }

  /** What Datadog is to get for settings. */
  settingsOf({ datadog, ...others }: SettingsInput): Settings {
    return settingsSchema.parse({
      models: [
        { name: "fast", provider: "mock" },
        { name: "slow", provider: "mock" },
      ],
      ...others,
      datadog: { apiUrl: this.api.url, ...datadog },
    });
  }

  private program(settings: SettingsInput) {
    const { apiKey, appKey } = this.api.account;
    const args = { apiKey, appKey, settings: this.settingsOf(settings) };
    return () => Promise.resolve({ dashboards: new DatadogWatch("watch", args).dashboards });
  }
}
