using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Discovery;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Every request: identity, target, tenant, permission, and then what serves it. Nothing below throws at a client: what
/// is unexpected is logged here with the request's audit id and answered as an internal error that says no more.
/// </summary>
public sealed class RequestPipeline(
    RegistryServices services,
    ObjectWriter writer,
    RequestAuthenticator authenticator,
    ResourceRequests resources,
    ServerPaths paths
)
{
    private readonly ILogger _log = services.Loggers.CreateLogger<RequestPipeline>();
    private int _inFlight;

    public async Task InvokeAsync(HttpContext http)
    {
        var auditId =
            http.Request.Headers["Audit-Id"].ToString() is { Length: > 0 and <= 64 } given
            && given.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
                ? given
                : Guid.NewGuid().ToString();
        http.Response.Headers["Audit-Id"] = auditId;
        http.Response.Headers.CacheControl = "no-cache, private";
        var target = Target(http);
        var counted = !target.IsLongRunning;
        var hungUp = http.RequestAborted;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(hungUp);
        if (counted)
        {
            deadline.CancelAfter(Timeout(http));
            http.RequestAborted = deadline.Token;
        }
        try
        {
            if (counted && Interlocked.Increment(ref _inFlight) > services.Options.RequestsInFlightMax)
            {
                http.Response.Headers.RetryAfter = "1";
                await ResponseWriter.TextAsync(http, "Too many requests, please try again later.", 429);
                return;
            }
            if (await ServeAsync(http, target) is { } status)
                await ResponseWriter.StatusAsync(http, status);
        }
        catch (OperationCanceledException) when (hungUp.IsCancellationRequested)
        {
            // The client has gone.
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            http.RequestAborted = hungUp;
            await FailAsync(http, Statuses.Timeout("request did not complete within the allotted timeout"));
        }
        catch (StoreUnavailableException e)
        {
            _log.LogWarning(
                "{Method} {Path}: {Message} (audit id {AuditId})",
                http.Request.Method,
                http.Request.Path,
                e.Message,
                auditId
            );
            await FailAsync(http, Statuses.StoreUnavailable(target.GroupVersionResource, target.Verb));
        }
        catch (BadHttpRequestException e)
        {
            await FailAsync(http, Statuses.Failure(e.StatusCode, "BadRequest", e.Message, null));
        }
        catch (Exception e)
        {
            _log.LogError(
                e,
                "{Method} {Path} has failed (audit id {AuditId})",
                http.Request.Method,
                http.Request.Path,
                auditId
            );
            await FailAsync(
                http,
                Statuses.InternalError(
                    $"the request could not be carried out; the log of the API server has more under audit id {auditId}"
                )
            );
        }
        finally
        {
            if (counted)
                Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task<Status?> ServeAsync(HttpContext http, RequestTarget target)
    {
        if (!(await authenticator.AuthenticateAsync(http)).Succeeded(out var caller, out var error))
            return error;
        if (!(await Impersonation.ResolveAsync(http, caller, services.Authorizer)).Succeeded(out var user, out error))
            return error;
        if (!target.IsResource)
        {
            var path = target.Path;
            var decision = await services.Authorizer.DecideAsync(
                AccessRequest.ForPath(user, target.Verb, path),
                http.RequestAborted
            );
            return decision.IsAllowed
                ? await paths.ServeAsync(http, user)
                : AccessRequest.ForPath(user, target.Verb, path).Refusal(decision.Reason);
        }
        var strategy = services.Registry.Find(target.GroupVersionResource);
        var virtualResource = strategy is null
            ? services.Registry.Virtual.GetValueOrDefault(target.GroupVersionResource)
            : null;
        var scope = strategy?.Description.Scope ?? virtualResource?.Description.Scope ?? ResourceScope.Tenant;
        if (!TenantResolver.Resolve(target, user, scope).Succeeded(out var tenant, out error))
            return error;
        var request = AccessRequest.For(user, target, tenant, scope, NodeSelector(http));
        var access = await services.Authorizer.DecideAsync(request, http.RequestAborted);
        if (!access.IsAllowed)
            return request.Refusal(access.Reason);
        // A stream into a container that comes as a GET (WebSocket) needs the right to create it as well.
        if (
            target is { Verb: "get", Subresource: "exec" or "attach" or "portforward" }
            && request with { Verb = "create" } is var create
            && !(await services.Authorizer.DecideAsync(create, http.RequestAborted)).IsAllowed
        )
            return create.Refusal("");

        var context = new ApiContext(http, user, target, tenant, services, writer);
        if (strategy is not null)
            return await resources.ServeAsync(context, strategy);
        if (virtualResource is not null)
            return await ResourceRequests.VirtualAsync(context, virtualResource);
        if (services.Registry.GroupVersions.Contains(target.GroupVersionResource.GroupVersion))
            return Statuses.UnknownResource();
        await ResponseWriter.TextAsync(http, "404 page not found\n", 404);
        return null;
    }

    // ?timeout=10s may shorten what the server allows.
    private TimeSpan Timeout(HttpContext http)
    {
        var text = http.Request.Query["timeout"].ToString();
        var asked =
            text.EndsWith('s')
            && double.TryParse(
                text.AsSpan(0, text.Length - 1),
                System.Globalization.CultureInfo.InvariantCulture,
                out var seconds
            )
            && seconds > 0
                ? seconds
                : double.MaxValue;
        return TimeSpan.FromSeconds(Math.Min(asked, services.Options.RequestTimeout.TotalSeconds));
    }

    private static RequestTarget Target(HttpContext http)
    {
        var query = http.Request.Query;
        var name =
            query.ContainsKey("fieldSelector")
            && FieldQuery.TryParse(query["fieldSelector"].ToString(), out var fields, out _)
            && fields.TryExact("metadata.name", out var exact)
                ? exact
                : "";
        return RequestTarget.Parse(
            http.Request.Method,
            http.Request.Path.Value ?? "/",
            query["watch"].ToString() is "true" or "1",
            name
        );
    }

    private static string NodeSelector(HttpContext http) =>
        http.Request.Query.ContainsKey("fieldSelector")
        && FieldQuery.TryParse(http.Request.Query["fieldSelector"].ToString(), out var fields, out _)
        && fields.TryExact("spec.nodeName", out var node)
            ? node
            : "";

    private static async Task FailAsync(HttpContext http, Status status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        http.Response.Clear();
        await ResponseWriter.StatusAsync(http, status);
    }
}
