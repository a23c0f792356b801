using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Schemas;

namespace Arktos.Api.Tests;

/// <summary>
/// Golden scripts in ManagedFields/: blocks of a command line, JSON, "----", and what comes out. An object begins with
/// "type GROUP KIND"; "update MANAGER [SUBRESOURCE]" gives its whole new form, "apply MANAGER [force] [SUBRESOURCE]" a
/// configuration, "untrack" takes its managers away, "show" gives managedFields as they are stored, and "check" says
/// what of a configuration does not fit. After each write comes the object and who manages what; each command is a
/// second later than the one before. Run with ARKTOS_REWRITE=1 to write what comes out now, and read the diff.
/// </summary>
public sealed class ManagedFieldsTests
{
    public static TheoryData<string> Files() =>
        new(Directory.GetFiles(Folder(), "*.txt").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public void Writes_give_what_the_golden_file_says(string file)
    {
        var path = Path.Combine(Folder(), file);
        var text = File.ReadAllText(path);
        var actual = new StringBuilder();
        var script = new Script();
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var input = block.Split("\n----")[0].Trim('\n');
            actual.Append(input).Append("\n----\n").Append(script.Run(input)).Append("\n\n");
        }
        if (Environment.GetEnvironmentVariable("ARKTOS_REWRITE") is not null)
            File.WriteAllText(path, actual.ToString().TrimEnd() + "\n");
        else
            Assert.Equal(text.TrimEnd(), actual.ToString().TrimEnd());
    }

    [Theory]
    [InlineData("kubectl/v1.33.0 (linux/amd64) kubernetes/3b2f", "kubectl")]
    [InlineData("", "unknown")]
    [InlineData("/1.0", "unknown")]
    [InlineData("a\u0007b\u200bc", "abc")]
    public void A_manager_without_a_name_is_called_after_its_user_agent(string userAgent, string name) =>
        Assert.Equal(name, FieldManager.NameOf(userAgent));

    [Fact]
    public void A_name_from_a_user_agent_has_at_most_128_bytes()
    {
        Assert.Equal(new string('x', 128), FieldManager.NameOf(new string('x', 200)));
        Assert.Equal(new string('ä', 64), FieldManager.NameOf(new string('ä', 200)));
    }

