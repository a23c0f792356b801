using System.Globalization;
using System.Text.RegularExpressions;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

public sealed class WatchTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_watch_without_a_version_shows_the_state_and_then_each_change()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        using var watch = await _admin.WatchAsync($"{Maps}?watch=true&allowWatchBookmarks=true");
        Assert.Equal(("ADDED", "a"), await watch.NextNameAsync());
        var bookmark = (await watch.NextAsync())!;
        Assert.Equal(
            ("BOOKMARK", "true"),
            (
                bookmark["type"]!.ToString(),
                bookmark["object"]!["metadata"]!["annotations"]!["k8s.io/initial-events-end"]!.ToString()
            )
        );
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Expect(201);
        (await _admin.PatchAsync($"{Maps}/b", new { data = new { key = "2" } })).Expect(200);
        (await _admin.DeleteAsync($"{Maps}/b")).Expect(200);
        Assert.Equal(("ADDED", "b"), await watch.NextNameAsync());
        Assert.Equal(("MODIFIED", "b"), await watch.NextNameAsync());
        Assert.Equal(("DELETED", "b"), await watch.NextNameAsync());
    }

    [Fact]
    public async Task Large_events_are_kept_by_bytes_and_nobody_misses_one()
    {
        const int Count = 24;
        var version = (await _admin.GetAsync(Maps)).Expect(200).Version;
        using var early = await _admin.WatchAsync($"{Maps}?watch=true&resourceVersion={version}");
        var names = Enumerable.Range(0, Count).Select(i => $"m-{i:00}").ToList();
        foreach (var name in names)
            (await _admin.PostAsync(Maps, Objects.ConfigMap(name, new string('x', 900_000)))).Expect(201);
        using var late = await _admin.WatchAsync($"{Maps}?watch=true&resourceVersion={version}");
        foreach (var watch in (WatchReader[])[early, late])
        foreach (var name in names)
            Assert.Equal(("ADDED", name), await watch.NextNameAsync());
        var told = await _admin.Http.GetStringAsync("/metrics");
        var kept = Regex.Match(told, "(?m)^arktos_apiserver_watch_kept_bytes ([0-9.e+]+)$").Groups[1].Value;
        Assert.InRange(double.Parse(kept, CultureInfo.InvariantCulture), 1_000_000, 16 * 1024 * 1024);
    }

    [Fact]
    public async Task A_watch_from_a_version_shows_what_came_after_it()
    {
        var version = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Version;
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Expect(201);
        using var watch = await _admin.WatchAsync($"{Maps}?watch=true&resourceVersion={version}");
        Assert.Equal(("ADDED", "b"), await watch.NextNameAsync());
        using var second = await _admin.WatchAsync($"{Maps}?watch=true&resourceVersion={version}");
        Assert.Equal(("ADDED", "b"), await second.NextNameAsync());
        using var late = await _admin.WatchAsync($"{Maps}?watch=true&resourceVersion={_server.Keyspace.Last}");
        (await _admin.PostAsync(Maps, Objects.ConfigMap("c"))).Expect(201);
        foreach (var one in new[] { watch, second, late })
            Assert.Equal(("ADDED", "c"), await one.NextNameAsync());
    }

    [Fact]
    public async Task A_watcher_that_starts_before_the_ring_reads_the_history_for_itself()
    {
        await using var server = await TestServer.StartAsync(a => With(TestServer.Options(a), 4));
        var admin = server.Client();
        var version = server.Keyspace.Last;
        for (var i = 0; i < 10; i++)
            (await admin.PostAsync("/api/v1/namespaces/default/configmaps", Objects.ConfigMap($"m{i}"))).Expect(201);
        using var newest = await admin.WatchAsync($"/api/v1/configmaps?watch=true&resourceVersion={version}");
        for (var i = 0; i < 10; i++)
            Assert.Equal(("ADDED", $"m{i}"), await newest.NextNameAsync());
        using var again = await admin.WatchAsync($"/api/v1/configmaps?watch=true&resourceVersion={version}");
        for (var i = 0; i < 10; i++)
            Assert.Equal(("ADDED", $"m{i}"), await again.NextNameAsync());
        (await admin.PostAsync("/api/v1/namespaces/default/configmaps", Objects.ConfigMap("last"))).Expect(201);
        Assert.Equal(("ADDED", "last"), await again.NextNameAsync());
    }

    [Fact]
    public async Task Beginning_and_ceasing_to_match_is_an_addition_and_a_deletion()
    {
        using var watch = await _admin.WatchAsync($"{Maps}?watch=true&labelSelector=tier%3Dfront");
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a", "1"))).Expect(201);
        (await _admin.PatchAsync($"{Maps}/a", new { metadata = new { labels = new { tier = "front" } } })).Expect(200);
        Assert.Equal(("ADDED", "a"), await watch.NextNameAsync());
        var changed = (
            await _admin.PatchAsync(
                $"{Maps}/a",
                new { data = new { key = "2" }, metadata = new { labels = new { tier = "back" } } }
            )
        ).Expect(200);
        var frame = (await watch.NextAsync())!;
        Assert.Equal(
            ("DELETED", "front", "1", changed.Version),
            (
                frame["type"]!.ToString(),
                frame["object"]!["metadata"]!["labels"]!["tier"]!.ToString(),
                frame["object"]!["data"]!["key"]!.ToString(),
                frame["object"]!["metadata"]!["resourceVersion"]!.ToString()
            )
        );
    }

    [Fact]
    public async Task Watching_compacted_history_ends_with_an_expired_error()
    {
        var version = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Version;
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Expect(201);
        _server.Keyspace.Compact(_server.Keyspace.Last);
        using var watch = await _admin.WatchAsync($"{Maps}?watch=true&resourceVersion={version}");
        var frame = (await watch.NextAsync())!;
        Assert.Equal(
            ("ERROR", "410", "Expired"),
            (frame["type"]!.ToString(), frame["object"]!["code"]!.ToString(), frame["object"]!["reason"]!.ToString())
        );
        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task A_watch_ends_when_its_time_is_up()
    {
        using var watch = await _admin.WatchAsync($"{Maps}?watch=true&timeoutSeconds=1");
        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task Frames_come_as_tables_with_columns_in_the_first_one_only()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b"))).Expect(201);
        using var watch = await _admin.WatchAsync($"{Maps}?watch=true", "application/json;as=Table;v=v1;g=meta.k8s.io");
        var (first, second) = ((await watch.NextAsync())!["object"]!, (await watch.NextAsync())!["object"]!);
        Assert.Equal(
            ("Table", 3, "a"),
            (
                first["kind"]!.ToString(),
                first["columnDefinitions"]!.AsArray().Count,
                first["rows"]![0]!["cells"]![0]!.ToString()
            )
        );
        Assert.Null(second["columnDefinitions"]);
    }

    [Fact]
    public async Task Hundred_watchers_each_see_every_event_in_order()
    {
        var version = _server.Keyspace.Last;
        var watches = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => _admin.WatchAsync($"{Maps}?watch=true&resourceVersion={version}"))
        );
        for (var i = 0; i < 20; i++)
            (await _admin.PostAsync(Maps, Objects.ConfigMap($"m{i:00}"))).Expect(201);
        await Task.WhenAll(
            watches.Select(async watch =>
            {
                for (var i = 0; i < 20; i++)
                    Assert.Equal(("ADDED", $"m{i:00}"), await watch.NextNameAsync());
            })
        );
        foreach (var watch in watches)
            watch.Dispose();
    }

    private static ApiServerOptions With(ApiServerOptions o, int kept) =>
        new()
        {
            Listen = o.Listen,
            ServingCertificate = o.ServingCertificate,
            ClientCertificateAuthorities = o.ClientCertificateAuthorities,
            ServiceAccountSigningKeyPem = o.ServiceAccountSigningKeyPem,
            WatchEventsKept = kept,
        };
}
