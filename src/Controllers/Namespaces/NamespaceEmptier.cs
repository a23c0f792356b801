using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Namespaces;

/// <summary>
/// Deletes whatever is in a namespace, by discovery: pods first, and nothing else while there are pods, then every
/// other resource that can be listed and deleted. Works on live lists, never on a cache. Thread-safe.
/// </summary>
internal sealed class NamespaceEmptier(IApiConnection connection)
{
    private static readonly TimeSpan FinalizerEstimate = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly CollectionEmptier _collections = new(connection);

    /// <summary>One attempt. Failures are in the result.</summary>
    public async Task<NamespaceContent> EmptyAsync(string tenant, string ns, CancellationToken ct)
    {
        ServedResources served;
        try
        {
            served = await ServedResources.DiscoverAsync(connection, tenant, ct).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            return new NamespaceContent([e.Message], [], [], Soon);
        }
        var resources = served
            .All.Where(r =>
                r.Resource.Scope == ResourceScope.Namespaced && r.Verbs.Contains("delete") && r.Verbs.Contains("list")
            )
            .ToList();
        var errors = new List<string>();
        var left = new List<Remaining>();
        var estimate = Soon;
        foreach (var stage in resources.GroupBy(r => r.QualifiedName != "pods").OrderBy(g => g.Key))
        {
            foreach (var resource in stage)
            {
                try
                {
                    var objects = await _collections.EmptyAsync(resource, tenant, ns, ct).ConfigureAwait(false);
                    if (objects.Count == 0)
                        continue;
                    left.Add(new Remaining(resource.QualifiedName, objects.Count, CountFinalizers(objects)));
                    var wait = EstimateOf(objects);
                    if (wait > estimate)
                        estimate = wait;
                }
                catch (ApiException e)
                {
                    errors.Add($"{resource.QualifiedName}: {e.Message}");
                }
            }
            if (left.Count > 0 || errors.Count > 0)
                break;
        }
        return new NamespaceContent(served.Failures, errors, left, estimate);
    }

    private static Dictionary<string, int> CountFinalizers(List<PartialObjectMetadata> objects) =>
        objects.SelectMany(o => o.Metadata.Finalizers ?? []).GroupBy(f => f).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>Half of the longest grace period that is left, and a second; finalizers take a while.</summary>
    private static TimeSpan EstimateOf(List<PartialObjectMetadata> objects)
    {
        var grace = objects.Max(o => o.Metadata.DeletionGracePeriodSeconds ?? 0);
        if (grace > 0)
            return TimeSpan.FromSeconds(grace / 2 + 1);
        return objects.Exists(o => o.Metadata.Finalizers?.Count > 0) ? FinalizerEstimate : Soon;
    }
}
