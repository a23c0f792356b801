using System.Buffers.Binary;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Keyspace;

/// <summary>
/// What a Raft entry of a partition holds: u8 format (1), i64 revision (little endian, stamped by the leader), then the commit as protobuf; nothing after the
/// revision for a clock entry, which only moves the partition's revision on.
/// </summary>
internal static class Command
{
    private const byte Format = 1;
    private const int HeaderBytes = 9;

    public const int KeyBytesMax = ObjectKey.BytesMax;
    public const int ValueBytesMax = 3 << 20;
    public const int OperationsMax = 1024;

    public static byte[] Encode(Revision revision, CommitRequest? commit)
    {
        var size = commit?.CalculateSize() ?? 0;
        var bytes = new byte[HeaderBytes + size];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), revision.Value);
        commit?.WriteTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    public static Revision RevisionOf(ReadOnlySpan<byte> command) => new(BinaryPrimitives.ReadInt64LittleEndian(command[1..]));

    public static (Revision Revision, CommitRequest Commit) Decode(ReadOnlySpan<byte> command)
    {
        Raft.Invariant.Holds(command.Length >= HeaderBytes && command[0] == Format, "an entry of the log is of a format that this version does not know");
        return (RevisionOf(command), CommitRequest.Parser.ParseFrom(command[HeaderBytes..]));
    }

    /// <summary>Why the commit can never be carried out; null when it can be proposed.</summary>
    public static string? Refusal(CommitRequest commit)
    {
        if (commit.CommitId.Length is not (0 or 16)) return $"the commit id has {commit.CommitId.Length} bytes; 16 are needed";
        if (commit.Operations.Count > OperationsMax || commit.Conditions.Count > OperationsMax) return $"a commit holds at most {OperationsMax} operations and as many conditions";
        foreach (var condition in commit.Conditions)
            if (KeyRefusal(condition.Key) is { } refusal) return refusal;
        foreach (var operation in commit.Operations)
        {
            if (KeyRefusal(operation.Key) is { } refusal) return refusal;
            if (operation.Value.Length > ValueBytesMax) return $"a value of {operation.Value.Length} bytes is too long: at most {ValueBytesMax} are kept";
            if (operation.Kind == Operation.Types.Kind.Put && operation.RevisionOffset >= 0 && operation.RevisionOffset > operation.Value.Length - Revision.Digits)
                return $"the revision offset {operation.RevisionOffset} leaves no room for {Revision.Digits} digits in a value of {operation.Value.Length} bytes";
            if (operation.Kind == Operation.Types.Kind.DeleteRange && operation.Key.Span.SequenceCompareTo(operation.End.Span) >= 0) return "the range to delete is empty: its end is not after its begin";
        }
        return null;
    }

    private static string? KeyRefusal(ByteString key) =>
        key.Length == 0 ? "a key is empty" : key.Length > KeyBytesMax ? $"a key of {key.Length} bytes is too long: at most {KeyBytesMax} are allowed" : null;
}
