import type { PulumiCommand } from "@pulumi/pulumi/automation";
import type { ImageName, Images } from "../config/inputs/images";

/** Shows what a step is doing now. */
export type Report = (line: string) => void;

/** Provider plugins that a gateway uses. */
export type Provider = "docker" | "kubernetes" | "random" | "datadog";

/**
 * Makes parts of the set-up that are neither there nor can be downloaded. The repository has all of them
 * (its lab); the installed package has none, and says then what to install.
 */
export interface Fallbacks {
  /** Makes an engine of a version. */
  engine?: (version: string, report: Report) => Promise<PulumiCommand>;
  /** Makes a folder with stand-ins for provider plugins, for PATH. */
  plugins?: (providers: readonly Provider[]) => Promise<string>;
  docker?: {
    /** Why no daemon can be started here; undefined when one can. */
    whyNot: () => Promise<string | undefined>;
    /** Starts a daemon. */
    start: (report: Report) => Promise<void>;
  };
  /** Makes stand-ins for default images in the Docker daemon. @returns their references, by name */
  images?: (names: readonly ImageName[], report: Report) => Promise<Partial<Images>>;
  /**
   * Says how a cluster gets images of the Docker daemon; undefined for a cluster that pulls by itself.
   *
   * @param kubeconfig - path of the file that leads to the cluster
   */
  clusterImages?: (
    kubeconfig: string | undefined,
  ) => Promise<((references: readonly string[], report: Report) => Promise<void>) | undefined>;
}
