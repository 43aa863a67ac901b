import { objectName } from "./finding";
import { buildProgram, program } from "./programs";
import { readJson, type Scanner } from "./scanner";

/** Of https://github.com/stackrox/kube-linter/blob/v0.8.3/pkg/run/run.go, what is read here. */
interface Linted {
  Reports:
    | {
        Check: string;
        Diagnostic: { Message: string };
        Object: { K8sObject: { Name: string; GroupVersionKind: { Kind: string } } };
      }[]
    | null;
}

/**
 * All of its checks but `schema-validation`, which downloads the schemas: an API server takes the
 * manifests in other tests.
 */
export const kubeLinter: Scanner = {
  install: (report) => buildProgram("kube-linter", report),
  scan: async (manifests) => {
    const checks = ["--add-all-built-in", "--exclude", "schema-validation"];
    const command = ["lint", ...checks, "--fail-if-no-objects-found", "--format", "json", "-"];
    const linted = (await readJson(await program("kube-linter"), command, manifests)) as Linted;
    return (linted.Reports ?? []).map(({ Check, Diagnostic, Object: { K8sObject } }) => ({
      check: Check,
      object: objectName(K8sObject.GroupVersionKind.Kind, K8sObject.Name),
      message: Diagnostic.Message,
    }));
  },
};
