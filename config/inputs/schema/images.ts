import { z } from "zod";
import { defaultImages, type ImageName } from "../images";
import { about } from "./fields";

const reference = z
  .string()
  .regex(/^[^\s:@]+(:\d+\/[^\s:@]+)?(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/, {
    error: "must be an image reference such as postgres:17.11-bookworm",
  })
  .refine((image) => image.includes("@sha256:") || /:[^/]+$/.test(image), {
    error: "must name a full version or a digest; an image without a tag changes under you",
  });

const image = (name: ImageName, what: string) =>
  about(reference.default(defaultImages[name]), {
    description: `Image of ${what}.`,
    example: `mirror.example.com/${defaultImages[name]}`,
  });

/** Images to run. */
export const imagesSchema = z
  .strictObject({
    litellm: image("litellm", "the LiteLLM proxy and its migrations"),
    postgres: image("postgres", "Postgres"),
    redis: image("redis", "Redis"),
    haproxy: image("haproxy", "HAProxy, the load balancer"),
    mockUpstream: image("mockUpstream", "the mock upstream; any with `node`"),
    presidioAnalyzer: image("presidioAnalyzer", "Presidio's analyzer"),
    presidioAnonymizer: image("presidioAnonymizer", "Presidio's anonymizer"),
    datadogAgent: image("datadogAgent", "the Datadog Agent"),
  })
  .meta({
    id: "ImagesArgs",
    description: "Images to run, by full version; a private mirror goes here.",
  })
  .prefault({});
