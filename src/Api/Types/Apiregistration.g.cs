// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Apiregistration.V1;

public sealed class APIService : IKubeObject, IApiValue<APIService>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public APIServiceSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public APIServiceStatus Status { get; set => field = value ?? new(); } = new();
    public APIService DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(APIService? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIService);
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
    public static APIService? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIService();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = APIServiceSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = APIServiceStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (APIServiceStatus)value!; }
}

public sealed class APIServiceCondition : IApiValue<APIServiceCondition>
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
    public APIServiceCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(APIServiceCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIServiceCondition);
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
    public static APIServiceCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIServiceCondition();
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

public static class APIServiceConditionType
{
    public const string Available = "Available";
}

public sealed class APIServiceList : IKubeList<APIService>, IApiValue<APIServiceList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<APIService> Items { get; set => field = value ?? new(); } = new();
    public APIServiceList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(APIServiceList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIServiceList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static APIServiceList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIServiceList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<APIService>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class APIServiceSpec : IApiValue<APIServiceSpec>
{
    [JsonPropertyName("service")]
    public ServiceReference? Service { get; set; }
    [JsonPropertyName("group")][OmitEmpty]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")][OmitEmpty]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("insecureSkipTLSVerify")][OmitEmpty]
    public bool InsecureSkipTLSVerify { get; set; }
    [JsonPropertyName("caBundle")][OmitEmpty]
    public byte[]? CaBundle { get; set; }
    [JsonPropertyName("groupPriorityMinimum")]
    public int GroupPriorityMinimum { get; set; }
    [JsonPropertyName("versionPriority")]
    public int VersionPriority { get; set; }
    public APIServiceSpec DeepClone() => new()
    {
        Service = Service?.DeepClone(),
        Group = Group,
        Version = Version,
        InsecureSkipTLSVerify = InsecureSkipTLSVerify,
        CaBundle = DeepValues.Clone(CaBundle),
        GroupPriorityMinimum = GroupPriorityMinimum,
        VersionPriority = VersionPriority,
    };
    public bool DeepEquals(APIServiceSpec? other) => other is not null
        && DeepValues.Same(Service, other.Service)
        && Group == other.Group
        && Version == other.Version
        && InsecureSkipTLSVerify == other.InsecureSkipTLSVerify
        && DeepValues.Same(CaBundle, other.CaBundle)
        && GroupPriorityMinimum == other.GroupPriorityMinimum
        && VersionPriority == other.VersionPriority;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIServiceSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Service is { } v0) JsonWrite.Field(w, "service"u8, v0);
        if (Group.Length > 0) w.WriteString("group"u8, Group);
        if (Version.Length > 0) w.WriteString("version"u8, Version);
        if (InsecureSkipTLSVerify) w.WriteBoolean("insecureSkipTLSVerify"u8, InsecureSkipTLSVerify);
        if (CaBundle is { Length: > 0 } v4) w.WriteBase64String("caBundle"u8, v4);
        w.WriteNumber("groupPriorityMinimum"u8, GroupPriorityMinimum);
        w.WriteNumber("versionPriority"u8, VersionPriority);
        w.WriteEndObject();
    }
    public static APIServiceSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIServiceSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("service"u8): o.Service = ServiceReference.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("caBundle"u8): o.CaBundle = JsonRead.Bytes(ref r); break;
                case 15 when name.SequenceEqual("versionPriority"u8): o.VersionPriority = JsonRead.Int32(ref r); break;
                case 20 when name.SequenceEqual("groupPriorityMinimum"u8): o.GroupPriorityMinimum = JsonRead.Int32(ref r); break;
                case 21 when name.SequenceEqual("insecureSkipTLSVerify"u8): o.InsecureSkipTLSVerify = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class APIServiceStatus : IApiValue<APIServiceStatus>
{
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<APIServiceCondition>? Conditions { get; set; }
    public APIServiceStatus DeepClone() => new()
    {
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(APIServiceStatus? other) => other is not null
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIServiceStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Conditions is { Count: > 0 } v0) JsonWrite.Field(w, "conditions"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static APIServiceStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIServiceStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<APIServiceCondition>); break;
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

public sealed class ServiceReference : IApiValue<ServiceReference>
{
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("port")]
    public int? Port { get; set; }
    public ServiceReference DeepClone() => new()
    {
        Namespace = Namespace,
        Name = Name,
        Port = Port,
    };
    public bool DeepEquals(ServiceReference? other) => other is not null
        && Namespace == other.Namespace
        && Name == other.Name
        && Port == other.Port;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceReference);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Port is { } v2) w.WriteNumber("port"u8, v2);
        w.WriteEndObject();
    }
    public static ServiceReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
