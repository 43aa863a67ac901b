"use strict";

const { Client } = require("pg");
const { parseDatabaseUrl } = require("./datasource");

/** Prisma's codes for what Postgres may answer to one who wants to connect. */
const prismaCodes = { 28000: "P1000", "28P01": "P1000", "3D000": "P1003" };

function prismaError(error, { host, port }) {
  const code = prismaCodes[error.code];
  if (code !== undefined) return Object.assign(new Error(error.message), { code });
  // The error of a name with several addresses has one for each, and no message of its own.
  const reason = error.message || error.errors?.map(({ message }) => message).join("; ");
  const message = `Can't reach database server at \`${host}\`:\`${port}\`: ${reason}`;
  return Object.assign(new Error(message), { code: "P1001" });
}

async function withConnection(settings, work) {
  const client = new Client(settings);
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    throw prismaError(error, client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * @param {string} url
 * @throws {Error} with Prisma's `code` when the database can't be connected to
 */
function checkConnection(url) {
  return withConnection(parseDatabaseUrl(url).pool, () => undefined);
}

/**
 * Makes the database that an address names.
 *
 * @param {string} url
 */
function createDatabase(url) {
  const address = new URL(parseDatabaseUrl(url).pool.connectionString);
  const name = decodeURIComponent(address.pathname.slice(1));
  address.pathname = "/postgres";
  return withConnection({ connectionString: address.toString() }, (client) =>
    client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`),
  );
}

module.exports = { checkConnection, createDatabase };
