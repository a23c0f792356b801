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
}
