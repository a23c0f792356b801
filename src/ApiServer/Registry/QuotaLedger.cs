using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Quotas;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Configuration;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;
using Status = Arktos.Api.Meta.V1.Status;

namespace Arktos.ApiServer.Registry;

/// <summary>
/// Holds writes against the quotas of their namespace and tenant. What a write adds to or takes from is written into
/// the quota's status in the commit of the write itself, under the condition that nobody wrote the quota in between: so
/// what is used is never above what is allowed, however many write at once and through however many servers. Writes of
/// this server to one namespace's (or tenant's) quotas take turns, so that only those of other servers can come in
/// between. What stores count of a tenant (objects, bytes) they hold themselves, by a condition of the commit.
/// <para>
/// The quotas of a tenant in parts are with its home, and a commit elsewhere cannot name them: what it adds is written
/// into them by a commit before, and taken out again when it has failed (who dies in between leaves too much, until
/// the next count). What its other partitions hold is known as of a second ago.
/// </para>
/// Thread-safe.
/// </summary>
public sealed class QuotaLedger
{
    private const string Quotas = "resourcequotas";
    private const string OfTenants = TenantQuotas.Resource;
    private const int GatesCount = 1024;
    private const int AttemptsMax = 64;

    private static readonly TimeSpan SettlementDeadline = TimeSpan.FromSeconds(5);

    private readonly IKeyspace _keyspace;
    private readonly ResourceStrategy _strategy;
    private readonly ResourceStrategy _ofTenants;
    private readonly FollowedConfiguration _configuration;
    private readonly UsageElsewhere _elsewhere;
    private readonly Gate[] _gates = [.. Enumerable.Range(0, GatesCount).Select(_ => new Gate())];

    public QuotaLedger(ObjectStorage storage, ResourceCatalog catalog, FollowedConfiguration configuration) =>
        (_keyspace, _strategy, _ofTenants, _configuration, _elsewhere) = (
            storage.Keyspace,
            catalog.Get("", Quotas),
            catalog.Get("", OfTenants),
            configuration,
            new UsageElsewhere(storage.Keyspace)
        );

    /// <summary>What quotas say to a write that will not be committed.</summary>
    /// <returns>Null to let it pass.</returns>
    public async ValueTask<Status?> JudgeAsync(
        ResolvedRequest request,
        ObjectKey key,
        QuotaWrite write,
        CancellationToken cancel
    )
    {
        var (together, apart, bound) = await KnownAsync(key, write, cancel);
        var known = together.Concat(apart).ToList();
        var entries = new List<Entry>(known.Count);
        foreach (var item in known)
            if (await _keyspace.GetAsync(item.Key, cancel) is not ReadResult<KeyspaceItem?>.Ok read)
                return Statuses.StoreUnavailable(request.Strategy.Resource, "get");
            else if (read.Value is { } now && Read(now) is { } entry)
                entries.Add(entry);
        if (!Judge(request, entries, write).Succeeded(out _, out var refusal))
            return refusal;
        // How many bytes it would have is known when it is stored.
        if (bound?.Objects is not { } objects || write.Old is not null)
            return null;
        if (await TenantUsage.OfAsync(_keyspace, key.Tenant, cancel) is not { } counted)
            return Statuses.StoreUnavailable(request.Strategy.Resource, "get");
        var used = counted.Values.Aggregate(default(TenantUsage), (a, b) => a + b);
        return used.Objects < objects.Max
            ? null
            : Exceeded(request, write, TenantQuotas.Objects, 1, used.Objects, objects);
    }

