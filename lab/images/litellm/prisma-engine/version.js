"use strict";

const { dependencies } = require("./package.json");

/** The commit of prisma/prisma-engines that the engines were made from, which is their version. */
const engineVersion = dependencies["@prisma/schema-engine-wasm"].split(".").at(-1);

module.exports = { engineVersion };
