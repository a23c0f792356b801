using Arktos.Raft;
using Arktos.Store.Keyspace;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;

namespace Arktos.Store.Tests.Keyspace;

public sealed class DecodedCommandTests
{
    [Fact]
    public void Commands_are_read_as_protobuf_reads_them() =>
        Seeds.Each(
            4,
            random =>
            {
                var decoded = new DecodedCommand();
                for (var i = 0; i < 500; i++)
                {
                    var commit = RandomCommit(random);
                    var revision = new Revision(random.NextInt64());
                    decoded.Read(Command.Encode(revision, commit));
                    Assert.Equal(Text(revision, commit), Text(decoded));
                }
            }
        );

    [Fact]
    public void A_clock_entry_holds_nothing_of_the_command_before_it()
    {
        var decoded = new DecodedCommand();
        decoded.Read(Command.Encode(new Revision(1), RandomCommit(new Random(1))));
        decoded.Read(Command.Encode(new Revision(2), null));
        Assert.Equal(Text(new Revision(2), new CommitRequest()), Text(decoded));
    }

    /// <summary>A later version may send more; what it means is guarded by the format, not by the fields.</summary>
    [Fact]
    public void Fields_that_this_version_does_not_know_are_passed_over()
    {
        var commit = RandomCommit(new Random(2));
        // Field 99 as each of the four kinds that there are, then the commit.
        byte[] unknown =
        [
            .. Tag(99, 0),
            0x96,
            0x01,
            .. Tag(99, 1),
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            .. Tag(99, 2),
            3,
            1,
            2,
            3,
            .. Tag(99, 5),
            1,
            2,
            3,
            4,
        ];
        byte[] command = [.. Command.Encode(new Revision(1), null), .. unknown, .. commit.ToByteArray(), .. unknown];
        var decoded = new DecodedCommand();
        decoded.Read(command);
        Assert.Equal(Text(new Revision(1), commit), Text(decoded));
    }

    [Fact]
    public void What_is_cut_short_or_altered_is_read_or_refused_as_a_broken_invariant() =>
        Seeds.Each(
            4,
            random =>
            {
                var decoded = new DecodedCommand();
                var refused = 0;
                for (var i = 0; i < 50; i++)
                {
                    var command = Command.Encode(new Revision(1), RandomCommit(random));
                    for (var length = 0; length < command.Length; length++)
                        refused += Refuses(decoded, command[..length]) ? 1 : 0;
                    command[random.Next(command.Length)] ^= (byte)(1 << random.Next(8));
                    refused += Refuses(decoded, command) ? 1 : 0;
                }
                Assert.True(refused > 1000);
            }
        );

    private static bool Refuses(DecodedCommand decoded, byte[] command)
    {
        try
        {
            decoded.Read(command);
            return false;
        }
        catch (InvariantBrokenException)
        {
            return true;
        }
    }

    private static byte[] Tag(uint field, uint wire)
    {
        var tag = field << 3 | wire;
        return [(byte)(tag & 0x7F | 0x80), (byte)(tag >> 7)];
    }

    private static CommitRequest RandomCommit(Random random)
    {
        var commit = new CommitRequest
        {
            Partition = (uint)random.Next(3),
            Tag = (ulong)random.Next(3),
            ForgetHistory = random.Next(2) == 0,
        };
        if (random.Next(2) == 0)
            commit.CommitId = ByteString.CopyFrom(Bytes(random, 16));
        for (var i = random.Next(4); i > 0; i--)
            commit.Conditions.Add(
                new Condition
                {
                    Kind = (Condition.Types.Kind)random.Next(5),
                    Key = ByteString.CopyFrom(Bytes(random, random.Next(20))),
                    Revision = random.Next(2) * random.NextInt64(),
                }
            );
        for (var i = random.Next(4); i > 0; i--)
            commit.Operations.Add(
                new Operation
                {
                    Kind = (Operation.Types.Kind)random.Next(6),
                    Key = ByteString.CopyFrom(Bytes(random, random.Next(20))),
                    End = ByteString.CopyFrom(Bytes(random, random.Next(20))),
                    Value = ByteString.CopyFrom(Bytes(random, random.Next(300))),
                    RevisionOffset = random.Next(-2, 200),
                    TtlSeconds = (uint)random.Next(2) * (uint)random.Next(),
                    Revision = random.Next(2) * -random.NextInt64(),
                }
            );
        return commit;
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Text(Revision revision, CommitRequest commit) =>
        string.Join(
            "\n",
            [
                $"{revision.Value} {Convert.ToHexString(commit.CommitId.Span)} {commit.ForgetHistory} "
                    + $"{commit.Operations.Any(o => o.Kind == Operation.Types.Kind.DeleteRange)}",
                .. commit.Conditions.Select(c => $"{c.Kind} {Convert.ToHexString(c.Key.Span)} {c.Revision}"),
                .. commit.Operations.Select(o =>
                    $"{o.Kind} {Convert.ToHexString(o.Key.Span)} {Convert.ToHexString(o.End.Span)} "
                    + $"{Convert.ToHexString(o.Value.Span)} {o.RevisionOffset} {o.TtlSeconds} {o.Revision}"
                ),
            ]
        );

    private static string Text(DecodedCommand command) =>
        string.Join(
            "\n",
            [
                $"{command.Revision.Value} "
                    + $"{(command.CommitId == Guid.Empty ? "" : Convert.ToHexString(command.CommitId.ToByteArray()))} "
                    + $"{command.ForgetHistory} {command.HasDeleteRange}",
                .. command.Conditions.Select(c => $"{c.Kind} {Convert.ToHexString(c.Key.Span)} {c.Revision}"),
                .. command.Operations.Select(o =>
                    $"{o.Kind} {Convert.ToHexString(o.Key.Span)} {Convert.ToHexString(o.End.Span)} "
                    + $"{Convert.ToHexString(o.Value.Span)} {o.RevisionOffset} {o.TtlSeconds} {o.Revision}"
                ),
            ]
        );
}