    /// <summary>Commits a write together with what it changes in quotas.</summary>
    /// <param name="key">Of the object.</param>
    /// <param name="ownConditions">How many conditions the commit has without those of quotas, which come last.</param>
    /// <param name="commit">With what else belongs into the commit.</param>
    /// <returns>A refusal, or what became of the commit: no condition of a quota is the one that failed.</returns>
    public async Task<Result<CommitResult>> CommitAsync(
        ResolvedRequest request,
        ObjectKey key,
        QuotaWrite write,
        int ownConditions,
        Func<Allocation, Task<CommitResult>> commit,
        CancellationToken cancel
    )
    {
        var (known, apart, bound) = await KnownAsync(key, write, cancel);
        if (apart.Count == 0)
            return await CommitAsync(request, key, write, ownConditions, commit, known, bound, cancel);
        // What goes is free when it has gone.
        var isGoing = write.Value is null;
        if (!isGoing)
        {
            var charged = await ChargeAsync(request, apart, write, cancel);
            if (!charged.Succeeded(out var ending, out _) || ending is not CommitResult.Committed)
                return charged;
        }
        var result = await CommitAsync(request, key, write, ownConditions, commit, known, bound, cancel);
        var isDone = result.Succeeded(out var outcome, out _) && outcome is CommitResult.Committed;
        if (isGoing && isDone)
            await SettleAsync(request, apart, write);
        // What may have been done after all is counted; the next count knows.
        else if (!isGoing && !isDone && outcome is not CommitResult.Unavailable)
            await SettleAsync(request, apart, new QuotaWrite(write.Resource, write.Old, write.Value, false));
        return result;
    }

    /// <summary>After a write, which nothing undoes: what cannot be given back now is so by the next count.</summary>
    private async Task SettleAsync(ResolvedRequest request, IReadOnlyList<KeyspaceItem> quotas, QuotaWrite write)
    {
        using var patience = new CancellationTokenSource(SettlementDeadline);
        try
        {
            await ChargeAsync(request, quotas, write, patience.Token);
        }
        catch (OperationCanceledException)
        { /* the next count knows */
        }
    }

    /// <summary>Writes into quotas what a write elsewhere adds to them, or takes from them.</summary>
    private Task<Result<CommitResult>> ChargeAsync(
        ResolvedRequest request,
        IReadOnlyList<KeyspaceItem> quotas,
        QuotaWrite write,
        CancellationToken cancel
    ) =>
        CommitAsync(
            request,
            quotas[0].Key,
            write,
            0,
            async charged =>
                charged.Operations.Count == 0
                    ? new CommitResult.Committed(Revision.None)
                    : await _keyspace.CommitAsync(
                        new Commit(Guid.NewGuid(), charged.Conditions, charged.Operations),
                        cancel
                    ),
            quotas,
            null,
            cancel
        );

