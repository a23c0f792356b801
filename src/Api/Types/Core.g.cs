// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Core.V1;

public sealed class AWSElasticBlockStoreVolumeSource
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("partition")][OmitEmpty]
    public int Partition { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class Action : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ActionSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ActionStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class ActionList : IKubeList<Action>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Action> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ActionSpec
{
    [JsonPropertyName("nodeName")][OmitEmpty]
    public string NodeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podName")][OmitEmpty]
    public string PodName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podID")][OmitEmpty]
    public string PodID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rebootAction")]
    public RebootAction? RebootAction { get; set; }
    [JsonPropertyName("snapshotAction")]
    public SnapshotAction? SnapshotAction { get; set; }
    [JsonPropertyName("restoreAction")]
    public RestoreAction? RestoreAction { get; set; }
}

public sealed class ActionStatus
{
    [JsonPropertyName("complete")][OmitEmpty]
    public bool Complete { get; set; }
    [JsonPropertyName("error")][OmitEmpty]
    public string Error { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podName")][OmitEmpty]
    public string PodName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podID")][OmitEmpty]
    public string PodID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rebootStatus")]
    public RebootStatus? RebootStatus { get; set; }
    [JsonPropertyName("snapshotStatus")]
    public SnapshotStatus? SnapshotStatus { get; set; }
    [JsonPropertyName("restoreStatus")]
    public RestoreStatus? RestoreStatus { get; set; }
}

public sealed class Affinity
{
    [JsonPropertyName("nodeAffinity")]
    public NodeAffinity? NodeAffinity { get; set; }
    [JsonPropertyName("podAffinity")]
    public PodAffinity? PodAffinity { get; set; }
    [JsonPropertyName("podAntiAffinity")]
    public PodAntiAffinity? PodAntiAffinity { get; set; }
}

public sealed class AppArmorProfile
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("localhostProfile")]
    public string? LocalhostProfile { get; set; }
}

public static class AppArmorProfileType
{
    public const string Localhost = "Localhost";
    public const string RuntimeDefault = "RuntimeDefault";
    public const string Unconfined = "Unconfined";
}

public sealed class AttachedVolume
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("devicePath")]
    public string DevicePath { get; set => field = value ?? ""; } = "";
}

public sealed class AvoidPods
{
    [JsonPropertyName("preferAvoidPods")][OmitEmpty]
    public List<PreferAvoidPodsEntry>? PreferAvoidPods { get; set; }
}

public static class AzureDataDiskCachingMode
{
    public const string None = "None";
    public const string ReadOnly = "ReadOnly";
    public const string ReadWrite = "ReadWrite";
}

public static class AzureDataDiskKind
{
    public const string Dedicated = "Dedicated";
    public const string Managed = "Managed";
    public const string Shared = "Shared";
}

public sealed class AzureDiskVolumeSource
{
    [JsonPropertyName("diskName")]
    public string DiskName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("diskURI")]
    public string DiskURI { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("cachingMode")]
    public string? CachingMode { get; set; }
    [JsonPropertyName("fsType")]
    public string? FsType { get; set; }
    [JsonPropertyName("readOnly")]
    public bool? ReadOnly { get; set; }
    [JsonPropertyName("kind")]
    public string? Kind { get; set; }
}

public sealed class AzureFilePersistentVolumeSource
{
    [JsonPropertyName("secretName")]
    public string SecretName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("shareName")]
    public string ShareName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretNamespace")]
    public string? SecretNamespace { get; set; }
}

public sealed class AzureFileVolumeSource
{
    [JsonPropertyName("secretName")]
    public string SecretName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("shareName")]
    public string ShareName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class Binding : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("target")]
    public ObjectReference Target { get; set => field = value ?? new(); } = new();
}

public sealed class CSIPersistentVolumeSource
{
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volumeHandle")]
    public string VolumeHandle { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volumeAttributes")][OmitEmpty]
    public Map<string>? VolumeAttributes { get; set; }
    [JsonPropertyName("controllerPublishSecretRef")]
    public SecretReference? ControllerPublishSecretRef { get; set; }
    [JsonPropertyName("nodeStageSecretRef")]
    public SecretReference? NodeStageSecretRef { get; set; }
    [JsonPropertyName("nodePublishSecretRef")]
    public SecretReference? NodePublishSecretRef { get; set; }
    [JsonPropertyName("controllerExpandSecretRef")]
    public SecretReference? ControllerExpandSecretRef { get; set; }
    [JsonPropertyName("nodeExpandSecretRef")]
    public SecretReference? NodeExpandSecretRef { get; set; }
}

public sealed class CSIVolumeSource
{
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")]
    public bool? ReadOnly { get; set; }
    [JsonPropertyName("fsType")]
    public string? FsType { get; set; }
    [JsonPropertyName("volumeAttributes")][OmitEmpty]
    public Map<string>? VolumeAttributes { get; set; }
    [JsonPropertyName("nodePublishSecretRef")]
    public LocalObjectReference? NodePublishSecretRef { get; set; }
}

public sealed class Capabilities
{
    [JsonPropertyName("add")][OmitEmpty]
    public List<string>? Add { get; set; }
    [JsonPropertyName("drop")][OmitEmpty]
    public List<string>? Drop { get; set; }
}

public sealed class CephFSPersistentVolumeSource
{
    [JsonPropertyName("monitors")]
    public List<string> Monitors { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretFile")][OmitEmpty]
    public string SecretFile { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public SecretReference? SecretRef { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class CephFSVolumeSource
{
    [JsonPropertyName("monitors")]
    public List<string> Monitors { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretFile")][OmitEmpty]
    public string SecretFile { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class CinderPersistentVolumeSource
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretRef")]
    public SecretReference? SecretRef { get; set; }
}

public sealed class CinderVolumeSource
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
}

public static class ClaimResourceStatus
{
    public const string ControllerResizeInProgress = "ControllerResizeInProgress";
    public const string ControllerResizeInfeasible = "ControllerResizeInfeasible";
    public const string NodeResizeInProgress = "NodeResizeInProgress";
    public const string NodeResizeInfeasible = "NodeResizeInfeasible";
    public const string NodeResizePending = "NodeResizePending";
}

public sealed class ClientIPConfig
{
    [JsonPropertyName("timeoutSeconds")]
    public int? TimeoutSeconds { get; set; }
}

public sealed class ClusterTrustBundleProjection
{
    [JsonPropertyName("name")]
    public string? Name { get; set; }
    [JsonPropertyName("signerName")]
    public string? SignerName { get; set; }
    [JsonPropertyName("labelSelector")]
    public LabelSelector? LabelSelector { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
}

public sealed class ComponentCondition
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("error")][OmitEmpty]
    public string Error { get; set => field = value ?? ""; } = "";
}

public static class ComponentConditionType
{
    public const string Healthy = "Healthy";
}

public sealed class ComponentStatus : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<ComponentCondition>? Conditions { get; set; }
}

public sealed class ComponentStatusList : IKubeList<ComponentStatus>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ComponentStatus> Items { get; set => field = value ?? new(); } = new();
}

public static class ConditionStatus
{
    public const string False = "False";
    public const string True = "True";
    public const string Unknown = "Unknown";
}

public sealed class ConfigMap : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("immutable")]
    public bool? Immutable { get; set; }
    [JsonPropertyName("data")][OmitEmpty]
    public Map<string>? Data { get; set; }
    [JsonPropertyName("binaryData")][OmitEmpty]
    public Map<byte[]>? BinaryData { get; set; }
}

public sealed class ConfigMapEnvSource
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class ConfigMapKeySelector
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class ConfigMapList : IKubeList<ConfigMap>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ConfigMap> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ConfigMapNodeConfigSource
{
    [JsonPropertyName("namespace")]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kubeletConfigKey")]
    public string KubeletConfigKey { get; set => field = value ?? ""; } = "";
}

public sealed class ConfigMapProjection
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class ConfigMapVolumeSource
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class Container
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("image")][OmitEmpty]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("command")][OmitEmpty]
    public List<string>? Command { get; set; }
    [JsonPropertyName("args")][OmitEmpty]
    public List<string>? Args { get; set; }
    [JsonPropertyName("workingDir")][OmitEmpty]
    public string WorkingDir { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ports")][OmitEmpty]
    public List<ContainerPort>? Ports { get; set; }
    [JsonPropertyName("envFrom")][OmitEmpty]
    public List<EnvFromSource>? EnvFrom { get; set; }
    [JsonPropertyName("env")][OmitEmpty]
    public List<EnvVar>? Env { get; set; }
    [JsonPropertyName("resources")]
    public ResourceRequirements Resources { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resizePolicy")][OmitEmpty]
    public List<ContainerResizePolicy>? ResizePolicy { get; set; }
    [JsonPropertyName("restartPolicy")]
    public string? RestartPolicy { get; set; }
    [JsonPropertyName("restartPolicyRules")][OmitEmpty]
    public List<ContainerRestartRule>? RestartPolicyRules { get; set; }
    [JsonPropertyName("volumeMounts")][OmitEmpty]
    public List<VolumeMount>? VolumeMounts { get; set; }
    [JsonPropertyName("volumeDevices")][OmitEmpty]
    public List<VolumeDevice>? VolumeDevices { get; set; }
    [JsonPropertyName("livenessProbe")]
    public Probe? LivenessProbe { get; set; }
    [JsonPropertyName("readinessProbe")]
    public Probe? ReadinessProbe { get; set; }
    [JsonPropertyName("startupProbe")]
    public Probe? StartupProbe { get; set; }
    [JsonPropertyName("lifecycle")]
    public Lifecycle? Lifecycle { get; set; }
    [JsonPropertyName("terminationMessagePath")][OmitEmpty]
    public string TerminationMessagePath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("terminationMessagePolicy")][OmitEmpty]
    public string TerminationMessagePolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("imagePullPolicy")][OmitEmpty]
    public string ImagePullPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("securityContext")]
    public SecurityContext? SecurityContext { get; set; }
    [JsonPropertyName("stdin")][OmitEmpty]
    public bool Stdin { get; set; }
    [JsonPropertyName("stdinOnce")][OmitEmpty]
    public bool StdinOnce { get; set; }
    [JsonPropertyName("tty")][OmitEmpty]
    public bool Tty { get; set; }
}

public sealed class ContainerExtendedResourceRequest
{
    [JsonPropertyName("containerName")]
    public string ContainerName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceName")]
    public string ResourceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requestName")]
    public string RequestName { get; set => field = value ?? ""; } = "";
}

public sealed class ContainerImage
{
    [JsonPropertyName("names")][OmitEmpty]
    public List<string>? Names { get; set; }
    [JsonPropertyName("sizeBytes")][OmitEmpty]
    public long SizeBytes { get; set; }
}

public sealed class ContainerPort
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostPort")][OmitEmpty]
    public int HostPort { get; set; }
    [JsonPropertyName("containerPort")]
    public int ContainerPortValue { get; set; }
    [JsonPropertyName("protocol")][OmitEmpty]
    public string Protocol { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostIP")][OmitEmpty]
    public string HostIP { get; set => field = value ?? ""; } = "";
}

public sealed class ContainerResizePolicy
{
    [JsonPropertyName("resourceName")]
    public string ResourceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("restartPolicy")]
    public string RestartPolicy { get; set => field = value ?? ""; } = "";
}

public static class ContainerRestartPolicy
{
    public const string Always = "Always";
    public const string Never = "Never";
    public const string OnFailure = "OnFailure";
}

public sealed class ContainerRestartRule
{
    [JsonPropertyName("action")][OmitEmpty]
    public string Action { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("exitCodes")]
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; set; }
}

public static class ContainerRestartRuleAction
{
    public const string Restart = "Restart";
    public const string RestartAllContainers = "RestartAllContainers";
}

public sealed class ContainerRestartRuleOnExitCodes
{
    [JsonPropertyName("operator")][OmitEmpty]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<int>? Values { get; set; }
}

public static class ContainerRestartRuleOnExitCodesOperator
{
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class ContainerState
{
    [JsonPropertyName("waiting")]
    public ContainerStateWaiting? Waiting { get; set; }
    [JsonPropertyName("running")]
    public ContainerStateRunning? Running { get; set; }
    [JsonPropertyName("terminated")]
    public ContainerStateTerminated? Terminated { get; set; }
}

public sealed class ContainerStateRunning
{
    [JsonPropertyName("startedAt")]
    public DateTimeOffset? StartedAt { get; set; }
}

public sealed class ContainerStateTerminated
{
    [JsonPropertyName("exitCode")]
    public int ExitCode { get; set; }
    [JsonPropertyName("signal")][OmitEmpty]
    public int Signal { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("startedAt")]
    public DateTimeOffset? StartedAt { get; set; }
    [JsonPropertyName("finishedAt")]
    public DateTimeOffset? FinishedAt { get; set; }
    [JsonPropertyName("containerID")][OmitEmpty]
    public string ContainerID { get; set => field = value ?? ""; } = "";
}

public sealed class ContainerStateWaiting
{
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
}

public sealed class ContainerStatus
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("state")]
    public ContainerState State { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("lastState")]
    public ContainerState LastState { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("ready")]
    public bool Ready { get; set; }
    [JsonPropertyName("restartCount")]
    public int RestartCount { get; set; }
    [JsonPropertyName("image")]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("imageID")]
    public string ImageID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("containerID")][OmitEmpty]
    public string ContainerID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("started")]
    public bool? Started { get; set; }
    [JsonPropertyName("allocatedResources")][OmitEmpty]
    public Map<Quantity>? AllocatedResources { get; set; }
    [JsonPropertyName("resources")]
    public ResourceRequirements? Resources { get; set; }
    [JsonPropertyName("volumeMounts")][OmitEmpty]
    public List<VolumeMountStatus>? VolumeMounts { get; set; }
    [JsonPropertyName("user")]
    public ContainerUser? User { get; set; }
    [JsonPropertyName("allocatedResourcesStatus")][OmitEmpty]
    public List<ResourceStatus>? AllocatedResourcesStatus { get; set; }
    [JsonPropertyName("stopSignal")]
    public string? StopSignal { get; set; }
}

