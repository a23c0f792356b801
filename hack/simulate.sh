#!/bin/sh
# Runs the Raft simulator: hack/simulate.sh SEED [COUNT]. With COUNT 1 a failure shows the last messages before it.
set -eu
cd "$(dirname "$0")/../tests/Simulation"
ARKTOS_SEED="${1:?usage: hack/simulate.sh SEED [COUNT]}" ARKTOS_SEEDS="${2:-1}" \
    dotnet test --nologo --logger 'console;verbosity=detailed' --filter 'FullyQualifiedName~SeedTests.Every_seed'
