using System.Globalization;
using Arktos.Api;

namespace Arktos.Kubelet.Pressure;

/// <summary>An amount as it is written in options: a quantity ("100Mi"), or a part of what there is ("10%").</summary>
public readonly record struct ThresholdAmount(long Quantity, double Percent)
{
    public static ThresholdAmount Of(long quantity) => new(quantity, 0);

    public static ThresholdAmount OfPercent(double percent) => new(0, percent);

    public long Of(SignalReading reading) => Percent > 0 ? (long)(reading.Capacity * (Percent / 100)) : Quantity;

    /// <param name="wrong">What is wrong with the text; "" when it is right.</param>
    public static bool TryParse(string text, out ThresholdAmount amount, out string wrong)
    {
        (amount, wrong) = (default, "");
        if (text.EndsWith('%'))
        {
            if (
                !double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part)
                || part is not (>= 0 and <= 100)
            )
                wrong = $"\"{text}\" is no percentage from 0% to 100%";
            amount = OfPercent(part);
        }
        else if (!Api.Quantity.TryParse(text, out var quantity) || quantity.Sign < 0)
            wrong = $"\"{text}\" is neither a quantity like 100Mi nor a percentage like 10%";
        else
            amount = Of(quantity.Value);
        return wrong.Length == 0;
    }
}

/// <summary>When a node counts as short of something.</summary>
/// <param name="Grace">How long it has to be short before pods go for it; null: a hard threshold, for which they go at
/// once and end at once.</param>
/// <param name="Reclaim">How much more than the threshold is to be free again before it counts as met no more.</param>
public sealed record PressureThreshold(
    PressureSignal Signal,
    ThresholdAmount Least,
    TimeSpan? Grace = null,
    ThresholdAmount Reclaim = default
)
{
    public bool IsHard => Grace is null;

    /// <param name="wasMet">It was met the last time: it is met until enough is free again.</param>
    public bool IsMet(SignalReading reading, bool wasMet) =>
        reading.Available < Least.Of(reading) + (wasMet ? Reclaim.Of(reading) : 0);
}
