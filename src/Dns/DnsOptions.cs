using System.Net;
using Arktos.Client.Connection;
using Arktos.Dns.Forwarding;
using Arktos.Dns.Names;
using Arktos.Dns.Serving;
using Arktos.Metrics;

namespace Arktos.Dns;

/// <summary>How a DNS server runs.</summary>
public sealed record DnsOptions
{
    public required ApiConnectionOptions Connection { get; init; }

    /// <summary>
    /// Where queries are taken, by UDP and TCP. Certain addresses of this machine: a response must come from the
    /// address that was asked, and of "any address" the kernel chooses one itself. Several processes may share them.
    /// </summary>
    public required IReadOnlyList<IPEndPoint> Listen { get; init; }

    /// <summary>The zone of the cluster.</summary>
    public string Domain
    {
        get;
        init
        {
            Zone = new ZoneOptions(value);
            field = value;
        }
    } = DefaultDomain;

    public const string DefaultDomain = "cluster.local";

    /// <summary>Who is asked for all other names; none: those of <see cref="ResolvConf"/>.</summary>
    public IReadOnlyList<IPEndPoint> Upstreams { get; init; } = [];

    /// <summary>A file that names the servers to ask, and is read again when it changes; "" for none.</summary>
    public string ResolvConf { get; init; } = "/etc/resolv.conf";

    /// <summary>Queries a second that one address may send, and as many at once.</summary>
    public int QueriesPerSecondMax { get; init; } = 2000;

    /// <summary>Where the process counts.</summary>
    public RoleMetrics Metrics { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal ZoneOptions Zone { get; private init; } = new(DefaultDomain);

    internal ForwardingOptions Forwarding { get; init; } = new();

    internal ServingOptions Serving { get; init; } = new();
}
