using System.Globalization;
using System.Text;

namespace Arktos.Store.Tests.Records;

/// <summary>
/// A golden file: what the bytes of a record mean, each line the bytes of one thing and, behind " | ", what they are.
/// Lines that begin with # say what it is an example of. With ARKTOS_REWRITE=1 it is written instead of compared.
/// </summary>
internal static class RecordFile
{
    private const string Divider = " | ";
    private const int BytesPerLine = 16;

    public static void Check(string name, string actual)
    {
        var copied = Path.Combine(AppContext.BaseDirectory, "Records", "golden", name);
        if (Environment.GetEnvironmentVariable("ARKTOS_REWRITE") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "golden", name), actual);
            return;
        }
        Assert.True(File.Exists(copied), $"{name} is not there: run with ARKTOS_REWRITE=1, and read what it wrote");
        Assert.Equal(File.ReadAllText(copied), actual);
    }

    /// <summary>The bytes that a golden file shows.</summary>
    public static byte[] Bytes(string text) =>
        [
            .. text.Split('\n')
                .Where(l => l.Length > 0 && l[0] != '#')
                .SelectMany(l => l.Split(Divider)[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(b => byte.Parse(b, NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        ];

    public static void AppendLine(StringBuilder text, int depth, ReadOnlySpan<byte> bytes, string meaning)
    {
        for (var at = 0; at < bytes.Length; at += BytesPerLine)
        {
            var part = bytes.Slice(at, Math.Min(BytesPerLine, bytes.Length - at));
            var hex = string.Join(' ', part.ToArray().Select(b => b.ToString("X2", CultureInfo.InvariantCulture)));
            text.Append(hex.PadRight(3 * BytesPerLine - 1)).Append(Divider).Append(' ', 2 * depth);
            text.Append(at == 0 ? meaning : "…").Append('\n');
        }
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetDirectoryName(path)!;
}
