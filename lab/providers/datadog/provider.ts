import { serve } from "../bridge/serve";
import { Client } from "./client";
import { dashboardJson } from "./dashboard-json";
import { monitor } from "./monitor";
import { slo } from "./slo";

let configured = new Client({});
const client = () => configured;

serve({
  version: "5.11.0",
  configure: (settings) => {
    configured = new Client(settings);
  },
  resources: {
    "datadog:index/monitor:Monitor": monitor(client),
    "datadog:index/serviceLevelObjective:ServiceLevelObjective": slo(client),
    "datadog:index/dashboardJson:DashboardJson": dashboardJson(client),
  },
});
