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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static CSIDriver? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSIDriver();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = CSIDriverSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CSIDriverList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSIDriverList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<CSIDriver>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (AttachRequired is { } v0) w.WriteBoolean("attachRequired"u8, v0);
        if (PodInfoOnMount is { } v1) w.WriteBoolean("podInfoOnMount"u8, v1);
        if (VolumeLifecycleModes is { Count: > 0 } v2) JsonWrite.Field(w, "volumeLifecycleModes"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (StorageCapacity is { } v3) w.WriteBoolean("storageCapacity"u8, v3);
        if (FsGroupPolicy is { } v4) w.WriteString("fsGroupPolicy"u8, v4);
        if (TokenRequests is { Count: > 0 } v5) JsonWrite.Field(w, "tokenRequests"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (RequiresRepublish is { } v6) w.WriteBoolean("requiresRepublish"u8, v6);
        if (SeLinuxMount is { } v7) w.WriteBoolean("seLinuxMount"u8, v7);
        if (NodeAllocatableUpdatePeriodSeconds is { } v8) w.WriteNumber("nodeAllocatableUpdatePeriodSeconds"u8, v8);
        if (ServiceAccountTokenInSecrets is { } v9) w.WriteBoolean("serviceAccountTokenInSecrets"u8, v9);
        w.WriteEndObject();
    }
    public static CSIDriverSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSIDriverSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 12 when name.SequenceEqual("seLinuxMount"u8): o.SeLinuxMount = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 13 when name.SequenceEqual("fsGroupPolicy"u8): o.FsGroupPolicy = JsonRead.Text(ref r); break;
                case 13 when name.SequenceEqual("tokenRequests"u8): o.TokenRequests = JsonRead.List(ref r, managers, JsonRead.Object<TokenRequest>); break;
                case 14 when name.SequenceEqual("attachRequired"u8): o.AttachRequired = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 14 when name.SequenceEqual("podInfoOnMount"u8): o.PodInfoOnMount = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 15 when name.SequenceEqual("storageCapacity"u8): o.StorageCapacity = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 17 when name.SequenceEqual("requiresRepublish"u8): o.RequiresRepublish = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 20 when name.SequenceEqual("volumeLifecycleModes"u8): o.VolumeLifecycleModes = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 28 when name.SequenceEqual("serviceAccountTokenInSecrets"u8): o.ServiceAccountTokenInSecrets = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 34 when name.SequenceEqual("nodeAllocatableUpdatePeriodSeconds"u8): o.NodeAllocatableUpdatePeriodSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static CSINode? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSINode();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = CSINodeSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("nodeID"u8, NodeID);
        if (TopologyKeys is { Count: > 0 } v2) JsonWrite.Field(w, "topologyKeys"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Allocatable is { } v3) JsonWrite.Field(w, "allocatable"u8, v3);
        w.WriteEndObject();
    }
    public static CSINodeDriver? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSINodeDriver();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("nodeID"u8): o.NodeID = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("allocatable"u8): o.Allocatable = VolumeNodeResources.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("topologyKeys"u8): o.TopologyKeys = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CSINodeList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSINodeList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<CSINode>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "drivers"u8, Drivers, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CSINodeSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSINodeSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("drivers"u8): o.Drivers = JsonRead.List(ref r, managers, JsonRead.Object<CSINodeDriver>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (NodeTopology is { } v3) JsonWrite.Field(w, "nodeTopology"u8, v3);
        w.WriteString("storageClassName"u8, StorageClassName);
        if (Capacity is { } v5) w.WriteString("capacity"u8, v5.ToString());
        if (MaximumVolumeSize is { } v6) w.WriteString("maximumVolumeSize"u8, v6.ToString());
        w.WriteEndObject();
    }
    public static CSIStorageCapacity? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSIStorageCapacity();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("nodeTopology"u8): o.NodeTopology = LabelSelector.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("storageClassName"u8): o.StorageClassName = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("maximumVolumeSize"u8): o.MaximumVolumeSize = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CSIStorageCapacityList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSIStorageCapacityList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<CSIStorageCapacity>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteString("provisioner"u8, Provisioner);
        if (Parameters is { Count: > 0 } v4) JsonWrite.Field(w, "parameters"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        if (ReclaimPolicy is { } v5) w.WriteString("reclaimPolicy"u8, v5);
        if (MountOptions is { Count: > 0 } v6) JsonWrite.Field(w, "mountOptions"u8, v6, static (w, e0) => w.WriteStringValue(e0));
        if (AllowVolumeExpansion is { } v7) w.WriteBoolean("allowVolumeExpansion"u8, v7);
        if (VolumeBindingMode is { } v8) w.WriteString("volumeBindingMode"u8, v8);
        if (AllowedTopologies is { Count: > 0 } v9) JsonWrite.Field(w, "allowedTopologies"u8, v9, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static StorageClass? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StorageClass();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("parameters"u8): o.Parameters = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("provisioner"u8): o.Provisioner = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("mountOptions"u8): o.MountOptions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("reclaimPolicy"u8): o.ReclaimPolicy = JsonRead.Text(ref r); break;
                case 17 when name.SequenceEqual("volumeBindingMode"u8): o.VolumeBindingMode = JsonRead.Text(ref r); break;
                case 17 when name.SequenceEqual("allowedTopologies"u8): o.AllowedTopologies = JsonRead.List(ref r, managers, JsonRead.Object<TopologySelectorTerm>); break;
                case 20 when name.SequenceEqual("allowVolumeExpansion"u8): o.AllowVolumeExpansion = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static StorageClassList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StorageClassList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<StorageClass>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("audience"u8, Audience);
        if (ExpirationSeconds is { } v1) w.WriteNumber("expirationSeconds"u8, v1);
        w.WriteEndObject();
    }
    public static TokenRequest? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TokenRequest();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("audience"u8): o.Audience = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("expirationSeconds"u8): o.ExpirationSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static VolumeAttachment? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeAttachment();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = VolumeAttachmentSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = VolumeAttachmentStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static VolumeAttachmentList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeAttachmentList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<VolumeAttachment>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PersistentVolumeName is { } v0) w.WriteString("persistentVolumeName"u8, v0);
        if (InlineVolumeSpec is { } v1) JsonWrite.Field(w, "inlineVolumeSpec"u8, v1);
        w.WriteEndObject();
    }
    public static VolumeAttachmentSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeAttachmentSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 16 when name.SequenceEqual("inlineVolumeSpec"u8): o.InlineVolumeSpec = PersistentVolumeSpec.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("persistentVolumeName"u8): o.PersistentVolumeName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("attacher"u8, Attacher);
        JsonWrite.Field(w, "source"u8, Source);
        w.WriteString("nodeName"u8, NodeName);
        w.WriteEndObject();
    }
    public static VolumeAttachmentSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeAttachmentSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("source"u8): o.Source = VolumeAttachmentSource.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("attacher"u8): o.Attacher = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteBoolean("attached"u8, Attached);
        if (AttachmentMetadata is { Count: > 0 } v1) JsonWrite.Field(w, "attachmentMetadata"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (AttachError is { } v2) JsonWrite.Field(w, "attachError"u8, v2);
        if (DetachError is { } v3) JsonWrite.Field(w, "detachError"u8, v3);
        w.WriteEndObject();
    }
    public static VolumeAttachmentStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeAttachmentStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("attached"u8): o.Attached = JsonRead.Boolean(ref r); break;
                case 11 when name.SequenceEqual("attachError"u8): o.AttachError = VolumeError.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("detachError"u8): o.DetachError = VolumeError.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("attachmentMetadata"u8): o.AttachmentMetadata = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteString("driverName"u8, DriverName);
        if (Parameters is { Count: > 0 } v4) JsonWrite.Field(w, "parameters"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static VolumeAttributesClass? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeAttributesClass();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("driverName"u8): o.DriverName = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("parameters"u8): o.Parameters = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static VolumeAttributesClassList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeAttributesClassList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<VolumeAttributesClass>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Time is { } v0) w.WriteString("time"u8, KubeTime.Format(v0));
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (ErrorCode is { } v2) w.WriteNumber("errorCode"u8, v2);
        w.WriteEndObject();
    }
    public static VolumeError? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeError();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("time"u8): o.Time = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("errorCode"u8): o.ErrorCode = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Count is { } v0) w.WriteNumber("count"u8, v0);
        w.WriteEndObject();
    }
    public static VolumeNodeResources? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeNodeResources();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("count"u8): o.Count = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}
