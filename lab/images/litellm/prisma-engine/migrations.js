"use strict";

const { existsSync, readdirSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const scriptName = "migration.sql";
const lockfileName = "migration_lock.toml";

/**
 * The names of the migrations in a folder, in the order in which they are applied.
 *
 * @param {string} folder which need not exist
 * @returns {string[]}
 */
function migrationNames(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * The migrations in a folder with their scripts, as the WebAssembly engine wants them: it can't read
 * files itself.
 *
 * @param {string} folder
 * @returns {import("@prisma/schema-engine-wasm").MigrationList}
 */
function readMigrations(folder) {
  const lockfile = join(folder, lockfileName);
  return {
    baseDir: folder,
    lockfile: {
      path: lockfileName,
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: migrationNames(folder).map((name) => ({
      path: name,
      migrationFile: { path: scriptName, content: readScript(join(folder, name, scriptName)) },
    })),
  };
}

function readScript(file) {
  try {
    return { tag: "ok", value: readFileSync(file, "utf8") };
  } catch (error) {
    return { tag: "error", value: error.message };
  }
}

module.exports = { migrationNames, readMigrations };
