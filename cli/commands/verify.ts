import { UserError } from "../errors";
import { gatewayOf, type Gateway } from "../gateway";
import type { Stack } from "@pulumi/pulumi/automation";
import type { Progress } from "../progress";
import { silentProgress } from "../progress";
import type { ProjectFolder } from "../project";
import { formatTable, summary, targetOf, verify, type CheckResult } from "../verify";
import { withReachable } from "../reachable-gateway";
import { openEngine, openStack } from "../workspace";
import { commandName } from "../command-name";

/** `npm run verify`: checks a running stack; fails when one check does. */
export async function verifyCommand(
  project: ProjectFolder,
  stackName: string,
  json: boolean,
): Promise<void> {
  const stack = await openStack(await openEngine(project, silentProgress), stackName);
  const results = await withReachable(stack, targetOf(await gatewayOf(stack, project)), (target) =>
    verify(target),
  );
  console.log(json ? JSON.stringify(results, undefined, 2) : formatTable(results));
  if (results.some(({ outcome }) => outcome === "failed")) process.exitCode = 1;
}

/** Verifies a gateway as a step of `npm run up`. @throws UserError with the checks that failed */
export async function verifyAsStep(
  stack: Stack,
  gateway: Gateway,
  progress: Progress,
): Promise<void> {
  const results = await progress.step("Verification", async (report) => {
    const onResult = ({ name, outcome }: CheckResult) => {
      // Elsewhere the table below says the same.
      if (process.stdout.isTTY) report(`${name}: ${outcome}`);
    };
    const results = await withReachable(stack, targetOf(gateway), (target) =>
      verify(target, onResult),
    );
    return { value: results, result: summary(results) };
  });
  console.log(formatTable(results));
  requireAllOk(results);
}

function requireAllOk(results: CheckResult[]): void {
  const failed = results.filter(({ outcome }) => outcome === "failed").map(({ name }) => name);
  if (failed.length === 0) return;
  throw new UserError(
    `the gateway is up, but failed: ${failed.join(", ")}`,
    `${commandName("logs")}; ${commandName("verify")}`,
  );
}

/** Whether a gateway says that it is ready. */
export async function isReady({ url }: Pick<Gateway, "url">): Promise<boolean> {
  const response = await fetch(`${url}/health/readiness`, {
    signal: AbortSignal.timeout(5000),
  }).catch(() => undefined);
  return response?.ok ?? false;
}
