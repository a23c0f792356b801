// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Apps.V1;

public sealed class ControllerRevision : IKubeObject, IApiValue<ControllerRevision>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("data")]
    public JsonElement? Data { get; set; }
    [JsonPropertyName("revision")]
    public long Revision { get; set; }
    public ControllerRevision DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Data = Data,
        Revision = Revision,
    };
    public bool DeepEquals(ControllerRevision? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Data, other.Data)
        && Revision == other.Revision;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ControllerRevision);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ControllerRevision has no status"); }
}

public sealed class ControllerRevisionList : IKubeList<ControllerRevision>, IApiValue<ControllerRevisionList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ControllerRevision> Items { get; set => field = value ?? new(); } = new();
    public ControllerRevisionList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ControllerRevisionList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ControllerRevisionList);
}

public sealed class DaemonSet : IKubeObject, IApiValue<DaemonSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public DaemonSetSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public DaemonSetStatus Status { get; set => field = value ?? new(); } = new();
    public DaemonSet DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(DaemonSet? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSet);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (DaemonSetStatus)value!; }
}

public sealed class DaemonSetCondition : IApiValue<DaemonSetCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public DaemonSetCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(DaemonSetCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetCondition);
}

public sealed class DaemonSetList : IKubeList<DaemonSet>, IApiValue<DaemonSetList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<DaemonSet> Items { get; set => field = value ?? new(); } = new();
    public DaemonSetList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(DaemonSetList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetList);
}

public sealed class DaemonSetSpec : IApiValue<DaemonSetSpec>
{
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("updateStrategy")]
    public DaemonSetUpdateStrategy UpdateStrategy { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("revisionHistoryLimit")]
    public int? RevisionHistoryLimit { get; set; }
    public DaemonSetSpec DeepClone() => new()
    {
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
        UpdateStrategy = UpdateStrategy.DeepClone(),
        MinReadySeconds = MinReadySeconds,
        RevisionHistoryLimit = RevisionHistoryLimit,
    };
    public bool DeepEquals(DaemonSetSpec? other) => other is not null
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template)
        && UpdateStrategy.DeepEquals(other.UpdateStrategy)
        && MinReadySeconds == other.MinReadySeconds
        && RevisionHistoryLimit == other.RevisionHistoryLimit;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetSpec);
}

public sealed class DaemonSetStatus : IApiValue<DaemonSetStatus>
{
    [JsonPropertyName("currentNumberScheduled")]
    public int CurrentNumberScheduled { get; set; }
    [JsonPropertyName("numberMisscheduled")]
    public int NumberMisscheduled { get; set; }
    [JsonPropertyName("desiredNumberScheduled")]
    public int DesiredNumberScheduled { get; set; }
    [JsonPropertyName("numberReady")]
    public int NumberReady { get; set; }
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("updatedNumberScheduled")][OmitEmpty]
    public int UpdatedNumberScheduled { get; set; }
    [JsonPropertyName("numberAvailable")][OmitEmpty]
    public int NumberAvailable { get; set; }
    [JsonPropertyName("numberUnavailable")][OmitEmpty]
    public int NumberUnavailable { get; set; }
    [JsonPropertyName("collisionCount")]
    public int? CollisionCount { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<DaemonSetCondition>? Conditions { get; set; }
    public DaemonSetStatus DeepClone() => new()
    {
        CurrentNumberScheduled = CurrentNumberScheduled,
        NumberMisscheduled = NumberMisscheduled,
        DesiredNumberScheduled = DesiredNumberScheduled,
        NumberReady = NumberReady,
        ObservedGeneration = ObservedGeneration,
        UpdatedNumberScheduled = UpdatedNumberScheduled,
        NumberAvailable = NumberAvailable,
        NumberUnavailable = NumberUnavailable,
        CollisionCount = CollisionCount,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(DaemonSetStatus? other) => other is not null
        && CurrentNumberScheduled == other.CurrentNumberScheduled
        && NumberMisscheduled == other.NumberMisscheduled
        && DesiredNumberScheduled == other.DesiredNumberScheduled
        && NumberReady == other.NumberReady
        && ObservedGeneration == other.ObservedGeneration
        && UpdatedNumberScheduled == other.UpdatedNumberScheduled
        && NumberAvailable == other.NumberAvailable
        && NumberUnavailable == other.NumberUnavailable
        && CollisionCount == other.CollisionCount
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetStatus);
}

