import type { ConfigProblem } from "../errors";
import type { SecretKey, Settings } from "../schema";
import { checkLiteLLMVersion } from "./litellm-version";
import { checkPostgresVersion } from "./postgres-version";
import { checkPrices } from "./prices";
import { checkTarget } from "./target";
import { checkAnyModel, checkProviders } from "./providers";

/**
 * Everything that the schema alone can't say.
 *
 * @param settings - settings that fit the schema
 * @param secretsSet - names of the secret keys that the stack has
 */
export function checkSettings(
  settings: Settings,
  secretsSet: readonly SecretKey[],
): ConfigProblem[] {
  return [
    ...checkTarget(settings),
    ...checkAnyModel(settings, secretsSet),
    ...checkProviders(settings, secretsSet),
    ...checkPrices(settings),
    ...checkLiteLLMVersion(settings),
    ...checkPostgresVersion(settings),
  ];
}
