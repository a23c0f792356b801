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

    /// <summary>What is known of the roaming tenant here; null: nothing, it is here or was never.</summary>
    private ReferencePlace? _place;

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

        var isElsewhere =
            _place is { TakesWrites: false }
            && commit.Operations.Any(o =>
                o.Kind != Operation.Types.Kind.DeleteAtRevision && Roaming.RoamingTenant.Owns(Text(o.Key.Span))
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
                when Current(key)?.Revision.Value != operation.Revision
                    || _place is { TakesWrites: false } && Roaming.RoamingTenant.Owns(key):
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
        var isSame = _place?.Move == step.Move;
        var phase = _place?.Phase ?? TenantPhase.Here;
        switch (step.Kind)
        {
            case TenantStep.Types.Kind.Announce when isSame && phase is not (TenantPhase.Here or TenantPhase.Arriving):
            case TenantStep.Types.Kind.Fence when isSame && phase is (TenantPhase.Fenced or TenantPhase.Gone):
            case TenantStep.Types.Kind.Release when isSame && phase == TenantPhase.Gone:
            case TenantStep.Types.Kind.Arrive when isSame && phase == TenantPhase.Here:
            case TenantStep.Types.Kind.Activate when isSame && phase == TenantPhase.Here:
                return true;
            case TenantStep.Types.Kind.Arrive when isSame && phase == TenantPhase.Arriving:
                if (Roamers().Count == 0 && !_place!.IsCopied && !_place.HasCursor)
                {
                    _place.Through = Math.Max(_place.Through, step.Revision);
                    _place.Sequence++;
                }

                return true;
            case TenantStep.Types.Kind.Announce
                when phase is (TenantPhase.Here or TenantPhase.Leaving) && !(step.Move <= _place?.Move):
                _place = new ReferencePlace(step.Move, TenantPhase.Leaving) { Other = Other(step) };
                return true;
            case TenantStep.Types.Kind.Cancel when _place?.TakesWrites != false && !(step.Move < _place?.Move):
                _place = new ReferencePlace(step.Move, TenantPhase.Here);
                return true;
            case TenantStep.Types.Kind.Cancel when isSame && phase == TenantPhase.Arriving && Roamers().Count == 0:
                _place = new ReferencePlace(step.Move, TenantPhase.Gone);
                return true;
            case TenantStep.Types.Kind.Fence when isSame && phase == TenantPhase.Leaving:
                (_place!.Phase, _place.Fence) = (TenantPhase.Fenced, revision);
                Mark(step, revision);
                return true;
            case TenantStep.Types.Kind.Release
                when isSame
                    && phase == TenantPhase.Fenced
                    && step.Revision > _place!.Fence.Value
                    && revision.Value > step.Revision:
                _place.Phase = TenantPhase.Gone;
                return true;
            case TenantStep.Types.Kind.Arrive
                when (_place is null || phase == TenantPhase.Gone && step.Move > _place.Move) && Roamers().Count == 0:
                _place = new ReferencePlace(step.Move, TenantPhase.Arriving)
                {
                    Other = Other(step),
                    Through = step.Revision,
                };
                return true;
            case TenantStep.Types.Kind.Import
                when isSame && phase == TenantPhase.Arriving && _place!.Sequence == step.Sequence:
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

                _place.Sequence++;
                _place.HasCursor |= !step.Cursor.IsEmpty;
                _place.IsCopied |= step.Copied;
                _place.Through = Math.Max(_place.Through, step.Through);
                return true;
            case TenantStep.Types.Kind.Activate
                when isSame
                    && phase == TenantPhase.Arriving
                    && _place!.IsCopied
                    && _place.Sequence == step.Sequence
                    && _place.Through >= step.Revision:
                _place = new ReferencePlace(step.Move, TenantPhase.Here) { Other = _place.Other };
                Mark(step, revision);
                return true;
            case TenantStep.Types.Kind.Drop when isSame && phase is (TenantPhase.Gone or TenantPhase.Arriving):
                foreach (var key in Roamers().Take((int)step.Limit))
                {
                    Set(key, new ReferenceVersion(revision, revision, null));
                }

                if (phase == TenantPhase.Arriving)
                {
                    (_place!.Sequence, _place.IsCopied, _place.HasCursor) = (_place.Sequence + 1, false, false);
                }

                return true;
            default:
                return false;
        }
    }

    private static PartitionId Other(TenantStep step) => new((ushort)step.Other);

    private List<string> Roamers() =>
        [.. _keys.Keys.Where(k => Roaming.RoamingTenant.Owns(k) && Current(k) is not null)];

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

    private void Mark(TenantStep step, Revision revision) =>
        Add(
            Text(TenantMark.KeyOf(step.Tenant).Encode()),
            revision,
            Text(new TenantMark(_place!.Other, new Revision(step.Revision)).Encode())
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
