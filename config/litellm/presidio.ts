/** Where Presidio's two services listen, as the proxies see them. Both images have this port. */
export const presidio = {
  analyzer: { host: "presidio-analyzer", port: 3000 },
  anonymizer: { host: "presidio-anonymizer", port: 3000 },
};
