using System.Net;
using Arktos.Client.Resources;

namespace Arktos.Kubelet.Services;

/// <summary>Where the proxy is; hints and local policies are about it.</summary>
/// <param name="Name">"" for a machine that is no node and has several: endpoints of all of them are its own.</param>
internal sealed record NodePlace(string Name, string Zone)
{
    public bool Has(string? node) => Name.Length == 0 || node == Name;
}

/// <summary>What becomes of who asks where nobody answers.</summary>
internal enum WhenNone
{
    /// <summary>It is told at once.</summary>
    Refuse,

    /// <summary>Others may answer elsewhere: nothing is said.</summary>
    Drop,
}

/// <summary>What one address and port of a service leads to.</summary>
internal sealed record FrontendPlan(Frontend Frontend)
{
    /// <summary>In order, each once.</summary>
    public IReadOnlyList<Backend> Backends { get; init; } = [];

    public WhenNone WhenNone { get; init; }

    /// <summary>
    /// For who asks from this machine or its pods, where that is not the same: a policy Local holds for outsiders.
    /// </summary>
    public IReadOnlyList<Backend>? Inside { get; init; }

    /// <summary>For how long a client stays with its backend; 0: it does not.</summary>
    public int AffinitySeconds { get; init; }

    /// <summary>Whoever asks, the backend sees the node's address and answers through it.</summary>
    public bool Masquerades { get; init; }

    /// <summary>From where it may be asked; null: from everywhere.</summary>
    public IReadOnlyList<IPNetwork>? SourceRanges { get; init; }
}

/// <summary>All that the proxy does for a service.</summary>
internal sealed record ServicePlan(ObjectKey Service, DateTimeOffset Since)
{
    public IReadOnlyList<FrontendPlan> Frontends { get; init; } = [];

    /// <summary>Its ports that are none of the service's refuse.</summary>
    public uint ClusterAddress { get; init; }

    /// <summary>Of the backends, those on this node: they may be their own clients.</summary>
    public IReadOnlyList<uint> LocalAddresses { get; init; } = [];

    /// <summary>0: none is asked for.</summary>
    public int HealthCheckPort { get; init; }

    public int LocalBackends { get; init; }

    /// <summary>Who came first has an address that several want; names decide between those of one moment.</summary>
    public int CompareTo(ServicePlan other)
    {
        var byAge = Since.CompareTo(other.Since);
        return byAge != 0 ? byAge : string.CompareOrdinal(Service.ToString(), other.Service.ToString());
    }
}
