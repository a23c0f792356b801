// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Meta.V1;

public sealed class APIGroup : IApiValue<APIGroup>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("versions")]
    public List<GroupVersionForDiscovery> Versions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("preferredVersion")]
    public GroupVersionForDiscovery PreferredVersion { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("serverAddressByClientCIDRs")][OmitEmpty]
    public List<ServerAddressByClientCIDR>? ServerAddressByClientCIDRs { get; set; }
    public APIGroup DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Name = Name,
        Versions = DeepValues.Clone(Versions, static e0 => e0.DeepClone())!,
        PreferredVersion = PreferredVersion.DeepClone(),
        ServerAddressByClientCIDRs = DeepValues.Clone(ServerAddressByClientCIDRs, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(APIGroup? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Name == other.Name
        && DeepValues.Same(Versions, other.Versions, static (x0, y0) => x0.DeepEquals(y0))
        && PreferredVersion.DeepEquals(other.PreferredVersion)
        && DeepValues.Same(ServerAddressByClientCIDRs, other.ServerAddressByClientCIDRs, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIGroup);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "versions"u8, Versions, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "preferredVersion"u8, PreferredVersion);
        if (ServerAddressByClientCIDRs is { Count: > 0 } v5) JsonWrite.Field(w, "serverAddressByClientCIDRs"u8, v5, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static APIGroup? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIGroup();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("versions"u8): o.Versions = JsonRead.List(ref r, managers, JsonRead.Object<GroupVersionForDiscovery>)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 16 when name.SequenceEqual("preferredVersion"u8): o.PreferredVersion = GroupVersionForDiscovery.ReadJson(ref r, managers)!; break;
                case 26 when name.SequenceEqual("serverAddressByClientCIDRs"u8): o.ServerAddressByClientCIDRs = JsonRead.List(ref r, managers, JsonRead.Object<ServerAddressByClientCIDR>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class APIGroupList : IApiValue<APIGroupList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groups")]
    public List<APIGroup> Groups { get; set => field = value ?? new(); } = new();
    public APIGroupList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Groups = DeepValues.Clone(Groups, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(APIGroupList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && DeepValues.Same(Groups, other.Groups, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIGroupList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "groups"u8, Groups, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static APIGroupList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIGroupList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("groups"u8): o.Groups = JsonRead.List(ref r, managers, JsonRead.Object<APIGroup>)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class APIResource : IApiValue<APIResource>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("singularName")]
    public string SingularName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespaced")]
    public bool Namespaced { get; set; }
    [JsonPropertyName("group")][OmitEmpty]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")][OmitEmpty]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("shortNames")][OmitEmpty]
    public List<string>? ShortNames { get; set; }
    [JsonPropertyName("categories")][OmitEmpty]
    public List<string>? Categories { get; set; }
    [JsonPropertyName("storageVersionHash")][OmitEmpty]
    public string StorageVersionHash { get; set => field = value ?? ""; } = "";
    public APIResource DeepClone() => new()
    {
        Name = Name,
        SingularName = SingularName,
        Namespaced = Namespaced,
        Group = Group,
        Version = Version,
        Kind = Kind,
        Verbs = DeepValues.Copy(Verbs)!,
        ShortNames = DeepValues.Copy(ShortNames),
        Categories = DeepValues.Copy(Categories),
        StorageVersionHash = StorageVersionHash,
    };
    public bool DeepEquals(APIResource? other) => other is not null
        && Name == other.Name
        && SingularName == other.SingularName
        && Namespaced == other.Namespaced
        && Group == other.Group
        && Version == other.Version
        && Kind == other.Kind
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ShortNames, other.ShortNames, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Categories, other.Categories, static (x0, y0) => x0 == y0)
        && StorageVersionHash == other.StorageVersionHash;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIResource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("singularName"u8, SingularName);
        w.WriteBoolean("namespaced"u8, Namespaced);
        if (Group.Length > 0) w.WriteString("group"u8, Group);
        if (Version.Length > 0) w.WriteString("version"u8, Version);
        w.WriteString("kind"u8, Kind);
        JsonWrite.Field(w, "verbs"u8, Verbs, static (w, e0) => w.WriteStringValue(e0));
        if (ShortNames is { Count: > 0 } v7) JsonWrite.Field(w, "shortNames"u8, v7, static (w, e0) => w.WriteStringValue(e0));
        if (Categories is { Count: > 0 } v8) JsonWrite.Field(w, "categories"u8, v8, static (w, e0) => w.WriteStringValue(e0));
        if (StorageVersionHash.Length > 0) w.WriteString("storageVersionHash"u8, StorageVersionHash);
        w.WriteEndObject();
    }
    public static APIResource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIResource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("verbs"u8): o.Verbs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("namespaced"u8): o.Namespaced = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("shortNames"u8): o.ShortNames = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("categories"u8): o.Categories = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 12 when name.SequenceEqual("singularName"u8): o.SingularName = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("storageVersionHash"u8): o.StorageVersionHash = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class APIResourceList : IApiValue<APIResourceList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groupVersion")]
    public string GroupVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resources")]
    public List<APIResource> Resources { get; set => field = value ?? new(); } = new();
    public APIResourceList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        GroupVersion = GroupVersion,
        Resources = DeepValues.Clone(Resources, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(APIResourceList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && GroupVersion == other.GroupVersion
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIResourceList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        w.WriteString("groupVersion"u8, GroupVersion);
        JsonWrite.Field(w, "resources"u8, Resources, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static APIResourceList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIResourceList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, JsonRead.Object<APIResource>)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("groupVersion"u8): o.GroupVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class APIVersions : IApiValue<APIVersions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("versions")]
    public List<string> Versions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("serverAddressByClientCIDRs")]
    public List<ServerAddressByClientCIDR> ServerAddressByClientCIDRs { get; set => field = value ?? new(); } = new();
    public APIVersions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Versions = DeepValues.Copy(Versions)!,
        ServerAddressByClientCIDRs = DeepValues.Clone(ServerAddressByClientCIDRs, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(APIVersions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && DeepValues.Same(Versions, other.Versions, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ServerAddressByClientCIDRs, other.ServerAddressByClientCIDRs, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as APIVersions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "versions"u8, Versions, static (w, e0) => w.WriteStringValue(e0));
        JsonWrite.Field(w, "serverAddressByClientCIDRs"u8, ServerAddressByClientCIDRs, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static APIVersions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new APIVersions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("versions"u8): o.Versions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 26 when name.SequenceEqual("serverAddressByClientCIDRs"u8): o.ServerAddressByClientCIDRs = JsonRead.List(ref r, managers, JsonRead.Object<ServerAddressByClientCIDR>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ApplyOptions : IApiValue<ApplyOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("dryRun")][OmitEmpty]
    public List<string>? DryRun { get; set; }
    [JsonPropertyName("force")]
    public bool Force { get; set; }
    [JsonPropertyName("fieldManager")]
    public string FieldManager { get; set => field = value ?? ""; } = "";
    public ApplyOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        DryRun = DeepValues.Copy(DryRun),
        Force = Force,
        FieldManager = FieldManager,
    };
    public bool DeepEquals(ApplyOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && DeepValues.Same(DryRun, other.DryRun, static (x0, y0) => x0 == y0)
        && Force == other.Force
        && FieldManager == other.FieldManager;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ApplyOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (DryRun is { Count: > 0 } v2) JsonWrite.Field(w, "dryRun"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        w.WriteBoolean("force"u8, Force);
        w.WriteString("fieldManager"u8, FieldManager);
        w.WriteEndObject();
    }
    public static ApplyOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ApplyOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("force"u8): o.Force = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("dryRun"u8): o.DryRun = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("fieldManager"u8): o.FieldManager = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class CauseType
{
    public const string FieldManagerConflict = "FieldManagerConflict";
    public const string FieldValueDuplicate = "FieldValueDuplicate";
    public const string FieldValueForbidden = "FieldValueForbidden";
    public const string FieldValueInvalid = "FieldValueInvalid";
    public const string FieldValueNotFound = "FieldValueNotFound";
    public const string FieldValueNotSupported = "FieldValueNotSupported";
    public const string FieldValueRequired = "FieldValueRequired";
    public const string FieldValueTooLong = "FieldValueTooLong";
    public const string FieldValueTooMany = "FieldValueTooMany";
    public const string FieldValueTypeInvalid = "FieldValueTypeInvalid";
    public const string InternalError = "InternalError";
    public const string ResourceVersionTooLarge = "ResourceVersionTooLarge";
    public const string UnexpectedServerResponse = "UnexpectedServerResponse";
}

public sealed class Condition : IApiValue<Condition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")]
    public string Message { get; set => field = value ?? ""; } = "";
    public Condition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        ObservedGeneration = ObservedGeneration,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(Condition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Condition);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (LastTransitionTime is { } v3) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v3));
        w.WriteString("reason"u8, Reason);
        w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static Condition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Condition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
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

public sealed class CreateOptions : IApiValue<CreateOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("dryRun")][OmitEmpty]
    public List<string>? DryRun { get; set; }
    [JsonPropertyName("fieldManager")][OmitEmpty]
    public string FieldManager { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldValidation")][OmitEmpty]
    public string FieldValidation { get; set => field = value ?? ""; } = "";
    public CreateOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        DryRun = DeepValues.Copy(DryRun),
        FieldManager = FieldManager,
        FieldValidation = FieldValidation,
    };
    public bool DeepEquals(CreateOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && DeepValues.Same(DryRun, other.DryRun, static (x0, y0) => x0 == y0)
        && FieldManager == other.FieldManager
        && FieldValidation == other.FieldValidation;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CreateOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (DryRun is { Count: > 0 } v2) JsonWrite.Field(w, "dryRun"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (FieldManager.Length > 0) w.WriteString("fieldManager"u8, FieldManager);
        if (FieldValidation.Length > 0) w.WriteString("fieldValidation"u8, FieldValidation);
        w.WriteEndObject();
    }
    public static CreateOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CreateOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("dryRun"u8): o.DryRun = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("fieldManager"u8): o.FieldManager = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("fieldValidation"u8): o.FieldValidation = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class DeleteOptions : IApiValue<DeleteOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("gracePeriodSeconds")]
    public long? GracePeriodSeconds { get; set; }
    [JsonPropertyName("preconditions")]
    public Preconditions? Preconditions { get; set; }
    [JsonPropertyName("orphanDependents")]
    public bool? OrphanDependents { get; set; }
    [JsonPropertyName("propagationPolicy")]
    public string? PropagationPolicy { get; set; }
    [JsonPropertyName("dryRun")][OmitEmpty]
    public List<string>? DryRun { get; set; }
    [JsonPropertyName("ignoreStoreReadErrorWithClusterBreakingPotential")]
    public bool? IgnoreStoreReadErrorWithClusterBreakingPotential { get; set; }
    public DeleteOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        GracePeriodSeconds = GracePeriodSeconds,
        Preconditions = Preconditions?.DeepClone(),
        OrphanDependents = OrphanDependents,
        PropagationPolicy = PropagationPolicy,
        DryRun = DeepValues.Copy(DryRun),
        IgnoreStoreReadErrorWithClusterBreakingPotential = IgnoreStoreReadErrorWithClusterBreakingPotential,
    };
    public bool DeepEquals(DeleteOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && GracePeriodSeconds == other.GracePeriodSeconds
        && DeepValues.Same(Preconditions, other.Preconditions)
        && OrphanDependents == other.OrphanDependents
        && PropagationPolicy == other.PropagationPolicy
        && DeepValues.Same(DryRun, other.DryRun, static (x0, y0) => x0 == y0)
        && IgnoreStoreReadErrorWithClusterBreakingPotential == other.IgnoreStoreReadErrorWithClusterBreakingPotential;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as DeleteOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (GracePeriodSeconds is { } v2) w.WriteNumber("gracePeriodSeconds"u8, v2);
        if (Preconditions is { } v3) JsonWrite.Field(w, "preconditions"u8, v3);
        if (OrphanDependents is { } v4) w.WriteBoolean("orphanDependents"u8, v4);
        if (PropagationPolicy is { } v5) w.WriteString("propagationPolicy"u8, v5);
        if (DryRun is { Count: > 0 } v6) JsonWrite.Field(w, "dryRun"u8, v6, static (w, e0) => w.WriteStringValue(e0));
        if (IgnoreStoreReadErrorWithClusterBreakingPotential is { } v7) w.WriteBoolean("ignoreStoreReadErrorWithClusterBreakingPotential"u8, v7);
        w.WriteEndObject();
    }
    public static DeleteOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new DeleteOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("dryRun"u8): o.DryRun = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("preconditions"u8): o.Preconditions = Preconditions.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("orphanDependents"u8): o.OrphanDependents = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 17 when name.SequenceEqual("propagationPolicy"u8): o.PropagationPolicy = JsonRead.Text(ref r); break;
                case 18 when name.SequenceEqual("gracePeriodSeconds"u8): o.GracePeriodSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 48 when name.SequenceEqual("ignoreStoreReadErrorWithClusterBreakingPotential"u8): o.IgnoreStoreReadErrorWithClusterBreakingPotential = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class DeletionPropagation
{
    public const string Background = "Background";
    public const string Foreground = "Foreground";
    public const string Orphan = "Orphan";
}

public static class FieldSelectorOperator
{
    public const string DoesNotExist = "DoesNotExist";
    public const string Exists = "Exists";
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class FieldSelectorRequirement : IApiValue<FieldSelectorRequirement>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
    public FieldSelectorRequirement DeepClone() => new()
    {
        Key = Key,
        Operator = Operator,
        Values = DeepValues.Copy(Values),
    };
    public bool DeepEquals(FieldSelectorRequirement? other) => other is not null
        && Key == other.Key
        && Operator == other.Operator
        && DeepValues.Same(Values, other.Values, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FieldSelectorRequirement);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        w.WriteString("operator"u8, Operator);
        if (Values is { Count: > 0 } v2) JsonWrite.Field(w, "values"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static FieldSelectorRequirement? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FieldSelectorRequirement();
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

public sealed class GetOptions : IApiValue<GetOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
    public GetOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        ResourceVersion = ResourceVersion,
    };
    public bool DeepEquals(GetOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && ResourceVersion == other.ResourceVersion;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GetOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (ResourceVersion.Length > 0) w.WriteString("resourceVersion"u8, ResourceVersion);
        w.WriteEndObject();
    }
    public static GetOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GetOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("resourceVersion"u8): o.ResourceVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class GroupKind : IApiValue<GroupKind>
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    public GroupKind DeepClone() => new()
    {
        Group = Group,
        Kind = Kind,
    };
    public bool DeepEquals(GroupKind? other) => other is not null
        && Group == other.Group
        && Kind == other.Kind;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GroupKind);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("group"u8, Group);
        w.WriteString("kind"u8, Kind);
        w.WriteEndObject();
    }
    public static GroupKind? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GroupKind();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class GroupResource : IApiValue<GroupResource>
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")]
    public string Resource { get; set => field = value ?? ""; } = "";
    public GroupResource DeepClone() => new()
    {
        Group = Group,
        Resource = Resource,
    };
    public bool DeepEquals(GroupResource? other) => other is not null
        && Group == other.Group
        && Resource == other.Resource;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GroupResource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("group"u8, Group);
        w.WriteString("resource"u8, Resource);
        w.WriteEndObject();
    }
    public static GroupResource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GroupResource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class GroupVersion : IApiValue<GroupVersion>
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
    public GroupVersion DeepClone() => new()
    {
        Group = Group,
        Version = Version,
    };
    public bool DeepEquals(GroupVersion? other) => other is not null
        && Group == other.Group
        && Version == other.Version;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GroupVersion);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("group"u8, Group);
        w.WriteString("version"u8, Version);
        w.WriteEndObject();
    }
    public static GroupVersion? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GroupVersion();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class GroupVersionForDiscovery : IApiValue<GroupVersionForDiscovery>
{
    [JsonPropertyName("groupVersion")]
    public string GroupVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
    public GroupVersionForDiscovery DeepClone() => new()
    {
        GroupVersion = GroupVersion,
        Version = Version,
    };
    public bool DeepEquals(GroupVersionForDiscovery? other) => other is not null
        && GroupVersion == other.GroupVersion
        && Version == other.Version;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GroupVersionForDiscovery);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("groupVersion"u8, GroupVersion);
        w.WriteString("version"u8, Version);
        w.WriteEndObject();
    }
    public static GroupVersionForDiscovery? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GroupVersionForDiscovery();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("groupVersion"u8): o.GroupVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class GroupVersionKind : IApiValue<GroupVersionKind>
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    public GroupVersionKind DeepClone() => new()
    {
        Group = Group,
        Version = Version,
        Kind = Kind,
    };
    public bool DeepEquals(GroupVersionKind? other) => other is not null
        && Group == other.Group
        && Version == other.Version
        && Kind == other.Kind;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GroupVersionKind);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("group"u8, Group);
        w.WriteString("version"u8, Version);
        w.WriteString("kind"u8, Kind);
        w.WriteEndObject();
    }
    public static GroupVersionKind? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GroupVersionKind();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class GroupVersionResource : IApiValue<GroupVersionResource>
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")]
    public string Resource { get; set => field = value ?? ""; } = "";
    public GroupVersionResource DeepClone() => new()
    {
        Group = Group,
        Version = Version,
        Resource = Resource,
    };
    public bool DeepEquals(GroupVersionResource? other) => other is not null
        && Group == other.Group
        && Version == other.Version
        && Resource == other.Resource;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GroupVersionResource);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("group"u8, Group);
        w.WriteString("version"u8, Version);
        w.WriteString("resource"u8, Resource);
        w.WriteEndObject();
    }
    public static GroupVersionResource? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GroupVersionResource();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("version"u8): o.Version = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("resource"u8): o.Resource = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class IncludeObjectPolicy
{
    public const string Metadata = "Metadata";
    public const string None = "None";
    public const string Object = "Object";
}

