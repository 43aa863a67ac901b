import { error, type Finding } from "../errors";
import { because, remove, set } from "../fix";
import type { Check } from "./check";

/** OpenAI takes files of sound up to this size, in MB (platform.openai.com/docs/guides/speech-to-text). */
const soundMegabytes = 25;

/** Refuses what contradicts itself in how clients come to the gateway. */
export const checkOrigin: Check = ({ settings: { edge, models } }) => {
  const { hostname, maxBodyMegabytes, publicUrl, tls, trustedProxies } = edge;
  const found: Finding[] = [];
  if (tls && publicUrl?.startsWith("http:")) {
    const reason = because`${publicUrl} is without TLS, and edge.tls is true; write https`;
    found.push(error("edge.publicUrl", reason));
  }
  const said = publicUrl === undefined ? undefined : new URL(publicUrl).hostname;
  if (hostname !== undefined && said !== undefined && said !== hostname.toLowerCase())
    found.push(
      error(
        "edge.publicUrl",
        because`is of ${said}, and edge.hostname is ${hostname}; run: ${remove("edge.hostname")}, or write the same`,
      ),
    );
  trustedProxies.forEach((address, index) => {
    if (address.endsWith("/0"))
      found.push(
        error(
          `edge.trustedProxies[${index}]`,
          `${address} is everybody, so any client could say who it is; name the addresses of what stands before the gateway`,
        ),
      );
  });
  if (
    maxBodyMegabytes < soundMegabytes &&
    models.some(({ mode }) => mode === "audio_transcription")
  )
    found.push(
      error(
        "edge.maxBodyMegabytes",
        because`${maxBodyMegabytes} is less than the ${soundMegabytes} MB that a file to transcribe may have; run: ${set("edge.maxBodyMegabytes", soundMegabytes)}`,
      ),
    );
  return found;
};
