import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { LabImage, RootFilesystem } from "../../images/labImage";
import { run } from "../../images/run";
import { writeImageArchive } from "./archive";
import { buildPrograms } from "./programs";
import { kubernetesVersion } from "./version";

/** Programs that run in pods, as images of their own. */
const podPrograms = ["pause", "coredns"];

/**
 * A whole Kubernetes node in a container, as kind makes them (https://kind.sigs.k8s.io): Kubernetes,
 * CoreDNS and a provisioner of volumes from Go modules; containerd, etcd and the rest from Debian.
 */
export const kubernetesNodeImage: LabImage = {
  name: "kubernetes-node",
  folder: __dirname,
  suite: "trixie",
  packages: [
    "ca-certificates",
    "containerd",
    "containernetworking-plugins",
    "etcd-server",
    "iproute2",
    "iptables",
    "mount",
    "nftables",
    "openssl",
    "procps",
    "runc",
  ],
  version: { pinned: kubernetesVersion },
  prepare: installPrograms,
  megabytes: 800,
  seconds: 400,
};

async function installPrograms({ path, report }: RootFilesystem): Promise<void> {
  const programs = await buildPrograms(report);
  const images = join(path, "usr/local/share/images");
  await mkdir(images, { recursive: true });
  for (const program of await readdir(programs)) {
    const file = join(programs, program);
    if (podPrograms.includes(program)) {
      const reference = `docker.io/litellm-gateway-lab/${program}:1`;
      await writeImageArchive(join(images, `${program}.tar`), reference, file);
    } else await run("install", ["-m", "755", file, join(path, "usr/local/bin", program)]);
  }
  // Debian's own network settings would come before the node's.
  await rm(join(path, "etc/cni"), { recursive: true, force: true });
}
