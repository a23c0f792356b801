using System.Collections.Concurrent;
using System.Formats.Tar;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>
/// A registry on the loopback that gives one image, of an archive, under any name below "private/" to who says who he
/// is, and under any other name to everybody. Of its protocol (OCI distribution, version 2) what a pull needs.
/// </summary>
public sealed class PrivateRegistry : IAsyncDisposable
{
    public const string Username = "robot",
        Password = "hunter2:";

    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Type, byte[] Content)> _blobs = [];
    private readonly byte[] _manifest;

    private PrivateRegistry(byte[] config, byte[] layer)
    {
        // A config of its own, so that the image is none that is there already.
        var json = System.Text.Json.Nodes.JsonNode.Parse(config)!;
        json["author"] = "a test";
        var own = JsonSerializer.SerializeToUtf8Bytes(json);
        ImageId = Digest(own);
        _manifest = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                schemaVersion = 2,
                mediaType = ManifestType,
                config = Add("application/vnd.oci.image.config.v1+json", own),
                layers = new[] { Add("application/vnd.oci.image.layer.v1.tar", layer) },
            }
        );
        Add(ManifestType, _manifest);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(o => o.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    private const string ManifestType = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>What runtimes know the image by: the digest of its config.</summary>
    public string ImageId { get; }

    /// <summary>"127.0.0.1:12345".</summary>
    public string Host { get; private set; } = "";

    /// <summary>Manifests that were given, by the names of their repositories.</summary>
    public ConcurrentQueue<string> Given { get; } = new();

    public string Address(string repository) => $"{Host}/{repository}:1";

    /// <param name="archive">docker-archive with one layer, uncompressed.</param>
    public static async Task<PrivateRegistry> StartAsync(string archive)
    {
        var files = new Dictionary<string, byte[]>();
        await using (var reader = new TarReader(File.OpenRead(archive)))
            while (await reader.GetNextEntryAsync(copyData: true) is { } entry)
                if (entry.DataStream is { } data)
                {
                    var bytes = new MemoryStream();
                    await data.CopyToAsync(bytes);
                    files[Path.GetFileName(entry.Name)] = bytes.ToArray();
                }
        var registry = new PrivateRegistry(files["config.json"], files["base.tar"]);
        await registry._app.StartAsync();
        var address = registry
            ._app.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();
        registry.Host = new Uri(address).Authority;
        return registry;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private object Add(string type, byte[] content)
    {
        var digest = Digest(content);
        _blobs[digest] = (type, content);
        return new
        {
            mediaType = type,
            digest,
            size = content.Length,
        };
    }

    private async Task ServeAsync(HttpContext context)
    {
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var response = context.Response;
        if (parts.Length < 4)
        {
            response.StatusCode = parts is ["v2"] ? 200 : 404;
            return;
        }
        var (repository, kind, reference) = (string.Join('/', parts[1..^2]), parts[^2], parts[^1]);
        if (repository.StartsWith("private/", StringComparison.Ordinal) && !Knows(context.Request))
        {
            response.StatusCode = 401;
            response.Headers.WWWAuthenticate = "Basic realm=\"registry\"";
            return;
        }
        var (type, content) =
            kind == "manifests" && !reference.Contains(':') ? (ManifestType, _manifest)
            : _blobs.TryGetValue(reference, out var blob) ? blob
            : ("", []);
        if (content.Length == 0)
        {
            response.StatusCode = 404;
            return;
        }
        if (kind == "manifests")
            Given.Enqueue(repository);
        response.ContentType = type;
        response.ContentLength = content.Length;
        response.Headers["Docker-Content-Digest"] = Digest(content);
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(content);
    }

    private static string Digest(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    private static bool Knows(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header is { Scheme: "Basic", Parameter: { } parameter }
        && Encoding.UTF8.GetString(Convert.FromBase64String(parameter)) == $"{Username}:{Password}";
}