public sealed class DaemonSetUpdateStrategy : IApiValue<DaemonSetUpdateStrategy>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateDaemonSet? RollingUpdate { get; set; }
    public DaemonSetUpdateStrategy DeepClone() => new()
    {
        Type = Type,
        RollingUpdate = RollingUpdate?.DeepClone(),
    };
    public bool DeepEquals(DaemonSetUpdateStrategy? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(RollingUpdate, other.RollingUpdate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonSetUpdateStrategy);
}

public static class DaemonSetUpdateStrategyType
{
    public const string OnDelete = "OnDelete";
    public const string RollingUpdate = "RollingUpdate";
}

public sealed class Deployment : IKubeObject, IApiValue<Deployment>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public DeploymentSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public DeploymentStatus Status { get; set => field = value ?? new(); } = new();
    public Deployment DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Deployment? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Deployment);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (DeploymentStatus)value!; }
}

public sealed class DeploymentCondition : IApiValue<DeploymentCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastUpdateTime")]
    public DateTimeOffset? LastUpdateTime { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public DeploymentCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastUpdateTime = LastUpdateTime,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(DeploymentCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastUpdateTime, other.LastUpdateTime)
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentCondition);
}

public static class DeploymentConditionType
{
    public const string Available = "Available";
    public const string Progressing = "Progressing";
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class DeploymentList : IKubeList<Deployment>, IApiValue<DeploymentList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Deployment> Items { get; set => field = value ?? new(); } = new();
    public DeploymentList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(DeploymentList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentList);
}

public sealed class DeploymentSpec : IApiValue<DeploymentSpec>
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("strategy")]
    public DeploymentStrategy Strategy { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("revisionHistoryLimit")]
    public int? RevisionHistoryLimit { get; set; }
    [JsonPropertyName("paused")][OmitEmpty]
    public bool Paused { get; set; }
    [JsonPropertyName("progressDeadlineSeconds")]
    public int? ProgressDeadlineSeconds { get; set; }
    public DeploymentSpec DeepClone() => new()
    {
        Replicas = Replicas,
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
        Strategy = Strategy.DeepClone(),
        MinReadySeconds = MinReadySeconds,
        RevisionHistoryLimit = RevisionHistoryLimit,
        Paused = Paused,
        ProgressDeadlineSeconds = ProgressDeadlineSeconds,
    };
    public bool DeepEquals(DeploymentSpec? other) => other is not null
        && Replicas == other.Replicas
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template)
        && Strategy.DeepEquals(other.Strategy)
        && MinReadySeconds == other.MinReadySeconds
        && RevisionHistoryLimit == other.RevisionHistoryLimit
        && Paused == other.Paused
        && ProgressDeadlineSeconds == other.ProgressDeadlineSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentSpec);
}

public sealed class DeploymentStatus : IApiValue<DeploymentStatus>
{
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("replicas")][OmitEmpty]
    public int Replicas { get; set; }
    [JsonPropertyName("updatedReplicas")][OmitEmpty]
    public int UpdatedReplicas { get; set; }
    [JsonPropertyName("readyReplicas")][OmitEmpty]
    public int ReadyReplicas { get; set; }
    [JsonPropertyName("availableReplicas")][OmitEmpty]
    public int AvailableReplicas { get; set; }
    [JsonPropertyName("unavailableReplicas")][OmitEmpty]
    public int UnavailableReplicas { get; set; }
    [JsonPropertyName("terminatingReplicas")]
    public int? TerminatingReplicas { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<DeploymentCondition>? Conditions { get; set; }
    [JsonPropertyName("collisionCount")]
    public int? CollisionCount { get; set; }
    public DeploymentStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        Replicas = Replicas,
        UpdatedReplicas = UpdatedReplicas,
        ReadyReplicas = ReadyReplicas,
        AvailableReplicas = AvailableReplicas,
        UnavailableReplicas = UnavailableReplicas,
        TerminatingReplicas = TerminatingReplicas,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        CollisionCount = CollisionCount,
    };
    public bool DeepEquals(DeploymentStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && Replicas == other.Replicas
        && UpdatedReplicas == other.UpdatedReplicas
        && ReadyReplicas == other.ReadyReplicas
        && AvailableReplicas == other.AvailableReplicas
        && UnavailableReplicas == other.UnavailableReplicas
        && TerminatingReplicas == other.TerminatingReplicas
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && CollisionCount == other.CollisionCount;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentStatus);
}

