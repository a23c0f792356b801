namespace Arktos.Local;

/// <summary>Commands of this executable, as they are to be typed where the user is, for a cluster of his.</summary>
internal static class OwnCommand
{
    /// <param name="stateDirectory">Of the cluster; named unless commands take it by themselves.</param>
    /// <param name="arguments">"down --delete"</param>
    public static string Line(string stateDirectory, string arguments)
    {
        var program = ShellWord.Quote(File.Exists("bin/arktos") ? "bin/arktos" : Environment.ProcessPath!);
        var cluster =
            stateDirectory == Path.GetFullPath(LocalOptions.DefaultDirectory)
                ? ""
                : $" --state-dir {ShellWord.Quote(stateDirectory)}";
        return $"{program} {arguments}{cluster}";
    }
}
