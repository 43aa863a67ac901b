import { CommandError, ConcurrentUpdateError } from "@pulumi/pulumi/automation";
import { UserError } from "./errors";
import type { Engine } from "./workspace";

/** What is known of an engine's error text, and what to do about it. */
const known: { pattern: RegExp; message: string; fix: (workspace: Engine) => string }[] = [
  {
    pattern: /incorrect passphrase/,
    message: "the passphrase doesn't fit this stack's secrets",
    fix: ({ project }) =>
      `give the one that the stack was made with, by PULUMI_CONFIG_PASSPHRASE_FILE or PULUMI_CONFIG_PASSPHRASE; without either it is read from ${project.local("passphrase")}. Nothing was changed`,
  },
  {
    pattern: /no space left on device/,
    message: "the disk is full",
    fix: () => "free some space (docker system df shows Docker's part) and run this again",
  },
];

/** Turns an engine's error into one that the user can act on, where it is known. */
export function explainEngineError(error: unknown, workspace: Engine): unknown {
  if (error instanceof ConcurrentUpdateError) {
    return new UserError(
      "another run works on this stack",
      "wait for it; if there is none, run: npm run pulumi -- cancel --yes --stack NAME",
    );
  }
  const text = String(error);
  const match = known.find(({ pattern }) => pattern.test(text));
  if (match) return new UserError(match.message, match.fix(workspace));
  return error instanceof CommandError ? withoutFrame(error) : error;
}

/** The engine's own words of a failed command, without the command and its output around them. */
function withoutFrame(error: CommandError): Error {
  const lines = [...error.message.matchAll(/^error: (.*)$/gm)].map(([, line]) => line);
  return lines.length > 0 ? new UserError([...new Set(lines)].join("\n")) : error;
}
