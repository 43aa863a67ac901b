import { UserError } from "./errors";

const reasons: Record<string, string> = {
  ENOENT: "is not there",
  ENOTDIR: "is in what is no folder",
  EISDIR: "is a folder",
  EACCES: "may not be used by you",
  EROFS: "is on a disk that can't be written",
};

/** Why a file or folder can't be used, as the end of a sentence about it. */
export function whyUnusable(error: unknown): string {
  const { code = "unknown" } = error as NodeJS.ErrnoException;
  return reasons[code] ?? `can't be used (${code})`;
}

/** Turns Node's error about a file or folder into one for the user; others stay as they are. */
export function explainFileError(error: unknown): unknown {
  const { code = "", path, syscall = "" } = Object(error) as NodeJS.ErrnoException;
  if (path === undefined || syscall.startsWith("spawn") || !(code in reasons)) return error;
  return new UserError(`${path} ${whyUnusable(error)}`);
}
