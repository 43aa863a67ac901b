import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse, stringify } from "yaml";
import { labFallbacks } from "../dev/lab-fallbacks";
import { linkProject } from "../cli/linked-project";
import { silentProgress } from "../cli/progress";
import { ProjectFolder } from "../cli/project";
import { openStack, openWorkspace, prepareImages, readStack } from "../cli/workspace";

/** A Pulumi program that the CLI can preview. */
export interface Program {
  folder: string;
  stack: string;
  /** The CLI, and the environment that it needs. */
  pulumi: string;
  environment: Record<string, string>;
}

const repository = join(__dirname, "..");

/** This gateway's dev stack, which must be up. */
export async function gatewayProgram(folder: string): Promise<Program> {
  const workspace = await openWorkspace(
    new ProjectFolder(repository, labFallbacks),
    "dev",
    silentProgress,
  );
  const stack = await openStack(workspace, "dev");
  const images = await prepareImages(workspace, await readStack(stack), silentProgress);
  await linkProject(folder);
  const file = "Pulumi.dev.yaml";
  const own = parse(await readFile(join(repository, file), "utf8")) as { config: object };
  // `npm run up` hands these over by itself; the plain CLI reads them from the stack's file.
  const config = { ...own.config, "litellm-gateway:images": images };
  await writeFile(join(folder, file), stringify({ ...own, config }));
  const { engine, environment } = workspace;
  return { folder, stack: "dev", pulumi: engine.command, environment };
}

/** The least program that uses the same providers, in a state of its own. */
export async function bareProgram(folder: string): Promise<Program> {
  const { engine, environment } = await openWorkspace(
    new ProjectFolder(repository, labFallbacks),
    "dev",
    silentProgress,
  );
  const state = join(folder, "state");
  await mkdir(state, { recursive: true });
  for (const name of ["node_modules", "tsconfig.json"]) {
    await symlink(join(repository, name), join(folder, name));
  }
  // Without type-checking, as fast as Pulumi's own way of running TypeScript gets.
  const tsconfig = "tsconfig.transpile.json";
  const settings = { extends: "./tsconfig.json", compilerOptions: { noCheck: true } };
  await writeFile(join(folder, tsconfig), JSON.stringify(settings));
  const runtime = { name: "nodejs", options: { tsconfig } };
  await writeFile(
    join(folder, "Pulumi.yaml"),
    stringify({ name: "bare", main: "index.ts", runtime }),
  );
  await writeFile(join(folder, "package.json"), JSON.stringify({ name: "bare", private: true }));
  await writeFile(join(folder, "Pulumi.bench.yaml"), "");
  await writeFile(
    join(folder, "index.ts"),
    `import * as docker from "@pulumi/docker";
import * as random from "@pulumi/random";

new docker.Network("bare");
new random.RandomPassword("bare", { length: 16 });
`,
  );
  return {
    folder,
    stack: "bench",
    pulumi: engine.command,
    environment: {
      ...environment,
      PULUMI_BACKEND_URL: pathToFileURL(state).href,
      PULUMI_CONFIG_PASSPHRASE: "bench",
    },
  };
}