public sealed class ContainerUser
{
    [JsonPropertyName("linux")]
    public LinuxContainerUser? Linux { get; set; }
}

public sealed class CustomAction : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("operation")]
    public string Operation { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("rebootParams")]
    public RebootParams RebootParams { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("snapshotParams")]
    public SnapshotParams SnapshotParams { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("restoreParams")]
    public RestoreParams RestoreParams { get; set => field = value ?? new(); } = new();
}

public static class DNSPolicy
{
    public const string ClusterFirst = "ClusterFirst";
    public const string ClusterFirstWithHostNet = "ClusterFirstWithHostNet";
    public const string Default = "Default";
    public const string None = "None";
}

public sealed class DaemonEndpoint
{
    [JsonPropertyName("Port")]
    public int Port { get; set; }
}

public static class DeviceState
{
    public const string Failed = "Failed";
    public const string InProgress = "InProgress";
    public const string Ready = "Ready";
    public const string Unknown = "Unknown";
}

public sealed class DownwardAPIProjection
{
    [JsonPropertyName("items")][OmitEmpty]
    public List<DownwardAPIVolumeFile>? Items { get; set; }
}

public sealed class DownwardAPIVolumeFile
{
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldRef")]
    public ObjectFieldSelector? FieldRef { get; set; }
    [JsonPropertyName("resourceFieldRef")]
    public ResourceFieldSelector? ResourceFieldRef { get; set; }
    [JsonPropertyName("mode")]
    public int? Mode { get; set; }
}

public sealed class DownwardAPIVolumeSource
{
    [JsonPropertyName("items")][OmitEmpty]
    public List<DownwardAPIVolumeFile>? Items { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
}

public sealed class EmptyDirVolumeSource
{
    [JsonPropertyName("medium")][OmitEmpty]
    public string Medium { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("sizeLimit")]
    public Quantity? SizeLimit { get; set; }
}

public sealed class EndpointAddress
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostname")][OmitEmpty]
    public string Hostname { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("nodeName")]
    public string? NodeName { get; set; }
    [JsonPropertyName("targetRef")]
    public ObjectReference? TargetRef { get; set; }
}

public sealed class EndpointPort
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("protocol")][OmitEmpty]
    public string Protocol { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("appProtocol")]
    public string? AppProtocol { get; set; }
}

public sealed class EndpointSubset
{
    [JsonPropertyName("addresses")][OmitEmpty]
    public List<EndpointAddress>? Addresses { get; set; }
    [JsonPropertyName("notReadyAddresses")][OmitEmpty]
    public List<EndpointAddress>? NotReadyAddresses { get; set; }
    [JsonPropertyName("ports")][OmitEmpty]
    public List<EndpointPort>? Ports { get; set; }
}

public sealed class Endpoints : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("subsets")][OmitEmpty]
    public List<EndpointSubset>? Subsets { get; set; }
}

public sealed class EndpointsList : IKubeList<Endpoints>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Endpoints> Items { get; set => field = value ?? new(); } = new();
}

public sealed class EnvFromSource
{
    [JsonPropertyName("prefix")][OmitEmpty]
    public string Prefix { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("configMapRef")]
    public ConfigMapEnvSource? ConfigMapRef { get; set; }
    [JsonPropertyName("secretRef")]
    public SecretEnvSource? SecretRef { get; set; }
}

public sealed class EnvVar
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")][OmitEmpty]
    public string Value { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("valueFrom")]
    public EnvVarSource? ValueFrom { get; set; }
}

public sealed class EnvVarSource
{
    [JsonPropertyName("fieldRef")]
    public ObjectFieldSelector? FieldRef { get; set; }
    [JsonPropertyName("resourceFieldRef")]
    public ResourceFieldSelector? ResourceFieldRef { get; set; }
    [JsonPropertyName("configMapKeyRef")]
    public ConfigMapKeySelector? ConfigMapKeyRef { get; set; }
    [JsonPropertyName("secretKeyRef")]
    public SecretKeySelector? SecretKeyRef { get; set; }
    [JsonPropertyName("fileKeyRef")]
    public FileKeySelector? FileKeyRef { get; set; }
}

public sealed class EphemeralContainer
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("image")][OmitEmpty]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("command")][OmitEmpty]
    public List<string>? Command { get; set; }
    [JsonPropertyName("args")][OmitEmpty]
    public List<string>? Args { get; set; }
    [JsonPropertyName("workingDir")][OmitEmpty]
    public string WorkingDir { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ports")][OmitEmpty]
    public List<ContainerPort>? Ports { get; set; }
    [JsonPropertyName("envFrom")][OmitEmpty]
    public List<EnvFromSource>? EnvFrom { get; set; }
    [JsonPropertyName("env")][OmitEmpty]
    public List<EnvVar>? Env { get; set; }
    [JsonPropertyName("resources")]
    public ResourceRequirements Resources { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resizePolicy")][OmitEmpty]
    public List<ContainerResizePolicy>? ResizePolicy { get; set; }
    [JsonPropertyName("restartPolicy")]
    public string? RestartPolicy { get; set; }
    [JsonPropertyName("restartPolicyRules")][OmitEmpty]
    public List<ContainerRestartRule>? RestartPolicyRules { get; set; }
    [JsonPropertyName("volumeMounts")][OmitEmpty]
    public List<VolumeMount>? VolumeMounts { get; set; }
    [JsonPropertyName("volumeDevices")][OmitEmpty]
    public List<VolumeDevice>? VolumeDevices { get; set; }
    [JsonPropertyName("livenessProbe")]
    public Probe? LivenessProbe { get; set; }
    [JsonPropertyName("readinessProbe")]
    public Probe? ReadinessProbe { get; set; }
    [JsonPropertyName("startupProbe")]
    public Probe? StartupProbe { get; set; }
    [JsonPropertyName("lifecycle")]
    public Lifecycle? Lifecycle { get; set; }
    [JsonPropertyName("terminationMessagePath")][OmitEmpty]
    public string TerminationMessagePath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("terminationMessagePolicy")][OmitEmpty]
    public string TerminationMessagePolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("imagePullPolicy")][OmitEmpty]
    public string ImagePullPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("securityContext")]
    public SecurityContext? SecurityContext { get; set; }
    [JsonPropertyName("stdin")][OmitEmpty]
    public bool Stdin { get; set; }
    [JsonPropertyName("stdinOnce")][OmitEmpty]
    public bool StdinOnce { get; set; }
    [JsonPropertyName("tty")][OmitEmpty]
    public bool Tty { get; set; }
    [JsonPropertyName("targetContainerName")][OmitEmpty]
    public string TargetContainerName { get; set => field = value ?? ""; } = "";
}

public sealed class EphemeralContainerCommon
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("image")][OmitEmpty]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("command")][OmitEmpty]
    public List<string>? Command { get; set; }
    [JsonPropertyName("args")][OmitEmpty]
    public List<string>? Args { get; set; }
    [JsonPropertyName("workingDir")][OmitEmpty]
    public string WorkingDir { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ports")][OmitEmpty]
    public List<ContainerPort>? Ports { get; set; }
    [JsonPropertyName("envFrom")][OmitEmpty]
    public List<EnvFromSource>? EnvFrom { get; set; }
    [JsonPropertyName("env")][OmitEmpty]
    public List<EnvVar>? Env { get; set; }
    [JsonPropertyName("resources")]
    public ResourceRequirements Resources { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resizePolicy")][OmitEmpty]
    public List<ContainerResizePolicy>? ResizePolicy { get; set; }
    [JsonPropertyName("restartPolicy")]
    public string? RestartPolicy { get; set; }
    [JsonPropertyName("restartPolicyRules")][OmitEmpty]
    public List<ContainerRestartRule>? RestartPolicyRules { get; set; }
    [JsonPropertyName("volumeMounts")][OmitEmpty]
    public List<VolumeMount>? VolumeMounts { get; set; }
    [JsonPropertyName("volumeDevices")][OmitEmpty]
    public List<VolumeDevice>? VolumeDevices { get; set; }
    [JsonPropertyName("livenessProbe")]
    public Probe? LivenessProbe { get; set; }
    [JsonPropertyName("readinessProbe")]
    public Probe? ReadinessProbe { get; set; }
    [JsonPropertyName("startupProbe")]
    public Probe? StartupProbe { get; set; }
    [JsonPropertyName("lifecycle")]
    public Lifecycle? Lifecycle { get; set; }
    [JsonPropertyName("terminationMessagePath")][OmitEmpty]
    public string TerminationMessagePath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("terminationMessagePolicy")][OmitEmpty]
    public string TerminationMessagePolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("imagePullPolicy")][OmitEmpty]
    public string ImagePullPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("securityContext")]
    public SecurityContext? SecurityContext { get; set; }
    [JsonPropertyName("stdin")][OmitEmpty]
    public bool Stdin { get; set; }
    [JsonPropertyName("stdinOnce")][OmitEmpty]
    public bool StdinOnce { get; set; }
    [JsonPropertyName("tty")][OmitEmpty]
    public bool Tty { get; set; }
}

public sealed class EphemeralVolumeSource
{
    [JsonPropertyName("volumeClaimTemplate")]
    public PersistentVolumeClaimTemplate? VolumeClaimTemplate { get; set; }
}

public sealed class Event : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("involvedObject")]
    public ObjectReference InvolvedObject { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("source")]
    public EventSource Source { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("firstTimestamp")]
    public DateTimeOffset? FirstTimestamp { get; set; }
    [JsonPropertyName("lastTimestamp")]
    public DateTimeOffset? LastTimestamp { get; set; }
    [JsonPropertyName("count")][OmitEmpty]
    public int Count { get; set; }
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("eventTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? EventTime { get; set; }
    [JsonPropertyName("series")]
    public EventSeries? Series { get; set; }
    [JsonPropertyName("action")][OmitEmpty]
    public string Action { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("related")]
    public ObjectReference? Related { get; set; }
    [JsonPropertyName("reportingComponent")][OmitEmpty]
    public string ReportingComponent { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reportingInstance")][OmitEmpty]
    public string ReportingInstance { get; set => field = value ?? ""; } = "";
}

public sealed class EventList : IKubeList<Arktos.Api.Core.V1.Event>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Arktos.Api.Core.V1.Event> Items { get; set => field = value ?? new(); } = new();
}

public sealed class EventSeries
{
    [JsonPropertyName("count")][OmitEmpty]
    public int Count { get; set; }
    [JsonPropertyName("lastObservedTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? LastObservedTime { get; set; }
}

public sealed class EventSource
{
    [JsonPropertyName("component")][OmitEmpty]
    public string Component { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("host")][OmitEmpty]
    public string Host { get; set => field = value ?? ""; } = "";
}

public sealed class ExecAction
{
    [JsonPropertyName("command")][OmitEmpty]
    public List<string>? Command { get; set; }
}

public sealed class FCVolumeSource
{
    [JsonPropertyName("targetWWNs")][OmitEmpty]
    public List<string>? TargetWWNs { get; set; }
    [JsonPropertyName("lun")]
    public int? Lun { get; set; }
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("wwids")][OmitEmpty]
    public List<string>? Wwids { get; set; }
}

public sealed class FileKeySelector
{
    [JsonPropertyName("volumeName")]
    public string VolumeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public static class FinalizerName
{
    public const string Kubernetes = "kubernetes";
}

public sealed class FlexPersistentVolumeSource
{
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public SecretReference? SecretRef { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("options")][OmitEmpty]
    public Map<string>? Options { get; set; }
}

public sealed class FlexVolumeSource
{
    [JsonPropertyName("driver")]
    public string Driver { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("options")][OmitEmpty]
    public Map<string>? Options { get; set; }
}

public sealed class FlockerVolumeSource
{
    [JsonPropertyName("datasetName")][OmitEmpty]
    public string DatasetName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("datasetUUID")][OmitEmpty]
    public string DatasetUUID { get; set => field = value ?? ""; } = "";
}

public sealed class GCEPersistentDiskVolumeSource
{
    [JsonPropertyName("pdName")]
    public string PdName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("partition")][OmitEmpty]
    public int Partition { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class GRPCAction
{
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("service")]
    public string? Service { get; set; }
}

public sealed class GitRepoVolumeSource
{
    [JsonPropertyName("repository")]
    public string Repository { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("revision")][OmitEmpty]
    public string Revision { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("directory")][OmitEmpty]
    public string Directory { get; set => field = value ?? ""; } = "";
}

public sealed class GlusterfsPersistentVolumeSource
{
    [JsonPropertyName("endpoints")]
    public string Endpoints { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("endpointsNamespace")]
    public string? EndpointsNamespace { get; set; }
}

public sealed class GlusterfsVolumeSource
{
    [JsonPropertyName("endpoints")]
    public string Endpoints { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class HTTPGetAction
{
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("port")]
    public IntOrString Port { get; set; }
    [JsonPropertyName("host")][OmitEmpty]
    public string Host { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("scheme")][OmitEmpty]
    public string Scheme { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("httpHeaders")][OmitEmpty]
    public List<HTTPHeader>? HttpHeaders { get; set; }
}

public sealed class HTTPHeader
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public string Value { get; set => field = value ?? ""; } = "";
}

public sealed class HostAlias
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostnames")][OmitEmpty]
    public List<string>? Hostnames { get; set; }
}

