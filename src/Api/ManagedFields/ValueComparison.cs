using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>What became of an object: the places that are new, that have another value, and that are gone.</summary>
public sealed record FieldChanges(FieldSet Added, FieldSet Modified, FieldSet Removed)
{
    public static FieldChanges None { get; } = new(FieldSet.Empty, FieldSet.Empty, FieldSet.Empty);

    public bool IsNone => Added.IsEmpty && Modified.IsEmpty && Removed.IsEmpty;

    /// <summary>What the writer has given a value.</summary>
    public FieldSet Written { get; } = Added.Union(Modified);

    /// <summary>Without what is in the set or below it.</summary>
    public FieldChanges Without(FieldSet ignored) =>
        ignored.IsEmpty || IsNone
            ? this
            : new(Added.Without(ignored), Modified.Without(ignored), Removed.Without(ignored));
}

/// <summary>
/// Compares two forms of an object by its schema, in one walk that passes over what is equal to the letter. What an
/// object is known by, and what only the server writes (<see cref="ObjectFields"/>), does not count. Pure.
/// </summary>
public static class ValueComparison
{
    public static FieldChanges Compare(JsonElement before, JsonElement after, MergeSchema schema)
    {
        var changes = default(Level);
        VisitFields(before, after, schema, ObjectFields.Root, ref changes);
        return changes.IsNone
            ? FieldChanges.None
            : new(FieldSet.Of(changes.Added), FieldSet.Of(changes.Modified), FieldSet.Of(changes.Removed));
    }

    private static void Visit(
        PathElement element,
        JsonElement before,
        JsonElement after,
        MergeSchema schema,
        ObjectFields? passed,
        ref Level into
    )
    {
        if (JsonParts.SameText(before, after))
            return;
        // Where both are empty, the difference between nothing and an empty value counts.
        var isLeaf =
            schema.IsLeaf
            || (
                schema.Form == ValueForm.Map
                    ? !JsonParts.HasFields(before) && !JsonParts.HasFields(after)
                    : !JsonParts.HasItems(before) && !JsonParts.HasItems(after)
            );
        var (isNew, isGone) = (JsonParts.IsAbsent(before), JsonParts.IsAbsent(after));
        if (isLeaf)
        {
            if (isNew)
                Level.Add(ref into.Added, new(element, true, FieldSet.Empty));
            else if (isGone)
                Level.Add(ref into.Removed, new(element, true, FieldSet.Empty));
            else if (!JsonParts.Same(before, after))
                Level.Add(ref into.Modified, new(element, true, FieldSet.Empty));
            return;
        }
        var inner = default(Level);
        if (schema.Form == ValueForm.Map)
            VisitFields(before, after, schema, passed, ref inner);
        else
            VisitItems(before, after, schema, ref inner);
        if (isNew || inner.Added is not null)
            Level.Add(ref into.Added, new(element, isNew, FieldSet.Of(inner.Added)));
        if (isGone || inner.Removed is not null)
            Level.Add(ref into.Removed, new(element, isGone, FieldSet.Of(inner.Removed)));
        if (inner.Modified is not null)
            Level.Add(ref into.Modified, new(element, false, FieldSet.Of(inner.Modified)));
    }

    private static void VisitFields(
        JsonElement before,
        JsonElement after,
        MergeSchema schema,
        ObjectFields? passed,
        ref Level into
    )
    {
        var (finder, hint, found) = (new FieldFinder(before), 0, 0);
        foreach (var field in JsonParts.Fields(after))
        {
            var old = finder.Find(field);
            if (!JsonParts.IsAbsent(old))
                found++;
            if (passed?.Passes(field) == true || JsonParts.SameText(old, field.Value))
                continue;
            var declared = schema.Field(field, ref hint);
            Visit(
                declared?.Element ?? PathElement.Field(field.Name),
                old,
                field.Value,
                declared?.Schema ?? schema.Element ?? MergeSchema.Any,
                passed?.Below(field),
                ref into
            );
        }
        if (before.ValueKind != JsonValueKind.Object || before.GetPropertyCount() == found)
            return;
        (finder, hint) = (new FieldFinder(after), 0);
        foreach (var field in before.EnumerateObject())
        {
            if (passed?.Passes(field) == true || !JsonParts.IsAbsent(finder.Find(field)))
                continue;
            var declared = schema.Field(field, ref hint);
            Visit(
                declared?.Element ?? PathElement.Field(field.Name),
                field.Value,
                default,
                declared?.Schema ?? schema.Element ?? MergeSchema.Any,
                passed?.Below(field),
                ref into
            );
        }
    }

    private static void VisitItems(JsonElement before, JsonElement after, MergeSchema schema, ref Level into)
    {
        var (old, next) = (JsonParts.Groups(before, schema), JsonParts.Groups(after, schema));
        foreach (var (element, group) in next)
        {
            var known = old.Remove(element, out var former);
            // Elements that cannot be told apart are taken together, and as one.
            if (group.More is null && former.More is null)
                Visit(element, known ? former.First : default, group.First, schema.Element!, null, ref into);
            else if (!known)
                Level.Add(ref into.Added, new(element, true, FieldSet.Empty));
            else if (!group.Same(former))
                Level.Add(ref into.Modified, new(element, true, FieldSet.Empty));
        }
        foreach (var (element, group) in old)
            if (group.More is null)
                Visit(element, group.First, default, schema.Element!, null, ref into);
            else
                Level.Add(ref into.Removed, new(element, true, FieldSet.Empty));
    }

    /// <summary>What is found among the parts of one value.</summary>
    private struct Level
    {
        public List<FieldSet.Node>? Added;
        public List<FieldSet.Node>? Modified;
        public List<FieldSet.Node>? Removed;

        public readonly bool IsNone => Added is null && Modified is null && Removed is null;

        public static void Add(ref List<FieldSet.Node>? nodes, FieldSet.Node node) => (nodes ??= []).Add(node);
    }
}
