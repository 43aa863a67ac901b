import type { EngineEvent, OpMap, Stack } from "@pulumi/pulumi/automation";
import { explainEngineError } from "./engine-errors";
import { UserError } from "./errors";
import { stoppable } from "./stop-signal";
import type { Progress } from "./progress";

/** How many resources an operation changes, by kind of change; empty when nothing does. */
export type Changes = Partial<Record<string, number>>;

/** Options of a preview or an update. */
export interface DeployOptions {
  /** First look at what is really there, instead of trusting the state. */
  refresh?: boolean;
}

/** Previews the changes that an update would make. */
export async function previewChanges(
  stack: Stack,
  progress: Progress,
  options: DeployOptions = {},
): Promise<Changes> {
  return progress.step("Preview", async () => {
    const watch = watchEvents(() => undefined);
    const { changeSummary } = await stack
      .preview({ ...options, onEvent: watch.onEvent })
      .catch((error: unknown) => fail(error, watch.errors));
    const changes = withoutSame(changeSummary);
    return { value: changes, result: describeChanges(changes) };
  });
}

/** Brings a stack to what its program says. @throws UserError with the engine's own diagnostics */
export async function deploy(
  stack: Stack,
  progress: Progress,
  options: DeployOptions = {},
): Promise<Changes> {
  return progress.step("Deployment", async (report) => {
    const watch = watchEvents(report);
    const { summary } = await stoppable(report, (signal) =>
      stack.up({ ...options, signal, onEvent: watch.onEvent }),
    ).catch((error: unknown) => fail(error, watch.errors));
    const changes = withoutSame(summary.resourceChanges ?? {});
    return { value: changes, result: describeChanges(changes, done) };
  });
}

const toDo = (kind: string) => `to ${kind}`;
const done = (kind: string) => (kind.endsWith("e") ? `${kind}d` : kind);

/** `3 to create, 1 to replace` and the like. */
export function describeChanges(changes: Changes, say = toDo): string {
  const parts = Object.entries(changes).map(([kind, count]) => `${count} ${say(kind)}`);
  return parts.length > 0 ? parts.join(", ") : "nothing to change";
}

function withoutSame(summary: OpMap): Changes {
  return Object.fromEntries(Object.entries(summary).filter(([kind]) => kind !== "same"));
}

/** Shows what the engine works on, and keeps its error messages. */
export function watchEvents(report: (line: string) => void) {
  const errors: string[] = [];
  const onEvent = ({ resourcePreEvent, diagnosticEvent }: EngineEvent) => {
    const step = resourcePreEvent?.metadata;
    if (step && step.op !== "same") {
      report(
        `${step.op} ${step.type.split(":").at(-1) ?? ""} ${step.urn.split("::").at(-1) ?? ""}`,
      );
    }
    if (diagnosticEvent?.severity === "error") errors.push(diagnosticEvent.message.trim());
  };
  return { onEvent, errors };
}

/** Throws what the user should see of a failed operation. */
export function fail(error: unknown, diagnostics: string[]): never {
  if (error instanceof UserError) throw error;
  const text = [...new Set(diagnostics)].filter((line) => line !== "").join("\n");
  const explained = explainEngineError(text || error);
  if (explained instanceof UserError) throw explained;
  if (text) throw new UserError(text, "mend it and run this again: what is done stays done");
  throw error;
}
