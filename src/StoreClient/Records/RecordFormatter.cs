using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>
/// Writes and reads an object as an array, by a table of its keys: the first has number 0. The generated formatters of
/// the library do the same, but compile themselves when they are first used, which costs a process 120 ms of processor
/// time; tests hold the two against each other.
/// </summary>
public sealed class RecordFormatter<T>(params RecordKey<T>[] keys) : IMessagePackFormatter<T>
    where T : class, new()
{
    public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options)
    {
        writer.WriteArrayHeader(keys.Length);
        foreach (var key in keys)
            key.Write(ref writer, value, options);
    }

    public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        options.Security.DepthStep(ref reader);
        var value = new T();
        var count = reader.ReadArrayHeader();
        for (var i = 0; i < count; i++)
        {
            if (i < keys.Length)
                keys[i].Read(ref reader, value, options);
            else
                reader.Skip();
        }
        reader.Depth--;
        return value;
    }
}
