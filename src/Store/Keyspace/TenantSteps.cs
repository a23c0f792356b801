using Arktos.Raft;
using Arktos.Store.RocksDb;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Store.Keyspace;

/// <summary>What steps of a move do to a partition's content; <see cref="KeyspacePartition"/> does it.</summary>
internal interface ITenantContent
{
    /// <summary>A key gets a version from elsewhere: no event, and no history of what stood there.</summary>
    void Import(ByteKey key, StoredValue value, Revision revision, Batch batch);

    /// <summary>A key goes, without an event that anybody sees.</summary>
    /// <param name="keepsHistory">What it held can still be read at earlier revisions.</param>
    void Drop(ByteKey key, bool keepsHistory, Revision revision, Batch batch, ref int number);

    /// <summary>Written as commits write: with an event.</summary>
    void Put(
        ByteKey key,
        ReadOnlyMemory<byte> value,
        TimeSpan timeToLive,
        Revision revision,
        Batch batch,
        ref int number
    );

    /// <summary>Keys of a tenant, the first ones, as they were before this command.</summary>
    /// <param name="part">Of only this part; null: of all of it.</param>
    IReadOnlyList<ByteKey> KeysOf(string tenant, int? part, int max);

    /// <summary>What a key holds.</summary>
    StoredValue? Find(ByteKey key);
}

/// <summary>
/// Where a partition stands with tenants that move: the places (<see cref="TenantPlace"/>), and the steps that change
/// them, applied in log order and the same on every replica. A step that does not fit does nothing, so who takes them
/// may take one twice, or another may take the same at the same time:
/// <code>
///   source        Here -Announce-> Leaving -Fence-> Fenced -Release-> Gone, then Drop until nothing is left
///   destination   (none) or Gone -Arrive-> Arriving, Import.. -Activate-> Here
///   Cancel: Leaving -> Here; Arriving, after Drop -> Gone
///   Spread: Here, and each of its parts has a place that is as the tenant's was
/// </code>
/// What is said of tenants is said of their parts (<see cref="TenantParts"/>), too, which have names of their own.
/// Belongs to whom the partition's keyspace does, but for <see cref="Published"/>.
/// </summary>
internal sealed class TenantSteps(PartitionId partition)
{
    /// <summary>Only the event of a mark is of use: who asks for older ones loads everything anew.</summary>
    private static readonly TimeSpan MarkKept = TimeSpan.FromHours(1);

    private readonly Dictionary<ByteKey, TenantPlace> _places = [];
    private volatile TenantPlaces _published = TenantPlaces.None;

    /// <summary>Published before what it is about is in the database.</summary>
    public TenantPlaces Published => _published;

    /// <summary>Why the step can never be carried out; null when it can be proposed.</summary>
    public static string? Refusal(TenantStep step)
    {
        if (!TenantParts.TryParse(step.Tenant, out var name, out var part) || name.Contains('\0') || step.Move == 0)
            return "a step of a move names a tenant, or a part of one, and the number of the move";
        if (step.Kind == TenantStep.Types.Kind.Spread && part != TenantParts.Home)
            return $"{step.Tenant} is a part already, and falls into no parts";
        if (step.Items.Count > Command.OperationsMax || step.Deleted.Count > Command.OperationsMax)
            return $"a step of a move imports and deletes at most {Command.OperationsMax} keys";
        if (step.Kind == TenantStep.Types.Kind.Drop && step.Limit is 0 or > Command.OperationsMax)
            return $"a step of a move drops 1 to {Command.OperationsMax} keys";
        var tenant = System.Text.Encoding.UTF8.GetBytes(name);
        return step.Items.Select(i => i.Key).Concat(step.Deleted).All(k => IsOf(k.Span, tenant, part))
            ? null
            : $"a key that is imported is none of {step.Tenant}";
    }

    /// <summary>Whether a step looks at what is stored, which must be written then.</summary>
    public static bool Walks(TenantStep.Types.Kind kind) =>
        kind is TenantStep.Types.Kind.Drop or TenantStep.Types.Kind.Arrive or TenantStep.Types.Kind.Cancel;

    public void Load(Database database)
    {
        _places.Clear();
        using var items = database.Iterate(
            KeyspaceKeys.Prefix(KeyspaceKeys.Place, partition),
            KeyspaceKeys.PrefixEnd(KeyspaceKeys.Place, partition)
        );
        for (; items.Valid; items.Next())
        {
            var key = KeyspaceKeys.KeyOf(items.Key);
            var stored = StoredValue.Decode(items.Value.ToArray());
            _places[new ByteKey(key[(key.LastIndexOf((byte)0) + 1)..].ToArray())] = TenantPlace.Decode(stored.Value);
        }
        _published = _places.Count == 0 ? TenantPlaces.None : new TenantPlaces(_places);
    }

