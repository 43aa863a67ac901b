#!/bin/sh
# Starts redis-server (or any other program); root gives up its rights first.
set -eu

# Options alone, or a configuration file alone, are meant for redis-server.
case "${1:-}" in
  -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "${1:-}" = redis-server ] && [ "$(id -u)" = 0 ] && [ -z "${SKIP_DROP_PRIVS:-}" ]; then
  if [ -z "${SKIP_FIX_PERMS:-}" ]; then
    find . ! -user redis -exec chown redis {} +
  fi
  exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
fi

# What Redis writes is for Redis alone, unless another umask was asked for.
if [ "$(umask)" = 0022 ]; then
  umask 0077
fi

# The official image is compiled without protected mode, which in a container would refuse every
# client; a setting of the user's own wins.
if [ "${1:-}" = redis-server ]; then
  config=${2:-}
  case " $* " in
    *protected-mode*) ;;
    *) [ -f "$config" ] && grep -q '^ *protected-mode' "$config" || set -- "$@" --protected-mode no ;;
  esac
fi

exec "$@"
