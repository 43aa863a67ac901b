import { serve } from "../bridge/serve";
import { container } from "./container";
import { connect, type Connect } from "./daemon";
import { network } from "./network";
import { remoteImage } from "./remote-image";
import { volume } from "./volume";

const cancelled = new AbortController();
let host: string | undefined;
let connected: ReturnType<Connect> | undefined;
const docker: Connect = () => (connected ??= connect(host));

serve({
  version: "5.2.0",
  configure: (settings) => {
    host = settings.host as string | undefined;
  },
  cancel: () => {
    cancelled.abort();
  },
  resources: {
    "docker:index/container:Container": container(docker, cancelled.signal),
    "docker:index/network:Network": network(docker),
    "docker:index/remoteImage:RemoteImage": remoteImage(docker),
    "docker:index/volume:Volume": volume(docker),
  },
});
