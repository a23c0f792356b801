using Arktos.Api.Discovery.V1;

namespace Arktos.Kubelet.Services;

/// <summary>Which endpoints of one service port are asked. Pure.</summary>
internal sealed class BackendChoice
{
    /// <summary>Slots of a frontend are numbered below this.</summary>
    public const int BackendsMax = 1 << 15;

    private readonly SortedDictionary<Backend, Candidate> _candidates = [];
    private readonly NodePlace _node;

    /// <param name="mayLoopBack">Endpoints on the machine's loopback count; they do for the API servers only.</param>
    public BackendChoice(
        IEnumerable<EndpointSlice> slices,
        string portName,
        byte protocol,
        NodePlace node,
        bool mayLoopBack
    )
    {
        _node = node;
        foreach (var slice in slices.Where(s => s.AddressType == "IPv4"))
        {
            var port = slice.Ports?.Find(p => (p.Name ?? "") == portName && Protocols.Of(p.Protocol) == protocol);
            if (port?.Port is not (> 0 and <= ushort.MaxValue))
                continue;
            foreach (var endpoint in slice.Endpoints)
                if (
                    endpoint.Addresses is [var text, ..]
                    && Ipv4.TryParse(text, out var address)
                    && IsSensible(address, mayLoopBack)
                )
                    Add(new Backend(address, (ushort)port.Port.Value), new Candidate(endpoint, node));
        }
    }

    /// <summary>
    /// Those that are ready, of the node or the zone if all have hints and some are for it; while nobody is ready,
    /// those that end but still serve.
    /// </summary>
    public IReadOnlyList<Backend> Anywhere()
    {
        var ready = Where(c => c.IsReady);
        return ready.Count > 0 ? Near(ready) : Where(c => c.EndsButServes);
    }

    /// <summary>The same of this node alone; hints do not matter.</summary>
    public IReadOnlyList<Backend> Local()
    {
        var ready = Where(c => c.IsReady && c.IsLocal);
        return ready.Count > 0 ? ready : Where(c => c.EndsButServes && c.IsLocal);
    }

    public bool IsLocal(Backend backend) => _candidates[backend].IsLocal;

    private static bool IsSensible(uint address, bool mayLoopBack) =>
        address >> 24 is > 0 and < 224 && (mayLoopBack || !Ipv4.IsLoopback(address));

    // While an endpoint moves from a slice to another, it is in both.
    private void Add(Backend backend, Candidate candidate)
    {
        if (!_candidates.TryGetValue(backend, out var known) || !known.IsReady)
            _candidates[backend] = candidate;
    }

    private List<Backend> Where(Func<Candidate, bool> isWanted) =>
        [.. _candidates.Where(c => isWanted(c.Value)).Select(c => c.Key).Take(BackendsMax)];

    private List<Backend> Near(List<Backend> ready)
    {
        if (
            ready.TrueForAll(b => _candidates[b].Nodes.Count > 0)
            && ready.FindAll(b => _candidates[b].Nodes.Contains(_node.Name)) is { Count: > 0 } ofNode
        )
            return ofNode;
        if (
            _node.Zone.Length > 0
            && ready.TrueForAll(b => _candidates[b].Zones.Count > 0)
            && ready.FindAll(b => _candidates[b].Zones.Contains(_node.Zone)) is { Count: > 0 } ofZone
        )
            return ofZone;
        return ready;
    }

    private sealed class Candidate(Endpoint endpoint, NodePlace node)
    {
        public bool IsReady { get; } = endpoint.Conditions.Ready ?? true;

        public bool EndsButServes { get; } =
            endpoint.Conditions.Terminating == true
            && (endpoint.Conditions.Serving ?? endpoint.Conditions.Ready ?? true);

        public bool IsLocal { get; } = node.Has(endpoint.NodeName);

        public IReadOnlyList<string> Nodes { get; } = [.. (endpoint.Hints?.ForNodes ?? []).Select(n => n.Name)];

        public IReadOnlyList<string> Zones { get; } = [.. (endpoint.Hints?.ForZones ?? []).Select(z => z.Name)];
    }
}
