using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Images.Pulls;
using Arktos.Metrics;
using Prometheus;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// Counts and times the calls to a runtime, under the names that Kubernetes' node agents use. Disposes of the runtime.
/// Thread-safe.
/// </summary>
internal sealed class MeasuredRuntime : IWorkloadRuntime, IDisposable
{
    private const string Label = "operation_type";

    /// <summary>Seconds; those of Kubernetes.</summary>
    private static readonly double[] Buckets = Histogram.ExponentialBuckets(0.005, 2.5, 14);

    private readonly IWorkloadRuntime _runtime;
    private readonly Counter _calls,
        _errors;
    private readonly Histogram _seconds;
    private readonly Operation _state,
        _listPods,
        _runSandbox,
        _stopSandbox,
        _removeSandbox,
        _sandboxStatus,
        _create,
        _start,
        _stop,
        _remove,
        _updateResources,
        _listUsage,
        _listNetwork,
        _reopenLog,
        _execSync,
        _exec,
        _attach,
        _portForward,
        _findImage,
        _pullImage,
        _listImages,
        _removeImage;

    public MeasuredRuntime(IWorkloadRuntime runtime, RoleMetrics metrics)
    {
        _runtime = runtime;
        _calls = metrics.Counter("kubelet_runtime_operations_total", "Calls to the container runtime.", Label);
        _errors = metrics.Counter("kubelet_runtime_operations_errors_total", "Of them, those that failed.", Label);
        _seconds = metrics.Histogram(
            "kubelet_runtime_operations_duration_seconds",
            "How long calls to the container runtime took. list_podsandbox lists their containers as well.",
            Buckets,
            Label
        );
        _state = Of("status");
        _listPods = Of("list_podsandbox");
        _runSandbox = Of("run_podsandbox");
        _stopSandbox = Of("stop_podsandbox");
        _removeSandbox = Of("remove_podsandbox");
        _sandboxStatus = Of("podsandbox_status");
        _create = Of("create_container");
        _start = Of("start_container");
        _stop = Of("stop_container");
        _remove = Of("remove_container");
        _updateResources = Of("update_container");
        _listUsage = Of("list_container_stats");
        _listNetwork = Of("list_podsandbox_stats");
        _reopenLog = Of("reopen_container_log");
        _execSync = Of("exec_sync");
        _exec = Of("exec");
        _attach = Of("attach");
        _portForward = Of("port_forward");
        _findImage = Of("image_status");
        _pullImage = Of("pull_image");
        _listImages = Of("list_images");
        _removeImage = Of("remove_image");
    }

    public string Name => _runtime.Name;

    public Task<RuntimeState> GetStateAsync(CancellationToken ct) =>
        _state.RunAsync(() => _runtime.GetStateAsync(ct), ct);

    public Task<IReadOnlyDictionary<string, ObservedPod>> ListPodsAsync(string? podUid, CancellationToken ct) =>
        _listPods.RunAsync(() => _runtime.ListPodsAsync(podUid, ct), ct);

    public Task<string> RunSandboxAsync(PodSandboxConfig config, string handler, CancellationToken ct) =>
        _runSandbox.RunAsync(() => _runtime.RunSandboxAsync(config, handler, ct), ct);

    public Task StopSandboxAsync(string id, CancellationToken ct) =>
        _stopSandbox.RunAsync(() => _runtime.StopSandboxAsync(id, ct), ct);

    public Task RemoveSandboxAsync(string id, CancellationToken ct) =>
        _removeSandbox.RunAsync(() => _runtime.RemoveSandboxAsync(id, ct), ct);

    public Task<SandboxLink?> FindLinkAsync(string sandboxId, CancellationToken ct) =>
        _sandboxStatus.RunAsync(() => _runtime.FindLinkAsync(sandboxId, ct), ct);

    public Task<string> CreateContainerAsync(
        string sandboxId,
        ContainerConfig config,
        PodSandboxConfig sandbox,
        CancellationToken ct
    ) => _create.RunAsync(() => _runtime.CreateContainerAsync(sandboxId, config, sandbox, ct), ct);

