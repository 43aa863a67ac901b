/* eslint-disable @typescript-eslint/no-require-imports -- a constructor can't wait for import() */
import type * as datadog from "./datadog/resources";
import type * as docker from "./docker/gateway";
import type * as capabilities from "../preflight/kubernetes/capabilities";
import type * as kubernetes from "./kubernetes/gateway";

/**
 * Parts that not every gateway has, each with its SDK: loaded for those that have them. Unused, Datadog's and
 * Kubernetes' took a preview some 0.3 s each.
 */
export const onDemand = {
  capabilities: () => require("../preflight/kubernetes/capabilities") as typeof capabilities,
  datadog: () => require("./datadog/resources") as typeof datadog,
  docker: () => require("./docker/gateway") as typeof docker,
  kubernetes: () => require("./kubernetes/gateway") as typeof kubernetes,
};
