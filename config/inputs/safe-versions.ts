import compare from "semver/functions/compare";
import coerce from "semver/functions/coerce";
import { advisories, type Advisory } from "./advisories";
import { isAtLeast, type ImageName } from "./images";

/** The line of a version, within which others take its place: `1.106` of `1.106.12`, `17` of `17.11`. */
const lineOf = (version: string) => version.slice(0, version.lastIndexOf("."));

/** Whether a version has what an advisory tells of. One that leaves the release open says nothing. */
function isAffected(version: string, { versions }: Advisory): boolean {
  if ("only" in versions) return versions.only.includes(version);
  const { since, fixed } = versions;
  const numbers = (of = "") => of.split(".").length;
  // `8.10` is whatever release of it is newest.
  if (numbers(version) < numbers(fixed[0])) return false;
  if (since !== undefined && !isAtLeast(version, since)) return false;
  const least = fixed.find((first) => lineOf(first) === lineOf(version)) ?? fixed.at(-1);
  return least !== undefined && !isAtLeast(version, least);
}

/**
 * Everything that is known against a version of an image.
 *
 * @returns the advisories, the worst first
 */
export const advisoriesOf = (image: ImageName, version: string): readonly Advisory[] =>
  (advisories[image] ?? []).filter((advisory) => isAffected(version, advisory));

/** The first releases of their lines against which nothing is known, oldest first. */
export function safeVersions(image: ImageName): string[] {
  const fixed = (advisories[image] ?? []).flatMap(({ versions }) =>
    "fixed" in versions ? versions.fixed : [],
  );
  const safe = [...new Set(fixed)].filter((version) => advisoriesOf(image, version).length === 0);
  return safe.sort((a, b) => compare(coerce(a) ?? a, coerce(b) ?? b));
}

/**
 * The next release against which nothing is known: of the same line where it has one, else of the next
 * line that has one.
 *
 * @returns undefined where nothing is known against the version itself, or there is no later one
 */
export function nextSafeVersion(image: ImageName, version: string): string | undefined {
  if (advisoriesOf(image, version).length === 0) return undefined;
  const later = safeVersions(image).filter((safe) => isAtLeast(safe, version));
  return later.find((safe) => lineOf(safe) === lineOf(version)) ?? later[0];
}

/** Most advisories that one sentence names. */
const named = 3;

/**
 * Why a version of an image should not be run.
 *
 * @returns the reason as the end of a sentence about the version; undefined when nothing is known against it
 */
export function whyUnsafe(image: ImageName, version: string): string | undefined {
  const known = advisoriesOf(image, version);
  if (known.length === 0) return undefined;
  const told = known.slice(0, named).map(({ id, effect, versions }) => {
    const first =
      "fixed" in versions && versions.fixed.find((of) => lineOf(of) === lineOf(version));
    return `${effect} (${id}${first ? `, fixed in ${first}` : ""})`;
  });
  const more = known.length > named ? [`has ${known.length - named} more known holes`] : [];
  const next = nextSafeVersion(image, version);
  return [[...told, ...more].join(", "), ...(next ? [`the next without is ${next}`] : [])].join(
    "; ",
  );
}
