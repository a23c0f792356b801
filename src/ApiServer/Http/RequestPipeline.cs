using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Fairness;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.ApiServer.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Http;

/// <summary>
/// Serves what is no resource: discovery, health, version. Answers itself, or says what is to be sent.
/// </summary>
/// <param name="path">As <see cref="RequestTarget.Path"/>.</param>
/// <param name="tenant">Whose documents they are.</param>
public delegate Task<Status?> PathRequests(HttpContext http, string path, string tenant);

/// <summary>
/// The REST door: reads what a request is about, lets it through the gate, and has it served. Nothing below throws at a
/// client: what is unexpected is logged here with the request's audit id and answered as an internal error that says no
/// more.
/// </summary>
internal sealed class RequestPipeline(
    RegistryServices services,
    ObjectWriter writer,
    RequestGate gate,
    RequestFairness fairness,
    RequestMetrics metrics,
    RequestAudit audit,
    ResourceRequests resources,
    PathRequests paths,
    ApiProxy proxy
)
{
    private readonly ILogger _log = services.Loggers.CreateLogger<RequestPipeline>();

    /// <summary>The code under which a request is counted whose client has gone.</summary>
    private const int ClientGone = 499;

    public async Task InvokeAsync(HttpContext http)
    {
        var target = Target(http);
        http.Response.Headers.CacheControl = "no-cache, private";
        var hungUp = http.RequestAborted;
        var measured = metrics.Begin(target, Door.Rest);
        try
        {
            await AnswerAsync(http, target, hungUp);
        }
        finally
        {
            measured.End(
                hungUp.IsCancellationRequested && !target.IsLongRunning ? ClientGone : http.Response.StatusCode
            );
            if (AuditTrail.Of(http) is { } trail)
            {
                trail.Completed(http.Response.StatusCode);
                await trail.WrittenAsync();
            }
        }
    }

    private async Task AnswerAsync(HttpContext http, RequestTarget target, CancellationToken hungUp)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(hungUp);
        if (!target.IsLongRunning)
        {
            deadline.CancelAfter(Timeout(http));
            http.RequestAborted = deadline.Token;
        }
        var auditId = AuditId.Of(http);
        try
        {
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
            await FailAsync(http, Statuses.StoreUnavailable(target.Resource, target.Verb));
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
            var message =
                $"the request could not be carried out; the log of the API server has more under audit id {auditId}";
            var status = Statuses.InternalError(message);
            AuditTrail.Of(http)?.Panicked(status);
            await FailAsync(http, status);
        }
    }

    private async Task<Status?> ServeAsync(HttpContext http, RequestTarget target)
    {
        if (!(await gate.AuthenticateAsync(http)).Succeeded(out var caller, out var error))
        {
            audit.Refused(http, target, error);
            return error;
        }
        if (!(await gate.HoldAsync(http, caller)).Succeeded(out var session, out error))
        {
            audit.Refused(http, target, error);
            return error;
        }
        using var held = session;
        audit.Begin(http, target, caller, out target);
        if (target.Audit is { } trail)
            Follow(http, target, trail);
        if (await RequestAudit.BegunAsync(target, http.RequestAborted) is { } unwritten)
            return unwritten;
        if (!(await gate.ImpersonateAsync(http, caller)).Succeeded(out var user, out error))
            return error;
        if (target.Audit is { } audited && !ReferenceEquals(user, caller))
            audited.Impersonated = user;
        using var seat = await SeatAsync(http, target, user);
        if (seat is { IsRefused: true })
        {
            http.Response.Headers.RetryAfter = FlowSeat.RetryAfter;
            await ResponseWriter.TextAsync(http, FlowSeat.RefusalText, 429);
            return null;
        }
        var path = target.IsResource ? RequestTarget.PathWithoutTenant(target.Path) : target.Path;
        if (await proxy.FindAsync(target, path, user, http.RequestAborted) is { } elsewhere)
        {
            var refusal = await (
                target.IsResource
                    ? gate.AuthorizeElsewhereAsync(target, user, http.RequestAborted)
                    : gate.AuthorizePathAsync(user, target, http.RequestAborted)
            );
            // What a watch begins with is the work of the service.
            if (target.IsLongRunning)
                seat?.GiveBack();
            return refusal ?? await proxy.ServeAsync(http, elsewhere, path, target.IsLongRunning, user);
        }
        if (!target.IsResource)
            return await gate.AuthorizePathAsync(user, target, http.RequestAborted)
                ?? await paths(http, path, DocumentsOf(http, target, user));
        if (!(await gate.AdmitAsync(target, user, http.RequestAborted)).Succeeded(out var request, out error))
        {
            if (error.Code != 404 || await gate.ServesGroupAsync(target, user, http.RequestAborted))
                return error;
            await ResponseWriter.TextAsync(http, "404 page not found\n", 404);
            return null;
        }
        return await resources.ServeAsync(new ApiContext(http, request, services, writer) { Seat = seat });
    }

    // Streams from and to pods have limits of their own, and watches hold a seat while they begin.
    private async ValueTask<FlowSeat?> SeatAsync(HttpContext http, RequestTarget target, UserIdentity user)
    {
        if (target.IsLongRunning && target.Verb != "watch")
            return null;
        var deadline = target.IsLongRunning ? services.Options.RequestTimeout : Timeout(http);
        var seat = await fairness.EnterAsync(
            new FlowRequest(target, user, ObjectsMax(http, target), deadline / RequestFairness.WaitsOfDeadline)
            {
                Bytes = http.Request.ContentLength ?? 0,
            },
            http.RequestAborted
        );
        FlowHeaders.Show(http.Response, seat.Flow);
        return seat;
    }

    // What a list may have at most; a watch that goes on from a version reads nothing that is there.
    private static long ObjectsMax(HttpContext http, RequestTarget target)
    {
        var query = http.Request.Query;
        if (target.Verb == "watch")
            return query["resourceVersion"].ToString() is "" or "0" || query.ContainsKey("sendInitialEvents") ? 0 : 1;
        return
            target.Verb == "list"
            && long.TryParse(
                query["limit"].ToString(),
                System.Globalization.CultureInfo.InvariantCulture,
                out var limit
            )
            ? limit
            : 0;
    }

    // The answer is looked at where it is written.
    private static void Follow(HttpContext http, RequestTarget target, AuditTrail trail)
    {
        http.Features.Set(trail);
        if (target.IsLongRunning)
            http.Response.OnStarting(() =>
            {
                trail.Started(http.Response.StatusCode);
                return trail.WrittenAsync();
            });
    }

    // Others' kinds are nobody's business but the installation's.
    private static string DocumentsOf(HttpContext http, RequestTarget target, UserIdentity user)
    {
        var asked = target.Tenant.Length > 0 ? target.Tenant : http.Request.Query["tenant"].ToString();
        return user.IsSystem ? TenantResolver.CatalogOf(asked, user) : user.Tenant;
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
        var target = RequestTarget.Parse(
            http.Request.Method,
            http.Request.Path.Value ?? "/",
            QueryFlags.Read(query, "watch")
        );
        if (
            !query.ContainsKey("fieldSelector")
            || !FieldQuery.TryParse(query["fieldSelector"].ToString(), out var fields, out _)
        )
            return target;
        return target with
        {
            NameSelector = fields.TryExact("metadata.name", out var name) ? name : "",
            NodeSelector = fields.TryExact("spec.nodeName", out var node) ? node : "",
        };
    }

    private static async Task FailAsync(HttpContext http, Status status)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        FlowHeaders.ClearOthers(http.Response);
        AuditId.Repeat(http);
        await ResponseWriter.StatusAsync(http, status);
    }
}
