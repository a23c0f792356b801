#!/usr/bin/env bash
# Installs what is missing, builds everything, runs all tests, and ends with the line "N passed, N failed, N skipped". Exits non-zero when a test failed or none ran.
set -uo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh

need_dotnet
need_runtime_packages
need_machine_packages
command -v curl >/dev/null || need_packages curl
tools="$PWD/artifacts/tools"
mkdir -p "$tools"
kubectl=$(need_kubectl "$tools") || exit 1
need_foreign_clients "$tools"
export ARKTOS_KUBECTL="$kubectl" PATH="$(dirname "$kubectl"):$PATH" TESTINGPLATFORM_TELEMETRY_OPTOUT=1
echo "building"
build Arktos.sln
stop_compiler
link_arktos
[ "$(id -u)" = 0 ] && hack/make-images.sh --machine artifacts/images

passed=0 failed=0 skipped=0 broken=()

# Sources are formatted; a difference counts as one failed test.
dotnet tool restore >artifacts/tools.log 2>&1 || { cat artifacts/tools.log >&2; die "the formatter could not be installed"; }
if dotnet csharpier check src tests bench hack >artifacts/format.log 2>&1; then
  passed=$((passed + 1))
else
  failed=$((failed + 1)) broken+=("format")
  grep -m 20 'Was not formatted' artifacts/format.log
  echo "format these by: dotnet csharpier format src tests bench hack"
fi

# Usage: coverage NAME LOG-FOLDER; prints "82 % of 80 %", and fails below the floor. Nothing where there is no floor.
coverage() {
  local floor rate
  floor=$(sed -n "s/^$1 \([0-9]*\)$/\1/p" tests/coverage.txt)
  [ -n "$floor" ] || return 0
  rate=$(find "$2" -name "coverage.cobertura*.xml" -exec sed -n "s/.*<package name=\"Arktos\.$1\" line-rate=\"\([0-9.]*\)\".*/\1/p" {} + | tail -n 1)
  rate=$(awk "BEGIN { printf \"%d\", 100 * ${rate:-0} }")
  echo "lines $rate % (floor $floor %)"
  [ "$rate" -ge "$floor" ]
}

# Runs one project, prints its line (and what failed), and leaves "PASSED FAILED SKIPPED", then a line for each thing that is broken. Usage: run_project NAME
run_project() {
  local name=$1 log="artifacts/test-$1.log" start=$SECONDS measured=() covered="$PWD/artifacts/coverage/$1" code p f s lines crashed="" broken=()
  rm -rf "$covered"
  if grep -q "^${name%.Tests} [0-9]" tests/coverage.txt; then
    measured=(--coverlet --coverlet-output-format cobertura --coverlet-include "[Arktos.${name%.Tests}]*" --results-directory "$covered")
  fi
  "artifacts/bin/$name/release/Arktos.$name" --no-ansi --progress off --output detailed "${measured[@]}" </dev/null >"$log" 2>&1
  code=$?
  count() { sed -n "s/^ *$1: *\([0-9][0-9]*\)\r*$/\1/p" "$log" | tail -n 1; }
  p=$(count succeeded) f=$(count failed) s=$(count skipped)
  # A crashed test host counts as a failure even where no single test could be named.
  [ $code -eq 0 ] || { broken+=("$name"); [ "${f:-0}" -gt 0 ] || { f=1; crashed=1; }; }
  lines=$(coverage "${name%.Tests}" "$covered") || { f=$((${f:-0} + 1)); broken+=("coverage of ${name%.Tests}"); }
  # One project's lines stay together.
  {
    flock 9
    printf '%-18s %4d passed %4d failed %4d skipped  %4d s  %s\n' "$name" "${p:-0}" "${f:-0}" "${s:-0}" $((SECONDS - start)) "$lines"
    if [ $code -ne 0 ]; then
      awk '/^failed /{shown=14} /^(passed|skipped) /{shown=0} shown-- > 0' "$log" | head -n 80
      [ -z "$crashed" ] || tail -n 20 "$log"
    fi
  } 9>"$results/lock"
  { echo "${p:-0} ${f:-0} ${s:-0}"; [ ${#broken[@]} -eq 0 ] || printf '%s\n' "${broken[@]}"; } >"$results/$name"
}

# Two projects at a time, because most of each one's time is spent waiting; the longest begin first. Those in which stores elect, or things must happen in time, come
# last and one by one: with three clusters beside them on two cores they fail for want of processors.
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
projects() {
  printf '%s\n' EndToEnd ApiServer.Tests Kubelet.Tests
  for project in tests/*/*.csproj; do basename "$project" .csproj; done
}
alone=$(printf '%s\n' Store.Tests Chaos Controllers.Tests Bursts)
export -f run_project coverage
export results
projects | awk '!seen[$0]++' | grep -vxF "$alone" | xargs -P 2 -I '{}' bash -uo pipefail -c 'run_project "$1"' run '{}'
echo "$alone" | xargs -P 1 -I '{}' bash -uo pipefail -c 'run_project "$1"' run '{}'
for project in tests/*/*.csproj; do
  name=$(basename "$project" .csproj)
  { read -r p f s && mapfile -t wrong; } <"$results/$name" || { p=0 f=1 s=0 wrong=("$name has no result"); }
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s)) broken+=("${wrong[@]}")
done
[ ${#broken[@]} -eq 0 ] || echo "failed: ${broken[*]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ ${#broken[@]} -eq 0 ] && [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
