using System.CommandLine;

namespace Arktos.Local;

/// <summary>Options of the commands that work on a local cluster.</summary>
internal static class LocalOptions
{
    public const string DefaultDirectory = ".arktos";

    public static readonly Option<string> StateDirectory = new("--state-dir")
    {
        Description = "folder of the local cluster's state, certificates and logs",
        DefaultValueFactory = _ => DefaultDirectory,
    };

    public static string Directory(ParseResult parsed) => Path.GetFullPath(parsed.GetRequiredValue(StateDirectory));

    /// <exception cref="InvalidOperationException">There is no cluster.</exception>
    public static ClusterLayout Load(ParseResult parsed) =>
        ClusterLayout.TryLoad(Directory(parsed))
        ?? throw new InvalidOperationException(
            $"there is no local cluster in {Directory(parsed)}: start one with "
                + $"{OwnCommand.Line(Directory(parsed), "up")}, or name another with --state-dir"
        );
}
