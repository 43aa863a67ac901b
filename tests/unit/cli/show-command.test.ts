import execa from "execa";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseAllDocuments } from "yaml";
import { renderLiteLLMConfig } from "../../../config/litellm";
import { parseStackFile } from "../../../config/inputs/stack-file";
import { repository, runCommand, withFiles } from "./cli";

const dev = readFileSync(join(repository, "Pulumi.dev.yaml"), "utf8");
const seconds = 30_000;

test(
  "show litellm prints the proxies' config, and nothing else on stdout",
  async () => {
    const { settings, secrets } = parseStackFile(dev);
    const { exitCode, stdout, stderr } = await runCommand("show", "litellm", "Pulumi.dev.yaml");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(`${stdout}\n`).toBe(renderLiteLLMConfig(settings, secrets));
    expect(parse(stdout)).toHaveProperty("model_list");
  },
  seconds,
);

test(
  "show kubernetes prints manifests, of the dev stack too",
  async () => {
    const text = dev.replace("config:", "config:\n  litellm-gateway:target: kubernetes");
    await withFiles({ "kubernetes.yaml": text }, async (path) => {
      const { exitCode, stdout } = await runCommand("show", "kubernetes", path("kubernetes.yaml"));
      expect(exitCode).toBe(0);
      const kinds = parseAllDocuments(stdout).map((one) => one.get("kind"));
      expect(kinds).toEqual(expect.arrayContaining(["Namespace", "Deployment", "StatefulSet"]));
      // The mock upstream's program is read from its file.
      expect(stdout).toContain("/v1/chat/completions");
    });
  },
  seconds,
);

test(
  "show kubernetes leaves out what only Docker has, also of a stack that is on Docker",
  async () => {
    const { exitCode, stdout } = await runCommand("show", "kubernetes", "Pulumi.dev.yaml");
    expect(exitCode).toBe(0);
    const names = parseAllDocuments(stdout).map((one) => String(one.getIn(["metadata", "name"])));
    expect(names).toContain("proxy");
    expect(names).not.toContain("edge");
  },
  seconds,
);

test(
  "warnings go to stderr",
  async () => {
    const text = dev.replace(
      "config:",
      `config:\n  litellm-gateway:openaiApiKey: sk-${"a1b2".repeat(8)}`,
    );
    await withFiles({ "plain.yaml": text }, async (path) => {
      const { exitCode, stdout, stderr } = await runCommand("show", "litellm", path("plain.yaml"));
      expect(exitCode).toBe(0);
      expect(stderr).toContain("warning: openaiApiKey: is kept in plain text");
      expect(stdout).not.toContain("warning");
    });
  },
  seconds,
);

test(
  "refused settings and unknown views print nothing on stdout",
  async () => {
    const wrong = "config: { litellm-gateway:replicas: 99 }";
    await withFiles({ "wrong.yaml": wrong }, async (path) => {
      const refused = await runCommand("show", "litellm", path("wrong.yaml"));
      expect({ ...refused, stderr: "" }).toEqual({ exitCode: 1, stdout: "", stderr: "" });
      expect(refused.stderr).toContain(`${path("wrong.yaml")}: replicas: must be at most 16`);
      // It never changes anything.
      expect(refused.stderr).not.toContain("Nothing was changed");
      const unknown = await runCommand("show", "nonsense", path("wrong.yaml"));
      expect({ ...unknown, stderr: "" }).toEqual({ exitCode: 1, stdout: "", stderr: "" });
      expect(unknown.stderr).toContain("choose one of: litellm");
    });
  },
  seconds,
);

test(
  "a reader that has enough ends the command quietly",
  async () => {
    const command = `"${process.execPath}" --import tsx dev/main.ts schema | head -n 1`;
    const { stdout, stderr } = await execa("sh", ["-c", command], { cwd: repository });
    expect({ stdout, stderr }).toEqual({ stdout: "{", stderr: "" });
  },
  seconds,
);
