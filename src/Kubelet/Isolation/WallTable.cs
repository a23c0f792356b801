using Arktos.Client.Resources;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Isolation;

/// <summary>A pod of this node, on its own network.</summary>
/// <param name="Links">One for each of its network interfaces: a virtual machine may have several.</param>
internal sealed record LocalPod(string Sandbox, string Tenant, IReadOnlyList<PodLink> Links)
{
    /// <summary>Its uid.</summary>
    public string Pod { get; init; } = "";

    public bool Equals(LocalPod? other) =>
        other is not null
        && (Sandbox, Tenant, Pod) == (other.Sandbox, other.Tenant, other.Pod)
        && Links.SequenceEqual(other.Links);

    public override int GetHashCode() => HashCode.Combine(Sandbox, Tenant, Links.Count);
}

/// <param name="Port">The number of the bridge's interface that leads to it.</param>
/// <param name="Hardware">Of the pod's own interface; the lowest six bytes.</param>
internal sealed record PodLink(uint Address, int Port, ulong Hardware);

/// <summary>
/// Who is where, and what of it the kernel has to know: pods of this node, and for each tenant that has some the
/// addresses of its pods anywhere. Pure but for its own state; one thread.
/// </summary>
/// <param name="range">Of all pods; what is beyond it is nobody's address.</param>
/// <param name="addressesMax">Of all tenants together; what is beyond it cannot be reached.</param>
internal sealed class WallTable(PodRange range, int addressesMax)
{
    private readonly Dictionary<uint, LocalPod> _locals = [];
    private readonly Dictionary<string, LocalPod> _bySandbox = [];
    private readonly SortedDictionary<string, Tenant> _tenants = new(StringComparer.Ordinal);
    private int _shown;

    /// <summary>Those with pods on this node.</summary>
    public IReadOnlyCollection<string> Tenants => _tenants.Keys;

    public IReadOnlyCollection<LocalPod> Locals => _bySandbox.Values;

    /// <summary>Addresses that the kernel knows as pods of some tenant.</summary>
    public int AddressesCount => _shown;

    /// <summary>There was no room for some addresses.</summary>
    public bool IsFull { get; private set; }

    public bool Has(string sandbox) => _bySandbox.ContainsKey(sandbox);

    public LocalPod? Find(string sandbox) => _bySandbox.GetValueOrDefault(sandbox);

    /// <summary>What had one of the addresses, or ports, before has it no more.</summary>
    public void Add(LocalPod pod, ElementChanges changes)
    {
        if (_bySandbox.GetValueOrDefault(pod.Sandbox) == pod)
            return;
        // First, so that what is known of the tenant stays when the one before was its only pod.
        TenantOf(pod).LocalsCount++;
        Remove(pod.Sandbox, changes);
        foreach (var before in _bySandbox.Values.Where(l => l.Links.Any(IsTaken)).ToList())
        {
            TenantOf(before).LocalsCount++;
            Remove(before.Sandbox, changes);
            if (before.Links.Where(l => !IsTaken(l)).ToList() is { Count: > 0 } left)
                Insert(before with { Links = left }, changes);
            else
                Leave(before, changes);
        }
        Insert(pod, changes);

        bool IsTaken(PodLink link) => pod.Links.Any(l => l.Address == link.Address || l.Port == link.Port);
    }

    public void Remove(string sandbox, ElementChanges changes)
    {
        if (!_bySandbox.Remove(sandbox, out var pod))
            return;
        foreach (var link in pod.Links)
            _locals.Remove(link.Address);
        foreach (var element in ElementsOf(pod))
            changes.Drop(element);
        Leave(pod, changes);
        foreach (var link in pod.Links)
            ShowEverywhere(link.Address, changes);
    }

    /// <param name="addresses">None: the pod is gone, or has none yet.</param>
    public void Set(string tenant, ObjectKey pod, IReadOnlyList<uint> addresses, ElementChanges changes)
    {
        // Nobody's who has no pods here any more; the last words of a follower.
        if (!_tenants.TryGetValue(tenant, out var of))
            return;
        var before = of.Pods.GetValueOrDefault(pod) ?? [];
        uint[] now = [.. addresses.Where(range.Contains).Distinct()];
        if (now.Length > 0)
            of.Pods[pod] = now;
        else
            of.Pods.Remove(pod);
        foreach (var address in now)
            of.Counts[address] = of.Counts.GetValueOrDefault(address) + 1;
        foreach (var address in before)
            if (--of.Counts[address] == 0)
                of.Counts.Remove(address);
        foreach (var address in before.Union(now))
            Show(of, address, changes);
    }

