using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Microsoft.Extensions.Logging;

namespace Arktos.Kubelet.Server;

internal sealed class KubeletServer(KubeletOptions options, IContainerRuntime runtime, PodWorkers workers, ILoggerFactory loggers)
{
    public int Port { get; private set; } = options.Listen!.Port;
    public Task StartAsync(CancellationToken ct) { _ = (runtime, workers, loggers); return Task.CompletedTask; }
    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
}
