using System.Net;
using Arktos.Metrics;
using Arktos.Metrics.Tests;
using Arktos.Rpc.Tests.Wire;
using Grpc.Core;

namespace Arktos.Rpc.Tests.Metrics;

public sealed class MetricsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("Counter", "things_total", "")]
    [InlineData("Counter", "things_total", "result,code")]
    [InlineData("Counter", "many_things", "", "counters end with _total")]
    [InlineData("Gauge", "things_total", "", "counters end with _total")]
    [InlineData("Gauge", "manyThings_now", "", "snake case")]
    [InlineData("Gauge", "things_now", "")]
    [InlineData("Gauge", "things", "", "snake case")]
    [InlineData("Histogram", "things_took", "", "does not end with a unit")]
    [InlineData("Histogram", "things_duration_seconds", "")]
    [InlineData("Counter", "things_total", "namespace", "bounds its values")]
    [InlineData("Counter", "things_total", "result,tenant", "bounds its values")]
    public void Names_and_labels_are_held_to_the_rules(string kind, string name, string labels, string refusal = "")
    {
        var (metrics, names) = (new RoleMetrics(), labels.Split(',', StringSplitOptions.RemoveEmptyEntries));
        Action make = kind switch
        {
            "Counter" => () => metrics.Counter(name, "help", names),
            "Gauge" => () => metrics.Gauge(name, "help", names),
            _ => () => metrics.Histogram(name, "help", [1], names),
        };
        if (refusal.Length == 0)
        {
            make();
            Assert.Equal(name, Assert.Single(metrics.Definitions).Name);
            return;
        }
        Assert.Contains(refusal, Assert.Throws<ArgumentException>(make).Message);
        Assert.Empty(metrics.Definitions);
    }

    [Fact]
    public async Task Two_roles_in_one_process_share_no_counter()
    {
        var (one, other) = (new RoleMetrics(), new RoleMetrics());
        one.Counter("some_things_total", "help").Inc();
        var counter = other.Counter("some_things_total", "help");
        Assert.Equal(1, (await Exposition.OfAsync(one)).Value("some_things_total"));
        Assert.Equal(0, (await Exposition.OfAsync(other)).Value("some_things_total"));
        counter.Inc(7);
        Assert.Equal(1, (await Exposition.OfAsync(one)).Value("some_things_total"));
        Assert.Equal(7, (await Exposition.OfAsync(other)).Value("some_things_total"));
    }

    [Fact]
    public async Task Who_asks_while_too_many_wait_is_turned_away_and_may_come_again()
    {
        var metrics = new RoleMetrics();
        using var gate = new ManualResetEventSlim();
        metrics.BeforeScrape(() => Assert.True(gate.Wait(Patience)));
        var waiting = Enumerable.Range(0, 4).Select(_ => Task.Run(() => metrics.TryScrapeAsync(default))).ToList();
        // Each takes its place at once; which of them it is that finds none is not known.
        var fifth = Task.Run(() => metrics.TryScrapeAsync(default));
        var first = await Task.WhenAny(waiting.Append(fifth)).WaitAsync(Patience);
        Assert.Null(await first);
        gate.Set();
        var others = await Task.WhenAll(waiting.Append(fifth).Where(t => t != first)).WaitAsync(Patience);
        Assert.All(others, text => Assert.NotNull(text));
        Assert.NotNull(await metrics.TryScrapeAsync(default));
    }

    [Fact]
    public async Task A_caller_who_is_refused_gets_403_and_why_and_no_metrics()
    {
        var metrics = new RoleMetrics();
        metrics.Counter("some_things_total", "help").Inc();
        await using var server = await EchoServer.StartAsync(map: app =>
            app.MapMetrics(metrics, http => http.Request.Headers.UserAgent.Count > 0 ? "not for agents" : null)
        );
        using var http = new HttpClient
        {
            BaseAddress = server.Address,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var allowed = await http.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", allowed.Content.Headers.ContentType!.ToString());
        Assert.Equal(1, Exposition.Parse(await allowed.Content.ReadAsStringAsync()).Value("some_things_total"));

        http.DefaultRequestHeaders.UserAgent.ParseAdd("agent/1");
        using var refused = await http.GetAsync("/metrics");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("not for agents\n", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Calls_are_counted_by_method_and_the_status_that_they_end_with()
    {
        var (metrics, drain) = (new RoleMetrics(), new RpcDrain());
        await using var server = await EchoServer.StartAsync(
            new RpcServerOptions { Metrics = metrics, Drain = drain },
            (echo, _) =>
                echo.Text == "missing" ? throw RpcFailure.Of(StatusCode.NotFound, "missing") : Task.FromResult(echo)
        );
        using var channel = server.Channel();
        var echoes = channel.Echoes();
        await echoes.UnaryAsync(new Echo());
        await echoes.UnaryAsync(new Echo());
        await Assert.ThrowsAsync<RpcException>(async () => await echoes.UnaryAsync(new Echo { Text = "missing" }));
        using (var stream = echoes.Stream(new Echo { Count = 3, Text = "too far" }))
            await Assert.ThrowsAsync<RpcException>(async () =>
            {
                while (await stream.ResponseStream.MoveNext(default)) { }
            });
        using (var duplex = echoes.Duplex())
        {
            await duplex.RequestStream.WriteAsync(new Echo());
            Assert.True(await duplex.ResponseStream.MoveNext(default));
            Assert.Equal(1, await StartedAsync("Duplex"));
            Assert.Equal(0, await HandledAsync("Duplex", "Canceled"));
        }
        await EventuallyAsync("Duplex", "Canceled", 1);
        await drain.DrainAsync(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<RpcException>(async () => await echoes.UnaryAsync(new Echo()));

        // The server counts after the answer has gone out.
        await EventuallyAsync("Unary", "OK", 2);
        await EventuallyAsync("Unary", "NotFound", 1);
        await EventuallyAsync("Unary", "Unavailable", 1);
        await EventuallyAsync("Stream", "OutOfRange", 1);
        Assert.Equal(
            (4, 1, 0),
            (await StartedAsync("Unary"), await StartedAsync("Stream"), await StartedAsync("Gather"))
        );
        var told = await Exposition.OfAsync(metrics);
        told.AssertFollowsTheConvention("grpc_server_");
        Assert.Equal(5, told.Samples.Count(s => s.Name == "grpc_server_handled_total"));
        Assert.Equal(
            1,
            told.Value("grpc_server_started_total", ("grpc_type", "bidi_stream"), ("grpc_method", "Duplex"))
        );

        async Task<double> StartedAsync(string method) =>
            (await Exposition.OfAsync(metrics)).Value("grpc_server_started_total", ("grpc_method", method));
        async Task<double> HandledAsync(string method, string code) =>
            (await Exposition.OfAsync(metrics)).ValueOrZero(
                "grpc_server_handled_total",
                ("grpc_method", method),
                ("grpc_code", code)
            );
        async Task EventuallyAsync(string method, string code, double count)
        {
            for (var deadline = DateTime.UtcNow + Patience; await HandledAsync(method, code) != count; )
            {
                Assert.True(DateTime.UtcNow < deadline, $"{method} {code}: {await HandledAsync(method, code)}");
                await Task.Delay(10);
            }
        }
    }
}
