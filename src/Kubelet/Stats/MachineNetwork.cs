using System.Globalization;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Stats;

/// <summary>
/// What went through the interfaces of a node, by the texts of /proc/net/dev and /proc/net/route of its network
/// namespace. Those that lead to pods and to the node itself are not told of, as cAdvisor does. Pure but for Read.
/// </summary>
internal static class MachineNetwork
{
    private static readonly string[] Inner = ["lo", "veth", "docker", "nerdctl"];

    public static NetworkUsed Read(DateTimeOffset now) =>
        Of(now, File.ReadLines("/proc/self/net/dev"), File.ReadLines("/proc/self/net/route"));

    internal static NetworkUsed Of(DateTimeOffset now, IEnumerable<string> devices, IEnumerable<string> routes)
    {
        var interfaces = devices.Select(InterfaceOf).OfType<InterfaceUsed>().ToList();
        var outside = routes
            .Select(r => r.Split('\t', StringSplitOptions.TrimEntries))
            .FirstOrDefault(r => r is [_, "00000000", ..] && r.Length > 7 && r[7] == "00000000")
            ?[0];
        return new NetworkUsed(now, interfaces.Find(i => i.Name == outside), interfaces);
    }

    /// <summary>Null for the head, and for what leads inside.</summary>
    private static InterfaceUsed? InterfaceOf(string line)
    {
        var colon = line.IndexOf(':');
        if (colon < 0)
            return null;
        var name = line[..colon].Trim();
        var fields = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 11 || Array.Exists(Inner, i => name.StartsWith(i, StringComparison.Ordinal)))
            return null;
        long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
        return new InterfaceUsed(name, Field(0), Field(2), Field(8), Field(10));
    }
}
