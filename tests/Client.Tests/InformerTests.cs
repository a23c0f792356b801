using System.Collections.Concurrent;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Informers;
using Arktos.Client.Queues;
using Arktos.Client.Resources;
using Arktos.Client.Tests.Fakes;

namespace Arktos.Client.Tests;

public sealed class InformerTests : IAsyncDisposable
{
    private readonly FakeApi _api = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly Informer<Pod> _pods;

    public InformerTests()
    {
        _pods = new Informer<Pod>(
            _api,
            new InformerOptions
            {
                FieldSelector = "spec.nodeName=n1",
                Backoff = new Backoff(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(5)),
            }
        )
            .AddIndex("app", p => p.Metadata.Labels?.GetValueOrDefault("app") is { } app ? [app] : [])
            .AddHandler(
                new InformerHandler<Pod>
                {
                    Added = p => _calls.Enqueue("+" + p.Metadata.Name),
                    Updated = (_, p) => _calls.Enqueue("~" + p.Metadata.Name),
                    Deleted = p => _calls.Enqueue("-" + p.Metadata.Name),
                }
            );
    }

    [Fact]
    public async Task The_state_then_changes_fill_the_cache_and_call_the_handlers_in_order()
    {
        var script = _api.Script().Upsert(Pod("a", 1, "web")).Upsert(Pod("b", 2, "db"));
        _pods.Start();
        await Eventually.HoldsAsync(() => _pods.Count == 2, "two pods");
        Assert.False(_pods.HasSynced);
        script.Complete(2).Upsert(Pod("a", 3, "db")).Delete(Pod("b", 4, "db"));
        await Eventually.HoldsAsync(() => _calls.Count == 4, "four calls");
        Assert.True(_pods.HasSynced);
        Assert.Equal(["+a", "+b", "~a", "-b"], _calls);
        Assert.Empty(_pods.ByIndex("app", "web"));
        Assert.Equal("a", Assert.Single(_pods.ByIndex("app", "db")).Metadata.Name);
        Assert.NotNull(_pods.Get(new ObjectKey("t1", "ns", "a")));
        Assert.Equal("spec.nodeName=n1", _api.Follows[0].FieldSelector);
    }

    [Fact]
    public async Task A_broken_stream_is_taken_up_at_the_last_positions()
    {
        _api.Script().Upsert(Pod("a", 1)).Complete(5).At(7).Break(new ApiException(503, "ServiceUnavailable", "gone"));
        var second = _api.Script();
        _pods.Start();
        await Eventually.HoldsAsync(() => _api.Follows.Count == 2, "a second follow");
        Assert.Equal(7, Assert.Single(_api.Follows[1].From).Revision);
        second.Upsert(Pod("b", 8));
        await Eventually.HoldsAsync(() => _calls.Count == 2, "both pods");
        Assert.Equal(["+a", "+b"], _calls);
    }

    [Fact]
    public async Task Positions_that_have_expired_begin_with_the_state_and_delete_what_it_lacks()
    {
        _api.Script()
            .Upsert(Pod("a", 1))
            .Upsert(Pod("b", 2))
            .Complete(5)
            .Break(new FollowExpiredException("compacted"));
        var second = _api.Script();
        _pods.Start();
        await Eventually.HoldsAsync(() => _api.Follows.Count == 2, "a second follow");
        Assert.Empty(_api.Follows[1].From);
        second.Upsert(Pod("b", 2)).Upsert(Pod("c", 9));
        await Eventually.HoldsAsync(() => _pods.Count == 3, "the old pod stays until the state is complete");
        second.Complete(9);
        await Eventually.HoldsAsync(() => _calls.Count == 4, "the old pod goes");
        Assert.Equal(2, _pods.Count);
        Assert.Equal(["+a", "+b", "+c", "-a"], _calls);
    }

    [Fact]
    public async Task An_object_that_was_made_anew_is_a_delete_and_an_add()
    {
        var script = _api.Script().Upsert(Pod("a", 1)).Complete(1);
        var again = Pod("a", 2);
        again.Metadata.Uid = "another";
        script.Upsert(again);
        _pods.Start();
        await Eventually.HoldsAsync(() => _calls.Count == 3, "three calls");
        Assert.Equal(["+a", "-a", "+a"], _calls);
    }

