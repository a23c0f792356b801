using System.Security.Cryptography.X509Certificates;

namespace Arktos.StoreClient;

/// <summary>How a client of the keyspace finds and reaches the stores.</summary>
public sealed record KeyspaceClientOptions
{
    /// <summary>host:port of some stores, tried in order until one tells the partition map.</summary>
    public required IReadOnlyList<string> Seeds { get; init; }

    /// <summary>Signed by <see cref="Authority"/>, or the stores refuse the connection.</summary>
    public required X509Certificate2 Certificate { get; init; }

    public required X509Certificate2Collection Authority { get; init; }

    /// <summary>Watches prefer replicas here; empty: any.</summary>
    public string Az { get; init; } = "";

    /// <summary>How long a commit or read is tried before it is answered Unavailable.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Commits, and reads of single keys, go over a link to each store; false: each is a gRPC call of its own.
    /// </summary>
    public bool UsesLinks { get; init; } = true;
}
