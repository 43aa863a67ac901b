import type { Finding } from "../errors";
import { withExternalSecrets } from "../external-secrets";
import { checkAlerting } from "./alerting";
import { checkAliases } from "./aliases";
import { checkAnyModel } from "./any-model";
import {
  checkDefaultBudgets,
  checkEndUserBudget,
  checkGatewayBudget,
  checkKeyBudgets,
} from "./budgets";
import { checkCacheMemory, checkSemanticInputs, checkUnusedCache } from "./cache";
import type { Check, CheckInput } from "./check";
import { checkAddresses, checkConnectionFields } from "./connections";
import { checkCredentials, checkUnusedCredentials, checkUnusedKeys } from "./credentials";
import { checkDatabaseConnections, checkPooler } from "./database-connections";
import {
  checkApiUrl,
  checkBurnRates,
  checkDatadogKeys,
  checkHandles,
  checkLatencyBounds,
  checkSpendWrites,
  checkThresholds,
} from "./datadog";
import {
  checkAgentLogs,
  checkAgentMetrics,
  checkAgentVersion,
  checkRawRequests,
  checkUnusedAgent,
} from "./datadog-agent";
import { checkEdge, checkSecurity } from "./exposure";
import {
  checkEnvironmentNames,
  checkRenderedKeys,
  checkSecretsInExtras,
  checkUnknownKeys,
} from "./extra";
import { checkExternalSecrets } from "./external-secrets";
import { checkChains } from "./fallback-chains";
import { checkFallbacks } from "./fallbacks";
import { checkMembers, checkModesOfGroups, checkNamesOfGroups, checkShares } from "./groups";
import { checkGuardrailModes } from "./guardrail-modes";
import { checkGuardrailNeeds, checkNamesOfGuardrails } from "./guardrails";
import { checkHealthChecks, checkModelHealthChecks } from "./health-checks";
import {
  checkAutoscaling,
  checkBackups,
  checkCloudNativePg,
  checkDockerHost,
  checkEgress,
  checkServiceMonitor,
  checkTargetSettings,
} from "./kubernetes";
import {
  checkCertificateInputs,
  checkKubernetesEdge,
  checkKubernetesExposure,
} from "./kubernetes-edge";
import {
  checkAgentNamespace,
  checkKubernetesAgent,
  checkUnusedAgentInputs,
} from "./kubernetes-datadog-agent";
import { checkLicence } from "./licence";
import { checkCeilings, checkLimitsOfGateway, checkSmallTokenLimits } from "./limits";
import { checkImageAdvisories } from "./image-advisories";
import { checkLiteLLMVersion } from "./litellm-version";
import { checkLogs, checkStoredPrompts } from "./logging";
import {
  checkDuplicates,
  checkModesOfBackends,
  checkModesOfNames,
  checkNamesOfModels,
} from "./models";
import { checkCallParameters, checkMockModes } from "./modes";
import { checkMasterKey, checkSaltKey, checkUiPassword } from "./own-keys";
import { checkPostgresVersion } from "./postgres-version";
import { checkKnownPrices, checkModeOfModels } from "./price-map";
import { checkHalfPrices, checkUselessPrices } from "./prices";
import { checkPii } from "./privacy";
import { checkProviderBudgets } from "./provider-budgets";
import { checkAllModels, checkAwsKeys, checkKeys, checkNeeds } from "./providers";
import { checkCooldowns, checkRetries, checkStrategies, checkTags } from "./routing";
import { checkOrigin } from "./origin";
import { checkRoutes, checkUnmaskedRoutes } from "./routes";
import { checkSecretTexts, checkVertexCredentials, checkWebhooks } from "./secret-values";
import { checkSemanticCache } from "./semantic-cache";
import { checkServerHosts, checkServerPasswords, checkServerTls, checkSharedRedis } from "./stores";
import { checkEdgeTimeout, checkModelTimeouts } from "./timeouts";
import { checkCertificate, checkTlsSecrets } from "./tls";
import { checkOrder, checkWeights } from "./weights";

/** All checks, in the order in which their findings are reported. */
const checks: readonly Check[] = [
  checkAnyModel,
  ...[checkNamesOfModels, checkDuplicates, checkModesOfNames, checkModesOfBackends],
  ...[checkKeys, checkAwsKeys, checkNeeds, checkAllModels],
  ...[checkConnectionFields, checkAddresses],
  ...[checkCredentials, checkUnusedCredentials, checkUnusedKeys],
  ...[checkHalfPrices, checkUselessPrices, checkKnownPrices],
  ...[checkModeOfModels, checkCallParameters, checkMockModes],
  ...[checkNamesOfGroups, checkMembers, checkModesOfGroups, checkShares],
  ...[checkWeights, checkOrder, checkAliases],
  ...[checkFallbacks, checkChains],
  ...[checkCooldowns, checkStrategies, checkRetries, checkTags],
  ...[checkGatewayBudget, checkKeyBudgets, checkDefaultBudgets, checkEndUserBudget],
  ...[checkProviderBudgets, checkCeilings, checkLimitsOfGateway, checkSmallTokenLimits],
  ...[checkSemanticInputs, checkUnusedCache, checkCacheMemory, checkSemanticCache],
  ...[checkPii, checkNamesOfGuardrails, checkGuardrailNeeds, checkGuardrailModes],
  ...[checkRoutes, checkUnmaskedRoutes, checkOrigin],
  ...[checkEdge, checkSecurity, checkLicence],
  ...[checkTargetSettings, checkAutoscaling, checkCloudNativePg, checkDockerHost, checkEgress],
  ...[checkServiceMonitor, checkBackups, checkPooler],
  ...[checkKubernetesEdge, checkKubernetesExposure, checkCertificateInputs],
  ...[checkLogs, checkStoredPrompts, checkAlerting],
  ...[checkHealthChecks, checkModelHealthChecks],
  ...[checkDatadogKeys, checkApiUrl, checkSpendWrites, checkHandles],
  ...[checkKubernetesAgent, checkUnusedAgentInputs, checkAgentNamespace],
  ...[checkAgentMetrics, checkUnusedAgent, checkAgentLogs, checkRawRequests],
  ...[checkThresholds, checkLatencyBounds, checkBurnRates],
  ...[checkServerPasswords, checkServerHosts, checkServerTls, checkSharedRedis],
  ...[checkDatabaseConnections, checkEdgeTimeout, checkModelTimeouts],
  ...[checkSecretTexts, checkWebhooks, checkVertexCredentials],
  ...[checkMasterKey, checkSaltKey, checkUiPassword, checkTlsSecrets, checkCertificate],
  ...[checkLiteLLMVersion, checkImageAdvisories, checkPostgresVersion, checkAgentVersion],
  ...[checkRenderedKeys, checkUnknownKeys, checkSecretsInExtras, checkEnvironmentNames],
];

/**
 * Everything that the schema alone can't say.
 *
 * @param input - with the secrets that the stack itself has
 */
export function checkSettings(input: CheckInput): Finding[] {
  const secrets = withExternalSecrets(input.settings, input.secrets);
  return [
    ...checkExternalSecrets(input),
    ...checks.flatMap((check) => check({ ...input, secrets })),
  ];
}