    [Fact]
    public async Task A_server_that_lags_does_not_turn_back_time()
    {
        _api.Script().Upsert(Pod("a", 9, "new")).Complete(9).Upsert(Pod("a", 3, "old")).Upsert(Pod("b", 10));
        _pods.Start();
        await Eventually.HoldsAsync(() => _pods.Count == 2, "both pods");
        Assert.Single(_pods.ByIndex("app", "new"));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"metadata\":{\"name\":7}}")]
    [InlineData("{\"metadata\":{\"tenant\":\"t1\",\"namespace\":\"ns\",\"name\":\"a\"},\"spec\":7}")]
    [InlineData("{\"metadata\":{\"tenant\":\"t1\",\"namespace\":\"ns\",\"name\":\"bad\",\"labels\":[1]}}")]
    [InlineData("{\"metadata\":{\"name\":\"a\"},\"spec\":{\"nodeName\":\"\\ud800\"}}")]
    [InlineData("{\"metadata\":{\"creationTimestamp\":\"tomorrow\"}}")]
    public async Task An_object_that_cannot_be_read_is_passed_over_wherever_it_comes(string bad)
    {
        _api.Script()
            .Raw(bad)
            .Upsert(Pod("a", 1))
            .Raw(bad)
            .Complete(1)
            .Raw(bad)
            .Upsert(Pod("b", 2))
            .Raw(bad, isDeletion: bad.Contains("bad"))
            .Upsert(Pod("c", 3));
        _pods.Start();
        await Eventually.HoldsAsync(() => _calls.Count == 3, "all that can be read");
        Assert.Equal(["+a", "+b", "+c"], _calls);
        Assert.True(_pods.HasSynced);
        Assert.Equal(4, _pods.PassedOver);
        Assert.Single(_api.Follows);
    }

    [Fact]
    public async Task The_last_readable_state_of_an_object_stays_until_it_is_deleted()
    {
        const string bad = "{\"metadata\":{\"tenant\":\"t1\",\"namespace\":\"ns\",\"name\":\"a\"},\"spec\":7}";
        _api.Script()
            .Upsert(Pod("a", 1))
            .Upsert(Pod("b", 2))
            .Complete(2)
            .Raw(bad)
            .Break(new FollowExpiredException("compacted"));
        var second = _api.Script();
        _pods.Start();
        second.Raw(bad).Complete(3);
        await Eventually.HoldsAsync(() => _calls.Count == 3, "the new state lacks b");
        Assert.Equal(["+a", "+b", "-b"], _calls);
        Assert.NotNull(_pods.Get(new ObjectKey("t1", "ns", "a")));
        second.Raw(bad, isDeletion: true);
        await Eventually.HoldsAsync(() => _pods.Count == 0, "a goes");
        Assert.Equal("-a", _calls.Last());
    }

    [Fact]
    public async Task An_object_that_cannot_be_indexed_stops_no_other_and_leaves_the_indexes_right()
    {
        await using var pods = new Informer<Pod>(_api)
            .AddIndex("name", p => [p.Metadata.Name])
            .AddIndex("app", p => [p.Metadata.Labels!["app"]]);
        var unlabelled = Pod("a", 2);
        unlabelled.Metadata.Labels = null;
        var script = _api.Script().Upsert(Pod("a", 1)).Upsert(unlabelled).Upsert(Pod("b", 3)).Complete(3);
        pods.Start();
        await Eventually.HoldsAsync(() => pods.HasSynced, "the state");
        Assert.Equal(["a", "b"], pods.ByIndex("app", "web").Select(p => p.Metadata.Name).Order());
        Assert.Equal("1", Assert.Single(pods.ByIndex("name", "a")).Metadata.ResourceVersion);
        Assert.Equal(1, pods.PassedOver);
        script.Delete(Pod("a", 4));
        await Eventually.HoldsAsync(() => pods.Count == 1, "a goes");
        Assert.Empty(pods.ByIndex("name", "a"));
    }

    [Fact]
    public async Task Of_unreadable_objects_each_is_told_once_and_the_first_hundred_only()
    {
        var log = new LogLines();
        await using var pods = new Informer<Pod>(_api, new InformerOptions { Logger = log });
        var script = _api.Script();
        for (var i = 0; i < 500; i++)
            script.Raw($$"""{"metadata":{"name":"p{{i % 250}}"},"spec":7}""");
        script.Complete(1);
        pods.Start();
        await Eventually.HoldsAsync(() => pods.HasSynced, "the state");
        Assert.Equal(500, pods.PassedOver);
        Assert.Equal(101, log.Lines.Count);
        Assert.Contains("pods p0 cannot be read", log.Lines.First());
    }

    [Fact]
    public async Task A_list_leaves_out_what_cannot_be_read_and_says_so()
    {
        var list = System.Text.Json.Nodes.JsonNode.Parse(
            """
            {"metadata":{},"items":[
              {"metadata":{"name":"a"}},
              {"metadata":{"namespace":"ns","name":"b"},"spec":7},
              {"metadata":{"name":"c"}},
              {}
            ]}
            """
        );
        _api.Objects["/api/v1/pods"] = list!.AsObject();
        var client = new ResourceClient<Pod>(_api);
        var all = await client.ListAllAsync(new ListQuery(), default);
        Assert.Equal(["a", "c"], all.Objects.Select(p => p.Metadata.Name));
        Assert.Equal(2, all.Unreadable.Count);
        Assert.StartsWith("ns/b: ", all.Unreadable[0]);
        Assert.Equal(2, (await client.ListAsync(new ListQuery(), default)).Count);
        _api.Objects["/api/v1/pods/bad"] = list.AsObject()["items"]![1]!.DeepClone().AsObject();
        var e = await Assert.ThrowsAsync<ApiException>(() => client.GetAsync(ObjectKey.Cluster("bad"), default));
        Assert.Contains("cannot be read", e.Message);
    }

    public ValueTask DisposeAsync() => _pods.DisposeAsync();

    private static Pod Pod(string name, int revision, string app = "web") =>
        new()
        {
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Namespace = "ns",
                Name = name,
                Uid = "uid-" + name,
                ResourceVersion = revision.ToString(),
                Labels = new() { ["app"] = app },
            },
        };
}
