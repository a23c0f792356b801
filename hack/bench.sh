#!/usr/bin/env bash
# Measures stores against a peer, side by side in one run, and prints lines "name | ours | peer | ratio | goal | met".
#   hack/bench.sh store [SECONDS a measurement]     puts, creates, gets, ranges; about six minutes with the default of 3
#   hack/bench.sh store-large [KEYS]                memory, disk and restart with 1,000,000 keys; about ten minutes, 8 GB in /tmp
#   hack/bench.sh store-failover [RUNS]             kill -9 of the leader, 20 times; then of all stores of an AZ, 20 times; about ten minutes
#   hack/bench.sh store-idle [PARTITIONS]           what 1,000 partitions that sleep cost, and how soon they wake; about fifteen minutes
#   hack/bench.sh consensus [SECONDS a measurement]  beside DotNext's own cluster; about two minutes with the default of 3
#   hack/bench.sh liveness [SECONDS]                how soon and how often stores are missed; about six minutes with the default of 60
#   hack/bench.sh records [SECONDS a measurement]    records as MessagePack beside protobuf, in one process; under a minute
# Measures the scheduler's core against its goals:
#   hack/bench.sh scheduler [waiting]                pods placed a second, in one process; about a minute; or what
#                                                    events cost while 5,000 pods wait
# Measures a DNS server beside a package's, each on one core (bench/README.md):
#   hack/bench.sh dns [SECONDS a row [SERVICES]]    about two minutes with the default of 5
# Measures the service proxy on the kernel, as root, in a network namespace of its own:
#   hack/bench.sh services [SECONDS a measurement]   about two minutes with the default of 3
# Measures tenants on a whole cluster with a hollow node:
#   hack/bench.sh tenants [TENANTS [OBJECTS]]        about six minutes with the defaults of 10,000 and 100,000
#   hack/bench.sh tenants noisy                      what a quiet tenant notices of a loud one; two minutes
#   hack/bench.sh tenants move [OBJECTS]             what a tenant notices of its move to another partition and back; on three stores alone
# Measures virtual machines beside QEMU by hand, as root, in a network namespace of its own:
#   hack/bench.sh vms [TURNS [MACHINES]]             about two minutes with the defaults of 3 and 5
#   hack/bench.sh vms memory [MACHINES]              what the runtime server takes with 20 machines
# Measures API servers, alone or against another build in turns (bench/README.md says what the columns are):
#   hack/bench.sh api [--seconds N] [--rows PREFIX,…] [--against PATH] …     about seven minutes with the default of 5
#   hack/bench.sh api-smoke                                                  whether it runs: a second for each of a few rows
# However it ends, nothing that it started is left: no process, no file.
set -euo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh

folder= group= header= packages=()
clean() {
  if [ -n "$group" ]; then
    kill -9 -- "-$group" 2>/dev/null || true
    wait "$group" 2>/dev/null || true
    # Its servers are nobody's children now; a large one takes a moment to go.
    for _ in {1..100}; do kill -0 -- "-$group" 2>/dev/null || break; sleep 0.1; done
  fi
  [ -z "$folder" ] || rm -rf "$folder"
}

# Usage: measure PROJECT ARGUMENT…: builds it and runs it, in a folder of its own for all that it makes.
measure() {
  local project=$1
  shift
  need_dotnet
  need_packages "${packages[@]}"
  build "bench/$project/$project.csproj"
  stop_compiler
  trap clean EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  folder=$(mktemp -d "${TMPDIR:-/tmp}/arktos-bench.XXXXXX")
  [ -z "$header" ] || echo "$header"
  # The servers are in its process group: so they can all be ended at once, whatever became of it.
  set -m
  # A network of its own, in which all addresses lead to itself.
  [ -z "${in_namespace:-}" ] || set -- unshare -n sh -ec 'ip link set lo up; ip addr add 10.99.0.1/32 dev lo; ip route add default dev lo; exec "$@"' sh "artifacts/bin/$project/release/Arktos.$project" "$@"
  [ -n "${in_namespace:-}" ] || set -- "artifacts/bin/$project/release/Arktos.$project" "$@"
  TMPDIR=$folder "$@" </dev/null &
  group=$!
  set +m
  wait "$group"
}

arktos=artifacts/bin/Arktos/release/arktos
case "${1:-}" in
  store|store-large|store-failover|store-idle)
    packages=(etcd-server)
    header="name | ours | etcd | ratio | goal | met"
    measure StoreBench "$arktos" "$@"
    ;;
  consensus)
    header="name | ours | DotNext | ratio | goal | met"
    measure StoreBench "$arktos" "$@"
    ;;
  liveness)
    header="name | ours | a fixed silence | ratio | goal | met"
    measure StoreBench "$arktos" "$@"
    ;;
  records)
    header="name | MessagePack | protobuf | ratio | goal | met"
    measure StoreBench "$arktos" "$@"
    ;;
  scheduler)
    shift
    measure SchedulerBench "$@"
    ;;
  dns)
    shift
    measure DnsBench "$@"
    ;;
  services)
    shift
    packages=(nftables iproute2 util-linux)
    header="name | figure | goal"
    in_namespace=1 measure ServiceBench "$@"
    ;;
  tenants)
    shift
    header="name | figure | goal"
    if [ "${1:-}" = move ]; then
      measure StoreBench "$arktos" "$@"
      exit
    fi
    measure TenantBench "$arktos" "$@"
    ;;
  vms)
    shift
    packages=(qemu-system-x86 qemu-utils iproute2 util-linux containernetworking-plugins xorriso nftables)
    hack/make-images.sh --machine artifacts/images
    header="name | ours | bare QEMU | ratio"
    in_namespace=1 measure MachineBench "$arktos" artifacts/images/vm.qcow2 "$@"
    ;;
  api)
    shift
    measure ApiBench --arktos "$arktos" "$@"
    ;;
  api-smoke)
    measure ApiBench --arktos "$arktos" --seconds 1 --pods 1000 --watchers 100 \
      --rows rest,configmap-create-64,pod-create-16,pod-list-page,denied,watch,grpc,follow-events-100
    ;;
  *) die "usage: hack/bench.sh store|store-large|store-failover|store-idle|consensus|liveness|records|services [NUMBER], tenants [TENANTS [OBJECTS]|noisy|move [OBJECTS]], scheduler [waiting], dns [SECONDS [SERVICES]], api [OPTION…], or api-smoke" ;;
esac
