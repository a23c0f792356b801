using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Arktos.Api.Json;

namespace Arktos.Api.Validation;

/// <summary>What is wrong with one field. <see cref="Body"/> is "{Type}[: {value}][: {detail}]".</summary>
public sealed record FieldError(string Field, string Cause, string Body)
{
    public override string ToString() => $"{Field}: {Body}";
}

/// <summary>
/// Collects what is wrong with an object, in the order in which the rules run. What is shown of it is bounded, however
/// much there is: so much text and no more, and the beginning of a long value. Not thread-safe.
/// </summary>
public sealed class FieldErrors : IReadOnlyList<FieldError>
{
    /// <summary>Characters of all errors together; what comes later is only counted.</summary>
    public const int TextCharsMax = 64 * 1024;

    /// <summary>Characters that are shown of one value.</summary>
    public const int ValueCharsMax = 8 * 1024;

    private readonly List<FieldError> _errors = [];
    private int _chars;
    private int _omitted;

    public int Count => _errors.Count;

    public FieldError this[int index] => _errors[index];

    public void Required(string field, string detail = "") =>
        Add(field, "FieldValueRequired", "Required value", null, detail);

    public void Invalid(string field, object? value, string detail) =>
        Add(field, "FieldValueInvalid", "Invalid value", new Shown(value), detail);

    /// <summary>Of a value that is too much to show.</summary>
    public void InvalidWithoutValue(string field, string detail) =>
        Add(field, "FieldValueInvalid", "Invalid value", null, detail);

    public void TypeInvalid(string field, object? value, string detail) =>
        Add(field, "FieldValueTypeInvalid", "Invalid value", new Shown(value), detail);

    public void NotSupported(string field, object? value, params string[] supported) =>
        Add(
            field,
            "FieldValueNotSupported",
            "Unsupported value",
            new Shown(value),
            supported.Length == 0
                ? ""
                : "supported values: " + string.Join(", ", supported.Order(StringComparer.Ordinal).Select(GoText.Quote))
        );

    public void Duplicate(string field, object? value) =>
        Add(field, "FieldValueDuplicate", "Duplicate value", new Shown(value), "");

    public void NotFound(string field, object? value) =>
        Add(field, "FieldValueNotFound", "Not found", new Shown(value), "");

    public void Forbidden(string field, string detail) => Add(field, "FieldValueForbidden", "Forbidden", null, detail);

    public void TooLong(string field, long bytesMax) =>
        Add(
            field,
            "FieldValueTooLong",
            "Too long",
            null,
            $"may not be more than {bytesMax} {(bytesMax == 1 ? "byte" : "bytes")}"
        );

    public void TooMany(string field, long count, long countMax) =>
        Add(
            field,
            "FieldValueTooMany",
            "Too many",
            new Shown(count),
            $"must have at most {countMax} {(countMax == 1 ? "item" : "items")}"
        );

    /// <summary>
    /// What is wrong now and was not before. What stands was stored when there was no rule against it: it can still be
    /// labelled, and let go. All of it, where it is too much to be compared.
    /// </summary>
    public void AddNew(Action<FieldErrors> now, Action<FieldErrors> before)
    {
        var (found, stood) = (new FieldErrors(), new FieldErrors());
        now(found);
        if (found.Count > 0)
            before(stood);
        var isComparable = found._omitted == 0 && stood._omitted == 0;
        _errors.AddRange(found._errors.Where(e => !isComparable || !stood._errors.Contains(e)));
        (_chars, _omitted) = (_chars + found._chars, _omitted + found._omitted);
    }

    /// <summary>Each text as an Invalid error of the field.</summary>
    public void InvalidEach(string field, object? value, IEnumerable<string> details)
    {
        foreach (var detail in details)
            Invalid(field, value, detail);
    }

    /// <summary>
    /// The errors as a message shows them: one bare, several (without repeats) as a list in brackets.
    /// </summary>
    public string Summary()
    {
        var texts = _errors.Select(e => e.ToString()).Distinct().ToList();
        if (_omitted > 0)
            texts.Add($"and {_omitted} more");
        return texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }

    public IEnumerator<FieldError> GetEnumerator() => _errors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // The value is turned into text here, since that may cost much and be for nothing.
    private void Add(string field, string cause, string type, Shown? value, string detail)
    {
        if (_chars > TextCharsMax)
        {
            _omitted++;
            return;
        }
        var text = value is { } shown ? Beginning(Show(shown.Value)) : null;
        var error = new FieldError(
            field,
            cause,
            type + (text is null ? "" : ": " + text) + (detail.Length == 0 ? "" : ": " + Beginning(detail))
        );
        _chars += error.Field.Length + error.Body.Length;
        _errors.Add(error);
    }

    private static string Beginning(string text) =>
        text.Length <= ValueCharsMax ? text : text[..ValueCharsMax] + $"… ({text.Length} characters)";

    private static string Show(object? value) =>
        value switch
        {
            null => "null",
            string text => GoText.Quote(text),
            bool flag => flag ? "true" : "false",
            IFormattable number and (int or long or short or byte or uint or ulong or double) => number.ToString(
                null,
                CultureInfo.InvariantCulture
            ),
            IntOrString { IsString: false } number => number.Number.ToString(CultureInfo.InvariantCulture),
            _ => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), KubeJson.Options)),
        };

    /// <summary>A value to be shown; null is shown too.</summary>
    private readonly record struct Shown(object? Value);
}

/// <summary>Text as Go's %q prints it: clients compare messages.</summary>
public static class GoText
{
    public static string Quote(string text)
    {
        var plain = true;
        foreach (var c in text)
            if (c is '"' or '\\' || char.IsControl(c))
            {
                plain = false;
                break;
            }
        if (plain)
            return $"\"{text}\"";
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    < ' ' or '\u007f' => "\\x" + ((int)c).ToString("x2", CultureInfo.InvariantCulture),
                    _ => c.ToString(),
                }
            );
        return quoted.Append('"').ToString();
    }
}
