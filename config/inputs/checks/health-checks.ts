import { warning } from "../errors";
import type { Check } from "./check";
import { because, set } from "../fix";

const secondsOfDay = 86_400;

/**
 * Warns of what background health checks cost: each is a real call, reasoning included
 * (BerriAI/litellm#13668: 54 USD on one model).
 */
export const checkHealthChecks: Check = ({ settings: { healthChecks, models } }) => {
  if (!healthChecks.enabled) return [];
  const checked = models.filter(({ healthCheck }) => healthCheck?.enabled !== false).length;
  const calls = Math.round((checked * secondsOfDay) / healthChecks.intervalSeconds);
  const reason = because`costs money: ${checked} models, each every ${healthChecks.intervalSeconds} s, are ${calls} real calls a day; leave models out by their healthCheck.enabled, or run: ${set("healthChecks.intervalSeconds", 3600)}`;
  return [warning("healthChecks.enabled", reason)];
};

/** Warns of details of checks that don't happen. */
export const checkModelHealthChecks: Check = ({ settings: { healthChecks, models } }) => {
  if (healthChecks.enabled) return [];
  const fix = set("healthChecks.enabled", true);
  return models.flatMap(({ healthCheck }, index) =>
    healthCheck
      ? [
          warning(
            `models[${index}].healthCheck`,
            because`does nothing, because healthChecks.enabled is false; remove it, or run: ${fix}`,
          ),
        ]
      : [],
  );
};
