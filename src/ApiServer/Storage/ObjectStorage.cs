using System.Buffers.Text;
using System.Text;
using Arktos.Api;
using Arktos.Api.ManagedFields;
using Arktos.Api.Meta.V1;
using Arktos.ApiServer.Catalog;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Storage;

/// <summary>
/// Objects as stored: the very JSON that a client gets, with a hole of 19 digits for metadata.resourceVersion that the
/// store fills in. Thread-safe; holds nothing.
/// </summary>
public sealed class ObjectStorage(IKeyspace keyspace)
{
    private static readonly byte[] HoleMark = Encoding.ASCII.GetBytes($"\"resourceVersion\":\"{Hole}\"");

    public const string Hole = "0000000000000000000";

    public IKeyspace Keyspace { get; } = keyspace;

    public static ObjectKey KeyOf(ResourceStrategy strategy, string tenant, string ns, string name) =>
        KeyOf(strategy.Description, tenant, ns, name);

    public static ObjectKey KeyOf(ResourceDescription description, string tenant, string ns, string name) =>
        new(
            description.StorageName,
            description.Scope == ResourceScope.Cluster ? "" : tenant,
            description.IsNamespaced ? ns : "",
            name
        );

    /// <param name="tenant">"all" for every tenant.</param>
    /// <param name="ns">Empty for all.</param>
    public static KeyRange RangeOf(ResourceStrategy strategy, string tenant, string ns)
    {
        var description = strategy.Description;
        if (description.Scope == ResourceScope.Cluster)
            return new KeyRange(description.StorageName, "");
        return new KeyRange(
            description.StorageName,
            tenant == "all" ? null : tenant,
            tenant == "all" || ns.Length == 0 || !description.IsNamespaced ? null : ns
        );
    }

    /// <summary>Encodes an object with the hole and without managers; the offset is that of the hole's first
    /// digit.</summary>
    public static (byte[] Bytes, int RevisionOffset) Encode(ResourceStrategy strategy, IKubeObject value)
    {
        value.Metadata.ResourceVersion = Hole;
        var bytes = strategy.Encode(value);
        return (bytes, RevisionOffsetIn(bytes));
    }

    /// <summary>Where the hole begins in an encoded object.</summary>
    public static int RevisionOffsetIn(ReadOnlySpan<byte> encoded)
    {
        // Kind, version and metadata come first and hold only text before resourceVersion, whose quotes are escaped:
        // the first match is the field itself.
        var at = encoded.IndexOf(HoleMark);
        if (at < 0)
            throw new InvalidOperationException("the encoded object has no place for its revision");
        return at + HoleMark.Length - Hole.Length - 1;
    }

    /// <summary>Encodes an object with its managers, as JSON; empty for none.</summary>
    public static (byte[] Bytes, int RevisionOffset) Encode(
        ResourceStrategy strategy,
        IKubeObject value,
        ReadOnlySpan<byte> managers
    )
    {
        var (bytes, offset) = Encode(strategy, value);
        // The revision stands before them.
        return (ManagedFieldsJson.Insert(bytes, managers), offset);
    }

    /// <summary>Writes a revision into the hole.</summary>
    public static void Fill(Span<byte> bytes, int revisionOffset, Revision revision) =>
        Utf8Formatter.TryFormat(
            revision.Value,
            bytes.Slice(revisionOffset, Hole.Length),
            out _,
            new System.Buffers.StandardFormat('D', (byte)Hole.Length)
        );

    /// <summary>Whether encoded bytes are what is stored, but for the revision.</summary>
    public static bool SameAs(ReadOnlySpan<byte> bytes, int revisionOffset, KeyspaceItem item)
    {
        var stored = item.Value.Span;
        return bytes.Length == stored.Length
            && revisionOffset == item.RevisionOffset
            && bytes[..revisionOffset].SequenceEqual(stored[..revisionOffset])
            && bytes[(revisionOffset + Hole.Length)..].SequenceEqual(stored[(revisionOffset + Hole.Length)..]);
    }

