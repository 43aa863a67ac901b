import { explainEngineError } from "../../../cli/engine-errors";

test.each([
  ["/api/v1/slo: 403 Forbidden", "doesn't allow the application key", "slos_write"],
  ["/api/v1/dashboard: 429 Too Many Requests", "rate limit", "in a minute"],
  ["/api/v1/monitor/12: 502 Bad Gateway", "Datadog's API fails", "later"],
])("Datadog's provider at %s", (answer, message, fix) => {
  const text = `  error: error creating something from ${answer}: {"errors":["Forbidden"]}`;
  expect(explainEngineError(text)).toMatchObject({
    message: expect.stringContaining(message) as string,
    fix: expect.stringContaining(fix) as string,
  });
});

test.each([
  [
    "error: configured Kubernetes cluster is unreachable: dial tcp 127.0.0.1:9: connect: refused",
    "can't be reached: dial tcp 127.0.0.1:9: connect: refused",
    "current-context",
  ],
  [
    'deployments.apps is forbidden: User "ann" cannot create resource "deployments" in API group "apps" in the namespace "llm"',
    'forbids it: User "ann" cannot create resource "deployments" in API group "apps" in the namespace "llm"',
    "Role",
  ],
  [
    "error: the server has asked for the client to provide credentials",
    "doesn't take the kubeconfig's credentials",
    "log in again",
  ],
])("Kubernetes' provider: %s", (text, message, fix) => {
  expect(explainEngineError(text)).toMatchObject({
    message: expect.stringContaining(message) as string,
    fix: expect.stringContaining(fix) as string,
  });
});
