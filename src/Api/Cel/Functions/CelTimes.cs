using static Arktos.Api.Cel.CelFunctions;
using static Arktos.Api.Cel.CelType;

namespace Arktos.Api.Cel;

/// <summary>Parts of timestamps, in UTC or a zone, and of durations.</summary>
internal static class CelTimes
{
    public static IEnumerable<CelOverload> All =>
        [
            .. Part("getFullYear", static (t, _) => t.Year),
            .. Part("getMonth", static (t, _) => t.Month - 1),
            .. Part("getDate", static (t, _) => t.Day),
            .. Part("getDayOfMonth", static (t, _) => t.Day - 1),
            .. Part("getDayOfYear", static (t, _) => t.DayOfYear - 1),
            .. Part("getDayOfWeek", static (t, _) => (int)t.DayOfWeek),
            .. Part("getHours", static (t, _) => t.Hour),
            .. Part("getMinutes", static (t, _) => t.Minute),
            .. Part("getSeconds", static (t, _) => t.Second),
            .. Part("getMilliseconds", static (_, nanos) => nanos / 1_000_000),
            Whole("getHours", 3600 * CelTime.SecondNanos),
            Whole("getMinutes", 60 * CelTime.SecondNanos),
            Whole("getSeconds", CelTime.SecondNanos),
            Whole("getMilliseconds", 1_000_000),
        ];

    private static CelOverload[] Part(string name, Func<DateTime, int, int> part)
    {
        CelValue Body(ReadOnlySpan<CelValue> a, CelRun run) =>
            CelTime.TryLocal(a[0], a.Length > 1 ? a[1].AsString : null, out var local, out var failure)
                ? CelValue.Of((long)part(local, a[0].Nanos))
                : failure;

        return
        [
            Member(name, [Timestamp], Int, CelCosts.One, Body),
            Member(name, [Timestamp, Str], Int, CelCosts.One, Body),
        ];
    }

    private static CelOverload Whole(string name, long unitNanos) =>
        Member(name, [Duration], Int, CelCosts.One, (a, _) => CelValue.Of(a[0].DurationNanos / unitNanos));
}
