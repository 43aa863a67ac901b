import { error, type Finding } from "../errors";
import type { Settings } from "../schema";

/** Names of this very machine; inside a container that is the container. */
const itself = /^(localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?)$/i;

/** Addresses of private networks (RFC 1918, 3927, 4193, 6598), and names that only they have. */
const isPrivate = [
  /^10\./,
  /^192\.168\./,
  /^172\.(1[6-9]|2\d|3[01])\./,
  /^169\.254\./,
  /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^\[?f[cd][0-9a-f]{2}:/i,
  /^[^.]+$/,
  /\.(internal|local|localhost|lan|intranet|home\.arpa|svc|cluster\.local)$/i,
];

/** Whether a host is the machine that asks. */
export const isItself = (host: string): boolean => itself.test(host);

/** Whether a host is in a network of one's own, as far as its name tells. */
export const isPrivateHost = (host: string): boolean =>
  isItself(host) || isPrivate.some((pattern) => pattern.test(host));

/** Refuses a host that is the machine that asks: a proxy would ask its own container. */
export const notItself = (path: string, host: string, target: Settings["target"]): Finding =>
  error(path, `${host} is, inside a container, the container itself; ${insteadOfItself[target]}`);

const insteadOfItself = {
  docker: "for this machine write host.docker.internal",
  kubernetes: "write a name or address that pods of the cluster can reach",
};

/** The host of a URL. */
export const hostOf = (url: string): string => new URL(url).hostname;
