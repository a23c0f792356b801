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
///                                                                 N   brN    tapN   a further one, of its own
/// </code>
/// A further interface is the same again, from CNI under an id of its own: with a port of the node's bridge, a hardware
/// and an IP address of its own, and without a route, because eth0 has it.
/// </summary>
internal sealed class SandboxNetwork(VmRuntimeOptions options, ILogger logger)
{
    /// <summary>The slot of eth0, which every sandbox has.</summary>
    private const int PrimarySlot = 0;

    private readonly CniPlugins _cni = new(options);

    /// <summary>Why pods cannot have a network; "" when they can.</summary>
    public string WhyNotReady() =>
        _cni.FindConfiguration() is null ? "cni plugin not initialized: no configuration in its folder yet" : "";

    public static string NamespaceOf(string sandbox) => "avm-" + sandbox;

    public static string FileOf(string sandbox) => "/run/netns/" + NamespaceOf(sandbox);

    public static string TapOf(int slot) => string.Create(CultureInfo.InvariantCulture, $"tap{slot}");

    public static string InterfaceOf(int slot) => string.Create(CultureInfo.InvariantCulture, $"eth{slot}");

    private static string BridgeOf(int slot) => string.Create(CultureInfo.InvariantCulture, $"br{slot}");

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
            await KeepApartAsync(name, ct).ConfigureAwait(false);
            await LinkTapAsync(name, PrimarySlot, result, ct).ConfigureAwait(false);
            return result;
        }
        catch (VmRuntimeException)
        {
            await RemoveAsync(sandbox, portMappings, null, [], CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A further interface of a sandbox that has its network. What was made may be half of it.</summary>
    /// <returns>What CNI has said.</returns>
    /// <exception cref="VmRuntimeException">It cannot be made.</exception>
    public async Task<JsonObject> AddNicAsync(string sandbox, NicRecord nic, CancellationToken ct)
    {
        var result = await _cni.AddAsync(TargetOf(sandbox, nic.Slot) with { WantedIp = nic.WantedIp }, ct)
            .ConfigureAwait(false);
        await LinkTapAsync(NamespaceOf(sandbox), nic.Slot, result, ct).ConfigureAwait(false);
        return result;
    }

    /// <summary>A further interface goes; what is gone already is no failure.</summary>
    /// <exception cref="VmRuntimeException">Something of it does not go.</exception>
    public async Task RemoveNicAsync(string sandbox, NicRecord nic, CancellationToken ct)
    {
        var name = NamespaceOf(sandbox);
        await DeleteNicAsync(sandbox, nic, ct).ConfigureAwait(false);
        if (!File.Exists(FileOf(sandbox)))
            return;
        var links = await Programs
            .RunAsync("ip", ["netns", "exec", name, "ls", "/sys/class/net"], ct)
            .ConfigureAwait(false);
        foreach (var link in (string[])[TapOf(nic.Slot), BridgeOf(nic.Slot), InterfaceOf(nic.Slot)])
            if (links.Split('\n').Contains(link))
                await Programs.RunAsync("ip", ["-netns", name, "link", "delete", link], ct).ConfigureAwait(false);
    }

    /// <summary>Gives the guest its address from now on.</summary>
    /// <param name="slot">Of the interface.</param>
    /// <exception cref="VmRuntimeException">The network has gone.</exception>
    public DhcpServer Serve(string sandbox, DhcpLease lease, int slot = PrimarySlot) =>
        new(FileOf(sandbox), BridgeOf(slot), lease, logger);

    /// <summary>What is gone already is no failure.</summary>
    /// <param name="nics">Its further interfaces.</param>
    /// <exception cref="VmRuntimeException">A plugin fails.</exception>
    public async Task RemoveAsync(
        string sandbox,
        JsonArray portMappings,
        JsonObject? result,
        IReadOnlyList<NicRecord> nics,
        CancellationToken ct
    )
    {
        var file = FileOf(sandbox);
        foreach (var nic in nics)
            await DeleteNicAsync(sandbox, nic, ct).ConfigureAwait(false);
        if (_cni.FindConfiguration() is not null)
            await _cni.DeleteAsync(new CniTarget(sandbox, File.Exists(file) ? file : "", portMappings), result, ct)
                .ConfigureAwait(false);
        if (File.Exists(file))
            await Programs.RunAsync("ip", ["netns", "delete", NamespaceOf(sandbox)], ct).ConfigureAwait(false);
    }

    /// <summary>Under an id of its own: what a plugin takes away of one is all that it has of that id.</summary>
    private static CniTarget TargetOf(string sandbox, int slot) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{sandbox}.{slot}"), FileOf(sandbox), [])
        {
            Interface = InterfaceOf(slot),
        };

    private async Task DeleteNicAsync(string sandbox, NicRecord nic, CancellationToken ct)
    {
        if (_cni.FindConfiguration() is null)
            return;
        var target = TargetOf(sandbox, nic.Slot);
        await _cni.DeleteAsync(
                File.Exists(target.NamespaceFile) ? target : target with { NamespaceFile = "" },
                nic.Network is { } told ? JsonNode.Parse(told) as JsonObject : null,
                ct
            )
            .ConfigureAwait(false);
    }

    /// <summary>Leads what CNI has made of an interface to its tap. The result says then how long a packet may be,
    /// which the guest is told by DHCP.</summary>
    private static async Task LinkTapAsync(string name, int slot, JsonObject result, CancellationToken ct)
    {
        var (link, tap, bridge) = (InterfaceOf(slot), TapOf(slot), BridgeOf(slot));
        var told = await Programs
            .RunAsync("ip", ["netns", "exec", name, "cat", $"/sys/class/net/{link}/mtu"], ct)
            .ConfigureAwait(false);
        var mtu = int.Parse(told.Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
        var commands = $"""
            addr flush dev {link}
            link set {link} down
            link set {link} address {RandomMac()}
            link add {bridge} type bridge forward_delay 0 stp_state 0 mcast_snooping 0
            tuntap add dev {tap} mode tap
            link set {tap} mtu {mtu}
            link set {link} master {bridge}
            link set {tap} master {bridge}
            link set {link} type bridge_slave learning off
            link set {tap} type bridge_slave learning off
            addr add {DhcpMessage.Server}/32 dev {bridge} scope link
            link set lo up
            link set {tap} up
            link set {bridge} up
            link set {link} up

            """;
        var made = await Programs.TryAsync("ip", ["-netns", name, "-batch", "-"], ct, commands).ConfigureAwait(false);
        if (made.Code != 0)
            throw new VmRuntimeException($"the machine's link in {name} cannot be made: {made.Said}");
        foreach (var own in (result["interfaces"] as JsonArray ?? []).OfType<JsonObject>())
            if (own["name"]?.GetValue<string>() == link)
                own["mtu"] = mtu;
    }

    /// <summary>Nobody but the guest is to speak there: neither for IPv6, nor of DHCP with the node.</summary>
    private static async Task KeepApartAsync(string name, CancellationToken ct)
    {
        await Programs
            .RunAsync("ip", ["netns", "exec", name, "sysctl", "-qw", "net.ipv6.conf.all.disable_ipv6=1"], ct)
            .ConfigureAwait(false);
        const string Rules = """
            table bridge arktos {
              chain forward {
                type filter hook forward priority 0;
                udp dport { 67, 68 } drop
              }
            }
            """;
        var result = await Programs
            .TryAsync("ip", ["netns", "exec", name, "nft", "-f", "-"], ct, Rules)
            .ConfigureAwait(false);
        if (result.Code != 0)
            throw new VmRuntimeException($"DHCP in {name} cannot be kept from the node's network: {result.Said}");
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
