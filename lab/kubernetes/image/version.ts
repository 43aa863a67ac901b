import { readFileSync } from "node:fs";
import { join } from "node:path";

const goModule = readFileSync(join(__dirname, "programs/kubernetes/go.mod"), "utf8");

/** The version of Kubernetes that the lab builds, such as `1.36.3`; go.mod says which. */
export const kubernetesVersion = /^require k8s\.io\/kubernetes v(\S+)/m.exec(goModule)?.[1] ?? "";