    /// <summary>
    /// A stored object, in the strategy's version. One that lies in a version that is not stored any more has no place
    /// for a revision: it is the same as nothing that is written, so that any write puts it into the present one.
    /// </summary>
    public async Task<Result<KeyspaceItem?>> GetAsync(
        ResourceStrategy strategy,
        ObjectKey key,
        CancellationToken cancel
    )
    {
        if (await Keyspace.GetAsync(key, cancel) is not ReadResult<KeyspaceItem?>.Ok { Value: var item })
            return Statuses.StoreUnavailable(strategy.Resource, "get");
        if (item is not null && FaultOf(item) is { } fault)
            return fault;
        if (item is null || strategy.Conversion is not { } conversion)
            return Result<KeyspaceItem?>.Of(item);
        if (!(await conversion.ReadAsync([item], cancel)).Succeeded(out var converted, out var error))
            return error;
        return conversion.IsCurrent(item) ? converted[0] : converted[0] with { RevisionOffset = -1 };
    }

    /// <summary>The answer to who asks for what cannot be decrypted; null: it can be read.</summary>
    public static Status? FaultOf(KeyspaceItem item)
    {
        if (item.Unreadable is not { } reason)
            return null;
        var key = item.Key;
        var place = string.Join('/', new[] { key.Tenant, key.Namespace, key.Name }.Where(p => p.Length > 0));
        return Statuses.InternalError($"what is stored of {key.Resource} \"{place}\" cannot be decrypted: {reason}");
    }

    /// <summary>A page of a range, in the strategy's version; a Status where an object of it cannot be read.</summary>
    public static async ValueTask<Result<RangePage>> ConvertAsync(
        ResourceStrategy strategy,
        RangePage page,
        CancellationToken cancel
    )
    {
        foreach (var item in page.Items)
            if (FaultOf(item) is { } fault)
                return fault;
        if (strategy.Conversion is not { } conversion)
            return page;
        var read = await conversion.ReadAsync(page.Items, cancel);
        return read.Succeeded(out var items, out var error) ? page with { Items = items } : error;
    }

    /// <summary>One stored object of a class, decoded; null when there is none.</summary>
    public async Task<Result<T?>> GetAsync<T>(
        ResourceStrategy strategy,
        string tenant,
        string ns,
        string name,
        CancellationToken cancel
    )
        where T : class, IKubeObject
    {
        var read = await GetAsync(strategy, KeyOf(strategy, tenant, ns, name), cancel);
        if (!read.Succeeded(out var item, out var error))
            return error;
        return Result<T?>.Of(item is null ? null : (T)strategy.Decode(item.Value.Span));
    }

    /// <summary>
    /// All objects of a range at one revision, page after page. Ends with an exception when the store cannot answer.
    /// </summary>
    public async IAsyncEnumerable<KeyspaceItem> AllAsync(
        KeyRange range,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var at = Revision.None;
        ObjectKey? after = null;
        while (true)
        {
            if (await Keyspace.ListAsync(new RangeQuery(range, at, after), cancel) is not ReadResult<RangePage>.Ok page)
                throw new StoreUnavailableException(range);
            foreach (var item in page.Value.Items)
                yield return item;
            if (!page.Value.More)
                yield break;
            at = page.Revision;
            after = page.Value.Items[^1].Key;
        }
    }

    /// <summary>What an unsuccessful commit means to the client, but for failed conditions.</summary>
    public static Status CommitFailure(CommitResult result, GroupVersionResource resource, string operation) =>
        result switch
        {
            CommitResult.Busy => Statuses.TooManyRequests("the store is overloaded, please try again later", 1),
            CommitResult.NotStorable fault => Statuses.InternalError(fault.Reason),
            CommitResult.Invalid { IsApart: false } invalid => Statuses.Failure(
                413,
                "RequestEntityTooLarge",
                $"the object cannot be stored: {invalid.Reason}",
                null
            ),
            _ => Statuses.StoreUnavailable(resource, operation),
        };
}

/// <summary>A read of several pages could not be finished.</summary>
/// <param name="reason">Empty: the store gave none.</param>
public sealed class StoreUnavailableException(KeyRange range, string reason = "")
    : Exception(
        $"the store could not answer for {range.Resource} of tenant {range.Tenant ?? "(all)"}"
            + (reason.Length > 0 ? $": {reason}" : "")
    );
