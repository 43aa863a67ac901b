import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A manifest in the registry. */
export interface Manifest {
  /** Media type. */
  type: string;
  body: string;
}

const index = "application/vnd.oci.image.index.v1+json";
const single = "application/vnd.docker.distribution.manifest.v2+json";

/** An index of an image for two machines, as buildx pushes it. */
export const multiArch = (text: string): Manifest => ({
  type: index,
  body: JSON.stringify({
    schemaVersion: 2,
    mediaType: index,
    manifests: ["amd64", "arm64"].map((architecture) => ({
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      digest: digest(`${text} ${architecture}`),
      size: text.length,
      platform: { architecture, os: "linux" },
    })),
  }),
});

/** The manifest of an image for one machine. */
export const oneMachine = (text: string): Manifest => ({
  type: single,
  body: JSON.stringify({ schemaVersion: 2, mediaType: single, config: { digest: digest(text) } }),
});

/** Digest of a text, as registries write it. */
export const digest = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;

/**
 * A registry on this machine that speaks the pull part of the protocol: HTTP API V2 with the token flow of
 * Docker's registries (distribution/distribution, docs/spec/api.md and docs/spec/auth/token.md).
 */
export class FakeRegistry {
  /** Manifests by `repository:tag`. */
  readonly manifests = new Map<string, Manifest>();
  /** Whether it wants a token, which it gives to anybody. */
  wantsToken = false;
  /** Whether nobody gets a token. */
  isPrivate = false;
  /** Said instead of the manifest's own digest. */
  toldDigest: string | undefined;
  readonly asked: string[] = [];
  #server!: Server;

  async start(): Promise<this> {
    this.#server = createServer((request, response) => {
      this.#answer(request, response);
    });
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.host = `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): void {
    this.#server.close();
  }

  /** Host and port, as they stand in a reference. */
  host = "";

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.asked.push(`${request.method} ${request.url}`);
    const { pathname, searchParams } = new URL(request.url ?? "", `http://${this.host}`);
    if (pathname === "/token") {
      const scope = searchParams.get("scope") ?? "";
      if (this.isPrivate) json(response, 401, { details: "incorrect username or password" });
      else json(response, 200, { token: `token for ${scope}` });
      return;
    }
    const [, repository = "", tag = ""] = /^\/v2\/(.+)\/manifests\/(.+)$/.exec(pathname) ?? [];
    const scope = `repository:${repository}:pull`;
    if (this.wantsToken && request.headers.authorization !== `Bearer token for ${scope}`) {
      response.setHeader(
        "www-authenticate",
        `Bearer realm="http://${this.host}/token",service="fake registry",scope="${scope}"`,
      );
      json(response, 401, { errors: [{ code: "UNAUTHORIZED" }] });
      return;
    }
    const manifest = this.manifests.get(`${repository}:${tag}`);
    if (!manifest) {
      json(response, 404, { errors: [{ code: "MANIFEST_UNKNOWN" }] });
      return;
    }
    // A registry converts, or refuses, what the client doesn't say that it takes.
    if (!request.headers.accept?.includes(manifest.type)) {
      json(response, 404, { errors: [{ code: "MANIFEST_UNKNOWN", message: "OCI index found" }] });
      return;
    }
    response.setHeader("content-type", manifest.type);
    response.setHeader("docker-content-digest", this.toldDigest ?? digest(manifest.body));
    response.end(manifest.body);
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
