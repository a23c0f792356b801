using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Arktos.Api;
using Arktos.Local;
using Arktos.Store.Balance;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;
using Spectre.Console;

namespace Arktos.Operator;

/// <summary>
/// `arktos partition balance`: what stores carry, what would be moved off hot and full ones, and whether stores do so
/// by themselves.
/// </summary>
internal static class PartitionBalanceCommand
{
    private static readonly Option<string?> Auto = new("--auto")
    {
        HelpName = "on|off",
        Description = "whether the stores move things by themselves from now on",
    };
    private static readonly Option<bool> Apply = new("--apply") { Description = "move what would be moved next, now" };
    private static readonly Option<uint?> Full = new("--full-percent")
    {
        Description = $"a store is full when so much of its disk is used ({new BalanceRules().FullPercent})",
    };
    private static readonly Option<uint?> Hot = new("--hot-percent")
    {
        Description =
            $"a store is hot when it takes so much of what stores take on average ({new BalanceRules().HotPercent})",
    };
    private static readonly Option<uint?> HotWrites = new("--hot-writes")
    {
        Description = $"and when it takes so many writes a second ({new BalanceRules().HotWrites})",
    };
    private static readonly Option<uint?> Moves = new("--moves-an-hour")
    {
        Description = $"tenants that are moved in an hour, at most ({new BalanceRules().MovesAnHour})",
    };
    private static readonly Option<Duration> Rest = DurationOption.Create(
        "--rest",
        "how long a tenant stays where it was moved to "
            + $"({GoDuration.Format(TimeSpan.FromSeconds(new BalanceRules().RestSeconds))})",
        byDefault: null
    );
    private static readonly Option<Duration> Measure = DurationOption.Create(
        "--measure",
        "how long writes are counted",
        TimeSpan.FromSeconds(5),
        min: TimeSpan.FromSeconds(1)
    );

    public static Command Command()
    {
        Auto.AcceptOnlyFromAmong("on", "off");
        return KeyspaceVerb.Create(
            "partition",
            "balance",
            "Print what stores carry, and what would be moved off hot or full ones; or have it moved",
            [],
            [Auto, Apply, Full, Hot, HotWrites, Moves, Rest, Measure],
            RunAsync
        );
    }

    private static async Task RunAsync(
        ClusterLayout layout,
        KeyspaceClient keyspace,
        ParseResult parsed,
        CancellationToken cancel
    )
    {
        if (IsChange(parsed))
            await keyspace
                .UpdateMapAsync(
                    map =>
                    {
                        MapChanges.SetBalance(map, rules => Change(rules, parsed));
                        return true;
                    },
                    cancel
                )
                .ConfigureAwait(false);
        var load = await MeasureAsync(keyspace, parsed.GetValue(Measure).Value, cancel).ConfigureAwait(false);
        var map = keyspace.Map;
        var proposal = BalancePlan.Of(map, load, DateTimeOffset.UtcNow);
        Print(map, load);
        foreach (var remark in proposal.Remarks)
            Console.WriteLine($"note: {remark}");
        if (proposal.Step is null || !parsed.GetValue(Apply))
        {
            Console.WriteLine(
                proposal.Step is { } next
                    ? $"next: {next}{(map.Balance.IsOn ? "" : " (--apply moves it)")}"
                    : "next: nothing is to be moved"
            );
            return;
        }
        await keyspace
            .UpdateMapAsync(
                changed =>
                {
                    proposal.Step.Apply(changed);
                    return true;
                },
                cancel
            )
            .ConfigureAwait(false);
        Console.WriteLine($"moves {proposal.Step}");
    }

