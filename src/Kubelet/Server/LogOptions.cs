using System.Globalization;

namespace Arktos.Kubelet.Server;

/// <summary>What of a log is asked for: Kubernetes' PodLogOptions.</summary>
public sealed record LogOptions
{
    public bool Follow { get; init; }
    public bool Previous { get; init; }
    public bool Timestamps { get; init; }

    /// <summary>Only that many lines from the end; null: all.</summary>
    public long? TailLines { get; init; }

    public DateTimeOffset? Since { get; init; }

    /// <summary>Stop after so many bytes; null: no bound.</summary>
    public long? LimitBytes { get; init; }

    /// <summary>Null, with what is wrong, when the query cannot be understood.</summary>
    public static LogOptions? Parse(Func<string, string?> query, DateTimeOffset now, out string error)
    {
        error = "";
        long? Number(string name, long min, ref string error)
        {
            if (query(name) is not { Length: > 0 } text)
                return null;
            if (
                long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= min
            )
                return value;
            error = $"{name} must be a number of at least {min}";
            return null;
        }
        var (tail, limit, seconds) = (
            Number("tailLines", 0, ref error),
            Number("limitBytes", 1, ref error),
            Number("sinceSeconds", 1, ref error)
        );
        DateTimeOffset? since = seconds is { } s ? now.AddSeconds(-s) : null;
        if (query("sinceTime") is { Length: > 0 } time)
        {
            if (
                DateTimeOffset.TryParse(
                    time,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var parsed
                )
            )
                since = parsed;
            else
                error = "sinceTime must be a time in RFC 3339 form";
        }
        if (error.Length > 0)
            return null;
        return new LogOptions
        {
            Follow = IsTrue(query("follow")),
            Previous = IsTrue(query("previous")),
            Timestamps = IsTrue(query("timestamps")),
            TailLines = tail,
            LimitBytes = limit,
            Since = since,
        };
    }

    public static bool IsTrue(string? value) => value is "true" or "1" or "True";
}
