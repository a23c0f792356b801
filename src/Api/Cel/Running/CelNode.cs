using System.Runtime.CompilerServices;

namespace Arktos.Api.Cel;

/// <summary>
/// A step of a compiled program. Immutable; what changes is in the run. Gives a value or a failure, never throws for
/// what an expression or its data do wrong.
/// </summary>
internal abstract class CelNode
{
    public abstract CelValue Evaluate(CelRun run);

    /// <summary>Whether this is a call or a literal whose parts are all constants.</summary>
    public virtual bool IsOfConstants => false;
}

internal sealed class ConstantNode(CelValue value) : CelNode
{
    public override CelValue Evaluate(CelRun run) => value;
}

internal sealed class VariableNode(int slot) : CelNode
{
    public override CelValue Evaluate(CelRun run) => run.Charge(1) ? run[slot] : CelValue.Halt;
}

internal sealed class ConditionalNode(CelNode test, CelNode whenTrue, CelNode whenFalse) : CelNode
{
    public override CelValue Evaluate(CelRun run)
    {
        var value = test.Evaluate(run);
        if (value.IsFailure)
            return value;
        if (value.Kind != CelKind.Bool)
            return CelValue.NoSuchOverload;
        return (value.AsBool ? whenTrue : whenFalse).Evaluate(run);
    }
}

/// <summary>
/// `&amp;&amp;` and `||`: a term that decides absorbs the errors of the others, whatever their order. Terms are
/// evaluated from the left until one decides.
/// </summary>
internal sealed class LogicNode(bool isAnd, CelNode[] terms) : CelNode
{
    public override CelValue Evaluate(CelRun run)
    {
        var result = CelValue.Of(isAnd);
        foreach (var term in terms)
        {
            var value = term.Evaluate(run);
            if (value.Kind == CelKind.Bool)
            {
                if (value.AsBool != isAnd)
                    return value;
                continue;
            }
            if (value.Kind == CelKind.Halt)
                return value;
            if (!result.IsFailure)
                result = value.IsFailure ? value : CelValue.NoSuchOverload;
        }
        return result;
    }
}

internal sealed class CallNode(CelOverload[] candidates, CelNode[] arguments) : CelNode
{
    /// <summary>The most parameters that a function of the table has.</summary>
    public const int ArgumentsMax = 4;

    public override bool IsOfConstants => Array.TrueForAll(arguments, a => a is ConstantNode);

    public override CelValue Evaluate(CelRun run)
    {
        Values buffer = default;
        var values = ((Span<CelValue>)buffer)[..arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(run);
            if (values[i].IsFailure)
                return values[i];
        }
        foreach (var candidate in candidates)
            if (candidate.Admits(values))
                return run.Charge(CostOf(candidate, values)) ? candidate.Body(values, run) : CelValue.Halt;
        return run.Charge(1) ? CelValue.NoSuchOverload : CelValue.Halt;
    }

    private static long CostOf(CelOverload overload, ReadOnlySpan<CelValue> values)
    {
        if (ReferenceEquals(overload.Cost, CelCosts.One))
            return 1;
        Span<long> sizes = stackalloc long[values.Length];
        for (var i = 0; i < values.Length; i++)
            sizes[i] = values[i].Size;
        return overload.Cost(sizes);
    }

    [InlineArray(ArgumentsMax)]
    private struct Values
    {
        private CelValue _first;
    }
}

internal sealed class ListNode(CelNode[] items, bool[] isOptional) : CelNode
{
    private const int Cost = 10;

    public override bool IsOfConstants => Array.TrueForAll(items, i => i is ConstantNode);

    public override CelValue Evaluate(CelRun run)
    {
        if (!run.Charge(Cost))
            return CelValue.Halt;
        var values = new CelValue[items.Length];
        var count = 0;
        for (var i = 0; i < items.Length; i++)
        {
            var value = items[i].Evaluate(run);
            if (value.IsFailure)
                return value;
            if (isOptional[i])
            {
                if (value.Kind != CelKind.Optional)
                    return CelValue.NoSuchOverload;
                if (!value.HasOptionalValue)
                    continue;
                value = value.OptionalValue;
            }
            values[count++] = value;
        }
        return CelValue.Of(new CelArray(values, count));
    }
}

internal sealed class MapNode(CelNode[] keys, CelNode[] values, bool[] isOptional) : CelNode
{
    private const int Cost = 30;

    public override bool IsOfConstants =>
        Array.TrueForAll(keys, k => k is ConstantNode) && Array.TrueForAll(values, v => v is ConstantNode);

    public override CelValue Evaluate(CelRun run)
    {
        if (!run.Charge(Cost))
            return CelValue.Halt;
        var map = new CelDictionary();
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i].Evaluate(run);
            if (key.IsFailure)
                return key;
            if (key.Kind is not (CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.String))
                return CelValue.Error("unsupported key type");
            var value = values[i].Evaluate(run);
            if (value.IsFailure)
                return value;
            if (isOptional[i])
            {
                if (value.Kind != CelKind.Optional)
                    return CelValue.NoSuchOverload;
                if (!value.HasOptionalValue)
                    continue;
                value = value.OptionalValue;
            }
            if (!map.TryAdd(key, value))
                return CelValue.Error($"Failed with repeated key: {key}");
        }
        return CelValue.Of(map);
    }
}

internal sealed class MessageNode(CelType type, (string Name, CelNode Value, bool IsOptional)[] fields) : CelNode
{
    public const int Cost = 40;

    public override CelValue Evaluate(CelRun run)
    {
        if (!run.Charge(Cost))
            return CelValue.Halt;
        var message = new CelMessage(type);
        foreach (var (name, node, isOptional) in fields)
        {
            var value = node.Evaluate(run);
            if (value.IsFailure)
                return value;
            if (isOptional)
            {
                if (value.Kind != CelKind.Optional)
                    return CelValue.NoSuchOverload;
                if (!value.HasOptionalValue)
                    continue;
                value = value.OptionalValue;
            }
            if (!type.Object!.FindField(name)!.Admits(value))
                return CelValue.Error($"unsupported type of field '{name}'");
            message.Set(name, value);
        }
        return CelValue.Of(message);
    }
}

internal sealed class BindNode(CelBinding binding, int slot, CelNode value, CelNode body) : CelNode
{
    public override CelValue Evaluate(CelRun run)
    {
        var bound = value.Evaluate(run);
        if (bound.Kind == CelKind.Halt)
            return bound;
        if (binding != CelBinding.Bind)
        {
            if (bound.IsFailure)
                return bound;
            if (bound.Kind != CelKind.Optional)
                return CelValue.NoSuchOverload;
            if (!bound.HasOptionalValue)
                return bound;
            bound = bound.OptionalValue;
        }
        run[slot] = bound;
        var result = body.Evaluate(run);
        return binding == CelBinding.OptMap && !result.IsFailure ? CelValue.OptionalOf(result) : result;
    }
}
