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

    /// <summary>The same of two objects whose JSON is valid; what is equal in both is not even parsed.</summary>
    public static FieldChanges Compare(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, MergeSchema schema)
    {
        var changes = default(Level);
        if (!TryVisitText(before, after, schema, ObjectFields.Root, ref changes))
        {
            using var old = JsonDocument.Parse(before, Deep);
            using var next = JsonDocument.Parse(after, Deep);
            return Compare(old.RootElement, next.RootElement, schema);
        }
        return changes.IsNone
            ? FieldChanges.None
            : new(FieldSet.Of(changes.Added), FieldSet.Of(changes.Modified), FieldSet.Of(changes.Removed));
    }

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 200 };

    // Goes through two structs side by side, by the order in which their fields are declared; false: another order.
    private static bool TryVisitText(
        ReadOnlyMemory<byte> before,
        ReadOnlyMemory<byte> after,
        MergeSchema schema,
        ObjectFields? passed,
        ref Level into
    )
    {
        var old = new DeclaredFields(before.Span, schema);
        var next = new DeclaredFields(after.Span, schema);
        var (hasOld, hasNext) = (old.MoveNext(), next.MoveNext());
        while (hasOld || hasNext)
        {
            if (old.IsOutOfOrder || next.IsOutOfOrder)
                return false;
            var order =
                !hasOld ? 1
                : !hasNext ? -1
                : old.Field!.Index - next.Field!.Index;
            var field = order > 0 ? next.Field! : old.Field!;
            var was = order <= 0 ? before.Slice(old.ValueStart, old.Value.Length) : default;
            var now = order >= 0 ? after.Slice(next.ValueStart, next.Value.Length) : default;
            if (order <= 0)
                hasOld = old.MoveNext();
            if (order >= 0)
                hasNext = next.MoveNext();
            if (passed?.Passes(field.Utf8Name) == true || was.Span.SequenceEqual(now.Span))
                continue;
            if (!TryVisitText(field, was, now, passed?.Below(field.Utf8Name), ref into))
                return false;
        }
        return !old.IsOutOfOrder && !next.IsOutOfOrder;
    }

    private static bool TryVisitText(
        MergeField field,
        ReadOnlyMemory<byte> before,
        ReadOnlyMemory<byte> after,
        ObjectFields? passed,
        ref Level into
    )
    {
        static bool HasFields(ReadOnlySpan<byte> json) => json is [(byte)'{', not (byte)'}', ..];
        var schema = field.Schema;
        if (schema.IsLeaf || !schema.IsStruct || !HasFields(before.Span) || !HasFields(after.Span))
        {
            using var old = before.IsEmpty ? null : JsonDocument.Parse(before, Deep);
            using var next = after.IsEmpty ? null : JsonDocument.Parse(after, Deep);
            Visit(field.Element, old?.RootElement ?? default, next?.RootElement ?? default, schema, passed, ref into);
            return true;
        }
        var inner = default(Level);
        if (!TryVisitText(before, after, schema, passed, ref inner))
            return false;
        if (inner.Added is not null)
            Level.Add(ref into.Added, new(field.Element, false, FieldSet.Of(inner.Added)));
        if (inner.Modified is not null)
            Level.Add(ref into.Modified, new(field.Element, false, FieldSet.Of(inner.Modified)));
        if (inner.Removed is not null)
            Level.Add(ref into.Removed, new(field.Element, false, FieldSet.Of(inner.Removed)));
        return true;
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

    /// <summary>The fields of a struct in valid JSON, with what the schema declares of them.</summary>
    private ref struct DeclaredFields(ReadOnlySpan<byte> json, MergeSchema schema)
    {
        private RawFields _fields = new(json);
        private int _hint;

        public MergeField? Field { get; private set; }

        /// <summary>Whether a field is not declared, or comes before one that was seen already.</summary>
        public bool IsOutOfOrder { get; private set; }

        public readonly int ValueStart => _fields.ValueStart;

        public readonly ReadOnlySpan<byte> Value => _fields.Value;

        public bool MoveNext()
        {
            if (!_fields.MoveNext())
                return false;
            var declared = schema.Field(_fields.Name, ref _hint);
            IsOutOfOrder |= declared is null || Field is not null && declared.Index <= Field.Index;
            Field = declared;
            return true;
        }
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
