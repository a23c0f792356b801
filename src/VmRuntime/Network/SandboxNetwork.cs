using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Arktos.VmRuntime.Machines;
using Microsoft.Extensions.Logging;

namespace Arktos.VmRuntime.Network;

/// <summary>
/// The network of a sandbox: a namespace of its own, linked by the node's CNI plugins as that of any pod, in which a
/// bridge leads from CNI's interface to the machine's tap. The guest has the pod's hardware and IP address, so that the
/// node's services, policies and walls know it by them; the interface between gets another hardware address, and no IP.
/// The bridge learns nothing: the node's own sends the guest's broadcasts back (hairpin), by which it would learn that
/// the guest is outside.
/// <code>node's bridge == veth | eth0 (other MAC) -- br0 -- tap0 | guest's NIC (the pod's MAC and, by DHCP, address)
/// </code>
/// </summary>
internal sealed class SandboxNetwork(VmRuntimeOptions options, ILogger logger)
{
    public const string Tap = "tap0";
    private const string Bridge = "br0";

    private readonly CniPlugins _cni = new(options);

    /// <summary>Why pods cannot have a network; "" when they can.</summary>
    public string WhyNotReady() =>
        _cni.FindConfiguration() is null ? "cni plugin not initialized: no configuration in its folder yet" : "";

    public static string NamespaceOf(string sandbox) => "avm-" + sandbox;

    public static string FileOf(string sandbox) => "/run/netns/" + NamespaceOf(sandbox);

    /// <summary>What CNI has said. What was made is taken back when it fails half-way.</summary>
    /// <exception cref="VmRuntimeException">The network cannot be made.</exception>
    public async Task<JsonObject> AddAsync(string sandbox, JsonArray portMappings, CancellationToken ct)
    {
        var name = NamespaceOf(sandbox);
        await Programs.RunAsync("ip", ["netns", "add", name], ct).ConfigureAwait(false);
        try
        {
            var result = await _cni.AddAsync(new CniTarget(sandbox, FileOf(sandbox), portMappings), ct)
                .ConfigureAwait(false);
            var mtu = await LinkTapAsync(name, ct).ConfigureAwait(false);
            foreach (var own in (result["interfaces"] as JsonArray ?? []).OfType<JsonObject>())
                if (own["name"]?.GetValue<string>() == CniPlugins.Interface)
                    own["mtu"] = mtu;
            return result;
        }
        catch (VmRuntimeException)
        {
            await RemoveAsync(sandbox, portMappings, null, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Gives the guest its address from now on.</summary>
    /// <exception cref="VmRuntimeException">The network has gone.</exception>
    public DhcpServer Serve(string sandbox, DhcpLease lease) => new(FileOf(sandbox), Bridge, lease, logger);

    /// <summary>What is gone already is no failure.</summary>
    /// <exception cref="VmRuntimeException">A plugin fails.</exception>
    public async Task RemoveAsync(string sandbox, JsonArray portMappings, JsonObject? result, CancellationToken ct)
    {
        var file = FileOf(sandbox);
        if (_cni.FindConfiguration() is not null)
            await _cni.DeleteAsync(new CniTarget(sandbox, File.Exists(file) ? file : "", portMappings), result, ct)
                .ConfigureAwait(false);
        if (File.Exists(file))
            await Programs.RunAsync("ip", ["netns", "delete", NamespaceOf(sandbox)], ct).ConfigureAwait(false);
    }

    /// <returns>How many bytes a packet may have; the guest is told by DHCP.</returns>
    private static async Task<int> LinkTapAsync(string name, CancellationToken ct)
    {
        var told = await Programs
            .RunAsync("ip", ["netns", "exec", name, "cat", $"/sys/class/net/{CniPlugins.Interface}/mtu"], ct)
            .ConfigureAwait(false);
        var mtu = int.Parse(told.Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
        var commands = $"""
            addr flush dev {CniPlugins.Interface}
            link set {CniPlugins.Interface} down
            link set {CniPlugins.Interface} address {RandomMac()}
            link add {Bridge} type bridge forward_delay 0 stp_state 0 mcast_snooping 0
            tuntap add dev {Tap} mode tap
            link set {Tap} mtu {mtu}
            link set {CniPlugins.Interface} master {Bridge}
            link set {Tap} master {Bridge}
            link set {CniPlugins.Interface} type bridge_slave learning off
            link set {Tap} type bridge_slave learning off
            addr add {DhcpMessage.Server}/32 dev {Bridge} scope link
            link set lo up
            link set {Tap} up
            link set {Bridge} up
            link set {CniPlugins.Interface} up

            """;
        // Nobody but the guest is to speak there: neither for IPv6, nor of DHCP with the node.
        await Programs
            .RunAsync("ip", ["netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1"], ct)
            .ConfigureAwait(false);
        var result = await Programs.TryAsync("ip", ["-netns", name, "-batch", "-"], ct, commands).ConfigureAwait(false);
        if (result.Code != 0)
            throw new VmRuntimeException($"the machine's link in {name} cannot be made: {result.Said}");
        const string Rules = """
            table bridge arktos {
              chain forward {
                type filter hook forward priority 0;
                udp dport { 67, 68 } drop
              }
            }
            """;
        result = await Programs
            .TryAsync("ip", ["netns", "exec", name, "nft", "-f", "-"], ct, Rules)
            .ConfigureAwait(false);
        if (result.Code != 0)
            throw new VmRuntimeException($"DHCP in {name} cannot be kept from the node's network: {result.Said}");
        return mtu;
    }

    /// <summary>Of no maker, for one interface.</summary>
    private static string RandomMac()
    {
        var bytes = new byte[6];
        Random.Shared.NextBytes(bytes);
        bytes[0] = 0x02;
        return string.Join(':', bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }

    public static DhcpLease LeaseOf(
        SandboxAddress address,
        string hostName,
        IReadOnlyList<string> dns,
        IReadOnlyList<string> searches
    ) =>
        new(
            IPAddress.Parse(address.Ip),
            address.PrefixLength,
            IPAddress.TryParse(address.Gateway, out var gateway) ? gateway : null,
            Convert.FromHexString(address.Mac.Replace(":", "", StringComparison.Ordinal)),
            [
                .. dns.Select(d => IPAddress.TryParse(d, out var ip) ? ip : null)
                    .OfType<IPAddress>()
                    .Where(ip => ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork),
            ],
            hostName,
            searches,
            address.Mtu
        );
}
