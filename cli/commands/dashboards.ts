import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { collect } from "../dashboards/collect";
import { renderPage } from "../dashboards/page";
import { UserError } from "../errors";
import { findDocker } from "../parts/docker";
import { printedProgress } from "../progress";
import type { ProjectFolder } from "../project";
import { stackSettings } from "../stack-settings";
import { watchOf } from "../../config/datadog/watch";

/** Options of `npm run dashboards`. */
export interface DashboardsOptions {
  /** How long to watch. */
  seconds: number;
  /** The page. Default: `dashboards.html` in the project's folder. */
  output: string | undefined;
}

/** `npm run dashboards`: the Datadog dashboards as a page, from the running stack's own metrics. */
export async function dashboards(
  project: ProjectFolder,
  stack: string,
  { seconds, output }: DashboardsOptions,
): Promise<void> {
  const settings = await stackSettings(project, stack);
  if (settings.target !== "docker") {
    throw new UserError(
      `stack "${stack}" runs on ${settings.target}, and this looks into Docker containers`,
      "see its dashboards in Datadog, or choose a stack on Docker with --stack",
    );
  }
  const file = resolve(output ?? resolve(project.path, "dashboards.html"));
  const { docker } = await findDocker(() => undefined, project.fallbacks);
  const owner = { project: project.name, stack };
  const { environment: env, service } = settings.datadog;
  const collected = await printedProgress.step("Metrics", async (report) => {
    const value = await collect(docker, owner, { env, service }, seconds, (done, all) => {
      if (process.stdout.isTTY) report(`look ${done} of ${all}`);
    });
    return { value, result: `${value.series.length} series` };
  });
  const page = renderPage({ stack, settings, watch: watchOf(settings), collected });
  await writeFile(file, page);
  console.log(file);
}
