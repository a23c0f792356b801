using System.Globalization;

namespace Arktos.Bench;

/// <summary>How figures are written: as many digits as they are worth.</summary>
internal static class Figure
{
    public static string Text(double value) =>
        value.ToString(
            value switch
            {
                >= 100 => "f0",
                >= 10 => "f1",
                >= 1 => "f2",
                _ => "f4",
            },
            CultureInfo.InvariantCulture
        );
}
