using Arktos.Api.Meta.V1;

namespace Arktos.Api.ManagedFields;

/// <summary>A place that an applier would change and another manager has.</summary>
public sealed record FieldConflict(FieldManager Manager, string Path);

/// <summary>What came of an apply, as far as managers are concerned.</summary>
public abstract record ApplyOutcome
{
    public sealed record Applied(ManagedList Managers) : ApplyOutcome;

    /// <param name="Conflicts">By manager, then by path.</param>
    public sealed record Refused(IReadOnlyList<FieldConflict> Conflicts) : ApplyOutcome;
}

/// <summary>Who applied what, and how much they insist.</summary>
/// <param name="Fields">All that the configuration gives.</param>
/// <param name="IsForced">Whether what others manage is taken from them.</param>
/// <param name="Takes">What is taken from others though nobody insists.</param>
public sealed record Application(FieldManager Manager, FieldSet Fields, bool IsForced, FieldSet Takes);

/// <summary>
/// Decides who manages what after a write: KEP-555's rules. A list that does not change is returned as it came, so that
/// a write that changes no owner leaves managedFields to the letter as they are. Pure; the time is given.
/// </summary>
public static class ManagedFieldsUpdater
{
    /// <summary>Entries of operation Update; of more, the oldest are put together.</summary>
    public const int UpdatersMax = 10;

    public const string AncientChanges = "ancient-changes";
    public const string BeforeFirstApply = "before-first-apply";

    /// <summary>
    /// After a create, a replacement or a patch: the writer manages what it has given a value, nobody else does any
    /// more, and what is gone is managed by none.
    /// </summary>
    /// <param name="managers">Not empty, unless the object is new: nobody tracks the others.</param>
    public static ManagedList Update(
        ManagedList managers,
        FieldChanges changes,
        FieldManager writer,
        DateTimeOffset now
    )
    {
        if (changes.IsNone || IsUnchanged(managers, changes, writer))
            return managers;
        var entries = new List<ManagerEntry>();
        var own = new ManagerEntry(writer, null, default, FieldSet.Empty);
        foreach (var entry in managers.Entries)
            if (entry.Manager.IsSameAs(writer))
                own = entry;
            else
                Keep(Without(entry, changes, writer), entries);
        var fields = own.Fields.Difference(changes.Removed).Union(changes.Written);
        Keep(fields.Equals(own.Fields) ? own : new ManagerEntry(writer, now, default, fields), entries);
        return Ordered(Capped(entries));
    }

    /// <summary>
    /// Whether the stored text of the managers shows that a write changes none of them; false may mean that it does not
    /// show it.
    /// </summary>
    public static bool AreUnchanged(ReadOnlySpan<byte> stored, FieldChanges changes, FieldManager writer) =>
        changes.IsNone || RawManagers.AreUnchanged(stored, changes, writer);

    /// <summary>After an apply: the applier manages what it applied and nothing else.</summary>
    /// <param name="changes">What the apply does to the object.</param>
    public static ApplyOutcome Apply(
        ManagedList managers,
        FieldChanges changes,
        Application application,
        DateTimeOffset now
    )
    {
        var applier = application.Manager;
        if (!application.IsForced)
        {
            // What is applied and not there afterwards is what the object leaves out: nothing, false, zero.
            var contested = changes
                .Written.Union(changes.Removed)
                .Intersection(application.Fields)
                .Difference(application.Takes);
            var conflicts = managers
                .Entries.Where(e => IsOther(e, applier) && e.Overlaps(contested))
                .OrderBy(e => e.Manager.Name, StringComparer.Ordinal)
                .ThenBy(e => e.Manager.Operation, StringComparer.Ordinal)
                .ThenBy(e => e.Manager.Subresource, StringComparer.Ordinal)
                .SelectMany(e =>
                    e.Fields.Intersection(contested).Paths().Select(path => new FieldConflict(e.Manager, path))
                )
                .ToList();
            if (conflicts.Count > 0)
                return new ApplyOutcome.Refused(conflicts);
        }
        var entries = new List<ManagerEntry>();
        ManagerEntry? own = null;
        var isUnchanged = true;
        foreach (var entry in managers.Entries)
            if (entry.Manager.IsSameAs(applier))
                own = entry;
            else
            {
                var rest = Without(entry, changes, applier);
                isUnchanged &= ReferenceEquals(rest, entry);
                Keep(rest, entries);
            }
        var isSame =
            changes.IsNone && own is not null && own.Manager == applier && own.Fields.Equals(application.Fields);
        if (isSame && isUnchanged)
            return new ApplyOutcome.Applied(managers);
        Keep(isSame ? own! : new ManagerEntry(applier, now, default, application.Fields), entries);
        return new ApplyOutcome.Applied(Ordered(Capped(entries)));
    }

