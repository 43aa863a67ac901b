import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../images/run";

/** A project's definitions of kinds of its own, as its Go module has them. */
interface CrdSource {
  module: string;
  version: string;
  /** Checksum of the module, as in go.sum. */
  sum: string;
  folder: string;
  files: string[];
}

/** The kinds that a gateway can be made of, beside Kubernetes' own. */
const sources: CrdSource[] = [
  {
    module: "github.com/cloudnative-pg/cloudnative-pg",
    version: "v1.30.0",
    sum: "h1:fnhVq44xXx97MNiuvJsPrX1vSjYbgdyBK5MSGfdHdp0=",
    folder: "config/crd/bases",
    files: ["clusters", "poolers", "scheduledbackups"].map((kind) => `postgresql.cnpg.io_${kind}`),
  },
  {
    module: "github.com/cloudnative-pg/plugin-barman-cloud",
    version: "v0.14.0",
    sum: "h1:kpTo7egntRIM15hvo0xtOj07wyjj23jcz/Co0KfzC7s=",
    folder: "config/crd/bases",
    files: ["barmancloud.cnpg.io_objectstores"],
  },
  {
    module: "sigs.k8s.io/gateway-api",
    version: "v1.6.1",
    sum: "h1:mock6phZbI6rvZerwrVNk7hVNymQgHo+6sJ81Ia7ftY=",
    folder: "config/crd/standard",
    files: ["gateways", "httproutes"].map((kind) => `gateway.networking.k8s.io_${kind}`),
  },
  {
    module: "github.com/external-secrets/external-secrets",
    version: "v1.3.2",
    sum: "h1:u2J8RjlHIeF0oZCqtl92adI/uZWUwOesJIDkfql6LqQ=",
    folder: "config/crds/bases",
    files: ["external-secrets.io_externalsecrets"],
  },
  {
    module: "github.com/DataDog/datadog-operator",
    version: "v1.30.0",
    sum: "h1:0EsfnraJBrMD7B6/sU268Na9uuUUNIfyWRwVwzL/Rpo=",
    folder: "config/crd/bases/v1",
    files: ["datadoghq.com_datadogagents"],
  },
  {
    module: "github.com/prometheus-operator/prometheus-operator",
    version: "v0.92.0",
    sum: "h1:tAbsod3+9sQsxDeAvLP27dAe9terToht5M+YdDwLGP0=",
    folder: "example/prometheus-operator-crd",
    files: ["monitoring.coreos.com_servicemonitors"],
  },
];

/**
 * CustomResourceDefinitions of the projects whose kinds a gateway can be made of, for an API server
 * to judge objects by the projects' own schemas. They come from the projects' Go modules, which Go
 * keeps in its module cache.
 *
 * @returns YAML of all of them
 * @throws Error with what `go` wrote, or when a module is not the one that is pinned
 */
export async function customResourceDefinitions(): Promise<string> {
  const documents = await Promise.all(sources.map(definitionsOf));
  return documents.flat().join("\n---\n");
}

async function definitionsOf({
  module,
  version,
  sum,
  folder,
  files,
}: CrdSource): Promise<string[]> {
  // In a folder without a go.mod, which would be asked for the module's sum.
  const answer = await run("go", ["mod", "download", "-json", `${module}@${version}`], {
    cwd: tmpdir(),
  });
  const downloaded = JSON.parse(answer) as { Dir: string; Sum: string };
  if (downloaded.Sum !== sum)
    throw new Error(`${module}@${version} has the sum ${downloaded.Sum}, not ${sum}`);
  return Promise.all(
    files.map((file) => readFile(join(downloaded.Dir, folder, `${file}.yaml`), "utf8")),
  );
}
