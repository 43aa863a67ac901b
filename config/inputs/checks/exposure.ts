import { warning, type Finding } from "../errors";
import type { Check } from "./check";
import { because, remove, set } from "../fix";

const isLocal = (address: string) => address.startsWith("127.");

/** Warns of a gateway that speaks clear text on a network: keys and prompts can be read there. */
export const checkEdge: Check = ({ settings: { edge, target } }) => {
  if (target !== "docker" || edge.tls || isLocal(edge.address)) return [];
  const reason = because`${edge.address} opens the gateway to the network, and keys and prompts cross it in clear text; run: ${set("edge.tls", true)}, or put something before it that speaks TLS`;
  return [warning("edge.address", reason)];
};

/** Warns of what is open to more than is likely to be meant. */
export const checkSecurity: Check = ({ settings: { security, edge }, secrets }) => {
  const found: Finding[] = [];
  const any = security.allowedOrigins.indexOf("*");
  if (any >= 0) {
    const reason = "any web page may let its visitors' browsers call the gateway; list the origins";
    found.push(warning(`security.allowedOrigins[${any}]`, reason));
  }
  if (security.apiDocs && !isLocal(edge.address)) {
    const reason = because`is true, so everybody who reaches ${edge.address} can read which calls there are; run: ${set("security.apiDocs", false)}`;
    found.push(warning("security.apiDocs", reason));
  }
  if (!security.adminUi.enabled && secrets.keys.includes("uiPassword")) {
    const reason = because`does nothing, because security.adminUi.enabled is false; run: ${remove("uiPassword")}`;
    found.push(warning("uiPassword", reason));
  }
  return found;
};
