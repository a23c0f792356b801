using System.Reflection;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Runtimes;

namespace Arktos.Kubelet.Tests.Runtimes;

/// <summary>A node's two runtimes as one, for who looks at all of its pods.</summary>
public sealed class RuntimeSetTests
{
    private readonly HollowRuntime _containers = new("10.0.1.0/24", TimeProvider.System),
        _machines = new("10.0.2.0/24", TimeProvider.System);

    [Fact]
    public async Task Pods_of_both_are_listed_and_what_has_an_id_is_asked_of_its_own()
    {
        // Ids of hollow runtimes are numbers: those of the second are others.
        for (var i = 0; i < 10; i++)
            await _machines.RemoveSandboxAsync(await RunAsync(_machines, "gone"), CancellationToken.None);
        using var set = new RuntimeSet(_containers, _machines);
        var (box, machine) = (await RunAsync(_containers, "box"), await RunAsync(_machines, "vm"));
        var pods = await set.ListPodsAsync(null, CancellationToken.None);
        Assert.Equal((false, true), (pods["box"].IsMachine, pods["vm"].IsMachine));
        Assert.Equal(machine, (await set.ListPodsAsync("vm", CancellationToken.None))["vm"].Sandboxes[0].Id);
        // Made since the last look.
        var late = await RunAsync(_machines, "late");
        await set.RemoveSandboxAsync(late, CancellationToken.None);
        await set.RemoveSandboxAsync(machine, CancellationToken.None);
        Assert.Empty(await _machines.ListPodsAsync(null, CancellationToken.None));
        Assert.Equal(box, (await _containers.ListPodsAsync(null, CancellationToken.None))["box"].Sandboxes[0].Id);
    }

    [Fact]
    public async Task A_runtime_of_machines_that_is_away_keeps_what_it_had_and_hides_nothing_else()
    {
        var switched = (Switched)(object)DispatchProxy.Create<IWorkloadRuntime, Switched>();
        switched.Inner = _machines;
        using var set = new RuntimeSet(_containers, (IWorkloadRuntime)(object)switched);
        await RunAsync(_machines, "vm");
        await set.ListPodsAsync(null, CancellationToken.None);
        switched.IsAway = true;
        await RunAsync(_containers, "box");
        Assert.Equal(["box", "vm"], (await set.ListPodsAsync(null, CancellationToken.None)).Keys.Order());
        Assert.True((await set.ListPodsAsync("vm", CancellationToken.None))["vm"].IsMachine);
        Assert.Empty(await set.ListUsageAsync(CancellationToken.None));
    }

    private static Task<string> RunAsync(IWorkloadRuntime runtime, string uid)
    {
        var config = new PodSandboxConfig
        {
            Metadata = new PodSandboxMetadata { Name = uid, Uid = uid },
        };
        config.Labels[RuntimeLabels.PodUid] = uid;
        return runtime.RunSandboxAsync(config, "", CancellationToken.None);
    }

    /// <summary>A runtime that may be switched off.</summary>
    public class Switched : DispatchProxy
    {
        public IWorkloadRuntime Inner { get; set; } = null!;

        public bool IsAway { get; set; }

        protected override object? Invoke(MethodInfo? method, object?[]? arguments) =>
            IsAway ? throw new RuntimeException("away") : method!.Invoke(Inner, arguments);
    }
}
