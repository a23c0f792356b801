using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Authentication;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Requests;

/// <summary>What both doors write into the audit log; nothing where there is none. Thread-safe.</summary>
/// <param name="log">Null: there is none.</param>
public sealed class RequestAudit(AuditLog? log)
{
    /// <summary>Of an exchange that ends here: its caller could not prove who he is.</summary>
    public void Refused(HttpContext http, RequestTarget target, Status status)
    {
        if (log is not null)
            log.Refused(RequestOf(log, http, target, null), status);
    }

    /// <summary>Begins to write about a request; <see cref="BegunAsync"/> is to be asked before it goes on.</summary>
    /// <param name="caller">Not whom he asks to be taken for.</param>
    /// <param name="audited">The target with what is written about it.</param>
    public void Begin(HttpContext http, RequestTarget target, UserIdentity caller, out RequestTarget audited)
    {
        audited = target;
        if (log?.Begin(RequestOf(log, http, target, caller)) is not { } trail)
            return;
        audited = target with { Audit = trail };
        trail.Received();
    }

    /// <summary>Begins to write about one of several requests of an exchange, which gets an id of its own.</summary>
    /// <inheritdoc cref="Begin"/>
    public void BeginPart(HttpContext http, RequestTarget target, UserIdentity caller, out RequestTarget audited)
    {
        audited = target;
        if (log is null)
            return;
        var whole = RequestOf(log, http, target, caller);
        if (log.Begin(whole with { Id = AuditId.New() }) is not { } trail)
            return;
        trail.Annotate("arktos.io/batch", whole.Id);
        audited = target with { Audit = trail };
        trail.Received();
    }

    /// <summary>Waits as long as the log makes requests wait; a refusal where it must not go on.</summary>
    /// <param name="audited">Of which it has begun to write.</param>
    public static async ValueTask<Status?> BegunAsync(RequestTarget audited, CancellationToken cancel) =>
        audited.Audit is not { } trail || await trail.WrittenAsync().WaitAsync(cancel)
            ? null
            : Statuses.InternalError("the audit log cannot be written");

    private static AuditRequest RequestOf(AuditLog log, HttpContext http, RequestTarget target, UserIdentity? caller)
    {
        var request = AuditRequest.Of(http, caller, target.Verb, log.Now);
        return target.IsResource
            ? request with
            {
                IsResource = true,
                Group = target.Resource.Group,
                Version = target.Resource.Version,
                Resource = target.Resource.Resource,
                Subresource = target.Subresource,
                Namespace = target.Namespace,
                Name = target.Name,
                Tenant = target.Tenant,
            }
            : request with
            {
                Path = target.Path.Length > 0 ? target.Path : request.Path,
                Tenant = target.Tenant,
            };
    }
}
