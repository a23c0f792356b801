using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;
using Arktos.Local;
using Arktos.Store.Balance;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Operator;

/// <summary>
/// `arktos tenant move`: has the stores bring a tenant, or a part of one, to another partition while it is used.
/// </summary>
internal static class TenantMoveCommand
{
    private static readonly Option<uint?> To = new("--to-partition")
    {
        Description = "the partition that it is to live in (arktos partition list)",
    };
    private static readonly Option<string?> Part = new("--part")
    {
        Description =
            "only this part of a tenant that is in parts: a number, or home for what is in no namespace "
            + "(arktos tenant describe)",
    };
    private static readonly Option<bool> Cancel = new("--cancel")
    {
        Description = "let it stay where it is, if its move has not come too far",
    };
    private static readonly Option<Duration> Timeout = DurationOption.Create(
        "--timeout",
        "how long to wait until it is there and nothing is left where it was; 0: not at all",
        TimeSpan.FromMinutes(10)
    );

    public static IReadOnlyList<Option> Options => [To, Part, Cancel, RoomyChange.Force, Timeout];

    public static Func<ClusterLayout, ApiConnection, ParseResult, CancellationToken, Task> RunAsync(
        Argument<string> name
    ) =>
        async (layout, connection, parsed, cancel) =>
        {
            var (tenant, to, isCancelled) = (
                parsed.GetRequiredValue(name),
                parsed.GetValue(To),
                parsed.GetValue(Cancel)
            );
            if (to is null != isCancelled)
                throw new ArgumentException("say where to (--to-partition N), or that it is to stay (--cancel)");
            // One that is not there is refused by name; one that is being deleted may move still.
            await new ResourceClient<Tenant>(connection)
                .GetAsync(new Client.Resources.ObjectKey("", "", tenant), cancel)
                .ConfigureAwait(false);
            using var keyspace = OperatorKeyspace.Open(layout);
            await OperatorKeyspace.ConnectAsync(keyspace, cancel).ConfigureAwait(false);
            var names = NamesOf(keyspace, tenant, parsed.GetValue(Part));
            var numbers = new List<ulong>();
            await RoomyChange
                .UpdateMapAsync(
                    keyspace,
                    isCancelled || parsed.GetValue(RoomyChange.Force),
                    map =>
                    {
                        if (to is { } partition)
                            Move(map, names.ToDictionary(n => n, _ => partition));
                        else
                            // None of them on its way is refused as one is.
                            foreach (var name in names.Where(n => IsOnItsWay(map, n)).DefaultIfEmpty(names[0]))
                                MapChanges.CancelMove(map, name);
                        numbers = [.. map.Moves.Where(m => names.Contains(m.Tenant)).Select(m => m.Number)];
                        return true;
                    },
                    cancel
                )
                .ConfigureAwait(false);
            await FinishAsync(keyspace, tenant, numbers, parsed.GetValue(Timeout).Value, cancel).ConfigureAwait(false);
        };

    /// <summary>Waits for moves, if that is wanted, and tells where the tenant is.</summary>
    public static async Task FinishAsync(
        KeyspaceClient keyspace,
        string tenant,
        IReadOnlyList<ulong> numbers,
        TimeSpan timeout,
        CancellationToken cancel
    )
    {
        if (timeout > TimeSpan.Zero)
            await WaitAsync(keyspace, tenant, numbers, timeout, cancel).ConfigureAwait(false);
        Console.WriteLine(
            timeout > TimeSpan.Zero
                ? $"tenant/{tenant} is in partition {PlaceOf(keyspace, tenant)}"
                : $"tenant/{tenant} is on its way"
        );
    }

    /// <summary>Those of some that are elsewhere are to go to a partition each.</summary>
    /// <exception cref="InvalidOperationException">One that was asked for alone is there.</exception>
    public static void Move(PartitionMap map, IReadOnlyDictionary<string, uint> wanted)
    {
        var router = new PartitionRouter(map);
        foreach (var (name, to) in wanted)
            if (wanted.Count == 1 || !IsOnItsWay(map, name, to) && router.StopOf(name).Partition.Value != to)
                MapChanges.MoveTenant(map, name, to);
    }

