using Arktos.Api.Selectors;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Watch;

public enum ChangeKind
{
    Added,
    Modified,
    Deleted,
}

/// <summary>Which objects of a range a client wants. Immutable and thread-safe.</summary>
/// <param name="Name">Empty for any.</param>
public sealed record ObjectFilter(
    ResourceStrategy Strategy,
    KeyRange Range,
    string Name,
    LabelQuery Labels,
    FieldQuery Fields
)
{
    /// <summary>The node that the selector on spec.nodeName demands; empty for none.</summary>
    public string NodeName => Fields.TryExact("spec.nodeName", out var node) ? node : "";

    public bool IsEverything => Name.Length == 0 && Labels.IsEverything && Fields.IsEverything;

    /// <summary>Is told of what is passed over.</summary>
    public required UnreadableObjects Unreadable { get; init; }

    /// <summary>
    /// Whether an object can be shown to a client; what cannot is passed over, for one such would keep all others from
    /// being seen.
    /// </summary>
    /// <param name="decoded">Shown by its fields, not as the bytes that are stored.</param>
    public bool CanShow(StoredObject stored, bool decoded)
    {
        if (stored.LooksLikeAnObject && (!decoded || stored.TryDecode(Strategy) is not null))
            return true;
        Unreadable.PassOver(stored.Item.Key);
        return false;
    }

    /// <summary>False: whatever lies there is not wanted.</summary>
    public bool MayWant(ObjectKey key) => Range.Contains(key) && (Name.Length == 0 || key.Name == Name);

    public bool Matches(StoredObject stored)
    {
        if (Name.Length > 0 && stored.Item.Key.Name != Name)
            return false;
        if (!Labels.IsEverything && !Labels.Matches(stored.Labels))
            return false;
        if (Fields.IsEverything)
            return true;
        if (stored.TryDecode(Strategy) is not { } value)
        {
            Unreadable.PassOver(stored.Item.Key);
            return false;
        }
        return Fields.Matches(field => Strategy.SelectableField(value, field));
    }

    /// <summary>
    /// What an event is to this client: an object that ceases to match is a deletion of its last matching state. Null:
    /// nothing.
    /// </summary>
    public (ChangeKind Kind, StoredObject Object)? Classify(HubEvent e)
    {
        if (!Range.Contains(e.Value.Item.Key))
            return null;
        if (e.Value.Kind == KeyspaceEventKind.Delete)
            return Matches(e.Now) ? (ChangeKind.Deleted, e.Now) : null;
        var now = Matches(e.Now);
        var before = e.Before is { } previous && Matches(previous);
        return (now, before) switch
        {
            (true, true) => (ChangeKind.Modified, e.Now),
            (true, false) => (ChangeKind.Added, e.Now),
            (false, true) => (ChangeKind.Deleted, AtRevision(e.Before!.Item, e.Revision)),
            _ => null,
        };
    }

    private static StoredObject AtRevision(KeyspaceItem item, Revision revision)
    {
        if (item.RevisionOffset < 0)
            return new StoredObject(item with { Revision = revision });
        var bytes = item.Value.ToArray();
        ObjectStorage.Fill(bytes, item.RevisionOffset, revision);
        return new StoredObject(item with { Value = bytes, Revision = revision });
    }
}
