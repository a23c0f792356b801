using System.CommandLine;
using System.Globalization;
using Arktos.ApiServer.Audit;

namespace Arktos.Roles;

/// <summary>The flags of the audit log and its webhook, named as kube-apiserver's.</summary>
internal static class AuditFlags
{
    private static readonly Option<FileInfo?> Policy = new("--audit-policy-file")
    {
        Description = "file that says which requests are written into the audit log (Policy of audit.k8s.io/v1)",
    };

    private static readonly Option<string?> Path = new("--audit-log-path")
    {
        Description = "file of the audit log; - for the standard output",
    };

    private static readonly Option<string> Format = new("--audit-log-format")
    {
        Description = "form of the audit log",
        DefaultValueFactory = _ => "json",
    };

    private static readonly Option<int> MaxSize = Number(
        "--audit-log-maxsize",
        "MiB after which another file is begun; 0: 100"
    );
    private static readonly Option<int> MaxAge = Number(
        "--audit-log-maxage",
        "days that older files are kept; 0: ever"
    );
    private static readonly Option<int> MaxBackup = Number(
        "--audit-log-maxbackup",
        "older files that are kept; 0: all"
    );

    private static readonly Option<FileInfo?> Webhook = new("--audit-webhook-config-file")
    {
        Description = "kubeconfig of a webhook that is sent the events of the audit log",
    };

    private static readonly Option<Duration> InitialBackoff = DurationOption.Create(
        "--audit-webhook-initial-backoff",
        "how long after its first failure a batch is sent again",
        TimeSpan.FromSeconds(10)
    );

    private static readonly Option<string> Version = new("--audit-webhook-version")
    {
        Description = "form of what the webhook is sent",
        DefaultValueFactory = _ => AuditVersion,
    };

    private const string AuditVersion = "audit.k8s.io/v1";

    private static readonly Delivery ToLog = new("log", new AuditDelivery());
    private static readonly Delivery ToWebhook = new("webhook", new AuditWebhookOptions { Kubeconfig = "" }.Delivery);

    static AuditFlags()
    {
        Format.AcceptOnlyFromAmong("json");
        Version.AcceptOnlyFromAmong(AuditVersion);
    }

    public static IReadOnlyList<Option> All { get; } =
    [
        Policy,
        Path,
        Format,
        MaxSize,
        MaxAge,
        MaxBackup,
        .. ToLog.All,
        Webhook,
        InitialBackoff,
        Version,
        .. ToWebhook.All,
    ];

    /// <returns>Null: no audit log is asked for.</returns>
    /// <exception cref="ArgumentException">Only half of it is.</exception>
    public static AuditOptions? Read(ParseResult parsed)
    {
        var (policy, path, webhook) = (parsed.GetValue(Policy), parsed.GetValue(Path), parsed.GetValue(Webhook));
        if (policy is null && path is null && webhook is null)
            return null;
        if (policy is null || path is null && webhook is null)
            throw new ArgumentException(
                $"{Policy.Name} is of use together with {Path.Name} or {Webhook.Name} only: nothing is written"
            );
        var size = parsed.GetValue(MaxSize);
        return new AuditOptions
        {
            PolicyFile = policy.FullName,
            Log = path is null
                ? null
                : new AuditLogOptions
                {
                    Path = path,
                    FileMebibytesMax = size > 0 ? size : 100,
                    FileDaysMax = parsed.GetValue(MaxAge),
                    FilesMax = parsed.GetValue(MaxBackup),
                    Delivery = ToLog.Read(parsed),
                },
            Webhook = webhook is null
                ? null
                : new AuditWebhookOptions
                {
                    Kubeconfig = webhook.FullName,
                    InitialBackoff = parsed.GetValue(InitialBackoff).Value,
                    Delivery = ToWebhook.Read(parsed),
                },
        };
    }

    /// <summary>The flags that both ways of events have.</summary>
    private sealed class Delivery
    {
        private readonly Option<string> _mode;
        private readonly Option<int> _bufferSize;
        private readonly Option<int> _batchSize;
        private readonly Option<Duration> _batchWait;
        private readonly Option<bool> _throttles;
        private readonly Option<double> _perSecond;
        private readonly Option<int> _burst;
        private readonly Option<bool> _truncates;
        private readonly Option<int> _eventBytes;
        private readonly Option<int> _batchBytes;

