import { withSettings, type BadInput } from "../bad-input";

const images = (images: Record<string, unknown>) => withSettings({ images });
const note = "which images run is nothing that LiteLLM knows";

/** Images to run. */
export const versions: readonly BadInput[] = [
  {
    name: "a LiteLLM that stole credentials",
    input: images({ litellm: "ghcr.io/berriai/litellm-non_root:v1.82.7" }),
    path: "images.litellm",
    reason: "stole credentials",
    litellm: undefined,
    note,
  },
  {
    name: "a LiteLLM with known holes",
    input: images({ litellm: "ghcr.io/berriai/litellm-non_root:v1.80.0" }),
    path: "images.litellm",
    reason: "CVE-2026-49468",
    litellm: undefined,
    note,
  },
  {
    name: "a LiteLLM that its makers don't vouch for",
    input: images({ litellm: "ghcr.io/berriai/litellm-non_root:v1.107.0" }),
    path: "images.litellm",
    reason: "doesn't vouch for",
    litellm: undefined,
    note,
  },
  {
    name: "an edge that anybody can stop",
    input: images({ haproxy: "haproxy:3.2.20" }),
    path: "images.haproxy",
    reason: "CVE-2026-110354",
    litellm: undefined,
    note,
  },
  {
    name: "a LiteLLM of no version",
    input: images({ litellm: "ghcr.io/berriai/litellm-non_root:main-stable" }),
    path: "images.litellm",
    reason: "doesn't say its version",
    litellm: undefined,
    note,
  },
  {
    name: "an image without a tag",
    input: images({ redis: "redis" }),
    path: "images.redis",
    reason: "must name a full version or a digest",
    litellm: undefined,
    note,
  },
  {
    name: "a Postgres of no version",
    input: images({ postgres: "postgres:latest" }),
    path: "images.postgres",
    reason: "doesn't say its major version",
    litellm: undefined,
    note,
  },
];
