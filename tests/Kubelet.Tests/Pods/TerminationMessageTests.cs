using System.Text;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Tests.Pods;

public sealed class TerminationMessageTests
{
    private const string Head = "2026-01-01T00:00:00.000000000Z stdout ";

    [Theory]
    [InlineData("", "")]
    [InlineData("F one|F two", "one\ntwo\n")]
    // Pieces of a line are put together; what the tail cut is left out.
    [InlineData("P be|P gin|F ning|F end", "beginning\nend\n")]
    [InlineData("F end|P begun", "end\nbegun")]
    public void The_end_of_a_log_is_what_the_container_wrote(string entries, string message)
    {
        var log = string.Concat(entries.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(e => Head + e + "\n"));
        Assert.Equal(message, TerminationMessages.EndOfLog(Encoding.UTF8.GetBytes(log)));
        Assert.Equal(message, TerminationMessages.EndOfLog(Encoding.UTF8.GetBytes("0Z stderr F cut\n" + log)));
    }

    [Fact]
    public void It_has_at_most_80_lines_and_2048_bytes_and_no_half_characters()
    {
        string End(IEnumerable<string> lines) =>
            TerminationMessages.EndOfLog(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => $"{Head}F {l}\n"))));
        Assert.Equal(
            string.Concat(Enumerable.Range(20, 80).Select(i => i + "\n")),
            End(Enumerable.Range(0, 100).Select(i => i.ToString()))
        );
        Assert.Equal(new string('x', 2047) + "\n", End([new string('x', 5000)]));
        // Three bytes each: 2,048 does not divide by three.
        Assert.Equal(new string('€', 682) + "\n", End([new string('€', 2000)]));
    }
}
