using System.Globalization;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;

namespace Arktos.Api.Selectors;

public enum LabelOperator
{
    Equals,
    NotEquals,
    In,
    NotIn,
    Exists,
    DoesNotExist,
    GreaterThan,
    LessThan,
}

public sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        string? value = null;
        var has = labels is not null && labels.TryGetValue(Key, out value);
        return Operator switch
        {
            LabelOperator.Exists => has,
            LabelOperator.DoesNotExist => !has,
            LabelOperator.Equals or LabelOperator.In => has && Values.Contains(value!),
            LabelOperator.NotEquals or LabelOperator.NotIn => !has || !Values.Contains(value!),
            _ => has
                && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && long.TryParse(Values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bound)
                && (Operator == LabelOperator.GreaterThan ? number > bound : number < bound),
        };
    }

    public override string ToString() =>
        Operator switch
        {
            LabelOperator.Exists => Key,
            LabelOperator.DoesNotExist => "!" + Key,
            LabelOperator.Equals => $"{Key}={Values[0]}",
            LabelOperator.NotEquals => $"{Key}!={Values[0]}",
            LabelOperator.GreaterThan => $"{Key}>{Values[0]}",
            LabelOperator.LessThan => $"{Key}<{Values[0]}",
            _ => $"{Key} {(Operator == LabelOperator.In ? "in" : "notin")} "
                + $"({string.Join(",", Values.Order(StringComparer.Ordinal))})",
        };
}

/// <summary>A conjunction of requirements on labels. Immutable.</summary>
public sealed class LabelQuery
{
    private LabelQuery(IReadOnlyList<LabelRequirement> requirements, bool nothing)
    {
        Requirements = requirements;
        MatchesNothing = nothing;
    }

    public static LabelQuery Everything { get; } = new([], false);

    public static LabelQuery Nothing { get; } = new([], true);

    public IReadOnlyList<LabelRequirement> Requirements { get; }

    public bool MatchesNothing { get; }

    public bool IsEverything => Requirements.Count == 0 && !MatchesNothing;

    public bool Matches(IReadOnlyDictionary<string, string>? labels)
    {
        if (MatchesNothing)
            return false;
        foreach (var requirement in Requirements)
            if (!requirement.Matches(labels))
                return false;
        return true;
    }

    public static LabelQuery Of(IEnumerable<LabelRequirement> requirements) => new(requirements.ToArray(), false);

    /// <summary>
    /// A null selector matches nothing, an empty one everything. False with the field's fault when an operator is
    /// unknown.
    /// </summary>
    public static bool TryFrom(LabelSelector? selector, out LabelQuery query, out string error)
    {
        (query, error) = (Nothing, "");
        if (selector is null)
            return true;
        var requirements = new List<LabelRequirement>();
        foreach (var (key, value) in selector.MatchLabels ?? [])
            requirements.Add(new LabelRequirement(key, LabelOperator.Equals, [value]));
        foreach (var expression in selector.MatchExpressions ?? [])
        {
            LabelOperator? op = expression.Operator switch
            {
                "In" => LabelOperator.In,
                "NotIn" => LabelOperator.NotIn,
                "Exists" => LabelOperator.Exists,
                "DoesNotExist" => LabelOperator.DoesNotExist,
                _ => null,
            };
            if (op is null)
            {
                error = $"{GoText.Quote(expression.Operator)} is not a valid label selector operator";
                return false;
            }
            requirements.Add(new LabelRequirement(expression.Key, op.Value, expression.Values ?? []));
        }
        query = Of(requirements);
        return true;
    }

    /// <summary>In the form that a query parameter has; requirements sorted by key.</summary>
    public override string ToString() => string.Join(",", Requirements.OrderBy(r => r.Key, StringComparer.Ordinal));

    /// <summary>Parses the query parameter's form: "a=b,c in (d,e),!f,g,h>1". False with Kubernetes' message.</summary>
    public static bool TryParse(string text, out LabelQuery query, out string error) =>
        new Parser(text).TryParse(out query, out error);