    private static bool IsOnItsWay(PartitionMap map, string name, uint? to = null) =>
        map.Moves.Exists(m => m.Tenant == name && (to is null || m.To == to));

    /// <summary>What is moved of a tenant: all of it, or a part.</summary>
    private static List<string> NamesOf(KeyspaceClient keyspace, string tenant, string? part)
    {
        var all = keyspace.PlacesOf(tenant).Keys.ToList();
        if (part is null)
            return all;
        var name = part == "home" ? tenant : $"{tenant}/{part}";
        return all.Count > 1 && all.Contains(name) ? [name]
            : all.Count > 1
                ? throw new ArgumentException($"--part: a number from 0 to {TenantParts.Count - 1}, or home")
            : throw new InvalidOperationException(
                $"tenant {tenant} is not in parts: spread it first (arktos tenant spread {tenant})"
            );
    }

    /// <summary>Where a tenant is, and where it goes; of one in parts: where its home is, and the parts.</summary>
    public static string PlaceOf(KeyspaceClient keyspace, string tenant)
    {
        var places = keyspace.PlacesOf(tenant);
        var place = Text(places[tenant]);
        if (places.Count > 1)
        {
            var parts = places.Where(p => p.Key != tenant).Select(p => p.Value).Distinct().Order().Select(Text);
            return $"{place} (parts {string.Join(' ', parts)})" + (MoveOf(keyspace, tenant) is null ? "" : " ->");
        }
        return MoveOf(keyspace, tenant) switch
        {
            null => place,
            { IsSwitched: true } done => $"{place} (from {done.From})",
            { IsCancelled: true } => place,
            var move => $"{place} -> {move.To}",
        };
    }

    /// <summary>One of its moves, or of its parts'; null: it is not on its way.</summary>
    public static TenantMove? MoveOf(KeyspaceClient keyspace, string tenant) =>
        keyspace.Map.Moves.FirstOrDefault(m => TenantParts.TryParse(m.Tenant, out var of, out _) && of == tenant);

    /// <summary>Until moves are over; tells on standard error how far they are.</summary>
    /// <exception cref="TimeoutException">One is not.</exception>
    public static async Task WaitAsync(
        KeyspaceClient keyspace,
        string tenant,
        IReadOnlyList<ulong> numbers,
        TimeSpan timeout,
        CancellationToken cancel
    )
    {
        var begin = Stopwatch.GetTimestamp();
        var told = new HashSet<string>();
        while (true)
        {
            var changed = keyspace.MapChanged;
            var left = keyspace.Map.Moves.Where(m => numbers.Contains(m.Number)).ToList();
            if (left.Count == 0)
                return;
            foreach (var move in left)
                if (told.Add($"tenant/{move.Tenant} {Progress(move)}"))
                    await Console.Error.WriteLineAsync($"tenant/{move.Tenant} {Progress(move)}").ConfigureAwait(false);
            var patience = timeout - Stopwatch.GetElapsedTime(begin);
            if (patience <= TimeSpan.Zero)
                throw new TimeoutException(
                    $"tenant {left[0].Tenant} {Progress(left[0])}, for {timeout.TotalSeconds:F0} s now. The stores go "
                        + $"on with it (arktos tenant describe {tenant})"
                );
            try
            {
                await changed.WaitAsync(patience, cancel).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Looked at once more, and told.
            }
        }
    }

    private static string Progress(TenantMove move) =>
        move.IsSwitched ? $"is in partition {move.To}; what is left in partition {move.From} is being deleted"
        : move.Problem.Length > 0 ? $"waits: {move.Problem}"
        : move.IsCancelled ? "stays; what was copied is being deleted"
        : $"is being copied to partition {move.To}";

    private static string Text(PartitionId partition) => partition.Value.ToString(CultureInfo.InvariantCulture);
}
