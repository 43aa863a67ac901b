import type { Watch } from "../../../components/datadog/watch";
import type { Data } from "../answers";

/** What widgets are drawn of. */
export interface Context {
  data: Data;
  watch: Watch;
  /** When each step ended, as text. */
  steps: readonly string[];
}
