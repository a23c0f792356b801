using System.Text;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Services;

/// <summary>
/// Makes what services hold unique over all tenants: a tenant's commit cannot reach further than its partition, so an
/// address is first reserved where tenant system has its own, and given back when the commit fails or the service is
/// gone. Who dies in between leaves a reservation, which <see cref="ReservationRepair"/> takes away.
/// <code>
///   nothing ..reserve (partition of system)... reserved ..commit of the service... held
///      ^.......... the commit has failed ..........'                                |
///      ^................ given back after a commit without it ......................'
/// </code>
/// A service of tenant system needs no reservation: its own key is in the same place, in the service's own commit.
/// </summary>
internal static class ServiceReservations
{
    public const string AddressKeys = "clusterips.arktos",
        PortKeys = "nodeports.arktos";
    public const string Tenant = "system";

    private const int OwnerParts = 4;
    private const int GivenBackAtOnce = 16;

    /// <summary>Of what is done when a commit has ended: not the request's own time, which may have run out.</summary>
    public static readonly TimeSpan SettlementDeadline = TimeSpan.FromSeconds(5);

    /// <summary>The key that stands for this one in the whole cluster.</summary>
    public static ObjectKey Of(ObjectKey key) => key with { Tenant = Tenant, Namespace = "" };

    /// <summary>
    /// The key by which a service holds an address or a port: a tenant's is with the service, wherever that is; that
    /// nobody else has it is for the reservation to say.
    /// </summary>
    /// <param name="ns">The service's.</param>
    public static ObjectKey KeyOf(string kind, string tenant, string ns, string what) =>
        new(kind, tenant, tenant == Tenant ? "" : ns, what);

    /// <summary>Reserves all of them or none.</summary>
    /// <returns>
    /// Null when somebody has one of them or a condition does not hold; else what is to be done when the commit has
    /// ended.
    /// </returns>
    /// <exception cref="StoreUnavailableException">Nothing can be said.</exception>
    public static async Task<Func<CommitResult?, Task>?> TryReserveAsync(
        IKeyspace keyspace,
        ReservedKeys keys,
        CancellationToken cancel
    )
    {
        // One of its own for each try: two requests that make the same service do not take it for each other's.
        var owner = Encoding.UTF8.GetBytes($"{keys.Owner}/{Guid.NewGuid():n}");
        if (keys.Taken.Count > 0)
        {
            var commit = new Commit(
                Guid.NewGuid(),
                [.. keys.Taken.Select(k => new CommitCondition.Absent(Of(k))), .. keys.Conditions],
                [.. keys.Taken.Select(k => new CommitOperation.Put(Of(k), owner, -1))]
            );
            var result = await keyspace.CommitAsync(commit, cancel);
            if (result is CommitResult.ConditionFailed)
                return null;
            if (result is not CommitResult.Committed)
                throw new StoreUnavailableException(new KeyRange(AddressKeys, Tenant));
        }
        return outcome =>
            outcome switch
            {
                CommitResult.Committed => GiveBackAsync(keyspace, keys.Left, keys.Owner + "/"),
                // It may have been applied: whoever repairs will know.
                CommitResult.Unavailable => Task.CompletedTask,
                _ => GiveBackAsync(keyspace, keys.Taken, Encoding.UTF8.GetString(owner)),
            };
    }

    /// <summary>Of which tenant's service a reservation is; null for a key of tenant system's own services.</summary>
    public static string? TenantOf(KeyspaceItem reservation) =>
        Encoding.UTF8.GetString(reservation.Value.Span).Split('/') is { Length: OwnerParts } parts ? parts[0] : null;

    /// <summary>Whose key a tenant's own is, as reservations name it.</summary>
    public static string OwnerOf(KeyspaceItem held) => $"{held.Key.Tenant}/{Encoding.UTF8.GetString(held.Value.Span)}";

    /// <summary>Gives back those of some keys that the owner has; what cannot be, is repaired later.</summary>
    /// <param name="owner">How a reservation begins: tenant/, or more of it.</param>
    public static async Task GiveBackAsync(IKeyspace keyspace, IReadOnlyCollection<ObjectKey> keys, string owner)
    {
        // Not the request's own time: it may have run out.
        using var patience = new CancellationTokenSource(SettlementDeadline);
        try
        {
            await Parallel.ForEachAsync(
                keys.Select(Of),
                new ParallelOptions { MaxDegreeOfParallelism = GivenBackAtOnce, CancellationToken = patience.Token },
                async (key, cancel) =>
                {
                    if (
                        await keyspace.GetAsync(key, cancel) is ReadResult<KeyspaceItem?>.Ok { Value: { } item }
                        && Encoding.UTF8.GetString(item.Value.Span).StartsWith(owner, StringComparison.Ordinal)
                    )
                        await keyspace.CommitAsync(
                            new Commit(
                                Guid.NewGuid(),
                                [new CommitCondition.RevisionEquals(key, item.Revision)],
                                [new CommitOperation.Delete(key)]
                            ),
                            cancel
                        );
                }
            );
        }
        catch (OperationCanceledException)
        { /* it is repaired later */
        }
    }
}

/// <summary>Keys of a tenant's services that a commit takes and leaves.</summary>
/// <param name="Owner">tenant/namespace/name.</param>
internal sealed record ReservedKeys(
    string Owner,
    IReadOnlyCollection<ObjectKey> Taken,
    IReadOnlyCollection<ObjectKey> Left
)
{
    /// <summary>What must hold where the keys are reserved, beyond that nobody has them.</summary>
    public IReadOnlyCollection<CommitCondition> Conditions { get; init; } = [];
}
