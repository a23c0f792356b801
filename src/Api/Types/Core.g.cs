// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Core.V1;

public sealed class AWSElasticBlockStoreVolumeSource : IApiValue<AWSElasticBlockStoreVolumeSource>
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("partition")][OmitEmpty]
    public int Partition { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    public AWSElasticBlockStoreVolumeSource DeepClone() => new()
    {
        VolumeID = VolumeID,
        FsType = FsType,
        Partition = Partition,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(AWSElasticBlockStoreVolumeSource? other) => other is not null
        && VolumeID == other.VolumeID
        && FsType == other.FsType
        && Partition == other.Partition
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AWSElasticBlockStoreVolumeSource);
}

public sealed class Action : IKubeObject, IApiValue<Action>
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
    public Action DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Action? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Action);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ActionStatus)value!; }
}

public sealed class ActionList : IKubeList<Action>, IApiValue<ActionList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Action> Items { get; set => field = value ?? new(); } = new();
    public ActionList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ActionList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ActionList);
}

public sealed class ActionSpec : IApiValue<ActionSpec>
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
    [JsonPropertyName("deleteSnapshotAction")]
    public DeleteSnapshotAction? DeleteSnapshotAction { get; set; }
    public ActionSpec DeepClone() => new()
    {
        NodeName = NodeName,
        PodName = PodName,
        PodID = PodID,
        RebootAction = RebootAction?.DeepClone(),
        SnapshotAction = SnapshotAction?.DeepClone(),
        RestoreAction = RestoreAction?.DeepClone(),
        DeleteSnapshotAction = DeleteSnapshotAction?.DeepClone(),
    };
    public bool DeepEquals(ActionSpec? other) => other is not null
        && NodeName == other.NodeName
        && PodName == other.PodName
        && PodID == other.PodID
        && DeepValues.Same(RebootAction, other.RebootAction)
        && DeepValues.Same(SnapshotAction, other.SnapshotAction)
        && DeepValues.Same(RestoreAction, other.RestoreAction)
        && DeepValues.Same(DeleteSnapshotAction, other.DeleteSnapshotAction);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ActionSpec);
}

public sealed class ActionStatus : IApiValue<ActionStatus>
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
    [JsonPropertyName("deleteSnapshotStatus")]
    public DeleteSnapshotStatus? DeleteSnapshotStatus { get; set; }
    public ActionStatus DeepClone() => new()
    {
        Complete = Complete,
        Error = Error,
        PodName = PodName,
        PodID = PodID,
        RebootStatus = RebootStatus?.DeepClone(),
        SnapshotStatus = SnapshotStatus?.DeepClone(),
        RestoreStatus = RestoreStatus?.DeepClone(),
        DeleteSnapshotStatus = DeleteSnapshotStatus?.DeepClone(),
    };
    public bool DeepEquals(ActionStatus? other) => other is not null
        && Complete == other.Complete
        && Error == other.Error
        && PodName == other.PodName
        && PodID == other.PodID
        && DeepValues.Same(RebootStatus, other.RebootStatus)
        && DeepValues.Same(SnapshotStatus, other.SnapshotStatus)
        && DeepValues.Same(RestoreStatus, other.RestoreStatus)
        && DeepValues.Same(DeleteSnapshotStatus, other.DeleteSnapshotStatus);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ActionStatus);
}

public sealed class Affinity : IApiValue<Affinity>
{
    [JsonPropertyName("nodeAffinity")]
    public NodeAffinity? NodeAffinity { get; set; }
    [JsonPropertyName("podAffinity")]
    public PodAffinity? PodAffinity { get; set; }
    [JsonPropertyName("podAntiAffinity")]
    public PodAntiAffinity? PodAntiAffinity { get; set; }
    public Affinity DeepClone() => new()
    {
        NodeAffinity = NodeAffinity?.DeepClone(),
        PodAffinity = PodAffinity?.DeepClone(),
        PodAntiAffinity = PodAntiAffinity?.DeepClone(),
    };
    public bool DeepEquals(Affinity? other) => other is not null
        && DeepValues.Same(NodeAffinity, other.NodeAffinity)
        && DeepValues.Same(PodAffinity, other.PodAffinity)
        && DeepValues.Same(PodAntiAffinity, other.PodAntiAffinity);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Affinity);
}

public sealed class AppArmorProfile : IApiValue<AppArmorProfile>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("localhostProfile")]
    public string? LocalhostProfile { get; set; }
    public AppArmorProfile DeepClone() => new()
    {
        Type = Type,
        LocalhostProfile = LocalhostProfile,
    };
    public bool DeepEquals(AppArmorProfile? other) => other is not null
        && Type == other.Type
        && LocalhostProfile == other.LocalhostProfile;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AppArmorProfile);
}

public static class AppArmorProfileType
{
    public const string Localhost = "Localhost";
    public const string RuntimeDefault = "RuntimeDefault";
    public const string Unconfined = "Unconfined";
}

public sealed class AttachedVolume : IApiValue<AttachedVolume>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("devicePath")]
    public string DevicePath { get; set => field = value ?? ""; } = "";
    public AttachedVolume DeepClone() => new()
    {
        Name = Name,
        DevicePath = DevicePath,
    };
    public bool DeepEquals(AttachedVolume? other) => other is not null
        && Name == other.Name
        && DevicePath == other.DevicePath;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AttachedVolume);
}

public sealed class AvoidPods : IApiValue<AvoidPods>
{
    [JsonPropertyName("preferAvoidPods")][OmitEmpty]
    public List<PreferAvoidPodsEntry>? PreferAvoidPods { get; set; }
    public AvoidPods DeepClone() => new()
    {
        PreferAvoidPods = DeepValues.Clone(PreferAvoidPods, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(AvoidPods? other) => other is not null
        && DeepValues.Same(PreferAvoidPods, other.PreferAvoidPods, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AvoidPods);
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

public sealed class AzureDiskVolumeSource : IApiValue<AzureDiskVolumeSource>
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
    public AzureDiskVolumeSource DeepClone() => new()
    {
        DiskName = DiskName,
        DiskURI = DiskURI,
        CachingMode = CachingMode,
        FsType = FsType,
        ReadOnly = ReadOnly,
        Kind = Kind,
    };
    public bool DeepEquals(AzureDiskVolumeSource? other) => other is not null
        && DiskName == other.DiskName
        && DiskURI == other.DiskURI
        && CachingMode == other.CachingMode
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && Kind == other.Kind;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AzureDiskVolumeSource);
}

public sealed class AzureFilePersistentVolumeSource : IApiValue<AzureFilePersistentVolumeSource>
{
    [JsonPropertyName("secretName")]
    public string SecretName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("shareName")]
    public string ShareName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretNamespace")]
    public string? SecretNamespace { get; set; }
    public AzureFilePersistentVolumeSource DeepClone() => new()
    {
        SecretName = SecretName,
        ShareName = ShareName,
        ReadOnly = ReadOnly,
        SecretNamespace = SecretNamespace,
    };
    public bool DeepEquals(AzureFilePersistentVolumeSource? other) => other is not null
        && SecretName == other.SecretName
        && ShareName == other.ShareName
        && ReadOnly == other.ReadOnly
        && SecretNamespace == other.SecretNamespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AzureFilePersistentVolumeSource);
}

public sealed class AzureFileVolumeSource : IApiValue<AzureFileVolumeSource>
{
    [JsonPropertyName("secretName")]
    public string SecretName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("shareName")]
    public string ShareName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    public AzureFileVolumeSource DeepClone() => new()
    {
        SecretName = SecretName,
        ShareName = ShareName,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(AzureFileVolumeSource? other) => other is not null
        && SecretName == other.SecretName
        && ShareName == other.ShareName
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AzureFileVolumeSource);
}

public sealed class Binding : IKubeObject, IApiValue<Binding>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("target")]
    public ObjectReference Target { get; set => field = value ?? new(); } = new();
    public Binding DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Target = Target.DeepClone(),
    };
    public bool DeepEquals(Binding? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Target.DeepEquals(other.Target);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Binding);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Binding has no status"); }
}

public sealed class CSIPersistentVolumeSource : IApiValue<CSIPersistentVolumeSource>
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
    public CSIPersistentVolumeSource DeepClone() => new()
    {
        Driver = Driver,
        VolumeHandle = VolumeHandle,
        ReadOnly = ReadOnly,
        FsType = FsType,
        VolumeAttributes = DeepValues.Copy(VolumeAttributes),
        ControllerPublishSecretRef = ControllerPublishSecretRef?.DeepClone(),
        NodeStageSecretRef = NodeStageSecretRef?.DeepClone(),
        NodePublishSecretRef = NodePublishSecretRef?.DeepClone(),
        ControllerExpandSecretRef = ControllerExpandSecretRef?.DeepClone(),
        NodeExpandSecretRef = NodeExpandSecretRef?.DeepClone(),
    };
    public bool DeepEquals(CSIPersistentVolumeSource? other) => other is not null
        && Driver == other.Driver
        && VolumeHandle == other.VolumeHandle
        && ReadOnly == other.ReadOnly
        && FsType == other.FsType
        && DeepValues.Same(VolumeAttributes, other.VolumeAttributes, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ControllerPublishSecretRef, other.ControllerPublishSecretRef)
        && DeepValues.Same(NodeStageSecretRef, other.NodeStageSecretRef)
        && DeepValues.Same(NodePublishSecretRef, other.NodePublishSecretRef)
        && DeepValues.Same(ControllerExpandSecretRef, other.ControllerExpandSecretRef)
        && DeepValues.Same(NodeExpandSecretRef, other.NodeExpandSecretRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSIPersistentVolumeSource);
}

public sealed class CSIVolumeSource : IApiValue<CSIVolumeSource>
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
    public CSIVolumeSource DeepClone() => new()
    {
        Driver = Driver,
        ReadOnly = ReadOnly,
        FsType = FsType,
        VolumeAttributes = DeepValues.Copy(VolumeAttributes),
        NodePublishSecretRef = NodePublishSecretRef?.DeepClone(),
    };
    public bool DeepEquals(CSIVolumeSource? other) => other is not null
        && Driver == other.Driver
        && ReadOnly == other.ReadOnly
        && FsType == other.FsType
        && DeepValues.Same(VolumeAttributes, other.VolumeAttributes, static (x0, y0) => x0 == y0)
        && DeepValues.Same(NodePublishSecretRef, other.NodePublishSecretRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSIVolumeSource);
}

public sealed class Capabilities : IApiValue<Capabilities>
{
    [JsonPropertyName("add")][OmitEmpty]
    public List<string>? Add { get; set; }
    [JsonPropertyName("drop")][OmitEmpty]
    public List<string>? Drop { get; set; }
    public Capabilities DeepClone() => new()
    {
        Add = DeepValues.Copy(Add),
        Drop = DeepValues.Copy(Drop),
    };
    public bool DeepEquals(Capabilities? other) => other is not null
        && DeepValues.Same(Add, other.Add, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Drop, other.Drop, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Capabilities);
}

public sealed class CephFSPersistentVolumeSource : IApiValue<CephFSPersistentVolumeSource>
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
    public CephFSPersistentVolumeSource DeepClone() => new()
    {
        Monitors = DeepValues.Copy(Monitors)!,
        Path = Path,
        User = User,
        SecretFile = SecretFile,
        SecretRef = SecretRef?.DeepClone(),
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(CephFSPersistentVolumeSource? other) => other is not null
        && DeepValues.Same(Monitors, other.Monitors, static (x0, y0) => x0 == y0)
        && Path == other.Path
        && User == other.User
        && SecretFile == other.SecretFile
        && DeepValues.Same(SecretRef, other.SecretRef)
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CephFSPersistentVolumeSource);
}

public sealed class CephFSVolumeSource : IApiValue<CephFSVolumeSource>
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
    public CephFSVolumeSource DeepClone() => new()
    {
        Monitors = DeepValues.Copy(Monitors)!,
        Path = Path,
        User = User,
        SecretFile = SecretFile,
        SecretRef = SecretRef?.DeepClone(),
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(CephFSVolumeSource? other) => other is not null
        && DeepValues.Same(Monitors, other.Monitors, static (x0, y0) => x0 == y0)
        && Path == other.Path
        && User == other.User
        && SecretFile == other.SecretFile
        && DeepValues.Same(SecretRef, other.SecretRef)
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CephFSVolumeSource);
}

public sealed class CinderPersistentVolumeSource : IApiValue<CinderPersistentVolumeSource>
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretRef")]
    public SecretReference? SecretRef { get; set; }
    public CinderPersistentVolumeSource DeepClone() => new()
    {
        VolumeID = VolumeID,
        FsType = FsType,
        ReadOnly = ReadOnly,
        SecretRef = SecretRef?.DeepClone(),
    };
    public bool DeepEquals(CinderPersistentVolumeSource? other) => other is not null
        && VolumeID == other.VolumeID
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(SecretRef, other.SecretRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CinderPersistentVolumeSource);
}

public sealed class CinderVolumeSource : IApiValue<CinderVolumeSource>
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("secretRef")]
    public LocalObjectReference? SecretRef { get; set; }
    public CinderVolumeSource DeepClone() => new()
    {
        VolumeID = VolumeID,
        FsType = FsType,
        ReadOnly = ReadOnly,
        SecretRef = SecretRef?.DeepClone(),
    };
    public bool DeepEquals(CinderVolumeSource? other) => other is not null
        && VolumeID == other.VolumeID
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(SecretRef, other.SecretRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CinderVolumeSource);
}

public static class ClaimResourceStatus
{
    public const string ControllerResizeInProgress = "ControllerResizeInProgress";
    public const string ControllerResizeInfeasible = "ControllerResizeInfeasible";
    public const string NodeResizeInProgress = "NodeResizeInProgress";
    public const string NodeResizeInfeasible = "NodeResizeInfeasible";
    public const string NodeResizePending = "NodeResizePending";
}

public sealed class ClientIPConfig : IApiValue<ClientIPConfig>
{
    [JsonPropertyName("timeoutSeconds")]
    public int? TimeoutSeconds { get; set; }
    public ClientIPConfig DeepClone() => new()
    {
        TimeoutSeconds = TimeoutSeconds,
    };
    public bool DeepEquals(ClientIPConfig? other) => other is not null
        && TimeoutSeconds == other.TimeoutSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ClientIPConfig);
}

public sealed class ClusterTrustBundleProjection : IApiValue<ClusterTrustBundleProjection>
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
    public ClusterTrustBundleProjection DeepClone() => new()
    {
        Name = Name,
        SignerName = SignerName,
        LabelSelector = LabelSelector?.DeepClone(),
        Optional = Optional,
        Path = Path,
    };
    public bool DeepEquals(ClusterTrustBundleProjection? other) => other is not null
        && Name == other.Name
        && SignerName == other.SignerName
        && DeepValues.Same(LabelSelector, other.LabelSelector)
        && Optional == other.Optional
        && Path == other.Path;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ClusterTrustBundleProjection);
}

public sealed class ComponentCondition : IApiValue<ComponentCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("error")][OmitEmpty]
    public string Error { get; set => field = value ?? ""; } = "";
    public ComponentCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        Message = Message,
        Error = Error,
    };
    public bool DeepEquals(ComponentCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && Message == other.Message
        && Error == other.Error;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ComponentCondition);
}

public static class ComponentConditionType
{
    public const string Healthy = "Healthy";
}

public sealed class ComponentStatus : IKubeObject, IApiValue<ComponentStatus>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<ComponentCondition>? Conditions { get; set; }
    public ComponentStatus DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ComponentStatus? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ComponentStatus);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ComponentStatus has no status"); }
}

public sealed class ComponentStatusList : IKubeList<ComponentStatus>, IApiValue<ComponentStatusList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ComponentStatus> Items { get; set => field = value ?? new(); } = new();
    public ComponentStatusList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ComponentStatusList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ComponentStatusList);
}

public static class ConditionStatus
{
    public const string False = "False";
    public const string True = "True";
    public const string Unknown = "Unknown";
}

public sealed class ConfigMap : IKubeObject, IApiValue<ConfigMap>
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
    public ConfigMap DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Immutable = Immutable,
        Data = DeepValues.Copy(Data),
        BinaryData = DeepValues.Clone(BinaryData, static e0 => DeepValues.Clone(e0)!),
    };
    public bool DeepEquals(ConfigMap? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Immutable == other.Immutable
        && DeepValues.Same(Data, other.Data, static (x0, y0) => x0 == y0)
        && DeepValues.Same(BinaryData, other.BinaryData, static (x0, y0) => DeepValues.Same(x0, y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ConfigMap);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ConfigMap has no status"); }
}

public sealed class ConfigMapEnvSource : IApiValue<ConfigMapEnvSource>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public ConfigMapEnvSource DeepClone() => new()
    {
        Name = Name,
        Optional = Optional,
    };
    public bool DeepEquals(ConfigMapEnvSource? other) => other is not null
        && Name == other.Name
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ConfigMapEnvSource);
}

public sealed class ConfigMapKeySelector : IApiValue<ConfigMapKeySelector>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public ConfigMapKeySelector DeepClone() => new()
    {
        Name = Name,
        Key = Key,
        Optional = Optional,
    };
    public bool DeepEquals(ConfigMapKeySelector? other) => other is not null
        && Name == other.Name
        && Key == other.Key
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ConfigMapKeySelector);
}

public sealed class ConfigMapList : IKubeList<ConfigMap>, IApiValue<ConfigMapList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ConfigMap> Items { get; set => field = value ?? new(); } = new();
    public ConfigMapList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ConfigMapList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ConfigMapList);
}

public sealed class ConfigMapNodeConfigSource : IApiValue<ConfigMapNodeConfigSource>
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
    public ConfigMapNodeConfigSource DeepClone() => new()
    {
        Namespace = Namespace,
        Name = Name,
        Uid = Uid,
        ResourceVersion = ResourceVersion,
        KubeletConfigKey = KubeletConfigKey,
    };
    public bool DeepEquals(ConfigMapNodeConfigSource? other) => other is not null
        && Namespace == other.Namespace
        && Name == other.Name
        && Uid == other.Uid
        && ResourceVersion == other.ResourceVersion
        && KubeletConfigKey == other.KubeletConfigKey;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ConfigMapNodeConfigSource);
}

public sealed class ConfigMapProjection : IApiValue<ConfigMapProjection>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public ConfigMapProjection DeepClone() => new()
    {
        Name = Name,
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone()),
        Optional = Optional,
    };
    public bool DeepEquals(ConfigMapProjection? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0))
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ConfigMapProjection);
}

public sealed class ConfigMapVolumeSource : IApiValue<ConfigMapVolumeSource>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public ConfigMapVolumeSource DeepClone() => new()
    {
        Name = Name,
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone()),
        DefaultMode = DefaultMode,
        Optional = Optional,
    };
    public bool DeepEquals(ConfigMapVolumeSource? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0))
        && DefaultMode == other.DefaultMode
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ConfigMapVolumeSource);
}

public sealed class Container : IApiValue<Container>
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
    public Container DeepClone() => new()
    {
        Name = Name,
        Image = Image,
        Command = DeepValues.Copy(Command),
        Args = DeepValues.Copy(Args),
        WorkingDir = WorkingDir,
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
        EnvFrom = DeepValues.Clone(EnvFrom, static e0 => e0.DeepClone()),
        Env = DeepValues.Clone(Env, static e0 => e0.DeepClone()),
        Resources = Resources.DeepClone(),
        ResizePolicy = DeepValues.Clone(ResizePolicy, static e0 => e0.DeepClone()),
        RestartPolicy = RestartPolicy,
        RestartPolicyRules = DeepValues.Clone(RestartPolicyRules, static e0 => e0.DeepClone()),
        VolumeMounts = DeepValues.Clone(VolumeMounts, static e0 => e0.DeepClone()),
        VolumeDevices = DeepValues.Clone(VolumeDevices, static e0 => e0.DeepClone()),
        LivenessProbe = LivenessProbe?.DeepClone(),
        ReadinessProbe = ReadinessProbe?.DeepClone(),
        StartupProbe = StartupProbe?.DeepClone(),
        Lifecycle = Lifecycle?.DeepClone(),
        TerminationMessagePath = TerminationMessagePath,
        TerminationMessagePolicy = TerminationMessagePolicy,
        ImagePullPolicy = ImagePullPolicy,
        SecurityContext = SecurityContext?.DeepClone(),
        Stdin = Stdin,
        StdinOnce = StdinOnce,
        Tty = Tty,
    };
    public bool DeepEquals(Container? other) => other is not null
        && Name == other.Name
        && Image == other.Image
        && DeepValues.Same(Command, other.Command, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Args, other.Args, static (x0, y0) => x0 == y0)
        && WorkingDir == other.WorkingDir
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(EnvFrom, other.EnvFrom, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Env, other.Env, static (x0, y0) => x0.DeepEquals(y0))
        && Resources.DeepEquals(other.Resources)
        && DeepValues.Same(ResizePolicy, other.ResizePolicy, static (x0, y0) => x0.DeepEquals(y0))
        && RestartPolicy == other.RestartPolicy
        && DeepValues.Same(RestartPolicyRules, other.RestartPolicyRules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumeMounts, other.VolumeMounts, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumeDevices, other.VolumeDevices, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(LivenessProbe, other.LivenessProbe)
        && DeepValues.Same(ReadinessProbe, other.ReadinessProbe)
        && DeepValues.Same(StartupProbe, other.StartupProbe)
        && DeepValues.Same(Lifecycle, other.Lifecycle)
        && TerminationMessagePath == other.TerminationMessagePath
        && TerminationMessagePolicy == other.TerminationMessagePolicy
        && ImagePullPolicy == other.ImagePullPolicy
        && DeepValues.Same(SecurityContext, other.SecurityContext)
        && Stdin == other.Stdin
        && StdinOnce == other.StdinOnce
        && Tty == other.Tty;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Container);
}

public sealed class ContainerExtendedResourceRequest : IApiValue<ContainerExtendedResourceRequest>
{
    [JsonPropertyName("containerName")]
    public string ContainerName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceName")]
    public string ResourceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requestName")]
    public string RequestName { get; set => field = value ?? ""; } = "";
    public ContainerExtendedResourceRequest DeepClone() => new()
    {
        ContainerName = ContainerName,
        ResourceName = ResourceName,
        RequestName = RequestName,
    };
    public bool DeepEquals(ContainerExtendedResourceRequest? other) => other is not null
        && ContainerName == other.ContainerName
        && ResourceName == other.ResourceName
        && RequestName == other.RequestName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerExtendedResourceRequest);
}

public sealed class ContainerImage : IApiValue<ContainerImage>
{
    [JsonPropertyName("names")][OmitEmpty]
    public List<string>? Names { get; set; }
    [JsonPropertyName("sizeBytes")][OmitEmpty]
    public long SizeBytes { get; set; }
    public ContainerImage DeepClone() => new()
    {
        Names = DeepValues.Copy(Names),
        SizeBytes = SizeBytes,
    };
    public bool DeepEquals(ContainerImage? other) => other is not null
        && DeepValues.Same(Names, other.Names, static (x0, y0) => x0 == y0)
        && SizeBytes == other.SizeBytes;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerImage);
}

public sealed class ContainerPort : IApiValue<ContainerPort>
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
    public ContainerPort DeepClone() => new()
    {
        Name = Name,
        HostPort = HostPort,
        ContainerPortValue = ContainerPortValue,
        Protocol = Protocol,
        HostIP = HostIP,
    };
    public bool DeepEquals(ContainerPort? other) => other is not null
        && Name == other.Name
        && HostPort == other.HostPort
        && ContainerPortValue == other.ContainerPortValue
        && Protocol == other.Protocol
        && HostIP == other.HostIP;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerPort);
}

