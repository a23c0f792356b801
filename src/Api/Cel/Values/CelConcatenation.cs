namespace Arktos.Api.Cel;

/// <summary>Two lists one after the other, because `+` costs 1 whatever their sizes are.</summary>
internal sealed class CelConcatenation : CelList
{
    private readonly CelList _first;
    private readonly CelList _second;
    private readonly int _split;

    private CelConcatenation(CelList first, CelList second)
    {
        (_first, _second) = (first, second);
        _split = first.Count;
        Count = _split + second.Count;
    }

    public override int Count { get; }

    public override CelValue this[int index]
    {
        get
        {
            CelList list = this;
            while (list is CelConcatenation pair)
                (list, index) = index < pair._split ? (pair._first, index) : (pair._second, index - pair._split);
            return list[index];
        }
    }

    public static CelValue Join(CelList first, CelList second)
    {
        if (first.Count == 0)
            return CelValue.Of(second);
        if (second.Count == 0)
            return CelValue.Of(first);
        return (long)first.Count + second.Count > int.MaxValue
            ? CelValue.Error("list is too long")
            : CelValue.Of(new CelConcatenation(first, second));
    }
}