public sealed class DeploymentStrategy : IApiValue<DeploymentStrategy>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateDeployment? RollingUpdate { get; set; }
    public DeploymentStrategy DeepClone() => new()
    {
        Type = Type,
        RollingUpdate = RollingUpdate?.DeepClone(),
    };
    public bool DeepEquals(DeploymentStrategy? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(RollingUpdate, other.RollingUpdate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeploymentStrategy);
}

public static class DeploymentStrategyType
{
    public const string Recreate = "Recreate";
    public const string RollingUpdate = "RollingUpdate";
}

public static class PersistentVolumeClaimRetentionPolicyType
{
    public const string Delete = "Delete";
    public const string Retain = "Retain";
}

public static class PodManagementPolicyType
{
    public const string OrderedReady = "OrderedReady";
    public const string Parallel = "Parallel";
}

public sealed class ReplicaSet : IKubeObject, IApiValue<ReplicaSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ReplicaSetSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ReplicaSetStatus Status { get; set => field = value ?? new(); } = new();
    public ReplicaSet DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(ReplicaSet? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSet);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ReplicaSetStatus)value!; }
}

public sealed class ReplicaSetCondition : IApiValue<ReplicaSetCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public ReplicaSetCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(ReplicaSetCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetCondition);
}

public static class ReplicaSetConditionType
{
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class ReplicaSetList : IKubeList<ReplicaSet>, IApiValue<ReplicaSetList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ReplicaSet> Items { get; set => field = value ?? new(); } = new();
    public ReplicaSetList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ReplicaSetList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetList);
}

public sealed class ReplicaSetSpec : IApiValue<ReplicaSetSpec>
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    public ReplicaSetSpec DeepClone() => new()
    {
        Replicas = Replicas,
        MinReadySeconds = MinReadySeconds,
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
    };
    public bool DeepEquals(ReplicaSetSpec? other) => other is not null
        && Replicas == other.Replicas
        && MinReadySeconds == other.MinReadySeconds
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetSpec);
}

public sealed class ReplicaSetStatus : IApiValue<ReplicaSetStatus>
{
    [JsonPropertyName("replicas")]
    public int Replicas { get; set; }
    [JsonPropertyName("fullyLabeledReplicas")][OmitEmpty]
    public int FullyLabeledReplicas { get; set; }
    [JsonPropertyName("readyReplicas")][OmitEmpty]
    public int ReadyReplicas { get; set; }
    [JsonPropertyName("availableReplicas")][OmitEmpty]
    public int AvailableReplicas { get; set; }
    [JsonPropertyName("terminatingReplicas")]
    public int? TerminatingReplicas { get; set; }
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<ReplicaSetCondition>? Conditions { get; set; }
    public ReplicaSetStatus DeepClone() => new()
    {
        Replicas = Replicas,
        FullyLabeledReplicas = FullyLabeledReplicas,
        ReadyReplicas = ReadyReplicas,
        AvailableReplicas = AvailableReplicas,
        TerminatingReplicas = TerminatingReplicas,
        ObservedGeneration = ObservedGeneration,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ReplicaSetStatus? other) => other is not null
        && Replicas == other.Replicas
        && FullyLabeledReplicas == other.FullyLabeledReplicas
        && ReadyReplicas == other.ReadyReplicas
        && AvailableReplicas == other.AvailableReplicas
        && TerminatingReplicas == other.TerminatingReplicas
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicaSetStatus);
}

public sealed class RollingUpdateDaemonSet : IApiValue<RollingUpdateDaemonSet>
{
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("maxSurge")]
    public IntOrString? MaxSurge { get; set; }
    public RollingUpdateDaemonSet DeepClone() => new()
    {
        MaxUnavailable = MaxUnavailable,
        MaxSurge = MaxSurge,
    };
    public bool DeepEquals(RollingUpdateDaemonSet? other) => other is not null
        && Nullable.Equals(MaxUnavailable, other.MaxUnavailable)
        && Nullable.Equals(MaxSurge, other.MaxSurge);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RollingUpdateDaemonSet);
}

