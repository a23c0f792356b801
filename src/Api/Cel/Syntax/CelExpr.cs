namespace Arktos.Api.Cel;

/// <summary>
/// A node of the parsed tree. The parser sets what is written, the checker the rest. <see cref="At"/> is the place in
/// the text that messages show; the depth bounds the recursion of all that walk the tree.
/// </summary>
internal abstract class CelExpr(int at, int depth)
{
    public int At { get; } = at;

    public int Depth { get; } = depth;

    public CelType Type { get; set; } = CelType.Dyn;
}

internal sealed class ConstantExpr(int at, CelValue value) : CelExpr(at, 1)
{
    public CelValue Value { get; } = value;
}

internal sealed class NameExpr(int at, string name, bool isRooted) : CelExpr(at, 1)
{
    public string Name { get; } = name;

    /// <summary>Whether it was written with a point before it: variables of macros do not hide it then.</summary>
    public bool IsRooted { get; } = isRooted;

    /// <summary>The variable; below 0 when the name is that of a type.</summary>
    public int Slot { get; set; } = -1;

    public CelValue Constant { get; set; }
}

internal sealed class SelectExpr(int at, CelExpr operand, string field) : CelExpr(at, operand.Depth + 1)
{
    public CelExpr Operand { get; } = operand;

    public string Field { get; } = field;

    /// <summary>`has(a.b)`: whether the field is there.</summary>
    public bool IsTest { get; init; }

    /// <summary>`a.?b`: an optional with the field.</summary>
    public bool IsOptional { get; init; }

    /// <summary>
    /// What the whole chain names, where it is no field: a variable or a type with points in its name.
    /// </summary>
    public NameExpr? Qualified { get; set; }
}

internal sealed class CallExpr(int at, string function, CelExpr? target, CelExpr[] arguments, int depth)
    : CelExpr(at, depth)
{
    public string Function { get; } = function;

    public CelExpr? Target { get; set; } = target;

    public CelExpr[] Arguments { get; } = arguments;

    /// <summary>The overloads that may be meant, by the static types.</summary>
    public CelOverload[] Candidates { get; set; } = [];
}

/// <summary>`&amp;&amp;` or `||` of two or more terms.</summary>
internal sealed class LogicExpr(int at, bool isAnd, CelExpr[] terms, int depth) : CelExpr(at, depth)
{
    public bool IsAnd { get; } = isAnd;

    public CelExpr[] Terms { get; } = terms;
}

internal sealed class ConditionalExpr(int at, CelExpr test, CelExpr whenTrue, CelExpr whenFalse)
    : CelExpr(at, Math.Max(test.Depth, Math.Max(whenTrue.Depth, whenFalse.Depth)) + 1)
{
    public CelExpr Test { get; } = test;

    public CelExpr WhenTrue { get; } = whenTrue;

    public CelExpr WhenFalse { get; } = whenFalse;
}

/// <summary>An item of a list, or a key of a map: optional when a `?` stands before it.</summary>
internal readonly record struct ListItem(CelExpr Value, bool IsOptional);

internal readonly record struct MapItem(CelExpr Key, CelExpr Value, bool IsOptional);

internal sealed class ListExpr(int at, ListItem[] items, int depth) : CelExpr(at, depth)
{
    public ListItem[] Items { get; } = items;
}

internal sealed class MapExpr(int at, MapItem[] items, int depth) : CelExpr(at, depth)
{
    public MapItem[] Items { get; } = items;
}

internal readonly record struct MessageField(int At, string Name, CelExpr Value, bool IsOptional);

/// <summary>`Type{field: value}`.</summary>
internal sealed class MessageExpr(int at, string name, MessageField[] fields, int depth) : CelExpr(at, depth)
{
    /// <summary>Of the type, with its points.</summary>
    public string Name { get; } = name;

    public MessageField[] Fields { get; } = fields;
}

internal enum CelMacro : byte
{
    All,
    Exists,
    ExistsOne,
    Map,
    Filter,
}

/// <summary>A macro over a range; <see cref="Filter"/> is that of `map` with three arguments.</summary>
internal sealed class FoldExpr(int at, CelMacro macro, CelExpr range, string variable, CelExpr? filter, CelExpr body)
    : CelExpr(at, Math.Max(range.Depth, Math.Max(filter?.Depth ?? 0, body.Depth)) + 1)
{
    public CelMacro Macro { get; } = macro;

    public CelExpr Range { get; } = range;

    public string Variable { get; } = variable;

    public CelExpr? Filter { get; } = filter;

    public CelExpr Body { get; } = body;

    public int Slot { get; set; }
}

internal enum CelBinding : byte
{
    /// <summary>`cel.bind(variable, value, body)`.</summary>
    Bind,

    /// <summary>`value.optMap(variable, body)`.</summary>
    OptMap,

    /// <summary>`value.optFlatMap(variable, body)`.</summary>
    OptFlatMap,
}

internal sealed class BindExpr(int at, CelBinding binding, string variable, CelExpr value, CelExpr body)
    : CelExpr(at, Math.Max(value.Depth, body.Depth) + 1)
{
    public CelBinding Binding { get; } = binding;

    public string Variable { get; } = variable;

    public CelExpr Value { get; } = value;

    public CelExpr Body { get; } = body;

    public int Slot { get; set; }
}
