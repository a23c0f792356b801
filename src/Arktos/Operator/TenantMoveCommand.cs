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

/// <summary>`arktos tenant move`: has the stores bring a tenant to another partition while it is used.</summary>
internal static class TenantMoveCommand
{
    private static readonly Option<uint?> To = new("--to-partition")
    {
        Description = "the partition that it is to live in (arktos partition list)",
    };
    private static readonly Option<bool> Cancel = new("--cancel")
    {
        Description = "let it stay where it is, if its move has not come too far",
    };
    private static readonly Option<bool> Force = new("--force")
    {
        Description = "also to a partition on a store that has no room for it",
    };
    private static readonly Option<Duration> Timeout = DurationOption.Create(
        "--timeout",
        "how long to wait until it is there and nothing is left where it was; 0: not at all",
        TimeSpan.FromMinutes(10)
    );

    public static IReadOnlyList<Option> Options => [To, Cancel, Force, Timeout];

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
            if (to is { } full && !parsed.GetValue(Force))
                await RefuseFullAsync(keyspace, tenant, full, cancel).ConfigureAwait(false);
            ulong number = 0;
            await keyspace
                .UpdateMapAsync(
                    map =>
                    {
                        if (to is { } partition)
                            MapChanges.MoveTenant(map, tenant, partition);
                        else
                            MapChanges.CancelMove(map, tenant);
                        number = map.Moves.Single(m => m.Tenant == tenant).Number;
                        return true;
                    },
                    cancel
                )
                .ConfigureAwait(false);
            var timeout = parsed.GetValue(Timeout).Value;
            if (timeout > TimeSpan.Zero)
                await WaitAsync(keyspace, tenant, number, timeout, cancel).ConfigureAwait(false);
            Console.WriteLine(
                timeout > TimeSpan.Zero
                    ? $"tenant/{tenant} is in partition {PlaceOf(keyspace, tenant)}"
                    : $"tenant/{tenant} is on its way"
            );
        };

    private static async Task RefuseFullAsync(KeyspaceClient keyspace, string tenant, uint to, CancellationToken cancel)
    {
        var answers = await keyspace.StatusAsync(cancel, withLoads: true).ConfigureAwait(false);
        var load = new LoadSamples(samples: 1).Add(TimeSpan.Zero, answers);
        var bytes = load.Partitions.SelectMany(p => p.Tenants).Where(t => t.Tenant == tenant).Sum(t => t.Bytes);
        if (BalancePlan.RoomRefusal(keyspace.Map, load, to, bytes) is { } refusal)
            throw new InvalidOperationException($"{refusal}: --force moves tenant {tenant} there all the same");
    }

    /// <summary>Where a tenant is, and where it goes.</summary>
    public static string PlaceOf(KeyspaceClient keyspace, string tenant)
    {
        var place = string.Join(
            ' ',
            keyspace
                .PartitionsOf(new KeyRange("namespaces", tenant))
                .Select(p => p.Value.ToString(CultureInfo.InvariantCulture))
        );
        return MoveOf(keyspace, tenant) switch
        {
            null => place,
            { IsSwitched: true } done => $"{place} (from {done.From})",
            { IsCancelled: true } => place,
            var move => $"{place} -> {move.To}",
        };
    }

    /// <summary>Null: it is not on its way.</summary>
    public static TenantMove? MoveOf(KeyspaceClient keyspace, string tenant) =>
        keyspace.Map.Moves.FirstOrDefault(m => m.Tenant == tenant);

    /// <summary>Until a move is over; tells on standard error how far it is.</summary>
    /// <exception cref="TimeoutException">It is not.</exception>
    public static async Task WaitAsync(
        KeyspaceClient keyspace,
        string tenant,
        ulong number,
        TimeSpan timeout,
        CancellationToken cancel
    )
    {
        var begin = Stopwatch.GetTimestamp();
        var told = "";
        while (true)
        {
            var changed = keyspace.MapChanged;
            if (MoveOf(keyspace, tenant) is not { } move || move.Number != number)
                return;
            var progress =
                move.IsSwitched ? $"is in partition {move.To}; what is left in partition {move.From} is being deleted"
                : move.Problem.Length > 0 ? $"waits: {move.Problem}"
                : move.IsCancelled ? "stays; what was copied is being deleted"
                : $"is being copied to partition {move.To}";
            if (progress != told)
                await Console.Error.WriteLineAsync($"tenant/{tenant} {told = progress}").ConfigureAwait(false);
            var left = timeout - Stopwatch.GetElapsedTime(begin);
            if (left <= TimeSpan.Zero)
                throw new TimeoutException(
                    $"tenant {tenant} {progress}, for {timeout.TotalSeconds:F0} s now. The stores go on with it "
                        + $"(arktos tenant describe {tenant})"
                );
            try
            {
                await changed.WaitAsync(left, cancel).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Looked at once more, and told.
            }
        }
    }
}
