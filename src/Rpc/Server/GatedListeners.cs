using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Arktos.Rpc;

/// <summary>
/// The sockets that a server listens on, behind a gate. A connection too many is closed by the loop that accepts it: a
/// limit that is looked at later (as Kestrel's is) holds only while the thread pool keeps up.
/// </summary>
internal sealed class GatedListeners(SocketTransportFactory sockets, ConnectionGate gate)
    : IConnectionListenerFactory,
        IConnectionListenerFactorySelector
{
    public bool CanBind(EndPoint endpoint) => sockets.CanBind(endpoint);

    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancel) =>
        new Listener(await sockets.BindAsync(endpoint, cancel).ConfigureAwait(false), gate);

    private sealed class Listener(IConnectionListener inner, ConnectionGate gate) : IConnectionListener
    {
        public EndPoint EndPoint => inner.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancel)
        {
            while (await inner.AcceptAsync(cancel).ConfigureAwait(false) is { } connection)
            {
                if (gate.Enter(connection) is { } entered)
                    return entered;
                connection.Abort(new ConnectionAbortedException("too many connections"));
                await connection.DisposeAsync().ConfigureAwait(false);
            }
            return null;
        }

        public ValueTask UnbindAsync(CancellationToken cancel) => inner.UnbindAsync(cancel);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