    /// <summary>Where there was no room, there may be some now.</summary>
    public void Fill(ElementChanges changes)
    {
        if (!IsFull || _shown >= addressesMax)
            return;
        IsFull = false;
        foreach (var tenant in _tenants.Values)
        foreach (var address in tenant.Counts.Keys.Where(a => !tenant.Shown.Contains(a)).ToList())
            Show(tenant, address, changes);
    }

    /// <summary>All of it, to be written where nothing is.</summary>
    public IEnumerable<SetElement> Whole() =>
        _bySandbox
            .Values.SelectMany(ElementsOf)
            .Concat(_tenants.Values.SelectMany(t => t.Shown.Select(a => ElementOf(t, a))));

    private Tenant TenantOf(LocalPod pod)
    {
        if (!_tenants.TryGetValue(pod.Tenant, out var tenant))
            _tenants.Add(pod.Tenant, tenant = new Tenant(pod.Tenant));
        return tenant;
    }

    /// <summary>It is counted already, and what it has is nobody else's.</summary>
    private void Insert(LocalPod pod, ElementChanges changes)
    {
        _bySandbox[pod.Sandbox] = pod;
        foreach (var link in pod.Links)
            _locals[link.Address] = pod;
        foreach (var element in ElementsOf(pod))
            changes.Put(element);
        foreach (var link in pod.Links)
            ShowEverywhere(link.Address, changes);
    }

    /// <summary>Its tenant has one pod less here; with the last one goes what is known of the tenant.</summary>
    private void Leave(LocalPod pod, ElementChanges changes)
    {
        var tenant = _tenants[pod.Tenant];
        if (--tenant.LocalsCount > 0)
            return;
        foreach (var address in tenant.Shown)
            changes.Drop(ElementOf(tenant, address));
        _shown -= tenant.Shown.Count;
        _tenants.Remove(pod.Tenant);
    }

    private void ShowEverywhere(uint address, ElementChanges changes)
    {
        foreach (var tenant in _tenants.Values)
            Show(tenant, address, changes);
    }

    /// <summary>
    /// The node knows best whose the addresses of its own pods are: what is told of them may be of pods that had them
    /// before.
    /// </summary>
    private void Show(Tenant tenant, uint address, ElementChanges changes)
    {
        var isWanted =
            tenant.Name != WallRules.SystemTenant
            && (
                _locals.TryGetValue(address, out var local)
                    ? local.Tenant == tenant.Name
                    : tenant.Counts.ContainsKey(address)
            );
        if (!isWanted && tenant.Shown.Remove(address))
        {
            _shown--;
            changes.Drop(ElementOf(tenant, address));
        }
        else if (isWanted && !tenant.Shown.Contains(address))
        {
            if (_shown >= addressesMax)
            {
                IsFull = true;
                return;
            }
            _shown++;
            tenant.Shown.Add(address);
            changes.Put(ElementOf(tenant, address));
        }
    }

    private static SetElement ElementOf(Tenant tenant, uint address) => SetElement.OfKey(tenant.Set, address);

    /// <summary>
    /// A pod with several interfaces may answer by each of them for all of its addresses, as a guest with two of them
    /// in one network does; with the hardware address of that interface.
    /// </summary>
    private static IEnumerable<SetElement> ElementsOf(LocalPod pod)
    {
        foreach (var link in pod.Links)
        {
            var (high, low) = WallSets.PartsOf(link.Hardware);
            yield return SetElement.OfKey(WallSets.Ports, (uint)link.Port);
            foreach (var own in pod.Links)
                yield return SetElement.OfKey(WallSets.Sources, (uint)link.Port, high, low, own.Address);
            yield return SetElement.OfKey(WallSets.Targets, (uint)link.Port, high, low);
            yield return SetElement.OfKey(WallSets.Locals, link.Address);
            yield return SetElement.OfTarget(WallSets.Tenants, [link.Address], WallSets.ChainOf(pod.Tenant));
        }
    }

    private sealed class Tenant(string name)
    {
        public string Name => name;

        public ProxySet Set { get; } = WallSets.PodsOf(name);

        public int LocalsCount { get; set; }

        public Dictionary<ObjectKey, uint[]> Pods { get; } = [];

        /// <summary>How many pods are told to have an address; while one takes over from another, two.</summary>
        public Dictionary<uint, int> Counts { get; } = [];

        public HashSet<uint> Shown { get; } = [];
    }
}
