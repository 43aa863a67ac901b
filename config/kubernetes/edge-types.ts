import type { Manifest } from "./types";

/** A route of the Gateway API (gateway.networking.k8s.io/v1). */
export interface HTTPRoute extends Manifest {
  apiVersion: "gateway.networking.k8s.io/v1";
  kind: "HTTPRoute";
  spec: {
    parentRefs: { name: string; namespace?: string; sectionName?: string }[];
    hostnames: string[];
    rules: {
      matches: { path: { type: "PathPrefix"; value: string } }[];
      backendRefs: { name: string; port: number }[];
      timeouts: { request: string; backendRequest: string };
    }[];
  };
}

/** A Gateway of our own (gateway.networking.k8s.io/v1). */
export interface Gateway extends Manifest {
  apiVersion: "gateway.networking.k8s.io/v1";
  kind: "Gateway";
  spec: {
    gatewayClassName: string;
    listeners: {
      name: string;
      hostname: string;
      port: number;
      protocol: "HTTP" | "HTTPS";
      tls?: { mode: "Terminate"; certificateRefs: { name: string }[] };
      allowedRoutes: { namespaces: { from: "Same" } };
    }[];
  };
}
