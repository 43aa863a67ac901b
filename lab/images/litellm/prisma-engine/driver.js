"use strict";

const { PrismaPg } = require("@prisma/adapter-pg");
const pg = require("pg");
const { parseDatabaseUrl } = require("./datasource");

const { TEXT } = pg.types.builtins;
const TEXT_ARRAY = 1009;
const NAME_ARRAY = 1003;

/** The types `"char"`, `name` and `name[]` of Postgres's own catalogue, which the adapter refuses. */
const readAs = { 18: TEXT, 19: TEXT, [NAME_ARRAY]: TEXT_ARRAY };

/** Makes the adapter read columns of those types as text, which the native engines do. */
function readCatalogueTypes(result) {
  for (const [column, field] of (result.fields ?? []).entries()) {
    if (field.dataTypeID === NAME_ARRAY) {
      const parse = pg.types.getTypeParser(TEXT_ARRAY);
      for (const row of result.rows) {
        if (typeof row[column] === "string") row[column] = parse(row[column]);
      }
    }
    field.dataTypeID = readAs[field.dataTypeID] ?? field.dataTypeID;
  }
  return result;
}

let mended = false;

/** Mends the class that the adapter's connections and transactions share. */
function mendQueries(connection) {
  if (mended) return;
  mended = true;
  const queryable = Object.getPrototypeOf(Object.getPrototypeOf(connection));
  const { performIO } = queryable;
  queryable.performIO = async function (query) {
    return readCatalogueTypes(await performIO.call(this, query));
  };
}

/** Connections to Postgres for an engine: Prisma's adapter for `pg`, mended where it can't do all. */
class Driver extends PrismaPg {
  /**
   * What Postgres said to the script that failed last; of this the engines tell only a part.
   *
   * @type {import("pg").DatabaseError | undefined}
   */
  scriptError;

  /**
   * @param {string} url the database's address, as Prisma understands it
   * @param {import("pg").PoolConfig} [settings] for `pg`, on top of those in the address
   */
  constructor(url, settings) {
    const { schema, pool } = parseDatabaseUrl(url);
    super({ ...pool, ...settings }, { schema });
  }

  async connect() {
    const connection = await super.connect();
    mendQueries(connection);
    // In one piece: the adapter's own way cuts a script at every `;`, in functions as well.
    connection.executeScript = async (script) => {
      try {
        await connection.underlyingDriver().query(script);
      } catch (error) {
        this.scriptError = error;
        connection.onError(error);
      }
    };
    return connection;
  }
}

module.exports = { Driver };
