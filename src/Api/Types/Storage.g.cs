// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Storage.V1;

public sealed class CSIDriver : IKubeObject, IApiValue<CSIDriver>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public CSIDriverSpec Spec { get; set => field = value ?? new(); } = new();
    public CSIDriver DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(CSIDriver? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSIDriver);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("CSIDriver has no status"); }
}

public sealed class CSIDriverList : IKubeList<CSIDriver>, IApiValue<CSIDriverList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<CSIDriver> Items { get; set => field = value ?? new(); } = new();
    public CSIDriverList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(CSIDriverList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSIDriverList);
}

public sealed class CSIDriverSpec : IApiValue<CSIDriverSpec>
{
    [JsonPropertyName("attachRequired")]
    public bool? AttachRequired { get; set; }
    [JsonPropertyName("podInfoOnMount")]
    public bool? PodInfoOnMount { get; set; }
    [JsonPropertyName("volumeLifecycleModes")][OmitEmpty]
    public List<string>? VolumeLifecycleModes { get; set; }
    [JsonPropertyName("storageCapacity")]
    public bool? StorageCapacity { get; set; }
    [JsonPropertyName("fsGroupPolicy")]
    public string? FsGroupPolicy { get; set; }
    [JsonPropertyName("tokenRequests")][OmitEmpty]
    public List<TokenRequest>? TokenRequests { get; set; }
    [JsonPropertyName("requiresRepublish")]
    public bool? RequiresRepublish { get; set; }
    [JsonPropertyName("seLinuxMount")]
    public bool? SeLinuxMount { get; set; }
    [JsonPropertyName("nodeAllocatableUpdatePeriodSeconds")]
    public long? NodeAllocatableUpdatePeriodSeconds { get; set; }
    [JsonPropertyName("serviceAccountTokenInSecrets")]
    public bool? ServiceAccountTokenInSecrets { get; set; }
    public CSIDriverSpec DeepClone() => new()
    {
        AttachRequired = AttachRequired,
        PodInfoOnMount = PodInfoOnMount,
        VolumeLifecycleModes = DeepValues.Copy(VolumeLifecycleModes),
        StorageCapacity = StorageCapacity,
        FsGroupPolicy = FsGroupPolicy,
        TokenRequests = DeepValues.Clone(TokenRequests, static e0 => e0.DeepClone()),
        RequiresRepublish = RequiresRepublish,
        SeLinuxMount = SeLinuxMount,
        NodeAllocatableUpdatePeriodSeconds = NodeAllocatableUpdatePeriodSeconds,
        ServiceAccountTokenInSecrets = ServiceAccountTokenInSecrets,
    };
    public bool DeepEquals(CSIDriverSpec? other) => other is not null
        && AttachRequired == other.AttachRequired
        && PodInfoOnMount == other.PodInfoOnMount
        && DeepValues.Same(VolumeLifecycleModes, other.VolumeLifecycleModes, static (x0, y0) => x0 == y0)
        && StorageCapacity == other.StorageCapacity
        && FsGroupPolicy == other.FsGroupPolicy
        && DeepValues.Same(TokenRequests, other.TokenRequests, static (x0, y0) => x0.DeepEquals(y0))
        && RequiresRepublish == other.RequiresRepublish
        && SeLinuxMount == other.SeLinuxMount
        && NodeAllocatableUpdatePeriodSeconds == other.NodeAllocatableUpdatePeriodSeconds
        && ServiceAccountTokenInSecrets == other.ServiceAccountTokenInSecrets;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSIDriverSpec);
}

public sealed class CSINode : IKubeObject, IApiValue<CSINode>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public CSINodeSpec Spec { get; set => field = value ?? new(); } = new();
    public CSINode DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(CSINode? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSINode);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("CSINode has no status"); }
}

public sealed class CSINodeDriver : IApiValue<CSINodeDriver>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("nodeID")]
    public string NodeID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("topologyKeys")][OmitEmpty]
    public List<string>? TopologyKeys { get; set; }
    [JsonPropertyName("allocatable")]
    public VolumeNodeResources? Allocatable { get; set; }
    public CSINodeDriver DeepClone() => new()
    {
        Name = Name,
        NodeID = NodeID,
        TopologyKeys = DeepValues.Copy(TopologyKeys),
        Allocatable = Allocatable?.DeepClone(),
    };
    public bool DeepEquals(CSINodeDriver? other) => other is not null
        && Name == other.Name
        && NodeID == other.NodeID
        && DeepValues.Same(TopologyKeys, other.TopologyKeys, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Allocatable, other.Allocatable);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSINodeDriver);
}

public sealed class CSINodeList : IKubeList<CSINode>, IApiValue<CSINodeList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<CSINode> Items { get; set => field = value ?? new(); } = new();
    public CSINodeList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(CSINodeList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSINodeList);
}

