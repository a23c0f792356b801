using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Tests.Hosts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests;

/// <summary>Many pods at one moment: none of the agent's queues may hold up what has to empty it.</summary>
public sealed class BurstTests : IAsyncLifetime
{
    private const int Pods = 500;
    private readonly PodApi _api = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-burst-").FullName;
    private KubeletHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = _directory,
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.99.0.0/16",
                NodeAddress = "192.0.2.1",
                // Those that go count until they are gone.
                MaxPods = 2 * Pods,
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await _host.StartAsync(default);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Five_hundred_pods_that_come_at_once_all_run_and_all_go()
    {
        var names = Enumerable.Range(0, Pods).Select(i => $"p{i}").ToList();
        foreach (var name in names)
            _api.Add(PodApi.Pod(name, PodApi.Web()));
        await HoldsAsync(() => names.Count(_api.IsReady), "are ready");
        Assert.Equal(Pods, names.Select(n => _api.Status(n).PodIP).Distinct().Count());

        // Half of them go while as many come.
        foreach (var name in names.Take(Pods / 2))
        {
            _api.Delete(name, 1);
            _api.Add(PodApi.Pod(name + "-next", PodApi.Web()));
        }
        await HoldsAsync(
            () => 2 * names.Take(Pods / 2).Count(n => _api.IsReady(n + "-next")),
            "of those after are ready"
        );
        await HoldsAsync(() => 2 * _api.Deleted.Count, "of those before are gone");

        foreach (var name in names.Skip(Pods / 2).Concat(names.Take(Pods / 2).Select(n => n + "-next")))
            _api.Delete(name, 1);
        await HoldsAsync(() => _api.Deleted.Count - Pods / 2, "are gone");
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_directory, "logs")));
    }

    private static async Task HoldsAsync(Func<int> count, string what)
    {
        var deadline = DateTime.UtcNow.AddSeconds(90);
        while (count() < Pods)
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException($"only {count()} of {Pods} {what} after 90 s");
            await Task.Delay(50);
        }
    }
}
