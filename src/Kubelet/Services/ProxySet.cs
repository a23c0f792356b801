using System.Globalization;

namespace Arktos.Kubelet.Services;

/// <summary>What stands in one register of a key or a value.</summary>
internal enum Field
{
    /// <summary>In the machine's byte order.</summary>
    Number,
    Address,
    Protocol,
    Port,

    /// <summary>The first four bytes of a hardware address; the last two follow.</summary>
    HardwareHigh,
    HardwareLow,
}

/// <summary>Which packets a table sees; numbers are the kernel's.</summary>
internal enum TableFamily : byte
{
    Ipv4 = 2,
    Bridge = 7,
}

internal enum SetContent
{
    Keys,
    Ranges,
    Backends,
    Verdicts,
}

/// <summary>A set or map of a table of the agent's.</summary>
/// <param name="Definition">As nft takes it.</param>
internal sealed record ProxySet(string Name, IReadOnlyList<Field> Key, SetContent Content, string Definition)
{
    /// <summary>Of the table that it is in.</summary>
    public TableFamily Family { get; init; } = TableFamily.Ipv4;

    /// <summary>What packets fill stays when all else is written anew.</summary>
    public bool IsFilledByPackets { get; init; }

    public bool IsMap => Content is SetContent.Backends or SetContent.Verdicts;
}

/// <summary>The sets of frontends with an address, and those of node ports: the same but for the address.</summary>
internal sealed record FrontendSets
{
    private const string Choice = "numgen random mod 65536";

    // The bound is on what a flood of clients can take of the kernel's memory; who finds no room is not remembered.
    private const int ClientsMax = 131072;

    private readonly Dictionary<byte, ProxySet> _backends;

    public FrontendSets(string prefix, bool hasAddress)
    {
        (Prefix, HasAddress) = (prefix, hasAddress);
        Field[] key = hasAddress ? [Field.Address, Field.Protocol, Field.Port] : [Field.Protocol, Field.Port];
        var type = (hasAddress ? "ipv4_addr . " : "") + "inet_proto . inet_service";
        Outside = Verdicts("frontends");
        Inside = Verdicts("inside");
        Refused = Verdicts("refused");
        Remembered = Verdicts("remembered");
        Masqueraded = new ProxySet(prefix + "masqueraded", key, SetContent.Keys, $"type {type} ;");
        // nft knows a port's place by the protocol, and takes a number of ours by an example only.
        _backends = Protocols.All.ToDictionary(
            p => p,
            p => new ProxySet(
                $"{prefix}backends_{Protocols.Name(p)}",
                [Field.Number, .. hasAddress ? (Field[])[Field.Address] : [], Field.Port],
                SetContent.Backends,
                $"typeof {Choice} . {Asked(p)} : ip daddr . {Protocols.Name(p)} dport ;"
            )
        );
        Clients = new ProxySet(
            prefix + "clients",
            [Field.Address, .. key],
            SetContent.Backends,
            string.Create(
                CultureInfo.InvariantCulture,
                $"type ipv4_addr . {type} : ipv4_addr . inet_service ; flags dynamic, timeout ; size {ClientsMax} ;"
            )
        )
        {
            IsFilledByPackets = true,
        };

        ProxySet Verdicts(string name) => new(prefix + name, key, SetContent.Verdicts, $"type {type} : verdict ;");
    }

    public string Prefix { get; }
    public bool HasAddress { get; }

    /// <summary>Where a packet goes that asks for a frontend.</summary>
    public ProxySet Outside { get; }

    /// <summary>The same for who asks from this machine, where it differs.</summary>
    public ProxySet Inside { get; }

    /// <summary>Frontends that nobody answers for.</summary>
    public ProxySet Refused { get; }

    /// <summary>Frontends whose clients stay with their backend.</summary>
    public ProxySet Remembered { get; }

    public ProxySet Masqueraded { get; }

    public ProxySet Clients { get; }

    public IEnumerable<ProxySet> All =>
        [Outside, Inside, Refused, Remembered, Masqueraded, Clients, .. _backends.Values];

    /// <summary>Frontends with a number from 0 on; one map for each protocol.</summary>
    public ProxySet Backends(byte protocol) => _backends[protocol];

    /// <summary>What a packet of that protocol asks for.</summary>
    public string Asked(byte protocol) => (HasAddress ? "ip daddr . " : "") + Protocols.Name(protocol) + " dport";

    public uint[] BackendKeyOf(Frontend frontend, uint number) =>
        HasAddress ? [number, frontend.Address, frontend.Port] : [number, frontend.Port];

    /// <summary>Of a frontend, as the sets' keys have it.</summary>
    public uint[] KeyOf(Frontend frontend) =>
        HasAddress ? [frontend.Address, frontend.Protocol, frontend.Port] : [frontend.Protocol, frontend.Port];

    public Frontend FrontendOf(ReadOnlySpan<uint> key) =>
        HasAddress ? new Frontend(key[0], (byte)key[1], (ushort)key[2]) : new Frontend(0, (byte)key[0], (ushort)key[1]);
}

/// <summary>All sets of the proxy's table.</summary>
internal static class ProxySets
{
    public static readonly FrontendSets WithAddress = new("", hasAddress: true),
        NodePorts = new("node_port_", hasAddress: false);

    public static readonly ProxySet ClusterAddresses = new(
        "cluster_addresses",
        [Field.Address],
        SetContent.Keys,
        "type ipv4_addr ;"
    );

    public static readonly ProxySet OutsideAddresses = ClusterAddresses with { Name = "outside_addresses" };

    /// <summary>A pod that is led to itself.</summary>
    public static readonly ProxySet Selves = new(
        "selves",
        [Field.Address, Field.Address],
        SetContent.Keys,
        "type ipv4_addr . ipv4_addr ;"
    );

    /// <summary>Frontends that may be asked from some addresses only.</summary>
    public static readonly ProxySet Limited = new(
        "limited",
        [Field.Address, Field.Protocol, Field.Port],
        SetContent.Keys,
        "type ipv4_addr . inet_proto . inet_service ;"
    );

    /// <summary>The addresses that they may be asked from.</summary>
    public static readonly ProxySet Allowed = new(
        "allowed",
        [Field.Address, Field.Protocol, Field.Port, Field.Address],
        SetContent.Ranges,
        "type ipv4_addr . inet_proto . inet_service . ipv4_addr ; flags interval ;"
    );

    public static readonly IReadOnlyList<ProxySet> All =
    [
        .. WithAddress.All,
        .. NodePorts.All,
        ClusterAddresses,
        OutsideAddresses,
        Selves,
        Limited,
        Allowed,
    ];

    public static FrontendSets Of(Frontend frontend) => frontend.IsNodePort ? NodePorts : WithAddress;
}
