using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using static Arktos.Api.Tests.FilledValues;

namespace Arktos.Api.Tests;

/// <summary>
/// Generated code reads and writes what the serializer reads and writes by reflection, for every field of every type.
/// </summary>
public sealed class GeneratedJsonTests
{
    private const int DepthMax = 7;

    public static TheoryData<string> Types => FilledValues.Types();

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_written_is_what_reflection_writes(string type)
    {
        var empty = Activator.CreateInstance(Find(type))!;
        Assert.Equal(ByReflection(empty), Text(KubeJson.Encode(empty)));
        for (var depth = 1; depth <= DepthMax; depth++)
        {
            var value = Filled(Find(type), depth, 0)!;
            Assert.Equal(ByReflection(value), Text(KubeJson.Encode(value)));
        }
        foreach (var property in Find(type).GetProperties().Where(p => p.CanWrite))
        {
            var value = Filled(Find(type), 2, 1)!;
            property.SetValue(value, null);
            Assert.Equal(ByReflection(value), Text(KubeJson.Encode(value)));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_is_read_is_what_reflection_reads(string type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(Filled(Find(type), DepthMax, 0), Find(type), KubeJson.Reflected);
        Assert.Equal(Text(json), Text(KubeJson.Encode(KubeJson.Decode(Find(type), json))));
        Assert.Equal(
            ByReflection(JsonSerializer.Deserialize(json, Find(type), KubeJson.OptionsFor(managers: false))!),
            Text(KubeJson.Encode(KubeJson.DecodeWithoutManagers(Find(type), json)))
        );
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_field_takes_and_refuses_what_reflection_does_and_in_its_words(string type)
    {
        var whole = JsonSerializer
            .SerializeToNode(Filled(Find(type), 3, 0), Find(type), KubeJson.Reflected)!
            .AsObject();
        string[] others =
        [
            "null",
            "true",
            "7",
            "-7.5",
            "1e3",
            "99999999999999999999",
            "\"text\"",
            "\"\"",
            "\"\\ud800\"",
            "\"2026-01-02T03:04:05.25Z\"",
            "{}",
            """{"a":1}""",
            """{"a":null}""",
            """{"a":"b"}""",
            """{"name":7}""",
            "[]",
            "[null]",
            "[1]",
            """["a"]""",
            "[{}]",
            "[[]]",
        ];
        foreach (var property in Find(type).GetProperties())
        {
            if (property.GetCustomAttribute<JsonPropertyNameAttribute>() is not { Name: var name })
                continue;
            foreach (var other in others)
            {
                Same(Find(type), Changed(whole, name, other));
                // Behind the one of before: the last counts.
                Same(Find(type), whole.ToJsonString()[..^1] + $",\"{name}\":{other}}}");
            }
            // The same name, with an escape in it.
            Same(Find(type), Changed(whole, name, "null", $"\\u{(int)name[0]:x4}{name[1..]}"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("{\"metadata\"")]
    [InlineData("{\"metadata\":{\"name\":\"a\"")]
    [InlineData("{} {}")]
    [InlineData("{}\n ")]
    [InlineData("\n {\"spec\":\n {\"containers\":[{\"ports\":[{\"hostPort\":\"x\"}]}]}}")]
    [InlineData("{\"spec\":{\"containers\":[{\"env\":[{\"name\":\"a\",\"value\":yes}]}]}}")]
    [InlineData("{\"spec\":{\"containers\":[{\"env\":[{\"name\":\"a\",\"value\":true}]}]}}")]
    [InlineData("{\"unknown\":{\"deep\":[1,{\"a\":[]}]},\"kind\":\"Pod\",\"Kind\":\"other\"}")]
    [InlineData("{/* a comment */}")]
    [InlineData("{\"kind\":\"Pod\",}")]
    public void A_text_that_is_wrong_is_refused_in_the_words_of_reflection(string json) => Same(typeof(Pod), json);

    [Theory]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    public void Depth_has_the_same_bound(int depth)
    {
        var (open, close) = (new string('[', depth - 1), new string(']', depth - 1));
        Same(typeof(Pod), $"{{\"x\":{open}{close}}}");
    }

    [Fact]
    public void An_encoder_within_an_encoder_and_a_large_one_leave_the_next_one_whole()
    {
        var large = new ConfigMap { Data = new() { ["key"] = new string('x', 1 << 20) } };
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(ByReflection(large), Text(KubeJson.Encode(large)));
            var small = new ConfigMap { Data = new() { ["key"] = $"{i}" } };
            Assert.Equal(ByReflection(small), Text(KubeJson.Encode(small)));
        }
        var broken = new Apps.V1.ControllerRevision { Data = JsonElement.Parse("""{"a":"\ud800"}""") };
        Assert.Throws<InvalidOperationException>(() => KubeJson.Encode(broken));
        var after = new ConfigMap { Data = new() { ["key"] = "value" } };
        Assert.Equal(ByReflection(after), Text(KubeJson.Encode(after)));
    }

    [Fact]
    public void A_value_within_another_one_is_read_and_written_by_a_serializer_too()
    {
        var pods = new Dictionary<string, Pod> { ["a"] = (Pod)Filled(typeof(Pod), DepthMax, 0)! };
        var json = JsonSerializer.Serialize(pods, KubeJson.Options);
        Assert.Equal(JsonSerializer.Serialize(pods, KubeJson.Reflected), json);
        var read = JsonSerializer.Deserialize<Dictionary<string, Pod>>(json, KubeJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, KubeJson.Options));
        var fault = Assert.Throws<JsonException>(() =>
            JsonSerializer.Deserialize<Dictionary<string, Pod>>("""{"a":{"spec":7}}""", KubeJson.Options)
        );
        Assert.EndsWith("spec", fault.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("[{\"hostPort\":7},{\"name\":\"a\"}]")]
    [InlineData("[{\"hostPort\":\"7\"}]")]
    [InlineData("{}")]
    [InlineData("[{}] 7")]
    public void Lists_are_read_so_too(string json) => Same(typeof(List<ContainerPort>), json);

    private static void Same(Type type, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var (expected, wrong) = Try(() => JsonSerializer.Deserialize(bytes, type, KubeJson.Reflected));
        if (expected is null && wrong is null)
            wrong = new JsonException("the document is null");
        var (value, fault) = Try(() => KubeJson.Decode(type, bytes));
        Assert.True(wrong?.Message == fault?.Message, $"{json}: {wrong?.Message ?? "ok"} / {fault?.Message ?? "ok"}");
        Assert.Equal(wrong?.GetType(), fault?.GetType());
        Assert.Equal((wrong as JsonException)?.Path, (fault as JsonException)?.Path);
        // Half a character within what is kept as it came is read by both, and written by neither.
        if (expected is not null)
            Assert.Equal(Try(() => ByReflection(expected)).Value, Try(() => ByReflection(value!)).Value);
    }

    private static (object? Value, Exception? Fault) Try(Func<object?> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception e)
        {
            return (null, e);
        }
    }

    private static string Changed(JsonObject whole, string name, string value, string? written = null) =>
        "{"
        + string.Join(
            ",",
            whole
                .Where(f => f.Key != name)
                .Select(f => $"\"{f.Key}\":{f.Value?.ToJsonString() ?? "null"}")
                .Append($"\"{written ?? name}\":{value}")
        )
        + "}";

    private static string ByReflection(object value) =>
        Text(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), KubeJson.Reflected));

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
