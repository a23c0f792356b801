using System.Text;
using Arktos.VmRuntime.Console;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.VmRuntime.Tests.Console;

public sealed class CriLogTests : IDisposable
{
    private const string At = "2026-01-02T03:04:05.0000000";
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"arktos-crilog-{Guid.NewGuid():n}", "0.log");
    private readonly CriLog _log;

    public CriLogTests() =>
        _log = new CriLog(_file, new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));

    public void Dispose()
    {
        _log.Dispose();
        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }

    [Fact]
    public void Lines_are_whole_whatever_pieces_they_come_in_and_a_prompt_is_shown()
    {
        foreach (var piece in (string[])["one\r", "\ntw", "o\n", "login: "])
            _log.Write(Encoding.ASCII.GetBytes(piece));
        Assert.Equal(["F one", "F two"], Lines());
        _log.WritePart();
        _log.Write("root\r\n"u8);
        Assert.Equal(["F one", "F two", "P login: ", "F root"], Lines());
    }

    [Fact]
    public void A_line_without_end_is_written_in_pieces()
    {
        _log.Write(Encoding.ASCII.GetBytes(new string('x', CriLog.LineBytesMax + 2) + "\n"));
        Assert.Equal(["P " + new string('x', CriLog.LineBytesMax), "F xx"], Lines());
    }

    [Fact]
    public void After_the_log_was_renamed_a_new_file_is_begun()
    {
        _log.Write("old\n"u8);
        File.Move(_file, _file + ".1");
        _log.Reopen();
        _log.Write("new\n"u8);
        Assert.Equal(["F new"], Lines());
    }

    private string[] Lines() =>
        [
            .. File.ReadAllLines(_file)
                .Select(l =>
                {
                    Assert.StartsWith(At, l, StringComparison.Ordinal);
                    return l[(l.IndexOf(" stdout ", StringComparison.Ordinal) + " stdout ".Length)..];
                }),
        ];
}
