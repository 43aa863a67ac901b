import { notFound, Refused, requireNone, type Body } from "./answer";
import { monitorProblems, partsOf, sloOf, type Known, type MonitorBody } from "./monitor-rules";

/** The account's monitors, and the answers about them. */
export class Monitors {
  private readonly all = new Map<string, MonitorBody>();
  private nextId = 240_000_001;

  constructor(private readonly sloTarget: Known["sloTarget"]) {}

  get list(): Body[] {
    return [...this.all.values()];
  }

  /** Whether a monitor is of an SLO. */
  areOf(slo: string): boolean {
    return [...this.all.values()].some((monitor) => sloOf(monitor) === slo);
  }

  validate(body: Body): Body {
    const hasMonitor = (id: string) => this.all.has(id);
    requireNone(monitorProblems(body, { hasMonitor, sloTarget: this.sloTarget }));
    return {};
  }

  create(body: Body): Body {
    this.validate(body);
    const id = this.nextId++;
    return this.put(String(id), { ...body, created: new Date().toISOString() });
  }

  get(id: string): Body {
    const monitor = this.all.get(id);
    if (!monitor) throw notFound("Monitor");
    return monitor;
  }

  update(id: string, body: Body): Body {
    const merged = { ...this.get(id), ...body };
    if (body.type !== undefined && normalType(body.type) !== this.get(id).type)
      throw new Refused(400, ["the type of a monitor can't be changed"]);
    this.validate(body);
    return this.put(id, merged);
  }

  delete(id: string): Body {
    this.get(id);
    const users = [...this.all.values()].filter((monitor) => partsOf(monitor).includes(id));
    if (users.length > 0) {
      const ids = users.map((monitor) => String(monitor.id)).join(", ");
      throw new Refused(400, [`monitor [${id}] is referenced in composite monitors: [${ids}]`]);
    }
    this.all.delete(id);
    return { deleted_monitor_id: Number(id) };
  }

  /** What the API adds, as recorded (terraform-provider-datadog: TestAccDatadogMonitor_Basic.yaml). */
  private put(id: string, body: Body): Body {
    const { query, options, priority = null, assets = [] } = body as MonitorBody;
    const monitor: MonitorBody = {
      ...body,
      id: Number(id),
      query,
      type: normalType(body.type),
      multi: query.includes(" by {"),
      options: { ...options, ...{ notify_audit: false, silenced: {} } },
      priority,
      assets,
      restricted_roles: null,
      draft_status: body.draft_status ?? "published",
      modified: new Date().toISOString(),
      overall_state: "No Data",
    };
    this.all.set(id, monitor);
    return monitor;
  }
}

/** Two names of one type; the API answers with the first. */
const normalType = (type: unknown): string =>
  type === "metric alert" ? "query alert" : String(type);
