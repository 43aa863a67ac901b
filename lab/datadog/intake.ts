import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { inflate } from "node:zlib";

/** A point of a series, as it came: of a count, how much since the last one. */
export interface Point {
  metric: string;
  kind: "count" | "rate" | "gauge";
  value: number;
  /** In seconds since 1970. */
  timestamp: number;
  /** `name:value`. */
  tags: readonly string[];
  host: string;
}

/** How a check of the Agent found what it watches. */
export interface CheckRun {
  check: string;
  /** 0 is OK, 1 a warning, 2 critical, 3 unknown. */
  status: number;
  timestamp: number;
  host_name: string;
  tags: readonly string[];
  message: string;
}

/** An event, by the names that the Agent sends it with. */
export interface AgentEvent {
  msg_title: string;
  msg_text: string;
  timestamp: number;
  host: string;
  tags: readonly string[];
  alert_type: string;
}

/** What the API v2 says of a series. */
interface Series {
  metric: string;
  type: 1 | 2 | 3;
  points: { timestamp: number; value: number }[];
  tags?: string[];
  resources?: { name: string; type: string }[];
}

const kinds = { 1: "count", 2: "rate", 3: "gauge" } as const;

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Stands for Datadog: takes what an Agent sends in JSON, to one API key, and keeps it.
 *
 * Sources: Datadog's API reference, `GET /api/v1/validate`, `POST /api/v2/series`,
 * `POST /api/v1/check_run`; of `/intake/` DataDog/datadog-agent, `pkg/serializer/internal/metrics/events.go`.
 */
export class Intake {
  readonly points: Point[] = [];
  readonly checkRuns: CheckRun[] = [];
  readonly events: AgentEvent[] = [];
  /** How many requests had another key. */
  refused = 0;
  /** What was asked that this intake doesn't know, or can't read. */
  readonly misunderstood: string[] = [];
  /** Answers 503 to all while it is set, as Datadog does when it is down. */
  away = false;
  private readonly server: Server;

  private constructor(private readonly apiKey: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /**
   * Starts on a free port of all addresses, so that containers reach it.
   *
   * @param apiKey - the only key that is not refused
   */
  static async start(apiKey: string): Promise<Intake> {
    const intake = new Intake(apiKey);
    await new Promise<void>((resolve, reject) => {
      intake.server.once("error", reject).listen(0, "0.0.0.0", resolve);
    });
    return intake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Points of a metric, of all series or of those that have all of some tags. */
  received(metric: string, tags: readonly string[] = []): Point[] {
    const wanted = (point: Point) =>
      point.metric === metric && tags.every((tag) => point.tags.includes(tag));
    return this.points.filter(wanted);
  }

  /** Sum of a count, over all of its time. */
  total(metric: string, tags: readonly string[] = []): number {
    return this.received(metric, tags).reduce((sum, { value }) => sum + value, 0);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await this.take(request).then(
      (taken) => taken,
      (error: unknown) => {
        const refusal = error instanceof Refusal ? error : new Refusal(400, String(error));
        return { status: refusal.status, body: { errors: [refusal.message] } };
      },
    );
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body));
  }

  private async take(request: IncomingMessage): Promise<{ status: number; body: object }> {
    const sent = await bytesOf(request);
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://intake");
    if (this.away) throw new Refusal(503, "Service Unavailable");
    if ((request.headers["dd-api-key"] ?? searchParams.get("api_key")) !== this.apiKey) {
      this.refused += 1;
      throw new Refusal(403, "Forbidden");
    }
    try {
      switch (`${request.method ?? ""} ${pathname}`) {
        case "GET /api/v1/validate":
          return { status: 200, body: { valid: true } };
        case "POST /api/v2/series":
          this.points.push(...pointsOf(await json(request, sent)));
          return { status: 202, body: { errors: [] } };
        case "POST /api/v1/check_run":
          this.checkRuns.push(...(await json<CheckRun[]>(request, sent)));
          return { status: 202, body: { status: "ok" } };
        case "POST /intake/":
          this.events.push(...eventsOf(await json(request, sent)));
          return { status: 200, body: { status: "ok" } };
        default:
          throw new Refusal(404, `there is no ${request.method ?? ""} ${pathname}`);
      }
    } catch (error) {
      this.misunderstood.push(String(error));
      throw error;
    }
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

async function json<T>({ headers }: IncomingMessage, sent: Buffer): Promise<T> {
  const type = headers["content-type"] ?? "";
  if (!type.startsWith("application/json"))
    throw new Refusal(415, `this intake reads JSON, not ${type}`);
  const encoding = headers["content-encoding"] ?? "identity";
  if (encoding === "deflate") sent = await promisify(inflate)(sent);
  else if (encoding !== "identity")
    throw new Refusal(415, `this intake reads plain or deflate, not ${encoding}`);
  return JSON.parse(sent.toString("utf8")) as T;
}

function pointsOf({ series }: { series: Series[] }): Point[] {
  return series.flatMap(({ metric, type, points, tags = [], resources = [] }) =>
    points.map(({ timestamp, value }) => ({
      metric,
      kind: kinds[type],
      value,
      timestamp,
      tags,
      host: resources.find((resource) => resource.type === "host")?.name ?? "",
    })),
  );
}

const eventsOf = ({ events }: { events: Record<string, AgentEvent[]> }): AgentEvent[] =>
  Object.values(events).flat();
