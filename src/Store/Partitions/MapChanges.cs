using Arktos.Store.Replication;
using Arktos.StoreClient;
using Arktos.StoreClient.Records;

namespace Arktos.Store.Partitions;

/// <summary>
/// What operators do to the partition map. Each changes the map that it is given, or throws
/// <see cref="InvalidOperationException"/> with the reason and leaves it in a state to be dropped. The stores bring
/// about what the map says (<see cref="PartitionKeeper"/>).
/// </summary>
public static class MapChanges
{
    /// <summary>Tenants that may be on their way at a time.</summary>
    public const int MovesMax = 64;

    /// <summary>Tenants in parts: for those that are too large for a partition, not for everybody.</summary>
    public const int SpreadMax = 1024;

    /// <summary>Former places of tenants that are remembered, and for how long.</summary>
    private const int PastsMax = 4096;

    private static readonly TimeSpan PastMax = TimeSpan.FromDays(1);

    /// <summary>Registers a store that is to run on an address. It gets replicas when they are moved to it.</summary>
    /// <returns>The store's id: never given before.</returns>
    public static uint AddStore(PartitionMap map, string name, string az, string address)
    {
        if (name.Length == 0 || az.Length == 0)
            throw new InvalidOperationException("a store needs a name and an AZ");
        if (address.LastIndexOf(':') is var colon && (colon < 1 || !ushort.TryParse(address.AsSpan(colon + 1), out _)))
            throw new InvalidOperationException($"{address} is no HOST:PORT");
        if (map.Stores.FirstOrDefault(s => s.Name == name) is { } same)
            throw new InvalidOperationException($"there is a store {name} already, at {same.Address}");
        if (map.Stores.FirstOrDefault(s => s.Address == address) is { } there)
            throw new InvalidOperationException($"store {there.Name} has the address {address} already");
        var id = map.NextStore++;
        map.Stores.Add(
            new StoreNode
            {
                Id = id,
                Name = name,
                Az = az,
                Address = address,
            }
        );
        return id;
    }

    /// <summary>Forgets a store that has no replica any more.</summary>
    public static void RemoveStore(PartitionMap map, string name)
    {
        var store = Store(map, name);
        var held = map.Partitions.Where(p => p.Stores.Contains(store.Id)).Select(p => p.Id).ToList();
        if (held.Count > 0)
            throw new InvalidOperationException(
                $"store {name} has replicas of {held.Count} partitions ({List(held)}): move them first (arktos "
                    + $"store-node drain {name}, or replace {name} OTHER), and wait until they are gone"
            );
        map.Stores.Remove(store);
    }

    /// <summary>Moves every replica of one store to another; the first may be lost for good.</summary>
    /// <returns>How many move.</returns>
    public static int ReplaceStore(PartitionMap map, string from, string to)
    {
        var (old, other) = (Store(map, from), Store(map, to));
        if (old == other)
            throw new InvalidOperationException($"store {from} cannot take the place of itself");
        var moved = map.Partitions.Where(p => Has(p, old)).ToList();
        foreach (var partition in moved)
            Move(partition, old, other);
        old.Draining = true;
        return moved.Count;
    }

    /// <summary>
    /// Moves every replica of a store to others that have room for it: in its AZ if one can, else in an AZ where the
    /// partition has none.
    /// </summary>
    /// <returns>How many move.</returns>
    public static int Drain(PartitionMap map, string name)
    {
        var store = Store(map, name);
        store.Draining = true;
        var moved = map.Partitions.Where(p => Has(p, store)).ToList();
        foreach (var partition in moved)
        {
            var to =
                Takers(map, partition, store.Id).FirstOrDefault()
                ?? throw new InvalidOperationException(
                    $"no store can take partition {partition.Id}: add one in {store.Az} first (arktos store-node add)"
                );
            Move(partition, store, to);
        }
        return moved.Count;
    }

    public static void MoveReplica(PartitionMap map, uint id, string from, string to)
    {
        var partition =
            map.Partitions.FirstOrDefault(p => p.Id == id)
            ?? throw new InvalidOperationException($"there is no partition {id}");
        Move(partition, Store(map, from), Store(map, to));
    }

