using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Json;
using Arktos.Api.Protobuf;
using Arktos.Api.Schemas;
using Arktos.ApiServer.Bodies;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>An answer as its bytes, with what its headers say of them.</summary>
public sealed record RawAnswer(int Code, string Type, string Encoding, byte[] Body, HttpResponseMessage Response)
{
    public RawAnswer Expect(int code, string type) =>
        (Code, Type) == (code, type)
            ? this
            : throw new Xunit.Sdk.XunitException(
                $"expected {code} {type}, got {Code} {Type}: {System.Text.Encoding.UTF8.GetString(Body)}"
            );

    /// <summary>Of a protobuf body.</summary>
    public JsonNode Message() => JsonNode.Parse(KubeProtobuf.ToJson(Body))!;

    public JsonNode Json() => JsonNode.Parse(Body)!;

    public byte[] Unzipped()
    {
        using var plain = new MemoryStream();
        using (var gzip = new GZipStream(new MemoryStream(Body), CompressionMode.Decompress))
            gzip.CopyTo(plain);
        return plain.ToArray();
    }
}

/// <summary>Requests and answers in all wire formats.</summary>
internal static class RawAnswers
{
    public const string Protobuf = KubeProtobuf.MediaType;

    public static async Task<RawAnswer> RawAsync(
        this TestClient client,
        HttpMethod method,
        string path,
        string? accept = null,
        byte[]? body = null,
        string? type = null,
        string? acceptEncoding = null
    )
    {
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (acceptEncoding is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        var response = await client.Http.SendAsync(request, deadline.Token);
        return new RawAnswer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            string.Join(',', response.Content.Headers.ContentEncoding),
            await response.Content.ReadAsByteArrayAsync(deadline.Token),
            response
        );
    }

    public static Task<RawAnswer> RawAsync(this TestClient client, string path, string? accept) =>
        client.RawAsync(HttpMethod.Get, path, accept);

    /// <summary>The protobuf form of an object.</summary>
    public static byte[] Proto(object value) =>
        KubeProtobuf.FromJson(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(value));

    /// <summary>
    /// An object is the same in JSON, YAML and protobuf, and when it is sent back in each of them: nothing changes.
    /// </summary>
    public static async Task SameInAllFormatsAsync(this TestClient client, string path, bool isSentBack = true)
    {
        var json = (await client.RawAsync(path, "application/json")).Expect(200, "application/json").Body;
        var yaml = (await client.RawAsync(path, "application/yaml")).Expect(200, "application/yaml").Body;
        Same(json, Yaml.ToJson(yaml));
        var proto = (await client.RawAsync(path, Protobuf)).Expect(200, Protobuf).Body;
        Same(json, KubeProtobuf.ToJson(proto));
        Assert.Equal(Convert.ToHexString(proto), Convert.ToHexString(KubeProtobuf.FromJson(json)));
        if (!isSentBack)
            return;
        foreach (
            var (body, type) in new[] { (json, "application/json"), (yaml, "application/yaml"), (proto, Protobuf) }
        )
        {
            var put = (await client.RawAsync(HttpMethod.Put, path, Protobuf, body, type)).Expect(200, Protobuf);
            Assert.Equal(Convert.ToHexString(proto), Convert.ToHexString(put.Body));
        }
    }

    private static void Same(byte[] expected, byte[] actual)
    {
        var (one, other) = (Canonical(expected), Canonical(actual));
        Assert.True(JsonNode.DeepEquals(one, other), $"expected {one.ToJsonString()}, got {other.ToJsonString()}");
    }

    private static JsonNode Canonical(byte[] json)
    {
        var node = JsonNode.Parse(json)!;
        var groupVersion = GroupVersion.Parse((string)node["apiVersion"]!);
        var kind = new GroupVersionKind(groupVersion.Group, groupVersion.Version, (string)node["kind"]!);
        var type = BuiltInKinds.TypeOf(new ResourceDescription(kind, "", "", ResourceScope.Cluster))!;
        var canonical = JsonNode.Parse(KubeJson.Encode(KubeJson.Decode(type, json)))!;
        // A message in a message does not name its kind.
        foreach (var claim in canonical["spec"]?["volumeClaimTemplates"]?.AsArray() ?? [])
        {
            claim!.AsObject().Remove("kind");
            claim.AsObject().Remove("apiVersion");
        }
        return canonical;
    }
}
