import { Listr, ListrLogLevels } from "listr2";
import pc from "picocolors";

/** Result of a step: a value for the program, and a line for the user. */
export interface StepResult<T> {
  value: T;
  result: string;
}

/** Progress step by step. */
export interface Progress {
  /**
   * Runs one step and shows it.
   *
   * @param run - gets a function that shows what the step is doing now
   */
  step<T>(
    title: string,
    run: (report: (line: string) => void) => Promise<StepResult<T>>,
  ): Promise<T>;
  /** A line between steps. */
  note(line: string): void;
}

/** Shows steps on the terminal; elsewhere, as plain lines. */
export const printedProgress: Progress = {
  async step<T>(title: string, run: (report: (line: string) => void) => Promise<StepResult<T>>) {
    const results: T[] = [];
    const failures: unknown[] = [];
    const task = {
      title,
      task: async (_: unknown, task: { title: string; output: string }) => {
        const started = Date.now();
        const { value, result } = await run((line) => (task.output = line)).catch(
          (error: unknown) => {
            // The error is printed once, where the command ends.
            failures.push(error);
            throw new Error("the reason is below");
          },
        );
        const seconds = Math.round((Date.now() - started) / 1000);
        task.title = `${title}: ${result}${seconds >= 2 ? pc.dim(` ${seconds} s`) : ""}`;
        results.push(value);
      },
    };
    await new Listr([task], {
      // Ctrl-C is for the step itself.
      registerSignalListeners: false,
      rendererOptions: { showErrorMessage: false },
      fallbackRenderer: "simple",
      fallbackRendererOptions: {
        icon: {
          [ListrLogLevels.STARTED]: "…",
          [ListrLogLevels.OUTPUT]: " ",
          [ListrLogLevels.COMPLETED]: "✔",
          [ListrLogLevels.FAILED]: "✖",
        },
      },
    })
      .run()
      .catch((error: unknown) => {
        throw failures[0] ?? error;
      });
    return results[0] as T;
  },
  note: (line) => {
    console.log(`  ${line}`);
  },
};

/** For commands whose output is for other programs: only long work is told, on standard error. */
export const silentProgress: Progress = {
  step: async (_title, run) => {
    const { value } = await run((line) => {
      console.error(line);
    });
    return value;
  },
  note: () => undefined,
};
