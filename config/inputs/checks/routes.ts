import { isUnmasked, routeGroups } from "../../litellm/route-groups";
import { error, warning, type Finding } from "../errors";
import { because, remove, set } from "../fix";
import type { Check } from "./check";
import { repeated } from "./names";

/** Refuses groups of routes that are named twice; warns of the one that walks round the stack. */
export const checkRoutes: Check = ({ settings: { security } }) => {
  const { routes } = security;
  const found: Finding[] = repeated(routes).map(({ first, again }) =>
    error(
      `security.routes[${again}]`,
      `${routes[again] ?? ""} is routes[${first}] already; keep one`,
    ),
  );
  const passThrough = routes.indexOf("passThrough");
  if (passThrough >= 0)
    found.push(
      warning(
        `security.routes[${passThrough}]`,
        "passThrough gives each key a provider's whole API, past the lists of models, prices, limits and masking; open files, batches and the like instead, as far as you need them",
      ),
    );
  return found;
};

/** Refuses masking of personal data beside ways round it. */
export const checkUnmaskedRoutes: Check = ({ settings: { models, privacy, security } }) => {
  if (!privacy.pii) return [];
  const opened = security.routes.flatMap((name, index) =>
    isUnmasked(name)
      ? [
          error(
            `security.routes[${index}]`,
            because`${name} is open (${routeGroups[name].description}), and privacy.pii masks nothing there; take it out, or run: ${remove("privacy.pii")}`,
          ),
        ]
      : [],
  );
  const spoken = models.flatMap(({ mode }, index) =>
    mode === "realtime"
      ? [
          error(
            `models[${index}].mode`,
            because`is realtime, and privacy.pii masks nothing that is said there; take the model out, or run: ${remove("privacy.pii")}`,
          ),
        ]
      : [],
  );
  return [...opened, ...spoken];
};

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
