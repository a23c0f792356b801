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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("volumeID"u8, VolumeID);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (Partition != 0) w.WriteNumber("partition"u8, Partition);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static AWSElasticBlockStoreVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AWSElasticBlockStoreVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("volumeID"u8): o.VolumeID = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("partition"u8): o.Partition = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static Action? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Action();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ActionSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ActionStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ActionList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ActionList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Action>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    [JsonPropertyName("migrateAction")]
    public MigrateAction? MigrateAction { get; set; }
    public ActionSpec DeepClone() => new()
    {
        NodeName = NodeName,
        PodName = PodName,
        PodID = PodID,
        RebootAction = RebootAction?.DeepClone(),
        SnapshotAction = SnapshotAction?.DeepClone(),
        RestoreAction = RestoreAction?.DeepClone(),
        DeleteSnapshotAction = DeleteSnapshotAction?.DeepClone(),
        MigrateAction = MigrateAction?.DeepClone(),
    };
    public bool DeepEquals(ActionSpec? other) => other is not null
        && NodeName == other.NodeName
        && PodName == other.PodName
        && PodID == other.PodID
        && DeepValues.Same(RebootAction, other.RebootAction)
        && DeepValues.Same(SnapshotAction, other.SnapshotAction)
        && DeepValues.Same(RestoreAction, other.RestoreAction)
        && DeepValues.Same(DeleteSnapshotAction, other.DeleteSnapshotAction)
        && DeepValues.Same(MigrateAction, other.MigrateAction);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ActionSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NodeName.Length > 0) w.WriteString("nodeName"u8, NodeName);
        if (PodName.Length > 0) w.WriteString("podName"u8, PodName);
        if (PodID.Length > 0) w.WriteString("podID"u8, PodID);
        if (RebootAction is { } v3) JsonWrite.Field(w, "rebootAction"u8, v3);
        if (SnapshotAction is { } v4) JsonWrite.Field(w, "snapshotAction"u8, v4);
        if (RestoreAction is { } v5) JsonWrite.Field(w, "restoreAction"u8, v5);
        if (DeleteSnapshotAction is { } v6) JsonWrite.Field(w, "deleteSnapshotAction"u8, v6);
        if (MigrateAction is { } v7) JsonWrite.Field(w, "migrateAction"u8, v7);
        w.WriteEndObject();
    }
    public static ActionSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ActionSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("podID"u8): o.PodID = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("podName"u8): o.PodName = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("rebootAction"u8): o.RebootAction = RebootAction.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("restoreAction"u8): o.RestoreAction = RestoreAction.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("migrateAction"u8): o.MigrateAction = MigrateAction.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("snapshotAction"u8): o.SnapshotAction = SnapshotAction.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("deleteSnapshotAction"u8): o.DeleteSnapshotAction = DeleteSnapshotAction.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    [JsonPropertyName("migrateStatus")]
    public MigrateStatus? MigrateStatus { get; set; }
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
        MigrateStatus = MigrateStatus?.DeepClone(),
    };
    public bool DeepEquals(ActionStatus? other) => other is not null
        && Complete == other.Complete
        && Error == other.Error
        && PodName == other.PodName
        && PodID == other.PodID
        && DeepValues.Same(RebootStatus, other.RebootStatus)
        && DeepValues.Same(SnapshotStatus, other.SnapshotStatus)
        && DeepValues.Same(RestoreStatus, other.RestoreStatus)
        && DeepValues.Same(DeleteSnapshotStatus, other.DeleteSnapshotStatus)
        && DeepValues.Same(MigrateStatus, other.MigrateStatus);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ActionStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Complete) w.WriteBoolean("complete"u8, Complete);
        if (Error.Length > 0) w.WriteString("error"u8, Error);
        if (PodName.Length > 0) w.WriteString("podName"u8, PodName);
        if (PodID.Length > 0) w.WriteString("podID"u8, PodID);
        if (RebootStatus is { } v4) JsonWrite.Field(w, "rebootStatus"u8, v4);
        if (SnapshotStatus is { } v5) JsonWrite.Field(w, "snapshotStatus"u8, v5);
        if (RestoreStatus is { } v6) JsonWrite.Field(w, "restoreStatus"u8, v6);
        if (DeleteSnapshotStatus is { } v7) JsonWrite.Field(w, "deleteSnapshotStatus"u8, v7);
        if (MigrateStatus is { } v8) JsonWrite.Field(w, "migrateStatus"u8, v8);
        w.WriteEndObject();
    }
    public static ActionStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ActionStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("error"u8): o.Error = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("podID"u8): o.PodID = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("podName"u8): o.PodName = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("complete"u8): o.Complete = JsonRead.Boolean(ref r); break;
                case 12 when name.SequenceEqual("rebootStatus"u8): o.RebootStatus = RebootStatus.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("restoreStatus"u8): o.RestoreStatus = RestoreStatus.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("migrateStatus"u8): o.MigrateStatus = MigrateStatus.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("snapshotStatus"u8): o.SnapshotStatus = SnapshotStatus.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("deleteSnapshotStatus"u8): o.DeleteSnapshotStatus = DeleteSnapshotStatus.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NodeAffinity is { } v0) JsonWrite.Field(w, "nodeAffinity"u8, v0);
        if (PodAffinity is { } v1) JsonWrite.Field(w, "podAffinity"u8, v1);
        if (PodAntiAffinity is { } v2) JsonWrite.Field(w, "podAntiAffinity"u8, v2);
        w.WriteEndObject();
    }
    public static Affinity? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Affinity();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("podAffinity"u8): o.PodAffinity = PodAffinity.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("nodeAffinity"u8): o.NodeAffinity = NodeAffinity.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("podAntiAffinity"u8): o.PodAntiAffinity = PodAntiAffinity.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (LocalhostProfile is { } v1) w.WriteString("localhostProfile"u8, v1);
        w.WriteEndObject();
    }
    public static AppArmorProfile? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AppArmorProfile();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("localhostProfile"u8): o.LocalhostProfile = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("devicePath"u8, DevicePath);
        w.WriteEndObject();
    }
    public static AttachedVolume? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AttachedVolume();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("devicePath"u8): o.DevicePath = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PreferAvoidPods is { Count: > 0 } v0) JsonWrite.Field(w, "preferAvoidPods"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static AvoidPods? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AvoidPods();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 15 when name.SequenceEqual("preferAvoidPods"u8): o.PreferAvoidPods = JsonRead.List(ref r, managers, JsonRead.Object<PreferAvoidPodsEntry>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("diskName"u8, DiskName);
        w.WriteString("diskURI"u8, DiskURI);
        if (CachingMode is { } v2) w.WriteString("cachingMode"u8, v2);
        if (FsType is { } v3) w.WriteString("fsType"u8, v3);
        if (ReadOnly is { } v4) w.WriteBoolean("readOnly"u8, v4);
        if (Kind is { } v5) w.WriteString("kind"u8, v5);
        w.WriteEndObject();
    }
    public static AzureDiskVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AzureDiskVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r); break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r); break;
                case 7 when name.SequenceEqual("diskURI"u8): o.DiskURI = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("diskName"u8): o.DiskName = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 11 when name.SequenceEqual("cachingMode"u8): o.CachingMode = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("secretName"u8, SecretName);
        w.WriteString("shareName"u8, ShareName);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (SecretNamespace is { } v3) w.WriteString("secretNamespace"u8, v3);
        w.WriteEndObject();
    }
    public static AzureFilePersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AzureFilePersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("shareName"u8): o.ShareName = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("secretName"u8): o.SecretName = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("secretNamespace"u8): o.SecretNamespace = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("secretName"u8, SecretName);
        w.WriteString("shareName"u8, ShareName);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static AzureFileVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AzureFileVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("shareName"u8): o.ShareName = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("secretName"u8): o.SecretName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "target"u8, Target);
        w.WriteEndObject();
    }
    public static Binding? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Binding();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("target"u8): o.Target = ObjectReference.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("driver"u8, Driver);
        w.WriteString("volumeHandle"u8, VolumeHandle);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (VolumeAttributes is { Count: > 0 } v4) JsonWrite.Field(w, "volumeAttributes"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        if (ControllerPublishSecretRef is { } v5) JsonWrite.Field(w, "controllerPublishSecretRef"u8, v5);
        if (NodeStageSecretRef is { } v6) JsonWrite.Field(w, "nodeStageSecretRef"u8, v6);
        if (NodePublishSecretRef is { } v7) JsonWrite.Field(w, "nodePublishSecretRef"u8, v7);
        if (ControllerExpandSecretRef is { } v8) JsonWrite.Field(w, "controllerExpandSecretRef"u8, v8);
        if (NodeExpandSecretRef is { } v9) JsonWrite.Field(w, "nodeExpandSecretRef"u8, v9);
        w.WriteEndObject();
    }
    public static CSIPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSIPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 12 when name.SequenceEqual("volumeHandle"u8): o.VolumeHandle = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("volumeAttributes"u8): o.VolumeAttributes = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 18 when name.SequenceEqual("nodeStageSecretRef"u8): o.NodeStageSecretRef = SecretReference.ReadJson(ref r, managers); break;
                case 19 when name.SequenceEqual("nodeExpandSecretRef"u8): o.NodeExpandSecretRef = SecretReference.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("nodePublishSecretRef"u8): o.NodePublishSecretRef = SecretReference.ReadJson(ref r, managers); break;
                case 25 when name.SequenceEqual("controllerExpandSecretRef"u8): o.ControllerExpandSecretRef = SecretReference.ReadJson(ref r, managers); break;
                case 26 when name.SequenceEqual("controllerPublishSecretRef"u8): o.ControllerPublishSecretRef = SecretReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("driver"u8, Driver);
        if (ReadOnly is { } v1) w.WriteBoolean("readOnly"u8, v1);
        if (FsType is { } v2) w.WriteString("fsType"u8, v2);
        if (VolumeAttributes is { Count: > 0 } v3) JsonWrite.Field(w, "volumeAttributes"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (NodePublishSecretRef is { } v4) JsonWrite.Field(w, "nodePublishSecretRef"u8, v4);
        w.WriteEndObject();
    }
    public static CSIVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CSIVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 16 when name.SequenceEqual("volumeAttributes"u8): o.VolumeAttributes = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 20 when name.SequenceEqual("nodePublishSecretRef"u8): o.NodePublishSecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Add is { Count: > 0 } v0) JsonWrite.Field(w, "add"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Drop is { Count: > 0 } v1) JsonWrite.Field(w, "drop"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static Capabilities? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Capabilities();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("add"u8): o.Add = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 4 when name.SequenceEqual("drop"u8): o.Drop = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "monitors"u8, Monitors, static (w, e0) => w.WriteStringValue(e0));
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        if (User.Length > 0) w.WriteString("user"u8, User);
        if (SecretFile.Length > 0) w.WriteString("secretFile"u8, SecretFile);
        if (SecretRef is { } v4) JsonWrite.Field(w, "secretRef"u8, v4);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static CephFSPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CephFSPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("user"u8): o.User = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("monitors"u8): o.Monitors = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = SecretReference.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("secretFile"u8): o.SecretFile = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "monitors"u8, Monitors, static (w, e0) => w.WriteStringValue(e0));
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        if (User.Length > 0) w.WriteString("user"u8, User);
        if (SecretFile.Length > 0) w.WriteString("secretFile"u8, SecretFile);
        if (SecretRef is { } v4) JsonWrite.Field(w, "secretRef"u8, v4);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static CephFSVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CephFSVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("user"u8): o.User = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("monitors"u8): o.Monitors = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("secretFile"u8): o.SecretFile = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("volumeID"u8, VolumeID);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (SecretRef is { } v3) JsonWrite.Field(w, "secretRef"u8, v3);
        w.WriteEndObject();
    }
    public static CinderPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CinderPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("volumeID"u8): o.VolumeID = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = SecretReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("volumeID"u8, VolumeID);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (SecretRef is { } v3) JsonWrite.Field(w, "secretRef"u8, v3);
        w.WriteEndObject();
    }
    public static CinderVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CinderVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("volumeID"u8): o.VolumeID = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (TimeoutSeconds is { } v0) w.WriteNumber("timeoutSeconds"u8, v0);
        w.WriteEndObject();
    }
    public static ClientIPConfig? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ClientIPConfig();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 14 when name.SequenceEqual("timeoutSeconds"u8): o.TimeoutSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name is { } v0) w.WriteString("name"u8, v0);
        if (SignerName is { } v1) w.WriteString("signerName"u8, v1);
        if (LabelSelector is { } v2) JsonWrite.Field(w, "labelSelector"u8, v2);
        if (Optional is { } v3) w.WriteBoolean("optional"u8, v3);
        w.WriteString("path"u8, Path);
        w.WriteEndObject();
    }
    public static ClusterTrustBundleProjection? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ClusterTrustBundleProjection();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r); break;
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("signerName"u8): o.SignerName = JsonRead.Text(ref r); break;
                case 13 when name.SequenceEqual("labelSelector"u8): o.LabelSelector = LabelSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (Error.Length > 0) w.WriteString("error"u8, Error);
        w.WriteEndObject();
    }
    public static ComponentCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ComponentCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("error"u8): o.Error = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Conditions is { Count: > 0 } v3) JsonWrite.Field(w, "conditions"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ComponentStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ComponentStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<ComponentCondition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ComponentStatusList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ComponentStatusList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ComponentStatus>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Immutable is { } v3) w.WriteBoolean("immutable"u8, v3);
        if (Data is { Count: > 0 } v4) JsonWrite.Field(w, "data"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        if (BinaryData is { Count: > 0 } v5) JsonWrite.Field(w, "binaryData"u8, v5, static (w, e0) => w.WriteBase64StringValue(e0));
        w.WriteEndObject();
    }
    public static ConfigMap? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ConfigMap();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("data"u8): o.Data = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("immutable"u8): o.Immutable = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("binaryData"u8): o.BinaryData = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Bytes(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Optional is { } v1) w.WriteBoolean("optional"u8, v1);
        w.WriteEndObject();
    }
    public static ConfigMapEnvSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ConfigMapEnvSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        w.WriteString("key"u8, Key);
        if (Optional is { } v2) w.WriteBoolean("optional"u8, v2);
        w.WriteEndObject();
    }
    public static ConfigMapKeySelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ConfigMapKeySelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ConfigMapList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ConfigMapList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ConfigMap>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("namespace"u8, Namespace);
        w.WriteString("name"u8, Name);
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        if (ResourceVersion.Length > 0) w.WriteString("resourceVersion"u8, ResourceVersion);
        w.WriteString("kubeletConfigKey"u8, KubeletConfigKey);
        w.WriteEndObject();
    }
    public static ConfigMapNodeConfigSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ConfigMapNodeConfigSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("resourceVersion"u8): o.ResourceVersion = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("kubeletConfigKey"u8): o.KubeletConfigKey = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Items is { Count: > 0 } v1) JsonWrite.Field(w, "items"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Optional is { } v2) w.WriteBoolean("optional"u8, v2);
        w.WriteEndObject();
    }
    public static ConfigMapProjection? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ConfigMapProjection();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<KeyToPath>); break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Items is { Count: > 0 } v1) JsonWrite.Field(w, "items"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (DefaultMode is { } v2) w.WriteNumber("defaultMode"u8, v2);
        if (Optional is { } v3) w.WriteBoolean("optional"u8, v3);
        w.WriteEndObject();
    }
    public static ConfigMapVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ConfigMapVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<KeyToPath>); break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 11 when name.SequenceEqual("defaultMode"u8): o.DefaultMode = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Image.Length > 0) w.WriteString("image"u8, Image);
        if (Command is { Count: > 0 } v2) JsonWrite.Field(w, "command"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Args is { Count: > 0 } v3) JsonWrite.Field(w, "args"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (WorkingDir.Length > 0) w.WriteString("workingDir"u8, WorkingDir);
        if (Ports is { Count: > 0 } v5) JsonWrite.Field(w, "ports"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (EnvFrom is { Count: > 0 } v6) JsonWrite.Field(w, "envFrom"u8, v6, static (w, e0) => e0.WriteJson(w));
        if (Env is { Count: > 0 } v7) JsonWrite.Field(w, "env"u8, v7, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "resources"u8, Resources);
        if (ResizePolicy is { Count: > 0 } v9) JsonWrite.Field(w, "resizePolicy"u8, v9, static (w, e0) => e0.WriteJson(w));
        if (RestartPolicy is { } v10) w.WriteString("restartPolicy"u8, v10);
        if (RestartPolicyRules is { Count: > 0 } v11) JsonWrite.Field(w, "restartPolicyRules"u8, v11, static (w, e0) => e0.WriteJson(w));
        if (VolumeMounts is { Count: > 0 } v12) JsonWrite.Field(w, "volumeMounts"u8, v12, static (w, e0) => e0.WriteJson(w));
        if (VolumeDevices is { Count: > 0 } v13) JsonWrite.Field(w, "volumeDevices"u8, v13, static (w, e0) => e0.WriteJson(w));
        if (LivenessProbe is { } v14) JsonWrite.Field(w, "livenessProbe"u8, v14);
        if (ReadinessProbe is { } v15) JsonWrite.Field(w, "readinessProbe"u8, v15);
        if (StartupProbe is { } v16) JsonWrite.Field(w, "startupProbe"u8, v16);
        if (Lifecycle is { } v17) JsonWrite.Field(w, "lifecycle"u8, v17);
        if (TerminationMessagePath.Length > 0) w.WriteString("terminationMessagePath"u8, TerminationMessagePath);
        if (TerminationMessagePolicy.Length > 0) w.WriteString("terminationMessagePolicy"u8, TerminationMessagePolicy);
        if (ImagePullPolicy.Length > 0) w.WriteString("imagePullPolicy"u8, ImagePullPolicy);
        if (SecurityContext is { } v21) JsonWrite.Field(w, "securityContext"u8, v21);
        if (Stdin) w.WriteBoolean("stdin"u8, Stdin);
        if (StdinOnce) w.WriteBoolean("stdinOnce"u8, StdinOnce);
        if (Tty) w.WriteBoolean("tty"u8, Tty);
        w.WriteEndObject();
    }
    public static Container? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Container();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("env"u8): o.Env = JsonRead.List(ref r, managers, JsonRead.Object<EnvVar>); break;
                case 3 when name.SequenceEqual("tty"u8): o.Tty = JsonRead.Boolean(ref r); break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("args"u8): o.Args = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<ContainerPort>); break;
                case 5 when name.SequenceEqual("stdin"u8): o.Stdin = JsonRead.Boolean(ref r); break;
                case 7 when name.SequenceEqual("command"u8): o.Command = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 7 when name.SequenceEqual("envFrom"u8): o.EnvFrom = JsonRead.List(ref r, managers, JsonRead.Object<EnvFromSource>); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("lifecycle"u8): o.Lifecycle = Lifecycle.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("stdinOnce"u8): o.StdinOnce = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("workingDir"u8): o.WorkingDir = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("resizePolicy"u8): o.ResizePolicy = JsonRead.List(ref r, managers, JsonRead.Object<ContainerResizePolicy>); break;
                case 12 when name.SequenceEqual("volumeMounts"u8): o.VolumeMounts = JsonRead.List(ref r, managers, JsonRead.Object<VolumeMount>); break;
                case 12 when name.SequenceEqual("startupProbe"u8): o.StartupProbe = Probe.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("restartPolicy"u8): o.RestartPolicy = JsonRead.Text(ref r); break;
                case 13 when name.SequenceEqual("volumeDevices"u8): o.VolumeDevices = JsonRead.List(ref r, managers, JsonRead.Object<VolumeDevice>); break;
                case 13 when name.SequenceEqual("livenessProbe"u8): o.LivenessProbe = Probe.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("readinessProbe"u8): o.ReadinessProbe = Probe.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("imagePullPolicy"u8): o.ImagePullPolicy = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("securityContext"u8): o.SecurityContext = SecurityContext.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("restartPolicyRules"u8): o.RestartPolicyRules = JsonRead.List(ref r, managers, JsonRead.Object<ContainerRestartRule>); break;
                case 22 when name.SequenceEqual("terminationMessagePath"u8): o.TerminationMessagePath = JsonRead.Text(ref r)!; break;
                case 24 when name.SequenceEqual("terminationMessagePolicy"u8): o.TerminationMessagePolicy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("containerName"u8, ContainerName);
        w.WriteString("resourceName"u8, ResourceName);
        w.WriteString("requestName"u8, RequestName);
        w.WriteEndObject();
    }
    public static ContainerExtendedResourceRequest? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerExtendedResourceRequest();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("requestName"u8): o.RequestName = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("resourceName"u8): o.ResourceName = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("containerName"u8): o.ContainerName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Names is { Count: > 0 } v0) JsonWrite.Field(w, "names"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (SizeBytes != 0) w.WriteNumber("sizeBytes"u8, SizeBytes);
        w.WriteEndObject();
    }
    public static ContainerImage? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerImage();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("names"u8): o.Names = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 9 when name.SequenceEqual("sizeBytes"u8): o.SizeBytes = JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (HostPort != 0) w.WriteNumber("hostPort"u8, HostPort);
        w.WriteNumber("containerPort"u8, ContainerPortValue);
        if (Protocol.Length > 0) w.WriteString("protocol"u8, Protocol);
        if (HostIP.Length > 0) w.WriteString("hostIP"u8, HostIP);
        w.WriteEndObject();
    }
    public static ContainerPort? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerPort();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("hostIP"u8): o.HostIP = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("hostPort"u8): o.HostPort = JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("protocol"u8): o.Protocol = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("containerPort"u8): o.ContainerPortValue = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("resourceName"u8, ResourceName);
        w.WriteString("restartPolicy"u8, RestartPolicy);
        w.WriteEndObject();
    }
    public static ContainerResizePolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerResizePolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 12 when name.SequenceEqual("resourceName"u8): o.ResourceName = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("restartPolicy"u8): o.RestartPolicy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Action.Length > 0) w.WriteString("action"u8, Action);
        if (ExitCodes is { } v1) JsonWrite.Field(w, "exitCodes"u8, v1);
        w.WriteEndObject();
    }
    public static ContainerRestartRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerRestartRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("action"u8): o.Action = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("exitCodes"u8): o.ExitCodes = ContainerRestartRuleOnExitCodes.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Operator.Length > 0) w.WriteString("operator"u8, Operator);
        if (Values is { Count: > 0 } v1) JsonWrite.Field(w, "values"u8, v1, static (w, e0) => w.WriteNumberValue(e0));
        w.WriteEndObject();
    }
    public static ContainerRestartRuleOnExitCodes? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerRestartRuleOnExitCodes();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("values"u8): o.Values = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Int32(ref r)); break;
                case 8 when name.SequenceEqual("operator"u8): o.Operator = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Waiting is { } v0) JsonWrite.Field(w, "waiting"u8, v0);
        if (Running is { } v1) JsonWrite.Field(w, "running"u8, v1);
        if (Terminated is { } v2) JsonWrite.Field(w, "terminated"u8, v2);
        w.WriteEndObject();
    }
    public static ContainerState? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerState();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("waiting"u8): o.Waiting = ContainerStateWaiting.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("running"u8): o.Running = ContainerStateRunning.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("terminated"u8): o.Terminated = ContainerStateTerminated.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (StartedAt is { } v0) w.WriteString("startedAt"u8, KubeTime.Format(v0));
        w.WriteEndObject();
    }
    public static ContainerStateRunning? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerStateRunning();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("startedAt"u8): o.StartedAt = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("exitCode"u8, ExitCode);
        if (Signal != 0) w.WriteNumber("signal"u8, Signal);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (StartedAt is { } v4) w.WriteString("startedAt"u8, KubeTime.Format(v4));
        if (FinishedAt is { } v5) w.WriteString("finishedAt"u8, KubeTime.Format(v5));
        if (ContainerID.Length > 0) w.WriteString("containerID"u8, ContainerID);
        w.WriteEndObject();
    }
    public static ContainerStateTerminated? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerStateTerminated();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("signal"u8): o.Signal = JsonRead.Int32(ref r); break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("exitCode"u8): o.ExitCode = JsonRead.Int32(ref r); break;
                case 9 when name.SequenceEqual("startedAt"u8): o.StartedAt = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 10 when name.SequenceEqual("finishedAt"u8): o.FinishedAt = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 11 when name.SequenceEqual("containerID"u8): o.ContainerID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static ContainerStateWaiting? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerStateWaiting();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "state"u8, State);
        JsonWrite.Field(w, "lastState"u8, LastState);
        w.WriteBoolean("ready"u8, Ready);
        w.WriteNumber("restartCount"u8, RestartCount);
        w.WriteString("image"u8, Image);
        w.WriteString("imageID"u8, ImageID);
        if (ContainerID.Length > 0) w.WriteString("containerID"u8, ContainerID);
        if (Started is { } v8) w.WriteBoolean("started"u8, v8);
        if (AllocatedResources is { Count: > 0 } v9) JsonWrite.Field(w, "allocatedResources"u8, v9, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Resources is { } v10) JsonWrite.Field(w, "resources"u8, v10);
        if (VolumeMounts is { Count: > 0 } v11) JsonWrite.Field(w, "volumeMounts"u8, v11, static (w, e0) => e0.WriteJson(w));
        if (User is { } v12) JsonWrite.Field(w, "user"u8, v12);
        if (AllocatedResourcesStatus is { Count: > 0 } v13) JsonWrite.Field(w, "allocatedResourcesStatus"u8, v13, static (w, e0) => e0.WriteJson(w));
        if (StopSignal is { } v14) w.WriteString("stopSignal"u8, v14);
        w.WriteEndObject();
    }
    public static ContainerStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("user"u8): o.User = ContainerUser.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("state"u8): o.State = ContainerState.ReadJson(ref r, managers)!; break;
                case 5 when name.SequenceEqual("ready"u8): o.Ready = JsonRead.Boolean(ref r); break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("imageID"u8): o.ImageID = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("started"u8): o.Started = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("lastState"u8): o.LastState = ContainerState.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("stopSignal"u8): o.StopSignal = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("containerID"u8): o.ContainerID = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("restartCount"u8): o.RestartCount = JsonRead.Int32(ref r); break;
                case 12 when name.SequenceEqual("volumeMounts"u8): o.VolumeMounts = JsonRead.List(ref r, managers, JsonRead.Object<VolumeMountStatus>); break;
                case 18 when name.SequenceEqual("allocatedResources"u8): o.AllocatedResources = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 24 when name.SequenceEqual("allocatedResourcesStatus"u8): o.AllocatedResourcesStatus = JsonRead.List(ref r, managers, JsonRead.Object<ResourceStatus>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Linux is { } v0) JsonWrite.Field(w, "linux"u8, v0);
        w.WriteEndObject();
    }
    public static ContainerUser? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ContainerUser();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("linux"u8): o.Linux = LinuxContainerUser.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    [JsonPropertyName("migrateParams")]
    public MigrateParams MigrateParams { get; set => field = value ?? new(); } = new();
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
        MigrateParams = MigrateParams.DeepClone(),
    };
    public bool DeepEquals(CustomAction? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Operation == other.Operation
        && RebootParams.DeepEquals(other.RebootParams)
        && SnapshotParams.DeepEquals(other.SnapshotParams)
        && RestoreParams.DeepEquals(other.RestoreParams)
        && DeleteSnapshotParams.DeepEquals(other.DeleteSnapshotParams)
        && MigrateParams.DeepEquals(other.MigrateParams);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomAction);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteString("operation"u8, Operation);
        JsonWrite.Field(w, "rebootParams"u8, RebootParams);
        JsonWrite.Field(w, "snapshotParams"u8, SnapshotParams);
        JsonWrite.Field(w, "restoreParams"u8, RestoreParams);
        JsonWrite.Field(w, "deleteSnapshotParams"u8, DeleteSnapshotParams);
        JsonWrite.Field(w, "migrateParams"u8, MigrateParams);
        w.WriteEndObject();
    }
    public static CustomAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("operation"u8): o.Operation = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("rebootParams"u8): o.RebootParams = RebootParams.ReadJson(ref r, managers)!; break;
                case 13 when name.SequenceEqual("restoreParams"u8): o.RestoreParams = RestoreParams.ReadJson(ref r, managers)!; break;
                case 13 when name.SequenceEqual("migrateParams"u8): o.MigrateParams = MigrateParams.ReadJson(ref r, managers)!; break;
                case 14 when name.SequenceEqual("snapshotParams"u8): o.SnapshotParams = SnapshotParams.ReadJson(ref r, managers)!; break;
                case 20 when name.SequenceEqual("deleteSnapshotParams"u8): o.DeleteSnapshotParams = DeleteSnapshotParams.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("Port"u8, Port);
        w.WriteEndObject();
    }
    public static DaemonEndpoint? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DaemonEndpoint();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("Port"u8): o.Port = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SnapshotID.Length > 0) w.WriteString("snapshotID"u8, SnapshotID);
        w.WriteEndObject();
    }
    public static DeleteSnapshotAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeleteSnapshotAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("snapshotID"u8): o.SnapshotID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("snapshotID"u8, SnapshotID);
        w.WriteEndObject();
    }
    public static DeleteSnapshotParams? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeleteSnapshotParams();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("snapshotID"u8): o.SnapshotID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (DeleteSuccessful) w.WriteBoolean("deleteSuccessful"u8, DeleteSuccessful);
        w.WriteEndObject();
    }
    public static DeleteSnapshotStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeleteSnapshotStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 16 when name.SequenceEqual("deleteSuccessful"u8): o.DeleteSuccessful = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Items is { Count: > 0 } v0) JsonWrite.Field(w, "items"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static DownwardAPIProjection? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DownwardAPIProjection();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<DownwardAPIVolumeFile>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("path"u8, Path);
        if (FieldRef is { } v1) JsonWrite.Field(w, "fieldRef"u8, v1);
        if (ResourceFieldRef is { } v2) JsonWrite.Field(w, "resourceFieldRef"u8, v2);
        if (Mode is { } v3) w.WriteNumber("mode"u8, v3);
        w.WriteEndObject();
    }
    public static DownwardAPIVolumeFile? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DownwardAPIVolumeFile();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("mode"u8): o.Mode = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("fieldRef"u8): o.FieldRef = ObjectFieldSelector.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("resourceFieldRef"u8): o.ResourceFieldRef = ResourceFieldSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Items is { Count: > 0 } v0) JsonWrite.Field(w, "items"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (DefaultMode is { } v1) w.WriteNumber("defaultMode"u8, v1);
        w.WriteEndObject();
    }
    public static DownwardAPIVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DownwardAPIVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<DownwardAPIVolumeFile>); break;
                case 11 when name.SequenceEqual("defaultMode"u8): o.DefaultMode = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Medium.Length > 0) w.WriteString("medium"u8, Medium);
        if (SizeLimit is { } v1) w.WriteString("sizeLimit"u8, v1.ToString());
        w.WriteEndObject();
    }
    public static EmptyDirVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EmptyDirVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("medium"u8): o.Medium = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("sizeLimit"u8): o.SizeLimit = JsonRead.IsNull(ref r) ? default(Quantity?) : Quantity.ReadJson(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("ip"u8, Ip);
        if (Hostname.Length > 0) w.WriteString("hostname"u8, Hostname);
        if (NodeName is { } v2) w.WriteString("nodeName"u8, v2);
        if (TargetRef is { } v3) JsonWrite.Field(w, "targetRef"u8, v3);
        w.WriteEndObject();
    }
    public static EndpointAddress? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointAddress();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("ip"u8): o.Ip = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("hostname"u8): o.Hostname = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("targetRef"u8): o.TargetRef = ObjectReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        w.WriteNumber("port"u8, Port);
        if (Protocol.Length > 0) w.WriteString("protocol"u8, Protocol);
        if (AppProtocol is { } v3) w.WriteString("appProtocol"u8, v3);
        w.WriteEndObject();
    }
    public static EndpointPort? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointPort();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("protocol"u8): o.Protocol = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("appProtocol"u8): o.AppProtocol = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Addresses is { Count: > 0 } v0) JsonWrite.Field(w, "addresses"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (NotReadyAddresses is { Count: > 0 } v1) JsonWrite.Field(w, "notReadyAddresses"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Ports is { Count: > 0 } v2) JsonWrite.Field(w, "ports"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static EndpointSubset? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointSubset();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<EndpointPort>); break;
                case 9 when name.SequenceEqual("addresses"u8): o.Addresses = JsonRead.List(ref r, managers, JsonRead.Object<EndpointAddress>); break;
                case 17 when name.SequenceEqual("notReadyAddresses"u8): o.NotReadyAddresses = JsonRead.List(ref r, managers, JsonRead.Object<EndpointAddress>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Subsets is { Count: > 0 } v3) JsonWrite.Field(w, "subsets"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static Endpoints? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Endpoints();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("subsets"u8): o.Subsets = JsonRead.List(ref r, managers, JsonRead.Object<EndpointSubset>); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static EndpointsList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EndpointsList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Endpoints>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Prefix.Length > 0) w.WriteString("prefix"u8, Prefix);
        if (ConfigMapRef is { } v1) JsonWrite.Field(w, "configMapRef"u8, v1);
        if (SecretRef is { } v2) JsonWrite.Field(w, "secretRef"u8, v2);
        w.WriteEndObject();
    }
    public static EnvFromSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EnvFromSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("prefix"u8): o.Prefix = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = SecretEnvSource.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("configMapRef"u8): o.ConfigMapRef = ConfigMapEnvSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Value.Length > 0) w.WriteString("value"u8, Value);
        if (ValueFrom is { } v2) JsonWrite.Field(w, "valueFrom"u8, v2);
        w.WriteEndObject();
    }
    public static EnvVar? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EnvVar();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("valueFrom"u8): o.ValueFrom = EnvVarSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (FieldRef is { } v0) JsonWrite.Field(w, "fieldRef"u8, v0);
        if (ResourceFieldRef is { } v1) JsonWrite.Field(w, "resourceFieldRef"u8, v1);
        if (ConfigMapKeyRef is { } v2) JsonWrite.Field(w, "configMapKeyRef"u8, v2);
        if (SecretKeyRef is { } v3) JsonWrite.Field(w, "secretKeyRef"u8, v3);
        if (FileKeyRef is { } v4) JsonWrite.Field(w, "fileKeyRef"u8, v4);
        w.WriteEndObject();
    }
    public static EnvVarSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EnvVarSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("fieldRef"u8): o.FieldRef = ObjectFieldSelector.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("fileKeyRef"u8): o.FileKeyRef = FileKeySelector.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("secretKeyRef"u8): o.SecretKeyRef = SecretKeySelector.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("configMapKeyRef"u8): o.ConfigMapKeyRef = ConfigMapKeySelector.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("resourceFieldRef"u8): o.ResourceFieldRef = ResourceFieldSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Image.Length > 0) w.WriteString("image"u8, Image);
        if (Command is { Count: > 0 } v2) JsonWrite.Field(w, "command"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Args is { Count: > 0 } v3) JsonWrite.Field(w, "args"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (WorkingDir.Length > 0) w.WriteString("workingDir"u8, WorkingDir);
        if (Ports is { Count: > 0 } v5) JsonWrite.Field(w, "ports"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (EnvFrom is { Count: > 0 } v6) JsonWrite.Field(w, "envFrom"u8, v6, static (w, e0) => e0.WriteJson(w));
        if (Env is { Count: > 0 } v7) JsonWrite.Field(w, "env"u8, v7, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "resources"u8, Resources);
        if (ResizePolicy is { Count: > 0 } v9) JsonWrite.Field(w, "resizePolicy"u8, v9, static (w, e0) => e0.WriteJson(w));
        if (RestartPolicy is { } v10) w.WriteString("restartPolicy"u8, v10);
        if (RestartPolicyRules is { Count: > 0 } v11) JsonWrite.Field(w, "restartPolicyRules"u8, v11, static (w, e0) => e0.WriteJson(w));
        if (VolumeMounts is { Count: > 0 } v12) JsonWrite.Field(w, "volumeMounts"u8, v12, static (w, e0) => e0.WriteJson(w));
        if (VolumeDevices is { Count: > 0 } v13) JsonWrite.Field(w, "volumeDevices"u8, v13, static (w, e0) => e0.WriteJson(w));
        if (LivenessProbe is { } v14) JsonWrite.Field(w, "livenessProbe"u8, v14);
        if (ReadinessProbe is { } v15) JsonWrite.Field(w, "readinessProbe"u8, v15);
        if (StartupProbe is { } v16) JsonWrite.Field(w, "startupProbe"u8, v16);
        if (Lifecycle is { } v17) JsonWrite.Field(w, "lifecycle"u8, v17);
        if (TerminationMessagePath.Length > 0) w.WriteString("terminationMessagePath"u8, TerminationMessagePath);
        if (TerminationMessagePolicy.Length > 0) w.WriteString("terminationMessagePolicy"u8, TerminationMessagePolicy);
        if (ImagePullPolicy.Length > 0) w.WriteString("imagePullPolicy"u8, ImagePullPolicy);
        if (SecurityContext is { } v21) JsonWrite.Field(w, "securityContext"u8, v21);
        if (Stdin) w.WriteBoolean("stdin"u8, Stdin);
        if (StdinOnce) w.WriteBoolean("stdinOnce"u8, StdinOnce);
        if (Tty) w.WriteBoolean("tty"u8, Tty);
        if (TargetContainerName.Length > 0) w.WriteString("targetContainerName"u8, TargetContainerName);
        w.WriteEndObject();
    }
    public static EphemeralContainer? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EphemeralContainer();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("env"u8): o.Env = JsonRead.List(ref r, managers, JsonRead.Object<EnvVar>); break;
                case 3 when name.SequenceEqual("tty"u8): o.Tty = JsonRead.Boolean(ref r); break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("args"u8): o.Args = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<ContainerPort>); break;
                case 5 when name.SequenceEqual("stdin"u8): o.Stdin = JsonRead.Boolean(ref r); break;
                case 7 when name.SequenceEqual("command"u8): o.Command = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 7 when name.SequenceEqual("envFrom"u8): o.EnvFrom = JsonRead.List(ref r, managers, JsonRead.Object<EnvFromSource>); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("lifecycle"u8): o.Lifecycle = Lifecycle.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("stdinOnce"u8): o.StdinOnce = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("workingDir"u8): o.WorkingDir = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("resizePolicy"u8): o.ResizePolicy = JsonRead.List(ref r, managers, JsonRead.Object<ContainerResizePolicy>); break;
                case 12 when name.SequenceEqual("volumeMounts"u8): o.VolumeMounts = JsonRead.List(ref r, managers, JsonRead.Object<VolumeMount>); break;
                case 12 when name.SequenceEqual("startupProbe"u8): o.StartupProbe = Probe.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("restartPolicy"u8): o.RestartPolicy = JsonRead.Text(ref r); break;
                case 13 when name.SequenceEqual("volumeDevices"u8): o.VolumeDevices = JsonRead.List(ref r, managers, JsonRead.Object<VolumeDevice>); break;
                case 13 when name.SequenceEqual("livenessProbe"u8): o.LivenessProbe = Probe.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("readinessProbe"u8): o.ReadinessProbe = Probe.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("imagePullPolicy"u8): o.ImagePullPolicy = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("securityContext"u8): o.SecurityContext = SecurityContext.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("restartPolicyRules"u8): o.RestartPolicyRules = JsonRead.List(ref r, managers, JsonRead.Object<ContainerRestartRule>); break;
                case 19 when name.SequenceEqual("targetContainerName"u8): o.TargetContainerName = JsonRead.Text(ref r)!; break;
                case 22 when name.SequenceEqual("terminationMessagePath"u8): o.TerminationMessagePath = JsonRead.Text(ref r)!; break;
                case 24 when name.SequenceEqual("terminationMessagePolicy"u8): o.TerminationMessagePolicy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Image.Length > 0) w.WriteString("image"u8, Image);
        if (Command is { Count: > 0 } v2) JsonWrite.Field(w, "command"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Args is { Count: > 0 } v3) JsonWrite.Field(w, "args"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (WorkingDir.Length > 0) w.WriteString("workingDir"u8, WorkingDir);
        if (Ports is { Count: > 0 } v5) JsonWrite.Field(w, "ports"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (EnvFrom is { Count: > 0 } v6) JsonWrite.Field(w, "envFrom"u8, v6, static (w, e0) => e0.WriteJson(w));
        if (Env is { Count: > 0 } v7) JsonWrite.Field(w, "env"u8, v7, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "resources"u8, Resources);
        if (ResizePolicy is { Count: > 0 } v9) JsonWrite.Field(w, "resizePolicy"u8, v9, static (w, e0) => e0.WriteJson(w));
        if (RestartPolicy is { } v10) w.WriteString("restartPolicy"u8, v10);
        if (RestartPolicyRules is { Count: > 0 } v11) JsonWrite.Field(w, "restartPolicyRules"u8, v11, static (w, e0) => e0.WriteJson(w));
        if (VolumeMounts is { Count: > 0 } v12) JsonWrite.Field(w, "volumeMounts"u8, v12, static (w, e0) => e0.WriteJson(w));
        if (VolumeDevices is { Count: > 0 } v13) JsonWrite.Field(w, "volumeDevices"u8, v13, static (w, e0) => e0.WriteJson(w));
        if (LivenessProbe is { } v14) JsonWrite.Field(w, "livenessProbe"u8, v14);
        if (ReadinessProbe is { } v15) JsonWrite.Field(w, "readinessProbe"u8, v15);
        if (StartupProbe is { } v16) JsonWrite.Field(w, "startupProbe"u8, v16);
        if (Lifecycle is { } v17) JsonWrite.Field(w, "lifecycle"u8, v17);
        if (TerminationMessagePath.Length > 0) w.WriteString("terminationMessagePath"u8, TerminationMessagePath);
        if (TerminationMessagePolicy.Length > 0) w.WriteString("terminationMessagePolicy"u8, TerminationMessagePolicy);
        if (ImagePullPolicy.Length > 0) w.WriteString("imagePullPolicy"u8, ImagePullPolicy);
        if (SecurityContext is { } v21) JsonWrite.Field(w, "securityContext"u8, v21);
        if (Stdin) w.WriteBoolean("stdin"u8, Stdin);
        if (StdinOnce) w.WriteBoolean("stdinOnce"u8, StdinOnce);
        if (Tty) w.WriteBoolean("tty"u8, Tty);
        w.WriteEndObject();
    }
    public static EphemeralContainerCommon? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EphemeralContainerCommon();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("env"u8): o.Env = JsonRead.List(ref r, managers, JsonRead.Object<EnvVar>); break;
                case 3 when name.SequenceEqual("tty"u8): o.Tty = JsonRead.Boolean(ref r); break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("args"u8): o.Args = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<ContainerPort>); break;
                case 5 when name.SequenceEqual("stdin"u8): o.Stdin = JsonRead.Boolean(ref r); break;
                case 7 when name.SequenceEqual("command"u8): o.Command = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 7 when name.SequenceEqual("envFrom"u8): o.EnvFrom = JsonRead.List(ref r, managers, JsonRead.Object<EnvFromSource>); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("lifecycle"u8): o.Lifecycle = Lifecycle.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("stdinOnce"u8): o.StdinOnce = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("workingDir"u8): o.WorkingDir = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("resizePolicy"u8): o.ResizePolicy = JsonRead.List(ref r, managers, JsonRead.Object<ContainerResizePolicy>); break;
                case 12 when name.SequenceEqual("volumeMounts"u8): o.VolumeMounts = JsonRead.List(ref r, managers, JsonRead.Object<VolumeMount>); break;
                case 12 when name.SequenceEqual("startupProbe"u8): o.StartupProbe = Probe.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("restartPolicy"u8): o.RestartPolicy = JsonRead.Text(ref r); break;
                case 13 when name.SequenceEqual("volumeDevices"u8): o.VolumeDevices = JsonRead.List(ref r, managers, JsonRead.Object<VolumeDevice>); break;
                case 13 when name.SequenceEqual("livenessProbe"u8): o.LivenessProbe = Probe.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("readinessProbe"u8): o.ReadinessProbe = Probe.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("imagePullPolicy"u8): o.ImagePullPolicy = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("securityContext"u8): o.SecurityContext = SecurityContext.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("restartPolicyRules"u8): o.RestartPolicyRules = JsonRead.List(ref r, managers, JsonRead.Object<ContainerRestartRule>); break;
                case 22 when name.SequenceEqual("terminationMessagePath"u8): o.TerminationMessagePath = JsonRead.Text(ref r)!; break;
                case 24 when name.SequenceEqual("terminationMessagePolicy"u8): o.TerminationMessagePolicy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (VolumeClaimTemplate is { } v0) JsonWrite.Field(w, "volumeClaimTemplate"u8, v0);
        w.WriteEndObject();
    }
    public static EphemeralVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EphemeralVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 19 when name.SequenceEqual("volumeClaimTemplate"u8): o.VolumeClaimTemplate = PersistentVolumeClaimTemplate.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "involvedObject"u8, InvolvedObject);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        JsonWrite.Field(w, "source"u8, Source);
        if (FirstTimestamp is { } v7) w.WriteString("firstTimestamp"u8, KubeTime.Format(v7));
        if (LastTimestamp is { } v8) w.WriteString("lastTimestamp"u8, KubeTime.Format(v8));
        if (Count != 0) w.WriteNumber("count"u8, Count);
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (EventTime is { } v11) w.WriteString("eventTime"u8, KubeTime.FormatMicro(v11));
        if (Series is { } v12) JsonWrite.Field(w, "series"u8, v12);
        if (Action.Length > 0) w.WriteString("action"u8, Action);
        if (Related is { } v14) JsonWrite.Field(w, "related"u8, v14);
        if (ReportingComponent.Length > 0) w.WriteString("reportingComponent"u8, ReportingComponent);
        if (ReportingInstance.Length > 0) w.WriteString("reportingInstance"u8, ReportingInstance);
        w.WriteEndObject();
    }
    public static Event? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Event();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("count"u8): o.Count = JsonRead.Int32(ref r); break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("source"u8): o.Source = EventSource.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("series"u8): o.Series = EventSeries.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("action"u8): o.Action = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("related"u8): o.Related = ObjectReference.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("eventTime"u8): o.EventTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("lastTimestamp"u8): o.LastTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 14 when name.SequenceEqual("involvedObject"u8): o.InvolvedObject = ObjectReference.ReadJson(ref r, managers)!; break;
                case 14 when name.SequenceEqual("firstTimestamp"u8): o.FirstTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 17 when name.SequenceEqual("reportingInstance"u8): o.ReportingInstance = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("reportingComponent"u8): o.ReportingComponent = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static EventList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EventList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Arktos.Api.Core.V1.Event>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Count != 0) w.WriteNumber("count"u8, Count);
        if (LastObservedTime is { } v1) w.WriteString("lastObservedTime"u8, KubeTime.FormatMicro(v1));
        w.WriteEndObject();
    }
    public static EventSeries? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EventSeries();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("count"u8): o.Count = JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("lastObservedTime"u8): o.LastObservedTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Component.Length > 0) w.WriteString("component"u8, Component);
        if (Host.Length > 0) w.WriteString("host"u8, Host);
        w.WriteEndObject();
    }
    public static EventSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new EventSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("host"u8): o.Host = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("component"u8): o.Component = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Command is { Count: > 0 } v0) JsonWrite.Field(w, "command"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static ExecAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ExecAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("command"u8): o.Command = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (TargetWWNs is { Count: > 0 } v0) JsonWrite.Field(w, "targetWWNs"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Lun is { } v1) w.WriteNumber("lun"u8, v1);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (Wwids is { Count: > 0 } v4) JsonWrite.Field(w, "wwids"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static FCVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FCVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("lun"u8): o.Lun = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 5 when name.SequenceEqual("wwids"u8): o.Wwids = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("targetWWNs"u8): o.TargetWWNs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("volumeName"u8, VolumeName);
        w.WriteString("path"u8, Path);
        w.WriteString("key"u8, Key);
        if (Optional is { } v3) w.WriteBoolean("optional"u8, v3);
        w.WriteEndObject();
    }
    public static FileKeySelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FileKeySelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("volumeName"u8): o.VolumeName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("driver"u8, Driver);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (SecretRef is { } v2) JsonWrite.Field(w, "secretRef"u8, v2);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (Options is { Count: > 0 } v4) JsonWrite.Field(w, "options"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static FlexPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlexPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("options"u8): o.Options = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = SecretReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("driver"u8, Driver);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (SecretRef is { } v2) JsonWrite.Field(w, "secretRef"u8, v2);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (Options is { Count: > 0 } v4) JsonWrite.Field(w, "options"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static FlexVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlexVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("driver"u8): o.Driver = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("options"u8): o.Options = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (DatasetName.Length > 0) w.WriteString("datasetName"u8, DatasetName);
        if (DatasetUUID.Length > 0) w.WriteString("datasetUUID"u8, DatasetUUID);
        w.WriteEndObject();
    }
    public static FlockerVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlockerVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("datasetName"u8): o.DatasetName = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("datasetUUID"u8): o.DatasetUUID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("pdName"u8, PdName);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (Partition != 0) w.WriteNumber("partition"u8, Partition);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static GCEPersistentDiskVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GCEPersistentDiskVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("pdName"u8): o.PdName = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("partition"u8): o.Partition = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("port"u8, Port);
        if (Service is { } v1) w.WriteString("service"u8, v1);
        w.WriteEndObject();
    }
    public static GRPCAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GRPCAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.Int32(ref r); break;
                case 7 when name.SequenceEqual("service"u8): o.Service = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("repository"u8, Repository);
        if (Revision.Length > 0) w.WriteString("revision"u8, Revision);
        if (Directory.Length > 0) w.WriteString("directory"u8, Directory);
        w.WriteEndObject();
    }
    public static GitRepoVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GitRepoVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("revision"u8): o.Revision = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("directory"u8): o.Directory = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("repository"u8): o.Repository = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("endpoints"u8, Endpoints);
        w.WriteString("path"u8, Path);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (EndpointsNamespace is { } v3) w.WriteString("endpointsNamespace"u8, v3);
        w.WriteEndObject();
    }
    public static GlusterfsPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GlusterfsPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("endpoints"u8): o.Endpoints = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("endpointsNamespace"u8): o.EndpointsNamespace = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("endpoints"u8, Endpoints);
        w.WriteString("path"u8, Path);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static GlusterfsVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GlusterfsVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("endpoints"u8): o.Endpoints = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        JsonWrite.Field(w, "port"u8, Port);
        if (Host.Length > 0) w.WriteString("host"u8, Host);
        if (Scheme.Length > 0) w.WriteString("scheme"u8, Scheme);
        if (HttpHeaders is { Count: > 0 } v4) JsonWrite.Field(w, "httpHeaders"u8, v4, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static HTTPGetAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HTTPGetAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("port"u8): o.Port = IntOrString.ReadJson(ref r); break;
                case 4 when name.SequenceEqual("host"u8): o.Host = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("scheme"u8): o.Scheme = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("httpHeaders"u8): o.HttpHeaders = JsonRead.List(ref r, managers, JsonRead.Object<HTTPHeader>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("value"u8, Value);
        w.WriteEndObject();
    }
    public static HTTPHeader? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HTTPHeader();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("ip"u8, Ip);
        if (Hostnames is { Count: > 0 } v1) JsonWrite.Field(w, "hostnames"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static HostAlias? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HostAlias();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("ip"u8): o.Ip = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("hostnames"u8): o.Hostnames = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("ip"u8, Ip);
        w.WriteEndObject();
    }
    public static HostIP? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HostIP();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("ip"u8): o.Ip = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("path"u8, Path);
        if (Type is { } v1) w.WriteString("type"u8, v1);
        w.WriteEndObject();
    }
    public static HostPathVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new HostPathVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("targetPortal"u8, TargetPortal);
        w.WriteString("iqn"u8, Iqn);
        w.WriteNumber("lun"u8, Lun);
        if (IscsiInterface.Length > 0) w.WriteString("iscsiInterface"u8, IscsiInterface);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (Portals is { Count: > 0 } v6) JsonWrite.Field(w, "portals"u8, v6, static (w, e0) => w.WriteStringValue(e0));
        if (ChapAuthDiscovery) w.WriteBoolean("chapAuthDiscovery"u8, ChapAuthDiscovery);
        if (ChapAuthSession) w.WriteBoolean("chapAuthSession"u8, ChapAuthSession);
        if (SecretRef is { } v9) JsonWrite.Field(w, "secretRef"u8, v9);
        if (InitiatorName is { } v10) w.WriteString("initiatorName"u8, v10);
        w.WriteEndObject();
    }
    public static ISCSIPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ISCSIPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("iqn"u8): o.Iqn = JsonRead.Text(ref r)!; break;
                case 3 when name.SequenceEqual("lun"u8): o.Lun = JsonRead.Int32(ref r); break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("portals"u8): o.Portals = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = SecretReference.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("targetPortal"u8): o.TargetPortal = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("initiatorName"u8): o.InitiatorName = JsonRead.Text(ref r); break;
                case 14 when name.SequenceEqual("iscsiInterface"u8): o.IscsiInterface = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("chapAuthSession"u8): o.ChapAuthSession = JsonRead.Boolean(ref r); break;
                case 17 when name.SequenceEqual("chapAuthDiscovery"u8): o.ChapAuthDiscovery = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("targetPortal"u8, TargetPortal);
        w.WriteString("iqn"u8, Iqn);
        w.WriteNumber("lun"u8, Lun);
        if (IscsiInterface.Length > 0) w.WriteString("iscsiInterface"u8, IscsiInterface);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (Portals is { Count: > 0 } v6) JsonWrite.Field(w, "portals"u8, v6, static (w, e0) => w.WriteStringValue(e0));
        if (ChapAuthDiscovery) w.WriteBoolean("chapAuthDiscovery"u8, ChapAuthDiscovery);
        if (ChapAuthSession) w.WriteBoolean("chapAuthSession"u8, ChapAuthSession);
        if (SecretRef is { } v9) JsonWrite.Field(w, "secretRef"u8, v9);
        if (InitiatorName is { } v10) w.WriteString("initiatorName"u8, v10);
        w.WriteEndObject();
    }
    public static ISCSIVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ISCSIVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("iqn"u8): o.Iqn = JsonRead.Text(ref r)!; break;
                case 3 when name.SequenceEqual("lun"u8): o.Lun = JsonRead.Int32(ref r); break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("portals"u8): o.Portals = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("targetPortal"u8): o.TargetPortal = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("initiatorName"u8): o.InitiatorName = JsonRead.Text(ref r); break;
                case 14 when name.SequenceEqual("iscsiInterface"u8): o.IscsiInterface = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("chapAuthSession"u8): o.ChapAuthSession = JsonRead.Boolean(ref r); break;
                case 17 when name.SequenceEqual("chapAuthDiscovery"u8): o.ChapAuthDiscovery = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Reference.Length > 0) w.WriteString("reference"u8, Reference);
        if (PullPolicy.Length > 0) w.WriteString("pullPolicy"u8, PullPolicy);
        w.WriteEndObject();
    }
    public static ImageVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ImageVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("reference"u8): o.Reference = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("pullPolicy"u8): o.PullPolicy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        w.WriteString("path"u8, Path);
        if (Mode is { } v2) w.WriteNumber("mode"u8, v2);
        w.WriteEndObject();
    }
    public static KeyToPath? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new KeyToPath();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("mode"u8): o.Mode = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PostStart is { } v0) JsonWrite.Field(w, "postStart"u8, v0);
        if (PreStop is { } v1) JsonWrite.Field(w, "preStop"u8, v1);
        if (StopSignal is { } v2) w.WriteString("stopSignal"u8, v2);
        w.WriteEndObject();
    }
    public static Lifecycle? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Lifecycle();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("preStop"u8): o.PreStop = LifecycleHandler.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("postStart"u8): o.PostStart = LifecycleHandler.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("stopSignal"u8): o.StopSignal = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Exec is { } v0) JsonWrite.Field(w, "exec"u8, v0);
        if (HttpGet is { } v1) JsonWrite.Field(w, "httpGet"u8, v1);
        if (TcpSocket is { } v2) JsonWrite.Field(w, "tcpSocket"u8, v2);
        if (Sleep is { } v3) JsonWrite.Field(w, "sleep"u8, v3);
        w.WriteEndObject();
    }
    public static LifecycleHandler? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LifecycleHandler();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("exec"u8): o.Exec = ExecAction.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("sleep"u8): o.Sleep = SleepAction.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("httpGet"u8): o.HttpGet = HTTPGetAction.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("tcpSocket"u8): o.TcpSocket = TCPSocketAction.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static LimitRange? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LimitRange();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = LimitRangeSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Max is { Count: > 0 } v1) JsonWrite.Field(w, "max"u8, v1, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Min is { Count: > 0 } v2) JsonWrite.Field(w, "min"u8, v2, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Default is { Count: > 0 } v3) JsonWrite.Field(w, "default"u8, v3, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (DefaultRequest is { Count: > 0 } v4) JsonWrite.Field(w, "defaultRequest"u8, v4, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (MaxLimitRequestRatio is { Count: > 0 } v5) JsonWrite.Field(w, "maxLimitRequestRatio"u8, v5, static (w, e0) => w.WriteStringValue(e0.ToString()));
        w.WriteEndObject();
    }
    public static LimitRangeItem? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LimitRangeItem();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("max"u8): o.Max = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 3 when name.SequenceEqual("min"u8): o.Min = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("default"u8): o.Default = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 14 when name.SequenceEqual("defaultRequest"u8): o.DefaultRequest = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 20 when name.SequenceEqual("maxLimitRequestRatio"u8): o.MaxLimitRequestRatio = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static LimitRangeList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LimitRangeList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<LimitRange>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "limits"u8, Limits, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static LimitRangeSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LimitRangeSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("limits"u8): o.Limits = JsonRead.List(ref r, managers, JsonRead.Object<LimitRangeItem>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("uid"u8, Uid);
        w.WriteNumber("gid"u8, Gid);
        if (SupplementalGroups is { Count: > 0 } v2) JsonWrite.Field(w, "supplementalGroups"u8, v2, static (w, e0) => w.WriteNumberValue(e0));
        w.WriteEndObject();
    }
    public static LinuxContainerUser? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LinuxContainerUser();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Int64(ref r); break;
                case 3 when name.SequenceEqual("gid"u8): o.Gid = JsonRead.Int64(ref r); break;
                case 18 when name.SequenceEqual("supplementalGroups"u8): o.SupplementalGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Int64(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ip.Length > 0) w.WriteString("ip"u8, Ip);
        if (Hostname.Length > 0) w.WriteString("hostname"u8, Hostname);
        if (IpMode is { } v2) w.WriteString("ipMode"u8, v2);
        if (Ports is { Count: > 0 } v3) JsonWrite.Field(w, "ports"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static LoadBalancerIngress? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LoadBalancerIngress();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("ip"u8): o.Ip = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<PortStatus>); break;
                case 6 when name.SequenceEqual("ipMode"u8): o.IpMode = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("hostname"u8): o.Hostname = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ingress is { Count: > 0 } v0) JsonWrite.Field(w, "ingress"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static LoadBalancerStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LoadBalancerStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("ingress"u8): o.Ingress = JsonRead.List(ref r, managers, JsonRead.Object<LoadBalancerIngress>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static LocalObjectReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LocalObjectReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("path"u8, Path);
        if (FsType is { } v1) w.WriteString("fsType"u8, v1);
        w.WriteEndObject();
    }
    public static LocalVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LocalVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MigrateAction : IApiValue<MigrateAction>
{
    [JsonPropertyName("nodeName")][OmitEmpty]
    public string NodeName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("byEviction")][OmitEmpty]
    public bool ByEviction { get; set; }
    public MigrateAction DeepClone() => new()
    {
        NodeName = NodeName,
        ByEviction = ByEviction,
    };
    public bool DeepEquals(MigrateAction? other) => other is not null
        && NodeName == other.NodeName
        && ByEviction == other.ByEviction;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MigrateAction);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NodeName.Length > 0) w.WriteString("nodeName"u8, NodeName);
        if (ByEviction) w.WriteBoolean("byEviction"u8, ByEviction);
        w.WriteEndObject();
    }
    public static MigrateAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MigrateAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("byEviction"u8): o.ByEviction = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MigrateParams : IApiValue<MigrateParams>
{
    [JsonPropertyName("nodeName")][OmitEmpty]
    public string NodeName { get; set => field = value ?? ""; } = "";
    public MigrateParams DeepClone() => new()
    {
        NodeName = NodeName,
    };
    public bool DeepEquals(MigrateParams? other) => other is not null
        && NodeName == other.NodeName;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MigrateParams);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NodeName.Length > 0) w.WriteString("nodeName"u8, NodeName);
        w.WriteEndObject();
    }
    public static MigrateParams? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MigrateParams();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MigrateStatus : IApiValue<MigrateStatus>
{
    [JsonPropertyName("targetNode")][OmitEmpty]
    public string TargetNode { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("migrationSuccessful")][OmitEmpty]
    public bool MigrationSuccessful { get; set; }
    [JsonPropertyName("pauseMilliseconds")][OmitEmpty]
    public long PauseMilliseconds { get; set; }
    public MigrateStatus DeepClone() => new()
    {
        TargetNode = TargetNode,
        MigrationSuccessful = MigrationSuccessful,
        PauseMilliseconds = PauseMilliseconds,
    };
    public bool DeepEquals(MigrateStatus? other) => other is not null
        && TargetNode == other.TargetNode
        && MigrationSuccessful == other.MigrationSuccessful
        && PauseMilliseconds == other.PauseMilliseconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MigrateStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (TargetNode.Length > 0) w.WriteString("targetNode"u8, TargetNode);
        if (MigrationSuccessful) w.WriteBoolean("migrationSuccessful"u8, MigrationSuccessful);
        if (PauseMilliseconds != 0) w.WriteNumber("pauseMilliseconds"u8, PauseMilliseconds);
        w.WriteEndObject();
    }
    public static MigrateStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MigrateStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("targetNode"u8): o.TargetNode = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("pauseMilliseconds"u8): o.PauseMilliseconds = JsonRead.Int64(ref r); break;
                case 19 when name.SequenceEqual("migrationSuccessful"u8): o.MigrationSuccessful = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (TargetVolumeAttributesClassName.Length > 0) w.WriteString("targetVolumeAttributesClassName"u8, TargetVolumeAttributesClassName);
        w.WriteString("status"u8, Status);
        w.WriteEndObject();
    }
    public static ModifyVolumeStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ModifyVolumeStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 31 when name.SequenceEqual("targetVolumeAttributesClassName"u8): o.TargetVolumeAttributesClassName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("server"u8, Server);
        w.WriteString("path"u8, Path);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static NFSVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NFSVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("server"u8): o.Server = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (PortID.Length > 0) w.WriteString("portID"u8, PortID);
        if (State.Length > 0) w.WriteString("state"u8, State);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (IpAddress.Length > 0) w.WriteString("ipAddress"u8, IpAddress);
        if (MacAddress.Length > 0) w.WriteString("macAddress"u8, MacAddress);
        w.WriteEndObject();
    }
    public static NICStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NICStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("state"u8): o.State = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("portID"u8): o.PortID = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("ipAddress"u8): o.IpAddress = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("macAddress"u8): o.MacAddress = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static Namespace? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Namespace();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = NamespaceSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = NamespaceStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static NamespaceCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NamespaceCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NamespaceList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NamespaceList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Namespace>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Finalizers is { Count: > 0 } v0) JsonWrite.Field(w, "finalizers"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static NamespaceSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NamespaceSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("finalizers"u8): o.Finalizers = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Phase.Length > 0) w.WriteString("phase"u8, Phase);
        if (Conditions is { Count: > 0 } v1) JsonWrite.Field(w, "conditions"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NamespaceStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NamespaceStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("phase"u8): o.Phase = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<NamespaceCondition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (SubnetName.Length > 0) w.WriteString("subnetName"u8, SubnetName);
        if (PortId.Length > 0) w.WriteString("portId"u8, PortId);
        if (IpAddress.Length > 0) w.WriteString("ipAddress"u8, IpAddress);
        if (Tag.Length > 0) w.WriteString("tag"u8, Tag);
        if (Ipv6Enabled) w.WriteBoolean("ipv6Enabled"u8, Ipv6Enabled);
        w.WriteEndObject();
    }
    public static Nic? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Nic();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("tag"u8): o.Tag = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("portId"u8): o.PortId = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("ipAddress"u8): o.IpAddress = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("subnetName"u8): o.SubnetName = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("ipv6Enabled"u8): o.Ipv6Enabled = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static Node? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Node();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = NodeSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = NodeStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("address"u8, Address);
        w.WriteEndObject();
    }
    public static NodeAddress? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeAddress();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("address"u8): o.Address = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RequiredDuringSchedulingIgnoredDuringExecution is { } v0) JsonWrite.Field(w, "requiredDuringSchedulingIgnoredDuringExecution"u8, v0);
        if (PreferredDuringSchedulingIgnoredDuringExecution is { Count: > 0 } v1) JsonWrite.Field(w, "preferredDuringSchedulingIgnoredDuringExecution"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NodeAffinity? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeAffinity();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 46 when name.SequenceEqual("requiredDuringSchedulingIgnoredDuringExecution"u8): o.RequiredDuringSchedulingIgnoredDuringExecution = NodeSelector.ReadJson(ref r, managers); break;
                case 47 when name.SequenceEqual("preferredDuringSchedulingIgnoredDuringExecution"u8): o.PreferredDuringSchedulingIgnoredDuringExecution = JsonRead.List(ref r, managers, JsonRead.Object<PreferredSchedulingTerm>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastHeartbeatTime is { } v2) w.WriteString("lastHeartbeatTime"u8, KubeTime.Format(v2));
        if (LastTransitionTime is { } v3) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v3));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static NodeCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("lastHeartbeatTime"u8): o.LastHeartbeatTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ConfigMap is { } v0) JsonWrite.Field(w, "configMap"u8, v0);
        w.WriteEndObject();
    }
    public static NodeConfigSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeConfigSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("configMap"u8): o.ConfigMap = ConfigMapNodeConfigSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Assigned is { } v0) JsonWrite.Field(w, "assigned"u8, v0);
        if (Active is { } v1) JsonWrite.Field(w, "active"u8, v1);
        if (LastKnownGood is { } v2) JsonWrite.Field(w, "lastKnownGood"u8, v2);
        if (Error.Length > 0) w.WriteString("error"u8, Error);
        w.WriteEndObject();
    }
    public static NodeConfigStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeConfigStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("error"u8): o.Error = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("active"u8): o.Active = NodeConfigSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("assigned"u8): o.Assigned = NodeConfigSource.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("lastKnownGood"u8): o.LastKnownGood = NodeConfigSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "kubeletEndpoint"u8, KubeletEndpoint);
        w.WriteEndObject();
    }
    public static NodeDaemonEndpoints? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeDaemonEndpoints();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 15 when name.SequenceEqual("kubeletEndpoint"u8): o.KubeletEndpoint = DaemonEndpoint.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SupplementalGroupsPolicy is { } v0) w.WriteBoolean("supplementalGroupsPolicy"u8, v0);
        w.WriteEndObject();
    }
    public static NodeFeatures? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeFeatures();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 24 when name.SequenceEqual("supplementalGroupsPolicy"u8): o.SupplementalGroupsPolicy = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NodeList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Node>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        w.WriteEndObject();
    }
    public static NodeProxyOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeProxyOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Features is { } v1) JsonWrite.Field(w, "features"u8, v1);
        w.WriteEndObject();
    }
    public static NodeRuntimeHandler? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeRuntimeHandler();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("features"u8): o.Features = NodeRuntimeHandlerFeatures.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RecursiveReadOnlyMounts is { } v0) w.WriteBoolean("recursiveReadOnlyMounts"u8, v0);
        if (UserNamespaces is { } v1) w.WriteBoolean("userNamespaces"u8, v1);
        w.WriteEndObject();
    }
    public static NodeRuntimeHandlerFeatures? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeRuntimeHandlerFeatures();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 14 when name.SequenceEqual("userNamespaces"u8): o.UserNamespaces = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 23 when name.SequenceEqual("recursiveReadOnlyMounts"u8): o.RecursiveReadOnlyMounts = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "nodeSelectorTerms"u8, NodeSelectorTerms, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NodeSelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeSelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 17 when name.SequenceEqual("nodeSelectorTerms"u8): o.NodeSelectorTerms = JsonRead.List(ref r, managers, JsonRead.Object<NodeSelectorTerm>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        w.WriteString("operator"u8, Operator);
        if (Values is { Count: > 0 } v2) JsonWrite.Field(w, "values"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static NodeSelectorRequirement? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeSelectorRequirement();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("values"u8): o.Values = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("operator"u8): o.Operator = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (MatchExpressions is { Count: > 0 } v0) JsonWrite.Field(w, "matchExpressions"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (MatchFields is { Count: > 0 } v1) JsonWrite.Field(w, "matchFields"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static NodeSelectorTerm? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeSelectorTerm();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("matchFields"u8): o.MatchFields = JsonRead.List(ref r, managers, JsonRead.Object<NodeSelectorRequirement>); break;
                case 16 when name.SequenceEqual("matchExpressions"u8): o.MatchExpressions = JsonRead.List(ref r, managers, JsonRead.Object<NodeSelectorRequirement>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PodCIDR.Length > 0) w.WriteString("podCIDR"u8, PodCIDR);
        if (PodCIDRs is { Count: > 0 } v1) JsonWrite.Field(w, "podCIDRs"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (ProviderID.Length > 0) w.WriteString("providerID"u8, ProviderID);
        if (Unschedulable) w.WriteBoolean("unschedulable"u8, Unschedulable);
        if (Taints is { Count: > 0 } v4) JsonWrite.Field(w, "taints"u8, v4, static (w, e0) => e0.WriteJson(w));
        if (ConfigSource is { } v5) JsonWrite.Field(w, "configSource"u8, v5);
        if (ExternalID.Length > 0) w.WriteString("externalID"u8, ExternalID);
        w.WriteEndObject();
    }
    public static NodeSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("taints"u8): o.Taints = JsonRead.List(ref r, managers, JsonRead.Object<Taint>); break;
                case 7 when name.SequenceEqual("podCIDR"u8): o.PodCIDR = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("podCIDRs"u8): o.PodCIDRs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("providerID"u8): o.ProviderID = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("externalID"u8): o.ExternalID = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("configSource"u8): o.ConfigSource = NodeConfigSource.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("unschedulable"u8): o.Unschedulable = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Capacity is { Count: > 0 } v0) JsonWrite.Field(w, "capacity"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Allocatable is { Count: > 0 } v1) JsonWrite.Field(w, "allocatable"u8, v1, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Phase.Length > 0) w.WriteString("phase"u8, Phase);
        if (Conditions is { Count: > 0 } v3) JsonWrite.Field(w, "conditions"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (Addresses is { Count: > 0 } v4) JsonWrite.Field(w, "addresses"u8, v4, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "daemonEndpoints"u8, DaemonEndpoints);
        JsonWrite.Field(w, "nodeInfo"u8, NodeInfo);
        if (Images is { Count: > 0 } v7) JsonWrite.Field(w, "images"u8, v7, static (w, e0) => e0.WriteJson(w));
        if (VolumesInUse is { Count: > 0 } v8) JsonWrite.Field(w, "volumesInUse"u8, v8, static (w, e0) => w.WriteStringValue(e0));
        if (VolumesAttached is { Count: > 0 } v9) JsonWrite.Field(w, "volumesAttached"u8, v9, static (w, e0) => e0.WriteJson(w));
        if (Config is { } v10) JsonWrite.Field(w, "config"u8, v10);
        if (RuntimeHandlers is { Count: > 0 } v11) JsonWrite.Field(w, "runtimeHandlers"u8, v11, static (w, e0) => e0.WriteJson(w));
        if (Features is { } v12) JsonWrite.Field(w, "features"u8, v12);
        if (DeclaredFeatures is { Count: > 0 } v13) JsonWrite.Field(w, "declaredFeatures"u8, v13, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static NodeStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("phase"u8): o.Phase = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("images"u8): o.Images = JsonRead.List(ref r, managers, JsonRead.Object<ContainerImage>); break;
                case 6 when name.SequenceEqual("config"u8): o.Config = NodeConfigStatus.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 8 when name.SequenceEqual("nodeInfo"u8): o.NodeInfo = NodeSystemInfo.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("features"u8): o.Features = NodeFeatures.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("addresses"u8): o.Addresses = JsonRead.List(ref r, managers, JsonRead.Object<NodeAddress>); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<NodeCondition>); break;
                case 11 when name.SequenceEqual("allocatable"u8): o.Allocatable = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 12 when name.SequenceEqual("volumesInUse"u8): o.VolumesInUse = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 15 when name.SequenceEqual("daemonEndpoints"u8): o.DaemonEndpoints = NodeDaemonEndpoints.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("volumesAttached"u8): o.VolumesAttached = JsonRead.List(ref r, managers, JsonRead.Object<AttachedVolume>); break;
                case 15 when name.SequenceEqual("runtimeHandlers"u8): o.RuntimeHandlers = JsonRead.List(ref r, managers, JsonRead.Object<NodeRuntimeHandler>); break;
                case 16 when name.SequenceEqual("declaredFeatures"u8): o.DeclaredFeatures = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Capacity is { } v0) w.WriteNumber("capacity"u8, v0);
        w.WriteEndObject();
    }
    public static NodeSwapStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeSwapStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("machineID"u8, MachineID);
        w.WriteString("systemUUID"u8, SystemUUID);
        w.WriteString("bootID"u8, BootID);
        w.WriteString("kernelVersion"u8, KernelVersion);
        w.WriteString("osImage"u8, OsImage);
        w.WriteString("containerRuntimeVersion"u8, ContainerRuntimeVersion);
        w.WriteString("kubeletVersion"u8, KubeletVersion);
        w.WriteString("kubeProxyVersion"u8, KubeProxyVersion);
        w.WriteString("operatingSystem"u8, OperatingSystem);
        w.WriteString("architecture"u8, Architecture);
        if (Swap is { } v10) JsonWrite.Field(w, "swap"u8, v10);
        w.WriteEndObject();
    }
    public static NodeSystemInfo? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NodeSystemInfo();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("swap"u8): o.Swap = NodeSwapStatus.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("bootID"u8): o.BootID = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("osImage"u8): o.OsImage = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("machineID"u8): o.MachineID = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("systemUUID"u8): o.SystemUUID = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("architecture"u8): o.Architecture = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("kernelVersion"u8): o.KernelVersion = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("kubeletVersion"u8): o.KubeletVersion = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("operatingSystem"u8): o.OperatingSystem = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("kubeProxyVersion"u8): o.KubeProxyVersion = JsonRead.Text(ref r)!; break;
                case 23 when name.SequenceEqual("containerRuntimeVersion"u8): o.ContainerRuntimeVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        w.WriteString("fieldPath"u8, FieldPath);
        w.WriteEndObject();
    }
    public static ObjectFieldSelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ObjectFieldSelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("fieldPath"u8): o.FieldPath = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (ResourceVersion.Length > 0) w.WriteString("resourceVersion"u8, ResourceVersion);
        if (FieldPath.Length > 0) w.WriteString("fieldPath"u8, FieldPath);
        if (Tenant.Length > 0) w.WriteString("tenant"u8, Tenant);
        w.WriteEndObject();
    }
    public static ObjectReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ObjectReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("tenant"u8): o.Tenant = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("fieldPath"u8): o.FieldPath = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("resourceVersion"u8): o.ResourceVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static PersistentVolume? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolume();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = PersistentVolumeSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = PersistentVolumeStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static PersistentVolumeClaim? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeClaim();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = PersistentVolumeClaimSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = PersistentVolumeClaimStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastProbeTime is { } v2) w.WriteString("lastProbeTime"u8, KubeTime.Format(v2));
        if (LastTransitionTime is { } v3) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v3));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static PersistentVolumeClaimCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeClaimCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("lastProbeTime"u8): o.LastProbeTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PersistentVolumeClaimList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeClaimList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<PersistentVolumeClaim>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (AccessModes is { Count: > 0 } v0) JsonWrite.Field(w, "accessModes"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Selector is { } v1) JsonWrite.Field(w, "selector"u8, v1);
        JsonWrite.Field(w, "resources"u8, Resources);
        if (VolumeName.Length > 0) w.WriteString("volumeName"u8, VolumeName);
        if (StorageClassName is { } v4) w.WriteString("storageClassName"u8, v4);
        if (VolumeMode is { } v5) w.WriteString("volumeMode"u8, v5);
        if (DataSource is { } v6) JsonWrite.Field(w, "dataSource"u8, v6);
        if (DataSourceRef is { } v7) JsonWrite.Field(w, "dataSourceRef"u8, v7);
        if (VolumeAttributesClassName is { } v8) w.WriteString("volumeAttributesClassName"u8, v8);
        w.WriteEndObject();
    }
    public static PersistentVolumeClaimSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeClaimSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = VolumeResourceRequirements.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("volumeName"u8): o.VolumeName = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("volumeMode"u8): o.VolumeMode = JsonRead.Text(ref r); break;
                case 10 when name.SequenceEqual("dataSource"u8): o.DataSource = TypedLocalObjectReference.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("accessModes"u8): o.AccessModes = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("dataSourceRef"u8): o.DataSourceRef = TypedObjectReference.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("storageClassName"u8): o.StorageClassName = JsonRead.Text(ref r); break;
                case 25 when name.SequenceEqual("volumeAttributesClassName"u8): o.VolumeAttributesClassName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Phase.Length > 0) w.WriteString("phase"u8, Phase);
        if (AccessModes is { Count: > 0 } v1) JsonWrite.Field(w, "accessModes"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (Capacity is { Count: > 0 } v2) JsonWrite.Field(w, "capacity"u8, v2, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Conditions is { Count: > 0 } v3) JsonWrite.Field(w, "conditions"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (AllocatedResources is { Count: > 0 } v4) JsonWrite.Field(w, "allocatedResources"u8, v4, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (AllocatedResourceStatuses is { Count: > 0 } v5) JsonWrite.Field(w, "allocatedResourceStatuses"u8, v5, static (w, e0) => w.WriteStringValue(e0));
        if (CurrentVolumeAttributesClassName is { } v6) w.WriteString("currentVolumeAttributesClassName"u8, v6);
        if (ModifyVolumeStatus is { } v7) JsonWrite.Field(w, "modifyVolumeStatus"u8, v7);
        w.WriteEndObject();
    }
    public static PersistentVolumeClaimStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeClaimStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("phase"u8): o.Phase = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<PersistentVolumeClaimCondition>); break;
                case 11 when name.SequenceEqual("accessModes"u8): o.AccessModes = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 18 when name.SequenceEqual("allocatedResources"u8): o.AllocatedResources = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 18 when name.SequenceEqual("modifyVolumeStatus"u8): o.ModifyVolumeStatus = ModifyVolumeStatus.ReadJson(ref r, managers); break;
                case 25 when name.SequenceEqual("allocatedResourceStatuses"u8): o.AllocatedResourceStatuses = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 32 when name.SequenceEqual("currentVolumeAttributesClassName"u8): o.CurrentVolumeAttributesClassName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static PersistentVolumeClaimTemplate? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeClaimTemplate();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("spec"u8): o.Spec = PersistentVolumeClaimSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("claimName"u8, ClaimName);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static PersistentVolumeClaimVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeClaimVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("claimName"u8): o.ClaimName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PersistentVolumeList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<PersistentVolume>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (GcePersistentDisk is { } v0) JsonWrite.Field(w, "gcePersistentDisk"u8, v0);
        if (AwsElasticBlockStore is { } v1) JsonWrite.Field(w, "awsElasticBlockStore"u8, v1);
        if (HostPath is { } v2) JsonWrite.Field(w, "hostPath"u8, v2);
        if (Glusterfs is { } v3) JsonWrite.Field(w, "glusterfs"u8, v3);
        if (Nfs is { } v4) JsonWrite.Field(w, "nfs"u8, v4);
        if (Rbd is { } v5) JsonWrite.Field(w, "rbd"u8, v5);
        if (Iscsi is { } v6) JsonWrite.Field(w, "iscsi"u8, v6);
        if (Cinder is { } v7) JsonWrite.Field(w, "cinder"u8, v7);
        if (Cephfs is { } v8) JsonWrite.Field(w, "cephfs"u8, v8);
        if (Fc is { } v9) JsonWrite.Field(w, "fc"u8, v9);
        if (Flocker is { } v10) JsonWrite.Field(w, "flocker"u8, v10);
        if (FlexVolume is { } v11) JsonWrite.Field(w, "flexVolume"u8, v11);
        if (AzureFile is { } v12) JsonWrite.Field(w, "azureFile"u8, v12);
        if (VsphereVolume is { } v13) JsonWrite.Field(w, "vsphereVolume"u8, v13);
        if (Quobyte is { } v14) JsonWrite.Field(w, "quobyte"u8, v14);
        if (AzureDisk is { } v15) JsonWrite.Field(w, "azureDisk"u8, v15);
        if (PhotonPersistentDisk is { } v16) JsonWrite.Field(w, "photonPersistentDisk"u8, v16);
        if (PortworxVolume is { } v17) JsonWrite.Field(w, "portworxVolume"u8, v17);
        if (ScaleIO is { } v18) JsonWrite.Field(w, "scaleIO"u8, v18);
        if (Local is { } v19) JsonWrite.Field(w, "local"u8, v19);
        if (Storageos is { } v20) JsonWrite.Field(w, "storageos"u8, v20);
        if (Csi is { } v21) JsonWrite.Field(w, "csi"u8, v21);
        w.WriteEndObject();
    }
    public static PersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("fc"u8): o.Fc = FCVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("nfs"u8): o.Nfs = NFSVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("rbd"u8): o.Rbd = RBDPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("csi"u8): o.Csi = CSIPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("iscsi"u8): o.Iscsi = ISCSIPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("local"u8): o.Local = LocalVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cinder"u8): o.Cinder = CinderPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cephfs"u8): o.Cephfs = CephFSPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("flocker"u8): o.Flocker = FlockerVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("quobyte"u8): o.Quobyte = QuobyteVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("scaleIO"u8): o.ScaleIO = ScaleIOPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("hostPath"u8): o.HostPath = HostPathVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("glusterfs"u8): o.Glusterfs = GlusterfsPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureFile"u8): o.AzureFile = AzureFilePersistentVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureDisk"u8): o.AzureDisk = AzureDiskVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("storageos"u8): o.Storageos = StorageOSPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("flexVolume"u8): o.FlexVolume = FlexPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("vsphereVolume"u8): o.VsphereVolume = VsphereVirtualDiskVolumeSource.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("portworxVolume"u8): o.PortworxVolume = PortworxVolumeSource.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("gcePersistentDisk"u8): o.GcePersistentDisk = GCEPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("awsElasticBlockStore"u8): o.AwsElasticBlockStore = AWSElasticBlockStoreVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("photonPersistentDisk"u8): o.PhotonPersistentDisk = PhotonPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Capacity is { Count: > 0 } v0) JsonWrite.Field(w, "capacity"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (GcePersistentDisk is { } v1) JsonWrite.Field(w, "gcePersistentDisk"u8, v1);
        if (AwsElasticBlockStore is { } v2) JsonWrite.Field(w, "awsElasticBlockStore"u8, v2);
        if (HostPath is { } v3) JsonWrite.Field(w, "hostPath"u8, v3);
        if (Glusterfs is { } v4) JsonWrite.Field(w, "glusterfs"u8, v4);
        if (Nfs is { } v5) JsonWrite.Field(w, "nfs"u8, v5);
        if (Rbd is { } v6) JsonWrite.Field(w, "rbd"u8, v6);
        if (Iscsi is { } v7) JsonWrite.Field(w, "iscsi"u8, v7);
        if (Cinder is { } v8) JsonWrite.Field(w, "cinder"u8, v8);
        if (Cephfs is { } v9) JsonWrite.Field(w, "cephfs"u8, v9);
        if (Fc is { } v10) JsonWrite.Field(w, "fc"u8, v10);
        if (Flocker is { } v11) JsonWrite.Field(w, "flocker"u8, v11);
        if (FlexVolume is { } v12) JsonWrite.Field(w, "flexVolume"u8, v12);
        if (AzureFile is { } v13) JsonWrite.Field(w, "azureFile"u8, v13);
        if (VsphereVolume is { } v14) JsonWrite.Field(w, "vsphereVolume"u8, v14);
        if (Quobyte is { } v15) JsonWrite.Field(w, "quobyte"u8, v15);
        if (AzureDisk is { } v16) JsonWrite.Field(w, "azureDisk"u8, v16);
        if (PhotonPersistentDisk is { } v17) JsonWrite.Field(w, "photonPersistentDisk"u8, v17);
        if (PortworxVolume is { } v18) JsonWrite.Field(w, "portworxVolume"u8, v18);
        if (ScaleIO is { } v19) JsonWrite.Field(w, "scaleIO"u8, v19);
        if (Local is { } v20) JsonWrite.Field(w, "local"u8, v20);
        if (Storageos is { } v21) JsonWrite.Field(w, "storageos"u8, v21);
        if (Csi is { } v22) JsonWrite.Field(w, "csi"u8, v22);
        if (AccessModes is { Count: > 0 } v23) JsonWrite.Field(w, "accessModes"u8, v23, static (w, e0) => w.WriteStringValue(e0));
        if (ClaimRef is { } v24) JsonWrite.Field(w, "claimRef"u8, v24);
        if (PersistentVolumeReclaimPolicy.Length > 0) w.WriteString("persistentVolumeReclaimPolicy"u8, PersistentVolumeReclaimPolicy);
        if (StorageClassName.Length > 0) w.WriteString("storageClassName"u8, StorageClassName);
        if (MountOptions is { Count: > 0 } v27) JsonWrite.Field(w, "mountOptions"u8, v27, static (w, e0) => w.WriteStringValue(e0));
        if (VolumeMode is { } v28) w.WriteString("volumeMode"u8, v28);
        if (NodeAffinity is { } v29) JsonWrite.Field(w, "nodeAffinity"u8, v29);
        if (VolumeAttributesClassName is { } v30) w.WriteString("volumeAttributesClassName"u8, v30);
        w.WriteEndObject();
    }
    public static PersistentVolumeSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("fc"u8): o.Fc = FCVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("nfs"u8): o.Nfs = NFSVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("rbd"u8): o.Rbd = RBDPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("csi"u8): o.Csi = CSIPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("iscsi"u8): o.Iscsi = ISCSIPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("local"u8): o.Local = LocalVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cinder"u8): o.Cinder = CinderPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cephfs"u8): o.Cephfs = CephFSPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("flocker"u8): o.Flocker = FlockerVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("quobyte"u8): o.Quobyte = QuobyteVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("scaleIO"u8): o.ScaleIO = ScaleIOPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("capacity"u8): o.Capacity = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 8 when name.SequenceEqual("hostPath"u8): o.HostPath = HostPathVolumeSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("claimRef"u8): o.ClaimRef = ObjectReference.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("glusterfs"u8): o.Glusterfs = GlusterfsPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureFile"u8): o.AzureFile = AzureFilePersistentVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureDisk"u8): o.AzureDisk = AzureDiskVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("storageos"u8): o.Storageos = StorageOSPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("flexVolume"u8): o.FlexVolume = FlexPersistentVolumeSource.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("volumeMode"u8): o.VolumeMode = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("accessModes"u8): o.AccessModes = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 12 when name.SequenceEqual("mountOptions"u8): o.MountOptions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 12 when name.SequenceEqual("nodeAffinity"u8): o.NodeAffinity = VolumeNodeAffinity.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("vsphereVolume"u8): o.VsphereVolume = VsphereVirtualDiskVolumeSource.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("portworxVolume"u8): o.PortworxVolume = PortworxVolumeSource.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("storageClassName"u8): o.StorageClassName = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("gcePersistentDisk"u8): o.GcePersistentDisk = GCEPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("awsElasticBlockStore"u8): o.AwsElasticBlockStore = AWSElasticBlockStoreVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("photonPersistentDisk"u8): o.PhotonPersistentDisk = PhotonPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                case 25 when name.SequenceEqual("volumeAttributesClassName"u8): o.VolumeAttributesClassName = JsonRead.Text(ref r); break;
                case 29 when name.SequenceEqual("persistentVolumeReclaimPolicy"u8): o.PersistentVolumeReclaimPolicy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Phase.Length > 0) w.WriteString("phase"u8, Phase);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (LastPhaseTransitionTime is { } v3) w.WriteString("lastPhaseTransitionTime"u8, KubeTime.Format(v3));
        w.WriteEndObject();
    }
    public static PersistentVolumeStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PersistentVolumeStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("phase"u8): o.Phase = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 23 when name.SequenceEqual("lastPhaseTransitionTime"u8): o.LastPhaseTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("pdID"u8, PdID);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        w.WriteEndObject();
    }
    public static PhotonPersistentDiskVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PhotonPersistentDiskVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("pdID"u8): o.PdID = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static Pod? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Pod();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = PodSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = PodStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RequiredDuringSchedulingIgnoredDuringExecution is { Count: > 0 } v0) JsonWrite.Field(w, "requiredDuringSchedulingIgnoredDuringExecution"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (PreferredDuringSchedulingIgnoredDuringExecution is { Count: > 0 } v1) JsonWrite.Field(w, "preferredDuringSchedulingIgnoredDuringExecution"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodAffinity? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodAffinity();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 46 when name.SequenceEqual("requiredDuringSchedulingIgnoredDuringExecution"u8): o.RequiredDuringSchedulingIgnoredDuringExecution = JsonRead.List(ref r, managers, JsonRead.Object<PodAffinityTerm>); break;
                case 47 when name.SequenceEqual("preferredDuringSchedulingIgnoredDuringExecution"u8): o.PreferredDuringSchedulingIgnoredDuringExecution = JsonRead.List(ref r, managers, JsonRead.Object<WeightedPodAffinityTerm>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (LabelSelector is { } v0) JsonWrite.Field(w, "labelSelector"u8, v0);
        if (Namespaces is { Count: > 0 } v1) JsonWrite.Field(w, "namespaces"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        w.WriteString("topologyKey"u8, TopologyKey);
        if (NamespaceSelector is { } v3) JsonWrite.Field(w, "namespaceSelector"u8, v3);
        if (MatchLabelKeys is { Count: > 0 } v4) JsonWrite.Field(w, "matchLabelKeys"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        if (MismatchLabelKeys is { Count: > 0 } v5) JsonWrite.Field(w, "mismatchLabelKeys"u8, v5, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static PodAffinityTerm? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodAffinityTerm();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("namespaces"u8): o.Namespaces = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("topologyKey"u8): o.TopologyKey = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("labelSelector"u8): o.LabelSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("matchLabelKeys"u8): o.MatchLabelKeys = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 17 when name.SequenceEqual("namespaceSelector"u8): o.NamespaceSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("mismatchLabelKeys"u8): o.MismatchLabelKeys = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RequiredDuringSchedulingIgnoredDuringExecution is { Count: > 0 } v0) JsonWrite.Field(w, "requiredDuringSchedulingIgnoredDuringExecution"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (PreferredDuringSchedulingIgnoredDuringExecution is { Count: > 0 } v1) JsonWrite.Field(w, "preferredDuringSchedulingIgnoredDuringExecution"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodAntiAffinity? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodAntiAffinity();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 46 when name.SequenceEqual("requiredDuringSchedulingIgnoredDuringExecution"u8): o.RequiredDuringSchedulingIgnoredDuringExecution = JsonRead.List(ref r, managers, JsonRead.Object<PodAffinityTerm>); break;
                case 47 when name.SequenceEqual("preferredDuringSchedulingIgnoredDuringExecution"u8): o.PreferredDuringSchedulingIgnoredDuringExecution = JsonRead.List(ref r, managers, JsonRead.Object<WeightedPodAffinityTerm>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Stdin) w.WriteBoolean("stdin"u8, Stdin);
        if (Stdout) w.WriteBoolean("stdout"u8, Stdout);
        if (Stderr) w.WriteBoolean("stderr"u8, Stderr);
        if (Tty) w.WriteBoolean("tty"u8, Tty);
        if (Container.Length > 0) w.WriteString("container"u8, Container);
        w.WriteEndObject();
    }
    public static PodAttachOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodAttachOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("tty"u8): o.Tty = JsonRead.Boolean(ref r); break;
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("stdin"u8): o.Stdin = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("stdout"u8): o.Stdout = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("stderr"u8): o.Stderr = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("container"u8): o.Container = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SignerName.Length > 0) w.WriteString("signerName"u8, SignerName);
        if (KeyType.Length > 0) w.WriteString("keyType"u8, KeyType);
        if (MaxExpirationSeconds is { } v2) w.WriteNumber("maxExpirationSeconds"u8, v2);
        if (CredentialBundlePath.Length > 0) w.WriteString("credentialBundlePath"u8, CredentialBundlePath);
        if (KeyPath.Length > 0) w.WriteString("keyPath"u8, KeyPath);
        if (CertificateChainPath.Length > 0) w.WriteString("certificateChainPath"u8, CertificateChainPath);
        if (UserAnnotations is { Count: > 0 } v6) JsonWrite.Field(w, "userAnnotations"u8, v6, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static PodCertificateProjection? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodCertificateProjection();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("keyType"u8): o.KeyType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("keyPath"u8): o.KeyPath = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("signerName"u8): o.SignerName = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("userAnnotations"u8): o.UserAnnotations = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 20 when name.SequenceEqual("maxExpirationSeconds"u8): o.MaxExpirationSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("credentialBundlePath"u8): o.CredentialBundlePath = JsonRead.Text(ref r)!; break;
                case 20 when name.SequenceEqual("certificateChainPath"u8): o.CertificateChainPath = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        w.WriteString("status"u8, Status);
        if (LastProbeTime is { } v3) w.WriteString("lastProbeTime"u8, KubeTime.Format(v3));
        if (LastTransitionTime is { } v4) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v4));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static PodCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("lastProbeTime"u8): o.LastProbeTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Nameservers is { Count: > 0 } v0) JsonWrite.Field(w, "nameservers"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Searches is { Count: > 0 } v1) JsonWrite.Field(w, "searches"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (Options is { Count: > 0 } v2) JsonWrite.Field(w, "options"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodDNSConfig? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodDNSConfig();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("options"u8): o.Options = JsonRead.List(ref r, managers, JsonRead.Object<PodDNSConfigOption>); break;
                case 8 when name.SequenceEqual("searches"u8): o.Searches = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("nameservers"u8): o.Nameservers = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Value is { } v1) w.WriteString("value"u8, v1);
        w.WriteEndObject();
    }
    public static PodDNSConfigOption? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodDNSConfigOption();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Stdin) w.WriteBoolean("stdin"u8, Stdin);
        if (Stdout) w.WriteBoolean("stdout"u8, Stdout);
        if (Stderr) w.WriteBoolean("stderr"u8, Stderr);
        if (Tty) w.WriteBoolean("tty"u8, Tty);
        if (Container.Length > 0) w.WriteString("container"u8, Container);
        JsonWrite.Field(w, "command"u8, Command, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static PodExecOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodExecOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("tty"u8): o.Tty = JsonRead.Boolean(ref r); break;
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("stdin"u8): o.Stdin = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("stdout"u8): o.Stdout = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("stderr"u8): o.Stderr = JsonRead.Boolean(ref r); break;
                case 7 when name.SequenceEqual("command"u8): o.Command = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 9 when name.SequenceEqual("container"u8): o.Container = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "requestMappings"u8, RequestMappings, static (w, e0) => e0.WriteJson(w));
        w.WriteString("resourceClaimName"u8, ResourceClaimName);
        w.WriteEndObject();
    }
    public static PodExtendedResourceClaimStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodExtendedResourceClaimStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 15 when name.SequenceEqual("requestMappings"u8): o.RequestMappings = JsonRead.List(ref r, managers, JsonRead.Object<ContainerExtendedResourceRequest>)!; break;
                case 17 when name.SequenceEqual("resourceClaimName"u8): o.ResourceClaimName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("ip"u8, Ip);
        w.WriteEndObject();
    }
    public static PodIP? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodIP();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("ip"u8): o.Ip = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Pod>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Container.Length > 0) w.WriteString("container"u8, Container);
        if (Follow) w.WriteBoolean("follow"u8, Follow);
        if (Previous) w.WriteBoolean("previous"u8, Previous);
        if (SinceSeconds is { } v5) w.WriteNumber("sinceSeconds"u8, v5);
        if (SinceTime is { } v6) w.WriteString("sinceTime"u8, KubeTime.Format(v6));
        if (Timestamps) w.WriteBoolean("timestamps"u8, Timestamps);
        if (TailLines is { } v8) w.WriteNumber("tailLines"u8, v8);
        if (LimitBytes is { } v9) w.WriteNumber("limitBytes"u8, v9);
        if (InsecureSkipTLSVerifyBackend) w.WriteBoolean("insecureSkipTLSVerifyBackend"u8, InsecureSkipTLSVerifyBackend);
        if (Stream is { } v11) w.WriteString("stream"u8, v11);
        w.WriteEndObject();
    }
    public static PodLogOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodLogOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("follow"u8): o.Follow = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("stream"u8): o.Stream = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("previous"u8): o.Previous = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("container"u8): o.Container = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("sinceTime"u8): o.SinceTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 9 when name.SequenceEqual("tailLines"u8): o.TailLines = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("timestamps"u8): o.Timestamps = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("limitBytes"u8): o.LimitBytes = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 12 when name.SequenceEqual("sinceSeconds"u8): o.SinceSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 28 when name.SequenceEqual("insecureSkipTLSVerifyBackend"u8): o.InsecureSkipTLSVerifyBackend = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PodMigration : IApiValue<PodMigration>
{
    [JsonPropertyName("actionName")][OmitEmpty]
    public string ActionName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("actionID")][OmitEmpty]
    public string ActionID { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("sourceNode")][OmitEmpty]
    public string SourceNode { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("targetNode")][OmitEmpty]
    public string TargetNode { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("startTime")]
    public DateTimeOffset? StartTime { get; set; }
    [JsonPropertyName("completionTime")]
    public DateTimeOffset? CompletionTime { get; set; }
    [JsonPropertyName("succeeded")][OmitEmpty]
    public bool Succeeded { get; set; }
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("byEviction")][OmitEmpty]
    public bool ByEviction { get; set; }
    public PodMigration DeepClone() => new()
    {
        ActionName = ActionName,
        ActionID = ActionID,
        SourceNode = SourceNode,
        TargetNode = TargetNode,
        StartTime = StartTime,
        CompletionTime = CompletionTime,
        Succeeded = Succeeded,
        Message = Message,
        ByEviction = ByEviction,
    };
    public bool DeepEquals(PodMigration? other) => other is not null
        && ActionName == other.ActionName
        && ActionID == other.ActionID
        && SourceNode == other.SourceNode
        && TargetNode == other.TargetNode
        && DeepValues.SameSeconds(StartTime, other.StartTime)
        && DeepValues.SameSeconds(CompletionTime, other.CompletionTime)
        && Succeeded == other.Succeeded
        && Message == other.Message
        && ByEviction == other.ByEviction;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodMigration);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ActionName.Length > 0) w.WriteString("actionName"u8, ActionName);
        if (ActionID.Length > 0) w.WriteString("actionID"u8, ActionID);
        if (SourceNode.Length > 0) w.WriteString("sourceNode"u8, SourceNode);
        if (TargetNode.Length > 0) w.WriteString("targetNode"u8, TargetNode);
        if (StartTime is { } v4) w.WriteString("startTime"u8, KubeTime.Format(v4));
        if (CompletionTime is { } v5) w.WriteString("completionTime"u8, KubeTime.Format(v5));
        if (Succeeded) w.WriteBoolean("succeeded"u8, Succeeded);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (ByEviction) w.WriteBoolean("byEviction"u8, ByEviction);
        w.WriteEndObject();
    }
    public static PodMigration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodMigration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("actionID"u8): o.ActionID = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("startTime"u8): o.StartTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 9 when name.SequenceEqual("succeeded"u8): o.Succeeded = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("actionName"u8): o.ActionName = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("sourceNode"u8): o.SourceNode = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("targetNode"u8): o.TargetNode = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("byEviction"u8): o.ByEviction = JsonRead.Boolean(ref r); break;
                case 14 when name.SequenceEqual("completionTime"u8): o.CompletionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static PodOS? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodOS();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Ports is { Count: > 0 } v2) JsonWrite.Field(w, "ports"u8, v2, static (w, e0) => w.WriteNumberValue(e0));
        w.WriteEndObject();
    }
    public static PodPortForwardOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodPortForwardOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Int32(ref r)); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        w.WriteEndObject();
    }
    public static PodProxyOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodProxyOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("conditionType"u8, ConditionType);
        w.WriteEndObject();
    }
    public static PodReadinessGate? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodReadinessGate();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 13 when name.SequenceEqual("conditionType"u8): o.ConditionType = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (ResourceClaimName is { } v1) w.WriteString("resourceClaimName"u8, v1);
        if (ResourceClaimTemplateName is { } v2) w.WriteString("resourceClaimTemplateName"u8, v2);
        w.WriteEndObject();
    }
    public static PodResourceClaim? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodResourceClaim();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("resourceClaimName"u8): o.ResourceClaimName = JsonRead.Text(ref r); break;
                case 25 when name.SequenceEqual("resourceClaimTemplateName"u8): o.ResourceClaimTemplateName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (ResourceClaimName is { } v1) w.WriteString("resourceClaimName"u8, v1);
        w.WriteEndObject();
    }
    public static PodResourceClaimStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodResourceClaimStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("resourceClaimName"u8): o.ResourceClaimName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static PodSchedulingGate? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodSchedulingGate();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SeLinuxOptions is { } v0) JsonWrite.Field(w, "seLinuxOptions"u8, v0);
        if (WindowsOptions is { } v1) JsonWrite.Field(w, "windowsOptions"u8, v1);
        if (RunAsUser is { } v2) w.WriteNumber("runAsUser"u8, v2);
        if (RunAsGroup is { } v3) w.WriteNumber("runAsGroup"u8, v3);
        if (RunAsNonRoot is { } v4) w.WriteBoolean("runAsNonRoot"u8, v4);
        if (SupplementalGroups is { Count: > 0 } v5) JsonWrite.Field(w, "supplementalGroups"u8, v5, static (w, e0) => w.WriteNumberValue(e0));
        if (SupplementalGroupsPolicy is { } v6) w.WriteString("supplementalGroupsPolicy"u8, v6);
        if (FsGroup is { } v7) w.WriteNumber("fsGroup"u8, v7);
        if (Sysctls is { Count: > 0 } v8) JsonWrite.Field(w, "sysctls"u8, v8, static (w, e0) => e0.WriteJson(w));
        if (FsGroupChangePolicy is { } v9) w.WriteString("fsGroupChangePolicy"u8, v9);
        if (SeccompProfile is { } v10) JsonWrite.Field(w, "seccompProfile"u8, v10);
        if (AppArmorProfile is { } v11) JsonWrite.Field(w, "appArmorProfile"u8, v11);
        if (SeLinuxChangePolicy is { } v12) w.WriteString("seLinuxChangePolicy"u8, v12);
        w.WriteEndObject();
    }
    public static PodSecurityContext? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodSecurityContext();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("fsGroup"u8): o.FsGroup = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 7 when name.SequenceEqual("sysctls"u8): o.Sysctls = JsonRead.List(ref r, managers, JsonRead.Object<Sysctl>); break;
                case 9 when name.SequenceEqual("runAsUser"u8): o.RunAsUser = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 10 when name.SequenceEqual("runAsGroup"u8): o.RunAsGroup = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 12 when name.SequenceEqual("runAsNonRoot"u8): o.RunAsNonRoot = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 14 when name.SequenceEqual("seLinuxOptions"u8): o.SeLinuxOptions = SELinuxOptions.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("windowsOptions"u8): o.WindowsOptions = WindowsSecurityContextOptions.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("seccompProfile"u8): o.SeccompProfile = SeccompProfile.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("appArmorProfile"u8): o.AppArmorProfile = AppArmorProfile.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("supplementalGroups"u8): o.SupplementalGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Int64(ref r)); break;
                case 19 when name.SequenceEqual("fsGroupChangePolicy"u8): o.FsGroupChangePolicy = JsonRead.Text(ref r); break;
                case 19 when name.SequenceEqual("seLinuxChangePolicy"u8): o.SeLinuxChangePolicy = JsonRead.Text(ref r); break;
                case 24 when name.SequenceEqual("supplementalGroupsPolicy"u8): o.SupplementalGroupsPolicy = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PodController is { } v0) JsonWrite.Field(w, "podController"u8, v0);
        w.WriteEndObject();
    }
    public static PodSignature? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodSignature();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 13 when name.SequenceEqual("podController"u8): o.PodController = OwnerReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Volumes is { Count: > 0 } v0) JsonWrite.Field(w, "volumes"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (InitContainers is { Count: > 0 } v1) JsonWrite.Field(w, "initContainers"u8, v1, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "containers"u8, Containers, static (w, e0) => e0.WriteJson(w));
        if (EphemeralContainers is { Count: > 0 } v3) JsonWrite.Field(w, "ephemeralContainers"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (RestartPolicy.Length > 0) w.WriteString("restartPolicy"u8, RestartPolicy);
        if (TerminationGracePeriodSeconds is { } v5) w.WriteNumber("terminationGracePeriodSeconds"u8, v5);
        if (ActiveDeadlineSeconds is { } v6) w.WriteNumber("activeDeadlineSeconds"u8, v6);
        if (DnsPolicy.Length > 0) w.WriteString("dnsPolicy"u8, DnsPolicy);
        if (NodeSelector is { Count: > 0 } v8) JsonWrite.Field(w, "nodeSelector"u8, v8, static (w, e0) => w.WriteStringValue(e0));
        if (ServiceAccountName.Length > 0) w.WriteString("serviceAccountName"u8, ServiceAccountName);
        if (ServiceAccount.Length > 0) w.WriteString("serviceAccount"u8, ServiceAccount);
        if (AutomountServiceAccountToken is { } v11) w.WriteBoolean("automountServiceAccountToken"u8, v11);
        if (NodeName.Length > 0) w.WriteString("nodeName"u8, NodeName);
        if (HostNetwork) w.WriteBoolean("hostNetwork"u8, HostNetwork);
        if (HostPID) w.WriteBoolean("hostPID"u8, HostPID);
        if (HostIPC) w.WriteBoolean("hostIPC"u8, HostIPC);
        if (ShareProcessNamespace is { } v16) w.WriteBoolean("shareProcessNamespace"u8, v16);
        if (SecurityContext is { } v17) JsonWrite.Field(w, "securityContext"u8, v17);
        if (ImagePullSecrets is { Count: > 0 } v18) JsonWrite.Field(w, "imagePullSecrets"u8, v18, static (w, e0) => e0.WriteJson(w));
        if (Hostname.Length > 0) w.WriteString("hostname"u8, Hostname);
        if (Subdomain.Length > 0) w.WriteString("subdomain"u8, Subdomain);
        if (Affinity is { } v21) JsonWrite.Field(w, "affinity"u8, v21);
        if (SchedulerName.Length > 0) w.WriteString("schedulerName"u8, SchedulerName);
        if (Tolerations is { Count: > 0 } v23) JsonWrite.Field(w, "tolerations"u8, v23, static (w, e0) => e0.WriteJson(w));
        if (HostAliases is { Count: > 0 } v24) JsonWrite.Field(w, "hostAliases"u8, v24, static (w, e0) => e0.WriteJson(w));
        if (PriorityClassName.Length > 0) w.WriteString("priorityClassName"u8, PriorityClassName);
        if (Priority is { } v26) w.WriteNumber("priority"u8, v26);
        if (DnsConfig is { } v27) JsonWrite.Field(w, "dnsConfig"u8, v27);
        if (ReadinessGates is { Count: > 0 } v28) JsonWrite.Field(w, "readinessGates"u8, v28, static (w, e0) => e0.WriteJson(w));
        if (RuntimeClassName is { } v29) w.WriteString("runtimeClassName"u8, v29);
        if (EnableServiceLinks is { } v30) w.WriteBoolean("enableServiceLinks"u8, v30);
        if (PreemptionPolicy is { } v31) w.WriteString("preemptionPolicy"u8, v31);
        if (Overhead is { Count: > 0 } v32) JsonWrite.Field(w, "overhead"u8, v32, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (TopologySpreadConstraints is { Count: > 0 } v33) JsonWrite.Field(w, "topologySpreadConstraints"u8, v33, static (w, e0) => e0.WriteJson(w));
        if (SetHostnameAsFQDN is { } v34) w.WriteBoolean("setHostnameAsFQDN"u8, v34);
        if (Os is { } v35) JsonWrite.Field(w, "os"u8, v35);
        if (HostUsers is { } v36) w.WriteBoolean("hostUsers"u8, v36);
        if (SchedulingGates is { Count: > 0 } v37) JsonWrite.Field(w, "schedulingGates"u8, v37, static (w, e0) => e0.WriteJson(w));
        if (ResourceClaims is { Count: > 0 } v38) JsonWrite.Field(w, "resourceClaims"u8, v38, static (w, e0) => e0.WriteJson(w));
        if (Resources is { } v39) JsonWrite.Field(w, "resources"u8, v39);
        if (HostnameOverride is { } v40) w.WriteString("hostnameOverride"u8, v40);
        if (WorkloadRef is { } v41) JsonWrite.Field(w, "workloadRef"u8, v41);
        if (Vpc.Length > 0) w.WriteString("vpc"u8, Vpc);
        if (Nics is { Count: > 0 } v43) JsonWrite.Field(w, "nics"u8, v43, static (w, e0) => e0.WriteJson(w));
        if (VirtualMachine is { } v44) JsonWrite.Field(w, "virtualMachine"u8, v44);
        w.WriteEndObject();
    }
    public static PodSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("os"u8): o.Os = PodOS.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("vpc"u8): o.Vpc = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("nics"u8): o.Nics = JsonRead.List(ref r, managers, JsonRead.Object<Nic>); break;
                case 7 when name.SequenceEqual("volumes"u8): o.Volumes = JsonRead.List(ref r, managers, JsonRead.Object<Volume>); break;
                case 7 when name.SequenceEqual("hostPID"u8): o.HostPID = JsonRead.Boolean(ref r); break;
                case 7 when name.SequenceEqual("hostIPC"u8): o.HostIPC = JsonRead.Boolean(ref r); break;
                case 8 when name.SequenceEqual("nodeName"u8): o.NodeName = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("hostname"u8): o.Hostname = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("affinity"u8): o.Affinity = Affinity.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("priority"u8): o.Priority = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("overhead"u8): o.Overhead = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 9 when name.SequenceEqual("dnsPolicy"u8): o.DnsPolicy = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("subdomain"u8): o.Subdomain = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("dnsConfig"u8): o.DnsConfig = PodDNSConfig.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("hostUsers"u8): o.HostUsers = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("containers"u8): o.Containers = JsonRead.List(ref r, managers, JsonRead.Object<Container>)!; break;
                case 11 when name.SequenceEqual("hostNetwork"u8): o.HostNetwork = JsonRead.Boolean(ref r); break;
                case 11 when name.SequenceEqual("tolerations"u8): o.Tolerations = JsonRead.List(ref r, managers, JsonRead.Object<Toleration>); break;
                case 11 when name.SequenceEqual("hostAliases"u8): o.HostAliases = JsonRead.List(ref r, managers, JsonRead.Object<HostAlias>); break;
                case 11 when name.SequenceEqual("workloadRef"u8): o.WorkloadRef = WorkloadReference.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("nodeSelector"u8): o.NodeSelector = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("restartPolicy"u8): o.RestartPolicy = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("schedulerName"u8): o.SchedulerName = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("initContainers"u8): o.InitContainers = JsonRead.List(ref r, managers, JsonRead.Object<Container>); break;
                case 14 when name.SequenceEqual("serviceAccount"u8): o.ServiceAccount = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("readinessGates"u8): o.ReadinessGates = JsonRead.List(ref r, managers, JsonRead.Object<PodReadinessGate>); break;
                case 14 when name.SequenceEqual("resourceClaims"u8): o.ResourceClaims = JsonRead.List(ref r, managers, JsonRead.Object<PodResourceClaim>); break;
                case 14 when name.SequenceEqual("virtualMachine"u8): o.VirtualMachine = VirtualMachine.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("securityContext"u8): o.SecurityContext = PodSecurityContext.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("schedulingGates"u8): o.SchedulingGates = JsonRead.List(ref r, managers, JsonRead.Object<PodSchedulingGate>); break;
                case 16 when name.SequenceEqual("imagePullSecrets"u8): o.ImagePullSecrets = JsonRead.List(ref r, managers, JsonRead.Object<LocalObjectReference>); break;
                case 16 when name.SequenceEqual("runtimeClassName"u8): o.RuntimeClassName = JsonRead.Text(ref r); break;
                case 16 when name.SequenceEqual("preemptionPolicy"u8): o.PreemptionPolicy = JsonRead.Text(ref r); break;
                case 16 when name.SequenceEqual("hostnameOverride"u8): o.HostnameOverride = JsonRead.Text(ref r); break;
                case 17 when name.SequenceEqual("priorityClassName"u8): o.PriorityClassName = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("setHostnameAsFQDN"u8): o.SetHostnameAsFQDN = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 18 when name.SequenceEqual("serviceAccountName"u8): o.ServiceAccountName = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("enableServiceLinks"u8): o.EnableServiceLinks = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 19 when name.SequenceEqual("ephemeralContainers"u8): o.EphemeralContainers = JsonRead.List(ref r, managers, JsonRead.Object<EphemeralContainer>); break;
                case 21 when name.SequenceEqual("activeDeadlineSeconds"u8): o.ActiveDeadlineSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 21 when name.SequenceEqual("shareProcessNamespace"u8): o.ShareProcessNamespace = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 25 when name.SequenceEqual("topologySpreadConstraints"u8): o.TopologySpreadConstraints = JsonRead.List(ref r, managers, JsonRead.Object<TopologySpreadConstraint>); break;
                case 28 when name.SequenceEqual("automountServiceAccountToken"u8): o.AutomountServiceAccountToken = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 29 when name.SequenceEqual("terminationGracePeriodSeconds"u8): o.TerminationGracePeriodSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    [JsonPropertyName("migration")]
    public PodMigration? Migration { get; set; }
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
        Migration = Migration?.DeepClone(),
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
        && DeepValues.Same(NicStatuses, other.NicStatuses, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Migration, other.Migration);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PodStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (Phase.Length > 0) w.WriteString("phase"u8, Phase);
        if (Conditions is { Count: > 0 } v2) JsonWrite.Field(w, "conditions"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (NominatedNodeName.Length > 0) w.WriteString("nominatedNodeName"u8, NominatedNodeName);
        if (HostIP.Length > 0) w.WriteString("hostIP"u8, HostIP);
        if (HostIPs is { Count: > 0 } v7) JsonWrite.Field(w, "hostIPs"u8, v7, static (w, e0) => e0.WriteJson(w));
        if (PodIP.Length > 0) w.WriteString("podIP"u8, PodIP);
        if (PodIPs is { Count: > 0 } v9) JsonWrite.Field(w, "podIPs"u8, v9, static (w, e0) => e0.WriteJson(w));
        if (StartTime is { } v10) w.WriteString("startTime"u8, KubeTime.Format(v10));
        if (InitContainerStatuses is { Count: > 0 } v11) JsonWrite.Field(w, "initContainerStatuses"u8, v11, static (w, e0) => e0.WriteJson(w));
        if (ContainerStatuses is { Count: > 0 } v12) JsonWrite.Field(w, "containerStatuses"u8, v12, static (w, e0) => e0.WriteJson(w));
        if (QosClass.Length > 0) w.WriteString("qosClass"u8, QosClass);
        if (EphemeralContainerStatuses is { Count: > 0 } v14) JsonWrite.Field(w, "ephemeralContainerStatuses"u8, v14, static (w, e0) => e0.WriteJson(w));
        if (Resize.Length > 0) w.WriteString("resize"u8, Resize);
        if (ResourceClaimStatuses is { Count: > 0 } v16) JsonWrite.Field(w, "resourceClaimStatuses"u8, v16, static (w, e0) => e0.WriteJson(w));
        if (ExtendedResourceClaimStatus is { } v17) JsonWrite.Field(w, "extendedResourceClaimStatus"u8, v17);
        if (AllocatedResources is { Count: > 0 } v18) JsonWrite.Field(w, "allocatedResources"u8, v18, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Resources is { } v19) JsonWrite.Field(w, "resources"u8, v19);
        if (VirtualMachineStatus is { } v20) JsonWrite.Field(w, "virtualMachineStatus"u8, v20);
        if (NicStatuses is { Count: > 0 } v21) JsonWrite.Field(w, "nicStatuses"u8, v21, static (w, e0) => e0.WriteJson(w));
        if (Migration is { } v22) JsonWrite.Field(w, "migration"u8, v22);
        w.WriteEndObject();
    }
    public static PodStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("phase"u8): o.Phase = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("podIP"u8): o.PodIP = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("hostIP"u8): o.HostIP = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("podIPs"u8): o.PodIPs = JsonRead.List(ref r, managers, JsonRead.Object<PodIP>); break;
                case 6 when name.SequenceEqual("resize"u8): o.Resize = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("hostIPs"u8): o.HostIPs = JsonRead.List(ref r, managers, JsonRead.Object<HostIP>); break;
                case 8 when name.SequenceEqual("qosClass"u8): o.QosClass = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("startTime"u8): o.StartTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("migration"u8): o.Migration = PodMigration.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<PodCondition>); break;
                case 11 when name.SequenceEqual("nicStatuses"u8): o.NicStatuses = JsonRead.List(ref r, managers, JsonRead.Object<NICStatus>); break;
                case 17 when name.SequenceEqual("nominatedNodeName"u8): o.NominatedNodeName = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("containerStatuses"u8): o.ContainerStatuses = JsonRead.List(ref r, managers, JsonRead.Object<ContainerStatus>); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 18 when name.SequenceEqual("allocatedResources"u8): o.AllocatedResources = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 20 when name.SequenceEqual("virtualMachineStatus"u8): o.VirtualMachineStatus = VirtualMachineStatus.ReadJson(ref r, managers); break;
                case 21 when name.SequenceEqual("initContainerStatuses"u8): o.InitContainerStatuses = JsonRead.List(ref r, managers, JsonRead.Object<ContainerStatus>); break;
                case 21 when name.SequenceEqual("resourceClaimStatuses"u8): o.ResourceClaimStatuses = JsonRead.List(ref r, managers, JsonRead.Object<PodResourceClaimStatus>); break;
                case 26 when name.SequenceEqual("ephemeralContainerStatuses"u8): o.EphemeralContainerStatuses = JsonRead.List(ref r, managers, JsonRead.Object<ContainerStatus>); break;
                case 27 when name.SequenceEqual("extendedResourceClaimStatus"u8): o.ExtendedResourceClaimStatus = PodExtendedResourceClaimStatus.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static PodStatusResult? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodStatusResult();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = PodStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "template"u8, Template);
        w.WriteEndObject();
    }
    public static PodTemplate? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodTemplate();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("template"u8): o.Template = PodTemplateSpec.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PodTemplateList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodTemplateList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<PodTemplate>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static PodTemplateSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PodTemplateSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("spec"u8): o.Spec = PodSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("port"u8, Port);
        w.WriteString("protocol"u8, Protocol);
        if (Error is { } v2) w.WriteString("error"u8, v2);
        w.WriteEndObject();
    }
    public static PortStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PortStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.Int32(ref r); break;
                case 5 when name.SequenceEqual("error"u8): o.Error = JsonRead.Text(ref r); break;
                case 8 when name.SequenceEqual("protocol"u8): o.Protocol = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("volumeID"u8, VolumeID);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static PortworxVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PortworxVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("volumeID"u8): o.VolumeID = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Uid is { } v0) w.WriteString("uid"u8, v0);
        w.WriteEndObject();
    }
    public static Preconditions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Preconditions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "podSignature"u8, PodSignature);
        if (EvictionTime is { } v1) w.WriteString("evictionTime"u8, KubeTime.Format(v1));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static PreferAvoidPodsEntry? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PreferAvoidPodsEntry();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("podSignature"u8): o.PodSignature = PodSignature.ReadJson(ref r, managers)!; break;
                case 12 when name.SequenceEqual("evictionTime"u8): o.EvictionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("weight"u8, Weight);
        JsonWrite.Field(w, "preference"u8, Preference);
        w.WriteEndObject();
    }
    public static PreferredSchedulingTerm? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PreferredSchedulingTerm();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("weight"u8): o.Weight = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("preference"u8): o.Preference = NodeSelectorTerm.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Exec is { } v0) JsonWrite.Field(w, "exec"u8, v0);
        if (HttpGet is { } v1) JsonWrite.Field(w, "httpGet"u8, v1);
        if (TcpSocket is { } v2) JsonWrite.Field(w, "tcpSocket"u8, v2);
        if (Grpc is { } v3) JsonWrite.Field(w, "grpc"u8, v3);
        if (InitialDelaySeconds != 0) w.WriteNumber("initialDelaySeconds"u8, InitialDelaySeconds);
        if (TimeoutSeconds != 0) w.WriteNumber("timeoutSeconds"u8, TimeoutSeconds);
        if (PeriodSeconds != 0) w.WriteNumber("periodSeconds"u8, PeriodSeconds);
        if (SuccessThreshold != 0) w.WriteNumber("successThreshold"u8, SuccessThreshold);
        if (FailureThreshold != 0) w.WriteNumber("failureThreshold"u8, FailureThreshold);
        if (TerminationGracePeriodSeconds is { } v9) w.WriteNumber("terminationGracePeriodSeconds"u8, v9);
        w.WriteEndObject();
    }
    public static Probe? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Probe();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("exec"u8): o.Exec = ExecAction.ReadJson(ref r, managers); break;
                case 4 when name.SequenceEqual("grpc"u8): o.Grpc = GRPCAction.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("httpGet"u8): o.HttpGet = HTTPGetAction.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("tcpSocket"u8): o.TcpSocket = TCPSocketAction.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("periodSeconds"u8): o.PeriodSeconds = JsonRead.Int32(ref r); break;
                case 14 when name.SequenceEqual("timeoutSeconds"u8): o.TimeoutSeconds = JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("successThreshold"u8): o.SuccessThreshold = JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("failureThreshold"u8): o.FailureThreshold = JsonRead.Int32(ref r); break;
                case 19 when name.SequenceEqual("initialDelaySeconds"u8): o.InitialDelaySeconds = JsonRead.Int32(ref r); break;
                case 29 when name.SequenceEqual("terminationGracePeriodSeconds"u8): o.TerminationGracePeriodSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Exec is { } v0) JsonWrite.Field(w, "exec"u8, v0);
        if (HttpGet is { } v1) JsonWrite.Field(w, "httpGet"u8, v1);
        if (TcpSocket is { } v2) JsonWrite.Field(w, "tcpSocket"u8, v2);
        if (Grpc is { } v3) JsonWrite.Field(w, "grpc"u8, v3);
        w.WriteEndObject();
    }
    public static ProbeHandler? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ProbeHandler();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("exec"u8): o.Exec = ExecAction.ReadJson(ref r, managers); break;
                case 4 when name.SequenceEqual("grpc"u8): o.Grpc = GRPCAction.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("httpGet"u8): o.HttpGet = HTTPGetAction.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("tcpSocket"u8): o.TcpSocket = TCPSocketAction.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Sources is { Count: > 0 } v0) JsonWrite.Field(w, "sources"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (DefaultMode is { } v1) w.WriteNumber("defaultMode"u8, v1);
        w.WriteEndObject();
    }
    public static ProjectedVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ProjectedVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("sources"u8): o.Sources = JsonRead.List(ref r, managers, JsonRead.Object<VolumeProjection>); break;
                case 11 when name.SequenceEqual("defaultMode"u8): o.DefaultMode = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("registry"u8, Registry);
        w.WriteString("volume"u8, Volume);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (User.Length > 0) w.WriteString("user"u8, User);
        if (Group.Length > 0) w.WriteString("group"u8, Group);
        if (Tenant.Length > 0) w.WriteString("tenant"u8, Tenant);
        w.WriteEndObject();
    }
    public static QuobyteVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new QuobyteVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("user"u8): o.User = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("volume"u8): o.Volume = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("tenant"u8): o.Tenant = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("registry"u8): o.Registry = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "monitors"u8, Monitors, static (w, e0) => w.WriteStringValue(e0));
        w.WriteString("image"u8, Image);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (Pool.Length > 0) w.WriteString("pool"u8, Pool);
        if (User.Length > 0) w.WriteString("user"u8, User);
        if (Keyring.Length > 0) w.WriteString("keyring"u8, Keyring);
        if (SecretRef is { } v6) JsonWrite.Field(w, "secretRef"u8, v6);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static RBDPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RBDPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("pool"u8): o.Pool = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("user"u8): o.User = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("keyring"u8): o.Keyring = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("monitors"u8): o.Monitors = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = SecretReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "monitors"u8, Monitors, static (w, e0) => w.WriteStringValue(e0));
        w.WriteString("image"u8, Image);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (Pool.Length > 0) w.WriteString("pool"u8, Pool);
        if (User.Length > 0) w.WriteString("user"u8, User);
        if (Keyring.Length > 0) w.WriteString("keyring"u8, Keyring);
        if (SecretRef is { } v6) JsonWrite.Field(w, "secretRef"u8, v6);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static RBDVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RBDVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("pool"u8): o.Pool = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("user"u8): o.User = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("keyring"u8): o.Keyring = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("monitors"u8): o.Monitors = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteString("range"u8, Range);
        w.WriteBase64String("data"u8, Data);
        w.WriteEndObject();
    }
    public static RangeAllocation? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RangeAllocation();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("data"u8): o.Data = JsonRead.Bytes(ref r)!; break;
                case 5 when name.SequenceEqual("range"u8): o.Range = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (DelayInSeconds != 0) w.WriteNumber("delayInSeconds"u8, DelayInSeconds);
        w.WriteEndObject();
    }
    public static RebootAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RebootAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 14 when name.SequenceEqual("delayInSeconds"u8): o.DelayInSeconds = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("delayInSeconds"u8, DelayInSeconds);
        w.WriteEndObject();
    }
    public static RebootParams? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RebootParams();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 14 when name.SequenceEqual("delayInSeconds"u8): o.DelayInSeconds = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RebootSuccessful) w.WriteBoolean("rebootSuccessful"u8, RebootSuccessful);
        w.WriteEndObject();
    }
    public static RebootStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RebootStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 16 when name.SequenceEqual("rebootSuccessful"u8): o.RebootSuccessful = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static ReplicationController? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicationController();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ReplicationControllerSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ReplicationControllerStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static ReplicationControllerCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicationControllerCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ReplicationControllerList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicationControllerList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ReplicationController>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Replicas is { } v0) w.WriteNumber("replicas"u8, v0);
        if (MinReadySeconds != 0) w.WriteNumber("minReadySeconds"u8, MinReadySeconds);
        if (Selector is { Count: > 0 } v2) JsonWrite.Field(w, "selector"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Template is { } v3) JsonWrite.Field(w, "template"u8, v3);
        w.WriteEndObject();
    }
    public static ReplicationControllerSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicationControllerSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("template"u8): o.Template = PodTemplateSpec.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("minReadySeconds"u8): o.MinReadySeconds = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("replicas"u8, Replicas);
        if (FullyLabeledReplicas != 0) w.WriteNumber("fullyLabeledReplicas"u8, FullyLabeledReplicas);
        if (ReadyReplicas != 0) w.WriteNumber("readyReplicas"u8, ReadyReplicas);
        if (AvailableReplicas != 0) w.WriteNumber("availableReplicas"u8, AvailableReplicas);
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (Conditions is { Count: > 0 } v5) JsonWrite.Field(w, "conditions"u8, v5, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ReplicationControllerStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ReplicationControllerStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("replicas"u8): o.Replicas = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<ReplicationControllerCondition>); break;
                case 13 when name.SequenceEqual("readyReplicas"u8): o.ReadyReplicas = JsonRead.Int32(ref r); break;
                case 17 when name.SequenceEqual("availableReplicas"u8): o.AvailableReplicas = JsonRead.Int32(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 20 when name.SequenceEqual("fullyLabeledReplicas"u8): o.FullyLabeledReplicas = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("resourceName"u8, ResourceName);
        JsonWrite.Field(w, "policy"u8, Policy);
        w.WriteEndObject();
    }
    public static ResizePolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResizePolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("policy"u8): o.Policy = ContainerResizePolicy.ReadJson(ref r, managers)!; break;
                case 12 when name.SequenceEqual("resourceName"u8): o.ResourceName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Request.Length > 0) w.WriteString("request"u8, Request);
        w.WriteEndObject();
    }
    public static ResourceClaim? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceClaim();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("request"u8): o.Request = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ContainerName.Length > 0) w.WriteString("containerName"u8, ContainerName);
        w.WriteString("resource"u8, Resource);
        w.WriteString("divisor"u8, Divisor.ToString());
        w.WriteEndObject();
    }
    public static ResourceFieldSelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceFieldSelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("divisor"u8): o.Divisor = Quantity.ReadJson(ref r); break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("containerName"u8): o.ContainerName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("resourceID"u8, ResourceID);
        if (Health.Length > 0) w.WriteString("health"u8, Health);
        w.WriteEndObject();
    }
    public static ResourceHealth? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceHealth();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("health"u8): o.Health = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("resourceID"u8): o.ResourceID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static ResourceQuota? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceQuota();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ResourceQuotaSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ResourceQuotaStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceQuotaList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceQuotaList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ResourceQuota>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Hard is { Count: > 0 } v0) JsonWrite.Field(w, "hard"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Scopes is { Count: > 0 } v1) JsonWrite.Field(w, "scopes"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (ScopeSelector is { } v2) JsonWrite.Field(w, "scopeSelector"u8, v2);
        w.WriteEndObject();
    }
    public static ResourceQuotaSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceQuotaSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("hard"u8): o.Hard = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 6 when name.SequenceEqual("scopes"u8): o.Scopes = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("scopeSelector"u8): o.ScopeSelector = ScopeSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Hard is { Count: > 0 } v0) JsonWrite.Field(w, "hard"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Used is { Count: > 0 } v1) JsonWrite.Field(w, "used"u8, v1, static (w, e0) => w.WriteStringValue(e0.ToString()));
        w.WriteEndObject();
    }
    public static ResourceQuotaStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceQuotaStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("hard"u8): o.Hard = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 4 when name.SequenceEqual("used"u8): o.Used = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Limits is { Count: > 0 } v0) JsonWrite.Field(w, "limits"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Requests is { Count: > 0 } v1) JsonWrite.Field(w, "requests"u8, v1, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Claims is { Count: > 0 } v2) JsonWrite.Field(w, "claims"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceRequirements? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceRequirements();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("limits"u8): o.Limits = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 6 when name.SequenceEqual("claims"u8): o.Claims = JsonRead.List(ref r, managers, JsonRead.Object<ResourceClaim>); break;
                case 8 when name.SequenceEqual("requests"u8): o.Requests = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Resources is { Count: > 0 } v1) JsonWrite.Field(w, "resources"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ResourceStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourceStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, JsonRead.Object<ResourceHealth>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SnapshotID.Length > 0) w.WriteString("snapshotID"u8, SnapshotID);
        w.WriteEndObject();
    }
    public static RestoreAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RestoreAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("snapshotID"u8): o.SnapshotID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("snapshotID"u8, SnapshotID);
        w.WriteEndObject();
    }
    public static RestoreParams? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RestoreParams();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("snapshotID"u8): o.SnapshotID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (RestoreSuccessful) w.WriteBoolean("restoreSuccessful"u8, RestoreSuccessful);
        w.WriteEndObject();
    }
    public static RestoreStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RestoreStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 17 when name.SequenceEqual("restoreSuccessful"u8): o.RestoreSuccessful = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (User.Length > 0) w.WriteString("user"u8, User);
        if (Role.Length > 0) w.WriteString("role"u8, Role);
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (Level.Length > 0) w.WriteString("level"u8, Level);
        w.WriteEndObject();
    }
    public static SELinuxOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SELinuxOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("user"u8): o.User = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("role"u8): o.Role = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("level"u8): o.Level = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("gateway"u8, Gateway);
        w.WriteString("system"u8, System);
        if (SecretRef is { } v2) JsonWrite.Field(w, "secretRef"u8, v2);
        if (SslEnabled) w.WriteBoolean("sslEnabled"u8, SslEnabled);
        if (ProtectionDomain.Length > 0) w.WriteString("protectionDomain"u8, ProtectionDomain);
        if (StoragePool.Length > 0) w.WriteString("storagePool"u8, StoragePool);
        if (StorageMode.Length > 0) w.WriteString("storageMode"u8, StorageMode);
        if (VolumeName.Length > 0) w.WriteString("volumeName"u8, VolumeName);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static ScaleIOPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ScaleIOPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("system"u8): o.System = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("gateway"u8): o.Gateway = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = SecretReference.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("sslEnabled"u8): o.SslEnabled = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("volumeName"u8): o.VolumeName = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("storagePool"u8): o.StoragePool = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("storageMode"u8): o.StorageMode = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("protectionDomain"u8): o.ProtectionDomain = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("gateway"u8, Gateway);
        w.WriteString("system"u8, System);
        if (SecretRef is { } v2) JsonWrite.Field(w, "secretRef"u8, v2);
        if (SslEnabled) w.WriteBoolean("sslEnabled"u8, SslEnabled);
        if (ProtectionDomain.Length > 0) w.WriteString("protectionDomain"u8, ProtectionDomain);
        if (StoragePool.Length > 0) w.WriteString("storagePool"u8, StoragePool);
        if (StorageMode.Length > 0) w.WriteString("storageMode"u8, StorageMode);
        if (VolumeName.Length > 0) w.WriteString("volumeName"u8, VolumeName);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        w.WriteEndObject();
    }
    public static ScaleIOVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ScaleIOVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("system"u8): o.System = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("gateway"u8): o.Gateway = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("sslEnabled"u8): o.SslEnabled = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("volumeName"u8): o.VolumeName = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("storagePool"u8): o.StoragePool = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("storageMode"u8): o.StorageMode = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("protectionDomain"u8): o.ProtectionDomain = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (MatchExpressions is { Count: > 0 } v0) JsonWrite.Field(w, "matchExpressions"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ScopeSelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ScopeSelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 16 when name.SequenceEqual("matchExpressions"u8): o.MatchExpressions = JsonRead.List(ref r, managers, JsonRead.Object<ScopedResourceSelectorRequirement>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("scopeName"u8, ScopeName);
        w.WriteString("operator"u8, Operator);
        if (Values is { Count: > 0 } v2) JsonWrite.Field(w, "values"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static ScopedResourceSelectorRequirement? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ScopedResourceSelectorRequirement();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("values"u8): o.Values = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("operator"u8): o.Operator = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("scopeName"u8): o.ScopeName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (LocalhostProfile is { } v1) w.WriteString("localhostProfile"u8, v1);
        w.WriteEndObject();
    }
    public static SeccompProfile? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SeccompProfile();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("localhostProfile"u8): o.LocalhostProfile = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Immutable is { } v3) w.WriteBoolean("immutable"u8, v3);
        if (Data is { Count: > 0 } v4) JsonWrite.Field(w, "data"u8, v4, static (w, e0) => w.WriteBase64StringValue(e0));
        if (StringData is { Count: > 0 } v5) JsonWrite.Field(w, "stringData"u8, v5, static (w, e0) => w.WriteStringValue(e0));
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        w.WriteEndObject();
    }
    public static Secret? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Secret();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("data"u8): o.Data = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Bytes(ref r)!); break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("immutable"u8): o.Immutable = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("stringData"u8): o.StringData = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Optional is { } v1) w.WriteBoolean("optional"u8, v1);
        w.WriteEndObject();
    }
    public static SecretEnvSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SecretEnvSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        w.WriteString("key"u8, Key);
        if (Optional is { } v2) w.WriteBoolean("optional"u8, v2);
        w.WriteEndObject();
    }
    public static SecretKeySelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SecretKeySelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static SecretList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SecretList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Secret>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Items is { Count: > 0 } v1) JsonWrite.Field(w, "items"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Optional is { } v2) w.WriteBoolean("optional"u8, v2);
        w.WriteEndObject();
    }
    public static SecretProjection? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SecretProjection();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<KeyToPath>); break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        w.WriteEndObject();
    }
    public static SecretReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SecretReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SecretName.Length > 0) w.WriteString("secretName"u8, SecretName);
        if (Items is { Count: > 0 } v1) JsonWrite.Field(w, "items"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (DefaultMode is { } v2) w.WriteNumber("defaultMode"u8, v2);
        if (Optional is { } v3) w.WriteBoolean("optional"u8, v3);
        w.WriteEndObject();
    }
    public static SecretVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SecretVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<KeyToPath>); break;
                case 8 when name.SequenceEqual("optional"u8): o.Optional = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("secretName"u8): o.SecretName = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("defaultMode"u8): o.DefaultMode = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Capabilities is { } v0) JsonWrite.Field(w, "capabilities"u8, v0);
        if (Privileged is { } v1) w.WriteBoolean("privileged"u8, v1);
        if (SeLinuxOptions is { } v2) JsonWrite.Field(w, "seLinuxOptions"u8, v2);
        if (WindowsOptions is { } v3) JsonWrite.Field(w, "windowsOptions"u8, v3);
        if (RunAsUser is { } v4) w.WriteNumber("runAsUser"u8, v4);
        if (RunAsGroup is { } v5) w.WriteNumber("runAsGroup"u8, v5);
        if (RunAsNonRoot is { } v6) w.WriteBoolean("runAsNonRoot"u8, v6);
        if (ReadOnlyRootFilesystem is { } v7) w.WriteBoolean("readOnlyRootFilesystem"u8, v7);
        if (AllowPrivilegeEscalation is { } v8) w.WriteBoolean("allowPrivilegeEscalation"u8, v8);
        if (ProcMount is { } v9) w.WriteString("procMount"u8, v9);
        if (SeccompProfile is { } v10) JsonWrite.Field(w, "seccompProfile"u8, v10);
        if (AppArmorProfile is { } v11) JsonWrite.Field(w, "appArmorProfile"u8, v11);
        w.WriteEndObject();
    }
    public static SecurityContext? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SecurityContext();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("runAsUser"u8): o.RunAsUser = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 9 when name.SequenceEqual("procMount"u8): o.ProcMount = JsonRead.Text(ref r); break;
                case 10 when name.SequenceEqual("privileged"u8): o.Privileged = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("runAsGroup"u8): o.RunAsGroup = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 12 when name.SequenceEqual("capabilities"u8): o.Capabilities = Capabilities.ReadJson(ref r, managers); break;
                case 12 when name.SequenceEqual("runAsNonRoot"u8): o.RunAsNonRoot = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 14 when name.SequenceEqual("seLinuxOptions"u8): o.SeLinuxOptions = SELinuxOptions.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("windowsOptions"u8): o.WindowsOptions = WindowsSecurityContextOptions.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("seccompProfile"u8): o.SeccompProfile = SeccompProfile.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("appArmorProfile"u8): o.AppArmorProfile = AppArmorProfile.ReadJson(ref r, managers); break;
                case 22 when name.SequenceEqual("readOnlyRootFilesystem"u8): o.ReadOnlyRootFilesystem = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 24 when name.SequenceEqual("allowPrivilegeEscalation"u8): o.AllowPrivilegeEscalation = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "reference"u8, Reference);
        w.WriteEndObject();
    }
    public static SerializedReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SerializedReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("reference"u8): o.Reference = ObjectReference.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static Service? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Service();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ServiceSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ServiceStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Secrets is { Count: > 0 } v3) JsonWrite.Field(w, "secrets"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (ImagePullSecrets is { Count: > 0 } v4) JsonWrite.Field(w, "imagePullSecrets"u8, v4, static (w, e0) => e0.WriteJson(w));
        if (AutomountServiceAccountToken is { } v5) w.WriteBoolean("automountServiceAccountToken"u8, v5);
        w.WriteEndObject();
    }
    public static ServiceAccount? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceAccount();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("secrets"u8): o.Secrets = JsonRead.List(ref r, managers, JsonRead.Object<ObjectReference>); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("imagePullSecrets"u8): o.ImagePullSecrets = JsonRead.List(ref r, managers, JsonRead.Object<LocalObjectReference>); break;
                case 28 when name.SequenceEqual("automountServiceAccountToken"u8): o.AutomountServiceAccountToken = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ServiceAccountList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceAccountList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ServiceAccount>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Audience.Length > 0) w.WriteString("audience"u8, Audience);
        if (ExpirationSeconds is { } v1) w.WriteNumber("expirationSeconds"u8, v1);
        w.WriteString("path"u8, Path);
        w.WriteEndObject();
    }
    public static ServiceAccountTokenProjection? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceAccountTokenProjection();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("audience"u8): o.Audience = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("expirationSeconds"u8): o.ExpirationSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ServiceList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Service>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Protocol.Length > 0) w.WriteString("protocol"u8, Protocol);
        if (AppProtocol is { } v2) w.WriteString("appProtocol"u8, v2);
        w.WriteNumber("port"u8, Port);
        JsonWrite.Field(w, "targetPort"u8, TargetPort);
        if (NodePort != 0) w.WriteNumber("nodePort"u8, NodePort);
        w.WriteEndObject();
    }
    public static ServicePort? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServicePort();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("protocol"u8): o.Protocol = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("nodePort"u8): o.NodePort = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("targetPort"u8): o.TargetPort = IntOrString.ReadJson(ref r); break;
                case 11 when name.SequenceEqual("appProtocol"u8): o.AppProtocol = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Path.Length > 0) w.WriteString("path"u8, Path);
        w.WriteEndObject();
    }
    public static ServiceProxyOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceProxyOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Ports is { Count: > 0 } v0) JsonWrite.Field(w, "ports"u8, v0, static (w, e0) => e0.WriteJson(w));
        if (Selector is { Count: > 0 } v1) JsonWrite.Field(w, "selector"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (ClusterIP.Length > 0) w.WriteString("clusterIP"u8, ClusterIP);
        if (ClusterIPs is { Count: > 0 } v3) JsonWrite.Field(w, "clusterIPs"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (ExternalIPs is { Count: > 0 } v5) JsonWrite.Field(w, "externalIPs"u8, v5, static (w, e0) => w.WriteStringValue(e0));
        if (SessionAffinity.Length > 0) w.WriteString("sessionAffinity"u8, SessionAffinity);
        if (LoadBalancerIP.Length > 0) w.WriteString("loadBalancerIP"u8, LoadBalancerIP);
        if (LoadBalancerSourceRanges is { Count: > 0 } v8) JsonWrite.Field(w, "loadBalancerSourceRanges"u8, v8, static (w, e0) => w.WriteStringValue(e0));
        if (ExternalName.Length > 0) w.WriteString("externalName"u8, ExternalName);
        if (ExternalTrafficPolicy.Length > 0) w.WriteString("externalTrafficPolicy"u8, ExternalTrafficPolicy);
        if (HealthCheckNodePort != 0) w.WriteNumber("healthCheckNodePort"u8, HealthCheckNodePort);
        if (PublishNotReadyAddresses) w.WriteBoolean("publishNotReadyAddresses"u8, PublishNotReadyAddresses);
        if (SessionAffinityConfig is { } v13) JsonWrite.Field(w, "sessionAffinityConfig"u8, v13);
        if (IpFamilies is { Count: > 0 } v14) JsonWrite.Field(w, "ipFamilies"u8, v14, static (w, e0) => w.WriteStringValue(e0));
        if (IpFamilyPolicy is { } v15) w.WriteString("ipFamilyPolicy"u8, v15);
        if (AllocateLoadBalancerNodePorts is { } v16) w.WriteBoolean("allocateLoadBalancerNodePorts"u8, v16);
        if (LoadBalancerClass is { } v17) w.WriteString("loadBalancerClass"u8, v17);
        if (InternalTrafficPolicy is { } v18) w.WriteString("internalTrafficPolicy"u8, v18);
        if (TrafficDistribution is { } v19) w.WriteString("trafficDistribution"u8, v19);
        if (SubnetID.Length > 0) w.WriteString("subnetID"u8, SubnetID);
        w.WriteEndObject();
    }
    public static ServiceSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<ServicePort>); break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 8 when name.SequenceEqual("subnetID"u8): o.SubnetID = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("clusterIP"u8): o.ClusterIP = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("clusterIPs"u8): o.ClusterIPs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("ipFamilies"u8): o.IpFamilies = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("externalIPs"u8): o.ExternalIPs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 12 when name.SequenceEqual("externalName"u8): o.ExternalName = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("loadBalancerIP"u8): o.LoadBalancerIP = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("ipFamilyPolicy"u8): o.IpFamilyPolicy = JsonRead.Text(ref r); break;
                case 15 when name.SequenceEqual("sessionAffinity"u8): o.SessionAffinity = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("loadBalancerClass"u8): o.LoadBalancerClass = JsonRead.Text(ref r); break;
                case 19 when name.SequenceEqual("healthCheckNodePort"u8): o.HealthCheckNodePort = JsonRead.Int32(ref r); break;
                case 19 when name.SequenceEqual("trafficDistribution"u8): o.TrafficDistribution = JsonRead.Text(ref r); break;
                case 21 when name.SequenceEqual("externalTrafficPolicy"u8): o.ExternalTrafficPolicy = JsonRead.Text(ref r)!; break;
                case 21 when name.SequenceEqual("sessionAffinityConfig"u8): o.SessionAffinityConfig = SessionAffinityConfig.ReadJson(ref r, managers); break;
                case 21 when name.SequenceEqual("internalTrafficPolicy"u8): o.InternalTrafficPolicy = JsonRead.Text(ref r); break;
                case 24 when name.SequenceEqual("loadBalancerSourceRanges"u8): o.LoadBalancerSourceRanges = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 24 when name.SequenceEqual("publishNotReadyAddresses"u8): o.PublishNotReadyAddresses = JsonRead.Boolean(ref r); break;
                case 29 when name.SequenceEqual("allocateLoadBalancerNodePorts"u8): o.AllocateLoadBalancerNodePorts = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "loadBalancer"u8, LoadBalancer);
        if (Conditions is { Count: > 0 } v1) JsonWrite.Field(w, "conditions"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ServiceStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<Condition>); break;
                case 12 when name.SequenceEqual("loadBalancer"u8): o.LoadBalancer = LoadBalancerStatus.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ClientIP is { } v0) JsonWrite.Field(w, "clientIP"u8, v0);
        w.WriteEndObject();
    }
    public static SessionAffinityConfig? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SessionAffinityConfig();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("clientIP"u8): o.ClientIP = ClientIPConfig.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("seconds"u8, Seconds);
        w.WriteEndObject();
    }
    public static SleepAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SleepAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("seconds"u8): o.Seconds = JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SnapshotName.Length > 0) w.WriteString("snapshotName"u8, SnapshotName);
        w.WriteEndObject();
    }
    public static SnapshotAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SnapshotAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 12 when name.SequenceEqual("snapshotName"u8): o.SnapshotName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("snapshotName"u8, SnapshotName);
        w.WriteEndObject();
    }
    public static SnapshotParams? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SnapshotParams();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 12 when name.SequenceEqual("snapshotName"u8): o.SnapshotName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SnapshotID.Length > 0) w.WriteString("snapshotID"u8, SnapshotID);
        w.WriteEndObject();
    }
    public static SnapshotStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SnapshotStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("snapshotID"u8): o.SnapshotID = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteString("storageClusterId"u8, StorageClusterId);
        w.WriteString("serviceAddress"u8, ServiceAddress);
        w.WriteEndObject();
    }
    public static StorageCluster? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StorageCluster();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("serviceAddress"u8): o.ServiceAddress = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("storageClusterId"u8): o.StorageClusterId = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static StorageClusterList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StorageClusterList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<StorageCluster>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (VolumeName.Length > 0) w.WriteString("volumeName"u8, VolumeName);
        if (VolumeNamespace.Length > 0) w.WriteString("volumeNamespace"u8, VolumeNamespace);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (SecretRef is { } v4) JsonWrite.Field(w, "secretRef"u8, v4);
        w.WriteEndObject();
    }
    public static StorageOSPersistentVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StorageOSPersistentVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = ObjectReference.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("volumeName"u8): o.VolumeName = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("volumeNamespace"u8): o.VolumeNamespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (VolumeName.Length > 0) w.WriteString("volumeName"u8, VolumeName);
        if (VolumeNamespace.Length > 0) w.WriteString("volumeNamespace"u8, VolumeNamespace);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (SecretRef is { } v4) JsonWrite.Field(w, "secretRef"u8, v4);
        w.WriteEndObject();
    }
    public static StorageOSVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StorageOSVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("secretRef"u8): o.SecretRef = LocalObjectReference.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("volumeName"u8): o.VolumeName = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("volumeNamespace"u8): o.VolumeNamespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("value"u8, Value);
        w.WriteEndObject();
    }
    public static Sysctl? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Sysctl();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "port"u8, Port);
        if (Host.Length > 0) w.WriteString("host"u8, Host);
        w.WriteEndObject();
    }
    public static TCPSocketAction? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TCPSocketAction();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("port"u8): o.Port = IntOrString.ReadJson(ref r); break;
                case 4 when name.SequenceEqual("host"u8): o.Host = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        if (Value.Length > 0) w.WriteString("value"u8, Value);
        w.WriteString("effect"u8, Effect);
        if (TimeAdded is { } v3) w.WriteString("timeAdded"u8, KubeTime.Format(v3));
        w.WriteEndObject();
    }
    public static Taint? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Taint();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("effect"u8): o.Effect = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("timeAdded"u8): o.TimeAdded = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static Tenant? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Tenant();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = TenantSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = TenantStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static TenantList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TenantList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Tenant>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static TenantQuota? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TenantQuota();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ResourceQuotaSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ResourceQuotaStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static TenantQuotaList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TenantQuotaList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<TenantQuota>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Finalizers is { Count: > 0 } v0) JsonWrite.Field(w, "finalizers"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (StorageClusterId.Length > 0) w.WriteString("storageClusterId"u8, StorageClusterId);
        w.WriteEndObject();
    }
    public static TenantSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TenantSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("finalizers"u8): o.Finalizers = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 16 when name.SequenceEqual("storageClusterId"u8): o.StorageClusterId = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Phase.Length > 0) w.WriteString("phase"u8, Phase);
        if (Conditions is { Count: > 0 } v1) JsonWrite.Field(w, "conditions"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static TenantStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TenantStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("phase"u8): o.Phase = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<Condition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Key.Length > 0) w.WriteString("key"u8, Key);
        if (Operator.Length > 0) w.WriteString("operator"u8, Operator);
        if (Value.Length > 0) w.WriteString("value"u8, Value);
        if (Effect.Length > 0) w.WriteString("effect"u8, Effect);
        if (TolerationSeconds is { } v4) w.WriteNumber("tolerationSeconds"u8, v4);
        w.WriteEndObject();
    }
    public static Toleration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Toleration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("value"u8): o.Value = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("effect"u8): o.Effect = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("operator"u8): o.Operator = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("tolerationSeconds"u8): o.TolerationSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        JsonWrite.Field(w, "values"u8, Values, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static TopologySelectorLabelRequirement? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TopologySelectorLabelRequirement();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("values"u8): o.Values = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (MatchLabelExpressions is { Count: > 0 } v0) JsonWrite.Field(w, "matchLabelExpressions"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static TopologySelectorTerm? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TopologySelectorTerm();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 21 when name.SequenceEqual("matchLabelExpressions"u8): o.MatchLabelExpressions = JsonRead.List(ref r, managers, JsonRead.Object<TopologySelectorLabelRequirement>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("maxSkew"u8, MaxSkew);
        w.WriteString("topologyKey"u8, TopologyKey);
        w.WriteString("whenUnsatisfiable"u8, WhenUnsatisfiable);
        if (LabelSelector is { } v3) JsonWrite.Field(w, "labelSelector"u8, v3);
        if (MinDomains is { } v4) w.WriteNumber("minDomains"u8, v4);
        if (NodeAffinityPolicy is { } v5) w.WriteString("nodeAffinityPolicy"u8, v5);
        if (NodeTaintsPolicy is { } v6) w.WriteString("nodeTaintsPolicy"u8, v6);
        if (MatchLabelKeys is { Count: > 0 } v7) JsonWrite.Field(w, "matchLabelKeys"u8, v7, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static TopologySpreadConstraint? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TopologySpreadConstraint();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("maxSkew"u8): o.MaxSkew = JsonRead.Int32(ref r); break;
                case 10 when name.SequenceEqual("minDomains"u8): o.MinDomains = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 11 when name.SequenceEqual("topologyKey"u8): o.TopologyKey = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("labelSelector"u8): o.LabelSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("matchLabelKeys"u8): o.MatchLabelKeys = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 16 when name.SequenceEqual("nodeTaintsPolicy"u8): o.NodeTaintsPolicy = JsonRead.Text(ref r); break;
                case 17 when name.SequenceEqual("whenUnsatisfiable"u8): o.WhenUnsatisfiable = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("nodeAffinityPolicy"u8): o.NodeAffinityPolicy = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ApiGroup is { } v0) w.WriteString("apiGroup"u8, v0);
        w.WriteString("kind"u8, Kind);
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static TypedLocalObjectReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TypedLocalObjectReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("apiGroup"u8): o.ApiGroup = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ApiGroup is { } v0) w.WriteString("apiGroup"u8, v0);
        w.WriteString("kind"u8, Kind);
        w.WriteString("name"u8, Name);
        if (Namespace is { } v3) w.WriteString("namespace"u8, v3);
        w.WriteEndObject();
    }
    public static TypedObjectReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TypedObjectReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("apiGroup"u8): o.ApiGroup = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (Image.Length > 0) w.WriteString("image"u8, Image);
        JsonWrite.Field(w, "resources"u8, Resources);
        if (ResourcesAllocated is { Count: > 0 } v3) JsonWrite.Field(w, "resourcesAllocated"u8, v3, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (ResizePolicy is { Count: > 0 } v4) JsonWrite.Field(w, "resizePolicy"u8, v4, static (w, e0) => e0.WriteJson(w));
        if (VolumeMounts is { Count: > 0 } v5) JsonWrite.Field(w, "volumeMounts"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (ImagePullPolicy.Length > 0) w.WriteString("imagePullPolicy"u8, ImagePullPolicy);
        if (KeyPairName.Length > 0) w.WriteString("keyPairName"u8, KeyPairName);
        if (PublicKey.Length > 0) w.WriteString("publicKey"u8, PublicKey);
        if (UserData is { Length: > 0 } v9) w.WriteBase64String("userData"u8, v9);
        if (TrustedImageCertificate is { Count: > 0 } v10) JsonWrite.Field(w, "trustedImageCertificate"u8, v10, static (w, e0) => w.WriteStringValue(e0));
        if (ShutdownBehavior.Length > 0) w.WriteString("shutdownBehavior"u8, ShutdownBehavior);
        if (BootVolume.Length > 0) w.WriteString("bootVolume"u8, BootVolume);
        if (PowerSpec.Length > 0) w.WriteString("powerSpec"u8, PowerSpec);
        if (VolumeDevices is { Count: > 0 } v14) JsonWrite.Field(w, "volumeDevices"u8, v14, static (w, e0) => e0.WriteJson(w));
        if (CloudInitUserDataScript.Length > 0) w.WriteString("cloudInitUserDataScript"u8, CloudInitUserDataScript);
        if (Ports is { Count: > 0 } v16) JsonWrite.Field(w, "ports"u8, v16, static (w, e0) => e0.WriteJson(w));
        if (LivenessProbe is { } v17) JsonWrite.Field(w, "livenessProbe"u8, v17);
        if (ReadinessProbe is { } v18) JsonWrite.Field(w, "readinessProbe"u8, v18);
        if (StartupProbe is { } v19) JsonWrite.Field(w, "startupProbe"u8, v19);
        w.WriteEndObject();
    }
    public static VirtualMachine? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VirtualMachine();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ports"u8): o.Ports = JsonRead.List(ref r, managers, JsonRead.Object<ContainerPort>); break;
                case 8 when name.SequenceEqual("userData"u8): o.UserData = JsonRead.Bytes(ref r); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("publicKey"u8): o.PublicKey = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("powerSpec"u8): o.PowerSpec = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("bootVolume"u8): o.BootVolume = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("keyPairName"u8): o.KeyPairName = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("resizePolicy"u8): o.ResizePolicy = JsonRead.List(ref r, managers, JsonRead.Object<ResizePolicy>); break;
                case 12 when name.SequenceEqual("volumeMounts"u8): o.VolumeMounts = JsonRead.List(ref r, managers, JsonRead.Object<VolumeMount>); break;
                case 12 when name.SequenceEqual("startupProbe"u8): o.StartupProbe = Probe.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("volumeDevices"u8): o.VolumeDevices = JsonRead.List(ref r, managers, JsonRead.Object<VolumeDevice>); break;
                case 13 when name.SequenceEqual("livenessProbe"u8): o.LivenessProbe = Probe.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("readinessProbe"u8): o.ReadinessProbe = Probe.ReadJson(ref r, managers); break;
                case 15 when name.SequenceEqual("imagePullPolicy"u8): o.ImagePullPolicy = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("shutdownBehavior"u8): o.ShutdownBehavior = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("resourcesAllocated"u8): o.ResourcesAllocated = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 23 when name.SequenceEqual("trustedImageCertificate"u8): o.TrustedImageCertificate = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 23 when name.SequenceEqual("cloudInitUserDataScript"u8): o.CloudInitUserDataScript = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (CreationTime is { } v1) w.WriteString("creationTime"u8, KubeTime.Format(v1));
        w.WriteEndObject();
    }
    public static VirtualMachineSnapshot? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VirtualMachineSnapshot();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("creationTime"u8): o.CreationTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (VirtualMachineId.Length > 0) w.WriteString("virtualMachineId"u8, VirtualMachineId);
        if (ImageId.Length > 0) w.WriteString("imageId"u8, ImageId);
        if (Image.Length > 0) w.WriteString("image"u8, Image);
        if (State.Length > 0) w.WriteString("state"u8, State);
        if (LastTerminationState.Length > 0) w.WriteString("lastTerminationState"u8, LastTerminationState);
        if (PowerState.Length > 0) w.WriteString("powerState"u8, PowerState);
        if (Ready) w.WriteBoolean("ready"u8, Ready);
        if (RestartCount != 0) w.WriteNumber("restartCount"u8, RestartCount);
        JsonWrite.Field(w, "resources"u8, Resources);
        if (Snapshots is { Count: > 0 } v10) JsonWrite.Field(w, "snapshots"u8, v10, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static VirtualMachineStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VirtualMachineStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("image"u8): o.Image = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("state"u8): o.State = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("ready"u8): o.Ready = JsonRead.Boolean(ref r); break;
                case 7 when name.SequenceEqual("imageId"u8): o.ImageId = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = ResourceRequirements.ReadJson(ref r, managers)!; break;
                case 9 when name.SequenceEqual("snapshots"u8): o.Snapshots = JsonRead.List(ref r, managers, JsonRead.Object<VirtualMachineSnapshot>); break;
                case 10 when name.SequenceEqual("powerState"u8): o.PowerState = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("restartCount"u8): o.RestartCount = JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("virtualMachineId"u8): o.VirtualMachineId = JsonRead.Text(ref r)!; break;
                case 20 when name.SequenceEqual("lastTerminationState"u8): o.LastTerminationState = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (HostPath is { } v1) JsonWrite.Field(w, "hostPath"u8, v1);
        if (EmptyDir is { } v2) JsonWrite.Field(w, "emptyDir"u8, v2);
        if (GcePersistentDisk is { } v3) JsonWrite.Field(w, "gcePersistentDisk"u8, v3);
        if (AwsElasticBlockStore is { } v4) JsonWrite.Field(w, "awsElasticBlockStore"u8, v4);
        if (GitRepo is { } v5) JsonWrite.Field(w, "gitRepo"u8, v5);
        if (Secret is { } v6) JsonWrite.Field(w, "secret"u8, v6);
        if (Nfs is { } v7) JsonWrite.Field(w, "nfs"u8, v7);
        if (Iscsi is { } v8) JsonWrite.Field(w, "iscsi"u8, v8);
        if (Glusterfs is { } v9) JsonWrite.Field(w, "glusterfs"u8, v9);
        if (PersistentVolumeClaim is { } v10) JsonWrite.Field(w, "persistentVolumeClaim"u8, v10);
        if (Rbd is { } v11) JsonWrite.Field(w, "rbd"u8, v11);
        if (FlexVolume is { } v12) JsonWrite.Field(w, "flexVolume"u8, v12);
        if (Cinder is { } v13) JsonWrite.Field(w, "cinder"u8, v13);
        if (Cephfs is { } v14) JsonWrite.Field(w, "cephfs"u8, v14);
        if (Flocker is { } v15) JsonWrite.Field(w, "flocker"u8, v15);
        if (DownwardAPI is { } v16) JsonWrite.Field(w, "downwardAPI"u8, v16);
        if (Fc is { } v17) JsonWrite.Field(w, "fc"u8, v17);
        if (AzureFile is { } v18) JsonWrite.Field(w, "azureFile"u8, v18);
        if (ConfigMap is { } v19) JsonWrite.Field(w, "configMap"u8, v19);
        if (VsphereVolume is { } v20) JsonWrite.Field(w, "vsphereVolume"u8, v20);
        if (Quobyte is { } v21) JsonWrite.Field(w, "quobyte"u8, v21);
        if (AzureDisk is { } v22) JsonWrite.Field(w, "azureDisk"u8, v22);
        if (PhotonPersistentDisk is { } v23) JsonWrite.Field(w, "photonPersistentDisk"u8, v23);
        if (Projected is { } v24) JsonWrite.Field(w, "projected"u8, v24);
        if (PortworxVolume is { } v25) JsonWrite.Field(w, "portworxVolume"u8, v25);
        if (ScaleIO is { } v26) JsonWrite.Field(w, "scaleIO"u8, v26);
        if (Storageos is { } v27) JsonWrite.Field(w, "storageos"u8, v27);
        if (Csi is { } v28) JsonWrite.Field(w, "csi"u8, v28);
        if (Ephemeral is { } v29) JsonWrite.Field(w, "ephemeral"u8, v29);
        if (Image is { } v30) JsonWrite.Field(w, "image"u8, v30);
        w.WriteEndObject();
    }
    public static Volume? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Volume();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("fc"u8): o.Fc = FCVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("nfs"u8): o.Nfs = NFSVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("rbd"u8): o.Rbd = RBDVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("csi"u8): o.Csi = CSIVolumeSource.ReadJson(ref r, managers); break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("iscsi"u8): o.Iscsi = ISCSIVolumeSource.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("image"u8): o.Image = ImageVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("secret"u8): o.Secret = SecretVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cinder"u8): o.Cinder = CinderVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cephfs"u8): o.Cephfs = CephFSVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("gitRepo"u8): o.GitRepo = GitRepoVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("flocker"u8): o.Flocker = FlockerVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("quobyte"u8): o.Quobyte = QuobyteVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("scaleIO"u8): o.ScaleIO = ScaleIOVolumeSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("hostPath"u8): o.HostPath = HostPathVolumeSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("emptyDir"u8): o.EmptyDir = EmptyDirVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("glusterfs"u8): o.Glusterfs = GlusterfsVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureFile"u8): o.AzureFile = AzureFileVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("configMap"u8): o.ConfigMap = ConfigMapVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureDisk"u8): o.AzureDisk = AzureDiskVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("projected"u8): o.Projected = ProjectedVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("storageos"u8): o.Storageos = StorageOSVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("ephemeral"u8): o.Ephemeral = EphemeralVolumeSource.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("flexVolume"u8): o.FlexVolume = FlexVolumeSource.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("downwardAPI"u8): o.DownwardAPI = DownwardAPIVolumeSource.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("vsphereVolume"u8): o.VsphereVolume = VsphereVirtualDiskVolumeSource.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("portworxVolume"u8): o.PortworxVolume = PortworxVolumeSource.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("gcePersistentDisk"u8): o.GcePersistentDisk = GCEPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("awsElasticBlockStore"u8): o.AwsElasticBlockStore = AWSElasticBlockStoreVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("photonPersistentDisk"u8): o.PhotonPersistentDisk = PhotonPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                case 21 when name.SequenceEqual("persistentVolumeClaim"u8): o.PersistentVolumeClaim = PersistentVolumeClaimVolumeSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("devicePath"u8, DevicePath);
        w.WriteEndObject();
    }
    public static VolumeDevice? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeDevice();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("devicePath"u8): o.DevicePath = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (RecursiveReadOnly is { } v2) w.WriteString("recursiveReadOnly"u8, v2);
        w.WriteString("mountPath"u8, MountPath);
        if (SubPath.Length > 0) w.WriteString("subPath"u8, SubPath);
        if (MountPropagation is { } v5) w.WriteString("mountPropagation"u8, v5);
        if (SubPathExpr.Length > 0) w.WriteString("subPathExpr"u8, SubPathExpr);
        w.WriteEndObject();
    }
    public static VolumeMount? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeMount();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("subPath"u8): o.SubPath = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("mountPath"u8): o.MountPath = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("subPathExpr"u8): o.SubPathExpr = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("mountPropagation"u8): o.MountPropagation = JsonRead.Text(ref r); break;
                case 17 when name.SequenceEqual("recursiveReadOnly"u8): o.RecursiveReadOnly = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("mountPath"u8, MountPath);
        if (ReadOnly) w.WriteBoolean("readOnly"u8, ReadOnly);
        if (RecursiveReadOnly is { } v3) w.WriteString("recursiveReadOnly"u8, v3);
        w.WriteEndObject();
    }
    public static VolumeMountStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeMountStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("readOnly"u8): o.ReadOnly = JsonRead.Boolean(ref r); break;
                case 9 when name.SequenceEqual("mountPath"u8): o.MountPath = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("recursiveReadOnly"u8): o.RecursiveReadOnly = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Required is { } v0) JsonWrite.Field(w, "required"u8, v0);
        w.WriteEndObject();
    }
    public static VolumeNodeAffinity? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeNodeAffinity();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("required"u8): o.Required = NodeSelector.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Secret is { } v0) JsonWrite.Field(w, "secret"u8, v0);
        if (DownwardAPI is { } v1) JsonWrite.Field(w, "downwardAPI"u8, v1);
        if (ConfigMap is { } v2) JsonWrite.Field(w, "configMap"u8, v2);
        if (ServiceAccountToken is { } v3) JsonWrite.Field(w, "serviceAccountToken"u8, v3);
        if (ClusterTrustBundle is { } v4) JsonWrite.Field(w, "clusterTrustBundle"u8, v4);
        if (PodCertificate is { } v5) JsonWrite.Field(w, "podCertificate"u8, v5);
        w.WriteEndObject();
    }
    public static VolumeProjection? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeProjection();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("secret"u8): o.Secret = SecretProjection.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("configMap"u8): o.ConfigMap = ConfigMapProjection.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("downwardAPI"u8): o.DownwardAPI = DownwardAPIProjection.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("podCertificate"u8): o.PodCertificate = PodCertificateProjection.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("clusterTrustBundle"u8): o.ClusterTrustBundle = ClusterTrustBundleProjection.ReadJson(ref r, managers); break;
                case 19 when name.SequenceEqual("serviceAccountToken"u8): o.ServiceAccountToken = ServiceAccountTokenProjection.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Limits is { Count: > 0 } v0) JsonWrite.Field(w, "limits"u8, v0, static (w, e0) => w.WriteStringValue(e0.ToString()));
        if (Requests is { Count: > 0 } v1) JsonWrite.Field(w, "requests"u8, v1, static (w, e0) => w.WriteStringValue(e0.ToString()));
        w.WriteEndObject();
    }
    public static VolumeResourceRequirements? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeResourceRequirements();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("limits"u8): o.Limits = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                case 8 when name.SequenceEqual("requests"u8): o.Requests = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => Quantity.ReadJson(ref r)); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (HostPath is { } v0) JsonWrite.Field(w, "hostPath"u8, v0);
        if (EmptyDir is { } v1) JsonWrite.Field(w, "emptyDir"u8, v1);
        if (GcePersistentDisk is { } v2) JsonWrite.Field(w, "gcePersistentDisk"u8, v2);
        if (AwsElasticBlockStore is { } v3) JsonWrite.Field(w, "awsElasticBlockStore"u8, v3);
        if (GitRepo is { } v4) JsonWrite.Field(w, "gitRepo"u8, v4);
        if (Secret is { } v5) JsonWrite.Field(w, "secret"u8, v5);
        if (Nfs is { } v6) JsonWrite.Field(w, "nfs"u8, v6);
        if (Iscsi is { } v7) JsonWrite.Field(w, "iscsi"u8, v7);
        if (Glusterfs is { } v8) JsonWrite.Field(w, "glusterfs"u8, v8);
        if (PersistentVolumeClaim is { } v9) JsonWrite.Field(w, "persistentVolumeClaim"u8, v9);
        if (Rbd is { } v10) JsonWrite.Field(w, "rbd"u8, v10);
        if (FlexVolume is { } v11) JsonWrite.Field(w, "flexVolume"u8, v11);
        if (Cinder is { } v12) JsonWrite.Field(w, "cinder"u8, v12);
        if (Cephfs is { } v13) JsonWrite.Field(w, "cephfs"u8, v13);
        if (Flocker is { } v14) JsonWrite.Field(w, "flocker"u8, v14);
        if (DownwardAPI is { } v15) JsonWrite.Field(w, "downwardAPI"u8, v15);
        if (Fc is { } v16) JsonWrite.Field(w, "fc"u8, v16);
        if (AzureFile is { } v17) JsonWrite.Field(w, "azureFile"u8, v17);
        if (ConfigMap is { } v18) JsonWrite.Field(w, "configMap"u8, v18);
        if (VsphereVolume is { } v19) JsonWrite.Field(w, "vsphereVolume"u8, v19);
        if (Quobyte is { } v20) JsonWrite.Field(w, "quobyte"u8, v20);
        if (AzureDisk is { } v21) JsonWrite.Field(w, "azureDisk"u8, v21);
        if (PhotonPersistentDisk is { } v22) JsonWrite.Field(w, "photonPersistentDisk"u8, v22);
        if (Projected is { } v23) JsonWrite.Field(w, "projected"u8, v23);
        if (PortworxVolume is { } v24) JsonWrite.Field(w, "portworxVolume"u8, v24);
        if (ScaleIO is { } v25) JsonWrite.Field(w, "scaleIO"u8, v25);
        if (Storageos is { } v26) JsonWrite.Field(w, "storageos"u8, v26);
        if (Csi is { } v27) JsonWrite.Field(w, "csi"u8, v27);
        if (Ephemeral is { } v28) JsonWrite.Field(w, "ephemeral"u8, v28);
        if (Image is { } v29) JsonWrite.Field(w, "image"u8, v29);
        w.WriteEndObject();
    }
    public static VolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 2 when name.SequenceEqual("fc"u8): o.Fc = FCVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("nfs"u8): o.Nfs = NFSVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("rbd"u8): o.Rbd = RBDVolumeSource.ReadJson(ref r, managers); break;
                case 3 when name.SequenceEqual("csi"u8): o.Csi = CSIVolumeSource.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("iscsi"u8): o.Iscsi = ISCSIVolumeSource.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("image"u8): o.Image = ImageVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("secret"u8): o.Secret = SecretVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cinder"u8): o.Cinder = CinderVolumeSource.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("cephfs"u8): o.Cephfs = CephFSVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("gitRepo"u8): o.GitRepo = GitRepoVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("flocker"u8): o.Flocker = FlockerVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("quobyte"u8): o.Quobyte = QuobyteVolumeSource.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("scaleIO"u8): o.ScaleIO = ScaleIOVolumeSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("hostPath"u8): o.HostPath = HostPathVolumeSource.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("emptyDir"u8): o.EmptyDir = EmptyDirVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("glusterfs"u8): o.Glusterfs = GlusterfsVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureFile"u8): o.AzureFile = AzureFileVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("configMap"u8): o.ConfigMap = ConfigMapVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("azureDisk"u8): o.AzureDisk = AzureDiskVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("projected"u8): o.Projected = ProjectedVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("storageos"u8): o.Storageos = StorageOSVolumeSource.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("ephemeral"u8): o.Ephemeral = EphemeralVolumeSource.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("flexVolume"u8): o.FlexVolume = FlexVolumeSource.ReadJson(ref r, managers); break;
                case 11 when name.SequenceEqual("downwardAPI"u8): o.DownwardAPI = DownwardAPIVolumeSource.ReadJson(ref r, managers); break;
                case 13 when name.SequenceEqual("vsphereVolume"u8): o.VsphereVolume = VsphereVirtualDiskVolumeSource.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("portworxVolume"u8): o.PortworxVolume = PortworxVolumeSource.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("gcePersistentDisk"u8): o.GcePersistentDisk = GCEPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("awsElasticBlockStore"u8): o.AwsElasticBlockStore = AWSElasticBlockStoreVolumeSource.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("photonPersistentDisk"u8): o.PhotonPersistentDisk = PhotonPersistentDiskVolumeSource.ReadJson(ref r, managers); break;
                case 21 when name.SequenceEqual("persistentVolumeClaim"u8): o.PersistentVolumeClaim = PersistentVolumeClaimVolumeSource.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("volumePath"u8, VolumePath);
        if (FsType.Length > 0) w.WriteString("fsType"u8, FsType);
        if (StoragePolicyName.Length > 0) w.WriteString("storagePolicyName"u8, StoragePolicyName);
        if (StoragePolicyID.Length > 0) w.WriteString("storagePolicyID"u8, StoragePolicyID);
        w.WriteEndObject();
    }
    public static VsphereVirtualDiskVolumeSource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new VsphereVirtualDiskVolumeSource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("fsType"u8): o.FsType = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("volumePath"u8): o.VolumePath = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("storagePolicyID"u8): o.StoragePolicyID = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("storagePolicyName"u8): o.StoragePolicyName = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteNumber("weight"u8, Weight);
        JsonWrite.Field(w, "podAffinityTerm"u8, PodAffinityTerm);
        w.WriteEndObject();
    }
    public static WeightedPodAffinityTerm? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new WeightedPodAffinityTerm();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("weight"u8): o.Weight = JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("podAffinityTerm"u8): o.PodAffinityTerm = PodAffinityTerm.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (GmsaCredentialSpecName is { } v0) w.WriteString("gmsaCredentialSpecName"u8, v0);
        if (GmsaCredentialSpec is { } v1) w.WriteString("gmsaCredentialSpec"u8, v1);
        if (RunAsUserName is { } v2) w.WriteString("runAsUserName"u8, v2);
        if (HostProcess is { } v3) w.WriteBoolean("hostProcess"u8, v3);
        w.WriteEndObject();
    }
    public static WindowsSecurityContextOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new WindowsSecurityContextOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("hostProcess"u8): o.HostProcess = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 13 when name.SequenceEqual("runAsUserName"u8): o.RunAsUserName = JsonRead.Text(ref r); break;
                case 18 when name.SequenceEqual("gmsaCredentialSpec"u8): o.GmsaCredentialSpec = JsonRead.Text(ref r); break;
                case 22 when name.SequenceEqual("gmsaCredentialSpecName"u8): o.GmsaCredentialSpecName = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("podGroup"u8, PodGroup);
        if (PodGroupReplicaKey.Length > 0) w.WriteString("podGroupReplicaKey"u8, PodGroupReplicaKey);
        w.WriteEndObject();
    }
    public static WorkloadReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new WorkloadReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("podGroup"u8): o.PodGroup = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("podGroupReplicaKey"u8): o.PodGroupReplicaKey = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
