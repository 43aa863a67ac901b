import execa from "execa";
import { UserError } from "../errors";
import type { ImageReference } from "./reference";

/** Who signs an image: a workflow on GitHub, to which Sigstore gave a certificate. */
interface Signer {
  /** The images, as `registry/repository`. */
  images: RegExp;
  identity: string;
  issuer: string;
}

/**
 * LiteLLM signs so from 2026-11-15 on, and all versions that aren't refused are of later days
 * (github.com/BerriAI/litellm/discussions/48242; the command is in the notes of each release, such as
 * github.com/BerriAI/litellm/releases/tag/v1.106.12). Of the other images none is known to be signed for
 * cosign.
 */
const signers: readonly Signer[] = [
  {
    images: /^(ghcr\.io\/berriai|docker\.io\/litellm)\/litellm(-database|-non_root)?$/,
    identity:
      "https://github.com/BerriAI/project-releaser/.github/workflows/release.yml@refs/heads/main",
    issuer: "https://token.actions.githubusercontent.com",
  },
];

/**
 * Checks who signed an image, by cosign, which must be on PATH.
 *
 * @returns a line about it; undefined where nobody is known to sign it
 * @throws UserError when the signature isn't that of who signs it
 */
export async function checkSignature(
  { registry, repository }: ImageReference,
  digest: string,
): Promise<string | undefined> {
  const image = `${registry}/${repository}`;
  const signer = signers.find(({ images }) => images.test(image));
  if (!signer) return undefined;
  const { identity, issuer } = signer;
  const expected = ["--certificate-identity", identity, "--certificate-oidc-issuer", issuer];
  const args = ["verify", ...expected, `${image}@${digest}`];
  const ran: execa.ExecaReturnValue & { code?: string } = await execa("cosign", args, {
    reject: false,
  });
  if (!ran.failed) return `signed by ${identity}`;
  if (ran.code === "ENOENT") return "signature not checked: cosign is not on PATH";
  const [why = "it gives no reason"] = ran.stderr.trim().split("\n");
  throw new UserError(`${image}@${digest} is not signed by ${identity}, says cosign: ${why}`);
}
