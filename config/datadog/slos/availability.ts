import type { Slo } from "./spec";

/** Requests that neither the gateway nor the providers failed. */
export const availability: Slo = {
  title: "availability",
  meaning: "More requests are answered with a 5xx than the target allows.",
  facts: (_settings, { queries }) => ({
    title: "Availability",
    description: "Requests that were not answered with a 5xx, after all retries and fallbacks.",
    good: queries.count("requests", { where: ["!status_code:5*"] }),
    total: queries.count("requests"),
  }),
};
