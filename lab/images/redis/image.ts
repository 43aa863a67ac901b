import { addUser, type LabImage } from "../labImage";

/**
 * Stands for `redis:8`. Debian's build has no modules: no search, so no semantic cache.
 */
export const redisImage: LabImage = {
  name: "redis",
  folder: __dirname,
  suite: "trixie",
  packages: ["redis-server"],
  version: { ofPackage: "redis-server" },
  beforePackages: addUser({
    name: "redis",
    id: 999,
    home: "/home/redis",
    shell: "/bin/sh",
  }),
  prepare: async ({ run }) => {
    await run(`
      rm -rf /etc/redis /var/lib/redis /var/log/redis
      install -d -o redis -g redis /data
      for program in redis-server redis-cli redis-benchmark redis-check-aof redis-check-rdb; do
        ln -s "/usr/bin/$program" "/usr/local/bin/$program"
      done
    `);
  },
  megabytes: 110,
  seconds: 30,
};
