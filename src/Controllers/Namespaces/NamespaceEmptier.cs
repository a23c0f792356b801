using System.Collections.Concurrent;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Controllers.Hosting;

namespace Arktos.Controllers.Namespaces;

/// <summary>
/// Deletes whatever is in a namespace, by discovery: pods first, and nothing else while there are pods, then every
/// other resource that can be listed and deleted, those that services serve among them. Works on live lists, never on a
/// cache. Thread-safe.
/// </summary>
internal sealed class NamespaceEmptier(IApiConnection connection, ElsewhereCalls elsewhere)
{
    private static readonly TimeSpan FinalizerEstimate = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>A service that is away is looked for by API servers every few seconds.</summary>
    private static readonly TimeSpan FailureEstimate = TimeSpan.FromSeconds(5);

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
        var content = new Content(CollectionsOf(tenant, ns));
        foreach (var pods in resources.Where(r => r.QualifiedName == "pods"))
            await content.EmptyAsync(pods, ct).ConfigureAwait(false);
        if (!content.HasRest)
        {
            // First, because the service and its endpoints may be in this very namespace; all at once, because each
            // may take its time.
            await Parallel
                .ForEachAsync(
                    resources.Where(r => r.IsElsewhere),
                    new ParallelOptions { MaxDegreeOfParallelism = ElsewhereCalls.CallsAtOnce, CancellationToken = ct },
                    async (resource, token) => await content.EmptyAsync(resource, token).ConfigureAwait(false)
                )
                .ConfigureAwait(false);
            foreach (var resource in resources.Where(r => r.QualifiedName != "pods" && !r.IsElsewhere))
                await content.EmptyAsync(resource, ct).ConfigureAwait(false);
        }
        return content.Told(served.Failures);
    }

    private Func<ServedResource, CancellationToken, Task<List<PartialObjectMetadata>>> CollectionsOf(
        string tenant,
        string ns
    ) =>
        (resource, ct) =>
            resource.IsElsewhere
                ? elsewhere.RunAsync(
                    resource.Resource,
                    token => _collections.EmptyAsync(resource, tenant, ns, token),
                    ct
                )
                : _collections.EmptyAsync(resource, tenant, ns, ct);

    /// <summary>What an attempt comes to, resource by resource. Thread-safe.</summary>
    private sealed class Content(Func<ServedResource, CancellationToken, Task<List<PartialObjectMetadata>>> empty)
    {
        private readonly ConcurrentBag<string> _errors = [];
        private readonly ConcurrentBag<(Remaining Left, TimeSpan Estimate)> _left = [];

        public bool HasRest => !_left.IsEmpty || !_errors.IsEmpty;

        public async Task EmptyAsync(ServedResource resource, CancellationToken ct)
        {
            try
            {
                var objects = await empty(resource, ct).ConfigureAwait(false);
                if (objects.Count > 0)
                    _left.Add(
                        (
                            new Remaining(resource.QualifiedName, objects.Count, CountFinalizers(objects)),
                            EstimateOf(objects)
                        )
                    );
            }
            catch (ApiException e)
            {
                _errors.Add($"{resource.QualifiedName}: {e.Message}");
            }
        }

        public NamespaceContent Told(IReadOnlyList<string> failures)
        {
            List<string> discovery =
                failures.Count == 0
                    ? []
                    :
                    [
                        "unable to retrieve the complete list of server APIs: "
                            + string.Join(", ", failures.Order(StringComparer.Ordinal)),
                    ];
            var estimate = _left.IsEmpty ? Soon : _left.Max(l => l.Estimate);
            if (estimate < FailureEstimate && (discovery.Count > 0 || !_errors.IsEmpty))
                estimate = FailureEstimate;
            return new NamespaceContent(
                discovery,
                [.. _errors.Order(StringComparer.Ordinal)],
                [.. _left.Select(l => l.Left)],
                estimate
            );
        }
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
