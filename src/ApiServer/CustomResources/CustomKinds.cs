using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Arktos.Api.Apiextensions.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Webhooks;
using Arktos.StoreClient;

namespace Arktos.ApiServer.CustomResources;

/// <summary>The kinds that tenants have posted, as catalogs. Thread-safe.</summary>
/// <param name="conversionTimeout">What a webhook has that converts objects.</param>
public sealed class CustomKinds(
    ResourceCatalog builtIn,
    FollowedConfiguration configuration,
    WebhookClients webhooks,
    TimeSpan conversionTimeout
) : IResourceCatalogs
{
    /// <summary>What is followed for it, as it is called in keys.</summary>
    public const string Definitions = "customresourcedefinitions.apiextensions.k8s.io";

    private const string NoKindsOfItsOwn = "";

    /// <summary>One for each tenant that has kinds of its own, and one for all others.</summary>
    private readonly ConcurrentDictionary<string, Known> _known = new();
    private readonly ConditionalWeakTable<KeyspaceItem, IReadOnlyList<CustomResourceStrategy>> _strategies = [];

    public ResourceCatalog BuiltIn => builtIn;

    public async ValueTask<ResourceCatalog> OfAsync(string tenant, CancellationToken cancel)
    {
        var shared = (await configuration.OfAsync(UserIdentity.SystemTenant, cancel))[Definitions];
        var own =
            tenant == UserIdentity.SystemTenant ? shared : (await configuration.OfAsync(tenant, cancel))[Definitions];
        if (own.Count == 0)
        {
            _known.TryRemove(tenant, out _);
            if (shared.Count == 0)
                return builtIn;
        }
        // Tenants without kinds of their own, also those that there are not, share what is forced.
        var name = own.Count == 0 ? NoKindsOfItsOwn : tenant;
        if (_known.TryGetValue(name, out var known) && known.Own == own && known.Shared == shared)
            return known.Catalog;
        var forced = tenant == UserIdentity.SystemTenant ? [] : StrategiesOf(shared, d => IsForced(d)).ToList();
        var names = forced.Select(s => s.Definition.Metadata.Name).ToHashSet();
        var custom = forced.Concat(StrategiesOf(own, d => !names.Contains(d.Metadata.Name)));
        var catalog = builtIn.With([.. custom]);
        // Of two that race either may win: they differ by a change that the next caller sees.
        _known[name] = new Known(own, shared, catalog);
        return catalog;
    }

    /// <summary>Whether all tenants have it.</summary>
    public static bool IsForced(CustomResourceDefinition definition) =>
        (definition.Metadata.Labels ?? []).TryGetValue("arktos.futurewei.com/crd-sharing-policy", out var policy)
        && policy.Equals("forced", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<CustomResourceStrategy> StrategiesOf(
        FollowedObjects definitions,
        Func<CustomResourceDefinition, bool> isWanted
    ) =>
        definitions
            .All.OrderBy(i => i.Key.Name, StringComparer.Ordinal)
            .Where(i => DecodedItems.Decode<FollowedDefinition>(i) is { } d && isWanted(d.Definition))
            .SelectMany(i => _strategies.GetValue(i, Make));

    private IReadOnlyList<CustomResourceStrategy> Make(KeyspaceItem item) =>
        DecodedItems.Decode<FollowedDefinition>(item) is { } definition
        && (definition.Definition.Status.Conditions ?? []).Any(c => c is { Type: "Established", Status: "True" })
            ?
            [
                .. CustomResourceStrategy.AllOf(
                    definition,
                    ConversionWebhook.Of(definition, webhooks, conversionTimeout)
                ),
            ]
            : [];

    private sealed record Known(FollowedObjects Own, FollowedObjects Shared, ResourceCatalog Catalog);
}