public sealed class ContainerResizePolicy : IApiValue<ContainerResizePolicy>
{
    [JsonPropertyName("resourceName")]
    public string ResourceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("restartPolicy")]
    public string RestartPolicy { get; set => field = value ?? ""; } = "";
    public ContainerResizePolicy DeepClone() => new()
    {
        ResourceName = ResourceName,
        RestartPolicy = RestartPolicy,
    };
    public bool DeepEquals(ContainerResizePolicy? other) => other is not null
        && ResourceName == other.ResourceName
        && RestartPolicy == other.RestartPolicy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerResizePolicy);
}

public static class ContainerRestartPolicy
{
    public const string Always = "Always";
    public const string Never = "Never";
    public const string OnFailure = "OnFailure";
}

public sealed class ContainerRestartRule : IApiValue<ContainerRestartRule>
{
    [JsonPropertyName("action")][OmitEmpty]
    public string Action { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("exitCodes")]
    public ContainerRestartRuleOnExitCodes? ExitCodes { get; set; }
    public ContainerRestartRule DeepClone() => new()
    {
        Action = Action,
        ExitCodes = ExitCodes?.DeepClone(),
    };
    public bool DeepEquals(ContainerRestartRule? other) => other is not null
        && Action == other.Action
        && DeepValues.Same(ExitCodes, other.ExitCodes);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerRestartRule);
}

public static class ContainerRestartRuleAction
{
    public const string Restart = "Restart";
    public const string RestartAllContainers = "RestartAllContainers";
}

public sealed class ContainerRestartRuleOnExitCodes : IApiValue<ContainerRestartRuleOnExitCodes>
{
    [JsonPropertyName("operator")][OmitEmpty]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<int>? Values { get; set; }
    public ContainerRestartRuleOnExitCodes DeepClone() => new()
    {
        Operator = Operator,
        Values = DeepValues.Copy(Values),
    };
    public bool DeepEquals(ContainerRestartRuleOnExitCodes? other) => other is not null
        && Operator == other.Operator
        && DeepValues.Same(Values, other.Values, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerRestartRuleOnExitCodes);
}

public static class ContainerRestartRuleOnExitCodesOperator
{
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class ContainerState : IApiValue<ContainerState>
{
    [JsonPropertyName("waiting")]
    public ContainerStateWaiting? Waiting { get; set; }
    [JsonPropertyName("running")]
    public ContainerStateRunning? Running { get; set; }
    [JsonPropertyName("terminated")]
    public ContainerStateTerminated? Terminated { get; set; }
    public ContainerState DeepClone() => new()
    {
        Waiting = Waiting?.DeepClone(),
        Running = Running?.DeepClone(),
        Terminated = Terminated?.DeepClone(),
    };
    public bool DeepEquals(ContainerState? other) => other is not null
        && DeepValues.Same(Waiting, other.Waiting)
        && DeepValues.Same(Running, other.Running)
        && DeepValues.Same(Terminated, other.Terminated);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerState);
}

public sealed class ContainerStateRunning : IApiValue<ContainerStateRunning>
{
    [JsonPropertyName("startedAt")]
    public DateTimeOffset? StartedAt { get; set; }
    public ContainerStateRunning DeepClone() => new()
    {
        StartedAt = StartedAt,
    };
    public bool DeepEquals(ContainerStateRunning? other) => other is not null
        && DeepValues.SameSeconds(StartedAt, other.StartedAt);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerStateRunning);
}

public sealed class ContainerStateTerminated : IApiValue<ContainerStateTerminated>
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
    public ContainerStateTerminated DeepClone() => new()
    {
        ExitCode = ExitCode,
        Signal = Signal,
        Reason = Reason,
        Message = Message,
        StartedAt = StartedAt,
        FinishedAt = FinishedAt,
        ContainerID = ContainerID,
    };
    public bool DeepEquals(ContainerStateTerminated? other) => other is not null
        && ExitCode == other.ExitCode
        && Signal == other.Signal
        && Reason == other.Reason
        && Message == other.Message
        && DeepValues.SameSeconds(StartedAt, other.StartedAt)
        && DeepValues.SameSeconds(FinishedAt, other.FinishedAt)
        && ContainerID == other.ContainerID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerStateTerminated);
}

public sealed class ContainerStateWaiting : IApiValue<ContainerStateWaiting>
{
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public ContainerStateWaiting DeepClone() => new()
    {
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(ContainerStateWaiting? other) => other is not null
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerStateWaiting);
}

public sealed class ContainerStatus : IApiValue<ContainerStatus>
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
    public ContainerStatus DeepClone() => new()
    {
        Name = Name,
        State = State.DeepClone(),
        LastState = LastState.DeepClone(),
        Ready = Ready,
        RestartCount = RestartCount,
        Image = Image,
        ImageID = ImageID,
        ContainerID = ContainerID,
        Started = Started,
        AllocatedResources = DeepValues.Copy(AllocatedResources),
        Resources = Resources?.DeepClone(),
        VolumeMounts = DeepValues.Clone(VolumeMounts, static e0 => e0.DeepClone()),
        User = User?.DeepClone(),
        AllocatedResourcesStatus = DeepValues.Clone(AllocatedResourcesStatus, static e0 => e0.DeepClone()),
        StopSignal = StopSignal,
    };
    public bool DeepEquals(ContainerStatus? other) => other is not null
        && Name == other.Name
        && State.DeepEquals(other.State)
        && LastState.DeepEquals(other.LastState)
        && Ready == other.Ready
        && RestartCount == other.RestartCount
        && Image == other.Image
        && ImageID == other.ImageID
        && ContainerID == other.ContainerID
        && Started == other.Started
        && DeepValues.Same(AllocatedResources, other.AllocatedResources, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Resources, other.Resources)
        && DeepValues.Same(VolumeMounts, other.VolumeMounts, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(User, other.User)
        && DeepValues.Same(AllocatedResourcesStatus, other.AllocatedResourcesStatus, static (x0, y0) => x0.DeepEquals(y0))
        && StopSignal == other.StopSignal;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerStatus);
}

public sealed class ContainerUser : IApiValue<ContainerUser>
{
    [JsonPropertyName("linux")]
    public LinuxContainerUser? Linux { get; set; }
    public ContainerUser DeepClone() => new()
    {
        Linux = Linux?.DeepClone(),
    };
    public bool DeepEquals(ContainerUser? other) => other is not null
        && DeepValues.Same(Linux, other.Linux);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ContainerUser);
}

public sealed class CustomAction : IKubeObject, IApiValue<CustomAction>
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
    [JsonPropertyName("deleteSnapshotParams")]
    public DeleteSnapshotParams DeleteSnapshotParams { get; set => field = value ?? new(); } = new();
    public CustomAction DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Operation = Operation,
        RebootParams = RebootParams.DeepClone(),
        SnapshotParams = SnapshotParams.DeepClone(),
        RestoreParams = RestoreParams.DeepClone(),
        DeleteSnapshotParams = DeleteSnapshotParams.DeepClone(),
    };
    public bool DeepEquals(CustomAction? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Operation == other.Operation
        && RebootParams.DeepEquals(other.RebootParams)
        && SnapshotParams.DeepEquals(other.SnapshotParams)
        && RestoreParams.DeepEquals(other.RestoreParams)
        && DeleteSnapshotParams.DeepEquals(other.DeleteSnapshotParams);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomAction);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("CustomAction has no status"); }
}

public static class DNSPolicy
{
    public const string ClusterFirst = "ClusterFirst";
    public const string ClusterFirstWithHostNet = "ClusterFirstWithHostNet";
    public const string Default = "Default";
    public const string None = "None";
}

public sealed class DaemonEndpoint : IApiValue<DaemonEndpoint>
{
    [JsonPropertyName("Port")]
    public int Port { get; set; }
    public DaemonEndpoint DeepClone() => new()
    {
        Port = Port,
    };
    public bool DeepEquals(DaemonEndpoint? other) => other is not null
        && Port == other.Port;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DaemonEndpoint);
}

public sealed class DeleteSnapshotAction : IApiValue<DeleteSnapshotAction>
{
    [JsonPropertyName("snapshotID")][OmitEmpty]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
    public DeleteSnapshotAction DeepClone() => new()
    {
        SnapshotID = SnapshotID,
    };
    public bool DeepEquals(DeleteSnapshotAction? other) => other is not null
        && SnapshotID == other.SnapshotID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeleteSnapshotAction);
}

public sealed class DeleteSnapshotParams : IApiValue<DeleteSnapshotParams>
{
    [JsonPropertyName("snapshotID")]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
    public DeleteSnapshotParams DeepClone() => new()
    {
        SnapshotID = SnapshotID,
    };
    public bool DeepEquals(DeleteSnapshotParams? other) => other is not null
        && SnapshotID == other.SnapshotID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeleteSnapshotParams);
}

public sealed class DeleteSnapshotStatus : IApiValue<DeleteSnapshotStatus>
{
    [JsonPropertyName("deleteSuccessful")][OmitEmpty]
    public bool DeleteSuccessful { get; set; }
    public DeleteSnapshotStatus DeepClone() => new()
    {
        DeleteSuccessful = DeleteSuccessful,
    };
    public bool DeepEquals(DeleteSnapshotStatus? other) => other is not null
        && DeleteSuccessful == other.DeleteSuccessful;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeleteSnapshotStatus);
}

public static class DeviceState
{
    public const string Failed = "Failed";
    public const string InProgress = "InProgress";
    public const string Ready = "Ready";
    public const string Unknown = "Unknown";
}

public sealed class DownwardAPIProjection : IApiValue<DownwardAPIProjection>
{
    [JsonPropertyName("items")][OmitEmpty]
    public List<DownwardAPIVolumeFile>? Items { get; set; }
    public DownwardAPIProjection DeepClone() => new()
    {
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(DownwardAPIProjection? other) => other is not null
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DownwardAPIProjection);
}

public sealed class DownwardAPIVolumeFile : IApiValue<DownwardAPIVolumeFile>
{
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldRef")]
    public ObjectFieldSelector? FieldRef { get; set; }
    [JsonPropertyName("resourceFieldRef")]
    public ResourceFieldSelector? ResourceFieldRef { get; set; }
    [JsonPropertyName("mode")]
    public int? Mode { get; set; }
    public DownwardAPIVolumeFile DeepClone() => new()
    {
        Path = Path,
        FieldRef = FieldRef?.DeepClone(),
        ResourceFieldRef = ResourceFieldRef?.DeepClone(),
        Mode = Mode,
    };
    public bool DeepEquals(DownwardAPIVolumeFile? other) => other is not null
        && Path == other.Path
        && DeepValues.Same(FieldRef, other.FieldRef)
        && DeepValues.Same(ResourceFieldRef, other.ResourceFieldRef)
        && Mode == other.Mode;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DownwardAPIVolumeFile);
}

public sealed class DownwardAPIVolumeSource : IApiValue<DownwardAPIVolumeSource>
{
    [JsonPropertyName("items")][OmitEmpty]
    public List<DownwardAPIVolumeFile>? Items { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
    public DownwardAPIVolumeSource DeepClone() => new()
    {
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone()),
        DefaultMode = DefaultMode,
    };
    public bool DeepEquals(DownwardAPIVolumeSource? other) => other is not null
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0))
        && DefaultMode == other.DefaultMode;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DownwardAPIVolumeSource);
}

public sealed class EmptyDirVolumeSource : IApiValue<EmptyDirVolumeSource>
{
    [JsonPropertyName("medium")][OmitEmpty]
    public string Medium { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("sizeLimit")]
    public Quantity? SizeLimit { get; set; }
    public EmptyDirVolumeSource DeepClone() => new()
    {
        Medium = Medium,
        SizeLimit = SizeLimit,
    };
    public bool DeepEquals(EmptyDirVolumeSource? other) => other is not null
        && Medium == other.Medium
        && Nullable.Equals(SizeLimit, other.SizeLimit);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EmptyDirVolumeSource);
}

public sealed class EndpointAddress : IApiValue<EndpointAddress>
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostname")][OmitEmpty]
    public string Hostname { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("nodeName")]
    public string? NodeName { get; set; }
    [JsonPropertyName("targetRef")]
    public ObjectReference? TargetRef { get; set; }
    public EndpointAddress DeepClone() => new()
    {
        Ip = Ip,
        Hostname = Hostname,
        NodeName = NodeName,
        TargetRef = TargetRef?.DeepClone(),
    };
    public bool DeepEquals(EndpointAddress? other) => other is not null
        && Ip == other.Ip
        && Hostname == other.Hostname
        && NodeName == other.NodeName
        && DeepValues.Same(TargetRef, other.TargetRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointAddress);
}

public sealed class EndpointPort : IApiValue<EndpointPort>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("protocol")][OmitEmpty]
    public string Protocol { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("appProtocol")]
    public string? AppProtocol { get; set; }
    public EndpointPort DeepClone() => new()
    {
        Name = Name,
        Port = Port,
        Protocol = Protocol,
        AppProtocol = AppProtocol,
    };
    public bool DeepEquals(EndpointPort? other) => other is not null
        && Name == other.Name
        && Port == other.Port
        && Protocol == other.Protocol
        && AppProtocol == other.AppProtocol;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointPort);
}

public sealed class EndpointSubset : IApiValue<EndpointSubset>
{
    [JsonPropertyName("addresses")][OmitEmpty]
    public List<EndpointAddress>? Addresses { get; set; }
    [JsonPropertyName("notReadyAddresses")][OmitEmpty]
    public List<EndpointAddress>? NotReadyAddresses { get; set; }
    [JsonPropertyName("ports")][OmitEmpty]
    public List<EndpointPort>? Ports { get; set; }
    public EndpointSubset DeepClone() => new()
    {
        Addresses = DeepValues.Clone(Addresses, static e0 => e0.DeepClone()),
        NotReadyAddresses = DeepValues.Clone(NotReadyAddresses, static e0 => e0.DeepClone()),
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(EndpointSubset? other) => other is not null
        && DeepValues.Same(Addresses, other.Addresses, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(NotReadyAddresses, other.NotReadyAddresses, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointSubset);
}

public sealed class Endpoints : IKubeObject, IApiValue<Endpoints>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("subsets")][OmitEmpty]
    public List<EndpointSubset>? Subsets { get; set; }
    public Endpoints DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Subsets = DeepValues.Clone(Subsets, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(Endpoints? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Subsets, other.Subsets, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Endpoints);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Endpoints has no status"); }
}

public sealed class EndpointsList : IKubeList<Endpoints>, IApiValue<EndpointsList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Endpoints> Items { get; set => field = value ?? new(); } = new();
    public EndpointsList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(EndpointsList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EndpointsList);
}

public sealed class EnvFromSource : IApiValue<EnvFromSource>
{
    [JsonPropertyName("prefix")][OmitEmpty]
    public string Prefix { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("configMapRef")]
    public ConfigMapEnvSource? ConfigMapRef { get; set; }
    [JsonPropertyName("secretRef")]
    public SecretEnvSource? SecretRef { get; set; }
    public EnvFromSource DeepClone() => new()
    {
        Prefix = Prefix,
        ConfigMapRef = ConfigMapRef?.DeepClone(),
        SecretRef = SecretRef?.DeepClone(),
    };
    public bool DeepEquals(EnvFromSource? other) => other is not null
        && Prefix == other.Prefix
        && DeepValues.Same(ConfigMapRef, other.ConfigMapRef)
        && DeepValues.Same(SecretRef, other.SecretRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EnvFromSource);
}

public sealed class EnvVar : IApiValue<EnvVar>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")][OmitEmpty]
    public string Value { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("valueFrom")]
    public EnvVarSource? ValueFrom { get; set; }
    public EnvVar DeepClone() => new()
    {
        Name = Name,
        Value = Value,
        ValueFrom = ValueFrom?.DeepClone(),
    };
    public bool DeepEquals(EnvVar? other) => other is not null
        && Name == other.Name
        && Value == other.Value
        && DeepValues.Same(ValueFrom, other.ValueFrom);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EnvVar);
}

public sealed class EnvVarSource : IApiValue<EnvVarSource>
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
    public EnvVarSource DeepClone() => new()
    {
        FieldRef = FieldRef?.DeepClone(),
        ResourceFieldRef = ResourceFieldRef?.DeepClone(),
        ConfigMapKeyRef = ConfigMapKeyRef?.DeepClone(),
        SecretKeyRef = SecretKeyRef?.DeepClone(),
        FileKeyRef = FileKeyRef?.DeepClone(),
    };
    public bool DeepEquals(EnvVarSource? other) => other is not null
        && DeepValues.Same(FieldRef, other.FieldRef)
        && DeepValues.Same(ResourceFieldRef, other.ResourceFieldRef)
        && DeepValues.Same(ConfigMapKeyRef, other.ConfigMapKeyRef)
        && DeepValues.Same(SecretKeyRef, other.SecretKeyRef)
        && DeepValues.Same(FileKeyRef, other.FileKeyRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EnvVarSource);
}

public sealed class EphemeralContainer : IApiValue<EphemeralContainer>
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
    public EphemeralContainer DeepClone() => new()
    {
        Name = Name,
        Image = Image,
        Command = DeepValues.Copy(Command),
        Args = DeepValues.Copy(Args),
        WorkingDir = WorkingDir,
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
        EnvFrom = DeepValues.Clone(EnvFrom, static e0 => e0.DeepClone()),
        Env = DeepValues.Clone(Env, static e0 => e0.DeepClone()),
        Resources = Resources.DeepClone(),
        ResizePolicy = DeepValues.Clone(ResizePolicy, static e0 => e0.DeepClone()),
        RestartPolicy = RestartPolicy,
        RestartPolicyRules = DeepValues.Clone(RestartPolicyRules, static e0 => e0.DeepClone()),
        VolumeMounts = DeepValues.Clone(VolumeMounts, static e0 => e0.DeepClone()),
        VolumeDevices = DeepValues.Clone(VolumeDevices, static e0 => e0.DeepClone()),
        LivenessProbe = LivenessProbe?.DeepClone(),
        ReadinessProbe = ReadinessProbe?.DeepClone(),
        StartupProbe = StartupProbe?.DeepClone(),
        Lifecycle = Lifecycle?.DeepClone(),
        TerminationMessagePath = TerminationMessagePath,
        TerminationMessagePolicy = TerminationMessagePolicy,
        ImagePullPolicy = ImagePullPolicy,
        SecurityContext = SecurityContext?.DeepClone(),
        Stdin = Stdin,
        StdinOnce = StdinOnce,
        Tty = Tty,
        TargetContainerName = TargetContainerName,
    };
    public bool DeepEquals(EphemeralContainer? other) => other is not null
        && Name == other.Name
        && Image == other.Image
        && DeepValues.Same(Command, other.Command, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Args, other.Args, static (x0, y0) => x0 == y0)
        && WorkingDir == other.WorkingDir
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(EnvFrom, other.EnvFrom, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Env, other.Env, static (x0, y0) => x0.DeepEquals(y0))
        && Resources.DeepEquals(other.Resources)
        && DeepValues.Same(ResizePolicy, other.ResizePolicy, static (x0, y0) => x0.DeepEquals(y0))
        && RestartPolicy == other.RestartPolicy
        && DeepValues.Same(RestartPolicyRules, other.RestartPolicyRules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumeMounts, other.VolumeMounts, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumeDevices, other.VolumeDevices, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(LivenessProbe, other.LivenessProbe)
        && DeepValues.Same(ReadinessProbe, other.ReadinessProbe)
        && DeepValues.Same(StartupProbe, other.StartupProbe)
        && DeepValues.Same(Lifecycle, other.Lifecycle)
        && TerminationMessagePath == other.TerminationMessagePath
        && TerminationMessagePolicy == other.TerminationMessagePolicy
        && ImagePullPolicy == other.ImagePullPolicy
        && DeepValues.Same(SecurityContext, other.SecurityContext)
        && Stdin == other.Stdin
        && StdinOnce == other.StdinOnce
        && Tty == other.Tty
        && TargetContainerName == other.TargetContainerName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EphemeralContainer);
}

public sealed class EphemeralContainerCommon : IApiValue<EphemeralContainerCommon>
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
    public EphemeralContainerCommon DeepClone() => new()
    {
        Name = Name,
        Image = Image,
        Command = DeepValues.Copy(Command),
        Args = DeepValues.Copy(Args),
        WorkingDir = WorkingDir,
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
        EnvFrom = DeepValues.Clone(EnvFrom, static e0 => e0.DeepClone()),
        Env = DeepValues.Clone(Env, static e0 => e0.DeepClone()),
        Resources = Resources.DeepClone(),
        ResizePolicy = DeepValues.Clone(ResizePolicy, static e0 => e0.DeepClone()),
        RestartPolicy = RestartPolicy,
        RestartPolicyRules = DeepValues.Clone(RestartPolicyRules, static e0 => e0.DeepClone()),
        VolumeMounts = DeepValues.Clone(VolumeMounts, static e0 => e0.DeepClone()),
        VolumeDevices = DeepValues.Clone(VolumeDevices, static e0 => e0.DeepClone()),
        LivenessProbe = LivenessProbe?.DeepClone(),
        ReadinessProbe = ReadinessProbe?.DeepClone(),
        StartupProbe = StartupProbe?.DeepClone(),
        Lifecycle = Lifecycle?.DeepClone(),
        TerminationMessagePath = TerminationMessagePath,
        TerminationMessagePolicy = TerminationMessagePolicy,
        ImagePullPolicy = ImagePullPolicy,
        SecurityContext = SecurityContext?.DeepClone(),
        Stdin = Stdin,
        StdinOnce = StdinOnce,
        Tty = Tty,
    };
    public bool DeepEquals(EphemeralContainerCommon? other) => other is not null
        && Name == other.Name
        && Image == other.Image
        && DeepValues.Same(Command, other.Command, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Args, other.Args, static (x0, y0) => x0 == y0)
        && WorkingDir == other.WorkingDir
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(EnvFrom, other.EnvFrom, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Env, other.Env, static (x0, y0) => x0.DeepEquals(y0))
        && Resources.DeepEquals(other.Resources)
        && DeepValues.Same(ResizePolicy, other.ResizePolicy, static (x0, y0) => x0.DeepEquals(y0))
        && RestartPolicy == other.RestartPolicy
        && DeepValues.Same(RestartPolicyRules, other.RestartPolicyRules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumeMounts, other.VolumeMounts, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumeDevices, other.VolumeDevices, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(LivenessProbe, other.LivenessProbe)
        && DeepValues.Same(ReadinessProbe, other.ReadinessProbe)
        && DeepValues.Same(StartupProbe, other.StartupProbe)
        && DeepValues.Same(Lifecycle, other.Lifecycle)
        && TerminationMessagePath == other.TerminationMessagePath
        && TerminationMessagePolicy == other.TerminationMessagePolicy
        && ImagePullPolicy == other.ImagePullPolicy
        && DeepValues.Same(SecurityContext, other.SecurityContext)
        && Stdin == other.Stdin
        && StdinOnce == other.StdinOnce
        && Tty == other.Tty;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EphemeralContainerCommon);
}

public sealed class EphemeralVolumeSource : IApiValue<EphemeralVolumeSource>
{
    [JsonPropertyName("volumeClaimTemplate")]
    public PersistentVolumeClaimTemplate? VolumeClaimTemplate { get; set; }
    public EphemeralVolumeSource DeepClone() => new()
    {
        VolumeClaimTemplate = VolumeClaimTemplate?.DeepClone(),
    };
    public bool DeepEquals(EphemeralVolumeSource? other) => other is not null
        && DeepValues.Same(VolumeClaimTemplate, other.VolumeClaimTemplate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EphemeralVolumeSource);
}

