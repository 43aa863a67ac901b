import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  LocalWorkspace,
  type OpMap,
  type PulumiCommand,
  type Stack,
} from "@pulumi/pulumi/automation";
import execa from "execa";
import { stringify } from "yaml";
import { DatadogWatch } from "../../components/datadog/resources";
import { linkProject } from "../../scripts/linked-project";
import { settingsSchema, type Settings, type SettingsInput } from "../../config/schema";
import { DatadogApi } from "../../lab/datadog/api/server";
import { findEngine } from "../../scripts/parts/engine";
import { describe as describePart } from "../../scripts/parts/origin";
import { findPlugins } from "../../scripts/parts/plugins";

/** A stack whose program makes what Datadog gets for settings, and the API that gets it. */
export class DatadogSandbox {
  /** Steps of the last operation that change something, such as `create watch-slo-latency`. */
  steps: string[] = [];
  /** All that the engine wrote. */
  output = "";

  private constructor(
    readonly api: DatadogApi,
    private readonly folder: string,
    private readonly stack: Stack,
    private readonly engine: PulumiCommand,
    private readonly environment: Record<string, string>,
  ) {}

  static async make(): Promise<DatadogSandbox> {
    const { command } = await findEngine(console.log);
    const { path, parts } = await findPlugins(command, console.log);
    process.stderr.write(`provider plugins: ${parts.map(describePart).join(", ")}\n`);
    const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-datadog-"));
    const environment = {
      PATH: path,
      PULUMI_BACKEND_URL: `file://${folder}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: "test", projectName: "datadog-test", program: () => Promise.resolve() },
      { pulumiCommand: command, secretsProvider: "passphrase", envVars: environment },
    );
    const api = new DatadogApi();
    await api.start();
    return new DatadogSandbox(api, folder, stack, command, environment);
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
      execa(this.engine.command, [...args, "--non-interactive"], {
        cwd: folder,
        env: this.environment,
        all: true,
        reject: false,
      });
    // The first time only; later it is there.
    await pulumi("stack", "init", "test");
    const { exitCode, all } = await pulumi("preview", "--stack", "test");
    return { exitCode, output: all ?? "" };
  }

  async up(settings: SettingsInput): Promise<string[]> {
    const program = this.program(settings);
    // Otherwise a failure ends the engine while the program, which is of this process, still talks to it.
    await this.stack.up({ ...this.watched(), program, continueOnError: true });
    return this.steps.sort();
  }

  async preview(settings: SettingsInput): Promise<string[]> {
    await this.stack.preview({ ...this.watched(), program: this.program(settings) });
    return this.steps;
  }

  /** Reads what is really there. @returns counts of what differs, by kind */
  async refresh(): Promise<OpMap> {
    const { summary } = await this.stack.refresh(this.watched());
    const changes = Object.entries(summary.resourceChanges ?? {});
    return Object.fromEntries(changes.filter(([op]) => op !== "same"));
  }

  async destroy(): Promise<void> {
    await this.stack.destroy(this.watched());
  }

  /** Outputs of the stack, without secrecy. */
  async dashboards(): Promise<Record<string, string>> {
    const { dashboards } = await this.stack.outputs();
    return dashboards?.value as Record<string, string>;
  }

  /** The state as it is on disk, where secrets are encrypted. */
  async storedState(): Promise<string> {
    const folder = join(this.folder, ".pulumi", "stacks", "datadog-test");
    const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
    return (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join();
  }

  async clean(): Promise<void> {
    await this.api.stop();
    await rm(this.folder, { recursive: true, force: true });
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

  private watched() {
    this.steps = [];
    const { steps } = this;
    const write = (text: string) => {
      this.output += text;
    };
    const onEvent = ({ resourcePreEvent }: { resourcePreEvent?: StepEvent }) => {
      const step = resourcePreEvent?.metadata;
      if (step && step.op !== "same") steps.push(`${step.op} ${step.urn.split("::").pop() ?? ""}`);
    };
    return { onOutput: write, onError: write, onEvent };
  }
}

interface StepEvent {
  metadata: { op: string; urn: string };
}
