using System.Globalization;

namespace Arktos.Kubelet.Services;

/// <param name="IsInside">Of those that clients of this machine are led to.</param>
/// <param name="Stays">Clients stay with their backend.</param>
internal readonly record struct PickOptions(bool IsInside, bool Stays);

/// <summary>A chain that elements of maps lead to; all frontends with as many backends share one.</summary>
internal sealed record ProxyChain(string Name, IReadOnlyList<string> Rules)
{
    /// <summary>Slots of <see cref="FrontendPlan.Inside"/> are numbered from here on.</summary>
    public const int InsideOffset = BackendChoice.BackendsMax;

    public const string Refuse = "refuse",
        Discard = "discard";

    /// <summary>Picks one of so many backends at random; that of before, where clients stay.</summary>
    public static ProxyChain Pick(FrontendSets sets, byte protocol, PickOptions options, int count)
    {
        var offset = options.IsInside ? Text($" offset {InsideOffset}") : "";
        var asked = sets.Asked(protocol);
        var rules = new List<string>();
        if (options.Stays)
            rules.Add(
                $"dnat ip to ip saddr . {(sets.HasAddress ? "ip daddr . " : "")}meta l4proto . th dport "
                    + $"map @{sets.Clients.Name}"
            );
        rules.Add(Text($"dnat ip to numgen random mod {count}{offset} . {asked} map @{sets.Backends(protocol).Name}"));
        var kind = (options.IsInside ? "inside_" : "") + (options.Stays ? "stay" : "pick");
        return new ProxyChain(Text($"{sets.Prefix}{kind}_{Protocols.Name(protocol)}_{count}"), rules);
    }

    /// <summary>Remembers where a client was led to, for so long from now on.</summary>
    public static ProxyChain Remember(FrontendSets sets, int seconds)
    {
        var client = Text($"ct original ip saddr . {Asked(sets)} timeout {seconds}s");
        return new ProxyChain(
            Text($"{sets.Prefix}remember_{seconds}"),
            [
                .. Protocols.All.Select(p =>
                    $"meta l4proto {Protocols.Name(p)} "
                    + $"update @{sets.Clients.Name} {{ {client} : ip daddr . th dport }}"
                ),
            ]
        );
    }

    /// <summary>A rule for each protocol; nft knows ports of a connection's beginning by its protocol only.</summary>
    public static IEnumerable<string> OfEachProtocol(FrontendSets sets, string rest) =>
        Protocols.All.Select(p => $"meta l4proto {Protocols.Name(p)} {Asked(sets)} {rest}");

    /// <summary>What the client asked for, before it was led elsewhere.</summary>
    private static string Asked(FrontendSets sets) =>
        (sets.HasAddress ? "ct original ip daddr . " : "") + "meta l4proto . ct original proto-dst";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
