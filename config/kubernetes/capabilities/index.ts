import type { Finding } from "../../inputs/errors";
import { checkApis } from "./apis";
import type { Capability, Wanted } from "./capability";
import type { ClusterFacts } from "./facts";
import { checkIngressClass } from "./ingress";
import { checkNamedObjects } from "./named-objects";
import { checkNamespace } from "./namespace";
import { checkPermissions } from "./permissions";
import { checkQuota } from "./quota";
import { checkStorageClass } from "./storage";
import { checkVersion } from "./version";

const capabilities: Capability[] = [
  checkVersion,
  checkApis,
  checkNamedObjects,
  checkStorageClass,
  checkIngressClass,
  checkNamespace,
  checkQuota,
  checkPermissions,
];

/** Says what a cluster lacks for a gateway, all at once. */
export const checkCluster = (wanted: Wanted, facts: ClusterFacts): Finding[] =>
  capabilities.flatMap((check) => check(wanted, facts));
