using System.CommandLine;
using Arktos.Store.Balance;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Operator;

/// <summary>
/// How an operator changes what lies where: nothing is moved to a store that has no room for it, unless that is asked
/// for.
/// </summary>
internal static class RoomyChange
{
    public static readonly Option<bool> Force = new("--force")
    {
        Description = "also where a store has no room for what goes to it",
    };

    /// <param name="isForced">Whether stores may become full.</param>
    /// <param name="change">As of <see cref="KeyspaceClient.UpdateMapAsync"/>.</param>
    /// <exception cref="InvalidOperationException">A store has no room.</exception>
    public static async Task UpdateMapAsync(
        KeyspaceClient keyspace,
        bool isForced,
        Func<PartitionMap, bool> change,
        CancellationToken cancel
    )
    {
        var load = isForced
            ? null
            : new LoadSamples(samples: 1).Add(
                TimeSpan.Zero,
                await keyspace.StatusAsync(cancel, withLoads: true).ConfigureAwait(false)
            );
        await keyspace
            .UpdateMapAsync(
                map =>
                {
                    var before = PartitionMap.Decode(map.Encode());
                    if (!change(map))
                        return false;
                    return load is null || BalancePlan.RoomRefusal(before, map, load) is not { } refusal
                        ? true
                        : throw new InvalidOperationException($"{refusal}: --force moves it there all the same");
                },
                cancel
            )
            .ConfigureAwait(false);
    }
}
