using Arktos.Api.Core.V1;
using Arktos.Controllers.Events;

namespace Arktos.Controllers.Tests;

public sealed class EventAgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(30, null, null, false)]
    [InlineData(61, null, null, true)]
    [InlineData(300, 59, null, false)]
    [InlineData(300, 61, null, true)]
    [InlineData(300, 200, 10, false)]
    public void An_event_goes_an_hour_after_it_was_last_seen(int createdMinutesAgo, int? lastMinutesAgo, int? seriesMinutesAgo, bool expired)
    {
        var e = new Event { Metadata = new() { CreationTimestamp = Ago(createdMinutesAgo) }, LastTimestamp = Ago(lastMinutesAgo) };
        if (seriesMinutesAgo is not null) e.Series = new EventSeries { LastObservedTime = Ago(seriesMinutesAgo) };
        Assert.Equal(expired, EventAge.IsExpired(e, Now, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void An_event_that_says_no_time_at_all_stays() => Assert.False(EventAge.IsExpired(new Event(), Now, TimeSpan.FromHours(1)));

    private static DateTimeOffset? Ago(int? minutes) => minutes is { } m ? Now.AddMinutes(-m) : null;
}
