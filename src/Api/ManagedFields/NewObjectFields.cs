using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Arktos.Api.ManagedFields;

/// <summary>
/// What a new object's writer manages, as FieldsV1 JSON, straight from the object's JSON in one pass: the same as
/// comparing it with an empty object and writing the set, at a fifth of the cost. Creations are the most frequent
/// writes, and the fields of most are written once and never looked at. Pure.
/// </summary>
public sealed class NewObjectFields
{
    /// <summary>Elements of a list; longer ones are left to the comparison, which sorts them faster.</summary>
    private const int ItemsMax = 64;

    private readonly List<Segment> _segments = new(64);
    private byte[] _text = ArrayPool<byte>.Shared.Rent(4096);
    private byte[] _sorted = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    private NewObjectFields() { }

    /// <param name="json">As <see cref="Json.KubeJson"/> writes it.</param>
    /// <param name="empty">An object of the type without anything in it.</param>
    /// <param name="unmanaged">Fields of the object itself that do not count.</param>
    /// <returns>Null: something in the object is not plain enough; empty: there is nothing to manage.</returns>
    public static byte[]? TryWrite(ReadOnlySpan<byte> json, JsonElement empty, MergeSchema schema, FieldSet unmanaged)
    {
        var (fields, at) = (new NewObjectFields(), 0);
        try
        {
            fields.Append("{"u8);
            if (!fields.TryWriteFields(json, ref at, new Place(empty, schema, ObjectFields.Root), unmanaged))
                return null;
            fields.Append("}"u8);
            return fields._length == 2 ? [] : fields._text[..fields._length];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(fields._text);
            ArrayPool<byte>.Shared.Return(fields._sorted);
        }
    }

    // Writes the parts of a map, in order and with commas between them, and goes behind it; false: it cannot.
    private bool TryWriteFields(ReadOnlySpan<byte> json, ref int at, Place place, FieldSet unmanaged)
    {
        var (first, start, hint) = (_segments.Count, _length, 0);
        ReadOnlySpan<byte> lastName = default;
        at++;
        while (json[at] != '}')
        {
            if (json[at] == ',')
                at++;
            var nameEnd = RawJson.EndOf(json, at);
            var name = json[(at + 1)..(nameEnd - 1)];
            at = nameEnd + 1;
            if (place.Passed?.Passes(name) == true)
            {
                at = RawJson.EndOf(json, at);
                continue;
            }
            var declared = place.Schema.Field(name, ref hint);
            if (declared is null)
            {
                if (!IsPlain(name) || lastName.SequenceCompareTo(name) >= 0 && !lastName.IsEmpty)
                    return false;
                lastName = name;
            }
            else if (!unmanaged.IsEmpty)
            {
                var (isUnmanaged, below) = unmanaged.Find(declared.Element);
                if (!below.IsEmpty)
                    return false;
                if (isUnmanaged)
                {
                    at = RawJson.EndOf(json, at);
                    continue;
                }
            }
            var begin = _length;
            if (declared is not null)
                Append(declared.JsonKey);
            else
            {
                Append("\"f:"u8);
                Append(name);
                Append("\":"u8);
            }
            var inner = new Place(
                JsonParts.Field(place.Empty, name),
                declared?.Schema ?? place.Schema.Element ?? MergeSchema.Any,
                place.Passed?.Below(name)
            );
            if (!TryWriteValue(json, ref at, inner, out var isThere))
                return false;
            if (isThere)
                _segments.Add(new Segment(declared?.Rank ?? _segments.Count, begin, _length));
            else
                _length = begin;
        }
        at++;
        Arrange(first, start);
        return true;
    }

    private bool TryWriteItems(ReadOnlySpan<byte> json, ref int at, MergeSchema schema)
    {
        var (first, start, elements) = (_segments.Count, _length, new List<PathElement>());
        at++;
        while (json[at] != ']')
        {
            if (json[at] == ',')
                at++;
            if (elements.Count == ItemsMax || ElementOf(json, at, schema) is not { } element)
                return false;
            var begin = _length;
            AppendKey(element);
            // An empty object has no elements: each is new.
            if (!TryWriteValue(json, ref at, new Place(default, schema.Element!, null), out _))
                return false;
            _segments.Add(new Segment(0, begin, _length));
            elements.Add(element);
        }
        at++;
        for (var i = 0; i < elements.Count; i++)
        {
            var rank = 0;
            for (var j = 0; j < elements.Count; j++)
            {
                var order = elements[j].CompareTo(elements[i]);
                if (order == 0 && i != j)
                    return false;
                rank += order < 0 ? 1 : 0;
            }
            _segments[first + i] = _segments[first + i] with { Rank = rank };
        }
        Arrange(first, start);
        return true;
    }