    public Task StartContainerAsync(string id, CancellationToken ct) =>
        _start.RunAsync(() => _runtime.StartContainerAsync(id, ct), ct);

    public Task StopContainerAsync(string id, TimeSpan grace, CancellationToken ct) =>
        _stop.RunAsync(() => _runtime.StopContainerAsync(id, grace, ct), ct);

    public Task RemoveContainerAsync(string id, CancellationToken ct) =>
        _remove.RunAsync(() => _runtime.RemoveContainerAsync(id, ct), ct);

    public Task UpdateResourcesAsync(string id, LinuxContainerResources resources, CancellationToken ct) =>
        _updateResources.RunAsync(() => _runtime.UpdateResourcesAsync(id, resources, ct), ct);

    public Task<IReadOnlyList<ContainerUsage>> ListUsageAsync(CancellationToken ct) =>
        _listUsage.RunAsync(() => _runtime.ListUsageAsync(ct), ct);

    public Task<IReadOnlyDictionary<string, NetworkUsed>> ListNetworkAsync(CancellationToken ct) =>
        _listNetwork.RunAsync(() => _runtime.ListNetworkAsync(ct), ct);

    public Task ReopenLogAsync(string id, CancellationToken ct) =>
        _reopenLog.RunAsync(() => _runtime.ReopenLogAsync(id, ct), ct);

    public Task<ExecResult> ExecSyncAsync(
        string containerId,
        IReadOnlyList<string> command,
        TimeSpan timeout,
        CancellationToken ct
    ) => _execSync.RunAsync(() => _runtime.ExecSyncAsync(containerId, command, timeout, ct), ct);

    public Task<Uri> ExecAsync(
        string id,
        IReadOnlyList<string> command,
        WorkloadStreams streams,
        CancellationToken ct
    ) => _exec.RunAsync(() => _runtime.ExecAsync(id, command, streams, ct), ct);

    public Task<Uri> AttachAsync(string id, WorkloadStreams streams, CancellationToken ct) =>
        _attach.RunAsync(() => _runtime.AttachAsync(id, streams, ct), ct);

    public Task<Uri> PortForwardAsync(string sandboxId, IReadOnlyList<int> ports, CancellationToken ct) =>
        _portForward.RunAsync(() => _runtime.PortForwardAsync(sandboxId, ports, ct), ct);

    public Task<ImageRecord?> FindImageAsync(string image, CancellationToken ct) =>
        _findImage.RunAsync(() => _runtime.FindImageAsync(image, ct), ct);

    public Task PullImageAsync(
        string image,
        RegistryCredential? credential,
        PodSandboxConfig sandbox,
        CancellationToken ct
    ) => _pullImage.RunAsync(() => _runtime.PullImageAsync(image, credential, sandbox, ct), ct);

    public Task<IReadOnlyList<ImageRecord>> ListImagesAsync(CancellationToken ct) =>
        _listImages.RunAsync(() => _runtime.ListImagesAsync(ct), ct);

    public Task RemoveImageAsync(string id, CancellationToken ct) =>
        _removeImage.RunAsync(() => _runtime.RemoveImageAsync(id, ct), ct);

    public void Dispose() => (_runtime as IDisposable)?.Dispose();

    private Operation Of(string operation) =>
        new(_calls.WithLabels(operation), _errors.WithLabels(operation), _seconds.WithLabels(operation));

    private sealed class Operation(Counter.Child calls, Counter.Child errors, Histogram.Child seconds)
    {
        public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken ct)
        {
            Task<T>? begun = null;
            await RunAsync(() => (Task)(begun = call()), ct).ConfigureAwait(false);
            return await begun!.ConfigureAwait(false);
        }

        public async Task RunAsync(Func<Task> call, CancellationToken ct)
        {
            calls.Inc();
            using (seconds.NewTimer())
                try
                {
                    await call().ConfigureAwait(false);
                }
                // That nobody wants the answer any more is no fault of the runtime.
                catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
                {
                    errors.Inc();
                    throw;
                }
        }
    }
}
