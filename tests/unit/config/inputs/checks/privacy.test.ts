import { testCases } from "./cases";

describe("personal data", () => {
  const masked = { entity: "PERSON" as const };
  const blocked = { entity: "CREDIT_CARD" as const, action: "block" as const };
  testCases([
    {
      title: "masked, and put back",
      settings: { privacy: { pii: { entities: [masked, blocked], restoreInAnswers: true } } },
    },
    {
      title: "twice",
      settings: { privacy: { pii: { entities: [masked, blocked, masked] } } },
      found: [["error", "privacy.pii.entities[2].entity", "PERSON is entities[0] already"]],
    },
    {
      title: "put back what isn't masked",
      settings: { privacy: { pii: { entities: [blocked], restoreInAnswers: true } } },
      found: [["error", "privacy.pii.restoreInAnswers", "nothing is masked"]],
    },
  ]);
});

describe("guardrails", () => {
  const free = { integration: "tool_permission", mode: "pre_call" } as const;
  testCases([
    {
      title: "of two names",
      settings: {
        guardrails: [
          { name: "a", ...free },
          { name: "b", ...free },
        ],
      },
    },
    {
      title: "of one name, and of ours",
      settings: {
        guardrails: [
          { name: "a", ...free },
          { name: "a", ...free },
          { name: "presidio-pii", ...free },
        ],
      },
      found: [
        ["error", "guardrails[1].name", "the name of guardrails[0] already"],
        ["error", "guardrails[2].name", "privacy.pii"],
      ],
    },
    {
      title: "without a key and an address",
      settings: { guardrails: [{ name: "a", integration: "aporia", mode: "during_call" }] },
      found: [
        ["error", "guardrails[0].credential", "aporia needs a key"],
        ["error", "guardrails[0].baseUrl", "aporia has no address of its own"],
      ],
    },
    {
      title: "with both",
      settings: {
        guardrails: [
          {
            name: "a",
            integration: "aporia",
            mode: "during_call",
            credential: "aporia",
            baseUrl: "https://aporia.example.com",
          },
        ],
      },
      credentials: ["aporia"],
    },
    {
      title: "in a mode in which it doesn't run",
      settings: { guardrails: [{ name: "a", integration: "rubrik", mode: "during_call" }] },
      found: [["error", "guardrails[0].mode", "rubrik doesn't run in during_call"]],
    },
    {
      title: "without what only `extra` can say",
      settings: { guardrails: [{ name: "a", integration: "javelin", mode: "pre_call" }] },
      found: [["error", "guardrails[0].extra.guard_name", "doesn't start without it"]],
    },
    {
      title: "without OpenAI's key",
      settings: { guardrails: [{ name: "a", integration: "openai_moderation", mode: "pre_call" }] },
      found: [["error", "guardrails[0].credential", "pulumi config set --secret openaiApiKey"]],
    },
  ]);
});
