import * as pulumi from "@pulumi/pulumi";
import { refusedByPulumi } from "../../../components/refusal";
import { checkArgs } from "../../../config/inputs/stack";

/** What refuses a model without a key, and a certificate's key that nothing uses. */
function refusal(): unknown {
  const settings = { models: [{ name: "gpt-4o", provider: "openai" }] };
  try {
    return refusedByPulumi(() => checkArgs(settings, { keys: ["tlsKey"], credentials: [] }));
  } catch (error) {
    return error;
  }
}

const ofModel =
  "openai has no key; give openaiApiKey: …; or name one of the stack's credentials in the model's credential";
const ofKey = "is set, but edge.tls is false; give edge.tls: true, or no tlsKey";
const errors = [{ propertyPath: "models[0].provider", reason: ofModel }];

test("constructed for a program in another language: by path, and what is of secrets in the text, as the engine shows the value at a path", () => {
  const error = refusal();
  expect(pulumi.InputPropertiesError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({
    message: `the gateway's settings are refused:\n  tlsKey: ${ofKey}`,
    errors,
    stack: undefined,
  });
});

test("in a program: all in the text, as nothing prints the paths there", async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as object }),
    call: () => ({}),
  });
  let error: unknown;
  await pulumi.runtime.runInPulumiStack(() => {
    error = refusal();
    return Promise.resolve({});
  });
  expect(pulumi.RunError.isInstance(error)).toBe(true);
  expect(error).toMatchObject({
    message: `the gateway's settings are refused:\n  models[0].provider: ${ofModel}\n  tlsKey: ${ofKey}`,
    errors,
    stack: undefined,
  });
});
