// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Rbac.V1;

public sealed class AggregationRule : IApiValue<AggregationRule>
{
    [JsonPropertyName("clusterRoleSelectors")][OmitEmpty]
    public List<LabelSelector>? ClusterRoleSelectors { get; set; }
    public AggregationRule DeepClone() => new()
    {
        ClusterRoleSelectors = DeepValues.Clone(ClusterRoleSelectors, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(AggregationRule? other) => other is not null
        && DeepValues.Same(ClusterRoleSelectors, other.ClusterRoleSelectors, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AggregationRule);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ClusterRoleSelectors is { Count: > 0 } v0) JsonWrite.Field(w, "clusterRoleSelectors"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static AggregationRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AggregationRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 20 when name.SequenceEqual("clusterRoleSelectors"u8): o.ClusterRoleSelectors = JsonRead.List(ref r, managers, JsonRead.Object<LabelSelector>); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ClusterRole : IKubeObject, IApiValue<ClusterRole>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("rules")][OmitEmpty]
    public List<PolicyRule>? Rules { get; set; }
    [JsonPropertyName("aggregationRule")]
    public AggregationRule? AggregationRule { get; set; }
    public ClusterRole DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone()),
        AggregationRule = AggregationRule?.DeepClone(),
    };
    public bool DeepEquals(ClusterRole? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(AggregationRule, other.AggregationRule);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ClusterRole);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Rules is { Count: > 0 } v3) JsonWrite.Field(w, "rules"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (AggregationRule is { } v4) JsonWrite.Field(w, "aggregationRule"u8, v4);
        w.WriteEndObject();
    }
    public static ClusterRole? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ClusterRole();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<PolicyRule>); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("aggregationRule"u8): o.AggregationRule = AggregationRule.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ClusterRole has no status"); }
}

public sealed class ClusterRoleBinding : IKubeObject, IApiValue<ClusterRoleBinding>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("subjects")][OmitEmpty]
    public List<Subject>? Subjects { get; set; }
    [JsonPropertyName("roleRef")]
    public RoleRef RoleRef { get; set => field = value ?? new(); } = new();
    public ClusterRoleBinding DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Subjects = DeepValues.Clone(Subjects, static e0 => e0.DeepClone()),
        RoleRef = RoleRef.DeepClone(),
    };
    public bool DeepEquals(ClusterRoleBinding? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Subjects, other.Subjects, static (x0, y0) => x0.DeepEquals(y0))
        && RoleRef.DeepEquals(other.RoleRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ClusterRoleBinding);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Subjects is { Count: > 0 } v3) JsonWrite.Field(w, "subjects"u8, v3, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "roleRef"u8, RoleRef);
        w.WriteEndObject();
    }
    public static ClusterRoleBinding? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ClusterRoleBinding();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("roleRef"u8): o.RoleRef = RoleRef.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("subjects"u8): o.Subjects = JsonRead.List(ref r, managers, JsonRead.Object<Subject>); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ClusterRoleBinding has no status"); }
}

public sealed class ClusterRoleBindingList : IKubeList<ClusterRoleBinding>, IApiValue<ClusterRoleBindingList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ClusterRoleBinding> Items { get; set => field = value ?? new(); } = new();
    public ClusterRoleBindingList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ClusterRoleBindingList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ClusterRoleBindingList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ClusterRoleBindingList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ClusterRoleBindingList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ClusterRoleBinding>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class ClusterRoleList : IKubeList<ClusterRole>, IApiValue<ClusterRoleList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ClusterRole> Items { get; set => field = value ?? new(); } = new();
    public ClusterRoleList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ClusterRoleList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ClusterRoleList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ClusterRoleList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ClusterRoleList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ClusterRole>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class PolicyRule : IApiValue<PolicyRule>
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("apiGroups")][OmitEmpty]
    public List<string>? ApiGroups { get; set; }
    [JsonPropertyName("resources")][OmitEmpty]
    public List<string>? Resources { get; set; }
    [JsonPropertyName("resourceNames")][OmitEmpty]
    public List<string>? ResourceNames { get; set; }
    [JsonPropertyName("nonResourceURLs")][OmitEmpty]
    public List<string>? NonResourceURLs { get; set; }
    public PolicyRule DeepClone() => new()
    {
        Verbs = DeepValues.Copy(Verbs)!,
        ApiGroups = DeepValues.Copy(ApiGroups),
        Resources = DeepValues.Copy(Resources),
        ResourceNames = DeepValues.Copy(ResourceNames),
        NonResourceURLs = DeepValues.Copy(NonResourceURLs),
    };
    public bool DeepEquals(PolicyRule? other) => other is not null
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiGroups, other.ApiGroups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ResourceNames, other.ResourceNames, static (x0, y0) => x0 == y0)
        && DeepValues.Same(NonResourceURLs, other.NonResourceURLs, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PolicyRule);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "verbs"u8, Verbs, static (w, e0) => w.WriteStringValue(e0));
        if (ApiGroups is { Count: > 0 } v1) JsonWrite.Field(w, "apiGroups"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (Resources is { Count: > 0 } v2) JsonWrite.Field(w, "resources"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (ResourceNames is { Count: > 0 } v3) JsonWrite.Field(w, "resourceNames"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (NonResourceURLs is { Count: > 0 } v4) JsonWrite.Field(w, "nonResourceURLs"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static PolicyRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PolicyRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("verbs"u8): o.Verbs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 9 when name.SequenceEqual("apiGroups"u8): o.ApiGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("resourceNames"u8): o.ResourceNames = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 15 when name.SequenceEqual("nonResourceURLs"u8): o.NonResourceURLs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Role : IKubeObject, IApiValue<Role>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("rules")][OmitEmpty]
    public List<PolicyRule>? Rules { get; set; }
    public Role DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(Role? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Role);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Rules is { Count: > 0 } v3) JsonWrite.Field(w, "rules"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static Role? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Role();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<PolicyRule>); break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("Role has no status"); }
}

