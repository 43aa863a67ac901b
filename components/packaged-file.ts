import { readFileSync } from "node:fs";

/**
 * Text of a file of this package.
 *
 * @param key - of the file in `imports` of package.json, such as `#mock-upstream`
 */
export const packagedFile = (key: string): string => readFileSync(require.resolve(key), "utf8");
