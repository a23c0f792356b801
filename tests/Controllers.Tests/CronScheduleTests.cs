using System.Globalization;
using Arktos.Controllers.CronJobs;

namespace Arktos.Controllers.Tests;

public sealed class CronScheduleTests
{
    // schedule, zone, after -> next
    [Theory]
    [InlineData("*/5 * * * *", "UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z")]
    [InlineData("*/5 * * * *", "UTC", "2026-01-01T00:04:59Z", "2026-01-01T00:05:00Z")]
    [InlineData("7/20 * * * *", "UTC", "2026-01-01T00:30:00Z", "2026-01-01T00:47:00Z")]
    [InlineData("*/90 * * * *", "UTC", "2026-01-01T00:30:00Z", "2026-01-01T01:00:00Z")]
    [InlineData("5/90 * * * *", "UTC", "2026-01-01T00:30:00Z", "2026-01-01T01:05:00Z")]
    [InlineData("0,,30 ? * ? *", "UTC", "2026-01-01T00:10:00Z", "2026-01-01T00:30:00Z")]
    [InlineData("0 0 * JAN,feb MON-Wed", "UTC", "2026-02-26T00:00:00Z", "2027-01-04T00:00:00Z")]
    [InlineData("@hourly", "UTC", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z")]
    [InlineData("@daily", "UTC", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")]
    [InlineData("@midnight", "UTC", "2026-01-01T05:00:00Z", "2026-01-02T00:00:00Z")]
    [InlineData("@weekly", "UTC", "2026-01-01T00:00:00Z", "2026-01-04T00:00:00Z")]
    [InlineData("@monthly", "UTC", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData("@yearly", "UTC", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("@annually", "UTC", "2026-01-02T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("@every 90s", "UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:01:30Z")]
    [InlineData("@every 1h30m", "UTC", "2026-01-01T00:00:00Z", "2026-01-01T01:30:00Z")]
    [InlineData("@every 10ms", "UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z")]
    // Day of month and day of week: either, when both are restricted.
    [InlineData("0 0 13 * 5", "UTC", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")]
    [InlineData("0 0 13 * 5", "UTC", "2026-01-09T00:00:00Z", "2026-01-13T00:00:00Z")]
    [InlineData("0 0 13 * *", "UTC", "2026-01-01T00:00:00Z", "2026-01-13T00:00:00Z")]
    [InlineData("0 0 */2 * 5", "UTC", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z")]
    [InlineData("0 0 */1 * 5", "UTC", "2026-01-03T00:00:00Z", "2026-01-09T00:00:00Z")]
    [InlineData("0 0 29 2 *", "UTC", "2026-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    // Zones.
    [InlineData("0 6 * * *", "Asia/Tokyo", "2026-01-01T00:00:00Z", "2026-01-01T21:00:00Z")]
    [InlineData("0 6 * * *", "America/New_York", "2026-01-01T00:00:00Z", "2026-01-01T11:00:00Z")]
    [InlineData("30 5 * * *", "Asia/Kolkata", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")]
    // Half past two is skipped on 29 March 2026 in Berlin: the moment after the gap stands for it.
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    // Half past two is there twice on 25 October 2026: the first one counts.
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    // What comes every half hour goes on every half hour.
    [InlineData("*/30 * * * *", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z")]
    [InlineData("*/30 * * * *", "Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    public void The_next_time(string schedule, string zone, string after, string next)
    {
        Assert.True(
            CronSchedule.TryParse(schedule, TimeZoneInfo.FindSystemTimeZoneById(zone), out var s, out var error),
            error
        );
        Assert.Equal(At(next), s.Next(At(after)));
    }

    [Theory]
    [InlineData("0 0 30 2 *")]
    public void Some_times_never_come(string schedule)
    {
        Assert.True(CronSchedule.TryParse(schedule, TimeZoneInfo.Utc, out var s, out _));
        Assert.Null(s.Next(At("2026-01-01T00:00:00Z")));
        Assert.Null(s.Missed(At("2026-01-01T00:00:00Z"), At("2027-01-01T00:00:00Z"), 100));
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * *")]
    [InlineData("61 * * * *")]
    [InlineData("@never")]
    [InlineData("@every soon")]
    public void What_is_no_schedule_is_said_to_be_none(string schedule)
    {
        Assert.False(CronSchedule.TryParse(schedule, TimeZoneInfo.Utc, out _, out var error));
        Assert.NotEmpty(error);
    }

    // schedule, after, until -> the last one, how many (of at most 100)
    [Theory]
    [InlineData("*/5 * * * *", "2026-01-01T00:00:00Z", "2026-01-01T00:04:59Z", null, 0)]
    [InlineData("*/5 * * * *", "2026-01-01T00:00:00Z", "2026-01-01T00:05:00Z", "2026-01-01T00:05:00Z", 1)]
    [InlineData("*/5 * * * *", "2026-01-01T00:00:00Z", "2026-01-01T00:17:00Z", "2026-01-01T00:15:00Z", 3)]
    [InlineData("* * * * *", "2016-01-01T00:00:00Z", "2026-01-01T00:17:30Z", "2026-01-01T00:17:00Z", 101)]
    [InlineData("0 * * * *", "2016-01-01T00:00:00Z", "2026-01-01T00:17:30Z", "2026-01-01T00:00:00Z", 101)]
    [InlineData("0 0 * * *", "2016-01-01T00:00:00Z", "2026-01-01T20:17:30Z", "2026-01-01T00:00:00Z", 101)]
    [InlineData("@every 90s", "2026-01-01T00:00:00Z", "2026-01-01T00:04:00Z", "2026-01-01T00:03:00Z", 2)]
    [InlineData("@every 1s", "1999-01-01T00:00:00Z", "2026-01-01T00:04:00Z", "2026-01-01T00:04:00Z", 101)]
    [InlineData("*/5 * * * *", "2026-01-01T00:10:00Z", "2026-01-01T00:05:00Z", null, 0)]
    [InlineData("@every 90s", "2026-01-01T00:10:00Z", "2026-01-01T00:05:00Z", null, 0)]
    public void Missed_times(string schedule, string after, string until, string? last, int count)
    {
        Assert.True(CronSchedule.TryParse(schedule, TimeZoneInfo.Utc, out var s, out var error), error);
        Assert.Equal(last is null ? null : new MissedTimes(At(last), count), s.Missed(At(after), At(until), 100));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
