import type { Watch } from "../../../config/datadog/watch";
import type { Data } from "../answers";
import type { Colours } from "../colours";

/** Data that widgets are drawn from. */
export interface Context {
  data: Data;
  watch: Watch;
  colours: Colours;
  /** When each step ended, as text. */
  steps: readonly string[];
}
