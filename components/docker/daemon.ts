import type Docker from "dockerode";

/** A client of the daemon that `DOCKER_HOST` names, else of this machine's. */
export function daemon(): Docker {
  // Loaded here: it takes 0.1 s, which other targets don't pay.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const Client = require("dockerode") as typeof Docker;
  return new Client({ timeout: 10_000 });
}

/** The version of the daemon's API, such as `1.48`; undefined where no daemon answers. */
export async function apiVersion(): Promise<string | undefined> {
  try {
    return (await daemon().version()).ApiVersion;
  } catch {
    // The provider says better what is wrong with a daemon.
    return undefined;
  }
}
