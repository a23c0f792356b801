#!/bin/sh
# Builds the images that Arktos' own pods and tests use, without a network, from the machine's static busybox, as docker-archive tars:
#   arktos.local/pause:1    what holds a pod's namespaces
#   arktos.local/web:1      busybox httpd on port $PORT (80), a page with the host's name; ends at once on SIGTERM
#   arktos.local/busybox:1  a shell and all applets
# and imports them into a containerd. What is there already is not built or imported again.
#
# With --machine it makes the disk image of a virtual machine too, DIR/vm.qcow2 (arktos.local/vm:1): Debian's cloud kernel, which apt-get downloads
# and nothing installs, and busybox: httpd on port 80, a shell on the serial console, power off by ACPI, a user-data that is a script. It is bootable
# as any image of a machine is. It needs root, qemu-utils, syslinux and mtools; what is missing is said, and is no failure.
#
#   hack/make-images.sh [--machine] DIR [CONTAINERD_SOCKET]
set -eu
machine=
[ "${1:-}" != --machine ] || { machine=1; shift; }
out=${1:?usage: make-images.sh [--machine] DIR [CONTAINERD_SOCKET]}
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

# The initramfs of the machine: the drivers that it needs, in their order, and a shell script.
machine_root() { # the unpacked kernel package, directory
    modules=$(echo "$1"/lib/modules/*/kernel)
    mkdir -p "$2/bin" "$2/proc" "$2/sys" "$2/dev" "$2/www" "$2/etc/acpi/PWRF" "$2/mod" "$2/run" "$2/seed" "$2/tmp" "$2/root"
    cp "$busybox" "$2/bin/busybox"
    for applet in $("$busybox" --list); do
        [ "$applet" = busybox ] || ln -s busybox "$2/bin/$applet"
    done
    : >"$2/mod/order"
    for module in drivers/virtio/virtio drivers/virtio/virtio_ring drivers/virtio/virtio_pci_legacy_dev drivers/virtio/virtio_pci_modern_dev drivers/virtio/virtio_pci \
        drivers/block/virtio_blk net/core/failover drivers/net/net_failover drivers/net/virtio_net drivers/input/evdev drivers/acpi/button drivers/cdrom/cdrom fs/isofs/isofs \
        drivers/misc/pvpanic/pvpanic drivers/misc/pvpanic/pvpanic-mmio drivers/char/hw_random/virtio-rng drivers/virtio/virtio_balloon \
        drivers/virtio/virtio_mem; do
        [ -e "$modules/$module.ko" ] || continue
        cp "$modules/$module.ko" "$2/mod/"
        echo "$(basename "$module").ko" >>"$2/mod/order"
    done
    printf 'root::0:0:root:/root:/bin/sh\n' >"$2/etc/passwd"
    cat >"$2/etc/acpi/PWRF/00000080" <<'SH'
#!/bin/sh
echo "powering off" >/dev/ttyS0
poweroff -f
SH
    cat >"$2/etc/dhcp" <<'SH'
#!/bin/sh
case $1 in bound | renew) ;; *) exit 0 ;; esac
ip addr flush dev "$interface"
ip addr add "$ip/${mask:-24}" dev "$interface"
[ -z "${mtu:-}" ] || ip link set "$interface" mtu "$mtu"
for r in ${router:-}; do ip route replace default via "$r" dev "$interface"; done
[ -z "${hostname:-}" ] || hostname "$hostname"
{ [ -z "${domain:-}" ] || echo "search ${search:-$domain}"; for s in ${dns:-}; do echo "nameserver $s"; done; } >/etc/resolv.conf
SH
    cat >"$2/init" <<'SH'
#!/bin/sh
export PATH=/bin HOME=/root
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
# What is plugged is taken: memory by the kernel, processors by who looks after them.
echo online_movable >/sys/devices/system/memory/auto_online_blocks
while sleep 1; do for c in /sys/devices/system/cpu/cpu[1-9]*/online; do
    [ "$(cat "$c" 2>/dev/null)" != 0 ] || echo 1 >"$c" 2>/dev/null
done; done &
# What needs another comes later than that: what fails is tried again.
for pass in 1 2 3; do for m in $(cat /mod/order); do [ -e /sys/module/"$(echo "${m%.ko}" | tr - _)" ] || insmod /mod/"$m" 2>/dev/null; done; done
ip link set lo up
ip link set eth0 up
until [ "$(cat /sys/class/net/eth0/carrier 2>/dev/null)" = 1 ] || [ "${waited:=0}" -ge 20 ]; do waited=$((waited + 1)); sleep 0.1; done
then=$(cat /sys/class/net/eth0/carrier_changes)
udhcpc -i eth0 -q -f -t 20 -T 1 -A 1 -s /etc/dhcp >/dev/null 2>&1 || echo "no address by DHCP"
# A link that was down may lead elsewhere since: to another node, where the machine has another address.
while :; do
    now=$(cat /sys/class/net/eth0/carrier_changes)
    [ "$now" = "$then" ] || [ "$(cat /sys/class/net/eth0/carrier 2>/dev/null)" != 1 ] || {
        then=$now
        udhcpc -i eth0 -q -n -f -t 20 -T 1 -s /etc/dhcp >/dev/null 2>&1 && echo "eth0 has $(ip -4 -o addr show eth0 | awk '{print $4}')"
    }
    sleep 0.5
done &
# Network interfaces that are plugged ask for their addresses; what is plugged again asks anew.
while :; do for i in /sys/class/net/eth[1-9]*; do
    i=${i##*/}
    case $i in *"*") continue ;; esac
    ip -4 -o addr show "$i" | grep -q inet && continue
    ip link set "$i" up && udhcpc -i "$i" -q -n -f -t 20 -T 1 -s /etc/dhcp >/dev/null 2>&1 && echo "$i has $(ip -4 -o addr show "$i" | awk '{print $4}')"
done; sleep 1; done &
hostname >/www/index.html
acpid -d -c /etc/acpi -l /dev/null -p /run/acpid.pid >/dev/null 2>&1 &
httpd -p 80 -h /www
echo "$(hostname) serves port 80 at $(ip -4 -o addr show eth0 | awk '{print $4}')"
for d in /dev/vd?; do
    mount -t iso9660 -o ro "$d" /seed 2>/dev/null || continue
    [ -e /seed/user-data ] && break
    umount /seed
done
if head -c 2 /seed/user-data 2>/dev/null | grep -q '#!'; then sh /seed/user-data; fi
while :; do setsid cttyhack sh -l </dev/ttyS0 >/dev/ttyS0 2>&1; done
SH
    chmod 755 "$2/init" "$2/etc/dhcp" "$2/etc/acpi/PWRF/00000080"
}

build_machine() {
    for program in qemu-img syslinux mformat mcopy dpkg apt-get; do
        command -v "$program" >/dev/null || { echo "make-images: $program is not installed: no image of a virtual machine is made" >&2; return 0; }
    done
    [ "$arch" = amd64 ] || { echo "make-images: no image of a virtual machine is made for $arch" >&2; return 0; }
    work=$(mktemp -d)
    package=$(apt-cache depends linux-image-cloud-amd64 2>/dev/null | awk '/Depends:/ { print $2; exit }')
    if [ -z "$package" ] || ! (cd "$work" && apt-get -qq download "$package" >/dev/null 2>&1); then
        echo "make-images: Debian's linux-image-cloud-amd64 cannot be downloaded: no image of a virtual machine is made" >&2
        rm -rf "$work"
        return 0
    fi
    dpkg -x "$work"/*.deb "$work/kernel"
    machine_root "$work/kernel" "$work/root"
    (cd "$work/root" && find . | "$busybox" cpio -o -H newc 2>/dev/null | gzip -1) >"$work/initrd.gz"
    cat >"$work/syslinux.cfg" <<'CFG'
SERIAL 0 115200
PROMPT 0
DEFAULT linux
LABEL linux
  KERNEL /vmlinuz
  INITRD /initrd.gz
  APPEND console=ttyS0 quiet mitigations=off panic=-1
CFG
    truncate -s 24M "$work/disk"
    mformat -i "$work/disk" -h 16 -s 32 -t 96 ::
    mcopy -i "$work/disk" "$work"/kernel/boot/vmlinuz-* ::vmlinuz
    mcopy -i "$work/disk" "$work/initrd.gz" "$work/syslinux.cfg" ::
    syslinux --install "$work/disk"
    qemu-img convert -q -f raw -O qcow2 "$work/disk" "$out/vm.qcow2.new"
    rm -rf "$work"
    mv "$out/vm.qcow2.new" "$out/vm.qcow2"
    echo "$stamp" >"$out/vm.stamp"
}

[ -z "$machine" ] || { [ "$(cat "$out/vm.stamp" 2>/dev/null)" = "$stamp" ] && [ -e "$out/vm.qcow2" ]; } || build_machine
[ "$(cat "$out/stamp" 2>/dev/null)" = "$stamp" ] && [ -e "$out/pause.tar" ] && [ -e "$out/web.tar" ] && [ -e "$out/busybox.tar" ] || build
[ -n "$socket" ] || exit 0
have=$(ctr -a "$socket" -n k8s.io images ls -q)
for name in pause web busybox; do
    echo "$have" | grep -qx "arktos.local/$name:1" || ctr -a "$socket" -n k8s.io images import "$out/$name.tar" >/dev/null
done
