import { renderLiteLLMConfig } from "../config/litellm";
import { renderProxyModules } from "../config/litellm/proxy-modules";
import { checkStack } from "../config/inputs/stack";
import { manyDeployments } from "./many-deployments";

const sizes = [100, 1000, 10_000] as const;

/** Rounds of each size; the median counts. */
const rounds = 5;

/** CPU time of one round, in seconds. */
interface Measured {
  check: number;
  render: number;
}

/** How much CPU time it takes to check a stack's settings and to render LiteLLM's config from them. */
export function benchRender(): void {
  // The first of all is the compiler's time.
  measure(1000);
  const results = sizes.map((size) => ({ size, ...median(size) }));
  const rows = results.map(({ size, check, render }) => {
    const each = (1e6 * (check + render)) / size;
    return `${String(size).padStart(11)}  ${seconds(check)}  ${seconds(render)}  ${each.toFixed(0).padStart(10)} µs`;
  });
  const total = (size: number) => {
    const result = results.find((one) => one.size === size);
    return result ? result.check + result.render : NaN;
  };
  console.log(`
CPU time of checking the settings and rendering LiteLLM's config, median of ${rounds}:
deployments      check     render  a deployment
${rows.join("\n")}
10,000 deployments take ${total(10_000).toFixed(2)} s (goal: below 1), ${(total(10_000) / (10 * total(1000))).toFixed(2)} times 10 × 1,000 (linear: 1.00)
Repeat it: npm run bench -- render`);
}

const seconds = (value: number) => `${value.toFixed(4).padStart(7)} s`;

function median(size: number): Measured {
  const runs = Array.from({ length: rounds }, () => measure(size));
  const of = (what: keyof Measured) => {
    const sorted = runs.map((run) => run[what]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? NaN;
  };
  return { check: of("check"), render: of("render") };
}

function measure(size: number): Measured {
  const values = manyDeployments(size);
  const start = process.cpuUsage();
  const { settings, secrets } = checkStack(values);
  const checked = process.cpuUsage(start);
  renderLiteLLMConfig(settings, secrets);
  renderProxyModules(settings, secrets);
  const all = process.cpuUsage(start);
  const check = cpu(checked);
  return { check, render: cpu(all) - check };
}

const cpu = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6;
