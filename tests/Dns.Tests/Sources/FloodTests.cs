using Arktos.Dns.Names;
using Arktos.Dns.Serving;
using Arktos.Dns.Sources;
using Arktos.Dns.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Arktos.Dns.Tests.Sources;

public sealed class FloodTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void An_address_may_send_so_many_a_second_and_others_are_not_kept_from_it()
    {
        var gate = new FloodGate(10, _time);
        var (one, other) = (Server.Key("10.1.0.1"), Server.Key("10.1.0.2"));
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => gate.TryPass(one)));
        Assert.True(gate.TryPass(other));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(5, Enumerable.Range(0, 50).Count(_ => gate.TryPass(one)));
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => gate.TryPass(one)));
    }

    [Fact]
    public void A_flood_of_a_million_addresses_takes_no_more_memory()
    {
        var gate = new FloodGate(10, _time);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (uint i = 0; i < 1_000_000; i++)
            gate.TryPass(new AddressKey(i));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Fact]
    public async Task What_is_too_much_gets_no_response()
    {
        var server = new Server(Server.OptionsWith(_time) with { QueriesPerSecondMax = 3 });
        var query = Ask.For("kubernetes.default.svc.cluster.local", "A");
        for (var i = 0; i < 3; i++)
            Assert.NotNull(await server.TryAskAsync(Server.Acme, query));
        Assert.Null(await server.TryAskAsync(Server.Acme, query));
        Assert.NotNull(await server.TryAskAsync(Server.Globex, query));
    }

    [Fact]
    public async Task A_caller_that_becomes_known_while_it_waits_is_answered()
    {
        var server = new Server(Server.OptionsWith(_time));
        server.Service("acme", "default", "web", """{"clusterIP":"10.96.7.1"}""");
        var asked = server.TryAskAsync(Server.Stranger, Ask.For("web.default.svc.cluster.local", "A"));
        Assert.False(asked.IsCompleted);
        server.Pod("acme", "default", Server.Stranger);
        Assert.Equal("web.default.svc.cluster.local. A 10.96.7.1", (await asked)!.Text);
    }

    [Fact]
    public async Task A_caller_that_stays_unknown_is_refused_whatever_it_asks()
    {
        var server = new Server(Server.OptionsWith(_time));
        server.Service("system", "default", "kubernetes", """{"clusterIP":"10.96.0.1"}""");
        foreach (var name in new[] { "kubernetes.default.svc.cluster.local", "example.com", "cluster.local" })
        {
            var asked = server.TryAskAsync(Server.Stranger, Ask.For(name, "A"));
            _time.Advance(TimeSpan.FromSeconds(3));
            var reply = (await asked)!;
            Assert.Equal(5, reply.Code);
            Assert.Empty(reply.Answers.Concat(reply.Authority));
        }
    }

    [Fact]
    public async Task Strangers_wait_in_a_room_of_a_size_and_come_at_a_rate()
    {
        var options = Server.OptionsWith(_time) with
        {
            Serving = new ServingOptions { StrangersPerSecondMax = 10, WaitingOfOneMax = 6 },
        };
        var server = new Server(options);
        var query = Ask.For("example.com", "A");
        var asked = Enumerable.Range(0, 20).Select(_ => server.TryAskAsync(Server.Stranger, query)).ToList();
        // Four wait for their address, six find no room there and are refused, and ten are too many.
        var now = asked.Where(a => a.IsCompleted).Select(a => a.Result).ToList();
        Assert.Equal(6, now.Count(r => r?.Code == 5));
        Assert.Equal(10, now.Count(r => r is null));
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(10, (await Task.WhenAll(asked)).Count(r => r?.Code == 5));
    }

    [Fact]
    public void Places_are_bounded_in_all_and_for_one_and_come_back()
    {
        var places = new PlaceCount(3, ofOneMax: 2);
        var (one, other) = (Server.Key("10.1.0.1"), Server.Key("10.1.0.2"));
        Assert.True(places.TryTake(one));
        Assert.True(places.TryTake(one));
        Assert.False(places.TryTake(one));
        Assert.True(places.TryTake(other));
        Assert.False(places.TryTake(other));
        places.Leave(one);
        Assert.True(places.TryTake(other));
    }
}
