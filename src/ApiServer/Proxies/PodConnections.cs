using System.Net;
using Arktos.Rpc;

namespace Arktos.ApiServer.Proxies;

/// <summary>Where a proxied request goes: a port of a pod, by the agent of its node.</summary>
/// <param name="Authority">Unlike that of any other pod, port or node: connections are kept by it.</param>
/// <param name="Host">What the pod is told that it was asked as.</param>
internal sealed record PodPort(NodeAgent Agent, string Path, string Authority, string Host)
{
    public static PodPort Of(PodTarget target, NodeAgent agent, int port)
    {
        var pod = target.Pod;
        var host = IPAddress.TryParse(pod.Status.PodIP, out var ip) ? ip.ToString() : pod.Metadata.Name;
        return new(
            agent,
            $"{target.PodPathOf("connect")}/{port}",
            $"{pod.Metadata.Uid}.{agent.Address.Host}:{port}".ToLowerInvariant(),
            $"{host}:{port}"
        );
    }
}

/// <summary>
/// HTTP to pods. The connections are made by node agents, to the address that their runtime gave the pod: no address
/// that an object names is dialed, and no API server has to reach the network of pods. Thread-safe.
/// </summary>
internal sealed class PodConnections : IDisposable
{
    /// <summary>To one port of one pod at once.</summary>
    private const int ConnectionsMax = 64;

    internal static readonly HttpRequestOptionsKey<PodPort> Target = new("arktos.pod");

    private readonly SocketsHttpHandler _handler;

    public PodConnections(NodeConnections nodes)
    {
        _handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = ConnectionsMax,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // They count among the sessions of the node.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2),
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            // Nobody vouches for pods; who wants to be sure of one asks it by port-forward.
            SslOptions = RpcTls.AnyServer(null),
            ConnectCallback = async (context, cancel) =>
                context.InitialRequestMessage.Options.TryGetValue(Target, out var pod)
                    ? await nodes.ConnectPodAsync(pod.Agent, pod.Path, cancel)
                    : throw new IOException("a request to no pod"),
        };
        Invoker = new HttpMessageInvoker(_handler, disposeHandler: false);
    }

    public HttpMessageInvoker Invoker { get; }

    public void Dispose()
    {
        Invoker.Dispose();
        _handler.Dispose();
    }
}