public sealed class Event : IKubeObject, IApiValue<Event>
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
    public Event DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        InvolvedObject = InvolvedObject.DeepClone(),
        Reason = Reason,
        Message = Message,
        Source = Source.DeepClone(),
        FirstTimestamp = FirstTimestamp,
        LastTimestamp = LastTimestamp,
        Count = Count,
        Type = Type,
        EventTime = EventTime,
        Series = Series?.DeepClone(),
        Action = Action,
        Related = Related?.DeepClone(),
        ReportingComponent = ReportingComponent,
        ReportingInstance = ReportingInstance,
    };
    public bool DeepEquals(Event? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && InvolvedObject.DeepEquals(other.InvolvedObject)
        && Reason == other.Reason
        && Message == other.Message
        && Source.DeepEquals(other.Source)
        && DeepValues.SameSeconds(FirstTimestamp, other.FirstTimestamp)
        && DeepValues.SameSeconds(LastTimestamp, other.LastTimestamp)
        && Count == other.Count
        && Type == other.Type
        && DeepValues.SameMicros(EventTime, other.EventTime)
        && DeepValues.Same(Series, other.Series)
        && Action == other.Action
        && DeepValues.Same(Related, other.Related)
        && ReportingComponent == other.ReportingComponent
        && ReportingInstance == other.ReportingInstance;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Event);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Event has no status"); }
}

public sealed class EventList : IKubeList<Arktos.Api.Core.V1.Event>, IApiValue<EventList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Arktos.Api.Core.V1.Event> Items { get; set => field = value ?? new(); } = new();
    public EventList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(EventList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EventList);
}

public sealed class EventSeries : IApiValue<EventSeries>
{
    [JsonPropertyName("count")][OmitEmpty]
    public int Count { get; set; }
    [JsonPropertyName("lastObservedTime")][JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? LastObservedTime { get; set; }
    public EventSeries DeepClone() => new()
    {
        Count = Count,
        LastObservedTime = LastObservedTime,
    };
    public bool DeepEquals(EventSeries? other) => other is not null
        && Count == other.Count
        && DeepValues.SameMicros(LastObservedTime, other.LastObservedTime);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EventSeries);
}

public sealed class EventSource : IApiValue<EventSource>
{
    [JsonPropertyName("component")][OmitEmpty]
    public string Component { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("host")][OmitEmpty]
    public string Host { get; set => field = value ?? ""; } = "";
    public EventSource DeepClone() => new()
    {
        Component = Component,
        Host = Host,
    };
    public bool DeepEquals(EventSource? other) => other is not null
        && Component == other.Component
        && Host == other.Host;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as EventSource);
}

public sealed class ExecAction : IApiValue<ExecAction>
{
    [JsonPropertyName("command")][OmitEmpty]
    public List<string>? Command { get; set; }
    public ExecAction DeepClone() => new()
    {
        Command = DeepValues.Copy(Command),
    };
    public bool DeepEquals(ExecAction? other) => other is not null
        && DeepValues.Same(Command, other.Command, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExecAction);
}

public sealed class FCVolumeSource : IApiValue<FCVolumeSource>
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
    public FCVolumeSource DeepClone() => new()
    {
        TargetWWNs = DeepValues.Copy(TargetWWNs),
        Lun = Lun,
        FsType = FsType,
        ReadOnly = ReadOnly,
        Wwids = DeepValues.Copy(Wwids),
    };
    public bool DeepEquals(FCVolumeSource? other) => other is not null
        && DeepValues.Same(TargetWWNs, other.TargetWWNs, static (x0, y0) => x0 == y0)
        && Lun == other.Lun
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(Wwids, other.Wwids, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FCVolumeSource);
}

public sealed class FileKeySelector : IApiValue<FileKeySelector>
{
    [JsonPropertyName("volumeName")]
    public string VolumeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public FileKeySelector DeepClone() => new()
    {
        VolumeName = VolumeName,
        Path = Path,
        Key = Key,
        Optional = Optional,
    };
    public bool DeepEquals(FileKeySelector? other) => other is not null
        && VolumeName == other.VolumeName
        && Path == other.Path
        && Key == other.Key
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FileKeySelector);
}

public static class FinalizerName
{
    public const string Kubernetes = "kubernetes";
}

public sealed class FlexPersistentVolumeSource : IApiValue<FlexPersistentVolumeSource>
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
    public FlexPersistentVolumeSource DeepClone() => new()
    {
        Driver = Driver,
        FsType = FsType,
        SecretRef = SecretRef?.DeepClone(),
        ReadOnly = ReadOnly,
        Options = DeepValues.Copy(Options),
    };
    public bool DeepEquals(FlexPersistentVolumeSource? other) => other is not null
        && Driver == other.Driver
        && FsType == other.FsType
        && DeepValues.Same(SecretRef, other.SecretRef)
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(Options, other.Options, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlexPersistentVolumeSource);
}

public sealed class FlexVolumeSource : IApiValue<FlexVolumeSource>
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
    public FlexVolumeSource DeepClone() => new()
    {
        Driver = Driver,
        FsType = FsType,
        SecretRef = SecretRef?.DeepClone(),
        ReadOnly = ReadOnly,
        Options = DeepValues.Copy(Options),
    };
    public bool DeepEquals(FlexVolumeSource? other) => other is not null
        && Driver == other.Driver
        && FsType == other.FsType
        && DeepValues.Same(SecretRef, other.SecretRef)
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(Options, other.Options, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlexVolumeSource);
}

public sealed class FlockerVolumeSource : IApiValue<FlockerVolumeSource>
{
    [JsonPropertyName("datasetName")][OmitEmpty]
    public string DatasetName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("datasetUUID")][OmitEmpty]
    public string DatasetUUID { get; set => field = value ?? ""; } = "";
    public FlockerVolumeSource DeepClone() => new()
    {
        DatasetName = DatasetName,
        DatasetUUID = DatasetUUID,
    };
    public bool DeepEquals(FlockerVolumeSource? other) => other is not null
        && DatasetName == other.DatasetName
        && DatasetUUID == other.DatasetUUID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlockerVolumeSource);
}

public sealed class GCEPersistentDiskVolumeSource : IApiValue<GCEPersistentDiskVolumeSource>
{
    [JsonPropertyName("pdName")]
    public string PdName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("partition")][OmitEmpty]
    public int Partition { get; set; }
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    public GCEPersistentDiskVolumeSource DeepClone() => new()
    {
        PdName = PdName,
        FsType = FsType,
        Partition = Partition,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(GCEPersistentDiskVolumeSource? other) => other is not null
        && PdName == other.PdName
        && FsType == other.FsType
        && Partition == other.Partition
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GCEPersistentDiskVolumeSource);
}

public sealed class GRPCAction : IApiValue<GRPCAction>
{
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("service")]
    public string? Service { get; set; }
    public GRPCAction DeepClone() => new()
    {
        Port = Port,
        Service = Service,
    };
    public bool DeepEquals(GRPCAction? other) => other is not null
        && Port == other.Port
        && Service == other.Service;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GRPCAction);
}

public sealed class GitRepoVolumeSource : IApiValue<GitRepoVolumeSource>
{
    [JsonPropertyName("repository")]
    public string Repository { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("revision")][OmitEmpty]
    public string Revision { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("directory")][OmitEmpty]
    public string Directory { get; set => field = value ?? ""; } = "";
    public GitRepoVolumeSource DeepClone() => new()
    {
        Repository = Repository,
        Revision = Revision,
        Directory = Directory,
    };
    public bool DeepEquals(GitRepoVolumeSource? other) => other is not null
        && Repository == other.Repository
        && Revision == other.Revision
        && Directory == other.Directory;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GitRepoVolumeSource);
}

public sealed class GlusterfsPersistentVolumeSource : IApiValue<GlusterfsPersistentVolumeSource>
{
    [JsonPropertyName("endpoints")]
    public string Endpoints { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("endpointsNamespace")]
    public string? EndpointsNamespace { get; set; }
    public GlusterfsPersistentVolumeSource DeepClone() => new()
    {
        Endpoints = Endpoints,
        Path = Path,
        ReadOnly = ReadOnly,
        EndpointsNamespace = EndpointsNamespace,
    };
    public bool DeepEquals(GlusterfsPersistentVolumeSource? other) => other is not null
        && Endpoints == other.Endpoints
        && Path == other.Path
        && ReadOnly == other.ReadOnly
        && EndpointsNamespace == other.EndpointsNamespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GlusterfsPersistentVolumeSource);
}

public sealed class GlusterfsVolumeSource : IApiValue<GlusterfsVolumeSource>
{
    [JsonPropertyName("endpoints")]
    public string Endpoints { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    public GlusterfsVolumeSource DeepClone() => new()
    {
        Endpoints = Endpoints,
        Path = Path,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(GlusterfsVolumeSource? other) => other is not null
        && Endpoints == other.Endpoints
        && Path == other.Path
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GlusterfsVolumeSource);
}

public sealed class HTTPGetAction : IApiValue<HTTPGetAction>
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
    public HTTPGetAction DeepClone() => new()
    {
        Path = Path,
        Port = Port,
        Host = Host,
        Scheme = Scheme,
        HttpHeaders = DeepValues.Clone(HttpHeaders, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(HTTPGetAction? other) => other is not null
        && Path == other.Path
        && Port.Equals(other.Port)
        && Host == other.Host
        && Scheme == other.Scheme
        && DeepValues.Same(HttpHeaders, other.HttpHeaders, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HTTPGetAction);
}

public sealed class HTTPHeader : IApiValue<HTTPHeader>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public string Value { get; set => field = value ?? ""; } = "";
    public HTTPHeader DeepClone() => new()
    {
        Name = Name,
        Value = Value,
    };
    public bool DeepEquals(HTTPHeader? other) => other is not null
        && Name == other.Name
        && Value == other.Value;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HTTPHeader);
}

public sealed class HostAlias : IApiValue<HostAlias>
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostnames")][OmitEmpty]
    public List<string>? Hostnames { get; set; }
    public HostAlias DeepClone() => new()
    {
        Ip = Ip,
        Hostnames = DeepValues.Copy(Hostnames),
    };
    public bool DeepEquals(HostAlias? other) => other is not null
        && Ip == other.Ip
        && DeepValues.Same(Hostnames, other.Hostnames, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HostAlias);
}

public sealed class HostIP : IApiValue<HostIP>
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
    public HostIP DeepClone() => new()
    {
        Ip = Ip,
    };
    public bool DeepEquals(HostIP? other) => other is not null
        && Ip == other.Ip;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HostIP);
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

public sealed class HostPathVolumeSource : IApiValue<HostPathVolumeSource>
{
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("type")]
    public string? Type { get; set; }
    public HostPathVolumeSource DeepClone() => new()
    {
        Path = Path,
        Type = Type,
    };
    public bool DeepEquals(HostPathVolumeSource? other) => other is not null
        && Path == other.Path
        && Type == other.Type;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as HostPathVolumeSource);
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

public sealed class ISCSIPersistentVolumeSource : IApiValue<ISCSIPersistentVolumeSource>
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
    public ISCSIPersistentVolumeSource DeepClone() => new()
    {
        TargetPortal = TargetPortal,
        Iqn = Iqn,
        Lun = Lun,
        IscsiInterface = IscsiInterface,
        FsType = FsType,
        ReadOnly = ReadOnly,
        Portals = DeepValues.Copy(Portals),
        ChapAuthDiscovery = ChapAuthDiscovery,
        ChapAuthSession = ChapAuthSession,
        SecretRef = SecretRef?.DeepClone(),
        InitiatorName = InitiatorName,
    };
    public bool DeepEquals(ISCSIPersistentVolumeSource? other) => other is not null
        && TargetPortal == other.TargetPortal
        && Iqn == other.Iqn
        && Lun == other.Lun
        && IscsiInterface == other.IscsiInterface
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(Portals, other.Portals, static (x0, y0) => x0 == y0)
        && ChapAuthDiscovery == other.ChapAuthDiscovery
        && ChapAuthSession == other.ChapAuthSession
        && DeepValues.Same(SecretRef, other.SecretRef)
        && InitiatorName == other.InitiatorName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ISCSIPersistentVolumeSource);
}

public sealed class ISCSIVolumeSource : IApiValue<ISCSIVolumeSource>
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
    public ISCSIVolumeSource DeepClone() => new()
    {
        TargetPortal = TargetPortal,
        Iqn = Iqn,
        Lun = Lun,
        IscsiInterface = IscsiInterface,
        FsType = FsType,
        ReadOnly = ReadOnly,
        Portals = DeepValues.Copy(Portals),
        ChapAuthDiscovery = ChapAuthDiscovery,
        ChapAuthSession = ChapAuthSession,
        SecretRef = SecretRef?.DeepClone(),
        InitiatorName = InitiatorName,
    };
    public bool DeepEquals(ISCSIVolumeSource? other) => other is not null
        && TargetPortal == other.TargetPortal
        && Iqn == other.Iqn
        && Lun == other.Lun
        && IscsiInterface == other.IscsiInterface
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(Portals, other.Portals, static (x0, y0) => x0 == y0)
        && ChapAuthDiscovery == other.ChapAuthDiscovery
        && ChapAuthSession == other.ChapAuthSession
        && DeepValues.Same(SecretRef, other.SecretRef)
        && InitiatorName == other.InitiatorName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ISCSIVolumeSource);
}

public sealed class ImageVolumeSource : IApiValue<ImageVolumeSource>
{
    [JsonPropertyName("reference")][OmitEmpty]
    public string Reference { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("pullPolicy")][OmitEmpty]
    public string PullPolicy { get; set => field = value ?? ""; } = "";
    public ImageVolumeSource DeepClone() => new()
    {
        Reference = Reference,
        PullPolicy = PullPolicy,
    };
    public bool DeepEquals(ImageVolumeSource? other) => other is not null
        && Reference == other.Reference
        && PullPolicy == other.PullPolicy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ImageVolumeSource);
}

public sealed class KeyToPath : IApiValue<KeyToPath>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("mode")]
    public int? Mode { get; set; }
    public KeyToPath DeepClone() => new()
    {
        Key = Key,
        Path = Path,
        Mode = Mode,
    };
    public bool DeepEquals(KeyToPath? other) => other is not null
        && Key == other.Key
        && Path == other.Path
        && Mode == other.Mode;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as KeyToPath);
}

public sealed class Lifecycle : IApiValue<Lifecycle>
{
    [JsonPropertyName("postStart")]
    public LifecycleHandler? PostStart { get; set; }
    [JsonPropertyName("preStop")]
    public LifecycleHandler? PreStop { get; set; }
    [JsonPropertyName("stopSignal")]
    public string? StopSignal { get; set; }
    public Lifecycle DeepClone() => new()
    {
        PostStart = PostStart?.DeepClone(),
        PreStop = PreStop?.DeepClone(),
        StopSignal = StopSignal,
    };
    public bool DeepEquals(Lifecycle? other) => other is not null
        && DeepValues.Same(PostStart, other.PostStart)
        && DeepValues.Same(PreStop, other.PreStop)
        && StopSignal == other.StopSignal;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Lifecycle);
}

public sealed class LifecycleHandler : IApiValue<LifecycleHandler>
{
    [JsonPropertyName("exec")]
    public ExecAction? Exec { get; set; }
    [JsonPropertyName("httpGet")]
    public HTTPGetAction? HttpGet { get; set; }
    [JsonPropertyName("tcpSocket")]
    public TCPSocketAction? TcpSocket { get; set; }
    [JsonPropertyName("sleep")]
    public SleepAction? Sleep { get; set; }
    public LifecycleHandler DeepClone() => new()
    {
        Exec = Exec?.DeepClone(),
        HttpGet = HttpGet?.DeepClone(),
        TcpSocket = TcpSocket?.DeepClone(),
        Sleep = Sleep?.DeepClone(),
    };
    public bool DeepEquals(LifecycleHandler? other) => other is not null
        && DeepValues.Same(Exec, other.Exec)
        && DeepValues.Same(HttpGet, other.HttpGet)
        && DeepValues.Same(TcpSocket, other.TcpSocket)
        && DeepValues.Same(Sleep, other.Sleep);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LifecycleHandler);
}

public sealed class LimitRange : IKubeObject, IApiValue<LimitRange>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public LimitRangeSpec Spec { get; set => field = value ?? new(); } = new();
    public LimitRange DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(LimitRange? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LimitRange);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("LimitRange has no status"); }
}

public sealed class LimitRangeItem : IApiValue<LimitRangeItem>
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
    public LimitRangeItem DeepClone() => new()
    {
        Type = Type,
        Max = DeepValues.Copy(Max),
        Min = DeepValues.Copy(Min),
        Default = DeepValues.Copy(Default),
        DefaultRequest = DeepValues.Copy(DefaultRequest),
        MaxLimitRequestRatio = DeepValues.Copy(MaxLimitRequestRatio),
    };
    public bool DeepEquals(LimitRangeItem? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(Max, other.Max, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Min, other.Min, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Default, other.Default, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(DefaultRequest, other.DefaultRequest, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(MaxLimitRequestRatio, other.MaxLimitRequestRatio, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LimitRangeItem);
}

public sealed class LimitRangeList : IKubeList<LimitRange>, IApiValue<LimitRangeList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<LimitRange> Items { get; set => field = value ?? new(); } = new();
    public LimitRangeList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(LimitRangeList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LimitRangeList);
}

public sealed class LimitRangeSpec : IApiValue<LimitRangeSpec>
{
    [JsonPropertyName("limits")]
    public List<LimitRangeItem> Limits { get; set => field = value ?? new(); } = new();
    public LimitRangeSpec DeepClone() => new()
    {
        Limits = DeepValues.Clone(Limits, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(LimitRangeSpec? other) => other is not null
        && DeepValues.Same(Limits, other.Limits, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LimitRangeSpec);
}

public static class LimitType
{
    public const string Container = "Container";
    public const string PersistentVolumeClaim = "PersistentVolumeClaim";
    public const string Pod = "Pod";
}

public sealed class LinuxContainerUser : IApiValue<LinuxContainerUser>
{
    [JsonPropertyName("uid")]
    public long Uid { get; set; }
    [JsonPropertyName("gid")]
    public long Gid { get; set; }
    [JsonPropertyName("supplementalGroups")][OmitEmpty]
    public List<long>? SupplementalGroups { get; set; }
    public LinuxContainerUser DeepClone() => new()
    {
        Uid = Uid,
        Gid = Gid,
        SupplementalGroups = DeepValues.Copy(SupplementalGroups),
    };
    public bool DeepEquals(LinuxContainerUser? other) => other is not null
        && Uid == other.Uid
        && Gid == other.Gid
        && DeepValues.Same(SupplementalGroups, other.SupplementalGroups, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LinuxContainerUser);
}

public static class LoadBalancerIPMode
{
    public const string Proxy = "Proxy";
    public const string VIP = "VIP";
}

public sealed class LoadBalancerIngress : IApiValue<LoadBalancerIngress>
{
    [JsonPropertyName("ip")][OmitEmpty]
    public string Ip { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("hostname")][OmitEmpty]
    public string Hostname { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ipMode")]
    public string? IpMode { get; set; }
    [JsonPropertyName("ports")][OmitEmpty]
    public List<PortStatus>? Ports { get; set; }
    public LoadBalancerIngress DeepClone() => new()
    {
        Ip = Ip,
        Hostname = Hostname,
        IpMode = IpMode,
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(LoadBalancerIngress? other) => other is not null
        && Ip == other.Ip
        && Hostname == other.Hostname
        && IpMode == other.IpMode
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LoadBalancerIngress);
}

public sealed class LoadBalancerStatus : IApiValue<LoadBalancerStatus>
{
    [JsonPropertyName("ingress")][OmitEmpty]
    public List<LoadBalancerIngress>? Ingress { get; set; }
    public LoadBalancerStatus DeepClone() => new()
    {
        Ingress = DeepValues.Clone(Ingress, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(LoadBalancerStatus? other) => other is not null
        && DeepValues.Same(Ingress, other.Ingress, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LoadBalancerStatus);
}

public sealed class LocalObjectReference : IApiValue<LocalObjectReference>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    public LocalObjectReference DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(LocalObjectReference? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LocalObjectReference);
}

public sealed class LocalVolumeSource : IApiValue<LocalVolumeSource>
{
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")]
    public string? FsType { get; set; }
    public LocalVolumeSource DeepClone() => new()
    {
        Path = Path,
        FsType = FsType,
    };
    public bool DeepEquals(LocalVolumeSource? other) => other is not null
        && Path == other.Path
        && FsType == other.FsType;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LocalVolumeSource);
}

public sealed class ModifyVolumeStatus : IApiValue<ModifyVolumeStatus>
{
    [JsonPropertyName("targetVolumeAttributesClassName")][OmitEmpty]
    public string TargetVolumeAttributesClassName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    public ModifyVolumeStatus DeepClone() => new()
    {
        TargetVolumeAttributesClassName = TargetVolumeAttributesClassName,
        Status = Status,
    };
    public bool DeepEquals(ModifyVolumeStatus? other) => other is not null
        && TargetVolumeAttributesClassName == other.TargetVolumeAttributesClassName
        && Status == other.Status;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ModifyVolumeStatus);
}

public static class MountPropagationMode
{
    public const string Bidirectional = "Bidirectional";
    public const string HostToContainer = "HostToContainer";
    public const string None = "None";
}

public sealed class NFSVolumeSource : IApiValue<NFSVolumeSource>
{
    [JsonPropertyName("server")]
    public string Server { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    public NFSVolumeSource DeepClone() => new()
    {
        Server = Server,
        Path = Path,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(NFSVolumeSource? other) => other is not null
        && Server == other.Server
        && Path == other.Path
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NFSVolumeSource);
}

public sealed class NICStatus : IApiValue<NICStatus>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("portID")][OmitEmpty]
    public string PortID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("state")][OmitEmpty]
    public string State { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ipAddress")][OmitEmpty]
    public string IpAddress { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("macAddress")][OmitEmpty]
    public string MacAddress { get; set => field = value ?? ""; } = "";
    public NICStatus DeepClone() => new()
    {
        Name = Name,
        PortID = PortID,
        State = State,
        Reason = Reason,
        IpAddress = IpAddress,
        MacAddress = MacAddress,
    };
    public bool DeepEquals(NICStatus? other) => other is not null
        && Name == other.Name
        && PortID == other.PortID
        && State == other.State
        && Reason == other.Reason
        && IpAddress == other.IpAddress
        && MacAddress == other.MacAddress;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NICStatus);
}

public sealed class Namespace : IKubeObject, IApiValue<Namespace>
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
    public Namespace DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Namespace? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Namespace);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (NamespaceStatus)value!; }
}

public sealed class NamespaceCondition : IApiValue<NamespaceCondition>
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
    public NamespaceCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(NamespaceCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NamespaceCondition);
}

public static class NamespaceConditionType
{
    public const string NamespaceContentRemaining = "NamespaceContentRemaining";
    public const string NamespaceDeletionContentFailure = "NamespaceDeletionContentFailure";
    public const string NamespaceDeletionDiscoveryFailure = "NamespaceDeletionDiscoveryFailure";
    public const string NamespaceDeletionGroupVersionParsingFailure = "NamespaceDeletionGroupVersionParsingFailure";
    public const string NamespaceFinalizersRemaining = "NamespaceFinalizersRemaining";
}

public sealed class NamespaceList : IKubeList<Namespace>, IApiValue<NamespaceList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Namespace> Items { get; set => field = value ?? new(); } = new();
    public NamespaceList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(NamespaceList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NamespaceList);
}

public static class NamespacePhase
{
    public const string Active = "Active";
    public const string Terminating = "Terminating";
}

public sealed class NamespaceSpec : IApiValue<NamespaceSpec>
{
    [JsonPropertyName("finalizers")][OmitEmpty]
    public List<string>? Finalizers { get; set; }
    public NamespaceSpec DeepClone() => new()
    {
        Finalizers = DeepValues.Copy(Finalizers),
    };
    public bool DeepEquals(NamespaceSpec? other) => other is not null
        && DeepValues.Same(Finalizers, other.Finalizers, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NamespaceSpec);
}

