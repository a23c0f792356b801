using System.Globalization;
using System.Text.RegularExpressions;

namespace Arktos.Api;

/// <summary>
/// Versions as Kubernetes ranks them: v10 above v2 above v11beta2 above v10beta3 above v3alpha1 above any other text,
/// the first of these in the alphabet first. Pure.
/// </summary>
public static partial class KubeVersions
{
    /// <summary>The greater ranks higher.</summary>
    public static IComparer<string> Order { get; } =
        Comparer<string>.Create(
            (a, b) =>
            {
                var (rankA, rankB) = (RankOf(a), RankOf(b));
                var byRank = rankA.CompareTo(rankB);
                return byRank != 0 || rankA.Stability > 0 ? byRank : string.CompareOrdinal(b, a);
            }
        );

    [GeneratedRegex("^v([0-9]{1,9})((alpha|beta)([0-9]{1,9}))?\\z")]
    private static partial Regex Form();

    private static (int Stability, int Major, int Minor) RankOf(string version)
    {
        var match = Form().Match(version);
        if (!match.Success)
            return (0, 0, 0);
        var stability = match.Groups[3].Value switch
        {
            "alpha" => 1,
            "beta" => 2,
            _ => 3,
        };
        return (stability, Number(match.Groups[1]), match.Groups[4].Success ? Number(match.Groups[4]) : 0);
    }

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
}
