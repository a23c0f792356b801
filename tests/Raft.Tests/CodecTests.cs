using System.Buffers;
using FsCheck;
using FsCheck.Fluent;

namespace Arktos.Raft.Tests;

public sealed class CodecTests
{
    private static readonly LogEntry[] NoEntries = [];

    private static readonly Gen<ulong> AnyNumber =
        from bits in Gen.Choose(0, 64)
        from low in Gen.Choose(0, int.MaxValue)
        from high in Gen.Choose(0, int.MaxValue)
        select bits == 0 ? 0 : (((ulong)high << 33) ^ ((ulong)low << 2) ^ ((ulong)low & 3)) >> (64 - bits);

    private static readonly Gen<byte[]> AnyBytes = Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static readonly Gen<RaftMessage> AnyMessage =
        from kind in Gen.Choose((int)RaftMessageKind.PreVote, (int)RaftMessageKind.Sleep)
        from numbers in AnyNumber.ArrayOf(8)
        from reject in Gen.Elements(false, true)
        from terms in AnyNumber.ArrayOf()
        from data in AnyBytes
        select Message((RaftMessageKind)kind, numbers, reject, terms, data);

    private static readonly RaftConfiguration Example = new([new ReplicaId(1), new ReplicaId(4), new ReplicaId(300)])
    {
        OutgoingVoters = [new ReplicaId(1), new ReplicaId(2), new ReplicaId(3)],
        Learners = [new ReplicaId(5)],
        LearnersNext = [new ReplicaId(3)],
    };

    [Fact]
    public void The_example_of_a_configuration_holds()
    {
        var output = new ArrayBufferWriter<byte>();
        RaftConfigurationCodec.Encode(Example, output);
        Assert.Equal(
            [0x01, 0x03, 0x01, 0x04, 0xAC, 0x02, 0x03, 0x01, 0x02, 0x03, 0x01, 0x05, 0x01, 0x03],
            output.WrittenSpan.ToArray()
        );
        Assert.True(RaftConfigurationCodec.TryDecode(output.WrittenMemory, out var decoded));
        Assert.Equal(Example, decoded);
    }

    [Theory]
    [InlineData("020101000000", "another version")]
    [InlineData("01010100000000", "a byte too many")]
    [InlineData("0101010000", "a list missing")]
    [InlineData("01020101000000", "a voter twice")]
    [InlineData("010100000000", "nobody as a voter")]
    [InlineData("01010100010100", "a voter that learns")]
    [InlineData("010001010000", "joint without new voters")]
    [InlineData("01010100000102", "a next learner that did not vote")]
    [InlineData("01FFFFFFFF0F", "four billion voters")]
    [InlineData("", "nothing")]
    public void Unsound_configurations_are_refused(string hex, string what) =>
        Assert.False(RaftConfigurationCodec.TryDecode(Convert.FromHexString(hex), out _), what);

    [Theory]
    [InlineData("010101000000")]
    [InlineData("01010100010200")]
    [InlineData("010101020203000102")]
    public void Their_sound_neighbours_are_taken(string hex) =>
        Assert.True(RaftConfigurationCodec.TryDecode(Convert.FromHexString(hex), out _));

