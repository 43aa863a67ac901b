import type { ProxySecretTexts } from "../litellm/proxy-secrets";

/** Texts of secrets, by what they are. */
export interface SecretValues extends ProxySecretTexts {
  cacheRedisPassword: string;
  /** Password of the users by which an Agent looks at Postgres and Redis. */
  monitoringPassword: string;
  /** In PEM; undefined where it comes from elsewhere. */
  certificate: { chain: string; key: string } | undefined;
}
