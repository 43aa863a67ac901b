"use strict";

const { parse } = require("graphql/language/parser");

/**
 * The fields of a Prisma schema's models: model name -> field name -> name of the field's type.
 *
 * @typedef {Map<string, Map<string, string>>} Models
 */

/**
 * @param {string} schema the text of a Prisma schema
 * @returns {Models}
 */
function readModels(schema) {
  const fields = (body) =>
    new Map([...body.matchAll(/^\s*(\w+)\s+(\w+)/gm)].map(([, name, type]) => [name, type]));
  const models = schema.matchAll(/^model\s+(\w+)\s*{([\s\S]*?)^}/gm);
  return new Map([...models].map(([, name, body]) => [name, fields(body)]));
}

const actions = [
  ...["findUnique", "findFirst", "findMany", "createOne", "createMany", "updateOne", "updateMany"],
  ...["upsertOne", "deleteOne", "deleteMany", "aggregate", "groupBy", "queryRaw", "executeRaw"],
];
const operation = new RegExp(`^(${actions.join("|")})(.*?)(OrThrow)?$`);

/** Parts of a filter on a Json field whose values are not Json themselves. */
const plainInJsonFilter = new Set([
  "path",
  "mode",
  "string_contains",
  "string_starts_with",
  "string_ends_with",
]);

/**
 * Translates queries from GraphQL, which prisma-client-py sends and the native engine understands,
 * to the JSON protocol, which is all that the WebAssembly engine understands. The JSON protocol wants
 * a value for a Json field to be marked as such, therefore the models.
 */
class QueryTranslator {
  #models;

  /** @param {Models} models */
  constructor(models) {
    this.#models = models;
  }

  /**
   * @param {string} text one operation, such as `query { result: findManyUser(take: 1) { id } }`
   * @returns {object} the same for the JSON protocol
   * @throws {Error} when it isn't GraphQL, or is an operation that the engine doesn't have
   */
  translate(text) {
    const [definition] = parse(text, { noLocation: true }).definitions;
    const [field] = definition.selectionSet.selections;
    const [, action, model, orThrow = ""] = operation.exec(field.name.value) ?? [];
    if (action === undefined) throw new Error(`unknown operation ${field.name.value}`);
    return {
      modelName: model || undefined,
      action: action + orThrow,
      query: this.#fieldQuery(field, model),
    };
  }

  #fieldQuery({ arguments: args, selectionSet }, model) {
    return {
      arguments: Object.fromEntries(
        args.map(({ name, value }) => [name.value, this.#value(value, model)]),
      ),
      selection: this.#selection(selectionSet, model),
    };
  }

  #selection(selectionSet, model) {
    const fields = selectionSet?.selections ?? [];
    const query = (field) => {
      if (!field.selectionSet && field.arguments.length === 0) return true;
      return this.#fieldQuery(field, this.#models.get(model)?.get(field.name.value));
    };
    return Object.fromEntries(fields.map((field) => [field.name.value, query(field)]));
  }

  /** @param {string | undefined} type the model or scalar type that the value belongs to */
  #value(node, type) {
    switch (node.kind) {
      case "NullValue":
        return null;
      case "ObjectValue":
        return Object.fromEntries(
          node.fields.map(({ name, value }) => [
            name.value,
            this.#value(value, this.#typeInside(type, name.value)),
          ]),
        );
      case "ListValue":
        return node.values.map((value) => this.#value(value, type));
      case "IntValue":
        return Number.isSafeInteger(Number(node.value))
          ? Number(node.value)
          : { $type: "BigInt", value: node.value };
      case "FloatValue":
        return Number(node.value);
      case "StringValue":
        return type === "Json" ? { $type: "Json", value: node.value } : node.value;
      default:
        return node.value; // an enum's value or a boolean
    }
  }

  #typeInside(type, key) {
    if (type === "Json") return plainInJsonFilter.has(key) ? undefined : "Json";
    // Keys that are no fields, such as AND, create and where, stay with their model.
    return this.#models.get(type)?.get(key) ?? type;
  }
}

module.exports = { QueryTranslator, readModels };
