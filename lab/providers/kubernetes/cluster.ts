import type { Properties } from "../bridge/values";
import { ApiError, type ApiServer } from "./api-server";
import { listAt, nameOf, namespaceOf, textAt } from "./objects";

/** Where the objects of one kind are in the API. */
interface Resource {
  path: string;
  namespaced: boolean;
}

/** What the provider does with objects of any kind. */
export class Cluster {
  private readonly resources = new Map<string, Resource>();

  constructor(private readonly api: ApiServer) {}

  /**
   * Makes an object.
   *
   * @param dryRun - only says what it would become
   */
  async create(object: Properties, manager: string, dryRun = false): Promise<Properties> {
    const path = await this.collection(object);
    const query = { fieldManager: manager, ...(dryRun && { dryRun: "All" }) };
    return this.api.json(path, { method: "POST", query, body: object });
  }

  /**
   * Changes an object by server-side apply: what this manager once set and no longer does, goes.
   *
   * @param force - takes fields from other managers
   */
  async apply(
    object: Properties,
    manager: string,
    { force, dryRun }: { force: boolean; dryRun: boolean },
  ): Promise<Properties> {
    return this.api.json(await this.path(object), {
      method: "PATCH",
      query: { fieldManager: manager, force: String(force), ...(dryRun && { dryRun: "All" }) },
      body: object,
      contentType: "application/apply-patch+yaml",
    });
  }

  async patch(object: Properties, operations: unknown[]): Promise<Properties> {
    const contentType = "application/json-patch+json";
    return this.api.json(await this.path(object), {
      method: "PATCH",
      body: operations,
      contentType,
    });
  }

  /** The object as it is now; undefined when it, or its whole kind, isn't there. */
  async get(object: Properties): Promise<Properties | undefined> {
    try {
      return await this.api.json(await this.path(object));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  /** Begins to delete an object; says whether it was there. */
  async delete(object: Properties, propagationPolicy: string): Promise<boolean> {
    try {
      const body = { propagationPolicy };
      await this.api.json(await this.path(object), { method: "DELETE", body });
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  /** Objects of a kind in a namespace. */
  async list(
    apiVersion: string,
    kind: string,
    namespace: string,
    query: Record<string, string> = {},
  ): Promise<Properties[]> {
    const path = await this.collection({ apiVersion, kind, metadata: { namespace } });
    return listAt(await this.api.json(path, { query }), "items");
  }

  /** The end of what a container wrote; of its last run, when it is not running. */
  async logs(pod: Properties, container: string, lines: number): Promise<string> {
    const path = `${await this.path({ ...pod, apiVersion: "v1", kind: "Pod" })}/log`;
    const query = { container, tailLines: String(lines) };
    return this.api.text(path, { query });
  }

  private async path(object: Properties): Promise<string> {
    return `${await this.collection(object)}/${nameOf(object)}`;
  }

  private async collection(object: Properties): Promise<string> {
    const { path, namespaced } = await this.resource(object);
    if (!namespaced) return path;
    const cut = path.lastIndexOf("/");
    const namespace = namespaceOf(object) || "default";
    return `${path.slice(0, cut)}/namespaces/${namespace}${path.slice(cut)}`;
  }

  private async resource(object: Properties): Promise<Resource> {
    const [version, kind] = [textAt(object, "apiVersion"), textAt(object, "kind")];
    const known = this.resources.get(`${version}/${kind}`);
    if (known) return known;
    const base = version.includes("/") ? `/apis/${version}` : `/api/${version}`;
    const kinds = await this.api.json(base).catch((error: unknown) => {
      if (isNotFound(error)) return {};
      throw error;
    });
    const found = listAt(kinds, "resources").find(
      (resource) => resource.kind === kind && !textAt(resource, "name").includes("/"),
    );
    if (!found)
      throw new ApiError(404, "NoMatch", `no matches for kind "${kind}" in version "${version}"`);
    const resource = {
      path: `${base}/${textAt(found, "name")}`,
      namespaced: found.namespaced === true,
    };
    this.resources.set(`${version}/${kind}`, resource);
    return resource;
  }
}

/** Whether the API server says that there is no such object, or no such kind. */
export function isNotFound(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === 404;
}