    /// <summary>
    /// A new partition, with one replica in each of as many AZs as the others have, on the stores with the fewest.
    /// </summary>
    /// <param name="tenants">Who is to live in it; they are moved there, as by <see cref="MoveTenant"/>.</param>
    /// <returns>Its id.</returns>
    public static uint CreatePartition(PartitionMap map, IReadOnlyList<string> tenants, int replicas = 3)
    {
        var id = Enumerable
            .Range(0, PartitionId.ValueMax + 1)
            .Select(i => (uint)i)
            .FirstOrDefault(i => map.Partitions.All(p => p.Id != i), uint.MaxValue);
        if (id == uint.MaxValue)
            throw new InvalidOperationException(
                $"there are {PartitionId.ValueMax + 1} partitions already, and can be no more"
            );
        var partition = new Partition { Id = id };
        foreach (
            var az in map
                .Stores.Where(s => !s.Draining)
                .Select(s => s.Az)
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Take(replicas)
                .ToList()
        )
            partition.Replicas.Add(NewReplica(partition, Candidates(map, partition).First(s => s.Az == az)));
        if (partition.Replicas.Count < replicas)
            throw new InvalidOperationException(
                $"a partition needs stores in {replicas} AZs, and only {partition.Replicas.Count} have one that "
                    + $"takes replicas"
            );
        // All begin together, with the same members.
        partition.NextIncarnation = 1;
        partition.Members.AddRange(partition.Replicas);
        partition.First.AddRange(partition.Replicas);
        SetStores(partition);
        map.Partitions.Add(partition);
        foreach (var tenant in tenants)
        foreach (var name in map.SpreadTenants.Exists(s => s.Tenant == tenant) ? TenantParts.NamesOf(tenant) : [tenant])
            MoveTenant(map, name, id);
        return id;
    }

    /// <summary>A tenant is to live in another partition; the stores bring it there while it is used.</summary>
    /// <param name="tenant">Or a part of one (<see cref="TenantParts"/>).</param>
    public static void MoveTenant(PartitionMap map, string tenant, uint to)
    {
        if (!TenantParts.TryParse(tenant, out var whole, out var part))
            throw new InvalidOperationException(
                $"\"{tenant}\" is no tenant, and no part of one (TENANT/0 to TENANT/{TenantParts.Count - 1})"
            );
        if (!PartitionRouter.IsMovable(whole))
            throw new InvalidOperationException($"the tenant \"{whole}\" stays where it is");
        var spread = map.SpreadTenants.FirstOrDefault(s => s.Tenant == whole);
        if (spread is { At: 0 })
            throw new InvalidOperationException($"tenant {whole} is about to fall into parts: wait a moment");
        if (spread is null && part != TenantParts.Home)
            throw new InvalidOperationException(
                $"tenant {whole} is not in parts: spread it first (arktos tenant spread {whole})"
            );
        if (map.Partitions.All(p => p.Id != to))
            throw new InvalidOperationException(
                $"there is no partition {to}; there are {List([.. map.Partitions.Select(p => p.Id).Order()])}"
            );
        if (map.Moves.FirstOrDefault(m => m.Tenant == tenant) is { } other)
            throw new InvalidOperationException(
                $"tenant {tenant} is on its way to partition {other.To} already: wait until it is there, or cancel "
                    + $"that (arktos tenant move {tenant} --cancel)"
            );
        if (map.Moves.Count >= MovesMax)
            throw new InvalidOperationException(
                $"{MovesMax} tenants are on their way already: wait until one of them is there"
            );
        var from = new PartitionRouter(map).StopOf(tenant).Partition.Value;
        if (from == to)
            throw new InvalidOperationException($"tenant {tenant} is in partition {to} already");
        map.Moves.Add(
            new TenantMove
            {
                Tenant = tenant,
                From = from,
                To = to,
                Number = ++map.LastMove,
            }
        );
    }

