// The program's first import. Pulumi takes a stack trace for each of its promises, and source maps
// would be read for all modules and applied to all traces: a fifth of a preview. Set SOURCE_MAPS=1
// to see TypeScript's lines in a stack trace.
if (!process.env.SOURCE_MAPS) {
  Reflect.deleteProperty(Error, "prepareStackTrace");
  process.setSourceMapsEnabled(false);
}
