using System.Security.Cryptography.X509Certificates;

namespace Arktos.Rpc;

/// <summary>TLS of a server, and whom it lets in.</summary>
public sealed record TlsDoorOptions
{
    /// <summary>The server's own, with its key.</summary>
    public required X509Certificate2 Certificate { get; init; }

    /// <summary>Who vouches for clients.</summary>
    public required X509Certificate2Collection ClientRoots { get; init; }

    /// <summary>
    /// False: a client without a certificate, or with one of an unknown issuer, comes in as well, and whom it stands
    /// for is found out for each request (which is answered 401, not with a broken connection).
    /// </summary>
    public bool DemandsCertificate { get; init; } = true;

    /// <summary>A rule for trusted clients beyond the issuer; null: none. Called on the thread pool.</summary>
    public Func<X509Certificate2, bool>? Admits { get; init; }

    /// <summary>A client that has not shown itself by then is cut off.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