public sealed class RollingUpdateDeployment : IApiValue<RollingUpdateDeployment>
{
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("maxSurge")]
    public IntOrString? MaxSurge { get; set; }
    public RollingUpdateDeployment DeepClone() => new()
    {
        MaxUnavailable = MaxUnavailable,
        MaxSurge = MaxSurge,
    };
    public bool DeepEquals(RollingUpdateDeployment? other) => other is not null
        && Nullable.Equals(MaxUnavailable, other.MaxUnavailable)
        && Nullable.Equals(MaxSurge, other.MaxSurge);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RollingUpdateDeployment);
}

public sealed class RollingUpdateStatefulSetStrategy : IApiValue<RollingUpdateStatefulSetStrategy>
{
    [JsonPropertyName("partition")]
    public int? Partition { get; set; }
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    public RollingUpdateStatefulSetStrategy DeepClone() => new()
    {
        Partition = Partition,
        MaxUnavailable = MaxUnavailable,
    };
    public bool DeepEquals(RollingUpdateStatefulSetStrategy? other) => other is not null
        && Partition == other.Partition
        && Nullable.Equals(MaxUnavailable, other.MaxUnavailable);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RollingUpdateStatefulSetStrategy);
}

public sealed class StatefulSet : IKubeObject, IApiValue<StatefulSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public StatefulSetSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public StatefulSetStatus Status { get; set => field = value ?? new(); } = new();
    public StatefulSet DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(StatefulSet? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSet);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (StatefulSetStatus)value!; }
}

public sealed class StatefulSetCondition : IApiValue<StatefulSetCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public StatefulSetCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(StatefulSetCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetCondition);
}

public sealed class StatefulSetList : IKubeList<StatefulSet>, IApiValue<StatefulSetList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<StatefulSet> Items { get; set => field = value ?? new(); } = new();
    public StatefulSetList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(StatefulSetList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetList);
}

public sealed class StatefulSetOrdinals : IApiValue<StatefulSetOrdinals>
{
    [JsonPropertyName("start")][OmitEmpty]
    public int Start { get; set; }
    public StatefulSetOrdinals DeepClone() => new()
    {
        Start = Start,
    };
    public bool DeepEquals(StatefulSetOrdinals? other) => other is not null
        && Start == other.Start;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetOrdinals);
}

public sealed class StatefulSetPersistentVolumeClaimRetentionPolicy : IApiValue<StatefulSetPersistentVolumeClaimRetentionPolicy>
{
    [JsonPropertyName("whenDeleted")][OmitEmpty]
    public string WhenDeleted { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("whenScaled")][OmitEmpty]
    public string WhenScaled { get; set => field = value ?? ""; } = "";
    public StatefulSetPersistentVolumeClaimRetentionPolicy DeepClone() => new()
    {
        WhenDeleted = WhenDeleted,
        WhenScaled = WhenScaled,
    };
    public bool DeepEquals(StatefulSetPersistentVolumeClaimRetentionPolicy? other) => other is not null
        && WhenDeleted == other.WhenDeleted
        && WhenScaled == other.WhenScaled;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetPersistentVolumeClaimRetentionPolicy);
}

