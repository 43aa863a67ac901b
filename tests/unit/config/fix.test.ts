import {
  allOf,
  because,
  remove,
  set,
  setCredential,
  setSecret,
  withArguments,
  withCommands,
  type Fix,
} from "../../../config/inputs/fix";

test.each<[Fix, string, string]>([
  [set("replicas", 2), "pulumi config set replicas 2", "replicas: 2"],
  [set("edge.tls", true), "pulumi config set --path 'edge.tls' true", "edge.tls: true"],
  [
    set("models[0].region", "us-east-1"),
    "pulumi config set --path 'models[0].region' us-east-1",
    'models[0].region: "us-east-1"',
  ],
  [
    set("cache.callTypes", ["chat"]),
    `pulumi config set --path 'cache.callTypes' '["chat"]'`,
    'cache.callTypes: ["chat"]',
  ],
  [setSecret("openaiApiKey"), "pulumi config set --secret openaiApiKey", "openaiApiKey: …"],
  [setSecret("tlsKey", "key.pem"), "pulumi config set --secret tlsKey < key.pem", "tlsKey: …"],
  [
    setCredential("east"),
    "pulumi config set --secret --path credentials.east",
    "credentials.east: …",
  ],
  [remove("uiPassword"), "pulumi config rm uiPassword", "no uiPassword"],
  [remove("edge.tls"), "pulumi config rm --path 'edge.tls'", "no edge.tls"],
])("%j is the command %s and the argument %s", (fix, command, argument) => {
  expect(withCommands(because`is off; run: ${fix}`)).toBe(`is off; run: ${command}`);
  expect(withArguments(because`is off; run: ${fix}`)).toBe(`is off; give ${argument}`);
});

test("reasons in reasons, numbers and several fixes", () => {
  const inner = because`run: ${allOf([setSecret("a"), setSecret("b")])}`;
  const reason = because`${3} are missing; ${inner}, or ${remove("c")}`;
  expect(withCommands(reason)).toBe(
    "3 are missing; run: pulumi config set --secret a and pulumi config set --secret b, or pulumi config rm c",
  );
  expect(withArguments(reason)).toBe("3 are missing; give a: … and b: …, or no c");
});

test("a plain text stays as it is", () => {
  expect(because`${"there"} are ${2}`).toBe("there are 2");
  expect([withCommands("run: it"), withArguments("run: it")]).toEqual(["run: it", "run: it"]);
});
