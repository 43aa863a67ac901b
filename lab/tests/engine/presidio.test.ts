import { readFileSync } from "node:fs";
import { globalAgent } from "node:http";
import { join } from "node:path";
import { defaultImages } from "../../../config/inputs/images";
import { ensureLabImages } from "../../images";
import { runInImage } from "./images-run";
import {
  type Answer,
  ports,
  type Presidio,
  request,
  startPresidio,
  stopPresidio,
} from "./presidio-sandbox";

// Presidio's two services, as the gateway runs them. OFFICIAL_IMAGES=1 tries the official images.

const names = ["presidioAnalyzer", "presidioAnonymizer", "litellm"] as const;
let images: Record<(typeof names)[number], string>;
let presidio: Presidio;

beforeAll(async () => {
  images =
    process.env.OFFICIAL_IMAGES === "1" ? defaultImages : await ensureLabImages(names, console.log);
  presidio = await startPresidio(images);
}, 900_000);

afterAll(async () => {
  await stopPresidio(presidio);
  globalAgent.destroy();
});

const inAnalyzer = (path: string, body?: unknown): Promise<Answer> =>
  request(presidio.analyzer, ports.analyzer, path, body);
const inAnonymizer = (path: string, body?: unknown): Promise<Answer> =>
  request(presidio.anonymizer, ports.anonymizer, path, body);

/** An error as both services answer it; without a status, of any. */
const anErrorOf = (status: unknown = expect.any(Number)): unknown => ({
  status,
  type: "application/json",
  body: { error: expect.any(String) as string },
});

describe("the analyzer", () => {
  const analyze = (body: unknown): Promise<Answer> => inAnalyzer("/analyze", body);
  /** What it finds in an English text, with the text of each finding. */
  async function found(text: string): Promise<Set<string>> {
    const { status, body } = await analyze({ text, language: "en" });
    expect(status).toBe(200);
    const findings = body as { entity_type: string; start: number; end: number; score: number }[];
    return new Set(findings.map((f) => `${f.entity_type} ${text.slice(f.start, f.end)}`));
  }

  test.each([
    ["CREDIT_CARD", "4111 1111 1111 1111"],
    ["EMAIL_ADDRESS", "jane.doe@example.com"],
    ["PHONE_NUMBER", "+1 212 555 0123"],
    ["IBAN_CODE", "DE89370400440532013000"],
    ["US_SSN", "536-90-4399"],
    ["IP_ADDRESS", "203.0.113.7"],
    ["URL", "https://example.com/x"],
    ["CRYPTO", "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ"],
    ["MAC_ADDRESS", "00:1B:44:11:3A:B7"],
    ["DATE_TIME", "2024-02-29"],
  ])("finds %s", async (entity, value) => {
    expect(await found(`here: ${value} so`)).toContain(`${entity} ${value}`);
  });

  test("finds no card whose check digit is wrong", async () => {
    const all = await found("here: 4111 1111 1111 1112, so");
    expect([...all].join()).not.toContain("CREDIT_CARD");
  });

  test("is surer with a word that belongs to it", async () => {
    const score = async (text: string): Promise<number | undefined> => {
      const { body } = await analyze({ text, language: "en", entities: ["PHONE_NUMBER"] });
      return (body as { score: number }[])[0]?.score;
    };
    expect(await score("my phone: 425-882-9090")).toBeGreaterThan(
      (await score("my thing: 425-882-9090")) ?? 1,
    );
  });

  test("takes kinds of its user's own", async () => {
    const { body } = await analyze({
      text: "badge 12345-X",
      language: "en",
      ad_hoc_recognizers: [
        {
          name: "badges",
          supported_language: "en",
          supported_entity: "BADGE",
          patterns: [{ name: "badge", regex: "\\d{5}-X", score: 0.9 }],
        },
      ],
    });
    expect(body).toContainEqual(expect.objectContaining({ entity_type: "BADGE", start: 6 }));
  });

  test("takes it when only names are asked for, which need the language model", async () => {
    const { status, body } = await analyze({ text: "hello", language: "en", entities: ["PERSON"] });
    expect({ status, body }).toEqual({ status: 200, body: [] });
  });

  test("answers a list of texts with a list of lists", async () => {
    const { body } = await analyze({ text: ["a@example.com", "nothing"], language: "en" });
    expect(body).toEqual([expect.arrayContaining([expect.anything()]), []]);
  });

  test("says what kinds and recognizers it has, those of the model too", async () => {
    const { body: kinds } = await inAnalyzer("/supportedentities?language=en");
    expect(kinds).toEqual(expect.arrayContaining(["CREDIT_CARD", "EMAIL_ADDRESS", "PERSON"]));
    const { body: recognizers } = await inAnalyzer("/recognizers?language=en");
    expect(recognizers).toEqual(expect.arrayContaining(["CreditCardRecognizer"]));
  });

  test("answers errors in JSON", async () => {
    expect(await inAnalyzer("/nothing")).toEqual(anErrorOf(404));
    expect(await analyze("{oops")).toEqual(anErrorOf());
    expect(await analyze({ language: "en" })).toEqual({
      status: 500,
      type: "application/json",
      body: { error: "No text provided" },
    });
    const german = await analyze({ text: "Guten Tag", language: "de" });
    expect(german).toEqual(anErrorOf(500));
  });
});