public sealed class StatefulSetSpec : IApiValue<StatefulSetSpec>
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("volumeClaimTemplates")][OmitEmpty]
    public List<PersistentVolumeClaim>? VolumeClaimTemplates { get; set; }
    [JsonPropertyName("serviceName")][OmitEmpty]
    public string ServiceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podManagementPolicy")][OmitEmpty]
    public string PodManagementPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("updateStrategy")]
    public StatefulSetUpdateStrategy UpdateStrategy { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("revisionHistoryLimit")]
    public int? RevisionHistoryLimit { get; set; }
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("persistentVolumeClaimRetentionPolicy")]
    public StatefulSetPersistentVolumeClaimRetentionPolicy? PersistentVolumeClaimRetentionPolicy { get; set; }
    [JsonPropertyName("ordinals")]
    public StatefulSetOrdinals? Ordinals { get; set; }
    public StatefulSetSpec DeepClone() => new()
    {
        Replicas = Replicas,
        Selector = Selector?.DeepClone(),
        Template = Template.DeepClone(),
        VolumeClaimTemplates = DeepValues.Clone(VolumeClaimTemplates, static e0 => e0.DeepClone()),
        ServiceName = ServiceName,
        PodManagementPolicy = PodManagementPolicy,
        UpdateStrategy = UpdateStrategy.DeepClone(),
        RevisionHistoryLimit = RevisionHistoryLimit,
        MinReadySeconds = MinReadySeconds,
        PersistentVolumeClaimRetentionPolicy = PersistentVolumeClaimRetentionPolicy?.DeepClone(),
        Ordinals = Ordinals?.DeepClone(),
    };
    public bool DeepEquals(StatefulSetSpec? other) => other is not null
        && Replicas == other.Replicas
        && DeepValues.Same(Selector, other.Selector)
        && Template.DeepEquals(other.Template)
        && DeepValues.Same(VolumeClaimTemplates, other.VolumeClaimTemplates, static (x0, y0) => x0.DeepEquals(y0))
        && ServiceName == other.ServiceName
        && PodManagementPolicy == other.PodManagementPolicy
        && UpdateStrategy.DeepEquals(other.UpdateStrategy)
        && RevisionHistoryLimit == other.RevisionHistoryLimit
        && MinReadySeconds == other.MinReadySeconds
        && DeepValues.Same(PersistentVolumeClaimRetentionPolicy, other.PersistentVolumeClaimRetentionPolicy)
        && DeepValues.Same(Ordinals, other.Ordinals);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetSpec);
}

public sealed class StatefulSetStatus : IApiValue<StatefulSetStatus>
{
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("replicas")]
    public int Replicas { get; set; }
    [JsonPropertyName("readyReplicas")][OmitEmpty]
    public int ReadyReplicas { get; set; }
    [JsonPropertyName("currentReplicas")][OmitEmpty]
    public int CurrentReplicas { get; set; }
    [JsonPropertyName("updatedReplicas")][OmitEmpty]
    public int UpdatedReplicas { get; set; }
    [JsonPropertyName("currentRevision")][OmitEmpty]
    public string CurrentRevision { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("updateRevision")][OmitEmpty]
    public string UpdateRevision { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("collisionCount")]
    public int? CollisionCount { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<StatefulSetCondition>? Conditions { get; set; }
    [JsonPropertyName("availableReplicas")][OmitEmpty]
    public int AvailableReplicas { get; set; }
    public StatefulSetStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        Replicas = Replicas,
        ReadyReplicas = ReadyReplicas,
        CurrentReplicas = CurrentReplicas,
        UpdatedReplicas = UpdatedReplicas,
        CurrentRevision = CurrentRevision,
        UpdateRevision = UpdateRevision,
        CollisionCount = CollisionCount,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        AvailableReplicas = AvailableReplicas,
    };
    public bool DeepEquals(StatefulSetStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && Replicas == other.Replicas
        && ReadyReplicas == other.ReadyReplicas
        && CurrentReplicas == other.CurrentReplicas
        && UpdatedReplicas == other.UpdatedReplicas
        && CurrentRevision == other.CurrentRevision
        && UpdateRevision == other.UpdateRevision
        && CollisionCount == other.CollisionCount
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && AvailableReplicas == other.AvailableReplicas;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetStatus);
}

public sealed class StatefulSetUpdateStrategy : IApiValue<StatefulSetUpdateStrategy>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateStatefulSetStrategy? RollingUpdate { get; set; }
    public StatefulSetUpdateStrategy DeepClone() => new()
    {
        Type = Type,
        RollingUpdate = RollingUpdate?.DeepClone(),
    };
    public bool DeepEquals(StatefulSetUpdateStrategy? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(RollingUpdate, other.RollingUpdate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatefulSetUpdateStrategy);
}

public static class StatefulSetUpdateStrategyType
{
    public const string OnDelete = "OnDelete";
    public const string RollingUpdate = "RollingUpdate";
}
