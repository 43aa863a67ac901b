import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import {
  settingsSchema,
  type Settings,
  type SettingsInput,
} from "../../../../config/inputs/schema";
import { parseStackFile } from "../../../../config/inputs/stack-file";
import { repositoryRoot } from "./repository";

const models: SettingsInput["models"] = [
  { name: "fast", provider: "mock" },
  { name: "slow", provider: "mock" },
];

/** Settings of a gateway with two models. */
export const settingsOf = (input: SettingsInput = {}): Settings =>
  settingsSchema.parse({ models, ...input });

/** Settings in which every monitor applies. */
export const everything = settingsOf({
  budgets: {
    maxUsd: 1000,
    softUsd: 800,
    period: "1mo",
    providers: [{ provider: "openai", maxUsd: 500, period: "30d" }],
  },
  routing: { fallbacks: { fast: ["slow"] } },
  cache: { type: "redis" },
  replicas: 4,
  datadog: {
    environment: "production",
    notify: { critical: ["@pagerduty"], warning: ["@slack-llm"], noData: ["@slack-ops"] },
    runbookUrl: "https://runbooks.example.com/llm",
  },
});

/** All examples of stack files, by their name. */
export const examples: Record<string, Settings> = Object.fromEntries(
  readdirSync(join(repositoryRoot, "examples")).flatMap((name) => {
    const file = join(repositoryRoot, "examples", name, `Pulumi.${name}.yaml`);
    if (!existsSync(file)) return [];
    return [[name, parseStackFile(readFileSync(file, "utf8")).settings]];
  }),
);

/** The settings that all tests of payloads look at. */
export const stacks: Record<string, Settings> = {
  "the least": settingsOf(),
  everything,
  Kubernetes: settingsOf({ target: "kubernetes", replicas: 3 }),
  "stores of its own": settingsOf({
    database: { server: { host: "postgres.internal" } },
    redis: { server: { host: "redis.internal" } },
  }),
  "history of weeks": settingsOf({
    datadog: { spendHistory: "weeks", slos: { timeframe: "quarter" } },
  }),
  ...examples,
};
