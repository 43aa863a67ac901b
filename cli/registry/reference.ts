/** The parts of an image reference (distribution/reference), with what Docker adds to a short one. */
export interface ImageReference {
  /** Host of the registry, with its port where it has one: `docker.io`, `mirror.example.com:5000`. */
  registry: string;
  /** Path in the registry: `library/postgres`. */
  repository: string;
  tag: string | undefined;
  digest: string | undefined;
}

/** Docker Hub in references; {@link registryHost} is where its API is. */
const dockerHub = "docker.io";

/** Reads an image reference that fits the schema of the setting `images`. */
export function parseReference(reference: string): ImageReference {
  const [named = "", digest] = reference.split("@");
  const slash = named.lastIndexOf("/");
  const colon = named.indexOf(":", slash + 1);
  const [path, tag] =
    colon === -1 ? [named, undefined] : [named.slice(0, colon), named.slice(colon + 1)];
  const [first = "", ...rest] = path.split("/");
  // The first part is a host when it has a dot or a port, or is the machine itself.
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  const registry = hasHost
    ? first.replace(/^(index|registry-1)\.docker\.io$/, dockerHub)
    : dockerHub;
  const own = hasHost ? rest.join("/") : path;
  const isShort = registry === dockerHub && !own.includes("/");
  return { registry, repository: isShort ? `library/${own}` : own, tag, digest };
}

/** Where the API of a registry is. */
export const registryHost = (registry: string): string =>
  registry === dockerHub ? "registry-1.docker.io" : registry;
