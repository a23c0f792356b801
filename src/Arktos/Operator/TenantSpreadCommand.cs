using System.CommandLine;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Local;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Arktos.StoreClient.Wire;

namespace Arktos.Operator;

/// <summary>
/// `arktos tenant spread`: a tenant that is too large for one partition falls into parts, which the stores bring to
/// several while it is used. Said once more with other partitions, it brings the parts there.
/// </summary>
internal static class TenantSpreadCommand
{
    private static readonly Option<uint[]> Over = new("--over")
    {
        Description =
            "a partition that gets some of the parts, in turn; may be given several times. Without it: all but "
            + "partition 0, if there are others",
        AllowMultipleArgumentsPerToken = true,
    };
    private static readonly Option<Duration> Timeout = DurationOption.Create(
        "--timeout",
        "how long to wait until the parts are there and nothing is left where they were; 0: not at all",
        TimeSpan.FromMinutes(10)
    );

    public static IReadOnlyList<Option> Options => [Over, RoomyChange.Force, Timeout];

    public static Func<ClusterLayout, ApiConnection, ParseResult, CancellationToken, Task> RunAsync(
        Argument<string> name
    ) =>
        async (layout, connection, parsed, cancel) =>
        {
            var tenant = parsed.GetRequiredValue(name);
            await new ResourceClient<Tenant>(connection)
                .GetAsync(new Client.Resources.ObjectKey("", "", tenant), cancel)
                .ConfigureAwait(false);
            using var keyspace = OperatorKeyspace.Open(layout);
            await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
            var over = Partitions(keyspace.Map, parsed.GetValue(Over) ?? []);
            await FallAsync(keyspace, tenant, cancel).ConfigureAwait(false);
            var wanted = Enumerable
                .Range(0, TenantParts.Count)
                .ToDictionary(part => TenantParts.NameOf(tenant, part), part => over[part % over.Count]);
            var numbers = new List<ulong>();
            await RoomyChange
                .UpdateMapAsync(
                    keyspace,
                    parsed.GetValue(RoomyChange.Force),
                    map =>
                    {
                        TenantMoveCommand.Move(map, wanted);
                        numbers = [.. map.Moves.Where(m => wanted.ContainsKey(m.Tenant)).Select(m => m.Number)];
                        return numbers.Count > 0;
                    },
                    cancel
                )
                .ConfigureAwait(false);
            await TenantMoveCommand
                .FinishAsync(keyspace, tenant, numbers, parsed.GetValue(Timeout).Value, cancel)
                .ConfigureAwait(false);
        };

    /// <summary>Returns when the tenant is in parts.</summary>
    /// <exception cref="TimeoutException">It takes too long: no leader of its partition does it.</exception>
    private static async Task FallAsync(KeyspaceClient keyspace, string tenant, CancellationToken cancel)
    {
        if (!keyspace.Map.SpreadTenants.Exists(s => s.Tenant == tenant))
        {
            foreach (var (store, status) in await keyspace.StatusAsync(cancel).ConfigureAwait(false))
                if (status is null || status.StepKinds <= (uint)TenantStep.Types.Kind.Spread)
                    throw new InvalidOperationException(
                        $"store {store.Name} "
                            + (
                                status is null
                                    ? "does not answer: all must, so that none is of a version of before"
                                    : $"is of version {status.Version}, which does not know parts of tenants"
                            )
                    );
            await keyspace
                .UpdateMapAsync(
                    map =>
                    {
                        MapChanges.SpreadTenant(map, tenant);
                        return true;
                    },
                    cancel
                )
                .ConfigureAwait(false);
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        try
        {
            while (keyspace.PlacesOf(tenant).Count == 1)
            {
                var changed = keyspace.MapChanged;
                if (keyspace.PlacesOf(tenant).Count == 1)
                    await changed.WaitAsync(patience.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"tenant {tenant} has not fallen into parts within a minute: its partition has no leader, or that "
                    + "store's log says why. The stores go on trying"
            );
        }
    }

    private static List<uint> Partitions(PartitionMap map, uint[] wanted)
    {
        if (
            wanted.FirstOrDefault(w => map.Partitions.TrueForAll(p => p.Id != w), uint.MaxValue)
            is not uint.MaxValue
                and var no
        )
            throw new ArgumentException($"--over: there is no partition {no} (arktos partition list)");
        if (wanted.Length > 0)
            return [.. wanted.Distinct()];
        var all = map.Partitions.Select(p => p.Id).Order().ToList();
        return all.Count > 1 ? [.. all.Where(p => p != PartitionId.System.Value)] : all;
    }
}
