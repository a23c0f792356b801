using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Kubelet.Machines;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Status;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Pods;

/// <summary>Network interfaces of a virtual machine that its pod asks for, beside those that it has.</summary>
public sealed class MachineNicTests : IMachineRuntime
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private readonly List<string> _done = [],
        _events = [];
    private string _refusal = "",
        _refusalOfWalls = "";

    /// <summary>Asked for, there, machine, and what is done: "+" attached, "-" detached, "!" while it runs.</summary>
    [Theory]
    [InlineData("", "", "Running", "")]
    [InlineData("eth0", "eth0", "Running", "")]
    [InlineData("eth0 a b@10.0.0.9", "eth0", "none", "+a +b@10.0.0.9")]
    [InlineData("eth0 a", "eth0", "Exited", "+a")]
    [InlineData("a", "eth0", "Running", "+a!")]
    [InlineData("a", "eth0 a", "Running", "")]
    // It was made, and the agent has ended before it was plugged.
    [InlineData("a", "eth0 a:InProgress", "Running", "+a!")]
    [InlineData("", "eth0 a", "Running", "-a!")]
    [InlineData("b", "eth0 a", "Running", "-a! +b!")]
    // The one before is to go before another one of its name, or with another address, comes.
    [InlineData("a", "eth0 a:Leaving", "Running", "-a!")]
    [InlineData("a@10.0.0.9", "eth0 a", "Exited", "-a")]
    // Of one that stands still, or is not heard, nothing is asked.
    [InlineData("a", "eth0 b", "Paused", "")]
    [InlineData("a", "eth0 b", "Suspended", "")]
    [InlineData("a", "eth0 b", "Unknown", "")]
    public void What_is_missing_comes_and_what_is_too_much_goes(string asked, string there, string machine, string told)
    {
        var view = View(asked, there, machine);
        Assert.Equal(told, string.Join(' ', MachineNics.Changes(view, view.ReadySandbox!).Select(Shown)));
        // Of containers nothing.
        view.Pod.Spec.VirtualMachine = null;
        Assert.Empty(MachineNics.Changes(view, view.ReadySandbox!));
    }

    [Fact]
    public void They_come_before_the_machine_is_started_and_one_that_has_failed_keeps_nobody_waiting()
    {
        var view = View("a b", "eth0", "none");
        view = view with { Memory = view.Memory.WithNic("a", new NicFailure("the range is full", Now.AddSeconds(7))) };
        var plan = PodPlanner.Plan(view);
        Assert.Equal("+b StartContainer", string.Join(' ', plan.Actions.Select(Shown)));
        Assert.Equal(Now.AddSeconds(7), plan.WakeAt);
        plan = PodPlanner.Plan(view with { Now = Now.AddSeconds(7) });
        Assert.Equal("+a +b StartContainer", string.Join(' ', plan.Actions.Select(Shown)));
    }

    [Theory]
    [InlineData("", "eth0", "")]
    [InlineData("eth0 a", "eth0 a", "eth0 Ready ip-eth0 mac-eth0; a Ready ip-a mac-a")]
    [InlineData("a b", "eth0 a:InProgress", "a InProgress ip-a mac-a; b InProgress  ")]
    [InlineData("bad", "eth0", "bad Failed   the range is full")]
    // A runtime that tells nothing of them.
    [InlineData("eth0 a", "", "eth0 Ready 10.0.0.1 ; a InProgress  ")]
    [InlineData("", "eth0 a", "a InProgress ip-a mac-a it is being detached")]
    [InlineData("", "eth0 bad", "bad Failed ip-bad mac-bad the range is full")]
    public void They_show_in_the_pods_status_with_their_addresses(string asked, string there, string told)
    {
        var view = View(asked, there, "Running");
        view = view with { Memory = view.Memory.WithNic("bad", new NicFailure("the range is full", Now)) };
        var status = PodStatusBuilder.Build(view, "arktos-vm");
        Assert.Equal(
            told,
            string.Join(
                "; ",
                (status.NicStatuses ?? []).Select(n =>
                    $"{n.Name} {n.State} {n.IpAddress} {n.MacAddress}" + (n.Reason.Length > 0 ? $" {n.Reason}" : "")
                )
            )
        );
        // What there was before goes when there is nothing to tell.
        var patch = StatusWriter.PatchOf(KubeJson.Encode(status).ToArray());
        Assert.Equal(status.NicStatuses?.Count, patch["nicStatuses"]?.AsArray().Count);
        Assert.True(patch.ContainsKey("nicStatuses"));
        // Services know the pod by the first alone.
        Assert.Equal("10.0.0.1", Assert.Single(status.PodIPs!).Ip);
    }

    [Theory]
    [InlineData(true, "Normal DeviceAttached network interfaces \"a\" hotplug succeeded")]
    // It was there when the machine was started.
    [InlineData(false, "")]
    public async Task One_is_made_known_to_the_node_and_then_let_speak(bool isHot, string told)
    {
        var view = View("a", "eth0", isHot ? "Running" : "none");
        view = view with { Memory = view.Memory.WithNic("a", new NicFailure("e", Now)) };
        var memory = await Actions.AttachAsync(view, new(new NicAsk("s1", "a", ""), isHot), default);
        Assert.Equal(["make a", "know 10.0.0.7", "plug a"], _done);
        Assert.Equal(told, string.Join(' ', _events));
        Assert.Empty(memory.NicFailures);
    }

    [Theory]
    [InlineData("the range is full", "", "make a", "the range is full")]
    [InlineData("", "nft is away", "make a, know 10.0.0.7", "it is kept from speaking: nft is away")]
    public async Task One_that_cannot_be_attached_is_told_and_tried_again(
        string refusal,
        string refusalOfWalls,
        string done,
        string reason
    )
    {
        (_refusal, _refusalOfWalls) = (refusal, refusalOfWalls);
        var view = View("a", "eth0", "Running");
        // Of what nobody asks for any more nothing is remembered.
        view = view with
        {
            Memory = view.Memory.WithNic("old", new NicFailure("e", Now)),
        };
        var memory = await Actions.AttachAsync(view, new(new NicAsk("s1", "a", ""), IsHot: true), default);
        Assert.Equal(done, string.Join(", ", _done));
        Assert.Equal([$"Warning FailedAttachDevice network interface \"a\" hotplug had error: {reason}"], _events);
        Assert.Equal(new NicFailure(reason, Now.AddSeconds(10)), Assert.Single(memory.NicFailures).Value);
    }

    [Fact]
    public async Task One_that_goes_is_known_no_more_and_one_that_stays_is_told()
    {
        var view = View("", "eth0 a", "Running");
        await Actions.DetachAsync(view, new("s1", "a", IsHot: true), default);
        _refusalOfWalls = "nft is away";
        await Actions.DetachAsync(view, new("s1", "a", IsHot: true), default);
        Assert.Equal(["unplug a", "know ", "unplug a", "know "], _done);
        const string Detached = "Normal DeviceDetached network interfaces \"a\" hotplug succeeded";
        Assert.Equal([Detached, Detached], _events);
        _refusal = "the guest has it still";
        var memory = await Actions.DetachAsync(view, new("s1", "a", IsHot: true), default);
        Assert.Equal(
            "Warning FailedDetachDevice network interface \"a\" hotplug had error: the guest has it still",
            _events[^1]
        );
        Assert.Equal("the guest has it still", memory.NicFailures["a"].Error);
        Assert.Equal("unplug a", _done[^1]);
    }

    [Fact]
    public async Task A_node_without_such_a_runtime_says_so()
    {
        var actions = new NicActions(PartsOf(null));
        await actions.AttachAsync(View("a", "", "Running"), new(new NicAsk("s1", "a", ""), IsHot: true), default);
        Assert.EndsWith("this node's virtual machines have eth0 alone", Assert.Single(_events));
    }

    Task<(string Machine, MoveSockets Sockets)> IMachineRuntime.DescribeAsync(string id, CancellationToken ct) =>
        throw new NotSupportedException();

    Task<TimeSpan> IMachineRuntime.SendAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    Task<MoveSockets> IMachineRuntime.ReceiveAsync(string id, string machine, CancellationToken ct) =>
        throw new NotSupportedException();

    Task IMachineRuntime.CheckReceivedAsync(string id, CancellationToken ct) => throw new NotSupportedException();

    async Task<ObservedNic> IMachineRuntime.AttachNicAsync(NicAsk ask, bool isToSpeak, CancellationToken ct)
    {
        await DoAsync($"{(isToSpeak ? "plug" : "make")} {ask.Name}");
        return new ObservedNic(ask.Name, "", "m", "10.0.0.7", NicPhase.InProgress);
    }

    Task IMachineRuntime.DetachNicAsync(string sandbox, string name, CancellationToken ct) => DoAsync($"unplug {name}");

    Task IMachineRuntime.RebootAsync(string id, string operation, TimeSpan grace, CancellationToken ct) =>
        throw new NotSupportedException();

    Task<MadeSnapshot> IMachineRuntime.CreateSnapshotAsync(
        string id,
        string operation,
        string snapshot,
        CancellationToken ct
    ) => throw new NotSupportedException();

    Task IMachineRuntime.RestoreAsync(string id, string operation, string snapshot, CancellationToken ct) =>
        throw new NotSupportedException();

    Task IMachineRuntime.DeleteSnapshotAsync(string id, string operation, string snapshot, CancellationToken ct) =>
        throw new NotSupportedException();

    Task IMachineRuntime.SetPowerAsync(string id, MachinePower power, CancellationToken ct) =>
        throw new NotSupportedException();

    private Task DoAsync(string what)
    {
        _done.Add(what);
        return _refusal.Length > 0 ? throw new MachineRefusalException(_refusal) : Task.CompletedTask;
    }

    private NicActions Actions => new(PartsOf(this));

    private NicParts PartsOf(IMachineRuntime? machines) =>
        new(
            machines,
            (_, _, ip, _) =>
            {
                _done.Add($"know {ip}");
                return _refusalOfWalls.Length > 0 ? throw new RuntimeException(_refusalOfWalls) : Task.CompletedTask;
            },
            (_, type, reason, message) => _events.Add($"{type} {reason} {message}"),
            new FixedTime(Now),
            NullLogger.Instance
        );

    private static string Shown(PodAction action) =>
        action switch
        {
            PodAction.AttachNic a => $"+{a.Ask.Name}{(a.Ask.WantedIp.Length > 0 ? "@" + a.Ask.WantedIp : "")}"
                + (a.IsHot ? "!" : ""),
            PodAction.DetachNic d => $"-{d.Name}{(d.IsHot ? "!" : "")}",
            _ => action.GetType().Name,
        };

    private static PodView View(string asked, string there, string machine) =>
        new()
        {
            Pod = new Pod
            {
                Metadata = new() { Name = "p", Uid = "u" },
                Spec = new PodSpec
                {
                    RestartPolicy = "Always",
                    VirtualMachine = new VirtualMachine { Name = "vm", PowerSpec = VmPowerSpec.Running },
                    Containers = [new Container { Name = "vm", Image = "i" }],
                    Nics =
                    [
                        .. Words(asked)
                            .Select(w => w.Split('@'))
                            .Select(w => new Nic { Name = w[0], IpAddress = w.ElementAtOrDefault(1) ?? "" }),
                    ],
                },
            },
            Now = Now,
            Memory = PodMemory.Empty with { VolumesReady = true, StartTime = Now },
            Observed = new ObservedPod
            {
                Uid = "u",
                Sandboxes =
                [
                    new ObservedSandbox("s1", 0, true, Now, ["10.0.0.1"])
                    {
                        Nics =
                        [
                            .. Words(there)
                                .Select(w => w.Split(':'))
                                .Select(w => new ObservedNic(
                                    w[0],
                                    "",
                                    "mac-" + w[0],
                                    "ip-" + w[0],
                                    Enum.Parse<NicPhase>(w.ElementAtOrDefault(1) ?? "Ready")
                                )),
                        ],
                    },
                ],
                Containers =
                    machine == "none"
                        ? []
                        :
                        [
                            new ObservedContainer
                            {
                                Id = "c1",
                                SandboxId = "s1",
                                Name = "vm",
                                Phase = Enum.TryParse<ContainerPhase>(machine, out var phase)
                                    ? phase
                                    : ContainerPhase.Running,
                                Power = Enum.TryParse<MachinePower>(machine, out var power)
                                    ? power
                                    : MachinePower.Running,
                            },
                        ],
            },
        };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
