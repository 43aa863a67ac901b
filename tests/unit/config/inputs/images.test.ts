import { imageTag, imageVersion, isAtLeast } from "../../../../config/inputs/images";
import { postgresDataPath } from "../../../../config/stores/postgres";

test.each([
  ["postgres:17.11-bookworm", "17.11-bookworm", "17.11"],
  ["ghcr.io/berriai/litellm-non_root:v1.106.2", "v1.106.2", "1.106.2"],
  ["mirror.example:5000/a/redis:8.10.1", "8.10.1", "8.10.1"],
  ["mirror.example:5000/a/redis", undefined, undefined],
  [`postgres:18.1@sha256:${"0".repeat(64)}`, "18.1", "18.1"],
  ["postgres:latest", "latest", undefined],
])("reads the tag and version of %s", (reference, tag, version) => {
  expect(imageTag(reference)).toBe(tag);
  expect(imageVersion(reference)).toBe(version);
});

test.each([
  ["1.104.0", "1.104.0", true],
  ["1.103.11", "1.104.0", false],
  ["2", "1.104.0", true],
  ["3.1", "3.1.0", true],
  ["7.8", "7.70", false],
])("%s is at least %s: %s", (version, minimum, expected) => {
  expect(isAtLeast(version, minimum)).toBe(expected);
});

test("Postgres keeps its data elsewhere since 18 (docker-library/postgres)", () => {
  expect(postgresDataPath("postgres:17.11-bookworm")).toBe("/var/lib/postgresql/data");
  expect(postgresDataPath("postgres:18.1-trixie")).toBe("/var/lib/postgresql");
});
