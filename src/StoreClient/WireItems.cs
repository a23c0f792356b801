using System.Runtime.CompilerServices;
using System.Text;
using Arktos.StoreClient.Wire;

namespace Arktos.StoreClient;

/// <summary>From wire messages to what callers see.</summary>
internal static class WireItems
{
    /// <param name="like">See <see cref="ObjectKey.TryDecode"/>.</param>
    public static KeyspaceItem ToItem(KeyValue item, in ObjectKey like = default)
    {
        if (!ObjectKey.TryDecode(item.Key.Span, out var key, like)) throw new InvalidDataException($"the keyspace holds a key of another form: {Encoding.UTF8.GetString(item.Key.Span)}");
        return new KeyspaceItem(key, item.Value.Memory, new Revision(item.Revision), new Revision(item.CreateRevision), item.RevisionOffset) { Expires = item.Expires == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(item.Expires) };
    }

    public static KeyspaceEvent ToEvent(Event e) =>
        new(e.Kind == Event.Types.Kind.Put ? KeyspaceEventKind.Put : KeyspaceEventKind.Delete, ToItem(e.Item), e.Previous is null ? null : ToItem(e.Previous));

    public static async IAsyncEnumerable<TTo> SelectEach<TFrom, TTo>(this IAsyncEnumerable<TFrom> source, Func<TFrom, TTo> select, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var item in source.WithCancellation(cancel).ConfigureAwait(false)) yield return select(item);
    }
}

/// <summary>The order of encoded keys: byte order, part by part.</summary>
internal sealed class KeyOrder : IComparer<ObjectKey>
{
    public static KeyOrder Instance { get; } = new();

    public int Compare(ObjectKey a, ObjectKey b) => a.Encode().AsSpan().SequenceCompareTo(b.Encode());
}