public sealed class NamespaceStatus : IApiValue<NamespaceStatus>
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<NamespaceCondition>? Conditions { get; set; }
    public NamespaceStatus DeepClone() => new()
    {
        Phase = Phase,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(NamespaceStatus? other) => other is not null
        && Phase == other.Phase
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NamespaceStatus);
}

public sealed class Nic : IApiValue<Nic>
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
    public Nic DeepClone() => new()
    {
        Name = Name,
        SubnetName = SubnetName,
        PortId = PortId,
        IpAddress = IpAddress,
        Tag = Tag,
        Ipv6Enabled = Ipv6Enabled,
    };
    public bool DeepEquals(Nic? other) => other is not null
        && Name == other.Name
        && SubnetName == other.SubnetName
        && PortId == other.PortId
        && IpAddress == other.IpAddress
        && Tag == other.Tag
        && Ipv6Enabled == other.Ipv6Enabled;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Nic);
}

public sealed class Node : IKubeObject, IApiValue<Node>
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
    public Node DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Node? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Node);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (NodeStatus)value!; }
}

public sealed class NodeAddress : IApiValue<NodeAddress>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("address")]
    public string Address { get; set => field = value ?? ""; } = "";
    public NodeAddress DeepClone() => new()
    {
        Type = Type,
        Address = Address,
    };
    public bool DeepEquals(NodeAddress? other) => other is not null
        && Type == other.Type
        && Address == other.Address;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeAddress);
}

public static class NodeAddressType
{
    public const string ExternalDNS = "ExternalDNS";
    public const string ExternalIP = "ExternalIP";
    public const string Hostname = "Hostname";
    public const string InternalDNS = "InternalDNS";
    public const string InternalIP = "InternalIP";
}

public sealed class NodeAffinity : IApiValue<NodeAffinity>
{
    [JsonPropertyName("requiredDuringSchedulingIgnoredDuringExecution")]
    public NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }
    [JsonPropertyName("preferredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<PreferredSchedulingTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
    public NodeAffinity DeepClone() => new()
    {
        RequiredDuringSchedulingIgnoredDuringExecution = RequiredDuringSchedulingIgnoredDuringExecution?.DeepClone(),
        PreferredDuringSchedulingIgnoredDuringExecution = DeepValues.Clone(PreferredDuringSchedulingIgnoredDuringExecution, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(NodeAffinity? other) => other is not null
        && DeepValues.Same(RequiredDuringSchedulingIgnoredDuringExecution, other.RequiredDuringSchedulingIgnoredDuringExecution)
        && DeepValues.Same(PreferredDuringSchedulingIgnoredDuringExecution, other.PreferredDuringSchedulingIgnoredDuringExecution, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeAffinity);
}

public sealed class NodeCondition : IApiValue<NodeCondition>
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
    public NodeCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastHeartbeatTime = LastHeartbeatTime,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(NodeCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastHeartbeatTime, other.LastHeartbeatTime)
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeCondition);
}

public static class NodeConditionType
{
    public const string DiskPressure = "DiskPressure";
    public const string MemoryPressure = "MemoryPressure";
    public const string NetworkUnavailable = "NetworkUnavailable";
    public const string PIDPressure = "PIDPressure";
    public const string Ready = "Ready";
}

public sealed class NodeConfigSource : IApiValue<NodeConfigSource>
{
    [JsonPropertyName("configMap")]
    public ConfigMapNodeConfigSource? ConfigMap { get; set; }
    public NodeConfigSource DeepClone() => new()
    {
        ConfigMap = ConfigMap?.DeepClone(),
    };
    public bool DeepEquals(NodeConfigSource? other) => other is not null
        && DeepValues.Same(ConfigMap, other.ConfigMap);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeConfigSource);
}

public sealed class NodeConfigStatus : IApiValue<NodeConfigStatus>
{
    [JsonPropertyName("assigned")]
    public NodeConfigSource? Assigned { get; set; }
    [JsonPropertyName("active")]
    public NodeConfigSource? Active { get; set; }
    [JsonPropertyName("lastKnownGood")]
    public NodeConfigSource? LastKnownGood { get; set; }
    [JsonPropertyName("error")][OmitEmpty]
    public string Error { get; set => field = value ?? ""; } = "";
    public NodeConfigStatus DeepClone() => new()
    {
        Assigned = Assigned?.DeepClone(),
        Active = Active?.DeepClone(),
        LastKnownGood = LastKnownGood?.DeepClone(),
        Error = Error,
    };
    public bool DeepEquals(NodeConfigStatus? other) => other is not null
        && DeepValues.Same(Assigned, other.Assigned)
        && DeepValues.Same(Active, other.Active)
        && DeepValues.Same(LastKnownGood, other.LastKnownGood)
        && Error == other.Error;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeConfigStatus);
}

public sealed class NodeDaemonEndpoints : IApiValue<NodeDaemonEndpoints>
{
    [JsonPropertyName("kubeletEndpoint")]
    public DaemonEndpoint KubeletEndpoint { get; set => field = value ?? new(); } = new();
    public NodeDaemonEndpoints DeepClone() => new()
    {
        KubeletEndpoint = KubeletEndpoint.DeepClone(),
    };
    public bool DeepEquals(NodeDaemonEndpoints? other) => other is not null
        && KubeletEndpoint.DeepEquals(other.KubeletEndpoint);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeDaemonEndpoints);
}

public sealed class NodeFeatures : IApiValue<NodeFeatures>
{
    [JsonPropertyName("supplementalGroupsPolicy")]
    public bool? SupplementalGroupsPolicy { get; set; }
    public NodeFeatures DeepClone() => new()
    {
        SupplementalGroupsPolicy = SupplementalGroupsPolicy,
    };
    public bool DeepEquals(NodeFeatures? other) => other is not null
        && SupplementalGroupsPolicy == other.SupplementalGroupsPolicy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeFeatures);
}

public static class NodeInclusionPolicy
{
    public const string Honor = "Honor";
    public const string Ignore = "Ignore";
}

public sealed class NodeList : IKubeList<Node>, IApiValue<NodeList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Node> Items { get; set => field = value ?? new(); } = new();
    public NodeList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(NodeList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeList);
}

public static class NodePhase
{
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Terminated = "Terminated";
}

public sealed class NodeProxyOptions : IApiValue<NodeProxyOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    public NodeProxyOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Path = Path,
    };
    public bool DeepEquals(NodeProxyOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Path == other.Path;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeProxyOptions);
}

public sealed class NodeRuntimeHandler : IApiValue<NodeRuntimeHandler>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("features")]
    public NodeRuntimeHandlerFeatures? Features { get; set; }
    public NodeRuntimeHandler DeepClone() => new()
    {
        Name = Name,
        Features = Features?.DeepClone(),
    };
    public bool DeepEquals(NodeRuntimeHandler? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Features, other.Features);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeRuntimeHandler);
}

public sealed class NodeRuntimeHandlerFeatures : IApiValue<NodeRuntimeHandlerFeatures>
{
    [JsonPropertyName("recursiveReadOnlyMounts")]
    public bool? RecursiveReadOnlyMounts { get; set; }
    [JsonPropertyName("userNamespaces")]
    public bool? UserNamespaces { get; set; }
    public NodeRuntimeHandlerFeatures DeepClone() => new()
    {
        RecursiveReadOnlyMounts = RecursiveReadOnlyMounts,
        UserNamespaces = UserNamespaces,
    };
    public bool DeepEquals(NodeRuntimeHandlerFeatures? other) => other is not null
        && RecursiveReadOnlyMounts == other.RecursiveReadOnlyMounts
        && UserNamespaces == other.UserNamespaces;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeRuntimeHandlerFeatures);
}

public sealed class NodeSelector : IApiValue<NodeSelector>
{
    [JsonPropertyName("nodeSelectorTerms")]
    public List<NodeSelectorTerm> NodeSelectorTerms { get; set => field = value ?? new(); } = new();
    public NodeSelector DeepClone() => new()
    {
        NodeSelectorTerms = DeepValues.Clone(NodeSelectorTerms, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(NodeSelector? other) => other is not null
        && DeepValues.Same(NodeSelectorTerms, other.NodeSelectorTerms, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeSelector);
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

public sealed class NodeSelectorRequirement : IApiValue<NodeSelectorRequirement>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
    public NodeSelectorRequirement DeepClone() => new()
    {
        Key = Key,
        Operator = Operator,
        Values = DeepValues.Copy(Values),
    };
    public bool DeepEquals(NodeSelectorRequirement? other) => other is not null
        && Key == other.Key
        && Operator == other.Operator
        && DeepValues.Same(Values, other.Values, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeSelectorRequirement);
}

public sealed class NodeSelectorTerm : IApiValue<NodeSelectorTerm>
{
    [JsonPropertyName("matchExpressions")][OmitEmpty]
    public List<NodeSelectorRequirement>? MatchExpressions { get; set; }
    [JsonPropertyName("matchFields")][OmitEmpty]
    public List<NodeSelectorRequirement>? MatchFields { get; set; }
    public NodeSelectorTerm DeepClone() => new()
    {
        MatchExpressions = DeepValues.Clone(MatchExpressions, static e0 => e0.DeepClone()),
        MatchFields = DeepValues.Clone(MatchFields, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(NodeSelectorTerm? other) => other is not null
        && DeepValues.Same(MatchExpressions, other.MatchExpressions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(MatchFields, other.MatchFields, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeSelectorTerm);
}

public sealed class NodeSpec : IApiValue<NodeSpec>
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
    public NodeSpec DeepClone() => new()
    {
        PodCIDR = PodCIDR,
        PodCIDRs = DeepValues.Copy(PodCIDRs),
        ProviderID = ProviderID,
        Unschedulable = Unschedulable,
        Taints = DeepValues.Clone(Taints, static e0 => e0.DeepClone()),
        ConfigSource = ConfigSource?.DeepClone(),
        ExternalID = ExternalID,
    };
    public bool DeepEquals(NodeSpec? other) => other is not null
        && PodCIDR == other.PodCIDR
        && DeepValues.Same(PodCIDRs, other.PodCIDRs, static (x0, y0) => x0 == y0)
        && ProviderID == other.ProviderID
        && Unschedulable == other.Unschedulable
        && DeepValues.Same(Taints, other.Taints, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ConfigSource, other.ConfigSource)
        && ExternalID == other.ExternalID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeSpec);
}

public sealed class NodeStatus : IApiValue<NodeStatus>
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
    public NodeStatus DeepClone() => new()
    {
        Capacity = DeepValues.Copy(Capacity),
        Allocatable = DeepValues.Copy(Allocatable),
        Phase = Phase,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        Addresses = DeepValues.Clone(Addresses, static e0 => e0.DeepClone()),
        DaemonEndpoints = DaemonEndpoints.DeepClone(),
        NodeInfo = NodeInfo.DeepClone(),
        Images = DeepValues.Clone(Images, static e0 => e0.DeepClone()),
        VolumesInUse = DeepValues.Copy(VolumesInUse),
        VolumesAttached = DeepValues.Clone(VolumesAttached, static e0 => e0.DeepClone()),
        Config = Config?.DeepClone(),
        RuntimeHandlers = DeepValues.Clone(RuntimeHandlers, static e0 => e0.DeepClone()),
        Features = Features?.DeepClone(),
        DeclaredFeatures = DeepValues.Copy(DeclaredFeatures),
    };
    public bool DeepEquals(NodeStatus? other) => other is not null
        && DeepValues.Same(Capacity, other.Capacity, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Allocatable, other.Allocatable, static (x0, y0) => x0.Equals(y0))
        && Phase == other.Phase
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Addresses, other.Addresses, static (x0, y0) => x0.DeepEquals(y0))
        && DaemonEndpoints.DeepEquals(other.DaemonEndpoints)
        && NodeInfo.DeepEquals(other.NodeInfo)
        && DeepValues.Same(Images, other.Images, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumesInUse, other.VolumesInUse, static (x0, y0) => x0 == y0)
        && DeepValues.Same(VolumesAttached, other.VolumesAttached, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Config, other.Config)
        && DeepValues.Same(RuntimeHandlers, other.RuntimeHandlers, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Features, other.Features)
        && DeepValues.Same(DeclaredFeatures, other.DeclaredFeatures, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeStatus);
}

public sealed class NodeSwapStatus : IApiValue<NodeSwapStatus>
{
    [JsonPropertyName("capacity")]
    public long? Capacity { get; set; }
    public NodeSwapStatus DeepClone() => new()
    {
        Capacity = Capacity,
    };
    public bool DeepEquals(NodeSwapStatus? other) => other is not null
        && Capacity == other.Capacity;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeSwapStatus);
}

public sealed class NodeSystemInfo : IApiValue<NodeSystemInfo>
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
    public NodeSystemInfo DeepClone() => new()
    {
        MachineID = MachineID,
        SystemUUID = SystemUUID,
        BootID = BootID,
        KernelVersion = KernelVersion,
        OsImage = OsImage,
        ContainerRuntimeVersion = ContainerRuntimeVersion,
        KubeletVersion = KubeletVersion,
        KubeProxyVersion = KubeProxyVersion,
        OperatingSystem = OperatingSystem,
        Architecture = Architecture,
        Swap = Swap?.DeepClone(),
    };
    public bool DeepEquals(NodeSystemInfo? other) => other is not null
        && MachineID == other.MachineID
        && SystemUUID == other.SystemUUID
        && BootID == other.BootID
        && KernelVersion == other.KernelVersion
        && OsImage == other.OsImage
        && ContainerRuntimeVersion == other.ContainerRuntimeVersion
        && KubeletVersion == other.KubeletVersion
        && KubeProxyVersion == other.KubeProxyVersion
        && OperatingSystem == other.OperatingSystem
        && Architecture == other.Architecture
        && DeepValues.Same(Swap, other.Swap);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NodeSystemInfo);
}

public static class OSName
{
    public const string Linux = "linux";
    public const string Windows = "windows";
}

public sealed class ObjectFieldSelector : IApiValue<ObjectFieldSelector>
{
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldPath")]
    public string FieldPath { get; set => field = value ?? ""; } = "";
    public ObjectFieldSelector DeepClone() => new()
    {
        ApiVersion = ApiVersion,
        FieldPath = FieldPath,
    };
    public bool DeepEquals(ObjectFieldSelector? other) => other is not null
        && ApiVersion == other.ApiVersion
        && FieldPath == other.FieldPath;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ObjectFieldSelector);
}

public sealed class ObjectReference : IApiValue<ObjectReference>
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
    public ObjectReference DeepClone() => new()
    {
        Kind = Kind,
        Namespace = Namespace,
        Name = Name,
        Uid = Uid,
        ApiVersion = ApiVersion,
        ResourceVersion = ResourceVersion,
        FieldPath = FieldPath,
        Tenant = Tenant,
    };
    public bool DeepEquals(ObjectReference? other) => other is not null
        && Kind == other.Kind
        && Namespace == other.Namespace
        && Name == other.Name
        && Uid == other.Uid
        && ApiVersion == other.ApiVersion
        && ResourceVersion == other.ResourceVersion
        && FieldPath == other.FieldPath
        && Tenant == other.Tenant;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ObjectReference);
}

public static class Operation
{
    public const string Reboot = "reboot";
    public const string Restore = "restore";
    public const string Snapshot = "snapshot";
}

public sealed class PersistentVolume : IKubeObject, IApiValue<PersistentVolume>
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
    public PersistentVolume DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(PersistentVolume? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolume);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (PersistentVolumeStatus)value!; }
}

public static class PersistentVolumeAccessMode
{
    public const string ReadOnlyMany = "ReadOnlyMany";
    public const string ReadWriteMany = "ReadWriteMany";
    public const string ReadWriteOnce = "ReadWriteOnce";
    public const string ReadWriteOncePod = "ReadWriteOncePod";
}

public sealed class PersistentVolumeClaim : IKubeObject, IApiValue<PersistentVolumeClaim>
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
    public PersistentVolumeClaim DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(PersistentVolumeClaim? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeClaim);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (PersistentVolumeClaimStatus)value!; }
}

public sealed class PersistentVolumeClaimCondition : IApiValue<PersistentVolumeClaimCondition>
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
    public PersistentVolumeClaimCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastProbeTime = LastProbeTime,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(PersistentVolumeClaimCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastProbeTime, other.LastProbeTime)
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeClaimCondition);
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

public sealed class PersistentVolumeClaimList : IKubeList<PersistentVolumeClaim>, IApiValue<PersistentVolumeClaimList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PersistentVolumeClaim> Items { get; set => field = value ?? new(); } = new();
    public PersistentVolumeClaimList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PersistentVolumeClaimList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeClaimList);
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

public sealed class PersistentVolumeClaimSpec : IApiValue<PersistentVolumeClaimSpec>
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
    public PersistentVolumeClaimSpec DeepClone() => new()
    {
        AccessModes = DeepValues.Copy(AccessModes),
        Selector = Selector?.DeepClone(),
        Resources = Resources.DeepClone(),
        VolumeName = VolumeName,
        StorageClassName = StorageClassName,
        VolumeMode = VolumeMode,
        DataSource = DataSource?.DeepClone(),
        DataSourceRef = DataSourceRef?.DeepClone(),
        VolumeAttributesClassName = VolumeAttributesClassName,
    };
    public bool DeepEquals(PersistentVolumeClaimSpec? other) => other is not null
        && DeepValues.Same(AccessModes, other.AccessModes, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Selector, other.Selector)
        && Resources.DeepEquals(other.Resources)
        && VolumeName == other.VolumeName
        && StorageClassName == other.StorageClassName
        && VolumeMode == other.VolumeMode
        && DeepValues.Same(DataSource, other.DataSource)
        && DeepValues.Same(DataSourceRef, other.DataSourceRef)
        && VolumeAttributesClassName == other.VolumeAttributesClassName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeClaimSpec);
}

public sealed class PersistentVolumeClaimStatus : IApiValue<PersistentVolumeClaimStatus>
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
    public PersistentVolumeClaimStatus DeepClone() => new()
    {
        Phase = Phase,
        AccessModes = DeepValues.Copy(AccessModes),
        Capacity = DeepValues.Copy(Capacity),
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        AllocatedResources = DeepValues.Copy(AllocatedResources),
        AllocatedResourceStatuses = DeepValues.Copy(AllocatedResourceStatuses),
        CurrentVolumeAttributesClassName = CurrentVolumeAttributesClassName,
        ModifyVolumeStatus = ModifyVolumeStatus?.DeepClone(),
    };
    public bool DeepEquals(PersistentVolumeClaimStatus? other) => other is not null
        && Phase == other.Phase
        && DeepValues.Same(AccessModes, other.AccessModes, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Capacity, other.Capacity, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(AllocatedResources, other.AllocatedResources, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(AllocatedResourceStatuses, other.AllocatedResourceStatuses, static (x0, y0) => x0 == y0)
        && CurrentVolumeAttributesClassName == other.CurrentVolumeAttributesClassName
        && DeepValues.Same(ModifyVolumeStatus, other.ModifyVolumeStatus);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeClaimStatus);
}

public sealed class PersistentVolumeClaimTemplate : IApiValue<PersistentVolumeClaimTemplate>
{
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PersistentVolumeClaimSpec Spec { get; set => field = value ?? new(); } = new();
    public PersistentVolumeClaimTemplate DeepClone() => new()
    {
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(PersistentVolumeClaimTemplate? other) => other is not null
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeClaimTemplate);
}

public sealed class PersistentVolumeClaimVolumeSource : IApiValue<PersistentVolumeClaimVolumeSource>
{
    [JsonPropertyName("claimName")]
    public string ClaimName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    public PersistentVolumeClaimVolumeSource DeepClone() => new()
    {
        ClaimName = ClaimName,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(PersistentVolumeClaimVolumeSource? other) => other is not null
        && ClaimName == other.ClaimName
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeClaimVolumeSource);
}

public sealed class PersistentVolumeList : IKubeList<PersistentVolume>, IApiValue<PersistentVolumeList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PersistentVolume> Items { get; set => field = value ?? new(); } = new();
    public PersistentVolumeList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PersistentVolumeList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeList);
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

public sealed class PersistentVolumeSource : IApiValue<PersistentVolumeSource>
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
    public PersistentVolumeSource DeepClone() => new()
    {
        GcePersistentDisk = GcePersistentDisk?.DeepClone(),
        AwsElasticBlockStore = AwsElasticBlockStore?.DeepClone(),
        HostPath = HostPath?.DeepClone(),
        Glusterfs = Glusterfs?.DeepClone(),
        Nfs = Nfs?.DeepClone(),
        Rbd = Rbd?.DeepClone(),
        Iscsi = Iscsi?.DeepClone(),
        Cinder = Cinder?.DeepClone(),
        Cephfs = Cephfs?.DeepClone(),
        Fc = Fc?.DeepClone(),
        Flocker = Flocker?.DeepClone(),
        FlexVolume = FlexVolume?.DeepClone(),
        AzureFile = AzureFile?.DeepClone(),
        VsphereVolume = VsphereVolume?.DeepClone(),
        Quobyte = Quobyte?.DeepClone(),
        AzureDisk = AzureDisk?.DeepClone(),
        PhotonPersistentDisk = PhotonPersistentDisk?.DeepClone(),
        PortworxVolume = PortworxVolume?.DeepClone(),
        ScaleIO = ScaleIO?.DeepClone(),
        Local = Local?.DeepClone(),
        Storageos = Storageos?.DeepClone(),
        Csi = Csi?.DeepClone(),
    };
    public bool DeepEquals(PersistentVolumeSource? other) => other is not null
        && DeepValues.Same(GcePersistentDisk, other.GcePersistentDisk)
        && DeepValues.Same(AwsElasticBlockStore, other.AwsElasticBlockStore)
        && DeepValues.Same(HostPath, other.HostPath)
        && DeepValues.Same(Glusterfs, other.Glusterfs)
        && DeepValues.Same(Nfs, other.Nfs)
        && DeepValues.Same(Rbd, other.Rbd)
        && DeepValues.Same(Iscsi, other.Iscsi)
        && DeepValues.Same(Cinder, other.Cinder)
        && DeepValues.Same(Cephfs, other.Cephfs)
        && DeepValues.Same(Fc, other.Fc)
        && DeepValues.Same(Flocker, other.Flocker)
        && DeepValues.Same(FlexVolume, other.FlexVolume)
        && DeepValues.Same(AzureFile, other.AzureFile)
        && DeepValues.Same(VsphereVolume, other.VsphereVolume)
        && DeepValues.Same(Quobyte, other.Quobyte)
        && DeepValues.Same(AzureDisk, other.AzureDisk)
        && DeepValues.Same(PhotonPersistentDisk, other.PhotonPersistentDisk)
        && DeepValues.Same(PortworxVolume, other.PortworxVolume)
        && DeepValues.Same(ScaleIO, other.ScaleIO)
        && DeepValues.Same(Local, other.Local)
        && DeepValues.Same(Storageos, other.Storageos)
        && DeepValues.Same(Csi, other.Csi);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeSource);
}

