namespace Arktos.Api.Cel;

/// <summary>
/// Gives every node its type, names their variables, and calls the overloads they may mean. An expression without
/// issues has no type error but where a value is dynamic.
/// </summary>
internal sealed class CelChecker(CelEnvironment environment, CelIssues issues)
{
    private readonly List<(string Name, CelType Type)> _scope =
    [
        .. environment.Variables.Select(v => (v.Name, v.Type)),
    ];

    private bool _isInFormat;

    /// <summary>How many variables are there at once, those of the environment and of macros.</summary>
    public int Slots { get; private set; } = environment.Variables.Count;

    public CelType Check(CelExpr expr)
    {
        expr.Type = expr switch
        {
            ConstantExpr constant => TypeOf(constant.Value),
            NameExpr name => CheckName(name),
            SelectExpr select => CheckSelect(select),
            CallExpr call => CheckCall(call),
            LogicExpr logic => CheckLogic(logic),
            ConditionalExpr conditional => CheckConditional(conditional),
            ListExpr list => CheckList(list),
            MapExpr map => CheckMap(map),
            MessageExpr message => CheckMessage(message),
            FoldExpr fold => CheckFold(fold),
            BindExpr bind => CheckBind(bind),
            _ => CelType.Dyn,
        };
        return expr.Type;
    }

    private static CelType TypeOf(in CelValue value) =>
        value.Kind is CelKind.String or CelKind.Bytes ? value.RuntimeType.Bounded(value.Size) : value.RuntimeType;

    private CelType CheckName(NameExpr name)
    {
        if (TryResolve(name, out var type))
            return type;
        issues.Add(name.At, $"undeclared reference to '{name.Name}' (in container '')");
        return CelType.Dyn;
    }

    private bool TryResolve(NameExpr name, out CelType type)
    {
        for (var i = name.IsRooted ? environment.Variables.Count - 1 : _scope.Count - 1; i >= 0; i--)
            if (_scope[i].Name == name.Name)
            {
                name.Slot = i;
                type = _scope[i].Type;
                return true;
            }
        type = CelType.Dyn;
        if (!CelEnvironment.TryType(name.Name, out var named))
            return false;
        name.Constant = CelValue.Of(named!);
        type = CelType.TypeOf(named!);
        return true;
    }

    private CelType CheckSelect(SelectExpr select)
    {
        if (!select.IsTest && !select.IsOptional && TryQualified(select, out var root, out var path))
        {
            var name = new NameExpr(root.At, path, root.IsRooted);
            if ((!IsDeclared(root.Name) || IsDeclaredWhole(root.Name, path)) && TryResolve(name, out var type))
            {
                select.Qualified = name;
                return type;
            }
        }
        var operand = Check(select.Operand);
        var isOptional = select.IsOptional || operand.Kind == CelTypeKind.Optional;
        var field = FieldOf(operand.Kind == CelTypeKind.Optional ? operand.Element : operand, select);
        if (select.IsTest)
            return CelType.Bool;
        return isOptional && field.Kind != CelTypeKind.Optional ? CelType.OptionalOf(field) : field;
    }

    private CelType FieldOf(CelType operand, SelectExpr select)
    {
        if (operand.Kind == CelTypeKind.Nullable)
            operand = operand.Element;
        switch (operand.Kind)
        {
            case CelTypeKind.Dyn or CelTypeKind.Bottom:
                return CelType.Dyn;
            case CelTypeKind.Map:
                if (!CelAssignment.Fits(CelType.String, operand.Key))
                    issues.Add(select.At, $"type '{operand}' does not support field selection");
                return operand.Value;
            case CelTypeKind.Object:
                if (operand.Object!.TryName(select.Field, out var field) && operand.Object.FindField(field) is { } type)
                    return type;
                issues.Add(select.At, $"undefined field '{select.Field}'");
                return CelType.Dyn;
            default:
                issues.Add(select.At, $"type '{operand}' does not support field selection");
                return CelType.Dyn;
        }
    }

    /// <summary>A chain of names: a.b.c.</summary>
    private static bool TryQualified(CelExpr expr, out NameExpr root, out string path)
    {
        switch (expr)
        {
            case NameExpr name:
                (root, path) = (name, name.Name);
                return true;
            // Names of types and functions have few parts: longer chains are fields.
            case SelectExpr { IsTest: false, IsOptional: false, Depth: <= 6 } select
                when TryQualified(select.Operand, out root, out path):
                path = $"{path}.{select.Field}";
                return true;
            default:
                (root, path) = (null!, "");
                return false;
        }
    }

    /// <summary>
    /// Whether the environment has a variable of the whole name, and no macro one of the name's beginning.
    /// </summary>
    private bool IsDeclaredWhole(string root, string path) =>
        IsDeclared(path) && _scope.FindLastIndex(v => v.Name == root) < environment.Variables.Count;

    private bool IsDeclared(string name) => _scope.Exists(v => v.Name == name);

