using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Arktos.Api.CustomResources;

/// <summary>
/// The JSON paths of definitions: <c>.spec.replicas</c>, <c>.status.conditions[0].type</c>,
/// <c>.status.conditions[?(@.type=="Ready")].status</c>, <c>.metadata.labels.a\.b</c>, <c>['x']</c>, <c>[*]</c>.
/// Immutable.
/// </summary>
public sealed class SimpleJsonPath
{
    private readonly IReadOnlyList<Step> _steps;

    private SimpleJsonPath(string text, IReadOnlyList<Step> steps) => (Text, _steps) = (text, steps);

    public string Text { get; }

    /// <summary>Whether it is a chain of field names, as scale paths must be.</summary>
    public bool IsPlain => _steps.All(s => s is { Name: not null });

    /// <summary>The names of a plain path.</summary>
    public IReadOnlyList<string> Names => [.. _steps.Select(s => s.Name!)];

    public static bool TryParse(string text, [NotNullWhen(true)] out SimpleJsonPath? path, out string fault)
    {
        path = null;
        var steps = new List<Step>();
        fault = "must be a simple json path starting with .";
        var rest = text.StartsWith('{') && text.EndsWith('}') ? text[1..^1] : text;
        if (rest.Length == 0 || rest[0] is not ('.' or '['))
            return false;
        for (var at = 0; at < rest.Length; )
            if (rest[at] == '.')
            {
                var name = Name(rest, at + 1, out at);
                if (name.Length == 0)
                {
                    fault = "has a name missing after a dot";
                    return false;
                }
                steps.Add(new Step(name == "*" ? null : name, null, null));
            }
            else if (rest[at] != '[' || !TryBracket(rest, ref at, steps))
            {
                fault = $"cannot be read from \"{rest[at..]}\" on";
                return false;
            }
        path = new SimpleJsonPath(text, steps);
        return true;
    }

    /// <summary>What it leads to, in order; nothing where a part is missing.</summary>
    public IEnumerable<JsonNode?> Find(JsonNode? from)
    {
        IEnumerable<JsonNode?> found = [from];
        foreach (var step in _steps)
            found = found.SelectMany(step.From);
        return found;
    }

    private static string Name(string text, int from, out int end)
    {
        var name = new System.Text.StringBuilder();
        for (end = from; end < text.Length && text[end] is not ('.' or '['); end++)
            name.Append(text[end] == '\\' && end + 1 < text.Length ? text[++end] : text[end]);
        return name.ToString();
    }

    private static bool TryBracket(string text, ref int at, List<Step> steps)
    {
        var end = text.IndexOf(']', at);
        if (end < 0)
            return false;
        var inner = text[(at + 1)..end];
        if (inner == "*")
            steps.Add(new Step(null, null, null));
        else if (int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index))
            steps.Add(new Step(null, index, null));
        else if (inner.Length > 1 && inner[0] is '\'' or '"' && inner[^1] == inner[0])
            steps.Add(new Step(inner[1..^1], null, null));
        else if (!TryFilter(text, at, ref end, steps))
            return false;
        at = end + 1;
        return true;
    }

    // [?(@.type=="Ready")]; a bracket in the text does not end it.
    private static bool TryFilter(string text, int at, ref int end, List<Step> steps)
    {
        const string begin = "[?(@.";
        if (string.CompareOrdinal(text, at, begin, 0, begin.Length) != 0)
            return false;
        end = text.IndexOf(")]", at, StringComparison.Ordinal);
        if (end < 0)
            return false;
        var parts = text[(at + begin.Length)..end].Split("==");
        end++;
        if (parts.Length != 2)
            return false;
        var wanted = parts[1].Trim();
        if (wanted.Length >= 2 && wanted[0] is '"' or '\'' && wanted[^1] == wanted[0])
            wanted = wanted[1..^1];
        steps.Add(new Step(null, null, (parts[0].Trim(), wanted)));
        return true;
    }

    private sealed record Step(string? Name, int? Index, (string Field, string Value)? Filter)
    {
        public IEnumerable<JsonNode?> From(JsonNode? node)
        {
            if (Name is not null)
                return node is JsonObject fields && fields.TryGetPropertyValue(Name, out var value) ? [value] : [];
            if (node is JsonObject all)
                return Index is null && Filter is null ? all.Select(f => f.Value) : [];
            if (node is not JsonArray items)
                return [];
            if (Filter is { } filter)
                return items.Where(i => i is JsonObject o && TextOf(o[filter.Field]) == filter.Value);
            if (Index is not { } index)
                return items;
            var at = index < 0 ? items.Count + index : index;
            return at >= 0 && at < items.Count ? [items[at]] : [];
        }

        private static string? TextOf(JsonNode? node) =>
            node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString();
    }
}
