// One project a kind of test, so that `npm test -- unit` runs one alone.
const project = (name) => ({
  displayName: name,
  rootDir: __dirname,
  testMatch: [`<rootDir>/{tests,lab/tests}/${name}/**/*.test.ts`],
  testEnvironment: "node",
  // Transpiles only (tsconfig.json: isolatedModules); types are checked by a step of their own.
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
  setupFilesAfterEnv: [`${__dirname}/tests/cheap-promises.ts`],
});

module.exports = {
  projects: ["unit", "config", "engine", "e2e", "consumers"].map(project),
  // A test that hangs is to end; a busy machine is not to fail one.
  testTimeout: 60_000,
};
