namespace Arktos.Kubelet.Netlink;

/// <summary>A part of the kernel that is asked by netlink (linux/netlink.h).</summary>
internal enum NetlinkPart
{
    Routes = 0,
    Netfilter = 12,
}
