using System.Text.RegularExpressions;

namespace Arktos.Api.Cel;

/// <summary>A checked tree → the nodes that are evaluated.</summary>
internal sealed class CelCompiler
{
    private readonly Dictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    /// <summary>The constant patterns of the expression.</summary>
    public IReadOnlyDictionary<string, Regex> Patterns => _patterns;

    public CelNode Compile(CelExpr expr) =>
        expr switch
        {
            ConstantExpr constant => new ConstantNode(constant.Value),
            NameExpr name => Name(name),
            SelectExpr { Qualified: { } name } => Name(name),
            SelectExpr select => new CelSelectNode(Compile(select.Operand), select),
            CallExpr call => Call(call),
            LogicExpr logic => new LogicNode(logic.IsAnd, Array.ConvertAll(logic.Terms, Compile)),
            ConditionalExpr conditional => new ConditionalNode(
                Compile(conditional.Test),
                Compile(conditional.WhenTrue),
                Compile(conditional.WhenFalse)
            ),
            ListExpr list => Literal(
                new ListNode(
                    Array.ConvertAll(list.Items, i => Compile(i.Value)),
                    Array.ConvertAll(list.Items, i => i.IsOptional)
                )
            ),
            MapExpr map => Literal(
                new MapNode(
                    Array.ConvertAll(map.Items, i => Compile(i.Key)),
                    Array.ConvertAll(map.Items, i => Compile(i.Value)),
                    Array.ConvertAll(map.Items, i => i.IsOptional)
                )
            ),
            MessageExpr message => new MessageNode(
                message.Type,
                Array.ConvertAll(message.Fields, f => (f.Name, Compile(f.Value), f.IsOptional))
            ),
            FoldExpr fold => new CelFoldNode(
                fold.Macro,
                Compile(fold.Range),
                fold.Slot,
                fold.Filter is null ? null : Compile(fold.Filter),
                Compile(fold.Body)
            ),
            BindExpr bind => new BindNode(bind.Binding, bind.Slot, Compile(bind.Value), Compile(bind.Body)),
            _ => throw new InvalidOperationException($"a node of kind {expr.GetType().Name} cannot be compiled"),
        };

    /// <summary>
    /// A literal list or map of constants, or a conversion of one, is made once and costs nothing, as in Kubernetes.
    /// Where it fails, it fails when it is evaluated.
    /// </summary>
    private CelNode Literal(CelNode node)
    {
        if (!node.IsOfConstants)
            return node;
        var value = node.Evaluate(new CelRun([], 0, CelBudget.CallCostMax, _patterns));
        return value.IsFailure ? node : new ConstantNode(value);
    }

    private static CelNode Name(NameExpr name) =>
        name.Slot >= 0 ? new VariableNode(name.Slot) : new ConstantNode(name.Constant);

    private CelNode Call(CallExpr call)
    {
        CelExpr[] arguments = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        // What need not be evaluated when the first one decides is no call.
        if (call.Candidates is [{ } only] && CelOptionals.IsLazy(only))
            return new OptionalElseNode(Compile(arguments[0]), Compile(arguments[1]), call.Function == "orValue");
        if (
            call.Function is "matches" or "find" or "findAll"
            && arguments is [_, ConstantExpr { Value.Kind: CelKind.String } literal, ..]
            && CelPattern.TryCompile(literal.Value.AsString, out var regex, out _)
        )
            _patterns[literal.Value.AsString] = regex;
        var node = new CallNode(call.Candidates, Array.ConvertAll(arguments, Compile));
        return CelConversions.Names.Contains(call.Function) && call.Target is null ? Literal(node) : node;
    }
}

/// <summary>`a.or(b)` and `a.orValue(b)`: what stands second is evaluated where the first is empty.</summary>
internal sealed class OptionalElseNode(CelNode optional, CelNode otherwise, bool isValue) : CelNode
{
    public override CelValue Evaluate(CelRun run)
    {
        var value = optional.Evaluate(run);
        if (value.IsFailure)
            return value;
        if (value.Kind != CelKind.Optional)
            return CelValue.NoSuchOverload;
        if (!run.Charge(1))
            return CelValue.Halt;
        if (!value.HasOptionalValue)
            return otherwise.Evaluate(run);
        return isValue ? value.OptionalValue : value;
    }
}