describe("the anonymizer", () => {
  const text = "pay with 4111 1111 1111 1111 today";
  const analyzer_results = [{ entity_type: "CREDIT_CARD", start: 9, end: 28, score: 1 }];
  const anonymize = (body: unknown): Promise<Answer> => inAnonymizer("/anonymize", body);

  test("puts the kind in place of what was found", async () => {
    expect(await anonymize({ text, analyzer_results })).toEqual({
      status: 200,
      type: "application/json",
      body: {
        text: "pay with <CREDIT_CARD> today",
        items: [
          {
            entity_type: "CREDIT_CARD",
            operator: "replace",
            text: "<CREDIT_CARD>",
            start: 9,
            end: 22,
          },
        ],
      },
    });
  });

  test("masks as it is told", async () => {
    const anonymizers = {
      DEFAULT: { type: "mask", masking_char: "*", chars_to_mask: 15, from_end: false },
    };
    const { body } = await anonymize({ text, analyzer_results, anonymizers });
    expect(body).toMatchObject({ text: `pay with ${"*".repeat(15)}1111 today` });
  });

  test("encrypts, and decrypts again", async () => {
    const key = "0123456789abcdef";
    const anonymizers = { DEFAULT: { type: "encrypt", key } };
    const { body } = await anonymize({ text, analyzer_results, anonymizers });
    const encrypted = body as { text: string; items: object[] };
    expect(encrypted.text).not.toContain("1111");
    const decrypted = await inAnonymizer("/deanonymize", {
      text: encrypted.text,
      anonymizer_results: encrypted.items,
      deanonymizers: { DEFAULT: { type: "decrypt", key } },
    });
    expect(decrypted.body).toMatchObject({ text });
  });

  test("says what it can do", async () => {
    const { body } = await inAnonymizer("/anonymizers");
    expect(body).toEqual(expect.arrayContaining(["replace", "redact", "mask", "hash", "encrypt"]));
    expect((await inAnonymizer("/deanonymizers")).body).toContain("decrypt");
  });

  test("answers errors in JSON", async () => {
    expect(await inAnonymizer("/nothing")).toEqual(anErrorOf(404));
    expect(await anonymize("{oops")).toEqual(anErrorOf(400));
    expect(await anonymize({})).toEqual(anErrorOf(400));
    expect(await anonymize({ text })).toEqual(anErrorOf(422));
    const anonymizers = { DEFAULT: { type: "custom" } };
    expect(await anonymize({ text, analyzer_results, anonymizers })).toEqual(anErrorOf(400));
  });
});

describe("LiteLLM's client", () => {
  let results: unknown[];

  beforeAll(async () => {
    const checks = readFileSync(join(__dirname, "presidio-client-checks.py"), "utf8");
    const texts = JSON.stringify([
      "card 4111 1111 1111 1111, mail jane.doe@example.com",
      "Nothing to hide",
      "my social security number is 536-90-4399",
    ]);
    const urls = [ports.analyzer, ports.anonymizer].map((port) => `http://127.0.0.1:${port}`);
    const { exitCode, output } = await runInImage(
      images.litellm,
      'python3 -c "$CHECKS" $URLS "$TEXTS"',
      {
        User: "65534:65534",
        Env: [
          `CHECKS=${checks}`,
          `URLS=${urls.join(" ")}`,
          `TEXTS=${texts}`,
          "LITELLM_LOCAL_MODEL_COST_MAP=True",
        ],
        HostConfig: {
          NetworkMode: `container:${presidio.analyzer.id}`,
          ReadonlyRootfs: true,
          Tmpfs: { "/tmp": "rw,nosuid,nodev,size=64m" },
        },
      },
    );
    if (exitCode !== 0) throw new Error(output);
    results = [...output.matchAll(/^RESULT (.*)$/gm)].map(
      ([, json = ""]) => JSON.parse(json) as unknown,
    );
  }, 120_000);

  test("masks, and remembers what it masked when it is to be restored", () => {
    expect(results.slice(0, 2)).toEqual([
      { text: "card <CREDIT_CARD>, mail <EMAIL_ADDRESS>", tokens: {} },
      {
        text: "card <CREDIT_CARD_1>, mail <EMAIL_ADDRESS_2>",
        tokens: {
          "<CREDIT_CARD_1>": "4111 1111 1111 1111",
          "<EMAIL_ADDRESS_2>": "jane.doe@example.com",
        },
      },
    ]);
  });

  test("leaves alone what has nothing in it", () => {
    expect(results[2]).toEqual({ text: "Nothing to hide", tokens: {} });
  });

  test("refuses what is to be refused", () => {
    expect(results[4]).toEqual({ error: "BlockedPiiEntityError" });
  });
});
