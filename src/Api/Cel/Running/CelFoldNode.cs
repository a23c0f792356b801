namespace Arktos.Api.Cel;

/// <summary>
/// The macros over a list or the keys of a map. Costs are those of the loops that cel-go makes of them: a look at the
/// result so far, a condition and a step for each element.
/// </summary>
internal sealed class CelFoldNode(CelMacro macro, CelNode range, int slot, CelNode? filter, CelNode body) : CelNode
{
    private const int ListCost = 10;

    /// <summary>The result so far, the list of one element, and their sum.</summary>
    private const int AppendCost = ListCost + 2;

    public override CelValue Evaluate(CelRun run)
    {
        var value = range.Evaluate(run);
        if (value.IsFailure)
            return value;
        if (value.Kind is not (CelKind.List or CelKind.Map))
            return CelValue.NoSuchOverload;
        var elements = new Elements(value);
        return macro switch
        {
            CelMacro.All or CelMacro.Exists => Quantify(elements, run),
            CelMacro.ExistsOne => ExistsOne(elements, run),
            _ => Collect(elements, run),
        };
    }

    /// <summary>Like `&amp;&amp;` and `||`: an element that decides absorbs errors of others.</summary>
    private CelValue Quantify(in Elements elements, CelRun run)
    {
        var isAll = macro == CelMacro.All;
        var elementCost = isAll ? 3 : 4;
        var result = CelValue.Of(isAll);
        for (var i = 0; i < elements.Count; i++)
        {
            if (!run.Charge(elementCost))
                return CelValue.Halt;
            run[slot] = elements[i];
            var value = body.Evaluate(run);
            if (value.Kind == CelKind.Halt)
                return value;
            if (value.Kind != CelKind.Bool)
                result =
                    result.IsFailure ? result
                    : value.IsFailure ? value
                    : CelValue.NoSuchOverload;
            else if (value.AsBool != isAll)
            {
                result = value;
                break;
            }
        }
        return run.Charge(1) ? result : CelValue.Halt;
    }

    private CelValue ExistsOne(in Elements elements, CelRun run)
    {
        var count = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            run[slot] = elements[i];
            var value = body.Evaluate(run);
            if (value.IsFailure)
                return value;
            if (value.Kind != CelKind.Bool)
                return CelValue.NoSuchOverload;
            if (!run.Charge(value.AsBool ? 2 : 1))
                return CelValue.Halt;
            if (value.AsBool)
                count++;
        }
        return run.Charge(2) ? CelValue.Of(count == 1) : CelValue.Halt;
    }

    private CelValue Collect(in Elements elements, CelRun run)
    {
        if (!run.Charge(ListCost))
            return CelValue.Halt;
        var values = new CelValue[Math.Min(elements.Count, 16)];
        var count = 0;
        for (var i = 0; i < elements.Count; i++)
        {
            var element = elements[i];
            run[slot] = element;
            if (filter is not null || macro == CelMacro.Filter)
            {
                var isWanted = (filter ?? body).Evaluate(run);
                if (isWanted.IsFailure)
                    return isWanted;
                if (isWanted.Kind != CelKind.Bool)
                    return CelValue.NoSuchOverload;
                if (!isWanted.AsBool)
                {
                    if (!run.Charge(1))
                        return CelValue.Halt;
                    continue;
                }
            }
            if (!run.Charge(AppendCost))
                return CelValue.Halt;
            var value =
                macro == CelMacro.Filter
                    ? run.Charge(1)
                        ? element
                        : CelValue.Halt
                    : body.Evaluate(run);
            if (value.IsFailure)
                return value;
            if (count == values.Length)
                Array.Resize(ref values, Math.Max(16, count * 2));
            values[count++] = value;
        }
        return run.Charge(1) ? CelValue.Of(new CelArray(values, count)) : CelValue.Halt;
    }

    private readonly struct Elements
    {
        private readonly CelList? _list;
        private readonly CelMap? _map;

        public Elements(in CelValue range)
        {
            _list = range.Kind == CelKind.List ? range.AsList : null;
            _map = _list is null ? range.AsMap : null;
            Count = _list?.Count ?? _map!.Count;
        }

        public int Count { get; }

        public CelValue this[int index] => _list is not null ? _list[index] : _map!.KeyAt(index);
    }
}
