using Arktos.Dns.Serving;
using Arktos.Dns.Tests.Fakes;
using Arktos.Dns.Wire;

namespace Arktos.Dns.Tests.Wire;

/// <summary>What is wrong with a query, and how it is told.</summary>
public sealed class QueryTests
{
    private const string Name = "kubernetes.default.svc.cluster.local";

    [Theory]
    [InlineData("a query is answered", "", 0)]
    [InlineData("another operation", "2=28", 4)]
    [InlineData("two questions", "5=2", 1)]
    [InlineData("no question", "5=0", 1)]
    [InlineData("an answer in a query", "7=1", 1)]
    [InlineData("an authority in a query", "9=1", 1)]
    [InlineData("more additional records than there are", "11=3", 1)]
    [InlineData("far more", "10=255", 1)]
    [InlineData("a pointer to itself in the question", "12=192 13=12", 1)]
    [InlineData("a label of 64", "12=64", 1)]
    [InlineData("a reserved kind of label", "12=128", 1)]
    [InlineData("a label that is longer than the message", "12=63", 1)]
    public async Task Malformed_queries_get_their_code_and_nothing_of_their_own_back(
        string what,
        string changes,
        int code
    )
    {
        var server = new Server();
        server.Service("system", "default", "kubernetes", """{"clusterIP":"10.96.0.1"}""");
        var query = Ask.For(Name, "A");
        foreach (var change in changes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            query[int.Parse(change.Split('=')[0])] = byte.Parse(change.Split('=')[1]);
        var reply = await server.TryAskAsync(Server.System, query);
        Assert.True(reply is not null, what);
        Assert.Equal(code, reply.Code);
        Assert.Equal(0x1234, reply.Id);
        if (code != 0)
            Assert.Empty(reply.Question);
    }

    [Fact]
    public async Task Responses_and_fragments_of_headers_get_no_answer()
    {
        var server = new Server();
        var response = Ask.For(Name, "A");
        response[2] |= 0x80;
        Assert.Null(await server.TryAskAsync(Server.System, response));
        for (var length = 0; length < 12; length++)
            Assert.Null(await server.TryAskAsync(Server.System, Ask.For(Name, "A")[..length]));
    }

    [Fact]
    public async Task A_query_that_ends_anywhere_before_its_end_is_malformed()
    {
        var server = new Server();
        var query = Ask.For(Name, "A", edns: 1232);
        for (var length = 12; length < query.Length; length++)
            Assert.Equal(1, (await server.TryAskAsync(Server.System, query[..length]))!.Code);
    }

    [Fact]
    public async Task Names_longer_than_255_bytes_are_malformed()
    {
        var server = new Server();
        var longest = string.Join('.', Enumerable.Repeat(new string('a', 49), 5));
        Assert.Equal(
            3,
            (await server.TryAskAsync(Server.System, Ask.For($"{longest[..230]}.cluster.local", "A")))!.Code
        );
        Assert.Equal(1, (await server.TryAskAsync(Server.System, Ask.For($"{longest}.cluster.local", "A")))!.Code);
    }

    [Fact]
    public async Task The_capitals_of_a_question_come_back_and_mean_nothing()
    {
        var server = new Server();
        server.Service("system", "default", "kubernetes", """{"clusterIP":"10.96.0.1"}""");
        var reply = await server.AskAsync(Server.System, "KuBErNeTes.DEFAULT.svC.cLuStEr.LoCaL");
        Assert.Equal("KuBErNeTes.DEFAULT.svC.cLuStEr.LoCaL.", reply.Question);
        Assert.Equal("KuBErNeTes.DEFAULT.svC.cLuStEr.LoCaL. A 10.96.0.1", reply.Text);
    }

    [Fact]
    public async Task EDNS_is_answered_by_EDNS_and_its_later_versions_refused()
    {
        var server = new Server();
        server.Service("system", "default", "kubernetes", """{"clusterIP":"10.96.0.1"}""");
        Assert.Null((await server.TryAskAsync(Server.System, Ask.For(Name, "A")))!.Edns);
        var edns = (await server.TryAskAsync(Server.System, Ask.For(Name, "A", edns: 4096)))!;
        Assert.Equal(MessageWriter.DatagramBytesMax, edns.Edns!.Class);
        var later = (await server.TryAskAsync(Server.System, Ask.For(Name, "A", edns: 4096, version: 1)))!;
        Assert.Equal(16, later.Code);
        Assert.Empty(later.Answers);
    }

    [Fact]
    public async Task Two_EDNS_records_or_one_with_a_name_are_malformed()
    {
        var server = new Server();
        var query = Ask.For(Name, "A", edns: 1232);
        byte[] two = [.. query, .. query[^11..]];
        two[11] = 2;
        Assert.Equal(1, (await server.TryAskAsync(Server.System, two))!.Code);
        byte[] named = [.. query[..^11], 1, (byte)'a', .. query[^11..]];
        Assert.Equal(1, (await server.TryAskAsync(Server.System, named))!.Code);
    }

    [Theory]
    [InlineData(0, 512)]
    [InlineData(100, 512)]
    [InlineData(700, 700)]
    [InlineData(4096, 1232)]
    public async Task What_has_no_room_in_a_datagram_is_left_out_whole_and_told(ushort edns, int bytesMax)
    {
        var server = new Server();
        var endpoints = Enumerable.Range(1, 200).Select(i => $$"""{"addresses":["10.5.0.{{i}}"] }""");
        server.Slice(
            "acme",
            "default",
            "many",
            $$""" "addressType":"IPv4","endpoints":[{{string.Join(',', endpoints)}}]"""
        );
        server.Service("acme", "default", "many", """{"clusterIP":"None"}""");
        var caller = new Caller(Server.Key(Server.Acme), IsStream: false);
        var response = new byte[MessageWriter.DatagramBytesMax];
        var length = server.Handler.Handle(
            Ask.For("many.default.svc.cluster.local", "A", edns: edns),
            caller,
            response
        );
        Assert.InRange(length, bytesMax - 32, bytesMax);
        var reply = Reply.Read(response.AsSpan(0, length));
        Assert.True(reply.IsTruncated);
        Assert.NotEmpty(reply.Answers);
        var whole = (
            await server.TryAskAsync(Server.Acme, Ask.For("many.default.svc.cluster.local", "A"), isStream: true)
        )!;
        Assert.False(whole.IsTruncated);
        Assert.Equal(200, whole.Answers.Select(a => a.Data).Distinct().Count());
    }

    [Fact]
    public async Task Transfers_other_classes_and_types_that_are_none_are_refused()
    {
        var server = new Server();
        Assert.Equal(5, (await server.AskAsync(Server.System, "cluster.local", "AXFR")).Code);
        Assert.Equal(1, (await server.AskAsync(Server.System, "cluster.local", "41")).Code);
        var chaos = Ask.For("version.bind", "TXT");
        chaos[^1] = 3;
        Assert.Equal(5, (await server.TryAskAsync(Server.System, chaos))!.Code);
    }
}
