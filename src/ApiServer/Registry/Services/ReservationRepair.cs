using System.Text;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// Mends what a server that died between two commits has left of <see cref="ServiceReservations"/>: a reservation
/// without a service goes after ten minutes, and a service without one gets it. All that it does is conditional.
/// </summary>
public sealed class ReservationRepair(IKeyspace keyspace, TimeProvider time, ILogger log)
{
    /// <summary>No request lasts as long.</summary>
    private static readonly TimeSpan RequestMax = TimeSpan.FromMinutes(10);

    private static readonly string[] Kinds = [ServiceReservations.AddressKeys, ServiceReservations.PortKeys];

    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public async Task RepairAsync(CancellationToken cancel)
    {
        foreach (var kind in Kinds)
        {
            var (reserved, held) = (new Dictionary<string, KeyspaceItem>(), new List<KeyspaceItem>());
            // All tenants at one revision.
            await foreach (var item in new ObjectStorage(keyspace).AllAsync(new KeyRange(kind), cancel))
            {
                if (item.Key.Tenant == ServiceReservations.Tenant)
                    reserved[item.Key.Name] = item;
                else
                    held.Add(item);
            }
            foreach (var item in held)
                await ReserveAsync(item, reserved.GetValueOrDefault(item.Key.Name), cancel);
            var names = held.Select(h => (h.Key.Tenant, h.Key.Name)).ToHashSet();
            foreach (var item in reserved.Values)
                if (
                    ServiceReservations.TenantOf(item) is { } tenant
                    && !names.Contains((tenant, item.Key.Name))
                    && item.Revision.UnixMilliseconds < time.GetUtcNow().Subtract(RequestMax).ToUnixTimeMilliseconds()
                )
                    await GiveBackAsync(item, cancel);
        }
    }

    // Of a service that was made before there were reservations, or whose reservation was lost.
    private async Task ReserveAsync(KeyspaceItem held, KeyspaceItem? known, CancellationToken cancel)
    {
        var owner = ServiceReservations.OwnerOf(held);
        if (known is not null)
        {
            if (ServiceReservations.TenantOf(known) != held.Key.Tenant)
                log.LogWarning(
                    "{Address} is held by service {Service} and by one of another tenant: the older one is reached "
                        + "there; delete one of them",
                    held.Key.Name,
                    owner
                );
            return;
        }
        var key = ServiceReservations.Of(held.Key);
        await keyspace.CommitAsync(
            new Commit(
                Guid.NewGuid(),
                [new CommitCondition.Absent(key)],
                [new CommitOperation.Put(key, Encoding.UTF8.GetBytes($"{owner}/repaired"), -1)]
            ),
            cancel
        );
    }

    private async Task GiveBackAsync(KeyspaceItem reservation, CancellationToken cancel)
    {
        log.LogInformation(
            "{Address} is free again: no service has it that it was reserved for ({Owner})",
            reservation.Key.Name,
            Encoding.UTF8.GetString(reservation.Value.Span)
        );
        await keyspace.CommitAsync(
            new Commit(
                Guid.NewGuid(),
                [new CommitCondition.RevisionEquals(reservation.Key, reservation.Revision)],
                [new CommitOperation.Delete(reservation.Key)]
            ),
            cancel
        );
    }
}
