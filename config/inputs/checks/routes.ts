import { isUnmasked, routeGroups } from "../../litellm/route-groups";
import { error, warning, type Finding } from "../errors";
import { because, remove } from "../fix";
import type { Check } from "./check";
import { repeated } from "./names";

/** Refuses groups of routes that are named twice; warns of the one that walks round the stack. */
export const checkRoutes: Check = ({ settings: { security } }) => {
  const { routes } = security;
  const found: Finding[] = repeated(routes).map(({ first, again }) =>
    error(
      `security.routes[${again}]`,
      `${routes[again] ?? ""} is routes[${first}] already; keep one`,
    ),
  );
  const passThrough = routes.indexOf("passThrough");
  if (passThrough >= 0)
    found.push(
      warning(
        `security.routes[${passThrough}]`,
        "passThrough gives each key a provider's whole API, past the lists of models, prices, limits and masking; open files, batches and the like instead, as far as you need them",
      ),
    );
  return found;
};

/** Refuses masking of personal data beside ways round it. */
export const checkUnmaskedRoutes: Check = ({ settings: { models, privacy, security } }) => {
  if (!privacy.pii) return [];
  const opened = security.routes.flatMap((name, index) =>
    isUnmasked(name)
      ? [
          error(
            `security.routes[${index}]`,
            because`${name} is open (${routeGroups[name].description}), and privacy.pii masks nothing there; take it out, or run: ${remove("privacy.pii")}`,
          ),
        ]
      : [],
  );
  const spoken = models.flatMap(({ mode }, index) =>
    mode === "realtime"
      ? [
          error(
            `models[${index}].mode`,
            because`is realtime, and privacy.pii masks nothing that is said there; take the model out, or run: ${remove("privacy.pii")}`,
          ),
        ]
      : [],
  );
  return [...opened, ...spoken];
};
