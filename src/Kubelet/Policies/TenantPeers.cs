using Arktos.Kubelet.Isolation;

namespace Arktos.Kubelet.Policies;

/// <summary>
/// The pods of a tenant anywhere, and the sets of those that policies here mean. A change of a pod costs a look at each
/// set, a new set a look at each pod. One thread.
/// </summary>
internal sealed class TenantPeers
{
    private const string DnsId = "dns";

    private readonly PeerBudget _budget;
    private readonly Func<uint, bool> _isLocal;
    private readonly Dictionary<string, Member> _members = [];
    private readonly Dictionary<uint, HashSet<string>> _told = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _labels = [];
    private readonly Dictionary<PeerSelector, PeerGroup> _groups = [];

    /// <param name="Addresses">All of them.</param>
    /// <param name="Counted">Those that are its own: of others' pods, none that a pod of this node has.</param>
    private sealed record Member(PolicyPod Pod, bool IsLocal, uint[] Addresses, uint[] Counted);

    public TenantPeers(string tenant, ClusterDns dns, PeerBudget budget, Func<uint, bool> isLocal)
    {
        (_budget, _isLocal) = (budget, isLocal);
        if (dns.Addresses.Count > 0)
            _members[DnsId] = new Member(ClusterDns.PodOf(tenant), true, [.. dns.Addresses], [.. dns.Addresses]);
    }

    public IEnumerable<PeerGroup> Groups => _groups.Values;

    /// <summary>Whether a set here takes pods of other nodes to tell.</summary>
    public bool NeedsPeers => _groups.Count > 0;

    public bool NeedsLabels => _groups.Keys.Any(s => s.NeedsLabels);

    public PeerGroup Acquire(PeerSelector selector, ElementChanges changes)
    {
        if (!_groups.TryGetValue(selector, out var group))
        {
            _groups.Add(selector, group = new PeerGroup(selector, _budget));
            foreach (var member in _members.Values.Where(m => Matches(group, m.Pod)))
                group.Add(member.Pod, member.Counted, changes);
        }
        group.Users++;
        return group;
    }

    public void Release(PeerGroup group, ElementChanges changes)
    {
        if (--group.Users > 0)
            return;
        group.Clear(changes);
        _groups.Remove(group.Selector);
    }

    /// <summary>A pod of another node, or what is told of one here; null: it is gone.</summary>
    public void Tell(string id, PolicyPod? pod, uint[] addresses, ElementChanges changes)
    {
        foreach (var address in _members.GetValueOrDefault(id)?.Addresses ?? [])
            if (_told.TryGetValue(address, out var tellers) && tellers.Remove(id) && tellers.Count == 0)
                _told.Remove(address);
        if (pod is not null)
            foreach (var address in addresses)
            {
                if (!_told.TryGetValue(address, out var known))
                    _told[address] = known = [];
                known.Add(id);
            }
        Replace(
            id,
            pod is null ? null : new Member(pod, false, addresses, [.. addresses.Where(a => !_isLocal(a))]),
            changes
        );
    }

    /// <summary>A pod of this node; null: it is gone, or nobody knows its labels.</summary>
    public void Place(string id, PolicyPod? pod, uint[] addresses, ElementChanges changes) =>
        Replace(id, pod is null ? null : new Member(pod, true, addresses, addresses), changes);

    /// <summary>The node has, or has no more, a pod with the address.</summary>
    public void LookAgain(uint address, ElementChanges changes)
    {
        foreach (var id in (_told.GetValueOrDefault(address) ?? []).ToList())
            if (_members[id] is var member)
                Replace(id, member with { Counted = [.. member.Addresses.Where(a => !_isLocal(a))] }, changes);
    }

    /// <param name="labels">Null: they are not known.</param>
    public void SetLabels(string ns, IReadOnlyDictionary<string, string>? labels, ElementChanges changes)
    {
        var concerned = _members.Values.Where(m => m.Pod.Namespace == ns).ToList();
        var groups = _groups.Values.Where(g => g.Selector.NeedsLabels).ToList();
        Count(add: false);
        if (labels is null)
            _labels.Remove(ns);
        else
            _labels[ns] = labels;
        Count(add: true);

        void Count(bool add)
        {
            foreach (var group in groups)
            foreach (var member in concerned.Where(m => Matches(group, m.Pod)))
                if (add)
                    group.Add(member.Pod, member.Counted, changes);
                else
                    group.Remove(member.Pod, member.Counted, changes);
        }
    }

    /// <summary>Nobody tells of pods of other nodes any more.</summary>
    public void ForgetTold(ElementChanges changes)
    {
        foreach (var id in _members.Where(m => !m.Value.IsLocal).Select(m => m.Key).ToList())
            Tell(id, null, [], changes);
    }

    public void ForgetLabels(ElementChanges changes)
    {
        foreach (var ns in _labels.Keys.ToList())
            SetLabels(ns, null, changes);
    }

    private void Replace(string id, Member? now, ElementChanges changes)
    {
        _members.Remove(id, out var before);
        if (now is not null)
            _members[id] = now;
        foreach (var group in _groups.Values)
        {
            // First what it has, so that what stays is not missing in between, nor short of room.
            if (now is not null && Matches(group, now.Pod))
                group.Add(now.Pod, now.Counted, changes);
            if (before is not null && Matches(group, before.Pod))
                group.Remove(before.Pod, before.Counted, changes);
        }
    }

    private bool Matches(PeerGroup group, PolicyPod pod) =>
        group.Selector.Matches(pod, _labels.GetValueOrDefault(pod.Namespace));
}
