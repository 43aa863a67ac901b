import { setTimeout as wait } from "node:timers/promises";
import type Docker from "dockerode";
import type { Series, Times } from "./query/evaluate";
import { dockerLabels } from "../../config/docker/labels";
import { metricsPort } from "../../config/datadog/litellm";
import { edgeMetricsPort } from "../../config/edge/haproxy";
import { cacheHost, coordinationHost } from "../../config/stores/redis";
import { UserError } from "../errors";
import { ownContainers, type Owner } from "../interrupted";
import { edgeReadings, litellmReadings, type Reading, type StackTags } from "./agent-metrics";
import { execIn } from "./exec";
import { History } from "./history";
import { httpBody } from "./http-body";
import { parsePrometheusText } from "./prometheus-text";
import { postgresReadings, redisReadings } from "./stores";
import { commandName } from "../command-name";

/** Seconds between two looks. */
const lookSeconds = 5;

/** Metrics of a stack that were collected while watching it. */
export interface Collected {
  series: Series[];
  /** The first step is all that was counted before the first look. */
  times: Times;
  /** Parts that could not be read, each with the reason. */
  gaps: string[];
}

interface Source {
  container: string;
  name: string;
  read: () => Promise<Reading[]>;
}

/** A part of the stack whose metrics could not be read. */
interface Failure {
  name: string;
  why: string;
}

/**
 * Watches a running stack as the Datadog Agent would, for some seconds.
 *
 * @param onLook - is told of each look, and how many there will be
 * @throws UserError when nothing runs, or no proxy has metrics
 */
export async function collect(
  docker: Docker,
  owner: Owner,
  tags: StackTags,
  seconds: number,
  onLook: (done: number, all: number) => void = () => undefined,
): Promise<Collected> {
  const looks = Math.max(1, Math.floor(seconds / lookSeconds)) + 1;
  const history = new History();
  const gaps = new Map<string, string>();
  const started = Math.floor(Date.now() / 1000);
  const times = { from: started - lookSeconds, to: started + (looks - 1) * lookSeconds };
  // Where a look takes longer than it should, the next ones are left out: the times stay true.
  const due = () => Math.floor((Date.now() / 1000 - started) / lookSeconds);
  for (let look = 0; look < looks; look = Math.max(look + 1, Math.min(due(), looks - 1))) {
    await wait(Math.max(0, (started + look * lookSeconds) * 1000 - Date.now()));
    const sources = await sourcesOf(docker, owner, tags);
    const failed = await Promise.all(
      sources.map(async ({ container, name, read }) => {
        try {
          history.add(started + look * lookSeconds, container, await read());
          return undefined;
        } catch (error) {
          return { name, why: (error as Error).message };
        }
      }),
    );
    const failures = failed.filter((failure) => failure !== undefined);
    requireMetrics(sources, failures);
    for (const { name, why } of failures) gaps.set(name, why);
    onLook(look + 1, looks);
  }
  return {
    series: history.all(),
    times: { ...times, stepSeconds: lookSeconds },
    gaps: [...gaps].map(([name, why]) => `${name}: ${why}`).sort(),
  };
}

/** The containers of a stack that have something to tell. */
async function sourcesOf(docker: Docker, owner: Owner, tags: StackTags): Promise<Source[]> {
  const containers = await ownContainers(docker, owner);
  const sources = containers.flatMap(({ Id: container, State: state, Labels: labels }) => {
    if (state !== "running") return [];
    const name = labels[dockerLabels.part] ?? "";
    const read = readerOf(docker, container, name, tags);
    return read ? [{ container, name, read }] : [];
  });
  if (sources.some(({ name }) => name.startsWith("proxy-"))) return sources;
  throw new UserError(`no proxy of stack "${owner.stack}" runs`, commandName("up"));
}

function readerOf(
  docker: Docker,
  id: string,
  name: string,
  tags: StackTags,
): Source["read"] | undefined {
  if (/^proxy-\d+$/.test(name))
    return async () =>
      litellmReadings(parsePrometheusText(await execIn(docker, id, scrapeProxy)), name, tags);
  if (name === "edge")
    return async () =>
      edgeReadings(parsePrometheusText(await scrapeEdge(docker, id)), "edge", tags);
  if (name === "postgres") return () => postgresReadings(docker, id, tags);
  if (name === "redis") return () => redisReadings(docker, id, coordinationHost, tags);
  if (name === "redis-cache") return () => redisReadings(docker, id, cacheHost, tags);
  return undefined;
}

const scrapeProxy = [
  "python3",
  "-c",
  `import sys, urllib.request
try:
    sys.stdout.buffer.write(urllib.request.urlopen("http://127.0.0.1:${metricsPort}/metrics", timeout=10).read())
except OSError as error:
    sys.exit(str(error))`,
];

/** The image has no curl; bash can speak to a port itself. */
async function scrapeEdge(docker: Docker, id: string): Promise<string> {
  const path = "/metrics?scope=frontend&scope=backend";
  const script = `exec 3<>/dev/tcp/127.0.0.1/${edgeMetricsPort} && printf 'GET ${path} HTTP/1.0\\r\\n\\r\\n' >&3 && cat <&3`;
  return httpBody(await execIn(docker, id, ["bash", "-c", script]));
}

function requireMetrics(sources: readonly Source[], failures: readonly Failure[]): void {
  const isProxy = ({ name }: { name: string }) => name.startsWith("proxy-");
  const silent = failures.filter(isProxy);
  if (silent.length < sources.filter(isProxy).length) return;
  throw new UserError(
    `the proxies serve no metrics on port ${metricsPort}: ${silent[0]?.why ?? ""}`,
    `set metrics.enabled to true in the stack file, and run: ${commandName("up")}`,
  );
}
