import { copyFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { addUser, type LabImage, type RootFilesystem } from "../labImage";
import { installLockedPackages } from "../pip";

const venv = "/opt/venv";
/** Of both packages; their lock files have it too. */
const version = "2.2.364";
/** Files that both services run, beside their own Python files. */
const sharedFiles = ["entrypoint.sh", "errors.py"];

interface Service {
  readonly name: "analyzer" | "anonymizer";
  /** A `sh -e` script that runs as root in /app, when everything is installed. */
  readonly finish: string;
  readonly megabytes: number;
  readonly seconds: number;
}

/** What the two services have in common: Presidio's own package behind a small Flask application. */
function presidioImage(service: Service): LabImage {
  const folder = join(__dirname, service.name);
  return {
    name: `presidio-${service.name}`,
    folder,
    suite: "bookworm",
    packages: ["ca-certificates", "libstdc++6", "python3", "python3-venv"],
    version: { pinned: version },
    beforePackages: addUser({
      name: "presidio",
      id: 1001,
      home: "/home/presidio",
      shell: "/bin/sh",
    }),
    prepare: async (rootfs) => {
      rootfs.report(`Installing the Python packages of Presidio's ${service.name}`);
      await installLockedPackages(rootfs, venv, join(folder, "requirements.lock"));
      await layOutFiles(rootfs, folder, service.finish);
    },
    inputs: [
      ...["image.ts", ...sharedFiles].map((file) => join(__dirname, file)),
      join(__dirname, "../pip.ts"),
    ],
    megabytes: service.megabytes,
    seconds: service.seconds,
  };
}

async function layOutFiles(
  { path, run }: RootFilesystem,
  folder: string,
  finish: string,
): Promise<void> {
  await run("mkdir /app && install -d -o presidio -g presidio /home/presidio");
  for (const file of sharedFiles) await copyFile(join(__dirname, file), join(path, "app", file));
  const own = (await readdir(folder)).filter((file) => file.endsWith(".py"));
  for (const file of own) await copyFile(join(folder, file), join(path, "app", file));
  await run(`
    cd /app
    ${finish}
    find ${venv} -depth -type d -name tests -exec rm -rf {} +
    # The filesystem is read-only at run time: every start would compile all of it again.
    ${venv}/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash ${venv}/lib /app
    chown -R presidio:presidio /app
  `);
}

/**
 * Stands for `ghcr.io/data-privacy-stack/presidio-analyzer:2.2.364`, without the language model
 * that finds names and places: it is in no package registry. What has a pattern is found.
 */
export const presidioAnalyzerImage = presidioImage({
  name: "analyzer",
  // The image's settings are named below /app, where the official one has the package's sources.
  finish: `
    ln -s ${venv}/lib/python3*/site-packages/presidio_analyzer presidio_analyzer
    ${venv}/bin/python pipeline.py
    rm pipeline.py
  `,
  megabytes: 530,
  seconds: 80,
});

/** Stands for `ghcr.io/data-privacy-stack/presidio-anonymizer:2.2.364`. */
export const presidioAnonymizerImage = presidioImage({
  name: "anonymizer",
  finish: "",
  megabytes: 210,
  seconds: 45,
});
