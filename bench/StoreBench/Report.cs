using System.Globalization;

namespace Arktos.StoreBench;

/// <summary>Prints figures, one line each: name | ours | peer | ratio | goal | met.</summary>
internal static class Report
{
    /// <param name="goal">The ratio that is asked for; null: only shown.</param>
    public static void AtLeast(string name, double ours, double peer, double? goal) =>
        Line(name, ours, peer, goal, ">=", (ratio, wanted) => ratio >= wanted);

    public static void AtMost(string name, double ours, double peer, double? goal) =>
        Line(name, ours, peer, goal, "<=", (ratio, wanted) => ratio <= wanted);

    /// <summary>Held against a fixed bound; the peer's figure, where there is one, is for comparison.</summary>
    public static void Within(string name, double ours, double? peer, double bound) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} | {Figure.Text(ours)} | {(peer is { } p ? Figure.Text(p) : "-")} | "
                    + $"{(peer is { } q ? (ours / q).ToString("f2", CultureInfo.InvariantCulture) : "-")} | ours <= "
                    + $"{Figure.Text(bound)} | {(ours <= bound ? "yes" : "no")}"
            )
        );

    /// <summary>Of ours alone, and held against nothing.</summary>
    public static void Shown(string name, double ours) =>
        Console.WriteLine($"{name} | {Figure.Text(ours)} | - | - | - | -");

    private static void Line(
        string name,
        double ours,
        double peer,
        double? goal,
        string sign,
        Func<double, double, bool> isMet
    )
    {
        var ratio = ours / peer;
        var (wanted, met) = goal is { } g
            ? (string.Create(CultureInfo.InvariantCulture, $"{sign} {g:f2}"), isMet(ratio, g) ? "yes" : "no")
            : ("-", "-");
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} | {Figure.Text(ours)} | {Figure.Text(peer)} | {ratio:f2} | {wanted} | {met}"
            )
        );
    }
}
