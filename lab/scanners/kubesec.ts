import { objectName } from "./finding";
import { buildProgram, program } from "./programs";
import { readJson, type Scanner } from "./scanner";

/** Of https://github.com/controlplaneio/kubesec/blob/v2.14.2/pkg/ruler/report.go, what is read here. */
interface Report {
  /** `KIND/NAME.NAMESPACE`. */
  object: string;
  score: number;
  scoring: {
    critical?: Rule[];
    passed?: Rule[];
    advise?: Rule[];
  };
}

interface Rule {
  id: string;
  reason: string;
}

/** Points that a workload should have; the sum of what it does well and badly. */
const wantedScore = 12;

/** Everything critical, and as the check `score` each workload with too few points. */
export const kubesec: Scanner = {
  install: (report) => buildProgram("kubesec", report),
  scan: async (manifests) => {
    const reports = (await readJson(await program("kubesec"), [], manifests)) as Report[];
    return reports.flatMap(({ object: name, score, scoring }) => {
      const { critical = [], passed = [], advise = [] } = scoring;
      const [kind = "", rest = ""] = name.split("/");
      const object = objectName(kind, rest.slice(0, rest.lastIndexOf(".")));
      const findings = critical.map(({ id, reason }) => ({ check: id, object, message: reason }));
      // It has rules for workloads alone, and no points for anything else.
      const isWorkload = critical.length + passed.length + advise.length > 0;
      if (!isWorkload || score >= wantedScore) return findings;
      const missing = advise.map(({ id }) => id).join(", ");
      const message = `${score} points, not ${wantedScore}; missing: ${missing}`;
      return [...findings, { check: "score", object, message }];
    });
  },
};
