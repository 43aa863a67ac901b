import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import Docker from "dockerode";
import { stringify } from "yaml";
import { type Finished, runInContainer } from "./images-run";

const docker = new Docker();
const files = "/etc/litellm-gateway";
const program = "/opt/datadog-agent/bin/agent/agent";

/** This machine, as containers reach it. */
export const machine = "host.docker.internal";

/** Metrics that a test can change between two scrapes. */
export class Exposition {
  /** What is answered; nothing is when it is undefined. */
  text: string | undefined = "";
  scrapes = 0;
  private readonly server: Server = createServer((_, response) => {
    this.scrapes += 1;
    if (this.text === undefined) response.writeHead(503).end();
    else response.setHeader("content-type", "text/plain; version=0.0.4").end(this.text);
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "0.0.0.0", resolve));
    return `http://${machine}:${(this.server.address() as AddressInfo).port}/metrics`;
  }

  /** Waits for an answer to a scrape that began after the last change. */
  async scraped(): Promise<void> {
    const now = this.scrapes;
    // The first may have begun before; when there are more, the one before them has been counted.
    await until("a scrape", () => this.scrapes >= now + 2);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** Waits for something to become true, for two minutes. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  details: () => string | Promise<string> = () => "",
): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what} didn't come\n${await details()}`);
    await delay(200);
  }
}

/** An Agent, under the restrictions of the gateway. */
export class AgentSandbox {
  private constructor(
    readonly container: Docker.Container,
    private readonly folder: string,
  ) {}

  /**
   * Starts one.
   *
   * @param secrets - by handle; `api_key` is the Agent's own
   * @param checks - instances of each check
   */
  static async start(
    image: string,
    intakePort: number,
    secrets: Record<string, string>,
    checks: Record<string, object[]>,
  ): Promise<AgentSandbox> {
    const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-agent-"));
    const config = {
      api_key: "ENC[api_key]",
      dd_url: `http://${machine}:${intakePort}`,
      hostname: "test-host",
      confd_path: `${files}/conf.d`,
      run_path: "/tmp",
      secret_backend_type: "file.json",
      secret_backend_config: { file_path: `${files}/secrets.json` },
      dogstatsd_port: 8125,
      dogstatsd_non_local_traffic: true,
    };
    await writeFile(join(folder, "datadog.yaml"), stringify(config));
    await writeFile(join(folder, "secrets.json"), JSON.stringify(secrets));
    for (const [check, instances] of Object.entries(checks)) {
      await mkdir(join(folder, `conf.d/${check}.d`), { recursive: true });
      await writeFile(join(folder, `conf.d/${check}.d/conf.yaml`), stringify({ instances }));
    }
    await chmod(folder, 0o755);
    const container = await docker.createContainer({
      Image: image,
      User: "100:0",
      Cmd: [program, "run", "-c", `${files}/datadog.yaml`],
      HostConfig: {
        Binds: [`${folder}:${files}:ro`],
        ExtraHosts: [`${machine}:host-gateway`],
        ReadonlyRootfs: true,
        CapDrop: ["ALL"],
        SecurityOpt: ["no-new-privileges:true"],
        Tmpfs: { "/tmp": "rw,nosuid,nodev,size=64m" },
      },
    });
    const sandbox = new AgentSandbox(container, folder);
    await container.start().catch(async (error: unknown) => {
      await sandbox.remove();
      throw error;
    });
    return sandbox;
  }

  /** `agent health`. */
  health(): Promise<Finished> {
    return runInContainer(this.container, [program, "health", "-c", `${files}/datadog.yaml`]);
  }

  /** Waits until it says that it is healthy. */
  async healthy(): Promise<void> {
    const holds = async () => (await this.health()).exitCode === 0;
    await until("health", holds, () => this.logs());
  }

  /** Sends a datagram to its port for DogStatsD. */
  async tell(datagram: string): Promise<void> {
    const send =
      "import socket, sys; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(sys.argv[1].encode(), ('127.0.0.1', 8125))";
    await runInContainer(this.container, ["python3", "-c", send, datagram]);
  }

  async logs(): Promise<string> {
    const logs = await this.container.logs({ stdout: true, stderr: true });
    return logs.toString("utf8");
  }

  /** Stops it with SIGTERM, as Docker does. */
  async stop(): Promise<void> {
    await this.container.stop({ t: 10 });
  }

  async remove(): Promise<void> {
    await this.container.remove({ force: true, v: true });
    await rm(this.folder, { recursive: true, force: true });
  }
}
