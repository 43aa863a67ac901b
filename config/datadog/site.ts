import type { Settings } from "../inputs/schema";

type Datadog = Pick<Settings["datadog"], "site" | "apiUrl">;

/** Where the API is: that of the site, unless `datadog.apiUrl` says otherwise. Without a slash at its end. */
export const apiUrl = ({ site, apiUrl }: Datadog): string =>
  (apiUrl ?? `https://api.${site}`).replace(/\/+$/, "");

/**
 * Where Datadog's pages are (docs.datadoghq.com/getting_started/site): sites that begin with a region
 * have no `app.` before it.
 */
export const appUrl = ({ site }: Datadog): string =>
  site.split(".").length > 2 ? `https://${site}` : `https://app.${site}`;
