/* Lints imports as `npm run lint` would: [file, path] pairs on stdin, for each whether it is refused. */
import { text } from "node:stream/consumers";
import { Linter } from "eslint";
import config from "../../../eslint.config.mjs";

const rule = "no-restricted-imports";
const arrows = config
  .filter(({ rules }) => rules?.[rule])
  .map(({ files, ignores, rules }) => ({ files, ...(ignores && { ignores }), rules }));

const isRefused = (file, code) => {
  const messages = new Linter().verify(code, [{ files: ["**/*.ts"] }, ...arrows], file);
  const broken = messages.find(({ fatal }) => fatal);
  if (broken) throw new Error(`${file}: ${broken.message}`);
  return messages.length > 0;
};

const answers = JSON.parse(await text(process.stdin)).map(([file, path]) =>
  [
    `import "${path}";`,
    `export * from "${path}";`,
    `import("${path}");`,
    `require("${path}");`,
  ].map((code) => isRefused(file, code)),
);
process.stdout.write(JSON.stringify(answers));
