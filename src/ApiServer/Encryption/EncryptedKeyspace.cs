using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Encryption;

/// <summary>
/// A keyspace whose objects are encrypted where they are stored: the one place where that is done. Whoever stands above
/// it sees every value as it was written, with its revision filled in; one that cannot be decrypted comes without its
/// value and says so (<see cref="KeyspaceItem.Unreadable"/>), one that another key would be used for now as stale
/// (<see cref="KeyspaceItem.IsStale"/>).
/// <code>mark | encrypted: where the revision stands (4 bytes, big endian) | the object with a hole for it</code>
/// The key of the object is authenticated with it. Only objects (what has a place for its revision) are encrypted: what
/// the server keeps in keys besides is written again by nobody when a key changes. Thread-safe.
/// </summary>
internal sealed class EncryptedKeyspace(IKeyspace inner, Func<EncryptionRules> current) : IKeyspace
{
    private const int HeadBytes = 4;

    private static ReadOnlySpan<byte> Mark => "k8s:enc:"u8;

    public async Task<CommitResult> CommitAsync(Commit commit, CancellationToken cancel)
    {
        var rules = current();
        if (commit.Operations.Any(o => o is CommitOperation.Put put && WriterOf(rules, put) is not null))
            try
            {
                var operations = new List<CommitOperation>(commit.Operations.Count);
                foreach (var operation in commit.Operations)
                    operations.Add(
                        operation is CommitOperation.Put put && WriterOf(rules, put) is { } writer
                            ? await SealAsync(put, writer, cancel)
                            : operation
                    );
                commit = commit with { Operations = operations };
            }
            catch (CryptographicException e)
            {
                return new CommitResult.NotStorable($"the object cannot be encrypted: {e.Message}");
            }
        var result = await inner.CommitAsync(commit, cancel);
        return result is CommitResult.ConditionFailed { Current: { } held } failed
            ? failed with
            {
                Current = await OpenAsync(held, cancel),
            }
            : result;
    }

    public async Task<ReadResult<KeyspaceItem?>> GetAsync(ObjectKey key, CancellationToken cancel) =>
        await inner.GetAsync(key, cancel) switch
        {
            ReadResult<KeyspaceItem?>.Ok { Value: { } item } ok => ok with { Value = await OpenAsync(item, cancel) },
            var other => other,
        };

    public async Task<ReadResult<IReadOnlyList<KeyspaceItem>>> GetManyAsync(
        IReadOnlyList<ObjectKey> keys,
        Revision at,
        CancellationToken cancel
    ) =>
        await inner.GetManyAsync(keys, at, cancel) switch
        {
            ReadResult<IReadOnlyList<KeyspaceItem>>.Ok ok => ok with { Value = await OpenAsync(ok.Value, cancel) },
            var other => other,
        };

    public async Task<ReadResult<RangePage>> ListAsync(RangeQuery query, CancellationToken cancel) =>
        await inner.ListAsync(query, cancel) switch
        {
            ReadResult<RangePage>.Ok ok => ok with
            {
                Value = ok.Value with { Items = await OpenAsync(ok.Value.Items, cancel) },
            },
            var other => other,
        };

