#!/bin/bash
# Starts Postgres; makes the database first if the data folder is empty.
# Settings, as the official image names them: POSTGRES_PASSWORD, POSTGRES_USER, POSTGRES_DB and
# POSTGRES_INITDB_ARGS (each also as …_FILE, the name of a file with the value),
# POSTGRES_HOST_AUTH_METHOD, PGDATA.
set -euo pipefail

fail() {
  echo "docker-entrypoint: $*" >&2
  exit 1
}

# setting NAME DEFAULT: exports NAME from its own value, or from the file that NAME_FILE names.
setting() {
  local name=$1 file_name="${1}_FILE" value=$2
  if [[ -n ${!name:-} && -n ${!file_name:-} ]]; then
    fail "both $name and $file_name are set: set one of them"
  elif [[ -n ${!name:-} ]]; then
    value=${!name}
  elif [[ -n ${!file_name:-} ]]; then
    value=$(<"${!file_name}")
  fi
  unset "$file_name"
  export "$name=$value"
}

prepare_folders() {
  mkdir -p "$PGDATA"
  if [[ $(id -u) == 0 ]]; then
    find "$PGDATA" ! -user postgres -exec chown postgres {} +
    find /var/run/postgresql ! -user postgres -exec chown postgres {} +
  fi
  chmod 0700 "$PGDATA" || true # a volume may refuse it and still have a mode that Postgres takes
}

require_password() {
  [[ -n $POSTGRES_PASSWORD || ${POSTGRES_HOST_AUTH_METHOD:-} == trust ]] || fail \
    "the database is not made yet and has no superuser password: set POSTGRES_PASSWORD_FILE to" \
    "the name of a file that holds it (or POSTGRES_PASSWORD)"
}

create_database() {
  local -a extra_args
  eval "extra_args=($POSTGRES_INITDB_ARGS)" # may quote arguments, as in a shell
  initdb --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") "${extra_args[@]}"
  local method=${POSTGRES_HOST_AUTH_METHOD:-$(postgres -C password_encryption -D "$PGDATA")}
  printf '\nhost all all all %s\n' "$method" >>"$PGDATA/pg_hba.conf"
}

sql() {
  PGPASSWORD=$POSTGRES_PASSWORD psql --no-psqlrc --no-password --set=ON_ERROR_STOP=1 \
    --username "$POSTGRES_USER" --host /var/run/postgresql "$@"
}

run_init_files() {
  local file
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) echo "docker-entrypoint: running $file" && if [[ -x $file ]]; then "$file"; else . "$file"; fi ;;
      *.sql) echo "docker-entrypoint: running $file" && sql --dbname "$POSTGRES_DB" --file "$file" ;;
      *.sql.gz) echo "docker-entrypoint: running $file" && gunzip --stdout "$file" | sql --dbname "$POSTGRES_DB" ;;
    esac
  done
}

# The server that the init files talk to has no TCP port: nobody takes it for the finished one.
initialise() {
  create_database
  pg_ctl start --wait --silent --options "$(printf '%q ' "$@" -c listen_addresses= -p 5432)"
  if [[ $POSTGRES_DB != postgres ]]; then
    sql --dbname postgres --set=name="$POSTGRES_DB" <<<'CREATE DATABASE :"name";'
  fi
  run_init_files
  pg_ctl stop --wait --silent --mode fast
  echo "docker-entrypoint: the database is made"
}

[[ ${1:-} == -* ]] && set -- postgres "$@"
if [[ ${1:-} == postgres ]]; then
  prepare_folders
  if [[ $(id -u) == 0 ]]; then
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$BASH_SOURCE" "$@"
  fi
  setting POSTGRES_PASSWORD ""
  setting POSTGRES_USER postgres
  setting POSTGRES_DB "$POSTGRES_USER"
  setting POSTGRES_INITDB_ARGS ""
  if [[ ! -s $PGDATA/PG_VERSION ]]; then
    require_password
    initialise "${@:2}"
  fi
  unset PGPASSWORD
fi
exec "$@"
