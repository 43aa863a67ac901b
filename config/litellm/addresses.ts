/** Where the mock upstream listens, as the proxies see it. */
export const mockUpstream = { host: "mock-upstream", port: 8080 };
