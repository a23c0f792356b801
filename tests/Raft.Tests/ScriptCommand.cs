namespace Arktos.Raft.Tests;

/// <summary>One line of a script: verb, words, name=value options.</summary>
internal sealed record ScriptCommand(
    string Verb,
    IReadOnlyList<string> Words,
    IReadOnlyDictionary<string, string> Options
)
{
    public static ScriptCommand Parse(string line)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var options = parts
            .Where(part => part.Contains('='))
            .Select(part => part.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new ScriptCommand(parts[0], [.. parts.Skip(1).Where(part => !part.Contains('='))], options);
    }

    public string Word(int position) => Words[position];

    public ulong Number(int position) => ulong.Parse(Words[position]);

    public string Option(string name) => Options.GetValueOrDefault(name, "");

    public int Option(string name, int otherwise) =>
        Options.TryGetValue(name, out var value) ? int.Parse(value) : otherwise;
}