    /// <summary>
    /// The managers of an object that nobody has tracked, when it is applied for the first time: all that is there was
    /// there before.
    /// </summary>
    /// <param name="content">What the object has beyond an empty one.</param>
    public static ManagedList Untracked(FieldChanges content, FieldManager applier, DateTimeOffset now) =>
        content.Written.IsEmpty
            ? ManagedList.Empty
            : ManagedList.Of([
                new ManagerEntry(
                    new FieldManager(
                        BeforeFirstApply,
                        ManagedFieldsOperationType.Update,
                        applier.ApiVersion,
                        applier.Subresource
                    ),
                    now,
                    default,
                    content.Written
                ),
            ]);

    /// <summary>What an applier manages until it applies something else.</summary>
    public static FieldSet LastOf(ManagedList managers, FieldManager applier) =>
        managers.Entries.FirstOrDefault(e => e.Manager.IsSameAs(applier))?.Fields ?? FieldSet.Empty;

    /// <summary>What is managed by all but one.</summary>
    public static FieldSet ManagedByOthers(ManagedList managers, FieldManager applier) =>
        managers
            .Entries.Where(e => IsOther(e, applier))
            .Aggregate(FieldSet.Empty, (managed, entry) => managed.Union(entry.Fields));

    // The most common write by far: a manager changes again what it has alone.
    private static bool IsUnchanged(ManagedList managers, FieldChanges changes, FieldManager writer)
    {
        var isOwned = changes.Written.IsEmpty;
        foreach (var entry in managers.Entries)
        {
            var isOwn = entry.Manager.IsSameAs(writer);
            if (isOwn && !(isOwned = entry.Covers(changes.Written)))
                return false;
            if (IsComparable(entry, writer) && entry.Overlaps(changes.Removed))
                return false;
            if (!isOwn && IsComparable(entry, writer) && entry.Overlaps(changes.Written))
                return false;
        }
        return isOwned;
    }

    private static ManagerEntry Without(ManagerEntry entry, FieldChanges changes, FieldManager writer) =>
        IsComparable(entry, writer) && (entry.Overlaps(changes.Written) || entry.Overlaps(changes.Removed))
            ? new ManagerEntry(
                entry.Manager,
                entry.Time,
                default,
                entry.Fields.Difference(changes.Written).Difference(changes.Removed)
            )
            : entry;

    // Fields of another version of the kind have other names.
    private static bool IsComparable(ManagerEntry entry, FieldManager writer) =>
        entry.Manager.ApiVersion == writer.ApiVersion;

    private static bool IsOther(ManagerEntry entry, FieldManager applier) =>
        !entry.Manager.IsSameAs(applier) && IsComparable(entry, applier);

    private static void Keep(ManagerEntry entry, List<ManagerEntry> entries)
    {
        if (JsonHasMembers(entry))
            entries.Add(entry);
    }

    private static bool JsonHasMembers(ManagerEntry entry) =>
        JsonParts.IsAbsent(entry.Json) ? !entry.Fields.IsEmpty : JsonParts.HasFields(entry.Json);

    // The oldest updates are put together, those of each version, until few enough are left.
    private static List<ManagerEntry> Capped(List<ManagerEntry> entries)
    {
        var updaters = entries.Where(e => !e.Manager.IsApplier).ToList();
        var tooMany = updaters.Count - UpdatersMax;
        if (tooMany <= 0)
            return entries;
        var first = new Dictionary<string, ManagerEntry>();
        foreach (
            var entry in updaters
                .OrderBy(e => e.Time?.ToUnixTimeSeconds() ?? 0)
                .ThenBy(e => e.Manager.Name, StringComparer.Ordinal)
                .ThenBy(e => e.Manager.ApiVersion, StringComparer.Ordinal)
                .ThenBy(e => e.Manager.Subresource, StringComparer.Ordinal)
        )
        {
            if (tooMany == 0)
                break;
            var version = entry.Manager.ApiVersion;
            if (!first.TryGetValue(version, out var older))
            {
                first[version] = entry;
                continue;
            }
            var bucket = new FieldManager(AncientChanges, ManagedFieldsOperationType.Update, version, "");
            var merged = new ManagerEntry(bucket, entry.Time, default, older.Fields.Union(entry.Fields));
            entries.RemoveAll(e => ReferenceEquals(e, older) || ReferenceEquals(e, entry));
            entries.Add(merged);
            first[version] = merged;
            tooMany--;
        }
        return entries;
    }

    private static ManagedList Ordered(List<ManagerEntry> entries) =>
        ManagedList.Of(
            entries
                .OrderBy(e => e.Manager.Operation, StringComparer.Ordinal)
                .ThenBy(e => e.Time?.ToUnixTimeSeconds() ?? long.MinValue)
                .ThenBy(e => e.Manager.Name, StringComparer.Ordinal)
                .ThenBy(e => e.Manager.ApiVersion, StringComparer.Ordinal)
                .ThenBy(e => e.Manager.Subresource, StringComparer.Ordinal)
        );
}
