import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../cli/cli";
import { allPages, readPage } from "./pages";

const pages = allPages();
const byPath = new Map(pages.map((page) => [page.path, page]));

test("every relative link leads to a file, and to a heading that is there", () => {
  const broken = pages.flatMap(({ path, links }) =>
    links
      .filter((link) => {
        if (!existsSync(join(repository, link.path))) return true;
        return link.anchor !== undefined && !byPath.get(link.path)?.anchors.includes(link.anchor);
      })
      .map((link) => `${path}: ${link.path}#${link.anchor ?? ""}`),
  );
  expect(broken).toEqual([]);
});

test("every path of the repository that a page names is there", () => {
  const folders = readdirSync(repository, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const gone = pages.flatMap(({ path, paths }) =>
    paths
      .filter((named) => folders.includes(named.split("/")[0] ?? ""))
      .filter((named) => !existsSync(join(repository, named)))
      .map((named) => `${path}: ${named}`),
  );
  expect(gone).toEqual([]);
});

test("docs/README.md is an index of all pages: those of the config by their own index", () => {
  const linked = ["docs/README.md", "docs/config/README.md"].flatMap(
    (index) => byPath.get(index)?.links.map(({ path }) => path) ?? [],
  );
  const missing = pages.map(({ path }) => path).filter((path) => !linked.includes(path));
  expect(missing).toEqual(["docs/README.md"]);
});

test("the front page leads to the index", () => {
  expect(byPath.get("README.md")?.links.map(({ path }) => path)).toContain("docs/README.md");
});

test("links and headings are read as GitHub does", () => {
  const text = [
    "# One `two` & three",
    "[a](b.md#c) and [d](../e) and [f](https://example.com/g.md) and [h](#one)",
    "`[no](code.md)` in `tests/unit/`",
    "```sh",
    "# no heading",
    "[no](code.md)",
    "```",
    "## Again",
    "## Again",
  ];
  expect(readPage("docs/x/page.md", text.join("\n"))).toEqual({
    path: "docs/x/page.md",
    anchors: ["one-two--three", "again", "again-1"],
    links: [
      { path: "docs/x/b.md", anchor: "c" },
      { path: "docs/e", anchor: undefined },
      { path: "docs/x/page.md", anchor: "one" },
    ],
    paths: ["tests/unit"],
  });
});
