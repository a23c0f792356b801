namespace Arktos.Api.Tests;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData(10_000, "10s")]
    [InlineData(80_000, "1m20s")]
    [InlineData(300_000, "5m0s")]
    [InlineData(1_234, "1.234s")]
    [InlineData(250, "250ms")]
    [InlineData(3_600_000, "1h0m0s")]
    [InlineData(0, "0s")]
    public void A_duration_is_written_as_Go_does_and_read_back(int milliseconds, string text)
    {
        Assert.Equal(text, GoDuration.Format(TimeSpan.FromMilliseconds(milliseconds)));
        Assert.True(GoDuration.TryParse(text, out var read));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), read);
    }

    [Theory]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("90", 90_000)]
    [InlineData("1s500ms", 1_500)]
    [InlineData(".5s", 500)]
    [InlineData("2000us", 2)]
    public void Other_ways_to_write_one_are_read(string text, int milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var read));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("h")]
    [InlineData("1d")]
    [InlineData("1h30")]
    [InlineData("-5s")]
    [InlineData("1 h")]
    [InlineData("1.2.3s")]
    [InlineData("999999999h")]
    public void Anything_else_is_refused(string text) => Assert.False(GoDuration.TryParse(text, out _));
}
