import { createHash } from "node:crypto";

/** What a label of Kubernetes may be (kubernetes.io/docs/concepts/overview/working-with-objects/labels). */
const labelValue = /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?$/;

/**
 * Value of the label `app.kubernetes.io/instance`, by which a stack's objects are told from those of
 * others: the stack's name. One that can't be a label becomes what is left of it, and a hash.
 */
export function instanceLabel(stack: string): string {
  if (labelValue.test(stack)) return stack;
  const hash = createHash("sha256").update(stack).digest("hex").slice(0, 10);
  const rest = stack
    .replaceAll(/[^A-Za-z0-9_.-]/g, "-")
    .slice(0, 52)
    .replace(/^[^A-Za-z0-9]+/, "");
  return rest === "" ? hash : `${rest}-${hash}`;
}
