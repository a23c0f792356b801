using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Arktos.ApiServer.OpenStack;

/// <summary>What a token that was handed out holds.</summary>
/// <param name="Bearer">What its owner has proved himself by; it is asked for anew with each request.</param>
/// <param name="Project">The tenant.</param>
/// <param name="ProjectId">The tenant's uid: the token is nothing for the next one of its name.</param>
/// <param name="Methods">By which it was had, in Keystone's words.</param>
internal sealed record TokenContent(
    string Bearer,
    string Project,
    string ProjectId,
    DateTimeOffset Issued,
    DateTimeOffset Expires,
    string[] Methods
);

/// <summary>
/// Tokens of the OpenStack-like API: the owner's bearer token, his project and an end, sealed (AES-256-GCM) under a key
/// that all API servers derive from the one by which they sign service account tokens. So they need no place, are as
/// good at any server, and cannot be read or made by anybody else. Thread-safe.
/// <code>
///   base64url( 1 | nonce, 12 bytes | ciphertext | tag, 16 bytes )
/// </code>
/// </summary>
internal sealed class SealedTokens(string signingKeyPem)
{
    /// <summary>As long as header fields may be, with room for others.</summary>
    public const int CharsMax = 24 * 1024;

    private const byte Version = 1;
    private const int NonceBytes = 12,
        TagBytes = 16,
        KeyBytes = 32,
        HeadBytes = 1 + NonceBytes;

    // Derived when the first one asks: most servers never see a token.
    private readonly Lazy<byte[]> _key = new(() =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Encoding.UTF8.GetBytes(signingKeyPem.Trim()),
            KeyBytes,
            info: "arktos openstack tokens"u8.ToArray()
        )
    );

    public string Seal(TokenContent content)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(content);
        var bytes = new byte[HeadBytes + plain.Length + TagBytes];
        bytes[0] = Version;
        var nonce = bytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(_key.Value, TagBytes);
        cipher.Encrypt(
            nonce,
            plain,
            bytes.AsSpan(HeadBytes, plain.Length),
            bytes.AsSpan(HeadBytes + plain.Length),
            bytes.AsSpan(0, 1)
        );
        return Base64Url.EncodeToString(bytes);
    }

    /// <returns>Null: it is none of this installation's, or its time is over.</returns>
    public TokenContent? Open(string token, DateTimeOffset now)
    {
        if (token.Length is 0 or > CharsMax || !Base64Url.IsValid(token))
            return null;
        var bytes = Base64Url.DecodeFromChars(token);
        if (bytes.Length <= HeadBytes + TagBytes || bytes[0] != Version)
            return null;
        var plain = new byte[bytes.Length - HeadBytes - TagBytes];
        using var cipher = new AesGcm(_key.Value, TagBytes);
        try
        {
            cipher.Decrypt(
                bytes.AsSpan(1, NonceBytes),
                bytes.AsSpan(HeadBytes, plain.Length),
                bytes.AsSpan(HeadBytes + plain.Length),
                plain,
                bytes.AsSpan(0, 1)
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        var content = JsonSerializer.Deserialize<TokenContent>(plain)!;
        return now < content.Expires ? content : null;
    }
}
