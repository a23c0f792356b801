namespace Arktos.Api.ManagedFields;

/// <summary>
/// metadata.managedFields in the JSON of a whole object, found and put there without decoding it. Pure.
/// </summary>
public static class ManagedFieldsJson
{
    private static ReadOnlySpan<byte> Name => "\"managedFields\":"u8;

    /// <summary>The JSON of the list in an object's; empty when it has none, or null.</summary>
    /// <param name="json">Valid: it has been decoded.</param>
    public static ReadOnlyMemory<byte> Find(ReadOnlyMemory<byte> json)
    {
        var fields = new RawFields(json.Span);
        while (fields.MoveNext())
            if (fields.Name.SequenceEqual("metadata"u8))
            {
                var metadata = json.Slice(fields.ValueStart, fields.Value.Length);
                var inner = new RawFields(metadata.Span);
                while (inner.MoveNext())
                    if (inner.Name.SequenceEqual("managedFields"u8))
                        return inner.Value.SequenceEqual("null"u8)
                            ? default
                            : metadata.Slice(inner.ValueStart, inner.Value.Length);
                return default;
            }
        return default;
    }

    /// <summary>The object with such a list.</summary>
    /// <param name="json">In the order of the type facts, and without a list.</param>
    /// <param name="list">Empty: the object stays as it is.</param>
    public static byte[] Insert(byte[] json, ReadOnlySpan<byte> list)
    {
        if (list.IsEmpty)
            return json;
        var (at, before, after) = Place(json);
        var whole = new byte[json.Length + Name.Length + list.Length + (before ? 1 : 0) + (after ? 1 : 0)];
        var rest = whole.AsSpan();
        Append(json.AsSpan(0, at), ref rest);
        if (before)
            Append(","u8, ref rest);
        Append(Name, ref rest);
        Append(list, ref rest);
        if (after)
            Append(","u8, ref rest);
        Append(json.AsSpan(at), ref rest);
        return whole;
    }

    // Behind all fields of metadata but the tenant, which follows it in the type facts.
    private static (int At, bool CommaBefore, bool CommaAfter) Place(byte[] json)
    {
        var fields = new RawFields(json);
        while (fields.MoveNext())
        {
            if (!fields.Name.SequenceEqual("metadata"u8))
                continue;
            var (start, isFirst) = (fields.ValueStart, true);
            var metadata = new RawFields(fields.Value);
            while (metadata.MoveNext())
            {
                if (metadata.Name.SequenceEqual("tenant"u8))
                    return (start + metadata.Start, false, true);
                isFirst = false;
            }
            return (start + metadata.End, !isFirst, false);
        }
        throw new InvalidOperationException("the encoded object has no metadata");
    }

    private static void Append(ReadOnlySpan<byte> bytes, ref Span<byte> rest)
    {
        bytes.CopyTo(rest);
        rest = rest[bytes.Length..];
    }
}
