import { existsSync } from "node:fs";
import { copyFile, cp } from "node:fs/promises";
import { join } from "node:path";
import type { LabImage } from "../labImage";
import { run as runHere } from "../run";

const venv = "/app/.venv";
const engine = "/opt/prisma-engine";
const cli = "/app/.cache/prisma-python/binaries";

/** Stands for `ghcr.io/berriai/litellm-non_root`. */
export const litellmImage: LabImage = {
  name: "litellm",
  folder: __dirname,
  suite: "bookworm",
  packages: ["python3", "python3-venv", "libstdc++6", "openssl", "ca-certificates"],
  version: { pinned: "1.106.2" },
  prepare: async ({ path, run, report }) => {
    await cp(join(__dirname, "prisma-engine"), join(path, engine), { recursive: true });
    await cp(join(__dirname, "prisma-cli"), join(path, cli), { recursive: true });
    for (const folder of [engine, cli]) {
      await runHere("npm", ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"], {
        cwd: join(path, folder),
      });
    }
    await cp(join(__dirname, "requirements.lock"), join(path, "tmp/requirements.lock"));
    const ca = process.env.PIP_CERT ?? "/etc/ssl/certs/ca-certificates.crt";
    if (existsSync(ca)) await copyFile(ca, join(path, "tmp/ca.crt"));
    report("Installing LiteLLM's Python packages");
    await run(`
      if [ -e /tmp/ca.crt ]; then export PIP_CERT=/tmp/ca.crt REQUESTS_CA_BUNDLE=/tmp/ca.crt; fi
      python3 -m venv ${venv}
      ${venv}/bin/pip install --quiet --no-cache-dir --no-compile --no-deps --require-hashes -r /tmp/requirements.lock
      ${venv}/bin/pip uninstall --quiet --yes pip setuptools
      rm -rf /tmp/*
    `);
    await run(`
      mv ${engine}/node_modules/node-linux-*/bin/node /usr/local/bin/node
      rm -rf ${engine}/node_modules/node-linux-*
      find ${engine}/node_modules/@prisma/client -type f ! -name package.json ! -name 'query_engine_bg.postgresql*' -delete
    `);
    await run(`
      site=$(echo ${venv}/lib/python3*/site-packages)
      cp $site/litellm/proxy/schema.prisma /app/schema.prisma
      export HOME=/app PATH=${venv}/bin:$PATH
      export PRISMA_BINARY_CACHE_DIR=${cli} PRISMA_OFFLINE_MODE=true CHECKPOINT_DISABLE=1
      export PRISMA_QUERY_ENGINE_BINARY=${engine}/query-engine.js PRISMA_SCHEMA_ENGINE_BINARY=${engine}/schema-engine.js
      prisma generate --schema=/app/schema.prisma
      mkdir -p /app/docker /app/.cache/npm /var/lib/litellm
      cp -r $site/litellm/proxy/_experimental/out /var/lib/litellm/ui
      mkdir /var/lib/litellm/assets
      cp $site/litellm/proxy/logo* /var/lib/litellm/assets/
      cd /var/lib/litellm/ui
      for page in *.html; do
        if [ "$page" != index.html ]; then
          mkdir -p "\${page%.html}"
          mv "$page" "\${page%.html}/index.html"
        fi
      done
      touch .litellm_ui_ready
      ${venv}/bin/python -m compileall -q -j 0 --invalidation-mode unchecked-hash ${venv}/lib || true
      chown -R nobody:nogroup /app /var/lib/litellm
      for folder in $site/prisma $site/litellm_proxy_extras /var/lib/litellm; do
        chgrp -R 0 $folder
        chmod -R g=u $folder
      done
    `);
  },
  megabytes: 1000,
  seconds: 240,
};