    /// <summary>
    /// Whether a commit names a key of a tenant that is not here, or about to leave. Deletions of what has expired are
    /// not looked at: what of them concerns such a tenant is passed over.
    /// </summary>
    public bool Refuses(DecodedCommand commit)
    {
        if (_places.Count == 0)
            return false;
        for (var i = 0; i < commit.Conditions.Count; i++)
            if (!TakesWrites(commit.Conditions[i].Key))
                return true;
        for (var i = 0; i < commit.Operations.Count; i++)
            if (
                commit.Operations[i].Kind != Operation.Types.Kind.DeleteAtRevision
                && !TakesWrites(commit.Operations[i].Key)
            )
                return true;
        return false;
    }

    public bool TakesWrites(ByteKey key) => _published.TakesWrites(key.Memory);

    /// <summary>False: the step does not fit what is known of the tenant, and nothing was done.</summary>
    public bool Apply(TenantStep step, Revision revision, Batch batch, ITenantContent content)
    {
        // Others may have carried it out: who cannot must not go on as if it had done nothing.
        Invariant.Holds(
            Enum.IsDefined(step.Kind),
            $"partition {partition}: a step of moves ({(int)step.Kind}) is of a newer version than this store's"
        );
        var name = ToKey(step.Tenant);
        var known = _places.GetValueOrDefault(name);
        var isPart = TenantParts.TryParse(step.Tenant, out var whole, out var part) && part != TenantParts.Home;
        if (isPart && known is null && _places.GetValueOrDefault(ToKey(whole)) is { } home)
        {
            // There are no parts of what is whole.
            if (home is { SpreadAt: 0, Phase: not TenantPhase.Gone })
                return false;
            known = home.OfPart();
        }
        var isSame = known is not null && known.Move == step.Move;
        var place =
            known?.Copy()
            ?? (isPart ? new TenantPlace { Phase = TenantPhase.Gone } : new TenantPlace { Stays = [new TenantStay()] });
        var number = 0;
        switch (step.Kind)
        {
            case TenantStep.Types.Kind.Announce:
                if (isSame && place.Phase is TenantPhase.Leaving or TenantPhase.Fenced or TenantPhase.Gone)
                    return true;
                if (place.Phase is not (TenantPhase.Here or TenantPhase.Leaving) || step.Move <= place.Move)
                    return false;
                (place.Phase, place.Move, place.Other) = (TenantPhase.Leaving, step.Move, step.Other);
                break;
            // Also one that was never announced: it must not be any more.
            case TenantStep.Types.Kind.Cancel when place.TakesWrites && step.Move >= place.Move:
                (place.Phase, place.Move) = (TenantPhase.Here, step.Move);
                break;
            case TenantStep.Types.Kind.Cancel when isSame && place.Phase == TenantPhase.Arriving:
                if (HoldsAny())
                    return false;
                place.Phase = TenantPhase.Gone;
                break;
            case TenantStep.Types.Kind.Fence:
                if (isSame && place.Phase is TenantPhase.Fenced or TenantPhase.Gone)
                    return true;
                if (!isSame || place.Phase != TenantPhase.Leaving)
                    return false;
                (place.Phase, place.LastStay!.Fence) = (TenantPhase.Fenced, revision.Value);
                Mark(Revision.None);
                break;
            case TenantStep.Types.Kind.Release:
                if (isSame && place.Phase == TenantPhase.Gone)
                    return true;
                if (
                    !isSame
                    || place.Phase != TenantPhase.Fenced
                    || step.Revision <= place.LastStay!.Fence
                    || revision.Value <= step.Revision
                )
                    return false;
                (place.Phase, place.LastStay.Until) = (TenantPhase.Gone, step.Revision);
                break;
            case TenantStep.Types.Kind.Arrive:
                if (isSame && place.Phase == TenantPhase.Here)
                    return true;
                if (isSame && place.Phase == TenantPhase.Arriving)
                {
                    // What had come was dropped, for changes of it were lost: it comes anew.
                    if (place.IsCopied || !place.Cursor.IsEmpty || HoldsAny())
                        return true;
                    (place.Through, place.Sequence) = (Math.Max(place.Through, step.Revision), place.Sequence + 1);
                    break;
                }
                // One that comes late: the tenant has fallen into parts since.
                if (!isPart && step.SpreadAt == 0 && _published.IsInParts(name.Memory))
                    return false;
                // Whoever was here before must have been dropped to the last key; and nobody lives here without a
                // place.
                if (known is { Phase: not TenantPhase.Gone } || step.Move <= known?.Move || HoldsAny())
                    return false;
                place = new TenantPlace
                {
                    Phase = TenantPhase.Arriving,
                    Move = step.Move,
                    Other = step.Other,
                    Stays = known is null ? [] : place.Stays,
                    Through = step.Revision,
                    SpreadAt = step.SpreadAt,
                };
                break;
            case TenantStep.Types.Kind.Import:
                if (!isSame || place.Phase != TenantPhase.Arriving || place.Sequence != step.Sequence)
                    return false;
                foreach (var item in step.Items)
                    content.Import(new ByteKey(item.Key.Memory), ToStored(item), revision, batch);
                foreach (var key in step.Deleted)
                    content.Drop(new ByteKey(key.Memory), keepsHistory: false, revision, batch, ref number);
                place.Sequence++;
                (place.IsCopied, place.Through) = (
                    place.IsCopied || step.Copied,
                    Math.Max(place.Through, step.Through)
                );
                if (!step.Cursor.IsEmpty)
                    place.Cursor = step.Cursor.Memory;
                break;
            case TenantStep.Types.Kind.Activate:
                if (isSame && place.Phase == TenantPhase.Here)
                    return true;
                if (
                    !isSame
                    || place is not { Phase: TenantPhase.Arriving, IsCopied: true }
                    || place.Sequence != step.Sequence
                    || place.Through < step.Revision
                    || revision.Value <= step.Revision
                )
                    return false;
                place.Phase = TenantPhase.Here;
                (place.Cursor, place.Through) = (ReadOnlyMemory<byte>.Empty, step.Revision);
                place.Stay(revision);
                Mark(new Revision(step.Revision));
                break;
            case TenantStep.Types.Kind.Drop:
                if (!isSame || place.Phase is not (TenantPhase.Gone or TenantPhase.Arriving))
                    return false;
                foreach (var key in KeysOf((int)step.Limit))
                    content.Drop(key, place.Phase == TenantPhase.Gone, revision, batch, ref number);
                if (place.Phase == TenantPhase.Arriving)
                    (place.Sequence, place.IsCopied, place.Cursor) = (place.Sequence + 1, false, default);
                break;
            case TenantStep.Types.Kind.Spread:
                if (place.SpreadAt != 0)
                    return true;
                if (place.Phase != TenantPhase.Here)
                    return false;
                var copied = content.Find(CopiedKey(TenantParts.Home));
                for (var i = 0; i < TenantParts.Count; i++)
                {
                    Set(TenantParts.NameOf(step.Tenant, i), place.Copy(), revision, batch);
                    if (copied is { } value)
                        content.Put(CopiedKey(i), value.Value, TimeSpan.Zero, revision, batch, ref number);
                }
                place.SpreadAt = revision.Value;
                break;
            default:
                return false;
        }
        Set(step.Tenant, place, revision, batch);
        return true;

        IReadOnlyList<ByteKey> KeysOf(int max) =>
            content.KeysOf(whole, isPart || place.SpreadAt != 0 || step.SpreadAt != 0 ? part : null, max);

        ByteKey CopiedKey(int of) => new(TenantParts.CopiedKey(step.Tenant, of).Encode());

        bool HoldsAny() => KeysOf(1).Count > 0;

        void Mark(Revision fence) =>
            content.Put(
                new ByteKey(TenantMark.KeyOf(step.Tenant).Encode()),
                new TenantMark(new PartitionId((ushort)place.Other), fence).Encode(),
                MarkKept,
                revision,
                batch,
                ref number
            );
    }

