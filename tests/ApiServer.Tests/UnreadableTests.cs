using System.Text;
using Arktos.Api.Streams;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>What lies in the keyspace and is no object keeps nobody from the others, and can be taken away.</summary>
public sealed class UnreadableTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/default/pods";
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (
            await _admin.PostAsync("/api/v1/namespaces/default/serviceaccounts", Objects.ServiceAccount("default"))
        ).Expect(201);
        (await _admin.PostAsync(Pods, Objects.Pod("good", "n1"))).Expect(201);
        foreach (
            var (name, value) in new[]
            {
                ("raw", "v1"),
                ("array", "[1]"),
                ("half", "{\"spec\":"),
                ("wrong", "{\"metadata\":{\"name\":\"wrong\",\"labels\":7},\"spec\":{\"nodeName\":[]}}"),
                ("none", ""),
            }
        )
            await PutAsync(name, value);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("application/json;as=Table;v=v1;g=meta.k8s.io")]
    [InlineData("application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io")]
    [InlineData("application/yaml")]
    public async Task Lists_show_the_others(string? accept)
    {
        foreach (
            var query in new[]
            {
                "",
                "?limit=100",
                "?labelSelector=app%3Dweb",
                "?fieldSelector=spec.nodeName%3Dn1",
                "?pretty=true",
            }
        )
        {
            var answer = (await _admin.GetAsync(Pods + query, accept)).Expect(200);
            Assert.Contains("good", answer.Body.ToString());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json;as=Table;v=v1;g=meta.k8s.io")]
    public async Task Watches_and_followers_go_on(string? accept)
    {
        using var watch = await _admin.WatchAsync($"{Pods}?watch=true&fieldSelector=spec.nodeName%3Dn1", accept);
        Assert.NotNull(await watch.NextAsync());
        using var channel = _server.Channel();
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var follow = new FollowRequest
        {
            Version = "v1",
            Resource = "pods",
            FieldSelector = "spec.nodeName=n1",
        };
        await using var batches = channel.Streams().Follow(follow).ReadAllAsync(stop.Token).GetAsyncEnumerator();
        await PutAsync("later", "{\"spec\":{\"nodeName\":\"n1\"},\"metadata\":7}");
        await PutAsync("empty", "");
        (await _admin.PostAsync(Pods, Objects.Pod("next", "n1"))).Expect(201);
        Assert.Contains("next", (await watch.NextAsync())!.ToJsonString());
        var seen = "";
        while (!seen.Contains("next", StringComparison.Ordinal))
        {
            Assert.True(await batches.MoveNextAsync());
            seen += string.Concat(batches.Current.Events.Select(e => e.Object.ToStringUtf8()));
        }
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("array")]
    [InlineData("half")]
    [InlineData("wrong")]
    [InlineData("none")]
    public async Task It_says_what_it_is_and_is_deleted(string name)
    {
        const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";
        Assert.Contains("cannot be read", (await _admin.GetAsync($"{Pods}/{name}", Table)).Expect(500).Text("message"));
        var patch = new { metadata = new { labels = new { a = "b" } } };
        Assert.Contains(
            "cannot be read",
            (await _admin.PatchAsync($"{Pods}/{name}", patch)).Expect(500).Text("message")
        );
        (await _admin.DeleteAsync($"{Pods}/{name}")).Expect(200);
        (await _admin.GetAsync($"{Pods}/{name}")).Expect(404);
    }

    private async Task PutAsync(string name, string value)
    {
        var put = new CommitOperation.Put(
            new ObjectKey("pods", "system", "default", name),
            Encoding.UTF8.GetBytes(value),
            -1
        );
        Assert.IsType<CommitResult.Committed>(
            await _server.Keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], [put]), default)
        );
    }
}
