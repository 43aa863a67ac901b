import {
  routeGroupNames,
  routeGroups,
  type RouteGroupFacts,
} from "../../config/litellm/route-groups";

/** The page of the groups of routes. */
export function routesPage(): string {
  const rows = routeGroupNames
    .map((name) => ({ name, ...routeGroups[name] }))
    .filter(({ opener }) => opener !== "never")
    .map(({ name, description, isMasked, ...group }) => {
      const masked = isMasked ? "yes" : "";
      return `| \`${name}\` | ${description} | ${openedBy(group)} | ${masked} |`;
    });
  return `<!-- Generated from config/litellm/route-groups.ts by \`npm run generate\`. Descriptions are changed there. -->

# Routes

What clients can reach of LiteLLM's API is a list of groups of its routes; all else is a 404, for the
administrator too, on Docker as on Kubernetes. \`security.routes\` opens more groups:

\`\`\`yaml
config:
  litellm-gateway:security:
    routes: [files, batches]
\`\`\`

"Masked" says whether \`privacy.pii\` masks personal data there. A group that isn't can't be opened beside it,
but for those that carry nobody's words.

| group | for | opened by | masked |
| ----- | --- | --------- | ------ |
${rows.join("\n")}

A key is looked for before a body is read. A body of more than 1 MB is read only with a key that LiteLLM knows,
and none beyond \`edge.maxBodyMegabytes\`. Sources whose keys were often refused wait up to 2 seconds for an answer; they are
never shut out, as others may share their address.
`;
}

function openedBy({ opener, modes, needs }: Partial<RouteGroupFacts>): string {
  if (opener) return opener === "always" ? opener : `\`${opener}\``;
  if (modes) return `a model that answers ${modes.join(", ")}`;
  return `\`security.routes\`${needs ? `; opens ${needs.join(", ")} too` : ""}`;
}