    private CelType CheckCall(CallExpr call)
    {
        var name = call.Function;
        if (
            call.Target is not null
            && TryQualified(call.Target, out var root, out var path)
            && !IsDeclared(root.Name)
            && environment.TryFunction($"{path}.{name}", out var qualified)
        )
        {
            call.Target = null;
            return Choose(call, $"{path}.{name}", qualified);
        }
        if (environment.TryFunction(name, out var overloads))
            return Choose(call, name, overloads);
        if (call.Target is not null)
            Check(call.Target);
        foreach (var argument in call.Arguments)
            Check(argument);
        issues.Add(call.At, $"undeclared reference to '{name}' (in container '')");
        return CelType.Dyn;
    }

    private CelType Choose(CallExpr call, string name, CelOverload[] overloads)
    {
        var isMember = call.Target is not null;
        var types = new CelType[call.Arguments.Length + (isMember ? 1 : 0)];
        if (isMember)
            types[0] = Check(call.Target!);
        // What is formatted may be of any types, and is written as a list.
        var wasInFormat = _isInFormat;
        _isInFormat |= isMember && name == "format";
        for (var i = 0; i < call.Arguments.Length; i++)
            types[i + (isMember ? 1 : 0)] = Check(call.Arguments[i]);
        _isInFormat = wasInFormat;
        CelType? result = null;
        var candidates = new List<CelOverload>();
        foreach (var overload in overloads)
        {
            if (overload.IsMember != isMember || overload.Parameters.Length != types.Length)
                continue;
            var assignment = default(CelAssignment);
            var fits = true;
            for (var i = 0; i < types.Length && fits; i++)
                fits = assignment.TryAssign(overload.Parameters[i], types[i]);
            if (!fits)
                continue;
            candidates.Add(overload);
            var resolved = assignment.Resolve(overload.Result);
            result = result is null || result.Same(resolved) ? resolved : CelType.Dyn;
        }
        call.Candidates = [.. candidates];
        if (result is not null)
        {
            CheckLiterals(call);
            return result;
        }
        var arguments = isMember
            ? $"{types[0]}.({string.Join(", ", types.Skip(1))})"
            : $"({string.Join(", ", (object[])types)})";
        issues.Add(call.At, $"found no matching overload for '{name}' applied to '{arguments}'");
        return CelType.Dyn;
    }

    /// <summary>Patterns, times and durations that are constant are refused when they are written.</summary>
    private void CheckLiterals(CallExpr call)
    {
        var position = call.Function is "matches" or "find" or "findAll" && call.Target is null ? 1 : 0;
        if (
            call.Arguments.Length <= position
            || call.Arguments[position] is not ConstantExpr { Value.Kind: CelKind.String } literal
        )
            return;
        var text = literal.Value.AsString;
        var isRefused = call.Function switch
        {
            "matches" or "find" or "findAll" => !CelPattern.TryCompile(text, out _, out _),
            "timestamp" => CelTime.ParseTimestamp(text).IsFailure,
            "duration" => CelTime.ParseDuration(text).IsFailure,
            _ => false,
        };
        if (isRefused)
            issues.Add(literal.At, $"invalid {call.Function} argument");
    }

    private CelType CheckLogic(LogicExpr logic)
    {
        var types = Array.ConvertAll(logic.Terms, Check);
        for (var i = 1; i < types.Length; i++)
            if (!CelAssignment.Fits(CelType.Bool, types[i]) || i == 1 && !CelAssignment.Fits(CelType.Bool, types[0]))
            {
                var name = logic.IsAnd ? "_&&_" : "_||_";
                var first = i == 1 ? types[0] : CelType.Bool;
                issues.Add(logic.At, $"found no matching overload for '{name}' applied to '({first}, {types[i]})'");
                break;
            }
        return CelType.Bool;
    }

    private CelType CheckConditional(ConditionalExpr conditional)
    {
        var test = Check(conditional.Test);
        var (whenTrue, whenFalse) = (Check(conditional.WhenTrue), Check(conditional.WhenFalse));
        if (CelAssignment.Fits(CelType.Bool, test) && CelAssignment.TryJoin(whenTrue, whenFalse, out var joined))
            return joined;
        issues.Add(
            conditional.At,
            $"found no matching overload for '_?_:_' applied to '({test}, {whenTrue}, {whenFalse})'"
        );
        return CelType.Dyn;
    }

    private CelType CheckList(ListExpr list)
    {
        var element = CelType.Bottom;
        foreach (var item in list.Items)
            element = Joined(element, ItemType(item.Value, item.IsOptional), item.Value.At);
        return CelType.ListOf(element).Bounded(list.Items.Length);
    }

