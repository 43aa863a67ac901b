import { globalAgent } from "node:http";
import { Intake } from "../../datadog/intake";
import { ensureLabImages } from "../../images";
import { AgentSandbox, Exposition, machine, until } from "./datadog-agent-sandbox";

// The lab's stand-in for the Datadog Agent: what it counts, and that each count arrives once.
jest.setTimeout(180_000);

const key = "0123456789abcdef0123456789abcdef";
const password = "a-password-of-a-database";

let image: string;
let intake: Intake;
let exposition: Exposition;
let endpoint: string;
let agent: AgentSandbox | undefined;

beforeAll(async () => {
  image = (await ensureLabImages(["datadogAgent"], console.log)).datadogAgent;
}, 900_000);

beforeEach(async () => {
  intake = await Intake.start(key);
  exposition = new Exposition();
  endpoint = await exposition.start();
});

afterEach(async () => {
  await agent?.remove();
  agent = undefined;
  await intake.stop();
  await exposition.stop();
});

afterAll(() => {
  globalAgent.destroy();
});

const counter = (value: number, started?: number) =>
  [
    ...(started === undefined
      ? []
      : [
          "# TYPE process_start_time_seconds gauge",
          `process_start_time_seconds ${started.toFixed(1)}`,
        ]),
    "# TYPE spend_total counter",
    `spend_total{team="red"} ${value}`,
    "",
  ].join("\n");

const start = async (apiKey = key, more: Record<string, object[]> = {}) => {
  const litellm = {
    openmetrics_endpoint: endpoint,
    min_collection_interval: 1,
    use_process_start_time: true,
    extra_metrics: [{ spend: "spend.metric" }],
    tags: ["env:test"],
  };
  const secrets = { api_key: apiKey, postgres_password: password };
  agent = await AgentSandbox.start(image, intake.port, secrets, { litellm: [litellm], ...more });
  return agent;
};

const spend = () => intake.total("litellm.spend.metric.count", ["team:red", "env:test"]);

test("counts from its first scrape on what ran before it, and a smaller value as a new beginning", async () => {
  exposition.text = counter(100, 1);
  const started = await start();
  await exposition.scraped();
  exposition.text = counter(103, 1);
  await exposition.scraped();
  exposition.text = counter(2, 1);
  await exposition.scraped();
  await started.stop();
  expect(spend()).toBe(5);
  const [point] = intake.received("litellm.spend.metric.count");
  expect(point).toMatchObject({ kind: "count", host: "test-host" });
  expect(intake.misunderstood).toEqual([]);
});

test("counts from 0 what started after it, from a service's first answer on", async () => {
  exposition.text = undefined;
  const started = await start();
  await exposition.scraped();
  exposition.text = counter(7, Date.now() / 1000 + 60);
  await exposition.scraped();
  await started.stop();
  expect(spend()).toBe(7);
  const statuses = intake.checkRuns.filter(({ check }) => check === "litellm.openmetrics.health");
  expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([0, 2]));
});

test("sends again what an intake that was away didn't take, once", async () => {
  exposition.text = counter(1, 1);
  const started = await start();
  await exposition.scraped();
  intake.away = true;
  exposition.text = counter(4, 1);
  const logs = async () => (await started.logs()).includes("answered 503, trying again");
  await until("a refusal", logs, () => started.logs());
  intake.away = false;
  await until(
    "the count",
    () => spend() > 0,
    () => started.logs(),
  );
  await started.stop();
  expect(spend()).toBe(3);
});

test("passes on events", async () => {
  const started = await start();
  await started.healthy();
  await started.tell("_e{60,9}:Début|two\\nlines|t:warning|#env:test,event:x");
  await started.tell("_e{6,10}:Début|two\\nlines|t:warning|#env:test,event:x");
  await started.stop();
  expect(intake.events).toEqual([
    expect.objectContaining({
      msg_title: "Début",
      msg_text: "two\nlines",
      alert_type: "warning",
      host: "test-host",
      tags: ["env:test", "event:x"],
    }),
  ]);
});

test("is unhealthy with a key that is refused, says so, and shows none", async () => {
  const refused = "fedcba9876543210fedcba9876543210";
  const postgres = {
    host: machine,
    port: intake.port,
    username: "datadog",
    password: "ENC[postgres_password]",
    dbname: "litellm",
  };
  const started = await start(refused, { postgres: [postgres] });
  const says = async () => (await started.health()).output.includes("API key invalid");
  await until("a refusal", says, () => started.logs());
  expect((await started.health()).exitCode).toBe(1);
  const tried = async () => (await started.logs()).includes("postgres:0");
  await until("a failing check", tried, () => started.logs());
  const logs = await started.logs();
  expect(logs).toContain("API key invalid");
  for (const secret of [refused, password]) expect(logs).not.toContain(secret);
  expect(JSON.stringify(await started.container.inspect())).not.toContain(refused);
});
