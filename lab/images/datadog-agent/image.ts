import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import type { LabImage } from "../labImage";
import { installLockedPackages } from "../pip";
import { isPartOfRecipe } from "../recipe";

const home = "/opt/datadog-agent";

/**
 * Stands for `registry.datadoghq.com/agent:7.81.1`: Datadog's own code for OpenMetrics, with a small
 * collector, aggregator and forwarder in the place of the Agent's, which is in no package registry.
 * It has the checks, kinds of metrics and settings that the gateway uses, and says so of others.
 */
export const datadogAgentImage: LabImage = {
  name: "datadog-agent",
  folder: __dirname,
  // Datadog's code is written for Python 3.12 and later; this release has 3.13, as the Agent.
  suite: "trixie",
  packages: ["python3", "python3-venv"],
  version: { pinned: "7.81.1" },
  // Group 0, as in the official image: for platforms that run it as a user of their own in that group.
  beforePackages: "echo 'dd-agent:x:100:0::/nonexistent:/usr/sbin/nologin' >> /etc/passwd",
  prepare: async (rootfs) => {
    const { path, run } = rootfs;
    rootfs.report("Installing the Python packages of the Datadog Agent");
    const venv = `${home}/embedded`;
    await installLockedPackages(
      rootfs,
      venv,
      join(__dirname, "requirements.lock"),
      "pip setuptools",
    );
    await cp(join(__dirname, "agent"), join(path, home, "lab"), {
      recursive: true,
      filter: (source) => isPartOfRecipe(basename(source)),
    });
    await run(`
      find ${venv} -depth -type d -name tests -exec rm -rf {} +
      # The filesystem is read-only at run time: every start would compile all of it again.
      ${venv}/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash ${venv}/lib ${home}/lab
      rm /var/run
      mkdir /etc/datadog-agent /var/log/datadog ${home}/run
      mkdir -p /var/run/s6 /var/run/datadog ${home}/bin/agent
      chown dd-agent:root /etc/datadog-agent /var/log/datadog /var/run/s6 /var/run/datadog ${home}/run
      chmod g+w /etc/datadog-agent /var/log/datadog /var/run/s6 /var/run/datadog ${home}/run
    `);
  },
  inputs: [join(__dirname, "../pip.ts")],
  megabytes: 220,
  seconds: 60,
};
