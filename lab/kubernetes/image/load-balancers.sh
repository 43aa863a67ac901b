#!/bin/bash
# Gives each Service of type LoadBalancer the node's address, as a cloud gives each one of its own.
# kube-proxy then leads that address and the Service's port to the pods.
set -u

address=$1
columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name,TYPE:.spec.type
columns=$columns,ADDRESS:.status.loadBalancer.ingress[0].ip
status="{\"status\": {\"loadBalancer\": {\"ingress\": [{\"ip\": \"$address\"}]}}}"

while true; do
  kubectl get services --all-namespaces --watch --no-headers -o custom-columns="$columns" |
    while read -r namespace name type given; do
      if [ "$type" = LoadBalancer ] && [ "$given" = "<none>" ]; then
        kubectl patch service -n "$namespace" "$name" --subresource=status --type=merge \
          -p "$status"
      fi
    done
  sleep 1
done
