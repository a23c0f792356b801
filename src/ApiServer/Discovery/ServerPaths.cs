using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Protobuf;
using Arktos.Api.Tenants;
using Arktos.ApiServer.Aggregation;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Http;
using Arktos.Metrics;
using Arktos.Rpc;
using Arktos.StoreClient;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Discovery;

/// <summary>
/// Everything that is no resource: discovery, version, health, OpenAPI, the keys of service account tokens.
/// </summary>
/// <param name="isBootstrapped">Whether the objects that must be there from the start are.</param>
/// <param name="address">host:port under which clients reach this server.</param>
/// <param name="aggregated">What services serve to tenant system.</param>
/// <param name="tenantRequests">What came to this server, by tenant.</param>
internal sealed class ServerPaths(
    IResourceCatalogs catalogs,
    IKeyspace keyspace,
    ServiceAccountTokens tokens,
    RoleMetrics metrics,
    ApiServerOptions options,
    Func<bool> isBootstrapped,
    Func<string> address,
    Func<AggregatedSnapshot> aggregated,
    Func<TenantRequestRates> tenantRequests
)
{
    private const string AggregatedParameters = ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private static readonly TimeSpan CheckDeadline = TimeSpan.FromSeconds(2);

    // Each is made when its catalog is asked for first, and goes with it. Tenants without kinds of their own share a
    // catalog, with the system too.
    private readonly ConditionalWeakTable<ResourceCatalog, Documents> _ofSystem = [],
        _ofTenants = [];

    /// <param name="path">That was authorized.</param>
    /// <param name="tenant">Whose kinds the documents name.</param>
    public async Task<Status?> ServeAsync(HttpContext http, string path, string tenant)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
            return Statuses.MethodNotAllowed();
        switch (path)
        {
            case "/version":
                return await JsonAsync(
                    http,
                    JsonSerializer.SerializeToUtf8Bytes(
                        ServerVersion.Fields,
                        new JsonSerializerOptions { WriteIndented = true }
                    )
                );
            case "/metrics":
                await MetricsEndpoint.ServeAsync(http, metrics);
                return null;
            case TenantRequestRates.Path:
                return await JsonAsync(http, tenantRequests().Encode());
            case "/.well-known/openid-configuration":
                return await CachedAsync(http, "application/json", OpenIdConfiguration());
            case "/openid/v1/jwks":
                return await CachedAsync(
                    http,
                    "application/jwk-set+json",
                    JsonSerializer.SerializeToUtf8Bytes(new { keys = new[] { tokens.JsonWebKey } })
                );
        }
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["healthz" or "livez" or "readyz", ..])
        {
            await HealthAsync(http, parts);
            return null;
        }
        return await DocumentAsync(http, path, parts, await catalogs.OfAsync(tenant, http.RequestAborted), tenant);
    }

    private async Task<Status?> DocumentAsync(
        HttpContext http,
        string path,
        string[] parts,
        ResourceCatalog catalog,
        string tenant
    )
    {
        var isOfTenant = tenant != UserIdentity.SystemTenant;
        var elsewhere = isOfTenant ? AggregatedSnapshot.None : aggregated();
        var made = DocumentsOf(catalog, elsewhere, isOfTenant);
        if (parts is ["openapi", ..])
            return await made.OpenApi.ServeAsync(http, path);
        var documents = made.Discovery;
        switch (path)
        {
            case "/":
                return await JsonAsync(
                    http,
                    JsonSerializer.SerializeToUtf8Bytes(new { paths = AllPaths(catalog, elsewhere) })
                );
            case "/api":
                return await AggregatedOrAsync(
                    http,
                    documents.CoreAggregated,
                    () =>
                        KubeJson.Encode(
                            new APIVersions
                            {
                                Kind = "APIVersions",
                                Versions = ["v1"],
                                ServerAddressByClientCIDRs =
                                [
                                    new() { ClientCIDR = "0.0.0.0/0", ServerAddress = address() },
                                ],
                            }
                        )
                );
            case "/apis":
                return await AggregatedOrAsync(http, documents.GroupsAggregated, () => documents.Groups);
        }
        var json = parts switch
        {
            ["api", var version] => documents.Resources(new GroupVersion("", version)),
            ["apis", var group] => documents.Group(group),
            ["apis", var group, var version] => documents.Resources(new GroupVersion(group, version)),
            _ => null,
        };
        if (json is not null)
            return await NegotiatedAsync(http, json);
        await ResponseWriter.TextAsync(http, "404 page not found\n", 404);
        return null;
    }

    private static async Task<Status?> AggregatedOrAsync(
        HttpContext http,
        AggregatedDocument aggregated,
        Func<byte[]> plain
    )
    {
        foreach (var range in MediaRange.Parse(http.Request.Headers.Accept))
        {
            if (range["as"].Length == 0)
            {
                if (
                    range.Type
                    is "application/json"
                        or "application/yaml"
                        or KubeProtobuf.MediaType
                        or "*/*"
                        or "application/*"
                )
                    break;
                continue;
            }
            var isProtobuf = range.Type == KubeProtobuf.MediaType;
            if (
                !isProtobuf && range.Type is not ("application/json" or "*/*" or "application/*")
                || range["as"] != "APIGroupDiscoveryList"
                || range["g"] != "apidiscovery.k8s.io"
                || range["v"] != "v2"
            )
                continue;
            http.Response.Headers.ETag = aggregated.Etag;
            http.Response.Headers.Vary = "Accept";
            http.Response.Headers.CacheControl = "public";
            if (http.Request.Headers.IfNoneMatch == aggregated.Etag)
            {
                http.Response.StatusCode = 304;
                return null;
            }
            await ResponseWriter.BytesAsync(
                http,
                isProtobuf ? aggregated.Protobuf : aggregated.Json,
                200,
                (isProtobuf ? KubeProtobuf.MediaType : "application/json") + AggregatedParameters
            );
            return null;
        }
        return await NegotiatedAsync(http, plain());
    }

    private async Task HealthAsync(HttpContext http, string[] parts)
    {
        var checks = new List<(string Name, Func<Task<bool>> Check)>
        {
            ("ping", () => Task.FromResult(true)),
            ("log", () => Task.FromResult(true)),
        };
        if (parts[0] != "livez")
            checks.Add(("keyspace", () => KeyspaceAsync(http.RequestAborted)));
        if (parts[0] == "readyz")
            checks.Add(("poststarthook/bootstrap", () => Task.FromResult(isBootstrapped())));
        if (parts.Length > 1)
        {
            var (name, check) = checks.FirstOrDefault(c => c.Name == string.Join('/', parts[1..]));
            if (name is null)
                await ResponseWriter.TextAsync(http, "404 page not found\n", 404);
            else if (await check())
                await ResponseWriter.TextAsync(http, "ok");
            else
                await ResponseWriter.TextAsync(http, $"internal server error: {name} failed", 500);
            return;
        }
        var excluded = http.Request.Query["exclude"];
        var (text, ok) = (new System.Text.StringBuilder(), true);
        foreach (var (name, check) in checks)
            if (excluded.Contains(name))
                text.Append($"[+]{name} excluded: ok\n");
            else if (await check())
                text.Append($"[+]{name} ok\n");
            else
            {
                ok = false;
                text.Append($"[-]{name} failed: reason withheld\n");
            }
        if (ok && !http.Request.Query.ContainsKey("verbose"))
            await ResponseWriter.TextAsync(http, "ok");
        else
            await ResponseWriter.TextAsync(
                http,
                $"{text}{parts[0]} check {(ok ? "passed" : "failed")}\n",
                ok ? 200 : 500
            );
    }

    private async Task<bool> KeyspaceAsync(CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(CheckDeadline);
        try
        {
            return await keyspace.GetAsync(
                    new ObjectKey("namespaces", UserIdentity.SystemTenant, "", "default"),
                    deadline.Token
                ) is ReadResult<KeyspaceItem?>.Ok;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private byte[] OpenIdConfiguration() =>
        JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["issuer"] = options.ServiceAccountIssuer,
                ["jwks_uri"] = options.ServiceAccountJwksUri?.AbsoluteUri ?? $"https://{address()}/openid/v1/jwks",
                ["response_types_supported"] = new JsonArray("id_token"),
                ["subject_types_supported"] = new JsonArray("public"),
                ["id_token_signing_alg_values_supported"] = new JsonArray(tokens.Algorithm),
            }
        );

    private Documents DocumentsOf(ResourceCatalog catalog, AggregatedSnapshot elsewhere, bool isOfTenant)
    {
        var documents = isOfTenant ? _ofTenants : _ofSystem;
        if (documents.TryGetValue(catalog, out var known) && known.Elsewhere == elsewhere)
            return known;
        // Of two that race either may win: they say the same.
        var made = new Documents(
            elsewhere,
            new DiscoveryDocuments(catalog, elsewhere, isOfTenant),
            new OpenApiPaths(catalog, elsewhere)
        );
        documents.AddOrUpdate(catalog, made);
        return made;
    }

    private static IEnumerable<string> AllPaths(ResourceCatalog catalog, AggregatedSnapshot elsewhere) =>
        catalog
            .GroupVersions.Concat(elsewhere.Versions.Select(v => v.GroupVersion))
            .SelectMany(g =>
                g.Group.Length == 0
                    ? new[] { "/api", $"/api/{g.Version}" }
                    : ["/apis", $"/apis/{g.Group}", $"/apis/{g}"]
            )
            .Concat([
                "/healthz",
                "/livez",
                "/readyz",
                "/metrics",
                "/openapi/v2",
                "/openapi/v3",
                "/version",
                "/.well-known/openid-configuration",
                "/openid/v1/jwks",
            ])
            .Distinct()
            .Order(StringComparer.Ordinal);

    // JSON, YAML or protobuf, as the client likes best.
    private static async Task<Status?> NegotiatedAsync(HttpContext http, byte[] json)
    {
        var accept = http.Request.Headers.Accept;
        if (!Negotiation.Choose(accept, AnswerForms.Plain).Succeeded(out var form, out var error))
            return error;
        await ResponseWriter.JsonAsync(http, json, 200, form);
        return null;
    }

    private static async Task<Status?> JsonAsync(HttpContext http, byte[] json)
    {
        await ResponseWriter.JsonAsync(http, json, 200, ResponseForm.Json);
        return null;
    }

    private static async Task<Status?> CachedAsync(HttpContext http, string type, byte[] json)
    {
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = "public, max-age=3600";
        await http.Response.Body.WriteAsync(json, http.RequestAborted);
        return null;
    }

    private sealed record Documents(AggregatedSnapshot Elsewhere, DiscoveryDocuments Discovery, OpenApiPaths OpenApi);
}
