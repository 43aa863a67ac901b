"""The commands `agent run` and `agent health`."""
import argparse
import signal
import sys
import threading

FLUSH_EVERY = 15  # seconds

# Seconds that are left to what is under way when the Agent is stopped; Docker waits for 10 by default.
STOP_CHECKS, STOP_SENDING = 3, 4


def run(file):
    from log import log
    from settings import Settings, SettingsError

    try:
        settings = Settings(file)
        # Before Datadog's code is loaded, which asks.
        import datadog_agent

        datadog_agent.configure(settings.values)

        import aggregator
        import health
        from collector import Collector
        from dogstatsd import DogStatsD
        from forwarder import Forwarder

        collector = Collector(settings)
    except SettingsError as error:
        log("CRITICAL", str(error))
        return 1

    hostname = settings["hostname"]
    forwarder = Forwarder(settings.url, settings["api_key"], hostname)
    non_local = settings["dogstatsd_non_local_traffic"]
    events = DogStatsD(settings["dogstatsd_port"], non_local, hostname, lambda event: aggregator.submit_event(None, "", event))

    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())

    if settings.unknown:
        log("WARN", f"this Agent has no {', '.join(settings.unknown)}")
    events.start()
    forwarder.start()
    health.serve(lambda: {"forwarder": forwarder.trouble} if forwarder.trouble else {})
    collector.start()
    log("INFO", f"the Agent runs as {hostname} and sends to {settings.url}")
    while not stopping.wait(FLUSH_EVERY):
        forwarder.put(*aggregator.take())
    collector.stop(STOP_CHECKS)
    forwarder.put(*aggregator.take())
    forwarder.stop(STOP_SENDING)
    log("INFO", "stopped")
    return 0


def main():
    parser = argparse.ArgumentParser(prog="agent")
    commands = parser.add_subparsers(dest="command", required=True)
    for command in ("run", "health"):
        one = commands.add_parser(command)
        one.add_argument("-c", "--cfgpath", default="/etc/datadog-agent/datadog.yaml")
    commands.add_parser("version")
    arguments = parser.parse_args()
    if arguments.command == "run":
        return run(arguments.cfgpath)
    if arguments.command == "health":
        import health

        return health.ask()
    print("Agent 7.81.1, the lab's stand-in")
    return 0


if __name__ == "__main__":
    sys.exit(main())
