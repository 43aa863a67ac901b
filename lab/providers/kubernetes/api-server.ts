import { existsSync } from "node:fs";
import type { OutgoingHttpHeaders } from "node:http";
import { request, type RequestOptions } from "node:https";
import { text } from "node:stream/consumers";
import type { Properties } from "../bridge/values";
import { textAt } from "./objects";

/** An answer of the API server that is no success: a `Status` object. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    /** Kubernetes' own word, such as `AlreadyExists`. */
    readonly reason: string,
    message: string,
  ) {
    super(message);
  }
}

/** Which cluster, and how to reach it; all optional, as in the provider's settings. */
export interface ClusterSettings {
  /** Path of a kubeconfig file, or its content. Default: `KUBECONFIG`, or `~/.kube/config`. */
  kubeconfig?: string;
  context?: string;
}

/** What a request is, besides its path. */
export interface ApiRequest {
  method?: "GET" | "POST" | "PATCH" | "DELETE";
  query?: Record<string, string>;
  body?: unknown;
  contentType?: string;
}

/**
 * The API server of the wanted cluster. The client library knows every way to log in; its typed calls
 * are not used, because they rename fields and drop those that they don't know.
 */
export class ApiServer {
  private prepared: Promise<{ server: URL; options: () => Promise<RequestOptions> }> | undefined;

  constructor(private readonly settings: ClusterSettings) {}

  /**
   * @throws ApiError with the server's own words; Error where it can't be reached
   */
  async json(path: string, what: ApiRequest = {}): Promise<Properties> {
    return JSON.parse(await this.text(path, what)) as Properties;
  }

  /** Sends a request as {@link json} does, for answers of another form. */
  async text(path: string, { method = "GET", query, body, contentType }: ApiRequest = {}) {
    const { server, options } = await (this.prepared ??= this.prepare());
    const url = new URL(server.pathname.replace(/\/$/, "") + path, server);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const content = body === undefined ? undefined : JSON.stringify(body);
    const login = await options();
    const [status, answer] = await send(
      url,
      {
        ...login,
        method,
        headers: {
          ...(login.headers as OutgoingHttpHeaders | undefined),
          accept: "application/json",
          ...(content && {
            "content-type": contentType ?? "application/json",
            // Node leaves it out of a DELETE, whose content the API server then takes no notice of.
            "content-length": Buffer.byteLength(content),
          }),
        },
      },
      content,
    );
    if (status < 300) return answer;
    throw apiError(status, answer);
  }

  private async prepare() {
    // Loaded here because a preview without a cluster shouldn't wait for it.
    const { KubeConfig } = await import("@kubernetes/client-node");
    const config = new KubeConfig();
    const { kubeconfig, context } = this.settings;
    if (!kubeconfig) config.loadFromDefault();
    else if (existsSync(kubeconfig)) config.loadFromFile(kubeconfig);
    else config.loadFromString(kubeconfig);
    if (context) config.setCurrentContext(context);
    const cluster = config.getCurrentCluster();
    if (!cluster) throw new Error(`${unreachable}: the kubeconfig has no current context`);
    let agent: RequestOptions["agent"];
    return {
      server: new URL(cluster.server),
      // Tokens expire: they are asked for at each request. Connections stay.
      options: async () => {
        const options: RequestOptions = {};
        await config.applyToHTTPSOptions(options);
        agent ??= options.agent;
        return { ...options, agent };
      },
    };
  }
}

const unreachable = "configured Kubernetes cluster is unreachable";

async function send(url: URL, options: RequestOptions, content: string | undefined) {
  try {
    return await new Promise<[status: number, body: string]>((resolve, reject) => {
      const sent = request(url, options, (response) => {
        text(response).then((body) => {
          resolve([response.statusCode ?? 0, body]);
        }, reject);
      });
      sent.on("error", reject).end(content);
    });
  } catch (error) {
    throw new Error(`${unreachable}: ${url.host}: ${(error as Error).message}`);
  }
}

function apiError(code: number, answer: string): ApiError {
  try {
    const status = JSON.parse(answer) as Properties;
    return new ApiError(code, textAt(status, "reason"), textAt(status, "message") || answer);
  } catch {
    return new ApiError(code, "", answer.trim() || `the API server answered ${code}`);
  }
}
