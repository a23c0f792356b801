namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>A test that runs real containers: skipped, with the reason, where that cannot be done.</summary>
public sealed class ContainerdFactAttribute : FactAttribute
{
    private static readonly string[] Programs =
    [
        "/usr/bin/containerd",
        "/usr/bin/ctr",
        "/usr/sbin/runc",
        "/usr/lib/cni/bridge",
        "/usr/sbin/iptables",
        "/usr/sbin/nft",
        "/bin/busybox",
    ];

    public ContainerdFactAttribute()
    {
        if (Environment.UserName != "root")
            Skip = "containers need root";
        else if (Programs.FirstOrDefault(p => !File.Exists(p)) is { } missing)
            Skip = $"containers need {missing}, which is not on this machine";
    }
}