public sealed class LabelSelector : IApiValue<LabelSelector>
{
    [JsonPropertyName("matchLabels")][OmitEmpty]
    public Map<string>? MatchLabels { get; set; }
    [JsonPropertyName("matchExpressions")][OmitEmpty]
    public List<LabelSelectorRequirement>? MatchExpressions { get; set; }
    public LabelSelector DeepClone() => new()
    {
        MatchLabels = DeepValues.Copy(MatchLabels),
        MatchExpressions = DeepValues.Clone(MatchExpressions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(LabelSelector? other) => other is not null
        && DeepValues.Same(MatchLabels, other.MatchLabels, static (x0, y0) => x0 == y0)
        && DeepValues.Same(MatchExpressions, other.MatchExpressions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LabelSelector);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (MatchLabels is { Count: > 0 } v0) JsonWrite.Field(w, "matchLabels"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (MatchExpressions is { Count: > 0 } v1) JsonWrite.Field(w, "matchExpressions"u8, v1, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static LabelSelector? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LabelSelector();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("matchLabels"u8): o.MatchLabels = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 16 when name.SequenceEqual("matchExpressions"u8): o.MatchExpressions = JsonRead.List(ref r, managers, JsonRead.Object<LabelSelectorRequirement>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class LabelSelectorOperator
{
    public const string DoesNotExist = "DoesNotExist";
    public const string Exists = "Exists";
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class LabelSelectorRequirement : IApiValue<LabelSelectorRequirement>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
    public LabelSelectorRequirement DeepClone() => new()
    {
        Key = Key,
        Operator = Operator,
        Values = DeepValues.Copy(Values),
    };
    public bool DeepEquals(LabelSelectorRequirement? other) => other is not null
        && Key == other.Key
        && Operator == other.Operator
        && DeepValues.Same(Values, other.Values, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LabelSelectorRequirement);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        w.WriteString("operator"u8, Operator);
        if (Values is { Count: > 0 } v2) JsonWrite.Field(w, "values"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static LabelSelectorRequirement? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LabelSelectorRequirement();
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

public sealed class List : IApiValue<List>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<JsonElement> Items { get; set => field = value ?? new(); } = new();
    public List DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Copy(Items)!,
    };
    public bool DeepEquals(List? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => DeepValues.Same(x0, y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as List);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteTo(w));
        w.WriteEndObject();
    }
    public static List? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new List();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Element(ref r))!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ListMeta : IApiValue<ListMeta>
{
    [JsonPropertyName("selfLink")][OmitEmpty]
    public string SelfLink { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("continue")][OmitEmpty]
    public string Continue { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("remainingItemCount")]
    public long? RemainingItemCount { get; set; }
    public ListMeta DeepClone() => new()
    {
        SelfLink = SelfLink,
        ResourceVersion = ResourceVersion,
        Continue = Continue,
        RemainingItemCount = RemainingItemCount,
    };
    public bool DeepEquals(ListMeta? other) => other is not null
        && SelfLink == other.SelfLink
        && ResourceVersion == other.ResourceVersion
        && Continue == other.Continue
        && RemainingItemCount == other.RemainingItemCount;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ListMeta);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (SelfLink.Length > 0) w.WriteString("selfLink"u8, SelfLink);
        if (ResourceVersion.Length > 0) w.WriteString("resourceVersion"u8, ResourceVersion);
        if (Continue.Length > 0) w.WriteString("continue"u8, Continue);
        if (RemainingItemCount is { } v3) w.WriteNumber("remainingItemCount"u8, v3);
        w.WriteEndObject();
    }
    public static ListMeta? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ListMeta();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("selfLink"u8): o.SelfLink = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("continue"u8): o.Continue = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("resourceVersion"u8): o.ResourceVersion = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("remainingItemCount"u8): o.RemainingItemCount = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ListOptions : IApiValue<ListOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("labelSelector")][OmitEmpty]
    public string LabelSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldSelector")][OmitEmpty]
    public string FieldSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("watch")][OmitEmpty]
    public bool Watch { get; set; }
    [JsonPropertyName("allowWatchBookmarks")][OmitEmpty]
    public bool AllowWatchBookmarks { get; set; }
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersionMatch")][OmitEmpty]
    public string ResourceVersionMatch { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("timeoutSeconds")]
    public long? TimeoutSeconds { get; set; }
    [JsonPropertyName("limit")][OmitEmpty]
    public long Limit { get; set; }
    [JsonPropertyName("continue")][OmitEmpty]
    public string Continue { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("sendInitialEvents")]
    public bool? SendInitialEvents { get; set; }
    public ListOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        LabelSelector = LabelSelector,
        FieldSelector = FieldSelector,
        Watch = Watch,
        AllowWatchBookmarks = AllowWatchBookmarks,
        ResourceVersion = ResourceVersion,
        ResourceVersionMatch = ResourceVersionMatch,
        TimeoutSeconds = TimeoutSeconds,
        Limit = Limit,
        Continue = Continue,
        SendInitialEvents = SendInitialEvents,
    };
    public bool DeepEquals(ListOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && LabelSelector == other.LabelSelector
        && FieldSelector == other.FieldSelector
        && Watch == other.Watch
        && AllowWatchBookmarks == other.AllowWatchBookmarks
        && ResourceVersion == other.ResourceVersion
        && ResourceVersionMatch == other.ResourceVersionMatch
        && TimeoutSeconds == other.TimeoutSeconds
        && Limit == other.Limit
        && Continue == other.Continue
        && SendInitialEvents == other.SendInitialEvents;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ListOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (LabelSelector.Length > 0) w.WriteString("labelSelector"u8, LabelSelector);
        if (FieldSelector.Length > 0) w.WriteString("fieldSelector"u8, FieldSelector);
        if (Watch) w.WriteBoolean("watch"u8, Watch);
        if (AllowWatchBookmarks) w.WriteBoolean("allowWatchBookmarks"u8, AllowWatchBookmarks);
        if (ResourceVersion.Length > 0) w.WriteString("resourceVersion"u8, ResourceVersion);
        if (ResourceVersionMatch.Length > 0) w.WriteString("resourceVersionMatch"u8, ResourceVersionMatch);
        if (TimeoutSeconds is { } v8) w.WriteNumber("timeoutSeconds"u8, v8);
        if (Limit != 0) w.WriteNumber("limit"u8, Limit);
        if (Continue.Length > 0) w.WriteString("continue"u8, Continue);
        if (SendInitialEvents is { } v11) w.WriteBoolean("sendInitialEvents"u8, v11);
        w.WriteEndObject();
    }
    public static ListOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ListOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("watch"u8): o.Watch = JsonRead.Boolean(ref r); break;
                case 5 when name.SequenceEqual("limit"u8): o.Limit = JsonRead.Int64(ref r); break;
                case 8 when name.SequenceEqual("continue"u8): o.Continue = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("labelSelector"u8): o.LabelSelector = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("fieldSelector"u8): o.FieldSelector = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("timeoutSeconds"u8): o.TimeoutSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                case 15 when name.SequenceEqual("resourceVersion"u8): o.ResourceVersion = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("sendInitialEvents"u8): o.SendInitialEvents = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 19 when name.SequenceEqual("allowWatchBookmarks"u8): o.AllowWatchBookmarks = JsonRead.Boolean(ref r); break;
                case 20 when name.SequenceEqual("resourceVersionMatch"u8): o.ResourceVersionMatch = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ManagedFieldsEntry : IApiValue<ManagedFieldsEntry>
{
    [JsonPropertyName("manager")][OmitEmpty]
    public string Manager { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operation")][OmitEmpty]
    public string Operation { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; set; }
    [JsonPropertyName("fieldsType")][OmitEmpty]
    public string FieldsType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldsV1")]
    public JsonElement? FieldsV1 { get; set; }
    [JsonPropertyName("subresource")][OmitEmpty]
    public string Subresource { get; set => field = value ?? ""; } = "";
    public ManagedFieldsEntry DeepClone() => new()
    {
        Manager = Manager,
        Operation = Operation,
        ApiVersion = ApiVersion,
        Time = Time,
        FieldsType = FieldsType,
        FieldsV1 = FieldsV1,
        Subresource = Subresource,
    };
    public bool DeepEquals(ManagedFieldsEntry? other) => other is not null
        && Manager == other.Manager
        && Operation == other.Operation
        && ApiVersion == other.ApiVersion
        && DeepValues.SameSeconds(Time, other.Time)
        && FieldsType == other.FieldsType
        && DeepValues.Same(FieldsV1, other.FieldsV1)
        && Subresource == other.Subresource;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ManagedFieldsEntry);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Manager.Length > 0) w.WriteString("manager"u8, Manager);
        if (Operation.Length > 0) w.WriteString("operation"u8, Operation);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Time is { } v3) w.WriteString("time"u8, KubeTime.Format(v3));
        if (FieldsType.Length > 0) w.WriteString("fieldsType"u8, FieldsType);
        if (FieldsV1 is { } v5) JsonWrite.Field(w, "fieldsV1"u8, v5);
        if (Subresource.Length > 0) w.WriteString("subresource"u8, Subresource);
        w.WriteEndObject();
    }
    public static ManagedFieldsEntry? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ManagedFieldsEntry();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("time"u8): o.Time = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 7 when name.SequenceEqual("manager"u8): o.Manager = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("fieldsV1"u8): o.FieldsV1 = JsonRead.IsNull(ref r) ? default(JsonElement?) : JsonRead.Element(ref r); break;
                case 9 when name.SequenceEqual("operation"u8): o.Operation = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("fieldsType"u8): o.FieldsType = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("subresource"u8): o.Subresource = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class ManagedFieldsOperationType
{
    public const string Apply = "Apply";
    public const string Update = "Update";
}

