import { ServiceAccount } from "@pulumi/kubernetes/core/v1/serviceAccount";
import type * as pulumi from "@pulumi/pulumi";
import { serviceAccount, type Workload } from "../../config/kubernetes/objects";
import { placed, type Part } from "./objects";

/** A workload's ServiceAccount, without a token. */
export function ownServiceAccount(
  name: string,
  { settings, namespace }: Part,
  workload: Workload,
  parent: pulumi.Resource,
): ServiceAccount {
  const annotations = workload === "litellm" ? settings.kubernetes.serviceAccountAnnotations : {};
  const object = serviceAccount(settings, workload, annotations);
  return new ServiceAccount(`${name}-account`, placed(object, namespace), { parent });
}
