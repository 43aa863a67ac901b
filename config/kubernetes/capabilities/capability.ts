import type { Finding } from "../../inputs/errors";
import type { Settings } from "../../inputs/schema";
import type { Manifest } from "../types";
import type { ClusterFacts } from "./facts";

/** The gateway that a cluster is to run. */
export interface Wanted {
  settings: Settings;
  /** All objects that are to be made. */
  objects: readonly Manifest[];
}

/** Says what a cluster lacks for what it is to run. */
export type Capability = (wanted: Wanted, facts: ClusterFacts) => Finding[];
