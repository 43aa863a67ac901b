import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { labCacheDir } from "../../cache";
import { run } from "../../images/run";
import { objectName } from "../finding";
import { readJson, type Scanner } from "../scanner";

/** Of its report in JSON, what is read here. */
interface Report {
  results: {
    failed_checks: {
      check_id: string;
      check_name: string;
      /** `KIND.NAMESPACE.NAME`. */
      resource: string;
    }[];
  };
}

const lock = join(__dirname, "requirements.lock");

async function folder(): Promise<string> {
  const hash = createHash("sha256").update(await readFile(lock));
  return labCacheDir("scanners", `checkov-${hash.digest("hex").slice(0, 8)}`);
}

/** Everything it finds: the severities of its checks are told to Prisma Cloud's customers only. */
export const checkov: Scanner = {
  install: async (report) => {
    const environment = await folder();
    const complete = join(environment, "complete");
    if (existsSync(complete)) return;
    report("Installing checkov from PyPI (once, 1 to 3 min)");
    await run("python3", ["-m", "venv", "--clear", environment]);
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    const locked = ["--no-deps", "--require-hashes", "--requirement", lock];
    await run(join(environment, "bin/python"), [...pip, ...locked]);
    await writeFile(complete, "");
  },
  scan: async (manifests) => {
    const work = await mkdtemp(join(tmpdir(), "litellm-gateway-checkov-"));
    try {
      const file = join(work, "manifests.yaml");
      await writeFile(file, manifests);
      const what = ["--framework", "kubernetes", "--file", file];
      // Nothing of Prisma Cloud's: neither its rules nor its guidelines.
      const command = [...what, "--skip-download", "--output", "json"];
      const program = join(await folder(), "bin/checkov");
      const { results } = (await readJson(program, command, "")) as Report;
      return results.failed_checks.map(({ check_id, check_name, resource }) => {
        const [kind = "", , ...name] = resource.split(".");
        const object = objectName(kind, name.join("."));
        return { check: check_id, object, message: check_name };
      });
    } finally {
      await rm(work, { recursive: true });
    }
  },
};
