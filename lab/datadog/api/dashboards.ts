import { randomBytes, randomInt } from "node:crypto";
import { notFound, requireNone, type Body } from "./answer";
import { unfit } from "./models";

interface Widget {
  id?: number;
  definition: { slo_id?: string; widgets?: Widget[] };
}

/** The account's dashboards, and the answers about them. */
export class Dashboards {
  private readonly all = new Map<string, Body>();

  get list(): Body[] {
    return [...this.all.values()];
  }

  /** Whether a dashboard shows an SLO. */
  show(slo: string): boolean {
    return this.list.some((dashboard) => showsSlo(widgetsOf(dashboard), slo));
  }

  create(body: Body): Body {
    const id = [3, 3, 3].map(() => randomBytes(2).toString("hex").slice(0, 3)).join("-");
    return this.put(id, body, new Date().toISOString());
  }

  get(id: string): Body {
    const dashboard = this.all.get(id);
    if (!dashboard) throw notFound("Dashboard");
    return dashboard;
  }

  update(id: string, body: Body): Body {
    return this.put(id, body, this.get(id).created_at);
  }

  delete(id: string): Body {
    this.get(id);
    this.all.delete(id);
    return { deleted_dashboard_id: id };
  }

  /**
   * What the API adds to a dashboard: in 200 recorded creations nothing else
   * (terraform-provider-datadog 4.19.0, datadog/tests/cassettes).
   */
  private put(id: string, body: Body, created: unknown): Body {
    requireNone(unfit(body, "Dashboard"));
    const slug = String(body.title)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-");
    const dashboard = {
      description: null,
      notify_list: [],
      ...body,
      id,
      url: `/dashboard/${id}/${slug}`,
      author_handle: "lab@example.com",
      author_name: "lab",
      created_at: created,
      modified_at: new Date().toISOString(),
      widgets: numbered(widgetsOf(body)),
    };
    this.all.set(id, dashboard);
    return dashboard;
  }
}

const widgetsOf = (dashboard: Body) => (dashboard.widgets ?? []) as Widget[];

const showsSlo = (widgets: Widget[], slo: string): boolean =>
  widgets.some(
    ({ definition }) => definition.slo_id === slo || showsSlo(definition.widgets ?? [], slo),
  );

const numbered = (widgets: Widget[]): Widget[] =>
  widgets.map(({ id = randomInt(1, 2 ** 47), definition }) => ({
    id,
    definition: definition.widgets
      ? { ...definition, widgets: numbered(definition.widgets) }
      : definition,
  }));
