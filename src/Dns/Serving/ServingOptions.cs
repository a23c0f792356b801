using Arktos.Dns.Names;

namespace Arktos.Dns.Serving;

/// <summary>Bounds and times of what callers may do.</summary>
internal sealed record ServingOptions
{
    /// <summary>How long a caller that is not known may wait to become known.</summary>
    public TimeSpan StrangerPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Queries a second of all callers together that are not known; the others get no response.</summary>
    public int StrangersPerSecondMax { get; init; } = 500;

    /// <summary>Queries that wait for something, of all and of one address.</summary>
    public int WaitingMax { get; init; } = 2048;
    public int WaitingOfOneMax { get; init; } = 128;

    public int ConnectionsMax { get; init; } = 256;
    public int ConnectionsOfOneMax { get; init; } = 16;

    /// <summary>How long a connection may be silent, or take to send a query or to take a response.</summary>
    public TimeSpan ConnectionPatience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>Who sent a query.</summary>
/// <param name="IsStream">Over TCP, where responses may be long.</param>
internal readonly record struct Caller(AddressKey Address, bool IsStream);
