using System.Net;
using System.Text;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer;

/// <summary>
/// Keeps the addresses behind service <c>kubernetes</c> those of API servers that live. Each server writes a key that
/// goes by itself when it is not renewed, and all of them make the service's endpoints what the keys say. One task runs
/// it.
/// </summary>
internal sealed class AdvertisedAddresses(
    IKeyspace keyspace,
    Bootstrap objects,
    ApiServerOptions options,
    ILogger<AdvertisedAddresses> log
)
{
    private const string Resource = "apiserveraddresses.arktos.io";

    /// <summary>
    /// Of one partition: a range over all tenants would be read in each of them, and wake those that sleep.
    /// </summary>
    private static readonly KeyRange Addresses = new(Resource, "", "");

    /// <summary>Two renewals may fail.</summary>
    private const int RenewalsInLife = 3;
    private static readonly TimeSpan LeaveDeadline = TimeSpan.FromSeconds(2);

    // Servers may share an address.
    private readonly ObjectKey _key = new(Resource, "", "", Guid.NewGuid().ToString());

    /// <summary>Until the server stops; then its address is taken away, if others have not the same.</summary>
    public async Task RunAsync(IPEndPoint own, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await WriteAsync(Put(own), stopping);
                await PublishAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e)
            {
                var isExpected = e is StoreUnavailableException or InvalidOperationException;
                log.LogWarning(isExpected ? null : e, "the address {Address} is not renewed: {Reason}", own, e.Message);
            }
            await Task.Delay(options.AddressRenewal, options.Time, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await LeaveAsync(own);
    }

    private async Task LeaveAsync(IPEndPoint own)
    {
        using var late = new CancellationTokenSource(LeaveDeadline);
        try
        {
            await WriteAsync(new CommitOperation.Delete(_key), late.Token);
            await PublishAsync(late.Token);
        }
        // The server stops, whatever it is.
        catch (Exception e)
        {
            log.LogInformation("the address {Address} goes when it is not renewed: {Reason}", own, e.Message);
        }
    }

    private CommitOperation.Put Put(IPEndPoint own) =>
        new(_key, Encoding.UTF8.GetBytes(own.ToString()), -1) { TimeToLive = RenewalsInLife * options.AddressRenewal };

    private async Task WriteAsync(CommitOperation operation, CancellationToken cancel)
    {
        var result = await keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [operation]), cancel);
        if (result is not CommitResult.Committed)
            throw new StoreUnavailableException(new KeyRange(Resource));
    }

    private async Task PublishAsync(CancellationToken cancel)
    {
        var live = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var item in new ObjectStorage(keyspace).AllAsync(Addresses, cancel))
            live.Add(Encoding.UTF8.GetString(item.Value.Span));
        var addresses = live.Select(a => IPEndPoint.TryParse(a, out var address) ? address : null).OfType<IPEndPoint>();
        // Nobody at all: the last one stops, and whoever looks finds it gone by itself.
        if (addresses.ToList() is { Count: > 0 } some)
            await objects.PublishAsync(some, cancel);
    }
}
