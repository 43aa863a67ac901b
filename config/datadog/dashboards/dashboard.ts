import type { Settings } from "../../inputs/schema";
import { Queries } from "../queries";
import type { Widget } from "./widgets";

/** A variable of a dashboard: the user chooses a tag's value. */
interface TemplateVariable {
  name: string;
  /** The tag. */
  prefix: string;
  defaults: string[];
}

/** A dashboard as the API takes it (`POST /api/v1/dashboard`), without what the API adds. */
export interface DashboardPayload {
  title: string;
  description: string;
  layout_type: "ordered";
  template_variables: TemplateVariable[];
  /** Nobody is told of changes. Always there, as the API answers with it. */
  notify_list: never[];
  widgets: readonly Widget[];
}

/** A dashboard, and the name by which others refer to it. */
export interface DashboardSpec {
  name: string;
  payload: DashboardPayload;
}

/** Variables that are not of all metrics, by the tag that they are of. */
const optional: Record<string, string> = {
  team_alias: "team",
  requested_model: "model",
  api_provider: "provider",
  api_key_alias: "key",
};

/**
 * Queries that follow the dashboard's variables. A variable whose tag a metric lacks is left out of
 * its queries: with it, choosing a team would empty the charts of what has no team.
 */
export const dashboardQueries = new Queries((tags) => [
  "$env",
  "$service",
  ...Object.entries(optional)
    .filter(([tag]) => tags.includes(tag))
    .map(([, variable]) => `$${variable}`),
]);

/** Queries by the variables of a dashboard that all metrics have, not only LiteLLM's. */
export const gatewayQueries = new Queries(() => ["$env", "$service"]);

/** A dashboard with the variables that all have. */
export function dashboard(
  { datadog }: Settings,
  name: string,
  title: string,
  description: string,
  widgets: readonly Widget[],
): DashboardSpec {
  const fixed = { env: datadog.environment, service: datadog.service };
  return {
    name,
    payload: {
      title: `LLM gateway ${datadog.service} (${datadog.environment}): ${title}`,
      description,
      layout_type: "ordered",
      template_variables: [
        ...Object.entries(fixed).map(([tag, value]) => ({
          name: tag,
          prefix: tag,
          defaults: [value],
        })),
        ...Object.entries(optional).map(([prefix, variable]) => ({
          name: variable,
          prefix,
          defaults: ["*"],
        })),
      ],
      notify_list: [],
      widgets,
    },
  };
}
