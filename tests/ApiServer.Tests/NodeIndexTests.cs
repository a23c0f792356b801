using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Indexes;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests;

/// <summary>What is asked for by node is found by node: not among all pods, and none missing.</summary>
public sealed class NodeIndexTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const int OthersCount = 300;

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        for (var i = 0; i < OthersCount; i++)
            await PutAsync(_server.Keyspace, $"other-{i}", $"n-{i}");
        foreach (var name in new[] { "a", "b", "c" })
            (await _admin.PostAsync(Pods, Objects.Pod(name, "mine"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Followers_of_nodes_that_begin_at_once_read_their_own_pods_only()
    {
        using var channel = _server.Channel();
        // The index reads all pods, once.
        Assert.Equal(["a", "b", "c"], await StateAsync(channel, "mine"));
        var before = _server.Keyspace.ItemsRead;
        var states = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => StateAsync(channel, $"n-{i}")));
        Assert.All(states, (names, i) => Assert.Equal([$"other-{i}"], names));
        // One pod each, and what is asked for how far the partitions are: one item a question, shared by many.
        Assert.InRange(_server.Keyspace.ItemsRead - before, 100, 300);
    }

    [Fact]
    public async Task Lists_and_watches_by_node_are_those_of_the_whole_range()
    {
        (await _admin.DeleteAsync($"{Pods}/b", new { gracePeriodSeconds = 0 })).Expect(200);
        (await _admin.PostAsync(Pods, Objects.Pod("d", "mine"))).Expect(201);
        Assert.Equal(["a", "c", "d"], await NamesAsync($"{Pods}?fieldSelector=spec.nodeName%3Dmine"));
        Assert.Equal(["a", "c", "d"], await NamesAsync("/api/v1/pods?fieldSelector=spec.nodeName%3Dmine"));
        Assert.Empty(await NamesAsync("/api/v1/pods?fieldSelector=spec.nodeName%3Dnone"));
        Assert.Empty(await NamesAsync("/api/v1/namespaces/default/pods?fieldSelector=spec.nodeName%3Dmine"));
        Assert.Equal(OthersCount, (await NamesAsync($"{Pods}?fieldSelector=spec.nodeName!%3Dmine")).Count);
    }

    [Fact]
    public async Task Pages_by_node_are_of_one_revision_though_pods_leave_the_node()
    {
        var first = (await _admin.GetAsync($"{Pods}?fieldSelector=spec.nodeName%3Dmine&limit=1")).Expect(200).Body;
        Assert.Equal(["a"], Names(first));
        (await _admin.DeleteAsync($"{Pods}/b", new { gracePeriodSeconds = 0 })).Expect(200);
        (await _admin.PostAsync(Pods, Objects.Pod("bb", "mine"))).Expect(201);
        var token = Uri.EscapeDataString(first["metadata"]!["continue"]!.ToString());
        Assert.Equal(
            ["b", "c"],
            await NamesAsync($"{Pods}?fieldSelector=spec.nodeName%3Dmine&limit=10&continue={token}")
        );
        var at = first["metadata"]!["resourceVersion"];
        Assert.Equal(
            ["a", "b", "c"],
            await NamesAsync(
                $"{Pods}?fieldSelector=spec.nodeName%3Dmine&resourceVersion={at}&resourceVersionMatch=Exact"
            )
        );
    }

    [Fact]
    public async Task Mirror_pods_are_found_though_they_give_their_node_no_rights()
    {
        var mirror = JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Objects.Pod("mirror", "edge")))!;
        mirror["metadata"]!["annotations"] = new JsonObject { ["kubernetes.io/config.mirror"] = "x" };
        await _server.Keyspace.CommitAsync(
            Commit(new CommitOperation.Put(Key("mirror"), Encoding.UTF8.GetBytes(mirror.ToJsonString()), -1)),
            default
        );
        Assert.Equal(["mirror"], await NamesAsync($"{Pods}?fieldSelector=spec.nodeName%3Dedge"));
    }

    [Fact]
    public async Task What_left_too_long_ago_is_not_told_from_memory()
    {
        var keyspace = new InMemoryKeyspace();
        await PutAsync(keyspace, "first", "n");
        var range = new KeyRange("pods", "system");
        await using var pods = new NodePods(keyspace, TimeProvider.System, NullLogger<NodePods>.Instance);
        var early = await pods.LatestAsync(range, default);
        await keyspace.CommitAsync(Commit(new CommitOperation.Delete(Key("first"))), default);
        Assert.Equal(["first"], (await pods.TryFindAsync(range, "n", early, default))!.Select(k => k.Name));
        for (var round = 0; round < 21; round++)
        {
            var keys = Enumerable.Range(0, 500).Select(i => Key($"p-{i}")).ToList();
            await keyspace.CommitAsync(Commit([.. keys.Select(k => Placed(k, "n"))]), default);
            await keyspace.CommitAsync(Commit([.. keys.Select(k => new CommitOperation.Delete(k))]), default);
            await pods.LatestAsync(range, default);
        }
        var late = await pods.LatestAsync(range, default);
        Assert.Null(await pods.TryFindAsync(range, "n", early, default));
        Assert.Empty((await pods.TryFindAsync(range, "n", late, default))!);
        // Another tenant's departures are no matter of this one, which may have been idle for long.
        Assert.NotNull(await pods.TryFindAsync(new KeyRange("pods", "acme"), "n", early, default));
    }

    [Fact]
    public async Task Turns_are_given_to_so_many_at_once_in_the_order_of_coming()
    {
        var turns = new Turns(2);
        using var one = await turns.EnterAsync(default);
        var two = await turns.EnterAsync(default);
        var third = turns.EnterAsync(default).AsTask();
        using var leaving = new CancellationTokenSource();
        var fourth = turns.EnterAsync(leaving.Token).AsTask();
        Assert.False(third.IsCompleted || fourth.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fourth);
        two.Dispose();
        two.Dispose();
        using var taken = await third.WaitAsync(TestServer.Deadline);
        Assert.False(turns.EnterAsync(default).AsTask().IsCompleted);
    }

    private async Task<List<string>> NamesAsync(string path) => Names((await _admin.GetAsync(path)).Expect(200).Body);

    private static List<string> Names(JsonNode list) =>
        [.. list["items"]!.AsArray().Select(i => i!["metadata"]!["name"]!.ToString())];

    private static async Task<List<string>> StateAsync(RpcChannel channel, string node)
    {
        var request = new FollowRequest
        {
            Version = "v1",
            Resource = "pods",
            Tenant = "all",
            FieldSelector = $"spec.nodeName={node}",
        };
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var names = new List<string>();
        await foreach (var batch in channel.Streams().Follow(request).ReadAllAsync(stop.Token))
        {
            names.AddRange(batch.Events.Select(e => JsonNode.Parse(e.Object.Span)!["metadata"]!["name"]!.ToString()));
            if (batch.StateComplete)
                break;
        }
        return names;
    }

    private static async Task PutAsync(InMemoryKeyspace keyspace, string name, string node) =>
        Assert.IsType<CommitResult.Committed>(await keyspace.CommitAsync(Commit(Placed(Key(name), node)), default));

    private static CommitOperation Placed(ObjectKey key, string node) =>
        new CommitOperation.Put(
            key,
            Encoding.UTF8.GetBytes(
                $$$"""
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{key.Name}}}","namespace":"shop",
                "resourceVersion":"1"},"spec":{"nodeName":"{{{node}}}","containers":[]}}
                """
            ),
            -1
        );

    private static ObjectKey Key(string name) => new("pods", "system", "shop", name);

    private static Commit Commit(params IReadOnlyList<CommitOperation> operations) =>
        new(Guid.NewGuid(), [], operations);
}
