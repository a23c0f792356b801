#!/bin/sh
# Runs the simulators, of Raft groups and of whole stores: hack/simulate.sh SEED [COUNT]. With COUNT 1 a failure shows what went before it. ARKTOS_WORLDS names one kind of
# worlds: stores, stores-any, stores-busy, stores-disks, stores-leads, stores-members,
# stores-blackouts, stores-sleepers, stores-tenants of whole stores; contested, leases, transfers, memberships, sleepers, any of Raft groups alone.
set -eu
cd "$(dirname "$0")/../tests/Simulation"
case "${ARKTOS_WORLDS:-}" in
    "") tests=SeedTests ;;
    stores*) tests=Stores.StoreSeedTests ;;
    *) tests=Simulation.SeedTests ;;
esac
ARKTOS_SEED="${1:?usage: hack/simulate.sh SEED [COUNT]}" ARKTOS_SEEDS="${2:-1}" \
    dotnet test --project . --output detailed --show-stdout all --filter "FullyQualifiedName~$tests.Every_seed"