    [Fact]
    public void Any_message_survives_the_round_trip() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyMessage.ToArbitrary(),
                message =>
                {
                    var bytes = Encode(message);
                    return RaftMessageCodec.TryDecode(bytes, out var decoded) && Same(message, decoded);
                }
            )
        );

    [Fact]
    public void Any_entry_survives_the_round_trip() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyMessage.ToArbitrary(),
                message =>
                {
                    return message.Entries.All(entry =>
                    {
                        var output = new ArrayBufferWriter<byte>();
                        LogEntryCodec.Encode(entry, output);
                        return LogEntryCodec.TryDecode(output.WrittenMemory, out var decoded) && Same(entry, decoded);
                    });
                }
            )
        );

    [Fact]
    public void Random_bytes_are_refused_or_read_without_throwing() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyBytes.ToArbitrary(),
                bytes =>
                {
                    RaftMessageCodec.TryDecode(bytes, out _);
                    LogEntryCodec.TryDecode(bytes, out _);
                    byte[] withVersion = [1, 5, 0, .. bytes];
                    RaftMessageCodec.TryDecode(withVersion, out _);
                }
            )
        );

    [Fact]
    public void A_message_cut_short_or_lengthened_is_refused() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyMessage.ToArbitrary(),
                message =>
                {
                    var bytes = Encode(message);
                    var isAnyPrefixTaken = Enumerable
                        .Range(0, bytes.Length)
                        .Any(length => RaftMessageCodec.TryDecode(bytes.AsSpan(0, length), out _));
                    return !isAnyPrefixTaken && !RaftMessageCodec.TryDecode([.. bytes, 0], out _);
                }
            )
        );

    [Fact]
    public void A_flipped_bit_never_throws() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll(
                AnyMessage.ToArbitrary(),
                message =>
                {
                    var bytes = Encode(message);
                    for (var bit = 0; bit < bytes.Length * 8; bit++)
                    {
                        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                        RaftMessageCodec.TryDecode(bytes, out _);
                        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                    }
                }
            )
        );

    [Fact]
    public void The_example_of_a_message_holds()
    {
        byte[] bytes =
        [
            0x01,
            0x05,
            0x00,
            0x01,
            0x02,
            0x03,
            0x05,
            0x02,
            0x04,
            0x00,
            0x00,
            0x01,
            0x00,
            0x03,
            0x02,
            0x68,
            0x69,
        ];
        var message = new RaftMessage
        {
            Kind = RaftMessageKind.Append,
            From = new ReplicaId(1),
            To = new ReplicaId(2),
            Term = new Term(3),
            Index = new LogIndex(5),
            LogTerm = new Term(2),
            Commit = new LogIndex(4),
            Entries = [new LogEntry(new Term(3), new LogIndex(6), EntryKind.Normal, "hi"u8.ToArray())],
        };
        Assert.Equal(bytes, Encode(message));
        Assert.True(RaftMessageCodec.TryDecode(bytes, out var decoded));
        Assert.True(Same(message, decoded));
    }

    [Fact]
    public void The_example_of_an_entry_holds()
    {
        var output = new ArrayBufferWriter<byte>();
        LogEntryCodec.Encode(new LogEntry(new Term(2), new LogIndex(300), EntryKind.Normal, "hi"u8.ToArray()), output);
        Assert.Equal([0x01, 0x00, 0xAC, 0x02, 0x02, 0x02, 0x68, 0x69], output.WrittenSpan.ToArray());
    }

    [Theory]
    [InlineData("020500000000000000000000", "another version")]
    [InlineData("010000000000000000000000", "no kind")]
    [InlineData("010C00000000000000000000", "an unknown kind")]
    [InlineData("010502000000000000000000", "an unknown flag")]
    [InlineData("0105000000000000000000FFFFFFFF0F", "four billion entries")]
    [InlineData("0105000000000000000000010001FFFFFFFF7F00", "an entry of 34 GB")]
    [InlineData("010500000000000000000001030100", "an unknown kind of entry")]
    [InlineData("010700000000000000000001000100", "entries in a heartbeat")]
    [InlineData("010500FFFFFFFFFFFFFFFFFF020000000000000000", "a number of 65 bits")]
    [InlineData("010500FFFFFFFFFFFFFFFFFFFF010000000000000000", "a number of eleven bytes")]
    [InlineData("010500000000FFFFFFFFFFFFFFFFFF010000000001000100", "an index beyond the end of numbers")]
    [InlineData("01050000000000000000000000", "a byte too many")]
    [InlineData("", "nothing")]
    public void Hostile_bytes_are_refused(string hex, string what)
    {
        Assert.False(RaftMessageCodec.TryDecode(Convert.FromHexString(hex), out _), what);
    }

    /// <summary>The hostile ones above differ from these in what they are named for only.</summary>
    [Theory]
    [InlineData("010500000000000000000000")]
    [InlineData("010302000000000000000000")]
    [InlineData("010501000000000000000001020100")]
    [InlineData("010500FFFFFFFFFFFFFFFFFF010000000000000000")]
    public void Their_harmless_neighbours_are_taken(string hex) =>
        Assert.True(RaftMessageCodec.TryDecode(Convert.FromHexString(hex), out _));

    private static RaftMessage Message(RaftMessageKind kind, ulong[] numbers, bool reject, ulong[] terms, byte[] data)
    {
        var index = numbers[3] >> 1;
        var entries = terms.Select(
            (term, i) =>
                new LogEntry(
                    new Term(term),
                    new LogIndex(index + (ulong)i + 1),
                    (EntryKind)(term % 3),
                    data.AsMemory(0, data.Length * i / terms.Length)
                )
        );
        return new RaftMessage
        {
            Kind = kind,
            From = new ReplicaId(numbers[0]),
            To = new ReplicaId(numbers[1]),
            Term = new Term(numbers[2]),
            Index = new LogIndex(index),
            LogTerm = new Term(numbers[4]),
            Commit = new LogIndex(numbers[5]),
            RejectHint = new LogIndex(numbers[6]),
            Context = numbers[7],
            Reject = reject,
            Configuration = kind == RaftMessageKind.Snapshot && numbers[7] % 2 == 1 ? Example : null,
            IsForced = kind == RaftMessageKind.Vote && numbers[7] % 2 == 1,
            Entries = kind == RaftMessageKind.Append ? [.. entries] : [],
        };
    }

    private static byte[] Encode(in RaftMessage message)
    {
        var output = new ArrayBufferWriter<byte>();
        RaftMessageCodec.Encode(message, output);
        return output.WrittenSpan.ToArray();
    }

    private static bool Same(in RaftMessage left, in RaftMessage right) =>
        left with { Entries = NoEntries } == right with { Entries = NoEntries }
        && left.Entries.Count == right.Entries.Count
        && left.Entries.Zip(right.Entries).All(pair => Same(pair.First, pair.Second));

    private static bool Same(in LogEntry left, in LogEntry right) =>
        left with { Data = default } == right with { Data = default } && left.Data.Span.SequenceEqual(right.Data.Span);
}
