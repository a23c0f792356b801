using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Nothing is placed on a new node before it is known to be ready: the controller of nodes takes the taint away then.
/// </summary>
public sealed class TaintNodesByCondition : IAdmissionPlugin
{
    private const string Key = "node.kubernetes.io/not-ready",
        Effect = "NoSchedule";

    public ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (
            request is { Operation: AdmissionOperation.Create, IsMain: true, Object: Node node }
            && node.Spec.Taints?.Exists(t => t is { Key: Key, Effect: Effect }) != true
        )
            (node.Spec.Taints ??= []).Add(new() { Key = Key, Effect = Effect });
        return default;
    }
}
