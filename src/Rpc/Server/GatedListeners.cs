using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

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

/// <summary>Puts a gate before a server.</summary>
public static class GatedServer
{
    /// <summary>
    /// After Kestrel has been chosen. The gate is a service of the application; <see cref="TlsDoor"/> tells it who is
    /// known.
    /// </summary>
    public static IWebHostBuilder UseConnectionGate(this IWebHostBuilder builder, ConnectionLimits limits) =>
        builder.ConfigureServices(services =>
        {
            services.AddSingleton(provider => new ConnectionGate(
                limits,
                provider.GetRequiredService<ILoggerFactory>().CreateLogger<ConnectionGate>(),
                TimeProvider.System
            ));
            services.AddSingleton<IConnectionListenerFactory>(provider => new GatedListeners(
                ActivatorUtilities.CreateInstance<SocketTransportFactory>(provider),
                provider.GetRequiredService<ConnectionGate>()
            ));
        });
}
