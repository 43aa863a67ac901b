import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePythonEnvironment } from "../../python-environment";
import { objectName } from "../finding";
import { readJson, type Scanner } from "../scanner";

/** The part of checkov's report in JSON that is read here. */
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

const environment = (report: (line: string) => void) =>
  ensurePythonEnvironment("scanners/checkov", join(__dirname, "requirements.lock"), report);

/** Everything it finds: the severities of its checks are told to Prisma Cloud's customers only. */
export const checkov: Scanner = {
  install: async (report) => {
    await environment(report);
  },
  scan: async (manifests) => {
    const work = await mkdtemp(join(tmpdir(), "litellm-gateway-checkov-"));
    try {
      const file = join(work, "manifests.yaml");
      await writeFile(file, manifests);
      const what = ["--framework", "kubernetes", "--file", file];
      // Nothing of Prisma Cloud's: neither its rules nor its guidelines.
      const command = [...what, "--skip-download", "--output", "json"];
      const program = join(await environment(() => undefined), "checkov");
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
