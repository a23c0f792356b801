#!/usr/bin/env bash
# Measures against a peer, side by side in one run, and prints lines "name | ours | peer | ratio | goal | met".
#   hack/bench.sh store [SECONDS a measurement]     puts, creates, gets, ranges; about four minutes with the default of 3
#   hack/bench.sh store-large [KEYS]                memory, disk and restart with 1,000,000 keys; about ten minutes, 8 GB in /tmp
#   hack/bench.sh store-failover [RUNS]             kill -9 of the leader, 20 times; about three minutes
set -euo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh
case "${1:-}" in
  store|store-large|store-failover)
    need_dotnet
    need_packages librocksdb7.8 etcd-server
    build bench/StoreBench/StoreBench.csproj
    stop_compiler
    echo "name | ours | etcd | ratio | goal | met"
    exec artifacts/bin/StoreBench/release/Arktos.StoreBench artifacts/bin/Arktos/release/arktos "$@"
    ;;
  *) die "usage: hack/bench.sh store|store-large|store-failover [NUMBER]" ;;
esac
