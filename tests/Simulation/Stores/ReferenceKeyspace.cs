using System.Text;
using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;

namespace Arktos.Simulation.Stores;

/// <summary>A version of a key: text, or null for its deletion.</summary>
internal sealed record ReferenceVersion(Revision Revision, Revision Created, string? Text);

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
internal sealed class ReferenceKeyspace(PartitionId id)
{
    private readonly SortedDictionary<string, List<ReferenceVersion>> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, (Revision Revision, int FailedCondition)> _commits = [];

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
        if (commit.Operations.Count == 0 || (commitId is { } known && _commits.ContainsKey(known)))
        {
            return;
        }

        var failed = commit.Conditions.ToList().FindIndex(condition => !Holds(condition, commit));
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

    /// <summary>Everything that exists at a revision, by key.</summary>
    public IEnumerable<(string Key, ReferenceVersion Version)> All(Revision revision)
    {
        foreach (var key in _keys.Keys)
        {
            if (At(key, revision) is { } version)
            {
                yield return (key, version);
            }
        }
    }

    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>What the one tenant of the clients holds.</summary>
    public TenantUsage Usage(Revision revision)
    {
        var texts = All(revision).Select(i => Encoding.UTF8.GetByteCount(i.Version.Text!)).ToList();
        return new TenantUsage(texts.Count, texts.Sum());
    }

    private bool Holds(Condition condition, CommitRequest commit)
    {
        if (condition.Kind == Condition.Types.Kind.Within)
        {
            var used = Usage(Latest);
            // Commits with a bound put one key and do nothing else.
            var put = commit.Operations.Single();
            var before = At(Text(put.Key.Span), Latest) is { } version ? Encoding.UTF8.GetByteCount(version.Text!) : -1;
            return (before >= 0 || used.Objects + 1 <= condition.ObjectsMax)
                && (
                    put.Value.Length <= Math.Max(before, 0)
                    || used.Bytes + put.Value.Length - Math.Max(before, 0) <= condition.BytesMax
                );
        }

        var current = At(Text(condition.Key.Span), Latest);
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
            case Operation.Types.Kind.DeleteAtRevision when At(key, Latest)?.Revision.Value != operation.Revision:
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
        var before = At(key, Latest);
        if (before is null && text is null)
        {
            return;
        }

        if (!_keys.TryGetValue(key, out var versions))
        {
            _keys[key] = versions = [];
        }

        versions.Add(new ReferenceVersion(revision, before?.Created ?? revision, text));
        Events.Add(
            text is null
                ? new ReferenceEvent(
                    revision,
                    KeyspaceEventKind.Delete,
                    key,
                    Stamped(before!.Text!, ClientText.RevisionOffset(before.Text!), revision),
                    before.Text
                )
                : new ReferenceEvent(revision, KeyspaceEventKind.Put, key, text, before?.Text)
        );
    }

    private static string Stamped(string text, int offset, Revision revision) =>
        offset < 0 ? text : $"{text[..offset]}{revision.Value:D19}{text[(offset + Revision.Digits)..]}";
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
