using System.Globalization;
using Arktos.Api.Networking.V1;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>The ports of a rule: ranges of each protocol, and names. Pure.</summary>
internal sealed class PortMatch
{
    private readonly List<(byte Protocol, int First, int Last)> _ranges = [];
    private readonly List<(string Name, byte Protocol)> _names = [];

    /// <summary>Null: a rule without ports, which is of every protocol.</summary>
    public static PortMatch? Of(IReadOnlyList<NetworkPolicyPort>? ports)
    {
        if (ports is not { Count: > 0 })
            return null;
        var match = new PortMatch();
        foreach (var port in ports)
        {
            var protocol = Protocols.Of(port.Protocol);
            if (protocol == 0)
                continue;
            if (port.Port is not { } asked)
                match._ranges.Add((protocol, 0, ushort.MaxValue));
            else if (asked.IsString)
                match._names.Add((asked.Text!, protocol));
            else
                match._ranges.Add((protocol, (int)asked.Number, port.EndPort ?? (int)asked.Number));
        }
        return match;
    }

    public IReadOnlyList<(string Name, byte Protocol)> Names => _names;

    public bool Has(byte protocol, int port) =>
        _ranges.Any(r => r.Protocol == protocol && r.First <= port && port <= r.Last);

    /// <summary>As nft takes it, without what overlaps; "": no port by number.</summary>
    /// <param name="more">What names stand for.</param>
    public string TextOf(IEnumerable<(byte Protocol, int First, int Last)> more)
    {
        var merged = new List<(byte Protocol, int First, int Last)>();
        foreach (var range in _ranges.Concat(more).Where(r => r.First <= r.Last).Order())
            if (merged.Count > 0 && merged[^1].Protocol == range.Protocol && range.First <= merged[^1].Last + 1)
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        var texts = merged.Select(r => TextOf(r.Protocol, r.First, r.Last));
        return merged.Count == 0 ? "" : $"meta l4proto . th dport {{ {string.Join(", ", texts)} }} ";
    }

    private static string TextOf(byte protocol, int first, int last) =>
        string.Create(CultureInfo.InvariantCulture, $"{Protocols.Name(protocol)} . {first}")
        + (last > first ? string.Create(CultureInfo.InvariantCulture, $"-{last}") : "");
}
