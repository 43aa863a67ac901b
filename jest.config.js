// One project a kind of test, so that `npm test -- unit` runs one alone.
const swc = [
  "@swc/jest",
  { jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } },
];

const project = (name) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  testEnvironment: "node",
  transform: { "^.+\\.[jt]s$": swc },
  // These packages ship only ES modules.
  transformIgnorePatterns: ["/node_modules/(?!(execa|@sindresorhus|figures|get-stream|is-plain-obj|is-stream|is-unicode-supported|npm-run-path|parse-ms|path-key|pretty-ms|strip-final-newline|unicorn-magic|yoctocolors|@sec-ant|human-signals|listr2)/)"],
});

module.exports = { projects: ["unit", "config", "engine", "e2e"].map(project) };
