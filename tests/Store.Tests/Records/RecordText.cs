using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using MessagePack;

namespace Arktos.Store.Tests.Records;

/// <summary>
/// Walks through the bytes of a record along the type that it is of, by the attributes on it: says what they mean, and
/// can put a key that no type knows behind the last of every object.
/// </summary>
internal sealed class RecordText
{
    /// <summary>{"later": [nil]}</summary>
    private static readonly byte[] UnknownValue = [0x81, 0xA5, .. "later"u8, 0x91, 0xC0];

    private readonly StringBuilder _text = new();
    private readonly ArrayBufferWriter<byte> _extended = new();
    private readonly byte[] _bytes;

    public RecordText(Type type, ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes.ToArray();
        RecordFile.AppendLine(_text, 0, _bytes.AsSpan(0, 2), $"a record by the rules of version {_bytes[1]}");
        _extended.Write(_bytes.AsSpan(0, 2));
        var reader = new MessagePackReader(_bytes.AsMemory(2));
        Walk(ref reader, type, type.Name, 0);
        Assert.True(reader.End);
    }

    public HashSet<Type> Met { get; } = [];

    public string Text => _text.ToString();

    /// <summary>The same record as a newer build might write it.</summary>
    public byte[] Extended => _extended.WrittenSpan.ToArray();

    public static bool IsObject(Type type) => type.GetCustomAttribute<MessagePackObjectAttribute>() is not null;

    private void Walk(ref MessagePackReader reader, Type type, string name, int depth)
    {
        var start = (int)reader.Consumed;
        if (IsObject(type))
        {
            Met.Add(type);
            var members = type.GetProperties()
                .Where(p => p.GetCustomAttribute<KeyAttribute>() is not null)
                .ToDictionary(p => p.GetCustomAttribute<KeyAttribute>()!.IntKey!.Value);
            var count = reader.ReadArrayHeader();
            Assert.Equal(members.Keys.Order(), Enumerable.Range(0, count));
            Line(reader, start, depth, $"{name}: {type.Name} of {count} keys", withBytes: false);
            Invent(count);
            for (var key = 0; key < count; key++)
                Walk(ref reader, members[key].PropertyType, $"{key} {members[key].Name}", depth + 1);
            _extended.Write(UnknownValue);
        }
        else if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>))
        {
            var count = reader.ReadArrayHeader();
            Line(reader, start, depth, $"{name}: {count}");
            for (var i = 0; i < count; i++)
                Walk(ref reader, type.GetGenericArguments()[0], $"[{i}]", depth + 1);
        }
        else if (typeof(IDictionary).IsAssignableFrom(type))
        {
            var count = reader.ReadMapHeader();
            Line(reader, start, depth, $"{name}: {count}");
            for (var i = 0; i < count; i++)
            {
                Walk(ref reader, typeof(string), "key", depth + 1);
                Walk(ref reader, type.GetGenericArguments()[1], "value", depth + 1);
            }
        }
        else
        {
            var value = Value(ref reader, type);
            Line(reader, start, depth, $"{name}: {value}");
        }
    }

    /// <summary>The header of an object with one key more than it has.</summary>
    private void Invent(int count)
    {
        var writer = new MessagePackWriter(_extended);
        writer.WriteArrayHeader(count + 1);
        writer.Flush();
    }

    private static string Value(ref MessagePackReader reader, Type type)
    {
        if (type == typeof(string))
            return $"\"{reader.ReadString()}\"";
        if (type == typeof(bool))
            return reader.ReadBoolean() ? "true" : "false";
        if (type == typeof(ReadOnlyMemory<byte>))
            return $"{reader.ReadBytes()!.Value.Length} bytes";
        if (type == typeof(ulong))
            return reader.ReadUInt64().ToString(CultureInfo.InvariantCulture);
        return reader.ReadInt64().ToString(CultureInfo.InvariantCulture);
    }

    private void Line(in MessagePackReader reader, int start, int depth, string meaning, bool withBytes = true)
    {
        var bytes = _bytes.AsSpan(2 + start, (int)reader.Consumed - start);
        RecordFile.AppendLine(_text, depth, bytes, meaning);
        if (withBytes)
            _extended.Write(bytes);
    }
}