    /// <summary>A tenant is to fall into parts, which are moved one by one. There is no way back.</summary>
    public static void SpreadTenant(PartitionMap map, string tenant)
    {
        if (!PartitionRouter.IsMovable(tenant) || tenant.Contains('/'))
            throw new InvalidOperationException($"the tenant \"{tenant}\" stays whole");
        if (map.SpreadTenants.Exists(s => s.Tenant == tenant))
            throw new InvalidOperationException($"tenant {tenant} is in parts already");
        if (map.Moves.Exists(m => m.Tenant == tenant))
            throw new InvalidOperationException($"tenant {tenant} is on its way: wait until it is there");
        if (map.SpreadTenants.Count >= SpreadMax)
            throw new InvalidOperationException($"{SpreadMax} tenants are in parts already, and can be no more");
        map.SpreadTenants.Add(
            new SpreadTenant
            {
                Tenant = tenant,
                Partition = new PartitionRouter(map).StopOf(tenant).Partition.Value,
                Number = ++map.LastMove,
            }
        );
    }

    /// <summary>A tenant is in parts since a revision. False: the map says so.</summary>
    internal static bool TellSpread(PartitionMap map, string tenant, long at)
    {
        if (map.SpreadTenants.FirstOrDefault(s => s.Tenant == tenant) is not { At: 0 } spread)
            return false;
        spread.At = at;
        return true;
    }

    /// <summary>A move is not to take place.</summary>
    public static void CancelMove(PartitionMap map, string tenant)
    {
        var move =
            map.Moves.FirstOrDefault(m => m.Tenant == tenant)
            ?? throw new InvalidOperationException($"tenant {tenant} is not on its way anywhere");
        if (move.IsSwitched)
            throw new InvalidOperationException(
                $"tenant {tenant} is in partition {move.To} already: move it back when what it left is deleted"
            );
        move.IsCancelled = true;
    }

    /// <summary>A tenant has arrived: from a revision on it is where its move led to. False: the map says so.</summary>
    internal static bool SwitchTenant(PartitionMap map, ulong number, Revision from)
    {
        if (FindMove(map, number) is not { IsSwitched: false } move)
            return false;
        (move.IsSwitched, move.Problem) = (true, "");
        map.Tenants[move.Tenant] = move.To;
        map.Past.Add(
            new TenantPast
            {
                Tenant = move.Tenant,
                Partition = move.From,
                Until = from.Value,
            }
        );
        // Nobody asks for so long ago: history is kept for minutes.
        map.Past.RemoveAll(p =>
            from.UnixMilliseconds - new Revision(p.Until).UnixMilliseconds > PastMax.TotalMilliseconds
        );
        if (map.Past.Count > PastsMax)
            map.Past.RemoveRange(0, map.Past.Count - PastsMax);
        return true;
    }

    /// <summary>A move is over. False: the map says so.</summary>
    internal static bool EndMove(PartitionMap map, ulong number) =>
        FindMove(map, number) is { } move && map.Moves.Remove(move);

    /// <summary>Why a move does not go on. False: the map says so.</summary>
    internal static bool TellProblem(PartitionMap map, ulong number, string problem)
    {
        if (FindMove(map, number) is not { } move || move.Problem == problem)
            return false;
        move.Problem = problem;
        return true;
    }

    /// <summary>What moves by itself from now on.</summary>
    public static void SetBalance(PartitionMap map, Action<BalanceRules> change)
    {
        change(map.Balance);
        if (map.Balance.Fault() is { } fault)
            throw new InvalidOperationException(fault);
    }

    /// <summary>Where clients find a partition: wherever it has, or is to have, a replica.</summary>
    public static void SetStores(Partition partition)
    {
        var stores = partition.Members.Concat(partition.Replicas).Select(StoreOf).Distinct().ToList();
        partition.Stores.Clear();
        partition.Stores.AddRange(stores);
    }