    public async IAsyncEnumerable<WatchBatch> WatchAsync(
        WatchQuery query,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var batch in inner.WatchAsync(query, cancel))
            yield return batch with
            {
                Events = await OpenAsync(batch.Events, cancel),
            };
    }

    public async IAsyncEnumerable<PartitionBatch> FollowAsync(
        FollowQuery query,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var batch in inner.FollowAsync(query, cancel))
            yield return batch with
            {
                Events = await OpenAsync(batch.Events, cancel),
            };
    }

    public bool SharePartition(ObjectKey a, ObjectKey b) => inner.SharePartition(a, b);

    public int PartOf(ObjectKey key) => inner.PartOf(key);

    public IReadOnlyList<PartitionId> PartitionsOf(KeyRange range, Revision since = default) =>
        inner.PartitionsOf(range, since);

    public Revision ClosedOf(string tenant, Revision after, IReadOnlyDictionary<PartitionId, Revision> positions) =>
        inner.ClosedOf(tenant, after, positions);

    private static ValueCipher? WriterOf(EncryptionRules rules, CommitOperation.Put put) =>
        put.RevisionOffset < 0 ? null : rules.Find(put.Key.Resource)?.Writer;

    private static async ValueTask<CommitOperation.Put> SealAsync(
        CommitOperation.Put put,
        ValueCipher writer,
        CancellationToken cancel
    )
    {
        var plain = new byte[HeadBytes + put.Value.Length];
        BinaryPrimitives.WriteInt32BigEndian(plain, put.RevisionOffset);
        put.Value.CopyTo(plain.AsMemory(HeadBytes));
        var stored = await writer.SealAsync(plain, put.Key.Encode(), cancel);
        return put with { Value = stored, RevisionOffset = -1 };
    }

    // What is not to be decrypted stays the very list that it is.
    private async ValueTask<IReadOnlyList<KeyspaceItem>> OpenAsync(
        IReadOnlyList<KeyspaceItem> items,
        CancellationToken cancel
    )
    {
        KeyspaceItem[]? opened = null;
        for (var i = 0; i < items.Count; i++)
        {
            var item = await OpenAsync(items[i], cancel);
            if (opened is null && !ReferenceEquals(item, items[i]))
                opened = [.. items];
            if (opened is not null)
                opened[i] = item;
        }
        return opened ?? items;
    }

    private async ValueTask<IReadOnlyList<KeyspaceEvent>> OpenAsync(
        IReadOnlyList<KeyspaceEvent> events,
        CancellationToken cancel
    )
    {
        KeyspaceEvent[]? opened = null;
        for (var i = 0; i < events.Count; i++)
        {
            var (item, previous) = (events[i].Item, events[i].Previous);
            var now = await OpenAsync(item, cancel);
            var before = previous is null ? null : await OpenAsync(previous, cancel);
            if (opened is null && !(ReferenceEquals(now, item) && ReferenceEquals(before, previous)))
                opened = [.. events];
            if (opened is not null)
                opened[i] = events[i] with { Item = now, Previous = before };
        }
        return opened ?? events;
    }

    /// <returns>The same item where it lies as it would be written now.</returns>
    private ValueTask<KeyspaceItem> OpenAsync(KeyspaceItem item, CancellationToken cancel)
    {
        var isSealed = item.RevisionOffset < 0 && item.Value.Span.StartsWith(Mark);
        if (!isSealed && item.RevisionOffset < 0)
            return new(item);
        var rule = current().Find(item.Key.Resource);
        if (isSealed)
            return DecryptAsync(item, rule, cancel);
        return new(
            rule is null ? item
            : !rule.ReadsPlain ? Unreadable(item, "it is not encrypted, and the provider identity is not configured")
            : rule.Writer is null ? item
            : item with { IsStale = true }
        );
    }

    private static async ValueTask<KeyspaceItem> DecryptAsync(
        KeyspaceItem item,
        EncryptionRule? rule,
        CancellationToken cancel
    )
    {
        if (rule is null)
            return Unreadable(item, $"no provider is configured for {item.Key.Resource}");
        try
        {
            var opened = await rule.OpenAsync(item.Value, item.Key.Encode(), cancel);
            var plain = opened.Plain;
            var offset = plain.Length < HeadBytes ? -1 : BinaryPrimitives.ReadInt32BigEndian(plain);
            if (offset < 0 || offset > plain.Length - HeadBytes - ObjectStorage.Hole.Length)
                return Unreadable(item, "what was encrypted is no object");
            ObjectStorage.Fill(plain.AsSpan(HeadBytes), offset, item.Revision);
            return item with
            {
                Value = plain.AsMemory(HeadBytes),
                RevisionOffset = offset,
                IsStale = !opened.IsCurrent,
            };
        }
        catch (CryptographicException e)
        {
            return Unreadable(item, e.Message);
        }
    }

    private static KeyspaceItem Unreadable(KeyspaceItem item, string reason) =>
        item with
        {
            Value = ReadOnlyMemory<byte>.Empty,
            RevisionOffset = -1,
            Unreadable = reason,
        };
}
