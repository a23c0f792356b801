using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.OpenApi;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Discovery;

/// <summary>/openapi/v2 and /openapi/v3. Documents are made when first asked for, and kept. Thread-safe.</summary>
internal sealed class OpenApiPaths
{
    // Other builds may write other documents of the same kinds.
    private static readonly string Build = typeof(OpenApiDocuments).Assembly.ManifestModule.ModuleVersionId.ToString();

    /// <summary>By hash; as many as there are versions of groups in the program.</summary>
    private static readonly ConcurrentDictionary<string, Document> BuiltIn = new();

    private readonly Document _v2;
    private readonly Document _v2Protobuf;
    private readonly Dictionary<string, Document> _v3;

    /// <summary>Of all parts that services add to v2: what comes later, by name, is left out of it.</summary>
    private const int ElsewhereBytesMax = 32 * 1024 * 1024;

    /// <param name="elsewhere">What services serve.</param>
    public OpenApiPaths(ResourceCatalog catalog, AggregatedSnapshot elsewhere)
    {
        var all = catalog
            .Strategies.Select(s => new Source(s.Description, s))
            .Concat(catalog.Virtual.Values.Select(v => new Source(v.Description, null)))
            .ToList();
        var parts = PartsOf(elsewhere);
        var isKept = parts.Count == 0 && all.All(s => s.IsBuiltIn);
        var hash = parts.Count == 0 ? HashOf(all) : HashOf(HashOf(all), parts);
        _v2 = new(() => JsonTree.Encode(V2(all, parts)), hash) { IsKept = isKept };
        _v2Protobuf = new(() => OpenApiProtobuf.Encode(V2(all, parts)), hash + "-protobuf") { IsKept = isKept };
        _v3 = all.GroupBy(r => r.Description.Kind.GroupVersion)
            .ToDictionary(
                g => g.Key.Group.Length == 0 ? $"api/{g.Key.Version}" : $"apis/{g.Key}",
                g => DocumentOf([.. g])
            );
        foreach (var version in elsewhere.Versions)
            if (version.Schemas.V3 is { } schema)
                _v3[$"apis/{version.GroupVersion}"] = new(() => schema.Json, schema.Hash);
    }

    // Those of built-in kinds alone are the same for all tenants.
    private static Document DocumentOf(IReadOnlyList<Source> all)
    {
        var made = new Document(() => V3(all), HashOf(all)) { IsKept = all.All(s => s.IsBuiltIn) };
        return made.IsKept ? BuiltIn.GetOrAdd(made.Hash, made) : made;
    }

    private static JsonObject V2(IEnumerable<Source> all, IReadOnlyList<Part> parts)
    {
        var document = OpenApiDocuments.V2(KubernetesVersion.Git, all.Select(s => s.ToResource()).ToList());
        foreach (var part in parts)
            ServiceOpenApi.MergeInto(document, part.Document.Json);
        return document;
    }

    private static List<Part> PartsOf(AggregatedSnapshot elsewhere)
    {
        var (parts, left) = (new List<Part>(), ElsewhereBytesMax);
        foreach (var version in elsewhere.Versions)
            if (version.Schemas.V2 is { } part && part.Json.Length <= left)
            {
                parts.Add(new Part(version.GroupVersion, part));
                left -= part.Json.Length;
            }
        return parts;
    }

    private static string HashOf(string own, IReadOnlyList<Part> parts) =>
        Convert.ToHexString(
            SHA512.HashData(
                System.Text.Encoding.UTF8.GetBytes(
                    own + string.Concat(parts.Select(p => $" {p.Version} {p.Document.Hash}"))
                )
            )
        );

    private static byte[] V3(IReadOnlyList<Source> all) =>
        JsonTree.Encode(OpenApiDocuments.V3(KubernetesVersion.Git, all.Select(s => s.ToResource()).ToList()));

    // Of all that a document is made of: which documents there are can be told without making them.
    private static string HashOf(IEnumerable<Source> all) =>
        Convert.ToHexString(
            SHA512.HashData(
                JsonSerializer.SerializeToUtf8Bytes(
                    all.Select(s => new
                    {
                        Build,
                        Kind = s.Description.Kind.ToString(),
                        s.Description.Plural,
                        s.Description.IsNamespaced,
                        s.Description.Verbs,
                        Subresources = s.Subresources.Select(n =>
                            $"{n.Key} {n.Value.Kind} {string.Join(',', n.Value.Verbs)}"
                        ),
                        Schema = s.Strategy?.DefinedSchemaHash,
                    })
                )
            )
        );

