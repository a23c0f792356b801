// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Apps.V1;

public sealed class ControllerRevision : IKubeObject
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
}

public sealed class ControllerRevisionList : IKubeList<ControllerRevision>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ControllerRevision> Items { get; set => field = value ?? new(); } = new();
}

public sealed class DaemonSet : IKubeObject
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
}

public sealed class DaemonSetCondition
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
}

public sealed class DaemonSetList : IKubeList<DaemonSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<DaemonSet> Items { get; set => field = value ?? new(); } = new();
}

public sealed class DaemonSetSpec
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
}

public sealed class DaemonSetStatus
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
}

public sealed class DaemonSetUpdateStrategy
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateDaemonSet? RollingUpdate { get; set; }
}

public static class DaemonSetUpdateStrategyType
{
    public const string OnDelete = "OnDelete";
    public const string RollingUpdate = "RollingUpdate";
}

public sealed class Deployment : IKubeObject
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
}

public sealed class DeploymentCondition
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
}

public static class DeploymentConditionType
{
    public const string Available = "Available";
    public const string Progressing = "Progressing";
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class DeploymentList : IKubeList<Deployment>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Deployment> Items { get; set => field = value ?? new(); } = new();
}

public sealed class DeploymentSpec
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
}

public sealed class DeploymentStatus
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
}

public sealed class DeploymentStrategy
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateDeployment? RollingUpdate { get; set; }
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

public sealed class ReplicaSet : IKubeObject
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
}

public sealed class ReplicaSetCondition
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
}

public static class ReplicaSetConditionType
{
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class ReplicaSetList : IKubeList<ReplicaSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ReplicaSet> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ReplicaSetSpec
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
}

public sealed class ReplicaSetStatus
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
}

public sealed class RollingUpdateDaemonSet
{
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("maxSurge")]
    public IntOrString? MaxSurge { get; set; }
}

public sealed class RollingUpdateDeployment
{
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
    [JsonPropertyName("maxSurge")]
    public IntOrString? MaxSurge { get; set; }
}

public sealed class RollingUpdateStatefulSetStrategy
{
    [JsonPropertyName("partition")]
    public int? Partition { get; set; }
    [JsonPropertyName("maxUnavailable")]
    public IntOrString? MaxUnavailable { get; set; }
}

public sealed class StatefulSet : IKubeObject
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
}

public sealed class StatefulSetCondition
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
}

public sealed class StatefulSetList : IKubeList<StatefulSet>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<StatefulSet> Items { get; set => field = value ?? new(); } = new();
}

public sealed class StatefulSetOrdinals
{
    [JsonPropertyName("start")][OmitEmpty]
    public int Start { get; set; }
}

public sealed class StatefulSetPersistentVolumeClaimRetentionPolicy
{
    [JsonPropertyName("whenDeleted")][OmitEmpty]
    public string WhenDeleted { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("whenScaled")][OmitEmpty]
    public string WhenScaled { get; set => field = value ?? ""; } = "";
}

public sealed class StatefulSetSpec
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
}

public sealed class StatefulSetStatus
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
}

public sealed class StatefulSetUpdateStrategy
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rollingUpdate")]
    public RollingUpdateStatefulSetStrategy? RollingUpdate { get; set; }
}

public static class StatefulSetUpdateStrategyType
{
    public const string OnDelete = "OnDelete";
    public const string RollingUpdate = "RollingUpdate";
}
