#!/usr/bin/env bash
# Measures against a peer, side by side in one run: hack/bench.sh store [SECONDS per measurement]. Prints lines "name | ours | peer | ratio | goal | met".
set -euo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh
case "${1:-}" in
  store)
    need_dotnet
    need_packages librocksdb7.8 etcd-server
    build bench/StoreBench/StoreBench.csproj
    stop_compiler
    echo "name | ours | etcd | ratio | goal | met"
    exec artifacts/bin/StoreBench/release/Arktos.StoreBench artifacts/bin/Arktos/release/arktos "${2:-5}"
    ;;
  *) die "usage: hack/bench.sh store [SECONDS]" ;;
esac
