using MessagePack;

namespace Arktos.StoreBench;

/// <summary>
/// What <c>WriteOperation</c> of streams.proto holds, for the formatter that the library generates by attributes.
/// </summary>
[MessagePackObject]
public sealed class StatusRecord
{
    [Key(0)]
    public int Verb { get; set; }

    [Key(1)]
    public string Group { get; set; } = "";

    [Key(2)]
    public string Version { get; set; } = "";

    [Key(3)]
    public string Resource { get; set; } = "";

    [Key(4)]
    public string Tenant { get; set; } = "";

    [Key(5)]
    public string Namespace { get; set; } = "";

    [Key(6)]
    public string Name { get; set; } = "";

    [Key(7)]
    public string Subresource { get; set; } = "";

    [Key(8)]
    public ReadOnlyMemory<byte> Body { get; set; }

    [Key(9)]
    public string PatchType { get; set; } = "";
}
