import * as pulumi from "@pulumi/pulumi";
import type { Settings } from "../config/inputs/schema";
import { checkArgs } from "../config/inputs/stack";
import { checkAccess } from "../preflight/datadog";
import type { CapabilitiesArgs } from "../preflight/kubernetes/capabilities";
import type { ClusterArgs } from "../preflight/kubernetes/cluster-args";
import type { LiteLLMGatewayArgs } from "./args";
import { readableProblem } from "./fixes";
import { divideArgs, namesOf } from "./given-secrets";
import { onDemand } from "./on-demand";
import { refusedByPulumiLater } from "./refusal";

/**
 * Asks Datadog and the Kubernetes cluster, before anything is made, whether the gateway can be made
 * there: whether Datadog's keys are good and may make monitors, SLOs and dashboards; whether the
 * cluster has the APIs, classes, quota and rights that the gateway needs. It only reads. Without
 * Datadog's keys Datadog isn't asked, and on Docker no cluster is.
 *
 * Lesser problems are logged as warnings, and so is a cluster that a preview can't reach.
 *
 * @example
 * ```ts
 * export = async () => {
 *   const args: LiteLLMGatewayArgs = {
 *     target: "kubernetes",
 *     models: [{ name: "gpt-4o", provider: "openai" }],
 *     openaiApiKey: new pulumi.Config().requireSecret("openaiApiKey"),
 *   };
 *   await preflight(args);
 *   return { url: new LiteLLMGateway("gateway", args).url };
 * };
 * ```
 *
 * @param args - the arguments that the gateway is about to get
 * @param cluster - the cluster in which it is about to be made. Default: `kubernetes:kubeconfig` and
 * `kubernetes:context` of the stack's config, as for the default provider; else `KUBECONFIG`, or
 * `~/.kube/config`
 * @throws InputPropertiesError that says all that is missing, or why Datadog or the cluster can't be asked
 */
export async function preflight(
  args: LiteLLMGatewayArgs,
  cluster: ClusterArgs = clusterOfStack(),
): Promise<void> {
  await refusedByPulumiLater(ask(args, cluster));
}

async function ask(args: LiteLLMGatewayArgs, cluster: ClusterArgs): Promise<void> {
  const { settings: input, given } = divideArgs(args);
  const { datadogApiKey, datadogAppKey } = given.keys;
  const asksCluster = args.target === "kubernetes";
  // There is often nothing to ask, and the gateway checks its arguments anyway.
  if (!asksCluster && !(datadogApiKey && datadogAppKey)) return;
  const names = namesOf(given);
  const { settings } = checkArgs(input, names);
  if (datadogApiKey && datadogAppKey) await askDatadog(settings, datadogApiKey, datadogAppKey);
  if (asksCluster) await askCluster({ settings, names, cluster });
}

async function askDatadog(
  settings: Settings,
  ...keys: [apiKey: pulumi.Output<string>, appKey: pulumi.Output<string>]
): Promise<void> {
  const [apiKey, appKey] = await Promise.all(keys.map(valueNow));
  if (apiKey === undefined || appKey === undefined) {
    void pulumi.log.info("Datadog's keys are not known yet, so nothing was checked of Datadog");
    return;
  }
  await checkAccess(settings, { apiKey, appKey });
}

async function askCluster(args: Omit<CapabilitiesArgs, "isPreview">): Promise<void> {
  const isPreview = pulumi.runtime.isDryRun();
  const warnings = await onDemand.capabilities().checkCapabilities({ ...args, isPreview });
  for (const warning of warnings) void pulumi.log.warn(readableProblem(warning));
}

function clusterOfStack(): ClusterArgs {
  const provider = new pulumi.Config("kubernetes");
  return { kubeconfig: provider.get("kubeconfig"), context: provider.get("context") };
}

/** The present value of an Output; undefined in a preview of the resource that makes it. */
const valueNow = <T>(output: pulumi.Output<T>): Promise<T | undefined> =>
  // The SDK has it, but not in its types.
  (output as unknown as { promise: () => Promise<T | undefined> }).promise();
