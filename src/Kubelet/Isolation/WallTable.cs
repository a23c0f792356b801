using Arktos.Api.Networks;
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

    public string NetworkName { get; init; } = TenantNetworks.Default;

    public PodNetwork Network => new(Tenant, NetworkName);

    public bool Equals(LocalPod? other) =>
        other is not null
        && (Sandbox, Network, Pod) == (other.Sandbox, other.Network, other.Pod)
        && Links.SequenceEqual(other.Links);

    public override int GetHashCode() => HashCode.Combine(Sandbox, Network, Links.Count);
}

/// <param name="Port">The number of the bridge's interface that leads to it.</param>
/// <param name="Hardware">Of the pod's own interface; the lowest six bytes.</param>
internal sealed record PodLink(uint Address, int Port, ulong Hardware);

/// <summary>
/// Who is where, and what of it the kernel has to know: pods of this node, and for each network that has some the
/// addresses of its pods anywhere. Of a tenant that has some, those of all its networks are remembered: they are
/// followed together. Pure but for its own state; one thread.
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
    public IReadOnlyCollection<PodNetwork> Networks =>
        [.. _tenants.Values.SelectMany(t => t.Networks.Values).Where(n => n.IsHere).Select(n => n.Is).Order()];

    /// <summary>Those whose pods anywhere are to be known.</summary>
    public IEnumerable<string> Followed => _tenants.Values.Where(t => t.IsFollowed).Select(t => t.Name);

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
        Join(pod, changes);
        Remove(pod.Sandbox, changes);
        foreach (var before in _bySandbox.Values.Where(l => l.Links.Any(IsTaken)).ToList())
        {
            Join(before, changes);
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
    public void Set(PodNetwork network, ObjectKey pod, IReadOnlyList<uint> addresses, ElementChanges changes)
    {
        // Nobody's who has no pods here any more; the last words of a follower.
        if (!_tenants.TryGetValue(network.Tenant, out var tenant) || !tenant.IsFollowed)
            return;
        var before = tenant.Pods.GetValueOrDefault(pod);
        uint[] now = [.. addresses.Where(range.Contains).Distinct()];
        if (now.Length > 0)
        {
            var of = tenant.Make(network.Name);
            tenant.Pods[pod] = (of, now);
            foreach (var address in now)
                of.Counts[address] = of.Counts.GetValueOrDefault(address) + 1;
        }
        else
            tenant.Pods.Remove(pod);
        foreach (var address in before.Addresses ?? [])
            if (--before.Of.Counts[address] == 0)
                before.Of.Counts.Remove(address);
        foreach (var address in before.Addresses ?? [])
            Show(before.Of, address, changes);
        if (now.Length > 0)
            foreach (var address in now)
                Show(tenant.Make(network.Name), address, changes);
        if (before.Of is { } left)
            tenant.DropIfNobodys(left);
    }

    /// <summary>Where there was no room, there may be some now.</summary>
    public void Fill(ElementChanges changes)
    {
        if (!IsFull || _shown >= addressesMax)
            return;
        IsFull = false;
        foreach (var network in _tenants.Values.SelectMany(t => t.Networks.Values))
        foreach (var address in network.Counts.Keys.Where(a => !network.Shown.Contains(a)).ToList())
            Show(network, address, changes);
    }

    /// <summary>All of it, to be written where nothing is.</summary>
    public IEnumerable<SetElement> Whole() =>
        _bySandbox
            .Values.SelectMany(ElementsOf)
            .Concat(
                _tenants.Values.SelectMany(t => t.Networks.Values).SelectMany(n => n.Shown.Select(a => ElementOf(n, a)))
            );

    /// <summary>Its network has one pod more here; with the first one comes what is known of the network.</summary>
    private void Join(LocalPod pod, ElementChanges changes)
    {
        if (!_tenants.TryGetValue(pod.Tenant, out var tenant))
            _tenants.Add(pod.Tenant, tenant = new Tenant(pod.Tenant));
        var network = tenant.Make(pod.NetworkName);
        if (++network.LocalsCount > 1)
            return;
        foreach (var address in network.Counts.Keys)
            Show(network, address, changes);
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

    /// <summary>Its network has one pod less here; with the last one goes what is known of the network.</summary>
    private void Leave(LocalPod pod, ElementChanges changes)
    {
        var tenant = _tenants[pod.Tenant];
        var network = tenant.Networks[pod.NetworkName];
        if (--network.LocalsCount > 0)
            return;
        foreach (var address in network.Shown)
            changes.Drop(ElementOf(network, address));
        _shown -= network.Shown.Count;
        network.Shown.Clear();
        // It is followed no more, and would not hear of what goes.
        if (!tenant.IsFollowed)
            tenant.Forget();
        tenant.DropIfNobodys(network);
        if (tenant.Networks.Count == 0)
            _tenants.Remove(pod.Tenant);
    }

    private void ShowEverywhere(uint address, ElementChanges changes)
    {
        foreach (var network in _tenants.Values.SelectMany(t => t.Networks.Values).Where(n => n.IsHere))
            Show(network, address, changes);
    }

    /// <summary>
    /// The node knows best whose the addresses of its own pods are: what is told of them may be of pods that had them
    /// before.
    /// </summary>
    private void Show(Network network, uint address, ElementChanges changes)
    {
        var isWanted =
            network is { IsHere: true, Is.IsOperators: false }
            && (
                _locals.TryGetValue(address, out var local)
                    ? local.Network == network.Is
                    : network.Counts.ContainsKey(address)
            );
        if (!isWanted && network.Shown.Remove(address))
        {
            _shown--;
            changes.Drop(ElementOf(network, address));
        }
        else if (isWanted && !network.Shown.Contains(address))
        {
            if (_shown >= addressesMax)
            {
                IsFull = true;
                return;
            }
            _shown++;
            network.Shown.Add(address);
            changes.Put(ElementOf(network, address));
        }
    }

    private static SetElement ElementOf(Network network, uint address) => SetElement.OfKey(network.Set, address);

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
            yield return SetElement.OfTarget(WallSets.Tenants, [link.Address], WallSets.ChainOf(pod.Network));
        }
    }

    private sealed class Tenant(string name)
    {
        public string Name => name;

        /// <summary>Those with pods here or, while the tenant is followed, anywhere.</summary>
        public SortedDictionary<string, Network> Networks { get; } = new(StringComparer.Ordinal);

        public Dictionary<ObjectKey, (Network Of, uint[] Addresses)> Pods { get; } = [];

        /// <summary>Operators' pods reach all, which takes no knowledge of anybody.</summary>
        public bool IsFollowed => Networks.Values.Any(n => n is { IsHere: true, Is.IsOperators: false });

        public Network Make(string network)
        {
            if (!Networks.TryGetValue(network, out var made))
                Networks.Add(network, made = new Network(new PodNetwork(name, network)));
            return made;
        }

        public void Forget()
        {
            Pods.Clear();
            foreach (var network in Networks.Values.ToList())
            {
                network.Counts.Clear();
                DropIfNobodys(network);
            }
        }

        public void DropIfNobodys(Network network)
        {
            if (!network.IsHere && network.Counts.Count == 0)
                Networks.Remove(network.Is.Name);
        }
    }

    private sealed class Network(PodNetwork network)
    {
        public PodNetwork Is => network;

        public ProxySet Set { get; } = WallSets.PodsOf(network);

        public int LocalsCount { get; set; }

        /// <summary>It has pods on this node.</summary>
        public bool IsHere => LocalsCount > 0;

        /// <summary>How many pods are told to have an address; while one takes over from another, two.</summary>
        public Dictionary<uint, int> Counts { get; } = [];

        public HashSet<uint> Shown { get; } = [];
    }
}