public sealed class PersistentVolumeSpec : IApiValue<PersistentVolumeSpec>
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
    public PersistentVolumeSpec DeepClone() => new()
    {
        Capacity = DeepValues.Copy(Capacity),
        GcePersistentDisk = GcePersistentDisk?.DeepClone(),
        AwsElasticBlockStore = AwsElasticBlockStore?.DeepClone(),
        HostPath = HostPath?.DeepClone(),
        Glusterfs = Glusterfs?.DeepClone(),
        Nfs = Nfs?.DeepClone(),
        Rbd = Rbd?.DeepClone(),
        Iscsi = Iscsi?.DeepClone(),
        Cinder = Cinder?.DeepClone(),
        Cephfs = Cephfs?.DeepClone(),
        Fc = Fc?.DeepClone(),
        Flocker = Flocker?.DeepClone(),
        FlexVolume = FlexVolume?.DeepClone(),
        AzureFile = AzureFile?.DeepClone(),
        VsphereVolume = VsphereVolume?.DeepClone(),
        Quobyte = Quobyte?.DeepClone(),
        AzureDisk = AzureDisk?.DeepClone(),
        PhotonPersistentDisk = PhotonPersistentDisk?.DeepClone(),
        PortworxVolume = PortworxVolume?.DeepClone(),
        ScaleIO = ScaleIO?.DeepClone(),
        Local = Local?.DeepClone(),
        Storageos = Storageos?.DeepClone(),
        Csi = Csi?.DeepClone(),
        AccessModes = DeepValues.Copy(AccessModes),
        ClaimRef = ClaimRef?.DeepClone(),
        PersistentVolumeReclaimPolicy = PersistentVolumeReclaimPolicy,
        StorageClassName = StorageClassName,
        MountOptions = DeepValues.Copy(MountOptions),
        VolumeMode = VolumeMode,
        NodeAffinity = NodeAffinity?.DeepClone(),
        VolumeAttributesClassName = VolumeAttributesClassName,
    };
    public bool DeepEquals(PersistentVolumeSpec? other) => other is not null
        && DeepValues.Same(Capacity, other.Capacity, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(GcePersistentDisk, other.GcePersistentDisk)
        && DeepValues.Same(AwsElasticBlockStore, other.AwsElasticBlockStore)
        && DeepValues.Same(HostPath, other.HostPath)
        && DeepValues.Same(Glusterfs, other.Glusterfs)
        && DeepValues.Same(Nfs, other.Nfs)
        && DeepValues.Same(Rbd, other.Rbd)
        && DeepValues.Same(Iscsi, other.Iscsi)
        && DeepValues.Same(Cinder, other.Cinder)
        && DeepValues.Same(Cephfs, other.Cephfs)
        && DeepValues.Same(Fc, other.Fc)
        && DeepValues.Same(Flocker, other.Flocker)
        && DeepValues.Same(FlexVolume, other.FlexVolume)
        && DeepValues.Same(AzureFile, other.AzureFile)
        && DeepValues.Same(VsphereVolume, other.VsphereVolume)
        && DeepValues.Same(Quobyte, other.Quobyte)
        && DeepValues.Same(AzureDisk, other.AzureDisk)
        && DeepValues.Same(PhotonPersistentDisk, other.PhotonPersistentDisk)
        && DeepValues.Same(PortworxVolume, other.PortworxVolume)
        && DeepValues.Same(ScaleIO, other.ScaleIO)
        && DeepValues.Same(Local, other.Local)
        && DeepValues.Same(Storageos, other.Storageos)
        && DeepValues.Same(Csi, other.Csi)
        && DeepValues.Same(AccessModes, other.AccessModes, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ClaimRef, other.ClaimRef)
        && PersistentVolumeReclaimPolicy == other.PersistentVolumeReclaimPolicy
        && StorageClassName == other.StorageClassName
        && DeepValues.Same(MountOptions, other.MountOptions, static (x0, y0) => x0 == y0)
        && VolumeMode == other.VolumeMode
        && DeepValues.Same(NodeAffinity, other.NodeAffinity)
        && VolumeAttributesClassName == other.VolumeAttributesClassName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeSpec);
}

public sealed class PersistentVolumeStatus : IApiValue<PersistentVolumeStatus>
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastPhaseTransitionTime")]
    public DateTimeOffset? LastPhaseTransitionTime { get; set; }
    public PersistentVolumeStatus DeepClone() => new()
    {
        Phase = Phase,
        Message = Message,
        Reason = Reason,
        LastPhaseTransitionTime = LastPhaseTransitionTime,
    };
    public bool DeepEquals(PersistentVolumeStatus? other) => other is not null
        && Phase == other.Phase
        && Message == other.Message
        && Reason == other.Reason
        && DeepValues.SameSeconds(LastPhaseTransitionTime, other.LastPhaseTransitionTime);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PersistentVolumeStatus);
}

public sealed class PhotonPersistentDiskVolumeSource : IApiValue<PhotonPersistentDiskVolumeSource>
{
    [JsonPropertyName("pdID")]
    public string PdID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    public PhotonPersistentDiskVolumeSource DeepClone() => new()
    {
        PdID = PdID,
        FsType = FsType,
    };
    public bool DeepEquals(PhotonPersistentDiskVolumeSource? other) => other is not null
        && PdID == other.PdID
        && FsType == other.FsType;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PhotonPersistentDiskVolumeSource);
}

public sealed class Pod : IKubeObject, IApiValue<Pod>
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
    public Pod DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Pod? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Pod);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (PodStatus)value!; }
}

public sealed class PodAffinity : IApiValue<PodAffinity>
{
    [JsonPropertyName("requiredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }
    [JsonPropertyName("preferredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
    public PodAffinity DeepClone() => new()
    {
        RequiredDuringSchedulingIgnoredDuringExecution = DeepValues.Clone(RequiredDuringSchedulingIgnoredDuringExecution, static e0 => e0.DeepClone()),
        PreferredDuringSchedulingIgnoredDuringExecution = DeepValues.Clone(PreferredDuringSchedulingIgnoredDuringExecution, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PodAffinity? other) => other is not null
        && DeepValues.Same(RequiredDuringSchedulingIgnoredDuringExecution, other.RequiredDuringSchedulingIgnoredDuringExecution, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(PreferredDuringSchedulingIgnoredDuringExecution, other.PreferredDuringSchedulingIgnoredDuringExecution, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodAffinity);
}

public sealed class PodAffinityTerm : IApiValue<PodAffinityTerm>
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
    public PodAffinityTerm DeepClone() => new()
    {
        LabelSelector = LabelSelector?.DeepClone(),
        Namespaces = DeepValues.Copy(Namespaces),
        TopologyKey = TopologyKey,
        NamespaceSelector = NamespaceSelector?.DeepClone(),
        MatchLabelKeys = DeepValues.Copy(MatchLabelKeys),
        MismatchLabelKeys = DeepValues.Copy(MismatchLabelKeys),
    };
    public bool DeepEquals(PodAffinityTerm? other) => other is not null
        && DeepValues.Same(LabelSelector, other.LabelSelector)
        && DeepValues.Same(Namespaces, other.Namespaces, static (x0, y0) => x0 == y0)
        && TopologyKey == other.TopologyKey
        && DeepValues.Same(NamespaceSelector, other.NamespaceSelector)
        && DeepValues.Same(MatchLabelKeys, other.MatchLabelKeys, static (x0, y0) => x0 == y0)
        && DeepValues.Same(MismatchLabelKeys, other.MismatchLabelKeys, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodAffinityTerm);
}

public sealed class PodAntiAffinity : IApiValue<PodAntiAffinity>
{
    [JsonPropertyName("requiredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<PodAffinityTerm>? RequiredDuringSchedulingIgnoredDuringExecution { get; set; }
    [JsonPropertyName("preferredDuringSchedulingIgnoredDuringExecution")][OmitEmpty]
    public List<WeightedPodAffinityTerm>? PreferredDuringSchedulingIgnoredDuringExecution { get; set; }
    public PodAntiAffinity DeepClone() => new()
    {
        RequiredDuringSchedulingIgnoredDuringExecution = DeepValues.Clone(RequiredDuringSchedulingIgnoredDuringExecution, static e0 => e0.DeepClone()),
        PreferredDuringSchedulingIgnoredDuringExecution = DeepValues.Clone(PreferredDuringSchedulingIgnoredDuringExecution, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PodAntiAffinity? other) => other is not null
        && DeepValues.Same(RequiredDuringSchedulingIgnoredDuringExecution, other.RequiredDuringSchedulingIgnoredDuringExecution, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(PreferredDuringSchedulingIgnoredDuringExecution, other.PreferredDuringSchedulingIgnoredDuringExecution, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodAntiAffinity);
}

public sealed class PodAttachOptions : IApiValue<PodAttachOptions>
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
    public PodAttachOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Stdin = Stdin,
        Stdout = Stdout,
        Stderr = Stderr,
        Tty = Tty,
        Container = Container,
    };
    public bool DeepEquals(PodAttachOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Stdin == other.Stdin
        && Stdout == other.Stdout
        && Stderr == other.Stderr
        && Tty == other.Tty
        && Container == other.Container;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodAttachOptions);
}

public sealed class PodCertificateProjection : IApiValue<PodCertificateProjection>
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
    public PodCertificateProjection DeepClone() => new()
    {
        SignerName = SignerName,
        KeyType = KeyType,
        MaxExpirationSeconds = MaxExpirationSeconds,
        CredentialBundlePath = CredentialBundlePath,
        KeyPath = KeyPath,
        CertificateChainPath = CertificateChainPath,
        UserAnnotations = DeepValues.Copy(UserAnnotations),
    };
    public bool DeepEquals(PodCertificateProjection? other) => other is not null
        && SignerName == other.SignerName
        && KeyType == other.KeyType
        && MaxExpirationSeconds == other.MaxExpirationSeconds
        && CredentialBundlePath == other.CredentialBundlePath
        && KeyPath == other.KeyPath
        && CertificateChainPath == other.CertificateChainPath
        && DeepValues.Same(UserAnnotations, other.UserAnnotations, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodCertificateProjection);
}

public sealed class PodCondition : IApiValue<PodCondition>
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
    public PodCondition DeepClone() => new()
    {
        Type = Type,
        ObservedGeneration = ObservedGeneration,
        Status = Status,
        LastProbeTime = LastProbeTime,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(PodCondition? other) => other is not null
        && Type == other.Type
        && ObservedGeneration == other.ObservedGeneration
        && Status == other.Status
        && DeepValues.SameSeconds(LastProbeTime, other.LastProbeTime)
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodCondition);
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

public sealed class PodDNSConfig : IApiValue<PodDNSConfig>
{
    [JsonPropertyName("nameservers")][OmitEmpty]
    public List<string>? Nameservers { get; set; }
    [JsonPropertyName("searches")][OmitEmpty]
    public List<string>? Searches { get; set; }
    [JsonPropertyName("options")][OmitEmpty]
    public List<PodDNSConfigOption>? Options { get; set; }
    public PodDNSConfig DeepClone() => new()
    {
        Nameservers = DeepValues.Copy(Nameservers),
        Searches = DeepValues.Copy(Searches),
        Options = DeepValues.Clone(Options, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PodDNSConfig? other) => other is not null
        && DeepValues.Same(Nameservers, other.Nameservers, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Searches, other.Searches, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Options, other.Options, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodDNSConfig);
}

public sealed class PodDNSConfigOption : IApiValue<PodDNSConfigOption>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public string? Value { get; set; }
    public PodDNSConfigOption DeepClone() => new()
    {
        Name = Name,
        Value = Value,
    };
    public bool DeepEquals(PodDNSConfigOption? other) => other is not null
        && Name == other.Name
        && Value == other.Value;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodDNSConfigOption);
}

public sealed class PodExecOptions : IApiValue<PodExecOptions>
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
    public PodExecOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Stdin = Stdin,
        Stdout = Stdout,
        Stderr = Stderr,
        Tty = Tty,
        Container = Container,
        Command = DeepValues.Copy(Command)!,
    };
    public bool DeepEquals(PodExecOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Stdin == other.Stdin
        && Stdout == other.Stdout
        && Stderr == other.Stderr
        && Tty == other.Tty
        && Container == other.Container
        && DeepValues.Same(Command, other.Command, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodExecOptions);
}

public sealed class PodExtendedResourceClaimStatus : IApiValue<PodExtendedResourceClaimStatus>
{
    [JsonPropertyName("requestMappings")]
    public List<ContainerExtendedResourceRequest> RequestMappings { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resourceClaimName")]
    public string ResourceClaimName { get; set => field = value ?? ""; } = "";
    public PodExtendedResourceClaimStatus DeepClone() => new()
    {
        RequestMappings = DeepValues.Clone(RequestMappings, static e0 => e0.DeepClone())!,
        ResourceClaimName = ResourceClaimName,
    };
    public bool DeepEquals(PodExtendedResourceClaimStatus? other) => other is not null
        && DeepValues.Same(RequestMappings, other.RequestMappings, static (x0, y0) => x0.DeepEquals(y0))
        && ResourceClaimName == other.ResourceClaimName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodExtendedResourceClaimStatus);
}

public static class PodFSGroupChangePolicy
{
    public const string Always = "Always";
    public const string OnRootMismatch = "OnRootMismatch";
}

public sealed class PodIP : IApiValue<PodIP>
{
    [JsonPropertyName("ip")]
    public string Ip { get; set => field = value ?? ""; } = "";
    public PodIP DeepClone() => new()
    {
        Ip = Ip,
    };
    public bool DeepEquals(PodIP? other) => other is not null
        && Ip == other.Ip;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodIP);
}

public sealed class PodList : IKubeList<Pod>, IApiValue<PodList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Pod> Items { get; set => field = value ?? new(); } = new();
    public PodList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PodList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodList);
}

public sealed class PodLogOptions : IApiValue<PodLogOptions>
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
    public PodLogOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Container = Container,
        Follow = Follow,
        Previous = Previous,
        SinceSeconds = SinceSeconds,
        SinceTime = SinceTime,
        Timestamps = Timestamps,
        TailLines = TailLines,
        LimitBytes = LimitBytes,
        InsecureSkipTLSVerifyBackend = InsecureSkipTLSVerifyBackend,
        Stream = Stream,
    };
    public bool DeepEquals(PodLogOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Container == other.Container
        && Follow == other.Follow
        && Previous == other.Previous
        && SinceSeconds == other.SinceSeconds
        && DeepValues.SameSeconds(SinceTime, other.SinceTime)
        && Timestamps == other.Timestamps
        && TailLines == other.TailLines
        && LimitBytes == other.LimitBytes
        && InsecureSkipTLSVerifyBackend == other.InsecureSkipTLSVerifyBackend
        && Stream == other.Stream;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodLogOptions);
}

public sealed class PodOS : IApiValue<PodOS>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public PodOS DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(PodOS? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodOS);
}

public static class PodPhase
{
    public const string Failed = "Failed";
    public const string Pending = "Pending";
    public const string Running = "Running";
    public const string Succeeded = "Succeeded";
    public const string Unknown = "Unknown";
}

public sealed class PodPortForwardOptions : IApiValue<PodPortForwardOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("ports")][OmitEmpty]
    public List<int>? Ports { get; set; }
    public PodPortForwardOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Ports = DeepValues.Copy(Ports),
    };
    public bool DeepEquals(PodPortForwardOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodPortForwardOptions);
}

public sealed class PodProxyOptions : IApiValue<PodProxyOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    public PodProxyOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Path = Path,
    };
    public bool DeepEquals(PodProxyOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Path == other.Path;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodProxyOptions);
}

public static class PodQOSClass
{
    public const string BestEffort = "BestEffort";
    public const string Burstable = "Burstable";
    public const string Guaranteed = "Guaranteed";
}

public sealed class PodReadinessGate : IApiValue<PodReadinessGate>
{
    [JsonPropertyName("conditionType")]
    public string ConditionType { get; set => field = value ?? ""; } = "";
    public PodReadinessGate DeepClone() => new()
    {
        ConditionType = ConditionType,
    };
    public bool DeepEquals(PodReadinessGate? other) => other is not null
        && ConditionType == other.ConditionType;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodReadinessGate);
}

public static class PodResizeStatus
{
    public const string Deferred = "Deferred";
    public const string InProgress = "InProgress";
    public const string Infeasible = "Infeasible";
}

public sealed class PodResourceClaim : IApiValue<PodResourceClaim>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceClaimName")]
    public string? ResourceClaimName { get; set; }
    [JsonPropertyName("resourceClaimTemplateName")]
    public string? ResourceClaimTemplateName { get; set; }
    public PodResourceClaim DeepClone() => new()
    {
        Name = Name,
        ResourceClaimName = ResourceClaimName,
        ResourceClaimTemplateName = ResourceClaimTemplateName,
    };
    public bool DeepEquals(PodResourceClaim? other) => other is not null
        && Name == other.Name
        && ResourceClaimName == other.ResourceClaimName
        && ResourceClaimTemplateName == other.ResourceClaimTemplateName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodResourceClaim);
}

public sealed class PodResourceClaimStatus : IApiValue<PodResourceClaimStatus>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceClaimName")]
    public string? ResourceClaimName { get; set; }
    public PodResourceClaimStatus DeepClone() => new()
    {
        Name = Name,
        ResourceClaimName = ResourceClaimName,
    };
    public bool DeepEquals(PodResourceClaimStatus? other) => other is not null
        && Name == other.Name
        && ResourceClaimName == other.ResourceClaimName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodResourceClaimStatus);
}

public static class PodSELinuxChangePolicy
{
    public const string MountOption = "MountOption";
    public const string Recursive = "Recursive";
}

public sealed class PodSchedulingGate : IApiValue<PodSchedulingGate>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public PodSchedulingGate DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(PodSchedulingGate? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodSchedulingGate);
}

public sealed class PodSecurityContext : IApiValue<PodSecurityContext>
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
    public PodSecurityContext DeepClone() => new()
    {
        SeLinuxOptions = SeLinuxOptions?.DeepClone(),
        WindowsOptions = WindowsOptions?.DeepClone(),
        RunAsUser = RunAsUser,
        RunAsGroup = RunAsGroup,
        RunAsNonRoot = RunAsNonRoot,
        SupplementalGroups = DeepValues.Copy(SupplementalGroups),
        SupplementalGroupsPolicy = SupplementalGroupsPolicy,
        FsGroup = FsGroup,
        Sysctls = DeepValues.Clone(Sysctls, static e0 => e0.DeepClone()),
        FsGroupChangePolicy = FsGroupChangePolicy,
        SeccompProfile = SeccompProfile?.DeepClone(),
        AppArmorProfile = AppArmorProfile?.DeepClone(),
        SeLinuxChangePolicy = SeLinuxChangePolicy,
    };
    public bool DeepEquals(PodSecurityContext? other) => other is not null
        && DeepValues.Same(SeLinuxOptions, other.SeLinuxOptions)
        && DeepValues.Same(WindowsOptions, other.WindowsOptions)
        && RunAsUser == other.RunAsUser
        && RunAsGroup == other.RunAsGroup
        && RunAsNonRoot == other.RunAsNonRoot
        && DeepValues.Same(SupplementalGroups, other.SupplementalGroups, static (x0, y0) => x0 == y0)
        && SupplementalGroupsPolicy == other.SupplementalGroupsPolicy
        && FsGroup == other.FsGroup
        && DeepValues.Same(Sysctls, other.Sysctls, static (x0, y0) => x0.DeepEquals(y0))
        && FsGroupChangePolicy == other.FsGroupChangePolicy
        && DeepValues.Same(SeccompProfile, other.SeccompProfile)
        && DeepValues.Same(AppArmorProfile, other.AppArmorProfile)
        && SeLinuxChangePolicy == other.SeLinuxChangePolicy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodSecurityContext);
}

public sealed class PodSignature : IApiValue<PodSignature>
{
    [JsonPropertyName("podController")]
    public OwnerReference? PodController { get; set; }
    public PodSignature DeepClone() => new()
    {
        PodController = PodController?.DeepClone(),
    };
    public bool DeepEquals(PodSignature? other) => other is not null
        && DeepValues.Same(PodController, other.PodController);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodSignature);
}

public sealed class PodSpec : IApiValue<PodSpec>
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
    public PodSpec DeepClone() => new()
    {
        Volumes = DeepValues.Clone(Volumes, static e0 => e0.DeepClone()),
        InitContainers = DeepValues.Clone(InitContainers, static e0 => e0.DeepClone()),
        Containers = DeepValues.Clone(Containers, static e0 => e0.DeepClone())!,
        EphemeralContainers = DeepValues.Clone(EphemeralContainers, static e0 => e0.DeepClone()),
        RestartPolicy = RestartPolicy,
        TerminationGracePeriodSeconds = TerminationGracePeriodSeconds,
        ActiveDeadlineSeconds = ActiveDeadlineSeconds,
        DnsPolicy = DnsPolicy,
        NodeSelector = DeepValues.Copy(NodeSelector),
        ServiceAccountName = ServiceAccountName,
        ServiceAccount = ServiceAccount,
        AutomountServiceAccountToken = AutomountServiceAccountToken,
        NodeName = NodeName,
        HostNetwork = HostNetwork,
        HostPID = HostPID,
        HostIPC = HostIPC,
        ShareProcessNamespace = ShareProcessNamespace,
        SecurityContext = SecurityContext?.DeepClone(),
        ImagePullSecrets = DeepValues.Clone(ImagePullSecrets, static e0 => e0.DeepClone()),
        Hostname = Hostname,
        Subdomain = Subdomain,
        Affinity = Affinity?.DeepClone(),
        SchedulerName = SchedulerName,
        Tolerations = DeepValues.Clone(Tolerations, static e0 => e0.DeepClone()),
        HostAliases = DeepValues.Clone(HostAliases, static e0 => e0.DeepClone()),
        PriorityClassName = PriorityClassName,
        Priority = Priority,
        DnsConfig = DnsConfig?.DeepClone(),
        ReadinessGates = DeepValues.Clone(ReadinessGates, static e0 => e0.DeepClone()),
        RuntimeClassName = RuntimeClassName,
        EnableServiceLinks = EnableServiceLinks,
        PreemptionPolicy = PreemptionPolicy,
        Overhead = DeepValues.Copy(Overhead),
        TopologySpreadConstraints = DeepValues.Clone(TopologySpreadConstraints, static e0 => e0.DeepClone()),
        SetHostnameAsFQDN = SetHostnameAsFQDN,
        Os = Os?.DeepClone(),
        HostUsers = HostUsers,
        SchedulingGates = DeepValues.Clone(SchedulingGates, static e0 => e0.DeepClone()),
        ResourceClaims = DeepValues.Clone(ResourceClaims, static e0 => e0.DeepClone()),
        Resources = Resources?.DeepClone(),
        HostnameOverride = HostnameOverride,
        WorkloadRef = WorkloadRef?.DeepClone(),
        Vpc = Vpc,
        Nics = DeepValues.Clone(Nics, static e0 => e0.DeepClone()),
        VirtualMachine = VirtualMachine?.DeepClone(),
    };
    public bool DeepEquals(PodSpec? other) => other is not null
        && DeepValues.Same(Volumes, other.Volumes, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(InitContainers, other.InitContainers, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Containers, other.Containers, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(EphemeralContainers, other.EphemeralContainers, static (x0, y0) => x0.DeepEquals(y0))
        && RestartPolicy == other.RestartPolicy
        && TerminationGracePeriodSeconds == other.TerminationGracePeriodSeconds
        && ActiveDeadlineSeconds == other.ActiveDeadlineSeconds
        && DnsPolicy == other.DnsPolicy
        && DeepValues.Same(NodeSelector, other.NodeSelector, static (x0, y0) => x0 == y0)
        && ServiceAccountName == other.ServiceAccountName
        && ServiceAccount == other.ServiceAccount
        && AutomountServiceAccountToken == other.AutomountServiceAccountToken
        && NodeName == other.NodeName
        && HostNetwork == other.HostNetwork
        && HostPID == other.HostPID
        && HostIPC == other.HostIPC
        && ShareProcessNamespace == other.ShareProcessNamespace
        && DeepValues.Same(SecurityContext, other.SecurityContext)
        && DeepValues.Same(ImagePullSecrets, other.ImagePullSecrets, static (x0, y0) => x0.DeepEquals(y0))
        && Hostname == other.Hostname
        && Subdomain == other.Subdomain
        && DeepValues.Same(Affinity, other.Affinity)
        && SchedulerName == other.SchedulerName
        && DeepValues.Same(Tolerations, other.Tolerations, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(HostAliases, other.HostAliases, static (x0, y0) => x0.DeepEquals(y0))
        && PriorityClassName == other.PriorityClassName
        && Priority == other.Priority
        && DeepValues.Same(DnsConfig, other.DnsConfig)
        && DeepValues.Same(ReadinessGates, other.ReadinessGates, static (x0, y0) => x0.DeepEquals(y0))
        && RuntimeClassName == other.RuntimeClassName
        && EnableServiceLinks == other.EnableServiceLinks
        && PreemptionPolicy == other.PreemptionPolicy
        && DeepValues.Same(Overhead, other.Overhead, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(TopologySpreadConstraints, other.TopologySpreadConstraints, static (x0, y0) => x0.DeepEquals(y0))
        && SetHostnameAsFQDN == other.SetHostnameAsFQDN
        && DeepValues.Same(Os, other.Os)
        && HostUsers == other.HostUsers
        && DeepValues.Same(SchedulingGates, other.SchedulingGates, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ResourceClaims, other.ResourceClaims, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Resources, other.Resources)
        && HostnameOverride == other.HostnameOverride
        && DeepValues.Same(WorkloadRef, other.WorkloadRef)
        && Vpc == other.Vpc
        && DeepValues.Same(Nics, other.Nics, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VirtualMachine, other.VirtualMachine);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodSpec);
}

public sealed class PodStatus : IApiValue<PodStatus>
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
    public PodStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        Phase = Phase,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        Message = Message,
        Reason = Reason,
        NominatedNodeName = NominatedNodeName,
        HostIP = HostIP,
        HostIPs = DeepValues.Clone(HostIPs, static e0 => e0.DeepClone()),
        PodIP = PodIP,
        PodIPs = DeepValues.Clone(PodIPs, static e0 => e0.DeepClone()),
        StartTime = StartTime,
        InitContainerStatuses = DeepValues.Clone(InitContainerStatuses, static e0 => e0.DeepClone()),
        ContainerStatuses = DeepValues.Clone(ContainerStatuses, static e0 => e0.DeepClone()),
        QosClass = QosClass,
        EphemeralContainerStatuses = DeepValues.Clone(EphemeralContainerStatuses, static e0 => e0.DeepClone()),
        Resize = Resize,
        ResourceClaimStatuses = DeepValues.Clone(ResourceClaimStatuses, static e0 => e0.DeepClone()),
        ExtendedResourceClaimStatus = ExtendedResourceClaimStatus?.DeepClone(),
        AllocatedResources = DeepValues.Copy(AllocatedResources),
        Resources = Resources?.DeepClone(),
        VirtualMachineStatus = VirtualMachineStatus?.DeepClone(),
        NicStatuses = DeepValues.Clone(NicStatuses, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PodStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && Phase == other.Phase
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && Message == other.Message
        && Reason == other.Reason
        && NominatedNodeName == other.NominatedNodeName
        && HostIP == other.HostIP
        && DeepValues.Same(HostIPs, other.HostIPs, static (x0, y0) => x0.DeepEquals(y0))
        && PodIP == other.PodIP
        && DeepValues.Same(PodIPs, other.PodIPs, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.SameSeconds(StartTime, other.StartTime)
        && DeepValues.Same(InitContainerStatuses, other.InitContainerStatuses, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ContainerStatuses, other.ContainerStatuses, static (x0, y0) => x0.DeepEquals(y0))
        && QosClass == other.QosClass
        && DeepValues.Same(EphemeralContainerStatuses, other.EphemeralContainerStatuses, static (x0, y0) => x0.DeepEquals(y0))
        && Resize == other.Resize
        && DeepValues.Same(ResourceClaimStatuses, other.ResourceClaimStatuses, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ExtendedResourceClaimStatus, other.ExtendedResourceClaimStatus)
        && DeepValues.Same(AllocatedResources, other.AllocatedResources, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Resources, other.Resources)
        && DeepValues.Same(VirtualMachineStatus, other.VirtualMachineStatus)
        && DeepValues.Same(NicStatuses, other.NicStatuses, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodStatus);
}

public sealed class PodStatusResult : IKubeObject, IApiValue<PodStatusResult>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public PodStatus Status { get; set => field = value ?? new(); } = new();
    public PodStatusResult DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(PodStatusResult? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodStatusResult);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => Status; set => Status = (PodStatus)value!; }
}

public sealed class PodTemplate : IKubeObject, IApiValue<PodTemplate>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("template")]
    public PodTemplateSpec Template { get; set => field = value ?? new(); } = new();
    public PodTemplate DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Template = Template.DeepClone(),
    };
    public bool DeepEquals(PodTemplate? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Template.DeepEquals(other.Template);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodTemplate);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("PodTemplate has no status"); }
}

