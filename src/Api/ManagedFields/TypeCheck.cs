using System.Globalization;
using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// Finds what in a configuration that is to be applied does not fit its schema, in Kubernetes' words. Pure.
/// </summary>
public static class TypeCheck
{
    /// <summary>At most this many findings are collected.</summary>
    public const int FindingsMax = 100;

    /// <summary>Characters of a value that are shown.</summary>
    private const int ShownCharsMax = 400;

    /// <returns><c>.spec.foo: field not declared in schema</c>, in the order of the document; empty: it fits.</returns>
    public static IReadOnlyList<string> Check(JsonElement configuration, MergeSchema schema)
    {
        var check = new Walk();
        check.Visit(configuration, schema);
        return check.Findings;
    }

    /// <summary>One finding bare, several as lines under "errors:".</summary>
    public static string Summary(IReadOnlyList<string> findings) =>
        findings.Count == 1 ? findings[0] : "errors:" + string.Concat(findings.Select(f => $"\n  {f}"));

    private sealed class Walk
    {
        private readonly List<PathElement> _path = [];

        public List<string> Findings { get; } = [];

        public void Visit(JsonElement value, MergeSchema schema)
        {
            if (value.ValueKind == JsonValueKind.Null)
                return;
            switch (schema.Form)
            {
                case ValueForm.Text when value.ValueKind != JsonValueKind.String:
                    Find($"expected string, got &value.valueUnstructured{{Value:{GoValue.Syntax(value)}}}");
                    break;
                case ValueForm.Number when value.ValueKind != JsonValueKind.Number:
                    Find($"expected numeric (int or float), got {GoValue.TypeOf(value)}");
                    break;
                case ValueForm.Boolean when value.ValueKind is not (JsonValueKind.True or JsonValueKind.False):
                    Find($"expected boolean, got &{{{GoValue.Plain(value)}}}");
                    break;
                case ValueForm.Scalar when value.ValueKind is JsonValueKind.Object or JsonValueKind.Array:
                    Find($"expected any scalar, got &{{{GoValue.Plain(value)}}}");
                    break;
                case ValueForm.List when value.ValueKind != JsonValueKind.Array:
                    Find($"expected list, got &{{{GoValue.Plain(value)}}}");
                    break;
                case ValueForm.List:
                    VisitItems(value, schema);
                    break;
                case ValueForm.Map when value.ValueKind != JsonValueKind.Object:
                    Find($"expected map, got &{{{GoValue.Plain(value)}}}");
                    break;
                case ValueForm.Map:
                    VisitFields(value, schema);
                    break;
            }
        }

        private void VisitFields(JsonElement value, MergeSchema schema)
        {
            var hint = 0;
            foreach (var field in value.EnumerateObject())
            {
                var declared = schema.Field(field, ref hint);
                _path.Add(declared?.Element ?? PathElement.Field(field.Name));
                if ((declared?.Schema ?? schema.Element) is { } inner)
                    Visit(field.Value, inner);
                else
                    Find("field not declared in schema");
                _path.RemoveAt(_path.Count - 1);
            }
        }

        private void VisitItems(JsonElement value, MergeSchema schema)
        {
            var seen = schema.IsAtomic ? null : new HashSet<PathElement>();
            var index = -1;
            foreach (var item in value.EnumerateArray())
            {
                index++;
                var element = PathElement.Index(index);
                if (seen is not null)
                {
                    if (!JsonParts.TryElementOf(item, schema, out element))
                    {
                        Find($"element {index}: {WhyNoElement(item, schema)}");
                        continue;
                    }
                    if (!seen.Add(element))
                        Find($"duplicate entries for key {element}");
                }
                _path.Add(element);
                Visit(item, schema.Element!);
                _path.RemoveAt(_path.Count - 1);
            }
        }

        private static string WhyNoElement(JsonElement item, MergeSchema schema) =>
            (schema.Keys.Count > 0, item.ValueKind) switch
            {
                (true, JsonValueKind.Null) => "associative list with keys may not have a null element",
                (true, JsonValueKind.Object) => "associative list with keys has an element that omits key field "
                    + $"\"{schema.Keys.First(k => k.Default is null && !item.TryGetProperty(k.Name, out _)).Name}\" "
                    + "(and doesn't have default value)",
                (true, _) => "associative list with keys may not have non-map elements",
                (false, JsonValueKind.Null) => "associative list without keys has an element that's a null",
                (false, JsonValueKind.Object) => "associative list without keys has an element that's a map type",
                _ => "not supported: associative list with lists as elements",
            };

        private void Find(string text)
        {
            if (Findings.Count < FindingsMax)
                Findings.Add(_path.Count == 0 ? text : $"{string.Concat(_path)}: {text}");
        }
    }

    /// <summary>Values as Go prints them.</summary>
    private static class GoValue
    {
        public static string TypeOf(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.String => "string",
                JsonValueKind.True or JsonValueKind.False => "bool",
                JsonValueKind.Object => "map[string]interface {}",
                JsonValueKind.Array => "[]interface {}",
                JsonValueKind.Number => value.TryGetInt64(out _) ? "int64" : "float64",
                _ => "<nil>",
            };

        public static string Plain(JsonElement value) => Beginning(PlainOf(value));

        public static string Syntax(JsonElement value) => Beginning(SyntaxOf(value));

        private static string PlainOf(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.Object =>
                    $"map[{string.Join(' ', Sorted(value).Select(f => $"{f.Name}:{PlainOf(f.Value)}"))}]",
                JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(PlainOf))}]",
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Null => "<nil>",
                _ => value.GetRawText(),
            };

        private static string SyntaxOf(JsonElement value) =>
            value.ValueKind switch
            {
                JsonValueKind.Object => "map[string]interface {}{"
                    + string.Join(
                        ", ",
                        Sorted(value).Select(f => $"{Validation.GoText.Quote(f.Name)}:{SyntaxOf(f.Value)}")
                    )
                    + "}",
                JsonValueKind.Array =>
                    $"[]interface {{}}{{{string.Join(", ", value.EnumerateArray().Select(SyntaxOf))}}}",
                JsonValueKind.String => Validation.GoText.Quote(value.GetString()!),
                JsonValueKind.Null => "interface {}(nil)",
                _ => value.GetRawText(),
            };

        private static IEnumerable<JsonProperty> Sorted(JsonElement value) =>
            value.EnumerateObject().OrderBy(f => f.Name, StringComparer.Ordinal);

        private static string Beginning(string text) =>
            text.Length <= ShownCharsMax
                ? text
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{text.AsSpan(0, ShownCharsMax)}… ({text.Length} characters)"
                );
    }
}
