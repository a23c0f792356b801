using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Watch;

namespace Arktos.ApiServer.Http;

/// <summary>Hands a request about a resource to what serves its verb.</summary>
public sealed class ResourceRequests(WatchRequests watches)
{
    /// <returns>What is still to be sent; null when the answer has been given.</returns>
    public async Task<Status?> ServeAsync(ApiContext context, ResourceStrategy strategy)
    {
        var target = context.Target;
        if (
            context.Tenant == "all"
            && target.Verb is not ("list" or "watch")
            && strategy.Description.Scope != ResourceScope.Cluster
        )
            return Statuses.BadRequest("tenant \"all\" can only be listed and watched");
        if (target.Subresource.Length > 0)
            return await SubresourceAsync(context, strategy, target);
        if (!strategy.Description.Verbs.Contains(target.Verb))
            return Statuses.MethodNotAllowed();
        if (strategy.Description.IsNamespaced && target.Namespace.Length == 0 && target.Verb is not ("list" or "watch"))
            return Statuses.MethodNotAllowed();
        if (!strategy.Description.IsNamespaced && target.Namespace.Length > 0)
            return Statuses.UnknownResource();
        return target.Verb switch
        {
            "get" => await ReadRequests.GetAsync(context, strategy, null),
            "list" => await ReadRequests.ListAsync(context, strategy),
            "watch" => await watches.ServeAsync(context, strategy),
            "deletecollection" => await WriteRequests.DeleteCollectionAsync(context, strategy),
            "create" when target.Name.Length > 0 => Statuses.MethodNotAllowed(),
            _ => await WriteRequests.WriteAsync(context, strategy, null),
        };
    }

    public static async Task<Status?> VirtualAsync(ApiContext context, VirtualResource resource)
    {
        if (context.Target.Verb != "create" || context.Target.Name.Length > 0)
            return Statuses.MethodNotAllowed();
        return await ActAsync(context, resource.CreateAsync);
    }

    private static async Task<Status?> SubresourceAsync(
        ApiContext context,
        ResourceStrategy strategy,
        RequestTarget target
    )
    {
        if (!strategy.Subresources.TryGetValue(target.Subresource, out var subresource))
            return Statuses.UnknownResource();
        if (!subresource.Verbs.Contains(target.Verb))
            return Statuses.MethodNotAllowed();
        return subresource switch
        {
            ViewSubresource view when target.Verb == "get" => await ReadRequests.GetAsync(context, strategy, view),
            ViewSubresource view => await WriteRequests.WriteAsync(context, strategy, view),
            ActionSubresource action => await ActAsync(context, action.InvokeAsync),
            StreamSubresource stream => await stream.ServeAsync(
                context.Http,
                context.User,
                context.Tenant,
                target.Namespace,
                target.Name,
                context.Services
            ),
            _ => Statuses.MethodNotAllowed(),
        };
    }

    private static async Task<Status?> ActAsync(
        ApiContext context,
        Func<ActionCall, CancellationToken, Task<Result<object>>> act
    )
    {
        if (Negotiation.Choose(context.Http.Request.Headers.Accept, false) is not { } form)
            return Statuses.NotAcceptable(Negotiation.NothingFits);
        if (
            !(await RequestBody.ReadObjectAsync(context.Http, context.Services.Options.BodyBytesMax)).Succeeded(
                out var body,
                out var error
            )
        )
            return error;
        var dryRun = context.Http.Request.Query["dryRun"].Contains("All");
        var call = new ActionCall(
            context.User,
            context.Tenant,
            context.Target.Namespace,
            context.Target.Name,
            body,
            dryRun,
            context.Writer,
            context.Services
        );
        if (!(await act(call, context.Cancel)).Succeeded(out var answer, out error))
            return error;
        await ResponseWriter.JsonAsync(context.Http, KubeJson.Encode<object>(answer), 201, form);
        return null;
    }
}
