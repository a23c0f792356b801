using Arktos.Api.Networking.V1;
using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

internal sealed record PolicyBounds
{
    /// <summary>Of all sets of peers together, each address once for every set that it is in.</summary>
    public int PeersMax { get; init; } = 262_144;

    /// <summary>Of a chain: each packet that no line lets pass is held against all of them.</summary>
    public int LinesMax { get; init; } = 2_048;
}

/// <summary>
/// Network policies of the namespaces that have pods here, and what the kernel has to know of them: a chain for the
/// pods of this node that are isolated in the same way, and a set for each selector that these name. What is not known,
/// has no room or cannot be read lets nothing pass. Pure but for its own state; one thread.
/// </summary>
internal sealed class PolicyTable(ClusterDns dns, PolicyBounds bounds)
{
    private readonly PeerBudget _budget = new(bounds.PeersMax);
    private readonly Dictionary<string, PolicyPod> _pods = [];
    private readonly Dictionary<string, Placement> _placed = [];
    private readonly Dictionary<uint, int> _locals = [];
    private readonly Dictionary<(string Tenant, string Namespace), Space> _spaces = [];
    private readonly SortedDictionary<string, TenantPeers> _peers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Use> _chains = [];
    private readonly HashSet<string> _refused = [];
    private readonly HashSet<string> _dirty = [];
    private int _tooLong;

    /// <summary>
    /// Chains that pods here are led to, but for <see cref="PolicySets.Closed"/>, and for those that the kernel does
    /// not take.
    /// </summary>
    public IEnumerable<PolicyChain> Chains =>
        _chains.Values.Select(u => u.Chain).Where(c => !_refused.Contains(c.Name));

    /// <summary>Namespaces that have pods here, of whom it is known.</summary>
    public IEnumerable<(string Tenant, string Namespace)> Namespaces =>
        _placed.Values.Where(p => p.Pod is not null).Select(p => (p.Pod!.Tenant, p.Pod.Namespace)).Distinct();

    /// <summary>Tenants of whom pods of all nodes, and of whom labels of namespaces, must be known.</summary>
    public IEnumerable<string> TenantsOfPeers => _peers.Where(p => p.Value.NeedsPeers).Select(p => p.Key);

    public IEnumerable<string> TenantsOfLabels => _peers.Where(p => p.Value.NeedsLabels).Select(p => p.Key);

    public int PeersCount => _budget.Count;

    /// <summary>There was no room for some peers or lines.</summary>
    public bool IsFull => _budget.IsFull || _tooLong > 0;

    /// <summary>What cannot be read of policies: "acme/shop/deny: …".</summary>
    public IEnumerable<string> Faults =>
        from space in _spaces
        from policy in space.Value.Policies
        where policy.Value.Fault.Length > 0
        select $"{space.Key.Tenant}/{space.Key.Namespace}/{policy.Key}: {policy.Value.Fault}";

    /// <summary>What is known of a pod; null: nothing any more.</summary>
    public void Note(string uid, PolicyPod? pod)
    {
        if (pod is null ? !_pods.Remove(uid) : _pods.GetValueOrDefault(uid) == pod)
            return;
        if (pod is not null)
            _pods[uid] = pod;
        _dirty.UnionWith(_placed.Values.Where(p => p.Local.Pod == uid).Select(p => p.Local.Sandbox));
    }

    /// <summary>The pods of this node, all of them.</summary>
    public void Place(IReadOnlyCollection<LocalPod> locals, ElementChanges changes)
    {
        var now = locals.ToDictionary(l => l.Sandbox);
        foreach (var gone in _placed.Values.Where(p => now.GetValueOrDefault(p.Local.Sandbox) != p.Local).ToList())
        {
            Lead(gone, null, null, changes);
            if (gone.Pod is not null)
                PeersOf(gone.Pod.Tenant).Place(gone.Id, null, [], changes);
            _placed.Remove(gone.Local.Sandbox);
            foreach (var address in gone.Addresses)
                Count(address, -1, changes);
        }
        foreach (var local in locals.Where(l => !_placed.ContainsKey(l.Sandbox)))
        {
            var placed = _placed[local.Sandbox] = new Placement(local);
            _dirty.Add(local.Sandbox);
            foreach (var address in placed.Addresses)
                Count(address, 1, changes);
        }
    }

    /// <summary>All policies of the namespace have been told.</summary>
    public void Know(string tenant, string ns)
    {
        SpaceOf(tenant, ns).IsKnown = true;
        MarkSpace(tenant, ns);
    }

