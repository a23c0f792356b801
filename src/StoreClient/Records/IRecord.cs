using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>
/// What is kept as a record of its own (<see cref="RecordCodec"/>): bears <c>[MessagePackObject]</c> with integer keys,
/// and has a golden file in <c>tests/Store.Tests/Records</c>. A key that was ever written keeps its number and meaning;
/// new ones follow the last, and their default is what a record of before them means.
/// </summary>
public interface IRecord<TSelf>
    where TSelf : class, IRecord<TSelf>
{
    static abstract IMessagePackFormatter<TSelf> Format { get; }

    /// <summary>A longer one is refused before it is read.</summary>
    static abstract int BytesMax { get; }

    /// <summary>Null when what was read can be; else what is wrong with it.</summary>
    string? Fault();
}
