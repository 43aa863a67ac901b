import { error, warning } from "../errors";
import { environmentNames, extraKeys } from "../../litellm/extra-keys";
import { pathOfCredential, pathOfKey } from "../external-secrets";
import { servedWhole } from "../../litellm/model-names";
import { isProviderSecret, secretsOf, type Provider } from "../providers";
import type { Settings } from "../schema";
import { credentialEnvironment, type SecretKey } from "../secrets";
import type { Check, CheckInput } from "./check";
import { because, remove, setCredential } from "../fix";
import { suggester } from "./names";

/** Refuses names that aren't among the stack's `credentials`: the variable would be unset. */
export const checkCredentials: Check = ({ settings, secrets }) => {
  const known = new Set(secrets.credentials);
  const suggest = suggester(secrets.credentials);
  return references(settings)
    .filter(({ credential }) => !known.has(credential))
    .map(({ path, credential }) =>
      error(
        path,
        because`there is no credential ${credential}${suggest(credential)}; to add it, run: ${setCredential(credential)}`,
      ),
    );
};

function references({ models, guardrails }: Settings) {
  const named = (list: "models" | "guardrails", items: readonly { credential?: string }[]) =>
    items.flatMap(({ credential }, index) =>
      credential === undefined ? [] : [{ path: `${list}[${index}].credential`, credential }],
    );
  return [...named("models", models), ...named("guardrails", guardrails)];
}

/** Warns of credentials that nothing uses: often a name that was mistyped elsewhere. */
export const checkUnusedCredentials: Check = ({ settings, secrets }) => {
  const used = new Set(references(settings).map(({ credential }) => credential));
  const inExtras = namedInExtras(settings);
  return secrets.credentials
    .filter((name) => !used.has(name) && !inExtras.has(credentialEnvironment(name)))
    .map((name) => {
      const path = pathOfCredential(settings, name);
      const reason = because`nothing uses it; name it in a model's credential, or run: ${remove(path)}`;
      return warning(path, reason);
    });
};

const namedInExtras = (settings: Settings) =>
  new Set(extraKeys(settings).flatMap(({ value }) => environmentNames(value)));

/** Guardrails that read a provider's own key (litellm: proxy/guardrails/guardrail_hooks). */
const keysOfGuardrails: Partial<Record<string, Provider>> = {
  openai_moderation: "openai",
  bedrock: "bedrock",
  model_armor: "vertex",
};

/** Warns of provider keys that are set and that no model uses. */
export const checkUnusedKeys: Check = (input) => {
  const used = usedKeys(input);
  return input.secrets.keys
    .filter((key) => isProviderSecret(key) && !used.has(key))
    .map((key) => {
      const path = pathOfKey(input.settings, key);
      return warning(
        path,
        because`no model uses it; add one of that provider, or run: ${remove(path)}`,
      );
    });
};

function usedKeys({ settings, secrets }: CheckInput): Set<SecretKey> {
  const providers = new Set<Provider>([
    ...settings.models.filter((model) => !model.credential).map(({ provider }) => provider),
    ...servedWhole(settings, secrets),
    ...settings.guardrails.flatMap(({ integration }) => keysOfGuardrails[integration] ?? []),
  ]);
  return new Set([...providers].flatMap(secretsOf));
}
