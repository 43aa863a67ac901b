#!/bin/bash
# Makes the cluster's certificate authority, its certificates, and a kubeconfig for each program.
set -eu

pki=$1
etc=$2
node=$3
address=$4
api_service=$5

umask 077
mkdir -p "$pki"
cd "$pki"

authority() {
  openssl ecparam -genkey -name prime256v1 -noout -out ca.key
  openssl req -x509 -new -key ca.key -subj "/CN=lab" -days 3650 -out ca.crt
}

# certificate FILE SUBJECT [SUBJECT_ALTERNATIVE_NAMES]
certificate() {
  openssl ecparam -genkey -name prime256v1 -noout -out "$1.key"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  {
    echo "basicConstraints=CA:FALSE"
    echo "extendedKeyUsage=clientAuth,serverAuth"
    [ -z "${3:-}" ] || echo "subjectAltName=$3"
  } > "$1.ext"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 \
    -extfile "$1.ext" -out "$1.crt" 2> /dev/null
}

# kubeconfig PROGRAM SUBJECT
kubeconfig() {
  [ -e "$1.crt" ] || certificate "$1" "$2"
  local file=$etc/$1.conf
  kubectl config --kubeconfig "$file" set-cluster lab --server=https://127.0.0.1:6443 \
    --certificate-authority=ca.crt --embed-certs
  kubectl config --kubeconfig "$file" set-credentials "$1" --client-certificate="$1.crt" \
    --client-key="$1.key" --embed-certs
  kubectl config --kubeconfig "$file" set-context lab --cluster=lab --user="$1"
  kubectl config --kubeconfig "$file" use-context lab
}

names=kubernetes
for name in kubernetes.default kubernetes.default.svc kubernetes.default.svc.cluster.local; do
  names=$names,DNS:$name
done

authority
openssl genrsa -out service-accounts.key 2048 2> /dev/null
certificate apiserver /CN=kube-apiserver \
  "DNS:$names,DNS:localhost,IP:127.0.0.1,IP:$address,IP:$api_service"
certificate kubelet "/O=system:nodes/CN=system:node:$node" "DNS:$node,IP:$address"
{
  kubeconfig admin /O=system:masters/CN=admin
  kubeconfig kubelet ""
  kubeconfig kube-controller-manager /CN=system:kube-controller-manager
  kubeconfig kube-scheduler /CN=system:kube-scheduler
  kubeconfig kube-proxy /CN=system:kube-proxy
} > /dev/null
