using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Arktos.Api.Json;

namespace Arktos.Api.Protobuf;

/// <summary>
/// Writes the JSON of an object of which Kubernetes' message is given. Fields that are not known are passed over, what
/// is no message is refused; fields may come in any order, in pieces, and more than once, as protobuf has it. Empty
/// scalars are left out where Go's JSON leaves them out. Not thread-safe.
/// </summary>
internal sealed class MessageReader(Utf8JsonWriter output)
{
    private const int DepthMax = 100;

    // The fields of all messages that are being read, one message's behind the other's.
    private readonly List<Entry> _entries = [];

    /// <exception cref="FormatException">What is given is no such message.</exception>
    public void ReadMessage(ReadOnlySpan<byte> message, MessagePlan plan, int depth)
    {
        output.WriteStartObject();
        ReadFields(message, plan.Fields, depth);
        output.WriteEndObject();
    }

    /// <summary>The fields of a message without writing the braces around them.</summary>
    public void ReadFields(ReadOnlySpan<byte> message, FieldPlan[] fields, int depth)
    {
        if (depth > DepthMax)
            throw new FormatException("proto: message is too deep");
        var from = _entries.Count;
        Scan(message, _entries);
        var (at, end) = (from, _entries.Count);
        foreach (var field in fields)
        {
            while (at < end && _entries[at].Number < field.Number)
                at++;
            var first = at;
            while (at < end && _entries[at].Number == field.Number)
                at++;
            if (at > first)
                ReadField(message, field, first, at, depth);
        }
        _entries.RemoveRange(from, _entries.Count - from);
    }

    private void ReadField(ReadOnlySpan<byte> message, FieldPlan field, int first, int end, int depth)
    {
        if (field.Value is not { } plan)
        {
            ReadFields(Merged(message, first, end), field.Inlined, depth + 1);
            return;
        }
        switch (plan.Form)
        {
            case ValueForm.List:
                output.WriteStartArray(field.EncodedName);
                for (var i = first; i < end; i++)
                    ReadItem(message, _entries[i], plan.Element!, depth);
                output.WriteEndArray();
                return;
            case ValueForm.Map:
                output.WriteStartObject(field.EncodedName);
                ReadMap(message, first, end, plan.Element!, depth);
                output.WriteEndObject();
                return;
            case ValueForm.Struct:
                output.WritePropertyName(field.EncodedName);
                ReadMessage(Merged(message, first, end), plan.Message, depth + 1);
                return;
        }
        var entry = _entries[end - 1];
        if (!field.IsPointer && (field.IsOptional || IsNothing(plan.Form)) && IsEmpty(message, entry, plan.Form))
            return;
        output.WritePropertyName(field.EncodedName);
        ReadValue(message, entry, plan, depth);
    }

    // Times and raw JSON that are not there are no values in JSON at all.
    private static bool IsNothing(ValueForm form) => form is ValueForm.Time or ValueForm.MicroTime or ValueForm.Raw;

    private static bool IsEmpty(ReadOnlySpan<byte> message, Entry entry, ValueForm form) =>
        form switch
        {
            ValueForm.Integer32 or ValueForm.Integer64 or ValueForm.Boolean => entry.Value == 0,
            ValueForm.Text or ValueForm.Bytes or ValueForm.Time or ValueForm.MicroTime => entry
                .Content(message)
                .IsEmpty,
            ValueForm.Raw => Sole(entry.Content(message)).IsEmpty,
            _ => false,
        };

    // Numbers may come packed, many in one field.
    private void ReadItem(ReadOnlySpan<byte> message, Entry entry, ValuePlan element, int depth)
    {
        if (
            entry.Wire != WireForm.Bytes
            || element.Form is not (ValueForm.Integer32 or ValueForm.Integer64 or ValueForm.Boolean)
        )
        {
            ReadValue(message, entry, element, depth);
            return;
        }
        var packed = entry.Content(message);
        for (var at = 0; at < packed.Length; )
            ReadValue(packed, new Entry(0, WireForm.Varint, 0, 0, Varint(packed, ref at)), element, depth);
    }

    private void ReadMap(ReadOnlySpan<byte> message, int first, int end, ValuePlan element, int depth)
    {
        var last = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        for (var i = first; i < end; i++)
            last[TextOf(Find(_entries[i].Demand(WireForm.Bytes).Content(message), 1))] = _entries[i];
        foreach (var (key, entry) in last)
        {
            output.WritePropertyName(key);
            var content = entry.Content(message);
            var from = _entries.Count;
            Scan(content, _entries);
            var value = _entries.FindLastIndex(e => e.Number == 2);
            if (value >= from)
                ReadValue(content, _entries[value], element, depth + 1);
            else
                WriteEmpty(element);
            _entries.RemoveRange(from, _entries.Count - from);
        }
    }

