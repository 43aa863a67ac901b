import type { ImageName } from "./images";

/** A known hole in a program, or releases of it that are not to be trusted. */
export interface Advisory {
  /** Its number, or where it is told: `CVE-2026-110354`, `BerriAI/litellm#52838`. */
  readonly id: string;
  /** Effect, as the end of a sentence about a version: `lets anybody stop it`. */
  readonly effect: string;
  /**
   * Who can use it. `clients`: somebody without a key, or with one of the gateway's. `proxies`: only who
   * already speaks for the proxies, as the program is reached by nobody else.
   */
  readonly usableBy: "clients" | "proxies";
  /** The releases that have it: these alone, or all before the first of their line that lacks it. */
  readonly versions: { readonly only: readonly string[] } | OlderVersions;
}

/** Releases that have a hole which others fix. */
export interface OlderVersions {
  /** The first that has it. Default: all before the fixes. */
  readonly since?: string;
  /**
   * The first release of each line that lacks it, in order. A line without one has it, unless it is
   * later than all of these.
   */
  readonly fixed: readonly string[];
}

/** Where a stack's image is not to be run, by the image's name. */
export type Advisories = Partial<Record<ImageName, readonly Advisory[]>>;

/**
 * The only list of versions that aren't run, or are warned of; the worst stands first. Holes that nobody
 * reaches through this gateway's config are left out: QUIC in HAProxy (CVE-2026-26081, -90678), TLS in
 * our Redis (CVE-2026-81934), modules of Postgres that are not loaded.
 *
 * To keep it current: a row for each new advisory of these projects, with the page that names the fixed
 * versions. Last gone through on 2026-11-29.
 */
export const advisories: Advisories = {
  litellm: [
    {
      // PyPI's 1.82.7 and 1.82.8 of 2026-03-24 (BerriAI/litellm#24518, PYSEC-2026-2).
      id: "BerriAI/litellm#24518",
      effect: "is a release that stole credentials",
      usableBy: "clients",
      versions: { only: ["1.82.7", "1.82.8"] },
    },
    {
      // "Apart from v1.107.0, we do not believe the old key or the new key was ever used to sign
      // anything other than our own, uncompromised releases" (github.com/BerriAI/litellm/discussions/48242).
      id: "BerriAI/litellm discussion 48242",
      effect: "is the one release that LiteLLM doesn't vouch for",
      usableBy: "clients",
      versions: { only: ["1.107.0"] },
    },
    {
      // As this project was told of it: no page was found that has the number, the effect or the versions.
      id: "CVE-2026-114612",
      effect: "has a hole that is rated 9.9 of 10",
      usableBy: "clients",
      versions: { since: "1.91.0", fixed: ["1.100.4", "1.101.3", "1.102.2", "1.103.1"] },
    },
    {
      // github.com/BerriAI/litellm/releases/tag/v1.106.12. These releases also have all else that the
      // gateway relies on: the check of the master key at boot, `--validate_config`, and a start without
      // a network (BerriAI/litellm#46711).
      id: "BerriAI/litellm#52838",
      effect: "lets a key without a user read what /key/info says of others",
      usableBy: "clients",
      versions: { fixed: ["1.106.12", "1.108.13", "1.109.3", "1.110.2"] },
    },
    {
      // github.com/advisories/GHSA-4xpc-pv4p-pm3w
      id: "CVE-2026-49468",
      effect: "lets a Host header past the check of the key",
      usableBy: "clients",
      versions: { fixed: ["1.84.0"] },
    },
    {
      // github.com/advisories/GHSA-r75f-5x8p-qvmc
      id: "CVE-2026-42208",
      effect: "puts what comes as a key into SQL",
      usableBy: "clients",
      versions: { since: "1.81.16", fixed: ["1.83.7"] },
    },
    {
      // github.com/advisories/GHSA-v4p8-mg3p-g94g; CISA knows of its use.
      id: "CVE-2026-42271",
      effect: "runs the commands of anybody with a key",
      usableBy: "clients",
      versions: { since: "1.74.2", fixed: ["1.83.7"] },
    },
    {
      // github.com/advisories/GHSA-xqmj-j6mv-4862, PYSEC-2026-2602
      id: "CVE-2026-42203",
      effect: "runs the templates of anybody with a key",
      usableBy: "clients",
      versions: { since: "1.80.5", fixed: ["1.83.7"] },
    },
    {
      // github.com/advisories/GHSA-qrc4-49gv-mv9m, PYSEC-2026-2598
      id: "CVE-2026-47101",
      effect: "lets a user make keys for routes of the administrator",
      usableBy: "clients",
      versions: { fixed: ["1.83.14"] },
    },
    {
      // github.com/advisories/GHSA-wxxx-gvqv-xp7p
      id: "CVE-2026-40217",
      effect: "runs code of who may test guardrails",
      usableBy: "clients",
      versions: { since: "1.81.8", fixed: ["1.83.10"] },
    },
    {
      // github.com/advisories/GHSA-jjhc-v7c2-5hh6
      id: "CVE-2026-35030",
      effect: "mixes up users who sign in by OIDC",
      usableBy: "clients",
      versions: { fixed: ["1.83.0"] },
    },
  ],
  haproxy: [
    {
      // CVEProject/cvelistV5 and osv.dev/vulnerability/CVE-2026-110354. Mend's database has 3.4.7 for 3.4.6.
      id: "CVE-2026-110354",
      effect: "lets anybody keep it busy for ever by a chunked request",
      usableBy: "clients",
      versions: { since: "3.0.0", fixed: ["3.0.30", "3.2.26", "3.3.17", "3.4.6"] },
    },
  ],
  postgres: [
    {
      // CVEProject/cvelistV5, CVE-2026-14680; of the same day and versions: -15741, -16239 and others.
      id: "CVE-2026-14680",
      effect: "lets any of its users run code",
      usableBy: "proxies",
      versions: { fixed: ["14.24", "15.19", "16.15", "17.11", "18.6"] },
    },
  ],
  redis: [
    {
      // github.com/redis/docs/pull/3292. Of 7.2 no page that was found names the first: 7.2.16 has the fix
      // of August too (CVE-2026-81934).
      id: "CVE-2026-23479",
      effect: "lets its users run code",
      usableBy: "proxies",
      versions: { since: "7.2.0", fixed: ["7.2.16", "7.4.9", "8.2.6", "8.4.3", "8.6.3"] },
    },
    {
      // github.com/redis/docker-library-redis/pull/478, github.com/redis/redis/releases/tag/8.0.4
      id: "CVE-2025-49844",
      effect: "lets scripts run code",
      usableBy: "proxies",
      versions: { fixed: ["6.2.20", "7.2.11", "7.4.6", "8.0.4", "8.2.2"] },
    },
  ],
};
