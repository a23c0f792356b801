#!/usr/bin/env bash
# Kills and pauses real processes under load for SECONDS and checks that nothing acknowledged was lost.
#   hack/chaos.sh [SECONDS] [SEED]          three stores under a load of commits, reads and watches
#   hack/chaos.sh cluster [SECONDS] [SEED]  everything that `arktos up` starts, and containers, under workloads that come, change and go; needs root and containerd
# ARKTOS_CHAOS_KEEP=1 keeps the logs, and the stores' folders.
set -euo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh
need_dotnet
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1
if [ "${1:-}" = cluster ]; then
    need_runtime_packages
    mkdir -p artifacts/tools
    kubectl=$(need_kubectl "$PWD/artifacts/tools") || exit 1
    export ARKTOS_KUBECTL="$kubectl"
    build tests/EndToEnd/EndToEnd.csproj
    stop_compiler
    export ARKTOS_UNREST_SECONDS="${2:-120}" ARKTOS_SEED="${3:-}"
    exec artifacts/bin/EndToEnd/release/Arktos.EndToEnd --no-ansi --output detailed --show-stdout all --filter UnrestTests
fi
build tests/Chaos/Chaos.csproj
stop_compiler
export ARKTOS_CHAOS_SECONDS="${1:-60}" ARKTOS_SEED="${2:-}"
exec artifacts/bin/Chaos/release/Arktos.Chaos --no-ansi --output detailed --show-stdout all
