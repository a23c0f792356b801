using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Client.Connection;
using Arktos.Client.Resources;

namespace Arktos.Controllers.NodeLifecycle;

/// <summary>
/// Deletes a pod and leaves word why: condition DisruptionTarget first, then the deletion, by uid. Thread-safe.
/// </summary>
internal sealed class PodDisruption(IApiConnection connection, TimeProvider time)
{
    private readonly ResourceClient<Pod> _pods = new(connection);

    /// <param name="fails">The pod is marked Failed and deleted without grace: nobody is there who could end
    /// it.</param>
    /// <param name="reason">Of the condition; "" for none.</param>
    public async Task DeleteAsync(Pod pod, bool fails, string reason, string message, CancellationToken ct)
    {
        try
        {
            if (WithCondition(pod, fails, reason, message, time.GetUtcNow()) is { } changed)
                await _pods.UpdateStatusAsync(changed, ct).ConfigureAwait(false);
            var options = new DeleteOptions
            {
                Preconditions = new Preconditions { Uid = pod.Metadata.Uid },
                GracePeriodSeconds = fails ? 0 : null,
            };
            await _pods.DeleteAsync(ObjectKey.Of(pod), options, ct).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.IsNotFound)
        { /* gone, which is what was wanted */
        }
    }

    /// <summary>The pod with what is to be said of it; null when it is said already. Pure.</summary>
    public static Pod? WithCondition(Pod pod, bool fails, string reason, string message, DateTimeOffset now)
    {
        var changed = KubeJson.Clone(pod);
        if (fails && pod.Status.Phase is not ("Failed" or "Succeeded"))
            changed.Status.Phase = "Failed";
        if (
            reason.Length > 0
            && pod.Status.Conditions?.Exists(c =>
                c.Type == "DisruptionTarget" && c.Status == "True" && c.Reason == reason
            ) != true
        )
        {
            changed.Status.Conditions ??= [];
            changed.Status.Conditions.RemoveAll(c => c.Type == "DisruptionTarget");
            changed.Status.Conditions.Add(
                new PodCondition
                {
                    Type = "DisruptionTarget",
                    Status = "True",
                    Reason = reason,
                    Message = message,
                    LastTransitionTime = now,
                }
            );
        }
        return KubeJson.Same(changed.Status, pod.Status) ? null : changed;
    }
}
