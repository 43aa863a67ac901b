import { setTimeout as delay } from "node:timers/promises";
import type { Properties } from "../bridge/values";

/** Settings of the provider, as far as the stand-in knows them. */
export interface ClientSettings {
  apiKey?: string;
  appKey?: string;
  /** Of it, only scheme, host and port count. */
  apiUrl?: string;
}

/**
 * How the official provider asks again: three times, after what the API says or 2, 4 and 8 seconds
 * (datadog-api-client-go 2, `shouldRetryRequest` in api/datadog/client.go).
 */
const retries = { most: 3, baseSeconds: 2, factor: 2 } as const;

/** An error that the API answered with. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Datadog's API, with the account's keys. */
export class Client {
  constructor(private readonly settings: ClientSettings) {}

  /**
   * @param doing - what fails, for the error: `error creating monitor`
   * @throws ApiError in the official provider's words
   */
  async request(doing: string, method: string, path: string, body?: unknown): Promise<Properties> {
    const response = await this.answer(method, path, body);
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as Properties;
    const { status, statusText } = response;
    throw new ApiError(status, `${doing} from ${path}: ${status} ${statusText}: ${text}`);
  }

  private async answer(method: string, path: string, body: unknown): Promise<Response> {
    const { apiKey = "", appKey = "", apiUrl = "https://api.datadoghq.com" } = this.settings;
    for (let attempt = 0; ; attempt++) {
      const response = await fetch(new URL(path, apiUrl), {
        method,
        headers: {
          accept: "application/json",
          "content-type": "application/json",
          "dd-api-key": apiKey,
          "dd-application-key": appKey,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const isPassing = response.status === 429 || response.status >= 500;
      if (!isPassing || attempt >= retries.most) return response;
      const said = response.headers.get("x-ratelimit-reset");
      const seconds = said ? Number(said) : retries.baseSeconds * retries.factor ** attempt;
      await response.body?.cancel();
      await delay(1000 * seconds);
    }
  }
}

/** What a call gives; undefined where there is no such thing. */
export async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}