public sealed class ObjectMeta : IApiValue<ObjectMeta>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("generateName")][OmitEmpty]
    public string GenerateName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("selfLink")][OmitEmpty]
    public string SelfLink { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("generation")][OmitEmpty]
    public long Generation { get; set; }
    [JsonPropertyName("creationTimestamp")]
    public DateTimeOffset? CreationTimestamp { get; set; }
    [JsonPropertyName("deletionTimestamp")]
    public DateTimeOffset? DeletionTimestamp { get; set; }
    [JsonPropertyName("deletionGracePeriodSeconds")]
    public long? DeletionGracePeriodSeconds { get; set; }
    [JsonPropertyName("labels")][OmitEmpty]
    public Map<string>? Labels { get; set; }
    [JsonPropertyName("annotations")][OmitEmpty]
    public Map<string>? Annotations { get; set; }
    [JsonPropertyName("ownerReferences")][OmitEmpty]
    public List<OwnerReference>? OwnerReferences { get; set; }
    [JsonPropertyName("finalizers")][OmitEmpty]
    public List<string>? Finalizers { get; set; }
    [JsonPropertyName("managedFields")][OmitEmpty]
    public List<ManagedFieldsEntry>? ManagedFields { get; set; }
    [JsonPropertyName("tenant")][OmitEmpty]
    public string Tenant { get; set => field = value ?? ""; } = "";
    public ObjectMeta DeepClone() => new()
    {
        Name = Name,
        GenerateName = GenerateName,
        Namespace = Namespace,
        SelfLink = SelfLink,
        Uid = Uid,
        ResourceVersion = ResourceVersion,
        Generation = Generation,
        CreationTimestamp = CreationTimestamp,
        DeletionTimestamp = DeletionTimestamp,
        DeletionGracePeriodSeconds = DeletionGracePeriodSeconds,
        Labels = DeepValues.Copy(Labels),
        Annotations = DeepValues.Copy(Annotations),
        OwnerReferences = DeepValues.Clone(OwnerReferences, static e0 => e0.DeepClone()),
        Finalizers = DeepValues.Copy(Finalizers),
        ManagedFields = DeepValues.Clone(ManagedFields, static e0 => e0.DeepClone()),
        Tenant = Tenant,
    };
    public bool DeepEquals(ObjectMeta? other) => other is not null
        && Name == other.Name
        && GenerateName == other.GenerateName
        && Namespace == other.Namespace
        && SelfLink == other.SelfLink
        && Uid == other.Uid
        && ResourceVersion == other.ResourceVersion
        && Generation == other.Generation
        && DeepValues.SameSeconds(CreationTimestamp, other.CreationTimestamp)
        && DeepValues.SameSeconds(DeletionTimestamp, other.DeletionTimestamp)
        && DeletionGracePeriodSeconds == other.DeletionGracePeriodSeconds
        && DeepValues.Same(Labels, other.Labels, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Annotations, other.Annotations, static (x0, y0) => x0 == y0)
        && DeepValues.Same(OwnerReferences, other.OwnerReferences, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Finalizers, other.Finalizers, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ManagedFields, other.ManagedFields, static (x0, y0) => x0.DeepEquals(y0))
        && Tenant == other.Tenant;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ObjectMeta);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (GenerateName.Length > 0) w.WriteString("generateName"u8, GenerateName);
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        if (SelfLink.Length > 0) w.WriteString("selfLink"u8, SelfLink);
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        if (ResourceVersion.Length > 0) w.WriteString("resourceVersion"u8, ResourceVersion);
        if (Generation != 0) w.WriteNumber("generation"u8, Generation);
        if (CreationTimestamp is { } v7) w.WriteString("creationTimestamp"u8, KubeTime.Format(v7));
        if (DeletionTimestamp is { } v8) w.WriteString("deletionTimestamp"u8, KubeTime.Format(v8));
        if (DeletionGracePeriodSeconds is { } v9) w.WriteNumber("deletionGracePeriodSeconds"u8, v9);
        if (Labels is { Count: > 0 } v10) JsonWrite.Field(w, "labels"u8, v10, static (w, e0) => w.WriteStringValue(e0));
        if (Annotations is { Count: > 0 } v11) JsonWrite.Field(w, "annotations"u8, v11, static (w, e0) => w.WriteStringValue(e0));
        if (OwnerReferences is { Count: > 0 } v12) JsonWrite.Field(w, "ownerReferences"u8, v12, static (w, e0) => e0.WriteJson(w));
        if (Finalizers is { Count: > 0 } v13) JsonWrite.Field(w, "finalizers"u8, v13, static (w, e0) => w.WriteStringValue(e0));
        if (ManagedFields is { Count: > 0 } v14) JsonWrite.Field(w, "managedFields"u8, v14, static (w, e0) => e0.WriteJson(w));
        if (Tenant.Length > 0) w.WriteString("tenant"u8, Tenant);
        w.WriteEndObject();
    }
    public static ObjectMeta? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ObjectMeta();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("labels"u8): o.Labels = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 6 when name.SequenceEqual("tenant"u8): o.Tenant = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("selfLink"u8): o.SelfLink = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("generation"u8): o.Generation = JsonRead.Int64(ref r); break;
                case 10 when name.SequenceEqual("finalizers"u8): o.Finalizers = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("annotations"u8): o.Annotations = JsonRead.Map(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 12 when name.SequenceEqual("generateName"u8): o.GenerateName = JsonRead.Text(ref r)!; break;
                case 13 when managers && name.SequenceEqual("managedFields"u8): o.ManagedFields = JsonRead.List(ref r, managers, JsonRead.Object<ManagedFieldsEntry>); break;
                case 15 when name.SequenceEqual("resourceVersion"u8): o.ResourceVersion = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("ownerReferences"u8): o.OwnerReferences = JsonRead.List(ref r, managers, JsonRead.Object<OwnerReference>); break;
                case 17 when name.SequenceEqual("creationTimestamp"u8): o.CreationTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 17 when name.SequenceEqual("deletionTimestamp"u8): o.DeletionTimestamp = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 26 when name.SequenceEqual("deletionGracePeriodSeconds"u8): o.DeletionGracePeriodSeconds = JsonRead.IsNull(ref r) ? default(long?) : JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class OwnerReference : IApiValue<OwnerReference>
{
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("controller")]
    public bool? Controller { get; set; }
    [JsonPropertyName("blockOwnerDeletion")]
    public bool? BlockOwnerDeletion { get; set; }
    public OwnerReference DeepClone() => new()
    {
        ApiVersion = ApiVersion,
        Kind = Kind,
        Name = Name,
        Uid = Uid,
        Controller = Controller,
        BlockOwnerDeletion = BlockOwnerDeletion,
    };
    public bool DeepEquals(OwnerReference? other) => other is not null
        && ApiVersion == other.ApiVersion
        && Kind == other.Kind
        && Name == other.Name
        && Uid == other.Uid
        && Controller == other.Controller
        && BlockOwnerDeletion == other.BlockOwnerDeletion;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as OwnerReference);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("apiVersion"u8, ApiVersion);
        w.WriteString("kind"u8, Kind);
        w.WriteString("name"u8, Name);
        w.WriteString("uid"u8, Uid);
        if (Controller is { } v4) w.WriteBoolean("controller"u8, v4);
        if (BlockOwnerDeletion is { } v5) w.WriteBoolean("blockOwnerDeletion"u8, v5);
        w.WriteEndObject();
    }
    public static OwnerReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new OwnerReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("controller"u8): o.Controller = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 18 when name.SequenceEqual("blockOwnerDeletion"u8): o.BlockOwnerDeletion = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PartialObjectMetadata : IKubeObject, IApiValue<PartialObjectMetadata>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    public PartialObjectMetadata DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
    };
    public bool DeepEquals(PartialObjectMetadata? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PartialObjectMetadata);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        w.WriteEndObject();
    }
    public static PartialObjectMetadata? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PartialObjectMetadata();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("PartialObjectMetadata has no status"); }
}

