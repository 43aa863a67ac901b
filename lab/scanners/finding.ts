/** What a scanner finds fault with. */
export interface Finding {
  /** The scanner's own name of the check. */
  check: string;
  /** Object that the finding is about, see {@link objectName}. */
  object: string;
  message: string;
}

/**
 * An object as findings name it, such as `Deployment/litellm`: without the hash that the names of
 * some end with, which says only what is in them.
 */
export const objectName = (kind: string, name: string): string =>
  `${kind}/${name.replace(/-[0-9a-f]{10}$/, "")}`;