    /// <summary>
    /// Who is to lead what, so that each store leads about as many partitions as the others with the same members. All
    /// stores come to the same result.
    /// </summary>
    public static IReadOnlyDictionary<PartitionId, StoreId> PreferredLeaders(PartitionMap map)
    {
        var preferred = new Dictionary<PartitionId, StoreId>();
        var draining = map.Stores.Where(s => s.Draining).Select(s => s.Id).ToHashSet();
        foreach (
            var group in map
                .Partitions.OrderBy(p => p.Id)
                .GroupBy(p => string.Join(',', p.Replicas.Select(StoreOf).Where(s => !draining.Contains(s)).Order()))
        )
        {
            var stores = group
                .Key.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(s => new StoreId(uint.Parse(s, System.Globalization.CultureInfo.InvariantCulture)))
                .ToList();
            if (stores.Count == 0)
                continue;
            foreach (var (partition, i) in group.Select((p, i) => (p, i)))
                preferred[new PartitionId((ushort)partition.Id)] = stores[i % stores.Count];
        }
        return preferred;
    }

    /// <summary>Who votes is who is to vote, as far as the map knows.</summary>
    public static bool IsSettled(Partition partition) =>
        partition.Replicas.Order().SequenceEqual(partition.Members.Order());

    /// <summary>The store of a replica, as the map names replicas.</summary>
    public static uint StoreOf(ulong replica) => new Raft.ReplicaId(replica).Store().Value;

    public static StoreNode Store(PartitionMap map, string name) =>
        map.Stores.FirstOrDefault(s => s.Name == name)
        ?? throw new InvalidOperationException(
            $"there is no store {name}; there are {string.Join(", ", map.Stores.Select(s => s.Name))}"
        );

    private static void Move(Partition partition, StoreNode from, StoreNode to)
    {
        if (!Has(partition, from))
            throw new InvalidOperationException($"partition {partition.Id} has no replica on store {from.Name}");
        if (Has(partition, to))
            throw new InvalidOperationException($"partition {partition.Id} has a replica on store {to.Name} already");
        if (to.Draining)
            throw new InvalidOperationException($"store {to.Name} is being drained and takes no replica");
        // One change at a time for each partition: what is not confirmed yet could still be anything between.
        if (!IsSettled(partition))
            throw new InvalidOperationException(
                $"the members of partition {partition.Id} are changing already: wait until that is done (arktos "
                    + $"partition list)"
            );
        if (partition.Stores.Contains(to.Id))
            throw new InvalidOperationException(
                $"store {to.Name} still holds an earlier replica of partition {partition.Id}: wait until it is gone"
            );
        partition.Replicas.Remove(partition.Replicas.First(r => StoreOf(r) == from.Id));
        partition.Replicas.Add(NewReplica(partition, to));
        partition.NextIncarnation++;
        SetStores(partition);
    }

    private static ulong NewReplica(Partition partition, StoreNode store) =>
        ReplicaIds.Of(new StoreId(store.Id), partition.NextIncarnation).Value;

    /// <summary>
    /// Stores that could take a store's replica of the partition: in its AZ or, after those, in one where the partition
    /// has none; those with the fewest replicas first.
    /// </summary>
    internal static IEnumerable<StoreNode> Takers(PartitionMap map, Partition partition, uint from)
    {
        var az = Find(map, from)?.Az;
        var taken = partition.Replicas.Select(r => Find(map, StoreOf(r))?.Az).ToHashSet();
        return Candidates(map, partition)
            .Where(s => s.Az == az || !taken.Contains(s.Az))
            .OrderBy(s => s.Az == az ? 0 : 1);
    }

    /// <summary>Stores that could take a replica of the partition, the emptiest first.</summary>
    private static IEnumerable<StoreNode> Candidates(PartitionMap map, Partition partition) =>
        map
            .Stores.Where(s => !s.Draining && !Has(partition, s) && !partition.Stores.Contains(s.Id))
            .OrderBy(s => map.Partitions.Count(p => Has(p, s)))
            .ThenBy(s => s.Id);

    private static bool Has(Partition partition, StoreNode store) =>
        partition.Replicas.Any(r => StoreOf(r) == store.Id);

    private static TenantMove? FindMove(PartitionMap map, ulong number) =>
        map.Moves.FirstOrDefault(m => m.Number == number);

    private static StoreNode? Find(PartitionMap map, uint id) => map.Stores.FirstOrDefault(s => s.Id == id);

    private static string List(List<uint> ids) => string.Join(", ", ids.Take(10)) + (ids.Count > 10 ? ", …" : "");
}
