// For `node --require`: tells how long a Pulumi program's process spends loading modules, which is
// TypeScript, the SDKs and the program itself.
"use strict";
const { appendFileSync } = require("node:fs");
const Module = require("node:module");

if (process.argv[1]?.includes("@pulumi/pulumi/cmd/run")) {
  const load = Module._load;
  let depth = 0;
  let milliseconds = 0;
  Module._load = function (...args) {
    const started = performance.now();
    depth += 1;
    try {
      return load.apply(this, args);
    } finally {
      depth -= 1;
      // Only the outermost: what a module loads is part of its own time.
      if (depth === 0) milliseconds += performance.now() - started;
    }
  };
  process.on("exit", () => appendFileSync(process.env.BENCH_LOAD_TIMES, `${milliseconds}\n`));
}
