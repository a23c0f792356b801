using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>One key of a record: how its value is written, and where it comes from and goes to.</summary>
public abstract class RecordKey<T>
{
    public abstract void Write(ref MessagePackWriter writer, T record, MessagePackSerializerOptions options);

    public abstract void Read(ref MessagePackReader reader, T record, MessagePackSerializerOptions options);

    public static RecordKey<T> Of<TValue>(
        IMessagePackFormatter<TValue> format,
        Func<T, TValue> get,
        Action<T, TValue> set
    ) => new Typed<TValue>(format, get, set);

    private sealed class Typed<TValue>(IMessagePackFormatter<TValue> format, Func<T, TValue> get, Action<T, TValue> set)
        : RecordKey<T>
    {
        public override void Write(ref MessagePackWriter writer, T record, MessagePackSerializerOptions options) =>
            format.Serialize(ref writer, get(record), options);

        public override void Read(ref MessagePackReader reader, T record, MessagePackSerializerOptions options) =>
            set(record, format.Deserialize(ref reader, options));
    }
}
