/*
 * Pulumi notes with each promise where it was made, by the text of a stack that nobody reads unless one
 * leaks. Jest looks up every line of such a text in source maps, which is most of the time of a test that
 * makes a gateway. So these stacks, and no others, stay empty.
 */
const withSourceMaps = Error.prepareStackTrace.bind(Error);

Error.prepareStackTrace = (error, sites): unknown =>
  sites[0]?.getFunctionName() === "debuggablePromise" ? "" : withSourceMaps(error, sites);
