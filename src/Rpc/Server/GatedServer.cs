using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arktos.Rpc;

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
