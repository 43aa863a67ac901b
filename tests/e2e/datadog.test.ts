// What Datadog gets of a gateway, in the order in which it can be told from one: under which names, by
// requests of each kind, and then by an Agent over a rollout. Each goes on where the one before it ended.
import "./datadog/names";
import "./datadog/agent";