    public void Forget(string tenant, string ns)
    {
        if (_spaces.Remove((tenant, ns)))
            MarkSpace(tenant, ns);
    }

    /// <param name="policy">Null: it is gone.</param>
    public void SetPolicy(string tenant, string ns, string name, NetworkPolicy? policy)
    {
        var policies = SpaceOf(tenant, ns).Policies;
        if (policy is null)
            policies.Remove(name);
        else
            policies[name] = new CompiledPolicy(policy, tenant, ns, dns);
        MarkSpace(tenant, ns);
    }

    /// <param name="pod">Null: it is gone.</param>
    public void SetPeer(string tenant, string id, PolicyPod? pod, uint[] addresses, ElementChanges changes) =>
        PeersOf(tenant).Tell(id, pod, addresses, changes);

    /// <param name="labels">Null: the namespace is gone.</param>
    public void SetLabels(
        string tenant,
        string ns,
        IReadOnlyDictionary<string, string>? labels,
        ElementChanges changes
    ) => PeersOf(tenant).SetLabels(ns, labels, changes);

    public void ForgetPeers(string tenant, ElementChanges changes) => PeersOf(tenant).ForgetTold(changes);

    public void ForgetLabels(string tenant, ElementChanges changes) => PeersOf(tenant).ForgetLabels(changes);

    /// <summary>The kernel does not take the chain: nothing passes from, or to, its pods.</summary>
    /// <returns>False: it is closed already.</returns>
    public bool Close(string chain, ElementChanges changes)
    {
        if (!_refused.Add(chain))
            return false;
        if (_chains.TryGetValue(chain, out var use))
            LetGo(use, changes);
        _dirty.UnionWith(
            _placed.Values.Where(p => p.Ingress == chain || p.Egress == chain).Select(p => p.Local.Sandbox)
        );
        return true;
    }

    /// <summary>What has been told so far becomes what the kernel is to have.</summary>
    public void Settle(ElementChanges changes)
    {
        foreach (var sandbox in _dirty)
            if (_placed.TryGetValue(sandbox, out var placed))
                Settle(placed, changes);
        _dirty.Clear();
        if (_budget is { IsFull: true, HasRoom: true })
        {
            _budget.IsFull = false;
            foreach (var group in _peers.Values.SelectMany(p => p.Groups))
                group.Fill(changes);
        }
        foreach (
            var gone in _peers
                .Where(p => !p.Value.NeedsPeers && _placed.Values.All(l => l.Local.Tenant != p.Key))
                .Select(p => p.Key)
                .ToList()
        )
            _peers.Remove(gone);
        _refused.IntersectWith(_chains.Keys);
    }

    /// <summary>All of it, to be written where nothing is.</summary>
    public IEnumerable<SetElement> Whole() =>
        _placed
            .Values.SelectMany(p => p.Elements)
            .Concat(_peers.Values.SelectMany(p => p.Groups).SelectMany(g => g.Shown));

    private void Settle(Placement placed, ElementChanges changes)
    {
        var pod = _pods.GetValueOrDefault(placed.Local.Pod);
        if (pod != placed.Pod)
        {
            if (placed.Pod is { } before && before.Tenant != pod?.Tenant)
                PeersOf(before.Tenant).Place(placed.Id, null, [], changes);
            if (pod is not null)
                PeersOf(pod.Tenant).Place(placed.Id, pod, placed.Addresses, changes);
            placed.Pod = pod;
        }
        if (pod is null || !_spaces.TryGetValue((pod.Tenant, pod.Namespace), out var space) || !space.IsKnown)
            Lead(placed, Closing, Closing, changes);
        else
            Lead(placed, ChainOf(space, pod, Direction.Ingress), ChainOf(space, pod, Direction.Egress), changes);
    }

    private static readonly Draft Closing = new(PolicySets.Closed, [], "", false);

    /// <summary>Null: nothing isolates the pod in that direction.</summary>
    private Draft? ChainOf(Space space, PolicyPod pod, Direction direction)
    {
        var isolating = space.Policies.Values.Where(p => p.Isolates(pod, direction)).ToList();
        if (isolating.Count == 0)
            return null;
        // Policies add up: what several of them let pass is one line.
        var all = isolating.SelectMany(p => p.LinesOf(pod, direction)).DistinctBy(l => l.Text).ToList();
        var lines = all.Take(bounds.LinesMax).ToList();
        // The same text may be of another tenant, but for those of selectors.
        var name = $"{PolicyChain.Prefix}{PeerSelector.HashOf(string.Join('\n', lines.Select(l => l.Text)))}";
        return new Draft(name, lines, pod.Tenant, all.Count > lines.Count);
    }

