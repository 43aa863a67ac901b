#!/bin/sh
exec /opt/datadog-agent/embedded/bin/python3 /opt/datadog-agent/lab/main.py "$@"
