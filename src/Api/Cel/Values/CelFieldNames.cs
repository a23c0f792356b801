using System.Diagnostics.CodeAnalysis;

namespace Arktos.Api.Cel;

/// <summary>
/// Fields whose names are no identifiers are escaped as Kubernetes does: "a.b" is `a__dot__b`, "a-b" `a__dash__b`,
/// "a/b" `a__slash__b`, "a__b" `a__underscores__b`, and a word of the language stands between `__`.
/// </summary>
public static class CelFieldNames
{
    private static readonly (string Escaped, string Plain)[] Parts =
    [
        ("__underscores__", "__"),
        ("__dot__", "."),
        ("__dash__", "-"),
        ("__slash__", "/"),
    ];

    /// <summary>
    /// How an expression names the field. Names with other characters cannot be named: they come back.
    /// </summary>
    public static string Escape(string field)
    {
        if (CelWords.Escaped.Contains(field))
            return $"__{field}__";
        if (field.AsSpan().IndexOfAny("./-") < 0 && !field.Contains("__", StringComparison.Ordinal))
            return field;
        foreach (var (escaped, plain) in Parts)
            field = field.Replace(plain, escaped, StringComparison.Ordinal);
        return field;
    }

    /// <summary>The field's name in JSON; false when no field is escaped so.</summary>
    public static bool TryUnescape(string name, [NotNullWhen(true)] out string? field)
    {
        field = name;
        if (!name.Contains("__", StringComparison.Ordinal))
            return !CelWords.Escaped.Contains(name);
        if (
            name.StartsWith("__", StringComparison.Ordinal)
            && name.EndsWith("__", StringComparison.Ordinal)
            && name.Length > 4
            && CelWords.Escaped.Contains(name[2..^2])
        )
        {
            field = name[2..^2];
            return true;
        }
        var text = new System.Text.StringBuilder(name.Length);
        for (var at = 0; at < name.Length; )
        {
            var part = Array.Find(Parts, p => string.CompareOrdinal(name, at, p.Escaped, 0, p.Escaped.Length) == 0);
            text.Append(part.Plain ?? name[at].ToString());
            at += part.Escaped?.Length ?? 1;
        }
        field = text.ToString();
        // What is left of two underscores names no field: those of a field's own name are escaped.
        return Escape(field) == name;
    }
}
