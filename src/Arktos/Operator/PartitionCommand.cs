using System.CommandLine;
using System.Globalization;
using Arktos.Local;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Spectre.Console;

namespace Arktos.Operator;

/// <summary>
/// `arktos partition`: what partitions there are and where, new ones, and moves of replicas, while the cluster serves.
/// </summary>
internal static class PartitionCommand
{
    private static readonly TimeSpan LeaderPause = TimeSpan.FromMilliseconds(100);

    private static readonly Argument<uint> Id = new("partition") { Description = "its number" };
    private static readonly Option<string> From = new("--from")
    {
        Description = "store that gives its replica up",
        Required = true,
    };
    private static readonly Option<string> To = new("--to") { Description = "store that takes it", Required = true };
    private static readonly Option<string[]> Tenants = new("--tenant")
    {
        Description = "a tenant that is to live in it, and is moved there; may be given several times",
        AllowMultipleArgumentsPerToken = true,
    };
    public static readonly Option<Duration> Timeout = DurationOption.Create(
        "--timeout",
        "how long to wait until the stores have brought it about; 0: not at all",
        TimeSpan.FromMinutes(10)
    );

    public static Command Command() =>
        new("partition", "Show, make and move partitions of the local cluster")
        {
            KeyspaceVerb.Create(
                "partition",
                "list",
                "Print the partitions, who leads and votes, and what changes",
                [],
                [],
                ListAsync
            ),
            KeyspaceVerb.Create(
                "partition",
                "create",
                "Make a partition, with a replica in three AZs; prints its number",
                [],
                [Tenants, RoomyChange.Force, Timeout],
                CreateAsync
            ),
            KeyspaceVerb.Create(
                "partition",
                "move",
                "Move a replica from one store to another",
                [Id],
                [From, To, RoomyChange.Force, Timeout],
                MoveAsync
            ),
            PartitionBalanceCommand.Command(),
        };

    public static TimeSpan? Wait(ParseResult parsed) =>
        parsed.GetValue(Timeout).Value is var timeout && timeout > TimeSpan.Zero ? timeout : null;

    private static async Task ListAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var map = keyspace.Map;
        string Names(IEnumerable<ulong> replicas) =>
            string.Join(
                ' ',
                replicas
                    .Select(MapChanges.StoreOf)
                    .Order()
                    .Select(id => map.Stores.FirstOrDefault(s => s.Id == id)?.Name ?? $"({id})")
            );
        var status = await keyspace.StatusAsync(cancel).ConfigureAwait(false);
        var grid = Grid.Of("PARTITION", "LEADER", "STATE", "MEMBERS", "BECOME", "REVISION", "TENANTS");
        foreach (var partition in map.Partitions.OrderBy(p => p.Id))
        {
            var replicas = status
                .Where(s => s.Status is not null)
                .SelectMany(s => s.Status!.Partitions.Where(p => p.Partition == partition.Id))
                .ToList();
            var leader = replicas.MaxBy(r => r.Term) is { Leader: not 0 } newest
                ? map.Stores.FirstOrDefault(s => s.Id == newest.Leader)?.Name ?? "-"
                : "-";
            var tenants = map
                .Tenants.Where(t => t.Value == partition.Id)
                .Select(t => t.Key)
                .Order(StringComparer.Ordinal)
                .ToList();
            grid.AddRow(
                partition.Id.ToString(CultureInfo.InvariantCulture),
                leader,
                replicas.Count > 0 && replicas.All(r => r.Asleep) ? "asleep" : "awake",
                Names(partition.Members),
                MapChanges.IsSettled(partition) ? "" : Names(partition.Replicas),
                replicas.Count == 0 ? "-" : replicas.Max(r => r.Revision).ToString(CultureInfo.InvariantCulture),
                Markup.Escape(
                    string.Join(' ', tenants) + (partition.ByHash ? (tenants.Count > 0 ? " and " : "") + "by hash" : "")
                )
            );
        }
        Grid.Print(grid);
    }

    private static async Task CreateAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var tenants = parsed.GetValue(Tenants) ?? [];
        uint id = 0;
        List<TenantMove> moves = [];
        await RoomyChange
            .UpdateMapAsync(
                keyspace,
                parsed.GetValue(RoomyChange.Force),
                map =>
                {
                    id = MapChanges.CreatePartition(map, tenants);
                    moves = [.. map.Moves.Where(m => m.To == id)];
                    return true;
                },
                cancel
            )
            .ConfigureAwait(false);
        if (Wait(parsed) is { } wait)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(wait);
            while (
                await keyspace.LatestAsync(new PartitionId((ushort)id), Revision.None, cancel).ConfigureAwait(false)
                    is not ReadResult<Revision>.Ok
            )
            {
                if (patience.IsCancellationRequested)
                    throw new TimeoutException(
                        $"partition {id} is in the map and has no leader yet: do its stores run (arktos store-node "
                            + $"list)?"
                    );
                await Task.Delay(LeaderPause, cancel).ConfigureAwait(false);
            }
            if (moves.Count > 0)
                await TenantMoveCommand
                    .WaitAsync(keyspace, moves[0].Tenant, [.. moves.Select(m => m.Number)], wait, cancel)
                    .ConfigureAwait(false);
        }
        Console.WriteLine(id);
    }

    private static async Task MoveAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        var (id, from, to) = (parsed.GetRequiredValue(Id), parsed.GetRequiredValue(From), parsed.GetRequiredValue(To));
        await RoomyChange
            .UpdateMapAsync(
                keyspace,
                parsed.GetValue(RoomyChange.Force),
                map =>
                {
                    MapChanges.MoveReplica(map, id, from, to);
                    return true;
                },
                cancel
            )
            .ConfigureAwait(false);
        await MembersSettled.WaitAsync(keyspace, Wait(parsed), cancel).ConfigureAwait(false);
        if (Wait(parsed) is not null)
            Console.WriteLine($"partition {id} has its replica on {to} instead of {from}");
    }
}
