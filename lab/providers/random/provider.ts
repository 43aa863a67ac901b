import { serve } from "../bridge/serve";
import { randomPassword } from "./password";

serve({
  version: "4.21.2",
  resources: { "random:index/randomPassword:RandomPassword": randomPassword },
});
