using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.Client.Connection;
using Arktos.Client.Events;
using Arktos.Client.Resources;
using Arktos.Client.Tests.Fakes;
using Arktos.Client.Writing;

namespace Arktos.Client.Tests;

public sealed class WritingTests
{
    [Fact]
    public async Task Writes_keep_their_order_and_each_has_its_own_result()
    {
        var api = new FakeApi { OnWrite = o => new WriteResult { Code = o.Name == "7" ? 409 : 200 } };
        await using var writer = new BatchWriter(api);
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 1200)
                .Select(i => writer.WriteAsync(new WriteOperation { Name = i.ToString() }, default))
        );
        Assert.Equal(Enumerable.Range(0, 1200).Select(i => i.ToString()), api.Writes.Select(w => w.Name));
        Assert.Equal(409, results[7].Code);
        Assert.Equal(1199, results.Count(r => r.Code == 200));
    }

    [Fact]
    public async Task Writes_that_found_no_seat_are_tried_again_without_the_others()
    {
        var refusals = 2;
        var api = new FakeApi
        {
            OnWrite = o => new WriteResult { Code = o.Name == "late" && refusals-- > 0 ? 429 : 200 },
        };
        await using var writer = new BatchWriter(api);
        var results = await Task.WhenAll(
                writer.WriteAsync(new WriteOperation { Name = "soon" }, default),
                writer.WriteAsync(new WriteOperation { Name = "late" }, default)
            )
            .WaitAsync(TimeSpan.FromSeconds(90));
        Assert.All(results, r => Assert.Equal(200, r.Code));
        Assert.Equal(["soon", "late", "late", "late"], api.Writes.Select(w => w.Name));
        refusals = int.MaxValue;
        Assert.Equal(429, (await writer.WriteAsync(new WriteOperation { Name = "late" }, default)).Code);
    }

    [Fact]
    public async Task A_batch_whose_answer_cannot_be_read_fails_alone()
    {
        var first = true;
        var api = new FakeApi
        {
            OnWrite = _ =>
            {
                if (!first)
                    return new WriteResult { Code = 200 };
                first = false;
                throw new FormatException("no answer that anybody could read");
            },
        };
        await using var writer = new BatchWriter(api);
        var e = await Assert.ThrowsAsync<ApiException>(() =>
            writer.WriteAsync(new WriteOperation(), default).WaitAsync(TimeSpan.FromSeconds(90))
        );
        Assert.Contains("no answer that anybody could read", e.Message);
        var result = await writer.WriteAsync(new WriteOperation(), default).WaitAsync(TimeSpan.FromSeconds(90));
        Assert.Equal(200, result.Code);
    }

    [Fact]
    public async Task An_event_that_comes_again_raises_its_count()
    {
        var api = new FakeApi();
        var pod = new Pod
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Namespace = "ns",
                Name = "web",
                Uid = "u1",
            },
        };
        await using (
            var recorder = new EventRecorder(api, new EventRecorderOptions { Component = "kubelet", Host = "n1" })
        )
        {
            for (var i = 0; i < 3; i++)
                recorder.Warning(pod, "BackOff", "Back-off restarting", "spec.containers{web}");
            recorder.Normal(pod, "Started", "Container started");
        }
        Assert.Equal(2, api.Objects.Count);
        var backOff = api.Objects.Single(o => (string)o.Value["reason"]! == "BackOff");
        Assert.StartsWith("/api/v1/tenants/t1/namespaces/ns/events/web.", backOff.Key);
        Assert.Equal(3, (int)backOff.Value["count"]!);
        Assert.Equal("spec.containers{web}", (string)backOff.Value["involvedObject"]!["fieldPath"]!);
    }

    [Fact]
    public async Task An_event_that_is_gone_is_written_anew_with_its_count_and_a_bad_one_stops_no_other()
    {
        var first = true;
        var api = new FakeApi
        {
            Throws = _ => first && !(first = false) ? new FormatException("an answer that nobody can read") : null,
        };
        await using var recorder = new EventRecorder(api, new EventRecorderOptions { Component = "kubelet" });
        var pod = new Pod
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Metadata = new ObjectMeta { Namespace = "ns", Name = "web" },
        };
        recorder.Normal(pod, "Bad", "is refused");
        recorder.Normal(pod, "Good", "first");
        await Eventually.HoldsAsync(() => api.Objects.Count == 1, "the event");
        var written = api.Objects.Single();
        api.Objects.Clear();
        recorder.Normal(pod, "Good", "first");
        await Eventually.HoldsAsync(() => api.Objects.Count == 1, "the event again");
        Assert.Equal((written.Key, 2), (api.Objects.Single().Key, (int)api.Objects.Single().Value["count"]!));
        recorder.Normal(pod, "Long", new string('x', 1019) + "\ud83d\ude00" + new string('y', 100));
        await Eventually.HoldsAsync(() => api.Objects.Count == 2, "the long event");
        var cut = (string)api.Objects.Values.Single(o => (string)o["reason"]! == "Long")["message"]!;
        Assert.Equal(new string('x', 1019) + " ...", cut);
    }

    [Fact]
    public async Task A_refusal_is_an_ApiException_with_its_reason()
    {
        var nodes = new ResourceClient<Node>(new FakeApi());
        var e = await Assert.ThrowsAsync<ApiException>(() => nodes.GetAsync(ObjectKey.Cluster("n1"), default));
        Assert.True(e.IsNotFound);
        Assert.Null(await nodes.TryGetAsync(ObjectKey.Cluster("n1"), default));
        await nodes.CreateAsync(new Node { Metadata = new ObjectMeta { Name = "n1" } }, default);
        e = await Assert.ThrowsAsync<ApiException>(() =>
            nodes.CreateAsync(new Node { Metadata = new ObjectMeta { Name = "n1" } }, default)
        );
        Assert.True(e.IsAlreadyExists);
        Assert.Equal("/api/v1/nodes/n1", KnownResource.For<Node>().Path(new ObjectKey("t1", "ns", "n1")));
    }
}
