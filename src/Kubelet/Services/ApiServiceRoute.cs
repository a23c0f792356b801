using Arktos.Client.Connection;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Volumes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Services;

/// <param name="Table">Of nftables; the node agent's own.</param>
internal sealed record ApiServiceRouteOptions(string Table, string Bridge);

/// <summary>
/// Keeps the way from the node's pods to the API servers, at the address of the service "kubernetes", as the API has
/// it: looks every ten seconds, and puts right what somebody has changed. While the API cannot be asked, what is there
/// stays. No other service is routed.
/// </summary>
internal sealed class ApiServiceRoute(
    IPodObjects objects,
    ApiServiceRouteOptions options,
    TimeProvider time,
    ILogger logger
)
{
    private static readonly TimeSpan SyncPeriod = TimeSpan.FromSeconds(10),
        BridgePeriod = TimeSpan.FromSeconds(1);

    private ApiService? _service;
    private string _lastFailure = "";

    /// <summary>Until cancelled.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                var failure = await SyncAsync(ct).ConfigureAwait(false);
                if (failure.Length > 0 && failure != _lastFailure)
                    logger.LogWarning("pods may not reach the API servers: {Reason}", failure);
                _lastFailure = failure;
                // The bridge comes with the first pod, which need not wait for long.
                for (var waited = TimeSpan.Zero; waited < SyncPeriod; waited += BridgePeriod)
                {
                    await Task.Delay(BridgePeriod, time, ct).ConfigureAwait(false);
                    OpenLoopback();
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        { /* the agent stops; pods go on */
        }
    }

    /// <summary>What went wrong; "" for nothing.</summary>
    public async Task<string> SyncAsync(CancellationToken ct)
    {
        try
        {
            var (service, endpoints) = await objects.ApiServiceAsync(ct).ConfigureAwait(false);
            _service = ApiService.Read(service, endpoints);
            OpenLoopback();
            var script = ApiServiceRules.Write(options.Table, options.Bridge, _service);
            await NftTable.ApplyAsync(script, ct).ConfigureAwait(false);
            return "";
        }
        catch (Exception e) when (e is IOException or ApiException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    /// <summary>
    /// API servers that listen on the node's loopback only (a cluster on one machine) are reached from the bridge if
    /// the kernel lets addresses of the loopback in there; the rules keep all others from it.
    /// </summary>
    private void OpenLoopback()
    {
        if (_service?.EndPoints.Any(e => System.Net.IPAddress.IsLoopback(e.Address)) != true)
            return;
        var file = $"/proc/sys/net/ipv4/conf/{options.Bridge}/route_localnet";
        if (File.Exists(file) && File.ReadAllText(file).Trim() == "0")
            File.WriteAllText(file, "1");
    }
}
