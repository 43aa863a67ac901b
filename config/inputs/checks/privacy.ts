import { error, type Finding } from "../errors";
import type { Check } from "./check";
import { because, remove } from "../fix";
import { repeated } from "./names";

/** Refuses rules for personal data that contradict each other or can't work. */
export const checkPii: Check = ({ settings: { privacy } }) => {
  const { pii } = privacy;
  if (!pii) return [];
  const found: Finding[] = repeated(pii.entities.map(({ entity }) => entity)).map(
    ({ first, again }) =>
      error(
        `privacy.pii.entities[${again}].entity`,
        `${pii.entities[again]?.entity ?? ""} is entities[${first}] already; keep one`,
      ),
  );
  if (pii.restoreInAnswers && !pii.entities.some(({ action }) => action === "mask")) {
    const reason = because`there is nothing to put back, because nothing is masked; run: ${remove("privacy.pii.restoreInAnswers")}`;
    found.push(error("privacy.pii.restoreInAnswers", reason));
  }
  return found;
};
