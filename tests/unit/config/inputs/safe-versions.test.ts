import { advisories } from "../../../../config/inputs/advisories";
import { defaultImages, imageVersion, type ImageName } from "../../../../config/inputs/images";
import {
  advisoriesOf,
  nextSafeVersion,
  safeVersions,
  whyUnsafe,
} from "../../../../config/inputs/safe-versions";

const images = Object.keys(advisories) as ImageName[];

test.each(images)("nothing is known against the default of %s", (name) => {
  const version = imageVersion(defaultImages[name]) ?? "";
  expect(version).not.toBe("");
  expect(advisoriesOf(name, version)).toEqual([]);
});

test.each(images)("of %s, each fix and what is advised is without what it fixes", (name) => {
  for (const { id, versions } of advisories[name] ?? []) {
    const own = "fixed" in versions ? versions.fixed : [];
    const stillThere = own.filter((version) =>
      advisoriesOf(name, version).some((advisory) => advisory.id === id),
    );
    expect({ id, stillThere }).toEqual({ id, stillThere: [] });
  }
  expect(safeVersions(name)).not.toEqual([]);
});

test.each<[ImageName, string, string | undefined]>([
  ["litellm", "1.103.0", "1.106.12"],
  ["litellm", "1.107.0", "1.108.13"],
  ["litellm", "1.109.0", "1.109.3"],
  ["litellm", "1.112.0", undefined],
  ["haproxy", "2.8.10", undefined],
  ["haproxy", "3.1.9", "3.2.26"],
  ["haproxy", "3.4.5", "3.4.6"],
  ["postgres", "17.10", "17.11"],
  ["postgres", "13.20", "14.24"],
  ["postgres", "19.0", undefined],
  ["postgres", "17", undefined],
  ["redis", "8.10", undefined],
  ["redis", "7.4.8", "7.4.9"],
  ["redis", "7.2.12", "7.2.16"],
])("after %s %s the next safe one is %s", (name, version, next) => {
  expect(nextSafeVersion(name, version)).toBe(next);
});

test("the worst is named first, and not more than fit a line", () => {
  expect(whyUnsafe("litellm", "1.82.7")).toMatch(
    /^is a release that stole credentials \(BerriAI\/litellm#24518\), .*, has \d more known holes; the next without is 1\.106\.12$/,
  );
});
