import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { error, warning, type Finding } from "../errors";
import type { Check } from "./check";
import { because, remove, set, setSecret } from "../fix";
import { certificateInputs } from "./kubernetes-edge";

const keys = ["tlsCertificate", "tlsKey"] as const;

/** Refuses TLS without a certificate, and a certificate without TLS: it would speak clear text. */
export const checkTlsSecrets: Check = ({ settings, secrets }) => {
  const { edge } = settings;
  const [other] = certificateInputs(settings);
  return keys.flatMap((key) => {
    const isSet = secrets.keys.includes(key);
    if (other !== undefined && isSet)
      return [
        error(key, because`is set, and ${other} brings the certificate; run: ${remove(key)}`),
      ];
    if (other !== undefined) return [];
    if (edge.tls && !isSet)
      return [
        error(key, because`is missing: edge.tls needs it; run: ${setSecret(key, files[key])}`),
      ];
    if (!edge.tls && isSet)
      return [
        error(
          key,
          because`is set, but edge.tls is false; run: ${set("edge.tls", true)}, or ${remove(key)}`,
        ),
      ];
    return [];
  });
};

const files = { tlsCertificate: "fullchain.pem", tlsKey: "privkey.pem" };

/** Refuses what HAProxy couldn't load: it would not start. Warns of a certificate that is over. */
export const checkCertificate: Check = ({ secretValues: { tlsCertificate, tlsKey } }) => {
  const certificate = tlsCertificate?.trim() ? readCertificate(tlsCertificate) : undefined;
  const key = tlsKey?.trim() ? readKey(tlsKey) : undefined;
  const found = [certificate, key].filter((one) => one !== undefined && isFinding(one));
  if (!certificate || isFinding(certificate)) return found;
  if (key && !isFinding(key) && !certificate.checkPrivateKey(key))
    found.push(
      error(
        "tlsKey",
        "is not the key of tlsCertificate, whose first certificate is the server's own",
      ),
    );
  if (new Date(certificate.validTo) < new Date())
    found.push(warning("tlsCertificate", `is no longer valid since ${certificate.validTo}`));
  return found;
};

const isFinding = (value: object): value is Finding => "severity" in value;

function readCertificate(pem: string): X509Certificate | Finding {
  const refuse = (reason: string) => error("tlsCertificate", reason);
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem))
    return refuse("has a private key in it, which belongs into tlsKey");
  try {
    return new X509Certificate(pem);
  } catch {
    return refuse("must be in PEM: -----BEGIN CERTIFICATE----- and so on, the server's own first");
  }
}

function readKey(pem: string): KeyObject | Finding {
  const refuse = (reason: string) => error("tlsKey", reason);
  if (pem.includes("ENCRYPTED"))
    return refuse(
      "has a passphrase, which nobody could enter; take it off: openssl pkey -in … -out …",
    );
  try {
    return createPrivateKey(pem);
  } catch {
    return refuse("must be a private key in PEM: -----BEGIN PRIVATE KEY----- and so on");
  }
}
