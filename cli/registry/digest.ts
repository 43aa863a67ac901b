import { createHash } from "node:crypto";
import { UserError } from "../errors";
import { registryHost, type ImageReference } from "./reference";

/** Indexes first: of an image for several machines the digest is that of all, not of one's own. */
const manifestTypes = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.v2+json",
];

const timeoutMilliseconds = 30_000;

/**
 * Asks a registry for the digest of a tag, by its HTTP API (opencontainers/distribution-spec). Only what
 * everybody may read: no credentials are used, but the token that Docker's registries give to anybody.
 *
 * @returns `sha256:…` of the manifest that the registry gives, worked out here
 * @throws UserError that says why there is none
 */
export async function digestOf({
  registry,
  repository,
  tag = "latest",
}: ImageReference): Promise<string> {
  const url = `${schemeOf(registry)}://${registryHost(registry)}/v2/${repository}/manifests/${tag}`;
  const accept = { accept: manifestTypes.join(", ") };
  let response = await ask(url, accept);
  const challenge = response.headers.get("www-authenticate") ?? "";
  if (response.status === 401 && /^bearer /i.test(challenge)) {
    const token = await anonymousToken(challenge, repository, registry);
    response = await ask(url, { ...accept, authorization: `Bearer ${token}` });
  }
  if (!response.ok)
    throw new UserError(whyRefused(response.status, registry, `${repository}:${tag}`));
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (!manifestTypes.includes(type))
    throw new UserError(
      `${registry} gives no manifest for ${repository}:${tag}, but ${type || "something else"}`,
    );
  const digest = `sha256:${createHash("sha256")
    .update(await bodyOf(response))
    .digest("hex")}`;
  const told = response.headers.get("docker-content-digest") ?? digest;
  if (told !== digest)
    throw new UserError(
      `${registry} says that ${repository}:${tag} is ${told}, and what it gives is ${digest}`,
    );
  return digest;
}

/** Docker, too, speaks HTTP only to a registry on the machine itself. */
const schemeOf = (registry: string) =>
  /^(localhost|127\.\d+\.\d+\.\d+)(:\d+)?$/.test(registry) ? "http" : "https";

/** A token for reading, as the registry's answer says where to get one (distribution/distribution, docs/spec/auth). */
async function anonymousToken(
  challenge: string,
  repository: string,
  registry: string,
): Promise<string> {
  const given = Object.fromEntries(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const realm = URL.canParse(given.realm ?? "") ? new URL(given.realm ?? "") : undefined;
  if (realm?.protocol !== `${schemeOf(registry)}:`)
    throw new UserError(`${registry} doesn't say where to get a token for ${repository}`);
  if (given.service) realm.searchParams.set("service", given.service);
  realm.searchParams.set("scope", given.scope ?? `repository:${repository}:pull`);
  const response = await ask(realm.href, {});
  if (!response.ok) throw new UserError(whyRefused(response.status, realm.host, repository));
  const { token, access_token: other } = (await response.json().catch(() => ({}))) as Record<
    string,
    unknown
  >;
  const found = token ?? other;
  if (typeof found !== "string")
    throw new UserError(`${realm.host} gives no token for ${repository}`);
  return found;
}

async function ask(url: string, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { headers, signal: AbortSignal.timeout(timeoutMilliseconds) });
  } catch (error) {
    throw unreachable(url, error);
  }
}

async function bodyOf(response: Response): Promise<Uint8Array> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw unreachable(response.url, error);
  }
}

/** Node says why only in the cause of its error. */
function unreachable(url: string, error: unknown): UserError {
  const { cause, message } = error as { cause?: { code?: string }; message: string };
  return new UserError(`${new URL(url).host} can't be reached (${cause?.code ?? message})`);
}

function whyRefused(status: number, host: string, what: string): string {
  if (status === 404) return `${host} has no ${what}`;
  if (status === 401 || status === 403)
    return `${host} lets nobody read ${what} without a sign-in, or has none (${status})`;
  if (status === 429) return `${host} was asked too often (429); wait, and run this again`;
  return `${host} answers ${status} for ${what}`;
}
