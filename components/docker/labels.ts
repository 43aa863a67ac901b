import * as pulumi from "@pulumi/pulumi";
import { dockerLabels } from "../../config/docker/labels";

/**
 * Labels that say whose a container, volume or network is.
 *
 * @param resource - the Pulumi resource's name; what error messages find it by
 */
export function ownerLabels(resource: string): { label: string; value: string }[] {
  return [
    { label: dockerLabels.project, value: pulumi.getProject() },
    { label: dockerLabels.stack, value: pulumi.getStack() },
    { label: dockerLabels.resource, value: resource },
  ];
}

/** Docker API filter for what {@link ownerLabels} gave this stack's resource. */
export function ownerFilter(resource: string): { label: string[] } {
  return { label: ownerLabels(resource).map(({ label, value }) => `${label}=${value}`) };
}
