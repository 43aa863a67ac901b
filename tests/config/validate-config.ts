import { runInImage, type Outcome } from "../../lab/images/run-in-image";
import { dummyEnvironment, type LoaderCase } from "./loader";

/** What the real `litellm --validate_config` says of what the loader loads, without a network. */
export function validateConfig(
  image: string,
  { config, files = {}, environment = dummyEnvironment(config) }: LoaderCase,
): Promise<Outcome> {
  const variables = { ...environment, LITELLM_LOCAL_MODEL_COST_MAP: "True" };
  return runInImage(image, { ...files, "config.yaml": config }, [
    "env",
    ...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
    ...["litellm", "--config", "/files/config.yaml", "--validate_config"],
  ]);
}

/** Does something with each item, with two at a time: such a run takes seconds of one core. */
export async function twoAtATime<T>(
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await run(item);
  };
  await Promise.all([worker(), worker()]);
}
