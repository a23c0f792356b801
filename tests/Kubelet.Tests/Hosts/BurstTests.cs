using Arktos.Client.Connection;
using Arktos.Client.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Hosts;

/// <summary>As many pods at once as a node never has: nothing on the way may wait for what only it gives back.</summary>
public sealed class BurstTests : IAsyncLifetime
{
    private const int PodCount = 500;

    private readonly PodApi _api = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("arktos-burst-").FullName;
    private KubeletHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = new KubeletHost(
            new KubeletOptions
            {
                NodeName = "n1",
                Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
                StateDirectory = _directory,
                Runtime = RuntimeKind.Hollow,
                PodCidr = "10.99.0.0/21",
                NodeAddress = "192.0.2.1",
                MaxPods = PodCount + 10,
            },
            NullLoggerFactory.Instance,
            _api.Fake
        );
        await _host.StartAsync(default);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Five_hundred_pods_at_once_run_and_end()
    {
        var names = Enumerable.Range(0, PodCount).Select(i => $"p{i}").ToList();
        foreach (var name in names)
            _api.Add(PodApi.Pod(name, PodApi.Web()));
        await Eventually.HoldsAsync(() => names.TrueForAll(_api.IsReady), "all pods are ready");
        Assert.Equal(PodCount, names.Select(n => _api.Status(n).PodIP).Distinct().Count());
        foreach (var name in names)
            _api.Delete(name);
        await Eventually.HoldsAsync(() => _api.Deleted.Count == PodCount, "all pods are deleted");
    }
}
