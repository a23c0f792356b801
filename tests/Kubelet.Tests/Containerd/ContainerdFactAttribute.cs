using System.Runtime.CompilerServices;

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

    public ContainerdFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        if (Environment.UserName != "root")
            Skip = "containers need root";
        else if (Programs.FirstOrDefault(p => !File.Exists(p)) is { } missing)
            Skip = $"containers need {missing}, which is not on this machine";
    }
}
