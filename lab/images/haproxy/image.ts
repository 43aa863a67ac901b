import type { LabImage } from "../labImage";

/**
 * Stands for `haproxy:3.x`. From Debian's testing release, because the stable one has 3.0, and
 * `init-state` (a new server takes no traffic before its first good check) came with 3.1.
 */
export const haproxyImage: LabImage = {
  name: "haproxy",
  folder: __dirname,
  suite: "forky",
  packages: ["haproxy", "socat"],
  version: { ofPackage: "haproxy" },
  prepare: async ({ run }) => {
    await run(`
      # Debian's package takes an id from its own range, and refuses a user that has another.
      groupmod --gid 99 haproxy
      usermod --uid 99 --home /var/lib/haproxy --shell /bin/sh haproxy
      ln -s /usr/sbin/haproxy /usr/local/sbin/haproxy
      mkdir -p /usr/local/etc/haproxy
      mv /etc/haproxy/errors /usr/local/etc/haproxy/errors
      rm -rf /etc/haproxy
      install -d -o haproxy -g haproxy /var/lib/haproxy
    `);
  },
  megabytes: 130,
  seconds: 30,
};
