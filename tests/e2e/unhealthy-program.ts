// A Pulumi program with one container, which gets healthy only when HEALTHY is set.
import { RemoteImage } from "@pulumi/docker/remoteImage";
import { containerArgs, hardenedContainer } from "../../components/docker/container";
import { Files } from "../../components/docker/files";
import { Networks } from "../../components/docker/networks";
import type { Workload } from "../../config/workloads/workload";

const workload: Workload = {
  name: "container",
  image: "mockUpstream",
  user: { uid: 1000, gid: 1000 },
  entrypoint: ["/bin/sh", "-c", "echo the reason why; exec sleep 600"],
  memoryMegabytes: 64,
  health: {
    ready: { command: process.env.HEALTHY ? ["true"] : ["false"] },
    intervalSeconds: 1,
    startSeconds: 5,
  },
  stopSeconds: 1,
};

const image = new RemoteImage("image", { name: process.env.IMAGE ?? "", keepLocally: true }).name;
const networks = new Networks("network", ["data"]);
const files = new Files("files", { image, content: { file: "content" }, salt: "a salt" });
const args = containerArgs("test", workload.name, workload, {
  image,
  networks: [{ network: networks.nameOf("data"), aliases: [] }],
  files: files.volumeName,
  data: undefined,
});
hardenedContainer("test-container", args, {});
