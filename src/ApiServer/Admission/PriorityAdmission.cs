using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Scheduling.V1;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Gives a pod the priority and the preemption policy of its class, or of the default class; keeps one class at most
/// the default, and those of the system from being deleted.
/// </summary>
public sealed class PriorityAdmission(FollowedReads reads) : IAdmissionPlugin
{
    private const string Group = "scheduling.k8s.io";
    private const string Plural = "priorityclasses";
    private const string Preempt = "PreemptLowerPriority";

    public async ValueTask<Status?> AdmitAsync(AdmissionRequest request, CancellationToken cancel) =>
        request switch
        {
            { Operation: AdmissionOperation.Create, IsMain: true, Object: Pod pod } => await PodAsync(
                request,
                pod,
                cancel
            ),
            { Operation: AdmissionOperation.Delete, Old: PriorityClass old }
                when SystemPriorityClasses.All.Any(c => c.Metadata.Name == old.Metadata.Name) => request.Forbidden(
                "this is a system priority class and cannot be deleted"
            ),
            { Object: PriorityClass { GlobalDefault: true } value } => await DefaultAsync(request, value, cancel),
            _ => null,
        };

    private async ValueTask<Status?> PodAsync(AdmissionRequest request, Pod pod, CancellationToken cancel)
    {
        PriorityClass? priority;
        if (pod.Spec.PriorityClassName is { Length: > 0 } name)
        {
            // Tenants share nodes and a queue: what must run before all else is the installation's own.
            if (
                request.Tenant != UserIdentity.SystemTenant
                && name.StartsWith(SystemPriorityClasses.Prefix, StringComparison.Ordinal)
            )
                return request.Forbidden(
                    $"pods with {name} priorityClass is not permitted in {request.Namespace} namespace"
                );
            var read = await reads.FindAsync<PriorityClass>(Group, Plural, new ObjectName("", "", name), cancel);
            if (!read.Succeeded(out priority, out var error))
                return error;
            if (priority is null)
                return request.Forbidden($"no PriorityClass with name {name} was found");
        }
        else if ((priority = await FindDefaultAsync(cancel)) is not null)
            pod.Spec.PriorityClassName = priority.Metadata.Name;
        var value = priority?.Value ?? 0;
        if (pod.Spec.Priority is { } given && given != value)
            return request.Forbidden(
                $"the integer value of priority ({given}) must not be provided in pod spec; priority admission "
                    + $"controller computed {value} from the given PriorityClass name"
            );
        var policy = priority?.PreemptionPolicy ?? Preempt;
        if (pod.Spec.PreemptionPolicy is { } asked && asked != policy)
            return request.Forbidden(
                $"the string value of PreemptionPolicy ({asked}) must not be provided in pod spec; priority admission "
                    + $"controller computed {policy} from the given PriorityClass name"
            );
        (pod.Spec.Priority, pod.Spec.PreemptionPolicy) = (value, policy);
        return null;
    }

    private async ValueTask<Status?> DefaultAsync(
        AdmissionRequest request,
        PriorityClass value,
        CancellationToken cancel
    ) =>
        await FindDefaultAsync(cancel) is { } other
        && (request.Operation == AdmissionOperation.Create || other.Metadata.Name != value.Metadata.Name)
            ? request.Forbidden(
                $"PriorityClass {other.Metadata.Name} is already marked as default. Only one default can exist"
            )
            : null;

    // Two servers may have made one each at the same moment; the lowest value wins.
    private async ValueTask<PriorityClass?> FindDefaultAsync(CancellationToken cancel) =>
        (await reads.AllAsync<PriorityClass>(Group, Plural, cancel)).Where(c => c.GlobalDefault).MinBy(c => c.Value);
}

/// <summary>The two classes that every installation has. Pure.</summary>
public static class SystemPriorityClasses
{
    public const string Prefix = "system-";

    public static IReadOnlyList<PriorityClass> All { get; } =
    [
        new()
        {
            Metadata = new() { Name = "system-cluster-critical" },
            Value = 2_000_000_000,
            Description =
                "Used for system critical pods that must run in the cluster, but can be moved to another node if "
                + "necessary.",
        },
        new()
        {
            Metadata = new() { Name = "system-node-critical" },
            Value = 2_000_001_000,
            Description = "Used for system critical pods that must not be moved from their current node.",
        },
    ];

    /// <summary>Why a class with the prefix is none of the system's; null: it is one.</summary>
    public static string? Fault(PriorityClass value)
    {
        var name = value.Metadata.Name;
        return All.FirstOrDefault(c => c.Metadata.Name == name) is not { } known
                ? $"{name} is not a known system priority class"
            : value.Value != known.Value ? $"value of {name} PriorityClass must be {known.Value}"
            : value.GlobalDefault ? $"globalDefault of {name} PriorityClass must be false"
            : null;
    }
}
