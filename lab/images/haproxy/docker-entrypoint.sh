#!/bin/sh
# Starts haproxy (or any other program).
set -eu

# Options alone are meant for haproxy.
case "${1:-}" in
  -*) set -- haproxy "$@" ;;
esac

# Master-worker mode (a reload keeps connections), in the foreground.
if [ "${1:-}" = haproxy ]; then
  shift
  set -- haproxy -W -db "$@"
fi

exec "$@"
