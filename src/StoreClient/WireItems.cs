using System.Runtime.CompilerServices;
using System.Text;
using Arktos.StoreClient.Wire;

namespace Arktos.StoreClient;

/// <summary>From wire messages to what callers see.</summary>
internal static class WireItems
{
    public static KeyspaceItem ToItem(KeyValue item) =>
        ToItem(item.Key.Span, item.Value.Memory, item.Revision, item.CreateRevision, item.RevisionOffset, item.Expires);

    /// <param name="expires">Milliseconds since 1970; 0: never.</param>
    /// <param name="like">See <see cref="ObjectKey.TryDecode"/>.</param>
    public static KeyspaceItem ToItem(
        ReadOnlySpan<byte> key,
        ReadOnlyMemory<byte> value,
        long revision,
        long created,
        int revisionOffset,
        long expires,
        in ObjectKey like = default
    )
    {
        if (!ObjectKey.TryDecode(key, out var decoded, like))
            throw new InvalidDataException($"the keyspace holds a key of another form: {Encoding.UTF8.GetString(key)}");
        return new KeyspaceItem(decoded, value, new Revision(revision), new Revision(created), revisionOffset)
        {
            Expires = expires == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(expires),
        };
    }

    public static KeyspaceEvent ToEvent(Event e) =>
        new(
            e.Kind == Event.Types.Kind.Put ? KeyspaceEventKind.Put : KeyspaceEventKind.Delete,
            ToItem(e.Item),
            e.Previous is null ? null : ToItem(e.Previous)
        );

    public static async IAsyncEnumerable<TTo> SelectEach<TFrom, TTo>(
        this IAsyncEnumerable<TFrom> source,
        Func<TFrom, TTo> select,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await foreach (var item in source.WithCancellation(cancel).ConfigureAwait(false))
            yield return select(item);
    }
}
