import { join } from "node:path";
import { askLiteLLM } from "../../lab/litellm-facts";
import { citationsIn, handWritten, type Citation } from "../citations";
import { litellmImage } from "./in-image";

jest.setTimeout(10 * 60_000);

const repository = join(__dirname, "../..");

/** Those that LiteLLM's source doesn't have. */
async function missing(citations: readonly Citation[]): Promise<unknown> {
  const asked = JSON.stringify(citations.map(({ path, symbol }) => [path, symbol]));
  const command = ["citations.py", "/files/citations.json"] as const;
  return JSON.parse(
    await askLiteLLM(await litellmImage(), command, { "citations.json": asked }),
  ) as unknown;
}

test("what our texts cite of LiteLLM's source is there", async () => {
  const texts = await handWritten(repository);
  const citations = [...texts].flatMap(([file, text]) => citationsIn(file, text));
  expect(citations.length).toBeGreaterThan(50);
  const lost = (await missing(citations)) as [string, string | null][];
  const isLost = ({ path, symbol }: Citation) => lost.some((x) => x[0] === path && x[1] === symbol);
  expect(citations.filter(isLost)).toEqual([]);
});

test("a file, a folder, a symbol or a method that isn't there is told", async () => {
  const of = (path: string, symbol: string | null): Citation => ({ in: "here", path, symbol });
  const there = [
    of("router.py", null),
    of("proxy/guardrails/guardrail_hooks", null),
    of("router.py", "Router.generate_model_id"),
  ];
  const lost = [
    of("router.js", null),
    of("proxy/hook", null),
    of("router.py", "no_such_thing"),
    of("router.py", "Deployment.generate_model_id"),
    of("no_such_file.py", "Router"),
  ];
  expect(await missing([...there, ...lost])).toEqual(
    lost.map(({ path, symbol }) => [path, symbol]),
  );
});
