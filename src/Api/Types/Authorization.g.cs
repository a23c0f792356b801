// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Authorization.V1;

public sealed class FieldSelectorAttributes : IApiValue<FieldSelectorAttributes>
{
    [JsonPropertyName("rawSelector")][OmitEmpty]
    public string RawSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requirements")][OmitEmpty]
    public List<FieldSelectorRequirement>? Requirements { get; set; }
    public FieldSelectorAttributes DeepClone() => new()
    {
        RawSelector = RawSelector,
        Requirements = DeepValues.Clone(Requirements, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(FieldSelectorAttributes? other) => other is not null
        && RawSelector == other.RawSelector
        && DeepValues.Same(Requirements, other.Requirements, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FieldSelectorAttributes);
}

public sealed class LabelSelectorAttributes : IApiValue<LabelSelectorAttributes>
{
    [JsonPropertyName("rawSelector")][OmitEmpty]
    public string RawSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requirements")][OmitEmpty]
    public List<LabelSelectorRequirement>? Requirements { get; set; }
    public LabelSelectorAttributes DeepClone() => new()
    {
        RawSelector = RawSelector,
        Requirements = DeepValues.Clone(Requirements, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(LabelSelectorAttributes? other) => other is not null
        && RawSelector == other.RawSelector
        && DeepValues.Same(Requirements, other.Requirements, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LabelSelectorAttributes);
}

public sealed class LocalSubjectAccessReview : IKubeObject, IApiValue<LocalSubjectAccessReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SubjectAccessReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectAccessReviewStatus Status { get; set => field = value ?? new(); } = new();
    public LocalSubjectAccessReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(LocalSubjectAccessReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LocalSubjectAccessReview);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectAccessReviewStatus)value!; }
}

public sealed class NonResourceAttributes : IApiValue<NonResourceAttributes>
{
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("verb")][OmitEmpty]
    public string Verb { get; set => field = value ?? ""; } = "";
    public NonResourceAttributes DeepClone() => new()
    {
        Path = Path,
        Verb = Verb,
    };
    public bool DeepEquals(NonResourceAttributes? other) => other is not null
        && Path == other.Path
        && Verb == other.Verb;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NonResourceAttributes);
}

public sealed class NonResourceRule : IApiValue<NonResourceRule>
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nonResourceURLs")][OmitEmpty]
    public List<string>? NonResourceURLs { get; set; }
    public NonResourceRule DeepClone() => new()
    {
        Verbs = DeepValues.Copy(Verbs)!,
        NonResourceURLs = DeepValues.Copy(NonResourceURLs),
    };
    public bool DeepEquals(NonResourceRule? other) => other is not null
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(NonResourceURLs, other.NonResourceURLs, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NonResourceRule);
}

public sealed class ResourceAttributes : IApiValue<ResourceAttributes>
{
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("verb")][OmitEmpty]
    public string Verb { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("group")][OmitEmpty]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")][OmitEmpty]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")][OmitEmpty]
    public string Resource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("subresource")][OmitEmpty]
    public string Subresource { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("fieldSelector")]
    public FieldSelectorAttributes? FieldSelector { get; set; }
    [JsonPropertyName("labelSelector")]
    public LabelSelectorAttributes? LabelSelector { get; set; }
    public ResourceAttributes DeepClone() => new()
    {
        Namespace = Namespace,
        Verb = Verb,
        Group = Group,
        Version = Version,
        Resource = Resource,
        Subresource = Subresource,
        Name = Name,
        FieldSelector = FieldSelector?.DeepClone(),
        LabelSelector = LabelSelector?.DeepClone(),
    };
    public bool DeepEquals(ResourceAttributes? other) => other is not null
        && Namespace == other.Namespace
        && Verb == other.Verb
        && Group == other.Group
        && Version == other.Version
        && Resource == other.Resource
        && Subresource == other.Subresource
        && Name == other.Name
        && DeepValues.Same(FieldSelector, other.FieldSelector)
        && DeepValues.Same(LabelSelector, other.LabelSelector);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceAttributes);
}

public sealed class ResourceRule : IApiValue<ResourceRule>
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("apiGroups")][OmitEmpty]
    public List<string>? ApiGroups { get; set; }
    [JsonPropertyName("resources")][OmitEmpty]
    public List<string>? Resources { get; set; }
    [JsonPropertyName("resourceNames")][OmitEmpty]
    public List<string>? ResourceNames { get; set; }
    public ResourceRule DeepClone() => new()
    {
        Verbs = DeepValues.Copy(Verbs)!,
        ApiGroups = DeepValues.Copy(ApiGroups),
        Resources = DeepValues.Copy(Resources),
        ResourceNames = DeepValues.Copy(ResourceNames),
    };
    public bool DeepEquals(ResourceRule? other) => other is not null
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiGroups, other.ApiGroups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ResourceNames, other.ResourceNames, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourceRule);
}

public sealed class SelfSubjectAccessReview : IKubeObject, IApiValue<SelfSubjectAccessReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SelfSubjectAccessReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectAccessReviewStatus Status { get; set => field = value ?? new(); } = new();
    public SelfSubjectAccessReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectAccessReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectAccessReview);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectAccessReviewStatus)value!; }
}

