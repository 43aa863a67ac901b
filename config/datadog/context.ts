import type { Settings } from "../inputs/schema";
import type { WorkloadDefinition } from "../workloads/workload";
import { Queries } from "./queries";

/** The parts that all monitors, SLOs and dashboards of a gateway have in common. */
export interface WatchContext {
  /** Queries of this gateway's series alone. */
  queries: Queries;
  /** The gateway's tags as a scope of service checks: `"env:dev","service:litellm"`. */
  checkScope: string;
  /** Which gateway it is, for titles. */
  title: string;
  /** Tags of all that is made. `integration:litellm` puts it on the pages of Datadog's integration. */
  tags: readonly string[];
  /** Names of the containers that the gateway itself makes: stores of one's own are their owner's to watch. */
  makes: ReadonlySet<string>;
}

/**
 * The context of a gateway.
 *
 * @param made - the kinds of containers that the gateway has
 */
export function watchContext(
  { datadog }: Settings,
  made: readonly Pick<WorkloadDefinition, "name">[],
): WatchContext {
  const scope = [`env:${datadog.environment}`, `service:${datadog.service}`] as const;
  return {
    queries: new Queries(() => scope),
    checkScope: scope.map((tag) => JSON.stringify(tag)).join(","),
    title: `${datadog.service} (${datadog.environment})`,
    tags: [...scope, "integration:litellm", "managed-by:pulumi"],
    makes: new Set(made.map(({ name }) => name)),
  };
}
