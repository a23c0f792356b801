using System.Net;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Webhooks;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Passes requests on to the services that serve their group and version, in the name of who sent them. Answers,
/// watches and upgraded connections are streamed. Thread-safe.
/// </summary>
internal sealed class ApiProxy(AggregatedApis apis, IHttpForwarder forwarder, RequestLimits limits)
{
    // The pipeline's deadline ends what is no watch; a watch may be silent for as long as it likes.
    private static readonly ForwarderRequestConfig Config = new()
    {
        ActivityTimeout = Timeout.InfiniteTimeSpan,
        // Headers are a line for each value, which HTTP/2 cannot be made to send.
        Version = HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    /// <summary>
    /// The API that a request is for; null: none that a service serves, or the caller is of another tenant and has
    /// nothing to do with it.
    /// </summary>
    /// <param name="path">Without the prefix of a tenant.</param>
    public async ValueTask<AggregatedApi?> FindAsync(
        RequestTarget target,
        string path,
        UserIdentity user,
        CancellationToken cancel
    )
    {
        if (!user.IsSystem || target.Tenant is not ("" or UserIdentity.SystemTenant))
            return null;
        var name =
            target.IsResource ? target.Resource.GroupVersion
            : path.Split('/') is ["", "apis", { Length: > 0 } group, { Length: > 0 } version]
                ? new GroupVersion(group, version)
            : default;
        return name.Group is { Length: > 0 } ? await apis.FindAsync(name, cancel) : null;
    }

    /// <summary>Answers itself, or says what is to be sent.</summary>
    /// <param name="path">Without the prefix of a tenant.</param>
    public async Task<Status?> ServeAsync(
        HttpContext http,
        AggregatedApi api,
        string path,
        bool isLong,
        UserIdentity user
    )
    {
        if (!apis.IsAvailable(api))
        {
            await ResponseWriter.TextAsync(http, "service unavailable\n", 503);
            return null;
        }
        if (!ProxyHeaders.CanTell(user))
            return Statuses.BadRequest(
                "the user's name, groups or extra values cannot be told to a service in headers"
            );
        using var share = isLong ? limits.Proxied.TryEnter(user) : null;
        if (isLong && share is null)
            return Statuses.TooManyRequests(
                "too many watches of services' APIs on this API server, please try again later",
                1
            );
        var cancel = http.RequestAborted;
        var error = await forwarder.SendAsync(
            http,
            api.BaseUrl,
            api.Client,
            Config,
            new Transformer(path, api.Host, user),
            cancel
        );
        if (http.Response.HasStarted)
            return null;
        cancel.ThrowIfCancellationRequested();
        if (http.Items.ContainsKey(typeof(Transformer)))
        {
            http.Response.Clear();
            await ResponseWriter.TextAsync(
                http,
                "the backend attempted to redirect this request, which is not permitted\n",
                502
            );
            return null;
        }
        if (error == ForwarderError.None)
            return null;
        apis.Suspect(api);
        var why = http.Features.Get<IForwarderErrorFeature>()?.Exception is { } e
            ? ServiceHandlers.Innermost(e)
            : error.ToString();
        await ResponseWriter.TextAsync(http, $"error trying to reach service: {why}\n", 503);
        return null;
    }

    private sealed class Transformer(string path, string host, UserIdentity user) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext http,
            HttpRequestMessage request,
            string baseUrl,
            CancellationToken cancel
        )
        {
            await base.TransformRequestAsync(http, request, baseUrl, cancel);
            ProxyHeaders.KeepBack(request);
            request.RequestUri = RequestUtilities.MakeDestinationAddress(baseUrl, path, http.Request.QueryString);
            request.Headers.Host = host;
            ProxyHeaders.Set(request.Headers, user);
        }

        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext http,
            HttpResponseMessage? response,
            CancellationToken cancel
        )
        {
            if (
                response is
                { StatusCode: >= HttpStatusCode.Moved and < HttpStatusCode.BadRequest, Headers.Location: not null }
            )
            {
                http.Items[typeof(Transformer)] = HttpStatusCode.Redirect;
                return false;
            }
            // What a service says of its answers goes before what this server says of its own.
            if (response?.Headers.CacheControl is not null)
                http.Response.Headers.Remove("Cache-Control");
            return await base.TransformResponseAsync(http, response, cancel);
        }
    }
}
