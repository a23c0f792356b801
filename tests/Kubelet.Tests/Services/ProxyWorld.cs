using System.Net;
using System.Net.Sockets;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Services;
using Arktos.Kubelet.Status;
using Arktos.Metrics;

namespace Arktos.Kubelet.Tests.Services;

/// <summary>A proxy of its own on this machine's kernel, with an API that a test scripts. Needs root.</summary>
internal sealed class ProxyWorld : IAsyncDisposable
{
    private readonly LogLines _log = new();
    private CancellationTokenSource _stop = new();
    private ServiceProxy? _proxy;
    private Task _run = Task.CompletedTask;

    public ProxyWorld() => Start();

    /// <summary>Whatever the proxy complains of.</summary>
    public IReadOnlyList<string> Complaints => [.. _log.Lines];

    public string Table { get; } = "arktos-test-" + Guid.NewGuid().ToString()[..8];

    public FollowScript Services { get; private set; } = new();

    public FollowScript Slices { get; private set; } = new();

    /// <summary>Where backends listen: not on the loopback.</summary>
    public static IPAddress Address { get; } = IPAddress.Parse(MachineFacts.Address());

    /// <summary>What the kernel has; "" before the table is there.</summary>
    public string Listed => Command.TryAsync("nft", ["list", "table", "ip", Table], default).Result.Output;

    public async Task RestartAsync()
    {
        await StopAsync();
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await NftTable.RemoveAsync(Table, default);
    }

    /// <summary>What answers at that address and port; "" when it is refused.</summary>
    public static async Task<string> AskAsync(string address, int port)
    {
        using var client = new TcpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await client.ConnectAsync(IPAddress.Parse(address), port, patience.Token);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return "";
        }
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(patience.Token);
    }

    /// <summary>Says its name to everybody who connects.</summary>
    public static TcpListener Serve(string name)
    {
        var listener = new TcpListener(Address, 0);
        listener.Start();
        _ = AcceptAsync(listener, name);
        return listener;
    }

    public static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static async Task AcceptAsync(TcpListener listener, string name)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(System.Text.Encoding.UTF8.GetBytes(name));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        { /* the test is over */
        }
    }

    private void Start()
    {
        var api = new FakeApi();
        _stop = new CancellationTokenSource();
        (Services, Slices) = (api.ScriptOf("services"), api.ScriptOf("endpointslices"));
        _proxy = new ServiceProxy(
            api,
            new ProxyOptions(
                new ProxyRules(Table, "arktos-no-br", "198.18.0.0/24"),
                Made.Node,
                TimeProvider.System,
                new RoleMetrics()
            ),
            _log
        );
        _run = _proxy.RunAsync(_stop.Token);
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _run;
        await _proxy!.DisposeAsync();
        _stop.Dispose();
    }
}
