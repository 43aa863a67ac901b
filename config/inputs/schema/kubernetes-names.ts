import { z } from "zod";

/** A name of a namespace and the like (RFC 1123): a DNS label. */
export const label = z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
  error: "must be a DNS label: up to 63 lower-case letters, digits and hyphens",
});

/** A name of most other objects: DNS labels with dots between them. */
export const objectName = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, {
  error: "must be a name of Kubernetes: lower-case letters, digits, hyphens and dots",
});
