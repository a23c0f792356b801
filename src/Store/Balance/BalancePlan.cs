using System.Globalization;
using Arktos.Store.Partitions;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Store.Balance;

/// <summary>What is to be moved next.</summary>
/// <param name="Reason">For people, as is the text.</param>
public abstract record BalanceStep(string Reason)
{
    /// <summary>Changes the map so that the stores bring it about.</summary>
    /// <exception cref="InvalidOperationException">It cannot be any more.</exception>
    public abstract void Apply(PartitionMap map);

    public sealed record Tenant(string Name, uint From, uint To, string Reason) : BalanceStep(Reason)
    {
        public override void Apply(PartitionMap map)
        {
            if (new PartitionRouter(map).StopOf(Name).Partition.Value != From)
                throw new InvalidOperationException($"tenant {Name} has left partition {From}");
            MapChanges.MoveTenant(map, Name, To);
        }

        public override string ToString() => $"tenant {Name} from partition {From} to {To}: {Reason}";
    }

    public sealed record Replica(uint Partition, string From, string To, string Reason) : BalanceStep(Reason)
    {
        public override void Apply(PartitionMap map) => MapChanges.MoveReplica(map, Partition, From, To);

        public override string ToString() => $"a replica of partition {Partition} from store {From} to {To}: {Reason}";
    }
}

/// <param name="Step">Null: nothing is to be moved.</param>
/// <param name="Remarks">What is wrong and cannot be mended, or not now, for people.</param>
public sealed record BalanceProposal(BalanceStep? Step, IReadOnlyList<string> Remarks);

/// <summary>
/// Decides what is moved off a store that is full, or that takes more than its share of the writes: one thing at a
/// time, since what comes of it is measured before the next. Pure.
/// <code>
///   full   a replica, to a store that has room for it; else a tenant, to a partition that is not on the store
///   hot    a tenant, from a partition that the store leads to one that a cooler store leads: the one that leaves the
///          hotter of the two the coolest
/// </code>
/// What is moved does not make full where it goes, nor nearly so if it goes because of that; and a tenant rests after a
/// move. So nothing goes to and fro.
/// </summary>
public static class BalancePlan
{
    /// <summary>Below full, in percent of the disk, where something goes to: off a full store, off a hot one.</summary>
    private const double FullMargin = 10,
        HotMargin = 1;

    /// <summary>The hotter of two stores must be cooler by so much of what it was.</summary>
    private const double GainMin = 0.1;

    /// <param name="now">As the map's revisions have it.</param>
    public static BalanceProposal Of(PartitionMap map, ClusterLoad load, DateTimeOffset now)
    {
        var plan = new Plan(map, load, now);
        var step = plan.IsAtRest() ? plan.OffFull() ?? plan.OffHot() : null;
        return new BalanceProposal(step, plan.Remarks);
    }

    /// <summary>
    /// Why the map is not to be changed so: a store has no room for the replicas and tenants that go to it. Null: all
    /// have. What leaves a store is not counted, since it goes last.
    /// </summary>
    public static string? RoomRefusal(PartitionMap before, PartitionMap after, ClusterLoad load)
    {
        var comes = new SortedDictionary<uint, long>();
        foreach (var partition in after.Partitions)
        {
            var there = before.Partitions.Find(p => p.Id == partition.Id)?.Replicas ?? [];
            foreach (var store in StoresOf(partition.Replicas).Except(StoresOf(there)))
                Add(store, load.Partition(partition.Id)?.Bytes ?? 0);
        }
        var bytes = load.Partitions.SelectMany(p => p.Tenants).ToLookup(t => t.Tenant, t => t.Bytes);
        foreach (var move in after.Moves.Where(m => before.Moves.TrueForAll(b => b.Number != m.Number)))
        foreach (var store in StoresOf(after.Partitions.Find(p => p.Id == move.To)?.Replicas ?? []))
            Add(store, bytes[move.Tenant].Sum());
        foreach (var (id, more) in comes)
            if (load.Store(id) is { } store && store.UsedPercent(more) > after.Balance.FullPercent)
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"store {NameOf(after, id)} would be {store.UsedPercent(more):F0} % full with the {more} bytes "
                        + $"that go to it, and is full at {after.Balance.FullPercent} %"
                );
        return null;

