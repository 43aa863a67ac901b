import {
  renderMonitoringRole,
  renderMonitoringRoleScript,
} from "../../../../config/datadog/postgres-role";

const sql = renderMonitoringRole("a password");

test("the role may look at statistics, and at nothing else", () => {
  expect(sql.match(/GRANT .*/g)).toEqual([
    "GRANT pg_monitor TO datadog;",
    "GRANT CONNECT ON DATABASE litellm TO datadog;",
  ]);
  expect(sql).toContain("NOSUPERUSER NOCREATEDB NOCREATEROLE");
});

test("it is made once, and can be asked for again", () => {
  expect(sql).toMatch(/^SELECT 'CREATE ROLE datadog' WHERE NOT EXISTS .* \\gexec$/m);
  expect(renderMonitoringRole("a password")).toBe(sql);
});

test("its password is in no statement, and another one is another statement", () => {
  expect(sql).not.toContain("a password");
  expect(sql).toMatch(/PASSWORD 'SCRAM-SHA-256\$4096:[\w+/=]{24}\$[\w+/=]{44}:[\w+/=]{44}'/);
  expect(renderMonitoringRole("other")).not.toBe(sql);
});

test("the gateway's own password is no argument of a program", () => {
  const script = renderMonitoringRoleScript("/files");
  expect(script).toContain("PGPASSWORD=$(cat /files/password)");
  const [psql = ""] = /^psql .*/m.exec(script) ?? [];
  expect(psql).toContain("--set ON_ERROR_STOP=1");
  expect(psql).not.toContain("PGPASSWORD");
});
