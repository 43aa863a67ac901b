import { cp } from "node:fs/promises";
import { basename, join } from "node:path";
import type { LabImage, RootFilesystem } from "../labImage";
import { installLockedPackages } from "../pip";
import { isPartOfRecipe } from "../recipe";
import { run as runHere } from "../run";

const venv = "/app/.venv";
const prismaEngine = "/opt/prisma-engine";
/** Where prisma-client-py and LiteLLM look for the Prisma CLI. */
const prismaCli = "/app/.cache/prisma-python/binaries";

/**
 * Stands for `ghcr.io/berriai/litellm-non_root`, with LiteLLM's proxy and what the gateway
 * needs, not with all of its optional packages. Prisma's native engines are in no package registry:
 * its WebAssembly ones take their place (prisma-engine/).
 */
export const litellmImage: LabImage = {
  name: "litellm",
  folder: __dirname,
  suite: "bookworm",
  packages: ["ca-certificates", "libstdc++6", "openssl", "python3", "python3-venv"],
  version: { ofLocked: "litellm" },
  prepare: async (rootfs) => {
    await installNodePackages(rootfs);
    rootfs.report("Installing LiteLLM's Python packages");
    await installLockedPackages(
      rootfs,
      venv,
      join(__dirname, "requirements.lock"),
      "pip setuptools",
    );
    await makePrismaClient(rootfs);
    await layOutFiles(rootfs);
  },
  inputs: [join(__dirname, "../pip.ts")],
  megabytes: 1100,
  seconds: 140,
};

async function installNodePackages({ path, run }: RootFilesystem): Promise<void> {
  for (const [name, folder] of [
    ["prisma-engine", prismaEngine],
    ["prisma-cli", prismaCli],
  ] as const) {
    const target = join(path, folder);
    await cp(join(__dirname, name), target, {
      recursive: true,
      filter: (source) => isPartOfRecipe(basename(source)),
    });
    // Prisma's install scripts would download the native engines.
    const options = ["--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"];
    await runHere("npm", ["ci", ...options], { cwd: target });
  }
  await run(`
    cd ${prismaEngine}/node_modules
    mv node-linux-*/bin/node /usr/local/bin/node
    rm -rf node-linux-*
    # Of the engines for all databases, the one for Postgres stays.
    find @prisma/client -type f ! -name package.json ! -name 'query_engine_bg.postgresql.*' -delete
  `);
}

/** Generates the Python code for LiteLLM's tables; at run time the filesystem is read-only. */
async function makePrismaClient({ run }: RootFilesystem): Promise<void> {
  await run(`
    export HOME=/app PATH=${venv}/bin:$PATH CHECKPOINT_DISABLE=1
    export PRISMA_BINARY_CACHE_DIR=${prismaCli}
    export PRISMA_QUERY_ENGINE_BINARY=${prismaEngine}/query-engine.js
    export PRISMA_SCHEMA_ENGINE_BINARY=${prismaEngine}/schema-engine.js
    cp ${venv}/lib/python3*/site-packages/litellm/proxy/schema.prisma /app/schema.prisma
    prisma generate --schema=/app/schema.prisma
    # Compiling at every start would double the time it takes.
    python3 -m compileall -q -j 0 --invalidation-mode unchecked-hash ${venv}/lib
  `);
}

async function layOutFiles({ run }: RootFilesystem): Promise<void> {
  await run(`
    mkdir -p /app/docker /app/.cache/npm /var/lib/litellm/assets
    cd ${venv}/lib/python3*/site-packages
    cp litellm/proxy/logo*.png /var/lib/litellm/assets/
    cp -r litellm/proxy/_experimental/out /var/lib/litellm/ui
    touch /var/lib/litellm/ui/.litellm_ui_ready
    chown -R nobody:nogroup /app /var/lib/litellm/ui /var/lib/litellm/assets
    # As in the official image: for platforms that run it as a user of their own in group 0.
    for folder in prisma litellm_proxy_extras /var/lib/litellm/ui /var/lib/litellm/assets; do
      chgrp -R 0 $folder
      chmod -R g=u $folder
    done
  `);
}
