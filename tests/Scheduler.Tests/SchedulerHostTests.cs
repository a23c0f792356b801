using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Client.Tests.Fakes;

namespace Arktos.Scheduler.Tests;

/// <summary>A scheduler that does no work does not keep its lease, whatever it is that keeps it from working.</summary>
public sealed class SchedulerHostTests : IAsyncLifetime
{
    private const string Lease =
        "/apis/coordination.k8s.io/v1/tenants/system/namespaces/kube-system/leases/kube-scheduler";

    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(200);

    private readonly ManualTime _time = new();
    private readonly FakeApi _api = new();
    private readonly LogLines _log = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    public async ValueTask InitializeAsync()
    {
        var options = new SchedulerOptions
        {
            Connection = new() { Servers = [new Uri("https://unused")] },
            Identity = "one",
            Time = _time,
        };
        _run = new SchedulerHost(options, _log).RunAsync(_api, _stop.Token);
        await Eventually.HoldsAsync(() => Holder() == "one", "it leads");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    [Fact]
    public async Task Streams_that_say_nothing_cost_the_lease()
    {
        await UntilGivenUpAsync();
        // It tries again, and with streams that speak it keeps the lease.
        PlayScripts();
        await Eventually.HoldsAsync(() => _api.Writes.Count == 1, "the pod is bound", Tick);
        await _time.PassAsync(TimeSpan.FromMinutes(1), _step);
        Assert.Equal("one", Holder());
    }

    [Fact]
    public async Task Bindings_that_never_end_cost_the_lease_and_the_next_term_makes_them_again()
    {
        var open = new TaskCompletionSource();
        _api.Writable = open.Task;
        PlayScripts();
        await UntilGivenUpAsync();
        Assert.Empty(_api.Writes);
        open.SetResult();
        PlayScripts();
        await Eventually.HoldsAsync(() => _api.Writes.Count == 1, "the pod is bound", Tick);
        Assert.Equal(("binding", "web"), (_api.Writes[0].Subresource, _api.Writes[0].Name));
    }

    private async Task UntilGivenUpAsync()
    {
        await Eventually.HoldsAsync(() => Holder() == "", "the lease is given up", Tick);
        Assert.Contains(_log.Lines, l => l.Contains("its work has not got on"));
    }

    private string Holder() =>
        _api.Objects.TryGetValue(Lease, out var lease) ? (string?)lease["spec"]!["holderIdentity"] ?? "" : "nobody";

    private void Tick() => _time.Advance(_step);

    /// <summary>
    /// For the next streams, whichever comes first. As a pod the node is none of this scheduler's, as a node the pod
    /// has no room, and as anything else they are nobody's.
    /// </summary>
    private void PlayScripts()
    {
        var node = new Node
        {
            Kind = "Node",
            ApiVersion = "v1",
            Metadata = new ObjectMeta { Name = "n1", Uid = "uid-n1" },
            Status = new NodeStatus { Allocatable = new() { ["pods"] = Quantity.Parse("110") } },
        };
        var pod = new Pod
        {
            Kind = "Pod",
            ApiVersion = "v1",
            Metadata = new ObjectMeta
            {
                Tenant = "t1",
                Namespace = "ns",
                Name = "web",
                Uid = "uid-web",
                Generation = 1,
            },
            Spec = new PodSpec { SchedulerName = "default-scheduler", Containers = [new Container { Name = "c" }] },
        };
        for (var i = 0; i < 11; i++)
            _api.Script().Upsert(node).Upsert(pod).Complete(1);
    }
}
