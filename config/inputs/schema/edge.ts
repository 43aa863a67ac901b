import { z } from "zod";
import { about, count, flag, hostPattern } from "./fields";

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
    timeoutSeconds: count(
      "Longest silence on a connection, in seconds. Default: 20 more than `requestTimeoutSeconds`.",
      620,
      1,
      7200,
    ).optional(),
  })
  .meta({ id: "EdgeArgs", description: "Where clients reach the gateway." })
  .prefault({});
