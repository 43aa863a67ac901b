import { error } from "../errors";
import type { Check } from "./check";
import { because, setSecret } from "../fix";

/** Refuses alerts that go nowhere. */
export const checkAlerting: Check = ({ settings: { alerting }, secrets: { keys } }) => {
  if (keys.includes("slackWebhookUrl") || keys.includes("alertWebhookUrl")) return [];
  return (["types", "slowRequestSeconds"] as const)
    .filter((input) => alerting[input] !== undefined)
    .map((input) =>
      error(
        `alerting.${input}`,
        because`there is no address that alerts go to; run: ${setSecret("slackWebhookUrl")}, or ${setSecret("alertWebhookUrl")}`,
      ),
    );
};
