using Arktos.Api;
using Arktos.Api.Apps.V1;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Core;
using Arktos.ApiServer.Registry.Pods;
using Arktos.ApiServer.Tables;

namespace Arktos.ApiServer.Registry.Apps;

public sealed class StatefulSetStrategy : ResourceStrategy<StatefulSet>
{
    private const string FrozenSpec =
        "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', "
        + "'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";

    public StatefulSetStrategy()
    {
        Subresources = With(
            Status(),
            new ScaleSubresource<StatefulSet>(
                s => (s.Spec.Replicas ?? 1, s.Status.Replicas, WorkloadRules.SelectorText(s.Spec.Selector)),
                (s, n) => s.Spec.Replicas = n
            )
        );
    }

    public override ITableLayout Table { get; } =
        new TableLayout<StatefulSet>([
            Cells.Name<StatefulSet>(),
            new("Ready", "string", (s, _) => $"{s.Status.ReadyReplicas}/{s.Spec.Replicas ?? 0}"),
            Cells.Age<StatefulSet>(),
            new("Containers", "string", (s, _) => Cells.ContainerNames(s.Spec.Template.Spec), Priority: 1),
            new("Images", "string", (s, _) => Cells.ContainerImages(s.Spec.Template.Spec), Priority: 1),
        ]);

    protected override void Default(StatefulSet value)
    {
        var spec = value.Spec;
        spec.Replicas ??= 1;
        spec.RevisionHistoryLimit ??= 10;
        if (spec.PodManagementPolicy.Length == 0)
            spec.PodManagementPolicy = "OrderedReady";
        if (spec.UpdateStrategy.Type.Length == 0)
        {
            spec.UpdateStrategy.Type = "RollingUpdate";
            spec.UpdateStrategy.RollingUpdate ??= new();
        }
        if (spec.UpdateStrategy is { Type: "RollingUpdate", RollingUpdate: { } rolling })
            rolling.Partition ??= 0;
        var retention = spec.PersistentVolumeClaimRetentionPolicy ??= new();
        if (retention.WhenDeleted.Length == 0)
            retention.WhenDeleted = "Retain";
        if (retention.WhenScaled.Length == 0)
            retention.WhenScaled = "Retain";
        foreach (var claim in spec.VolumeClaimTemplates ?? [])
        {
            (claim.ApiVersion, claim.Kind) = ("v1", "PersistentVolumeClaim");
            PersistentVolumeClaimStrategy.Defaults(claim);
        }
        PodDefaults.Spec(spec.Template.Spec);
    }

    protected override void PrepareForCreate(StatefulSet value) => value.Status = new();

    protected override void PrepareForUpdate(StatefulSet value, StatefulSet old) =>
        value.Status = old.Status.DeepClone();

    protected override void Validate(StatefulSet value, FieldErrors errors)
    {
        var spec = value.Spec;
        if (spec.PodManagementPolicy is not ("OrderedReady" or "Parallel"))
            errors.Invalid(
                "spec.podManagementPolicy",
                spec.PodManagementPolicy,
                "must be 'OrderedReady' or 'Parallel'"
            );
        UpdateStrategy(spec.UpdateStrategy, errors);
        Retention(
            spec.PersistentVolumeClaimRetentionPolicy?.WhenDeleted,
            "spec.persistentVolumeClaimRetentionPolicy.whenDeleted",
            errors
        );
        Retention(
            spec.PersistentVolumeClaimRetentionPolicy?.WhenScaled,
            "spec.persistentVolumeClaimRetentionPolicy.whenScaled",
            errors
        );
        WorkloadRules.NonNegative(spec.Replicas, "spec.replicas", errors);
        WorkloadRules.NonNegative(spec.MinReadySeconds, "spec.minReadySeconds", errors);
        WorkloadRules.NonNegative(spec.Ordinals?.Start, "spec.ordinals.start", errors);
        WorkloadRules.Selector(spec.Selector, spec.Template, "statefulset", errors);
        WorkloadRules.Template(WithClaims(spec), "StatefulSet", errors);
    }

    protected override void ValidateUpdate(StatefulSet value, StatefulSet old, FieldErrors errors)
    {
        var kept = value.Spec.DeepClone();
        kept.Replicas = old.Spec.Replicas;
        kept.Ordinals = old.Spec.Ordinals;
        kept.Template = old.Spec.Template;
        kept.UpdateStrategy = old.Spec.UpdateStrategy;
        kept.RevisionHistoryLimit = old.Spec.RevisionHistoryLimit;
        kept.PersistentVolumeClaimRetentionPolicy = old.Spec.PersistentVolumeClaimRetentionPolicy;
        kept.MinReadySeconds = old.Spec.MinReadySeconds;
        if (!KubeJson.Same(kept, old.Spec))
            errors.Forbidden("spec", FrozenSpec);
    }

    protected override void ValidateStatus(StatefulSet value, StatefulSet old, FieldErrors errors) =>
        WorkloadRules.Status(value.Status.Replicas, value.Status.ReadyReplicas, null, errors);

    protected override IEnumerable<string> Warnings(StatefulSet value)
    {
        foreach (var warning in WorkloadRules.Warnings(value.Metadata.Name, value.Spec.Template))
            yield return warning;
        if (value.Spec.RevisionHistoryLimit < 0)
            yield return "spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 "
                + "is recommended";
    }

    private static void UpdateStrategy(StatefulSetUpdateStrategy strategy, FieldErrors errors)
    {
        switch (strategy.Type)
        {
            case "OnDelete" when strategy.RollingUpdate is not null:
                errors.Invalid(
                    "spec.updateStrategy.rollingUpdate",
                    strategy.RollingUpdate,
                    "only allowed for updateStrategy 'RollingUpdate'"
                );
                break;
            case "OnDelete":
                break;
            case "RollingUpdate":
                WorkloadRules.NonNegative(
                    strategy.RollingUpdate?.Partition,
                    "spec.updateStrategy.rollingUpdate.partition",
                    errors
                );
                const string Unavailable = "spec.updateStrategy.rollingUpdate.maxUnavailable";
                if (WorkloadRules.AmountOfAll(strategy.RollingUpdate?.MaxUnavailable, Unavailable, errors) == 0)
                    errors.Invalid(Unavailable, strategy.RollingUpdate!.MaxUnavailable, "cannot be 0");
                break;
            default:
                errors.Invalid("spec.updateStrategy", strategy, "must be 'RollingUpdate' or 'OnDelete'");
                break;
        }
    }

    private static void Retention(string? policy, string field, FieldErrors errors)
    {
        if (policy is not ("Delete" or "Retain"))
            errors.NotSupported(field, policy, "Delete", "Retain");
    }

    /// <summary>
    /// The template as its pods will be: each has a volume for each claim, under the name of the claim's template, and
    /// containers may mount these.
    /// </summary>
    private static PodTemplateSpec WithClaims(StatefulSetSpec spec)
    {
        if (spec.VolumeClaimTemplates is not { Count: > 0 } claims)
            return spec.Template;
        var template = spec.Template.DeepClone();
        var volumes = template.Spec.Volumes ??= [];
        foreach (var name in claims.Select(c => c.Metadata.Name))
            if (!volumes.Exists(v => v.Name == name))
                volumes.Add(
                    new Volume
                    {
                        Name = name,
                        PersistentVolumeClaim = new() { ClaimName = name },
                    }
                );
        return template;
    }
}
