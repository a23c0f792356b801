using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Arktos.Api.Json;

namespace Arktos.Api.Protobuf;

/// <summary>
/// Writes the JSON of an object as Kubernetes' message of it: byte for byte what its generated Go code writes. Fields
/// go by their numbers, maps by their keys; scalars and structs that are no pointers are always there. Written from the
/// end to the beginning, so that each length is known when it is due. Not thread-safe; holds pooled buffers until
/// disposed.
/// </summary>
internal ref struct MessageWriter(ReadOnlySpan<byte> json)
{
    /// <summary>The document that is written, or parts of it.</summary>
    private JsonTape _json = new(json);

    private byte[] _buffer = [];
    private int _at;

    // The tokens of fields by their slot, of items and of names, one message's behind the other's; 0 is none.
    private int[] _slots = [];
    private int _slotCount;

    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(_at);

    /// <summary>How much has been written: what a later <see cref="WriteLength"/> counts from.</summary>
    public readonly int Length => _buffer.Length - _at;

    /// <summary>The value of a field of the document; a string's text, else empty.</summary>
    public readonly string TextOf(ReadOnlySpan<byte> name)
    {
        if (_json[0].Kind == JsonValueKind.Object)
            for (var at = 1; at < _json[0].Next; at = _json[at + 1].Next)
                if (_json.Text(at).SequenceEqual(name) && _json[at + 1].Kind == JsonValueKind.String)
                    return Encoding.UTF8.GetString(_json.Text(at + 1));
        return "";
    }

    /// <summary>Reads the document, which is to be written then.</summary>
    /// <exception cref="FormatException">It is no JSON.</exception>
    public void Read()
    {
        _json.Read();
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(256, _json.Size));
        _at = _buffer.Length;
    }

    /// <summary>The document as a message.</summary>
    /// <exception cref="FormatException">A value does not fit its field.</exception>
    public void WriteDocument(MessagePlan plan) => WriteMessage(0, plan);

    public static byte[] EmptyOf(MessagePlan plan)
    {
        using var writer = new MessageWriter("{}"u8);
        writer.Read();
        writer.WriteDocument(plan);
        return writer.Written.ToArray();
    }

    public void Dispose()
    {
        _json.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        ArrayPool<int>.Shared.Return(_slots);
        (_buffer, _slots) = ([], []);
    }

    private void WriteMessage(int value, MessagePlan plan)
    {
        if (_json[value].Kind != JsonValueKind.Object)
            throw new FormatException($"an object is expected, not a {_json[value].Kind}");
        var from = TakeSlots(plan.Names.Length);
        Fill(value, plan.Names, from);
        WriteFields(plan.Fields, from);
        _slotCount = from;
    }

    public void WriteVarint(ulong value)
    {
        var size = 1;
        for (var rest = value >> 7; rest > 0; rest >>= 7)
            size++;
        var into = Reserve(size);
        for (var i = 0; i < size - 1; i++, value >>= 7)
            into[i] = (byte)(value | 0x80);
        into[size - 1] = (byte)value;
    }

    public void WriteTag(int number, WireForm wire) => WriteVarint(((ulong)number << 3) | (ulong)wire);

    /// <summary>Begins the field whose content has been written since then.</summary>
    /// <param name="before"><see cref="Length"/> before its content.</param>
    public void WriteLength(int number, int before)
    {
        WriteVarint((ulong)(Length - before));
        WriteTag(number, WireForm.Bytes);
    }

    public void WriteBytes(int number, ReadOnlySpan<byte> bytes)
    {
        var before = Length;
        Put(bytes);
        WriteLength(number, before);
    }

    public void Put(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    private void WriteFields(FieldPlan[] fields, int from)
    {
        for (var i = fields.Length - 1; i >= 0; i--)
        {
            var field = fields[i];
            if (field.Value is not { } plan)
            {
                var before = Length;
                WriteFields(field.Inlined, from);
                WriteLength(field.Number, before);
                continue;
            }
            var value = _slots[from + field.Slot];
            if (value > 0)
                WriteValue(field.Number, value, plan);
            else if (
                !field.IsPointer
                && plan.Form is not (ValueForm.List or ValueForm.Items or ValueForm.Map or ValueForm.Bytes)
            )
                WriteEmpty(field.Number, plan);
        }
    }

    private void WriteValue(int number, int value, ValuePlan plan)
    {
        var before = Length;
        switch (plan.Form)
        {
            case ValueForm.Text:
                Put(_json.Text(value));
                break;
            case ValueForm.Integer32 or ValueForm.Integer64:
                WriteNumber(number, IntegerOf(value));
                return;
            case ValueForm.Boolean:
                WriteNumber(number, FlagOf(value) ? 1 : 0);
                return;
            case ValueForm.Number:
                BinaryPrimitives.WriteDoubleLittleEndian(Reserve(sizeof(double)), DoubleOf(value));
                WriteTag(number, WireForm.Fixed64);
                return;
            case ValueForm.Bytes:
                PutBase64(_json.Text(value));
                break;
            case ValueForm.Time:
                WriteTime(value, false);
                break;
            case ValueForm.MicroTime:
                WriteTime(value, true);
                break;
            case ValueForm.Quantity:
                Put(_json[value].Kind == JsonValueKind.Number ? _json.Raw(value) : _json.Text(value));
                WriteLength(1, before);
                break;
            case ValueForm.IntOrString:
                if (_json[value].Kind == JsonValueKind.String)
                    WriteIntOrString(true, 0, _json.Text(value));
                else
                    WriteIntOrString(false, IntegerOf(value), []);
                break;
            case ValueForm.Raw:
                Put(_json.Raw(value));
                WriteLength(1, before);
                break;
            case ValueForm.SchemaOrSchemas or ValueForm.SchemaOrFlag or ValueForm.SchemaOrNames:
                WriteSchemaOr(value, plan);
                break;
            case ValueForm.Struct:
                WriteMessage(value, plan.Message);
                break;
            case ValueForm.List:
                WriteItems(number, value, plan.Element!);
                return;
            case ValueForm.Items:
                WriteItems(1, value, plan.Element!);
                break;
            case ValueForm.Map:
                WriteMap(number, value, plan.Element!);
                return;
            default:
                throw new InvalidOperationException($"{plan.Form} is no form of a value");
        }
        WriteLength(number, before);
    }

    private void WriteEmpty(int number, ValuePlan plan)
    {
        var before = Length;
        switch (plan.Form)
        {
            case ValueForm.Integer32 or ValueForm.Integer64 or ValueForm.Boolean:
                WriteNumber(number, 0);
                return;
            case ValueForm.Number:
                Reserve(sizeof(double)).Clear();
                WriteTag(number, WireForm.Fixed64);
                return;
            case ValueForm.Quantity:
                Put("0"u8);
                WriteLength(1, before);
                break;
            case ValueForm.IntOrString:
                WriteIntOrString(false, 0, []);
                break;
            case ValueForm.Struct:
                Put(plan.Message.Empty);
                break;
        }
        WriteLength(number, before);
    }

    private void WriteItems(int number, int list, ValuePlan element)
    {
        if (_json[list].Kind != JsonValueKind.Array)
            throw new FormatException($"a list is expected, not a {_json[list].Kind}");
        var from = _slotCount;
        for (var item = list + 1; item < _json[list].Next; item = _json[item].Next)
            PushSlot(item);
        for (var at = _slotCount - 1; at >= from; at--)
            WriteItem(number, _slots[at], element);
        _slotCount = from;
    }

    private void WriteItem(int number, int item, ValuePlan plan)
    {
        if (_json[item].Kind == JsonValueKind.Null)
            WriteEmpty(number, plan);
        else
            WriteValue(number, item, plan);
    }

    private void WriteMap(int number, int map, ValuePlan element)
    {
        if (_json[map].Kind != JsonValueKind.Object)
            throw new FormatException($"a map is expected, not a {_json[map].Kind}");
        var from = _slotCount;
        for (var name = map + 1; name < _json[map].Next; name = _json[name + 1].Next)
            PushSlot(name);
        SortNames(from);
        for (var at = _slotCount - 1; at >= from; at--)
        {
            var name = _slots[at];
            // Of a name that comes twice the last value counts.
            if (at + 1 < _slotCount && _json.Text(_slots[at + 1]).SequenceEqual(_json.Text(name)))
                continue;
            var before = Length;
            // Nil bytes are no value at all.
            if (element.Form != ValueForm.Bytes || _json[name + 1].Kind != JsonValueKind.Null)
                WriteItem(2, name + 1, element);
            WriteBytes(1, _json.Text(name));
            WriteLength(number, before);
        }
        _slotCount = from;
    }

    // By the bytes of the names, then as given. Those of stored maps are in order already.
    private readonly void SortNames(int from)
    {
        var names = _slots.AsSpan(from, _slotCount - from);
        for (var i = 1; i < names.Length; i++)
            if (_json.Text(names[i - 1]).SequenceCompareTo(_json.Text(names[i])) > 0)
            {
                var keys = new byte[names.Length][];
                for (var j = 0; j < keys.Length; j++)
                    keys[j] = _json.Text(names[j]).ToArray();
                var order = Enumerable.Range(0, keys.Length).Order(Comparer<int>.Create((a, b) => Compare(keys, a, b)));
                var sorted = order.ToArray();
                var given = names.ToArray();
                for (var j = 0; j < sorted.Length; j++)
                    names[j] = given[sorted[j]];
                return;
            }
    }

    private static int Compare(byte[][] keys, int a, int b) =>
        keys[a].AsSpan().SequenceCompareTo(keys[b]) is not 0 and var order ? order : a.CompareTo(b);

    private void WriteSchemaOr(int value, ValuePlan plan)
    {
        var before = Length;
        switch (_json[value].Kind, plan.Form)
        {
            case (JsonValueKind.Object, ValueForm.SchemaOrFlag):
                WriteMessage(value, plan.Message);
                WriteLength(2, before);
                WriteNumber(1, 1);
                break;
            case (JsonValueKind.Object, _):
                WriteMessage(value, plan.Message);
                WriteLength(1, before);
                break;
            case (_, ValueForm.SchemaOrFlag):
                WriteNumber(1, FlagOf(value) ? 1 : 0);
                break;
            default:
                WriteItems(2, value, plan.Form == ValueForm.SchemaOrNames ? ValuePlan.OfText : plan.AsStruct);
                break;
        }
    }

    private void WriteIntOrString(bool isString, long number, ReadOnlySpan<byte> text)
    {
        WriteBytes(3, text);
        WriteNumber(2, number);
        WriteNumber(1, isString ? 1 : 0);
    }

    private void WriteTime(int value, bool hasMicros)
    {
        var text = _json.Text(value);
        if (!TryParseSeconds(text, out var time) && !KubeTime.TryParse(Encoding.UTF8.GetString(text), out time))
            throw new FormatException("a time is not in RFC 3339 form");
        // Go's zero time is no time.
        if (time == DateTimeOffset.MinValue)
            return;
        var (seconds, rest) = Math.DivRem(time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks, TimeSpan.TicksPerSecond);
        if (rest < 0)
            (seconds, rest) = (seconds - 1, rest + TimeSpan.TicksPerSecond);
        WriteNumber(2, hasMicros ? rest / TimeSpan.TicksPerMicrosecond * 1000 : 0);
        WriteNumber(1, seconds);
    }

    // "2026-01-02T03:04:05Z", as times are stored.
    private static bool TryParseSeconds(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T')
            return false;
        if (text[13] != ':' || text[16] != ':' || text[19] != 'Z')
            return false;
        var (year, month, day) = (Two(text, 0) * 100 + Two(text, 2), Two(text, 5), Two(text, 8));
        var (hour, minute, second) = (Two(text, 11), Two(text, 14), Two(text, 17));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
            return false;
        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    // So low where a digit is missing that nothing makes a valid number of it.
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        return tens is < 0 or > 9 || ones is < 0 or > 9 ? -100_000 : tens * 10 + ones;
    }

    private readonly long IntegerOf(int value)
    {
        var raw = _json.Raw(value);
        return Utf8Parser.TryParse(raw, out long number, out var read) && read == raw.Length
            ? number
            : throw new FormatException("an integer is expected");
    }

    private readonly double DoubleOf(int value)
    {
        var raw = _json.Raw(value);
        return Utf8Parser.TryParse(raw, out double number, out var read) && read == raw.Length
            ? number
            : throw new FormatException("a number is expected");
    }

    private readonly bool FlagOf(int value) =>
        _json[value].Kind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            var other => throw new FormatException($"true or false is expected, not a {other}"),
        };

    private void PutBase64(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done)
            throw new FormatException("bytes are not in base64");
        Put(bytes.AsSpan(0, written));
    }

    private void WriteNumber(int number, long value)
    {
        WriteVarint((ulong)value);
        WriteTag(number, WireForm.Varint);
    }

    // Fields come mostly in the order of the names, so the search goes on where the last one was found.
    private readonly void Fill(int value, byte[][] names, int from)
    {
        var next = 0;
        var end = _json[value].Next;
        for (var at = value + 1; at < end; at = _json[at + 1].Next)
        {
            var name = _json.Text(at);
            for (var tried = 0; tried < names.Length; tried++)
            {
                var slot = next;
                next = next + 1 == names.Length ? 0 : next + 1;
                if (!name.SequenceEqual(names[slot]))
                    continue;
                _slots[from + slot] = _json[at + 1].Kind == JsonValueKind.Null ? 0 : at + 1;
                break;
            }
        }
    }

    private int TakeSlots(int count)
    {
        var from = _slotCount;
        while (from + count > _slots.Length)
            GrowSlots();
        _slots.AsSpan(from, count).Clear();
        _slotCount += count;
        return from;
    }

    private void PushSlot(int value)
    {
        if (_slotCount == _slots.Length)
            GrowSlots();
        _slots[_slotCount++] = value;
    }

    private void GrowSlots()
    {
        var larger = ArrayPool<int>.Shared.Rent(Math.Max(256, _slots.Length * 2));
        _slots.AsSpan(0, _slotCount).CopyTo(larger);
        ArrayPool<int>.Shared.Return(_slots);
        _slots = larger;
    }

    private Span<byte> Reserve(int size)
    {
        if (size > _at)
        {
            var larger = ArrayPool<byte>.Shared.Rent(checked(Math.Max(_buffer.Length * 2, Length + size)));
            var at = larger.Length - Length;
            Written.CopyTo(larger.AsSpan(at));
            ArrayPool<byte>.Shared.Return(_buffer);
            (_buffer, _at) = (larger, at);
        }
        _at -= size;
        return _buffer.AsSpan(_at, size);
    }
}
