using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Policy.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using DeleteOptions = Arktos.Api.Meta.V1.DeleteOptions;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// POST pods/{name}/eviction: a deletion that says why. Nothing counts for budgets yet, so none can stand in the way.
/// </summary>
public sealed class EvictionSubresource() : ActionSubresource("eviction", EvictionKind)
{
    private static readonly GroupVersionKind EvictionKind = new("policy", "v1", "Eviction");

    public override async Task<Result<object>> InvokeAsync(ActionCall call, CancellationToken cancel)
    {
        var decoded = BodyDecoder.Decode(
            call.Body,
            typeof(Eviction),
            EvictionKind,
            Api.Schemas.SchemaCatalog.Instance.Find(new GroupVersion("policy", "v1"), "Eviction")!,
            FieldValidation.Ignore,
            []
        );
        if (!decoded.Succeeded(out var body, out var error))
            return error;
        var eviction = (Eviction)body;
        if (eviction.Metadata.Name.Length > 0 && eviction.Metadata.Name != call.Request.Name)
            return Statuses.BadRequest("name in URL does not match name in Eviction object");
        var options = eviction.DeleteOptions ?? new DeleteOptions();
        var dryRun = call.Request.IsDryRun || options.DryRun is { Count: > 0 };
        var pods = call.Services.Catalog.Get("", "pods");
        var marking = call.Request with { Subresource = new InternalChange("eviction", pods), IsDryRun = dryRun };
        var marked = await call.Writer.ChangeAsync(
            marking,
            pod => Result<IKubeObject>.Of(Mark((Pod)pod, call.Services.Now)),
            cancel
        );
        if (!marked.Succeeded(out _, out error))
            return error;
        var deleted = await call.Writer.DeleteAsync(marking, options, cancel);
        return deleted.Succeeded(out _, out error) ? Result<object>.Of(Statuses.Success(201)) : error;
    }

    private static Pod Mark(Pod pod, DateTimeOffset now)
    {
        if (pod.Metadata.DeletionTimestamp is not null || pod.Status.Phase is "Succeeded" or "Failed" or "Pending")
            return pod;
        var conditions = (pod.Status.Conditions ?? []).Where(c => c.Type != "DisruptionTarget").ToList();
        conditions.Add(
            new()
            {
                Type = "DisruptionTarget",
                Status = "True",
                Reason = "EvictionByEvictionAPI",
                Message = "Eviction API: evicting",
                LastTransitionTime = now,
            }
        );
        pod.Status.Conditions = conditions;
        return pod;
    }
}
