/** The user of the gateway's own Postgres and Redis by which an Agent looks at them. */
export const monitoringUser = "datadog";