    private void WriteEmpty(ValuePlan plan)
    {
        switch (plan.Form)
        {
            case ValueForm.Text or ValueForm.Bytes:
                output.WriteStringValue("");
                break;
            case ValueForm.Struct:
                output.WriteStartObject();
                output.WriteEndObject();
                break;
            case ValueForm.Items:
                output.WriteStartArray();
                output.WriteEndArray();
                break;
            case ValueForm.Quantity:
                output.WriteStringValue("0");
                break;
            default:
                output.WriteNullValue();
                break;
        }
    }

    private void ReadValue(ReadOnlySpan<byte> message, Entry entry, ValuePlan plan, int depth)
    {
        switch (plan.Form)
        {
            case ValueForm.Integer32:
                output.WriteNumberValue((int)entry.Demand(WireForm.Varint).Value);
                return;
            case ValueForm.Integer64:
                output.WriteNumberValue((long)entry.Demand(WireForm.Varint).Value);
                return;
            case ValueForm.Boolean:
                output.WriteBooleanValue(entry.Demand(WireForm.Varint).Value != 0);
                return;
            case ValueForm.Number:
                WriteNumber(BitConverter.UInt64BitsToDouble(entry.Demand(WireForm.Fixed64).Value));
                return;
        }
        var content = entry.Demand(WireForm.Bytes).Content(message);
        switch (plan.Form)
        {
            case ValueForm.Text:
                WriteText(content);
                break;
            case ValueForm.Bytes:
                output.WriteBase64StringValue(content);
                break;
            case ValueForm.Time:
                WriteTime(content, "yyyy-MM-dd'T'HH:mm:ss'Z'");
                break;
            case ValueForm.MicroTime:
                WriteTime(content, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");
                break;
            case ValueForm.Quantity:
                WriteText(Sole(content) is { IsEmpty: false } amount ? amount : "0"u8);
                break;
            case ValueForm.IntOrString:
                WriteIntOrString(content);
                break;
            case ValueForm.Raw:
                WriteRaw(Sole(content));
                break;
            case ValueForm.Struct:
                ReadMessage(content, plan.Message, depth + 1);
                break;
            case ValueForm.Items:
                var from = _entries.Count;
                Scan(content, _entries);
                var end = _entries.Count;
                output.WriteStartArray();
                for (var i = from; i < end; i++)
                    if (_entries[i].Number == 1)
                        ReadItem(content, _entries[i], plan.Element!, depth);
                output.WriteEndArray();
                _entries.RemoveRange(from, _entries.Count - from);
                break;
            case ValueForm.SchemaOrSchemas or ValueForm.SchemaOrFlag or ValueForm.SchemaOrNames:
                ReadSchemaOr(content, plan, depth);
                break;
            default:
                throw new FormatException("proto: a list of lists");
        }
    }

    private void ReadSchemaOr(ReadOnlySpan<byte> content, ValuePlan plan, int depth)
    {
        var entries = new List<Entry>();
        Scan(content, entries);
        var (schemaNumber, otherNumber) = plan.Form == ValueForm.SchemaOrFlag ? (2, 1) : (1, 2);
        var schema = entries.FindLastIndex(e => e.Number == schemaNumber);
        if (schema >= 0)
        {
            ReadMessage(entries[schema].Demand(WireForm.Bytes).Content(content), plan.Message, depth + 1);
            return;
        }
        var others = entries.Where(e => e.Number == otherNumber).ToList();
        if (plan.Form == ValueForm.SchemaOrFlag)
        {
            output.WriteBooleanValue(others.Count > 0 && others[^1].Demand(WireForm.Varint).Value != 0);
            return;
        }
        output.WriteStartArray();
        foreach (var other in others)
        {
            var item = other.Demand(WireForm.Bytes).Content(content);
            if (plan.Form == ValueForm.SchemaOrNames)
                WriteText(item);
            else
                ReadMessage(item, plan.Message, depth + 1);
        }
        output.WriteEndArray();
    }

    private void WriteNumber(double number)
    {
        if (!double.IsFinite(number))
            throw new FormatException("proto: a number is not finite");
        output.WriteNumberValue(number);
    }

    private void WriteText(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
            output.WriteStringValue(text);
        else
            output.WriteStringValue(Encoding.UTF8.GetString(text));
    }

    // The zero time is none.
    private void WriteTime(ReadOnlySpan<byte> content, string format)
    {
        if (content.IsEmpty)
        {
            output.WriteNullValue();
            return;
        }
        var entries = new List<Entry>();
        Scan(content, entries);
        var (seconds, nanos) = ((long)ValueOf(entries, 1), (int)ValueOf(entries, 2));
        if (seconds is < -62_135_596_800 or > 253_402_300_799 || nanos is < 0 or > 999_999_999)
            throw new FormatException($"proto: a time of {seconds} s and {nanos} ns is out of range");
        output.WriteStringValue(
            DateTimeOffset
                .FromUnixTimeSeconds(seconds)
                .AddTicks(nanos / 100)
                .UtcDateTime.ToString(format, CultureInfo.InvariantCulture)
        );
    }

    private void WriteIntOrString(ReadOnlySpan<byte> content)
    {
        var entries = new List<Entry>();
        Scan(content, entries);
        if (ValueOf(entries, 1) == 0)
            output.WriteNumberValue((int)ValueOf(entries, 2));
        else
            WriteText(Find(content, 3));
    }

    private void WriteRaw(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            output.WriteNullValue();
            return;
        }
        if (!Utf8.IsValid(json) || json.Contains((byte)'\\'))
            json = JsonText.Repair(json.ToArray());
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        while (reader.Read()) { }
        output.WriteRawValue(json, skipInputValidation: true);
    }

