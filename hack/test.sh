#!/usr/bin/env bash
# Installs what is missing, builds everything, runs all tests, and ends with the line "N passed, N failed, N skipped". Exits non-zero when a test failed or none ran.
set -uo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh

need_dotnet
need_runtime_packages
command -v curl >/dev/null || need_packages curl
tools="$PWD/artifacts/tools"
mkdir -p "$tools"
kubectl=$(need_kubectl "$tools") || exit 1
export ARKTOS_KUBECTL="$kubectl" PATH="$(dirname "$kubectl"):$PATH"
echo "building"
build Arktos.sln
stop_compiler
link_arktos
[ "$(id -u)" = 0 ] && hack/make-images.sh artifacts/images

passed=0 failed=0 skipped=0 broken=()
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  dll="artifacts/bin/$name/release/Arktos.$name.dll"
  log="artifacts/test-$name.log"
  start=$SECONDS
  dotnet test "$dll" --nologo --logger "console;verbosity=normal" >"$log" 2>&1
  code=$?
  count() { sed -n "s/^ *$1: *\([0-9][0-9]*\).*/\1/p" "$log" | tail -n 1; }
  p=$(count Passed) f=$(count Failed) s=$(count Skipped)
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
  printf '%-18s %4d passed %4d failed %4d skipped  %4d s\n' "$name" "${p:-0}" "${f:-0}" "${s:-0}" $((SECONDS - start))
  if [ $code -ne 0 ]; then
    broken+=("$name")
    grep -E '^\s+(Failed|Error Message|Assert|Expected|Actual|Stack Trace)|^\s{3,}at Arktos|error' "$log" | head -n 60
    # A crashed test host counts as a failure even where no single test could be named.
    [ "${f:-0}" -eq 0 ] && { failed=$((failed + 1)); tail -n 20 "$log"; }
  fi
done
echo "$passed passed, $failed failed, $skipped skipped"
[ ${#broken[@]} -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
