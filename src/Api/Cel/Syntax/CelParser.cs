namespace Arktos.Api.Cel;

/// <summary>
/// Text → tree, by recursive descent, with the macros recognised as they are parsed. Nesting, depth and size are
/// bounded; the first fault ends it.
/// </summary>
internal sealed class CelParser
{
    /// <summary>Brackets within brackets, as cel-go bounds its recursion.</summary>
    private const int NestingMax = 250;

    /// <summary>Steps from the root to a leaf: a chain of 1,000 `+` is as deep as it is long.</summary>
    private const int DepthMax = 1_000;

    private const int LengthMax = 100_000;

    /// <summary>Operators by how strongly they bind: relations, sums, products.</summary>
    private static readonly string[][] Levels =
    [
        ["<", "<=", ">", ">=", "==", "!=", "in"],
        ["+", "-"],
        ["*", "/", "%"],
    ];

    private readonly CelLexer _lexer;
    private readonly CelIssues _issues;
    private CelToken _token;
    private int _nesting;

    private CelParser(string text, CelIssues issues)
    {
        _lexer = new CelLexer(text, issues);
        _issues = issues;
        _token = _lexer.Next();
    }

    /// <summary>The tree; null when there are issues.</summary>
    public static CelExpr? Parse(string text, CelIssues issues)
    {
        if (text.Length > LengthMax)
        {
            issues.Add(0, $"expression code point size exceeds limit: size: {text.Length}, limit {LengthMax}");
            return null;
        }
        var parser = new CelParser(text, issues);
        var expr = parser.Expression();
        if (expr is not null && parser._token.Kind != CelTokenKind.End)
            parser.Unexpected("<EOF>");
        return issues.IsEmpty ? expr : null;
    }

    private CelExpr? Expression()
    {
        if (!Enter())
            return null;
        var expr = Conditional();
        _nesting--;
        return expr;
    }

    private bool Enter()
    {
        if (_nesting++ < NestingMax)
            return true;
        Fault(_token.At, $"expression recursion limit exceeded: {NestingMax}");
        return false;
    }

    private CelExpr? Conditional()
    {
        var test = Logic(false);
        if (test is null || !_token.Is("?"))
            return test;
        var at = Take().At;
        var whenTrue = Nested(() => Logic(false));
        if (whenTrue is null || !Expect(":"))
            return null;
        var whenFalse = Expression();
        return whenFalse is null ? null : Bounded(new ConditionalExpr(at, test, whenTrue, whenFalse));
    }

    private CelExpr? Nested(Func<CelExpr?> parse)
    {
        if (!Enter())
            return null;
        var expr = parse();
        _nesting--;
        return expr;
    }

    private CelExpr? Logic(bool isAnd)
    {
        var sign = isAnd ? "&&" : "||";
        var first = isAnd ? Binary(0) : Logic(true);
        if (first is null || !_token.Is(sign))
            return first;
        var at = _token.At;
        var terms = new List<CelExpr> { first };
        while (_token.Is(sign))
        {
            Take();
            var term = isAnd ? Binary(0) : Logic(true);
            if (term is null)
                return null;
            terms.Add(term);
        }
        return Bounded(new LogicExpr(at, isAnd, [.. terms], DepthOf(terms) + 1));
    }

