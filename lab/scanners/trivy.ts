import { parseAllDocuments } from "yaml";
import { objectName } from "./finding";
import { buildProgram, program } from "./programs";
import { readJson, type Scanner } from "./scanner";

/** What `programs/trivy` writes. */
interface Failed {
  check: string;
  severity: string;
  message: string;
  file: string;
}

const counted = ["MEDIUM", "HIGH", "CRITICAL"];

/** What `trivy config` finds of medium severity or above. */
export const trivy: Scanner = {
  install: (report) => buildProgram("trivy", report),
  scan: async (manifests) => {
    // It tells the file and the line, not the object: so each object is a file.
    const files = parseAllDocuments(manifests).map((document) => {
      const { kind, metadata } = document.toJS() as { kind: string; metadata: { name: string } };
      return [`${objectName(kind, metadata.name)}.yaml`, String(document)];
    });
    const input = JSON.stringify(Object.fromEntries(files));
    const failed = (await readJson(await program("trivy"), [], input)) as Failed[];
    return failed
      .filter(({ severity }) => counted.includes(severity))
      .map(({ check, message, file }) => ({ check, object: file.slice(0, -5), message }));
  },
};
