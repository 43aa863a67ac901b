import { because, set } from "../../inputs/fix";
import { warning } from "../../inputs/errors";
import type { Capability } from "./capability";

/** Warns of an Ingress that nobody may serve; some controllers serve those without a class. */
export const checkIngressClass: Capability = ({ settings }, { ingressClasses }) => {
  const { type, className } = settings.kubernetes.edge;
  if (type !== "ingress" || className !== undefined || !ingressClasses) return [];
  if (ingressClasses.some(({ isDefault }) => isDefault)) return [];
  const names = ingressClasses.map(({ name }) => name).join(", ") || "none";
  const reason = because`isn't set, and the cluster has no default IngressClass: it may be that nobody serves the Ingress; run: ${set("kubernetes.edge.className", "NAME")} (there are: ${names})`;
  return [warning("kubernetes.edge.className", reason)];
};