public sealed class RoleBinding : IKubeObject, IApiValue<RoleBinding>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("subjects")][OmitEmpty]
    public List<Subject>? Subjects { get; set; }
    [JsonPropertyName("roleRef")]
    public RoleRef RoleRef { get; set => field = value ?? new(); } = new();
    public RoleBinding DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Subjects = DeepValues.Clone(Subjects, static e0 => e0.DeepClone()),
        RoleRef = RoleRef.DeepClone(),
    };
    public bool DeepEquals(RoleBinding? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Subjects, other.Subjects, static (x0, y0) => x0.DeepEquals(y0))
        && RoleRef.DeepEquals(other.RoleRef);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RoleBinding);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Subjects is { Count: > 0 } v3) JsonWrite.Field(w, "subjects"u8, v3, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "roleRef"u8, RoleRef);
        w.WriteEndObject();
    }
    public static RoleBinding? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RoleBinding();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("roleRef"u8): o.RoleRef = RoleRef.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("subjects"u8): o.Subjects = JsonRead.List(ref r, managers, JsonRead.Object<Subject>); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("RoleBinding has no status"); }
}

public sealed class RoleBindingList : IKubeList<RoleBinding>, IApiValue<RoleBindingList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<RoleBinding> Items { get; set => field = value ?? new(); } = new();
    public RoleBindingList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(RoleBindingList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RoleBindingList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static RoleBindingList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RoleBindingList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<RoleBinding>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class RoleList : IKubeList<Role>, IApiValue<RoleList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<Role> Items { get; set => field = value ?? new(); } = new();
    public RoleList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(RoleList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RoleList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static RoleList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RoleList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<Role>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class RoleRef : IApiValue<RoleRef>
{
    [JsonPropertyName("apiGroup")]
    public string ApiGroup { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public RoleRef DeepClone() => new()
    {
        ApiGroup = ApiGroup,
        Kind = Kind,
        Name = Name,
    };
    public bool DeepEquals(RoleRef? other) => other is not null
        && ApiGroup == other.ApiGroup
        && Kind == other.Kind
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RoleRef);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("apiGroup"u8, ApiGroup);
        w.WriteString("kind"u8, Kind);
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static RoleRef? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RoleRef();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("apiGroup"u8): o.ApiGroup = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Subject : IApiValue<Subject>
{
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiGroup")][OmitEmpty]
    public string ApiGroup { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    public Subject DeepClone() => new()
    {
        Kind = Kind,
        ApiGroup = ApiGroup,
        Name = Name,
        Namespace = Namespace,
    };
    public bool DeepEquals(Subject? other) => other is not null
        && Kind == other.Kind
        && ApiGroup == other.ApiGroup
        && Name == other.Name
        && Namespace == other.Namespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Subject);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("kind"u8, Kind);
        if (ApiGroup.Length > 0) w.WriteString("apiGroup"u8, ApiGroup);
        w.WriteString("name"u8, Name);
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        w.WriteEndObject();
    }
    public static Subject? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Subject();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("apiGroup"u8): o.ApiGroup = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
