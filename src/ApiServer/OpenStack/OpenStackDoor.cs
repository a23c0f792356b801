using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Http;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.OpenStack;

/// <summary>A service of OpenStack: what its paths begin with, its routes, and the form of its errors.</summary>
internal sealed record OpenStackService(
    string Prefix,
    IReadOnlyList<OpenStackRoute> Routes,
    Func<Status, JsonObject> ErrorForm
);

/// <summary>
/// The door of the OpenStack-like API: finds the route, who comes, and has it served. It has no rights of its own: what
/// is done to objects is done by <see cref="KubernetesCalls"/>. Thread-safe.
/// </summary>
internal sealed class OpenStackDoor(IdentityApi identity, IReadOnlyList<OpenStackService> services, ILogger log)
{
    /// <summary>Requests at once; each waits at the Kubernetes API in its caller's own queue.</summary>
    private const int RequestsMax = 400;

    private const string RequestId = "x-openstack-request-id";

    private int _underWay;

    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers[RequestId] = $"req-{AuditId.Of(http)}";
        var path = (http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var service = services.FirstOrDefault(s => path.Length > 0 && s.Prefix == path[0]);
        if (service is null)
        {
            var none = Statuses.Failure(
                404,
                "NotFound",
                $"there is no such service: /{string.Join(", /", services.Select(s => s.Prefix))}",
                null
            );
            await AnswerAsync(http, 404, OpenStackErrors.OfIdentity(none));
            return;
        }
        Result<OpenStackAnswer> answer;
        try
        {
            answer =
                Interlocked.Increment(ref _underWay) > RequestsMax
                    ? Statuses.TooManyRequests("too many requests are under way; try again", 1)
                    : await ServeAsync(http, service, path[1..]);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (StoreUnavailableException)
        {
            answer = Statuses.ServiceUnavailable("the stores do not answer; try again");
        }
        catch (BadHttpRequestException e)
        {
            answer = Statuses.Failure(e.StatusCode, "BadRequest", e.Message, null);
        }
        catch (Exception e)
        {
            log.LogError(e, "{Method} {Path} has failed", http.Request.Method, http.Request.Path);
            answer = Statuses.Failure(
                500,
                "InternalError",
                "Unexpected API Error; the log of the server has more",
                null
            );
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
        if (answer.Succeeded(out var done, out var error))
        {
            foreach (var (name, value) in done.Headers)
                http.Response.Headers[name] = value;
            await AnswerAsync(http, done.Code, done.Body);
            return;
        }
        var code = OpenStackErrors.CodeOf(error);
        if (code == 401)
            http.Response.Headers.WWWAuthenticate =
                $"Keystone uri=\"{http.Request.Scheme}://{http.Request.Host}/identity\"";
        if (error.Details?.RetryAfterSeconds is > 0 and var seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        await AnswerAsync(http, code, service.ErrorForm(error));
    }

    private async Task<Result<OpenStackAnswer>> ServeAsync(HttpContext http, OpenStackService service, string[] path)
    {
        var methods = new List<string>();
        var method = HttpMethods.IsHead(http.Request.Method) ? "GET" : http.Request.Method;
        foreach (var route in service.Routes)
        {
            if (route.Match(path) is not { } values)
                continue;
            if (route.Method != method)
            {
                methods.Add(route.Method);
                continue;
            }
            if (route.IsForEverybody)
                return await route.Serve(new OpenStackRequest(http, values, null));
            var found = await identity.CallerOfAsync(http);
            return found.Succeeded(out var caller, out var error)
                ? await route.Serve(new OpenStackRequest(http, values, caller))
                : error;
        }
        if (methods.Count == 0)
            return Statuses.Failure(404, "NotFound", "The resource could not be found.", null);
        http.Response.Headers.Allow = string.Join(", ", methods.Distinct());
        return Statuses.Failure(405, "MethodNotAllowed", "The method is not allowed for this resource.", null);
    }

    private static Task AnswerAsync(HttpContext http, int code, JsonNode? body)
    {
        if (body is null)
        {
            http.Response.StatusCode = code;
            return Task.CompletedTask;
        }
        return ResponseWriter.BytesAsync(http, Encoding.UTF8.GetBytes(body.ToJsonString()), code, "application/json");
    }
}