public sealed class HostIP
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
}

public static class HostPathType
{
    public const string None = "";
    public const string BlockDevice = "BlockDevice";
    public const string CharDevice = "CharDevice";
    public const string Directory = "Directory";
    public const string DirectoryOrCreate = "DirectoryOrCreate";
    public const string File = "File";
    public const string FileOrCreate = "FileOrCreate";
    public const string Socket = "Socket";
}

public sealed class HostPathVolumeSource
{
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("type")]
    public string? Type { get; set; }
}

public static class IPFamily
{
    public const string None = "";
    public const string IPv4 = "IPv4";
    public const string IPv6 = "IPv6";
}

public static class IPFamilyPolicy
{
    public const string PreferDualStack = "PreferDualStack";
    public const string RequireDualStack = "RequireDualStack";
    public const string SingleStack = "SingleStack";
}

public sealed class ISCSIPersistentVolumeSource
{
    [JsonPropertyName("targetPortal")]
    public string TargetPortal { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("iqn")]
    public string Iqn { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lun")]
    public int Lun { get; set; }
    [JsonPropertyName("iscsiInterface")][OmitEmpty]
    public string IscsiInterface { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("portals")][OmitEmpty]
    public List<string>? Portals { get; set; }
    [JsonPropertyName("chapAuthDiscovery")][OmitEmpty]
    public bool ChapAuthDiscovery { get; set; }
    [JsonPropertyName("chapAuthSession")][OmitEmpty]
    public bool ChapAuthSession { get; set; }
    [JsonPropertyName("secretRef")]
    public SecretReference? SecretRef { get; set; }
    [JsonPropertyName("initiatorName")]
    public string? InitiatorName { get; set; }
}

public sealed class ISCSIVolumeSource
{
    [JsonPropertyName("targetPortal")]
    public string TargetPortal { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("iqn")]
    public string Iqn { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lun")]
    public int Lun { get; set; }
    [JsonPropertyName("iscsiInterface")][OmitEmpty]
    public string IscsiInterface { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("portals")][OmitEmpty]
    public List<string>? Portals { get; set; }
    [JsonPropertyName("chapAuthDiscovery")][OmitEmpty]
    public bool ChapAuthDiscovery { get; set; }
    [JsonPropertyName("chapAuthSession")][OmitEmpty]
    public bool ChapAuthSession { get; set; }
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
    [JsonPropertyName("initiatorName")]
    public string? InitiatorName { get; set; }
}

public sealed class ImageVolumeSource
{
    [JsonPropertyName("reference")][OmitEmpty]
    public string Reference { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pullPolicy")][OmitEmpty]
    public string PullPolicy { get; set => field = value ?? ""; } = "";
}

public sealed class KeyToPath
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("mode")]
    public int? Mode { get; set; }
}

public sealed class Lifecycle
{
    [JsonPropertyName("postStart")]
    public LifecycleHandler? PostStart { get; set; }
    [JsonPropertyName("preStop")]
    public LifecycleHandler? PreStop { get; set; }
    [JsonPropertyName("stopSignal")]
    public string? StopSignal { get; set; }
}

public sealed class LifecycleHandler
{
    [JsonPropertyName("exec")]
    public ExecAction? Exec { get; set; }
    [JsonPropertyName("httpGet")]
    public HTTPGetAction? HttpGet { get; set; }
    [JsonPropertyName("tcpSocket")]
    public TCPSocketAction? TcpSocket { get; set; }
    [JsonPropertyName("sleep")]
    public SleepAction? Sleep { get; set; }
}

public sealed class LimitRange : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public LimitRangeSpec Spec { get; set => field = value ?? new(); } = new();
}

public sealed class LimitRangeItem
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("max")][OmitEmpty]
    public Map<Quantity>? Max { get; set; }
    [JsonPropertyName("min")][OmitEmpty]
    public Map<Quantity>? Min { get; set; }
    [JsonPropertyName("default")][OmitEmpty]
    public Map<Quantity>? Default { get; set; }
    [JsonPropertyName("defaultRequest")][OmitEmpty]
    public Map<Quantity>? DefaultRequest { get; set; }
    [JsonPropertyName("maxLimitRequestRatio")][OmitEmpty]
    public Map<Quantity>? MaxLimitRequestRatio { get; set; }
}

public sealed class LimitRangeList : IKubeList<LimitRange>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<LimitRange> Items { get; set => field = value ?? new(); } = new();
}

public sealed class LimitRangeSpec
{
    [JsonPropertyName("limits")]
    public List<LimitRangeItem> Limits { get; set => field = value ?? new(); } = new();
}

public static class LimitType
{
    public const string Container = "Container";
    public const string PersistentVolumeClaim = "PersistentVolumeClaim";
    public const string Pod = "Pod";
}

public sealed class LinuxContainerUser
{
    [JsonPropertyName("uid")]
    public long Uid { get; set; }
    [JsonPropertyName("gid")]
    public long Gid { get; set; }
    [JsonPropertyName("supplementalGroups")][OmitEmpty]
    public List<long>? SupplementalGroups { get; set; }
}

public static class LoadBalancerIPMode
{
    public const string Proxy = "Proxy";
    public const string VIP = "VIP";
}

public sealed class LoadBalancerIngress
{
    [JsonPropertyName("ip")][OmitEmpty]
    public string Ip { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostname")][OmitEmpty]
    public string Hostname { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ipMode")]
    public string? IpMode { get; set; }
    [JsonPropertyName("ports")][OmitEmpty]
    public List<PortStatus>? Ports { get; set; }
}

public sealed class LoadBalancerStatus
{
    [JsonPropertyName("ingress")][OmitEmpty]
    public List<LoadBalancerIngress>? Ingress { get; set; }
}

public sealed class LocalObjectReference
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
}

public sealed class LocalVolumeSource
{
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")]
    public string? FsType { get; set; }
}

public sealed class ModifyVolumeStatus
{
    [JsonPropertyName("targetVolumeAttributesClassName")][OmitEmpty]
    public string TargetVolumeAttributesClassName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
}

public static class MountPropagationMode
{
    public const string Bidirectional = "Bidirectional";
    public const string HostToContainer = "HostToContainer";
    public const string None = "None";
}

public sealed class NFSVolumeSource
{
    [JsonPropertyName("server")]
    public string Server { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class NICStatus
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("portID")][OmitEmpty]
    public string PortID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("state")][OmitEmpty]
    public string State { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
}

public sealed class Namespace : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public NamespaceSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public NamespaceStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class NamespaceCondition
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

public static class NamespaceConditionType
{
    public const string NamespaceContentRemaining = "NamespaceContentRemaining";
    public const string NamespaceDeletionContentFailure = "NamespaceDeletionContentFailure";
    public const string NamespaceDeletionDiscoveryFailure = "NamespaceDeletionDiscoveryFailure";
    public const string NamespaceDeletionGroupVersionParsingFailure = "NamespaceDeletionGroupVersionParsingFailure";
    public const string NamespaceFinalizersRemaining = "NamespaceFinalizersRemaining";
}

public sealed class NamespaceList : IKubeList<Namespace>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Namespace> Items { get; set => field = value ?? new(); } = new();
}

public static class NamespacePhase
{
    public const string Active = "Active";
    public const string Terminating = "Terminating";
}

public sealed class NamespaceSpec
{
    [JsonPropertyName("finalizers")][OmitEmpty]
    public List<string>? Finalizers { get; set; }
}

public sealed class NamespaceStatus
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<NamespaceCondition>? Conditions { get; set; }
}

public sealed class Nic
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("subnetName")][OmitEmpty]
    public string SubnetName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("portId")][OmitEmpty]
    public string PortId { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ipAddress")][OmitEmpty]
    public string IpAddress { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("tag")][OmitEmpty]
    public string Tag { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ipv6Enabled")][OmitEmpty]
    public bool Ipv6Enabled { get; set; }
}

public sealed class Node : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public NodeSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public NodeStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class NodeAddress
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("address")]
    public string Address { get; set => field = value ?? ""; } = "";
}

public static class NodeAddressType
{
    public const string ExternalDNS = "ExternalDNS";
    public const string ExternalIP = "ExternalIP";
    public const string Hostname = "Hostname";
    public const string InternalDNS = "InternalDNS";
    public const string InternalIP = "InternalIP";
}

public sealed class NodeAffinity
{
    [JsonPropertyName("requiredDuringSchedulingIgnoredDuringExecution")]
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }
    [JsonPropertyName("preferredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<PreferredSchedulingTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
}

public sealed class NodeCondition
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastHeartbeatTime")]
    public DateTimeOffset? LastHeartbeatTime { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
}

public static class NodeConditionType
{
    public const string DiskPressure = "DiskPressure";
    public const string MemoryPressure = "MemoryPressure";
    public const string NetworkUnavailable = "NetworkUnavailable";
    public const string PIDPressure = "PIDPressure";
    public const string Ready = "Ready";
}

public sealed class NodeConfigSource
{
    [JsonPropertyName("configMap")]
    public ConfigMapNodeConfigSource? ConfigMap { get; set; }
}

public sealed class NodeConfigStatus
{
    [JsonPropertyName("assigned")]
    public NodeConfigSource? Assigned { get; set; }
    [JsonPropertyName("active")]
    public NodeConfigSource? Active { get; set; }
    [JsonPropertyName("lastKnownGood")]
    public NodeConfigSource? LastKnownGood { get; set; }
    [JsonPropertyName("error")][OmitEmpty]
    public string Error { get; set => field = value ?? ""; } = "";
}

public sealed class NodeDaemonEndpoints
{
    [JsonPropertyName("kubeletEndpoint")]
    public DaemonEndpoint KubeletEndpoint { get; set => field = value ?? new(); } = new();
}

public sealed class NodeFeatures
{
    [JsonPropertyName("supplementalGroupsPolicy")]
    public bool? SupplementalGroupsPolicy { get; set; }
}

public static class NodeInclusionPolicy
{
    public const string Honor = "Honor";
    public const string Ignore = "Ignore";
}

public sealed class NodeList : IKubeList<Node>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Node> Items { get; set => field = value ?? new(); } = new();
}

public static class NodePhase
{
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Terminated = "Terminated";
}

public sealed class NodeProxyOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
}

public sealed class NodeRuntimeHandler
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("features")]
    public NodeRuntimeHandlerFeatures? Features { get; set; }
}

public sealed class NodeRuntimeHandlerFeatures
{
    [JsonPropertyName("recursiveReadOnlyMounts")]
    public bool? RecursiveReadOnlyMounts { get; set; }
    [JsonPropertyName("userNamespaces")]
    public bool? UserNamespaces { get; set; }
}

public sealed class NodeSelector
{
    [JsonPropertyName("nodeSelectorTerms")]
    public List<NodeSelectorTerm> NodeSelectorTerms { get; set => field = value ?? new(); } = new();
}

public static class NodeSelectorOperator
{
    public const string DoesNotExist = "DoesNotExist";
    public const string Exists = "Exists";
    public const string Gt = "Gt";
    public const string In = "In";
    public const string Lt = "Lt";
    public const string NotIn = "NotIn";
}

public sealed class NodeSelectorRequirement
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
}

public sealed class NodeSelectorTerm
{
    [JsonPropertyName("matchExpressions")][OmitEmpty]
    public List<NodeSelectorRequirement>? MatchExpressions { get; set; }
    [JsonPropertyName("matchFields")][OmitEmpty]
    public List<NodeSelectorRequirement>? MatchFields { get; set; }
}

public sealed class NodeSpec
{
    [JsonPropertyName("podCIDR")][OmitEmpty]
    public string PodCIDR { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podCIDRs")][OmitEmpty]
    public List<string>? PodCIDRs { get; set; }
    [JsonPropertyName("providerID")][OmitEmpty]
    public string ProviderID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("unschedulable")][OmitEmpty]
    public bool Unschedulable { get; set; }
    [JsonPropertyName("taints")][OmitEmpty]
    public List<Taint>? Taints { get; set; }
    [JsonPropertyName("configSource")]
    public NodeConfigSource? ConfigSource { get; set; }
    [JsonPropertyName("externalID")][OmitEmpty]
    public string ExternalID { get; set => field = value ?? ""; } = "";
}

