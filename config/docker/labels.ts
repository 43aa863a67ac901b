/** Labels of what a gateway has on a Docker daemon. */
export const dockerLabels = {
  project: "litellm-gateway.project",
  stack: "litellm-gateway.stack",
  /** Name of the Pulumi resource. */
  resource: "litellm-gateway.resource",
  /** On a container that runs: which part of the gateway it is, such as `postgres` or `proxy-0`. */
  part: "litellm-gateway.part",
  /** On a volume of files, and on the container that writes it: hash of the files. */
  content: "litellm-gateway.content",
} as const;
