// Brings up the gateways whose states later versions must keep, and writes these down:
// node --import tsx tests/engine/frozen/record.ts docker|kubernetes
import { ensureLabImages } from "../../../lab/images";
import { loadImagesIntoNode } from "../../../lab/kubernetes/workload-images";
import { TestCluster } from "../../../lab/tests/engine/kubernetes-cluster";
import { findStackEngine } from "../stack-sandbox";
import { RecordedStack, settingsOf, type Target } from "./recorded-stack";

async function record(target: Target): Promise<void> {
  const images = await ensureLabImages(
    ["litellm", "postgres", "redis", "haproxy", "mockUpstream", "datadogAgent"],
    console.log,
  );
  const engine = await findStackEngine(target);
  const cluster = target === "kubernetes" ? await TestCluster.start() : undefined;
  try {
    if (cluster) await loadImagesIntoNode(cluster.node, Object.values(images), console.log);
    const environment = cluster && { KUBECONFIG: cluster.node.kubeconfig };
    const stack = await RecordedStack.make(engine, environment);
    try {
      await stack.record(target, settingsOf[target](images));
    } finally {
      await stack.remove();
    }
  } finally {
    await cluster?.stop();
  }
}

void record(process.argv[2] as Target);