    /// <summary>What stores carry, with the writes of a time.</summary>
    private static async Task<ClusterLoad> MeasureAsync(
        KeyspaceClient keyspace,
        TimeSpan time,
        CancellationToken cancel
    )
    {
        var (samples, begin) = (new LoadSamples(2), Stopwatch.GetTimestamp());
        samples.Add(TimeSpan.Zero, await keyspace.StatusAsync(cancel, withLoads: true).ConfigureAwait(false));
        await Task.Delay(time, cancel).ConfigureAwait(false);
        var answers = await keyspace.StatusAsync(cancel, withLoads: true).ConfigureAwait(false);
        return samples.Add(Stopwatch.GetElapsedTime(begin), answers);
    }

    private static bool IsChange(ParseResult parsed) =>
        parsed.GetValue(Auto) is not null
        || parsed.GetResult(Rest) is { Implicit: false }
        || new[] { Full, Hot, HotWrites, Moves }.Any(o => parsed.GetValue(o) is not null);

    private static void Change(BalanceRules rules, ParseResult parsed)
    {
        if (parsed.GetValue(Auto) is { } auto)
            rules.IsOn = auto == "on";
        rules.FullPercent = parsed.GetValue(Full) ?? rules.FullPercent;
        rules.HotPercent = parsed.GetValue(Hot) ?? rules.HotPercent;
        rules.HotWrites = parsed.GetValue(HotWrites) ?? rules.HotWrites;
        rules.MovesAnHour = parsed.GetValue(Moves) ?? rules.MovesAnHour;
        if (parsed.GetResult(Rest) is { Implicit: false })
            rules.RestSeconds = (uint)Math.Min(uint.MaxValue, parsed.GetValue(Rest).Value.TotalSeconds);
    }

    private static void Print(PartitionMap map, ClusterLoad load)
    {
        var rules = map.Balance;
        Console.WriteLine($"stores move things by themselves: {(rules.IsOn ? "yes" : "no (--auto on)")}");
        Console.WriteLine(
            $"full: {rules.FullPercent} % of the disk; hot: {rules.HotPercent} % of the average, and {rules.HotWrites} "
                + $"writes a second; at most {rules.MovesAnHour} tenants an hour, each after a rest of "
                + GoDuration.Format(TimeSpan.FromSeconds(rules.RestSeconds))
        );
        var stores = Grid.Of("STORE", "AZ", "DISK", "FREE", "LEADS", "WRITES/S");
        foreach (var store in map.Stores.OrderBy(s => s.Id))
            if (load.Store(store.Id) is { } there)
                stores.AddRow(
                    Markup.Escape(store.Name),
                    Markup.Escape(store.Az),
                    Text("{0:F0}%", there.UsedPercent()),
                    Text("{0} MiB", there.FreeBytes >> 20),
                    Text("{0}", load.Partitions.Count(p => p.Leader == store.Id)),
                    Rate(load.WritesOf(store.Id))
                );
            else
                stores.AddRow(Markup.Escape(store.Name), Markup.Escape(store.Az), "does not answer", "", "", "");
        Grid.Print(stores);
        var partitions = Grid.Of("PARTITION", "LEADER", "BYTES", "WRITES/S", "MOST WRITES", "MOST BYTES");
        foreach (var partition in load.Partitions)
            partitions.AddRow(
                Text("{0}", partition.Id),
                Markup.Escape(map.Stores.FirstOrDefault(s => s.Id == partition.Leader)?.Name ?? "-"),
                Text("{0}", partition.Bytes),
                Rate(partition.Writes),
                partition.Tenants.MaxBy(t => t.Writes) is { Writes: > 0 } busy
                    ? Text("{0} {1:F0}/s", NameOf(busy), busy.Writes)
                    : "",
                partition.Tenants.MaxBy(t => t.Bytes) is { } large ? Text("{0} {1}", NameOf(large), large.Bytes) : ""
            );
        Grid.Print(partitions);
    }

    private static string NameOf(TenantShare share) =>
        share.Tenant.Length == 0 ? "(installation)" : Markup.Escape(share.Tenant);

    private static string Rate(double? writes) => writes is { } known ? Text("{0:F0}", known) : "not known yet";

    private static string Text(string format, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, format, values);
}
