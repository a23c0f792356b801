namespace Arktos.Api.Protobuf;

/// <summary>What follows a tag: the wire types of protobuf.</summary>
internal enum WireForm
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    GroupStart = 3,
    GroupEnd = 4,
    Fixed32 = 5,
}
