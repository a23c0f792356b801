using System.Buffers.Binary;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Keyspace;

/// <summary>
/// What a Raft entry of a partition holds: u8 format, i64 revision (little endian, stamped by the leader), then the
/// commit as protobuf; nothing after the revision for a clock entry, which only moves the partition's revision on.
/// Format 2 says that the commit uses what versions before it do not know (a time to live, a conditional deletion, the
/// end of history), format 3 that it has a bound on what a tenant holds, format 4 that it is a step of a tenant's move:
/// those halt at it and do not apply it in another way. Everything else is format 1.
/// </summary>
internal static class Command
{
    private const byte FormatFirst = 1,
        FormatTimed = 2,
        FormatBounded = 3,
        FormatNewest = 4;
    private const int HeaderBytes = 9;

    private static ReadOnlySpan<byte> MarkPrefix => "moves.arktos\0"u8;

    public const int KeyBytesMax = ObjectKey.BytesMax;
    public const int ValueBytesMax = 3 << 20;
    public const int OperationsMax = 1024;

    /// <summary>Ten years of 365 days.</summary>
    public const uint TtlSecondsMax = 315_360_000;

    /// <summary>
    /// Of a whole commit: it travels between stores in one message, which must hold it and what goes with it.
    /// </summary>
    public const int CommitBytesMax = 8 << 20;

    public static byte[] Encode(Revision revision, CommitRequest? commit)
    {
        var size = commit?.CalculateSize() ?? 0;
        var bytes = new byte[HeaderBytes + size];
        bytes[0] = commit is null ? FormatFirst : FormatOf(commit);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(1), revision.Value);
        commit?.WriteTo(bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    public static Revision RevisionOf(ReadOnlySpan<byte> command) =>
        new(BinaryPrimitives.ReadInt64LittleEndian(command[1..]));

    /// <summary>The commit as protobuf; nothing for a clock entry.</summary>
    public static ReadOnlyMemory<byte> CommitOf(ReadOnlyMemory<byte> command)
    {
        Raft.Invariant.Holds(
            command.Length >= HeaderBytes && command.Span[0] is >= FormatFirst and <= FormatNewest,
            "an entry of the log is of a format that this version does not know"
        );
        return command[HeaderBytes..];
    }

    /// <summary>Why the commit can never be carried out; null when it can be proposed.</summary>
    public static string? Refusal(CommitRequest commit)
    {
        if (commit.CommitId.Length is not (0 or 16))
            return $"the commit id has {commit.CommitId.Length} bytes; 16 are needed";
        if (commit.Operations.Count > OperationsMax || commit.Conditions.Count > OperationsMax)
            return $"a commit holds at most {OperationsMax} operations and as many conditions";
        if (commit.CalculateSize() is > CommitBytesMax and var size)
            return $"a commit of {size} bytes is too large: at most {CommitBytesMax} are taken";
        if (commit.TenantStep is { } step)
            return TenantSteps.Refusal(step);
        foreach (var condition in commit.Conditions)
            if (KeyRefusal(condition.Key) is { } refusal)
                return refusal;
            else if (condition.Kind == Condition.Types.Kind.Within && !UsageCounts.IsUsage(condition.Key.Span))
                return $"the key {Text(condition.Key)} is none of what a tenant uses, which a bound is on";
        foreach (var operation in commit.Operations)
        {
            if (operation.Kind != Operation.Types.Kind.DeleteRange && KeyRefusal(operation.Key) is { } refusal)
                return refusal;
            if (
                KeyspaceKeys.KindOf(operation.Key.Span) != KeyspaceKeys.Latest
                || operation.Key.Span.StartsWith(MarkPrefix)
            )
                return $"the key {Text(operation.Key)} is not to be written: it shows what stores count";
            if (operation.Value.Length > ValueBytesMax)
                return $"a value of {operation.Value.Length} bytes is too long: at most {ValueBytesMax} are kept";
            if (operation.TtlSeconds > TtlSecondsMax)
                return $"a time to live of {operation.TtlSeconds} s is too long: at most {TtlSecondsMax} s (ten "
                    + $"years) are allowed";
            if (operation.TtlSeconds > 0 && operation.Kind != Operation.Types.Kind.Put)
                return $"a time to live is given with a {operation.Kind}: only a Put takes one";
            if (
                operation.Kind == Operation.Types.Kind.Put
                && operation.RevisionOffset >= 0
                && operation.RevisionOffset > operation.Value.Length - Revision.Digits
            )
                return $"the revision offset {operation.RevisionOffset} leaves no room for {Revision.Digits} digits "
                    + $"in a value of {operation.Value.Length} bytes";
            if (
                operation.Kind == Operation.Types.Kind.DeleteRange
                && operation.Key.Span.SequenceCompareTo(operation.End.Span) >= 0
            )
                return "the range to delete is empty: its end is not after its begin";
        }
        return commit.Operations.Count > 1 ? OverlapRefusal(commit) : null;
    }

    /// <summary>A commit has one revision, so a key has at most one event in it.</summary>
    private static string? OverlapRefusal(CommitRequest commit)
    {
        var keys = new HashSet<ByteString>();
        foreach (var operation in commit.Operations)
            if (operation.Kind != Operation.Types.Kind.DeleteRange && !keys.Add(operation.Key))
                return $"the key {Text(operation.Key)} is named by two operations of one commit";
        foreach (var range in commit.Operations.Where(o => o.Kind == Operation.Types.Kind.DeleteRange))
            if (
                keys.FirstOrDefault(k =>
                    k.Span.SequenceCompareTo(range.Key.Span) >= 0 && k.Span.SequenceCompareTo(range.End.Span) < 0
                ) is
                { } key
            )
                return $"the key {Text(key)} is in a range that the same commit deletes";
        return null;
    }

    /// <summary>The oldest that says all that the commit needs.</summary>
    private static byte FormatOf(CommitRequest commit) =>
        commit.TenantStep is not null ? FormatNewest
        : commit.Conditions.Any(c => c.Kind == Condition.Types.Kind.Within) ? FormatBounded
        : commit.ForgetHistory
        || commit.Operations.Any(o => o.TtlSeconds > 0 || o.Kind == Operation.Types.Kind.DeleteAtRevision)
            ? FormatTimed
        : FormatFirst;

    private static string? KeyRefusal(ByteString key) =>
        key.Length > KeyBytesMax ? $"a key of {key.Length} bytes is too long: at most {KeyBytesMax} are allowed"
        : key.Span.Count((byte)0) != 3
            ? $"the key {Text(key)} does not have the four parts resource, tenant, namespace and name"
        : null;

    private static string Text(ByteString key) => key.ToStringUtf8().Replace('\0', '/');
}
