import type { ProxySecretTexts } from "../litellm/proxy-secrets";

/** Texts of secrets, by what they are. */
export interface SecretValues extends ProxySecretTexts {
  cacheRedisPassword: string;
  /** Of the users by which an Agent looks at Redis. */
  monitoringPassword: string;
  /** In PEM; undefined where it comes from elsewhere. */
  certificate: { chain: string; key: string } | undefined;
}
