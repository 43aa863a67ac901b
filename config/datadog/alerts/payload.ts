import type { Settings } from "../../inputs/schema";
import type { WatchContext } from "../context";
import { runbookPage } from "./message";

/** Thresholds as the API has them; each must stand in the query as well. */
export interface MonitorThresholds {
  ok?: number;
  warning?: number;
  critical?: number;
}

/**
 * Options of a monitor (API v1, `MonitorOptions`). What is the default of the API is left out.
 */
export interface MonitorOptions {
  /** None in a composite monitor: those of its parts count. */
  thresholds?: MonitorThresholds;
  threshold_windows?: { trigger_window: string; recovery_window: string };
  /** Not in service checks, composites and SLO alerts, which the API refuses it in. */
  on_missing_data?: "show_no_data" | "show_and_notify_no_data" | "resolve" | "default";
  notify_no_data?: boolean;
  no_data_timeframe?: number;
  /** Scraped counts come late. */
  evaluation_delay?: number;
  new_group_delay?: number;
  /** Whether to wait for a whole window of data, which would keep monitors of sparse counts silent. */
  require_full_window?: boolean;
  renotify_interval?: number;
  include_tags: boolean;
  scheduling_options?: {
    evaluation_window: { day_starts: string; month_starts: number; timezone: string };
  };
}

/** A monitor as the API takes it (`POST /api/v1/monitor`). */
export interface MonitorPayload {
  name: string;
  type: "query alert" | "service check" | "composite" | "slo alert";
  query: string;
  message: string;
  tags: readonly string[];
  /** 1 is the highest; undefined for parts of others. */
  priority?: number;
  options: MonitorOptions;
  assets?: { category: "runbook"; name: string; url: string }[];
}

/** A monitor, and the name by which others refer to it. */
export interface MonitorSpec {
  /** Lower case with dashes, once in a stack. */
  name: string;
  /** The page of `docs/runbooks`. */
  runbook: string;
  payload: MonitorPayload;
}

/** A payload with what all monitors have. */
export function payload(
  { datadog }: Settings,
  { title: gateway, tags }: WatchContext,
  of: Pick<MonitorPayload, "type" | "query" | "message" | "options"> & {
    title: string;
    runbook: string;
    /** Parts of composites tell nobody. */
    part?: boolean;
  },
): MonitorPayload {
  return {
    name: `${gateway}: ${of.title}`,
    type: of.type,
    query: of.query,
    message: of.message,
    tags: [...tags, `monitor:${of.runbook}`, `role:${of.part ? "part" : "alert"}`],
    priority: of.part ? 5 : 2,
    options: of.options,
    ...(datadog.runbookUrl !== undefined &&
      !of.part && {
        assets: [
          {
            category: "runbook",
            name: "Runbook",
            url: runbookPage(datadog.runbookUrl, of.runbook),
          },
        ],
      }),
  };
}
