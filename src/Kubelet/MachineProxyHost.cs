using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Routes;
using Arktos.Kubelet.Services;
using Arktos.Metrics;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet;

/// <summary>Settings of <see cref="MachineProxyHost"/>.</summary>
public sealed record MachineProxyOptions
{
    public required ApiConnectionOptions Api { get; init; }

    /// <summary>The name of the table of nftables that is the proxy's own.</summary>
    public required string Table { get; init; }

    /// <summary>The bridge that nodes of this machine are at.</summary>
    public required string Bridge { get; init; }

    /// <summary>The range of all nodes' pods.</summary>
    public required string ClusterCidr { get; init; }

    public RoleMetrics Metrics { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>
/// What a machine needs to reach services and pods without being a node itself: the service proxy and routes of a node
/// agent, and nothing else. Where nodes have network namespaces of their own, this is for the machine around them, and
/// all their pods count as its own. What it has written outlives it.
/// </summary>
public sealed class MachineProxyHost(MachineProxyOptions options, ILoggerFactory loggers)
{
    /// <summary>Until cancelled.</summary>
    /// <exception cref="InvalidDataException">The machine cannot do it.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            throw new InvalidDataException("the proxy needs root");
        if (!await NftTable.IsThereAsync(ct).ConfigureAwait(false))
            throw new InvalidDataException("the machine has no nft");
        if (!PodRange.TryParse(options.ClusterCidr, out var cluster))
            throw new InvalidDataException($"{options.ClusterCidr} is no range of IPv4 addresses");
        using var connection = new ApiConnection(options.Api);
        var logger = loggers.CreateLogger("Arktos.Kubelet.Routes");
        await using var nodes = new ClusterNodes(
            connection,
            new InformerOptions
            {
                Time = options.Time,
                Metrics = options.Metrics,
                Logger = logger,
            }
        );
        nodes.Start();
        var routes = new NodeRoutes(nodes, new RouteOptions("", null, cluster, options.Time, options.Metrics), logger);
        await using var proxy = new ServiceProxy(
            connection,
            new ProxyOptions(
                new ProxyRules(options.Table, options.Bridge, options.ClusterCidr),
                new NodePlace("", ""),
                options.Time,
                options.Metrics
            ),
            loggers.CreateLogger("Arktos.Kubelet.Services")
        );
        await Task.WhenAll(proxy.RunAsync(ct), routes.RunAsync(ct)).ConfigureAwait(false);
    }
}
