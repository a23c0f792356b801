using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging.Abstractions;
using MachineAction = Arktos.Api.Core.V1.Action;

namespace Arktos.Kubelet.Tests.Machines;

/// <summary>A node agent and the actions of its virtual machines.</summary>
public sealed class ActionRunnerTests : IMachineRuntime, IAsyncLifetime
{
    private const string Folder = "/api/v1/tenants/t1/namespaces/ns1/";

    private readonly FakeApi _api = new();
    private readonly ConcurrentQueue<string> _done = new(),
        _events = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FollowScript _stream = null!;
    private ContainerPhase _phase = ContainerPhase.Running;
    private Exception? _failure;
    private bool _holds;
    private int _beside,
        _besideMax,
        _told;
    private ActionRunner? _runner;
    private Task _running = Task.CompletedTask;

    public ValueTask InitializeAsync()
    {
        _stream = _api.ScriptOf("actions");
        _stream.Complete(1);
        Put("pods/vm1", Pod("uid1", "n1"));
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        if (_runner is not null)
            await _runner.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Actions_of_a_machine_are_carried_out_one_after_the_other_as_they_were_made()
    {
        _holds = true;
        Start();
        Add("c", 3, new ActionSpec { RestoreAction = new() { SnapshotID = "s" } });
        await Eventually.HoldsAsync(() => _beside == 1, "the first is under way");
        Add("b", 2, new ActionSpec { RebootAction = new() { DelayInSeconds = 7 } });
        Add("a", 1, new ActionSpec { SnapshotAction = new() });
        Add("d", 4, new ActionSpec { DeleteSnapshotAction = new() { SnapshotID = "s" } });
        await Eventually.HoldsAsync(() => _stream.IsTaken, "all are known");
        _held.SetResult();
        await ToldAsync("c", "b", "a", "d");
        Assert.Equal(["restore c s", "snapshot a a", "reboot b 7", "delete d s"], _done);
        Assert.True(Status("d").DeleteSnapshotStatus!.DeleteSuccessful);
        Assert.Contains("Normal SnapshotDeleted Deleted snapshot s of virtual machine vm", _events);
        Assert.Equal(1, _besideMax);
        Assert.Equal("a", Status("a").SnapshotStatus!.SnapshotID);
        Assert.True(Status("b").RebootStatus!.RebootSuccessful && Status("c").RestoreStatus!.RestoreSuccessful);
        Assert.Equal(("vm1", "uid1", ""), (Status("a").PodName, Status("a").PodID, Status("a").Error));
        Assert.Contains("Normal Rebooted Rebooted virtual machine vm", _events);
        Assert.Contains(
            "Normal SnapshotCreated Created snapshot a of virtual machine vm; its oldest snapshot, old, has gone "
                + "for it; its file systems were not frozen: why",
            _events
        );
        Assert.Contains("Normal SnapshotRestored Restored virtual machine vm to snapshot s", _events);
    }

    [Fact]
    public async Task What_is_complete_is_not_done_and_what_the_API_knows_counts()
    {
        Start();
        var reboot = new ActionSpec { RebootAction = new() };
        var stale = Add("stale", 1, reboot, isStreamed: false);
        stale.Status.Complete = true;
        Put("actions/stale", stale);
        stale.Status.Complete = false;
        _stream.Upsert(stale);
        Add("next", 2, reboot);
        await CompleteAsync("next");
        Assert.Equal(["reboot next 0"], _done);
    }

    [Theory]
    [InlineData("other", "n1", "Pod vm1 not found")]
    [InlineData("uid1", "n2", "Pod vm1 is on node n1 no more")]
    [InlineData("uid1", "", "Pod vm1 is on node n1 no more")]
    public async Task An_action_whose_pod_has_gone_fails(string uid, string node, string error)
    {
        Put("pods/vm1", Pod(uid, node));
        Start();
        Add("a", 1, new ActionSpec { RebootAction = new() });
        await CompleteAsync("a");
        Assert.Equal(error, Status("a").Error);
        Assert.Empty(_done);
    }

    [Theory]
    [InlineData(false, "Action a is not supported")]
    [InlineData(true, "the virtual machine of pod vm1 does not run")]
    public async Task What_cannot_be_done_is_told(bool hasRuntime, string error)
    {
        _phase = ContainerPhase.Exited;
        Start(hasRuntime);
        Add("a", 1, new ActionSpec { RebootAction = new() });
        await ToldAsync("a");
        Assert.Equal(error, Status("a").Error);
        Assert.Equal([$"Warning FailedAction Action a failed: {error}"], _events);
    }

    [Fact]
    public async Task A_refusal_is_final_and_a_runtime_that_is_away_is_asked_again_for_the_same()
    {
        _failure = new RuntimeException("nobody listens");
        Start();
        Add("a", 1, new ActionSpec { SnapshotAction = new() { SnapshotName = "s" } });
        await Eventually.HoldsAsync(() => _done.Count >= 2, "it is asked again");
        Assert.False(Status("a").Complete);
        _failure = new MachineRefusalException("the disk is full");
        await CompleteAsync("a");
        Assert.Equal("the disk is full", Status("a").Error);
        Assert.Null(Status("a").SnapshotStatus);
        Assert.All(_done, d => Assert.Equal("snapshot a s", d));
    }

    Task IMachineRuntime.RebootAsync(string id, string operation, TimeSpan grace, CancellationToken ct) =>
        DoAsync($"reboot {operation} {grace.TotalSeconds}");

    async Task<MadeSnapshot> IMachineRuntime.CreateSnapshotAsync(
        string id,
        string operation,
        string snapshot,
        CancellationToken ct
    )
    {
        await DoAsync($"snapshot {operation} {snapshot}");
        return new MadeSnapshot("old", "its file systems were not frozen: why");
    }

    Task IMachineRuntime.RestoreAsync(string id, string operation, string snapshot, CancellationToken ct) =>
        DoAsync($"restore {operation} {snapshot}");

    Task IMachineRuntime.DeleteSnapshotAsync(string id, string operation, string snapshot, CancellationToken ct) =>
        DoAsync($"delete {operation} {snapshot}");

    Task IMachineRuntime.SetPowerAsync(string id, MachinePower power, CancellationToken ct) =>
        throw new NotSupportedException("no action sets it");

    Task<(string Machine, MoveSockets Sockets)> IMachineRuntime.DescribeAsync(string id, CancellationToken ct) =>
        throw new NotSupportedException();

    Task<TimeSpan> IMachineRuntime.SendAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    Task<MoveSockets> IMachineRuntime.ReceiveAsync(string id, string machine, CancellationToken ct) =>
        throw new NotSupportedException();

    Task IMachineRuntime.CheckReceivedAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    Task<ObservedNic> IMachineRuntime.AttachNicAsync(NicAsk ask, bool isToSpeak, CancellationToken ct) =>
        throw new NotSupportedException("no action attaches it");

    Task IMachineRuntime.DetachNicAsync(string sandbox, string name, CancellationToken ct) =>
        throw new NotSupportedException("no action detaches it");

    private async Task DoAsync(string what)
    {
        _besideMax = Math.Max(_besideMax, Interlocked.Increment(ref _beside));
        if (_holds)
            await _held.Task;
        _done.Enqueue(what);
        Interlocked.Decrement(ref _beside);
        if (_failure is { } failure)
            throw failure;
    }

    private void Start(bool hasRuntime = true)
    {
        _runner = new ActionRunner(
            _api,
            new ActionParts(
                "n1",
                (uid, _) => Task.FromResult<ObservedPod?>(Observed(uid)),
                hasRuntime ? this : null,
                (_, type, reason, message) => _events.Enqueue($"{type} {reason} {message}"),
                _ => Interlocked.Increment(ref _told),
                TimeProvider.System
            ),
            NullLogger.Instance
        );
        _running = _runner.RunAsync(_stop.Token);
    }

    private ObservedPod Observed(string uid) =>
        new()
        {
            Uid = uid,
            Tenant = "t1",
            Namespace = "ns1",
            Name = "vm1",
            Sandboxes = [],
            Containers =
            [
                new ObservedContainer
                {
                    Id = "m1",
                    SandboxId = "s1",
                    Name = "vm",
                    Phase = _phase,
                },
            ],
        };

    /// <summary>Events of it come after its status.</summary>
    private async Task ToldAsync(params string[] names)
    {
        await CompleteAsync(names);
        await Eventually.HoldsAsync(() => Volatile.Read(ref _told) == names.Length, "its pod's worker is told");
    }

    private Task CompleteAsync(params string[] names) =>
        Eventually.HoldsAsync(() => names.All(n => Status(n).Complete), "it is complete");

    private ActionStatus Status(string name) =>
        KubeJson
            .Decode<MachineAction>(
                System.Text.Encoding.UTF8.GetBytes(_api.Objects[$"{Folder}actions/{name}"].ToJsonString())
            )
            .Status;

    private MachineAction Add(string name, int second, ActionSpec spec, bool isStreamed = true)
    {
        (spec.NodeName, spec.PodName, spec.PodID) = ("n1", "vm1", "uid1");
        var action = new MachineAction
        {
            Kind = "Action",
            ApiVersion = "v1",
            Metadata = new()
            {
                Tenant = "t1",
                Namespace = "ns1",
                Name = name,
                Uid = name,
                CreationTimestamp = DateTimeOffset.UnixEpoch.AddSeconds(second),
            },
            Spec = spec,
        };
        Put($"actions/{name}", action);
        if (isStreamed)
            _stream.Upsert(action);
        return action;
    }

    private void Put(string path, object o) =>
        _api.Objects[Folder + path] = JsonNode.Parse(KubeJson.Encode(o))!.AsObject();

    private static Pod Pod(string uid, string node) =>
        new()
        {
            Metadata = new()
            {
                Tenant = "t1",
                Namespace = "ns1",
                Name = "vm1",
                Uid = uid,
            },
            Spec = new()
            {
                NodeName = node,
                VirtualMachine = new() { Name = "vm" },
            },
        };
}
