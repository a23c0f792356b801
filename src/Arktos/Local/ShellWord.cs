namespace Arktos.Local;

/// <summary>Words of lines that are shown to be typed into a shell.</summary>
internal static class ShellWord
{
    private const string Plain = "_-./:=,+@%";

    /// <summary>As it is where that means the same, in single quotes otherwise.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c))
            ? word
            : $"'{word.Replace("'", "'\\''")}'";
}
