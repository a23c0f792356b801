using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.ManagedFields;
using Arktos.Api.Validation;
using Arktos.ApiServer.Indexes;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What the containers of a pod that is there have: cpu and memory, and nothing else.</summary>
public sealed class ResizeSubresource()
    : PodPartSubresource(
        "resize",
        FieldSet
            .Of(PathElement.Field("spec"), PathElement.Field("containers"))
            .Union(FieldSet.Of(PathElement.Field("spec"), PathElement.Field("initContainers")))
            .Union(
                FieldSet.Of(
                    PathElement.Field("spec"),
                    PathElement.Field("virtualMachine"),
                    PathElement.Field("resources")
                )
            )
    )
{
    private static readonly string[] Mutable = ["cpu", "memory"];

    protected override void Take(Pod pod, Pod body)
    {
        Take(pod.Spec.Containers, body.Spec.Containers);
        Take(pod.Spec.InitContainers ?? [], body.Spec.InitContainers ?? []);
        VirtualMachines.Resize(pod.Spec, body.Spec.VirtualMachine);
    }

    protected override void Validate(Pod pod, Pod old, FieldErrors errors)
    {
        if (PodReferences.IsMirror(old))
        {
            errors.Forbidden("", "static pods cannot be resized");
            return;
        }
        if (old.Spec.Resources is { Limits.Count: > 0 } or { Requests.Count: > 0 })
        {
            errors.Forbidden("", "pods with pod-level resources cannot be resized");
            return;
        }
        PodValidation.Spec(pod.Spec, "spec", errors);
        if (PodQuality.ClassOf(pod.Spec) != PodQuality.ClassOf(old.Spec))
            errors.Invalid(
                "spec",
                PodQuality.ClassOf(pod.Spec),
                "Pod QOS Class may not change as a result of resizing"
            );
        Containers(pod.Spec.Containers, old.Spec.Containers, "spec.containers", errors);
        Containers(pod.Spec.InitContainers ?? [], old.Spec.InitContainers ?? [], "spec.initContainers", errors);
        if (!IsOnlyResized(pod.Spec, old.Spec))
            errors.Forbidden("spec", "only cpu and memory resources are mutable");
    }

    private static void Take(List<Container> containers, List<Container> wanted)
    {
        foreach (var container in containers)
            if (wanted.Find(w => w.Name == container.Name) is { } sent)
                (container.Resources, container.ResizePolicy) = (sent.Resources, sent.ResizePolicy);
    }

    private static void Containers(List<Container> now, List<Container> before, string at, FieldErrors errors)
    {
        foreach (var (i, (container, old)) in now.Zip(before).Index())
        {
            var (resources, kept) = (container.Resources, old.Resources);
            var field = $"{at}[{i}].resources";
            if (at.EndsWith("initContainers", StringComparison.Ordinal) && old.RestartPolicy != "Always")
            {
                if (!resources.DeepEquals(kept))
                    errors.Forbidden(field, "resources for non-sidecar init containers are immutable");
                continue;
            }
            if (IsRemoved(resources.Requests, kept.Requests))
                errors.Forbidden($"{field}.requests", "resource requests cannot be removed");
            if (IsRemoved(resources.Limits, kept.Limits))
                errors.Forbidden($"{field}.limits", "resource limits cannot be removed");
        }
    }

    private static bool IsRemoved(Map<Quantity>? now, Map<Quantity>? before) =>
        (before ?? []).Keys.Any(name => Mutable.Contains(name) && now?.ContainsKey(name) != true);

    private static bool IsOnlyResized(PodSpec now, PodSpec before)
    {
        var kept = now.DeepClone();
        foreach (var (container, old) in PodDefaults.All(kept).Zip(PodDefaults.All(before)))
        {
            container.Resources.Requests = WithAmounts(container.Resources.Requests, old.Resources.Requests);
            container.Resources.Limits = WithAmounts(container.Resources.Limits, old.Resources.Limits);
        }
        if (kept.VirtualMachine is { } machine && before.VirtualMachine is { } asItWas)
            machine.Resources = asItWas.Resources;
        return KubeJson.Same(kept, before);
    }

    /// <summary>The amounts that may change as they were before, and all others as they are.</summary>
    private static Map<Quantity>? WithAmounts(Map<Quantity>? now, Map<Quantity>? before)
    {
        var amounts = new Map<Quantity>();
        foreach (var (name, amount) in now ?? [])
            if (!Mutable.Contains(name))
                amounts[name] = amount;
        foreach (var (name, amount) in before ?? [])
            if (Mutable.Contains(name))
                amounts[name] = amount;
        return amounts.Count == 0 && before is not { Count: > 0 } ? before : amounts;
    }
}
