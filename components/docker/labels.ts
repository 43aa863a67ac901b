import * as pulumi from "@pulumi/pulumi";

const prefix = "litellm-gateway";

/**
 * Labels that say whose a container, volume or network is.
 *
 * @param resource - the Pulumi resource's name; what `npm run logs` and error messages find it by
 */
export function ownerLabels(resource: string): { label: string; value: string }[] {
  return [
    { label: `${prefix}.project`, value: pulumi.getProject() },
    { label: `${prefix}.stack`, value: pulumi.getStack() },
    { label: `${prefix}.resource`, value: resource },
  ];
}

/** Docker API filter for what {@link ownerLabels} gave this stack's resource. */
export function ownerFilter(resource: string): { label: string[] } {
  return { label: ownerLabels(resource).map(({ label, value }) => `${label}=${value}`) };
}
