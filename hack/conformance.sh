#!/bin/sh
# Writes docs/conformance.md, the list of behaviours, from the names of the tests.
set -eu
cd "$(dirname "$0")/.."
ARKTOS_WRITE_CONFORMANCE=1 dotnet test --project tests/Layers -c Release --filter "FullyQualifiedName~ConformanceTests"
