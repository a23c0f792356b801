namespace Arktos.Controllers.Ownership;

/// <summary>
/// Names that are made of an owner's name, pure. However long that is, and wherever it is cut, a name comes out that
/// the API takes: no part of it ends in '-' or '.' before the next begins.
/// </summary>
internal static class GeneratedNames
{
    public const int NameCharsMax = 253;

    /// <summary>
    /// What the API server keeps of generateName: with its five characters, the name is a label (63) and so a host
    /// name.
    /// </summary>
    public const int PrefixCharsMax = 58;

    /// <summary>The generateName of what an object of this name owns.</summary>
    public static string PrefixOf(string owner) => Cut(owner, PrefixCharsMax - 1) + "-";

    /// <summary>The generateName of what an object of this name owns, told apart by a part of its own.</summary>
    public static string PrefixOf(string owner, string part) =>
        $"{Cut(owner, PrefixCharsMax - 2 - part.Length)}-{part}-";

    /// <summary>The name of what an object of this name owns, told apart by a suffix.</summary>
    public static string Join(string owner, string suffix) =>
        $"{Cut(owner, NameCharsMax - 1 - suffix.Length)}-{suffix}";

    private static string Cut(string name, int charsMax) =>
        name.Length <= charsMax ? name : name[..charsMax].TrimEnd('-', '.');
}
