import { error } from "../errors";
import { imageVersion } from "../images";
import type { Check } from "./check";

/**
 * Refuses a Postgres image whose major version can't be told: the data folder depends on it, and
 * mounted in the wrong place the data would be lost with the container
 * (docker-library/postgres: ≤ 17 `/var/lib/postgresql/data`, ≥ 18 `/var/lib/postgresql`). With a
 * server of one's own the image isn't run.
 */
export const checkPostgresVersion: Check = ({ settings: { images, database } }) => {
  if (database.server || imageVersion(images.postgres)) return [];
  const reason = `${images.postgres} doesn't say its major version, on which the place of the data depends; write it as the tag, such as 17.11-bookworm (a digest may follow it)`;
  return [error("images.postgres", reason)];
};
