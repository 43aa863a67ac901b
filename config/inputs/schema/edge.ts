import { z } from "zod";
import { about, count, flag, hostPattern, url } from "./fields";

const addresses = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

/** Where clients reach the gateway. */
export const edgeSchema = z
  .strictObject({
    address: about(z.ipv4({ error: "must be an IPv4 address" }).default("127.0.0.1"), {
      description: "Address of this host to listen on. `0.0.0.0` opens the gateway to the network.",
      example: "0.0.0.0",
    }),
    port: about(z.int().min(1).max(65535).default(4000), {
      description: "Port to listen on.",
      example: 8443,
    }),
    hostname: about(
      z
        .string()
        .regex(hostPattern, {
          error: "must be a host name, without a scheme or port",
        })
        .optional(),
      {
        description:
          "Host name by which clients reach it, and that its certificate is for; it is in the URL that is shown. Default: the address.",
        example: "llm.example.com",
      },
    ),
    tls: flag(
      "Speak TLS, with the secrets `tlsCertificate` and `tlsKey` (PEM, the chain included).",
      false,
    ),
    publicUrl: url(
      "Address by which clients reach it, when something stands before it. Redirects, cookies and links are of this address, whatever a client says. Without a path. Default: on Kubernetes the host name, else what the client asked for.",
      "https://llm.example.com",
    )
      .refine((address) => /^\w+:\/\/[^/?#]+$/.test(address), {
        error: "must be an address without a path, such as https://llm.example.com",
      })
      .optional(),
    trustedProxies: about(
      z
        .array(
          z.string().refine((text) => addresses.safeParse(text).success, {
            error: "must be an address or a range such as 10.0.0.0/8",
          }),
        )
        .default([]),
      {
        description:
          "Addresses of what stands before the gateway and says in `X-Forwarded-For` and `X-Forwarded-Proto` who asks. Nobody else is believed.",
        example: ["10.0.0.0/8"],
      },
    ),
    maxBodyMegabytes: count(
      "Largest body of a request, in MB; others get 413.",
      250,
      1,
      2000,
    ).default(100),
    timeoutSeconds: count(
      "Longest silence on a connection, in seconds. Default: 20 more than `requestTimeoutSeconds`.",
      620,
      1,
      7200,
    ).optional(),
  })
  .meta({ id: "EdgeArgs", description: "Where clients reach the gateway." })
  .prefault({});