    private static ulong ValueOf(List<Entry> entries, int number)
    {
        var at = entries.FindLastIndex(e => e.Number == number);
        return at < 0 ? 0 : entries[at].Demand(WireForm.Varint).Value;
    }

    private static string TextOf(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);

    private static ReadOnlySpan<byte> Sole(ReadOnlySpan<byte> message) => Find(message, 1);

    /// <summary>The content of the last field of that number; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> message, int number)
    {
        var found = ReadOnlySpan<byte>.Empty;
        for (var at = 0; at < message.Length; )
            if (Next(message, ref at) is { } entry && entry.Number == number)
                found = entry.Demand(WireForm.Bytes).Content(message);
        return found;
    }

    // The pieces of a message that comes in several are one behind the other the same message.
    private ReadOnlySpan<byte> Merged(ReadOnlySpan<byte> message, int first, int end)
    {
        var one = _entries[first].Demand(WireForm.Bytes).Content(message);
        if (end - first == 1)
            return one;
        var buffer = new ArrayBufferWriter<byte>();
        for (var i = first; i < end; i++)
            buffer.Write(_entries[i].Demand(WireForm.Bytes).Content(message));
        return buffer.WrittenSpan;
    }

    private static void Scan(ReadOnlySpan<byte> message, List<Entry> entries)
    {
        var from = entries.Count;
        var inOrder = true;
        for (var at = 0; at < message.Length; )
        {
            if (Next(message, ref at) is not { } entry)
                continue;
            inOrder &= entries.Count == from || entries[^1].Number <= entry.Number;
            entries.Add(entry with { Order = entries.Count });
        }
        if (!inOrder)
            entries.Sort(from, entries.Count - from, ByNumber);
    }

    private static readonly IComparer<Entry> ByNumber = Comparer<Entry>.Create(
        (a, b) => a.Number != b.Number ? a.Number.CompareTo(b.Number) : a.Order.CompareTo(b.Order)
    );

    // Null: a group, which nothing here has.
    private static Entry? Next(ReadOnlySpan<byte> message, ref int at)
    {
        var groups = 0;
        do
        {
            var tag = Varint(message, ref at);
            var (number, wire) = (tag >> 3, (WireForm)(tag & 7));
            if (number is 0 or > int.MaxValue >> 3)
                throw new FormatException($"proto: illegal tag {number} (wire type {(int)wire})");
            var entry = new Entry((int)number, wire, at, 0, 0);
            switch (wire)
            {
                case WireForm.Varint:
                    entry = entry with { Value = Varint(message, ref at) };
                    break;
                case WireForm.Fixed64:
                    entry = entry with { Value = BinaryPrimitives.ReadUInt64LittleEndian(Take(message, ref at, 8)) };
                    break;
                case WireForm.Fixed32:
                    entry = entry with { Value = BinaryPrimitives.ReadUInt32LittleEndian(Take(message, ref at, 4)) };
                    break;
                case WireForm.Bytes:
                    var length = Varint(message, ref at);
                    if (length > int.MaxValue)
                        throw new FormatException("proto: negative length found during unmarshaling");
                    entry = entry with { Start = at, Length = Take(message, ref at, (int)length).Length };
                    break;
                case WireForm.GroupStart:
                    groups++;
                    continue;
                case WireForm.GroupEnd when groups > 0:
                    groups--;
                    continue;
                default:
                    throw new FormatException($"proto: illegal wireType {(int)wire}");
            }
            if (groups == 0)
                return entry;
        } while (groups > 0);
        return null;
    }

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> message, ref int at, int length)
    {
        if (length > message.Length - at)
            throw new FormatException("unexpected EOF");
        at += length;
        return message.Slice(at - length, length);
    }

    private static ulong Varint(ReadOnlySpan<byte> message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= message.Length)
                throw new FormatException("unexpected EOF");
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
        throw new FormatException("proto: integer overflow");
    }

    private readonly record struct Entry(int Number, WireForm Wire, int Start, int Length, ulong Value)
    {
        /// <summary>Among the fields of its message.</summary>
        public int Order { get; init; }

        public ReadOnlySpan<byte> Content(ReadOnlySpan<byte> message) => message.Slice(Start, Length);

        public Entry Demand(WireForm wire) =>
            Wire == wire ? this : throw new FormatException($"proto: wrong wireType = {(int)Wire} for field {Number}");
    }
}
