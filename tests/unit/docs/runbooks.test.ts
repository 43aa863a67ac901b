import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../cli/cli";

const folder = join(repository, "docs/runbooks");

test("a runbook that names a command of Docker names one of Kubernetes too", () => {
  const ofDockerOnly = readdirSync(folder).filter((page) => {
    const text = readFileSync(join(folder, page), "utf8");
    return text.includes("`docker ") && !text.includes("`kubectl ");
  });
  expect(ofDockerOnly).toEqual([]);
});
