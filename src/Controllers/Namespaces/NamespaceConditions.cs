using Arktos.Api.Core.V1;
using Arktos.Api.Json;

namespace Arktos.Controllers.Namespaces;

/// <summary>What is left of one resource in a namespace after its objects were told to go.</summary>
/// <param name="Resource">"pods", "deployments.apps".</param>
/// <param name="Finalizers">How many objects wait for each finalizer.</param>
internal sealed record Remaining(string Resource, int Count, IReadOnlyDictionary<string, int> Finalizers);

/// <summary>What an attempt to empty a namespace has come to.</summary>
/// <param name="DeletionErrors">One text for each resource that could not be deleted or listed.</param>
/// <param name="Estimate">When to look again if anything is left.</param>
internal sealed record NamespaceContent(
    IReadOnlyList<string> DiscoveryErrors,
    IReadOnlyList<string> DeletionErrors,
    IReadOnlyList<Remaining> Left,
    TimeSpan Estimate
)
{
    public bool IsEmpty => DiscoveryErrors.Count == 0 && DeletionErrors.Count == 0 && Left.Count == 0;
}

/// <summary>The conditions that tell why a namespace is still there, pure.</summary>
internal static class NamespaceConditions
{
    /// <summary>
    /// The conditions after an attempt, in the order that clients know; transition times move only when the status
    /// does.
    /// </summary>
    public static List<NamespaceCondition> After(
        IReadOnlyList<NamespaceCondition>? before,
        NamespaceContent content,
        DateTimeOffset now
    )
    {
        var finalizers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var left in content.Left)
        foreach (var (finalizer, count) in left.Finalizers)
            finalizers[finalizer] = finalizers.GetValueOrDefault(finalizer) + count;
        List<NamespaceCondition> wanted =
        [
            Of(
                "NamespaceDeletionDiscoveryFailure",
                content.DiscoveryErrors.Count > 0,
                "DiscoveryFailed",
                $"Discovery failed for some groups, {content.DiscoveryErrors.Count} failing: "
                    + $"{string.Join(", ", content.DiscoveryErrors)}",
                "ResourcesDiscovered",
                "All resources successfully discovered"
            ),
            Of(
                "NamespaceDeletionGroupVersionParsingFailure",
                false,
                "",
                "",
                "ParsedGroupVersions",
                "All legacy kube types successfully parsed"
            ),
            Of(
                "NamespaceDeletionContentFailure",
                content.DeletionErrors.Count > 0,
                "ContentDeletionFailed",
                $"Failed to delete all resource types, {content.DeletionErrors.Count} remaining: "
                    + $"{string.Join(", ", content.DeletionErrors)}",
                "ContentDeleted",
                "All content successfully deleted, may be waiting on finalization"
            ),
            Of(
                "NamespaceContentRemaining",
                content.Left.Count > 0,
                "SomeResourcesRemain",
                "Some resources are remaining: "
                    + string.Join(
                        ", ",
                        content
                            .Left.OrderBy(l => l.Resource, StringComparer.Ordinal)
                            .Select(l => $"{l.Resource} has {l.Count} resource instances")
                    ),
                "ContentRemoved",
                "All content successfully removed"
            ),
            Of(
                "NamespaceFinalizersRemaining",
                finalizers.Count > 0,
                "SomeFinalizersRemain",
                "Some content in the namespace has finalizers remaining: "
                    + string.Join(", ", finalizers.Select(f => $"{f.Key} in {f.Value} resource instances")),
                "ContentHasNoFinalizers",
                "All content-preserving finalizers finished"
            ),
        ];
        foreach (var condition in wanted)
        {
            var same = before?.FirstOrDefault(c => c.Type == condition.Type && c.Status == condition.Status);
            condition.LastTransitionTime = same?.LastTransitionTime ?? now;
        }
        wanted.AddRange((before ?? []).Where(b => !wanted.Exists(w => w.Type == b.Type)).Select(KubeJson.Clone));
        return wanted;
    }

    private static NamespaceCondition Of(
        string type,
        bool holds,
        string trueReason,
        string trueMessage,
        string falseReason,
        string falseMessage
    ) =>
        new()
        {
            Type = type,
            Status = holds ? "True" : "False",
            Reason = holds ? trueReason : falseReason,
            Message = holds ? trueMessage : falseMessage,
        };
}
