/** The command that sets an input: `pulumi config set --path 'providers.azure.baseUrl' https://…`. */
export function set(path: string, value: string): string {
  const isNested = /[.[]/.test(path);
  return `pulumi config set ${isNested ? `--path '${path}'` : path} ${value}`;
}

/** The command that sets a secret; Pulumi asks for the value. */
export const setSecret = (key: string): string => `pulumi config set --secret ${key}`;

/** The command that sets one of the stack's `credentials`. */
export const setCredential = (name: string): string =>
  `pulumi config set --secret --path credentials.${name}`;

/** The command that takes something out of the stack's config. */
export const remove = (path: string): string =>
  `pulumi config rm ${/[.[]/.test(path) ? `--path '${path}'` : path}`;
