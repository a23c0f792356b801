using System.Text;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Simulation.Stores;

/// <summary>A version of a key: text, or null for its deletion.</summary>
internal sealed record ReferenceVersion(Revision Revision, Revision Created, string? Text)
{
    /// <summary>The revision of the partition that brought it: a later one, when it comes from elsewhere.</summary>
    public Revision Since { get; init; } = Revision;
}

internal sealed record ReferenceEvent(
    Revision Revision,
    KeyspaceEventKind Kind,
    string Key,
    string Text,
    string? Previous
);

/// <summary>
/// What a partition must hold, by the plainest means: the committed entries applied once, in order, everything kept for
/// ever. The replicas are compared with it.
/// </summary>
internal sealed class ReferenceKeyspace(PartitionId id, Action<ReferenceEvent>? ofRoaming = null)
{
    private readonly SortedDictionary<string, List<ReferenceVersion>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (Revision Revision, int FailedCondition)> _commits = [];

    /// <summary>What is known of the roaming tenant and its parts here, by their names; else they are here, or were
    /// never.</summary>
    private readonly Dictionary<string, ReferencePlace> _places = [];

    public LogIndex Index { get; private set; }

    public Revision Latest { get; private set; }

    public List<ReferenceEvent> Events { get; } = [];

    public void Apply(in LogEntry entry)
    {
        if (entry.Index <= Index)
        {
            return;
        }

        SimulationFailure.Unless(
            entry.Index == Index.Next(),
            $"partition {id}: entry {entry.Index} was applied, {Index.Next()} by nobody"
        );
        Index = entry.Index;
        if (entry.Kind != EntryKind.Normal)
        {
            return;
        }

        var (revision, commit) = (
            Command.RevisionOf(entry.Data.Span),
            CommitRequest.Parser.ParseFrom(Command.CommitOf(entry.Data).Span)
        );
        SimulationFailure.Unless(
            revision > Latest,
            $"partition {id}: revision {revision} of entry {entry.Index} is not after {Latest}"
        );
        SimulationFailure.Unless(
            (revision.Value & PartitionId.ValueMax) == id.Value,
            $"partition {id}: revision {revision} is another partition's"
        );
        Latest = revision;
        // A leader's own commits (deletions of expired keys) have no id.
        Guid? commitId = commit.CommitId.IsEmpty ? null : new Guid(commit.CommitId.Span);
        if (commitId is { } known && _commits.ContainsKey(known))
        {
            return;
        }

        if (commit.TenantStep is { } step)
        {
            _commits[commitId!.Value] = (revision, Apply(step, revision) ? -1 : ApplyOutcome.StepRefused);
            return;
        }

        if (commit.Operations.Count == 0)
        {
            return;
        }

        var isElsewhere = commit.Operations.Any(o =>
            o.Kind != Operation.Types.Kind.DeleteAtRevision && IsElsewhere(Text(o.Key.Span))
        );
        var failed = isElsewhere
            ? ApplyOutcome.TenantMoved
            : commit.Conditions.ToList().FindIndex(condition => !Holds(condition, commit));
        if (commitId is { } added)
        {
            _commits[added] = (revision, failed);
        }

        if (failed >= 0)
        {
            return;
        }

        foreach (var operation in commit.Operations)
        {
            Apply(operation, revision);
        }
    }

    /// <summary>What became of a commit; null while it is not committed.</summary>
    public (Revision Revision, int FailedCondition)? Outcome(Guid commit) =>
        _commits.TryGetValue(commit, out var outcome) ? outcome : null;

    public ReferenceVersion? At(string key, Revision revision) =>
        _keys.TryGetValue(key, out var versions)
        && versions.FindLast(v => v.Revision <= revision) is { Text: not null } version
            ? version
            : null;

    /// <summary>
    /// Everything that existed at a revision, by key; but for the tenant that moves, which is held against what it did
    /// itself.
    /// </summary>
    public IEnumerable<(string Key, ReferenceVersion Version)> All(Revision revision)
    {
        foreach (var key in _keys.Keys.Where(k => !Roaming.RoamingTenant.Owns(k)))
        {
            if (At(key, revision) is { } version)
            {
                yield return (key, version);
            }
        }
    }

