using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Networks;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Pods;

public sealed class PodStrategy : ResourceStrategy<Pod>
{
    private static readonly GroupVersionKind PodKind = new("", "v1", "Pod");
    private const string FrozenSpec =
        "pod updates may not change fields other than "
        + "`spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` "
        + "(only additions to existing tolerations),"
        + "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    private static readonly Dictionary<string, Func<Pod, string>> Selectable = new()
    {
        ["spec.nodeName"] = p => p.Spec.NodeName,
        ["spec.host"] = p => p.Spec.NodeName,
        ["spec.restartPolicy"] = p => p.Spec.RestartPolicy,
        ["spec.schedulerName"] = p => p.Spec.SchedulerName,
        ["spec.serviceAccountName"] = p => p.Spec.ServiceAccountName,
        ["spec.hostNetwork"] = p => p.Spec.HostNetwork ? "true" : "false",
        ["status.phase"] = p => p.Status.Phase,
        ["status.podIP"] = p => p.Status.PodIPs?.FirstOrDefault()?.Ip ?? p.Status.PodIP,
        ["status.podIPs"] = p => string.Join(",", (p.Status.PodIPs ?? []).Select(ip => ip.Ip)),
        ["status.nominatedNodeName"] = p => p.Status.NominatedNodeName,
    };

    public PodStrategy()
    {
        Subresources = With(
            Status(
                (pod, old) =>
                    (pod.Metadata.DeletionTimestamp, pod.Metadata.OwnerReferences) = (
                        old.Metadata.DeletionTimestamp,
                        old.Metadata.OwnerReferences
                    ),
                "metadata.deletionTimestamp",
                "metadata.ownerReferences"
            ),
            new BindingSubresource(),
            new MachineActionSubresource(),
            new EvictionSubresource(),
            new EphemeralContainersSubresource(),
            new ResizeSubresource(),
            new StreamSubresource("log", new GroupVersionKind("", "v1", "Pod"), "get"),
            new StreamSubresource("exec", new GroupVersionKind("", "v1", "PodExecOptions"), "create", "get"),
            new StreamSubresource("attach", new GroupVersionKind("", "v1", "PodAttachOptions"), "create", "get"),
            new StreamSubresource(
                "portforward",
                new GroupVersionKind("", "v1", "PodPortForwardOptions"),
                "create",
                "get"
            ),
            new ProxySubresource(new GroupVersionKind("", "v1", "PodProxyOptions"))
        );
    }

    public override ITableLayout Table => PodColumns.Layout;

    protected override IReadOnlyDictionary<string, Func<Pod, string>> SelectableFields => Selectable;

    protected override void Default(Pod pod)
    {
        PodDefaults.Spec(pod.Spec);
        PodDefaults.PodOnly(pod.Spec);
    }

    protected override void PrepareForCreate(Pod pod)
    {
        pod.Status = new PodStatus { Phase = "Pending", QosClass = PodQuality.ClassOf(pod.Spec) };
        if (pod.Spec.SchedulingGates is { Count: > 0 })
            pod.Status.Conditions =
            [
                new()
                {
                    Type = "PodScheduled",
                    Status = "False",
                    Reason = "SchedulingGated",
                    Message = "Scheduling is blocked due to non-empty scheduling gates",
                },
            ];
    }

    protected override void PrepareForUpdate(Pod pod, Pod old) => pod.Status = old.Status.DeepClone();

    protected override void Validate(Pod pod, FieldErrors errors) => ValidateNew(pod, errors);

    /// <summary>What holds for every new pod, and for one that a node reads of a file.</summary>
    internal static void ValidateNew(Pod pod, FieldErrors errors)
    {
        ValidateSpec(pod, errors);
        NetworkMembership.Validate(pod.Metadata, errors);
        if (pod.Spec.EphemeralContainers is { Count: > 0 })
            errors.Forbidden("spec.ephemeralContainers", "cannot be set on create");
    }

    public override void ValidateChange(IKubeObject value, IKubeObject old, FieldErrors errors)
    {
        errors.AddNew(e => ValidateSpec((Pod)value, e), e => ValidateSpec((Pod)old, e));
        ValidateUpdate(value, old, errors);
    }

    internal const string GatesStand = "cannot be set until all schedulingGates have been cleared";

    private static void ValidateSpec(Pod pod, FieldErrors errors)
    {
        PodValidation.Spec(pod.Spec, "spec", errors);
        if (pod.Spec is { NodeName.Length: > 0, SchedulingGates.Count: > 0 })
            errors.Forbidden("spec.nodeName", GatesStand);
    }

