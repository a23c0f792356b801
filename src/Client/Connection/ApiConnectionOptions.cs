using System.Security.Cryptography.X509Certificates;

namespace Arktos.Client.Connection;

/// <summary>How to reach the API servers of one installation.</summary>
public sealed record ApiConnectionOptions
{
    /// <summary>At least one address, "https://host:port". The first that answers is used until it fails.</summary>
    public required IReadOnlyList<Uri> Servers { get; init; }

    /// <summary>The certificate authorities that may sign a server's certificate; null: none is trusted.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>Who the caller is (mTLS), with its private key.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>What stands before its first slash is whom objects name as the manager of what is written.</summary>
    public string UserAgent { get; init; } = "arktos";

    /// <summary>How long one REST request may take on one server, the body included.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one batch of writes may take.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
