using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Arktos.Api.Cel;
using Arktos.Api.Validation;

namespace Arktos.Api.CustomResources;

/// <summary>
/// One of <c>x-kubernetes-validations</c>: a CEL expression over a value (<c>self</c>) and, for a rule of transition,
/// the value that stood there (<c>oldSelf</c>). Immutable and thread-safe.
/// </summary>
public sealed partial class SchemaRule
{
    private readonly CelProgram _rule;
    private readonly CelProgram? _message;
    private readonly CelType _type;
    private readonly string _text;
    private readonly string _fixedMessage;
    private readonly string _reason;
    private readonly string _fieldPath;
    private readonly bool _takesNoOld;

    private SchemaRule(CelProgram rule, CelProgram? message, CelType type, JsonObject source)
    {
        (_rule, _message, _type) = (rule, message, type);
        _text = Text(source, "rule").Trim();
        _fixedMessage = Text(source, "message");
        _reason = Text(source, "reason");
        _fieldPath = Text(source, "fieldPath");
        _takesNoOld = Flag(source, "optionalOldSelf");
        IsTransition = IsTransitionRule(source);
    }

    /// <summary>
    /// Whether it speaks of the value before: it is asked at updates only, if it does not say otherwise.
    /// </summary>
    public bool IsTransition { get; }

    /// <summary>By the bounds of the schema, for one value.</summary>
    public long EstimatedCost => Math.Max(_rule.EstimatedCost, _message?.EstimatedCost ?? 0);

    /// <param name="type">Of the value.</param>
    /// <param name="fault">What is wrong, and with which of its fields.</param>
    public static bool TryCompile(
        JsonObject source,
        CelType type,
        [NotNullWhen(true)] out SchemaRule? rule,
        out (string Field, string Fault) fault
    )
    {
        rule = null;
        if (Text(source, "rule").Trim().Length == 0)
        {
            fault = ("rule", "rule is not specified");
            return false;
        }
        List<CelVariable> variables = [new("self", type)];
        if (IsTransitionRule(source))
            variables.Add(new("oldSelf", Flag(source, "optionalOldSelf") ? CelType.OptionalOf(type) : type));
        var environment = new CelEnvironment(variables);
        if (!CelProgram.TryCompile(environment, Text(source, "rule"), CelType.Bool, out var program, out var issues))
        {
            fault = ("rule", $"compilation failed: {issues}");
            return false;
        }
        CelProgram? message = null;
        if (
            Text(source, "messageExpression") is { Length: > 0 } expression
            && !CelProgram.TryCompile(environment, expression, CelType.String, out message, out issues)
        )
        {
            fault = ("messageExpression", $"messageExpression compilation failed: {issues}");
            return false;
        }
        fault = default;
        rule = new SchemaRule(program, message, type, source);
        return true;
    }

    /// <param name="old">What stood there; null when nothing did, or it cannot be told.</param>
    /// <param name="shown">The type of the value, which stands for it in errors.</param>
    /// <returns>False: nothing more may be asked of this object.</returns>
    public bool Check(JsonNode? value, JsonNode? old, string path, string shown, CelBudget budget, FieldErrors errors)
    {
        if (IsTransition && old is null && !_takesNoOld)
            return true;
        var self = CelJson.ToValue(value, _type);
        ReadOnlySpan<CelValue> variables = IsTransition ? [self, Old(old)] : [self];
        var result = _rule.Evaluate(variables, budget);
        if (result.IsTrue)
            return true;
        // As Go prints the path of the object itself.
        var whole = path.Length == 0 ? "<nil>" : path;
        switch (result.Outcome)
        {
            case CelOutcome.OutOfObjectBudget or CelOutcome.OutOfCallBudget:
                errors.Invalid(whole, shown, result.Message!);
                return result.Outcome == CelOutcome.OutOfCallBudget;
            case CelOutcome.Error:
                errors.Invalid(whole, shown, $"{result.Message} evaluating rule: {Message(variables, budget)}");
                return true;
        }
        var message = Message(variables, budget);
        var at =
            _fieldPath.Length == 0 ? whole
            : path.Length == 0 ? _fieldPath.TrimStart('.')
            : path + _fieldPath;
        switch (_reason)
        {
            case "FieldValueRequired":
                errors.Required(at, message);
                break;
            case "FieldValueForbidden":
                errors.Forbidden(at, message);
                break;
            case "FieldValueDuplicate":
                errors.Duplicate(at, shown);
                break;
            default:
                errors.Invalid(at, shown, message);
                break;
        }
        return true;
    }

    private CelValue Old(JsonNode? old) =>
        !_takesNoOld ? CelJson.ToValue(old, _type)
        : old is null ? CelValue.OptionalNone
        : CelValue.OptionalOf(CelJson.ToValue(old, _type));

    // An expression that fails, or gives nothing that can be shown in one line, is as good as none.
    private string Message(ReadOnlySpan<CelValue> variables, CelBudget budget)
    {
        if (_message?.Evaluate(variables, budget) is { Outcome: CelOutcome.Value, Value: var text })
        {
            var shown = text.AsString.Trim();
            if (shown.Length is > 0 and <= 5 * 1024 && !shown.Contains('\n'))
                return shown;
        }
        return _fixedMessage.Length > 0 ? _fixedMessage : $"failed rule: {_text}";
    }

    [GeneratedRegex("\\boldSelf\\b")]
    private static partial Regex OldSelf();

    private static bool IsTransitionRule(JsonObject source) =>
        Flag(source, "optionalOldSelf") || OldSelf().IsMatch(Text(source, "rule"));

    private static string Text(JsonObject source, string name) =>
        source[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    private static bool Flag(JsonObject source, string name) =>
        source[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
