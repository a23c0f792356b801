using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Proxies;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Registry.Metrics;

namespace Arktos.ApiServer.Http;

/// <summary>Hands an authorized request about a resource to what serves its verb.</summary>
public sealed class ResourceRequests(ResourceCatalog catalog, WatchRequests watches, PodStreams streams)
{
    private readonly UsageRequests _usages = new(catalog, streams.Usages);

    /// <returns>What is still to be sent; null when the answer has been given.</returns>
    public async Task<Status?> ServeAsync(ApiContext context)
    {
        var request = context.Request;
        if (request.StoredBy is not { } strategy)
        {
            var found = catalog.Virtual[request.Resource.Resource];
            if (found is UsageResource usage)
                return await _usages.ServeAsync(context, usage);
            var resource = (ActionResource)found;
            return await ActAsync(context, resource.Description.Kind, resource.CreateAsync);
        }
        if (strategy.Deprecation is { } deprecation && request.Verb is "get" or "list" or "watch")
            ResponseWriter.Warn(context.Http, [deprecation]);
        return (request.Subresource, request.Verb) switch
        {
            (null, "get") => await ReadRequests.GetAsync(context, strategy, null),
            (null, "list") => await ReadRequests.ListAsync(context, strategy),
            (null, "watch") => await watches.ServeAsync(context, strategy),
            (null, "deletecollection") => await WriteRequests.DeleteCollectionAsync(context, strategy),
            (null, _) => await WriteRequests.WriteAsync(context, strategy, null),
            (ViewSubresource view, "get") => await ReadRequests.GetAsync(context, strategy, view),
            (ViewSubresource view, _) => await WriteRequests.WriteAsync(context, strategy, view),
            (ActionSubresource action, _) => await ActAsync(context, action.Kind, action.InvokeAsync),
            (StreamSubresource stream, _) when stream.Verbs.Contains("create") =>
                await context.Services.Admission.ConnectAsync(
                    request,
                    () => StreamOptions.Of(context.Http.Request.Query, stream),
                    context.Cancel
                ) ?? await streams.ServeAsync(context.Http, request),
            (StreamSubresource, _) => await streams.ServeAsync(context.Http, request),
            (ProxySubresource proxy, _) => await context.Services.Admission.ConnectAsync(
                request,
                () => StreamOptions.Of(request.Tail, proxy),
                context.Cancel
            ) ?? await streams.ServeAsync(context.Http, request),
            _ => Statuses.MethodNotAllowed(),
        };
    }

    private static async Task<Status?> ActAsync(
        ApiContext context,
        GroupVersionKind kind,
        Func<ActionCall, CancellationToken, Task<Result<object>>> act
    )
    {
        var accept = context.Http.Request.Headers.Accept;
        if (!Negotiation.Choose(accept, AnswerForms.Plain).Succeeded(out var form, out var error))
            return error;
        if (!WriteRequests.WithOptions(context).Succeeded(out var request, out error))
            return error;
        var read = await RequestBody.ReadObjectAsync(context.Http, context.Services.Options.BodyBytesMax);
        if (!read.Succeeded(out var body, out error))
            return error;
        request.Audit?.Sent(body);
        var call = new ActionCall(request, body, context.Writer, context.Services);
        var result = await call.CarryOutAsync(kind, act, context.Cancel);
        ResponseWriter.Warn(context.Http, request.Warnings);
        if (!result.Succeeded(out var answer, out error))
            return error;
        await ResponseWriter.JsonAsync(context.Http, KubeJson.Encode<object>(answer), 201, form);
        return null;
    }
}