    [Theory]
    [InlineData("""{"spec":{}}""")]
    [InlineData("""{"f:a":[]}""")]
    [InlineData("""{"f:a":1}""")]
    [InlineData("""{"k:name":{}}""")]
    [InlineData("""{"k:[1]":{}}""")]
    [InlineData("""{"v:":{}}""")]
    [InlineData("""{"i:-1":{}}""")]
    [InlineData("""{"x:a":{}}""")]
    [InlineData("""{"f:b":{},"f:a":{},"f:b":{}}""")]
    [InlineData("[]")]
    public void What_is_no_set_of_fields_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);
        var e = Record.Exception(() => FieldsV1.Read(document.RootElement));
        Assert.True(e is FormatException or InvalidOperationException, $"{e}");
    }

    [Fact]
    public void Keys_in_any_form_of_their_JSON_are_one()
    {
        using var loose = JsonDocument.Parse("""{"k:{ \"protocol\":\"\\u0054CP\", \"port\":8.0e1 }":{"f:x":{}}}""");
        Assert.Equal("[port=80,protocol=\"TCP\"].x", FieldsV1.Read(loose.RootElement).ToString());
    }

    [Fact]
    public void A_list_is_put_where_the_type_facts_have_it()
    {
        var json = """{"kind":"A","metadata":{"name":"a","tenant":"t"},"x":{"metadata":{}}}"""u8.ToArray();
        var whole = ManagedFieldsJson.Insert(json, """[{"manager":"m"}]"""u8);
        Assert.Equal(
            """{"kind":"A","metadata":{"name":"a","managedFields":[{"manager":"m"}],"tenant":"t"},"x":{"metadata":{}}}""",
            Encoding.UTF8.GetString(whole)
        );
        Assert.Equal("""[{"manager":"m"}]""", Encoding.UTF8.GetString(ManagedFieldsJson.Find(whole.AsMemory()).Span));
        Assert.Equal(
            """{"metadata":{"managedFields":[1]}}""",
            Encoding.UTF8.GetString(ManagedFieldsJson.Insert("""{"metadata":{}}"""u8.ToArray(), "[1]"u8))
        );
        Assert.Equal(
            """{"metadata":{"name":"a","managedFields":[1]}}""",
            Encoding.UTF8.GetString(ManagedFieldsJson.Insert("""{"metadata":{"name":"a"}}"""u8.ToArray(), "[1]"u8))
        );
        Assert.True(ManagedFieldsJson.Find("""{"metadata":{}}"""u8.ToArray().AsMemory()).IsEmpty);
    }

    [Fact]
    public void A_list_that_a_client_sends_back_is_equal_to_what_is_stored()
    {
        using var document = JsonDocument.Parse(
            """
            [{"manager":"a","operation":"Update","apiVersion":"v1","time":"2026-01-02T03:04:05Z","fieldsType":"FieldsV1",
            "fieldsV1":{"f:data":{".":{},"f:b":{},"f:a":{}}},"subresource":"status"}]
            """
        );
        var entry = KubeJson.Decode<List<Meta.V1.ManagedFieldsEntry>>(
            Encoding.UTF8.GetBytes(document.RootElement.GetRawText())
        );
        var canonical = """
            [{"manager":"a","operation":"Update","apiVersion":"v1","time":"2026-01-02T03:04:05Z","fieldsType":"FieldsV1",
            "fieldsV1":{"f:data":{".":{},"f:a":{},"f:b":{}}},"subresource":"status"}]
            """;
        Assert.Equal(canonical.ReplaceLineEndings(""), Encoding.UTF8.GetString(ManagedList.Of(entry).Json.Span));
        foreach (
            var spoil in new Action<Meta.V1.ManagedFieldsEntry>[]
            {
                e => e.Operation = "Patch",
                e => e.ApiVersion = "",
                e => e.FieldsType = "FieldsV2",
                e => e.FieldsV1 = null,
                e => e.FieldsV1 = JsonElement.Parse("""{"x":{}}"""),
            }
        )
        {
            var spoilt = KubeJson.Clone(entry);
            spoil(spoilt[0]);
            Assert.Throws<FormatException>(() => ManagedList.Of(spoilt));
        }
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "ManagedFields");

    private sealed class Script
    {
        private TypeSchema _type = null!;
        private string _apiVersion = "";
        private JsonElement _empty;
        private JsonElement _object;
        private ManagedList _managers = ManagedList.Empty;
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        private bool _isNew;

        private MergeSchema Schema => MergeSchemas.Of(_type);

        public string Run(string input)
        {
            var lines = input.Split('\n').Where(l => !l.StartsWith('#')).ToList();
            var words = lines[0].Split(' ');
            var json = string.Concat(lines[1..]);
            _now = _now.AddSeconds(1);
            switch (words[0])
            {
                case "type":
                    var version = new GroupVersion(words[1] == "core" ? "" : words[1], "v1");
                    _type = SchemaCatalog.Instance.Find(version, words[2])!;
                    _apiVersion = version.ToString();
                    var type = typeof(KubeJson)
                        .Assembly.GetTypes()
                        .Single(t =>
                            t.Name == words[2]
                            && t.Namespace!.EndsWith($".{Upper(words[1])}.V1", StringComparison.Ordinal)
                        );
                    _empty = JsonElement.Parse(KubeJson.Encode(Activator.CreateInstance(type)!));
                    (_object, _managers, _isNew) = (_empty, ManagedList.Empty, true);
                    return "empty";
                case "update":
                    return Update(JsonElement.Parse(json), Manager(words, "Update"));
                case "apply":
                    return Apply(JsonElement.Parse(json), Manager(words, "Apply"), words.Contains("force"));
                case "untrack":
                    _managers = ManagedList.Empty;
                    return Show();
                case "show":
                    return Encoding.UTF8.GetString(_managers.Json.Span);
                case "check":
                    AppliedConfiguration.TryMake(JsonElement.Parse(json), Schema, out var findings);
                    return findings.Count == 0 ? "fits" : TypeCheck.Summary(findings);
                default:
                    throw new InvalidOperationException($"no command: {words[0]}");
            }
        }

        private string Update(JsonElement next, FieldManager writer)
        {
            var changes = ValueComparison.Compare(_object, next, Schema);
            if (_isNew || !_managers.IsEmpty)
                _managers = ManagedFieldsUpdater.Update(_managers, changes, writer, _now);
            return Take(next);
        }

        private string Apply(JsonElement json, FieldManager applier, bool isForced)
        {
            var configuration = AppliedConfiguration.TryMake(json, Schema, out var findings);
            if (configuration is null)
                return TypeCheck.Summary(findings);
            if (_managers.IsEmpty)
                _managers = ManagedFieldsUpdater.Untracked(
                    ValueComparison.Compare(_empty, _object, Schema),
                    applier,
                    _now
                );
            var last = ManagedFieldsUpdater.LastOf(_managers, applier);
            var others = ManagedFieldsUpdater.ManagedByOthers(_managers, applier);
            var merged = configuration.Merge(_object, last, others);
            var next = merged is null ? _object : JsonElement.Parse(merged);
            var takes =
                applier.Name == LastApplied.Manager ? LastApplied.Takes(_object, _apiVersion, Schema) : FieldSet.Empty;
            var outcome = ManagedFieldsUpdater.Apply(
                _managers,
                ValueComparison.Compare(_object, next, Schema),
                new Application(applier, configuration.Fields, isForced, takes),
                _now
            );
            if (outcome is ApplyOutcome.Refused refused)
                return string.Join('\n', refused.Conflicts.Select(c => $"conflict with {c.Manager}: {c.Path}"));
            _managers = ((ApplyOutcome.Applied)outcome).Managers;
            return Take(next);
        }

        private string Take(JsonElement next)
        {
            (_object, _isNew) = (next, false);
            return Show();
        }

        private string Show()
        {
            var text = new StringBuilder(
                Encoding.UTF8.GetString(JsonTree.Encode(JsonNode.Parse(_object.GetRawText())))
            );
            foreach (var entry in _managers.Entries)
            {
                var manager = entry.Manager;
                text.Append($"\n{manager.Name} {manager.Operation} {manager.ApiVersion} {entry.Time:HH:mm:ss}");
                if (manager.Subresource.Length > 0)
                    text.Append($" /{manager.Subresource}");
                text.Append(':');
                foreach (var path in entry.Fields.Paths())
                    text.Append($"\n  {path}");
            }
            return text.ToString();
        }

        private FieldManager Manager(string[] words, string operation) =>
            new(
                words[1],
                operation,
                words.FirstOrDefault(w => w.StartsWith("version=", StringComparison.Ordinal)) is { } version
                    ? version["version=".Length..]
                    : _apiVersion,
                words[2..].FirstOrDefault(w => w is "status" or "scale") ?? ""
            );

        private static string Upper(string group) => char.ToUpperInvariant(group[0]) + group[1..];
    }
}
