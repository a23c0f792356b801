using System.Buffers.Text;
using System.Diagnostics;
using System.Globalization;

namespace Arktos.ApiBench;

/// <summary>
/// When something was sent, written into it as text, so that whoever gets its event knows how long that took without
/// reading the event's JSON. Ticks of <see cref="Stopwatch"/>: the load is one process.
/// </summary>
internal static class Stamp
{
    private static ReadOnlySpan<byte> Mark => "stamp-"u8;

    public static string Now() => "stamp-" + Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture);

    /// <returns>False: there is none.</returns>
    public static bool TryFind(ReadOnlySpan<byte> text, out long sent)
    {
        sent = 0;
        var at = text.IndexOf(Mark);
        return at >= 0 && Utf8Parser.TryParse(text[(at + Mark.Length)..], out sent, out _);
    }
}