    /// <summary>Everything that was there when a revision was the latest, by key.</summary>
    public IEnumerable<(string Key, ReferenceVersion Version)> Held(Revision latest)
    {
        foreach (var (key, versions) in _keys)
        {
            if (versions.FindLast(v => v.Since <= latest) is { Text: not null } version)
            {
                yield return (key, version);
            }
        }
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>What a tenant holds.</summary>
    public TenantUsage Usage(Revision revision, string tenant = "acme")
    {
        var texts = Held(revision)
            .Where(i => i.Key.Split('\0')[1] == tenant)
            .Select(i => Encoding.UTF8.GetByteCount(i.Version.Text!))
            .ToList();
        return new TenantUsage(texts.Count, texts.Sum());
    }

    private bool Holds(Condition condition, CommitRequest commit)
    {
        if (condition.Kind == Condition.Types.Kind.Within)
        {
            var used = Usage(Latest);
            // Commits with a bound put one key and do nothing else.
            var put = commit.Operations.Single();
            var before = Current(Text(put.Key.Span)) is { } version ? Encoding.UTF8.GetByteCount(version.Text!) : -1;
            return (before >= 0 || used.Objects + 1 <= condition.ObjectsMax)
                && (
                    put.Value.Length <= Math.Max(before, 0)
                    || used.Bytes + put.Value.Length - Math.Max(before, 0) <= condition.BytesMax
                );
        }

        var current = Current(Text(condition.Key.Span));
        return condition.Kind switch
        {
            Condition.Types.Kind.Absent => current is null,
            Condition.Types.Kind.Exists => current is not null,
            _ => current?.Revision.Value == condition.Revision,
        };
    }

    private void Apply(Operation operation, Revision revision)
    {
        var key = Text(operation.Key.Span);
        switch (operation.Kind)
        {
            case Operation.Types.Kind.Put:
                Add(key, revision, Stamped(Text(operation.Value.Span), operation.RevisionOffset, revision));
                break;
            case Operation.Types.Kind.DeleteAtRevision
                when Current(key)?.Revision.Value != operation.Revision || IsElsewhere(key):
                break;
            case Operation.Types.Kind.Delete or Operation.Types.Kind.DeleteAtRevision:
                Add(key, revision, null);
                break;
            default:
                var end = Text(operation.End.Span);
                foreach (
                    var other in _keys
                        .Keys.Where(k => string.CompareOrdinal(k, key) >= 0 && string.CompareOrdinal(k, end) < 0)
                        .ToList()
                )
                {
                    Add(other, revision, null);
                }

                break;
        }
    }

    private void Add(string key, Revision revision, string? text)
    {
        var before = Current(key);
        if (before is null && text is null)
        {
            return;
        }

        if (!_keys.TryGetValue(key, out var versions))
        {
            _keys[key] = versions = [];
        }

        versions.Add(new ReferenceVersion(revision, before?.Created ?? revision, text));
        var happened = text is null
            ? new ReferenceEvent(
                revision,
                KeyspaceEventKind.Delete,
                key,
                Stamped(before!.Text!, ClientText.RevisionOffset(before.Text!), revision),
                before.Text
            )
            : new ReferenceEvent(revision, KeyspaceEventKind.Put, key, text, before?.Text);
        Events.Add(happened);
        if (Roaming.RoamingTenant.Owns(key))
        {
            ofRoaming?.Invoke(happened);
        }
    }

    /// <summary>False: the step does not fit, and nothing happens.</summary>
    private bool Apply(TenantStep step, Revision revision)
    {
        var name = step.Tenant;
        var isPart = name != Roaming.RoamingTenant.Name;
        var place = Known(name);
        if (isPart && !_places.ContainsKey(name) && place is { SpreadAt: 0, Phase: not TenantPhase.Gone })
        {
            return false;
        }

        // One that comes late: the tenant has fallen into parts since.
        if (!isPart && step is { Kind: TenantStep.Types.Kind.Arrive, SpreadAt: 0 } && IsInParts)
        {
            return place?.Move == step.Move && place.Phase is TenantPhase.Here or TenantPhase.Arriving;
        }

        var isSame = place?.Move == step.Move;
        var phase = place?.Phase ?? (isPart ? TenantPhase.Gone : TenantPhase.Here);
        switch (step.Kind)
        {
            case TenantStep.Types.Kind.Announce when isSame && phase is not (TenantPhase.Here or TenantPhase.Arriving):
            case TenantStep.Types.Kind.Fence when isSame && phase is (TenantPhase.Fenced or TenantPhase.Gone):
            case TenantStep.Types.Kind.Release when isSame && phase == TenantPhase.Gone:
            case TenantStep.Types.Kind.Arrive when isSame && phase == TenantPhase.Here:
            case TenantStep.Types.Kind.Activate when isSame && phase == TenantPhase.Here:
                return true;
            case TenantStep.Types.Kind.Arrive when isSame && phase == TenantPhase.Arriving:
                if (Roamers(step).Count == 0 && !place!.IsCopied && !place.HasCursor)
                {
                    place.Through = Math.Max(place.Through, step.Revision);
                    place.Sequence++;
                }

                return true;
            case TenantStep.Types.Kind.Announce
                when phase is (TenantPhase.Here or TenantPhase.Leaving) && !(step.Move <= place?.Move):
                Become(new ReferencePlace(step.Move, TenantPhase.Leaving) { Other = Other(step) });
                return true;
            case TenantStep.Types.Kind.Cancel when place?.TakesWrites != false && !(step.Move < place?.Move):
                Become(new ReferencePlace(step.Move, TenantPhase.Here));
                return true;
            case TenantStep.Types.Kind.Cancel when isSame && phase == TenantPhase.Arriving && Roamers(step).Count == 0:
                Become(new ReferencePlace(step.Move, TenantPhase.Gone));
                return true;
            case TenantStep.Types.Kind.Fence when isSame && phase == TenantPhase.Leaving:
                (place!.Phase, place.Fence) = (TenantPhase.Fenced, revision);
                Mark(step, place, revision);
                return true;
            case TenantStep.Types.Kind.Release
                when isSame
                    && phase == TenantPhase.Fenced
                    && step.Revision > place!.Fence.Value
                    && revision.Value > step.Revision:
                place.Phase = TenantPhase.Gone;
                return true;
            case TenantStep.Types.Kind.Arrive
                when (place is null || phase == TenantPhase.Gone && step.Move > place.Move) && Roamers(step).Count == 0:
                Become(
                    new ReferencePlace(step.Move, TenantPhase.Arriving)
                    {
                        Other = Other(step),
                        Through = step.Revision,
                        SpreadAt = step.SpreadAt,
                    }
                );
                return true;
            case TenantStep.Types.Kind.Import
                when isSame && phase == TenantPhase.Arriving && place!.Sequence == step.Sequence:
                foreach (var item in step.Items)
                {
                    Set(
                        Text(item.Key.Span),
                        new ReferenceVersion(
                            new Revision(item.Revision),
                            new Revision(item.CreateRevision),
                            Text(item.Value.Span)
                        )
                        {
                            Since = revision,
                        }
                    );
                }

                foreach (var key in step.Deleted)
                {
                    Set(Text(key.Span), new ReferenceVersion(revision, revision, null));
                }

                place.Sequence++;
                place.HasCursor |= !step.Cursor.IsEmpty;
                place.IsCopied |= step.Copied;
                place.Through = Math.Max(place.Through, step.Through);
                return true;
            case TenantStep.Types.Kind.Activate
                when isSame
                    && phase == TenantPhase.Arriving
                    && place!.IsCopied
                    && place.Sequence == step.Sequence
                    && place.Through >= step.Revision:
                Become(new ReferencePlace(step.Move, TenantPhase.Here) { Other = place.Other });
                Mark(step, place, revision);
                return true;
            case TenantStep.Types.Kind.Drop when isSame && phase is (TenantPhase.Gone or TenantPhase.Arriving):
                foreach (var key in Roamers(step).Take((int)step.Limit))
                {
                    Set(key, new ReferenceVersion(revision, revision, null));
                }

                if (phase == TenantPhase.Arriving)
                {
                    (place!.Sequence, place.IsCopied, place.HasCursor) = (place.Sequence + 1, false, false);
                }

                return true;
            case TenantStep.Types.Kind.Spread when place is { SpreadAt: not 0 }:
                return true;
            case TenantStep.Types.Kind.Spread when phase == TenantPhase.Here:
                foreach (var part in TenantParts.NamesOf(name))
                {
                    _places[part] = new ReferencePlace(place?.Move ?? 0, TenantPhase.Here)
                    {
                        Other = place?.Other ?? default,
                        SpreadAt = part == name ? revision.Value : 0,
                    };
                }

                return true;
            default:
                return false;
        }

        void Become(ReferencePlace next)
        {
            next.SpreadAt = Math.Max(next.SpreadAt, isPart ? 0 : place?.SpreadAt ?? 0);
            _places[name] = next;
        }
    }

    /// <summary>Of a part without a place of its own: what is known of the whole.</summary>
    private ReferencePlace? Known(string name) =>
        _places.GetValueOrDefault(name)
        ?? _places.GetValueOrDefault(Roaming.RoamingTenant.Name) switch
        {
            { SpreadAt: not 0 } when name != Roaming.RoamingTenant.Name => new ReferencePlace(0, TenantPhase.Gone),
            var whole => whole,
        };

    private bool IsInParts => _places.Any(p => p.Key != Roaming.RoamingTenant.Name || p.Value.SpreadAt != 0);

    private bool IsElsewhere(string key)
    {
        if (!Roaming.RoamingTenant.Owns(key))
        {
            return false;
        }

        var part = IsInParts ? TenantParts.Of(Encoding.UTF8.GetBytes(key)) : TenantParts.Home;
        return Known(TenantParts.NameOf(Roaming.RoamingTenant.Name, part)) is { TakesWrites: false };
    }

    private static PartitionId Other(TenantStep step) => new((ushort)step.Other);

    /// <summary>Keys of what a step is about.</summary>
    private List<string> Roamers(TenantStep step)
    {
        TenantParts.TryParse(step.Tenant, out var tenant, out var part);
        var isWhole =
            part == TenantParts.Home
            && step.SpreadAt == 0
            && _places.GetValueOrDefault(tenant) is not { SpreadAt: not 0 };
        return
        [
            .. _keys.Keys.Where(k =>
                Roaming.RoamingTenant.Owns(k)
                && Current(k) is not null
                && (isWhole || TenantParts.Of(Encoding.UTF8.GetBytes(k)) == part)
            ),
        ];
    }

    private ReferenceVersion? Current(string key) =>
        _keys.TryGetValue(key, out var versions) && versions[^1].Text is not null ? versions[^1] : null;

    /// <summary>Nobody is told.</summary>
    private void Set(string key, ReferenceVersion version)
    {
        if (!_keys.TryGetValue(key, out var versions))
        {
            _keys[key] = versions = [];
        }

        versions.Add(version);
    }

    private void Mark(TenantStep step, ReferencePlace? place, Revision revision) =>
        Add(
            Text(TenantMark.KeyOf(step.Tenant).Encode()),
            revision,
            Text(new TenantMark(place!.Other, new Revision(step.Revision)).Encode())
        );

    private static string Stamped(string text, int offset, Revision revision) =>
        offset < 0 ? text : $"{text[..offset]}{revision.Value:D19}{text[(offset + Revision.Digits)..]}";
}

/// <summary>Where a partition stands with the roaming tenant.</summary>
internal sealed class ReferencePlace(ulong move, TenantPhase phase)
{
    public ulong Move => move;

    public TenantPhase Phase { get; set; } = phase;

    public Revision Fence { get; set; }

    public ulong Sequence { get; set; }

    public bool IsCopied { get; set; }

    public bool HasCursor { get; set; }

    public long Through { get; set; }

    public PartitionId Other { get; init; }

    /// <summary>As in <see cref="TenantPlace"/>.</summary>
    public long SpreadAt { get; set; }

    public bool TakesWrites => Phase is TenantPhase.Here or TenantPhase.Leaving;
}

/// <summary>The values that clients write: the number of the version, and perhaps room for the revision.</summary>
internal static class ClientText
{
    private const string Hole = "0000000000000000000";

    public static string Of(int version, bool isStamped) => isStamped ? $"v{version} at {Hole}" : $"v{version} ";

    public static int Version(string text) =>
        int.Parse(text.AsSpan(1, text.IndexOf(' ') - 1), System.Globalization.CultureInfo.InvariantCulture);

    public static int RevisionOffset(string text) =>
        text.Contains(" at ", StringComparison.Ordinal) ? text.IndexOf(" at ", StringComparison.Ordinal) + 4 : -1;
}
