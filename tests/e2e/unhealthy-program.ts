// A Pulumi program with one container, which gets healthy only when HEALTHY is set.
import { RemoteImage } from "@pulumi/docker/remoteImage";
import { hardenedContainer } from "../../components/docker/container";
import { Files } from "../../components/docker/files";
import { Networks } from "../../components/docker/networks";

const image = new RemoteImage("image", { name: process.env.IMAGE ?? "", keepLocally: true }).name;
const networks = new Networks("network");
const files = new Files("files", { image, content: { file: "content" } });
hardenedContainer(
  "container",
  {
    image,
    user: "1000:1000",
    entrypoints: ["/bin/sh", "-c", "echo the reason why; exec sleep 600"],
    networks: [{ network: networks.data }],
    files: files.volumeName,
    memoryMegabytes: 64,
    healthcheck: process.env.HEALTHY ? ["true"] : ["false"],
    healthIntervalSeconds: 1,
    waitSeconds: 5,
    stopSeconds: 1,
  },
  {},
);
