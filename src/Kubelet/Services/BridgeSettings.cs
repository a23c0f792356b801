namespace Arktos.Kubelet.Services;

/// <summary>What the kernel must allow on the pods' bridge so that services work for pods. The bridge comes and goes
/// with pods.</summary>
internal static class BridgeSettings
{
    private const string BridgedPackets = "/proc/sys/net/bridge/bridge-nf-call-iptables";

    /// <summary>
    /// What listens on the node's loopback, and clients there, may be reached from the bridge; the rules keep all else
    /// from it. Answers between two pods of the bridge pass the rules as well.
    /// </summary>
    /// <exception cref="IOException">The kernel does not let it be set.</exception>
    public static void Open(string bridge)
    {
        var loopback = $"/proc/sys/net/ipv4/conf/{bridge}/route_localnet";
        if (File.Exists(loopback))
            Set(loopback);
        if (File.Exists(BridgedPackets))
            Set(BridgedPackets);
    }

    /// <summary>False: a pod that asks a service which leads to a pod of the same node gets no answer.</summary>
    public static bool SeesBridgedPackets => File.Exists(BridgedPackets);

    private static void Set(string file)
    {
        if (File.ReadAllText(file).Trim() == "0")
            File.WriteAllText(file, "1");
    }
}