public sealed class PartialObjectMetadataList : IKubeList<PartialObjectMetadata>, IApiValue<PartialObjectMetadataList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PartialObjectMetadata> Items { get; set => field = value ?? new(); } = new();
    public PartialObjectMetadataList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PartialObjectMetadataList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PartialObjectMetadataList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PartialObjectMetadataList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PartialObjectMetadataList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<PartialObjectMetadata>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Patch : IApiValue<Patch>
{
    public Patch DeepClone() => new()
    {
    };
    public bool DeepEquals(Patch? other) => other is not null;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Patch);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteEndObject();
    }
    public static Patch? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Patch();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PatchOptions : IApiValue<PatchOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("dryRun")][OmitEmpty]
    public List<string>? DryRun { get; set; }
    [JsonPropertyName("force")]
    public bool? Force { get; set; }
    [JsonPropertyName("fieldManager")][OmitEmpty]
    public string FieldManager { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldValidation")][OmitEmpty]
    public string FieldValidation { get; set => field = value ?? ""; } = "";
    public PatchOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        DryRun = DeepValues.Copy(DryRun),
        Force = Force,
        FieldManager = FieldManager,
        FieldValidation = FieldValidation,
    };
    public bool DeepEquals(PatchOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && DeepValues.Same(DryRun, other.DryRun, static (x0, y0) => x0 == y0)
        && Force == other.Force
        && FieldManager == other.FieldManager
        && FieldValidation == other.FieldValidation;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PatchOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (DryRun is { Count: > 0 } v2) JsonWrite.Field(w, "dryRun"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Force is { } v3) w.WriteBoolean("force"u8, v3);
        if (FieldManager.Length > 0) w.WriteString("fieldManager"u8, FieldManager);
        if (FieldValidation.Length > 0) w.WriteString("fieldValidation"u8, FieldValidation);
        w.WriteEndObject();
    }
    public static PatchOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PatchOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("force"u8): o.Force = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("dryRun"u8): o.DryRun = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("fieldManager"u8): o.FieldManager = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("fieldValidation"u8): o.FieldValidation = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Preconditions : IApiValue<Preconditions>
{
    [JsonPropertyName("uid")]
    public string? Uid { get; set; }
    [JsonPropertyName("resourceVersion")]
    public string? ResourceVersion { get; set; }
    public Preconditions DeepClone() => new()
    {
        Uid = Uid,
        ResourceVersion = ResourceVersion,
    };
    public bool DeepEquals(Preconditions? other) => other is not null
        && Uid == other.Uid
        && ResourceVersion == other.ResourceVersion;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Preconditions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Uid is { } v0) w.WriteString("uid"u8, v0);
        if (ResourceVersion is { } v1) w.WriteString("resourceVersion"u8, v1);
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
                case 15 when name.SequenceEqual("resourceVersion"u8): o.ResourceVersion = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class ResourceVersionMatch
{
    public const string Exact = "Exact";
    public const string NotOlderThan = "NotOlderThan";
}

