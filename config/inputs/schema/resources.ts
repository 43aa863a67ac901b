import { z } from "zod";
import { about } from "./fields";

const memory = (what: string, least: number, byDefault: number) =>
  about(z.int().min(least).max(1_048_576).default(byDefault), {
    description: `${what}, in MB.`,
    example: 2 * byDefault,
  });

/** Memory limits. */
export const resourcesSchema = z
  .strictObject({
    proxyMemoryMegabytes: memory(
      "Memory limit of one proxy (LiteLLM's own sizing is 4096 a worker)",
      1024,
      4096,
    ),
    postgresMemoryMegabytes: memory("Memory limit of Postgres", 256, 1024),
    redisMemoryMegabytes: memory("Memory for spend queues and rate limits in Redis", 64, 256),
  })
  .meta({ id: "ResourcesArgs", description: "Memory limits of the containers." })
  .prefault({});
