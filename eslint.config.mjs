import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tsdoc from "eslint-plugin-tsdoc";
import tseslint from "typescript-eslint";

/** A rule that refuses imports, also those on demand, whose path matches one of some expressions. */
const refuse = (message, ...expressions) => {
  const regex = expressions.join("|");
  const inSelector = `/${regex.replaceAll("/", "\\u002F")}/`;
  return {
    "no-restricted-imports": ["error", { patterns: [{ regex, message }] }],
    "no-restricted-syntax": [
      "error",
      { selector: `ImportExpression[source.value=${inSelector}]`, message },
      {
        selector: `CallExpression[callee.name="require"][arguments.0.value=${inSelector}]`,
        message,
      },
    ],
  };
};

/** Paths into folders of the repository's root. */
const into = (...folders) => `^(\\.\\./)+(${folders.join("|")})/|^\\./(${folders.join("|")})/`;

const pulumi = "^@pulumi/";
const io = "^node:(fs|child_process|net|http|https)(/|$)";
const kubernetes = "(^|/)kubernetes(/|$)|^@kubernetes/";
const docker = "(^|/)docker(/|$)|^dockerode$";

/** What only those need who work on the package, and the machine that they do it on. */
const development = ["lab", "dev", "bench", "tests"];

/**
 * The arrows of the layout go one way: index.ts and cli/ -> components/ -> preflight/ -> config/, and the
 * targets never import each other. tests/unit/layout proves each.
 */
const arrows = [
  {
    files: ["config/**/*.ts"],
    rules: refuse(
      "config/ is pure: no Pulumi, no I/O, and nothing of what is built on it",
      pulumi,
      io,
      into("components", "preflight", "cli", ...development),
      "^(\\.\\./)+components$",
    ),
  },
  {
    files: ["preflight/**/*.ts"],
    rules: refuse(
      "preflight/ asks and makes nothing: it needs config/ alone",
      pulumi,
      into("components", "cli", ...development),
      "^(\\.\\./)+(components|index)$",
    ),
  },
  {
    files: ["components/**/*.ts", "index.ts"],
    rules: refuse("components need neither cli, lab nor tests", into("cli", ...development)),
  },
  ...[
    ["docker", kubernetes],
    ["kubernetes", docker],
  ].flatMap(([target, other]) => [
    {
      files: [`components/${target}/**/*.ts`],
      rules: refuse(
        "targets never import each other; they need neither cli, lab nor tests",
        other,
        into("cli", ...development),
      ),
    },
    {
      files: [`config/${target}/**/*.ts`],
      rules: refuse(
        "config/ is pure, and targets never import each other",
        other,
        pulumi,
        io,
        into("components", "preflight", "cli", ...development),
      ),
    },
  ]),
  {
    files: ["cli/**/*.ts"],
    rules: refuse(
      "what users run needs neither lab nor tests: dev/ gives it",
      into(...development),
    ),
  },
  {
    files: ["lab/**/*.ts"],
    // Its tests hold it against what the package needs.
    ignores: ["lab/tests/**"],
    rules: refuse(
      "lab/ stands in for what the package needs, and shares nothing with it",
      into("config", "components", "preflight", "cli", "dev", "bench", "tests"),
      "^(\\.\\./)+(components|index)$",
    ),
  },
];

export default tseslint.config(
  { ignores: ["node_modules/", ".pulumi-local/", "coverage/", "dist/", "examples/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { tsdoc },
    rules: {
      "tsdoc/syntax": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: Object.fromEntries(
        "require module process performance console Buffer URL fetch setTimeout clearTimeout setInterval clearInterval __dirname WebAssembly"
          .split(" ")
          .map((name) => [name, "readonly"]),
      ),
    },
  },
  // What the Kubernetes client takes is declared as classes, and meant as plain objects.
  {
    files: ["components/kubernetes/*.ts", "preflight/kubernetes/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-class-instance-assignment": "off" },
  },
  ...arrows,
  prettier,
);
