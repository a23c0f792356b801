using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Arktos.Api.Cel;

/// <summary>One evaluation: its variables and what it may still cost. One thread at a time.</summary>
public sealed class CelRun
{
    private const int PatternsMax = 16;

    /// <summary>
    /// Making an automaton takes a millisecond or two, which Kubernetes does not count. Patterns that are constant are
    /// made once, when the program is compiled.
    /// </summary>
    private const int PatternWork = 5_000;

    private readonly CelValue[] _slots;
    private readonly long _limit;
    private readonly IReadOnlyDictionary<string, Regex> _constantPatterns;
    private Dictionary<string, (Regex? Regex, string? Error)>? _patterns;

    internal CelRun(
        ReadOnlySpan<CelValue> variables,
        int slots,
        long limit,
        IReadOnlyDictionary<string, Regex> constantPatterns
    )
    {
        _slots = slots == 0 ? [] : new CelValue[slots];
        variables.CopyTo(_slots);
        _limit = limit;
        _constantPatterns = constantPatterns;
    }

    /// <summary>What has been counted as Kubernetes counts it: never more than the estimate of the program.</summary>
    internal long Cost { get; private set; }

    /// <summary>
    /// What was done beyond that, where Kubernetes counts little for what may be much: comparing what lies in lists,
    /// making automata, writing text. The limit is for both together.
    /// </summary>
    internal long Work { get; private set; }

    internal CelValue this[int slot]
    {
        get => _slots[slot];
        set => _slots[slot] = value;
    }

    /// <summary>False when the evaluation must end.</summary>
    internal bool Charge(long cost)
    {
        Cost = cost > long.MaxValue - Cost ? long.MaxValue : Cost + cost;
        return Cost <= _limit - Work;
    }

    /// <summary>
    /// Counts work that the function's cost in the table does not cover. False when the evaluation must end: the
    /// function then gives <see cref="Halted"/>.
    /// </summary>
    public bool ChargeWork(long work)
    {
        Work = Math.Min(_limit + 1, Work + work);
        return Cost <= _limit - Work;
    }

    /// <summary>Work of a tenth of what is gone through, rounded up.</summary>
    public bool ChargeTraversal(long size) => ChargeWork((size + 9) / 10);

    public static CelValue Halted => CelValue.Halt;

    internal bool ChargeNested(in CelValue a, in CelValue b) => ChargeTraversal(Math.Min(a.Size, b.Size));

    /// <summary>
    /// The automaton of a pattern: of the program where the pattern is constant, else made and kept for this
    /// evaluation.
    /// </summary>
    internal bool TryPattern(string pattern, [NotNullWhen(true)] out Regex? regex, out CelValue failure)
    {
        failure = default;
        if (_constantPatterns.TryGetValue(pattern, out regex))
            return true;
        _patterns ??= new Dictionary<string, (Regex?, string?)>(StringComparer.Ordinal);
        if (!_patterns.TryGetValue(pattern, out var known))
        {
            regex = null;
            if (!ChargeWork(PatternWork + 50L * pattern.Length))
            {
                failure = CelValue.Halt;
                return false;
            }
            known = CelPattern.TryCompile(pattern, out regex, out var error) ? (regex, null) : (null, error);
            if (_patterns.Count < PatternsMax)
                _patterns.Add(pattern, known);
        }
        regex = known.Regex;
        if (regex is null)
            failure = CelValue.Error(known.Error!);
        return regex is not null;
    }
}
