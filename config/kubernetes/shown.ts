import { stringify } from "yaml";
import { withExternalSecrets } from "../inputs/external-secrets";
import type { Settings } from "../inputs/schema";
import { credentialEnvironment, secretEnvironment, type SecretNames } from "../inputs/secrets";
import { manifests } from "./manifests";
import { plan, type PlanArgs } from "./plan";
import type { SecretValues } from "../workloads/secret-values";
import type { Manifest, Secret } from "./types";

const mark = "(secret-";

/** Stands for the text of a secret. Nothing in it is written otherwise in a URL or a shell. */
const hidden = (name: string): string => `${mark}${name})`;

/** What stands for the secrets of a stack, where manifests are shown. */
function hiddenValues({ database, cache }: Settings, names: SecretNames): SecretValues {
  const ofKeys = names.keys.flatMap((key) => {
    const environment = secretEnvironment(key);
    return environment === undefined ? [] : [[environment, hidden(key)] as const];
  });
  const ofCredentials = names.credentials.map(
    (name) => [credentialEnvironment(name), hidden(`credentials.${name}`)] as const,
  );
  return {
    masterKey: hidden("masterKey"),
    saltKey: hidden("saltKey"),
    drainToken: hidden("drainToken"),
    databasePassword: hidden(database.server ? "databasePassword" : "postgresPassword"),
    redisPassword: hidden("redisPassword"),
    cacheRedisPassword: hidden(cache.server ? "cacheRedisPassword" : "redisPassword"),
    monitoringPassword: hidden("monitoringPassword"),
    datadogApiKey: names.keys.includes("datadogApiKey") ? hidden("datadogApiKey") : undefined,
    given: Object.fromEntries([...ofKeys, ...ofCredentials]),
    certificate: { chain: hidden("tlsCertificate"), key: hidden("tlsKey") },
  };
}

/**
 * The manifests of a gateway, with something else in the place of secrets.
 *
 * @param names - of the secrets that the stack has
 */
export function hiddenManifests({ settings, names, ...args }: PlanArgs): Manifest[] {
  const { steps } = plan({ ...args, settings, names: withExternalSecrets(settings, names) });
  return manifests(steps, hiddenValues(settings, names));
}

/**
 * The manifests of a gateway as YAML, one document an object, for people, scanners and GitOps. The
 * texts of secrets aren't in them: `(secret-…)` says what belongs there.
 */
export function showManifests(args: PlanArgs): string {
  return hiddenManifests(args)
    .map((object) => `---\n${stringify(withoutHashes(object), { lineWidth: 0 })}`)
    .join("");
}

/** A file with the hash of what stands for a secret would look like one that works. */
function withoutHashes(object: Manifest): Manifest | Secret {
  if (!isSecret(object)) return object;
  const stringData = Object.entries(object.stringData).map(([file, text]) => [
    file,
    text.includes(mark) || file === "username" ? text : hidden(file),
  ]);
  return { ...object, stringData: Object.fromEntries(stringData) as Secret["stringData"] };
}

const isSecret = (object: Manifest): object is Secret => object.kind === "Secret";
