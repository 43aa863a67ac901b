import { createCommand, InvalidArgumentError, type Command } from "commander";
import { commandName, quietCommandName } from "./command-name";
import type { DashboardsOptions } from "./commands/dashboards";
import type { PreviewOptions } from "./commands/preview";
import type { Fallbacks } from "./fallbacks";
import { printError } from "./print-error";
import { ProjectFolder } from "./project";

/** Options that every command on a stack has. */
interface StackOptions {
  stack: string;
  cwd: string;
}

/**
 * The commands of those who run a gateway. Each is loaded when it is called.
 *
 * @param fallbacks - what makes parts of the set-up that this machine lacks
 */
export function userProgram(fallbacks: Fallbacks = {}): Command {
  const program = createCommand(commandName())
    .description("LiteLLM gateway: an LLM gateway on Docker or Kubernetes, made by Pulumi")
    .usage(commandName("COMMAND", "[options]").slice(commandName().length + 1))
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showHelpAfterError()
    .enablePositionalOptions();

  const onStack = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option("--stack <name>", "stack to work on: the NAME of Pulumi.NAME.yaml", "dev")
      .option("--cwd <folder>", "folder of Pulumi.yaml and the stack files", ".");

  onStack("up", "bring a stack up, and verify it")
    .option("--yes", "ask nothing", false)
    .option(
      "--refresh",
      "first look at what is really there: repairs what was changed by hand",
      false,
    )
    .action(
      async ({ stack, cwd, ...options }: StackOptions & { yes: boolean; refresh: boolean }) => {
        const { up } = await import("./commands/up.js");
        await up(new ProjectFolder(cwd, fallbacks), stack, options);
      },
    );

  onStack("preview", "show what `up` would change")
    .option("--diff", "show each changed property", false)
    .option("--refresh", "first look at what is really there", false)
    .option("--json", "print the changes as JSON", false)
    .action(async ({ stack, cwd, ...options }: StackOptions & PreviewOptions) => {
      const { preview } = await import("./commands/preview.js");
      await preview(new ProjectFolder(cwd, fallbacks), stack, options);
    });

  onStack("down", "remove a stack's containers and networks; data and keys stay")
    .option("--delete-data", "delete the data volumes and keys too, for ever", false)
    .option("--yes", "ask nothing", false)
    .action(
      async ({ stack, cwd, ...options }: StackOptions & { yes: boolean; deleteData: boolean }) => {
        const { down } = await import("./commands/down.js");
        await down(new ProjectFolder(cwd, fallbacks), stack, options);
      },
    );

  onStack("verify", "check a running stack; exit code 1 when a check fails")
    .option("--json", "print the results as JSON", false)
    .action(async ({ stack, cwd, json }: StackOptions & { json: boolean }) => {
      const { verifyCommand } = await import("./commands/verify.js");
      await verifyCommand(new ProjectFolder(cwd, fallbacks), stack, json);
    });

  onStack("logs", "show the logs of a stack's containers")
    .argument("[part]", "only containers with this in their name, such as proxy")
    .option("--follow", "go on showing what comes", false)
    .option("--tail <lines>", "last lines of each container", positiveInteger, 100)
    .action(
      async (
        part: string | undefined,
        { stack, cwd, ...options }: StackOptions & { follow: boolean; tail: number },
      ) => {
        const { logs } = await import("./commands/logs.js");
        await logs(new ProjectFolder(cwd, fallbacks), stack, part, options);
      },
    );

  onStack(
    "dashboards",
    "make a page of the Datadog dashboards, from the metrics of a running stack",
  )
    .option("--seconds <n>", "how long to watch the stack", positiveInteger, 30)
    .option("--output <file>", "the page (default: dashboards.html in the folder of Pulumi.yaml)")
    .action(async ({ stack, cwd, seconds, output }: StackOptions & DashboardsOptions) => {
      const { dashboards } = await import("./commands/dashboards.js");
      await dashboards(new ProjectFolder(cwd, fallbacks), stack, { seconds, output });
    });

  onStack(
    "pin",
    "write the digests of a stack's images into its file, as their registries have them now",
  )
    .option("--check", "write nothing; exit code 1 when the file has others, or none", false)
    .action(async ({ stack, cwd, check }: StackOptions & { check: boolean }) => {
      const { pin } = await import("./commands/pin.js");
      await pin(new ProjectFolder(cwd, fallbacks), stack, { check });
    });

  onStack("key", `print the master key (${quietCommandName("key")})`).action(
    async ({ stack, cwd }: StackOptions) => {
      const { key } = await import("./commands/key.js");
      await key(new ProjectFolder(cwd, fallbacks), stack);
    },
  );

  onStack("pulumi", `run the Pulumi CLI on a stack: ${commandName("pulumi", "config set …")}`)
    .argument("<arguments...>", "what the Pulumi CLI gets")
    .allowUnknownOption()
    .passThroughOptions()
    .action(async (args: string[], { stack, cwd }: StackOptions) => {
      const { pulumi } = await import("./commands/pulumi.js");
      await pulumi(new ProjectFolder(cwd, fallbacks), stack, args);
    });

  program
    .command("check")
    .description("say whether `up` would accept stack files; exit code 1 when not. Needs no engine")
    .argument("<files...>", "stack files, such as Pulumi.dev.yaml")
    .option("--json", "print the problems as JSON", false)
    .action(async (files: string[], options: { json: boolean }) => {
      const { check } = await import("./commands/check.js");
      await check(files, options);
    });

  program
    .command("show")
    .description(`print what a stack file becomes (${quietCommandName("show")}). Needs no engine`)
    .argument(
      "<view>",
      "litellm: the proxies' config.yaml; kubernetes: the cluster's objects as YAML; datadog: monitors, SLOs and dashboards as JSON",
    )
    .argument("<file>", "stack file, such as Pulumi.dev.yaml")
    .action(async (view: string, file: string) => {
      const { show } = await import("./commands/show.js");
      await show(view, file);
    });

  program
    .command("schema")
    .description(`print the JSON Schema of stack files (${quietCommandName("schema")})`)
    .action(async () => {
      const { schema } = await import("./commands/schema.js");
      schema();
    });
  return program;
}

/**
 * Runs what the command line says, and prints what goes wrong.
 *
 * @param explain - turns an error into one for the user, where it can
 */
export function run(program: Command, explain = (error: unknown) => error): void {
  // The reader may close the pipe early, as `head` does.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  program.parseAsync().catch((error: unknown) => {
    printError(explain(error));
    process.exitCode = 1;
  });
}

function positiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("must be a whole number above 0");
  return value;
}