public sealed class CSINodeSpec : IApiValue<CSINodeSpec>
{
    [JsonPropertyName("drivers")]
    public List<CSINodeDriver> Drivers { get; set => field = value ?? new(); } = new();
    public CSINodeSpec DeepClone() => new()
    {
        Drivers = DeepValues.Clone(Drivers, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(CSINodeSpec? other) => other is not null
        && DeepValues.Same(Drivers, other.Drivers, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSINodeSpec);
}

public sealed class CSIStorageCapacity : IKubeObject, IApiValue<CSIStorageCapacity>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nodeTopology")]
    public LabelSelector? NodeTopology { get; set; }
    [JsonPropertyName("storageClassName")]
    public string StorageClassName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("capacity")]
    public Quantity? Capacity { get; set; }
    [JsonPropertyName("maximumVolumeSize")]
    public Quantity? MaximumVolumeSize { get; set; }
    public CSIStorageCapacity DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        NodeTopology = NodeTopology?.DeepClone(),
        StorageClassName = StorageClassName,
        Capacity = Capacity,
        MaximumVolumeSize = MaximumVolumeSize,
    };
    public bool DeepEquals(CSIStorageCapacity? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(NodeTopology, other.NodeTopology)
        && StorageClassName == other.StorageClassName
        && Nullable.Equals(Capacity, other.Capacity)
        && Nullable.Equals(MaximumVolumeSize, other.MaximumVolumeSize);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSIStorageCapacity);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("CSIStorageCapacity has no status"); }
}

public sealed class CSIStorageCapacityList : IKubeList<CSIStorageCapacity>, IApiValue<CSIStorageCapacityList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<CSIStorageCapacity> Items { get; set => field = value ?? new(); } = new();
    public CSIStorageCapacityList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(CSIStorageCapacityList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CSIStorageCapacityList);
}

public static class FSGroupPolicy
{
    public const string File = "File";
    public const string None = "None";
    public const string ReadWriteOnceWithFSType = "ReadWriteOnceWithFSType";
}

public sealed class StorageClass : IKubeObject, IApiValue<StorageClass>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("provisioner")]
    public string Provisioner { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("parameters")][OmitEmpty]
    public Map<string>? Parameters { get; set; }
    [JsonPropertyName("reclaimPolicy")]
    public string? ReclaimPolicy { get; set; }
    [JsonPropertyName("mountOptions")][OmitEmpty]
    public List<string>? MountOptions { get; set; }
    [JsonPropertyName("allowVolumeExpansion")]
    public bool? AllowVolumeExpansion { get; set; }
    [JsonPropertyName("volumeBindingMode")]
    public string? VolumeBindingMode { get; set; }
    [JsonPropertyName("allowedTopologies")][OmitEmpty]
    public List<TopologySelectorTerm>? AllowedTopologies { get; set; }
    public StorageClass DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Provisioner = Provisioner,
        Parameters = DeepValues.Copy(Parameters),
        ReclaimPolicy = ReclaimPolicy,
        MountOptions = DeepValues.Copy(MountOptions),
        AllowVolumeExpansion = AllowVolumeExpansion,
        VolumeBindingMode = VolumeBindingMode,
        AllowedTopologies = DeepValues.Clone(AllowedTopologies, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(StorageClass? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Provisioner == other.Provisioner
        && DeepValues.Same(Parameters, other.Parameters, static (x0, y0) => x0 == y0)
        && ReclaimPolicy == other.ReclaimPolicy
        && DeepValues.Same(MountOptions, other.MountOptions, static (x0, y0) => x0 == y0)
        && AllowVolumeExpansion == other.AllowVolumeExpansion
        && VolumeBindingMode == other.VolumeBindingMode
        && DeepValues.Same(AllowedTopologies, other.AllowedTopologies, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StorageClass);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("StorageClass has no status"); }
}

public sealed class StorageClassList : IKubeList<StorageClass>, IApiValue<StorageClassList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<StorageClass> Items { get; set => field = value ?? new(); } = new();
    public StorageClassList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(StorageClassList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StorageClassList);
}

public sealed class TokenRequest : IApiValue<TokenRequest>
{
    [JsonPropertyName("audience")]
    public string Audience { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expirationSeconds")]
    public long? ExpirationSeconds { get; set; }
    public TokenRequest DeepClone() => new()
    {
        Audience = Audience,
        ExpirationSeconds = ExpirationSeconds,
    };
    public bool DeepEquals(TokenRequest? other) => other is not null
        && Audience == other.Audience
        && ExpirationSeconds == other.ExpirationSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TokenRequest);
}

public sealed class VolumeAttachment : IKubeObject, IApiValue<VolumeAttachment>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public VolumeAttachmentSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public VolumeAttachmentStatus Status { get; set => field = value ?? new(); } = new();
    public VolumeAttachment DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(VolumeAttachment? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeAttachment);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (VolumeAttachmentStatus)value!; }
}

