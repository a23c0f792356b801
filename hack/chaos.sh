#!/usr/bin/env bash
# Kills and pauses real stores under load for SECONDS and checks that nothing acknowledged was lost: hack/chaos.sh [SECONDS] [SEED]
# ARKTOS_CHAOS_KEEP=1 keeps the stores' folders and logs.
set -euo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh
need_dotnet
build tests/Chaos/Chaos.csproj
stop_compiler
export ARKTOS_CHAOS_SECONDS="${1:-60}" ARKTOS_SEED="${2:-}"
TESTINGPLATFORM_TELEMETRY_OPTOUT=1 exec artifacts/bin/Chaos/release/Arktos.Chaos --no-ansi --output detailed --show-stdout all
