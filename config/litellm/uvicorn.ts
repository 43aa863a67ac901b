import type { Settings } from "../inputs/schema";

/** Levels of uvicorn's log: its "debug" would log the bytes of HTTP and WebSocket. */
const levels = { error: "ERROR", warning: "WARNING", info: "INFO", debug: "INFO" } as const;

/**
 * Logging of the proxies' web server, in Python's `dictConfig` format (`litellm --log_config`).
 * Requests are not logged: the load balancer does that, and its health checks, two a second for
 * each proxy, would push everything else out of the rotated log.
 *
 * With a file of its own LiteLLM leaves uvicorn's logs alone, JSON or not (litellm:
 * proxy/proxy_cli.py get_default_unvicorn_init_args), so its formatter is named here.
 */
export function renderUvicornLogConfig({ logging }: Settings): string {
  const formatter = logging.json
    ? { "()": "litellm._logging.JsonFormatter" }
    : { "()": "uvicorn.logging.DefaultFormatter", fmt: "%(levelprefix)s %(message)s" };
  const config = {
    version: 1,
    disable_existing_loggers: false,
    formatters: { default: formatter },
    handlers: { default: { class: "logging.StreamHandler", formatter: "default" } },
    loggers: {
      uvicorn: { handlers: ["default"], level: levels[logging.level], propagate: false },
      "uvicorn.access": { handlers: ["default"], level: "WARNING", propagate: false },
    },
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
