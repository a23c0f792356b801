using System.Text.RegularExpressions;

namespace Arktos.Kubelet.Network;

/// <summary>
/// What a RuntimeClass names as its handler: a way of running containers that the private containerd has beside runc.
/// </summary>
/// <param name="Name">A DNS label.</param>
/// <param name="Type">containerd's name of the shim: "io.containerd.runsc.v1" is the program
/// containerd-shim-runsc-v1.</param>
public sealed partial record RuntimeHandler(string Name, string Type)
{
    public const string Default = "runc";

    /// <param name="text">"gvisor=io.containerd.runsc.v1,kata=io.containerd.kata.v2"; "" for none.</param>
    /// <exception cref="FormatException">It is not that. The message is for the user.</exception>
    public static IReadOnlyList<RuntimeHandler> ParseAll(string text)
    {
        var handlers = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Parse)
            .ToList();
        var names = handlers.Select(h => h.Name).Prepend(Default).ToList();
        return names.GroupBy(n => n).FirstOrDefault(g => g.Count() > 1) is { Key: var twice }
            ? throw new FormatException(
                twice == Default ? $"\"{Default}\" is there already" : $"\"{twice}\" is there twice"
            )
            : handlers;
    }

    private static RuntimeHandler Parse(string text) =>
        Form().Match(text) is { Success: true } match
            ? new RuntimeHandler(match.Groups["name"].Value, match.Groups["type"].Value)
            : throw new FormatException($"\"{text}\" is not NAME=TYPE, such as gvisor=io.containerd.runsc.v1");

    [GeneratedRegex(
        @"^(?<name>[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)=(?<type>[a-z0-9]+(\.[a-z0-9-]+)+)\z",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Form();
}
