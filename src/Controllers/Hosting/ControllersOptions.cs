using System.Security.Cryptography.X509Certificates;
using Arktos.Client.Connection;
using Arktos.Client.Leading;
using Arktos.Controllers.NodeIpam;
using Arktos.Controllers.ServiceAddresses;
using Arktos.Metrics;

namespace Arktos.Controllers;

/// <summary>
/// What a controllers process is told. Times are bounds, not guesses: see the README of each controller.
/// </summary>
public sealed record ControllersOptions
{
    public required ApiConnectionOptions Connection { get; init; }

    /// <summary>Unique among the processes that may lead: host name and process id, say.</summary>
    public required string Identity { get; init; }

    public LeaderTimes Leading { get; init; } = new();

    /// <summary>
    /// PEM of the authorities that sign the API servers' certificates; published to every namespace as config map
    /// kube-root-ca.crt.
    /// </summary>
    public required string RootCaPem { get; init; }

    /// <summary>
    /// The authority that signs client certificates, with its key; of the caller. Null: approved requests are not
    /// signed.
    /// </summary>
    public X509Certificate2? ClusterSigningAuthority { get; init; }

    /// <summary>How long a certificate holds that asks for no less.</summary>
    public TimeSpan ClusterSigningDuration { get; init; } = TimeSpan.FromDays(365);

    /// <summary>How many keys each controller reconciles at a time.</summary>
    public int WorkersPerController { get; init; } = 5;

    /// <summary>A node that has not renewed its lease nor changed its status for this long is Unknown.</summary>
    public TimeSpan NodeMonitorGracePeriod { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>The same for a node that has never reported, from its creation on.</summary>
    public TimeSpan NodeStartupGracePeriod { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan NodeMonitorPeriod { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan PodCollectionPeriod { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a node must have been gone before its pods are deleted.</summary>
    public TimeSpan NodeGoneQuarantine { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>How many Succeeded and Failed pods are kept, over all tenants.</summary>
    public int TerminatedPodsMax { get; init; } = 12_500;

    /// <summary>
    /// The range of all pods, of which each node gets a part as its spec.podCIDR: IPv4; "": nodes get none.
    /// </summary>
    public string ClusterCidr { get; init; } = "";

    /// <summary>How many bits of a node's range are its network's; 24: 256 addresses.</summary>
    public int NodeCidrMaskSize { get; init; } = 24;

    /// <summary>
    /// The addresses that services of type LoadBalancer get: networks and ranges of IPv4, with commas in between; "":
    /// they get none.
    /// </summary>
    public string LoadBalancerRange { get; init; } = "";

    /// <summary>Where the process counts.</summary>
    public RoleMetrics Metrics { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <exception cref="InvalidDataException">The ranges of pods cannot be cut as they are to be, or those of load
    /// balancers are none.</exception>
    public void Check()
    {
        CheckLoadBalancers(LoadBalancerRange);
        if (ClusterCidr.Length > 0)
            ClusterRange.Parse(ClusterCidr, NodeCidrMaskSize);
    }

    /// <exception cref="InvalidDataException">They are no addresses that load balancers may have.</exception>
    public static void CheckLoadBalancers(string range) => AddressRanges.Parse(range);
}