public sealed class PodTemplateList : IKubeList<PodTemplate>, IApiValue<PodTemplateList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PodTemplate> Items { get; set => field = value ?? new(); } = new();
    public PodTemplateList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PodTemplateList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodTemplateList);
}

public sealed class PodTemplateSpec : IApiValue<PodTemplateSpec>
{
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PodSpec Spec { get; set => field = value ?? new(); } = new();
    public PodTemplateSpec DeepClone() => new()
    {
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(PodTemplateSpec? other) => other is not null
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodTemplateSpec);
}

public sealed class PortStatus : IApiValue<PortStatus>
{
    [JsonPropertyName("port")]
    public int Port { get; set; }
    [JsonPropertyName("protocol")]
    public string Protocol { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("error")]
    public string? Error { get; set; }
    public PortStatus DeepClone() => new()
    {
        Port = Port,
        Protocol = Protocol,
        Error = Error,
    };
    public bool DeepEquals(PortStatus? other) => other is not null
        && Port == other.Port
        && Protocol == other.Protocol
        && Error == other.Error;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PortStatus);
}

public sealed class PortworxVolumeSource : IApiValue<PortworxVolumeSource>
{
    [JsonPropertyName("volumeID")]
    public string VolumeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    public PortworxVolumeSource DeepClone() => new()
    {
        VolumeID = VolumeID,
        FsType = FsType,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(PortworxVolumeSource? other) => other is not null
        && VolumeID == other.VolumeID
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PortworxVolumeSource);
}

public sealed class Preconditions : IApiValue<Preconditions>
{
    [JsonPropertyName("uid")]
    public string? Uid { get; set; }
    public Preconditions DeepClone() => new()
    {
        Uid = Uid,
    };
    public bool DeepEquals(Preconditions? other) => other is not null
        && Uid == other.Uid;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Preconditions);
}

public static class PreemptionPolicy
{
    public const string Never = "Never";
    public const string PreemptLowerPriority = "PreemptLowerPriority";
}

public sealed class PreferAvoidPodsEntry : IApiValue<PreferAvoidPodsEntry>
{
    [JsonPropertyName("podSignature")]
    public PodSignature PodSignature { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("evictionTime")]
    public DateTimeOffset? EvictionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public PreferAvoidPodsEntry DeepClone() => new()
    {
        PodSignature = PodSignature.DeepClone(),
        EvictionTime = EvictionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(PreferAvoidPodsEntry? other) => other is not null
        && PodSignature.DeepEquals(other.PodSignature)
        && DeepValues.SameSeconds(EvictionTime, other.EvictionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PreferAvoidPodsEntry);
}

public sealed class PreferredSchedulingTerm : IApiValue<PreferredSchedulingTerm>
{
    [JsonPropertyName("weight")]
    public int Weight { get; set; }
    [JsonPropertyName("preference")]
    public NodeSelectorTerm Preference { get; set => field = value ?? new(); } = new();
    public PreferredSchedulingTerm DeepClone() => new()
    {
        Weight = Weight,
        Preference = Preference.DeepClone(),
    };
    public bool DeepEquals(PreferredSchedulingTerm? other) => other is not null
        && Weight == other.Weight
        && Preference.DeepEquals(other.Preference);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PreferredSchedulingTerm);
}

public sealed class Probe : IApiValue<Probe>
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
    public Probe DeepClone() => new()
    {
        Exec = Exec?.DeepClone(),
        HttpGet = HttpGet?.DeepClone(),
        TcpSocket = TcpSocket?.DeepClone(),
        Grpc = Grpc?.DeepClone(),
        InitialDelaySeconds = InitialDelaySeconds,
        TimeoutSeconds = TimeoutSeconds,
        PeriodSeconds = PeriodSeconds,
        SuccessThreshold = SuccessThreshold,
        FailureThreshold = FailureThreshold,
        TerminationGracePeriodSeconds = TerminationGracePeriodSeconds,
    };
    public bool DeepEquals(Probe? other) => other is not null
        && DeepValues.Same(Exec, other.Exec)
        && DeepValues.Same(HttpGet, other.HttpGet)
        && DeepValues.Same(TcpSocket, other.TcpSocket)
        && DeepValues.Same(Grpc, other.Grpc)
        && InitialDelaySeconds == other.InitialDelaySeconds
        && TimeoutSeconds == other.TimeoutSeconds
        && PeriodSeconds == other.PeriodSeconds
        && SuccessThreshold == other.SuccessThreshold
        && FailureThreshold == other.FailureThreshold
        && TerminationGracePeriodSeconds == other.TerminationGracePeriodSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Probe);
}

public sealed class ProbeHandler : IApiValue<ProbeHandler>
{
    [JsonPropertyName("exec")]
    public ExecAction? Exec { get; set; }
    [JsonPropertyName("httpGet")]
    public HTTPGetAction? HttpGet { get; set; }
    [JsonPropertyName("tcpSocket")]
    public TCPSocketAction? TcpSocket { get; set; }
    [JsonPropertyName("grpc")]
    public GRPCAction? Grpc { get; set; }
    public ProbeHandler DeepClone() => new()
    {
        Exec = Exec?.DeepClone(),
        HttpGet = HttpGet?.DeepClone(),
        TcpSocket = TcpSocket?.DeepClone(),
        Grpc = Grpc?.DeepClone(),
    };
    public bool DeepEquals(ProbeHandler? other) => other is not null
        && DeepValues.Same(Exec, other.Exec)
        && DeepValues.Same(HttpGet, other.HttpGet)
        && DeepValues.Same(TcpSocket, other.TcpSocket)
        && DeepValues.Same(Grpc, other.Grpc);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ProbeHandler);
}

public static class ProcMountType
{
    public const string Default = "Default";
    public const string Unmasked = "Unmasked";
}

public sealed class ProjectedVolumeSource : IApiValue<ProjectedVolumeSource>
{
    [JsonPropertyName("sources")][OmitEmpty]
    public List<VolumeProjection>? Sources { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
    public ProjectedVolumeSource DeepClone() => new()
    {
        Sources = DeepValues.Clone(Sources, static e0 => e0.DeepClone()),
        DefaultMode = DefaultMode,
    };
    public bool DeepEquals(ProjectedVolumeSource? other) => other is not null
        && DeepValues.Same(Sources, other.Sources, static (x0, y0) => x0.DeepEquals(y0))
        && DefaultMode == other.DefaultMode;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ProjectedVolumeSource);
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

public sealed class QuobyteVolumeSource : IApiValue<QuobyteVolumeSource>
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
    public QuobyteVolumeSource DeepClone() => new()
    {
        Registry = Registry,
        Volume = Volume,
        ReadOnly = ReadOnly,
        User = User,
        Group = Group,
        Tenant = Tenant,
    };
    public bool DeepEquals(QuobyteVolumeSource? other) => other is not null
        && Registry == other.Registry
        && Volume == other.Volume
        && ReadOnly == other.ReadOnly
        && User == other.User
        && Group == other.Group
        && Tenant == other.Tenant;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as QuobyteVolumeSource);
}

public sealed class RBDPersistentVolumeSource : IApiValue<RBDPersistentVolumeSource>
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
    public RBDPersistentVolumeSource DeepClone() => new()
    {
        Monitors = DeepValues.Copy(Monitors)!,
        Image = Image,
        FsType = FsType,
        Pool = Pool,
        User = User,
        Keyring = Keyring,
        SecretRef = SecretRef?.DeepClone(),
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(RBDPersistentVolumeSource? other) => other is not null
        && DeepValues.Same(Monitors, other.Monitors, static (x0, y0) => x0 == y0)
        && Image == other.Image
        && FsType == other.FsType
        && Pool == other.Pool
        && User == other.User
        && Keyring == other.Keyring
        && DeepValues.Same(SecretRef, other.SecretRef)
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RBDPersistentVolumeSource);
}

public sealed class RBDVolumeSource : IApiValue<RBDVolumeSource>
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
    public RBDVolumeSource DeepClone() => new()
    {
        Monitors = DeepValues.Copy(Monitors)!,
        Image = Image,
        FsType = FsType,
        Pool = Pool,
        User = User,
        Keyring = Keyring,
        SecretRef = SecretRef?.DeepClone(),
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(RBDVolumeSource? other) => other is not null
        && DeepValues.Same(Monitors, other.Monitors, static (x0, y0) => x0 == y0)
        && Image == other.Image
        && FsType == other.FsType
        && Pool == other.Pool
        && User == other.User
        && Keyring == other.Keyring
        && DeepValues.Same(SecretRef, other.SecretRef)
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RBDVolumeSource);
}

public sealed class RangeAllocation : IKubeObject, IApiValue<RangeAllocation>
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
    public RangeAllocation DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Range = Range,
        Data = DeepValues.Clone(Data)!,
    };
    public bool DeepEquals(RangeAllocation? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Range == other.Range
        && DeepValues.Same(Data, other.Data);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RangeAllocation);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("RangeAllocation has no status"); }
}

public sealed class RebootAction : IApiValue<RebootAction>
{
    [JsonPropertyName("delayInSeconds")][OmitEmpty]
    public int DelayInSeconds { get; set; }
    public RebootAction DeepClone() => new()
    {
        DelayInSeconds = DelayInSeconds,
    };
    public bool DeepEquals(RebootAction? other) => other is not null
        && DelayInSeconds == other.DelayInSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RebootAction);
}

public sealed class RebootParams : IApiValue<RebootParams>
{
    [JsonPropertyName("delayInSeconds")]
    public int DelayInSeconds { get; set; }
    public RebootParams DeepClone() => new()
    {
        DelayInSeconds = DelayInSeconds,
    };
    public bool DeepEquals(RebootParams? other) => other is not null
        && DelayInSeconds == other.DelayInSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RebootParams);
}

public sealed class RebootStatus : IApiValue<RebootStatus>
{
    [JsonPropertyName("rebootSuccessful")][OmitEmpty]
    public bool RebootSuccessful { get; set; }
    public RebootStatus DeepClone() => new()
    {
        RebootSuccessful = RebootSuccessful,
    };
    public bool DeepEquals(RebootStatus? other) => other is not null
        && RebootSuccessful == other.RebootSuccessful;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RebootStatus);
}

public static class RecursiveReadOnlyMode
{
    public const string Disabled = "Disabled";
    public const string Enabled = "Enabled";
    public const string IfPossible = "IfPossible";
}

public sealed class ReplicationController : IKubeObject, IApiValue<ReplicationController>
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
    public ReplicationController DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(ReplicationController? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicationController);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ReplicationControllerStatus)value!; }
}

public sealed class ReplicationControllerCondition : IApiValue<ReplicationControllerCondition>
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
    public ReplicationControllerCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(ReplicationControllerCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicationControllerCondition);
}

public static class ReplicationControllerConditionType
{
    public const string ReplicaFailure = "ReplicaFailure";
}

public sealed class ReplicationControllerList : IKubeList<ReplicationController>, IApiValue<ReplicationControllerList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ReplicationController> Items { get; set => field = value ?? new(); } = new();
    public ReplicationControllerList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ReplicationControllerList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicationControllerList);
}

public sealed class ReplicationControllerSpec : IApiValue<ReplicationControllerSpec>
{
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }
    [JsonPropertyName("minReadySeconds")][OmitEmpty]
    public int MinReadySeconds { get; set; }
    [JsonPropertyName("selector")][OmitEmpty]
    public Map<string>? Selector { get; set; }
    [JsonPropertyName("template")]
    public PodTemplateSpec? Template { get; set; }
    public ReplicationControllerSpec DeepClone() => new()
    {
        Replicas = Replicas,
        MinReadySeconds = MinReadySeconds,
        Selector = DeepValues.Copy(Selector),
        Template = Template?.DeepClone(),
    };
    public bool DeepEquals(ReplicationControllerSpec? other) => other is not null
        && Replicas == other.Replicas
        && MinReadySeconds == other.MinReadySeconds
        && DeepValues.Same(Selector, other.Selector, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Template, other.Template);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicationControllerSpec);
}

public sealed class ReplicationControllerStatus : IApiValue<ReplicationControllerStatus>
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
    public ReplicationControllerStatus DeepClone() => new()
    {
        Replicas = Replicas,
        FullyLabeledReplicas = FullyLabeledReplicas,
        ReadyReplicas = ReadyReplicas,
        AvailableReplicas = AvailableReplicas,
        ObservedGeneration = ObservedGeneration,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ReplicationControllerStatus? other) => other is not null
        && Replicas == other.Replicas
        && FullyLabeledReplicas == other.FullyLabeledReplicas
        && ReadyReplicas == other.ReadyReplicas
        && AvailableReplicas == other.AvailableReplicas
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ReplicationControllerStatus);
}

public sealed class ResizePolicy : IApiValue<ResizePolicy>
{
    [JsonPropertyName("resourceName")]
    public string ResourceName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("policy")]
    public ContainerResizePolicy Policy { get; set => field = value ?? new(); } = new();
    public ResizePolicy DeepClone() => new()
    {
        ResourceName = ResourceName,
        Policy = Policy.DeepClone(),
    };
    public bool DeepEquals(ResizePolicy? other) => other is not null
        && ResourceName == other.ResourceName
        && Policy.DeepEquals(other.Policy);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResizePolicy);
}

public sealed class ResourceClaim : IApiValue<ResourceClaim>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("request")][OmitEmpty]
    public string Request { get; set => field = value ?? ""; } = "";
    public ResourceClaim DeepClone() => new()
    {
        Name = Name,
        Request = Request,
    };
    public bool DeepEquals(ResourceClaim? other) => other is not null
        && Name == other.Name
        && Request == other.Request;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceClaim);
}

public sealed class ResourceFieldSelector : IApiValue<ResourceFieldSelector>
{
    [JsonPropertyName("containerName")][OmitEmpty]
    public string ContainerName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")]
    public string Resource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("divisor")]
    public Quantity Divisor { get; set; }
    public ResourceFieldSelector DeepClone() => new()
    {
        ContainerName = ContainerName,
        Resource = Resource,
        Divisor = Divisor,
    };
    public bool DeepEquals(ResourceFieldSelector? other) => other is not null
        && ContainerName == other.ContainerName
        && Resource == other.Resource
        && Divisor.Equals(other.Divisor);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceFieldSelector);
}

public sealed class ResourceHealth : IApiValue<ResourceHealth>
{
    [JsonPropertyName("resourceID")]
    public string ResourceID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("health")][OmitEmpty]
    public string Health { get; set => field = value ?? ""; } = "";
    public ResourceHealth DeepClone() => new()
    {
        ResourceID = ResourceID,
        Health = Health,
    };
    public bool DeepEquals(ResourceHealth? other) => other is not null
        && ResourceID == other.ResourceID
        && Health == other.Health;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceHealth);
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

public sealed class ResourceQuota : IKubeObject, IApiValue<ResourceQuota>
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
    public ResourceQuota DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(ResourceQuota? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceQuota);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ResourceQuotaStatus)value!; }
}

public sealed class ResourceQuotaList : IKubeList<ResourceQuota>, IApiValue<ResourceQuotaList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ResourceQuota> Items { get; set => field = value ?? new(); } = new();
    public ResourceQuotaList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ResourceQuotaList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceQuotaList);
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

public sealed class ResourceQuotaSpec : IApiValue<ResourceQuotaSpec>
{
    [JsonPropertyName("hard")][OmitEmpty]
    public Map<Quantity>? Hard { get; set; }
    [JsonPropertyName("scopes")][OmitEmpty]
    public List<string>? Scopes { get; set; }
    [JsonPropertyName("scopeSelector")]
    public ScopeSelector? ScopeSelector { get; set; }
    public ResourceQuotaSpec DeepClone() => new()
    {
        Hard = DeepValues.Copy(Hard),
        Scopes = DeepValues.Copy(Scopes),
        ScopeSelector = ScopeSelector?.DeepClone(),
    };
    public bool DeepEquals(ResourceQuotaSpec? other) => other is not null
        && DeepValues.Same(Hard, other.Hard, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Scopes, other.Scopes, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ScopeSelector, other.ScopeSelector);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceQuotaSpec);
}

public sealed class ResourceQuotaStatus : IApiValue<ResourceQuotaStatus>
{
    [JsonPropertyName("hard")][OmitEmpty]
    public Map<Quantity>? Hard { get; set; }
    [JsonPropertyName("used")][OmitEmpty]
    public Map<Quantity>? Used { get; set; }
    public ResourceQuotaStatus DeepClone() => new()
    {
        Hard = DeepValues.Copy(Hard),
        Used = DeepValues.Copy(Used),
    };
    public bool DeepEquals(ResourceQuotaStatus? other) => other is not null
        && DeepValues.Same(Hard, other.Hard, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Used, other.Used, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceQuotaStatus);
}

public sealed class ResourceRequirements : IApiValue<ResourceRequirements>
{
    [JsonPropertyName("limits")][OmitEmpty]
    public Map<Quantity>? Limits { get; set; }
    [JsonPropertyName("requests")][OmitEmpty]
    public Map<Quantity>? Requests { get; set; }
    [JsonPropertyName("claims")][OmitEmpty]
    public List<ResourceClaim>? Claims { get; set; }
    public ResourceRequirements DeepClone() => new()
    {
        Limits = DeepValues.Copy(Limits),
        Requests = DeepValues.Copy(Requests),
        Claims = DeepValues.Clone(Claims, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ResourceRequirements? other) => other is not null
        && DeepValues.Same(Limits, other.Limits, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Requests, other.Requests, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Claims, other.Claims, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceRequirements);
}

public static class ResourceResizeRestartPolicy
{
    public const string NotRequired = "NotRequired";
    public const string RestartContainer = "RestartContainer";
}

public sealed class ResourceStatus : IApiValue<ResourceStatus>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resources")][OmitEmpty]
    public List<ResourceHealth>? Resources { get; set; }
    public ResourceStatus DeepClone() => new()
    {
        Name = Name,
        Resources = DeepValues.Clone(Resources, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ResourceStatus? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceStatus);
}

public static class RestartPolicy
{
    public const string Always = "Always";
    public const string Never = "Never";
    public const string OnFailure = "OnFailure";
}

public sealed class RestoreAction : IApiValue<RestoreAction>
{
    [JsonPropertyName("snapshotID")][OmitEmpty]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
    public RestoreAction DeepClone() => new()
    {
        SnapshotID = SnapshotID,
    };
    public bool DeepEquals(RestoreAction? other) => other is not null
        && SnapshotID == other.SnapshotID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RestoreAction);
}

public sealed class RestoreParams : IApiValue<RestoreParams>
{
    [JsonPropertyName("snapshotID")]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
    public RestoreParams DeepClone() => new()
    {
        SnapshotID = SnapshotID,
    };
    public bool DeepEquals(RestoreParams? other) => other is not null
        && SnapshotID == other.SnapshotID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RestoreParams);
}

public sealed class RestoreStatus : IApiValue<RestoreStatus>
{
    [JsonPropertyName("restoreSuccessful")][OmitEmpty]
    public bool RestoreSuccessful { get; set; }
    public RestoreStatus DeepClone() => new()
    {
        RestoreSuccessful = RestoreSuccessful,
    };
    public bool DeepEquals(RestoreStatus? other) => other is not null
        && RestoreSuccessful == other.RestoreSuccessful;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RestoreStatus);
}

public sealed class SELinuxOptions : IApiValue<SELinuxOptions>
{
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("role")][OmitEmpty]
    public string Role { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("level")][OmitEmpty]
    public string Level { get; set => field = value ?? ""; } = "";
    public SELinuxOptions DeepClone() => new()
    {
        User = User,
        Role = Role,
        Type = Type,
        Level = Level,
    };
    public bool DeepEquals(SELinuxOptions? other) => other is not null
        && User == other.User
        && Role == other.Role
        && Type == other.Type
        && Level == other.Level;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SELinuxOptions);
}

