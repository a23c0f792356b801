using System.Globalization;
using System.Text;

namespace Arktos.Controllers.Jobs;

/// <summary>
/// A set of completion indexes as intervals: its size is that of its gaps, not of its numbers. Immutable.
/// <code>
///   "1,3-5,7"    {1, 3, 4, 5, 7}; two neighbours are written "3,4"
/// </code>
/// </summary>
internal sealed class IndexSet
{
    private readonly List<(int First, int Last)> _intervals;

    private IndexSet(List<(int First, int Last)> intervals)
    {
        _intervals = intervals;
        foreach (var (first, last) in intervals)
            Count += last - first + 1;
    }

    public static IndexSet Empty { get; } = new([]);

    public int Count { get; }

    /// <param name="end">Indexes from here on are left out, and so is what is no index.</param>
    public static IndexSet Parse(string? text, int end)
    {
        var intervals = new List<(int First, int Last)>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (!TryIndex(ends[0], out var first) || !TryIndex(ends[^1], out var last))
                continue;
            last = Math.Min(last, end - 1);
            if (first <= last)
                intervals.Add((first, last));
        }
        return new IndexSet(Merge(intervals));
    }

    public bool Contains(int index)
    {
        var (low, high) = (0, _intervals.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (index < _intervals[middle].First)
                high = middle - 1;
            else if (index > _intervals[middle].Last)
                low = middle + 1;
            else
                return true;
        }
        return false;
    }

    public IndexSet With(IReadOnlyCollection<int> indexes) =>
        indexes.Count == 0 ? this : new IndexSet(Merge([.. _intervals, .. indexes.Select(i => (i, i))]));

    /// <summary>How many indexes both sets have.</summary>
    public int CountCommon(IndexSet other)
    {
        var (common, a, b) = (0, 0, 0);
        while (a < _intervals.Count && b < other._intervals.Count)
        {
            var (x, y) = (_intervals[a], other._intervals[b]);
            common += Math.Max(0, Math.Min(x.Last, y.Last) - Math.Max(x.First, y.First) + 1);
            if (x.Last < y.Last)
                a++;
            else
                b++;
        }
        return common;
    }

    /// <summary>Indexes below <paramref name="end"/> that are not in the set, in order.</summary>
    public IEnumerable<int> Gaps(int end)
    {
        var next = 0;
        foreach (var (first, last) in _intervals)
        {
            for (; next < Math.Min(first, end); next++)
                yield return next;
            next = last + 1;
        }
        for (; next < end; next++)
            yield return next;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (first, last) in _intervals)
        {
            if (text.Length > 0)
                text.Append(',');
            text.Append(CultureInfo.InvariantCulture, $"{first}");
            if (last > first)
                text.Append(last == first + 1 ? ',' : '-').Append(CultureInfo.InvariantCulture, $"{last}");
        }
        return text.ToString();
    }

    private static List<(int First, int Last)> Merge(List<(int First, int Last)> intervals)
    {
        intervals.Sort();
        var merged = new List<(int First, int Last)>();
        foreach (var (first, last) in intervals)
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
                merged[^1] = (merged[^1].First, Math.Max(last, merged[^1].Last));
            else
                merged.Add((first, last));
        return merged;
    }

    private static bool TryIndex(string text, out int index) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index);
}
