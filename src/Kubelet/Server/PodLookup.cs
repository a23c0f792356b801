using System.Net;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Microsoft.AspNetCore.Http;

namespace Arktos.Kubelet.Server;

/// <summary>Finds what a request is about, or answers what is not there. Thread-safe.</summary>
internal sealed class PodLookup(IWorkloadRuntime runtime, PodWorkers pods, TimeProvider time)
{
    /// <summary>How long an agent that has just begun is given to hear of its pods.</summary>
    private static readonly TimeSpan KnownMax = TimeSpan.FromSeconds(10);

    private static readonly (Pod? Pod, ObservedPod Observed) Nothing = (null, ObservedPod.Nothing(""));

    /// <summary>Null after an answer that says what is not there.</summary>
    /// <param name="container">Null: the pod alone is asked for.</param>
    public async Task<(Pod? Pod, ObservedPod Observed)> FindAsync(
        HttpContext context,
        string tenant,
        string ns,
        string name,
        string? container
    )
    {
        var found = pods.Find(tenant, ns, name);
        if (found is null && !pods.Known.IsCompleted)
        {
            try
            {
                await pods.Known.WaitAsync(KnownMax, time, context.RequestAborted).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                await Answers
                    .RefuseAsync(
                        context,
                        HttpStatusCode.ServiceUnavailable,
                        "the node agent has just begun, and does not know its pods yet"
                    )
                    .ConfigureAwait(false);
                return Nothing;
            }
            found = pods.Find(tenant, ns, name);
        }
        if (found is not { } pod)
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.NotFound, $"pod \"{name}\" does not exist")
                .ConfigureAwait(false);
            return Nothing;
        }
        if (container is not null && ContainerKinds.Named(pod).All(c => c.Name != container))
        {
            await Answers
                .RefuseAsync(context, HttpStatusCode.NotFound, $"container \"{container}\" not found in pod \"{name}\"")
                .ConfigureAwait(false);
            return Nothing;
        }
        try
        {
            return (pod, await ObserveAsync(pod, context.RequestAborted).ConfigureAwait(false));
        }
        catch (RuntimeException e)
        {
            await Answers
                .RefuseAsync(
                    context,
                    HttpStatusCode.InternalServerError,
                    $"the container runtime does not answer: {e.Message}"
                )
                .ConfigureAwait(false);
            return Nothing;
        }
    }

    /// <exception cref="RuntimeException">The runtime does not answer.</exception>
    public async Task<ObservedPod> ObserveAsync(Pod pod, CancellationToken ct)
    {
        var observed = await runtime.ListPodsAsync(pod.Metadata.Uid, ct).ConfigureAwait(false);
        return observed.GetValueOrDefault(pod.Metadata.Uid) ?? ObservedPod.Nothing(pod.Metadata.Uid);
    }
}
