#!/bin/bash
# A whole Kubernetes node: runs its programs until one of them ends.
set -eu

node=node-1
address=$(hostname -i)
etc=/etc/kubernetes
pki=$etc/pki
services=10.96.0.0/16
pods=10.244.0.0/16
mkdir -p /var/log/kubernetes /run/containerd

# What `docker run --privileged` would do; it wants every capability, and some machines lack one.
mount -o remount,bind,rw /sys
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  # cgroup v2: a group with processes can't hand controllers on to groups below it.
  mount -o remount,bind,rw /sys/fs/cgroup
  mkdir -p /sys/fs/cgroup/node
  xargs -rn1 < /sys/fs/cgroup/cgroup.procs > /sys/fs/cgroup/node/cgroup.procs || true
  sed 's/^/+/; s/ / +/g' /sys/fs/cgroup/cgroup.controllers > /sys/fs/cgroup/cgroup.subtree_control
else
  for controller in /sys/fs/cgroup/*/; do mount -o remount,bind,rw "$controller"; done
fi
mount --make-rshared /
sysctl -qw net.ipv4.ip_forward=1
# Services reached from a pod of the same node: their answers must come back the same way.
sysctl -qw net.bridge.bridge-nf-call-iptables=1 || true

credentials.sh "$pki" "$etc" "$node" "$address" "${services%.*.*}.0.1"

# Starts a program, and tells the end of its log once it ends.
start() {
  local program=$1
  shift
  (
    "$program" "$@" > "/var/log/kubernetes/$program.log" 2>&1 || true
    echo "$program ended:"
    tail -n 20 "/var/log/kubernetes/$program.log"
    # One of them gone is the node gone.
    kill -TERM 1
  ) &
}
trap 'exit 1' TERM

start etcd --data-dir /var/lib/etcd --unsafe-no-fsync \
  --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
  --listen-peer-urls http://127.0.0.1:2380
start containerd --config $etc/config/containerd.toml
start kube-apiserver --etcd-servers=http://127.0.0.1:2379 \
  --advertise-address="$address" --secure-port=6443 --service-cluster-ip-range=$services \
  --client-ca-file=$pki/ca.crt --tls-cert-file=$pki/apiserver.crt \
  --tls-private-key-file=$pki/apiserver.key \
  --kubelet-client-certificate=$pki/admin.crt --kubelet-client-key=$pki/admin.key \
  --kubelet-certificate-authority=$pki/ca.crt --kubelet-preferred-address-types=InternalIP \
  --service-account-issuer=https://kubernetes.default.svc.cluster.local \
  --service-account-signing-key-file=$pki/service-accounts.key \
  --service-account-key-file=$pki/service-accounts.key \
  --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
  --anonymous-auth=false --allow-privileged=true
until kubectl get --raw /readyz > /dev/null 2>&1; do sleep 0.2; done

start kube-controller-manager --kubeconfig=$etc/kube-controller-manager.conf \
  --use-service-account-credentials --root-ca-file=$pki/ca.crt \
  --service-account-private-key-file=$pki/service-accounts.key \
  --allocate-node-cidrs=true --cluster-cidr=$pods --service-cluster-ip-range=$services \
  --leader-elect=false
start kube-scheduler --kubeconfig=$etc/kube-scheduler.conf --leader-elect=false

until ctr version > /dev/null 2>&1; do sleep 0.2; done
for image in /usr/local/share/images/*.tar; do
  ctr --namespace k8s.io images import "$image" > /dev/null
done
start kubelet --config=$etc/config/kubelet.yaml --kubeconfig=$etc/kubelet.conf \
  --hostname-override=$node --node-ip="$address"
start kube-proxy --config=$etc/config/kube-proxy.yaml
start load-balancers.sh "$address"
start storage --kubeconfig=$etc/admin.conf --root=/var/lib/local-volumes
# The API server makes the namespace kube-system a moment after it answers.
until kubectl apply -f $etc/manifests > /var/log/kubernetes/manifests.log 2>&1; do sleep 0.5; done

while true; do wait -n || true; done