public sealed class NodeStatus
{
    [JsonPropertyName("capacity")][OmitEmpty]
    public Map<Quantity>? Capacity { get; set; }
    [JsonPropertyName("allocatable")][OmitEmpty]
    public Map<Quantity>? Allocatable { get; set; }
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<NodeCondition>? Conditions { get; set; }
    [JsonPropertyName("addresses")][OmitEmpty]
    public List<NodeAddress>? Addresses { get; set; }
    [JsonPropertyName("daemonEndpoints")]
    public NodeDaemonEndpoints DaemonEndpoints { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nodeInfo")]
    public NodeSystemInfo NodeInfo { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("images")][OmitEmpty]
    public List<ContainerImage>? Images { get; set; }
    [JsonPropertyName("volumesInUse")][OmitEmpty]
    public List<string>? VolumesInUse { get; set; }
    [JsonPropertyName("volumesAttached")][OmitEmpty]
    public List<AttachedVolume>? VolumesAttached { get; set; }
    [JsonPropertyName("config")]
    public NodeConfigStatus? Config { get; set; }
    [JsonPropertyName("runtimeHandlers")][OmitEmpty]
    public List<NodeRuntimeHandler>? RuntimeHandlers { get; set; }
    [JsonPropertyName("features")]
    public NodeFeatures? Features { get; set; }
    [JsonPropertyName("declaredFeatures")][OmitEmpty]
    public List<string>? DeclaredFeatures { get; set; }
}

public sealed class NodeSwapStatus
{
    [JsonPropertyName("capacity")]
    public long? Capacity { get; set; }
}

public sealed class NodeSystemInfo
{
    [JsonPropertyName("machineID")]
    public string MachineID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("systemUUID")]
    public string SystemUUID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("bootID")]
    public string BootID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kernelVersion")]
    public string KernelVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("osImage")]
    public string OsImage { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("containerRuntimeVersion")]
    public string ContainerRuntimeVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kubeletVersion")]
    public string KubeletVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kubeProxyVersion")]
    public string KubeProxyVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operatingSystem")]
    public string OperatingSystem { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("architecture")]
    public string Architecture { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("swap")]
    public NodeSwapStatus? Swap { get; set; }
}

public static class OSName
{
    public const string Linux = "linux";
    public const string Windows = "windows";
}

public sealed class ObjectFieldSelector
{
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldPath")]
    public string FieldPath { get; set => field = value ?? ""; } = "";
}

public sealed class ObjectReference
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldPath")][OmitEmpty]
    public string FieldPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("tenant")][OmitEmpty]
    public string Tenant { get; set => field = value ?? ""; } = "";
}

public static class Operation
{
    public const string Reboot = "reboot";
    public const string Restore = "restore";
    public const string Snapshot = "snapshot";
}

public sealed class PersistentVolume : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PersistentVolumeSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public PersistentVolumeStatus Status { get; set => field = value ?? new(); } = new();
}

public static class PersistentVolumeAccessMode
{
    public const string ReadOnlyMany = "ReadOnlyMany";
    public const string ReadWriteMany = "ReadWriteMany";
    public const string ReadWriteOnce = "ReadWriteOnce";
    public const string ReadWriteOncePod = "ReadWriteOncePod";
}

public sealed class PersistentVolumeClaim : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PersistentVolumeClaimSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public PersistentVolumeClaimStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class PersistentVolumeClaimCondition
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastProbeTime")]
    public DateTimeOffset? LastProbeTime { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
}

public static class PersistentVolumeClaimConditionType
{
    public const string ControllerResizeError = "ControllerResizeError";
    public const string FileSystemResizePending = "FileSystemResizePending";
    public const string ModifyVolumeError = "ModifyVolumeError";
    public const string ModifyingVolume = "ModifyingVolume";
    public const string NodeResizeError = "NodeResizeError";
    public const string Resizing = "Resizing";
}

public sealed class PersistentVolumeClaimList : IKubeList<PersistentVolumeClaim>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PersistentVolumeClaim> Items { get; set => field = value ?? new(); } = new();
}

public static class PersistentVolumeClaimModifyVolumeStatus
{
    public const string InProgress = "InProgress";
    public const string Infeasible = "Infeasible";
    public const string Pending = "Pending";
}

public static class PersistentVolumeClaimPhase
{
    public const string Bound = "Bound";
    public const string Lost = "Lost";
    public const string Pending = "Pending";
}

public sealed class PersistentVolumeClaimSpec
{
    [JsonPropertyName("accessModes")][OmitEmpty]
    public List<string>? AccessModes { get; set; }
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("resources")]
    public VolumeResourceRequirements Resources { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("volumeName")][OmitEmpty]
    public string VolumeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storageClassName")]
    public string? StorageClassName { get; set; }
    [JsonPropertyName("volumeMode")]
    public string? VolumeMode { get; set; }
    [JsonPropertyName("dataSource")]
    public TypedLocalObjectReference? DataSource { get; set; }
    [JsonPropertyName("dataSourceRef")]
    public TypedObjectReference? DataSourceRef { get; set; }
    [JsonPropertyName("volumeAttributesClassName")]
    public string? VolumeAttributesClassName { get; set; }
}

public sealed class PersistentVolumeClaimStatus
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("accessModes")][OmitEmpty]
    public List<string>? AccessModes { get; set; }
    [JsonPropertyName("capacity")][OmitEmpty]
    public Map<Quantity>? Capacity { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<PersistentVolumeClaimCondition>? Conditions { get; set; }
    [JsonPropertyName("allocatedResources")][OmitEmpty]
    public Map<Quantity>? AllocatedResources { get; set; }
    [JsonPropertyName("allocatedResourceStatuses")][OmitEmpty]
    public Map<string>? AllocatedResourceStatuses { get; set; }
    [JsonPropertyName("currentVolumeAttributesClassName")]
    public string? CurrentVolumeAttributesClassName { get; set; }
    [JsonPropertyName("modifyVolumeStatus")]
    public ModifyVolumeStatus? ModifyVolumeStatus { get; set; }
}

public sealed class PersistentVolumeClaimTemplate
{
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PersistentVolumeClaimSpec Spec { get; set => field = value ?? new(); } = new();
}

public sealed class PersistentVolumeClaimVolumeSource
{
    [JsonPropertyName("claimName")]
    public string ClaimName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class PersistentVolumeList : IKubeList<PersistentVolume>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PersistentVolume> Items { get; set => field = value ?? new(); } = new();
}

public static class PersistentVolumeMode
{
    public const string Block = "Block";
    public const string Filesystem = "Filesystem";
}

public static class PersistentVolumePhase
{
    public const string Available = "Available";
    public const string Bound = "Bound";
    public const string Failed = "Failed";
    public const string Pending = "Pending";
    public const string Released = "Released";
}

public static class PersistentVolumeReclaimPolicy
{
    public const string Delete = "Delete";
    public const string Recycle = "Recycle";
    public const string Retain = "Retain";
}

public sealed class PersistentVolumeSource
{
    [JsonPropertyName("gcePersistentDisk")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }
    [JsonPropertyName("awsElasticBlockStore")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }
    [JsonPropertyName("hostPath")]
    public HostPathVolumeSource? HostPath { get; set; }
    [JsonPropertyName("glusterfs")]
    public GlusterfsPersistentVolumeSource? Glusterfs { get; set; }
    [JsonPropertyName("nfs")]
    public NFSVolumeSource? Nfs { get; set; }
    [JsonPropertyName("rbd")]
    public RBDPersistentVolumeSource? Rbd { get; set; }
    [JsonPropertyName("iscsi")]
    public ISCSIPersistentVolumeSource? Iscsi { get; set; }
    [JsonPropertyName("cinder")]
    public CinderPersistentVolumeSource? Cinder { get; set; }
    [JsonPropertyName("cephfs")]
    public CephFSPersistentVolumeSource? Cephfs { get; set; }
    [JsonPropertyName("fc")]
    public FCVolumeSource? Fc { get; set; }
    [JsonPropertyName("flocker")]
    public FlockerVolumeSource? Flocker { get; set; }
    [JsonPropertyName("flexVolume")]
    public FlexPersistentVolumeSource? FlexVolume { get; set; }
    [JsonPropertyName("azureFile")]
    public AzureFilePersistentVolumeSource? AzureFile { get; set; }
    [JsonPropertyName("vsphereVolume")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }
    [JsonPropertyName("quobyte")]
    public QuobyteVolumeSource? Quobyte { get; set; }
    [JsonPropertyName("azureDisk")]
    public AzureDiskVolumeSource? AzureDisk { get; set; }
    [JsonPropertyName("photonPersistentDisk")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }
    [JsonPropertyName("portworxVolume")]
    public PortworxVolumeSource? PortworxVolume { get; set; }
    [JsonPropertyName("scaleIO")]
    public ScaleIOPersistentVolumeSource? ScaleIO { get; set; }
    [JsonPropertyName("local")]
    public LocalVolumeSource? Local { get; set; }
    [JsonPropertyName("storageos")]
    public StorageOSPersistentVolumeSource? Storageos { get; set; }
    [JsonPropertyName("csi")]
    public CSIPersistentVolumeSource? Csi { get; set; }
}

public sealed class PersistentVolumeSpec
{
    [JsonPropertyName("capacity")][OmitEmpty]
    public Map<Quantity>? Capacity { get; set; }
    [JsonPropertyName("gcePersistentDisk")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }
    [JsonPropertyName("awsElasticBlockStore")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }
    [JsonPropertyName("hostPath")]
    public HostPathVolumeSource? HostPath { get; set; }
    [JsonPropertyName("glusterfs")]
    public GlusterfsPersistentVolumeSource? Glusterfs { get; set; }
    [JsonPropertyName("nfs")]
    public NFSVolumeSource? Nfs { get; set; }
    [JsonPropertyName("rbd")]
    public RBDPersistentVolumeSource? Rbd { get; set; }
    [JsonPropertyName("iscsi")]
    public ISCSIPersistentVolumeSource? Iscsi { get; set; }
    [JsonPropertyName("cinder")]
    public CinderPersistentVolumeSource? Cinder { get; set; }
    [JsonPropertyName("cephfs")]
    public CephFSPersistentVolumeSource? Cephfs { get; set; }
    [JsonPropertyName("fc")]
    public FCVolumeSource? Fc { get; set; }
    [JsonPropertyName("flocker")]
    public FlockerVolumeSource? Flocker { get; set; }
    [JsonPropertyName("flexVolume")]
    public FlexPersistentVolumeSource? FlexVolume { get; set; }
    [JsonPropertyName("azureFile")]
    public AzureFilePersistentVolumeSource? AzureFile { get; set; }
    [JsonPropertyName("vsphereVolume")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }
    [JsonPropertyName("quobyte")]
    public QuobyteVolumeSource? Quobyte { get; set; }
    [JsonPropertyName("azureDisk")]
    public AzureDiskVolumeSource? AzureDisk { get; set; }
    [JsonPropertyName("photonPersistentDisk")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }
    [JsonPropertyName("portworxVolume")]
    public PortworxVolumeSource? PortworxVolume { get; set; }
    [JsonPropertyName("scaleIO")]
    public ScaleIOPersistentVolumeSource? ScaleIO { get; set; }
    [JsonPropertyName("local")]
    public LocalVolumeSource? Local { get; set; }
    [JsonPropertyName("storageos")]
    public StorageOSPersistentVolumeSource? Storageos { get; set; }
    [JsonPropertyName("csi")]
    public CSIPersistentVolumeSource? Csi { get; set; }
    [JsonPropertyName("accessModes")][OmitEmpty]
    public List<string>? AccessModes { get; set; }
    [JsonPropertyName("claimRef")]
    public ObjectReference? ClaimRef { get; set; }
    [JsonPropertyName("persistentVolumeReclaimPolicy")][OmitEmpty]
    public string PersistentVolumeReclaimPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storageClassName")][OmitEmpty]
    public string StorageClassName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("mountOptions")][OmitEmpty]
    public List<string>? MountOptions { get; set; }
    [JsonPropertyName("volumeMode")]
    public string? VolumeMode { get; set; }
    [JsonPropertyName("nodeAffinity")]
    public VolumeNodeAffinity? NodeAffinity { get; set; }
    [JsonPropertyName("volumeAttributesClassName")]
    public string? VolumeAttributesClassName { get; set; }
}

public sealed class PersistentVolumeStatus
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastPhaseTransitionTime")]
    public DateTimeOffset? LastPhaseTransitionTime { get; set; }
}

public sealed class PhotonPersistentDiskVolumeSource
{
    [JsonPropertyName("pdID")]
    public string PdID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
}

