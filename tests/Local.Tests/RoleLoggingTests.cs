using System.CommandLine;
using System.Text.Json.Nodes;
using Arktos.Roles;

namespace Arktos.Local.Tests;

/// <summary>How roles log: lines or JSON, to a file whose size is bounded.</summary>
public sealed class RoleLoggingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-logging").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Events_are_lines_or_objects_with_what_every_event_of_the_process_bears()
    {
        Log("--log-format", "text");
        var line = Assert.Single(File.ReadAllLines(Path.Combine(_folder, "text.log")));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO  partition 3: leads in term 7$", line);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(_folder, "text.log"))
        );
        Log("--log-format", "json");
        var entry = JsonNode.Parse(Assert.Single(File.ReadAllLines(Path.Combine(_folder, "json.log"))))!;
        Assert.Equal(
            ("store", 2, 3, "partition 3: leads in term 7"),
            ((string)entry["Role"]!, (int)entry["Store"]!, (int)entry["Partition"]!, (string)entry["@m"]!)
        );
    }

    [Fact]
    public void The_least_level_is_what_was_asked_for()
    {
        Log("--log-level", "warning");
        Assert.False(File.Exists(Path.Combine(_folder, "warning.log")));
        Assert.NotEmpty(Parse("--log-level", "loud").Errors);
        Assert.NotEmpty(Parse("--log-format", "xml").Errors);
    }

    [Fact]
    public void Files_of_a_log_are_its_own_the_newest_last()
    {
        foreach (var name in new[] { "a_1000.log", "a.log", "a_002.log", "a_010.log", "ab.log", "a_b.log", "a.out" })
            File.WriteAllText(Path.Combine(_folder, name), "x");
        Assert.Equal(
            ["a.log", "a_002.log", "a_010.log", "a_1000.log"],
            RoleLogging.FilesOf(Path.Combine(_folder, "a.log")).Select(Path.GetFileName)
        );
    }

    private void Log(string option, string value)
    {
        var parsed = Parse(option, value, "--log-file", Path.Combine(_folder, value + ".log"));
        Assert.Empty(parsed.Errors);
        using var log = RoleLogging.Create(parsed, ("Role", "store"), ("Store", 2));
        log.Information("partition {Partition}: leads in term {Term}", 3, 7);
    }

    private static ParseResult Parse(params string[] arguments)
    {
        var command = new Command("role");
        RoleLogging.AddTo(command);
        return command.Parse(arguments);
    }
}
