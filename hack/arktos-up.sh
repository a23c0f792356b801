#!/usr/bin/env bash
# Starts a local Arktos cluster: installs what is missing, builds, makes certificates and test images, starts three stores (one an AZ), two API servers, a
# scheduler, a controller process and a node agent (--nodes N: several), with a runtime of virtual machines where QEMU can be installed (--machines off: without). Run it again to start only what is missing. Options go to `arktos up` (see bin/arktos up --help).
set -euo pipefail
cd "$(dirname "$0")/.."
. hack/lib.sh

state_dir=.arktos help=
for ((i = 1; i <= $#; i++)); do
  case "${!i}" in
    --state-dir=*) state_dir="${!i#*=}" ;;
    --state-dir) j=$((i + 1)); state_dir="${!j-}" ;;
    -h | -\? | --help) help=1 ;;
  esac
done

[ -n "$state_dir" ] || die "--state-dir needs a folder"

need_dotnet
need_runtime_packages
case " $* " in *" --machines off "* | *" --machines=off "* | *" --runtime=hollow "* | *" --runtime hollow "*) machine= ;; *) need_machine_packages; machine=--machine ;; esac
newest_source() { find src Directory.Build.props Directory.Packages.props -newer artifacts/bin/Arktos/release/arktos.dll -print -quit 2>/dev/null; }
if [ ! -x artifacts/bin/Arktos/release/arktos ] || [ -n "$(newest_source)" ]; then
  echo "building (a minute or two)"
  build src/Arktos/Arktos.csproj
  stop_compiler
fi
link_arktos
[ -z "$help" ] || exec bin/arktos up --help
(umask 077 && mkdir -p "$state_dir") || die "the state directory cannot be made; name another with --state-dir"
# A folder that holds other things is refused by `up`: nothing is put into it.
if [ "$(id -u)" = 0 ] && { [ -e "$state_dir/local.json" ] || ! ls -A "$state_dir" | grep -qvxE 'images|tools'; }; then hack/make-images.sh $machine "$state_dir/images"; fi
if ! kubectl=$(need_kubectl "$(realpath "$state_dir")/tools" 2>/dev/null); then
  echo "no kubectl 1.31 or later was found or could be installed: install one to use the cluster"
elif [ "$kubectl" != "$(command -v kubectl || true)" ]; then
  # `up` tells how to find it.
  export ARKTOS_KUBECTL_DIRECTORY; ARKTOS_KUBECTL_DIRECTORY=$(dirname "$kubectl")
fi
exec bin/arktos up "$@"
