namespace Arktos.Api.Cel;

/// <summary>The most that an expression costs, and the most characters or elements that it gives.</summary>
internal readonly record struct CelEstimate(long Cost, long Size);

/// <summary>
/// The worst cost of a checked tree. Where a type has no bound of size, it is bounded by the request that brings it,
/// of 3 MiB, as Kubernetes has it.
/// </summary>
internal sealed class CelEstimator
{
    private const long RequestBytesMax = 3 * 1024 * 1024;
    private const long CostMax = long.MaxValue / 4;
    private const int NestingMax = 8;

    private readonly long[] _slotSizes;

    public CelEstimator(CelEnvironment environment, int slots)
    {
        _slotSizes = new long[slots];
        for (var i = 0; i < environment.Variables.Count; i++)
            _slotSizes[i] = SizeOf(environment.Variables[i].Type);
    }

    public CelEstimate Estimate(CelExpr expr) =>
        expr switch
        {
            ConstantExpr constant => new CelEstimate(0, constant.Value.Size),
            NameExpr name => Name(name),
            SelectExpr { Qualified: { } name } => Name(name),
            SelectExpr select => new CelEstimate(
                Add(Estimate(select.Operand).Cost, select.IsTest ? 0 : 1),
                SizeOf(select.Type)
            ),
            CallExpr call => Call(call),
            LogicExpr logic => new CelEstimate(Sum(logic.Terms), 1),
            ConditionalExpr conditional => Conditional(conditional),
            ListExpr list => new CelEstimate(Add(10, Sum(list.Items.Select(i => i.Value))), list.Items.Length),
            MapExpr map => new CelEstimate(
                Add(30, Add(Sum(map.Items.Select(i => i.Key)), Sum(map.Items.Select(i => i.Value)))),
                map.Items.Length
            ),
            MessageExpr message => new CelEstimate(Add(MessageNode.Cost, Sum(message.Fields.Select(f => f.Value))), 1),
            FoldExpr fold => Fold(fold),
            BindExpr bind => Bind(bind),
            _ => throw new InvalidOperationException($"a node of kind {expr.GetType().Name} has no estimate"),
        };

    /// <summary>
    /// The most characters, bytes, elements or entries of a value of the type; 1 where it has no size.
    /// </summary>
    private static long SizeOf(CelType type) =>
        Math.Min(
            CelCosts.SizeMax,
            type.SizeMax
                ?? type.Kind switch
                {
                    CelTypeKind.String or CelTypeKind.Bytes => RequestBytesMax - 2,
                    CelTypeKind.List => RequestBytesMax / (BytesMin(type.Element, 0) + 1),
                    CelTypeKind.Map => RequestBytesMax / (BytesMin(type.Key, 0) + BytesMin(type.Value, 0) + 2),
                    CelTypeKind.Nullable or CelTypeKind.Optional => SizeOf(type.Element),
                    CelTypeKind.Dyn => RequestBytesMax,
                    _ => 1,
                }
        );

    /// <summary>The fewest bytes of JSON that a value of the type takes.</summary>
    private static long BytesMin(CelType type, int depth) =>
        type.Kind switch
        {
            CelTypeKind.Bool or CelTypeKind.Null => 4,
            CelTypeKind.Object => type.Object!.BytesMin,
            CelTypeKind.Timestamp => 12,
            CelTypeKind.Duration => 4,
            CelTypeKind.String or CelTypeKind.Bytes or CelTypeKind.List or CelTypeKind.Map => 2,
            CelTypeKind.Nullable when depth < NestingMax => Math.Min(4, BytesMin(type.Element, depth + 1)),
            _ => 1,
        };

    private static long Add(long a, long b) => Math.Min(CostMax, a + b);

    private static long Multiply(long a, long b) => (long)Int128.Min(CostMax, (Int128)a * b);

    private long Sum(IEnumerable<CelExpr> exprs) => exprs.Aggregate(0L, (sum, e) => Add(sum, Estimate(e).Cost));

    private CelEstimate Name(NameExpr name) =>
        name.Slot < 0 ? new CelEstimate(0, 1) : new CelEstimate(1, _slotSizes[name.Slot]);

    private CelEstimate Call(CallExpr call)
    {
        CelExpr[] arguments = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        var cost = 0L;
        var sizes = new long[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = Estimate(arguments[i]);
            cost = Add(cost, argument.Cost);
            sizes[i] = argument.Size;
        }
        var (most, size) = (1L, 1L);
        foreach (var candidate in call.Candidates)
        {
            var seen = sizes;
            if (candidate.GoesThroughElements && arguments[0].Type.Kind == CelTypeKind.List)
            {
                seen = [.. sizes];
                seen[0] = Math.Min(CelCosts.SizeMax, Multiply(sizes[0], SizeOf(arguments[0].Type.Element) + 1));
            }
            most = Math.Max(most, candidate.Cost(seen));
            var isSized = candidate.Result.Kind is CelTypeKind.String or CelTypeKind.Bytes or CelTypeKind.List;
            var resultSize = isSized ? candidate.ResultSize(seen) : SizeOf(call.Type);
            size = Math.Max(size, Math.Min(CelCosts.SizeMax, resultSize));
        }
        return new CelEstimate(Add(cost, most), size);
    }

    private CelEstimate Conditional(ConditionalExpr conditional)
    {
        var test = Estimate(conditional.Test);
        var (whenTrue, whenFalse) = (Estimate(conditional.WhenTrue), Estimate(conditional.WhenFalse));
        return new CelEstimate(
            Add(test.Cost, Math.Max(whenTrue.Cost, whenFalse.Cost)),
            Math.Max(whenTrue.Size, whenFalse.Size)
        );
    }

    private CelEstimate Fold(FoldExpr fold)
    {
        var range = Estimate(fold.Range);
        var type = fold.Range.Type;
        if (type.Kind == CelTypeKind.Nullable)
            type = type.Element;
        _slotSizes[fold.Slot] = SizeOf(
            type.Kind switch
            {
                CelTypeKind.List => type.Element,
                CelTypeKind.Map => type.Key,
                _ => CelType.Dyn,
            }
        );
        var element = Estimate(fold.Body).Cost;
        if (fold.Filter is not null)
            element = Add(element, Estimate(fold.Filter).Cost);
        var (start, step) = fold.Macro switch
        {
            CelMacro.All => (1, 3),
            CelMacro.Exists => (1, 4),
            CelMacro.ExistsOne => (2, 2),
            CelMacro.Map => (11, 12),
            _ => (11, 13),
        };
        var cost = Add(range.Cost, Add(start, Multiply(range.Size, Add(element, step))));
        return new CelEstimate(cost, fold.Macro is CelMacro.Map or CelMacro.Filter ? range.Size : 1);
    }

    private CelEstimate Bind(BindExpr bind)
    {
        var value = Estimate(bind.Value);
        _slotSizes[bind.Slot] = value.Size;
        var body = Estimate(bind.Body);
        return new CelEstimate(Add(value.Cost, body.Cost), body.Size);
    }
}