public sealed class SelfSubjectAccessReviewSpec : IApiValue<SelfSubjectAccessReviewSpec>
{
    [JsonPropertyName("resourceAttributes")]
    public ResourceAttributes? ResourceAttributes { get; set; }
    [JsonPropertyName("nonResourceAttributes")]
    public NonResourceAttributes? NonResourceAttributes { get; set; }
    public SelfSubjectAccessReviewSpec DeepClone() => new()
    {
        ResourceAttributes = ResourceAttributes?.DeepClone(),
        NonResourceAttributes = NonResourceAttributes?.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectAccessReviewSpec? other) => other is not null
        && DeepValues.Same(ResourceAttributes, other.ResourceAttributes)
        && DeepValues.Same(NonResourceAttributes, other.NonResourceAttributes);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectAccessReviewSpec);
}

public sealed class SelfSubjectRulesReview : IKubeObject, IApiValue<SelfSubjectRulesReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SelfSubjectRulesReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectRulesReviewStatus Status { get; set => field = value ?? new(); } = new();
    public SelfSubjectRulesReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(SelfSubjectRulesReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectRulesReview);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectRulesReviewStatus)value!; }
}

public sealed class SelfSubjectRulesReviewSpec : IApiValue<SelfSubjectRulesReviewSpec>
{
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    public SelfSubjectRulesReviewSpec DeepClone() => new()
    {
        Namespace = Namespace,
    };
    public bool DeepEquals(SelfSubjectRulesReviewSpec? other) => other is not null
        && Namespace == other.Namespace;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelfSubjectRulesReviewSpec);
}

public sealed class SubjectAccessReview : IKubeObject, IApiValue<SubjectAccessReview>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public SubjectAccessReviewSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public SubjectAccessReviewStatus Status { get; set => field = value ?? new(); } = new();
    public SubjectAccessReview DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(SubjectAccessReview? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectAccessReview);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (SubjectAccessReviewStatus)value!; }
}

public sealed class SubjectAccessReviewSpec : IApiValue<SubjectAccessReviewSpec>
{
    [JsonPropertyName("resourceAttributes")]
    public ResourceAttributes? ResourceAttributes { get; set; }
    [JsonPropertyName("nonResourceAttributes")]
    public NonResourceAttributes? NonResourceAttributes { get; set; }
    [JsonPropertyName("user")][OmitEmpty]
    public string User { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groups")][OmitEmpty]
    public List<string>? Groups { get; set; }
    [JsonPropertyName("extra")][OmitEmpty]
    public Map<List<string>>? Extra { get; set; }
    [JsonPropertyName("uid")][OmitEmpty]
    public string Uid { get; set => field = value ?? ""; } = "";
    public SubjectAccessReviewSpec DeepClone() => new()
    {
        ResourceAttributes = ResourceAttributes?.DeepClone(),
        NonResourceAttributes = NonResourceAttributes?.DeepClone(),
        User = User,
        Groups = DeepValues.Copy(Groups),
        Extra = DeepValues.Clone(Extra, static e0 => DeepValues.Copy(e0)!),
        Uid = Uid,
    };
    public bool DeepEquals(SubjectAccessReviewSpec? other) => other is not null
        && DeepValues.Same(ResourceAttributes, other.ResourceAttributes)
        && DeepValues.Same(NonResourceAttributes, other.NonResourceAttributes)
        && User == other.User
        && DeepValues.Same(Groups, other.Groups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Extra, other.Extra, static (x0, y0) => DeepValues.Same(x0, y0, static (x1, y1) => x1 == y1))
        && Uid == other.Uid;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectAccessReviewSpec);
}

public sealed class SubjectAccessReviewStatus : IApiValue<SubjectAccessReviewStatus>
{
    [JsonPropertyName("allowed")]
    public bool Allowed { get; set; }
    [JsonPropertyName("denied")][OmitEmpty]
    public bool Denied { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("evaluationError")][OmitEmpty]
    public string EvaluationError { get; set => field = value ?? ""; } = "";
    public SubjectAccessReviewStatus DeepClone() => new()
    {
        Allowed = Allowed,
        Denied = Denied,
        Reason = Reason,
        EvaluationError = EvaluationError,
    };
    public bool DeepEquals(SubjectAccessReviewStatus? other) => other is not null
        && Allowed == other.Allowed
        && Denied == other.Denied
        && Reason == other.Reason
        && EvaluationError == other.EvaluationError;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectAccessReviewStatus);
}

public sealed class SubjectRulesReviewStatus : IApiValue<SubjectRulesReviewStatus>
{
    [JsonPropertyName("resourceRules")]
    public List<ResourceRule> ResourceRules { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nonResourceRules")]
    public List<NonResourceRule> NonResourceRules { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("incomplete")]
    public bool Incomplete { get; set; }
    [JsonPropertyName("evaluationError")][OmitEmpty]
    public string EvaluationError { get; set => field = value ?? ""; } = "";
    public SubjectRulesReviewStatus DeepClone() => new()
    {
        ResourceRules = DeepValues.Clone(ResourceRules, static e0 => e0.DeepClone())!,
        NonResourceRules = DeepValues.Clone(NonResourceRules, static e0 => e0.DeepClone())!,
        Incomplete = Incomplete,
        EvaluationError = EvaluationError,
    };
    public bool DeepEquals(SubjectRulesReviewStatus? other) => other is not null
        && DeepValues.Same(ResourceRules, other.ResourceRules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(NonResourceRules, other.NonResourceRules, static (x0, y0) => x0.DeepEquals(y0))
        && Incomplete == other.Incomplete
        && EvaluationError == other.EvaluationError;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SubjectRulesReviewStatus);
}
