import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import execa from "execa";
import { devDependencies } from "../../package.json";
import { findStackEngine } from "../engine/stack-sandbox";

const repository = join(__dirname, "../..");

/** What a command did. */
export interface Ran {
  exitCode: number;
  /** Standard output and standard error, as they came. */
  output: string;
  stdout: string;
}

/** A folder outside the repository, with the example's program and the package from its tarball. */
export class Consumer {
  private constructor(
    readonly folder: string,
    /** Paths in the tarball. */
    readonly packed: string[],
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  /** Packs the package, and installs it in a folder of its own. */
  static async make(): Promise<Consumer> {
    const { engine, path } = await findStackEngine("docker");
    const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-consumer-"));
    try {
      const pack = ["pack", "--json", "--silent", "--pack-destination", folder];
      const { stdout } = await execa("npm", pack, { cwd: repository });
      // The build, which npm runs first, writes before it.
      const [tarball] = JSON.parse(stdout.slice(stdout.indexOf("[\n"))) as [
        { filename: string; files: { path: string }[] },
      ];
      await cp(join(repository, "examples/program"), folder, { recursive: true });
      await install(folder, tarball.filename);
      const paths = tarball.files.map((file) => file.path);
      return new Consumer(folder, paths, {
        PATH: [dirname(engine.command), path].join(delimiter),
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        // Types are checked by a test of their own.
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        NO_COLOR: "1",
        FORCE_COLOR: undefined,
      });
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Runs a command in the folder, with the engine and its plugins on PATH. */
  async run(command: string, ...args: string[]): Promise<Ran> {
    const { exitCode, all, stdout } = await execa(command, args, {
      cwd: this.folder,
      env: this.env,
      stdin: "ignore",
      all: true,
      reject: false,
    });
    return { exitCode, output: all ?? "", stdout };
  }

  /** Runs a command that must succeed. @returns its standard output */
  async must(command: string, ...args: string[]): Promise<string> {
    const { exitCode, output, stdout } = await this.run(command, ...args);
    if (exitCode === 0) return stdout;
    throw new Error(`${command} ${args.join(" ")} failed:\n${output}`);
  }

  async write(file: string, text: string): Promise<void> {
    await writeFile(join(this.folder, file), text);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Installs the tarball beside what the example names, in the versions that are tested here. */
async function install(folder: string, tarball: string): Promise<void> {
  const file = join(folder, "package.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as Record<string, object>;
  const peers = Object.entries(devDependencies).filter(([name]) => name.startsWith("@pulumi/"));
  const { typescript, "@types/node": types } = devDependencies;
  manifest.dependencies = { ...Object.fromEntries(peers), "litellm-gateway": `file:${tarball}` };
  manifest.devDependencies = { typescript, "@types/node": types };
  await writeFile(file, JSON.stringify(manifest));
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  await execa("npm", ["install", ...quietly], { cwd: folder });
}
