import { LabError } from "../lab/error";
import { UserError } from "../cli/errors";
import type { Fallbacks } from "../cli/fallbacks";
import { run, userProgram } from "../cli/program";

/** The lab, loaded when a part of it is needed: most commands need none. */
const lab = async () => (await import("./lab-fallbacks.js")).labFallbacks;

const labFallbacks: Fallbacks = {
  engine: async (...args) => (await lab()).engine(...args),
  plugins: async (...args) => (await lab()).plugins(...args),
  docker: {
    whyNot: async () => (await lab()).docker.whyNot(),
    start: async (...args) => (await lab()).docker.start(...args),
  },
  images: async (...args) => (await lab()).images(...args),
  clusterImages: async (...args) => (await lab()).clusterImages(...args),
};

/** Commands of the repository: those of users, with a lab behind them, and those of developers. */
const program = userProgram(labFallbacks).description(
  "LiteLLM gateway: a Pulumi project that runs itself on a fresh machine",
);

program
  .command("lab")
  .description("what is made here where registries and downloads can't be reached")
  .argument(
    "<action>",
    "status: what there is; build: make all; stop: stop what it started; clean: delete all; kubernetes: the Kubernetes node",
  )
  .argument("[node action]", "of kubernetes: start, stop or status", "status")
  .action(async (action: string, nodeAction: string) => {
    const { lab } = await import("./lab.js");
    await lab(action, nodeAction);
  });

program
  .command("generate")
  .description("write the files that are made from config/inputs/schema/index.ts")
  .option("--check", "write nothing; exit code 1 when one is stale", false)
  .option("--cwd <folder>", "folder of Pulumi.yaml, components/ and docs/", ".")
  .action(async ({ cwd, check }: { cwd: string; check: boolean }) => {
    const { generate } = await import("./generate/command.js");
    await generate(cwd, check);
  });

program
  .command("bump")
  .description(
    "move to another version of LiteLLM: image, lab, facts, measured pages. Commit what it changes",
  )
  .argument("<part>", "litellm")
  .argument("<version>", "such as 1.106.12")
  .action(async (part: string, version: string) => {
    const { bump } = await import("./bump.js");
    await bump(part, version);
  });

program
  .command("sbom")
  .description("list what is installed with the package, in the versions that it was tested with")
  .action(async () => {
    const { sbom } = await import("./sbom.js");
    await sbom();
  });

program
  .command("test")
  .description("lint, check types and run all tests")
  .argument("[projects...]", "only these: lint, types, unit, config, engine, e2e, consumers")
  .option("--all", "also those that are skipped otherwise; the last lines name them", false)
  .action(async (projects: string[], options: { all: boolean }) => {
    const { test } = await import("./test/index.js");
    await test(projects, options);
  });

program
  .command("bench")
  .description("measure, beside a baseline in the same run")
  .argument(
    "<name>",
    "preview: a preview with nothing changed, beside one of a bare program; render: CPU time of checking settings and rendering LiteLLM's config",
  )
  .action(async (name: string) => {
    const { bench } = await import("./bench.js");
    await bench(name);
  });

run(program, (error) => (error instanceof LabError ? new UserError(error.message) : error));
