using Arktos.Api;
using Arktos.Api.Flowcontrol.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Registry.Flowcontrol;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// Writes into flow schemas whether the priority level that they name is there (condition
/// Dangling). All API servers do so and come to the same. Run once.
/// </summary>
internal sealed class FlowSchemaStatuses(
    ObjectWriter writer,
    ResourceCatalog catalog,
    FollowedConfiguration configuration,
    ApiServerOptions options,
    ILogger<FlowSchemaStatuses> log
)
{
    private const string Dangling = "Dangling";

    private static readonly UserIdentity Self = new(
        "system:apiserver",
        "",
        [UserIdentity.MastersGroup, UserIdentity.AuthenticatedGroup],
        UserIdentity.SystemTenant,
        UserIdentity.NoExtra
    );

    private ResourceStrategy Strategy => catalog.Get(FlowControlObjects.Group, FlowControlObjects.Schemas);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(options.FlowSchemaLook, options.Time, stopping);
                await LookAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(
                    e is StoreUnavailableException ? null : e,
                    "the conditions of flow schemas are not looked at: {Reason}",
                    e.Message
                );
            }
        }
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        var objects = await configuration.OfAsync(RequestFairness.OfInstallation, cancel);
        foreach (var item in objects[RequestFairness.Schemas].All)
        {
            if (DecodedItems.Decode<FlowSchema>(item) is not { } schema || !IsNews(schema, objects))
                continue;
            var changed = await writer.ChangeAsync(
                Request(schema.Metadata.Name),
                found =>
                {
                    var now = (FlowSchema)found;
                    if (IsNews(now, objects))
                        Set(now, objects);
                    return Result<IKubeObject>.Of(now);
                },
                cancel
            );
            if (!changed.Succeeded(out _, out var error) && error.Code != 404)
                log.LogWarning(
                    "the status of FlowSchema {Name} is not written: {Reason}",
                    schema.Metadata.Name,
                    error.Message
                );
        }
    }

    private static bool IsNews(FlowSchema schema, TenantConfiguration objects)
    {
        var wanted = Wanted(schema, objects);
        return schema.Status.Conditions?.Find(c => c.Type == Dangling) is not { } known
            || (known.Status, known.Reason, known.Message) != (wanted.Status, wanted.Reason, wanted.Message);
    }

    private void Set(FlowSchema schema, TenantConfiguration objects)
    {
        var wanted = Wanted(schema, objects);
        var conditions = schema.Status.Conditions ??= [];
        var known = conditions.Find(c => c.Type == Dangling);
        if (known is null)
            conditions.Add(known = new FlowSchemaCondition { Type = Dangling });
        if (known.Status != wanted.Status)
            known.LastTransitionTime = options.Time.GetUtcNow();
        (known.Status, known.Reason, known.Message) = (wanted.Status, wanted.Reason, wanted.Message);
    }

    private static FlowSchemaCondition Wanted(FlowSchema schema, TenantConfiguration objects)
    {
        var name = schema.Spec.PriorityLevelConfiguration.Name;
        var isThere = objects[RequestFairness.Levels].Find("", name) is not null;
        return new FlowSchemaCondition
        {
            Status = isThere ? ConditionStatus.False : ConditionStatus.True,
            Reason = isThere ? "Found" : "NotFound",
            Message =
                $"This FlowSchema references the PriorityLevelConfiguration object named \"{name}\" "
                + (isThere ? "and it exists" : "but there is no such object"),
        };
    }

    private ResolvedRequest Request(string name) =>
        new()
        {
            User = Self,
            Verb = "update",
            Resource = Strategy.Description,
            StoredBy = Strategy,
            Tenant = UserIdentity.SystemTenant,
            Name = name,
            Subresource = Strategy.Subresources["status"],
        };
}
