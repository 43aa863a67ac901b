import type { Properties } from "../../bridge/values";
import type { Cluster } from "../cluster";

/** An object as it is now, and where to find what belongs to it. */
export interface Look {
  cluster: Cluster;
  object: Properties;
  /** It was there before: this is an update of it. */
  updated: boolean;
}

/** Whether an object does what it is for. */
export interface Verdict {
  ready: boolean;
  /** It never will. */
  failed?: true;
  /** Why not, in sentences. */
  reasons: string[];
}

/** Looks once. */
export type Check = (look: Look) => Verdict | Promise<Verdict>;
