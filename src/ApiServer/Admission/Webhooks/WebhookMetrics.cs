using System.Collections.Concurrent;
using System.Globalization;
using Arktos.Metrics;
using Prometheus;

namespace Arktos.ApiServer.Admission.Webhooks;

/// <summary>How a call of a webhook ended.</summary>
/// <param name="Code">As HTTP has them.</param>
/// <param name="ErrorType">Of a refusal: apiserver_internal_error, calling_webhook_error or no_error; else empty.
/// </param>
internal readonly record struct WebhookOutcome(int Code, string ErrorType)
{
    public bool IsRejected => ErrorType.Length > 0;
}

/// <summary>What webhooks and policies have done, under Kubernetes' names. Thread-safe.</summary>
internal sealed class WebhookMetrics
{
    /// <summary>Names of webhooks and policies that have series of their own; others share one.</summary>
    private const int NamesMax = 500;

    private static readonly double[] Buckets = [0.005, 0.025, 0.1, 0.5, 1, 2.5, 10, 25];

    private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);
    private readonly Histogram _durations;
    private readonly Counter _requests;
    private readonly Counter _rejections;
    private readonly Counter _failedOpen;
    private readonly Counter _checks;
    private readonly Counter _mutations;

    public WebhookMetrics(RoleMetrics metrics)
    {
        _durations = metrics.Histogram(
            "apiserver_admission_webhook_admission_duration_seconds",
            "How long calls of webhooks took.",
            Buckets,
            ["name", "type", "operation", "rejected"]
        );
        _requests = metrics.Counter(
            "apiserver_admission_webhook_request_total",
            "Calls of webhooks, by the code that they ended with.",
            ["name", "type", "operation", "code", "rejected"]
        );
        _rejections = metrics.Counter(
            "apiserver_admission_webhook_rejection_count",
            "Writes that a webhook, or that it could not be asked, has refused.",
            ["name", "type", "operation", "error_type", "rejection_code"]
        );
        _failedOpen = metrics.Counter(
            "apiserver_admission_webhook_fail_open_count",
            "Writes that passed because a webhook could not be asked and its failure is to be ignored.",
            ["name", "type"]
        );
        _checks = metrics.Counter(
            "apiserver_validating_admission_policy_check_total",
            "Writes that a policy was asked about, by what came of it.",
            ["policy", "policy_binding", "error_type", "enforcement_action"]
        );
        _mutations = metrics.Counter(
            "apiserver_mutating_admission_policy_check_total",
            "Mutations by policies, by what came of them.",
            ["policy", "policy_binding", "error_type"]
        );
    }

    public void Called(Webhook hook, string operation, TimeSpan duration, WebhookOutcome outcome)
    {
        var (name, type) = (NameOf(hook.Name), TypeOf(hook));
        var rejected = outcome.IsRejected ? "true" : "false";
        var code = outcome.Code is >= 100 and < 600 ? outcome.Code : 500;
        var text = code.ToString(CultureInfo.InvariantCulture);
        _durations.WithLabels(name, type, operation, rejected).Observe(duration.TotalSeconds);
        _requests.WithLabels(name, type, operation, text, rejected).Inc();
        if (outcome.IsRejected)
            _rejections.WithLabels(name, type, operation, outcome.ErrorType, text).Inc();
    }

    public void FailedOpen(Webhook hook) => _failedOpen.WithLabels(NameOf(hook.Name), TypeOf(hook)).Inc();

    /// <param name="action">deny, warn, audit or allow.</param>
    public void Checked(string policy, string binding, string errorType, string action) =>
        _checks.WithLabels(NameOf(policy), NameOf(binding), errorType, action).Inc();

    public void Mutated(string policy, string binding, string errorType) =>
        _mutations.WithLabels(NameOf(policy), NameOf(binding), errorType).Inc();

    private static string TypeOf(Webhook hook) => hook.Mutates ? "admit" : "validating";

    private string NameOf(string name) =>
        _names.ContainsKey(name) || _names.Count < NamesMax && _names.TryAdd(name, true) ? name : "other";
}
