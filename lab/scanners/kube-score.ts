import { kubernetesVersion } from "../kubernetes/image/version";
import { objectName } from "./finding";
import { buildProgram, program } from "./programs";
import { readJson, type Scanner } from "./scanner";

/** Of https://github.com/zegl/kube-score/blob/v1.20.0/renderer/json_v2/json.go, what is read here. */
interface Scored {
  type_meta: { kind: string };
  object_meta: { name: string };
  checks: {
    check: { id: string };
    /** 1 is critical, 5 a warning, 7 almost well, 10 well. */
    grade: number;
    skipped: boolean;
    comments: { path: string; summary: string }[] | null;
  }[];
}

const [major = "", minor = ""] = kubernetesVersion.split(".");

/** All of its checks, those that have to be asked for too. */
export const kubeScore: Scanner = {
  install: (report) => buildProgram("kube-score", report),
  scan: async (manifests) => {
    const args = ["--kubernetes-version", `v${major}.${minor}`, "--all-default-optional"];
    const command = ["score", "--output-format", "json", ...args, "-"];
    const scored = (await readJson(await program("kube-score"), command, manifests)) as Scored[];
    return scored.flatMap(({ type_meta, object_meta, checks }) =>
      checks
        .filter(({ grade, skipped }) => grade < 10 && !skipped)
        .map(({ check, comments }) => ({
          check: check.id,
          object: objectName(type_meta.kind, object_meta.name),
          message: (comments ?? []).map(({ path, summary }) => `${path}: ${summary}`).join("; "),
        })),
    );
  },
};
