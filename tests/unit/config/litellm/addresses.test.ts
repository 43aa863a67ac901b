import { postgres, renderDatabaseUrl } from "../../../../config/stores/postgres";
import { renderRedisAcl, renderRedisUrl } from "../../../../config/stores/redis";

const awkward = "p@ss/word:?#%&+ é";

test("the gateway's own database has the URL that it always had", () => {
  expect(renderDatabaseUrl(postgres, "secret")).toBe(
    "postgresql://litellm:secret@postgres:5432/litellm",
  );
});

test("a password comes back from a database's URL as it was", () => {
  const url = new URL(renderDatabaseUrl({ ...postgres, tls: "verify-full" }, awkward));
  expect(decodeURIComponent(url.password)).toBe(awkward);
  expect(url.search).toBe("?sslmode=require&sslaccept=strict");
});

test.each([true, false])("a password comes back from a Redis's URL as it was, TLS: %s", (tls) => {
  const address = { host: "redis.internal", port: 6380, username: "a b", tls };
  const url = new URL(renderRedisUrl(address, awkward));
  expect(decodeURIComponent(url.password)).toBe(awkward);
  expect(decodeURIComponent(url.username)).toBe("a b");
  expect(url).toMatchObject({
    protocol: tls ? "rediss:" : "redis:",
    host: "redis.internal:6380",
    pathname: "",
  });
});

const passwords = { proxies: "secret", monitoring: "other" };

test("Redis's user may search only where it must", () => {
  expect(renderRedisAcl(passwords)).not.toContain("ft.");
  expect(renderRedisAcl(passwords, true)).toContain(" +ft._list +ft.dropindex +module|list\n");
});

test("the Agent's user of Redis has a password of its own, may see how it is, and no key", () => {
  const [, , line] = renderRedisAcl(passwords, true).split("\n");
  expect(line).toMatch(
    /^user datadog on #d9298a10[0-9a-f]{56} -@all \+ping \+info \+config\|get \+slowlog\|get$/,
  );
});
