import { noSecrets } from "../../config/inputs/secrets";
import { parseSettings } from "../../config/inputs/stack";
import { stopDockerDaemon } from "../../lab/docker-daemon";
import { ensureLabImage } from "../../lab/images/build";
import { kubernetesNodeImage } from "../../lab/kubernetes/image/image";
import { stopKubernetesNode } from "../../lab/kubernetes/node";
import { installScanners, scannerNames } from "../../lab/scanners";
import type { Fallbacks } from "../../cli/fallbacks";
import { findDocker } from "../../cli/parts/docker";
import { findEngine } from "../../cli/parts/engine";
import { findImages } from "../../cli/parts/images";
import { describe } from "../../cli/parts/origin";
import { findPlugins } from "../../cli/parts/plugins";
import { printedProgress as progress } from "../../cli/progress";

/**
 * Makes first what takes minutes, so that it is seen, and names the Kubernetes node that the files of
 * this run share: the first that needs it starts it.
 *
 * @returns a function that ends what was started, by this or by a test that shares it
 */
export async function prepareParts(
  suites: string[],
  fallbacks: Fallbacks,
): Promise<() => Promise<void>> {
  const engine = await progress.step("Pulumi engine", async (report) => {
    const { command, part } = await findEngine(report, fallbacks);
    return { value: command, result: describe(part) };
  });
  await progress.step("Provider plugins", async (report) => {
    const { parts } = await findPlugins(engine, report, fallbacks);
    return { value: undefined, result: parts.map(describe).join(", ") };
  });
  const { docker, part } = await progress.step("Docker daemon", async (report) => {
    const found = await findDocker(report, fallbacks);
    return { value: found, result: describe(found.part) };
  });
  await progress.step("Images", async (report) => {
    // All that any test runs: a mock upstream, Presidio, and an Agent.
    const settings = parseSettings({
      models: [{ name: "any", provider: "mock" }],
      privacy: { pii: { entities: [{ entity: "PERSON" }] } },
    });
    const secrets = { ...noSecrets, keys: ["datadogApiKey"] as const };
    const { parts } = await findImages(docker, { settings, secrets }, report, fallbacks);
    return { value: undefined, result: parts.map(describe).join(", ") };
  });
  const node = `litellm-gateway-test-${process.pid}`;
  if (suites.includes("engine") || suites.includes("e2e")) {
    await progress.step("Kubernetes node", async (report) => {
      return { value: undefined, result: await ensureLabImage(kubernetesNodeImage, report) };
    });
    process.env.LITELLM_GATEWAY_TEST_NODE = node;
  }
  if (suites.includes("engine")) {
    await progress.step("Scanners", async (report) => {
      await installScanners(report);
      return { value: undefined, result: scannerNames.join(", ") };
    });
  }
  return async () => {
    await stopKubernetesNode(node);
    if (part.from === "lab") await stopDockerDaemon();
  };
}