    private CelType CheckMap(MapExpr map)
    {
        var (key, value) = (CelType.Bottom, CelType.Bottom);
        foreach (var item in map.Items)
        {
            var keyType = Check(item.Key);
            if (
                keyType.Kind
                is not (
                    CelTypeKind.Dyn
                    or CelTypeKind.Bool
                    or CelTypeKind.Int
                    or CelTypeKind.Uint
                    or CelTypeKind.String
                )
            )
                issues.Add(item.Key.At, $"unsupported type of key: '{keyType}'");
            key = Joined(key, keyType, item.Key.At);
            value = Joined(value, ItemType(item.Value, item.IsOptional), item.Value.At);
        }
        return CelType.MapOf(key, value).Bounded(map.Items.Length);
    }

    private CelType CheckMessage(MessageExpr message)
    {
        var type = environment.FindMessage?.Invoke(message.Name);
        if (type is null)
            issues.Add(message.At, $"undeclared reference to '{message.Name}' (in container '')");
        foreach (var field in message.Fields)
        {
            var given = ItemType(field.Value, field.IsOptional);
            if (type is null)
                continue;
            if (type.Object!.FindField(field.Name) is not { } wanted)
                issues.Add(field.At, $"undefined field '{field.Name}'");
            else if (!CelAssignment.Fits(wanted, given))
                issues.Add(
                    field.At,
                    $"expected type of field '{field.Name}' is '{wanted}' but provided type is '{given}'"
                );
        }
        return type ?? CelType.Dyn;
    }

    private CelType ItemType(CelExpr expr, bool isOptional)
    {
        var type = Check(expr);
        if (!isOptional || type.Kind is CelTypeKind.Dyn)
            return type;
        if (type.Kind == CelTypeKind.Optional)
            return type.Element;
        issues.Add(expr.At, $"expected type 'optional_type' but found '{type}'");
        return CelType.Dyn;
    }

    private CelType Joined(CelType first, CelType second, int at)
    {
        if (CelAssignment.TryJoin(first, second, out var joined))
            return joined;
        if (environment.WantsHomogeneousLiterals && !_isInFormat)
            issues.Add(at, $"expected type '{first}' but found '{second}'");
        return CelType.Dyn;
    }

    private CelType CheckFold(FoldExpr fold)
    {
        var range = Check(fold.Range);
        if (range.Kind == CelTypeKind.Nullable)
            range = range.Element;
        var element = range.Kind switch
        {
            CelTypeKind.List => range.Element,
            CelTypeKind.Map => range.Key,
            CelTypeKind.Dyn or CelTypeKind.Bottom => CelType.Dyn,
            _ => null,
        };
        if (element is null)
            issues.Add(
                fold.Range.At,
                $"expression of type '{range}' cannot be range of a comprehension (must be list, map, or dynamic)"
            );
        fold.Slot = Declare(
            fold.Variable,
            element is null || element.Kind == CelTypeKind.Bottom ? CelType.Dyn : element
        );
        if (fold.Filter is not null)
            WantBool(fold.Filter, "_?_:_");
        CelType result;
        if (fold.Macro == CelMacro.Map)
        {
            result = CelType.ListOf(Check(fold.Body)).Bounded(range.SizeMax);
        }
        else
        {
            WantBool(
                fold.Body,
                fold.Macro switch
                {
                    CelMacro.All => "_&&_",
                    CelMacro.Exists => "_||_",
                    _ => "_?_:_",
                }
            );
            result =
                fold.Macro == CelMacro.Filter
                    ? CelType.ListOf(element ?? CelType.Dyn).Bounded(range.SizeMax)
                    : CelType.Bool;
        }
        _scope.RemoveAt(_scope.Count - 1);
        return result;
    }

    private void WantBool(CelExpr expr, string operation)
    {
        var type = Check(expr);
        if (CelAssignment.Fits(CelType.Bool, type))
            return;
        var arguments = operation == "_?_:_" ? $"({type}, dyn, dyn)" : $"(bool, {type})";
        issues.Add(expr.At, $"found no matching overload for '{operation}' applied to '{arguments}'");
    }

    private CelType CheckBind(BindExpr bind)
    {
        var value = Check(bind.Value);
        if (bind.Binding != CelBinding.Bind)
        {
            if (value.Kind is not (CelTypeKind.Optional or CelTypeKind.Dyn))
                issues.Add(bind.Value.At, $"expected type 'optional_type' but found '{value}'");
            value = value.Kind == CelTypeKind.Optional ? value.Element : CelType.Dyn;
        }
        bind.Slot = Declare(bind.Variable, value);
        var body = Check(bind.Body);
        _scope.RemoveAt(_scope.Count - 1);
        if (bind.Binding == CelBinding.OptFlatMap && body.Kind is not (CelTypeKind.Optional or CelTypeKind.Dyn))
            issues.Add(bind.Body.At, $"expected type 'optional_type' but found '{body}'");
        return bind.Binding == CelBinding.OptMap ? CelType.OptionalOf(body) : body;
    }

    private int Declare(string name, CelType type)
    {
        _scope.Add((name, type));
        Slots = Math.Max(Slots, _scope.Count);
        return _scope.Count - 1;
    }
}
