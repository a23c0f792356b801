using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Images.Pulls;
using Arktos.Kubelet.Runtimes;
using Container = Arktos.Api.Core.V1.Container;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// Gets a container's image by its pull policy, and by what its pod may use of the images that are here. What goes
/// wrong is told by events, and by the reason why the container waits.
/// </summary>
internal sealed class ImageGetter(PodServices services)
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    private readonly ImagePuller _puller = new(services, services.PulledImages);

    /// <summary>The image, or the memory that says why it cannot be had and when to try again.</summary>
    public async Task<(ImageRecord?, ContainerMemory?)> GetAsync(
        Pod pod,
        Container spec,
        ContainerMemory memory,
        PodSandboxConfig sandbox,
        CancellationToken ct
    )
    {
        var (image, attempt) = (spec.Image, new Attempt(pod, spec, memory));
        // What a machine's image is called is for its runtime to read.
        if (pod.Spec.VirtualMachine is null && ImageReference.Check(image) is { } wrong)
            return Wait(
                attempt,
                "InvalidImageName",
                "InspectFailed",
                $"Failed to apply default image tag \"{image}\": couldn't parse image name \"{image}\": {wrong}"
            );
        var policy = ContainerKinds.PullPolicy(spec);
        if (policy != "Always")
        {
            ImageRecord? present;
            try
            {
                present = await services.Runtime.FindImageAsync(image, ct).ConfigureAwait(false);
            }
            catch (RuntimeException e)
            {
                var text = $"Failed to inspect image \"{image}\": {e.Message}";
                return Wait(attempt, "ImageInspectError", "InspectFailed", text);
            }
            if (present is not null && await _puller.MayUseAsync(pod, image, present, ct).ConfigureAwait(false))
            {
                services.Events.Normal(
                    pod,
                    "Pulled",
                    $"Container image \"{image}\" already present on machine and can be accessed by the pod",
                    attempt.Path
                );
                return (present, null);
            }
        }
        if (policy == "Never")
            return Wait(
                attempt,
                "ErrImageNeverPull",
                "ErrImageNeverPull",
                $"Container image \"{image}\" is not present with pull policy of Never"
            );
        return await PullAsync(attempt, sandbox, ct).ConfigureAwait(false);
    }

    private async Task<(ImageRecord?, ContainerMemory?)> PullAsync(
        Attempt attempt,
        PodSandboxConfig sandbox,
        CancellationToken ct
    )
    {
        var (pod, image, path) = (attempt.Pod, attempt.Spec.Image, attempt.Path);
        try
        {
            services.Events.Normal(pod, "Pulling", $"Pulling image \"{image}\"", path);
            var began = services.Time.GetTimestamp();
            var pulled = await _puller.PullAsync(pod, image, sandbox, ct).ConfigureAwait(false);
            var took = GoDuration.Format(services.Time.GetElapsedTime(began));
            services.Events.Normal(
                pod,
                "Pulled",
                $"Successfully pulled image \"{image}\" in {took} ({took} including waiting). Image size: "
                    + $"{pulled.SizeBytes} bytes.",
                path
            );
            return (pulled, null);
        }
        catch (RuntimeException e)
        {
            services.Events.Warning(pod, "Failed", $"Failed to pull image \"{image}\": {e.Message}", path);
            services.Events.Warning(pod, "Failed", "Error: ErrImagePull", path);
            var memory = attempt.Memory;
            var delay =
                memory.ImageDelay == default ? RestartBackoff.First
                : memory.ImageDelay * 2 < RestartBackoff.Max ? memory.ImageDelay * 2
                : RestartBackoff.Max;
            return (
                null,
                memory with
                {
                    ImageDelay = delay,
                    ImageError = e.Message,
                    Waiting = new WaitingReason("ErrImagePull", e.Message, services.Time.GetUtcNow() + delay),
                }
            );
        }
    }

    private (ImageRecord?, ContainerMemory?) Wait(Attempt attempt, string reason, string eventReason, string text)
    {
        services.Events.Warning(attempt.Pod, eventReason, text, attempt.Path);
        services.Events.Warning(attempt.Pod, "Failed", $"Error: {reason}", attempt.Path);
        return (
            null,
            attempt.Memory with
            {
                Waiting = new WaitingReason(reason, text, services.Time.GetUtcNow() + Retry),
            }
        );
    }

    private sealed record Attempt(Pod Pod, Container Spec, ContainerMemory Memory)
    {
        public string Path => ContainerKinds.FieldPath(Pod, Spec.Name);
    }
}