        void Add(uint store, long more) => comes[store] = comes.GetValueOrDefault(store) + more;
    }

    private static IEnumerable<uint> StoresOf(IEnumerable<ulong> replicas) => replicas.Select(MapChanges.StoreOf);

    private static string NameOf(PartitionMap map, uint store) =>
        map.Stores.FirstOrDefault(s => s.Id == store)?.Name ?? $"({store})";

    private sealed class Plan(PartitionMap map, ClusterLoad load, DateTimeOffset now)
    {
        private readonly BalanceRules _rules = map.Balance;
        private readonly PartitionRouter _router = new(map);
        private readonly HashSet<string> _resting =
        [
            .. map.Moves.Select(m => m.Tenant),
            .. map.Past.Where(p => Age(p, now).TotalSeconds < map.Balance.RestSeconds).Select(p => p.Tenant),
        ];

        public List<string> Remarks { get; } = [];

        /// <summary>Nothing is on its way, and not too much was lately.</summary>
        public bool IsAtRest()
        {
            if (map.Moves.Count > 0)
                Remarks.Add($"{map.Moves.Count} tenants are on their way: what comes of it is waited for");
            else if (map.Partitions.Any(p => !MapChanges.IsSettled(p)))
                Remarks.Add("members of a partition change: what comes of it is waited for");
            else if (
                map.Past.Count(p => Age(p, now) < TimeSpan.FromHours(1)) is var lately
                && lately >= _rules.MovesAnHour
            )
                Remarks.Add($"{lately} tenants were moved within the hour, and {_rules.MovesAnHour} are the most");
            else
                return true;
            return false;
        }

        public BalanceStep? OffFull()
        {
            foreach (
                var store in load
                    .Stores.Where(s => s.UsedPercent() >= _rules.FullPercent)
                    .OrderByDescending(s => s.UsedPercent())
            )
            {
                var reason = string.Create(
                    CultureInfo.InvariantCulture,
                    $"store {NameOf(map, store.Id)} is {store.UsedPercent():F0} % full"
                );
                if ((ReplicaOff(store.Id, reason) ?? TenantOff(store.Id, reason)) is { } step)
                    return step;
                Remarks.Add($"{reason}, and nothing of it has room elsewhere: add a store (arktos store-node add)");
            }
            return null;
        }

        private BalanceStep? ReplicaOff(uint store, string reason)
        {
            foreach (
                var partition in load
                    .Partitions.Select(p => (Load: p, Wanted: map.Partitions.FirstOrDefault(w => w.Id == p.Id)))
                    .Where(p => p.Wanted is not null && Has(p.Wanted, store))
                    .OrderByDescending(p => p.Load.Bytes)
            )
                if (
                    MapChanges
                        .Takers(map, partition.Wanted!, store)
                        .Where(s => HasRoom(s.Id, partition.Load.Bytes, FullMargin))
                        .MinBy(s => load.Store(s.Id)!.UsedPercent()) is
                    { } to
                )
                    return new BalanceStep.Replica(partition.Load.Id, NameOf(map, store), to.Name, reason);
            return null;
        }

        private BalanceStep? TenantOff(uint store, string reason)
        {
            var (full, others) = (
                map.Partitions.Where(p => Has(p, store)).Select(p => p.Id).ToHashSet(),
                load.Partitions.Where(p => map.Partitions.Any(w => w.Id == p.Id && !Has(w, store))).ToList()
            );
            foreach (var (from, tenant) in Movable(full.Contains).OrderByDescending(t => t.Tenant.Bytes))
                if (
                    others.Where(p => TakesIn(p.Id, tenant.Bytes, FullMargin)).MinBy(p => p.Bytes) is { } to
                    && tenant.Bytes > 0
                )
                    return new BalanceStep.Tenant(tenant.Tenant, from.Id, to.Id, reason);
            return null;
        }

        public BalanceStep? OffHot()
        {
            var writes = load
                .Stores.Where(s => map.Stores.Any(n => n.Id == s.Id && !n.Draining))
                .Select(s => (s.Id, Writes: load.WritesOf(s.Id)))
                .ToList();
            if (
                writes.Count == 0
                || load.Partitions.Count < map.Partitions.Count
                || writes.Exists(w => w.Writes is null)
            )
            {
                Remarks.Add(
                    "not of all partitions it is known what is written to them: their leaders are new or silent"
                );
                return null;
            }
            var mean = writes.Average(w => w.Writes!.Value);
            var (hot, most) = writes.MaxBy(w => w.Writes);
            if (most is not > 0 || most < _rules.HotWrites || most * 100 < mean * _rules.HotPercent)
                return null;
            var reason = string.Create(
                CultureInfo.InvariantCulture,
                $"store {NameOf(map, hot)} takes {most:F0} writes a second, {most / mean:F1} times the average"
            );
            var best = (After: most!.Value * (1 - GainMin), Tenant: "", From: 0u, To: 0u);
            var cool = load
                .Partitions.Where(p => p.Leader != hot && writes.Exists(w => w.Id == p.Leader))
                .GroupBy(p => p.Leader)
                .ToList();
            foreach (var (from, tenant) in Movable(p => load.Partition(p)?.Leader == hot))
            foreach (var store in cool)
            {
                var after = Math.Max(most.Value - tenant.Writes, load.WritesOf(store.Key)!.Value + tenant.Writes);
                if (
                    after < best.After
                    && store.Where(p => TakesIn(p.Id, tenant.Bytes, HotMargin)).MinBy(p => p.Writes) is { } to
                )
                    best = (after, tenant.Tenant, from.Id, to.Id);
            }
            if (best.Tenant.Length > 0)
                return new BalanceStep.Tenant(best.Tenant, best.From, best.To, reason);
            Remarks.Add(
                $"{reason}, and no tenant's move would help: "
                    + (
                        cool.Count == 0
                            ? "no other store leads a partition"
                            : "what is hot would be as hot elsewhere, or rests" + Divided(hot, most.Value)
                    )
            );
            return null;
        }

        /// <summary>What an operator can do about one tenant that makes most of a store's writes.</summary>
        private string Divided(uint hot, double writes) =>
            Movable(p => load.Partition(p)?.Leader == hot)
                .Select(m => m.Tenant)
                .Where(t => t.Writes > writes / 2 && map.SpreadTenants.TrueForAll(s => s.Tenant != t.Tenant))
                .MaxBy(t => t.Writes)
                is { } tenant
            && !tenant.Tenant.Contains('/', StringComparison.Ordinal)
                ? $"; tenant {tenant.Tenant} makes most of it: arktos tenant spread {tenant.Tenant}"
                : "";

        /// <summary>Tenants that may be moved, out of some partitions.</summary>
        private IEnumerable<(PartitionLoad From, TenantShare Tenant)> Movable(Func<uint, bool> isFrom) =>
            from partition in load.Partitions
            where isFrom(partition.Id)
            from tenant in partition.Tenants
            where
                PartitionRouter.IsMovable(tenant.Tenant)
                && !_resting.Contains(tenant.Tenant)
                // What is left behind by a move counts where it lies.
                && _router.StopOf(tenant.Tenant).Partition.Value == partition.Id
            select (partition, tenant);

        /// <summary>Every store that has a replica has room.</summary>
        private bool TakesIn(uint partition, long bytes, double margin) =>
            map.Partitions.FirstOrDefault(p => p.Id == partition) is { Replicas.Count: > 0 } to
            && to.Replicas.TrueForAll(r => HasRoom(MapChanges.StoreOf(r), bytes, margin));

        private bool HasRoom(uint store, long bytes, double margin) =>
            load.Store(store) is { } there && there.UsedPercent(bytes) <= _rules.FullPercent - margin;

        private static bool Has(Partition partition, uint store) =>
            partition.Replicas.Any(r => MapChanges.StoreOf(r) == store);

        private static TimeSpan Age(TenantPast past, DateTimeOffset now) =>
            now - DateTimeOffset.FromUnixTimeMilliseconds(new Revision(past.Until).UnixMilliseconds);
    }
}
