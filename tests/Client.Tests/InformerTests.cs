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
