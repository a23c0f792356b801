using Arktos.Api;
using Arktos.Api.Core.V1;
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
/// Holds writes against the quotas of their namespace. What a write adds to or takes from is written into the quota's
/// status in the commit of the write itself, under the condition that nobody wrote the quota in between: so what is
/// used is never above what is allowed, however many write at once and through however many servers. Writes of this
/// server to one namespace's quotas take turns, so that only those of other servers can come in between. Thread-safe.
/// </summary>
public sealed class QuotaLedger
{
    private const string Quotas = "resourcequotas";
    private const int GatesCount = 1024;
    private const int AttemptsMax = 64;

    private readonly IKeyspace _keyspace;
    private readonly ResourceStrategy _strategy;
    private readonly FollowedConfiguration _configuration;
    private readonly Gate[] _gates = [.. Enumerable.Range(0, GatesCount).Select(_ => new Gate())];

    public QuotaLedger(ObjectStorage storage, ResourceCatalog catalog, FollowedConfiguration configuration) =>
        (_keyspace, _strategy, _configuration) = (storage.Keyspace, catalog.Get("", Quotas), configuration);

    /// <summary>What quotas say to a write that will not be committed.</summary>
    /// <returns>Null to let it pass.</returns>
    public async ValueTask<Status?> JudgeAsync(
        ResolvedRequest request,
        ObjectKey key,
        QuotaWrite write,
        CancellationToken cancel
    )
    {
        var known = await KnownAsync(key, write, cancel);
        if (known.Count == 0)
            return null;
        var entries = new List<Entry>(known.Count);
        foreach (var item in known)
            if (await _keyspace.GetAsync(item.Key, cancel) is not ReadResult<KeyspaceItem?>.Ok read)
                return Statuses.StoreUnavailable(request.Strategy.Resource, "get");
            else if (read.Value is { } now && Read(now) is { } quota)
                entries.Add(new Entry(now, quota));
        return Judge(request, entries, write).Succeeded(out _, out var refusal) ? null : refusal;
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
        var known = await KnownAsync(key, write, cancel);
        if (known.Count == 0)
            return await commit(Allocation.None);
        var gate = _gates[(uint)HashCode.Combine(key.Tenant, key.Namespace) % GatesCount];
        await gate.Turn.WaitAsync(cancel);
        try
        {
            var entries = known.Select(gate.LatestOf).Select(i => new Entry(i, Read(i))).ToList();
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                entries.RemoveAll(e => e.Quota is null);
                if (!Judge(request, entries, write).Succeeded(out var changes, out var refusal))
                    return refusal;
                var result = await commit(
                    new Allocation(
                        [.. changes.Select(c => new CommitCondition.RevisionEquals(c.Item.Key, c.Item.Revision))],
                        [.. changes.Select(c => new CommitOperation.Put(c.Item.Key, c.Bytes, c.RevisionOffset))]
                    )
                );
                switch (result)
                {
                    case CommitResult.Committed committed:
                        foreach (var change in changes)
                            gate.Wrote(change.At(committed.Revision));
                        return result;
                    case CommitResult.ConditionFailed failed when failed.Index >= ownConditions:
                        var stale = changes[failed.Index - ownConditions].Item.Key;
                        entries.RemoveAll(e => e.Item.Key == stale);
                        // A quota that is gone bounds nothing any more.
                        if (failed.Current is { } current)
                        {
                            gate.Wrote(current);
                            entries.Add(new Entry(current, Read(current)));
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
    private async ValueTask<IReadOnlyList<KeyspaceItem>> KnownAsync(
        ObjectKey key,
        QuotaWrite write,
        CancellationToken cancel
    )
    {
        if (key.Namespace.Length == 0 || write.ChangesNothing)
            return [];
        var followed = (await _configuration.OfAsync(key.Tenant, cancel))[Quotas];
        // Most namespaces have none.
        if (followed.Count == 0)
            return [];
        // What is spread over partitions (node leases) cannot share a commit with a quota: it is only counted anew. A
        // quota that goes takes what it counts of itself along.
        return
        [
            .. followed
                .In(key.Namespace)
                .Where(i =>
                    i.Key != key
                    && DecodedItems.Decode<ResourceQuota>(i) is { } quota
                    && QuotaJudgement.Concerns(quota, write)
                    && _keyspace.SharePartition(i.Key, key)
                )
                .OrderBy(i => i.Key.Name, StringComparer.Ordinal),
        ];
    }

    private Result<List<Change>> Judge(ResolvedRequest request, List<Entry> entries, QuotaWrite write)
    {
        var changes = new List<Change>();
        foreach (var (item, quota) in entries)
        {
            var judgement = QuotaJudgement.Of(quota!, write);
            if (judgement.Refusal is { } refusal)
                return Statuses.Forbidden(
                    request.Strategy.Resource,
                    (write.Value ?? write.Old)!.Metadata.Name,
                    refusal
                );
            if (judgement.Used is not { } used)
                continue;
            var next = quota!.DeepClone();
            next.Status.Used = used;
            var (bytes, offset) = ObjectStorage.Encode(_strategy, next, ManagedFieldsJson.Find(item.Value).Span);
            changes.Add(new Change(item, bytes, offset));
        }
        return changes;
    }

    // What cannot be read bounds nothing, as it is no quota.
    private ResourceQuota? Read(KeyspaceItem item) => new StoredObject(item).TryDecode(_strategy) as ResourceQuota;

    private sealed record Entry(KeyspaceItem Item, ResourceQuota? Quota);

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
