import { Intake } from "../../../lab/datadog/intake";
import { Sandbox } from "../sandbox";
import { settings } from "./scenario";

/** Key of the account at Datadog. */
export const apiKey = "0123456789abcdef0123456789abcdef";

/** A gateway on which all that the catalogue counts can happen, with an Agent that sends it to an intake here. */
export interface Watched {
  sandbox: Sandbox;
  intake: Intake;
}

let made: Watched;

/** The gateway of this file of tests. */
export const watched = (): Watched => made;

beforeAll(async () => {
  const intake = await Intake.start(apiKey);
  const agent = { intakeUrl: `http://host.docker.internal:${intake.port}` };
  const datadog = { ...settings.datadog, agent };
  const keys = { mistralApiKey: "a-key-of-the-mock", datadogApiKey: apiKey };
  made = { intake, sandbox: await Sandbox.make({ ...settings, datadog }, keys) };
  await made.sandbox.must("up", ["--yes"]);
}, 15 * 60_000);

afterAll(async () => {
  await made.sandbox.destroy();
  await made.intake.stop();
});
