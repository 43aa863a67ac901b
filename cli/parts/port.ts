import { createServer } from "node:net";
import type Docker from "dockerode";
import { dockerLabels } from "../../config/docker/labels";
import execa from "execa";
import { UserError } from "../errors";
import { commandName } from "../command-name";

/**
 * Refuses a port that something else has, and says what, before anything is changed.
 *
 * @param project - name of the project whose own load balancer may have it
 */
export async function requireFreePort(
  docker: Docker,
  { address, port }: { address: string; port: number },
  owner: { project: string; stack: string },
): Promise<void> {
  const container = (await docker.listContainers()).find(({ Ports: ports }) =>
    ports.some(({ PublicPort }) => PublicPort === port),
  );
  if (container) {
    const { Labels: labels } = container;
    const ours =
      labels[dockerLabels.project] === owner.project && labels[dockerLabels.stack] === owner.stack;
    if (ours) return;
    throw taken(port, `the container ${container.Names[0]?.slice(1) ?? container.Id}`);
  }
  if (await canListen(address, port)) return;
  throw taken(port, await listenerOf(port));
}

function taken(port: number, by: string): UserError {
  return new UserError(
    `port ${port} is taken by ${by}`,
    `stop it, or choose another port: ${commandName("pulumi", `config set --path edge.port ${port + 1}`)}`,
  );
}

function canListen(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, address, () =>
      server.close(() => {
        resolve(true);
      }),
    );
  });
}

/** Name and id of the process that listens on a port, as `ss` or `lsof` tells it. */
async function listenerOf(port: number): Promise<string> {
  const ss = await execa("ss", ["-Hltnp", `sport = :${port}`], { reject: false });
  const found = /users:\(\("([^"]+)",pid=(\d+)/.exec(ss.stdout);
  if (found) return `the process ${found[1]} (pid ${found[2]})`;
  const lsof = await execa("lsof", ["-nP", "-Fcp", `-iTCP:${port}`, "-sTCP:LISTEN"], {
    reject: false,
  });
  const [, pid, name] = /^p(\d+)\nc(.+)$/m.exec(lsof.stdout) ?? [];
  return pid ? `the process ${name} (pid ${pid})` : "another process";
}
