namespace Arktos.Kubelet.Services;

/// <summary>What makes one state of the proxy's table the next: in one transaction.</summary>
internal sealed class TableChanges
{
    public List<SetElement> Removed { get; } = [];

    public List<SetElement> Added { get; } = [];

    /// <summary>That the added elements may lead to, by name.</summary>
    public SortedDictionary<string, ProxyChain> Chains { get; } = new(StringComparer.Ordinal);

    /// <summary>Backends that clients stay with are fewer than before.</summary>
    public bool LosesRememberedBackends { get; set; }

    /// <summary>Datagrams go elsewhere than before.</summary>
    public bool MovesDatagrams { get; set; }

    public bool IsEmpty => Removed.Count == 0 && Added.Count == 0;
}
