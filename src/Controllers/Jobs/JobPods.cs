using System.Globalization;
using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Controllers.Ownership;
using Arktos.Controllers.Pods;

namespace Arktos.Controllers.Jobs;

/// <summary>What a job asks of its pods, and how it makes them. Pure.</summary>
internal static class JobPods
{
    /// <summary>On a pod from its creation until its end has been counted.</summary>
    public const string TrackingFinalizer = "batch.kubernetes.io/job-tracking";

    public const string IndexKey = "batch.kubernetes.io/job-completion-index";
    public const string FailuresKey = "batch.kubernetes.io/job-index-failure-count";
    public const string IgnoredFailuresKey = "batch.kubernetes.io/job-index-ignored-failure-count";

    private const string IndexVariable = "JOB_COMPLETION_INDEX";

    public static bool IsTracked(Pod pod) => Finalizers.Has(pod, TrackingFinalizer);

    /// <summary>Null: it has none.</summary>
    public static int? IndexOf(Pod pod) => Number(pod, IndexKey);

    /// <summary>How many pods of the same index failed before this one, without those that a policy ignores.</summary>
    public static int FailuresBefore(Pod pod) => Number(pod, FailuresKey) ?? 0;

    public static int IgnoredFailuresBefore(Pod pod) => Number(pod, IgnoredFailuresKey) ?? 0;

    /// <summary>
    /// It does not run any more: its phase says so, or its node has confirmed its deletion, or it never had a node.
    /// </summary>
    public static bool HasEnded(Pod pod) =>
        PodStates.IsTerminated(pod)
        || pod.Metadata.DeletionTimestamp is not null
            && (pod.Spec.NodeName.Length == 0 || pod.Metadata.DeletionGracePeriodSeconds == 0);

    public static bool IsTerminating(Pod pod) => pod.Metadata.DeletionTimestamp is not null && !HasEnded(pod);

    /// <summary>Whether it counts as failed; pods that are being deleted do at once, or when they have ended.</summary>
    public static bool HasFailed(Pod pod, Job job)
    {
        if (PodStates.IsTerminated(pod))
            return pod.Status.Phase == "Failed";
        if (pod.Metadata.DeletionTimestamp is null)
            return false;
        return HasEnded(pod) || job.Spec.PodReplacementPolicy != PodReplacementPolicy.Failed;
    }

    /// <summary>When the last container ended, as far as that is known.</summary>
    public static DateTimeOffset FinishedAt(Pod pod)
    {
        var ends = (pod.Status.ContainerStatuses ?? [])
            .Select(c => c.State.Terminated?.FinishedAt)
            .Where(at => at is not null)
            .ToList();
        return ends.Count > 0 ? ends.Max()!.Value
            : PodStates.Condition(pod, "Ready")?.LastTransitionTime is { } since ? since
            : pod.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue;
    }

    /// <param name="index">Null: the job's pods have none.</param>
    /// <param name="before">The last failed pod of the same index, of a job that counts failures by index.</param>
    public static Pod New(Job job, int? index, FailedBefore? before)
    {
        var reference = Owners.ControllerReference(job, "batch/v1", "Job");
        var pod = PodTemplates.NewPod(job.Spec.Template, job, reference);
        (pod.Metadata.Finalizers ??= []).Add(TrackingFinalizer);
        if (index is not { } i)
        {
            pod.Metadata.GenerateName = GeneratedNames.PrefixOf(job.Metadata.Name);
            return pod;
        }
        var text = i.ToString(CultureInfo.InvariantCulture);
        pod.Metadata.GenerateName = GeneratedNames.PrefixOf(job.Metadata.Name, text);
        (pod.Metadata.Labels ??= new Map<string>())[IndexKey] = text;
        var annotations = pod.Metadata.Annotations ??= new Map<string>();
        annotations[IndexKey] = text;
        pod.Spec.Hostname = $"{job.Metadata.Name}-{text}";
        foreach (var container in pod.Spec.Containers.Concat(pod.Spec.InitContainers ?? []))
            AddIndexVariable(container);
        if (job.Spec.BackoffLimitPerIndex is null)
            return pod;
        annotations[FailuresKey] = (before?.Failures ?? 0).ToString(CultureInfo.InvariantCulture);
        if (before is { Ignored: > 0 and var ignored })
            annotations[IgnoredFailuresKey] = ignored.ToString(CultureInfo.InvariantCulture);
        return pod;
    }

    private static void AddIndexVariable(Container container)
    {
        var variables = container.Env ??= [];
        if (!variables.Exists(v => v.Name == IndexVariable))
            variables.Add(
                new EnvVar
                {
                    Name = IndexVariable,
                    ValueFrom = new EnvVarSource
                    {
                        FieldRef = new ObjectFieldSelector { FieldPath = $"metadata.labels['{IndexKey}']" },
                    },
                }
            );
    }

    private static int? Number(Pod pod, string annotation) =>
        int.TryParse(
            pod.Metadata.Annotations?.GetValueOrDefault(annotation),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}

/// <summary>How often pods of an index have failed, the last one included.</summary>
/// <param name="Ignored">Failures that a policy has ignored.</param>
internal sealed record FailedBefore(int Failures, int Ignored);