public sealed class RootPaths : IApiValue<RootPaths>
{
    [JsonPropertyName("paths")]
    public List<string> Paths { get; set => field = value ?? new(); } = new();
    public RootPaths DeepClone() => new()
    {
        Paths = DeepValues.Copy(Paths)!,
    };
    public bool DeepEquals(RootPaths? other) => other is not null
        && DeepValues.Same(Paths, other.Paths, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RootPaths);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "paths"u8, Paths, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static RootPaths? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RootPaths();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("paths"u8): o.Paths = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class RowConditionType
{
    public const string Completed = "Completed";
}

public sealed class ServerAddressByClientCIDR : IApiValue<ServerAddressByClientCIDR>
{
    [JsonPropertyName("clientCIDR")]
    public string ClientCIDR { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("serverAddress")]
    public string ServerAddress { get; set => field = value ?? ""; } = "";
    public ServerAddressByClientCIDR DeepClone() => new()
    {
        ClientCIDR = ClientCIDR,
        ServerAddress = ServerAddress,
    };
    public bool DeepEquals(ServerAddressByClientCIDR? other) => other is not null
        && ClientCIDR == other.ClientCIDR
        && ServerAddress == other.ServerAddress;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServerAddressByClientCIDR);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("clientCIDR"u8, ClientCIDR);
        w.WriteString("serverAddress"u8, ServerAddress);
        w.WriteEndObject();
    }
    public static ServerAddressByClientCIDR? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServerAddressByClientCIDR();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("clientCIDR"u8): o.ClientCIDR = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("serverAddress"u8): o.ServerAddress = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Status : IApiValue<Status>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")][OmitEmpty]
    public string StatusValue { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("details")]
    public StatusDetails? Details { get; set; }
    [JsonPropertyName("code")][OmitEmpty]
    public int Code { get; set; }
    public Status DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        StatusValue = StatusValue,
        Message = Message,
        Reason = Reason,
        Details = Details?.DeepClone(),
        Code = Code,
    };
    public bool DeepEquals(Status? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && StatusValue == other.StatusValue
        && Message == other.Message
        && Reason == other.Reason
        && DeepValues.Same(Details, other.Details)
        && Code == other.Code;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Status);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (StatusValue.Length > 0) w.WriteString("status"u8, StatusValue);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Details is { } v6) JsonWrite.Field(w, "details"u8, v6);
        if (Code != 0) w.WriteNumber("code"u8, Code);
        w.WriteEndObject();
    }
    public static Status? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Status();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("code"u8): o.Code = JsonRead.Int32(ref r); break;
                case 6 when name.SequenceEqual("status"u8): o.StatusValue = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("details"u8): o.Details = StatusDetails.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatusCause : IApiValue<StatusCause>
{
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("field")][OmitEmpty]
    public string Field { get; set => field = value ?? ""; } = "";
    public StatusCause DeepClone() => new()
    {
        Reason = Reason,
        Message = Message,
        Field = Field,
    };
    public bool DeepEquals(StatusCause? other) => other is not null
        && Reason == other.Reason
        && Message == other.Message
        && Field == other.Field;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatusCause);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (Field.Length > 0) w.WriteString("field"u8, Field);
        w.WriteEndObject();
    }
    public static StatusCause? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatusCause();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("field"u8): o.Field = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class StatusDetails : IApiValue<StatusDetails>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("group")][OmitEmpty]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("causes")][OmitEmpty]
    public List<StatusCause>? Causes { get; set; }
    [JsonPropertyName("retryAfterSeconds")][OmitEmpty]
    public int RetryAfterSeconds { get; set; }
    public StatusDetails DeepClone() => new()
    {
        Name = Name,
        Group = Group,
        Kind = Kind,
        Uid = Uid,
        Causes = DeepValues.Clone(Causes, static e0 => e0.DeepClone()),
        RetryAfterSeconds = RetryAfterSeconds,
    };
    public bool DeepEquals(StatusDetails? other) => other is not null
        && Name == other.Name
        && Group == other.Group
        && Kind == other.Kind
        && Uid == other.Uid
        && DeepValues.Same(Causes, other.Causes, static (x0, y0) => x0.DeepEquals(y0))
        && RetryAfterSeconds == other.RetryAfterSeconds;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as StatusDetails);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Group.Length > 0) w.WriteString("group"u8, Group);
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (Uid.Length > 0) w.WriteString("uid"u8, Uid);
        if (Causes is { Count: > 0 } v4) JsonWrite.Field(w, "causes"u8, v4, static (w, e0) => e0.WriteJson(w));
        if (RetryAfterSeconds != 0) w.WriteNumber("retryAfterSeconds"u8, RetryAfterSeconds);
        w.WriteEndObject();
    }
    public static StatusDetails? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new StatusDetails();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("uid"u8): o.Uid = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("causes"u8): o.Causes = JsonRead.List(ref r, managers, JsonRead.Object<StatusCause>); break;
                case 17 when name.SequenceEqual("retryAfterSeconds"u8): o.RetryAfterSeconds = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class StatusReason
{
    public const string None = "";
    public const string AlreadyExists = "AlreadyExists";
    public const string BadRequest = "BadRequest";
    public const string Conflict = "Conflict";
    public const string Expired = "Expired";
    public const string Forbidden = "Forbidden";
    public const string Gone = "Gone";
    public const string InternalError = "InternalError";
    public const string Invalid = "Invalid";
    public const string MethodNotAllowed = "MethodNotAllowed";
    public const string NotAcceptable = "NotAcceptable";
    public const string NotFound = "NotFound";
    public const string RequestEntityTooLarge = "RequestEntityTooLarge";
    public const string ServerTimeout = "ServerTimeout";
    public const string ServiceUnavailable = "ServiceUnavailable";
    public const string StorageReadError = "StorageReadError";
    public const string Timeout = "Timeout";
    public const string TooManyRequests = "TooManyRequests";
    public const string Unauthorized = "Unauthorized";
    public const string UnsupportedMediaType = "UnsupportedMediaType";
}

