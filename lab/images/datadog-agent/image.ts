import type { LabImage } from "../labImage";

/** Stands for `registry.datadoghq.com/agent:7`: its user and folders, without its programs. */
export const datadogAgentImage: LabImage = {
  name: "datadog-agent",
  folder: __dirname,
  suite: "bookworm",
  packages: [],
  version: { pinned: "7.81.1" },
  beforePackages: `echo 'dd-agent:x:100:0::/nonexistent:/usr/sbin/nologin' >> /etc/passwd`,
  megabytes: 100,
  seconds: 20,
};
