using Arktos.Local;

namespace Arktos.Operator;

/// <summary>What a local cluster is like at one moment: what `arktos status` shows, and its JSON form.</summary>
/// <param name="Problems">What is not as it should be, a sentence each; none: all is well.</param>
/// <param name="Pods">By phase; null when no API server answers.</param>
internal sealed record ClusterStatus(
    string StateDirectory,
    string Kubeconfig,
    string Server,
    IReadOnlyList<ProcessLine> Processes,
    IReadOnlyList<StoreLine> Stores,
    IReadOnlyList<PartitionLine> Partitions,
    IReadOnlyList<NodeLine> Nodes,
    IReadOnlyDictionary<string, int>? Pods,
    IReadOnlyList<string> Problems
)
{
    public static string KubeconfigOf(ClusterLayout layout) => File.Exists(layout.Kubeconfig) ? layout.Kubeconfig : "";
}

/// <param name="Pid">Null: it does not run.</param>
internal sealed record ProcessLine(string Name, int? Pid);

/// <param name="Leads">With the others: null when it does not answer.</param>
internal sealed record StoreLine(
    string Name,
    string Az,
    string Address,
    bool IsUp,
    int? Leads = null,
    long? KeyspaceBytes = null,
    long? LogBytes = null
);

/// <param name="Leader">Empty: none.</param>
/// <param name="State">awake, asleep, installing; empty when no replica answers.</param>
internal sealed record PartitionLine(
    uint Id,
    string Leader,
    IReadOnlyList<string> Members,
    string State,
    ulong Term,
    ulong Applied,
    ulong Lag,
    long Revision,
    string Problem
);

/// <param name="RoutesServices">Null when the node does not say.</param>
internal sealed record NodeLine(string Name, bool IsReady, string Address, int Pods, bool? RoutesServices);