public sealed class Pod : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PodSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public PodStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class PodAffinity
{
    [JsonPropertyName("requiredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }
    [JsonPropertyName("preferredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
}

public sealed class PodAffinityTerm
{
    [JsonPropertyName("labelSelector")]
    public LabelSelector? LabelSelector { get; set; }
    [JsonPropertyName("namespaces")][OmitEmpty]
    public List<string>? Namespaces { get; set; }
    [JsonPropertyName("topologyKey")]
    public string TopologyKey { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespaceSelector")]
    public LabelSelector? NamespaceSelector { get; set; }
    [JsonPropertyName("matchLabelKeys")][OmitEmpty]
    public List<string>? MatchLabelKeys { get; set; }
    [JsonPropertyName("mismatchLabelKeys")][OmitEmpty]
    public List<string>? MismatchLabelKeys { get; set; }
}

public sealed class PodAntiAffinity
{
    [JsonPropertyName("requiredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }
    [JsonPropertyName("preferredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
}

public sealed class PodAttachOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("stdin")][OmitEmpty]
    public bool Stdin { get; set; }
    [JsonPropertyName("stdout")][OmitEmpty]
    public bool Stdout { get; set; }
    [JsonPropertyName("stderr")][OmitEmpty]
    public bool Stderr { get; set; }
    [JsonPropertyName("tty")][OmitEmpty]
    public bool Tty { get; set; }
    [JsonPropertyName("container")][OmitEmpty]
    public string Container { get; set => field = value ?? ""; } = "";
}

public sealed class PodCertificateProjection
{
    [JsonPropertyName("signerName")][OmitEmpty]
    public string SignerName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("keyType")][OmitEmpty]
    public string KeyType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("maxExpirationSeconds")]
    public int? MaxExpirationSeconds { get; set; }
    [JsonPropertyName("credentialBundlePath")][OmitEmpty]
    public string CredentialBundlePath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("keyPath")][OmitEmpty]
    public string KeyPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("certificateChainPath")][OmitEmpty]
    public string CertificateChainPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("userAnnotations")][OmitEmpty]
    public Map<string>? UserAnnotations { get; set; }
}

public sealed class PodCondition
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastProbeTime")]
    public DateTimeOffset? LastProbeTime { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
}

public static class PodConditionType
{
    public const string AllContainersRestarting = "AllContainersRestarting";
    public const string ContainersReady = "ContainersReady";
    public const string DisruptionTarget = "DisruptionTarget";
    public const string Initialized = "Initialized";
    public const string PodReadyToStartContainers = "PodReadyToStartContainers";
    public const string PodResizeInProgress = "PodResizeInProgress";
    public const string PodResizePending = "PodResizePending";
    public const string PodScheduled = "PodScheduled";
    public const string Ready = "Ready";
}

public sealed class PodDNSConfig
{
    [JsonPropertyName("nameservers")][OmitEmpty]
    public List<string>? Nameservers { get; set; }
    [JsonPropertyName("searches")][OmitEmpty]
    public List<string>? Searches { get; set; }
    [JsonPropertyName("options")][OmitEmpty]
    public List<PodDNSConfigOption>? Options { get; set; }
}

public sealed class PodDNSConfigOption
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}

public sealed class PodExecOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("stdin")][OmitEmpty]
    public bool Stdin { get; set; }
    [JsonPropertyName("stdout")][OmitEmpty]
    public bool Stdout { get; set; }
    [JsonPropertyName("stderr")][OmitEmpty]
    public bool Stderr { get; set; }
    [JsonPropertyName("tty")][OmitEmpty]
    public bool Tty { get; set; }
    [JsonPropertyName("container")][OmitEmpty]
    public string Container { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("command")]
    public List<string> Command { get; set => field = value ?? new(); } = new();
}

public sealed class PodExtendedResourceClaimStatus
{
    [JsonPropertyName("requestMappings")]
    public List<ContainerExtendedResourceRequest> RequestMappings { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resourceClaimName")]
    public string ResourceClaimName { get; set => field = value ?? ""; } = "";
}

public static class PodFSGroupChangePolicy
{
    public const string Always = "Always";
    public const string OnRootMismatch = "OnRootMismatch";
}

public sealed class PodIP
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
}

public sealed class PodList : IKubeList<Pod>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Pod> Items { get; set => field = value ?? new(); } = new();
}

public sealed class PodLogOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("container")][OmitEmpty]
    public string Container { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("follow")][OmitEmpty]
    public bool Follow { get; set; }
    [JsonPropertyName("previous")][OmitEmpty]
    public bool Previous { get; set; }
    [JsonPropertyName("sinceSeconds")]
    public long? SinceSeconds { get; set; }
    [JsonPropertyName("sinceTime")]
    public DateTimeOffset? SinceTime { get; set; }
    [JsonPropertyName("timestamps")][OmitEmpty]
    public bool Timestamps { get; set; }
    [JsonPropertyName("tailLines")]
    public long? TailLines { get; set; }
    [JsonPropertyName("limitBytes")]
    public long? LimitBytes { get; set; }
    [JsonPropertyName("insecureSkipTLSVerifyBackend")][OmitEmpty]
    public bool InsecureSkipTLSVerifyBackend { get; set; }
    [JsonPropertyName("stream")]
    public string? Stream { get; set; }
}

public sealed class PodOS
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
}

public static class PodPhase
{
    public const string Failed = "Failed";
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Succeeded = "Succeeded";
    public const string Unknown = "Unknown";
}

public sealed class PodPortForwardOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ports")][OmitEmpty]
    public List<int>? Ports { get; set; }
}

public sealed class PodProxyOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
}

public static class PodQOSClass
{
    public const string BestEffort = "BestEffort";
    public const string Burstable = "Burstable";
    public const string Guaranteed = "Guaranteed";
}

public sealed class PodReadinessGate
{
    [JsonPropertyName("conditionType")]
    public string ConditionType { get; set => field = value ?? ""; } = "";
}

public static class PodResizeStatus
{
    public const string Deferred = "Deferred";
    public const string InProgress = "InProgress";
    public const string Infeasible = "Infeasible";
}

public sealed class PodResourceClaim
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceClaimName")]
    public string? ResourceClaimName { get; set; }
    [JsonPropertyName("resourceClaimTemplateName")]
    public string? ResourceClaimTemplateName { get; set; }
}

public sealed class PodResourceClaimStatus
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceClaimName")]
    public string? ResourceClaimName { get; set; }
}

public static class PodSELinuxChangePolicy
{
    public const string MountOption = "MountOption";
    public const string Recursive = "Recursive";
}

public sealed class PodSchedulingGate
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
}

public sealed class PodSecurityContext
{
    [JsonPropertyName("seLinuxOptions")]
    public SELinuxOptions? SeLinuxOptions { get; set; }
    [JsonPropertyName("windowsOptions")]
    public WindowsSecurityContextOptions? WindowsOptions { get; set; }
    [JsonPropertyName("runAsUser")]
    public long? RunAsUser { get; set; }
    [JsonPropertyName("runAsGroup")]
    public long? RunAsGroup { get; set; }
    [JsonPropertyName("runAsNonRoot")]
    public bool? RunAsNonRoot { get; set; }
    [JsonPropertyName("supplementalGroups")][OmitEmpty]
    public List<long>? SupplementalGroups { get; set; }
    [JsonPropertyName("supplementalGroupsPolicy")]
    public string? SupplementalGroupsPolicy { get; set; }
    [JsonPropertyName("fsGroup")]
    public long? FsGroup { get; set; }
    [JsonPropertyName("sysctls")][OmitEmpty]
    public List<Sysctl>? Sysctls { get; set; }
    [JsonPropertyName("fsGroupChangePolicy")]
    public string? FsGroupChangePolicy { get; set; }
    [JsonPropertyName("seccompProfile")]
    public SeccompProfile? SeccompProfile { get; set; }
    [JsonPropertyName("appArmorProfile")]
    public AppArmorProfile? AppArmorProfile { get; set; }
    [JsonPropertyName("seLinuxChangePolicy")]
    public string? SeLinuxChangePolicy { get; set; }
}

public sealed class PodSignature
{
    [JsonPropertyName("podController")]
    public OwnerReference? PodController { get; set; }
}

public sealed class PodSpec
{
    [JsonPropertyName("volumes")][OmitEmpty]
    public List<Volume>? Volumes { get; set; }
    [JsonPropertyName("initContainers")][OmitEmpty]
    public List<Container>? InitContainers { get; set; }
    [JsonPropertyName("containers")]
    public List<Container> Containers { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("ephemeralContainers")][OmitEmpty]
    public List<EphemeralContainer>? EphemeralContainers { get; set; }
    [JsonPropertyName("restartPolicy")][OmitEmpty]
    public string RestartPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("terminationGracePeriodSeconds")]
    public long? TerminationGracePeriodSeconds { get; set; }
    [JsonPropertyName("activeDeadlineSeconds")]
    public long? ActiveDeadlineSeconds { get; set; }
    [JsonPropertyName("dnsPolicy")][OmitEmpty]
    public string DnsPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("nodeSelector")][OmitEmpty]
    public Map<string>? NodeSelector { get; set; }
    [JsonPropertyName("serviceAccountName")][OmitEmpty]
    public string ServiceAccountName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("serviceAccount")][OmitEmpty]
    public string ServiceAccount { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("automountServiceAccountToken")]
    public bool? AutomountServiceAccountToken { get; set; }
    [JsonPropertyName("nodeName")][OmitEmpty]
    public string NodeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostNetwork")][OmitEmpty]
    public bool HostNetwork { get; set; }
    [JsonPropertyName("hostPID")][OmitEmpty]
    public bool HostPID { get; set; }
    [JsonPropertyName("hostIPC")][OmitEmpty]
    public bool HostIPC { get; set; }
    [JsonPropertyName("shareProcessNamespace")]
    public bool? ShareProcessNamespace { get; set; }
    [JsonPropertyName("securityContext")]
    public PodSecurityContext? SecurityContext { get; set; }
    [JsonPropertyName("imagePullSecrets")][OmitEmpty]
    public List<LocalObjectReference>? ImagePullSecrets { get; set; }
    [JsonPropertyName("hostname")][OmitEmpty]
    public string Hostname { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("subdomain")][OmitEmpty]
    public string Subdomain { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("affinity")]
    public Affinity? Affinity { get; set; }
    [JsonPropertyName("schedulerName")][OmitEmpty]
    public string SchedulerName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("tolerations")][OmitEmpty]
    public List<Toleration>? Tolerations { get; set; }
    [JsonPropertyName("hostAliases")][OmitEmpty]
    public List<HostAlias>? HostAliases { get; set; }
    [JsonPropertyName("priorityClassName")][OmitEmpty]
    public string PriorityClassName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("priority")]
    public int? Priority { get; set; }
    [JsonPropertyName("dnsConfig")]
    public PodDNSConfig? DnsConfig { get; set; }
    [JsonPropertyName("readinessGates")][OmitEmpty]
    public List<PodReadinessGate>? ReadinessGates { get; set; }
    [JsonPropertyName("runtimeClassName")]
    public string? RuntimeClassName { get; set; }
    [JsonPropertyName("enableServiceLinks")]
    public bool? EnableServiceLinks { get; set; }
    [JsonPropertyName("preemptionPolicy")]
    public string? PreemptionPolicy { get; set; }
    [JsonPropertyName("overhead")][OmitEmpty]
    public Map<Quantity>? Overhead { get; set; }
    [JsonPropertyName("topologySpreadConstraints")][OmitEmpty]
    public List<TopologySpreadConstraint>? TopologySpreadConstraints { get; set; }
    [JsonPropertyName("setHostnameAsFQDN")]
    public bool? SetHostnameAsFQDN { get; set; }
    [JsonPropertyName("os")]
    public PodOS? Os { get; set; }
    [JsonPropertyName("hostUsers")]
    public bool? HostUsers { get; set; }
    [JsonPropertyName("schedulingGates")][OmitEmpty]
    public List<PodSchedulingGate>? SchedulingGates { get; set; }
    [JsonPropertyName("resourceClaims")][OmitEmpty]
    public List<PodResourceClaim>? ResourceClaims { get; set; }
    [JsonPropertyName("resources")]
    public ResourceRequirements? Resources { get; set; }
    [JsonPropertyName("hostnameOverride")]
    public string? HostnameOverride { get; set; }
    [JsonPropertyName("workloadRef")]
    public WorkloadReference? WorkloadRef { get; set; }
    [JsonPropertyName("vpc")][OmitEmpty]
    public string Vpc { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("nics")][OmitEmpty]
    public List<Nic>? Nics { get; set; }
    [JsonPropertyName("virtualMachine")]
    public VirtualMachine? VirtualMachine { get; set; }
}

public sealed class PodStatus
{
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<PodCondition>? Conditions { get; set; }
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("nominatedNodeName")][OmitEmpty]
    public string NominatedNodeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostIP")][OmitEmpty]
    public string HostIP { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostIPs")][OmitEmpty]
    public List<HostIP>? HostIPs { get; set; }
    [JsonPropertyName("podIP")][OmitEmpty]
    public string PodIP { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podIPs")][OmitEmpty]
    public List<PodIP>? PodIPs { get; set; }
    [JsonPropertyName("startTime")]
    public DateTimeOffset? StartTime { get; set; }
    [JsonPropertyName("initContainerStatuses")][OmitEmpty]
    public List<ContainerStatus>? InitContainerStatuses { get; set; }
    [JsonPropertyName("containerStatuses")][OmitEmpty]
    public List<ContainerStatus>? ContainerStatuses { get; set; }
    [JsonPropertyName("qosClass")][OmitEmpty]
    public string QosClass { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ephemeralContainerStatuses")][OmitEmpty]
    public List<ContainerStatus>? EphemeralContainerStatuses { get; set; }
    [JsonPropertyName("resize")][OmitEmpty]
    public string Resize { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceClaimStatuses")][OmitEmpty]
    public List<PodResourceClaimStatus>? ResourceClaimStatuses { get; set; }
    [JsonPropertyName("extendedResourceClaimStatus")]
    public PodExtendedResourceClaimStatus? ExtendedResourceClaimStatus { get; set; }
    [JsonPropertyName("allocatedResources")][OmitEmpty]
    public Map<Quantity>? AllocatedResources { get; set; }
    [JsonPropertyName("resources")]
    public ResourceRequirements? Resources { get; set; }
    [JsonPropertyName("virtualMachineStatus")]
    public VirtualMachineStatus? VirtualMachineStatus { get; set; }
    [JsonPropertyName("nicStatuses")][OmitEmpty]
    public List<NICStatus>? NicStatuses { get; set; }
}

public sealed class PodStatusResult : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public PodStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class PodTemplate : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
}

public sealed class PodTemplateList : IKubeList<PodTemplate>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PodTemplate> Items { get; set => field = value ?? new(); } = new();
}

public sealed class PodTemplateSpec
{
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PodSpec Spec { get; set => field = value ?? new(); } = new();
}

public sealed class PortStatus
{
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("protocol")]
    public string Protocol { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("error")]
    public string? Error { get; set; }
}

public sealed class PortworxVolumeSource
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class Preconditions
{
    [JsonPropertyName("uid")]
    public string? Uid { get; set; }
}

