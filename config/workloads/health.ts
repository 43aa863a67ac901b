import type { Check, Port } from "./workload";

/** Programs that images have, and that can ask by HTTP: none has curl. */
const clients = {
  node: (url: string) => ["node", "-e", `fetch("${url}").then((r) => process.exit(r.ok ? 0 : 1))`],
  python3: (url: string) => [
    "python3",
    "-c",
    `import urllib.request as u; u.urlopen("${url}", timeout=4)`,
  ],
};

/**
 * A check by HTTP: an answer below 400 means yes.
 *
 * @param client - a program of the image, for targets that can't ask by HTTP themselves
 */
export const httpCheck = (client: keyof typeof clients, { name, number }: Port, path: string) =>
  ({
    command: clients[client](`http://127.0.0.1:${number}${path}`),
    http: { path, port: name },
  }) satisfies Check;