public sealed class VolumeAttachmentList : IKubeList<VolumeAttachment>, IApiValue<VolumeAttachmentList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<VolumeAttachment> Items { get; set => field = value ?? new(); } = new();
    public VolumeAttachmentList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(VolumeAttachmentList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeAttachmentList);
}

public sealed class VolumeAttachmentSource : IApiValue<VolumeAttachmentSource>
{
    [JsonPropertyName("persistentVolumeName")]
    public string? PersistentVolumeName { get; set; }
    [JsonPropertyName("inlineVolumeSpec")]
    public PersistentVolumeSpec? InlineVolumeSpec { get; set; }
    public VolumeAttachmentSource DeepClone() => new()
    {
        PersistentVolumeName = PersistentVolumeName,
        InlineVolumeSpec = InlineVolumeSpec?.DeepClone(),
    };
    public bool DeepEquals(VolumeAttachmentSource? other) => other is not null
        && PersistentVolumeName == other.PersistentVolumeName
        && DeepValues.Same(InlineVolumeSpec, other.InlineVolumeSpec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeAttachmentSource);
}

public sealed class VolumeAttachmentSpec : IApiValue<VolumeAttachmentSpec>
{
    [JsonPropertyName("attacher")]
    public string Attacher { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("source")]
    public VolumeAttachmentSource Source { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nodeName")]
    public string NodeName { get; set => field = value ?? ""; } = "";
    public VolumeAttachmentSpec DeepClone() => new()
    {
        Attacher = Attacher,
        Source = Source.DeepClone(),
        NodeName = NodeName,
    };
    public bool DeepEquals(VolumeAttachmentSpec? other) => other is not null
        && Attacher == other.Attacher
        && Source.DeepEquals(other.Source)
        && NodeName == other.NodeName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeAttachmentSpec);
}

public sealed class VolumeAttachmentStatus : IApiValue<VolumeAttachmentStatus>
{
    [JsonPropertyName("attached")]
    public bool Attached { get; set; }
    [JsonPropertyName("attachmentMetadata")][OmitEmpty]
    public Map<string>? AttachmentMetadata { get; set; }
    [JsonPropertyName("attachError")]
    public VolumeError? AttachError { get; set; }
    [JsonPropertyName("detachError")]
    public VolumeError? DetachError { get; set; }
    public VolumeAttachmentStatus DeepClone() => new()
    {
        Attached = Attached,
        AttachmentMetadata = DeepValues.Copy(AttachmentMetadata),
        AttachError = AttachError?.DeepClone(),
        DetachError = DetachError?.DeepClone(),
    };
    public bool DeepEquals(VolumeAttachmentStatus? other) => other is not null
        && Attached == other.Attached
        && DeepValues.Same(AttachmentMetadata, other.AttachmentMetadata, static (x0, y0) => x0 == y0)
        && DeepValues.Same(AttachError, other.AttachError)
        && DeepValues.Same(DetachError, other.DetachError);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeAttachmentStatus);
}

public sealed class VolumeAttributesClass : IKubeObject, IApiValue<VolumeAttributesClass>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("driverName")]
    public string DriverName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("parameters")][OmitEmpty]
    public Map<string>? Parameters { get; set; }
    public VolumeAttributesClass DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        DriverName = DriverName,
        Parameters = DeepValues.Copy(Parameters),
    };
    public bool DeepEquals(VolumeAttributesClass? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DriverName == other.DriverName
        && DeepValues.Same(Parameters, other.Parameters, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeAttributesClass);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("VolumeAttributesClass has no status"); }
}

public sealed class VolumeAttributesClassList : IKubeList<VolumeAttributesClass>, IApiValue<VolumeAttributesClassList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<VolumeAttributesClass> Items { get; set => field = value ?? new(); } = new();
    public VolumeAttributesClassList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(VolumeAttributesClassList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeAttributesClassList);
}

public static class VolumeBindingMode
{
    public const string Immediate = "Immediate";
    public const string WaitForFirstConsumer = "WaitForFirstConsumer";
}

public sealed class VolumeError : IApiValue<VolumeError>
{
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; set; }
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("errorCode")]
    public int? ErrorCode { get; set; }
    public VolumeError DeepClone() => new()
    {
        Time = Time,
        Message = Message,
        ErrorCode = ErrorCode,
    };
    public bool DeepEquals(VolumeError? other) => other is not null
        && DeepValues.SameSeconds(Time, other.Time)
        && Message == other.Message
        && ErrorCode == other.ErrorCode;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeError);
}

public static class VolumeLifecycleMode
{
    public const string Ephemeral = "Ephemeral";
    public const string Persistent = "Persistent";
}

public sealed class VolumeNodeResources : IApiValue<VolumeNodeResources>
{
    [JsonPropertyName("count")]
    public int? Count { get; set; }
    public VolumeNodeResources DeepClone() => new()
    {
        Count = Count,
    };
    public bool DeepEquals(VolumeNodeResources? other) => other is not null
        && Count == other.Count;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as VolumeNodeResources);
}
