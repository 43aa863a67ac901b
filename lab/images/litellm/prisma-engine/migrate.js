"use strict";

const { readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const { bindMigrationAwareSqlAdapterFactory } = require("@prisma/driver-adapter-utils");
const { datasourceUrl } = require("./datasource");
const { Driver } = require("./driver");
const { migrationNames, readMigrations } = require("./migrations");
const { startWasm } = require("./wasm");

const noFilters = { externalTables: [], externalEnums: [] };

/** A schema file as the WebAssembly engine wants it: with its content. */
function schemaFile(path) {
  return { files: [{ path, content: readFileSync(path, "utf8") }], configDir: dirname(path) };
}

const schemaUrl = (path) => datasourceUrl(readFileSync(path, "utf8"));

/**
 * Starts Prisma's schema engine.
 *
 * @param {Driver} driver
 * @param {string} [schemaPath]
 * @returns {Promise<import("@prisma/schema-engine-wasm").SchemaEngine>}
 */
async function startEngine(driver, schemaPath) {
  const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const code = readFileSync(join(folder, "schema_engine_bg.wasm"));
  const { SchemaEngine } = startWasm(code, "./schema_engine_bg.js", glue);
  const datamodels = schemaPath && schemaFile(schemaPath).files.map((f) => [f.path, f.content]);
  return SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(driver));
}

/** One connection: the lock on migrations belongs to the connection that took it. */
const driverFor = (url) => new Driver(url, { max: 1 });

/** What the native engine says when a migration's script fails; LiteLLM reads it. */
function failedMigration(engineError, { code, message }) {
  const [, name] = /migration_name="([^"]+)"/.exec(engineError.message) ?? [];
  const text = [
    "A migration failed to apply. New migrations cannot be applied before the error is recovered from.",
    `Migration name: ${name}`,
    `Database error code: ${code}`,
    `Database error:\n${message}`,
  ].join("\n\n");
  return Object.assign(new Error(text), { code: "P3018" });
}

/** A schema for the database at an address; the WebAssembly engine takes no address by itself. */
function schemaOf(url) {
  const content = `datasource database {\n  provider = "postgresql"\n  url = ${JSON.stringify(url)}\n}\n`;
  return { files: [{ path: "schema.prisma", content }], configDir: "." };
}

/** One side of a comparison as the WebAssembly engine wants it. */
function diffTarget(target) {
  switch (target.tag) {
    case "url":
      return { tag: "schemaDatasource", ...schemaOf(target.url) };
    case "schemaDatamodel":
    case "schemaDatasource":
      return { tag: target.tag, ...schemaFile(target.schema) };
    case "empty":
      return target;
    default:
      // A folder of migrations would need a second database to try them in.
      throw new Error(`the lab's schema engine can't compare ${target.tag}`);
  }
}

/** The address of the database that one side of a comparison stands for, if it does. */
function diffUrl(target) {
  if (target.tag === "url") return target.url;
  return target.tag === "schemaDatasource" ? schemaUrl(target.schema) : undefined;
}

/**
 * What the Prisma CLI 5 asks its schema engine, each answered by the WebAssembly engine of Prisma 6,
 * whose questions are a little different: it gets the files' contents, not their paths.
 */
class Migrate {
  #schemaPath;
  #print;

  /**
   * @param {string | undefined} schemaPath the schema file that the CLI was started with
   * @param {(text: string) => void} print shows the CLI's user something
   */
  constructor(schemaPath, print) {
    this.#schemaPath = schemaPath;
    this.#print = print;
  }

  listMigrationDirectories({ migrationsDirectoryPath }) {
    return { migrations: migrationNames(migrationsDirectoryPath) };
  }

  async applyMigrations({ migrationsDirectoryPath }) {
    const driver = driverFor(schemaUrl(this.#schemaPath));
    const engine = await startEngine(driver, this.#schemaPath);
    const migrationsList = readMigrations(migrationsDirectoryPath);
    try {
      return await engine.applyMigrations({ migrationsList, filters: noFilters });
    } catch (error) {
      throw driver.scriptError ? failedMigration(error, driver.scriptError) : error;
    }
  }

  async markMigrationApplied({ migrationName, migrationsDirectoryPath }) {
    const engine = await this.#engine();
    const migrationsList = readMigrations(migrationsDirectoryPath);
    return engine.markMigrationApplied({ migrationName, migrationsList });
  }

  async markMigrationRolledBack({ migrationName }) {
    const engine = await this.#engine();
    return engine.markMigrationRolledBack({ migrationName });
  }

  async diagnoseMigrationHistory({ migrationsDirectoryPath }) {
    const engine = await this.#engine();
    const migrationsList = readMigrations(migrationsDirectoryPath);
    return engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilters,
    });
  }

  async schemaPush({ schema, force }) {
    const engine = await this.#engine();
    const files = [{ path: this.#schemaPath, content: schema }];
    return engine.schemaPush({ schema: { files }, force, filters: noFilters });
  }

  async diff({ from, to, script, exitCode }) {
    // The WebAssembly engine connects to a database even where it needs none.
    const url = diffUrl(from) ?? diffUrl(to) ?? process.env.DATABASE_URL;
    const engine = await startEngine(driverFor(url));
    const result = await engine.diff({
      from: diffTarget(from),
      to: diffTarget(to),
      shadowDatabaseUrl: null,
      script,
      exitCode: exitCode ?? null,
      filters: noFilters,
    });
    this.#print(result.stdout);
    return { exitCode: result.exitCode };
  }

  async dbExecute({ datasourceType, script }) {
    const { tag, url, schema } = datasourceType;
    const driver = driverFor(tag === "url" ? url : schemaUrl(schema));
    const connection = await driver.connect();
    try {
      await connection.executeScript(script);
    } catch (error) {
      throw driver.scriptError ?? error;
    } finally {
      await connection.dispose();
    }
    return null;
  }

  #engine() {
    return startEngine(driverFor(schemaUrl(this.#schemaPath)), this.#schemaPath);
  }
}

module.exports = { Migrate };
