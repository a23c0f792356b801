using System.Text.Json.Nodes;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>A kind as the tests know it: a good object, and what is to be seen of it.</summary>
/// <param name="Collection">The path that objects are posted to.</param>
/// <param name="Good">An object without a name.</param>
/// <param name="Change">A merge patch of something that may change, but for labels.</param>
public sealed record KindCase(string Collection, string Good, string Change)
{
    /// <summary>The names of the columns of its table, joined by "|"; those of wide output with a "+".</summary>
    public required string Columns { get; init; }

    /// <summary>The cells of the good object behind its name, joined by "|"; ages are shown as "age".</summary>
    public required string Cells { get; init; }

    /// <summary>A merge patch for /status; null: there is no such subresource.</summary>
    public string? Status { get; init; }

    public bool HasGeneration { get; init; }

    public bool NeedsVersion { get; init; }

    public bool CreatesOnUpdate { get; init; }

    /// <summary>A part of what a write warns of; empty: of nothing.</summary>
    public string Warning { get; init; } = "";

    /// <summary>Names of objects; given a number that is not used yet.</summary>
    public Func<int, string> Name { get; init; } = n => $"probe-{n}";
}

/// <summary>Writes objects of a kind in all ways, and says exactly what is refused.</summary>
public sealed class KindProbe(TestClient client)
{
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";
    private static int _number;