    private void Lead(Placement placed, Draft? ingress, Draft? egress, ElementChanges changes)
    {
        var before = (placed.Ingress, placed.Egress);
        (placed.Ingress, placed.Egress) = (Acquire(ingress, changes), Acquire(egress, changes));
        foreach (var element in placed.Elements)
            changes.Drop(element);
        placed.Elements = [.. PolicySets.ElementsOf(placed.Addresses, Shown(placed.Ingress), Shown(placed.Egress))];
        foreach (var element in placed.Elements)
            changes.Put(element);
        Release(before.Ingress, changes);
        Release(before.Egress, changes);
    }

    private string Acquire(Draft? draft, ElementChanges changes)
    {
        if (draft is null || draft == Closing)
            return draft?.Name ?? "";
        if (!_chains.TryGetValue(draft.Name, out var use))
        {
            var groups = draft
                .Lines.Select(l => l.Peers)
                .OfType<PeerSelector>()
                .Distinct()
                .Select(s => PeersOf(draft.Tenant).Acquire(s, changes))
                .ToList();
            var chain = new PolicyChain(
                draft.Name,
                [.. draft.Lines.Select(l => l.Text)],
                [.. groups.Select(g => g.Set)]
            );
            _chains.Add(draft.Name, use = new Use(chain, draft.Tenant, groups, draft.IsCut));
            _tooLong += draft.IsCut ? 1 : 0;
        }
        use.Count++;
        return draft.Name;
    }

    private void Release(string chain, ElementChanges changes)
    {
        if (!_chains.TryGetValue(chain, out var use) || --use.Count > 0)
            return;
        _chains.Remove(chain);
        _tooLong -= use.IsCut ? 1 : 0;
        LetGo(use, changes);
    }

    private void LetGo(Use use, ElementChanges changes)
    {
        foreach (var group in use.Groups)
            PeersOf(use.Tenant).Release(group, changes);
        use.Groups.Clear();
    }

    private string Shown(string chain) => _refused.Contains(chain) ? PolicySets.Closed : chain;

    private void Count(uint address, int more, ElementChanges changes)
    {
        var count = _locals.GetValueOrDefault(address) + more;
        if (count > 0)
            _locals[address] = count;
        else
            _locals.Remove(address);
        foreach (var tenant in _peers.Values)
            tenant.LookAgain(address, changes);
    }

    private void MarkSpace(string tenant, string ns) =>
        _dirty.UnionWith(
            _placed.Values.Where(p => p.Pod?.Tenant == tenant && p.Pod.Namespace == ns).Select(p => p.Local.Sandbox)
        );

    private Space SpaceOf(string tenant, string ns)
    {
        if (!_spaces.TryGetValue((tenant, ns), out var space))
            _spaces[(tenant, ns)] = space = new Space();
        return space;
    }

    private TenantPeers PeersOf(string tenant)
    {
        if (!_peers.TryGetValue(tenant, out var peers))
            _peers[tenant] = peers = new TenantPeers(tenant, dns, _budget, _locals.ContainsKey);
        return peers;
    }

    /// <param name="IsCut">There were more lines than there may be.</param>
    private sealed record Draft(string Name, IReadOnlyList<PolicyLine> Lines, string Tenant, bool IsCut);

    private sealed record Use(PolicyChain Chain, string Tenant, List<PeerGroup> Groups, bool IsCut)
    {
        /// <summary>How many pods are led to it, in either direction.</summary>
        public int Count { get; set; }
    }

    private sealed class Space
    {
        public bool IsKnown { get; set; }

        public SortedDictionary<string, CompiledPolicy> Policies { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Placement(LocalPod local)
    {
        public LocalPod Local => local;

        public string Id { get; } = "#" + local.Sandbox;

        public uint[] Addresses { get; } = [.. local.Links.Select(l => l.Address)];

        /// <summary>As sets of peers have it.</summary>
        public PolicyPod? Pod { get; set; }

        /// <summary>The chain that it is led to; "": none.</summary>
        public string Ingress { get; set; } = "";

        public string Egress { get; set; } = "";

        /// <summary>What the kernel is to have of it.</summary>
        public IReadOnlyList<SetElement> Elements { get; set; } = [];
    }
}
