import { ConfigError } from "../config/inputs/errors";
import type { Settings } from "../config/inputs/schema";
import { apiUrl } from "../config/datadog/site";

/** Keys of an account. */
export interface DatadogKeys {
  apiKey: string;
  appKey: string;
}

/** Permissions that the user of an application key needs, with their reason (API v1, `x-permission`). */
const needed = {
  monitors_write: "monitors",
  slos_write: "SLOs",
  dashboards_write: "dashboards",
} as const;

/** How long the API may take for an answer. */
const timeoutMs = 15_000;

/**
 * Asks Datadog whether the keys are good, belong to the site, and may make what is to be made. It only
 * reads.
 *
 * The official client would do it too; to load it takes 1.5 to 3 s (api-client 1.64.0 on Node 20).
 *
 * @throws ConfigError that names the key, the site or the permission
 */
export async function checkAccess(
  { datadog }: Pick<Settings, "datadog">,
  keys: DatadogKeys,
): Promise<void> {
  const api = new Api(datadog, keys);
  if (await api.refuses("/api/v1/validate")) {
    const own = datadog.apiUrl ? "" : `; is the account on another site? Set datadog.site`;
    const reason = `is refused by ${api.url}${own}`;
    throw new ConfigError([{ path: "datadogApiKey", reason }]);
  }
  if (await api.refuses("/api/v2/validate_keys")) {
    const reason = `is refused by ${api.url}, which takes datadogApiKey; make one in the same account, under Organization Settings > Application Keys`;
    throw new ConfigError([{ path: "datadogAppKey", reason }]);
  }
  const granted = await permissions(api);
  // A key with scopes of its own need not be allowed to read what its user may do.
  if (!granted) return;
  const problems = Object.entries(needed)
    .filter(([permission]) => !granted.has(permission))
    .map(([permission, what]) => ({
      path: "datadogAppKey",
      reason: `its user lacks the permission ${permission}, without which no ${what} can be made; give the user a role that has it`,
    }));
  if (problems.length > 0) throw new ConfigError(problems);
}

/** Names of what the application key's user may do; undefined where that can't be read. */
async function permissions(api: Api): Promise<Set<string> | undefined> {
  const user = await api.read<{ data?: { id?: string } }>("/api/v2/current_user");
  const id = user?.data?.id;
  if (id === undefined) return undefined;
  const list = await api.read<{ data?: { attributes?: Permission }[] }>(
    `/api/v2/users/${encodeURIComponent(id)}/permissions`,
  );
  if (!list?.data) return undefined;
  const names = list.data.flatMap(({ attributes = {} }) => [
    attributes.name ?? "",
    ...(attributes.name_aliases ?? []),
  ]);
  return new Set(names);
}

interface Permission {
  name?: string;
  name_aliases?: string[] | null;
}

/** Datadog's API, for reading. */
class Api {
  readonly url: string;

  constructor(
    private readonly datadog: Settings["datadog"],
    private readonly keys: DatadogKeys,
  ) {
    this.url = apiUrl(datadog);
  }

  /** Whether the keys are not accepted. */
  async refuses(path: string): Promise<boolean> {
    return isRefusal(await this.get(path));
  }

  /** An answer; undefined when it isn't for these keys. */
  async read<T>(path: string): Promise<T | undefined> {
    const response = await this.get(path);
    return isRefusal(response) ? undefined : ((await response.json()) as T);
  }

  private async get(path: string): Promise<Response> {
    const headers = {
      accept: "application/json",
      "dd-api-key": this.keys.apiKey,
      "dd-application-key": this.keys.appKey,
    };
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(this.url + path, { headers, signal }).catch((error: unknown) => {
      throw this.unusable(`can't be reached: ${reasonOf(error)}`);
    });
    if (response.ok || isRefusal(response)) return response;
    throw this.unusable(`answers ${response.status} to GET ${path}`);
  }

  private unusable(what: string): ConfigError {
    const path = this.datadog.apiUrl === undefined ? "datadog.site" : "datadog.apiUrl";
    const reason = `${this.url} ${what}; Datadog's part can't be made without it`;
    return new ConfigError([{ path, reason }]);
  }
}

const isRefusal = ({ status }: Response) => status === 401 || status === 403;

/** The reason of a failed `fetch` is in its cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error;
  return cause instanceof Error
    ? cause.message || String((cause as NodeJS.ErrnoException).code)
    : message;
}
