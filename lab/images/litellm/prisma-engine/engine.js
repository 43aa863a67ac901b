"use strict";

const { bindAdapter } = require("@prisma/driver-adapter-utils");
const glue = require("@prisma/client/runtime/query_engine_bg.postgresql.js");
const { wasm } = require("@prisma/client/runtime/query_engine_bg.postgresql.wasm-base64.js");
const { Driver } = require("./driver");
const { QueryTranslator, readModels } = require("./graphql-to-json");
const { toGraphqlResponse } = require("./json-to-graphql");
const { startWasm } = require("./wasm");

/** The engine wants a trace context with each call; there is none. */
const noTrace = "{}";

/** Prisma's query engine, connected to a database; speaks what the native one speaks. */
class Engine {
  #wasm;
  #errorRegistry;
  #translator;
  #calls = 0;

  constructor(wasmEngine, errorRegistry, translator) {
    this.#wasm = wasmEngine;
    this.#errorRegistry = errorRegistry;
    this.#translator = translator;
  }

  /**
   * @param {string} schema the text of the Prisma schema
   * @param {string} url the database's address
   * @returns {Promise<Engine>}
   * @throws {Error} when the database doesn't answer
   */
  static async connect(schema, url) {
    const adapter = bindAdapter(await new Driver(url).connect());
    const { QueryEngine } = startWasm(Buffer.from(wasm, "base64"), "./query_engine_bg.js", glue);
    const options = {
      datamodel: schema,
      datasourceOverrides: {},
      env: {},
      ignoreEnvVarErrors: true,
      configDir: ".",
      engineProtocol: "json",
      enableTracing: false,
      logQueries: false,
      logLevel: "error",
    };
    const wasmEngine = new QueryEngine(options, (line) => console.error(line), adapter);
    const translator = new QueryTranslator(readModels(schema));
    const engine = new Engine(wasmEngine, adapter.errorRegistry, translator);
    await wasmEngine.connect(noTrace, engine.#nextCall());
    return engine;
  }

  /**
   * @param {object} request `{ query }`, or `{ batch: [{ query } …], transaction }`
   * @param {string | undefined} transaction the transaction to run it in
   * @returns {Promise<object>}
   */
  async query(request, transaction) {
    const translate = ({ query }) => this.#translator.translate(query);
    const json = request.batch
      ? {
          batch: request.batch.map(translate),
          transaction: request.transaction ? {} : undefined,
        }
      : translate(request);
    const call = this.#nextCall();
    const response = await this.#wasm.query(JSON.stringify(json), noTrace, transaction, call);
    return toGraphqlResponse(JSON.parse(response), this.#errorRegistry);
  }

  /**
   * @param {object} options `max_wait`, `timeout` in milliseconds, `isolation_level`
   * @returns {Promise<object>} `{ id }` of the transaction, or an error with its `error_code`
   */
  async startTransaction(options) {
    return JSON.parse(
      await this.#wasm.startTransaction(JSON.stringify(options), noTrace, this.#nextCall()),
    );
  }

  /** @param {string} id */
  async commitTransaction(id) {
    return JSON.parse(await this.#wasm.commitTransaction(id, noTrace, this.#nextCall()));
  }

  /** @param {string} id */
  async rollbackTransaction(id) {
    return JSON.parse(await this.#wasm.rollbackTransaction(id, noTrace, this.#nextCall()));
  }

  #nextCall() {
    this.#calls += 1;
    return String(this.#calls);
  }
}

module.exports = { Engine };
