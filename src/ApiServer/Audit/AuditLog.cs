using Arktos.Metrics;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Arktos.ApiServer.Audit;

/// <summary>
/// Writes events of requests by a policy: lines of JSON into a log, lists of them to a webhook, each by its own
/// <see cref="AuditBackend"/>. Thread-safe.
/// </summary>
public sealed class AuditLog : IAsyncDisposable
{
    private readonly AuditPolicy _policy;
    private readonly List<AuditBackend> _backends = [];
    private readonly TimeProvider _time;
    private readonly Counter _events;
    private readonly Counter _levels;
    private readonly Counter _refused;

    /// <param name="post">Sends a body to the webhook; null: there is none.</param>
    /// <exception cref="InvalidDataException">The policy is wrong, or the log cannot be written.</exception>
    public AuditLog(
        AuditOptions options,
        Func<byte[], CancellationToken, Task>? post,
        RoleMetrics metrics,
        TimeProvider time,
        ILogger log
    )
    {
        _time = time;
        _policy = AuditPolicy.Read(options.PolicyFile);
        if (options.Log is { } file)
            _backends.Add(new AuditBackend(new AuditFile(file, time), file.Delivery, metrics, time, log));
        if (options.Webhook is { } webhook && post is not null)
            _backends.Add(
                new AuditBackend(
                    new AuditWebhook(webhook.Kubeconfig, post, webhook.InitialBackoff, time),
                    webhook.Delivery,
                    metrics,
                    time,
                    log
                )
            );
        _events = metrics.Counter(
            "apiserver_audit_event_total",
            "Events of the audit log that were made and given to be written.",
            []
        );
        _levels = metrics.Counter(
            "apiserver_audit_level_total",
            "Requests by the level at which the policy has them written.",
            ["level"]
        );
        _refused = metrics.Counter(
            "apiserver_audit_requests_rejected_total",
            "Requests that were refused because their beginning could not be written.",
            []
        );
    }

    /// <summary>When it is now, for what begins.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <returns>Null: nothing is to be written of the request.</returns>
    public AuditTrail? Begin(AuditRequest request)
    {
        var verdict = _policy.Judge(request);
        _levels.WithLabels(verdict.Level.ToString()).Inc();
        return verdict.Level == AuditLevel.None ? null : new AuditTrail(this, request, verdict);
    }

    /// <summary>Who could not prove who he is: his request ends before it is looked at.</summary>
    public void Refused(AuditRequest request, Api.Meta.V1.Status status)
    {
        if (Begin(request) is not { } trail)
            return;
        trail.Answered(status);
        trail.Started(status.Code);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var backend in _backends)
            await backend.DisposeAsync();
    }

    /// <returns>False: it is lost, and the request must not go on without it.</returns>
    internal async ValueTask<bool> WriteAsync(AuditTrail trail, AuditStage stage, int code)
    {
        if ((trail.Verdict.Omitted & stage) != 0)
            return true;
        var now = Now;
        var whole = AuditEvent.Encode(trail, stage, code, now, withBodies: true);
        _events.Inc();
        // All of them begin before one is waited for.
        var writes = _backends.ConvertAll(b =>
            (
                Backend: b,
                Written: b.WriteAsync(whole, () => AuditEvent.Encode(trail, stage, code, now, withBodies: false))
            )
        );
        var mayGoOn = true;
        foreach (var (backend, written) in writes)
            if (!await written && backend.IsStrict && stage == AuditStage.RequestReceived)
                mayGoOn = false;
        if (!mayGoOn)
            _refused.Inc();
        return mayGoOn;
    }
}
