using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Authentication;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Audit;

/// <summary>
/// What is written of one request that a policy asks for: filled along its way, and written at each stage. There is
/// none where there is no policy, or its level is None. Thread-safe where several look at a write at once.
/// </summary>
public sealed class AuditTrail
{
    private const int AnnotationsMax = 128,
        KeyCharsMax = 512;

    /// <summary>Of the value of an annotation, as Kubernetes has it for those of policies.</summary>
    public const int ValueCharsMax = 10 * 1024;

    private readonly AuditLog _log;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, string> _annotations = new(StringComparer.Ordinal);
    private bool _isOver;
    private Task<bool> _written = Task.FromResult(true);

    internal AuditTrail(AuditLog log, AuditRequest request, AuditVerdict verdict)
    {
        (_log, Request, Verdict) = (log, request, verdict);
        if (request.Tenant.Length > 0)
            Annotate(TenantKey, request.Tenant);
        else if (request.User is { } user)
            Annotate(TenantKey, user.Tenant);
    }

    private const string TenantKey = "arktos.io/tenant";

    public AuditRequest Request { get; }

    internal AuditVerdict Verdict { get; }

    /// <summary>Whom the caller asked to be taken for; null: himself.</summary>
    public UserIdentity? Impersonated { get; set; }

    /// <summary>The object's name where the request does not name it.</summary>
    internal string ObjectName { get; private set; } = "";

    internal Status? Status { get; private set; }

    internal ReadOnlyMemory<byte> SentObject { get; private set; }

    internal ReadOnlyMemory<byte> AnsweredObject { get; private set; }

    /// <summary>Whether what is answered is written, so that it is worth being made for that.</summary>
    public bool WantsAnswer => Verdict.Level == AuditLevel.RequestResponse;

    /// <summary>That of the exchange; null: nothing is written of it.</summary>
    public static AuditTrail? Of(HttpContext http) => http.Features.Get<AuditTrail>();

    /// <summary>A copy.</summary>
    internal IReadOnlyDictionary<string, string> Annotations
    {
        get
        {
            lock (_lock)
                return new SortedDictionary<string, string>(_annotations, StringComparer.Ordinal);
        }
    }

    /// <summary>The first value of a key stays; long ones are cut, and more than so many are left out.</summary>
    public void Annotate(string key, string value)
    {
        if (key.Length > KeyCharsMax)
            return;
        lock (_lock)
            if (_annotations.Count < AnnotationsMax)
                _annotations.TryAdd(key, value.Length > ValueCharsMax ? value[..ValueCharsMax] : value);
    }

    public void Decided(bool isAllowed, string reason)
    {
        lock (_lock)
            (_annotations["authorization.k8s.io/decision"], _annotations["authorization.k8s.io/reason"]) = (
                isAllowed ? "allow" : "forbid",
                reason
            );
    }

    /// <summary>What was sent, as JSON; anything else is left out.</summary>
    public void Sent(ReadOnlyMemory<byte> json)
    {
        if (Request.Name.Length == 0 && Request.Verb == "create")
            ObjectName = AuditEvent.NameIn(json.Span);
        if (Verdict.Level >= AuditLevel.Request)
            SentObject = json;
    }

    /// <summary>The object that is answered, as JSON.</summary>
    public void Answered(ReadOnlyMemory<byte> json)
    {
        if (WantsAnswer)
            AnsweredObject = json;
    }

    /// <summary>What is answered in place of an object.</summary>
    public void Answered(Status status) => Status = status;

    /// <summary>What is answered is too large to be kept for the log.</summary>
    public void AnsweredTooMuch() => Annotate(AuditEvent.TruncatedKey, "true");

    /// <summary>
    /// Ends when all that was told so far is written as far as the log waits for it: false when the request is to be
    /// refused, because its beginning cannot be written.
    /// </summary>
    public Task<bool> WrittenAsync() => Volatile.Read(ref _written);

    public void Received() => Write(AuditStage.RequestReceived, 0);

    /// <summary>The answer of a long request begins.</summary>
    /// <param name="code">As HTTP has it.</param>
    public void Started(int code) => Write(AuditStage.ResponseStarted, code);

    /// <summary>The request is over; of several calls the first counts.</summary>
    /// <param name="code">As HTTP has it.</param>
    public void Completed(int code) => End(AuditStage.ResponseComplete, code);

    /// <summary>Something has failed that never should.</summary>
    public void Panicked(Status status)
    {
        Answered(status);
        End(AuditStage.Panic, status.Code);
    }

    private void End(AuditStage stage, int code)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            _isOver = true;
        }
        Write(stage, code);
    }

    private void Write(AuditStage stage, int code)
    {
        var (before, writing) = (WrittenAsync(), _log.WriteAsync(this, stage, code));
        if (!writing.IsCompletedSuccessfully || !writing.Result || !before.IsCompletedSuccessfully)
            Volatile.Write(ref _written, BothAsync(before, writing));
    }

    private static async Task<bool> BothAsync(Task<bool> before, ValueTask<bool> writing) =>
        await before & await writing;
}
