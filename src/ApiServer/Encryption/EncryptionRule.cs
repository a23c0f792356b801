using System.Security.Cryptography;

namespace Arktos.ApiServer.Encryption;

/// <summary>
/// How the objects of some resources are stored: the first of its providers writes, all of them read. Immutable.
/// </summary>
/// <param name="resources">"secrets", "deployments.apps", "*.apps" (a group), "*." (the core group), "*.*".</param>
/// <param name="ciphers">In their order; null is the provider <c>identity</c>, which stores values as they are.</param>
internal sealed class EncryptionRule(IReadOnlyList<string> resources, IReadOnlyList<ValueCipher?> ciphers)
{
    public IReadOnlyList<ValueCipher?> Ciphers => ciphers;

    /// <summary>Null: values are written as they are.</summary>
    public ValueCipher? Writer => ciphers[0];

    public bool ReadsPlain { get; } = ciphers.Contains(null);

    /// <param name="resource">As keys name it.</param>
    public bool Covers(string resource)
    {
        var dot = resource.IndexOf('.', StringComparison.Ordinal);
        var group = dot < 0 ? "" : resource[(dot + 1)..];
        return resources.Contains("*.*") || resources.Contains(resource) || resources.Contains($"*.{group}");
    }

    /// <exception cref="CryptographicException">None of the providers can decrypt it; the message says why.</exception>
    public async ValueTask<OpenedValue> OpenAsync(
        ReadOnlyMemory<byte> stored,
        ReadOnlyMemory<byte> context,
        CancellationToken cancel
    )
    {
        CryptographicException? fault = null;
        foreach (var cipher in ciphers)
        {
            if (cipher is null || !stored.Span.StartsWith(cipher.Mark.Span))
                continue;
            try
            {
                var opened = await cipher.OpenAsync(stored, context, cancel);
                return opened with { IsCurrent = opened.IsCurrent && cipher == Writer };
            }
            catch (CryptographicException e)
            {
                // Two providers may bear the same name.
                fault = e;
            }
        }
        throw fault ?? new CryptographicException("no provider that is configured has the key it was encrypted with");
    }
}
