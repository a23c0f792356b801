using System.Net;
using System.Net.NetworkInformation;
using Arktos.Client.Connection;
using Arktos.Dns.Following;
using Arktos.Dns.Forwarding;
using Arktos.Dns.Names;
using Arktos.Dns.Serving;
using Arktos.Dns.Sources;
using Microsoft.Extensions.Logging;

namespace Arktos.Dns;

/// <summary>
/// A DNS server of the cluster: follows the names of all tenants, answers each caller with those of its own, and asks
/// other servers for the rest. Several run side by side and know nothing of each other.
/// <code>
///   follow --all known, or 5 s--> listen --until all is known: SERVFAIL--> answer --cancelled--> end
/// </code>
/// </summary>
public sealed class DnsHost
{
    /// <summary>How long it does not listen while it does not know all names: another one that does gets the callers.
    /// </summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(5),
        LookPeriod = TimeSpan.FromSeconds(15);

    private readonly DnsOptions _options;
    private readonly ILogger _logger;
    private readonly DnsMetrics _metrics;
    private readonly NameTable _names = new();
    private readonly SourceTable _sources = new();
    private readonly Forwarder _forwarder;
    private ClusterFollower? _follower;
    private volatile IReadOnlyList<IPEndPoint> _endPoints = [];
    private DateTime _resolvConfWritten;

    public DnsHost(DnsOptions options, ILoggerFactory loggers)
    {
        _options = options;
        _logger = loggers.CreateLogger<DnsHost>();
        _metrics = new DnsMetrics(options.Metrics);
        _forwarder = new Forwarder(options.Forwarding, _metrics, options.Time, _logger);
        _metrics.Read(_names, _sources, _forwarder, () => IsReady);
    }

    /// <summary>It listens, and knows all names.</summary>
    public bool IsReady => _endPoints.Count > 0 && _follower?.HasSynced == true;

    /// <summary>Where it listens; none before it does.</summary>
    public IReadOnlyList<IPEndPoint> EndPoints => _endPoints;

    /// <summary>Runs until the token is set.</summary>
    /// <exception cref="IOException">An address is taken, or not of this machine.</exception>
    public async Task RunAsync(CancellationToken ct)
    {
        using var connection = new ApiConnection(_options.Connection);
        await RunAsync(connection, ct).ConfigureAwait(false);
    }

    internal async Task RunAsync(IApiConnection connection, CancellationToken ct)
    {
        foreach (var endPoint in _options.Listen)
            if (endPoint.Address.Equals(IPAddress.Any) || endPoint.Address.Equals(IPAddress.IPv6Any))
                throw new IOException(
                    $"DNS queries cannot be taken on {endPoint}: name certain addresses of this machine, because a "
                        + "response must come from the address that was asked"
                );
        LookAround();
        await using var follower = new ClusterFollower(connection, _options, _names, _sources, _logger);
        _follower = follower;
        follower.Start();
        await FirstNamesAsync(follower, ct).ConfigureAwait(false);
        var zone = new Zone(_options.Zone, _names, _sources);
        var handler = new QueryHandler(zone, _sources, _forwarder, _options, _metrics, () => follower.HasSynced);
        var connections = new PlaceCount(_options.Serving.ConnectionsMax, _options.Serving.ConnectionsOfOneMax);
        var (datagrams, streams) = (new List<UdpListener>(), new List<TcpListener>());
        try
        {
            foreach (var endPoint in _options.Listen)
            {
                var udp = new UdpListener(endPoint, handler, _metrics, _logger);
                datagrams.Add(udp);
                streams.Add(new TcpListener(udp.EndPoint, handler, connections, _options.Serving, _metrics, _logger));
            }
            datagrams.ForEach(u => u.Start());
            streams.ForEach(t => t.Start());
            _endPoints = [.. datagrams.Select(u => u.EndPoint)];
            LookAround();
            _logger.LogInformation(
                "answers for {Domain} on {EndPoints}, and asks {Upstreams} for other names",
                _options.Domain,
                string.Join(", ", _endPoints),
                _forwarder.Upstreams.Count == 0
                    ? "nobody"
                    : string.Join(", ", _forwarder.Upstreams.Select(u => u.EndPoint))
            );
            await Task.WhenAll(_forwarder.KeepHealthAsync(ct), KeepLookingAsync(ct)).ConfigureAwait(false);
        }
        finally
        {
            _endPoints = [];
            datagrams.ForEach(u => u.Dispose());
            foreach (var stream in streams)
                await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task FirstNamesAsync(ClusterFollower follower, CancellationToken ct)
    {
        try
        {
            await follower.WaitForSyncAsync(ct).WaitAsync(StartPatience, _options.Time, ct).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            _logger.LogWarning("not all names are known yet; until they are, queries are answered by SERVFAIL");
        }
    }

    private async Task KeepLookingAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(LookPeriod, _options.Time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            LookAround();
        }
    }

    /// <summary>What this machine's addresses are, and whom it asks.</summary>
    private void LookAround()
    {
        try
        {
            _sources.PutOwn(
                NetworkInterface
                    .GetAllNetworkInterfaces()
                    .SelectMany(i => i.GetIPProperties().UnicastAddresses)
                    .Select(a => AddressKey.Of(a.Address))
                    .Append(AddressKey.Of(IPAddress.Loopback))
            );
            if (_options.Upstreams.Count > 0)
                UseServers(_options.Upstreams);
            else if (_options.ResolvConf.Length > 0 && File.Exists(_options.ResolvConf))
            {
                var written = File.GetLastWriteTimeUtc(_options.ResolvConf);
                if (written == _resolvConfWritten)
                    return;
                UseServers(ResolvConf.ServersOf(File.ReadAllText(_options.ResolvConf)));
                _resolvConfWritten = written;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NetworkInformationException)
        {
            _logger.LogWarning("what this machine's addresses and name servers are is not known: {Reason}", e.Message);
        }
    }

    /// <summary>Not ourselves.</summary>
    private void UseServers(IReadOnlyList<IPEndPoint> servers) =>
        _forwarder.UseServers([.. servers.Where(s => !_options.Listen.Contains(s) && !_endPoints.Contains(s))]);
}
