using System.Net;
using Arktos.Client.Tests.Fakes;
using Arktos.Dns.Forwarding;
using Arktos.Dns.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.Dns.Tests.Forwarding;

/// <summary>What is not ours, with other servers that a test scripts.</summary>
public sealed class ForwardingTests
{
    private static readonly (int, uint, byte[])[] Address = [(1, 60, [192, 0, 2, 7])];

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Others_are_asked_once_and_their_answer_kept_for_its_time()
    {
        await using var upstream = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 0, Address));
        var server = With(upstream.EndPoint);
        var reply = await server.AskAsync(Server.Acme, "WWW.Example.com");
        Assert.Equal((0, "WWW.Example.com. A 192.0.2.7", false), (reply.Code, reply.Text, reply.IsAuthoritative));
        // Theirs are not ours: nothing of the other server's EDNS comes along.
        Assert.Equal("", reply.Edns!.Data);
        _time.Advance(TimeSpan.FromSeconds(20));
        var again = await server.AskAsync(Server.Acme, "www.example.COM");
        Assert.Equal(("www.example.COM. A 192.0.2.7", 40), (again.Text, again.Answers.First().Ttl));
        Assert.Single(upstream.Asked);
        _time.Advance(TimeSpan.FromSeconds(41));
        await server.AskAsync(Server.Acme, "www.example.com");
        Assert.Equal(2, upstream.Asked.Count);
    }

    [Fact]
    public async Task What_a_tenant_has_asked_for_does_not_show_in_answers_to_another()
    {
        await using var upstream = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 0, Address));
        var server = With(upstream.EndPoint);
        await server.AskAsync(Server.Acme, "www.example.com");
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(60, (await server.AskAsync(Server.Globex, "www.example.com")).Answers.First().Ttl);
        Assert.Equal(2, upstream.Asked.Count);
    }

    [Fact]
    public async Task That_there_is_nothing_is_kept_too_as_long_as_it_says()
    {
        byte[] soa = [0, 0, .. new byte[16], 0, 0, 0, 10];
        await using var upstream = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 3, [], [(6, 60, soa)]));
        var server = With(upstream.EndPoint);
        Assert.Equal(3, (await server.AskAsync(Server.Acme, "none.example.com")).Code);
        _time.Advance(TimeSpan.FromSeconds(9));
        var kept = await server.AskAsync(Server.Acme, "none.example.com");
        Assert.Equal((3, 51), (kept.Code, kept.Authority.First().Ttl));
        Assert.Single(upstream.Asked);
        _time.Advance(TimeSpan.FromSeconds(2));
        await server.AskAsync(Server.Acme, "none.example.com");
        Assert.Equal(2, upstream.Asked.Count);
    }

    [Fact]
    public async Task Nothing_is_kept_that_does_not_say_for_how_long()
    {
        await using var upstream = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 3, [], []));
        var server = With(upstream.EndPoint);
        for (var i = 0; i < 2; i++)
            Assert.Equal(3, (await server.AskAsync(Server.Acme, "none.example.com")).Code);
        Assert.Equal(2, upstream.Asked.Count);
    }

    [Fact]
    public async Task When_one_is_silent_or_fails_the_next_is_asked()
    {
        await using var silent = new FakeUpstream((_, _) => null);
        await using var failing = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 2, []));
        await using var good = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 0, Address));
        var server = With(silent.EndPoint, failing.EndPoint, good.EndPoint);
        Assert.Equal(0, (await server.AskAsync(Server.Acme, "a.example.com")).Code);
        Assert.Equal(0, (await server.AskAsync(Server.Acme, "b.example.com")).Code);
        Assert.Equal(2, silent.Asked.Count);
        // Twice silent, it is asked last from now on.
        Assert.Equal(0, (await server.AskAsync(Server.Acme, "c.example.com")).Code);
        Assert.Equal(2, silent.Asked.Count);
        Assert.Equal([false, true, true], server.Forwarder.Upstreams.Select(u => u.IsHealthy));
    }

    [Fact]
    public async Task A_failure_of_all_is_a_failure_and_nobody_at_all_too()
    {
        await using var failing = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 2, []));
        Assert.Equal(2, (await With(failing.EndPoint).AskAsync(Server.Acme, "a.example.com")).Code);
        await using var silent = new FakeUpstream((_, _) => null);
        Assert.Equal(2, (await With(silent.EndPoint).AskAsync(Server.Acme, "a.example.com")).Code);
        Assert.Equal(2, (await With().AskAsync(Server.Acme, "a.example.com")).Code);
    }

    [Fact]
    public async Task A_server_that_answers_again_is_asked_again()
    {
        await using var upstream = new FakeUpstream((_, _) => null);
        await using var second = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 0, Address));
        var server = With(upstream.EndPoint, second.EndPoint);
        for (var i = 0; i < 2; i++)
            await server.AskAsync(Server.Acme, $"{i}.example.com");
        Assert.False(server.Forwarder.Upstreams[0].IsHealthy);
        using var stop = new CancellationTokenSource();
        var health = server.Forwarder.KeepHealthAsync(stop.Token);
        await Eventually.HoldsAsync(() => server.Forwarder.Upstreams[0].IsHealthy, "the server is healthy again");
        await stop.CancelAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        await health;
    }

    [Fact]
    public async Task A_server_that_asks_us_in_turn_is_found_and_not_asked_any_more()
    {
        Server server = null!;
        await using var loop = new LoopingUpstream(q => server.TryAskAsync(Server.System, q));
        server = With(loop.EndPoint);
        using var stop = new CancellationTokenSource();
        var health = server.Forwarder.KeepHealthAsync(stop.Token);
        await Eventually.HoldsAsync(() => server.Forwarder.Upstreams[0].Loops, "the loop is found");
        Assert.Equal(2, (await server.AskAsync(Server.Acme, "www.example.com")).Code);
        Assert.Equal(0, loop.PassedOn);
        await stop.CancelAsync();
        _time.Advance(TimeSpan.FromSeconds(10));
        await health;
    }

    [Fact]
    public async Task What_is_truncated_is_asked_for_over_TCP()
    {
        var many = Enumerable.Range(1, 100).Select(i => (1, 60u, new byte[] { 192, 0, 2, (byte)i })).ToArray();
        await using var upstream = new FakeUpstream(
            (q, isTcp) =>
            {
                var answer = FakeUpstream.Respond(q, 0, isTcp ? many : []);
                answer[2] |= isTcp ? (byte)0 : (byte)2;
                return answer;
            }
        );
        var server = With(upstream.EndPoint);
        var whole = await server.TryAskAsync(Server.Acme, Ask.For("www.example.com", "A"), isStream: true);
        Assert.Equal(100, whole!.Answers.Count());
        var cut = await server.TryAskAsync(Server.Acme, Ask.For("www.example.com", "A"));
        Assert.True(cut!.IsTruncated);
        Assert.Empty(cut.Answers);
    }

    [Theory]
    [InlineData("another number", 0)]
    [InlineData("another name", 14)]
    [InlineData("no response", 2)]
    public async Task An_answer_to_another_question_is_none(string what, int at)
    {
        await using var upstream = new FakeUpstream(
            (q, _) =>
            {
                var answer = FakeUpstream.Respond(q, 0, Address);
                answer[at] ^= at == 2 ? (byte)0x80 : (byte)1;
                return answer;
            }
        );
        var reply = await With(upstream.EndPoint).AskAsync(Server.Acme, "www.example.com");
        Assert.True(reply.Code == 2, what);
        Assert.NotEmpty(upstream.Asked);
    }

    [Fact]
    public async Task An_alias_that_leads_out_is_followed()
    {
        await using var upstream = new FakeUpstream(
            (q, _) => FakeUpstream.Respond(q, 0, (5, 60, Ask.Name("real.example.com")), (28, 60, new byte[16]))
        );
        var server = With(upstream.EndPoint);
        server.Service("acme", "default", "out", """{"type":"ExternalName","externalName":"WWW.example.com"}""");
        var reply = await server.AskAsync(Server.Acme, "out.default.svc.cluster.local", "AAAA");
        Assert.Equal(
            "out.default.svc.cluster.local. CNAME WWW.example.com.; www.example.com. AAAA ::; "
                + "www.example.com. CNAME real.example.com.",
            reply.Text
        );
        Assert.Equal("www.example.com.", Assert.Single(upstream.Asked));
        await server.AskAsync(Server.Acme, "out.default.svc.cluster.local", "AAAA");
        Assert.Single(upstream.Asked);
    }

    [Fact]
    public async Task Equal_questions_at_once_are_one_and_too_many_fail()
    {
        using var release = new ManualResetEventSlim();
        await using var upstream = new FakeUpstream(
            (q, _) =>
            {
                release.Wait(TimeSpan.FromSeconds(30));
                return FakeUpstream.Respond(q, 0, Address);
            }
        );
        var server = With(
            new ForwardingOptions
            {
                QuestionsMax = 2,
                TryPatience = TimeSpan.FromSeconds(30),
                Patience = TimeSpan.FromSeconds(30),
            },
            upstream.EndPoint
        );
        var same = Enumerable.Range(0, 10).Select(_ => server.AskAsync(Server.Acme, "one.example.com")).ToList();
        var other = server.AskAsync(Server.Acme, "two.example.com");
        Assert.Equal(2, (await server.AskAsync(Server.Acme, "three.example.com")).Code);
        release.Set();
        Assert.All(await Task.WhenAll(same.Append(other)), r => Assert.Equal(0, r.Code));
        Assert.Equal(["one.example.com.", "two.example.com."], upstream.Asked.Distinct().Order());
        Assert.Equal(2, upstream.Asked.Count);
    }

    [Fact]
    public async Task What_is_kept_is_bounded_by_number_and_bytes()
    {
        await using var upstream = new FakeUpstream((q, _) => FakeUpstream.Respond(q, 0, Address));
        var few = With(new ForwardingOptions { Cache = new AnswerCacheOptions { EntriesMax = 3 } }, upstream.EndPoint);
        var small = With(
            new ForwardingOptions { Cache = new AnswerCacheOptions { BytesMax = 10_000 } },
            upstream.EndPoint
        );
        for (var i = 0; i < 50; i++)
        {
            await few.AskAsync(Server.Acme, $"{i}.example.com");
            await small.AskAsync(Server.Acme, $"{i}.example.com");
            // Asked for each time, it stays.
            await few.AskAsync(Server.Acme, "0.example.com");
        }
        Assert.Equal(3, few.Forwarder.Cache.Count);
        Assert.InRange(small.Forwarder.Cache.Bytes, 5_000, 10_000);
        Assert.InRange(small.Forwarder.Cache.Count, 10, 40);
        var asked = upstream.Asked.Count;
        await few.AskAsync(Server.Acme, "0.example.com");
        Assert.Equal(asked, upstream.Asked.Count);
    }

    [Fact]
    public void Servers_are_read_of_a_file_as_resolvers_read_it() =>
        Assert.Equal(
            ["192.0.2.1:53", "[2001:db8::1]:53"],
            ResolvConf
                .ServersOf(
                    "# nameserver 192.0.2.9\nsearch a b\nnameserver 192.0.2.1\nnameserver\t2001:db8::1 # second\n"
                        + "nameserver 192.0.2.1\nnameserver none\nnameserver\noptions ndots:5\n"
                )
                .Select(e => e.ToString())
        );

    private Server With(params IPEndPoint[] upstreams) =>
        With(new ForwardingOptions { TryPatience = TimeSpan.FromMilliseconds(400) }, upstreams);

    private Server With(ForwardingOptions forwarding, params IPEndPoint[] upstreams)
    {
        var server = new Server(Server.OptionsWith(_time) with { Forwarding = forwarding });
        server.Forwarder.UseServers(upstreams);
        return server;
    }

    /// <summary>Another server that asks the first for everything.</summary>
    private sealed class LoopingUpstream : IAsyncDisposable
    {
        private readonly global::System.Net.Sockets.UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _run;

        public LoopingUpstream(Func<byte[], Task<Reply?>> ask) => _run = RunAsync(ask);

        public IPEndPoint EndPoint => (IPEndPoint)_socket.Client.LocalEndPoint!;

        public int PassedOn { get; private set; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _run;
            _socket.Dispose();
            _stop.Dispose();
        }

        private async Task RunAsync(Func<byte[], Task<Reply?>> ask)
        {
            try
            {
                while (true)
                {
                    var got = await _socket.ReceiveAsync(_stop.Token);
                    var reply = await ask(got.Buffer);
                    if (!reply!.Question.EndsWith(".loop.arktos.invalid."))
                        PassedOn++;
                    var text = reply.Answers.Select(_ => (16, 0u, "\u0004loop"u8.ToArray())).ToArray();
                    await _socket.SendAsync(FakeUpstream.Respond(got.Buffer, reply.Code, text), got.RemoteEndPoint);
                }
            }
            catch (OperationCanceledException)
            { /* the test ends */
            }
        }
    }
}
