"use strict";

/**
 * Starts a WebAssembly module that `wasm-bindgen` made.
 *
 * @template Glue
 * @param {Buffer} code the module
 * @param {string} glueName what the module calls its JavaScript half
 * @param {Glue & { __wbg_set_wasm(exports: object): void }} glue that half
 * @returns {Glue} the same, ready for use
 */
function startWasm(code, glueName, glue) {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { [glueName]: glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

module.exports = { startWasm };