public sealed class ScaleIOPersistentVolumeSource : IApiValue<ScaleIOPersistentVolumeSource>
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
    public ScaleIOPersistentVolumeSource DeepClone() => new()
    {
        Gateway = Gateway,
        System = System,
        SecretRef = SecretRef?.DeepClone(),
        SslEnabled = SslEnabled,
        ProtectionDomain = ProtectionDomain,
        StoragePool = StoragePool,
        StorageMode = StorageMode,
        VolumeName = VolumeName,
        FsType = FsType,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(ScaleIOPersistentVolumeSource? other) => other is not null
        && Gateway == other.Gateway
        && System == other.System
        && DeepValues.Same(SecretRef, other.SecretRef)
        && SslEnabled == other.SslEnabled
        && ProtectionDomain == other.ProtectionDomain
        && StoragePool == other.StoragePool
        && StorageMode == other.StorageMode
        && VolumeName == other.VolumeName
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ScaleIOPersistentVolumeSource);
}

public sealed class ScaleIOVolumeSource : IApiValue<ScaleIOVolumeSource>
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
    public ScaleIOVolumeSource DeepClone() => new()
    {
        Gateway = Gateway,
        System = System,
        SecretRef = SecretRef?.DeepClone(),
        SslEnabled = SslEnabled,
        ProtectionDomain = ProtectionDomain,
        StoragePool = StoragePool,
        StorageMode = StorageMode,
        VolumeName = VolumeName,
        FsType = FsType,
        ReadOnly = ReadOnly,
    };
    public bool DeepEquals(ScaleIOVolumeSource? other) => other is not null
        && Gateway == other.Gateway
        && System == other.System
        && DeepValues.Same(SecretRef, other.SecretRef)
        && SslEnabled == other.SslEnabled
        && ProtectionDomain == other.ProtectionDomain
        && StoragePool == other.StoragePool
        && StorageMode == other.StorageMode
        && VolumeName == other.VolumeName
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ScaleIOVolumeSource);
}

public sealed class ScopeSelector : IApiValue<ScopeSelector>
{
    [JsonPropertyName("matchExpressions")][OmitEmpty]
    public List<ScopedResourceSelectorRequirement>? MatchExpressions { get; set; }
    public ScopeSelector DeepClone() => new()
    {
        MatchExpressions = DeepValues.Clone(MatchExpressions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ScopeSelector? other) => other is not null
        && DeepValues.Same(MatchExpressions, other.MatchExpressions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ScopeSelector);
}

public static class ScopeSelectorOperator
{
    public const string DoesNotExist = "DoesNotExist";
    public const string Exists = "Exists";
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class ScopedResourceSelectorRequirement : IApiValue<ScopedResourceSelectorRequirement>
{
    [JsonPropertyName("scopeName")]
    public string ScopeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
    public ScopedResourceSelectorRequirement DeepClone() => new()
    {
        ScopeName = ScopeName,
        Operator = Operator,
        Values = DeepValues.Copy(Values),
    };
    public bool DeepEquals(ScopedResourceSelectorRequirement? other) => other is not null
        && ScopeName == other.ScopeName
        && Operator == other.Operator
        && DeepValues.Same(Values, other.Values, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ScopedResourceSelectorRequirement);
}

public sealed class SeccompProfile : IApiValue<SeccompProfile>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("localhostProfile")]
    public string? LocalhostProfile { get; set; }
    public SeccompProfile DeepClone() => new()
    {
        Type = Type,
        LocalhostProfile = LocalhostProfile,
    };
    public bool DeepEquals(SeccompProfile? other) => other is not null
        && Type == other.Type
        && LocalhostProfile == other.LocalhostProfile;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SeccompProfile);
}

public static class SeccompProfileType
{
    public const string Localhost = "Localhost";
    public const string RuntimeDefault = "RuntimeDefault";
    public const string Unconfined = "Unconfined";
}

public sealed class Secret : IKubeObject, IApiValue<Secret>
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
    public Secret DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Immutable = Immutable,
        Data = DeepValues.Clone(Data, static e0 => DeepValues.Clone(e0)!),
        StringData = DeepValues.Copy(StringData),
        Type = Type,
    };
    public bool DeepEquals(Secret? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Immutable == other.Immutable
        && DeepValues.Same(Data, other.Data, static (x0, y0) => DeepValues.Same(x0, y0))
        && DeepValues.Same(StringData, other.StringData, static (x0, y0) => x0 == y0)
        && Type == other.Type;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Secret);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Secret has no status"); }
}

public sealed class SecretEnvSource : IApiValue<SecretEnvSource>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public SecretEnvSource DeepClone() => new()
    {
        Name = Name,
        Optional = Optional,
    };
    public bool DeepEquals(SecretEnvSource? other) => other is not null
        && Name == other.Name
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SecretEnvSource);
}

public sealed class SecretKeySelector : IApiValue<SecretKeySelector>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public SecretKeySelector DeepClone() => new()
    {
        Name = Name,
        Key = Key,
        Optional = Optional,
    };
    public bool DeepEquals(SecretKeySelector? other) => other is not null
        && Name == other.Name
        && Key == other.Key
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SecretKeySelector);
}

public sealed class SecretList : IKubeList<Secret>, IApiValue<SecretList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Secret> Items { get; set => field = value ?? new(); } = new();
    public SecretList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(SecretList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SecretList);
}

public sealed class SecretProjection : IApiValue<SecretProjection>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public SecretProjection DeepClone() => new()
    {
        Name = Name,
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone()),
        Optional = Optional,
    };
    public bool DeepEquals(SecretProjection? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0))
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SecretProjection);
}

public sealed class SecretReference : IApiValue<SecretReference>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    public SecretReference DeepClone() => new()
    {
        Name = Name,
        Namespace = Namespace,
    };
    public bool DeepEquals(SecretReference? other) => other is not null
        && Name == other.Name
        && Namespace == other.Namespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SecretReference);
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

public sealed class SecretVolumeSource : IApiValue<SecretVolumeSource>
{
    [JsonPropertyName("secretName")][OmitEmpty]
    public string SecretName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("items")][OmitEmpty]
    public List<KeyToPath>? Items { get; set; }
    [JsonPropertyName("defaultMode")]
    public int? DefaultMode { get; set; }
    [JsonPropertyName("optional")]
    public bool? Optional { get; set; }
    public SecretVolumeSource DeepClone() => new()
    {
        SecretName = SecretName,
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone()),
        DefaultMode = DefaultMode,
        Optional = Optional,
    };
    public bool DeepEquals(SecretVolumeSource? other) => other is not null
        && SecretName == other.SecretName
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0))
        && DefaultMode == other.DefaultMode
        && Optional == other.Optional;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SecretVolumeSource);
}

public sealed class SecurityContext : IApiValue<SecurityContext>
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
    public SecurityContext DeepClone() => new()
    {
        Capabilities = Capabilities?.DeepClone(),
        Privileged = Privileged,
        SeLinuxOptions = SeLinuxOptions?.DeepClone(),
        WindowsOptions = WindowsOptions?.DeepClone(),
        RunAsUser = RunAsUser,
        RunAsGroup = RunAsGroup,
        RunAsNonRoot = RunAsNonRoot,
        ReadOnlyRootFilesystem = ReadOnlyRootFilesystem,
        AllowPrivilegeEscalation = AllowPrivilegeEscalation,
        ProcMount = ProcMount,
        SeccompProfile = SeccompProfile?.DeepClone(),
        AppArmorProfile = AppArmorProfile?.DeepClone(),
    };
    public bool DeepEquals(SecurityContext? other) => other is not null
        && DeepValues.Same(Capabilities, other.Capabilities)
        && Privileged == other.Privileged
        && DeepValues.Same(SeLinuxOptions, other.SeLinuxOptions)
        && DeepValues.Same(WindowsOptions, other.WindowsOptions)
        && RunAsUser == other.RunAsUser
        && RunAsGroup == other.RunAsGroup
        && RunAsNonRoot == other.RunAsNonRoot
        && ReadOnlyRootFilesystem == other.ReadOnlyRootFilesystem
        && AllowPrivilegeEscalation == other.AllowPrivilegeEscalation
        && ProcMount == other.ProcMount
        && DeepValues.Same(SeccompProfile, other.SeccompProfile)
        && DeepValues.Same(AppArmorProfile, other.AppArmorProfile);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SecurityContext);
}

public sealed class SerializedReference : IApiValue<SerializedReference>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reference")]
    public ObjectReference Reference { get; set => field = value ?? new(); } = new();
    public SerializedReference DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Reference = Reference.DeepClone(),
    };
    public bool DeepEquals(SerializedReference? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Reference.DeepEquals(other.Reference);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SerializedReference);
}

public sealed class Service : IKubeObject, IApiValue<Service>
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
    public Service DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Service? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Service);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ServiceStatus)value!; }
}

public sealed class ServiceAccount : IKubeObject, IApiValue<ServiceAccount>
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
    public ServiceAccount DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Secrets = DeepValues.Clone(Secrets, static e0 => e0.DeepClone()),
        ImagePullSecrets = DeepValues.Clone(ImagePullSecrets, static e0 => e0.DeepClone()),
        AutomountServiceAccountToken = AutomountServiceAccountToken,
    };
    public bool DeepEquals(ServiceAccount? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Secrets, other.Secrets, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ImagePullSecrets, other.ImagePullSecrets, static (x0, y0) => x0.DeepEquals(y0))
        && AutomountServiceAccountToken == other.AutomountServiceAccountToken;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceAccount);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ServiceAccount has no status"); }
}

public sealed class ServiceAccountList : IKubeList<ServiceAccount>, IApiValue<ServiceAccountList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ServiceAccount> Items { get; set => field = value ?? new(); } = new();
    public ServiceAccountList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ServiceAccountList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceAccountList);
}

public sealed class ServiceAccountTokenProjection : IApiValue<ServiceAccountTokenProjection>
{
    [JsonPropertyName("audience")][OmitEmpty]
    public string Audience { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expirationSeconds")]
    public long? ExpirationSeconds { get; set; }
    [JsonPropertyName("path")]
    public string Path { get; set => field = value ?? ""; } = "";
    public ServiceAccountTokenProjection DeepClone() => new()
    {
        Audience = Audience,
        ExpirationSeconds = ExpirationSeconds,
        Path = Path,
    };
    public bool DeepEquals(ServiceAccountTokenProjection? other) => other is not null
        && Audience == other.Audience
        && ExpirationSeconds == other.ExpirationSeconds
        && Path == other.Path;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceAccountTokenProjection);
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

public sealed class ServiceList : IKubeList<Service>, IApiValue<ServiceList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Service> Items { get; set => field = value ?? new(); } = new();
    public ServiceList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ServiceList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceList);
}

public sealed class ServicePort : IApiValue<ServicePort>
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
    public ServicePort DeepClone() => new()
    {
        Name = Name,
        Protocol = Protocol,
        AppProtocol = AppProtocol,
        Port = Port,
        TargetPort = TargetPort,
        NodePort = NodePort,
    };
    public bool DeepEquals(ServicePort? other) => other is not null
        && Name == other.Name
        && Protocol == other.Protocol
        && AppProtocol == other.AppProtocol
        && Port == other.Port
        && TargetPort.Equals(other.TargetPort)
        && NodePort == other.NodePort;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServicePort);
}

public sealed class ServiceProxyOptions : IApiValue<ServiceProxyOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    public ServiceProxyOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Path = Path,
    };
    public bool DeepEquals(ServiceProxyOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Path == other.Path;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceProxyOptions);
}

public sealed class ServiceSpec : IApiValue<ServiceSpec>
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
    public ServiceSpec DeepClone() => new()
    {
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
        Selector = DeepValues.Copy(Selector),
        ClusterIP = ClusterIP,
        ClusterIPs = DeepValues.Copy(ClusterIPs),
        Type = Type,
        ExternalIPs = DeepValues.Copy(ExternalIPs),
        SessionAffinity = SessionAffinity,
        LoadBalancerIP = LoadBalancerIP,
        LoadBalancerSourceRanges = DeepValues.Copy(LoadBalancerSourceRanges),
        ExternalName = ExternalName,
        ExternalTrafficPolicy = ExternalTrafficPolicy,
        HealthCheckNodePort = HealthCheckNodePort,
        PublishNotReadyAddresses = PublishNotReadyAddresses,
        SessionAffinityConfig = SessionAffinityConfig?.DeepClone(),
        IpFamilies = DeepValues.Copy(IpFamilies),
        IpFamilyPolicy = IpFamilyPolicy,
        AllocateLoadBalancerNodePorts = AllocateLoadBalancerNodePorts,
        LoadBalancerClass = LoadBalancerClass,
        InternalTrafficPolicy = InternalTrafficPolicy,
        TrafficDistribution = TrafficDistribution,
        SubnetID = SubnetID,
    };
    public bool DeepEquals(ServiceSpec? other) => other is not null
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Selector, other.Selector, static (x0, y0) => x0 == y0)
        && ClusterIP == other.ClusterIP
        && DeepValues.Same(ClusterIPs, other.ClusterIPs, static (x0, y0) => x0 == y0)
        && Type == other.Type
        && DeepValues.Same(ExternalIPs, other.ExternalIPs, static (x0, y0) => x0 == y0)
        && SessionAffinity == other.SessionAffinity
        && LoadBalancerIP == other.LoadBalancerIP
        && DeepValues.Same(LoadBalancerSourceRanges, other.LoadBalancerSourceRanges, static (x0, y0) => x0 == y0)
        && ExternalName == other.ExternalName
        && ExternalTrafficPolicy == other.ExternalTrafficPolicy
        && HealthCheckNodePort == other.HealthCheckNodePort
        && PublishNotReadyAddresses == other.PublishNotReadyAddresses
        && DeepValues.Same(SessionAffinityConfig, other.SessionAffinityConfig)
        && DeepValues.Same(IpFamilies, other.IpFamilies, static (x0, y0) => x0 == y0)
        && IpFamilyPolicy == other.IpFamilyPolicy
        && AllocateLoadBalancerNodePorts == other.AllocateLoadBalancerNodePorts
        && LoadBalancerClass == other.LoadBalancerClass
        && InternalTrafficPolicy == other.InternalTrafficPolicy
        && TrafficDistribution == other.TrafficDistribution
        && SubnetID == other.SubnetID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceSpec);
}

public sealed class ServiceStatus : IApiValue<ServiceStatus>
{
    [JsonPropertyName("loadBalancer")]
    public LoadBalancerStatus LoadBalancer { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<Condition>? Conditions { get; set; }
    public ServiceStatus DeepClone() => new()
    {
        LoadBalancer = LoadBalancer.DeepClone(),
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ServiceStatus? other) => other is not null
        && LoadBalancer.DeepEquals(other.LoadBalancer)
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceStatus);
}

public static class ServiceType
{
    public const string ClusterIP = "ClusterIP";
    public const string ExternalName = "ExternalName";
    public const string LoadBalancer = "LoadBalancer";
    public const string NodePort = "NodePort";
}

public sealed class SessionAffinityConfig : IApiValue<SessionAffinityConfig>
{
    [JsonPropertyName("clientIP")]
    public ClientIPConfig? ClientIP { get; set; }
    public SessionAffinityConfig DeepClone() => new()
    {
        ClientIP = ClientIP?.DeepClone(),
    };
    public bool DeepEquals(SessionAffinityConfig? other) => other is not null
        && DeepValues.Same(ClientIP, other.ClientIP);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SessionAffinityConfig);
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

public sealed class SleepAction : IApiValue<SleepAction>
{
    [JsonPropertyName("seconds")]
    public long Seconds { get; set; }
    public SleepAction DeepClone() => new()
    {
        Seconds = Seconds,
    };
    public bool DeepEquals(SleepAction? other) => other is not null
        && Seconds == other.Seconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SleepAction);
}

public sealed class SnapshotAction : IApiValue<SnapshotAction>
{
    [JsonPropertyName("snapshotName")][OmitEmpty]
    public string SnapshotName { get; set => field = value ?? ""; } = "";
    public SnapshotAction DeepClone() => new()
    {
        SnapshotName = SnapshotName,
    };
    public bool DeepEquals(SnapshotAction? other) => other is not null
        && SnapshotName == other.SnapshotName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SnapshotAction);
}

public sealed class SnapshotParams : IApiValue<SnapshotParams>
{
    [JsonPropertyName("snapshotName")]
    public string SnapshotName { get; set => field = value ?? ""; } = "";
    public SnapshotParams DeepClone() => new()
    {
        SnapshotName = SnapshotName,
    };
    public bool DeepEquals(SnapshotParams? other) => other is not null
        && SnapshotName == other.SnapshotName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SnapshotParams);
}

public sealed class SnapshotStatus : IApiValue<SnapshotStatus>
{
    [JsonPropertyName("snapshotID")][OmitEmpty]
    public string SnapshotID { get; set => field = value ?? ""; } = "";
    public SnapshotStatus DeepClone() => new()
    {
        SnapshotID = SnapshotID,
    };
    public bool DeepEquals(SnapshotStatus? other) => other is not null
        && SnapshotID == other.SnapshotID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SnapshotStatus);
}

public sealed class StorageCluster : IKubeObject, IApiValue<StorageCluster>
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
    public StorageCluster DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        StorageClusterId = StorageClusterId,
        ServiceAddress = ServiceAddress,
    };
    public bool DeepEquals(StorageCluster? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && StorageClusterId == other.StorageClusterId
        && ServiceAddress == other.ServiceAddress;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StorageCluster);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("StorageCluster has no status"); }
}

public sealed class StorageClusterList : IKubeList<StorageCluster>, IApiValue<StorageClusterList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<StorageCluster> Items { get; set => field = value ?? new(); } = new();
    public StorageClusterList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(StorageClusterList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StorageClusterList);
}

public static class StorageMedium
{
    public const string None = "";
    public const string HugePages = "HugePages";
    public const string Memory = "Memory";
}

public sealed class StorageOSPersistentVolumeSource : IApiValue<StorageOSPersistentVolumeSource>
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
    public StorageOSPersistentVolumeSource DeepClone() => new()
    {
        VolumeName = VolumeName,
        VolumeNamespace = VolumeNamespace,
        FsType = FsType,
        ReadOnly = ReadOnly,
        SecretRef = SecretRef?.DeepClone(),
    };
    public bool DeepEquals(StorageOSPersistentVolumeSource? other) => other is not null
        && VolumeName == other.VolumeName
        && VolumeNamespace == other.VolumeNamespace
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(SecretRef, other.SecretRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StorageOSPersistentVolumeSource);
}

public sealed class StorageOSVolumeSource : IApiValue<StorageOSVolumeSource>
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
    public StorageOSVolumeSource DeepClone() => new()
    {
        VolumeName = VolumeName,
        VolumeNamespace = VolumeNamespace,
        FsType = FsType,
        ReadOnly = ReadOnly,
        SecretRef = SecretRef?.DeepClone(),
    };
    public bool DeepEquals(StorageOSVolumeSource? other) => other is not null
        && VolumeName == other.VolumeName
        && VolumeNamespace == other.VolumeNamespace
        && FsType == other.FsType
        && ReadOnly == other.ReadOnly
        && DeepValues.Same(SecretRef, other.SecretRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StorageOSVolumeSource);
}

public static class SupplementalGroupsPolicy
{
    public const string Merge = "Merge";
    public const string Strict = "Strict";
}

public sealed class Sysctl : IApiValue<Sysctl>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")]
    public string Value { get; set => field = value ?? ""; } = "";
    public Sysctl DeepClone() => new()
    {
        Name = Name,
        Value = Value,
    };
    public bool DeepEquals(Sysctl? other) => other is not null
        && Name == other.Name
        && Value == other.Value;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Sysctl);
}

public sealed class TCPSocketAction : IApiValue<TCPSocketAction>
{
    [JsonPropertyName("port")]
    public IntOrString Port { get; set; }
    [JsonPropertyName("host")][OmitEmpty]
    public string Host { get; set => field = value ?? ""; } = "";
    public TCPSocketAction DeepClone() => new()
    {
        Port = Port,
        Host = Host,
    };
    public bool DeepEquals(TCPSocketAction? other) => other is not null
        && Port.Equals(other.Port)
        && Host == other.Host;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TCPSocketAction);
}

public sealed class Taint : IApiValue<Taint>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("value")][OmitEmpty]
    public string Value { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("effect")]
    public string Effect { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("timeAdded")]
    public DateTimeOffset? TimeAdded { get; set; }
    public Taint DeepClone() => new()
    {
        Key = Key,
        Value = Value,
        Effect = Effect,
        TimeAdded = TimeAdded,
    };
    public bool DeepEquals(Taint? other) => other is not null
        && Key == other.Key
        && Value == other.Value
        && Effect == other.Effect
        && DeepValues.SameSeconds(TimeAdded, other.TimeAdded);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Taint);
}

public static class TaintEffect
{
    public const string NoExecute = "NoExecute";
    public const string NoSchedule = "NoSchedule";
    public const string PreferNoSchedule = "PreferNoSchedule";
}

public sealed class Tenant : IKubeObject, IApiValue<Tenant>
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
    public Tenant DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(Tenant? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Tenant);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (TenantStatus)value!; }
}

public sealed class TenantList : IKubeList<Tenant>, IApiValue<TenantList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Tenant> Items { get; set => field = value ?? new(); } = new();
    public TenantList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(TenantList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TenantList);
}

public static class TenantPhase
{
    public const string Active = "Active";
    public const string Terminating = "Terminating";
}

public sealed class TenantQuota : IKubeObject, IApiValue<TenantQuota>
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
    public TenantQuota DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(TenantQuota? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TenantQuota);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ResourceQuotaStatus)value!; }
}

public sealed class TenantQuotaList : IKubeList<TenantQuota>, IApiValue<TenantQuotaList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<TenantQuota> Items { get; set => field = value ?? new(); } = new();
    public TenantQuotaList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(TenantQuotaList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TenantQuotaList);
}

public sealed class TenantSpec : IApiValue<TenantSpec>
{
    [JsonPropertyName("finalizers")][OmitEmpty]
    public List<string>? Finalizers { get; set; }
    [JsonPropertyName("storageClusterId")][OmitEmpty]
    public string StorageClusterId { get; set => field = value ?? ""; } = "";
    public TenantSpec DeepClone() => new()
    {
        Finalizers = DeepValues.Copy(Finalizers),
        StorageClusterId = StorageClusterId,
    };
    public bool DeepEquals(TenantSpec? other) => other is not null
        && DeepValues.Same(Finalizers, other.Finalizers, static (x0, y0) => x0 == y0)
        && StorageClusterId == other.StorageClusterId;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TenantSpec);
}

public sealed class TenantStatus : IApiValue<TenantStatus>
{
    [JsonPropertyName("phase")][OmitEmpty]
    public string Phase { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<Condition>? Conditions { get; set; }
    public TenantStatus DeepClone() => new()
    {
        Phase = Phase,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(TenantStatus? other) => other is not null
        && Phase == other.Phase
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TenantStatus);
}

public static class TerminationMessagePolicy
{
    public const string FallbackToLogsOnError = "FallbackToLogsOnError";
    public const string File = "File";
}

public sealed class Toleration : IApiValue<Toleration>
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
    public Toleration DeepClone() => new()
    {
        Key = Key,
        Operator = Operator,
        Value = Value,
        Effect = Effect,
        TolerationSeconds = TolerationSeconds,
    };
    public bool DeepEquals(Toleration? other) => other is not null
        && Key == other.Key
        && Operator == other.Operator
        && Value == other.Value
        && Effect == other.Effect
        && TolerationSeconds == other.TolerationSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Toleration);
}

