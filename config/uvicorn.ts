/**
 * Logging of the proxies' web server, in Python's `dictConfig` format (`litellm --log_config`).
 * Requests are not logged: the load balancer does that, and its health checks, two a second for
 * each proxy, would push everything else out of the rotated log.
 */
export function renderUvicornLogConfig(): string {
  const config = {
    version: 1,
    disable_existing_loggers: false,
    formatters: {
      default: { "()": "uvicorn.logging.DefaultFormatter", fmt: "%(levelprefix)s %(message)s" },
    },
    handlers: { default: { class: "logging.StreamHandler", formatter: "default" } },
    loggers: {
      uvicorn: { handlers: ["default"], level: "INFO", propagate: false },
      "uvicorn.access": { handlers: ["default"], level: "WARNING", propagate: false },
    },
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