    protected override async ValueTask<Result<Allocation>> AllocateAsync(
        Pod? value,
        Pod? old,
        AllocationContext context,
        int attempt
    )
    {
        if (value is null || old is not null)
            return Allocation.None;
        var joined = await NetworkMembership.JoinAsync(value, Resource, context);
        if (!joined.Succeeded(out var conditions, out var error))
            return error;
        return conditions.Count == 0 ? Allocation.None : new Allocation(conditions, []);
    }

    protected override void ValidateUpdate(Pod pod, Pod old, FieldErrors errors)
    {
        NetworkMembership.ValidateUpdate(pod.Metadata, old.Metadata, errors);
        if (pod.Spec.Containers.Count != old.Spec.Containers.Count)
        {
            errors.Forbidden("spec.containers", "pod updates may not add or remove containers");
            return;
        }
        if ((pod.Spec.InitContainers?.Count ?? 0) != (old.Spec.InitContainers?.Count ?? 0))
        {
            errors.Forbidden("spec.initContainers", "pod updates may not add or remove containers");
            return;
        }
        Deadline(pod.Spec.ActiveDeadlineSeconds, old.Spec.ActiveDeadlineSeconds, errors);
        var kept = pod.Spec.DeepClone();
        foreach (var (container, before) in PodDefaults.All(kept).Zip(PodDefaults.All(old.Spec)))
            container.Image = before.Image;
        kept.ActiveDeadlineSeconds = old.Spec.ActiveDeadlineSeconds;
        VirtualMachines.ValidateUpdate(pod.Spec, old.Spec, errors);
        (kept.VirtualMachine, kept.Nics) = (old.Spec.VirtualMachine, old.Spec.Nics);
        // It is the machine, of which was judged already.
        if (old.Spec.VirtualMachine is not null)
            kept.Containers = old.Spec.Containers;
        if (!Tolerate(kept.Tolerations, old.Spec.Tolerations))
            errors.Forbidden(
                "spec.tolerations",
                "existing toleration can not be modified except its tolerationSeconds"
            );
        kept.Tolerations = old.Spec.Tolerations;
        if (old.Spec.TerminationGracePeriodSeconds < 0 && kept.TerminationGracePeriodSeconds == 1)
            kept.TerminationGracePeriodSeconds = old.Spec.TerminationGracePeriodSeconds;
        PodGates.ValidateUpdate(kept, old.Spec, errors);
        if (!KubeJson.Same(kept, old.Spec))
            errors.Forbidden("spec", FrozenSpec);
    }

    /// <summary>Who leaves the class out, as older node agents do of pods that they refuse, means no other.</summary>
    protected override void PrepareStatus(Pod pod, Pod old, DateTimeOffset now)
    {
        if (pod.Status.QosClass.Length == 0)
            pod.Status.QosClass = old.Status.QosClass;
    }

    protected override void ValidateStatus(Pod pod, Pod old, FieldErrors errors)
    {
        var (now, before) = (pod.Status, old.Status);
        if (before.QosClass.Length > 0 && now.QosClass != before.QosClass)
            errors.Invalid("status.qosClass", now.QosClass, "field is immutable");
        var isNominated = now.NominatedNodeName.Length > 0 && now.NominatedNodeName != before.NominatedNodeName;
        if (isNominated && old.Spec.NodeName.Length > 0)
            errors.Forbidden("status.nominatedNodeName", "may not be set on pods that are already bound to a node");
    }

    protected override long? DeletionGraceSeconds(Pod pod, long? asked)
    {
        var seconds = asked ?? pod.Spec.TerminationGracePeriodSeconds ?? 30;
        if (seconds < 0)
            seconds = 1;
        return pod.Spec.NodeName.Length == 0 || pod.Status.Phase is "Succeeded" or "Failed" ? 0 : seconds;
    }

    protected override IEnumerable<string> Warnings(Pod pod)
    {
        var faults = Formats.DnsLabel(pod.Metadata.Name).ToList();
        if (faults.Count > 0)
            yield return $"metadata.name: this is used in the Pod's hostname, which can result in surprising "
                + $"behavior; a DNS label is recommended: [{string.Join(" ", faults)}]";
        foreach (var gap in PodGaps.Of(pod.Spec, "spec"))
            yield return gap;
    }

    private static void Deadline(long? seconds, long? before, FieldErrors errors)
    {
        if (before is null)
            return;
        if (seconds is null)
            errors.Invalid("spec.activeDeadlineSeconds", null, "must not update from a positive integer to nil value");
        else if (seconds > before)
            errors.Invalid("spec.activeDeadlineSeconds", seconds, "must be less than or equal to previous value");
    }

    private static bool Tolerate(List<Toleration>? now, List<Toleration>? before) =>
        (before ?? []).All(b =>
            (now ?? []).Any(n => (n.Key, n.Operator, n.Value, n.Effect) == (b.Key, b.Operator, b.Value, b.Effect))
        );
}
