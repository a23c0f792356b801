using MessagePack;
using MessagePack.Formatters;

namespace Arktos.StoreClient.Records;

/// <summary>A store in the partition map.</summary>
[MessagePackObject]
public sealed class StoreNode
{
    [Key(0)]
    public uint Id { get; set; }

    [Key(1)]
    public string Name { get; set; } = "";

    [Key(2)]
    public string Az { get; set; } = "";

    /// <summary>host:port, gRPC over TLS.</summary>
    [Key(3)]
    public string Address { get; set; } = "";

    /// <summary>It is to get no replica and no lead.</summary>
    [Key(4)]
    public bool Draining { get; set; }

    internal static IMessagePackFormatter<StoreNode> Format { get; } =
        new RecordFormatter<StoreNode>(
            RecordKey<StoreNode>.Of(UInt32Formatter.Instance, s => s.Id, (s, v) => s.Id = v),
            RecordKey<StoreNode>.Of(RecordValues.Text, s => s.Name, (s, v) => s.Name = v),
            RecordKey<StoreNode>.Of(RecordValues.Text, s => s.Az, (s, v) => s.Az = v),
            RecordKey<StoreNode>.Of(RecordValues.Text, s => s.Address, (s, v) => s.Address = v),
            RecordKey<StoreNode>.Of(BooleanFormatter.Instance, s => s.Draining, (s, v) => s.Draining = v)
        );
}
