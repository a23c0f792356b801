using System.Text;

namespace Arktos.Api.Selectors;

public sealed record FieldRequirement(string Field, bool Equal, string Value);

/// <summary>A conjunction of equalities on fields: "status.phase!=Running,spec.nodeName=n1". Immutable.</summary>
public sealed class FieldQuery
{
    private FieldQuery(IReadOnlyList<FieldRequirement> requirements) => Requirements = requirements;

    public static FieldQuery Everything { get; } = new([]);

    public IReadOnlyList<FieldRequirement> Requirements { get; }

    public bool IsEverything => Requirements.Count == 0;

    public static FieldQuery Of(IEnumerable<FieldRequirement> requirements) => new(requirements.ToArray());

    /// <param name="read">Gives a field's value as text.</param>
    public bool Matches(Func<string, string> read)
    {
        foreach (var requirement in Requirements)
            if (read(requirement.Field) == requirement.Value != requirement.Equal)
                return false;
        return true;
    }

    /// <summary>The value that the field must have, when the selector demands one.</summary>
    public bool TryExact(string field, out string value)
    {
        foreach (var requirement in Requirements)
            if (requirement.Equal && requirement.Field == field)
            {
                value = requirement.Value;
                return true;
            }
        value = "";
        return false;
    }

    public override string ToString() =>
        string.Join(",", Requirements.Select(r => $"{r.Field}{(r.Equal ? "=" : "!=")}{Escape(r.Value)}"));

    public static bool TryParse(string text, out FieldQuery query, out string error)
    {
        (query, error) = (Everything, "");
        var requirements = new List<FieldRequirement>();
        foreach (var term in Terms(text))
        {
            if (term.Length == 0)
                continue;
            var at = term.IndexOfAny(['=', '!']);
            if (at < 0 || term[at] == '!' && (at + 1 >= term.Length || term[at + 1] != '='))
            {
                error = $"invalid selector: '{text}'; can't understand '{term}'";
                return false;
            }
            var length = term[at] == '!' || at + 1 < term.Length && term[at + 1] == '=' ? 2 : 1;
            if (!TryUnescape(term[(at + length)..], out var value))
            {
                error = $"invalid field selector: invalid escape sequence in '{term}'";
                return false;
            }
            requirements.Add(new FieldRequirement(term[..at], term[at] == '=', value));
        }
        query = new FieldQuery(requirements);
        return true;
    }

    private static IEnumerable<string> Terms(string text)
    {
        var term = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                term.Append(text[i]).Append(text[++i]);
                continue;
            }
            if (text[i] == ',')
            {
                yield return term.ToString();
                term.Clear();
                continue;
            }
            term.Append(text[i]);
        }
        yield return term.ToString();
    }

    private static string Escape(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("=", "\\=", StringComparison.Ordinal);

    private static bool TryUnescape(string text, out string value)
    {
        value = text;
        if (!text.Contains('\\'))
            return true;
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                plain.Append(text[i]);
                continue;
            }
            if (++i >= text.Length || text[i] is not ('\\' or ',' or '='))
                return false;
            plain.Append(text[i]);
        }
        value = plain.ToString();
        return true;
    }
}
