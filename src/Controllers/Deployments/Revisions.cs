using System.Globalization;
using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Json;

namespace Arktos.Controllers.Deployments;

/// <summary>
/// Annotations by which revisions and scaling are told, pure. Those that take an object change it and say whether they
/// did.
/// </summary>
internal static class Revisions
{
    public const string Revision = "deployment.kubernetes.io/revision";
    public const string History = "deployment.kubernetes.io/revision-history";
    public const string DesiredReplicas = "deployment.kubernetes.io/desired-replicas";
    public const string MaxReplicas = "deployment.kubernetes.io/max-replicas";

    private const int HistoryCharsMax = 2000;

    private static readonly HashSet<string> NotCopied =
    [
        "kubectl.kubernetes.io/last-applied-configuration",
        Revision,
        History,
        DesiredReplicas,
        MaxReplicas,
        "deprecated.deployment.rollback.to",
    ];

    public static long Of(ReplicaSet set) =>
        long.TryParse(
            set.Metadata.Annotations?.GetValueOrDefault(Revision),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : 0;

    public static long Next(IEnumerable<ReplicaSet> old) => old.Select(Of).DefaultIfEmpty(0).Max() + 1;

    public static int? Number(IKubeObject o, string annotation) =>
        int.TryParse(
            o.Metadata.Annotations?.GetValueOrDefault(annotation),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var n
        )
            ? n
            : null;

    /// <summary>
    /// Copies the Deployment's annotations and raises the revision, the former one going into the history.
    /// </summary>
    public static bool TryAnnotate(Deployment deployment, ReplicaSet set, long revision)
    {
        var changed = false;
        foreach (var (key, value) in deployment.Metadata.Annotations ?? [])
            if (!NotCopied.Contains(key))
                changed |= TrySet(set, key, value);
        var before = set.Metadata.Annotations?.GetValueOrDefault(Revision);
        if (Of(set) >= revision)
            return changed;
        if (before is not null)
            TrySet(set, History, Append(set.Metadata.Annotations?.GetValueOrDefault(History) ?? "", before));
        return TrySet(set, Revision, revision.ToString(CultureInfo.InvariantCulture)) || changed;
    }

    public static bool TryAnnotateReplicas(ReplicaSet set, Bounds bounds) =>
        TrySet(set, DesiredReplicas, bounds.Replicas.ToString(CultureInfo.InvariantCulture))
        | TrySet(set, MaxReplicas, bounds.MaxTotal.ToString(CultureInfo.InvariantCulture));

    private static string Append(string history, string revision)
    {
        if (history.Length == 0)
            return revision;
        history += "," + revision;
        while (history.Length > HistoryCharsMax && history.IndexOf(',', StringComparison.Ordinal) is var comma and > 0)
            history = history[(comma + 1)..];
        return history;
    }

    private static bool TrySet(ReplicaSet set, string key, string value)
    {
        var annotations = set.Metadata.Annotations ??= new Map<string>();
        if (annotations.TryGetValue(key, out var before) && before == value)
            return false;
        annotations[key] = value;
        return true;
    }
}