    public async Task<Status?> ServeAsync(HttpContext http, string path)
    {
        if (
            path == "/openapi/v2"
            && http.Request.Headers.Accept.ToString().Contains(OpenApiProtobuf.AcceptedType, StringComparison.Ordinal)
        )
        {
            if (!IsKnownToClient(http, _v2Protobuf))
                await ResponseWriter.BytesAsync(http, _v2Protobuf.Bytes, 200, OpenApiProtobuf.ContentType);
            return null;
        }
        if (
            !MediaRange
                .Parse(http.Request.Headers.Accept)
                .Any(r => r.Type is "application/json" or "*/*" or "application/*")
        )
            return Statuses.NotAcceptable("only the following media types are accepted: application/json");
        switch (path)
        {
            case "/openapi/v2":
                return IsKnownToClient(http, _v2) ? null : await JsonAsync(http, _v2.Bytes);
            case "/openapi/v3":
                return await JsonAsync(
                    http,
                    JsonTree.Encode(
                        new JsonObject
                        {
                            ["paths"] = new JsonObject(
                                _v3.Select(d =>
                                    KeyValuePair.Create<string, JsonNode?>(
                                        d.Key,
                                        new JsonObject
                                        {
                                            ["serverRelativeURL"] = $"/openapi/v3/{d.Key}?hash={d.Value.Hash}",
                                        }
                                    )
                                )
                            ),
                        }
                    )
                );
        }
        if (
            !path.StartsWith("/openapi/v3/", StringComparison.Ordinal)
            || !_v3.TryGetValue(path["/openapi/v3/".Length..], out var document)
        )
        {
            await ResponseWriter.TextAsync(http, "404 page not found\n", 404);
            return null;
        }
        var hash = document.Hash;
        if (http.Request.Query["hash"].ToString() is { Length: > 0 } asked)
        {
            if (asked != hash)
            {
                http.Response.Redirect($"{path}?hash={hash}", permanent: true);
                return null;
            }
            http.Response.Headers.CacheControl = "public, immutable";
            http.Response.Headers.Expires = DateTimeOffset.UtcNow.AddYears(1).ToString("R");
        }
        return IsKnownToClient(http, document) ? null : await JsonAsync(http, document.Bytes);
    }

    // Answers 304 where the client has the document.
    private static bool IsKnownToClient(HttpContext http, Document document)
    {
        var tag = $"\"{document.Hash}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Accept";
        if (http.Request.Headers.IfNoneMatch != tag)
            return false;
        http.Response.StatusCode = 304;
        return true;
    }

    private static async Task<Status?> JsonAsync(HttpContext http, byte[] json)
    {
        await ResponseWriter.JsonAsync(http, json, 200, ResponseForm.Json);
        return null;
    }

    /// <summary>What a service says in v2 of a version that it serves.</summary>
    private sealed record Part(GroupVersion Version, SchemaDocument Document);

    /// <param name="Strategy">Null: it is answered and never stored.</param>
    private sealed record Source(ResourceDescription Description, ResourceStrategy? Strategy)
    {
        public bool IsBuiltIn => Strategy?.IsBuiltIn ?? true;

        /// <summary>Those that are served, sorted.</summary>
        public SortedDictionary<string, SubresourceDescription> Subresources { get; } =
            new(
                (Strategy?.Subresources ?? new Dictionary<string, Subresource>()).ToDictionary(
                    s => s.Key,
                    s => new SubresourceDescription(s.Value.Kind, s.Value.Verbs)
                ),
                StringComparer.Ordinal
            );

        public OpenApiResource ToResource() =>
            new(Description.Kind, Description.Plural, Description.IsNamespaced, Description.Verbs)
            {
                Schema = Strategy?.DefinedSchema,
                Subresources = Subresources,
            };
    }

    /// <summary>Made when it is first asked for; a large one is let go of when memory is wanted.</summary>
    private sealed class Document(Func<byte[]> make, string hash)
    {
        private const int KeptBytesMax = 256 * 1024;
        private readonly Lock _making = new();
        private volatile byte[]? _kept;
        private volatile WeakReference<byte[]>? _large;

        public string Hash => hash;

        /// <summary>Whatever its size.</summary>
        public bool IsKept { get; init; }

        private byte[]? Known => _kept ?? (_large?.TryGetTarget(out var known) == true ? known : null);

        public byte[] Bytes
        {
            get
            {
                if (Known is { } there)
                    return there;
                // Of many who ask at once one makes it.
                lock (_making)
                {
                    if (Known is { } just)
                        return just;
                    var made = make();
                    if (IsKept || made.Length <= KeptBytesMax)
                        _kept = made;
                    else
                        _large = new(made);
                    return made;
                }
            }
        }
    }
}
