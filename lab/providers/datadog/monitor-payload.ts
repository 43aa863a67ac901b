import { textOf, type Properties, type Value } from "../bridge/values";

/** Options whose names differ only in their writing, and which are sent as they are. */
const options = {
  onMissingData: "on_missing_data",
  evaluationDelay: "evaluation_delay",
  newGroupDelay: "new_group_delay",
  renotifyInterval: "renotify_interval",
} as const;

/** The same, which are always sent: their defaults aren't those of the API. */
const always = {
  includeTags: ["include_tags", true],
  notifyNoData: ["notify_no_data", false],
  requireFullWindow: ["require_full_window", true],
  newHostDelay: ["new_host_delay", 300],
} as const;

/** What the official provider sends for a monitor (`buildMonitorStruct`). */
export function monitorPayload(inputs: Properties): Properties {
  const { name, type, query, message, tags, priority, assets, draftStatus } = inputs;
  const { monitorThresholds = {}, monitorThresholdWindows: windows, schedulingOptions } = inputs;
  const sent = Object.entries(options).map(([key, own]) => [own, inputs[key]] as const);
  const defaulted = Object.entries(always).map(
    ([key, [own, byDefault]]) => [own, inputs[key] ?? byDefault] as const,
  );
  const { triggerWindow, recoveryWindow } = (windows ?? {}) as Properties;
  const { dayStarts, monthStarts, timezone } = ((schedulingOptions as Properties | undefined)
    ?.evaluationWindow ?? {}) as Properties;
  return {
    name,
    type,
    query: textOf(query).trim(),
    message: textOf(message).trim(),
    tags: [...((tags ?? []) as string[])].sort(),
    draft_status: draftStatus ?? "published",
    ...(priority !== undefined && { priority: Number(priority) }),
    ...(assets && { assets }),
    options: {
      ...Object.fromEntries([...sent, ...defaulted].filter(([, value]) => value !== undefined)),
      thresholds: numbers(monitorThresholds as Properties),
      ...(windows && {
        threshold_windows: { trigger_window: triggerWindow, recovery_window: recoveryWindow },
      }),
      ...(schedulingOptions && {
        scheduling_options: {
          evaluation_window: { day_starts: dayStarts, month_starts: monthStarts, timezone },
        },
      }),
      // It can't be sent together with the other.
      ...(inputs.onMissingData === undefined && {
        no_data_timeframe: inputs.noDataTimeframe ?? 10,
      }),
    },
  };
}

/** What the official provider remembers of the API's answer (`updateMonitorState`). */
export function monitorProperties(answer: Properties): Properties {
  const found = answer.options as Properties;
  const windows = found.threshold_windows as Properties | undefined;
  const scheduling = found.scheduling_options as Properties | undefined;
  const { day_starts, month_starts, timezone } = (scheduling?.evaluation_window ??
    {}) as Properties;
  const names = [
    ...Object.entries(options),
    ...Object.entries(always).map(([key, [own]]) => [key, own] as const),
  ];
  const assets = ((answer.assets ?? []) as Properties[]).map(({ name, url, category }) => ({
    name,
    url,
    category,
  }));
  return {
    name: answer.name,
    type: answer.type,
    query: answer.query,
    message: answer.message,
    tags: answer.tags,
    draftStatus: answer.draft_status,
    ...(typeof answer.priority === "number" && { priority: String(answer.priority) }),
    ...(assets.length > 0 && { assets }),
    ...Object.fromEntries(names.map(([key, own]) => [key, found[own]])),
    noDataTimeframe: found.no_data_timeframe,
    monitorThresholds: texts(found.thresholds as Properties | undefined),
    ...(windows && {
      monitorThresholdWindows: {
        triggerWindow: windows.trigger_window,
        recoveryWindow: windows.recovery_window,
      },
    }),
    ...(scheduling && {
      schedulingOptions: {
        evaluationWindow: { dayStarts: day_starts, monthStarts: month_starts, timezone },
      },
    }),
  };
}

const numbers = (values: Properties): Properties => mapped(values, Number);

/** Undefined where there are none, as in composites. */
function texts(values: Properties = {}): Properties | undefined {
  return Object.keys(values).length === 0 ? undefined : mapped(values, String);
}

/** Without what isn't set: a plan names it all the same. */
function mapped(values: Properties, map: (value: Value) => Value): Properties {
  const set = Object.entries(values).flatMap(([key, value]) =>
    value === undefined || value === null ? [] : [[key, map(value)] as const],
  );
  return Object.fromEntries(set);
}
