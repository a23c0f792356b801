using Arktos.Kubelet.Isolation;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>How many addresses of peers the kernel has, of how many at most. One thread.</summary>
internal sealed class PeerBudget(int countMax)
{
    public int Count { get; private set; }

    /// <summary>There was no room for some.</summary>
    public bool IsFull { get; set; }

    public bool HasRoom => Count < countMax;

    public bool TryTake()
    {
        if (!HasRoom)
        {
            IsFull = true;
            return false;
        }
        Count++;
        return true;
    }

    public void GiveBack() => Count--;
}

/// <summary>The set of a selector: addresses, or addresses with ports, of pods that it selects. One thread.</summary>
internal sealed class PeerGroup
{
    private readonly PeerBudget _budget;
    private readonly HashSet<SetElement> _shown = [];

    /// <summary>How many pods there are with it: while one takes over from another, two.</summary>
    private readonly Dictionary<SetElement, int> _counts = [];

    public PeerGroup(PeerSelector selector, PeerBudget budget)
    {
        (Selector, _budget) = (selector, budget);
        Set = selector.IsOfPorts
            ? new(
                selector.SetName,
                [Field.Address, Field.Protocol, Field.Port],
                SetContent.Keys,
                "type ipv4_addr . inet_proto . inet_service ;"
            )
            : new(selector.SetName, [Field.Address], SetContent.Keys, "type ipv4_addr ;");
    }

    public PeerSelector Selector { get; }

    public ProxySet Set { get; }

    /// <summary>How many chains name it.</summary>
    public int Users { get; set; }

    public IEnumerable<SetElement> Shown => _shown;

    public void Add(PolicyPod pod, IEnumerable<uint> addresses, ElementChanges changes)
    {
        foreach (var element in ElementsOf(pod, addresses))
        {
            _counts[element] = _counts.GetValueOrDefault(element) + 1;
            Show(element, changes);
        }
    }

    public void Remove(PolicyPod pod, IEnumerable<uint> addresses, ElementChanges changes)
    {
        foreach (var element in ElementsOf(pod, addresses))
            if (--_counts[element] == 0)
            {
                _counts.Remove(element);
                if (!_shown.Remove(element))
                    continue;
                _budget.GiveBack();
                changes.Drop(element);
            }
    }

    /// <summary>Where there was no room, there may be some now.</summary>
    public void Fill(ElementChanges changes)
    {
        foreach (var element in _counts.Keys.Where(e => !_shown.Contains(e)).ToList())
            Show(element, changes);
    }

    /// <summary>Nobody names it any more.</summary>
    public void Clear(ElementChanges changes)
    {
        foreach (var element in _shown)
        {
            _budget.GiveBack();
            changes.Drop(element);
        }
        _shown.Clear();
        _counts.Clear();
    }

    private void Show(SetElement element, ElementChanges changes)
    {
        if (_shown.Contains(element) || !_budget.TryTake())
            return;
        _shown.Add(element);
        changes.Put(element);
    }

    private IEnumerable<SetElement> ElementsOf(PolicyPod pod, IEnumerable<uint> addresses) =>
        Selector.IsOfPorts
            ? (
                from port in pod.Ports
                where port.Name == Selector.Port && port.Protocol == Selector.Protocol
                from address in addresses
                select SetElement.OfKey(Set, address, port.Protocol, port.Number)
            ).Distinct()
            : addresses.Select(a => SetElement.OfKey(Set, a));
}
