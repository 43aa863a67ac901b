/** Name of the role by which an Agent looks at the gateway's own Postgres and Redis. */
export const monitoringRoleName = "datadog";
