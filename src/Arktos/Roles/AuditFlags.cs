using System.CommandLine;
using System.Globalization;
using Arktos.ApiServer.Audit;

namespace Arktos.Roles;

/// <summary>The flags of the audit log, named as kube-apiserver's.</summary>
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

    private static readonly Option<string> Mode = new("--audit-log-mode")
    {
        Description = "what requests do while their events wait to be written",
        DefaultValueFactory = _ => "blocking",
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
    private static readonly Option<int> BufferSize = Number(
        "--audit-log-batch-buffer-size",
        "events that may wait in mode batch; beyond it they are lost and counted",
        10_000
    );
    private static readonly Option<bool> Truncates = new("--audit-log-truncate-enabled")
    {
        Description = "write events that are too large without what was sent and answered",
    };
    private static readonly Option<int> MaxEventSize = Number(
        "--audit-log-truncate-max-event-size",
        "bytes of an event that are too large",
        100 * 1024
    );

    static AuditFlags()
    {
        Format.AcceptOnlyFromAmong("json");
        Mode.AcceptOnlyFromAmong("batch", "blocking", "blocking-strict");
    }

    public static IReadOnlyList<Option> All { get; } =
    [Policy, Path, Format, Mode, MaxSize, MaxAge, MaxBackup, BufferSize, Truncates, MaxEventSize];

    /// <returns>Null: no audit log is asked for.</returns>
    /// <exception cref="ArgumentException">Only half of it is.</exception>
    public static AuditOptions? Read(ParseResult parsed)
    {
        var (policy, path) = (parsed.GetValue(Policy), parsed.GetValue(Path));
        if (policy is null && path is null)
            return null;
        if (policy is null || path is null)
            throw new ArgumentException($"{Policy.Name} and {Path.Name} are of use together only: nothing is written");
        var size = parsed.GetValue(MaxSize);
        return new AuditOptions
        {
            PolicyFile = policy.FullName,
            LogPath = path,
            Mode = parsed.GetValue(Mode) switch
            {
                "batch" => AuditMode.Batch,
                "blocking-strict" => AuditMode.BlockingStrict,
                _ => AuditMode.Blocking,
            },
            FileMebibytesMax = size > 0 ? size : 100,
            FileDaysMax = parsed.GetValue(MaxAge),
            FilesMax = parsed.GetValue(MaxBackup),
            EventsWaitingMax = Math.Max(1, parsed.GetValue(BufferSize)),
            EventBytesMax = parsed.GetValue(Truncates) ? parsed.GetValue(MaxEventSize) : 0,
        };
    }

    private static Option<int> Number(string name, string description, int byDefault = 0)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => byDefault };
        option.Validators.Add(result =>
        {
            // What is no number is told by the parser.
            if (
                result.Tokens is [{ } token]
                && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number)
                && number < 0
            )
                result.AddError($"{name} must not be below 0");
        });
        return option;
    }
}
