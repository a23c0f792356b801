using Arktos.Client.Resources;

namespace Arktos.Kubelet.Services;

/// <summary>
/// The proxy's table as it is to be: plans of services become elements of sets. Backends keep their number as long as
/// they are there, so that a change of one is a change of few elements. Pure but for its own state; one thread.
/// </summary>
internal sealed class ProxyTable
{
    private readonly Dictionary<ObjectKey, ServicePlan> _plans = [];

    /// <summary>Who wants a frontend, the one who has it first.</summary>
    private readonly Dictionary<Frontend, List<(ServicePlan Service, FrontendPlan Plan)>> _claims = [];
    private readonly HashSet<Frontend> _contested = [];
    private readonly Dictionary<Frontend, Shown> _shown = [];
    private readonly Counted _clusterAddresses = new(a => SetElement.OfKey(ProxySets.ClusterAddresses, a)),
        _outsideAddresses = new(a => SetElement.OfKey(ProxySets.OutsideAddresses, a)),
        _selves = new(a => SetElement.OfKey(ProxySets.Selves, a, a));

    public IEnumerable<ServicePlan> Plans => _plans.Values;

    public int FrontendsCount => _shown.Count;

    /// <summary>Whether a client of it may stay with that backend.</summary>
    public bool Has(Frontend frontend, Backend backend) =>
        _shown.TryGetValue(frontend, out var shown)
        && (Array.IndexOf(shown.Backends, backend) >= 0 || Array.IndexOf(shown.Inside, backend) >= 0);

    public bool Knows(Frontend frontend) => _shown.ContainsKey(frontend);

    /// <summary>Other services that want an address which one has.</summary>
    public IEnumerable<(Frontend Frontend, ObjectKey Has, ObjectKey Wants)> Conflicts =>
        from frontend in _contested
        let claims = _claims[frontend]
        from other in claims.Skip(1)
        select (frontend, claims[0].Service.Service, other.Service.Service);

    /// <param name="plan">Null: the service is gone, or nothing is to be done for it.</param>
    public void Set(ObjectKey service, ServicePlan? plan, TableChanges changes)
    {
        var before = _plans.GetValueOrDefault(service);
        if (plan is null)
            _plans.Remove(service);
        else
            _plans[service] = plan;
        var touched = new HashSet<Frontend>();
        foreach (var old in before?.Frontends ?? [])
        {
            var claims = _claims[old.Frontend];
            claims.RemoveAll(c => c.Service.Service == service);
            if (claims.Count == 0)
                _claims.Remove(old.Frontend);
            touched.Add(old.Frontend);
        }
        foreach (var now in plan?.Frontends ?? [])
        {
            if (!_claims.TryGetValue(now.Frontend, out var claims))
                _claims.Add(now.Frontend, claims = []);
            claims.Add((plan!, now));
            claims.Sort((a, b) => a.Service.CompareTo(b.Service));
            touched.Add(now.Frontend);
        }
        foreach (var frontend in touched)
        {
            if (_claims.TryGetValue(frontend, out var claims) && claims.Count > 1)
                _contested.Add(frontend);
            else
                _contested.Remove(frontend);
            Show(frontend, changes);
        }
        _clusterAddresses.Change(ClusterAddress(before), ClusterAddress(plan), changes);
        _outsideAddresses.Change(OutsideAddresses(before), OutsideAddresses(plan), changes);
        _selves.Change(before?.LocalAddresses ?? [], plan?.LocalAddresses ?? [], changes);
    }

    /// <summary>All of it, to be written where nothing is.</summary>
    public TableChanges Whole()
    {
        var whole = new TableChanges();
        foreach (var shown in _shown.Values)
        {
            whole.Added.AddRange(shown.Elements);
            foreach (var chain in shown.Chains)
                whole.Chains[chain.Name] = chain;
        }
        foreach (var counted in (Counted[])[_clusterAddresses, _outsideAddresses, _selves])
            whole.Added.AddRange(counted.Elements);
        return whole;
    }

    private void Show(Frontend frontend, TableChanges changes)
    {
        var before = _shown.GetValueOrDefault(frontend);
        var plan = _claims.TryGetValue(frontend, out var claims) ? claims[0].Plan : null;
        var now = plan is null ? null : Shown.Of(plan, before);
        if (now is null)
            _shown.Remove(frontend);
        else
            _shown[frontend] = now;
        var (old, wanted) = (before?.Elements ?? [], now?.Elements ?? []);
        var (gone, come) = (new HashSet<SetElement>(old), new HashSet<SetElement>(wanted));
        gone.ExceptWith(wanted);
        come.ExceptWith(old);
        changes.Removed.AddRange(gone);
        changes.Added.AddRange(come);
        foreach (var chain in now?.Chains ?? [])
            changes.Chains[chain.Name] = chain;
        var loses = before is not null && before.All.Any(b => now?.All.Contains(b) != true);
        changes.LosesRememberedBackends |= loses && before!.Plan.AffinitySeconds > 0;
        var begins = before?.All.Any() != true && now?.All.Any() == true;
        changes.MovesDatagrams |= frontend.Protocol == Protocols.Udp && (loses || begins);
    }

