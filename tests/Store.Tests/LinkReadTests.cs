using Arktos.Rpc;
using Arktos.Store.Service;
using Arktos.StoreClient;
using Arktos.StoreClient.Wire;
using Google.Protobuf;
using Outcome = Arktos.StoreClient.Wire.ReadResponse.Types.Outcome;

namespace Arktos.Store.Tests;

/// <summary>Reads of single keys over a link: what they find, where, and what is not for a link.</summary>
public sealed class LinkReadTests
{
    [Theory]
    [InlineData("in memory")]
    [InlineData("on the disk")]
    public async Task What_was_written_is_read_and_what_was_not_is_not(string where)
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using (var writer = await cluster.ClientAsync())
        {
            for (var i = 0; i < 50; i++)
                await PutAsync(writer, $"k{i}", 1000 + i);
            await writer.CommitAsync(new Commit(Guid.NewGuid(), [], [new CommitOperation.Delete(Key("k7"))]), default);
        }
        if (where == "on the disk")
            // Neither memtables nor cached blocks have anything afterwards.
            foreach (var store in new uint[] { 1, 2, 3 })
            {
                await cluster.StopAsync(store);
                await cluster.StartAsync(store);
            }
        using var client = await cluster.ClientAsync();
        await ByLinkAsync(client);
        var reads = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => client.GetAsync(Key($"k{i}"), default)));
        for (var i = 0; i < reads.Length; i++)
        {
            var read = Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(reads[i]);
            Assert.Equal(i is 7 or >= 50 ? null : 1000 + i, read.Value?.Value.Length);
            Assert.True(read.Value is null || read.Value.Key == Key($"k{i}") && read.Value.Revision <= read.Revision);
        }
    }

    [Fact]
    public async Task What_one_client_has_written_another_one_reads_at_once()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var writer = await cluster.ClientAsync();
        using var reader = await cluster.ClientAsync();
        await PutAsync(writer, "k", 1);
        await ByLinkAsync(reader);
        for (var bytes = 1; bytes < 300; bytes++)
        {
            var written = await PutAsync(writer, "k", bytes);
            var read = Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await reader.GetAsync(Key("k"), default));
            Assert.Equal((written, bytes), (read.Value!.Revision, read.Value.Value.Length));
            Assert.True(read.Revision >= written);
        }
    }

    [Fact]
    public async Task Reads_go_on_when_the_link_breaks_under_them()
    {
        await using var cluster = new StoreCluster();
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "k", 10);
        await ByLinkAsync(client);
        var leader = await LeaderAsync(client);
        // More than may be under way on one link.
        var reads = Task.WhenAll(Enumerable.Range(0, 3000).Select(_ => client.GetAsync(Key("k"), default)));
        await cluster.StopAsync(leader);
        Assert.All(
            await reads,
            r => Assert.Equal(10, Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(r).Value!.Value.Length)
        );
    }

    [Fact]
    public async Task A_large_value_comes_by_a_call_of_its_own()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        foreach (var bytes in new[] { 256 << 10, (256 << 10) + 1, 3 << 20 })
            await PutAsync(client, $"k{bytes}", bytes);
        await ByLinkAsync(client);
        using var channel = cluster.Channel(await LeaderAsync(client));
        using var link = await RawLink.OpenAsync(channel);
        foreach (var bytes in new[] { 256 << 10, (256 << 10) + 1, 3 << 20 })
        {
            link.Send(Read($"k{bytes}", (ulong)bytes));
            var answer = link.Read()!.Read;
            Assert.Equal((ulong)bytes, answer.Tag);
            Assert.Equal(bytes > 256 << 10 ? Outcome.Apart : Outcome.Ok, answer.Response.Outcome);
            var read = Assert.IsType<ReadResult<KeyspaceItem?>.Ok>(await client.GetAsync(Key($"k{bytes}"), default));
            Assert.Equal(bytes, read.Value!.Value.Length);
        }
    }

    [Fact]
    public async Task A_store_says_who_leads_and_which_partition_it_has_not()
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var client = await cluster.ClientAsync();
        await PutAsync(client, "k", 10);
        var leader = await LeaderAsync(client);
        using var channel = cluster.Channel(leader % 3 + 1);
        using var link = await RawLink.OpenAsync(channel);
        link.Send(Read("k", 1));
        var follower = link.Read()!.Read;
        Assert.Equal((1ul, Outcome.NotLeader), (follower.Tag, follower.Response.Outcome));
        Assert.Equal(leader, follower.Response.Leader);
        link.Send(Read("k", 2, partition: 99));
        var absent = link.Read()!.Read;
        Assert.Equal((2ul, Outcome.NoPartition), (absent.Tag, absent.Response.Outcome));
    }

    [Theory]
    [InlineData("a range")]
    [InlineData("an old revision")]
    [InlineData("nothing")]
    public async Task A_link_takes_no_other_reads(string what)
    {
        await using var cluster = new StoreCluster(partitions: 1);
        await cluster.StartAsync(1, 2, 3);
        using var channel = cluster.Channel(1);
        using var link = await RawLink.OpenAsync(channel);
        var read = Read("k", 1);
        switch (what)
        {
            case "a range":
                read.Read.Request.End = ByteString.CopyFromUtf8("x");
                break;
            case "an old revision":
                read.Read.Request.AtRevision = 1;
                break;
            default:
                read.Read.Request = null;
                break;
        }
        link.Send(read);
        Assert.Null(link.Read());
    }

    private static ObjectKey Key(string name) => new("pods", "acme", "default", name);

    private static LinkRequest Read(string name, ulong tag, uint partition = 0) =>
        new()
        {
            Read = new LinkRead
            {
                Tag = tag,
                Request = new ReadRequest { Partition = partition, Key = ByteString.CopyFrom(Key(name).Encode()) },
            },
        };

    /// <summary>
    /// Returns when the client has a link to who leads: reads go over it from then on, as the commit has.
    /// </summary>
    private static Task ByLinkAsync(KeyspaceClient client) => PutAsync(client, "linked", 1);

    private static async Task<Revision> PutAsync(KeyspaceClient client, string name, int bytes) =>
        Assert
            .IsType<CommitResult.Committed>(
                await client.CommitAsync(
                    new Commit(Guid.NewGuid(), [], [new CommitOperation.Put(Key(name), new byte[bytes], -1)]),
                    default
                )
            )
            .Revision;

    private static async Task<uint> LeaderAsync(KeyspaceClient client) =>
        (await client.StatusAsync(default))
            .Single(s =>
                s.Status?.Partitions.Any(p => p.Partition == client.PartitionOf(Key("k")).Value && p.Role == "leader")
                == true
            )
            .Store.Id;
}
