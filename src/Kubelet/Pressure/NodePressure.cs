namespace Arktos.Kubelet.Pressure;

/// <summary>What the node is short of, for those who take pods and tell the node's status. Thread-safe.</summary>
internal sealed class NodePressure
{
    private volatile IReadOnlyList<string> _conditions = [];
    private volatile bool _isDiskWanted;

    /// <summary>Conditions that hold, in the order of a node's status.</summary>
    public IReadOnlyList<string> Conditions => _conditions;

    /// <summary>The disk is short now: what ended pods have on it is wanted back.</summary>
    public bool IsDiskWanted => _isDiskWanted;

    /// <returns>Whether other conditions hold than before.</returns>
    public bool Set(IReadOnlyList<string> conditions, bool isDiskWanted)
    {
        var changed = !_conditions.SequenceEqual(conditions);
        (_conditions, _isDiskWanted) = (conditions, isDiskWanted);
        return changed;
    }
}