    private void Set(string name, TenantPlace place, Revision revision, Batch batch)
    {
        // Stays change with the phase; else what is published says the same, and is dear to make anew where many moved.
        var key = ToKey(name);
        var isSame =
            _places.TryGetValue(key, out var known) && known.Phase == place.Phase && known.SpreadAt == place.SpreadAt;
        _places[key] = place;
        if (!isSame)
            _published = new TenantPlaces(_places);
        batch.Put(
            KeyspaceKeys.Key(KeyspaceKeys.Place, partition, TenantPlace.KeyOf(name).Encode()),
            new StoredValue(revision, revision, -1, place.Encode()).Encode()
        );
    }

    private static ByteKey ToKey(string name) => new(System.Text.Encoding.UTF8.GetBytes(name));

    private static StoredValue ToStored(KeyValue item) =>
        new(new Revision(item.CreateRevision), new Revision(item.Revision), item.RevisionOffset, item.Value.Memory)
        {
            Expires = item.Expires,
        };

    private static bool IsOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> tenant, int part) =>
        key.Length <= Command.KeyBytesMax
        && key.Count((byte)0) == 3
        && KeyspaceKeys.TenantOf(key).SequenceEqual(tenant)
        && (part == TenantParts.Home || TenantParts.Of(key) == part);
}