    public async Task RunAsync(KindCase kind)
    {
        var (path, body) = New(kind);
        var created = (await client.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
        (body["kind"], body["apiVersion"]) = (created.Text("kind"), created.Text("apiVersion"));
        Warns(kind, created);
        Assert.Equal(kind.HasGeneration ? "1" : "", created.Text("metadata", "generation"));
        Assert.Equal(created.Body.ToJsonString(), (await client.GetAsync(path)).Expect(200).Body.ToJsonString());

        var changed = (await client.PatchAsync(path, kind.Change)).Expect(200);
        Contains(JsonNode.Parse(kind.Change)!, changed.Body);
        Assert.NotEqual(created.Version, changed.Version);
        var isSpec = JsonNode.Parse(kind.Change)!["spec"] is not null;
        Assert.Equal(kind.HasGeneration ? (isSpec ? "2" : "1") : "", changed.Text("metadata", "generation"));

        var again = (JsonObject)created.Body.DeepClone();
        again["metadata"]!["resourceVersion"] = changed.Version;
        Same(created.Body, (await client.PutAsync(path, again.ToJsonString())).Expect(200).Body);
        again["metadata"]!.AsObject().Remove("resourceVersion");
        var blind = (await client.PutAsync(path, again.ToJsonString())).Expect(kind.NeedsVersion ? 422 : 200);
        if (kind.NeedsVersion)
            Assert.EndsWith(
                "is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update",
                blind.Message()
            );

        var strategic = (await client.PatchAsync(path, kind.Change, "application/strategic-merge-patch+json")).Expect(
            200
        );
        Contains(JsonNode.Parse(kind.Change)!, strategic.Body);
        const string Labels = """[{"op":"add","path":"/metadata/labels","value":{"by":"json"}}]""";
        var labelled = (await client.PatchAsync(path, Labels, "application/json-patch+json")).Expect(200);
        Assert.Equal("json", labelled.Text("metadata", "labels", "by"));
        var configuration = Merge(body, JsonNode.Parse(kind.Change)!)!;
        configuration = Merge(configuration, JsonNode.Parse("""{"metadata":{"annotations":{"by":"apply"}}}""")!)!;
        var applied = (
            await client.PatchAsync(Apply(path), configuration.ToJsonString(), "application/apply-patch+yaml")
        ).Expect(200);
        Contains(JsonNode.Parse(kind.Change)!, applied.Body);
        Assert.Equal("apply", applied.Text("metadata", "annotations", "by"));

        await StatusAsync(kind, path);
        await client.SameInAllFormatsAsync(path);
        (await client.DeleteAsync(path)).Expect(200);
        // What holds an object that may be used is taken away by a controller.
        if (applied.Node("metadata", "finalizers") is not null)
            (await client.PatchAsync(path, """{"metadata":{"finalizers":null}}""")).Expect(200);
        (await client.GetAsync(path)).Expect(404);
        (await client.PutAsync(path, body.ToJsonString())).Expect(kind.CreatesOnUpdate ? 201 : 404);
        (await client.DeleteAsync(path)).Expect(kind.CreatesOnUpdate ? 200 : 404);
        (await client.PatchAsync(Apply(path), body.ToJsonString(), "application/apply-patch+yaml")).Expect(201);
        (await client.DeleteAsync(path)).Expect(200);
    }

    public async Task TableAsync(KindCase kind)
    {
        var (path, body) = New(kind);
        (await client.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
        var name = body["metadata"]!["name"]!.ToString();
        var table = (
            await client.GetAsync(
                $"{kind.Collection}?fieldSelector=metadata.name%3D{Uri.EscapeDataString(name)}",
                Table
            )
        ).Expect(200);
        var columns = table.Node("columnDefinitions")!.AsArray();
        Assert.Equal(
            kind.Columns,
            string.Join("|", columns.Select(c => (c!["priority"]!.ToString() == "0" ? "" : "+") + c["name"]))
        );
        var cells = Assert.Single(table.Node("rows")!.AsArray())!["cells"]!.AsArray();
        Assert.Equal(columns.Count, cells.Count);
        Assert.StartsWith(name, cells[0]!.ToString());
        Assert.Equal(
            kind.Cells,
            string.Join(
                "|",
                cells
                    .Skip(1)
                    .Select(
                        (c, i) => columns[i + 1]!["name"]!.ToString() == "Age" ? "age" : c?.ToJsonString().Trim('"')
                    )
            )
        );
        (await client.DeleteAsync(path)).Expect(200);
    }

    /// <param name="patch">A merge patch that makes the good object a bad one.</param>
    /// <param name="errors">What is wrong, a line each: field, colon, what is wrong with it.</param>
    public async Task RefusedAsync(KindCase kind, string patch, string errors)
    {
        var (_, body) = New(kind);
        var bad = Merge(body, JsonNode.Parse(patch)!)!;
        Assert.Equal(errors, Causes((await client.PostAsync(kind.Collection, bad.ToJsonString())).Expect(422)));
    }

    /// <param name="patch">A merge patch that the good object does not take.</param>
    public async Task KeptAsync(KindCase kind, string patch, string errors)
    {
        var (path, body) = New(kind);
        (await client.PostAsync(kind.Collection, body.ToJsonString())).Expect(201);
        Assert.Equal(errors, Causes((await client.PatchAsync(path, patch)).Expect(422)));
        (await client.DeleteAsync(path)).Expect(200);
    }

    /// <summary>A good object with a name that no other has, changed by a merge patch.</summary>
    public static (string Path, JsonObject Body) New(KindCase kind, string patch = "{}")
    {
        var name = kind.Name(Interlocked.Increment(ref _number));
        var body = (JsonObject)Merge(JsonNode.Parse(kind.Good)!, JsonNode.Parse(patch)!)!;
        (body["metadata"] ??= new JsonObject())["name"] = name;
        return ($"{kind.Collection}/{Uri.EscapeDataString(name)}", body);
    }

    public static string Causes(Answer answer) =>
        string.Join("\n", answer.Node("details", "causes")!.AsArray().Select(c => $"{c!["field"]}: {c["message"]}"));

    private async Task StatusAsync(KindCase kind, string path)
    {
        if (kind.Status is not { } status)
        {
            (await client.GetAsync($"{path}/status")).Expect(404);
            return;
        }
        var before = (await client.GetAsync(path)).Expect(200);
        // A write of the object leaves the status alone, and one of the status all else.
        Same(before.Body, (await client.PatchAsync(path, status)).Expect(200).Body);
        var both = JsonNode.Parse(status)!;
        both["spec"] = new JsonObject();
        var written = (await client.PatchAsync($"{path}/status", both.ToJsonString())).Expect(200);
        Contains(JsonNode.Parse(status)!, written.Body);
        Assert.Equal(before.Node("spec")!.ToJsonString(), written.Node("spec")!.ToJsonString());
        Assert.Equal(before.Text("metadata", "generation"), written.Text("metadata", "generation"));
        Same(written.Body, (await client.PatchAsync(path, """{"metadata":{"labels":{"a":"b"}}}""")).Expect(200).Body);
    }

    private static string Apply(string path) => $"{path}?fieldManager=probe&force=true";

    private static void Warns(KindCase kind, Answer answer)
    {
        answer.Headers.TryGetValues("Warning", out var warnings);
        var text = string.Join("\n", warnings ?? []);
        if (kind.Warning.Length > 0)
            Assert.Contains(kind.Warning, text);
        else
            Assert.Equal("", text);
    }

    // But for metadata, which counts versions and owners.
    private static void Same(JsonNode expected, JsonNode actual)
    {
        var (a, b) = (expected.DeepClone().AsObject(), actual.DeepClone().AsObject());
        a.Remove("metadata");
        b.Remove("metadata");
        Assert.Equal(a.ToJsonString(), b.ToJsonString());
    }

    private static void Contains(JsonNode part, JsonNode whole)
    {
        foreach (var (key, value) in part.AsObject())
            if (value is JsonObject inner)
                Contains(inner, whole[key]!);
            else
                Assert.Equal(value?.ToJsonString(), whole[key]?.ToJsonString());
    }

    private static JsonNode? Merge(JsonNode? target, JsonNode patch)
    {
        if (patch is not JsonObject changes)
            return patch.DeepClone();
        var merged = target is JsonObject o ? (JsonObject)o.DeepClone() : [];
        foreach (var (key, value) in changes)
            if (value is null)
                merged.Remove(key);
            else
                merged[key] = Merge(merged[key], value);
        return merged;
    }
}
