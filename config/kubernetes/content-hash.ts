import { createHash } from "node:crypto";

/** Part of the name of an object that is another one when its content is. */
export const contentHash = (content: unknown): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 10);