public static class PreemptionPolicy
{
    public const string Never = "Never";
    public const string PreemptLowerPriority = "PreemptLowerPriority";
}

public sealed class PreferAvoidPodsEntry
{
    [JsonPropertyName("podSignature")]
    public PodSignature PodSignature { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("evictionTime")]
    public DateTimeOffset? EvictionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
}

public sealed class PreferredSchedulingTerm
{
    [JsonPropertyName("weight")]
    public int Weight { get; set; }
    [JsonPropertyName("preference")]
    public NodeSelectorTerm Preference { get; set => field = value ?? new(); } = new();
}

public sealed class Probe
{
    [JsonPropertyName("exec")]
    public ExecAction? Exec { get; set; }
    [JsonPropertyName("httpGet")]
    public HTTPGetAction? HttpGet { get; set; }
    [JsonPropertyName("tcpSocket")]
    public TCPSocketAction? TcpSocket { get; set; }
    [JsonPropertyName("grpc")]
    public GRPCAction? Grpc { get; set; }
    [JsonPropertyName("initialDelaySeconds")][OmitEmpty]
    public int InitialDelaySeconds { get; set; }
    [JsonPropertyName("timeoutSeconds")][OmitEmpty]
    public int TimeoutSeconds { get; set; }
    [JsonPropertyName("periodSeconds")][OmitEmpty]
    public int PeriodSeconds { get; set; }
    [JsonPropertyName("successThreshold")][OmitEmpty]
    public int SuccessThreshold { get; set; }
    [JsonPropertyName("failureThreshold")][OmitEmpty]
    public int FailureThreshold { get; set; }
    [JsonPropertyName("terminationGracePeriodSeconds")]
    public long? TerminationGracePeriodSeconds { get; set; }
}

public sealed class ProbeHandler
{
    [JsonPropertyName("exec")]
    public ExecAction? Exec { get; set; }
    [JsonPropertyName("httpGet")]
    public HTTPGetAction? HttpGet { get; set; }
    [JsonPropertyName("tcpSocket")]
    public TCPSocketAction? TcpSocket { get; set; }
    [JsonPropertyName("grpc")]
    public GRPCAction? Grpc { get; set; }
}

public static class ProcMountType
{
    public const string Default = "Default";
    public const string Unmasked = "Unmasked";
}

public sealed class ProjectedVolumeSource
{
    [JsonPropertyName("sources")][OmitEmpty]
    public List<VolumeProjection>? Sources { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
}

public static class Protocol
{
    public const string SCTP = "SCTP";
    public const string TCP = "TCP";
    public const string UDP = "UDP";
}

public static class PullPolicy
{
    public const string Always = "Always";
    public const string IfNotPresent = "IfNotPresent";
    public const string Never = "Never";
}

public sealed class QuobyteVolumeSource
{
    [JsonPropertyName("registry")]
    public string Registry { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volume")]
    public string Volume { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("group")][OmitEmpty]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("tenant")][OmitEmpty]
    public string Tenant { get; set => field = value ?? ""; } = "";
}

public sealed class RBDPersistentVolumeSource
{
    [JsonPropertyName("monitors")]
    public List<string> Monitors { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("image")]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pool")][OmitEmpty]
    public string Pool { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("keyring")][OmitEmpty]
    public string Keyring { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public SecretReference? SecretRef { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class RBDVolumeSource
{
    [JsonPropertyName("monitors")]
    public List<string> Monitors { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("image")]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pool")][OmitEmpty]
    public string Pool { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("keyring")][OmitEmpty]
    public string Keyring { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class RangeAllocation : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("range")]
    public string Range { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("data")]
    public byte[] Data { get; set => field = value ?? []; } = [];
}

public sealed class RebootAction
{
    [JsonPropertyName("delayInSeconds")][OmitEmpty]
    public int DelayInSeconds { get; set; }
}

public sealed class RebootParams
{
    [JsonPropertyName("delayInSeconds")]
    public int DelayInSeconds { get; set; }
}

public sealed class RebootStatus
{
    [JsonPropertyName("rebootSuccessful")][OmitEmpty]
    public bool RebootSuccessful { get; set; }
}

public static class RecursiveReadOnlyMode
{
    public const string Disabled = "Disabled";
    public const string Enabled = "Enabled";
    public const string IfPossible = "IfPossible";
}

public sealed class ReplicationController : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ReplicationControllerSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ReplicationControllerStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class ReplicationControllerCondition
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

public static class ReplicationControllerConditionType
{
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class ReplicationControllerList : IKubeList<ReplicationController>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ReplicationController> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ReplicationControllerSpec
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("selector")][OmitEmpty]
    public Map<string>? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec? Template { get; set; }
}

public sealed class ReplicationControllerStatus
{
    [JsonPropertyName("replicas")]
    public int Replicas { get; set; }
    [JsonPropertyName("fullyLabeledReplicas")][OmitEmpty]
    public int FullyLabeledReplicas { get; set; }
    [JsonPropertyName("readyReplicas")][OmitEmpty]
    public int ReadyReplicas { get; set; }
    [JsonPropertyName("availableReplicas")][OmitEmpty]
    public int AvailableReplicas { get; set; }
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<ReplicationControllerCondition>? Conditions { get; set; }
}

public sealed class ResizePolicy
{
    [JsonPropertyName("resourceName")]
    public string ResourceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("policy")]
    public ContainerResizePolicy Policy { get; set => field = value ?? new(); } = new();
}

public sealed class ResourceClaim
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("request")][OmitEmpty]
    public string Request { get; set => field = value ?? ""; } = "";
}

public sealed class ResourceFieldSelector
{
    [JsonPropertyName("containerName")][OmitEmpty]
    public string ContainerName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")]
    public string Resource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("divisor")]
    public Quantity Divisor { get; set; }
}

public sealed class ResourceHealth
{
    [JsonPropertyName("resourceID")]
    public string ResourceID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("health")][OmitEmpty]
    public string Health { get; set => field = value ?? ""; } = "";
}

public static class ResourceHealthStatus
{
    public const string Healthy = "Healthy";
    public const string Unhealthy = "Unhealthy";
    public const string Unknown = "Unknown";
}

public static class ResourceName
{
    public const string Configmaps = "configmaps";
    public const string Cpu = "cpu";
    public const string EphemeralStorage = "ephemeral-storage";
    public const string LimitsCpu = "limits.cpu";
    public const string LimitsEphemeralStorage = "limits.ephemeral-storage";
    public const string LimitsMemory = "limits.memory";
    public const string Memory = "memory";
    public const string Persistentvolumeclaims = "persistentvolumeclaims";
    public const string Pods = "pods";
    public const string Replicationcontrollers = "replicationcontrollers";
    public const string RequestsCpu = "requests.cpu";
    public const string RequestsEphemeralStorage = "requests.ephemeral-storage";
    public const string RequestsMemory = "requests.memory";
    public const string RequestsStorage = "requests.storage";
    public const string Resourcequotas = "resourcequotas";
    public const string Secrets = "secrets";
    public const string Services = "services";
    public const string ServicesLoadbalancers = "services.loadbalancers";
    public const string ServicesNodeports = "services.nodeports";
    public const string Storage = "storage";
}

public sealed class ResourceQuota : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ResourceQuotaSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ResourceQuotaStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class ResourceQuotaList : IKubeList<ResourceQuota>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ResourceQuota> Items { get; set => field = value ?? new(); } = new();
}

public static class ResourceQuotaScope
{
    public const string BestEffort = "BestEffort";
    public const string CrossNamespacePodAffinity = "CrossNamespacePodAffinity";
    public const string NotBestEffort = "NotBestEffort";
    public const string NotTerminating = "NotTerminating";
    public const string PriorityClass = "PriorityClass";
    public const string Terminating = "Terminating";
    public const string VolumeAttributesClass = "VolumeAttributesClass";
}

public sealed class ResourceQuotaSpec
{
    [JsonPropertyName("hard")][OmitEmpty]
    public Map<Quantity>? Hard { get; set; }
    [JsonPropertyName("scopes")][OmitEmpty]
    public List<string>? Scopes { get; set; }
    [JsonPropertyName("scopeSelector")]
    public ScopeSelector? ScopeSelector { get; set; }
}

public sealed class ResourceQuotaStatus
{
    [JsonPropertyName("hard")][OmitEmpty]
    public Map<Quantity>? Hard { get; set; }
    [JsonPropertyName("used")][OmitEmpty]
    public Map<Quantity>? Used { get; set; }
}

public sealed class ResourceRequirements
{
    [JsonPropertyName("limits")][OmitEmpty]
    public Map<Quantity>? Limits { get; set; }
    [JsonPropertyName("requests")][OmitEmpty]
    public Map<Quantity>? Requests { get; set; }
    [JsonPropertyName("claims")][OmitEmpty]
    public List<ResourceClaim>? Claims { get; set; }
}

public static class ResourceResizeRestartPolicy
{
    public const string NotRequired = "NotRequired";
    public const string RestartContainer = "RestartContainer";
}

public sealed class ResourceStatus
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resources")][OmitEmpty]
    public List<ResourceHealth>? Resources { get; set; }
}

public static class RestartPolicy
{
    public const string Always = "Always";
    public const string Never = "Never";
    public const string OnFailure = "OnFailure";
}

public sealed class RestoreAction
{
    [JsonPropertyName("snapshotID")][OmitEmpty]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
}

public sealed class RestoreParams
{
    [JsonPropertyName("snapshotID")]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
}

public sealed class RestoreStatus
{
    [JsonPropertyName("restoreSuccessful")][OmitEmpty]
    public bool RestoreSuccessful { get; set; }
}

public sealed class SELinuxOptions
{
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("role")][OmitEmpty]
    public string Role { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("level")][OmitEmpty]
    public string Level { get; set => field = value ?? ""; } = "";
}

public sealed class ScaleIOPersistentVolumeSource
{
    [JsonPropertyName("gateway")]
    public string Gateway { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("system")]
    public string System { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public SecretReference? SecretRef { get; set; }
    [JsonPropertyName("sslEnabled")][OmitEmpty]
    public bool SslEnabled { get; set; }
    [JsonPropertyName("protectionDomain")][OmitEmpty]
    public string ProtectionDomain { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storagePool")][OmitEmpty]
    public string StoragePool { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storageMode")][OmitEmpty]
    public string StorageMode { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volumeName")][OmitEmpty]
    public string VolumeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class ScaleIOVolumeSource
{
    [JsonPropertyName("gateway")]
    public string Gateway { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("system")]
    public string System { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
    [JsonPropertyName("sslEnabled")][OmitEmpty]
    public bool SslEnabled { get; set; }
    [JsonPropertyName("protectionDomain")][OmitEmpty]
    public string ProtectionDomain { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storagePool")][OmitEmpty]
    public string StoragePool { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storageMode")][OmitEmpty]
    public string StorageMode { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volumeName")][OmitEmpty]
    public string VolumeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
}

public sealed class ScopeSelector
{
    [JsonPropertyName("matchExpressions")][OmitEmpty]
    public List<ScopedResourceSelectorRequirement>? MatchExpressions { get; set; }
}

public static class ScopeSelectorOperator
{
    public const string DoesNotExist = "DoesNotExist";
    public const string Exists = "Exists";
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class ScopedResourceSelectorRequirement
{
    [JsonPropertyName("scopeName")]
    public string ScopeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
}

public sealed class SeccompProfile
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("localhostProfile")]
    public string? LocalhostProfile { get; set; }
}

public static class SeccompProfileType
{
    public const string Localhost = "Localhost";
    public const string RuntimeDefault = "RuntimeDefault";
    public const string Unconfined = "Unconfined";
}

public sealed class Secret : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("immutable")]
    public bool? Immutable { get; set; }
    [JsonPropertyName("data")][OmitEmpty]
    public Map<byte[]>? Data { get; set; }
    [JsonPropertyName("stringData")][OmitEmpty]
    public Map<string>? StringData { get; set; }
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
}

public sealed class SecretEnvSource
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class SecretKeySelector
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class SecretList : IKubeList<Secret>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Secret> Items { get; set => field = value ?? new(); } = new();
}

public sealed class SecretProjection
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class SecretReference
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
}

public static class SecretType
{
    public const string Opaque = "Opaque";
    public const string BootstrapKubernetesIoToken = "bootstrap.kubernetes.io/token";
    public const string KubernetesIoBasicAuth = "kubernetes.io/basic-auth";
    public const string KubernetesIoDockercfg = "kubernetes.io/dockercfg";
    public const string KubernetesIoDockerconfigjson = "kubernetes.io/dockerconfigjson";
    public const string KubernetesIoServiceAccountToken = "kubernetes.io/service-account-token";
    public const string KubernetesIoSshAuth = "kubernetes.io/ssh-auth";
    public const string KubernetesIoTls = "kubernetes.io/tls";
}

public sealed class SecretVolumeSource
{
    [JsonPropertyName("secretName")][OmitEmpty]
    public string SecretName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
}

public sealed class SecurityContext
{
    [JsonPropertyName("capabilities")]
    public Capabilities? Capabilities { get; set; }
    [JsonPropertyName("privileged")]
    public bool? Privileged { get; set; }
    [JsonPropertyName("seLinuxOptions")]
    public SELinuxOptions? SeLinuxOptions { get; set; }
    [JsonPropertyName("windowsOptions")]
    public WindowsSecurityContextOptions? WindowsOptions { get; set; }
    [JsonPropertyName("runAsUser")]
    public long? RunAsUser { get; set; }
    [JsonPropertyName("runAsGroup")]
    public long? RunAsGroup { get; set; }
    [JsonPropertyName("runAsNonRoot")]
    public bool? RunAsNonRoot { get; set; }
    [JsonPropertyName("readOnlyRootFilesystem")]
    public bool? ReadOnlyRootFilesystem { get; set; }
    [JsonPropertyName("allowPrivilegeEscalation")]
    public bool? AllowPrivilegeEscalation { get; set; }
    [JsonPropertyName("procMount")]
    public string? ProcMount { get; set; }
    [JsonPropertyName("seccompProfile")]
    public SeccompProfile? SeccompProfile { get; set; }
    [JsonPropertyName("appArmorProfile")]
    public AppArmorProfile? AppArmorProfile { get; set; }
}

public sealed class SerializedReference
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reference")]
    public ObjectReference Reference { get; set => field = value ?? new(); } = new();
}

public sealed class Service : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ServiceSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ServiceStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class ServiceAccount : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("secrets")][OmitEmpty]
    public List<ObjectReference>? Secrets { get; set; }
    [JsonPropertyName("imagePullSecrets")][OmitEmpty]
    public List<LocalObjectReference>? ImagePullSecrets { get; set; }
    [JsonPropertyName("automountServiceAccountToken")]
    public bool? AutomountServiceAccountToken { get; set; }
}

public sealed class ServiceAccountList : IKubeList<ServiceAccount>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ServiceAccount> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ServiceAccountTokenProjection
{
    [JsonPropertyName("audience")][OmitEmpty]
    public string Audience { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expirationSeconds")]
    public long? ExpirationSeconds { get; set; }
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
}

public static class ServiceAffinity
{
    public const string ClientIP = "ClientIP";
    public const string None = "None";
}

public static class ServiceExternalTrafficPolicy
{
    public const string Cluster = "Cluster";
    public const string Local = "Local";
}

public static class ServiceInternalTrafficPolicy
{
    public const string Cluster = "Cluster";
    public const string Local = "Local";
}

public sealed class ServiceList : IKubeList<Service>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Service> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ServicePort
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("protocol")][OmitEmpty]
    public string Protocol { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("appProtocol")]
    public string? AppProtocol { get; set; }
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("targetPort")]
    public IntOrString TargetPort { get; set; }
    [JsonPropertyName("nodePort")][OmitEmpty]
    public int NodePort { get; set; }
}

