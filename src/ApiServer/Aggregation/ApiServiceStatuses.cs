using Arktos.Api;
using Arktos.Api.Apiregistration.V1;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.CustomResources;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Registry.Aggregation;
using Arktos.ApiServer.Requests;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Aggregation;

/// <summary>
/// Writes what API servers find out into the objects: whether a service is available, and one APIService for each
/// version that custom resource definitions serve. All servers do so; where they see different things, the object tells
/// what was seen last, and changes no more often than <see cref="ChangeAfter"/>. Thread-safe.
/// </summary>
internal sealed class ApiServiceStatuses(
    ObjectWriter writer,
    ResourceCatalog builtIn,
    FollowedConfiguration configuration,
    TimeProvider time,
    ILogger log
)
{
    private static readonly TimeSpan ChangeAfter = TimeSpan.FromSeconds(10);

    private ApiServiceStrategy Strategy =>
        (ApiServiceStrategy)builtIn.Get(ApiServiceStrategy.Group, ApiServiceStrategy.Plural);

    public async Task WriteAsync(APIService source, AvailabilityVerdict verdict, CancellationToken cancel)
    {
        var objects = (await configuration.OfAsync(UserIdentity.SystemTenant, cancel))[AggregatedApis.Followed];
        if (
            objects.Find("", source.Metadata.Name) is not { } item
            || DecodedItems.Decode<APIService>(item) is not { } stored
            || !IsNews(stored, verdict)
        )
            return;
        var changed = await writer.ChangeAsync(
            Request("update", source.Metadata.Name) with
            {
                Subresource = Strategy.Subresources["status"],
            },
            found =>
            {
                var now = (APIService)found;
                if (now.Metadata.Uid == source.Metadata.Uid && IsNews(now, verdict))
                    Set(now, verdict);
                return Result<IKubeObject>.Of(now);
            },
            cancel
        );
        if (!changed.Succeeded(out _, out var error) && error.Code != 404)
            log.LogWarning(
                "the status of APIService {Name} is not written: {Reason}",
                source.Metadata.Name,
                error.Message
            );
    }

    /// <summary>Makes the objects of custom resource definitions what the catalog of tenant system says.</summary>
    public async Task SyncAsync(ResourceCatalog catalog, CancellationToken cancel)
    {
        var objects = (await configuration.OfAsync(UserIdentity.SystemTenant, cancel))[AggregatedApis.Followed];
        var wanted = catalog
            .Strategies.OfType<CustomResourceStrategy>()
            .Select(s => s.Kind.GroupVersion)
            .Where(v => !builtIn.GroupVersions.Contains(v))
            .ToHashSet();
        foreach (var version in wanted.Where(v => objects.Find("", $"{v.Version}.{v.Group}") is null))
        {
            var made = await writer.CreateAsync(
                Request("create", ""),
                ApiServiceStrategy.OfDefinitions(version),
                cancel
            );
            if (!made.Succeeded(out _, out var error) && error.Reason != "AlreadyExists")
                log.LogWarning("the APIService of {Version} is not written: {Reason}", version, error.Message);
        }
        foreach (var item in objects.All)
        {
            if (
                DecodedItems.Decode<APIService>(item) is not { Spec.Service: null } known
                || known.Metadata.Labels?.GetValueOrDefault(ApiServiceStrategy.AutoManagedLabel) != "true"
                || wanted.Contains(new GroupVersion(known.Spec.Group, known.Spec.Version))
            )
                continue;
            var gone = await writer.DeleteAsync(
                Request("delete", known.Metadata.Name),
                new() { Preconditions = new() { Uid = known.Metadata.Uid } },
                cancel
            );
            if (!gone.Succeeded(out _, out var error) && error.Code is not (404 or 409))
                log.LogWarning("APIService {Name} is not deleted: {Reason}", known.Metadata.Name, error.Message);
        }
    }

    private bool IsNews(APIService stored, AvailabilityVerdict verdict) =>
        stored.Status.Conditions?.Find(c => c.Type == "Available") is not { } known
        || (known.Status, known.Reason, known.Message) != (verdict.Status, verdict.Reason, verdict.Message)
            && (
                known.Status == verdict.Status
                || known.Reason == ApiServiceAvailability.LocalReason
                || known.LastTransitionTime + ChangeAfter < time.GetUtcNow()
            );

    private void Set(APIService value, AvailabilityVerdict verdict)
    {
        var conditions = value.Status.Conditions ??= [];
        var known = conditions.Find(c => c.Type == "Available");
        if (known is null)
            conditions.Add(known = new APIServiceCondition { Type = "Available" });
        if (known.Status != verdict.Status)
            known.LastTransitionTime = time.GetUtcNow();
        (known.Status, known.Reason, known.Message) = (verdict.Status, verdict.Reason, verdict.Message);
    }

    private ResolvedRequest Request(string verb, string name) =>
        new()
        {
            User = ProxyHeaders.Aggregator,
            Verb = verb,
            Resource = Strategy.Description,
            StoredBy = Strategy,
            Tenant = UserIdentity.SystemTenant,
            Name = name,
        };
}
