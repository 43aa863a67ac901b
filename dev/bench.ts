import { UserError } from "../cli/errors";

const benches: Record<string, () => Promise<void>> = {
  gate: async () => (await import("../bench/gate.js")).benchGate(),
  preview: async () => (await import("../bench/preview.js")).benchPreview(),
  render: async () => {
    (await import("../bench/render.js")).benchRender();
  },
};

/** `npm run bench -- NAME`: measures something beside a baseline, in the same run. */
export async function bench(name: string): Promise<void> {
  const run = benches[name];
  if (!run) {
    throw new UserError(
      `there is no benchmark "${name}"`,
      `choose one of: ${Object.keys(benches).join(", ")}`,
    );
  }
  await run();
}
