"use strict";

/**
 * A value of the JSON protocol as GraphQL has it: DateTime, Json, BigInt, Decimal and Bytes come as
 * `{ $type, value }` and become strings.
 */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.$type === "string") return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** A cell of a raw query's result, as engines before Prisma 5.15 gave it. */
function cell(type, value) {
  if (value === null) return { prisma__type: "null", prisma__value: null };
  if (!type.endsWith("-array")) return { prisma__type: type, prisma__value: value };
  const inner = type.slice(0, -"-array".length);
  return { prisma__type: "array", prisma__value: value.map((entry) => cell(inner, entry)) };
}

/** A raw query's result as those engines gave it: an object a row, not one list of columns. */
function rows({ columns, types, rows }) {
  return rows.map((row) =>
    Object.fromEntries(row.map((value, index) => [columns[index], cell(types[index], value)])),
  );
}

function result(data) {
  const [[action, value]] = Object.entries(data);
  if (action === "executeRaw") return value;
  return action === "queryRaw" ? rows(value) : plain(value);
}

/** An error in the driver itself comes back as a number only, under this code. */
const driverError = "P2036";

function nameDriverError(error, errorRegistry) {
  const userFacing = error.user_facing_error;
  if (userFacing?.error_code !== driverError) return error;
  const cause = errorRegistry.consumeError(userFacing.meta.id);
  const message = String(cause?.error ?? userFacing.message);
  return { ...error, error: message, user_facing_error: { ...userFacing, message } };
}

/**
 * Translates the engine's answer to what the native engine would have said in GraphQL.
 *
 * @param {object} response
 * @param {import("@prisma/driver-adapter-utils").ErrorRegistry} errorRegistry of the driver
 * @returns {object}
 */
function toGraphqlResponse(response, errorRegistry) {
  const { data, errors, batchResult } = response;
  return {
    ...response,
    ...(data && { data: { result: result(data) } }),
    ...(errors && { errors: errors.map((error) => nameDriverError(error, errorRegistry)) }),
    ...(batchResult && {
      batchResult: batchResult.map((inner) => toGraphqlResponse(inner, errorRegistry)),
    }),
  };
}

module.exports = { toGraphqlResponse };
