namespace Arktos.Api.Json;

/// <summary>
/// Of equal short texts the same string, mostly: what is kept of thousands of objects (tenants, namespaces, names,
/// kinds) is there once. A table of a fixed size, in which a text takes the place of another one; who gets a string has
/// an equal one in any case. Thread-safe.
/// </summary>
public static class SharedTexts
{
    /// <summary>A power of two. With the longest of texts in all of them, a megabyte.</summary>
    private const int Places = 4096;

    private const int CharactersMax = 128;

    private static readonly string?[] Known = new string?[Places];

    /// <returns>The text, or an equal one that was known.</returns>
    public static string Of(string text)
    {
        if (text.Length is 0 or > CharactersMax)
            return text;
        ref var place = ref Known[text.GetHashCode() & (Places - 1)];
        var known = Volatile.Read(ref place);
        if (known == text)
            return known;
        Volatile.Write(ref place, text);
        return text;
    }
}
