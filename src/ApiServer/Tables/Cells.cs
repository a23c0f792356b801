using System.Globalization;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Selectors;
using LabelSelector = Arktos.Api.Meta.V1.LabelSelector;

namespace Arktos.ApiServer.Tables;

/// <summary>How the cells that several kinds share are worded. Pure.</summary>
public static class Cells
{
    public const string None = "<none>";
    public const string Unknown = "<unknown>";

    public static TableColumn<T> Name<T>()
        where T : class, IKubeObject =>
        new(
            "Name",
            "string",
            (o, _) => o.Metadata.Name,
            "name",
            Description: "Name must be unique within a namespace."
        );

    public static TableColumn<T> Age<T>()
        where T : class, IKubeObject => new("Age", "string", (o, now) => Since(o.Metadata.CreationTimestamp, now));

    public static TableColumn<T> CreatedAt<T>()
        where T : class, IKubeObject =>
        new("Created At", "date", (o, _) => o.Metadata.CreationTimestamp is { } t ? KubeTime.Format(t) : Unknown);

    public static string Since(DateTimeOffset? time, DateTimeOffset now) =>
        time is { } t ? HumanDuration(now - t) : Unknown;

    public static string HumanDuration(TimeSpan duration)
    {
        var (s, m, h) = ((long)duration.TotalSeconds, (long)duration.TotalMinutes, (long)duration.TotalHours);
        return s switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 120 => $"{s}s",
            _ when m < 10 => s % 60 == 0 ? $"{m}m" : $"{m}m{s % 60}s",
            _ when m < 180 => $"{m}m",
            _ when h < 8 => m % 60 == 0 ? $"{h}h" : $"{h}h{m % 60}m",
            _ when h < 48 => $"{h}h",
            _ when h < 192 => h % 24 == 0 ? $"{h / 24}d" : $"{h / 24}d{h % 24}h",
            _ when h < 17520 => $"{h / 24}d",
            _ when h < 70080 => h / 24 % 365 == 0 ? $"{h / 24 / 365}y" : $"{h / 24 / 365}y{h / 24 % 365}d",
            _ => $"{h / 24 / 365}y",
        };
    }

    public static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;

    public static string OrUnknown(string? text) => string.IsNullOrEmpty(text) ? Unknown : text;

    public static string Labels(IReadOnlyDictionary<string, string>? labels) =>
        labels is null || labels.Count == 0 ? None : string.Join(",", labels.Select(l => $"{l.Key}={l.Value}"));

    public static string Selector(LabelSelector? selector, string invalid, string empty) =>
        !LabelQuery.TryFrom(selector, out var query, out _) ? invalid
        : query.Requirements.Count == 0 ? empty
        : query.ToString();

    public static string ContainerNames(PodSpec spec) => string.Join(",", spec.Containers.Select(c => c.Name));

    public static string ContainerImages(PodSpec spec) => string.Join(",", spec.Containers.Select(c => c.Image));

    public static string FirstOf(IReadOnlyList<string> items, int max) =>
        string.Join(",", items.Take(max))
        + (items.Count > max ? string.Create(CultureInfo.InvariantCulture, $" + {items.Count - max} more...") : "");
}