public sealed class Table : IApiValue<Table>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("columnDefinitions")]
    public List<TableColumnDefinition> ColumnDefinitions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("rows")]
    public List<TableRow> Rows { get; set => field = value ?? new(); } = new();
    public Table DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        ColumnDefinitions = DeepValues.Clone(ColumnDefinitions, static e0 => e0.DeepClone())!,
        Rows = DeepValues.Clone(Rows, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(Table? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(ColumnDefinitions, other.ColumnDefinitions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Rows, other.Rows, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Table);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "columnDefinitions"u8, ColumnDefinitions, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "rows"u8, Rows, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static Table? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Table();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("rows"u8): o.Rows = JsonRead.List(ref r, managers, JsonRead.Object<TableRow>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("columnDefinitions"u8): o.ColumnDefinitions = JsonRead.List(ref r, managers, JsonRead.Object<TableColumnDefinition>)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class TableColumnDefinition : IApiValue<TableColumnDefinition>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("format")]
    public string Format { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("description")]
    public string Description { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("priority")]
    public int Priority { get; set; }
    public TableColumnDefinition DeepClone() => new()
    {
        Name = Name,
        Type = Type,
        Format = Format,
        Description = Description,
        Priority = Priority,
    };
    public bool DeepEquals(TableColumnDefinition? other) => other is not null
        && Name == other.Name
        && Type == other.Type
        && Format == other.Format
        && Description == other.Description
        && Priority == other.Priority;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TableColumnDefinition);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("type"u8, Type);
        w.WriteString("format"u8, Format);
        w.WriteString("description"u8, Description);
        w.WriteNumber("priority"u8, Priority);
        w.WriteEndObject();
    }
    public static TableColumnDefinition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TableColumnDefinition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("format"u8): o.Format = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("priority"u8): o.Priority = JsonRead.Int32(ref r); break;
                case 11 when name.SequenceEqual("description"u8): o.Description = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class TableOptions : IApiValue<TableOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("includeObject")][OmitEmpty]
    public string IncludeObject { get; set => field = value ?? ""; } = "";
    public TableOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        IncludeObject = IncludeObject,
    };
    public bool DeepEquals(TableOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && IncludeObject == other.IncludeObject;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TableOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (IncludeObject.Length > 0) w.WriteString("includeObject"u8, IncludeObject);
        w.WriteEndObject();
    }
    public static TableOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TableOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 13 when name.SequenceEqual("includeObject"u8): o.IncludeObject = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class TableRow : IApiValue<TableRow>
{
    [JsonPropertyName("cells")]
    public List<JsonElement> Cells { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<TableRowCondition>? Conditions { get; set; }
    [JsonPropertyName("object")]
    public JsonElement? Object { get; set; }
    public TableRow DeepClone() => new()
    {
        Cells = DeepValues.Copy(Cells)!,
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        Object = Object,
    };
    public bool DeepEquals(TableRow? other) => other is not null
        && DeepValues.Same(Cells, other.Cells, static (x0, y0) => DeepValues.Same(x0, y0))
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Object, other.Object);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TableRow);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "cells"u8, Cells, static (w, e0) => e0.WriteTo(w));
        if (Conditions is { Count: > 0 } v1) JsonWrite.Field(w, "conditions"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (Object is { } v2) JsonWrite.Field(w, "object"u8, v2);
        w.WriteEndObject();
    }
    public static TableRow? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TableRow();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("cells"u8): o.Cells = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Element(ref r))!; break;
                case 6 when name.SequenceEqual("object"u8): o.Object = JsonRead.IsNull(ref r) ? default(JsonElement?) : JsonRead.Element(ref r); break;
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<TableRowCondition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class TableRowCondition : IApiValue<TableRowCondition>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public TableRowCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(TableRowCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TableRowCondition);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static TableRowCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TableRowCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class UpdateOptions : IApiValue<UpdateOptions>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("dryRun")][OmitEmpty]
    public List<string>? DryRun { get; set; }
    [JsonPropertyName("fieldManager")][OmitEmpty]
    public string FieldManager { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldValidation")][OmitEmpty]
    public string FieldValidation { get; set => field = value ?? ""; } = "";
    public UpdateOptions DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        DryRun = DeepValues.Copy(DryRun),
        FieldManager = FieldManager,
        FieldValidation = FieldValidation,
    };
    public bool DeepEquals(UpdateOptions? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && DeepValues.Same(DryRun, other.DryRun, static (x0, y0) => x0 == y0)
        && FieldManager == other.FieldManager
        && FieldValidation == other.FieldValidation;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as UpdateOptions);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (DryRun is { Count: > 0 } v2) JsonWrite.Field(w, "dryRun"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (FieldManager.Length > 0) w.WriteString("fieldManager"u8, FieldManager);
        if (FieldValidation.Length > 0) w.WriteString("fieldValidation"u8, FieldValidation);
        w.WriteEndObject();
    }
    public static UpdateOptions? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new UpdateOptions();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("dryRun"u8): o.DryRun = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 12 when name.SequenceEqual("fieldManager"u8): o.FieldManager = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("fieldValidation"u8): o.FieldValidation = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class WatchEvent : IApiValue<WatchEvent>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("object")]
    public JsonElement? Object { get; set; }
    public WatchEvent DeepClone() => new()
    {
        Type = Type,
        Object = Object,
    };
    public bool DeepEquals(WatchEvent? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(Object, other.Object);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as WatchEvent);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Object is { } v1) JsonWrite.Field(w, "object"u8, v1);
        w.WriteEndObject();
    }
    public static WatchEvent? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new WatchEvent();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("object"u8): o.Object = JsonRead.IsNull(ref r) ? default(JsonElement?) : JsonRead.Element(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
}
