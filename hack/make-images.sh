#!/bin/sh
# Builds the images that Arktos' own pods and tests use, without a network, from the machine's static busybox, as docker-archive tars:
#   arktos.local/pause:1    what holds a pod's namespaces
#   arktos.local/web:1      busybox httpd on port $PORT (80), a page with the host's name; ends at once on SIGTERM
#   arktos.local/busybox:1  a shell and all applets
# and imports them into a containerd. What is there already is not built or imported again.
#
#   hack/make-images.sh DIR [CONTAINERD_SOCKET]
set -eu
out=${1:?usage: make-images.sh DIR [CONTAINERD_SOCKET]}
socket=${2:-}
busybox=${BUSYBOX:-/bin/busybox}
[ -x "$busybox" ] || { echo "make-images: $busybox is not there: install busybox-static" >&2; exit 1; }
case $(uname -m) in x86_64) arch=amd64 ;; aarch64) arch=arm64 ;; *) arch=$(uname -m) ;; esac
mkdir -p "$out"
stamp=$(cat "$0" "$busybox" | sha256sum | cut -d' ' -f1)

pack() { # directory, tar: the same content gives the same bytes
    tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$1" -cf "$2" .
}

image() { # name, entrypoint as JSON, command as JSON, layers…
    name=$1 entrypoint=$2 command=$3
    shift 3
    work=$tmp/$name
    mkdir -p "$work"
    diffs='' layers=''
    for layer in "$@"; do
        cp "$tmp/$layer.tar" "$work/"
        diffs="$diffs${diffs:+,}\"sha256:$(sha256sum "$work/$layer.tar" | cut -d' ' -f1)\""
        layers="$layers${layers:+,}\"$layer.tar\""
    done
    cat >"$work/config.json" <<JSON
{"architecture":"$arch","os":"linux","created":"2026-01-01T00:00:00Z","config":{"Env":["PATH=/bin:/usr/bin"],"Entrypoint":$entrypoint,"Cmd":$command,"WorkingDir":"/"},"rootfs":{"type":"layers","diff_ids":[$diffs]},"history":[]}
JSON
    echo "[{\"Config\":\"config.json\",\"RepoTags\":[\"arktos.local/$name:1\"],\"Layers\":[$layers]}]" >"$work/manifest.json"
    pack "$work" "$out/$name.tar.new"
    mv "$out/$name.tar.new" "$out/$name.tar"
}

build() {
    tmp=$(mktemp -d)
    trap 'rm -rf "$tmp"' EXIT
    base=$tmp/base
    mkdir -p "$base/bin" "$base/etc" "$base/root" "$base/www" "$base/usr/bin" "$base/var" "$base/proc" "$base/sys" "$base/dev"
    mkdir -m 1777 "$base/tmp"
    cp "$busybox" "$base/bin/busybox"
    for applet in $("$busybox" --list); do
        [ "$applet" = busybox ] || ln -s busybox "$base/bin/$applet"
    done
    ln -s ../../bin/env "$base/usr/bin/env"
    printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/tmp:/bin/false\n' >"$base/etc/passwd"
    printf 'root:x:0:\nnogroup:x:65534:\n' >"$base/etc/group"
    pack "$base" "$tmp/base.tar"

    mkdir -p "$tmp/pause/bin" "$tmp/web/bin"
    # PID 1 gets no signal that it does not handle: both handle SIGTERM.
    cat >"$tmp/pause/bin/pause" <<'SH'
#!/bin/sh
trap 'exit 0' TERM INT
while :; do sleep 2147483 & wait $!; done
SH
    cat >"$tmp/web/bin/web" <<'SH'
#!/bin/sh
root=/www
if [ ! -e /www/index.html ]; then
    root=/dev/shm/www
    mkdir -p $root
    hostname >$root/index.html
fi
trap 'kill $child 2>/dev/null; exit 0' TERM INT
httpd -f -p "${PORT:-80}" -h $root &
child=$!
echo "$(hostname) serves $root on port ${PORT:-80}"
wait $child
SH
    chmod 755 "$tmp/pause/bin/pause" "$tmp/web/bin/web"
    pack "$tmp/pause" "$tmp/pause-top.tar"
    pack "$tmp/web" "$tmp/web-top.tar"
    image pause '["/bin/pause"]' null base pause-top
    image web '["/bin/web"]' null base web-top
    image busybox null '["sh"]' base
    echo "$stamp" >"$out/stamp"
}

[ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ] && [ -e "$out/pause.tar" ] && [ -e "$out/web.tar" ] && [ -e "$out/busybox.tar" ] || build
[ -n "$socket" ] || exit 0
have=$(ctr -a "$socket" -n k8s.io images ls -q)
for name in pause web busybox; do
    echo "$have" | grep -qx "arktos.local/$name:1" || ctr -a "$socket" -n k8s.io images import "$out/$name.tar" >/dev/null
done
