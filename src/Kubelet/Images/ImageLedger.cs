using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Images;

/// <summary>When images are removed. Names and defaults are Kubernetes'.</summary>
public sealed record ImageCollectionOptions
{
    /// <summary>Of the file system that images are on: beyond it, images go; 100 switches that off.</summary>
    public int HighPercent { get; init; } = 85;

    /// <summary>Until so much is used.</summary>
    public int LowPercent { get; init; } = 80;

    /// <summary>An image that came a moment ago is about to be used.</summary>
    public TimeSpan MinAge { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Zero: images may stay unused for any time.</summary>
    public TimeSpan MaxAge { get; init; }

    /// <returns>What is wrong; "" when all is right.</returns>
    public string Check() =>
        HighPercent is < 0 or > 100 ? $"--image-gc-high-threshold: {HighPercent} is no percentage from 0 to 100"
        : LowPercent is < 0 or > 100 ? $"--image-gc-low-threshold: {LowPercent} is no percentage from 0 to 100"
        : LowPercent >= HighPercent
            ? $"--image-gc-low-threshold: {LowPercent} has to be below --image-gc-high-threshold ({HighPercent})"
        : MaxAge > TimeSpan.Zero && MaxAge <= MinAge
            ? "--image-maximum-gc-age: it has to be longer than --minimum-image-ttl-duration"
        : "";
}

/// <summary>
/// Which images a node has, and since when nothing uses them. Pure and immutable. What was there when the agent started
/// counts as old enough.
/// </summary>
internal sealed record ImageLedger(DateTimeOffset Begun)
{
    private sealed record Entry(ImageRecord Image, DateTimeOffset? Came, DateTimeOffset? Used, bool IsUsed);

    private IReadOnlyDictionary<string, Entry>? Entries { get; init; }

    /// <param name="used">What containers name their images by, those that have ended as well.</param>
    public ImageLedger Look(IEnumerable<ImageRecord> images, IReadOnlySet<string> used, DateTimeOffset now)
    {
        var entries = new Dictionary<string, Entry>();
        foreach (var image in images)
        {
            var before = Entries?.GetValueOrDefault(image.Id);
            var came =
                before is not null ? before.Came
                : Entries is null ? null
                : now;
            var isUsed = used.Contains(image.Id) || image.Digests.Any(used.Contains) || image.Tags.Any(used.Contains);
            entries[image.Id] = new Entry(image, came, isUsed ? now : before?.Used, isUsed);
        }
        return this with { Entries = entries };
    }

    /// <summary>
    /// What may go: who was used least lately first, then who came first. An image without a digest of a registry was
    /// loaded here, from an archive: nobody could get it again, so it stays.
    /// </summary>
    public IReadOnlyList<ImageRecord> Removable(DateTimeOffset now, TimeSpan minAge) =>
        [
            .. Unused(now, minAge)
                .OrderBy(e => e.Used ?? DateTimeOffset.MinValue)
                .ThenBy(e => e.Came ?? DateTimeOffset.MinValue)
                .ThenBy(e => e.Image.Id, StringComparer.Ordinal)
                .Select(e => e.Image),
        ];

    /// <summary>What nothing has used for so long.</summary>
    public IReadOnlyList<ImageRecord> Expired(DateTimeOffset now, ImageCollectionOptions options) =>
        options.MaxAge <= TimeSpan.Zero
            ? []
            :
            [
                .. Unused(now, options.MinAge)
                    .Where(e => now - (e.Used ?? e.Came ?? Begun) > options.MaxAge)
                    .Select(e => e.Image),
            ];

    private IEnumerable<Entry> Unused(DateTimeOffset now, TimeSpan minAge) =>
        (Entries ?? new Dictionary<string, Entry>()).Values.Where(e =>
            !e.IsUsed
            && !e.Image.IsPinned
            && e.Image.Digests.Count > 0
            && (e.Came is not { } came || now - came >= minAge)
        );
}
