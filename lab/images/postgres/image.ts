import { addUser, type LabImage } from "../labImage";

const major = "17";

/** Stands for `postgres:17` (docker-library/postgres, 17/bookworm). */
export const postgresImage: LabImage = {
  name: "postgres",
  folder: __dirname,
  suite: "trixie",
  packages: [`postgresql-${major}`, "locales", "zstd"],
  version: { ofPackage: `postgresql-${major}` },
  beforePackages: [
    addUser({ name: "postgres", id: 999, home: "/var/lib/postgresql", shell: "/bin/bash" }),
    // Debian makes a database when the package is installed; the entrypoint makes ours.
    "mkdir -p /etc/postgresql-common/createcluster.d",
    "echo create_main_cluster = false > /etc/postgresql-common/createcluster.d/no-cluster.conf",
  ].join("\n"),
  prepare: async ({ run }) => {
    await run(`
      localedef -i en_US -c -f UTF-8 -A /usr/share/locale/locale.alias en_US.UTF-8
      rm -rf /usr/share/i18n
      # New databases listen on the container's network, not on its loopback only.
      sed -i "s/^#listen_addresses = .*/listen_addresses = '*'/" /usr/share/postgresql/${major}/postgresql.conf.sample
      mkdir -p /docker-entrypoint-initdb.d
      install -d -m 1777 -o postgres -g postgres /var/lib/postgresql/data
      install -d -m 3777 -o postgres -g postgres /var/run/postgresql
      chown postgres:postgres /var/lib/postgresql
    `);
  },
  megabytes: 400,
  seconds: 60,
};
