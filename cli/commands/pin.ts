import { readFile, writeFile } from "node:fs/promises";
import { parseStackFile } from "../../config/inputs/stack-file";
import type { CheckedStack } from "../../config/inputs/stack";
import { databaseMaker } from "../../config/stores";
import { UserError } from "../errors";
import { neededImages } from "../parts/images";
import { withPins, type Pin } from "../pinned-file";
import type { ProjectFolder } from "../project";
import { digestOf } from "../registry/digest";
import { parseReference } from "../registry/reference";
import { checkSignature } from "../registry/signature";

/** An image of a stack, and the setting that names it. */
interface NamedImage {
  path: Pin["path"];
  reference: string;
}

/** What a registry said of an image. */
interface Pinned extends NamedImage {
  /** The same image with the digest that its tag has now. */
  pinned: string;
  signature: string | undefined;
}

/**
 * `npm run pin`: writes the digests that the tags of a stack's images have now into its file, so that they
 * can't change under it. All or nothing is written.
 *
 * @param check - write nothing; exit code 1 when a digest isn't in the file, or is another
 * @throws UserError with every image that has no digest, or a wrong signature
 */
export async function pin(
  project: ProjectFolder,
  stackName: string,
  { check }: { check: boolean },
): Promise<void> {
  project.requireStackFiles("write name:tag@sha256:… into the arguments `images` of the program");
  project.requireStackFile(stackName);
  const file = project.stackFile(stackName);
  const text = await readFile(file, "utf8");
  const images = await lookUp(imagesOf(parseStackFile(text)));
  const changed = images.filter(({ reference, pinned }) => reference !== pinned);
  for (const image of images) console.log(describe(image));
  if (changed.length === 0) return;
  if (check) {
    process.exitCode = 1;
    return;
  }
  await writeFile(
    file,
    withPins(
      text,
      changed.map(({ path, pinned: value }) => ({ path, value })),
    ),
  );
}

/** The images that a stack runs. Those by digest alone stay: no tag says what they should be. */
function imagesOf({ settings, secrets }: CheckedStack): NamedImage[] {
  const { images, kubernetes } = settings;
  const named: NamedImage[] = neededImages(settings, secrets).map((name) => ({
    path: ["images", name],
    reference: images[name],
  }));
  if (databaseMaker(settings) === "cloudnativepg" && kubernetes.cloudNativePg)
    named.push({
      path: ["kubernetes", "cloudNativePg", "imageName"],
      reference: kubernetes.cloudNativePg.imageName,
    });
  return named.filter(({ reference }) => parseReference(reference).tag !== undefined);
}

async function lookUp(images: readonly NamedImage[]): Promise<Pinned[]> {
  const results = await Promise.allSettled(
    images.map(async (image) => {
      const reference = parseReference(image.reference);
      const digest = await digestOf(reference);
      const [named = ""] = image.reference.split("@");
      const signature = await checkSignature(reference, digest);
      return { ...image, pinned: `${named}@${digest}`, signature };
    }),
  );
  const failed = results.flatMap((result, index) => {
    if (result.status === "fulfilled") return [];
    const reason: unknown = result.reason;
    if (!(reason instanceof UserError)) throw reason;
    return [`${images[index]?.path.join(".")}: ${reason.message}`];
  });
  if (failed.length > 0)
    throw new UserError(failed.join("\n"), "nothing was written; mend these and run this again");
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

function describe({ path, reference, pinned, signature }: Pinned): string {
  const change = reference === pinned ? `${pinned} (as it was)` : `${reference} -> ${pinned}`;
  return [`${path.join(".")}: ${change}`, ...(signature ? [`  ${signature}`] : [])].join("\n");
}
