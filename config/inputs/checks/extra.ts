import { didYouMean } from "../did-you-mean";
import { error, warning, type Finding } from "../errors";
import { environmentNames, extraKeys, textsIn } from "../../litellm/extra-keys";
import { isKnownKey, litellmKeys, type LiteLLMSection } from "../../litellm/facts";
import {
  credentialEnvironment,
  secretEnvironment,
  secretKeys,
  type SecretKey,
  type SecretNames,
} from "../secrets";
import { looksSecret } from "../shown";
import type { Check } from "./check";
import { because, setCredential, setSecret } from "../fix";
import { suggester } from "./names";
import { renderedKeys } from "./rendered-keys";

/** Refuses to replace what is made from inputs: the two would contradict each other. */
export const checkRenderedKeys: Check = ({ settings }) =>
  extraKeys(settings).flatMap(({ section, key, path }) => {
    const from = renderedKeys[section]?.[key];
    if (from === undefined) return [];
    const [, why] = /^nothing: (.*)$/.exec(from) ?? [];
    if (why !== undefined) return [error(path, `can't be set, because ${why}; remove it`)];
    return [error(path, `is made from ${from}; use that input instead`)];
  });

/** Most keys that get a suggestion: each is compared with all that LiteLLM knows. */
const mostSuggestions = 20;

/** Warns of keys that LiteLLM doesn't know: it says nothing itself (BerriAI/litellm#34877, #5891). */
export const checkUnknownKeys: Check = ({ settings }) => {
  let left = mostSuggestions;
  return extraKeys(settings)
    .filter(({ section, key }) => !renderedKeys[section]?.[key] && !isKnownKey(section, key))
    .map(({ section, key, path }) => {
      const meant = left-- > 0 ? didYouMean(key, litellmKeys[section]) : "";
      const rest =
        section === "litellm_params"
          ? ", and sends it to the provider as it is"
          : ", and ignores it";
      return warning(path, `LiteLLM has no ${key} in ${nameOf(section)}${rest}${meant}`);
    });
};

const nameOf = (section: LiteLLMSection) =>
  section === "guardrail_params" ? "a guardrail's litellm_params" : section;

/** Refuses keys in plain text: they would be in the stack's file, in its state and in the config. */
export const checkSecretsInExtras: Check = ({ settings }) =>
  extraKeys(settings)
    .filter(({ value }) => textsIn(value).some(holdsSecret))
    .map(({ path }) =>
      error(
        path,
        because`looks like a key or password; run: ${setCredential("NAME")}, and write os.environ/${credentialEnvironment("NAME")} here`,
      ),
    );

/** Looked for in the parts of paths, URLs and dotted names, whose wholes are long and no secrets. */
function holdsSecret(text: string): boolean {
  if (text.startsWith("os.environ/")) return false;
  if (/:\/\/[^/\s]*:[^/\s]*@/.test(text)) return true;
  return text.split(/[\s/.:,;]+/).some((part) => looksSecret(part) && /[0-9A-Z]/.test(part));
}

/** Refuses environment variables that the proxies don't get: LiteLLM takes them for unset. */
export const checkEnvironmentNames: Check = ({ settings, secrets }) => {
  const given = givenNames(secrets);
  const suggest = suggester([...given]);
  return extraKeys(settings).flatMap(({ path, value }) =>
    environmentNames(value)
      .filter((name) => !given.has(name))
      .map((name): Finding => {
        const of = secretOf.get(name);
        const reason =
          of === undefined
            ? because`the proxies have no ${name}${suggest(name)}; for a secret of your own, run: ${setCredential("NAME")}, and write os.environ/${credentialEnvironment("NAME")}`
            : because`the proxies have no ${name}, because its secret isn't set; run: ${setSecret(of)}`;
        return error(path, reason);
      }),
  );
};

/** Secrets by the environment variable that proxies get them in. */
const secretOf = new Map(
  secretKeys.flatMap((key): [string, SecretKey][] => {
    const environment = secretEnvironment(key);
    return environment === undefined ? [] : [[environment, key]];
  }),
);

const givenNames = ({ keys, credentials }: SecretNames) =>
  new Set([
    ...[...secretOf].filter(([, key]) => keys.includes(key)).map(([name]) => name),
    ...credentials.map(credentialEnvironment),
  ]);
