/** Folder in which every container finds its files. */
export const filesPath = "/etc/litellm-gateway";
