import { Readable } from "node:stream";
import Docker from "dockerode";
import { execIn } from "./exec";
import type { KubernetesNode } from "./node";

const docker = new Docker();
const ctr = ["ctr", "--namespace", "k8s.io", "images"];

/**
 * Gives a node images that the Docker daemon has, those that it doesn't have already. Pods use them
 * under the same reference, with `imagePullPolicy` `IfNotPresent` or `Never`.
 *
 * @param references - such as `litellm-gateway-lab/redis:8.0.2-lab.44cd3aac`
 * @param report - gets one line for each image that is copied
 */
export async function loadImagesIntoNode(
  { container }: KubernetesNode,
  references: readonly string[],
  report: (line: string) => void,
): Promise<void> {
  const there = (await execIn(container, [...ctr, "list", "--quiet"])).split("\n");
  for (const reference of references) {
    if (there.includes(`docker.io/${reference}`)) continue;
    report(`Copying ${reference} to the Kubernetes node`);
    const archive = new Readable().wrap(await docker.getImage(reference).get());
    await execIn(container, [...ctr, "import", "-"], archive);
  }
}
