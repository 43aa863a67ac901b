import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stackFileSchema } from "../../../../config/inputs/stack-file-schema";
import { repository, runCommand, withFiles } from "../../cli/cli";

const seconds = 60_000;

test(
  "the committed files are what npm run generate makes",
  async () => {
    const { exitCode, stderr } = await runCommand("generate", "--check", "--cwd", repository);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  },
  seconds,
);

test(
  "--check names a stale file and leaves it, generate writes it",
  async () => {
    await withFiles({}, async (path, folder) => {
      for (const part of ["components", "config/litellm/data", "docs/config"])
        await mkdir(path(part), { recursive: true });
      for (const file of ["Pulumi.yaml", "README.md", "docs/bad-inputs.md"])
        await copyFile(join(repository, file), path(file));
      await writeFile(path("docs/config/routing.md"), "old");
      const before = await runCommand("generate", "--check", "--cwd", folder);
      expect(before.exitCode).toBe(1);
      const stale = before.stderr.split("\n").map((line) => line.split(":")[0]);
      expect(stale).toEqual(
        expect.arrayContaining([
          "components/args.ts",
          "litellm-gateway.schema.json",
          "docs/config/README.md",
          "docs/config/routing.md",
        ]),
      );
      expect(stale).not.toContain("Pulumi.yaml");
      await expect(readFile(path("docs/config/routing.md"), "utf8")).resolves.toBe("old");
      expect((await runCommand("generate", "--cwd", folder)).exitCode).toBe(0);
      const after = await runCommand("generate", "--check", "--cwd", folder);
      expect({ exitCode: after.exitCode, stderr: after.stderr }).toEqual({
        exitCode: 0,
        stderr: "",
      });
    });
  },
  seconds,
);

test(
  "in another folder it says so, and writes nothing",
  async () => {
    await withFiles({}, async (_, folder) => {
      const { exitCode, stderr } = await runCommand("generate", "--cwd", folder);
      expect({ exitCode, files: await readdir(folder) }).toEqual({ exitCode: 1, files: [] });
      expect(stderr).toContain(`${folder} is not the repository`);
      expect(stderr).not.toContain("ENOENT");
    });
  },
  seconds,
);

test(
  "schema prints the schema of stack files, and nothing else",
  async () => {
    const { exitCode, stdout, stderr } = await runCommand("schema");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const committed = await readFile(join(repository, "litellm-gateway.schema.json"), "utf8");
    expect(JSON.parse(stdout)).toEqual(stackFileSchema());
    expect(JSON.parse(stdout)).toEqual(JSON.parse(committed));
  },
  seconds,
);
