using System.Text.Json.Nodes;
using Arktos.Api.Json;
using Arktos.Api.Patches;
using Arktos.Api.Schemas;

namespace Arktos.Api.Tests;

/// <summary>What a patch makes and costs is bounded by what comes in, whatever it asks for.</summary>
public sealed class PatchBoundsTests
{
    private const int BytesMax = 3 * 1024 * 1024;
    private static readonly TypeSchema ConfigMap = SchemaCatalog.Instance.Find(
        new GroupVersion("", "v1"),
        "ConfigMap"
    )!;
    private static readonly TypeSchema Pod = SchemaCatalog.Instance.Find(new GroupVersion("", "v1"), "Pod")!;

    [Fact]
    public void Copies_that_double_end_at_the_limit()
    {
        var operations = Enumerable.Range(0, 30).Select(i => Copy("/data", $"/data/c{i}"));
        var result = Apply("""{"data":{"k":"0123456789"}}""", operations);
        Assert.Contains("accumulated size increase of copy", Assert.IsType<PatchResult.Inapplicable>(result).Message);
    }

    [Fact]
    public void Copies_into_the_own_deepest_end_do_not_go_deeper_than_any_document()
    {
        var operations = new List<JsonNode>();
        for (var (i, path) = (0, ""); i < 200; i++, path += "/a")
            operations.Add(Copy("/a", $"{path}/a/a"));
        var result = Apply("""{"a":{}}""", operations);
        Assert.Contains("levels", Assert.IsType<PatchResult.Inapplicable>(result).Message);
    }

    [Fact]
    public void A_move_or_a_value_does_not_go_deeper_either()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"a":""", 90)) + "1" + new string('}', 90);
        var below = string.Concat(Enumerable.Repeat("/a", 90));
        var document = $$"""{"x":{{deep}},"y":{{deep}}}""";
        foreach (
            var operation in new[]
            {
                $$"""{"op":"move","from":"/x","path":"/y{{below}}"}""",
                $$"""{"op":"add","path":"/y{{below}}","value":{{deep}}}""",
                $$"""{"op":"replace","path":"/y{{below}}","value":{{deep}}}""",
            }
        )
            Assert.IsType<PatchResult.Inapplicable>(Apply(document, [JsonTree.Parse(Bytes(operation))!]));
    }

    [Fact]
    public void Removals_from_a_large_object_end_when_they_take_too_much_work()
    {
        var document = new JsonObject { ["data"] = Keys(100_000, JsonValue.Create("v")) };
        var operations = Enumerable
            .Range(0, JsonPatch.OperationsMax)
            .Select(i => JsonTree.Parse(Bytes($$"""{"op":"remove","path":"/data/k{{i}}"}"""))!);
        var result = JsonPatch.Apply(document, new JsonArray([.. operations]), PatchBounds.Default);
        Assert.Contains("too much work", Assert.IsType<PatchResult.Inapplicable>(result).Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Merges_of_many_keys_are_linear(bool strategic)
    {
        // Half a minute is a hundred times as long as it takes; what is quadratic takes longer.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var bounds = new PatchBounds(BytesMax, deadline.Token);
        var document = new JsonObject { ["data"] = Keys(200_000, JsonValue.Create("v")) };
        var removal = new JsonObject { ["data"] = Keys(200_000, null) };
        var change = new JsonObject { ["data"] = Keys(200_000, JsonValue.Create("w")) };
        foreach (var patch in new[] { removal, change })
        {
            var result = strategic
                ? StrategicMergePatch.Apply(document, patch, ConfigMap, bounds)
                : MergePatch.Apply(document, patch, bounds);
            var data = Assert.IsType<PatchResult.Patched>(result).Document!["data"]!.AsObject();
            Assert.Equal(patch == change ? 200_000 : 0, data.Count);
        }
    }

    [Fact]
    public void Merges_of_long_lists_are_linear()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var bounds = new PatchBounds(BytesMax, deadline.Token);
        JsonArray Tolerations(int from) =>
            new([
                .. Enumerable
                    .Range(from, 20_000)
                    .Select(i => new JsonObject
                    {
                        ["name"] = $"v{i}",
                        ["hostPath"] = new JsonObject { ["path"] = "/" },
                    }),
            ]);
        var document = new JsonObject { ["spec"] = new JsonObject { ["volumes"] = Tolerations(0) } };
        var patch = new JsonObject { ["spec"] = new JsonObject { ["volumes"] = Tolerations(10_000) } };
        var result = StrategicMergePatch.Apply(document, patch, Pod, bounds);
        var merged = Assert.IsType<PatchResult.Patched>(result).Document!["spec"]!["volumes"]!.AsArray();
        Assert.Equal(30_000, merged.Count);
    }

    [Fact]
    public void A_caller_that_gives_up_is_heard()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
            MergePatch.Apply(new JsonObject(), new JsonObject(), new PatchBounds(BytesMax, gone.Token))
        );
    }

    private static PatchResult Apply(string document, IEnumerable<JsonNode> operations) =>
        JsonPatch.Apply(JsonTree.Parse(Bytes(document)), new JsonArray([.. operations]), new PatchBounds(BytesMax));

    private static JsonObject Copy(string from, string path) =>
        new()
        {
            ["op"] = "copy",
            ["from"] = from,
            ["path"] = path,
        };

    private static JsonObject Keys(int count, JsonNode? value) =>
        new(Enumerable.Range(0, count).Select(i => KeyValuePair.Create($"k{i}", value?.DeepClone())));

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
