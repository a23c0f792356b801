using System.Text;

namespace Arktos.Raft.Tests;

/// <summary>
/// A golden script: blocks of commands, a line "----", and the output up to a blank line. Lines before the commands
/// that start with # are kept. With ARKTOS_REWRITE=1 the output is written back to the source instead of compared.
/// </summary>
internal static class ScriptFile
{
    private const string Divider = "----";

    public static void Run(string name, Func<string, string> execute)
    {
        var copied = Path.Combine(AppContext.BaseDirectory, "scripts", name);
        var expected = File.ReadAllText(copied);
        var actual = Replay(expected, execute);
        if (Environment.GetEnvironmentVariable("ARKTOS_REWRITE") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "scripts", name), actual);
            return;
        }

        Assert.Equal(expected, actual);
    }

    private static string Replay(string text, Func<string, string> execute)
    {
        var output = new StringBuilder();
        var isInOutput = false;
        var commands = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (isInOutput)
            {
                isInOutput = line.Length > 0;
                continue;
            }

            if (line != Divider)
            {
                output.Append(line).Append('\n');
                if (line.Length > 0 && line[0] != '#')
                {
                    commands.Add(line);
                }

                continue;
            }

            output.Append(Divider).Append('\n');
            foreach (var command in commands)
            {
                var result = execute(command);
                output.Append(result.Length == 0 ? "" : result.TrimEnd('\n') + "\n");
            }

            output.Append('\n');
            commands.Clear();
            isInOutput = true;
        }

        return output.ToString().TrimEnd('\n') + "\n";
    }

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetDirectoryName(path)!;
}
