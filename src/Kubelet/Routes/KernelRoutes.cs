using Arktos.Kubelet.Netlink;

namespace Arktos.Kubelet.Routes;

/// <summary>The routes of this network namespace. One thread.</summary>
internal sealed class KernelRoutes : IDisposable
{
    private readonly NetlinkSocket _socket = new(NetlinkPart.Routes),
        _changes = new(NetlinkPart.Routes);

    /// <exception cref="IOException">The kernel does not allow it.</exception>
    public KernelRoutes() => _changes.Listen(RouteMessages.Groups);

    /// <summary>Whether links, addresses or routes have changed since the last call, whoever changed them.</summary>
    public bool HaveChanged() => _changes.HeardAnything();

    public IReadOnlyList<KernelRoute> List()
    {
        var routes = new List<KernelRoute>();
        _socket.Ask(
            RouteMessages.AskAll(),
            m =>
            {
                if (RouteMessages.Read(m) is { } route)
                    routes.Add(route);
            }
        );
        return routes;
    }

    public Reach ReachOf(uint address)
    {
        var reach = Reach.Nowhere;
        var error = _socket.TryAsk(RouteMessages.AskWay(address), m => reach = RouteMessages.ReadWay(m));
        return error == 0 ? reach : Reach.Nowhere;
    }

    /// <summary>Why it is not there; "" when it is.</summary>
    public string Add(NodeRoute route) =>
        _socket.Commit(RouteMessages.Add(route)) is var error and not 0 ? NetlinkSocket.Text(error) : "";

    /// <exception cref="IOException">It cannot be removed.</exception>
    public void Remove(KernelRoute route)
    {
        if (_socket.Commit(RouteMessages.Remove(route)) is var error and not (0 or RouteMessages.NoSuchRoute))
            throw new IOException($"the route to {route.Range} cannot be removed: {NetlinkSocket.Text(error)}");
    }

    public void Dispose()
    {
        _socket.Dispose();
        _changes.Dispose();
    }
}
