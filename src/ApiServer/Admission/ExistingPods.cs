using Arktos.Api.Core.V1;
using Arktos.ApiServer.Admission.Security;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Looks at the pods that a namespace has, for who is about to ask for another level of it. Thread-safe.
/// </summary>
internal sealed class ExistingPods(ObjectStorage storage, ResourceCatalog catalog, TimeProvider time)
{
    /// <summary>Pods that are looked at, in the order of their names.</summary>
    public const int PodsMax = 3000;

    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(1);

    /// <returns>What to warn of: which pods violate the level, and how.</returns>
    public async Task<IReadOnlyList<string>> WarningsAsync(
        string tenant,
        string ns,
        LevelVersion asked,
        CancellationToken cancel
    )
    {
        var strategy = catalog.Get("", "pods");
        using var timeout = new CancellationTokenSource(TimeMax, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        var (count, isWhole) = (0, true);
        var found = new SortedDictionary<string, (string First, int Count)>(StringComparer.Ordinal);
        try
        {
            await foreach (var item in storage.AllAsync(ObjectStorage.RangeOf(strategy, tenant, ns), both.Token))
            {
                if (count == PodsMax || timeout.IsCancellationRequested)
                {
                    isWhole = false;
                    break;
                }
                count++;
                if (new StoredObject(item).TryDecode(strategy) is not Pod pod)
                    continue;
                var violations = SecurityChecks.Violations(new(pod.Metadata, pod.Spec), asked);
                if (violations.Count == 0)
                    continue;
                var reasons = string.Join(", ", violations.Select(v => v.Reason));
                var (first, others) = found.GetValueOrDefault(reasons, (pod.Metadata.Name, 0));
                found[reasons] = (first, others + 1);
            }
        }
        catch (Exception e)
            when (e is StoreUnavailableException || e is OperationCanceledException && !cancel.IsCancellationRequested)
        {
            if (count == 0)
                return ["failed to list pods while checking new PodSecurity enforce level"];
            isWhole = false;
        }
        var warnings = new List<string>();
        if (!isWhole)
            warnings.Add($"new PodSecurity enforce level only checked against the first {count} existing pods");
        if (found.Count > 0)
            warnings.Add($"existing pods in namespace \"{ns}\" violate the new PodSecurity enforce level \"{asked}\"");
        warnings.AddRange(
            found
                .Select(f =>
                    f.Value.Count switch
                    {
                        1 => $"{f.Value.First}: {f.Key}",
                        2 => $"{f.Value.First} (and 1 other pod): {f.Key}",
                        var pods => $"{f.Value.First} (and {pods - 1} other pods): {f.Key}",
                    }
                )
                .Order(StringComparer.Ordinal)
        );
        return warnings;
    }
}
