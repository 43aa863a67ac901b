/** Whether this is the compiled package, which is run by `npx`, and not the repository's source. */
const isPackage = __filename.endsWith(".js");

/**
 * A command as the user types it: `npm run up -- --stack prod` in the repository,
 * `npx litellm-gateway up --stack prod` where the package is installed.
 *
 * @param name - of the command; without one, what stands before all names
 * @param options - of the command, such as `--stack prod`
 */
export function commandName(name?: string, options = ""): string {
  const parts = isPackage
    ? ["npx litellm-gateway", name, options]
    : ["npm run", name, options && `-- ${options}`];
  return parts.filter(Boolean).join(" ");
}

/** {@link commandName} of a command whose output is for other programs. */
export function quietCommandName(name: string, options = ""): string {
  return commandName(name, options).replace("npm run", "npm run --silent");
}
