using System.Reflection;
using Arktos.Kubelet.Files;
using Arktos.Kubelet.Images;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Images;

public sealed class ImageTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly List<ImageRecord> _images = [];
    private readonly List<string> _used = [],
        _removed = [],
        _told = [];
    private readonly SettableTime _time = new();
    private FileSystemFacts _disk = new(1000, 500, 0, 0);
    private string _refuses = "";

    [Fact]
    public void The_one_that_was_used_least_lately_goes_first_then_the_one_that_came_first()
    {
        var ledger = new ImageLedger(Start).Look([Image("old"), Image("used")], Names("used"), Start);
        ledger = ledger.Look([Image("old"), Image("used"), Image("new")], Names("used"), Start.AddMinutes(5));
        ledger = ledger.Look(
            [Image("old"), Image("used"), Image("new"), Image("newer")],
            Names(),
            Start.AddMinutes(10)
        );
        Assert.Equal("old new used", Describe(ledger.Removable(Start.AddMinutes(10), TimeSpan.FromMinutes(2))));
        Assert.Equal("old new newer used", Describe(ledger.Removable(Start.AddMinutes(12), TimeSpan.FromMinutes(2))));
    }

    [Fact]
    public void What_is_used_pinned_or_was_loaded_here_stays()
    {
        ImageRecord[] images =
        [
            Image("byId"),
            Image("byDigest"),
            Image("byTag"),
            Image("pinned") with
            {
                IsPinned = true,
            },
            Image("loaded") with
            {
                Digests = [],
            },
            Image("free"),
        ];
        var ledger = new ImageLedger(Start).Look(images, Names("byId", "byDigest@sha", "byTag:1"), Start);
        Assert.Equal("free", Describe(ledger.Removable(Start, TimeSpan.Zero)));
    }

    [Fact]
    public void What_nothing_has_used_for_too_long_goes_however_much_room_there_is()
    {
        var options = new ImageCollectionOptions { MaxAge = TimeSpan.FromHours(1) };
        var ledger = new ImageLedger(Start).Look([Image("a"), Image("b")], Names("b"), Start);
        ledger = ledger.Look([Image("a"), Image("b"), Image("c")], Names(), Start.AddMinutes(61));
        Assert.Equal("a b", Describe(ledger.Expired(Start.AddMinutes(61), options)));
        Assert.Equal("", Describe(ledger.Expired(Start.AddDays(9), new ImageCollectionOptions())));
    }

    [Theory]
    [InlineData(85, 80, 2, 0, "")]
    [InlineData(100, 80, 2, 0, "")]
    [InlineData(101, 80, 2, 0, "--image-gc-high-threshold: 101 is no percentage")]
    [InlineData(85, -1, 2, 0, "--image-gc-low-threshold: -1 is no percentage")]
    [InlineData(85, 85, 2, 0, "--image-gc-low-threshold: 85 has to be below")]
    [InlineData(85, 80, 2, 1, "--image-maximum-gc-age: it has to be longer")]
    public void Options_that_make_no_sense_are_told_of(
        int high,
        int low,
        int minMinutes,
        int maxMinutes,
        string expected
    )
    {
        var wrong = new ImageCollectionOptions
        {
            HighPercent = high,
            LowPercent = low,
            MinAge = TimeSpan.FromMinutes(minMinutes),
            MaxAge = TimeSpan.FromMinutes(maxMinutes),
        }.Check();
        Assert.Equal(expected.Length == 0, wrong.Length == 0);
        Assert.StartsWith(expected, wrong);
    }

    [Theory]
    // Full by 85 in a hundred and more: until 80 are used. Each image takes 30 of 1,000.
    [InlineData(160, "")]
    [InlineData(150, "a b")]
    [InlineData(100, "a b c d")]
    public async Task As_many_go_as_are_needed(long available, string expected)
    {
        using var collector = Collector();
        foreach (var name in "a b c d e".Split(' '))
            _images.Add(Image(name) with { SizeBytes = 30 });
        _disk = new FileSystemFacts(1000, available, 0, 0);
        await collector.CollectAsync(default);
        Assert.Equal(expected, string.Join(' ', _removed));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task That_not_enough_could_go_is_told()
    {
        using var collector = Collector();
        _images.AddRange([Image("a") with { SizeBytes = 30 }, Image("b") with { SizeBytes = 30 }]);
        _used.Add("b");
        _disk = new FileSystemFacts(1000, 100, 0, 0);
        var refused = await Assert.ThrowsAsync<IOException>(() => collector.CollectAsync(default));
        Assert.Equal(
            "100 bytes were to be freed on the file system of images, and unused images had 30",
            refused.Message
        );
        Assert.Equal(
            "FreeDiskSpaceFailed Insufficient free disk space on the node's image filesystem (90% of 1000 B used). "
                + "Failed to free sufficient space by deleting unused images (freed 30 bytes). "
                + "Investigate disk usage, as it "
                + "could be used by active images, logs, volumes, or other data.",
            Assert.Single(_told)
        );
        _disk = default;
        await Assert.ThrowsAsync<IOException>(() => collector.CollectAsync(default));
        Assert.Equal("InvalidDiskCapacity invalid capacity 0 on image filesystem", _told[1]);
    }

    [Fact]
    public async Task One_that_cannot_be_removed_keeps_none_of_the_others()
    {
        using var collector = Collector();
        _images.AddRange([Image("a"), Image("b"), Image("c")]);
        _refuses = "a";
        await Assert.ThrowsAsync<RuntimeException>(() => collector.RemoveUnusedAsync(default));
        Assert.Equal(["b", "c"], _removed);
        // One that comes while others are removed is about to be used.
        _refuses = "";
        _images.Add(Image("fresh"));
        await collector.RemoveUnusedAsync(default);
        Assert.Equal(["b", "c", "a"], _removed);
    }

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(270582939648, "252 GiB")]
    public void Sizes_are_told_for_people(long bytes, string expected) =>
        Assert.Equal(expected, ImageCollector.Size(bytes));

    private ImageCollector Collector()
    {
        var runtime = DispatchProxy.Create<IWorkloadRuntime, RuntimeScript>();
        ((RuntimeScript)(object)runtime).Answers = new()
        {
            [nameof(IWorkloadRuntime.ListImagesAsync)] = _ => Task.FromResult<IReadOnlyList<ImageRecord>>([.. _images]),
            [nameof(IWorkloadRuntime.ListPodsAsync)] = _ =>
                Task.FromResult<IReadOnlyDictionary<string, ObservedPod>>(
                    new Dictionary<string, ObservedPod>
                    {
                        ["u"] = new()
                        {
                            Uid = "u",
                            Containers =
                            [
                                .. _used.Select(u => new ObservedContainer
                                {
                                    Id = u,
                                    SandboxId = "s",
                                    Name = u,
                                    ImageRef = u,
                                }),
                            ],
                        },
                    }
                ),
            [nameof(IWorkloadRuntime.RemoveImageAsync)] = arguments =>
            {
                var id = (string)arguments[0]!;
                if (id == _refuses)
                    return Task.FromException(new RuntimeException("busy"));
                _images.RemoveAll(i => i.Id == id);
                _removed.Add(id);
                return Task.CompletedTask;
            },
        };
        return new ImageCollector(
            new ImageCollectorParts(
                runtime,
                new ImageCollectionOptions(),
                Pulled: null,
                () => _disk,
                (reason, message) => _told.Add($"{reason} {message}"),
                _time,
                NullLogger.Instance
            )
        );
    }

    private static ImageRecord Image(string id) => new(id, [$"{id}:1"], [$"{id}@sha"], 1, null, "");

    private static HashSet<string> Names(params string[] names) => [.. names];

    private static string Describe(IEnumerable<ImageRecord> images) => string.Join(' ', images.Select(i => i.Id));

    private sealed class SettableTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Start;
    }
}

/// <summary>A runtime that answers as a test says, and to nothing else.</summary>
public class RuntimeScript : DispatchProxy
{
    public Dictionary<string, Func<object?[], object>> Answers { get; set; } = [];

    protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
        Answers.TryGetValue(method!.Name, out var answer)
            ? answer(arguments ?? [])
            : throw new InvalidOperationException($"{method.Name} was not expected");
}