    private bool TryWriteValue(ReadOnlySpan<byte> json, ref int at, Place place, out bool isThere)
    {
        var (schema, isNew) = (place.Schema, JsonParts.IsAbsent(place.Empty));
        var hasParts =
            schema.Form == ValueForm.List
                ? json[at] == '[' && json[at + 1] != ']'
                : json[at] == '{' && json[at + 1] != '}';
        if (schema.IsLeaf || !hasParts)
        {
            var end = RawJson.EndOf(json, at);
            isThere = isNew || !JsonMarshal.GetRawUtf8Value(place.Empty).SequenceEqual(json[at..end]);
            // Where something of an empty object is gone, nobody manages that.
            if (isThere && !isNew && !schema.IsLeaf)
                isThere = !JsonParts.HasFields(place.Empty) && !JsonParts.HasItems(place.Empty);
            Append("{}"u8);
            at = end;
            return true;
        }
        Append("{"u8);
        var inside = _length;
        if (isNew)
            Append("\".\":{}"u8);
        var parts = _length;
        var written =
            schema.Form == ValueForm.Map
                ? TryWriteFields(json, ref at, place, FieldSet.Empty)
                : TryWriteItems(json, ref at, schema);
        isThere = isNew || _length > parts;
        if (_length == parts)
            _length = inside;
        Append("}"u8);
        return written;
    }

    // Puts the parts since a place in order, with commas between them, and one before them where something stands.
    private void Arrange(int first, int start)
    {
        var parts = CollectionsMarshal.AsSpan(_segments)[first..];
        if (parts.Length == 0)
            return;
        for (var i = 1; i < parts.Length; i++)
        {
            var (moved, j) = (parts[i], i);
            for (; j > 0 && parts[j - 1].Rank > moved.Rank; j--)
                parts[j] = parts[j - 1];
            parts[j] = moved;
        }
        if (_sorted.Length < _length - start + parts.Length)
            Grow(ref _sorted, (_length - start + parts.Length) * 2, 0);
        var (length, isInner) = (0, _text[start - 1] != '{');
        foreach (var part in parts)
        {
            if (length > 0 || isInner)
                _sorted[length++] = (byte)',';
            _text.AsSpan(part.Start, part.End - part.Start).CopyTo(_sorted.AsSpan(length));
            length += part.End - part.Start;
        }
        _length = start;
        Append(_sorted.AsSpan(0, length));
        CollectionsMarshal.SetCount(_segments, first);
    }

    private static PathElement? ElementOf(ReadOnlySpan<byte> json, int at, MergeSchema list)
    {
        if (list.Keys.Count == 0)
        {
            var item = json[at..RawJson.EndOf(json, at)];
            return IsScalar(item) ? PathElement.Value(Encoding.ASCII.GetString(item)) : null;
        }
        var keys = new (string, string)[list.Keys.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var (name, otherwise) = list.Keys[i];
            var value = RawJson.Field(json[at..], list.KeyNames[i]);
            if (value.IsEmpty ? otherwise is null : !IsScalar(value))
                return null;
            keys[i] = (name, value.IsEmpty ? otherwise! : Encoding.ASCII.GetString(value));
        }
        return PathElement.Keys(keys);
    }

    // Text and whole numbers of which the JSON is the canonical one.
    private static bool IsScalar(ReadOnlySpan<byte> json) =>
        json is [(byte)'"', .., (byte)'"']
            ? IsPlain(json[1..^1])
            : json.Length is > 0 and < 18
                && (json[0] is >= (byte)'1' and <= (byte)'9' || json is [(byte)'0'])
                && json.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private static bool IsPlain(ReadOnlySpan<byte> text) =>
        text.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 && text.IndexOfAny((byte)'"', (byte)'\\') < 0;

    // The text of an element has quotes and is plain otherwise.
    private void AppendKey(PathElement element)
    {
        var text = element.Text;
        Room(text.Length * 2 + 3);
        _text[_length++] = (byte)'"';
        foreach (var c in text)
        {
            if (c == '"')
                _text[_length++] = (byte)'\\';
            _text[_length++] = (byte)c;
        }
        _text[_length++] = (byte)'"';
        _text[_length++] = (byte)':';
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        Room(text.Length);
        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void Room(int bytes)
    {
        if (_length + bytes > _text.Length)
            Grow(ref _text, (_length + bytes) * 2, _length);
    }

    private static void Grow(ref byte[] buffer, int bytes, int kept)
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes);
        buffer.AsSpan(0, kept).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    /// <summary>The text of one part, from a place to a place.</summary>
    private readonly record struct Segment(int Rank, int Start, int End);

    /// <param name="Empty">What an empty object has there; absent: nothing.</param>
    /// <param name="Passed">What nobody manages in any object.</param>
    private readonly record struct Place(JsonElement Empty, MergeSchema Schema, ObjectFields? Passed);
}
