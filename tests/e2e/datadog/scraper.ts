import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { labCacheDir } from "../../../lab/cache";

/** One series, as the Agent would be given it. */
export interface Series {
  name: string;
  /** The Agent's name of the kind: counters and histograms are `monotonic_count`. */
  kind: string;
  /** Of a `monotonic_count`, all since the proxy started. */
  value: number;
  /** `name:value`, in order. */
  tags: string[];
  /** Whether the Agent counts it from 0, not from its first scrape on. */
  fromZero: boolean;
}

/** What a scrape brought. */
export interface Scrape {
  series: Series[];
  /** Of each endpoint: 0 is OK. */
  health: number[];
}

/** Of the lab's Agent, which runs the same code. */
const lock = join(__dirname, "../../../lab/images/datadog-agent/requirements.lock");

/** Datadog's OpenMetrics code, in a Python environment of its own in the lab's folder. */
export class Scraper {
  private constructor(private readonly python: string) {}

  /** Installs it, once. */
  static async make(): Promise<Scraper> {
    const hash = createHash("sha256").update(readFileSync(lock)).digest("hex").slice(0, 12);
    const folder = labCacheDir("datadog-checks", hash);
    const python = join(folder, "bin/python");
    const complete = join(folder, "complete");
    if (!existsSync(complete)) {
      await execa("python3", ["-m", "venv", "--clear", folder]);
      const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
      await execa(python, [...pip, "--no-deps", "--require-hashes", "--requirement", lock]);
      await writeFile(complete, "");
    }
    return new Scraper(python);
  }

  /**
   * Scrapes once.
   *
   * @param config - text of the Agent's `litellm.d/conf.yaml`
   */
  async scrape(config: string): Promise<Scrape> {
    const folder = await mkdtemp(join(tmpdir(), "litellm-gateway-scrape-"));
    try {
      const file = join(folder, "conf.yaml");
      await writeFile(file, config);
      const { stdout } = await execa(this.python, [join(__dirname, "scrape.py"), file]);
      return JSON.parse(stdout) as Scrape;
    } finally {
      await rm(folder, { recursive: true });
    }
  }
}

/** Names of a series's tags, in order. */
export const tagNames = ({ tags }: Series) => tags.map((tag) => tag.slice(0, tag.indexOf(":")));
