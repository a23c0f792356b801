using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Tests.Support;

/// <summary>An issuer of JSON web tokens, with discovery; it may hang or answer nonsense.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    private readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private FakeSite _site = null!;
    private RSA _rsa = RSA.Create(2048);
    private int _documents;

    public string Url => _site.Url;

    public string CaPem => _site.Authority.CertificatePem;

    /// <summary>How often its document was asked for.</summary>
    public int Documents => Volatile.Read(ref _documents);

    public string KeyId { get; private set; } = "first";

    /// <summary>What is answered instead; null: what is right.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    /// <summary>Of the document; null: its own.</summary>
    public string? SaidIssuer { get; set; }

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        issuer._site = await FakeSite.StartAsync(issuer.ServeAsync);
        return issuer;
    }

    public JsonObject Claims(string user, params string[] groups) =>
        new()
        {
            ["iss"] = Url,
            ["aud"] = "arktos",
            ["sub"] = user,
            // After the second in which a test makes a tenant.
            ["iat"] = DateTimeOffset.UtcNow.AddSeconds(2).ToUnixTimeSeconds(),
            ["exp"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
            ["groups"] = new JsonArray([.. groups.Select(g => JsonValue.Create(g))]),
        };

    public string Token(JsonObject claims, string algorithm = "RS256", string? keyId = null)
    {
        var header = new JsonObject { ["alg"] = algorithm, ["kid"] = keyId ?? KeyId };
        var text = $"{Part(header.ToJsonString())}.{Part(claims.ToJsonString())}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = algorithm switch
        {
            "RS256" => _rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "RS512" => _rsa.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "ES256" => _ec.SignData(bytes, HashAlgorithmName.SHA256),
            // By the key that the world knows, as an attacker would.
            "HS256" => HMACSHA256.HashData(_rsa.ExportSubjectPublicKeyInfo(), bytes),
            "none" => [],
            _ => throw new ArgumentException(algorithm, nameof(algorithm)),
        };
        return $"{text}.{Part(signature)}";
    }

    /// <summary>From now on another key signs.</summary>
    public void Rotate()
    {
        (_rsa, KeyId) = (RSA.Create(2048), "second");
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _rsa.Dispose();
        _ec.Dispose();
    }

    private static string Part(string text) => Part(Encoding.UTF8.GetBytes(text));

    private static string Part(byte[] bytes) =>
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private async Task ServeAsync(HttpContext http)
    {
        if (http.Request.Path == "/.well-known/openid-configuration")
            Interlocked.Increment(ref _documents);
        if (Instead is { } instead)
        {
            await instead(http);
            return;
        }
        var (rsa, ec) = (_rsa.ExportParameters(false), _ec.ExportParameters(false));
        object answer =
            http.Request.Path == "/.well-known/openid-configuration"
                ? new { issuer = SaidIssuer ?? Url, jwks_uri = $"{Url}/keys" }
                : new
                {
                    keys = new object[]
                    {
                        new
                        {
                            kty = "RSA",
                            kid = KeyId,
                            use = "sig",
                            n = Part(rsa.Modulus!),
                            e = Part(rsa.Exponent!),
                        },
                        new
                        {
                            kty = "EC",
                            kid = "ec",
                            crv = "P-256",
                            x = Part(ec.Q.X!),
                            y = Part(ec.Q.Y!),
                        },
                        new
                        {
                            kty = "oct",
                            kid = "secret",
                            k = Part("0123456789abcdef0123456789abcdef"),
                        },
                    },
                };
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(JsonSerializer.Serialize(answer));
    }
}
