using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests.Kinds;

/// <summary>A good object of a kind, and what can be seen of it.</summary>
/// <param name="Resource">"apps/v1/statefulsets", "v1/persistentvolumes".</param>
/// <param name="Object">As JSON, without kind, version and metadata.</param>
/// <param name="Columns">Of tables, in order; a star marks those that are only shown on wide output.</param>
/// <param name="Cells">Those of the object, without its name and its age.</param>
internal sealed record KindCase(
    string Resource,
    string Kind,
    string Object,
    string[] Columns,
    Dictionary<string, object?> Cells
)
{
    /// <summary>Changes the spec, by a merge patch.</summary>
    public string? Change { get; init; }

    /// <summary>What can be written as status; null: there is none.</summary>
    public string? Status { get; init; }

    public bool HasGeneration { get; init; } = true;

    public bool IsNamespaced { get; init; } = true;

    public string ApiVersion => Resource[..Resource.LastIndexOf('/')];

    public string Path =>
        (ApiVersion == "v1" ? "/api/" : "/apis/")
        + ApiVersion
        + (IsNamespaced ? "/namespaces/shop/" : "/")
        + Resource[(Resource.LastIndexOf('/') + 1)..];

    /// <summary>The object under a name, with a merge patch over it.</summary>
    public JsonObject Named(string name, string patch = "{}")
    {
        var made = JsonNode.Parse(Object)!.AsObject();
        made["kind"] = Kind;
        made["apiVersion"] = ApiVersion;
        made["metadata"] = new JsonObject { ["name"] = name };
        return (JsonObject)Merged(made, JsonNode.Parse(patch))!;
    }

    private static JsonNode? Merged(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject fields)
            return patch?.DeepClone();
        var merged = target as JsonObject ?? [];
        foreach (var (name, value) in fields)
            if (value is null)
                merged.Remove(name);
            else
                merged[name] = Merged(merged[name]?.DeepClone(), value);
        return merged;
    }
}

/// <summary>One server for all rows of a table, with a namespace to put objects into.</summary>
public sealed class KindServer : IAsyncLifetime
{
    private TestServer _server = null!;

    internal TestServer Server => _server;