    private async Task<Result<CommitResult>> CommitAsync(
        ResolvedRequest request,
        ObjectKey key,
        QuotaWrite write,
        int ownConditions,
        Func<Allocation, Task<CommitResult>> commit,
        IReadOnlyList<KeyspaceItem> known,
        StoredBound? bound,
        CancellationToken cancel
    )
    {
        var bounds = bound is null ? [] : await ConditionsAsync(key, bound, cancel);
        if (known.Count == 0)
        {
            var bare = await commit(new Allocation(bounds, []));
            return bound is not null && bare is CommitResult.ConditionFailed outside && outside.Index >= ownConditions
                ? await ExceededAsync(request, key, write, bound, outside, cancel)
                : bare;
        }
        var ns = known.Any(i => i.Key.Resource == OfTenants) ? "" : key.Namespace;
        var gate = _gates[(uint)HashCode.Combine(key.Tenant, ns) % GatesCount];
        await gate.Turn.WaitAsync(cancel);
        try
        {
            var entries = known.Select(gate.LatestOf).Select(Read).OfType<Entry>().ToList();
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                if (!Judge(request, entries, write).Succeeded(out var changes, out var refusal))
                    return refusal;
                var result = await commit(
                    new Allocation(
                        [
                            .. changes.Select(c => new CommitCondition.RevisionEquals(c.Item.Key, c.Item.Revision)),
                            .. bounds,
                        ],
                        [.. changes.Select(c => new CommitOperation.Put(c.Item.Key, c.Bytes, c.RevisionOffset))]
                    )
                );
                switch (result)
                {
                    case CommitResult.Committed committed:
                        foreach (var change in changes)
                            gate.Wrote(change.At(committed.Revision));
                        return result;
                    case CommitResult.ConditionFailed failed when failed.Index >= ownConditions + changes.Count:
                        return await ExceededAsync(request, key, write, bound!, failed, cancel);
                    case CommitResult.ConditionFailed failed when failed.Index >= ownConditions:
                        var stale = changes[failed.Index - ownConditions].Item.Key;
                        entries.RemoveAll(e => e.Item.Key == stale);
                        // A quota that is gone bounds nothing any more.
                        if (failed.Current is { } current)
                        {
                            gate.Wrote(current);
                            if (Read(current) is { } entry)
                                entries.Add(entry);
                        }
                        break;
                    default:
                        return result;
                }
            }
            return Statuses.ServerTimeout(request.Strategy.Resource, "update");
        }
        finally
        {
            gate.Turn.Release();
        }
    }

    /// <summary>The quotas that may have to say something to a write, as they were a moment ago.</summary>
    /// <returns>Those that the write's own commit may name, those that it may not, and the bound of all of them.
    /// </returns>
    private async ValueTask<(
        IReadOnlyList<KeyspaceItem> Together,
        IReadOnlyList<KeyspaceItem> Apart,
        StoredBound? Bound
    )> KnownAsync(ObjectKey key, QuotaWrite write, CancellationToken cancel)
    {
        if (key.Tenant.Length == 0)
            return ([], [], null);
        var all = await _configuration.OfAsync(key.Tenant, cancel);
        var (ofNamespaces, ofTenant) = (all[Quotas], all[OfTenants]);
        // Most namespaces and tenants have none.
        if (ofNamespaces.Count == 0 && ofTenant.Count == 0)
            return ([], [], null);
        var whole = ofTenant.In("").ToList();
        // A quota that is too low must not keep itself from being raised.
        var bound =
            write.IsHeld && key.Resource != OfTenants
                ? StoredBound.Of(whole.Select(DecodedItems.Decode<TenantQuota>))
                : null;
        if (write.ChangesNothing)
            return ([], [], bound);
        // What is spread over partitions (node leases) cannot share a commit with a quota: it is only counted anew. A
        // quota that goes takes what it counts of itself along.
        var isApart = whole.Count > 0 && !_keyspace.SharePartition(whole[0].Key, key);
        var ofWhole = whole
            .Where(i =>
                DecodedItems.Decode<TenantQuota>(i) is { } quota
                && QuotaJudgement.Concerns(TenantQuotas.View(quota), write)
            )
            .ToList();
        var concerned = (key.Namespace.Length > 0 ? ofNamespaces.In(key.Namespace) : [])
            .Where(i =>
                DecodedItems.Decode<ResourceQuota>(i) is { } quota
                && QuotaJudgement.Concerns(quota, write)
                && _keyspace.SharePartition(i.Key, key)
            )
            .Concat(isApart ? [] : ofWhole)
            .Where(i => i.Key != key)
            .OrderBy(i => i.Key.Resource, StringComparer.Ordinal)
            .ThenBy(i => i.Key.Name, StringComparer.Ordinal);
        return ([.. concerned], isApart ? ofWhole : [], bound);
    }

    /// <summary>That a commit keeps within a bound, whatever else is written to its partition.</summary>
    private async ValueTask<IReadOnlyList<CommitCondition>> ConditionsAsync(
        ObjectKey key,
        StoredBound bound,
        CancellationToken cancel
    )
    {
        if (!_keyspace.IsInParts(key.Tenant))
            return bound.Conditions(key.Tenant, TenantParts.Home, default);
        var part = _keyspace.PartOf(key);
        var range = new KeyRange(TenantUsage.Resource, key.Tenant, TenantParts.RoomIn(part));
        return bound.Conditions(
            key.Tenant,
            part,
            await _elsewhere.OfAsync(key.Tenant, _keyspace.PartitionsOf(range), cancel)
        );
    }

    /// <summary>What a store refused since a tenant would hold more than it may.</summary>
    private async Task<Status> ExceededAsync(
        ResolvedRequest request,
        ObjectKey key,
        QuotaWrite write,
        StoredBound bound,
        CommitResult.ConditionFailed failed,
        CancellationToken cancel
    )
    {
        var used = failed.Current is { } item ? TenantUsage.Decode(item.Value.Span) : default;
        if (_keyspace.IsInParts(key.Tenant) && await TenantUsage.OfAsync(_keyspace, key.Tenant, cancel) is { } counted)
            used = counted.Values.Aggregate(default(TenantUsage), (a, b) => a + b);
        // It may have changed since; that it is too much is what the store has said.
        var now = await _keyspace.GetAsync(key, cancel) is ReadResult<KeyspaceItem?>.Ok { Value: { } stored }
            ? stored.Value.Length
            : 0;
        var grows = ObjectStorage.Encode(request.Strategy, write.Value!, default).Bytes.Length - now;
        // A write may bring more than its own object, as a service does: it asked for one too many at least.
        if (
            bound.Objects is { } objects
            && (
                bound.Bytes is not { } most
                || write.Old is null && used.Objects >= objects.Max
                || used.Bytes + grows <= most.Max
            )
        )
        {
            var asked = Math.Max(1, objects.Max - used.Objects + 1);
            return Exceeded(request, write, TenantQuotas.Objects, asked, used.Objects, objects);
        }
        return Exceeded(request, write, TenantQuotas.Bytes, Math.Max(1, grows), used.Bytes, bound.Bytes!);
    }

    private static Status Exceeded(
        ResolvedRequest request,
        QuotaWrite write,
        string what,
        long requested,
        long used,
        StoredBound.Limit limit
    ) =>
        Statuses.Forbidden(
            request.Strategy.Resource,
            (write.Value ?? write.Old)!.Metadata.Name,
            $"exceeded quota: {limit.Quota}, requested: {what}={requested}, used: {what}={used}, "
                + $"limited: {what}={limit.Max}"
        );

    private Result<List<Change>> Judge(ResolvedRequest request, List<Entry> entries, QuotaWrite write)
    {
        var changes = new List<Change>();
        foreach (var (item, _, quota) in entries)
        {
            var judgement = QuotaJudgement.Of(quota, write);
            if (judgement.Refusal is { } refusal)
                return Statuses.Forbidden(
                    request.Strategy.Resource,
                    (write.Value ?? write.Old)!.Metadata.Name,
                    refusal
                );
            if (judgement.Used is not { } used)
                continue;
            var next = Read(item)!;
            next.Quota.Status.Used = used;
            var managers = ManagedFieldsJson.Find(item.Value).Span;
            var (bytes, offset) = ObjectStorage.Encode(StrategyOf(item), next.Stored, managers);
            changes.Add(new Change(item, bytes, offset));
        }
        return changes;
    }

    private ResourceStrategy StrategyOf(KeyspaceItem item) => item.Key.Resource == OfTenants ? _ofTenants : _strategy;

    // What cannot be read bounds nothing, as it is no quota.
    private Entry? Read(KeyspaceItem item) =>
        new StoredObject(item).TryDecode(StrategyOf(item)) switch
        {
            ResourceQuota quota => new Entry(item, quota, quota),
            TenantQuota quota => new Entry(item, quota, TenantQuotas.View(quota)),
            _ => null,
        };

    /// <param name="Stored">What the item holds.</param>
    /// <param name="Quota">The same as the quota of a namespace: what it holds is what the other holds.</param>
    private sealed record Entry(KeyspaceItem Item, IKubeObject Stored, ResourceQuota Quota);

    private sealed record Change(KeyspaceItem Item, byte[] Bytes, int RevisionOffset)
    {
        public KeyspaceItem At(Revision revision)
        {
            ObjectStorage.Fill(Bytes, RevisionOffset, revision);
            return new KeyspaceItem(Item.Key, Bytes, revision, Item.CreateRevision, RevisionOffset);
        }
    }

    /// <summary>
    /// Where the writes to the quotas of some namespaces take turns, and what they know of these from each other before
    /// it is followed. Only to be used by the one whose turn it is.
    /// </summary>
    private sealed class Gate
    {
        private const int LatestMax = 1024;

        private readonly Dictionary<ObjectKey, KeyspaceItem> _latest = [];

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public KeyspaceItem LatestOf(KeyspaceItem followed)
        {
            if (_latest.GetValueOrDefault(followed.Key) is not { } latest)
                return followed;
            if (latest.Revision > followed.Revision)
                return latest;
            _latest.Remove(followed.Key);
            return followed;
        }

        public void Wrote(KeyspaceItem item)
        {
            // What is forgotten is told by the condition that fails then.
            if (_latest.Count >= LatestMax)
                _latest.Clear();
            _latest[item.Key] = item;
        }
    }
}
