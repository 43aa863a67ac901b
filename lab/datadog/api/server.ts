import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { Account, type Permission } from "./account";
import { Refused, type Body } from "./answer";
import { Dashboards } from "./dashboards";
import { addRateLimit, Faults } from "./faults";
import { Monitors } from "./monitors";
import { Slos } from "./slos";

/** A request that was answered. */
export interface Answered {
  method: string;
  path: string;
  status: number;
}

interface Asked {
  id: string;
  body: Body;
}

interface Route {
  permission?: Permission;
  answer: (asked: Asked) => Body;
}

/**
 * Datadog's API for monitors, SLOs and dashboards, of one account, in memory: its shapes, its rules and
 * what it adds. What it takes is checked with the models of Datadog's own client.
 */
export class DatadogApi {
  readonly account = new Account();
  readonly dashboards = new Dashboards();
  readonly slos: Slos = new Slos((id) => this.monitors.areOf(id) || this.dashboards.show(id));
  readonly monitors = new Monitors((id) => this.slos.targetOf(id));
  readonly faults = new Faults();
  /** All that was asked, in order. */
  readonly requests: Answered[] = [];
  private readonly routes = this.makeRoutes();
  private readonly server: Server = createServer((request, response) => {
    void this.respond(request, response);
  });

  /** Starts it on a free port of the loopback. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Requests that changed something, or would have. */
  get writes(): Answered[] {
    return this.requests.filter(
      ({ method, path }) => method !== "GET" && !path.endsWith("/validate"),
    );
  }

  private async respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? "GET";
    const { pathname: path } = new URL(request.url ?? "/", "http://localhost");
    const { status, body } = await this.answer(request, method, path).catch((error: unknown) => {
      if (error instanceof Refused) return { status: error.status, body: { errors: error.errors } };
      return { status: 500, body: { errors: [String(error)] } };
    });
    this.requests.push({ method, path, status });
    if (status === 429) addRateLimit(response);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }

  private async answer(request: IncomingMessage, method: string, path: string) {
    const [, key = path, id = ""] =
      /^(\/api\/v\d\/(?:monitor|slo|dashboard|users))\/([^/]+)/.exec(path) ?? [];
    const rest = path.slice(key.length + (id ? id.length + 1 : 0));
    // `validate` stands where ids do.
    const isId = id !== "" && id !== "validate";
    const name = `${method} ${isId ? `${key}/{id}${rest}` : path}`;
    const failure = this.faults.take(name);
    if (failure !== undefined) throw new Refused(failure, ["try again later"]);
    const route = this.routes[name];
    if (!route) throw new Refused(404, ["Not found"]);
    this.account.requireKeys(request.headers, name !== "GET /api/v1/validate");
    if (route.permission) this.account.requirePermission(route.permission);
    const body = method === "POST" || method === "PUT" ? ((await json(request)) as Body) : {};
    return { status: 200, body: route.answer({ id, body }) };
  }

  private makeRoutes(): Record<string, Route> {
    const validate: Route["answer"] = ({ body }) => this.monitors.validate(body);
    return {
      "GET /api/v1/validate": { answer: () => ({ valid: true }) },
      "GET /api/v2/validate_keys": { answer: () => ({ status: "ok" }) },
      "GET /api/v2/current_user": {
        permission: "user_access_read",
        answer: () => this.account.user(),
      },
      "GET /api/v2/users/{id}/permissions": {
        permission: "user_access_read",
        answer: ({ id }) => this.account.userPermissions(id),
      },
      "POST /api/v1/monitor/validate": { permission: "monitors_read", answer: validate },
      "POST /api/v1/monitor/{id}/validate": { permission: "monitors_read", answer: validate },
      ...store("/api/v1/monitor", "monitors_read", "monitors_write", this.monitors),
      ...store("/api/v1/slo", "slos_read", "slos_write", this.slos),
      ...store("/api/v1/dashboard", "dashboards_read", "dashboards_write", this.dashboards),
    };
  }
}

/** What answers about one kind of thing. */
interface Store {
  create: (body: Body) => Body;
  get: (id: string) => Body;
  update: (id: string, body: Body) => Body;
  delete: (id: string) => Body;
}

const store = (
  path: string,
  read: Permission,
  write: Permission,
  of: Store,
): Record<string, Route> => ({
  [`POST ${path}`]: { permission: write, answer: ({ body }) => of.create(body) },
  [`GET ${path}/{id}`]: { permission: read, answer: ({ id }) => of.get(id) },
  [`PUT ${path}/{id}`]: { permission: write, answer: ({ id, body }) => of.update(id, body) },
  [`DELETE ${path}/{id}`]: { permission: write, answer: ({ id }) => of.delete(id) },
});
