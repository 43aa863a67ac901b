import { randomBytes } from "node:crypto";
import { notFound, Refused, requireNone, type Body } from "./answer";
import { unfit } from "./models";

interface Threshold {
  timeframe: string;
  target: number;
  warning?: number;
}

interface SloBody extends Body {
  thresholds: Threshold[];
  timeframe?: string;
}

/** The account's SLOs, and the answers about them. */
export class Slos {
  private readonly all = new Map<string, SloBody>();

  /** @param isUsed - whether something shows or watches an SLO */
  constructor(private readonly isUsed: (id: string) => boolean) {}

  get list(): Body[] {
    return [...this.all.values()];
  }

  /** The target in percent of an SLO's own timeframe. */
  targetOf(id: string): number | undefined {
    const slo = this.all.get(id);
    const { thresholds = [], timeframe } = slo ?? {};
    return (thresholds.find((one) => one.timeframe === timeframe) ?? thresholds[0])?.target;
  }

  create(body: Body): Body {
    const id = randomBytes(16).toString("hex");
    return { data: [this.put(id, { ...body, created_at: seconds() })], error: null };
  }

  get(id: string): Body {
    return { data: this.find(id), error: null };
  }

  update(id: string, body: Body): Body {
    if (body.type !== this.find(id).type)
      throw new Refused(400, ["the type of an SLO can't be changed"]);
    return { data: [this.put(id, { ...this.find(id), ...body })], error: null };
  }

  delete(id: string): Body {
    this.find(id);
    if (this.isUsed(id))
      throw new Refused(409, [`the SLO ${id} is used by a monitor or dashboard`]);
    this.all.delete(id);
    return { data: [id], error: null };
  }

  private find(id: string): SloBody {
    const slo = this.all.get(id);
    if (!slo) throw notFound("SLO");
    return slo;
  }

  /** What the API adds, as recorded (…/cassettes/TestAccDatadogServiceLevelObjective_Basic.yaml). */
  private put(id: string, body: Body): SloBody {
    requireNone(problems(body));
    const { thresholds } = body as SloBody;
    const slo: SloBody = {
      ...body,
      id,
      monitor_tags: [],
      type_id: 1,
      modified_at: seconds(),
      thresholds: thresholds.map((threshold) => ({
        ...threshold,
        target_display: display(threshold.target),
        ...(threshold.warning !== undefined && { warning_display: display(threshold.warning) }),
      })),
    };
    this.all.set(id, slo);
    return slo;
  }
}

function problems(body: Body): string[] {
  const unknown = unfit(withoutAdded(body), "ServiceLevelObjectiveRequest");
  if (unknown.length > 0) return unknown;
  const { thresholds, timeframe } = body as SloBody;
  const found = thresholds
    .filter(({ target, warning }) => warning !== undefined && warning <= target)
    .map(() => "the warning of a threshold must be above its target");
  if (timeframe !== undefined && !thresholds.some((one) => one.timeframe === timeframe))
    found.push(`there is no threshold of the timeframe ${timeframe}`);
  return found;
}

/** What a client may send back although only the API sets it. */
function withoutAdded(body: Body): Body {
  const added = ["id", "monitor_tags", "type_id", "created_at", "modified_at", "creator"];
  return Object.fromEntries(Object.entries(body).filter(([key]) => !added.includes(key)));
}

const seconds = () => Math.floor(Date.now() / 1000);
const display = (target: number) => (Number.isInteger(target) ? `${target}.` : String(target));
