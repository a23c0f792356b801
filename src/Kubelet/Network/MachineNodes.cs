using System.Globalization;
using System.Net;

namespace Arktos.Kubelet.Network;

/// <summary>A node in a network namespace of its own.</summary>
/// <param name="Namespace">Its name, as `ip netns` lists it.</param>
/// <param name="Link">The name of its end of a veth that is at the bridge.</param>
public sealed record MachineNode(string Namespace, string Link, IPAddress Address);

/// <param name="Table">The name of the table of nftables by which nodes reach the outside world.</param>
/// <param name="Gateway">The machine's address on the bridge, with the length of the network's prefix.</param>
/// <param name="ClusterCidr">The range of all nodes' pods.</param>
public sealed record MachineNodesOptions(
    string Bridge,
    string Table,
    IPAddress Gateway,
    int PrefixLength,
    string ClusterCidr
);

/// <summary>
/// The network of several nodes on one machine: a bridge, and for each node a network namespace with a veth to it.
/// <code>
///   namespace of node-1 (eth0) --veth--+
///   namespace of node-2 (eth0) --veth--+-- bridge (gateway of all) -- masquerade -- the machine's own links
/// </code>
/// Only what leaves both pods' and nodes' ranges gets the machine's address. All of it may be made again at any time,
/// and what is there stays.
/// </summary>
public sealed class MachineNodes(MachineNodesOptions options)
{
    private const string Interface = "eth0";

    private string Gateway => options.Gateway.ToString();

    private string Prefix => options.PrefixLength.ToString(CultureInfo.InvariantCulture);

    private string Range => new IPNetwork(FirstOf(options.Gateway), options.PrefixLength).ToString();

    public static bool IsThere(MachineNode node) => File.Exists(NetworkNamespace.FileOf(node.Namespace));

    /// <exception cref="IOException">The machine does not allow it; the message says what it said.</exception>
    public async Task EnsureAsync(IEnumerable<MachineNode> nodes, CancellationToken ct)
    {
        if (!HasLink(options.Bridge))
            await IpAsync(ct, "link", "add", options.Bridge, "address", HardwareAddress(), "type", "bridge")
                .ConfigureAwait(false);
        await IpAsync(ct, "address", "replace", $"{Gateway}/{Prefix}", "dev", options.Bridge).ConfigureAwait(false);
        await IpAsync(ct, "link", "set", options.Bridge, "up").ConfigureAwait(false);
        await File.WriteAllTextAsync("/proc/sys/net/ipv4/ip_forward", "1", ct).ConfigureAwait(false);
        await NftTable.ApplyAsync(Rules(), ct).ConfigureAwait(false);
        foreach (var node in nodes)
            await EnsureAsync(node, ct).ConfigureAwait(false);
    }

    /// <summary>Takes all of it away; processes in the namespaces have ended.</summary>
    /// <returns>What could not be taken away.</returns>
    public async Task<IReadOnlyList<string>> RemoveAsync(
        IEnumerable<MachineNode> nodes,
        IEnumerable<string> tables,
        CancellationToken ct
    )
    {
        var failures = new List<string>();
        async Task Step(Task step)
        {
            try
            {
                await step.ConfigureAwait(false);
            }
            catch (IOException e)
            {
                failures.Add(e.Message);
            }
        }
        foreach (var node in nodes)
        {
            // At once, and not only when the kernel comes to end the namespace.
            if (HasLink(node.Link))
                await Step(IpAsync(ct, "link", "delete", node.Link)).ConfigureAwait(false);
            if (IsThere(node))
                await Step(IpAsync(ct, "netns", "delete", node.Namespace)).ConfigureAwait(false);
        }
        // The machine's routes to pods go with it.
        if (HasLink(options.Bridge))
            await Step(IpAsync(ct, "link", "delete", options.Bridge)).ConfigureAwait(false);
        foreach (var table in tables.Append(options.Table))
            await Step(NftTable.RemoveAsync(table, ct)).ConfigureAwait(false);
        return failures;
    }

    private async Task EnsureAsync(MachineNode node, CancellationToken ct)
    {
        if (!IsThere(node))
        {
            // Its other end may be in a namespace that has lost its name.
            if (HasLink(node.Link))
                await IpAsync(ct, "link", "delete", node.Link).ConfigureAwait(false);
            await IpAsync(ct, "netns", "add", node.Namespace).ConfigureAwait(false);
        }
        string[] inside = ["-n", node.Namespace];
        // The end in the namespace goes with the other.
        if (!HasLink(node.Link))
            await IpAsync(
                    ct,
                    "link",
                    "add",
                    node.Link,
                    "type",
                    "veth",
                    "peer",
                    "name",
                    Interface,
                    "netns",
                    node.Namespace
                )
                .ConfigureAwait(false);
        await IpAsync(ct, "link", "set", node.Link, "master", options.Bridge, "up").ConfigureAwait(false);
        await IpAsync(ct, [.. inside, "link", "set", "lo", "up"]).ConfigureAwait(false);
        await IpAsync(ct, [.. inside, "address", "replace", $"{node.Address}/{Prefix}", "dev", Interface])
            .ConfigureAwait(false);
        await IpAsync(ct, [.. inside, "link", "set", Interface, "up"]).ConfigureAwait(false);
        await IpAsync(ct, [.. inside, "route", "replace", "default", "via", Gateway]).ConfigureAwait(false);
        var enter = NetworkNamespace.Enter(NetworkNamespace.FileOf(node.Namespace));
        await Command
            .RunAsync(enter[0], [.. enter[1..], "sh", "-c", "echo 1 >/proc/sys/net/ipv4/ip_forward"], ct)
            .ConfigureAwait(false);
    }

    /// <summary>One transaction; the table has these rules afterwards.</summary>
    private string Rules() =>
        $$"""
            add table ip {{options.Table}}
            flush table ip {{options.Table}}
            add chain ip {{options.Table}} leaving { type nat hook postrouting priority 97 ; }
            add rule ip {{options.Table}} leaving ip saddr { {{options.ClusterCidr}}, {{Range}} } ip daddr != { {{options.ClusterCidr}}, {{Range}}, 224.0.0.0/4 } oifname != "{{options.Bridge}}" masquerade fully-random

            """;

    /// <summary>One that stays when nodes come and go: they remember it.</summary>
    private string HardwareAddress() =>
        "02:61:"
        + string.Join(
            ':',
            options.Gateway.GetAddressBytes().Select(b => b.ToString("x2", CultureInfo.InvariantCulture))
        );

    private IPAddress FirstOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        for (var bit = options.PrefixLength; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }

    private static bool HasLink(string name) => Directory.Exists($"/sys/class/net/{name}");

    private static Task IpAsync(CancellationToken ct, params string[] arguments) =>
        Command.RunAsync("ip", arguments, ct);
}