    internal TestClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        Admin = _server.Client();
        (await Admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    /// <summary>What is wrong with an answer, as "field: text", one line each.</summary>
    internal static string Faults(Answer answer) =>
        string.Join(
            '\n',
            (answer.Expect(422).Node("details", "causes") as JsonArray ?? []).Select(c =>
                $"{c!["field"]}: {c["message"]}"
            )
        );

    internal static string Warnings(Answer answer) =>
        answer.Headers.TryGetValues("Warning", out var values) ? string.Join('\n', values) : "";

    /// <summary>The object with this over it is refused, for this reason among others.</summary>
    internal async Task RefusesAsync(KindCase kind, string patch, string fault)
    {
        var answer = await Admin.PostAsync($"{kind.Path}?dryRun=All", kind.Named("a", patch).ToJsonString());
        Assert.Contains(fault, Faults(answer).Split('\n'));
    }

    /// <summary>The object with the first over it is there, and a change of it by the second is refused.</summary>
    internal async Task KeepsAsync(KindCase kind, string first, string second, string fault)
    {
        var path = await CreateAsync(kind, first);
        Assert.Contains(fault, Faults(await Admin.PatchAsync(path, second)).Split('\n'));
    }

    /// <summary>A status that is put over another is refused.</summary>
    internal async Task RefusesStatusAsync(KindCase kind, string first, string second, string fault)
    {
        var path = await CreateAsync(kind, "{}") + "/status";
        (await Admin.PatchAsync(path, $$"""{"status":{{first}}}""")).Expect(200);
        Assert.Contains(fault, Faults(await Admin.PatchAsync(path, $$"""{"status":{{second}}}""")).Split('\n'));
    }

    /// <returns>The path of a new object.</returns>
    internal async Task<string> CreateAsync(KindCase kind, string patch = "{}")
    {
        var name = $"n{Guid.NewGuid():N}"[..20];
        (await Admin.PostAsync(kind.Path, kind.Named(name, patch).ToJsonString())).Expect(201);
        return $"{kind.Path}/{name}";
    }

    /// <summary>Creates, reads, replaces, patches in each way, lists and deletes an object.</summary>
    internal async Task LiveAsync(KindCase kind)
    {
        var path = await CreateAsync(kind);
        var made = (await Admin.GetAsync(path)).Expect(200);
        Assert.Equal((kind.Kind, kind.ApiVersion), (made.Text("kind"), made.Text("apiVersion")));
        Assert.Equal(kind.HasGeneration ? "1" : "", made.Text("metadata", "generation"));
        await WriteAsync(path, made);
        if (kind.Change is { } change)
            await ChangeAsync(kind, path, change);
        if (kind.Status is { } status)
            await StatusAsync(path, status);
        await Admin.SameInAllFormatsAsync(path);
        await TableAsync(kind, path);
        (await Admin.DeleteAsync(path, """{"propagationPolicy":"Background"}""")).Expect(200);
        // What holds volumes and claims is taken away by a controller.
        if (made.Node("metadata", "finalizers") is not null)
            (await Admin.PatchAsync(path, """{"metadata":{"finalizers":null}}""")).Expect(200);
        (await Admin.GetAsync(path)).Expect(404);
    }

    private async Task WriteAsync(string path, Answer made)
    {
        var body = made.Body.DeepClone();
        body["metadata"]!["labels"] = new JsonObject { ["by"] = "put" };
        var put = (await Admin.PutAsync(path, body.ToJsonString())).Expect(200);
        Assert.Equal("put", put.Text("metadata", "labels", "by"));
        var stale = made.Body.DeepClone();
        stale["metadata"]!["labels"] = new JsonObject { ["by"] = "stale" };
        (await Admin.PutAsync(path, stale.ToJsonString())).Expect(409);
        var applied = JsonSerializer.Serialize(
            new
            {
                apiVersion = made.Text("apiVersion"),
                kind = made.Text("kind"),
                metadata = new { labels = new { apply = "x" } },
            }
        );
        foreach (
            var (type, patch) in new[]
            {
                ("application/merge-patch+json", """{"metadata":{"labels":{"merge":"x"}}}"""),
                ("application/strategic-merge-patch+json", """{"metadata":{"labels":{"strategic":"x"}}}"""),
                ("application/json-patch+json", """[{"op":"add","path":"/metadata/labels/json","value":"x"}]"""),
                ("application/apply-patch+yaml", applied),
            }
        )
            (await Admin.PatchAsync($"{path}?fieldManager=test", patch, type)).Expect(200);
        var labels = (await Admin.GetAsync(path)).Node("metadata", "labels")!.AsObject().Select(l => l.Key);
        Assert.Superset(new HashSet<string> { "merge", "strategic", "json", "apply", "by" }, labels.ToHashSet());
    }

    private async Task ChangeAsync(KindCase kind, string path, string change)
    {
        var before = (await Admin.GetAsync(path)).Expect(200);
        var after = (await Admin.PatchAsync(path, change)).Expect(200);
        Assert.NotEqual(before.Version, after.Version);
        Assert.Equal(kind.HasGeneration ? "2" : "", after.Text("metadata", "generation"));
    }

    private async Task StatusAsync(string path, string status)
    {
        var before = (await Admin.GetAsync(path)).Expect(200);
        // A write of the whole leaves the status as it was, and one of the status all else.
        (await Admin.PatchAsync(path, $$"""{"status":{{status}}}""")).Expect(200);
        var kept = (await Admin.GetAsync(path)).Expect(200);
        Assert.Equal(before.Node("status")?.ToJsonString(), kept.Node("status")?.ToJsonString());
        var body = kept.Body.DeepClone();
        body["status"] = JsonNode.Parse(status);
        body["spec"] = null;
        var put = (await Admin.PutAsync($"{path}/status", body.ToJsonString())).Expect(200);
        Assert.Equal(before.Node("spec")!.ToJsonString(), put.Node("spec")!.ToJsonString());
        Assert.Equal(before.Text("metadata", "generation"), put.Text("metadata", "generation"));
        foreach (var (field, value) in JsonNode.Parse(status)!.AsObject())
            Assert.Equal(value!.ToJsonString(), put.Node("status", field)?.ToJsonString());
        (await Admin.GetAsync($"{path}/status")).Expect(200);
    }

    private async Task TableAsync(KindCase kind, string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var table = (
            await Admin.GetAsync(
                $"{kind.Path}?fieldSelector=metadata.name%3D{name}",
                "application/json;as=Table;v=v1;g=meta.k8s.io"
            )
        ).Expect(200);
        var columns = table.Node("columnDefinitions")!.AsArray();
        Assert.Equal(kind.Columns, columns.Select(c => $"{c!["name"]}{((int)c["priority"]! == 0 ? "" : "*")}"));
        var row = Assert.Single(table.Node("rows")!.AsArray())!["cells"]!.AsArray();
        foreach (var (column, expected) in kind.Cells)
        {
            var cell = row[Array.IndexOf([.. kind.Columns.Select(c => c.TrimEnd('*'))], column)];
            Assert.Equal(
                $"{column}: {JsonValue.Create(expected)?.ToJsonString()}",
                $"{column}: {cell?.ToJsonString()}"
            );
        }
    }
}
