using System.Buffers;
using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>Formats of what records hold beside numbers and truth values, which the library has.</summary>
public static class RecordValues
{
    public static IMessagePackFormatter<string> Text { get; } = new TextFormatter();

    /// <summary>What is read is a part of what was given to read, if that is in one piece.</summary>
    public static IMessagePackFormatter<ReadOnlyMemory<byte>> Bytes { get; } = new BytesFormatter();

    public static IMessagePackFormatter<List<T>> ListOf<T>(IMessagePackFormatter<T> item) => new ListFormatter<T>(item);

    /// <summary>In the order of the keys, so that equal ones are equal bytes.</summary>
    public static IMessagePackFormatter<Dictionary<string, T>> ByText<T>(IMessagePackFormatter<T> value) =>
        new ByTextFormatter<T>(value);

    private sealed class TextFormatter : IMessagePackFormatter<string>
    {
        public void Serialize(ref MessagePackWriter writer, string value, MessagePackSerializerOptions options) =>
            writer.Write(value);

        public string Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            reader.ReadString() ?? throw new MessagePackSerializationException("a text is missing.");
    }

    private sealed class BytesFormatter : IMessagePackFormatter<ReadOnlyMemory<byte>>
    {
        public void Serialize(
            ref MessagePackWriter writer,
            ReadOnlyMemory<byte> value,
            MessagePackSerializerOptions options
        ) => writer.Write(value.Span);

        public ReadOnlyMemory<byte> Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            var bytes =
                reader.ReadBytes() ?? throw new MessagePackSerializationException("a string of bytes is missing.");
            return bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
        }
    }

    private sealed class ListFormatter<T>(IMessagePackFormatter<T> item) : IMessagePackFormatter<List<T>>
    {
        /// <summary>A count is believed as far as this; a longer list grows as its items are read.</summary>
        private const int CapacityMax = 1024;

        public void Serialize(ref MessagePackWriter writer, List<T> value, MessagePackSerializerOptions options)
        {
            writer.WriteArrayHeader(value.Count);
            foreach (var one in value)
                item.Serialize(ref writer, one, options);
        }

        public List<T> Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            options.Security.DepthStep(ref reader);
            var count = reader.ReadArrayHeader();
            var list = new List<T>(Math.Min(count, CapacityMax));
            for (var i = 0; i < count; i++)
                list.Add(item.Deserialize(ref reader, options));
            reader.Depth--;
            return list;
        }
    }

    private sealed class ByTextFormatter<T>(IMessagePackFormatter<T> value)
        : IMessagePackFormatter<Dictionary<string, T>>
    {
        public void Serialize(
            ref MessagePackWriter writer,
            Dictionary<string, T> values,
            MessagePackSerializerOptions options
        )
        {
            writer.WriteMapHeader(values.Count);
            foreach (var (key, one) in values.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                Text.Serialize(ref writer, key, options);
                value.Serialize(ref writer, one, options);
            }
        }

        public Dictionary<string, T> Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
        {
            options.Security.DepthStep(ref reader);
            var count = reader.ReadMapHeader();
            var values = new Dictionary<string, T>(options.Security.GetEqualityComparer<string>());
            for (var i = 0; i < count; i++)
                values[Text.Deserialize(ref reader, options)] = value.Deserialize(ref reader, options);
            reader.Depth--;
            return values;
        }
    }
}
