import { UserError } from "./errors";

/**
 * Runs what the engine does so that Ctrl-C ends it in order: what is under way is finished and gets
 * into the state. A second Ctrl-C ends everything at once.
 *
 * @param report - gets a line when it is told to stop
 * @param run - gets a signal for the engine
 * @throws UserError once the engine has stopped
 */
export async function stoppable<T>(
  report: (line: string) => void,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const asked = { toStop: false };
  const stop = () => {
    if (asked.toStop) process.exit(130);
    asked.toStop = true;
    report("stopping after what is under way; Ctrl-C again stops at once");
    // A terminal sends the signal to the engine too, and to it a second one means at once.
    if (!process.stdin.isTTY) controller.abort();
  };
  process.on("SIGINT", stop);
  try {
    return await run(controller.signal);
  } catch (error) {
    if (!asked.toStop) throw error;
    throw new UserError("stopped", "run it again: it goes on where it stopped");
  } finally {
    process.off("SIGINT", stop);
  }
}
