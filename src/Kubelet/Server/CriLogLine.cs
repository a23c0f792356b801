using System.Globalization;
using System.Text;

namespace Arktos.Kubelet.Server;

/// <summary>One entry of a log in CRI's format: "2016-10-06T00:17:09.669794202Z stdout F text". Pure.</summary>
/// <param name="Timestamp">As it is written, with nine digits of nanoseconds (containerd leaves zeros at the end
/// out).</param>
/// <param name="IsPartial">The line goes on in the next entry.</param>
public readonly record struct CriLogLine(
    string Timestamp,
    DateTimeOffset Time,
    bool IsError,
    bool IsPartial,
    ReadOnlyMemory<byte> Text
)
{
    /// <param name="line">Without its newline.</param>
    public static bool TryParse(ReadOnlyMemory<byte> line, out CriLogLine entry)
    {
        entry = default;
        if (
            !TryWord(ref line, out var time)
            || !TryWord(ref line, out var stream)
            || stream is not ("stdout" or "stderr")
        )
            return false;
        // The text may be empty, and then so is the blank before it.
        if (!TryWord(ref line, out var tags))
        {
            tags = Encoding.ASCII.GetString(line.Span);
            line = default;
        }
        if (
            !DateTimeOffset.TryParse(
                time,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AdjustToUniversal,
                out var parsed
            )
        )
            return false;
        entry = new CriLogLine(WithNanoseconds(time), parsed, stream == "stderr", tags.Split(':')[0] == "P", line);
        return true;
    }

    private static string WithNanoseconds(string time)
    {
        var zone = time.IndexOfAny(['Z', '+', '-'], "yyyy-MM-ddT".Length);
        if (zone < 0)
            return time;
        var dot = time.IndexOf('.');
        var digits = dot < 0 ? "" : time[(dot + 1)..zone];
        return digits.Length == 9 ? time : $"{time[..(dot < 0 ? zone : dot)]}.{digits.PadRight(9, '0')}{time[zone..]}";
    }

    private static bool TryWord(ref ReadOnlyMemory<byte> line, out string word)
    {
        var end = line.Span.IndexOf((byte)' ');
        word = end < 0 ? "" : Encoding.ASCII.GetString(line.Span[..end]);
        if (end >= 0)
            line = line[(end + 1)..];
        return end > 0;
    }
}
