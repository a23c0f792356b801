using Arktos.Api.Core.V1;
using Arktos.Client.Events;

namespace Arktos.Client.Tests;

public sealed class EventCorrelatorTests
{
    private readonly EventCorrelator _correlator = new();
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_event_raises_its_count_under_its_name()
    {
        var first = Record("pulled")!;
        Assert.Equal((1, false, _now), (first.Count, first.IsUpdate, first.First));
        _now += TimeSpan.FromMinutes(3);
        var second = Record("pulled")!;
        Assert.Equal((2, true, first.Name, first.First), (second.Count, second.IsUpdate, second.Name, second.First));
        Assert.Equal(_now, second.Event.At);
        var other = Record("pulled", name: "another")!;
        Assert.Equal(1, other.Count);
        Assert.Equal(1, Record("pulled", fieldPath: "spec.containers{b}")!.Count);
        Assert.Equal(1, Record("pulled", tenant: "t2")!.Count);
        Assert.Equal(1, Record("pulled", type: "Warning")!.Count);
    }

    [Fact]
    public void Two_recorders_that_tell_of_one_object_at_one_time_give_two_names()
    {
        var names = Enumerable.Range(0, 20).Select(_ => Record("seen", by: new EventCorrelator())!.Name).ToList();
        Assert.Equal(20, names.Distinct().Count());
    }

    [Fact]
    public void More_than_ten_similar_events_become_one()
    {
        for (var i = 0; i < 10; i++)
            Assert.Equal($"probe {i}", Record($"probe {i}")!.Event.Message);
        var combined = Record("probe 10")!;
        Assert.Equal(("(combined from similar events): probe 10", 1), (combined.Event.Message, combined.Count));
        var next = Record("probe 11")!;
        Assert.Equal(
            ("(combined from similar events): probe 11", 2, combined.Name),
            (next.Event.Message, next.Count, next.Name)
        );
        Assert.Equal(2, Record("probe 3")!.Count);
        Assert.Equal("probe of another reason", Record("probe of another reason", reason: "Other")!.Event.Message);
        _now += EventCorrelator.SimilarFor + TimeSpan.FromSeconds(1);
        Assert.Equal("probe 12", Record("probe 12")!.Event.Message);
    }

    [Fact]
    public void An_object_has_no_more_than_25_events_and_one_in_five_minutes()
    {
        var written = Enumerable.Range(0, 1000).Count(i => Record($"m{i}", reason: $"r{i}") is not null);
        Assert.Equal(25, written);
        Assert.NotNull(Record("m", name: "another"));
        _now += TimeSpan.FromMinutes(5);
        var next = Record("m7", reason: "r7")!;
        Assert.Equal(2, next.Count);
        Assert.Null(Record("m8", reason: "r8"));
        _now += TimeSpan.FromMinutes(50);
        Assert.Equal(10, Enumerable.Range(0, 100).Count(i => Record($"n{i}", reason: $"n{i}") is not null));
    }

    [Fact]
    public void What_was_dropped_shows_in_the_count()
    {
        for (var i = 0; i < 100; i++)
            Record("again");
        _now += TimeSpan.FromMinutes(5);
        Assert.Equal(101, Record("again")!.Count);
    }

    [Fact]
    public void A_probe_that_fails_each_second_for_eleven_minutes_makes_a_few_events()
    {
        var names = new HashSet<string>();
        var writes = 0;
        for (var i = 0; i < 660; i++, _now += TimeSpan.FromSeconds(1))
            if (Record($"Readiness probe failed: {i}", type: "Warning", reason: "Unhealthy") is { } write)
            {
                writes++;
                names.Add(write.Name);
            }
        Assert.Equal(11, names.Count);
        Assert.InRange(writes, 25, 28);
    }

    [Theory]
    [InlineData("web-1", true)]
    [InlineData("system:node", false)]
    [InlineData("ends-with-a-dash-", false)]
    public void The_name_of_an_event_is_always_a_name(string about, bool isReadable)
    {
        var name = Record("m", name: about)!.Name;
        Assert.Empty(Arktos.Api.Validation.Formats.DnsSubdomain(name));
        Assert.Equal(isReadable, name.StartsWith(about + ".", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(236, true)]
    [InlineData(237, false)]
    [InlineData(253, false)]
    public void A_long_name_gives_a_name_that_fits(int length, bool isReadable)
    {
        var about = new string('a', length);
        var name = Record("m", name: about)!.Name;
        Assert.InRange(name.Length, 1, 253);
        Assert.Equal(isReadable, name.StartsWith(about, StringComparison.Ordinal));
    }

    [Fact]
    public void Memory_is_that_of_the_latest_objects()
    {
        var cache = new LatestCache<int, string>(3);
        for (var i = 0; i < 3; i++)
            cache.Set(i, $"{i}");
        Assert.True(cache.TryGet(0, out _));
        cache.Set(3, "3");
        Assert.Equal(3, cache.Count);
        Assert.False(cache.TryGet(1, out _));
        Assert.True(cache.TryGet(0, out var kept));
        Assert.Equal("0", kept);
    }

    private EventWrite? Record(
        string message,
        string type = "Normal",
        string reason = "Reason",
        string name = "web",
        string tenant = "t1",
        string fieldPath = "",
        EventCorrelator? by = null
    ) =>
        (by ?? _correlator).Correlate(
            new RecordedEvent(
                new ObjectReference
                {
                    Kind = "Pod",
                    ApiVersion = "v1",
                    Namespace = "ns",
                    Name = name,
                    Uid = "uid-" + name,
                    FieldPath = fieldPath,
                },
                tenant,
                type,
                reason,
                message,
                _now
            )
        );
}