    private static IEnumerable<uint> ClusterAddress(ServicePlan? plan) => plan is null ? [] : [plan.ClusterAddress];

    private static IEnumerable<uint> OutsideAddresses(ServicePlan? plan) =>
        (plan?.Frontends ?? [])
            .Select(f => f.Frontend.Address)
            .Where(a => a != 0 && a != plan!.ClusterAddress)
            .Distinct();

    /// <summary>A frontend as the sets have it.</summary>
    private sealed record Shown(FrontendPlan Plan, Backend[] Backends, Backend[] Inside)
    {
        public IReadOnlyList<SetElement> Elements { get; private init; } = [];

        public IReadOnlyList<ProxyChain> Chains { get; private init; } = [];

        public IEnumerable<Backend> All => Backends.Concat(Inside);

        public static Shown Of(FrontendPlan plan, Shown? before)
        {
            var shown = new Shown(
                plan,
                BackendSlots.Next(before?.Backends ?? [], plan.Backends),
                BackendSlots.Next(before?.Inside ?? [], plan.Inside ?? [])
            );
            var (elements, chains) = (new List<SetElement>(), new List<ProxyChain>());
            shown.Write(elements, chains);
            return shown with { Elements = elements, Chains = chains };
        }

        private void Write(List<SetElement> elements, List<ProxyChain> chains)
        {
            var sets = ProxySets.Of(Plan.Frontend);
            var key = sets.KeyOf(Plan.Frontend);
            var stays = Plan.AffinitySeconds > 0;
            if (Backends.Length > 0)
                Lead(sets.Outside, isInside: false, Backends);
            else
            {
                var target = Plan.WhenNone == WhenNone.Drop ? ProxyChain.Discard : ProxyChain.Refuse;
                elements.Add(SetElement.OfTarget(sets.Refused, key, target));
            }
            if (Inside.Length > 0)
                Lead(sets.Inside, isInside: true, Inside);
            if (Plan.Masquerades)
                elements.Add(SetElement.OfKey(sets.Masqueraded, key));
            if (stays && (Backends.Length > 0 || Inside.Length > 0))
            {
                var chain = ProxyChain.Remember(sets, Plan.AffinitySeconds);
                chains.Add(chain);
                elements.Add(SetElement.OfTarget(sets.Remembered, key, chain.Name));
            }
            if (Plan.SourceRanges is not { } ranges)
                return;
            elements.Add(SetElement.OfKey(ProxySets.Limited, key));
            foreach (var (first, last) in AddressRanges.Merge(ranges))
                elements.Add(SetElement.OfRange(ProxySets.Allowed, [.. key, first], [.. key, last]));

            void Lead(ProxySet set, bool isInside, Backend[] slots)
            {
                var protocol = Plan.Frontend.Protocol;
                var chain = ProxyChain.Pick(sets, protocol, new PickOptions(isInside, stays), slots.Length);
                chains.Add(chain);
                elements.Add(SetElement.OfTarget(set, key, chain.Name));
                var number = isInside ? (uint)ProxyChain.InsideOffset : 0;
                foreach (var backend in slots)
                    elements.Add(
                        SetElement.OfBackend(
                            sets.Backends(protocol),
                            sets.BackendKeyOf(Plan.Frontend, number++),
                            backend
                        )
                    );
            }
        }
    }

    /// <summary>Elements that several services may want; they are there as long as one does.</summary>
    private sealed class Counted(Func<uint, SetElement> element)
    {
        private readonly Dictionary<uint, int> _counts = [];

        public IEnumerable<SetElement> Elements => _counts.Keys.Select(element);

        public void Change(IEnumerable<uint> before, IEnumerable<uint> now, TableChanges changes)
        {
            var (old, wanted) = (before.ToHashSet(), now.ToHashSet());
            foreach (var address in wanted.Except(old))
                if ((_counts[address] = _counts.GetValueOrDefault(address) + 1) == 1)
                    changes.Added.Add(element(address));
            foreach (var address in old.Except(wanted))
                if (--_counts[address] == 0)
                {
                    _counts.Remove(address);
                    changes.Removed.Add(element(address));
                }
        }
    }
}
