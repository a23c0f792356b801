using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Grpc.Core;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// Whatever comes in, the answer is never an internal error, and the server goes on. Inputs are made from a seed: a
/// failure names it, and ARKTOS_SEED repeats it; ARKTOS_FUZZ multiplies how many are tried.
/// </summary>
public sealed class FuzzTests : IAsyncLifetime
{
    private static readonly ResourceCatalog Catalog = BuiltInResources.Create();
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("ARKTOS_SEED") ?? "1");
    private static readonly int Times = int.Parse(Environment.GetEnvironmentVariable("ARKTOS_FUZZ") ?? "1");

    private static readonly string[] Scalars =
    [
        "null",
        "true",
        "0",
        "-1",
        "1e400",
        "99999999999999999999999",
        "0.1",
        "\"\"",
        "\"x\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "\"9999-12-31T23:59:59+14:00\"",
        "\"0001-01-01T00:00:00-14:00\"",
        "\"2026-13-01T00:00:00Z\"",
        "\"1Ei\"",
        "\"1e1000000\"",
        "\"-.5m\"",
        "[]",
        "[null]",
        "[[]]",
        "{}",
        "{\"\":null}",
        "{\"a\":{\"b\":[]}}",
    ];

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Bodies_with_any_value_in_any_field()
    {
        var random = new Random(Seed);
        foreach (var strategy in Catalog.Strategies)
        foreach (
            var type in new[]
            {
                "application/json",
                "application/yaml",
                "application/merge-patch+json",
                "application/apply-patch+yaml",
            }
        )
            for (var i = 0; i < 25 * Times; i++)
            {
                var body = Mutated(strategy, random);
                var path = PathOf(strategy);
                var answer = type.Contains("patch", StringComparison.Ordinal)
                    ? await _admin.SendAsync(HttpMethod.Patch, $"{path}/x?dryRun=All&fieldManager=f", body, type)
                    : await _admin.SendAsync(HttpMethod.Post, $"{path}?dryRun=All", body, type);
                Check(answer, $"{strategy.Resource} {type}: {body}");
            }
    }

    [Fact]
    public async Task Patches_of_every_kind_that_make_no_sense()
    {
        (await _admin.PostAsync("/api/v1/namespaces/default/configmaps", Objects.ConfigMap("x"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/default/services", Objects.Service("x"))).Expect(201);
        var random = new Random(Seed);
        var types = new[]
        {
            "application/json-patch+json",
            "application/merge-patch+json",
            "application/strategic-merge-patch+json",
            "application/apply-patch+yaml",
        };
        for (var i = 0; i < 600 * Times; i++)
        {
            var body = random.Next(2) == 0 ? JsonPatch(random) : Value(random, 4);
            var resource = random.Next(2) == 0 ? "configmaps" : "services";
            var answer = await _admin.SendAsync(
                HttpMethod.Patch,
                $"/api/v1/namespaces/default/{resource}/x?dryRun=All&fieldManager=f",
                body,
                types[random.Next(types.Length)]
            );
            Check(answer, $"{resource}: {body}");
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_document()
    {
        var random = new Random(Seed);
        var corpus = new[]
        {
            """{"metadata":{"name":"x"},"data":{"k":"v"}}"""u8.ToArray(),
            "metadata: {name: x}\ndata:\n  k: &a [1, 2]\n  j: *a\n"u8.ToArray(),
            [.. "k8s\0"u8, 10, 4, 10, 2, 118, 49, 18, 9, 10, 7, 10, 1, 120, 18, 0, 26, 0, 26, 0, 34, 0],
        };
        var types = new[] { "application/json", "application/yaml", "application/vnd.kubernetes.protobuf" };
        for (var i = 0; i < 500 * Times; i++)
        {
            var bytes = Flipped(corpus[random.Next(corpus.Length)], random);
            var type = types[random.Next(types.Length)];
            foreach (var resource in new[] { "configmaps", "pods", "serviceaccounts/default/token" })
                Check(
                    await SendAsync($"/api/v1/namespaces/default/{resource}?dryRun=All", bytes, type),
                    $"{type} {Convert.ToHexString(bytes)}"
                );
        }
    }

    [Fact]
    public async Task Queries_and_paths_of_any_text()
    {
        var random = new Random(Seed);
        string[] keys =
        [
            "continue",
            "limit",
            "resourceVersion",
            "resourceVersionMatch",
            "labelSelector",
            "fieldSelector",
            "timeoutSeconds",
            "timeout",
            "includeObject",
            "sendInitialEvents",
            "pretty",
            "container",
            "sinceTime",
            "tailLines",
            "dryRun",
            "fieldValidation",
            "fieldManager",
        ];
        string[] values =
        [
            "",
            "a",
            "-1",
            "9223372036854775808",
            "a=b,c!=d,e in (f,g),!h",
            "a in (",
            "metadata.name=x",
            "spec.nodeName=\0",
            "\ud800",
            "1h",
            "NaN",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MX0",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJcdWQ4MDAifQ",
            "eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOltdfQ",
            "bnVsbA",
            "W10",
            "%00",
            "äöü",
        ];
        for (var i = 0; i < 600 * Times; i++)
        {
            var query = string.Join(
                '&',
                Enumerable
                    .Range(0, random.Next(1, 4))
                    .Select(_ => $"{keys[random.Next(keys.Length)]}={Escape(values[random.Next(values.Length)])}")
            );
            var path = random.Next(4) switch
            {
                0 => "/api/v1/namespaces/default/configmaps",
                1 => $"/api/v1/namespaces/{Escape(values[random.Next(values.Length)])}/pods/a/log",
                2 => $"/api/v1/pods/{Escape(values[random.Next(values.Length)])}",
                _ => $"/apis/{Escape(values[random.Next(values.Length)])}/v1/things",
            };
            Check(await _admin.GetAsync($"{path}?{query}"), $"{path}?{query}");
        }
    }

    [Fact]
    public async Task Tokens_of_any_text()
    {
        var random = new Random(Seed);
        (await _admin.PostAsync("/api/v1/namespaces/default/serviceaccounts", Objects.ServiceAccount("bot"))).Expect(
            201
        );
        var nobody = _server.Client(null);
        var good = (
            await _admin.PostAsync("/api/v1/namespaces/default/serviceaccounts/bot/token", new { spec = new { } })
        )
            .Expect(201)
            .Text("status", "token");
        for (var i = 0; i < 200 * Times; i++)
        {
            var bad = Encoding.Latin1.GetString([
                .. Flipped(Encoding.ASCII.GetBytes(good), random).Where(b => b is > 32 and < 127),
            ]);
            if (bad == good || bad.Length == 0)
                continue;
            nobody.Http.DefaultRequestHeaders.Remove("Authorization");
            nobody.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {bad}");
            var answer = await nobody.GetAsync("/api/v1/namespaces");
            Assert.True(answer.Code is 401 or 403, $"seed {Seed}: {bad}: {answer.Code}");
            var review = new { spec = new { token = bad } };
            Check(await _admin.PostAsync("/apis/authentication.k8s.io/v1/tokenreviews", review), bad);
        }
    }

    [Fact]
    public async Task Frames_of_gRPC_of_any_bytes()
    {
        var random = new Random(Seed);
        using var certificate = _server.Authority.Client(TestServer.Admin);
        using var http = new HttpClient(
            new SocketsHttpHandler
            {
                SslOptions = RpcTls.ClientOptions(certificate, [_server.Authority.Certificate], null),
            }
        );
        for (var i = 0; i < 300 * Times; i++)
        {
            var payload = new byte[random.Next(60)];
            random.NextBytes(payload);
            var declared = random.Next(4) == 0 ? random.Next() : payload.Length;
            byte[] frame =
            [
                (byte)random.Next(3),
                (byte)(declared >> 24),
                (byte)(declared >> 16),
                (byte)(declared >> 8),
                (byte)declared,
                .. payload,
            ];
            var method = random.Next(2) == 0 ? StreamClients.WritePath : StreamClients.FollowPath;
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, method))
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = new ByteArrayContent(frame),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
            if (random.Next(2) == 0)
                request.Headers.TryAddWithoutValidation("grpc-encoding", "gzip");
            using var deadline = new CancellationTokenSource(TestServer.Deadline);
            try
            {
                using var response = await http.SendAsync(request, deadline.Token);
                await response.Content.ReadAsByteArrayAsync(deadline.Token);
                var status = response
                    .TrailingHeaders.Concat(response.Headers)
                    .FirstOrDefault(h => h.Key == "grpc-status")
                    .Value?.FirstOrDefault();
                Assert.True(status != $"{(int)StatusCode.Unknown}", $"seed {Seed}: {Convert.ToHexString(frame)}");
            }
            catch (HttpRequestException)
            {
                // A stream that the server resets is an answer, too.
            }
        }
        (await _admin.GetAsync("/readyz")).Expect(200);
    }

    [Fact]
    public async Task Bytes_on_the_wire_that_are_no_HTTP()
    {
        var random = new Random(Seed);
        string[] corpus =
        [
            "GET /api/v1/pods HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST /api/v1/pods HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n{}",
            "POST /api/v1/pods HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{}",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\u0012\u0004\0\0\0\0\0\0\u0003\0\0\0d",
        ];
        for (var i = 0; i < 100 * Times; i++)
        {
            using var tcp = new TcpClient();
            await tcp.ConnectAsync(IPAddress.Loopback, _server.Address.Port);
            var bytes = Flipped(Encoding.Latin1.GetBytes(corpus[random.Next(corpus.Length)]), random);
            if (random.Next(3) == 0)
            {
                await tcp.GetStream().WriteAsync(bytes);
                continue;
            }
            await using var tls = new SslStream(tcp.GetStream());
            try
            {
                await tls.AuthenticateAsClientAsync(
                    RpcTls.ClientOptions(null, [_server.Authority.Certificate], "localhost")
                );
                await tls.WriteAsync(bytes);
            }
            catch (IOException)
            {
                // It has hung up.
            }
        }
        (await _admin.GetAsync("/readyz")).Expect(200);
    }

    private static void Check(Answer answer, string input) =>
        Assert.True(
            // These answers are Kubernetes' own.
            answer.Code < 500
                || answer.Body.ToString().Contains("resourceVersion should not be set", StringComparison.Ordinal)
                || answer.Text("message").StartsWith("failed to create typed patch object", StringComparison.Ordinal),
            $"ARKTOS_SEED={Seed}: {answer.Code} {answer.Body} for {input}"
        );

    private async Task<Answer> SendAsync(string path, byte[] bytes, string type)
    {
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await _admin.Http.SendAsync(request, deadline.Token);
        var text = await response.Content.ReadAsStringAsync(deadline.Token);
        return new Answer((int)response.StatusCode, JsonValue.Create(text)!, response.Headers);
    }

    private static string PathOf(ResourceStrategy strategy)
    {
        var (group, version) = (strategy.Kind.Group, strategy.Kind.Version);
        var root = group.Length == 0 ? $"/api/{version}" : $"/apis/{group}/{version}";
        var ns = strategy.Description.IsNamespaced ? "/namespaces/default" : "";
        return $"{root}{ns}/{strategy.Description.Plural}";
    }

    // An object of the kind's own fields, one of them with a value that does not belong there.
    private static string Mutated(ResourceStrategy strategy, Random random)
    {
        var fields = new List<string> { "\"metadata\":{\"name\":\"x\"}" };
        foreach (var field in strategy.Schema.Fields.Where(f => f.Name is not ("metadata" or "kind" or "apiVersion")))
            if (random.Next(2) == 0)
                fields.Add($"\"{field.Name}\":{OfShape(field.Shape, random, 5)}");
        if (random.Next(6) == 0)
            fields[0] = $"\"metadata\":{OfShape(new Shape(ShapeKind.Struct, MetaSchema), random, 3)}";
        return "{" + string.Join(',', fields) + "}";
    }

    private static TypeSchema MetaSchema { get; } = SchemaCatalog.Instance.FindMeta("ObjectMeta")!;

    private static string OfShape(Shape? shape, Random random, int depth)
    {
        if (shape is null || depth == 0 || random.Next(8) == 0)
            return Scalars[random.Next(Scalars.Length)];
        switch (shape.Kind)
        {
            case ShapeKind.Struct:
                var fields = shape.Struct!.Fields.Where(_ => random.Next(4) == 0).ToList();
                return "{"
                    + string.Join(',', fields.Select(f => $"\"{f.Name}\":{OfShape(f.Shape, random, depth - 1)}"))
                    + "}";
            case ShapeKind.Map:
                return $"{{\"k\":{OfShape(shape.Element, random, depth - 1)}}}";
            case ShapeKind.List:
                return $"[{OfShape(shape.Element, random, depth - 1)}]";
            case ShapeKind.Integer or ShapeKind.Number:
                return random.Next(3) == 0 ? Scalars[random.Next(Scalars.Length)] : "1";
            case ShapeKind.Boolean:
                return "true";
            default:
                return random.Next(3) == 0 ? Scalars[random.Next(Scalars.Length)] : "\"a\"";
        }
    }

    private static string JsonPatch(Random random)
    {
        string[] ops = ["add", "remove", "replace", "move", "copy", "test", "", "x"];
        string[] paths =
        [
            "",
            "/",
            "/data",
            "/data/k",
            "/spec/ports/0",
            "/spec/ports/-",
            "/spec/ports/-1",
            "a",
            "/~2",
            "/a~1b",
        ];
        var operations = Enumerable
            .Range(0, random.Next(5))
            .Select(_ =>
                $$"""
                    {"op":"{{ops[random.Next(ops.Length)]}}","path":"{{paths[random.Next(paths.Length)]}}",
                     "from":"{{paths[random.Next(paths.Length)]}}","value":{{Value(random, 2)}}}
                    """
            );
        return "[" + string.Join(',', operations) + "]";
    }

    private static string Value(Random random, int depth)
    {
        string[] keys = ["spec", "data", "ports", "$patch", "$retainKeys", "$setElementOrder/ports", "metadata", "k"];
        return depth == 0 || random.Next(3) == 0
            ? Scalars[random.Next(Scalars.Length)]
            : "{"
                + string.Join(
                    ',',
                    Enumerable
                        .Range(0, random.Next(4))
                        .Select(_ => $"\"{keys[random.Next(keys.Length)]}\":{Value(random, depth - 1)}")
                )
                + "}";
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        var copy = bytes.ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
            switch (random.Next(3))
            {
                case 0 when copy.Count > 0:
                    copy[random.Next(copy.Count)] = (byte)random.Next(256);
                    break;
                case 1 when copy.Count > 0:
                    copy.RemoveAt(random.Next(copy.Count));
                    break;
                default:
                    copy.Insert(random.Next(copy.Count + 1), (byte)random.Next(256));
                    break;
            }
        return [.. copy];
    }

    private static string Escape(string text) => Uri.EscapeDataString(text.Replace('\ud800', '\ufffd'));
}
