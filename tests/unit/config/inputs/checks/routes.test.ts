import { gpt, mock, testCases } from "./cases";

describe("routes", () => {
  const pii = { entities: [{ entity: "PERSON" as const }] };
  testCases([
    { title: "of some groups", settings: { security: { routes: ["files", "batches", "sso"] } } },
    {
      title: "of a group twice",
      settings: { security: { routes: ["files", "mcp", "files"] } },
      found: [["error", "security.routes[2]", "files is routes[0] already"]],
    },
    {
      title: "that walk round the stack",
      settings: { security: { routes: ["passThrough"] } },
      found: [["warning", "security.routes[0]", "open files, batches and the like instead"]],
    },
    {
      title: "that nobody's words are in, beside masking",
      settings: { privacy: { pii }, security: { routes: ["sso", "scim", "modelHub"] } },
    },
    {
      title: "that walk round masking",
      settings: { privacy: { pii }, security: { routes: ["sso", "vectorStores"] } },
      found: [["error", "security.routes[1]", "pulumi config rm --path 'privacy.pii'"]],
    },
    {
      title: "of a model that speaks, beside masking",
      settings: {
        privacy: { pii },
        models: [{ ...gpt, name: "gpt-realtime", model: "gpt-realtime", mode: "realtime" }],
      },
      keys: ["openaiApiKey"],
      found: [["error", "models[0].mode", "masks nothing that is said there"]],
    },
  ]);
});

describe("how clients come", () => {
  const publicUrl = "https://llm.example.com";
  testCases([
    {
      title: "by something before the gateway",
      settings: { edge: { publicUrl, trustedProxies: ["10.0.0.0/8", "2001:db8::1"] } },
    },
    {
      title: "in clear text by an edge that speaks TLS",
      settings: { edge: { publicUrl: "http://llm.example.com", tls: true } },
      keys: ["tlsCertificate", "tlsKey"],
      found: [["error", "edge.publicUrl", "write https"]],
    },
    {
      title: "by two names",
      settings: { edge: { publicUrl, hostname: "ai.example.com" } },
      found: [["error", "edge.publicUrl", "edge.hostname is ai.example.com"]],
    },
    {
      title: "with everybody's word taken",
      settings: { edge: { trustedProxies: ["10.0.0.1", "0.0.0.0/0", "::/0"] } },
      found: [
        ["error", "edge.trustedProxies[1]", "0.0.0.0/0 is everybody"],
        ["error", "edge.trustedProxies[2]", "::/0 is everybody"],
      ],
    },
    {
      title: "with files of sound that are too large",
      settings: {
        edge: { maxBodyMegabytes: 10 },
        models: [
          mock,
          { ...gpt, name: "whisper-1", model: "whisper-1", mode: "audio_transcription" },
        ],
      },
      keys: ["openaiApiKey"],
      found: [
        ["error", "edge.maxBodyMegabytes", "pulumi config set --path 'edge.maxBodyMegabytes' 25"],
      ],
    },
  ]);
});