    private CelExpr? Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();
        var left = Binary(level + 1);
        while (left is not null && Array.Exists(Levels[level], _token.Is))
        {
            var sign = Take();
            var right = Binary(level + 1);
            if (right is null)
                return null;
            var function = sign.Text == "in" ? "@in" : $"_{sign.Text}_";
            left = Call(sign.At, function, null, [left, right]);
        }
        return left;
    }

    private CelExpr? Unary()
    {
        if (_token.Is("!"))
            return Repeated("!", "!_");
        if (!_token.Is("-"))
            return Member();
        var minus = _token.At;
        Take();
        if (_token.Kind is CelTokenKind.Int or CelTokenKind.Double)
        {
            // The sign is the literal's own, so that the least int can be written.
            var literal = Number(minus, Take(), true);
            return literal is null ? null : Suffixes(literal);
        }
        if (_token.Is("-"))
        {
            var operand = Repeated("-", "-_");
            return operand is null ? null : Call(minus, "-_", null, [operand]);
        }
        var value = Member();
        return value is null ? null : Call(minus, "-_", null, [value]);
    }

    /// <summary>A row of the same sign: two of them undo each other.</summary>
    private CelExpr? Repeated(string sign, string function)
    {
        var at = _token.At;
        var count = 0;
        for (; _token.Is(sign); count++)
            Take();
        var isNegativeLiteral = sign == "-" && _token.Kind is CelTokenKind.Int or CelTokenKind.Double;
        var operand = isNegativeLiteral
            ? Number(at, Take(), true) is { } n
                ? Suffixes(n)
                : null
            : Member();
        if (isNegativeLiteral)
            count--;
        // One or two are kept, so that the checker sees what the operator is applied to.
        for (var kept = count == 0 ? 0 : 2 - count % 2; kept > 0 && operand is not null; kept--)
            operand = Call(at, function, null, [operand]);
        return operand;
    }

    private CelExpr? Member()
    {
        var primary = Primary();
        return primary is null ? null : Suffixes(primary);
    }

    private CelExpr? Suffixes(CelExpr operand)
    {
        for (CelExpr? expr = operand; ; )
        {
            if (expr is null)
                return null;
            if (_token.Is("."))
                expr = Dotted(expr);
            else if (_token.Is("["))
                expr = Indexed(expr);
            else if (_token.Is("{") && TryTypeName(expr, out var name))
                expr = Message(name);
            else
                return expr;
        }
    }

    /// <summary>A chain of names: a.b.c.</summary>
    private static bool TryTypeName(CelExpr expr, out string name)
    {
        switch (expr)
        {
            case NameExpr root:
                name = root.Name;
                return true;
            case SelectExpr { IsTest: false, IsOptional: false } select when TryTypeName(select.Operand, out name):
                name = $"{name}.{select.Field}";
                return true;
            default:
                name = "";
                return false;
        }
    }

    private MessageExpr? Message(string name)
    {
        var at = Take().At;
        var fields = new List<MessageField>();
        var depth = 0;
        while (!_token.Is("}"))
        {
            var isOptional = TakeIf("?");
            if (_token.Kind != CelTokenKind.Identifier)
            {
                Unexpected("IDENTIFIER");
                return null;
            }
            var field = Take();
            if (!Expect(":"))
                return null;
            var value = Expression();
            if (value is null)
                return null;
            fields.Add(new MessageField(field.At, field.Text, value, isOptional));
            depth = Math.Max(depth, value.Depth);
            if (!_token.Is("}") && !Expect(","))
                return null;
        }
        Take();
        return Bounded(new MessageExpr(at, name, [.. fields], depth + 1));
    }

    private CelExpr? Dotted(CelExpr operand)
    {
        var at = Take().At;
        var isOptional = _token.Is("?");
        if (isOptional)
            Take();
        if (_token.Kind != CelTokenKind.Identifier)
            return Unexpected("IDENTIFIER");
        var name = Take();
        if (isOptional)
            return Bounded(new SelectExpr(at, operand, name.Text) { IsOptional = true });
        if (!_token.Is("("))
            return Bounded(new SelectExpr(at, operand, name.Text));
        var open = Take().At;
        var arguments = Arguments(")");
        if (arguments is null)
            return null;
        return TryMemberMacro(open, name.Text, operand, arguments, out var macro)
            ? macro
            : Call(open, name.Text, operand, arguments);
    }

    private CelExpr? Indexed(CelExpr operand)
    {
        var at = Take().At;
        var isOptional = _token.Is("?");
        if (isOptional)
            Take();
        var index = Expression();
        if (index is null || !Expect("]"))
            return null;
        return Call(at, isOptional ? "_[?_]" : "_[_]", null, [operand, index]);
    }

    private CelExpr? Primary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case CelTokenKind.Int or CelTokenKind.Double:
                return Number(token.At, Take(), false);
            case CelTokenKind.Uint or CelTokenKind.String or CelTokenKind.Bytes:
                return new ConstantExpr(token.At, Take().Value);
            case CelTokenKind.Word when token.Text is "true" or "false":
                Take();
                return new ConstantExpr(token.At, CelValue.Of(token.Text == "true"));
            case CelTokenKind.Word when token.Text == "null":
                Take();
                return new ConstantExpr(token.At, CelValue.Null);
            case CelTokenKind.Identifier:
                return Named(false);
            case CelTokenKind.Sign when token.Text == ".":
                Take();
                return _token.Kind == CelTokenKind.Identifier ? Named(true) : Unexpected("IDENTIFIER");
            case CelTokenKind.Sign when token.Text == "(":
                Take();
                var inner = Expression();
                return inner is not null && Expect(")") ? inner : null;
            case CelTokenKind.Sign when token.Text == "[":
                return List();
            case CelTokenKind.Sign when token.Text == "{":
                return Map();
            default:
                return Unexpected(null);
        }
    }

    private ConstantExpr? Number(int at, CelToken token, bool isNegative)
    {
        if (token.Kind == CelTokenKind.Double)
            return new ConstantExpr(at, isNegative ? CelValue.Of(-token.Value.AsDouble) : token.Value);
        var magnitude = token.Value.AsUint;
        if (magnitude > (ulong)long.MaxValue + (isNegative ? 1u : 0u))
        {
            Fault(at, "invalid int literal");
            return null;
        }
        return new ConstantExpr(at, CelValue.Of(isNegative ? (long)(0 - magnitude) : (long)magnitude));
    }

    private CelExpr? Named(bool isRooted)
    {
        var name = Take();
        if (CelWords.Reserved.Contains(name.Text))
            return Fault(name.At, $"reserved identifier: {name.Text}");
        if (!_token.Is("("))
            return new NameExpr(name.At, name.Text, isRooted);
        var open = Take().At;
        var arguments = Arguments(")");
        if (arguments is null)
            return null;
        if (name.Text != "has" || isRooted || arguments.Length != 1)
            return Call(open, name.Text, null, arguments);
        return arguments[0] is SelectExpr { IsTest: false, IsOptional: false } select
            ? new SelectExpr(open, select.Operand, select.Field) { IsTest = true }
            : Fault(arguments[0].At, "invalid argument to has() macro");
    }

    private bool TryMemberMacro(int at, string name, CelExpr target, CelExpr[] arguments, out CelExpr? expr)
    {
        expr = null;
        CelMacro? fold = (name, arguments.Length) switch
        {
            ("all", 2) => CelMacro.All,
            ("exists", 2) => CelMacro.Exists,
            ("exists_one" or "existsOne", 2) => CelMacro.ExistsOne,
            ("map", 2 or 3) => CelMacro.Map,
            ("filter", 2) => CelMacro.Filter,
            _ => null,
        };
        if (fold is { } macro)
        {
            if (!TryVariable(arguments[0], out var variable))
                return true;
            var filter = arguments.Length == 3 ? arguments[1] : null;
            expr = Bounded(new FoldExpr(at, macro, target, variable, filter, arguments[^1]));
            return true;
        }
        CelBinding? binding = (name, arguments.Length) switch
        {
            ("optMap", 2) => CelBinding.OptMap,
            ("optFlatMap", 2) => CelBinding.OptFlatMap,
            ("bind", 3) when target is NameExpr { Name: "cel" } => CelBinding.Bind,
            _ => null,
        };
        if (binding is not { } kind)
            return false;
        if (TryVariable(arguments[0], out var bound))
        {
            var value = kind == CelBinding.Bind ? arguments[1] : target;
            expr = Bounded(new BindExpr(at, kind, bound, value, arguments[^1]));
        }
        return true;
    }

    private bool TryVariable(CelExpr argument, out string name)
    {
        name = (argument as NameExpr)?.Name ?? "";
        if (argument is NameExpr { IsRooted: false })
            return true;
        Fault(argument.At, "argument must be a simple name");
        return false;
    }

    /// <summary>Expressions between commas up to the closing bracket, which is taken.</summary>
    private CelExpr[]? Arguments(string close)
    {
        var arguments = new List<CelExpr>();
        if (_token.Is(close))
        {
            Take();
            return [];
        }
        while (true)
        {
            var argument = Expression();
            if (argument is null)
                return null;
            arguments.Add(argument);
            if (_token.Is(close))
            {
                Take();
                return [.. arguments];
            }
            if (!Expect(","))
                return null;
        }
    }

    private ListExpr? List()
    {
        var at = Take().At;
        var items = new List<ListItem>();
        var depth = 0;
        while (!_token.Is("]"))
        {
            var isOptional = TakeIf("?");
            var item = Expression();
            if (item is null)
                return null;
            items.Add(new ListItem(item, isOptional));
            depth = Math.Max(depth, item.Depth);
            if (!_token.Is("]") && !Expect(","))
                return null;
        }
        Take();
        return Bounded(new ListExpr(at, [.. items], depth + 1));
    }

    private MapExpr? Map()
    {
        var at = Take().At;
        var items = new List<MapItem>();
        var depth = 0;
        while (!_token.Is("}"))
        {
            var isOptional = TakeIf("?");
            var key = Expression();
            if (key is null || !Expect(":"))
                return null;
            var value = Expression();
            if (value is null)
                return null;
            items.Add(new MapItem(key, value, isOptional));
            depth = Math.Max(depth, Math.Max(key.Depth, value.Depth));
            if (!_token.Is("}") && !Expect(","))
                return null;
        }
        Take();
        return Bounded(new MapExpr(at, [.. items], depth + 1));
    }

    private CelExpr? Call(int at, string function, CelExpr? target, CelExpr[] arguments) =>
        Bounded(new CallExpr(at, function, target, arguments, Math.Max(target?.Depth ?? 0, DepthOf(arguments)) + 1));

    private static int DepthOf(IEnumerable<CelExpr> exprs) => exprs.Select(e => e.Depth).DefaultIfEmpty().Max();

    private T? Bounded<T>(T expr)
        where T : CelExpr
    {
        if (expr.Depth <= DepthMax)
            return expr;
        Fault(expr.At, $"expression is deeper than {DepthMax} steps");
        return null;
    }

    private CelToken Take()
    {
        var token = _token;
        _token = _lexer.Next();
        return token;
    }

    private bool TakeIf(string sign)
    {
        if (!_token.Is(sign))
            return false;
        Take();
        return true;
    }

    private bool Expect(string sign)
    {
        if (TakeIf(sign))
            return true;
        Unexpected($"'{sign}'");
        return false;
    }

    private CelExpr? Unexpected(string? expected)
    {
        // The lexer has said what is wrong with its token.
        if (_token.Kind == CelTokenKind.Fault)
            return null;
        var found = _token.Text.Length > 40 ? _token.Text[..40] : _token.Text;
        return Fault(
            _token.At,
            expected is null
                ? $"Syntax error: unexpected '{found}'"
                : $"Syntax error: mismatched input '{found}' expecting {expected}"
        );
    }

    /// <summary>Reports the first fault only: those that follow from it help nobody.</summary>
    private CelExpr? Fault(int at, string message)
    {
        if (_issues.IsEmpty)
            _issues.Add(at, message);
        return null;
    }
}
