import { globalAgent } from "node:http";
import Docker from "dockerode";
import { defaultImages } from "../../../config/inputs/images";
import { ensureLabImages, type LabImageName } from "../../images";
import { type ImageInterface, interfaces } from "./images-interfaces";
import { runInImage } from "./images-run";

// The daemon's connections are kept open for a while; jest would wait for them.
afterAll(() => {
  globalAgent.destroy();
});

/** With OFFICIAL_IMAGES=1 the official images, pulled before, are held against the same table. */
const reference = async (name: LabImageName): Promise<string> =>
  process.env.OFFICIAL_IMAGES === "1"
    ? defaultImages[name]
    : (await ensureLabImages([name], console.log))[name];

const lines = (texts: string[]): string => texts.join("\n");

describe.each(Object.entries(interfaces) as [LabImageName, ImageInterface][])(
  "the %s image",
  (name, expected) => {
    let image: string;
    let config: Docker.ImageInspectInfo["Config"];
    const outputOf = async (script: string): Promise<string[]> => {
      const { output } = await runInImage(image, script, { User: "0:0" });
      return output.split("\n").filter(Boolean);
    };

    beforeAll(async () => {
      image = await reference(name);
      config = (await new Docker().getImage(image).inspect()).Config;
    }, 900_000);

    test("says how it is started and stopped", () => {
      const inspected: Partial<typeof config> & { StopSignal?: string } = config;
      expect({
        user: config.User,
        workdir: config.WorkingDir || "/",
        entrypoint: config.Entrypoint ?? [],
        cmd: config.Cmd,
        stopSignal: inspected.StopSignal,
        ports: Object.keys(inspected.ExposedPorts ?? {}),
        volumes: Object.keys(inspected.Volumes ?? {}),
      }).toEqual({
        user: expected.user,
        workdir: expected.workdir,
        entrypoint: expected.entrypoint,
        cmd: expected.cmd,
        stopSignal: expected.stopSignal,
        ports: expected.ports,
        volumes: expected.volumes,
      });
    });

    test("sets the environment", () => {
      const variables = config.Env.map((entry) => [
        entry.slice(0, entry.indexOf("=")),
        entry.slice(entry.indexOf("=") + 1),
      ]);
      const environment = Object.fromEntries(variables) as Record<string, string>;
      expect(environment).toMatchObject(expected.env);
      expect(environment.PATH).toMatch(expected.path);
    });

    test("has the programs, and no others to rely on", async () => {
      const all = [...expected.has, ...expected.hasNot];
      const script = lines(all.map((program) => `command -v ${program} >&2 && echo ${program}`));
      const found = await outputOf(`exec 2>/dev/null\n${script}`);
      expect(found).toEqual(expected.has);
    });

    test("has the files with their owners", async () => {
      const formats = Object.entries(expected.files).map(
        ([path, owner]) => [path, owner.includes(" ") ? "%u:%g %a" : "%u:%g"] as const,
      );
      const script = formats.map(([path, format]) => `stat -c '${format}' ${path} || echo none`);
      const found = await outputOf(lines(script));
      const paths = Object.keys(expected.files);
      expect(Object.fromEntries(paths.map((path, i) => [path, found[i]]))).toEqual(expected.files);
      for (const path of expected.filesNot ?? [])
        expect(await outputOf(`test -e ${path} && echo ${path}`)).toEqual([]);
    });

    test("has the accounts with their numbers", async () => {
      for (const [account, numbers] of Object.entries(expected.accounts)) {
        const [entry = ""] = await outputOf(`grep ^${account}: /etc/passwd`);
        const [, , uid, gid, , home] = entry.split(":");
        expect(`${uid}:${gid}:${home}`.startsWith(numbers)).toBe(true);
      }
    });

    test("has the version and features", async () => {
      const [command, output] = expected.prints;
      expect(lines(await outputOf(command))).toMatch(output);
    }, 60_000);
  },
);
