import { setTimeout as delay } from "node:timers/promises";
import Docker from "dockerode";
import { runInContainer } from "./images-run";

const docker = new Docker();

/** The analyzer's is Presidio's default; the anonymizer's can't be, in the same namespace. */
export const ports = { analyzer: 3000, anonymizer: 3001 };

/** Presidio's two services in one network namespace that has no network. */
export interface Presidio {
  analyzer: Docker.Container;
  anonymizer: Docker.Container;
}

/** Starts both under the restrictions of the gateway, and waits until they are healthy. */
export async function startPresidio(images: {
  presidioAnalyzer: string;
  presidioAnonymizer: string;
}): Promise<Presidio> {
  // Unset, the first e-mail address waits for a list of domains from the Internet.
  const offline = "TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS=";
  const analyzer = await create(images.presidioAnalyzer, "none", [offline]);
  const beside = `container:${analyzer.id}`;
  const port = `PORT=${ports.anonymizer}`;
  const anonymizer = await create(images.presidioAnonymizer, beside, [port]);
  const presidio = { analyzer, anonymizer };
  try {
    await analyzer.start();
    await anonymizer.start();
    await untilHealthy(analyzer, ports.analyzer);
    await untilHealthy(anonymizer, ports.anonymizer);
  } catch (error) {
    await stopPresidio(presidio);
    throw error;
  }
  return presidio;
}

/** Removes both; nothing when they were not started. */
export async function stopPresidio(presidio: Presidio | undefined): Promise<void> {
  if (!presidio) return;
  await presidio.anonymizer.remove({ force: true });
  await presidio.analyzer.remove({ force: true });
}

async function create(image: string, network: string, env: string[]): Promise<Docker.Container> {
  return docker.createContainer({
    Image: image,
    User: "1001:1001",
    // The official image's own check uses curl.
    Healthcheck: { Test: ["NONE"] },
    Env: ["HOME=/tmp", ...env],
    HostConfig: {
      NetworkMode: network,
      ReadonlyRootfs: true,
      CapDrop: ["ALL"],
      SecurityOpt: ["no-new-privileges:true"],
      Tmpfs: { "/tmp": "rw,nosuid,nodev,size=64m" },
    },
  });
}

async function untilHealthy(container: Docker.Container, port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/health`;
  const check = ["python3", "-c", `import urllib.request as r; r.urlopen("${url}", timeout=3)`];
  const end = Date.now() + 120_000;
  while ((await runInContainer(container, check)).exitCode !== 0) {
    if (Date.now() > end) throw new Error(`${url} doesn't answer after two minutes`);
    await delay(300);
  }
}

/** What a service answered; `body` is parsed if it is JSON. */
export interface Answer {
  status: number;
  type: string;
  body: unknown;
}

const ask = `
import json, sys, urllib.error, urllib.request
url, body = sys.argv[1:]
request = urllib.request.Request(url, body.encode() or None, {"Content-Type": "application/json"})
try:
    answer = urllib.request.urlopen(request)
except urllib.error.HTTPError as error:
    answer = error
print(json.dumps([answer.status, answer.headers.get_content_type(), answer.read().decode()]))`;

/** Sends a request to a service from inside a container; a text is sent as it is. */
export async function request(
  container: Docker.Container,
  port: number,
  path: string,
  body: unknown = "",
): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const url = `http://127.0.0.1:${port}${path}`;
  const { output } = await runInContainer(container, ["python3", "-c", ask, url, text]);
  const [status, type, content] = JSON.parse(output) as [number, string, string];
  return { status, type, body: type === "application/json" ? JSON.parse(content) : content };
}
