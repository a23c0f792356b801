using System.Text;
using Arktos.Kubelet.Server;

namespace Arktos.Kubelet.Tests.Server;

public sealed class LogTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-logs-").FullName;

    private string Log => Path.Combine(_directory, "0.log");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("2016-10-06T00:17:09.669794202Z stdout F hello world", "hello world", false, false)]
    [InlineData("2016-10-06T00:17:09.669794202Z stderr P part", "part", true, true)]
    [InlineData("2016-10-06T00:17:09.669794202+02:00 stdout F:x  lead", " lead", false, false)]
    [InlineData("2016-10-06T00:17:09.669794202Z stdout F ", "", false, false)]
    public void A_line_is_parsed(string line, string text, bool error, bool partial)
    {
        Assert.True(CriLogLine.TryParse(Encoding.UTF8.GetBytes(line), out var entry));
        Assert.Equal(
            (text, error, partial),
            (Encoding.UTF8.GetString(entry.Text.Span), entry.IsError, entry.IsPartial)
        );
    }

    [Theory]
    [InlineData("2016-10-06T00:17:09.669794202Z", "2016-10-06T00:17:09.669794202Z")]
    [InlineData("2016-10-06T00:17:09.6697Z", "2016-10-06T00:17:09.669700000Z")]
    [InlineData("2016-10-06T00:17:09Z", "2016-10-06T00:17:09.000000000Z")]
    [InlineData("2016-10-06T00:17:09.5-07:00", "2016-10-06T00:17:09.500000000-07:00")]
    public void Timestamps_have_nine_digits(string written, string given)
    {
        Assert.True(CriLogLine.TryParse(Encoding.UTF8.GetBytes(written + " stdout F x"), out var entry));
        Assert.Equal(given, entry.Timestamp);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("yesterday stdout F x")]
    [InlineData("2016-10-06T00:17:09Z stdin F x")]
    public void What_is_no_log_line_is_left_out(string line) =>
        Assert.False(CriLogLine.TryParse(Encoding.UTF8.GetBytes(line), out _));

    [Theory]
    [InlineData("", "a\nbc\nd\n")]
    [InlineData("tailLines=2", "bc\nd\n")]
    [InlineData("tailLines=0", "")]
    [InlineData("tailLines=9", "a\nbc\nd\n")]
    [InlineData("limitBytes=3", "a\nb")]
    [InlineData("sinceTime=2026-01-01T00:00:03Z", "d\n")]
    [InlineData("tailLines=2&timestamps=true", "2026-01-01T00:00:01.000000000Z bc\n2026-01-01T00:00:03.000000000Z d\n")]
    public async Task What_is_asked_for_is_written(string query, string expected)
    {
        await File.WriteAllTextAsync(
            Log,
            "2026-01-01T00:00:00.000000000Z stdout F a\n2026-01-01T00:00:01.000000000Z stdout P "
                + "b\n2026-01-01T00:00:02.000000000Z stdout F c\n2026-01-01T00:00:03.000000000Z stderr F d\n"
        );
        var values = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
        var options = LogOptions.Parse(name => values.GetValueOrDefault(name), DateTimeOffset.UtcNow, out _)!;
        using var output = new MemoryStream();
        await new LogReader(_directory, Log, options, TimeProvider.System).CopyToAsync(
            output,
            _ => Task.FromResult(false),
            default
        );
        Assert.Equal(expected, Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task A_follower_reads_on_across_a_rotation_and_ends_with_the_container()
    {
        await File.WriteAllTextAsync(Log, Line(1));
        using var output = new MemoryStream();
        var running = true;
        var reader = new LogReader(_directory, Log, new LogOptions { Follow = true }, TimeProvider.System).CopyToAsync(
            output,
            _ => Task.FromResult(running),
            default
        );
        await Task.Run(async () =>
            {
                while (output.Length < 2)
                    await Task.Delay(5);
                await File.AppendAllTextAsync(Log, Line(2));
                File.Move(Log, Log + ".20260101-000000");
                await File.WriteAllTextAsync(Log, Line(3));
                while (output.Length < 6)
                    await Task.Delay(5);
                running = false;
            })
            .WaitAsync(TimeSpan.FromSeconds(90));
        await reader.WaitAsync(TimeSpan.FromSeconds(90));
        Assert.Equal("1\n2\n3\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    private static string Line(int n) => $"2026-01-01T00:00:00.000000000Z stdout F {n}\n";
}
