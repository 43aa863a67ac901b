import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import execa from "execa";
import { ensureLabImage } from "../../images/build";
import { DiskFullError } from "../../images/diskSpace";
import type { LabImage } from "../../images/labImage";

// Needs root, for a small disk of its own; so does building images.
jest.setTimeout(5 * 60_000);

let disk: string;
let recipe: LabImage;
const cacheHome = process.env.XDG_CACHE_HOME;

beforeEach(async () => {
  disk = await mkdtemp(join(tmpdir(), "litellm-gateway-disk-"));
  await execa("mount", ["-t", "tmpfs", "-o", "size=60m", "tmpfs", disk]);
  process.env.XDG_CACHE_HOME = disk;
  const folder = join(disk, "recipe");
  await mkdir(folder);
  await writeFile(join(folder, "Dockerfile"), "FROM scratch\nADD rootfs.tar /\n");
  recipe = {
    name: "disk-full",
    folder,
    suite: "bookworm",
    packages: [],
    version: { pinned: "1" },
    megabytes: 100,
    seconds: 10,
  };
});

afterEach(async () => {
  if (cacheHome === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = cacheHome;
  await execa("umount", [disk]);
  await rm(disk, { recursive: true, force: true });
});

test("a build that needs more than there is doesn't start", async () => {
  const build = ensureLabImage(recipe, () => undefined);
  await expect(build).rejects.toThrow(DiskFullError);
  await expect(build).rejects.toThrow(
    /Not enough disk space to build lab image disk-full: .* has \d+ MB free, 400 MB are needed/,
  );
});

test("a disk that becomes full while building says so, and nothing half-made is left", async () => {
  const build = ensureLabImage({ ...recipe, megabytes: 1 }, () => undefined);
  await expect(build).rejects.toThrow(/Not enough disk space to build lab image disk-full/);
  const { stdout } = await execa("find", [join(disk, "litellm-gateway-lab"), "-type", "f"]);
  expect(stdout).toBe("");
});
