using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Batch.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Validation;
using Arktos.ApiServer.Admission.Security;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Admission;

/// <summary>
/// Pods keep to the level of the Pod Security Standards that their namespace asks for by labels, and who writes pods or
/// templates of pods is warned of the level that it warns of. Pods of tenants other than system keep to the level
/// "baseline" as well, whatever the labels are and whoever writes them: they share nodes with pods of others.
/// </summary>
internal sealed class PodSecurity(FollowedReads reads, ExistingPods existing) : IAdmissionPlugin
{
    private static readonly LevelVersion Floor = new(SecurityLevel.Baseline, LevelVersion.Latest);

    // Of pods; they change nothing that a level is about.
    private static readonly string[] IgnoredSubresources =
    [
        "exec",
        "attach",
        "binding",
        "eviction",
        "log",
        "portforward",
        "proxy",
        "status",
    ];

    public async ValueTask<Status?> ValidateAsync(AdmissionRequest request, CancellationToken cancel)
    {
        if (request.Operation == AdmissionOperation.Delete)
            return null;
        switch (request.Object)
        {
            case Pod pod:
                return
                    IgnoredSubresources.Contains(request.Subresource) || request.Old is Pod old && !MayMatter(pod, old)
                    ? null
                    : await CheckPodAsync(request, new(pod.Metadata, pod.Spec), cancel);
            case Namespace ns when request.IsMain:
                return await CheckNamespaceAsync(request, ns, cancel);
            default:
                if (request.IsMain && TemplateOf(request.Object) is { } template)
                    await WarnAsync(request, new(template.Metadata, template.Spec), cancel);
                return null;
        }
    }

    private static PodTemplateSpec? TemplateOf(IKubeObject? value) =>
        value switch
        {
            Deployment deployment => deployment.Spec.Template,
            ReplicaSet replicas => replicas.Spec.Template,
            StatefulSet set => set.Spec.Template,
            DaemonSet set => set.Spec.Template,
            Job job => job.Spec.Template,
            CronJob job => job.Spec.JobTemplate.Spec.Template,
            ReplicationController controller => controller.Spec.Template,
            PodTemplate template => template.Template,
            _ => null,
        };

    private async ValueTask<Status?> CheckPodAsync(AdmissionRequest request, SecuredPod pod, CancellationToken cancel)
    {
        if (!(await PolicyAsync(request, cancel)).Succeeded(out var policy, out var error))
            return error;
        Audit(request, pod, policy);
        if (Refusal(request, pod, policy.Enforce) is { } refusal)
            return refusal;
        // No other level has all of it: older versions know less, and "restricted" leaves pods for Windows alone.
        if (
            request.Tenant != UserIdentity.SystemTenant
            && policy.Enforce != Floor
            && Refusal(request, pod, Floor) is { } floored
        )
            return floored;
        if (policy.Warn != policy.Enforce)
            Warn(request, pod, policy.Warn);
        return null;
    }

    // A template is never refused: the pods that are made from it are.
    private async ValueTask WarnAsync(AdmissionRequest request, SecuredPod pod, CancellationToken cancel)
    {
        if (!(await PolicyAsync(request, cancel)).Succeeded(out var policy, out _))
            return;
        Audit(request, pod, policy);
        Warn(request, pod, policy.Warn);
    }

    private async ValueTask<Status?> CheckNamespaceAsync(
        AdmissionRequest request,
        Namespace ns,
        CancellationToken cancel
    )
    {
        var errors = new FieldErrors();
        var policy = SecurityPolicy.Of(ns.Metadata.Labels, errors);
        var (before, faultsBefore) = (SecurityPolicy.None, new FieldErrors());
        if (request.Old is Namespace old)
            before = SecurityPolicy.Of(old.Metadata.Labels, faultsBefore);
        // What was wrong before does not keep anybody from writing the rest.
        if (errors.Count > 0 && !errors.SequenceEqual(faultsBefore))
            return Statuses.Invalid(request.Strategy.Kind, ns.Metadata.Name, errors);
        var (enforced, enforcedBefore) = (policy.Enforce, before.Enforce);
        if (
            request.Operation == AdmissionOperation.Update
            && enforced.Level != SecurityLevel.Privileged
            && (enforced.Minor != enforcedBefore.Minor || enforced.Level > enforcedBefore.Level)
        )
            request.Request.Warnings.AddRange(
                await existing.WarningsAsync(request.Tenant, ns.Metadata.Name, enforced, cancel)
            );
        return null;
    }

    private async ValueTask<Result<SecurityPolicy>> PolicyAsync(AdmissionRequest request, CancellationToken cancel)
    {
        var name = new ObjectName(request.Tenant, "", request.Namespace);
        var read = await reads.FindAsync<Namespace>("", "namespaces", name, cancel);
        if (!read.Succeeded(out var ns, out var error))
            return error;
        if (ns is null)
            return Statuses.InternalError($"failed to lookup namespace {request.Namespace}");
        return SecurityPolicy.Of(ns.Metadata.Labels);
    }

    private static Status? Refusal(AdmissionRequest request, SecuredPod pod, LevelVersion asked)
    {
        var violations = SecurityChecks.Violations(pod, asked);
        return violations.Count == 0
            ? null
            : request.Forbidden($"violates PodSecurity \"{asked}\": {string.Join(", ", violations)}");
    }

    private static void Audit(AdmissionRequest request, SecuredPod pod, SecurityPolicy policy)
    {
        const string Prefix = "pod-security.kubernetes.io/";
        if (request.Request.Audit is not { } audit)
            return;
        if (request.Object is Pod)
            audit.Annotate($"{Prefix}enforce-policy", policy.Enforce.ToString());
        var violations = SecurityChecks.Violations(pod, policy.Audit);
        if (violations.Count > 0)
            audit.Annotate(
                $"{Prefix}audit-violations",
                $"would violate PodSecurity \"{policy.Audit}\": {string.Join(", ", violations)}"
            );
    }

    private static void Warn(AdmissionRequest request, SecuredPod pod, LevelVersion asked)
    {
        var violations = SecurityChecks.Violations(pod, asked);
        if (violations.Count > 0)
            request.Request.Warnings.Add($"would violate PodSecurity \"{asked}\": {string.Join(", ", violations)}");
    }

    /// <summary>Whether a change of a pod is worth a look: most write nothing that a level is about.</summary>
    private static bool MayMatter(Pod pod, Pod old) =>
        !Images(pod.Spec).SequenceEqual(Images(old.Spec))
        || !Profiles(pod.Metadata.Annotations).SequenceEqual(Profiles(old.Metadata.Annotations));

    private static IEnumerable<(string Name, string Image)> Images(PodSpec spec) =>
        spec
            .Containers.Select(c => (c.Name, c.Image))
            .Concat((spec.InitContainers ?? []).Select(c => (c.Name, c.Image)))
            .Concat((spec.EphemeralContainers ?? []).Select(c => (c.Name, c.Image)));

    private static IEnumerable<KeyValuePair<string, string>> Profiles(Map<string>? annotations) =>
        (annotations ?? [])
            .Where(a =>
                a.Key == BaselineChecks.SeccompPod
                || a.Key.StartsWith(BaselineChecks.SeccompPrefix, StringComparison.Ordinal)
                || a.Key.StartsWith(BaselineChecks.AppArmorPrefix, StringComparison.Ordinal)
            )
            .OrderBy(a => a.Key, StringComparer.Ordinal);
}