    private ref struct Parser(string text)
    {
        private readonly string _text = text;
        private int _position;

        public bool TryParse(out LabelQuery query, out string error)
        {
            query = Everything;
            var requirements = new List<LabelRequirement>();
            while (true)
            {
                var (token, literal) = Peek();
                if (token == Token.End)
                    break;
                if (token is not (Token.Word or Token.Not))
                {
                    error = $"found '{literal}', expected: !, identifier, or 'end of string'";
                    return false;
                }
                if (!TryRequirement(out var requirement, out error))
                {
                    error = "unable to parse requirement: " + error;
                    return false;
                }
                requirements.Add(requirement!);
                (token, literal) = Next();
                if (token == Token.End)
                    break;
                if (token != Token.Comma)
                {
                    error = $"found '{literal}', expected: ',' or 'end of string'";
                    return false;
                }
                (token, literal) = Peek();
                if (token is not (Token.Word or Token.Not))
                {
                    error = $"found '{literal}', expected: identifier after ','";
                    return false;
                }
            }
            requirements.Sort((a, b) => string.CompareOrdinal(a.Key, b.Key));
            (query, error) = (Of(requirements), "");
            return true;
        }

        private bool TryRequirement(out LabelRequirement? requirement, out string error)
        {
            requirement = null;
            var negated = Peek().Token == Token.Not;
            if (negated)
                Next();
            var (token, key) = Next();
            if (token != Token.Word)
            {
                error = $"found '{key}', expected: identifier";
                return false;
            }
            foreach (var fault in Formats.QualifiedName(key))
            {
                error = $"<nil>: Invalid value: {GoText.Quote(key)}: {fault}";
                return false;
            }
            error = "";
            token = Peek().Token;
            if (negated || token is Token.End or Token.Comma)
            {
                requirement = new LabelRequirement(
                    key,
                    negated ? LabelOperator.DoesNotExist : LabelOperator.Exists,
                    []
                );
                return true;
            }
            var literal = Next(operatorExpected: true).Literal;
            LabelOperator? op = literal switch
            {
                "=" or "==" => LabelOperator.Equals,
                "!=" => LabelOperator.NotEquals,
                "in" => LabelOperator.In,
                "notin" => LabelOperator.NotIn,
                ">" => LabelOperator.GreaterThan,
                "<" => LabelOperator.LessThan,
                _ => null,
            };
            if (op is null)
            {
                error = $"found '{literal}', expected: in, notin, =, ==, !=, gt, lt";
                return false;
            }
            if (
                !(
                    op is LabelOperator.In or LabelOperator.NotIn
                        ? TryValues(out var values, out error)
                        : TryValue(out values, out error)
                )
            )
                return false;
            foreach (var value in values)
            {
                if (op is LabelOperator.GreaterThan or LabelOperator.LessThan)
                {
                    if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                        continue;
                    error =
                        $"values[0]: Invalid value: {GoText.Quote(value)}: for 'Gt', 'Lt' operators, the value must "
                        + $"be an integer";
                    return false;
                }
                foreach (var fault in Formats.LabelValue(value))
                {
                    error = $"values[0][{key}]: Invalid value: {GoText.Quote(value)}: {fault}";
                    return false;
                }
            }
            requirement = new LabelRequirement(key, op.Value, values);
            return true;
        }

        private bool TryValue(out List<string> values, out string error)
        {
            (values, error) = ([""], "");
            var (token, literal) = Peek();
            if (token is Token.End or Token.Comma)
                return true;
            Next();
            if (token != Token.Word)
            {
                error = $"found '{literal}', expected: identifier";
                return false;
            }
            values[0] = literal;
            return true;
        }

        private bool TryValues(out List<string> values, out string error)
        {
            (values, error) = ([], "");
            var (token, literal) = Next();
            if (token != Token.Open)
            {
                error = $"found '{literal}' expected: '('";
                return false;
            }
            var wanted = true;
            while (true)
            {
                (token, literal) = Next();
                switch (token)
                {
                    case Token.Word when wanted:
                        values.Add(literal);
                        wanted = false;
                        break;
                    case Token.Comma:
                        if (wanted)
                            values.Add("");
                        wanted = true;
                        break;
                    case Token.Close:
                        if (wanted)
                            values.Add("");
                        values = values.Distinct().ToList();
                        return true;
                    default:
                        error = $"found '{literal}', expected: ',', ')' or identifier";
                        return false;
                }
            }
        }

        private (Token Token, string Literal) Peek()
        {
            var start = _position;
            var result = Next();
            _position = start;
            return result;
        }

        private (Token Token, string Literal) Next(bool operatorExpected = false)
        {
            while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n')
                _position++;
            if (_position >= _text.Length)
                return (Token.End, "");
            var c = _text[_position];
            switch (c)
            {
                case ',':
                    _position++;
                    return (Token.Comma, ",");
                case '(':
                    _position++;
                    return (Token.Open, "(");
                case ')':
                    _position++;
                    return (Token.Close, ")");
                case '>' or '<':
                    _position++;
                    return (Token.Operator, c.ToString());
                case '=' or '!':
                    var length = _position + 1 < _text.Length && _text[_position + 1] == '=' ? 2 : 1;
                    var literal = _text.Substring(_position, length);
                    _position += length;
                    return (literal == "!" ? Token.Not : Token.Operator, literal);
            }
            var start = _position;
            while (_position < _text.Length && !" \t\r\n,()=!<>".Contains(_text[_position]))
                _position++;
            var word = _text[start.._position];
            return (operatorExpected && word is "in" or "notin" ? Token.Operator : Token.Word, word);
        }

        private enum Token
        {
            End,
            Word,
            Not,
            Operator,
            Comma,
            Open,
            Close,
        }
    }
}
