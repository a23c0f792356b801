namespace Arktos.Raft.Tests;

public sealed class ScriptTests
{
    public static TheoryData<string> Scripts =>
        new(
            Directory
                .GetFiles(Path.Combine(AppContext.BaseDirectory, "scripts"), "*.txt")
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Replays_to_its_golden_output(string name) => ScriptFile.Run(name, new ScriptRunner().Execute);
}
