using Arktos.Dns.Serving;
using Arktos.Dns.Tests.Fakes;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Tests.Wire;

/// <summary>
/// Mutated queries and mutated answers of other servers. `ARKTOS_SEED=n` repeats a run, `ARKTOS_FUZZ=n` makes it n
/// times as long.
/// </summary>
public sealed class FuzzTests
{
    private static readonly int Seed = Number("ARKTOS_SEED", Environment.TickCount);
    private static readonly int Rounds = 30_000 * Number("ARKTOS_FUZZ", 1);

    [Fact]
    public async Task No_message_breaks_the_server_and_every_response_is_well_formed()
    {
        var server = Filled();
        byte[][] seeds =
        [
            Ask.For("web.default.svc.cluster.local", "A", edns: 1232),
            Ask.For("_http._tcp.pets.default.svc.cluster.local", "SRV"),
            Ask.For("10.0.96.10.in-addr.arpa", "PTR"),
            Ask.For("10-1-0-1.default.pod.cluster.local", "AAAA"),
            Ask.For("ext.default.svc.cluster.local", "A", edns: 600),
            Ask.For("example.com", "ANY"),
        ];
        var random = new Random(Seed);
        var response = new byte[ushort.MaxValue];
        var answered = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var message = Mutated(seeds[random.Next(seeds.Length)], random);
            var caller = new Caller(Server.Key(Server.Acme), IsStream: random.Next(2) == 0);
            try
            {
                var length = server.Handler.Handle(message, caller, response);
                if (length == QueryHandler.Later)
                {
                    // Nobody is to be asked, so that it ends at once.
                    var later = await server.Handler.HandleLaterAsync(message, caller, CancellationToken.None);
                    later?.CopyTo(response, 0);
                    length = later?.Length ?? 0;
                }
                if (length == 0)
                    continue;
                answered++;
                Assert.True(caller.IsStream || length <= MessageWriter.DatagramBytesMax);
                var reply = Reply.Read(response.AsSpan(0, length));
                Assert.Equal(message[0] << 8 | message[1], reply.Id);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    $"ARKTOS_SEED={Seed}, round {i}: {Convert.ToHexString(message)}: {e.Message}",
                    e
                );
            }
        }
        Assert.True(answered > Rounds / 4, $"{answered} of {Rounds} had a response");
    }

    [Fact]
    public void No_answer_of_another_server_breaks_what_is_made_of_it()
    {
        var query = UpstreamMessage.Ask(7, DnsName.Encode("www.example.com"), RecordType.A);
        var answer = FakeUpstream.Respond(
            query,
            0,
            [(5, 60, [1, (byte)'a', 0xC0, 12]), (1, 60, [192, 0, 2, 1]), (1, 30, [192, 0, 2, 2])],
            [(6, 60, [0, 0, .. new byte[20]])]
        );
        var random = new Random(Seed);
        var into = new byte[ushort.MaxValue];
        var read = 0;
        for (var i = 0; i < Rounds; i++)
        {
            var message = Mutated(answer, random);
            try
            {
                if (!UpstreamMessage.Answers(message, query) || UpstreamMessage.TryRead(message, query) is not { } kept)
                    continue;
                read++;
                var asked = Ask.For("WWW.example.com", "A", edns: (ushort)(random.Next(2) * 1232));
                Assert.Equal(QueryFault.None, Query.TryRead(asked, out var again));
                var limit = MessageWriter.LimitOf(again, isStream: false);
                var length = kept.WriteTo(again, (uint)random.Next(100), into.AsSpan(0, limit));
                Assert.InRange(length, Query.HeaderBytes, limit);
                var writer = new MessageWriter(again, into.AsSpan(0, limit));
                kept.AddTo(ref writer, RecordType.A, 5);
                Reply.Read(into.AsSpan(0, writer.Finish(ResponseCode.NoError, isAuthoritative: false)));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(
                    $"ARKTOS_SEED={Seed}, round {i}: {Convert.ToHexString(message)}: {e.Message}",
                    e
                );
            }
        }
        Assert.True(read > Rounds / 100, $"{read} of {Rounds} were read");
    }

    [Theory]
    [InlineData(12, true)] // the name that was asked for
    [InlineData(16, true)] // a part of it
    [InlineData(33, true)] // the owner of this record, a pointer itself
    [InlineData(39, false)] // its time to live
    [InlineData(36, false)] // a length made of its type, over all that follows
    [InlineData(13, false)] // amid a label
    public void A_name_is_made_of_names_alone(byte pointer, bool isRead)
    {
        var query = UpstreamMessage.Ask(7, DnsName.Encode("www.example.com"), RecordType.A);
        foreach (
            var (type, before) in new (ushort, byte[])[]
            {
                (RecordType.Cname, []),
                (RecordType.Mx, [0, 10]),
                (RecordType.Srv, [0, 0, 0, 100, 0, 80]),
            }
        )
        {
            var answer = FakeUpstream.Respond(query, 0, [(type, 60, [.. before, 1, (byte)'a', 0xC0, pointer])], []);
            Assert.Equal(isRead, UpstreamMessage.TryRead(answer, query) is not null);
        }
    }

    private static Server Filled()
    {
        var server = new Server();
        server.Service(
            "acme",
            "default",
            "web",
            """{"clusterIP":"10.96.0.10","ports":[{"name":"http","protocol":"TCP","port":80}]}"""
        );
        server.Slice(
            "acme",
            "default",
            "pets",
            """
            "addressType":"IPv4","endpoints":[{"addresses":["10.5.0.1"],"hostname":"a"},{"addresses":["10.5.0.2"]}],
            "ports":[{"name":"http","protocol":"TCP","port":8080}]
            """
        );
        server.Service("acme", "default", "pets", """{"clusterIP":"None"}""");
        server.Service("acme", "default", "ext", """{"type":"ExternalName","externalName":"www.example.com"}""");
        return server;
    }

    private static byte[] Mutated(byte[] seed, Random random)
    {
        var message = seed.ToList();
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Next(message.Count);
            switch (random.Next(6))
            {
                case 0:
                    message[at] = (byte)random.Next(256);
                    break;
                case 1:
                    message[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    message.RemoveRange(at, random.Next(message.Count - at));
                    break;
                case 3:
                    message.InsertRange(at, message.Take(random.Next(message.Count)).ToList());
                    break;
                case 4:
                    message[at] = (byte)(0xC0 | random.Next(2));
                    break;
                default:
                    message.Insert(at, (byte)random.Next(256));
                    break;
            }
            if (message.Count < 2)
                return [.. seed];
        }
        return [.. message];
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var number) ? number : otherwise;
}