public sealed class ServiceProxyOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
}

public sealed class ServiceSpec
{
    [JsonPropertyName("ports")][OmitEmpty]
    public List<ServicePort>? Ports { get; set; }
    [JsonPropertyName("selector")][OmitEmpty]
    public Map<string>? Selector { get; set; }
    [JsonPropertyName("clusterIP")][OmitEmpty]
    public string ClusterIP { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("clusterIPs")][OmitEmpty]
    public List<string>? ClusterIPs { get; set; }
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("externalIPs")][OmitEmpty]
    public List<string>? ExternalIPs { get; set; }
    [JsonPropertyName("sessionAffinity")][OmitEmpty]
    public string SessionAffinity { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("loadBalancerIP")][OmitEmpty]
    public string LoadBalancerIP { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("loadBalancerSourceRanges")][OmitEmpty]
    public List<string>? LoadBalancerSourceRanges { get; set; }
    [JsonPropertyName("externalName")][OmitEmpty]
    public string ExternalName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("externalTrafficPolicy")][OmitEmpty]
    public string ExternalTrafficPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("healthCheckNodePort")][OmitEmpty]
    public int HealthCheckNodePort { get; set; }
    [JsonPropertyName("publishNotReadyAddresses")][OmitEmpty]
    public bool PublishNotReadyAddresses { get; set; }
    [JsonPropertyName("sessionAffinityConfig")]
    public SessionAffinityConfig? SessionAffinityConfig { get; set; }
    [JsonPropertyName("ipFamilies")][OmitEmpty]
    public List<string>? IpFamilies { get; set; }
    [JsonPropertyName("ipFamilyPolicy")]
    public string? IpFamilyPolicy { get; set; }
    [JsonPropertyName("allocateLoadBalancerNodePorts")]
    public bool? AllocateLoadBalancerNodePorts { get; set; }
    [JsonPropertyName("loadBalancerClass")]
    public string? LoadBalancerClass { get; set; }
    [JsonPropertyName("internalTrafficPolicy")]
    public string? InternalTrafficPolicy { get; set; }
    [JsonPropertyName("trafficDistribution")]
    public string? TrafficDistribution { get; set; }
    [JsonPropertyName("subnetID")][OmitEmpty]
    public string SubnetID { get; set => field = value ?? ""; } = "";
}

public sealed class ServiceStatus
{
    [JsonPropertyName("loadBalancer")]
    public LoadBalancerStatus LoadBalancer { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<Condition>? Conditions { get; set; }
}

public static class ServiceType
{
    public const string ClusterIP = "ClusterIP";
    public const string ExternalName = "ExternalName";
    public const string LoadBalancer = "LoadBalancer";
    public const string NodePort = "NodePort";
}

public sealed class SessionAffinityConfig
{
    [JsonPropertyName("clientIP")]
    public ClientIPConfig? ClientIP { get; set; }
}

public static class Signal
{
    public const string SIGABRT = "SIGABRT";
    public const string SIGALRM = "SIGALRM";
    public const string SIGBUS = "SIGBUS";
    public const string SIGCHLD = "SIGCHLD";
    public const string SIGCLD = "SIGCLD";
    public const string SIGCONT = "SIGCONT";
    public const string SIGFPE = "SIGFPE";
    public const string SIGHUP = "SIGHUP";
    public const string SIGILL = "SIGILL";
    public const string SIGINT = "SIGINT";
    public const string SIGIO = "SIGIO";
    public const string SIGIOT = "SIGIOT";
    public const string SIGKILL = "SIGKILL";
    public const string SIGPIPE = "SIGPIPE";
    public const string SIGPOLL = "SIGPOLL";
    public const string SIGPROF = "SIGPROF";
    public const string SIGPWR = "SIGPWR";
    public const string SIGQUIT = "SIGQUIT";
    public const string SIGRTMAX = "SIGRTMAX";
    public const string SIGRTMAX1 = "SIGRTMAX-1";
    public const string SIGRTMAX10 = "SIGRTMAX-10";
    public const string SIGRTMAX11 = "SIGRTMAX-11";
    public const string SIGRTMAX12 = "SIGRTMAX-12";
    public const string SIGRTMAX13 = "SIGRTMAX-13";
    public const string SIGRTMAX14 = "SIGRTMAX-14";
    public const string SIGRTMAX2 = "SIGRTMAX-2";
    public const string SIGRTMAX3 = "SIGRTMAX-3";
    public const string SIGRTMAX4 = "SIGRTMAX-4";
    public const string SIGRTMAX5 = "SIGRTMAX-5";
    public const string SIGRTMAX6 = "SIGRTMAX-6";
    public const string SIGRTMAX7 = "SIGRTMAX-7";
    public const string SIGRTMAX8 = "SIGRTMAX-8";
    public const string SIGRTMAX9 = "SIGRTMAX-9";
    public const string SIGRTMIN = "SIGRTMIN";
    public const string SIGRTMIN1 = "SIGRTMIN+1";
    public const string SIGRTMIN10 = "SIGRTMIN+10";
    public const string SIGRTMIN11 = "SIGRTMIN+11";
    public const string SIGRTMIN12 = "SIGRTMIN+12";
    public const string SIGRTMIN13 = "SIGRTMIN+13";
    public const string SIGRTMIN14 = "SIGRTMIN+14";
    public const string SIGRTMIN15 = "SIGRTMIN+15";
    public const string SIGRTMIN2 = "SIGRTMIN+2";
    public const string SIGRTMIN3 = "SIGRTMIN+3";
    public const string SIGRTMIN4 = "SIGRTMIN+4";
    public const string SIGRTMIN5 = "SIGRTMIN+5";
    public const string SIGRTMIN6 = "SIGRTMIN+6";
    public const string SIGRTMIN7 = "SIGRTMIN+7";
    public const string SIGRTMIN8 = "SIGRTMIN+8";
    public const string SIGRTMIN9 = "SIGRTMIN+9";
    public const string SIGSEGV = "SIGSEGV";
    public const string SIGSTKFLT = "SIGSTKFLT";
    public const string SIGSTOP = "SIGSTOP";
    public const string SIGSYS = "SIGSYS";
    public const string SIGTERM = "SIGTERM";
    public const string SIGTRAP = "SIGTRAP";
    public const string SIGTSTP = "SIGTSTP";
    public const string SIGTTIN = "SIGTTIN";
    public const string SIGTTOU = "SIGTTOU";
    public const string SIGURG = "SIGURG";
    public const string SIGUSR1 = "SIGUSR1";
    public const string SIGUSR2 = "SIGUSR2";
    public const string SIGVTALRM = "SIGVTALRM";
    public const string SIGWINCH = "SIGWINCH";
    public const string SIGXCPU = "SIGXCPU";
    public const string SIGXFSZ = "SIGXFSZ";
}

public sealed class SleepAction
{
    [JsonPropertyName("seconds")]
    public long Seconds { get; set; }
}

public sealed class SnapshotAction
{
    [JsonPropertyName("snapshotName")][OmitEmpty]
    public string SnapshotName { get; set => field = value ?? ""; } = "";
}

public sealed class SnapshotParams
{
    [JsonPropertyName("snapshotName")]
    public string SnapshotName { get; set => field = value ?? ""; } = "";
}

public sealed class SnapshotStatus
{
    [JsonPropertyName("snapshotID")][OmitEmpty]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
}

public sealed class StorageCluster : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("storageClusterId")]
    public string StorageClusterId { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("serviceAddress")]
    public string ServiceAddress { get; set => field = value ?? ""; } = "";
}

public sealed class StorageClusterList : IKubeList<StorageCluster>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<StorageCluster> Items { get; set => field = value ?? new(); } = new();
}

public static class StorageMedium
{
    public const string None = "";
    public const string HugePages = "HugePages";
    public const string Memory = "Memory";
}

public sealed class StorageOSPersistentVolumeSource
{
    [JsonPropertyName("volumeName")][OmitEmpty]
    public string VolumeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volumeNamespace")][OmitEmpty]
    public string VolumeNamespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretRef")]
    public ObjectReference? SecretRef { get; set; }
}

public sealed class StorageOSVolumeSource
{
    [JsonPropertyName("volumeName")][OmitEmpty]
    public string VolumeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volumeNamespace")][OmitEmpty]
    public string VolumeNamespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
}

public static class SupplementalGroupsPolicy
{
    public const string Merge = "Merge";
    public const string Strict = "Strict";
}

public sealed class Sysctl
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public string Value { get; set => field = value ?? ""; } = "";
}

public sealed class TCPSocketAction
{
    [JsonPropertyName("port")]
    public IntOrString Port { get; set; }
    [JsonPropertyName("host")][OmitEmpty]
    public string Host { get; set => field = value ?? ""; } = "";
}

public sealed class Taint
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")][OmitEmpty]
    public string Value { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("effect")]
    public string Effect { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("timeAdded")]
    public DateTimeOffset? TimeAdded { get; set; }
}

public static class TaintEffect
{
    public const string NoExecute = "NoExecute";
    public const string NoSchedule = "NoSchedule";
    public const string PreferNoSchedule = "PreferNoSchedule";
}

public sealed class Tenant : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public TenantSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public TenantStatus Status { get; set => field = value ?? new(); } = new();
}

public sealed class TenantList : IKubeList<Tenant>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Tenant> Items { get; set => field = value ?? new(); } = new();
}

public static class TenantPhase
{
    public const string Active = "Active";
    public const string Terminating = "Terminating";
}

public sealed class TenantSpec
{
    [JsonPropertyName("finalizers")][OmitEmpty]
    public List<string>? Finalizers { get; set; }
    [JsonPropertyName("storageClusterId")]
    public string StorageClusterId { get; set => field = value ?? ""; } = "";
}

public sealed class TenantStatus
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
}

public static class TerminationMessagePolicy
{
    public const string FallbackToLogsOnError = "FallbackToLogsOnError";
    public const string File = "File";
}

public sealed class Toleration
{
    [JsonPropertyName("key")][OmitEmpty]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")][OmitEmpty]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")][OmitEmpty]
    public string Value { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("effect")][OmitEmpty]
    public string Effect { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("tolerationSeconds")]
    public long? TolerationSeconds { get; set; }
}

public static class TolerationOperator
{
    public const string Equal = "Equal";
    public const string Exists = "Exists";
    public const string Gt = "Gt";
    public const string Lt = "Lt";
}

public sealed class TopologySelectorLabelRequirement
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")]
    public List<string> Values { get; set => field = value ?? new(); } = new();
}

public sealed class TopologySelectorTerm
{
    [JsonPropertyName("matchLabelExpressions")][OmitEmpty]
    public List<TopologySelectorLabelRequirement>? MatchLabelExpressions { get; set; }
}

public sealed class TopologySpreadConstraint
{
    [JsonPropertyName("maxSkew")]
    public int MaxSkew { get; set; }
    [JsonPropertyName("topologyKey")]
    public string TopologyKey { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("whenUnsatisfiable")]
    public string WhenUnsatisfiable { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("labelSelector")]
    public LabelSelector? LabelSelector { get; set; }
    [JsonPropertyName("minDomains")]
    public int? MinDomains { get; set; }
    [JsonPropertyName("nodeAffinityPolicy")]
    public string? NodeAffinityPolicy { get; set; }
    [JsonPropertyName("nodeTaintsPolicy")]
    public string? NodeTaintsPolicy { get; set; }
    [JsonPropertyName("matchLabelKeys")][OmitEmpty]
    public List<string>? MatchLabelKeys { get; set; }
}

