import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import Docker from "dockerode";
import { labCacheDir } from "../cache";
import { LabError } from "../error";
import { ensureLabImage } from "../images/build";
import { execIn } from "./exec";
import { kubernetesNodeImage } from "./image/image";

const docker = new Docker();
/** Name of the node's container, unless another one is wanted. */
export const defaultNodeName = "litellm-gateway-lab-kubernetes";
const apiServer = "6443/tcp";
/** From nothing it takes about half a minute on two cores. */
const startSeconds = 300;

/**
 * All that `--privileged` gives, but the one capability that some virtual machines lack: with it Docker
 * would start no container there.
 */
const hostConfig: Docker.HostConfig & { CgroupnsMode: string } = {
  CapAdd: ["ALL"],
  CapDrop: ["SYS_RESOURCE"],
  SecurityOpt: ["seccomp=unconfined", "apparmor=unconfined"],
  MaskedPaths: [],
  ReadonlyPaths: [],
  DeviceCgroupRules: ["a *:* rwm"],
  Devices: [{ PathOnHost: "/dev/kmsg", PathInContainer: "/dev/kmsg", CgroupPermissions: "rwm" }],
  CgroupnsMode: "private",
  Tmpfs: { "/run": "exec", "/tmp": "exec" },
  PortBindings: { [apiServer]: [{ HostIp: "127.0.0.1", HostPort: "" }] },
};

/** A Kubernetes cluster of one node, in a container. */
export interface KubernetesNode {
  readonly name: string;
  readonly container: Docker.Container;
  /** Path of a kubeconfig file with all rights in the cluster; readable by its owner alone. */
  readonly kubeconfig: string;
}

/**
 * Starts a Kubernetes node, unless it runs; waits until it is ready, with DNS and storage. It is made
 * new at each start: nothing of an earlier one is in it. Nothing but the container is changed on
 * this machine, and removing it ends everything in it.
 *
 * @param report - gets one line when something takes time
 * @param name - name of the container
 * @throws what `ensureLabImage` throws; LabError with the node's own words when it does not start
 */
export async function startKubernetesNode(
  report: (line: string) => void,
  name = defaultNodeName,
): Promise<KubernetesNode> {
  const image = await ensureLabImage(kubernetesNodeImage, report);
  const container = (await running(name, image)) ?? (await create(name, image, report));
  try {
    await untilReady(container);
    return { name, container, kubeconfig: await writeKubeconfig(name, container) };
  } catch (error) {
    const logs = await container.logs({ stdout: true, stderr: true, tail: 40 }).catch(() => "");
    throw new LabError(
      `the Kubernetes node did not start: ${(error as Error).message}\n${String(logs)}`,
    );
  }
}

/** Ends a node and all that runs in it; says whether there was one. */
export async function stopKubernetesNode(name = defaultNodeName): Promise<boolean> {
  await rm(kubeconfigFile(name), { force: true });
  return docker
    .getContainer(name)
    .remove({ force: true, v: true })
    .then(
      () => true,
      (error: unknown) => {
        if ((error as { statusCode?: number }).statusCode === 404) return false;
        throw error;
      },
    );
}

/** The running node that a kubeconfig of the lab's leads to; undefined for any other file. */
export async function nodeOfKubeconfig(
  kubeconfig: string | undefined,
): Promise<KubernetesNode | undefined> {
  if (kubeconfig === undefined) return undefined;
  const name = basename(kubeconfig, ".kubeconfig");
  if (resolve(kubeconfig) !== kubeconfigFile(name)) return undefined;
  const container = docker.getContainer(name);
  const found = await container.inspect().catch(() => undefined);
  return found?.State.Running ? { name, container, kubeconfig } : undefined;
}

/** One line about a node: what it is, and where its kubeconfig is; undefined where none runs. */
export async function kubernetesNodeStatus(name = defaultNodeName): Promise<string | undefined> {
  const found = await docker
    .getContainer(name)
    .inspect()
    .catch(() => undefined);
  if (!found?.State.Running) return undefined;
  return `${found.Config.Image}, KUBECONFIG=${kubeconfigFile(name)}`;
}

/** The node's container, when it runs and is of this image. */
async function running(name: string, image: string): Promise<Docker.Container | undefined> {
  const container = docker.getContainer(name);
  const found = await container.inspect().catch(() => undefined);
  return found?.State.Running && found.Config.Image === image ? container : undefined;
}

async function create(
  name: string,
  image: string,
  report: (line: string) => void,
): Promise<Docker.Container> {
  await stopKubernetesNode(name);
  report("Starting a Kubernetes node (about 30 s)");
  const container = await docker.createContainer({
    name,
    Image: image,
    Hostname: "node-1",
    ExposedPorts: { [apiServer]: {} },
    HostConfig: hostConfig,
  });
  await container.start();
  return container;
}

async function untilReady(container: Docker.Container): Promise<void> {
  const script = `
    until kubectl get node/node-1 deployment/coredns -n kube-system; do
      sleep 0.3
    done > /dev/null 2>&1
    kubectl wait --for=condition=Ready node/node-1 --timeout=${startSeconds}s
    kubectl wait --for=condition=Available -n kube-system deployment/coredns --timeout=${startSeconds}s`;
  await execIn(container, ["timeout", String(startSeconds), "bash", "-ec", script]);
}

const kubeconfigFile = (name: string): string => labCacheDir("kubernetes", `${name}.kubeconfig`);

async function writeKubeconfig(name: string, container: Docker.Container): Promise<string> {
  const inside = await execIn(container, ["cat", "/etc/kubernetes/admin.conf"]);
  const { NetworkSettings: network } = await container.inspect();
  const port = network.Ports[apiServer]?.[0]?.HostPort ?? "";
  const file = kubeconfigFile(name);
  await mkdir(dirname(file), { recursive: true });
  // Whoever uses the node meanwhile reads the whole of the old file or of the new one.
  const half = `${file}.${process.pid}`;
  await writeFile(half, inside.replace("127.0.0.1:6443", `127.0.0.1:${port}`), { mode: 0o600 });
  await rename(half, file);
  return file;
}