public static class TolerationOperator
{
    public const string Equal = "Equal";
    public const string Exists = "Exists";
    public const string Gt = "Gt";
    public const string Lt = "Lt";
}

public sealed class TopologySelectorLabelRequirement : IApiValue<TopologySelectorLabelRequirement>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")]
    public List<string> Values { get; set => field = value ?? new(); } = new();
    public TopologySelectorLabelRequirement DeepClone() => new()
    {
        Key = Key,
        Values = DeepValues.Copy(Values)!,
    };
    public bool DeepEquals(TopologySelectorLabelRequirement? other) => other is not null
        && Key == other.Key
        && DeepValues.Same(Values, other.Values, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TopologySelectorLabelRequirement);
}

public sealed class TopologySelectorTerm : IApiValue<TopologySelectorTerm>
{
    [JsonPropertyName("matchLabelExpressions")][OmitEmpty]
    public List<TopologySelectorLabelRequirement>? MatchLabelExpressions { get; set; }
    public TopologySelectorTerm DeepClone() => new()
    {
        MatchLabelExpressions = DeepValues.Clone(MatchLabelExpressions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(TopologySelectorTerm? other) => other is not null
        && DeepValues.Same(MatchLabelExpressions, other.MatchLabelExpressions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TopologySelectorTerm);
}

public sealed class TopologySpreadConstraint : IApiValue<TopologySpreadConstraint>
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
    public TopologySpreadConstraint DeepClone() => new()
    {
        MaxSkew = MaxSkew,
        TopologyKey = TopologyKey,
        WhenUnsatisfiable = WhenUnsatisfiable,
        LabelSelector = LabelSelector?.DeepClone(),
        MinDomains = MinDomains,
        NodeAffinityPolicy = NodeAffinityPolicy,
        NodeTaintsPolicy = NodeTaintsPolicy,
        MatchLabelKeys = DeepValues.Copy(MatchLabelKeys),
    };
    public bool DeepEquals(TopologySpreadConstraint? other) => other is not null
        && MaxSkew == other.MaxSkew
        && TopologyKey == other.TopologyKey
        && WhenUnsatisfiable == other.WhenUnsatisfiable
        && DeepValues.Same(LabelSelector, other.LabelSelector)
        && MinDomains == other.MinDomains
        && NodeAffinityPolicy == other.NodeAffinityPolicy
        && NodeTaintsPolicy == other.NodeTaintsPolicy
        && DeepValues.Same(MatchLabelKeys, other.MatchLabelKeys, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TopologySpreadConstraint);
}

public sealed class TypedLocalObjectReference : IApiValue<TypedLocalObjectReference>
{
    [JsonPropertyName("apiGroup")]
    public string? ApiGroup { get; set; }
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public TypedLocalObjectReference DeepClone() => new()
    {
        ApiGroup = ApiGroup,
        Kind = Kind,
        Name = Name,
    };
    public bool DeepEquals(TypedLocalObjectReference? other) => other is not null
        && ApiGroup == other.ApiGroup
        && Kind == other.Kind
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TypedLocalObjectReference);
}

public sealed class TypedObjectReference : IApiValue<TypedObjectReference>
{
    [JsonPropertyName("apiGroup")]
    public string? ApiGroup { get; set; }
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")]
    public string? Namespace { get; set; }
    public TypedObjectReference DeepClone() => new()
    {
        ApiGroup = ApiGroup,
        Kind = Kind,
        Name = Name,
        Namespace = Namespace,
    };
    public bool DeepEquals(TypedObjectReference? other) => other is not null
        && ApiGroup == other.ApiGroup
        && Kind == other.Kind
        && Name == other.Name
        && Namespace == other.Namespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TypedObjectReference);
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

public sealed class VirtualMachine : IApiValue<VirtualMachine>
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
    [JsonPropertyName("ports")][OmitEmpty]
    public List<ContainerPort>? Ports { get; set; }
    [JsonPropertyName("livenessProbe")]
    public Probe? LivenessProbe { get; set; }
    [JsonPropertyName("readinessProbe")]
    public Probe? ReadinessProbe { get; set; }
    [JsonPropertyName("startupProbe")]
    public Probe? StartupProbe { get; set; }
    public VirtualMachine DeepClone() => new()
    {
        Name = Name,
        Image = Image,
        Resources = Resources.DeepClone(),
        ResourcesAllocated = DeepValues.Copy(ResourcesAllocated),
        ResizePolicy = DeepValues.Clone(ResizePolicy, static e0 => e0.DeepClone()),
        VolumeMounts = DeepValues.Clone(VolumeMounts, static e0 => e0.DeepClone()),
        ImagePullPolicy = ImagePullPolicy,
        KeyPairName = KeyPairName,
        PublicKey = PublicKey,
        UserData = DeepValues.Clone(UserData),
        TrustedImageCertificate = DeepValues.Copy(TrustedImageCertificate),
        ShutdownBehavior = ShutdownBehavior,
        BootVolume = BootVolume,
        PowerSpec = PowerSpec,
        VolumeDevices = DeepValues.Clone(VolumeDevices, static e0 => e0.DeepClone()),
        CloudInitUserDataScript = CloudInitUserDataScript,
        Ports = DeepValues.Clone(Ports, static e0 => e0.DeepClone()),
        LivenessProbe = LivenessProbe?.DeepClone(),
        ReadinessProbe = ReadinessProbe?.DeepClone(),
        StartupProbe = StartupProbe?.DeepClone(),
    };
    public bool DeepEquals(VirtualMachine? other) => other is not null
        && Name == other.Name
        && Image == other.Image
        && Resources.DeepEquals(other.Resources)
        && DeepValues.Same(ResourcesAllocated, other.ResourcesAllocated, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(ResizePolicy, other.ResizePolicy, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(VolumeMounts, other.VolumeMounts, static (x0, y0) => x0.DeepEquals(y0))
        && ImagePullPolicy == other.ImagePullPolicy
        && KeyPairName == other.KeyPairName
        && PublicKey == other.PublicKey
        && DeepValues.Same(UserData, other.UserData)
        && DeepValues.Same(TrustedImageCertificate, other.TrustedImageCertificate, static (x0, y0) => x0 == y0)
        && ShutdownBehavior == other.ShutdownBehavior
        && BootVolume == other.BootVolume
        && PowerSpec == other.PowerSpec
        && DeepValues.Same(VolumeDevices, other.VolumeDevices, static (x0, y0) => x0.DeepEquals(y0))
        && CloudInitUserDataScript == other.CloudInitUserDataScript
        && DeepValues.Same(Ports, other.Ports, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(LivenessProbe, other.LivenessProbe)
        && DeepValues.Same(ReadinessProbe, other.ReadinessProbe)
        && DeepValues.Same(StartupProbe, other.StartupProbe);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VirtualMachine);
}

public sealed class VirtualMachineSnapshot : IApiValue<VirtualMachineSnapshot>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("creationTime")]
    public DateTimeOffset? CreationTime { get; set; }
    public VirtualMachineSnapshot DeepClone() => new()
    {
        Name = Name,
        CreationTime = CreationTime,
    };
    public bool DeepEquals(VirtualMachineSnapshot? other) => other is not null
        && Name == other.Name
        && DeepValues.SameSeconds(CreationTime, other.CreationTime);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VirtualMachineSnapshot);
}

public sealed class VirtualMachineStatus : IApiValue<VirtualMachineStatus>
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
    [JsonPropertyName("snapshots")][OmitEmpty]
    public List<VirtualMachineSnapshot>? Snapshots { get; set; }
    public VirtualMachineStatus DeepClone() => new()
    {
        Name = Name,
        VirtualMachineId = VirtualMachineId,
        ImageId = ImageId,
        Image = Image,
        State = State,
        LastTerminationState = LastTerminationState,
        PowerState = PowerState,
        Ready = Ready,
        RestartCount = RestartCount,
        Resources = Resources.DeepClone(),
        Snapshots = DeepValues.Clone(Snapshots, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(VirtualMachineStatus? other) => other is not null
        && Name == other.Name
        && VirtualMachineId == other.VirtualMachineId
        && ImageId == other.ImageId
        && Image == other.Image
        && State == other.State
        && LastTerminationState == other.LastTerminationState
        && PowerState == other.PowerState
        && Ready == other.Ready
        && RestartCount == other.RestartCount
        && Resources.DeepEquals(other.Resources)
        && DeepValues.Same(Snapshots, other.Snapshots, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VirtualMachineStatus);
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

public sealed class Volume : IApiValue<Volume>
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
    public Volume DeepClone() => new()
    {
        Name = Name,
        HostPath = HostPath?.DeepClone(),
        EmptyDir = EmptyDir?.DeepClone(),
        GcePersistentDisk = GcePersistentDisk?.DeepClone(),
        AwsElasticBlockStore = AwsElasticBlockStore?.DeepClone(),
        GitRepo = GitRepo?.DeepClone(),
        Secret = Secret?.DeepClone(),
        Nfs = Nfs?.DeepClone(),
        Iscsi = Iscsi?.DeepClone(),
        Glusterfs = Glusterfs?.DeepClone(),
        PersistentVolumeClaim = PersistentVolumeClaim?.DeepClone(),
        Rbd = Rbd?.DeepClone(),
        FlexVolume = FlexVolume?.DeepClone(),
        Cinder = Cinder?.DeepClone(),
        Cephfs = Cephfs?.DeepClone(),
        Flocker = Flocker?.DeepClone(),
        DownwardAPI = DownwardAPI?.DeepClone(),
        Fc = Fc?.DeepClone(),
        AzureFile = AzureFile?.DeepClone(),
        ConfigMap = ConfigMap?.DeepClone(),
        VsphereVolume = VsphereVolume?.DeepClone(),
        Quobyte = Quobyte?.DeepClone(),
        AzureDisk = AzureDisk?.DeepClone(),
        PhotonPersistentDisk = PhotonPersistentDisk?.DeepClone(),
        Projected = Projected?.DeepClone(),
        PortworxVolume = PortworxVolume?.DeepClone(),
        ScaleIO = ScaleIO?.DeepClone(),
        Storageos = Storageos?.DeepClone(),
        Csi = Csi?.DeepClone(),
        Ephemeral = Ephemeral?.DeepClone(),
        Image = Image?.DeepClone(),
    };
    public bool DeepEquals(Volume? other) => other is not null
        && Name == other.Name
        && DeepValues.Same(HostPath, other.HostPath)
        && DeepValues.Same(EmptyDir, other.EmptyDir)
        && DeepValues.Same(GcePersistentDisk, other.GcePersistentDisk)
        && DeepValues.Same(AwsElasticBlockStore, other.AwsElasticBlockStore)
        && DeepValues.Same(GitRepo, other.GitRepo)
        && DeepValues.Same(Secret, other.Secret)
        && DeepValues.Same(Nfs, other.Nfs)
        && DeepValues.Same(Iscsi, other.Iscsi)
        && DeepValues.Same(Glusterfs, other.Glusterfs)
        && DeepValues.Same(PersistentVolumeClaim, other.PersistentVolumeClaim)
        && DeepValues.Same(Rbd, other.Rbd)
        && DeepValues.Same(FlexVolume, other.FlexVolume)
        && DeepValues.Same(Cinder, other.Cinder)
        && DeepValues.Same(Cephfs, other.Cephfs)
        && DeepValues.Same(Flocker, other.Flocker)
        && DeepValues.Same(DownwardAPI, other.DownwardAPI)
        && DeepValues.Same(Fc, other.Fc)
        && DeepValues.Same(AzureFile, other.AzureFile)
        && DeepValues.Same(ConfigMap, other.ConfigMap)
        && DeepValues.Same(VsphereVolume, other.VsphereVolume)
        && DeepValues.Same(Quobyte, other.Quobyte)
        && DeepValues.Same(AzureDisk, other.AzureDisk)
        && DeepValues.Same(PhotonPersistentDisk, other.PhotonPersistentDisk)
        && DeepValues.Same(Projected, other.Projected)
        && DeepValues.Same(PortworxVolume, other.PortworxVolume)
        && DeepValues.Same(ScaleIO, other.ScaleIO)
        && DeepValues.Same(Storageos, other.Storageos)
        && DeepValues.Same(Csi, other.Csi)
        && DeepValues.Same(Ephemeral, other.Ephemeral)
        && DeepValues.Same(Image, other.Image);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Volume);
}

public sealed class VolumeDevice : IApiValue<VolumeDevice>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("devicePath")]
    public string DevicePath { get; set => field = value ?? ""; } = "";
    public VolumeDevice DeepClone() => new()
    {
        Name = Name,
        DevicePath = DevicePath,
    };
    public bool DeepEquals(VolumeDevice? other) => other is not null
        && Name == other.Name
        && DevicePath == other.DevicePath;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeDevice);
}

public sealed class VolumeMount : IApiValue<VolumeMount>
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
    public VolumeMount DeepClone() => new()
    {
        Name = Name,
        ReadOnly = ReadOnly,
        RecursiveReadOnly = RecursiveReadOnly,
        MountPath = MountPath,
        SubPath = SubPath,
        MountPropagation = MountPropagation,
        SubPathExpr = SubPathExpr,
    };
    public bool DeepEquals(VolumeMount? other) => other is not null
        && Name == other.Name
        && ReadOnly == other.ReadOnly
        && RecursiveReadOnly == other.RecursiveReadOnly
        && MountPath == other.MountPath
        && SubPath == other.SubPath
        && MountPropagation == other.MountPropagation
        && SubPathExpr == other.SubPathExpr;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeMount);
}

public sealed class VolumeMountStatus : IApiValue<VolumeMountStatus>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("mountPath")]
    public string MountPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("readOnly")][OmitEmpty]
    public bool ReadOnly { get; set; }
    [JsonPropertyName("recursiveReadOnly")]
    public string? RecursiveReadOnly { get; set; }
    public VolumeMountStatus DeepClone() => new()
    {
        Name = Name,
        MountPath = MountPath,
        ReadOnly = ReadOnly,
        RecursiveReadOnly = RecursiveReadOnly,
    };
    public bool DeepEquals(VolumeMountStatus? other) => other is not null
        && Name == other.Name
        && MountPath == other.MountPath
        && ReadOnly == other.ReadOnly
        && RecursiveReadOnly == other.RecursiveReadOnly;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeMountStatus);
}

public sealed class VolumeNodeAffinity : IApiValue<VolumeNodeAffinity>
{
    [JsonPropertyName("required")]
    public NodeSelector? Required { get; set; }
    public VolumeNodeAffinity DeepClone() => new()
    {
        Required = Required?.DeepClone(),
    };
    public bool DeepEquals(VolumeNodeAffinity? other) => other is not null
        && DeepValues.Same(Required, other.Required);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeNodeAffinity);
}

public sealed class VolumeProjection : IApiValue<VolumeProjection>
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
    public VolumeProjection DeepClone() => new()
    {
        Secret = Secret?.DeepClone(),
        DownwardAPI = DownwardAPI?.DeepClone(),
        ConfigMap = ConfigMap?.DeepClone(),
        ServiceAccountToken = ServiceAccountToken?.DeepClone(),
        ClusterTrustBundle = ClusterTrustBundle?.DeepClone(),
        PodCertificate = PodCertificate?.DeepClone(),
    };
    public bool DeepEquals(VolumeProjection? other) => other is not null
        && DeepValues.Same(Secret, other.Secret)
        && DeepValues.Same(DownwardAPI, other.DownwardAPI)
        && DeepValues.Same(ConfigMap, other.ConfigMap)
        && DeepValues.Same(ServiceAccountToken, other.ServiceAccountToken)
        && DeepValues.Same(ClusterTrustBundle, other.ClusterTrustBundle)
        && DeepValues.Same(PodCertificate, other.PodCertificate);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeProjection);
}

public sealed class VolumeResourceRequirements : IApiValue<VolumeResourceRequirements>
{
    [JsonPropertyName("limits")][OmitEmpty]
    public Map<Quantity>? Limits { get; set; }
    [JsonPropertyName("requests")][OmitEmpty]
    public Map<Quantity>? Requests { get; set; }
    public VolumeResourceRequirements DeepClone() => new()
    {
        Limits = DeepValues.Copy(Limits),
        Requests = DeepValues.Copy(Requests),
    };
    public bool DeepEquals(VolumeResourceRequirements? other) => other is not null
        && DeepValues.Same(Limits, other.Limits, static (x0, y0) => x0.Equals(y0))
        && DeepValues.Same(Requests, other.Requests, static (x0, y0) => x0.Equals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeResourceRequirements);
}

public sealed class VolumeSource : IApiValue<VolumeSource>
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
    public VolumeSource DeepClone() => new()
    {
        HostPath = HostPath?.DeepClone(),
        EmptyDir = EmptyDir?.DeepClone(),
        GcePersistentDisk = GcePersistentDisk?.DeepClone(),
        AwsElasticBlockStore = AwsElasticBlockStore?.DeepClone(),
        GitRepo = GitRepo?.DeepClone(),
        Secret = Secret?.DeepClone(),
        Nfs = Nfs?.DeepClone(),
        Iscsi = Iscsi?.DeepClone(),
        Glusterfs = Glusterfs?.DeepClone(),
        PersistentVolumeClaim = PersistentVolumeClaim?.DeepClone(),
        Rbd = Rbd?.DeepClone(),
        FlexVolume = FlexVolume?.DeepClone(),
        Cinder = Cinder?.DeepClone(),
        Cephfs = Cephfs?.DeepClone(),
        Flocker = Flocker?.DeepClone(),
        DownwardAPI = DownwardAPI?.DeepClone(),
        Fc = Fc?.DeepClone(),
        AzureFile = AzureFile?.DeepClone(),
        ConfigMap = ConfigMap?.DeepClone(),
        VsphereVolume = VsphereVolume?.DeepClone(),
        Quobyte = Quobyte?.DeepClone(),
        AzureDisk = AzureDisk?.DeepClone(),
        PhotonPersistentDisk = PhotonPersistentDisk?.DeepClone(),
        Projected = Projected?.DeepClone(),
        PortworxVolume = PortworxVolume?.DeepClone(),
        ScaleIO = ScaleIO?.DeepClone(),
        Storageos = Storageos?.DeepClone(),
        Csi = Csi?.DeepClone(),
        Ephemeral = Ephemeral?.DeepClone(),
        Image = Image?.DeepClone(),
    };
    public bool DeepEquals(VolumeSource? other) => other is not null
        && DeepValues.Same(HostPath, other.HostPath)
        && DeepValues.Same(EmptyDir, other.EmptyDir)
        && DeepValues.Same(GcePersistentDisk, other.GcePersistentDisk)
        && DeepValues.Same(AwsElasticBlockStore, other.AwsElasticBlockStore)
        && DeepValues.Same(GitRepo, other.GitRepo)
        && DeepValues.Same(Secret, other.Secret)
        && DeepValues.Same(Nfs, other.Nfs)
        && DeepValues.Same(Iscsi, other.Iscsi)
        && DeepValues.Same(Glusterfs, other.Glusterfs)
        && DeepValues.Same(PersistentVolumeClaim, other.PersistentVolumeClaim)
        && DeepValues.Same(Rbd, other.Rbd)
        && DeepValues.Same(FlexVolume, other.FlexVolume)
        && DeepValues.Same(Cinder, other.Cinder)
        && DeepValues.Same(Cephfs, other.Cephfs)
        && DeepValues.Same(Flocker, other.Flocker)
        && DeepValues.Same(DownwardAPI, other.DownwardAPI)
        && DeepValues.Same(Fc, other.Fc)
        && DeepValues.Same(AzureFile, other.AzureFile)
        && DeepValues.Same(ConfigMap, other.ConfigMap)
        && DeepValues.Same(VsphereVolume, other.VsphereVolume)
        && DeepValues.Same(Quobyte, other.Quobyte)
        && DeepValues.Same(AzureDisk, other.AzureDisk)
        && DeepValues.Same(PhotonPersistentDisk, other.PhotonPersistentDisk)
        && DeepValues.Same(Projected, other.Projected)
        && DeepValues.Same(PortworxVolume, other.PortworxVolume)
        && DeepValues.Same(ScaleIO, other.ScaleIO)
        && DeepValues.Same(Storageos, other.Storageos)
        && DeepValues.Same(Csi, other.Csi)
        && DeepValues.Same(Ephemeral, other.Ephemeral)
        && DeepValues.Same(Image, other.Image);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeSource);
}

public sealed class VsphereVirtualDiskVolumeSource : IApiValue<VsphereVirtualDiskVolumeSource>
{
    [JsonPropertyName("volumePath")]
    public string VolumePath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fsType")][OmitEmpty]
    public string FsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storagePolicyName")][OmitEmpty]
    public string StoragePolicyName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("storagePolicyID")][OmitEmpty]
    public string StoragePolicyID { get; set => field = value ?? ""; } = "";
    public VsphereVirtualDiskVolumeSource DeepClone() => new()
    {
        VolumePath = VolumePath,
        FsType = FsType,
        StoragePolicyName = StoragePolicyName,
        StoragePolicyID = StoragePolicyID,
    };
    public bool DeepEquals(VsphereVirtualDiskVolumeSource? other) => other is not null
        && VolumePath == other.VolumePath
        && FsType == other.FsType
        && StoragePolicyName == other.StoragePolicyName
        && StoragePolicyID == other.StoragePolicyID;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VsphereVirtualDiskVolumeSource);
}

public sealed class WeightedPodAffinityTerm : IApiValue<WeightedPodAffinityTerm>
{
    [JsonPropertyName("weight")]
    public int Weight { get; set; }
    [JsonPropertyName("podAffinityTerm")]
    public PodAffinityTerm PodAffinityTerm { get; set => field = value ?? new(); } = new();
    public WeightedPodAffinityTerm DeepClone() => new()
    {
        Weight = Weight,
        PodAffinityTerm = PodAffinityTerm.DeepClone(),
    };
    public bool DeepEquals(WeightedPodAffinityTerm? other) => other is not null
        && Weight == other.Weight
        && PodAffinityTerm.DeepEquals(other.PodAffinityTerm);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as WeightedPodAffinityTerm);
}

public sealed class WindowsSecurityContextOptions : IApiValue<WindowsSecurityContextOptions>
{
    [JsonPropertyName("gmsaCredentialSpecName")]
    public string? GmsaCredentialSpecName { get; set; }
    [JsonPropertyName("gmsaCredentialSpec")]
    public string? GmsaCredentialSpec { get; set; }
    [JsonPropertyName("runAsUserName")]
    public string? RunAsUserName { get; set; }
    [JsonPropertyName("hostProcess")]
    public bool? HostProcess { get; set; }
    public WindowsSecurityContextOptions DeepClone() => new()
    {
        GmsaCredentialSpecName = GmsaCredentialSpecName,
        GmsaCredentialSpec = GmsaCredentialSpec,
        RunAsUserName = RunAsUserName,
        HostProcess = HostProcess,
    };
    public bool DeepEquals(WindowsSecurityContextOptions? other) => other is not null
        && GmsaCredentialSpecName == other.GmsaCredentialSpecName
        && GmsaCredentialSpec == other.GmsaCredentialSpec
        && RunAsUserName == other.RunAsUserName
        && HostProcess == other.HostProcess;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as WindowsSecurityContextOptions);
}

public sealed class WorkloadReference : IApiValue<WorkloadReference>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podGroup")]
    public string PodGroup { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("podGroupReplicaKey")][OmitEmpty]
    public string PodGroupReplicaKey { get; set => field = value ?? ""; } = "";
    public WorkloadReference DeepClone() => new()
    {
        Name = Name,
        PodGroup = PodGroup,
        PodGroupReplicaKey = PodGroupReplicaKey,
    };
    public bool DeepEquals(WorkloadReference? other) => other is not null
        && Name == other.Name
        && PodGroup == other.PodGroup
        && PodGroupReplicaKey == other.PodGroupReplicaKey;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as WorkloadReference);
}
