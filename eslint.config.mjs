import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tsdoc from "eslint-plugin-tsdoc";
import tseslint from "typescript-eslint";

const restrict = (message, ...groups) => ({
  "no-restricted-imports": ["error", { patterns: [{ group: groups, message }] }],
});

export default tseslint.config(
  { ignores: ["node_modules/", ".pulumi-local/", "coverage/", "dist/"] },
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
  // The arrows of the layout go one way: index -> components -> config.
  {
    files: ["config/**/*.ts"],
    rules: restrict(
      "config/ is pure: no Pulumi, no I/O",
      "@pulumi/*",
      "node:fs*",
      "node:child_process",
      "../components/*",
      "../../components/*",
      "**/lab/*",
      "**/scripts/*",
    ),
  },
  {
    files: ["components/**/*.ts", "index.ts"],
    rules: restrict(
      "the product needs neither lab, scripts nor tests",
      "**/lab/*",
      "**/scripts/*",
      "**/tests/*",
    ),
  },
  {
    files: ["components/docker/**/*.ts"],
    rules: restrict(
      "targets never import each other; the product needs neither lab, scripts nor tests",
      "**/kubernetes/*",
      "@pulumi/kubernetes*",
      "**/lab/*",
      "**/scripts/*",
      "**/tests/*",
    ),
  },
  prettier,
);
