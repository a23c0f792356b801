using System.Security.Cryptography;
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
    private readonly Lazy<byte[]> _v2;
    private readonly Lazy<byte[]> _v2Protobuf;
    private readonly Dictionary<string, Lazy<(byte[] Json, string Hash)>> _v3;

    /// <param name="elsewhere">What services serve; of their schemas v3 tells.</param>
    public OpenApiPaths(ResourceCatalog catalog, AggregatedSnapshot elsewhere)
    {
        var all = catalog
            .Strategies.Select(s => ResourceOf(s.Description) with { Schema = s.DefinedSchema })
            .Concat(catalog.Virtual.Values.Select(v => ResourceOf(v.Description)))
            .ToList();
        _v2 = new(() => JsonTree.Encode(OpenApiDocuments.V2(KubernetesVersion.Git, all)));
        _v2Protobuf = new(() => OpenApiProtobuf.Encode(OpenApiDocuments.V2(KubernetesVersion.Git, all)));
        _v3 = all.GroupBy(r => r.Kind.GroupVersion)
            .ToDictionary(
                g => g.Key.Group.Length == 0 ? $"api/{g.Key.Version}" : $"apis/{g.Key}",
                g => new Lazy<(byte[], string)>(() =>
                {
                    var json = JsonTree.Encode(OpenApiDocuments.V3(g.Key, KubernetesVersion.Git, g.ToList()));
                    return (json, Convert.ToHexString(SHA512.HashData(json)));
                })
            );
        foreach (var version in elsewhere.Versions)
            if (version.Schema is { } schema)
                _v3[$"apis/{version.GroupVersion}"] = new((schema, version.SchemaHash));
    }

    private static OpenApiResource ResourceOf(ResourceDescription description) =>
        new(description.Kind, description.Plural, description.IsNamespaced, description.Verbs);

    public async Task<Status?> ServeAsync(HttpContext http, string path)
    {
        if (
            path == "/openapi/v2"
            && http.Request.Headers.Accept.ToString().Contains(OpenApiProtobuf.AcceptedType, StringComparison.Ordinal)
        )
        {
            await ResponseWriter.BytesAsync(http, _v2Protobuf.Value, 200, OpenApiProtobuf.ContentType);
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
                return await JsonAsync(http, _v2.Value);
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
                                            ["serverRelativeURL"] = $"/openapi/v3/{d.Key}?hash={d.Value.Value.Hash}",
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
        var (json, hash) = document.Value;
        http.Response.Headers.ETag = $"\"{hash}\"";
        http.Response.Headers.Vary = "Accept";
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
        if (http.Request.Headers.IfNoneMatch == $"\"{hash}\"")
        {
            http.Response.StatusCode = 304;
            return null;
        }
        return await JsonAsync(http, json);
    }

    private static async Task<Status?> JsonAsync(HttpContext http, byte[] json)
    {
        await ResponseWriter.JsonAsync(http, json, 200, ResponseForm.Json);
        return null;
    }
}