public sealed class TypedLocalObjectReference
{
    [JsonPropertyName("apiGroup")]
    public string? ApiGroup { get; set; }
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
}

public sealed class TypedObjectReference
{
    [JsonPropertyName("apiGroup")]
    public string? ApiGroup { get; set; }
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")]
    public string? Namespace { get; set; }
}

public static class URIScheme
{
    public const string HTTP = "HTTP";
    public const string HTTPS = "HTTPS";
}

public static class UnsatisfiableConstraintAction
{
    public const string DoNotSchedule = "DoNotSchedule";
    public const string ScheduleAnyway = "ScheduleAnyway";
}

public sealed class VirtualMachine
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("image")][OmitEmpty]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resources")]
    public ResourceRequirements Resources { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resourcesAllocated")][OmitEmpty]
    public Map<Quantity>? ResourcesAllocated { get; set; }
    [JsonPropertyName("resizePolicy")][OmitEmpty]
    public List<ResizePolicy>? ResizePolicy { get; set; }
    [JsonPropertyName("volumeMounts")][OmitEmpty]
    public List<VolumeMount>? VolumeMounts { get; set; }
    [JsonPropertyName("imagePullPolicy")][OmitEmpty]
    public string ImagePullPolicy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("keyPairName")][OmitEmpty]
    public string KeyPairName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("publicKey")][OmitEmpty]
    public string PublicKey { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("userData")][OmitEmpty]
    public byte[]? UserData { get; set; }
    [JsonPropertyName("trustedImageCertificate")][OmitEmpty]
    public List<string>? TrustedImageCertificate { get; set; }
    [JsonPropertyName("shutdownBehavior")][OmitEmpty]
    public string ShutdownBehavior { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("bootVolume")][OmitEmpty]
    public string BootVolume { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("powerSpec")][OmitEmpty]
    public string PowerSpec { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("volumeDevices")][OmitEmpty]
    public List<VolumeDevice>? VolumeDevices { get; set; }
    [JsonPropertyName("cloudInitUserDataScript")][OmitEmpty]
    public string CloudInitUserDataScript { get; set => field = value ?? ""; } = "";
}

public sealed class VirtualMachineStatus
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("virtualMachineId")][OmitEmpty]
    public string VirtualMachineId { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("imageId")][OmitEmpty]
    public string ImageId { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("image")][OmitEmpty]
    public string Image { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("state")][OmitEmpty]
    public string State { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTerminationState")][OmitEmpty]
    public string LastTerminationState { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("powerState")][OmitEmpty]
    public string PowerState { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ready")][OmitEmpty]
    public bool Ready { get; set; }
    [JsonPropertyName("restartCount")][OmitEmpty]
    public int RestartCount { get; set; }
    [JsonPropertyName("resources")]
    public ResourceRequirements Resources { get; set => field = value ?? new(); } = new();
}

public static class VmPowerSpec
{
    public const string Paused = "Paused";
    public const string Running = "Running";
    public const string Shutdown = "Shutdown";
    public const string Suspended = "Suspended";
}

public static class VmPowerState
{
    public const string Crashed = "crashed";
    public const string Nostate = "nostate";
    public const string Paused = "paused";
    public const string Running = "running";
    public const string Shutdown = "shutdown";
    public const string Suspended = "suspended";
}

public static class VmState
{
    public const string Active = "active";
    public const string Deleted = "deleted";
    public const string Error = "error";
    public const string Paused = "paused";
    public const string Rescued = "rescued";
    public const string Resized = "resized";
    public const string Shelved = "shelved";
    public const string Shelvedoffloaded = "shelvedoffloaded";
    public const string Softdeleted = "softdeleted";
    public const string Stopped = "stopped";
    public const string Suspended = "suspended";
}

public sealed class Volume
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostPath")]
    public HostPathVolumeSource? HostPath { get; set; }
    [JsonPropertyName("emptyDir")]
    public EmptyDirVolumeSource? EmptyDir { get; set; }
    [JsonPropertyName("gcePersistentDisk")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }
    [JsonPropertyName("awsElasticBlockStore")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }
    [JsonPropertyName("gitRepo")]
    public GitRepoVolumeSource? GitRepo { get; set; }
    [JsonPropertyName("secret")]
    public SecretVolumeSource? Secret { get; set; }
    [JsonPropertyName("nfs")]
    public NFSVolumeSource? Nfs { get; set; }
    [JsonPropertyName("iscsi")]
    public ISCSIVolumeSource? Iscsi { get; set; }
    [JsonPropertyName("glusterfs")]
    public GlusterfsVolumeSource? Glusterfs { get; set; }
    [JsonPropertyName("persistentVolumeClaim")]
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; set; }
    [JsonPropertyName("rbd")]
    public RBDVolumeSource? Rbd { get; set; }
    [JsonPropertyName("flexVolume")]
    public FlexVolumeSource? FlexVolume { get; set; }
    [JsonPropertyName("cinder")]
    public CinderVolumeSource? Cinder { get; set; }
    [JsonPropertyName("cephfs")]
    public CephFSVolumeSource? Cephfs { get; set; }
    [JsonPropertyName("flocker")]
    public FlockerVolumeSource? Flocker { get; set; }
    [JsonPropertyName("downwardAPI")]
    public DownwardAPIVolumeSource? DownwardAPI { get; set; }
    [JsonPropertyName("fc")]
    public FCVolumeSource? Fc { get; set; }
    [JsonPropertyName("azureFile")]
    public AzureFileVolumeSource? AzureFile { get; set; }
    [JsonPropertyName("configMap")]
    public ConfigMapVolumeSource? ConfigMap { get; set; }
    [JsonPropertyName("vsphereVolume")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }
    [JsonPropertyName("quobyte")]
    public QuobyteVolumeSource? Quobyte { get; set; }
    [JsonPropertyName("azureDisk")]
    public AzureDiskVolumeSource? AzureDisk { get; set; }
    [JsonPropertyName("photonPersistentDisk")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }
    [JsonPropertyName("projected")]
    public ProjectedVolumeSource? Projected { get; set; }
    [JsonPropertyName("portworxVolume")]
    public PortworxVolumeSource? PortworxVolume { get; set; }
    [JsonPropertyName("scaleIO")]
    public ScaleIOVolumeSource? ScaleIO { get; set; }
    [JsonPropertyName("storageos")]
    public StorageOSVolumeSource? Storageos { get; set; }
    [JsonPropertyName("csi")]
    public CSIVolumeSource? Csi { get; set; }
    [JsonPropertyName("ephemeral")]
    public EphemeralVolumeSource? Ephemeral { get; set; }
    [JsonPropertyName("image")]
    public ImageVolumeSource? Image { get; set; }
}

public sealed class VolumeDevice
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("devicePath")]
    public string DevicePath { get; set => field = value ?? ""; } = "";
}

public sealed class VolumeMount
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("recursiveReadOnly")]
    public string? RecursiveReadOnly { get; set; }
    [JsonPropertyName("mountPath")]
    public string MountPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("subPath")][OmitEmpty]
    public string SubPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("mountPropagation")]
    public string? MountPropagation { get; set; }
    [JsonPropertyName("subPathExpr")][OmitEmpty]
    public string SubPathExpr { get; set => field = value ?? ""; } = "";
}

public sealed class VolumeMountStatus
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("mountPath")]
    public string MountPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("recursiveReadOnly")]
    public string? RecursiveReadOnly { get; set; }
}

public sealed class VolumeNodeAffinity
{
    [JsonPropertyName("required")]
    public NodeSelector? Required { get; set; }
}

public sealed class VolumeProjection
{
    [JsonPropertyName("secret")]
    public SecretProjection? Secret { get; set; }
    [JsonPropertyName("downwardAPI")]
    public DownwardAPIProjection? DownwardAPI { get; set; }
    [JsonPropertyName("configMap")]
    public ConfigMapProjection? ConfigMap { get; set; }
    [JsonPropertyName("serviceAccountToken")]
    public ServiceAccountTokenProjection? ServiceAccountToken { get; set; }
    [JsonPropertyName("clusterTrustBundle")]
    public ClusterTrustBundleProjection? ClusterTrustBundle { get; set; }
    [JsonPropertyName("podCertificate")]
    public PodCertificateProjection? PodCertificate { get; set; }
}

public sealed class VolumeResourceRequirements
{
    [JsonPropertyName("limits")][OmitEmpty]
    public Map<Quantity>? Limits { get; set; }
    [JsonPropertyName("requests")][OmitEmpty]
    public Map<Quantity>? Requests { get; set; }
}

public sealed class VolumeSource
{
    [JsonPropertyName("hostPath")]
    public HostPathVolumeSource? HostPath { get; set; }
    [JsonPropertyName("emptyDir")]
    public EmptyDirVolumeSource? EmptyDir { get; set; }
    [JsonPropertyName("gcePersistentDisk")]
    public GCEPersistentDiskVolumeSource? GcePersistentDisk { get; set; }
    [JsonPropertyName("awsElasticBlockStore")]
    public AWSElasticBlockStoreVolumeSource? AwsElasticBlockStore { get; set; }
    [JsonPropertyName("gitRepo")]
    public GitRepoVolumeSource? GitRepo { get; set; }
    [JsonPropertyName("secret")]
    public SecretVolumeSource? Secret { get; set; }
    [JsonPropertyName("nfs")]
    public NFSVolumeSource? Nfs { get; set; }
    [JsonPropertyName("iscsi")]
    public ISCSIVolumeSource? Iscsi { get; set; }
    [JsonPropertyName("glusterfs")]
    public GlusterfsVolumeSource? Glusterfs { get; set; }
    [JsonPropertyName("persistentVolumeClaim")]
    public PersistentVolumeClaimVolumeSource? PersistentVolumeClaim { get; set; }
    [JsonPropertyName("rbd")]
    public RBDVolumeSource? Rbd { get; set; }
    [JsonPropertyName("flexVolume")]
    public FlexVolumeSource? FlexVolume { get; set; }
    [JsonPropertyName("cinder")]
    public CinderVolumeSource? Cinder { get; set; }
    [JsonPropertyName("cephfs")]
    public CephFSVolumeSource? Cephfs { get; set; }
    [JsonPropertyName("flocker")]
    public FlockerVolumeSource? Flocker { get; set; }
    [JsonPropertyName("downwardAPI")]
    public DownwardAPIVolumeSource? DownwardAPI { get; set; }
    [JsonPropertyName("fc")]
    public FCVolumeSource? Fc { get; set; }
    [JsonPropertyName("azureFile")]
    public AzureFileVolumeSource? AzureFile { get; set; }
    [JsonPropertyName("configMap")]
    public ConfigMapVolumeSource? ConfigMap { get; set; }
    [JsonPropertyName("vsphereVolume")]
    public VsphereVirtualDiskVolumeSource? VsphereVolume { get; set; }
    [JsonPropertyName("quobyte")]
    public QuobyteVolumeSource? Quobyte { get; set; }
    [JsonPropertyName("azureDisk")]
    public AzureDiskVolumeSource? AzureDisk { get; set; }
    [JsonPropertyName("photonPersistentDisk")]
    public PhotonPersistentDiskVolumeSource? PhotonPersistentDisk { get; set; }
    [JsonPropertyName("projected")]
    public ProjectedVolumeSource? Projected { get; set; }
    [JsonPropertyName("portworxVolume")]
    public PortworxVolumeSource? PortworxVolume { get; set; }
    [JsonPropertyName("scaleIO")]
    public ScaleIOVolumeSource? ScaleIO { get; set; }
    [JsonPropertyName("storageos")]
    public StorageOSVolumeSource? Storageos { get; set; }
    [JsonPropertyName("csi")]
    public CSIVolumeSource? Csi { get; set; }
    [JsonPropertyName("ephemeral")]
    public EphemeralVolumeSource? Ephemeral { get; set; }
    [JsonPropertyName("image")]
    public ImageVolumeSource? Image { get; set; }
}

public sealed class VsphereVirtualDiskVolumeSource
{
    [JsonPropertyName("volumePath")]
    public string VolumePath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storagePolicyName")][OmitEmpty]
    public string StoragePolicyName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storagePolicyID")][OmitEmpty]
    public string StoragePolicyID { get; set => field = value ?? ""; } = "";
}

public sealed class WeightedPodAffinityTerm
{
    [JsonPropertyName("weight")]
    public int Weight { get; set; }
    [JsonPropertyName("podAffinityTerm")]
    public PodAffinityTerm PodAffinityTerm { get; set => field = value ?? new(); } = new();
}

public sealed class WindowsSecurityContextOptions
{
    [JsonPropertyName("gmsaCredentialSpecName")]
    public string? GmsaCredentialSpecName { get; set; }
    [JsonPropertyName("gmsaCredentialSpec")]
    public string? GmsaCredentialSpec { get; set; }
    [JsonPropertyName("runAsUserName")]
    public string? RunAsUserName { get; set; }
    [JsonPropertyName("hostProcess")]
    public bool? HostProcess { get; set; }
}

public sealed class WorkloadReference
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podGroup")]
    public string PodGroup { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podGroupReplicaKey")][OmitEmpty]
    public string PodGroupReplicaKey { get; set => field = value ?? ""; } = "";
}
