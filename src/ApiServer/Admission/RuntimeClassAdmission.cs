using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Node.V1;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// A pod gets from its runtime class what it costs beyond its containers, and which nodes have it. A pod with a virtual
/// machine costs what machines do.
/// </summary>
public sealed class RuntimeClassAdmission(FollowedReads reads) : IAdmissionPlugin
{
    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request is not { Operation: AdmissionOperation.Create, IsMain: true, Object: Pod pod })
            return null;
        RuntimeClass? runtime = null;
        if (pod.Spec.RuntimeClassName is { Length: > 0 } name)
        {
            var read = await reads.FindAsync<RuntimeClass>(
                "node.k8s.io",
                "runtimeclasses",
                new ObjectName("", "", name),
                cancel
            );
            if (!read.Succeeded(out runtime, out var error))
                return error;
            if (runtime is null)
                return request.Forbidden($"pod rejected: RuntimeClass \"{name}\" not found");
        }
        return Overhead(request, pod.Spec, runtime) ?? Scheduling(request, pod.Spec, runtime?.Scheduling);
    }

    private static Status? Overhead(AdmissionRequest request, PodSpec spec, RuntimeClass? runtime)
    {
        if (spec.VirtualMachine is not null)
            return MachineOverhead.Charge(spec) is { } wrong ? request.Forbidden(wrong) : null;
        if (runtime?.Overhead is not { } overhead)
            return spec.Overhead is { Count: > 0 }
                ? request.Forbidden(
                    "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead"
                )
                : null;
        if (spec.Overhead is not null && !DeepValues.Same(spec.Overhead, overhead.PodFixed, (a, b) => a == b))
            return request.Forbidden("pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
        spec.Overhead = DeepValues.Copy(overhead.PodFixed);
        return null;
    }

    private static Status? Scheduling(AdmissionRequest request, PodSpec spec, Scheduling? scheduling)
    {
        foreach (var (key, value) in scheduling?.NodeSelector ?? [])
        {
            if (spec.NodeSelector?.GetValueOrDefault(key) is { } own && own != value)
                return request.Forbidden(
                    $"conflict: runtimeClass.scheduling.nodeSelector[{key}] = {value}; "
                        + $"pod.spec.nodeSelector[{key}] = {own}"
                );
            (spec.NodeSelector ??= [])[key] = value;
        }
        foreach (var toleration in scheduling?.Tolerations ?? [])
            if (spec.Tolerations?.Exists(t => t.DeepEquals(toleration)) != true)
                (spec.Tolerations ??= []).Add(toleration.DeepClone());
        return null;
    }
}