        public Delivery(string name, AuditDelivery byDefault)
        {
            _mode = new Option<string>($"--audit-{name}-mode")
            {
                Description = "what requests do while their events wait to be written",
                DefaultValueFactory = _ => byDefault.Mode == AuditMode.Batch ? "batch" : "blocking",
            };
            _mode.AcceptOnlyFromAmong("batch", "blocking", "blocking-strict");
            _bufferSize = Number(
                $"--audit-{name}-batch-buffer-size",
                "events that may wait in mode batch; beyond it they are lost and counted",
                byDefault.EventsWaitingMax,
                least: 1
            );
            _batchSize = Number(
                $"--audit-{name}-batch-max-size",
                "events of a batch, in mode batch",
                byDefault.BatchEventsMax,
                least: 1
            );
            _batchWait = DurationOption.Create(
                $"--audit-{name}-batch-max-wait",
                "how long a batch waits until it is full, in mode batch",
                byDefault.BatchWait
            );
            _throttles = new Option<bool>($"--audit-{name}-batch-throttle-enable")
            {
                Description = "whether only so many batches are sent a second, in mode batch",
                DefaultValueFactory = _ => byDefault.BatchesPerSecondMax is not null,
            };
            _perSecond = new Option<double>($"--audit-{name}-batch-throttle-qps")
            {
                Description = "batches a second, in mode batch",
                DefaultValueFactory = _ => byDefault.BatchesPerSecondMax ?? 0,
            };
            _perSecond.Validators.Add(result =>
            {
                if (
                    result.Tokens is [{ } token]
                    && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                    && !(number >= 0 && double.IsFinite(number))
                )
                    result.AddError($"{_perSecond.Name} must be a number that is not below 0");
            });
            _burst = Number(
                $"--audit-{name}-batch-throttle-burst",
                "batches at once where none was sent before, in mode batch",
                byDefault.BatchesBurst,
                least: 1
            );
            _truncates = new Option<bool>($"--audit-{name}-truncate-enabled")
            {
                Description = "write events that are too large without what was sent and answered, and split batches",
            };
            _eventBytes = Number(
                $"--audit-{name}-truncate-max-event-size",
                "bytes of an event that are too large",
                100 * 1024,
                least: 1
            );
            _batchBytes = Number(
                $"--audit-{name}-truncate-max-batch-size",
                "bytes of a batch that are too large",
                10 * 1024 * 1024,
                least: 1
            );
        }

        public IEnumerable<Option> All =>
            [
                _mode,
                _bufferSize,
                _batchSize,
                _batchWait,
                _throttles,
                _perSecond,
                _burst,
                _truncates,
                _eventBytes,
                _batchBytes,
            ];

        public AuditDelivery Read(ParseResult parsed)
        {
            var (truncates, perSecond) = (parsed.GetValue(_truncates), parsed.GetValue(_perSecond));
            var (single, batch) = (parsed.GetValue(_eventBytes), parsed.GetValue(_batchBytes));
            if (truncates && batch < single)
                throw new ArgumentException($"{_batchBytes.Name} must not be below {_eventBytes.Name}");
            return new AuditDelivery
            {
                Mode = parsed.GetValue(_mode) switch
                {
                    "batch" => AuditMode.Batch,
                    "blocking-strict" => AuditMode.BlockingStrict,
                    _ => AuditMode.Blocking,
                },
                EventsWaitingMax = parsed.GetValue(_bufferSize),
                BatchEventsMax = parsed.GetValue(_batchSize),
                BatchWait = parsed.GetValue(_batchWait).Value,
                BatchesPerSecondMax = parsed.GetValue(_throttles) && perSecond > 0 ? perSecond : null,
                BatchesBurst = parsed.GetValue(_burst),
                EventBytesMax = truncates ? single : 0,
                BatchBytesMax = truncates ? batch : 0,
            };
        }
    }

    private static Option<int> Number(string name, string description, int byDefault = 0, int least = 0)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            // What is no number is told by the parser.
            if (
                result.Tokens is [{ } token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && number < least
            )
                result.AddError($"{name} must not be below {least}");
        });
        return option;
    }
}
