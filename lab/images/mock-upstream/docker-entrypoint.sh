#!/bin/sh
# Starts node (or any other program).
set -eu

# Options, and what is no program, are meant for node.
if [ "${1#-}" != "${1:-}" ] || ! command -v "${1:-}" >/dev/null || { [ -f "$1" ] && [ ! -x "$1" ]; }; then
  set -- node "$@"
fi

exec "$@"
