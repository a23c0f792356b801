// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Authorization.V1;

public sealed class FieldSelectorAttributes
{
    [JsonPropertyName("rawSelector")][OmitEmpty]
    public string RawSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requirements")][OmitEmpty]
    public List<FieldSelectorRequirement>? Requirements { get; set; }
}

public sealed class LabelSelectorAttributes
{
    [JsonPropertyName("rawSelector")][OmitEmpty]
    public string RawSelector { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("requirements")][OmitEmpty]
    public List<LabelSelectorRequirement>? Requirements { get; set; }
}

public sealed class LocalSubjectAccessReview : IKubeObject
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
}

public sealed class NonResourceAttributes
{
    [JsonPropertyName("path")][OmitEmpty]
    public string Path { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("verb")][OmitEmpty]
    public string Verb { get; set => field = value ?? ""; } = "";
}

public sealed class NonResourceRule
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nonResourceURLs")][OmitEmpty]
    public List<string>? NonResourceURLs { get; set; }
}

public sealed class ResourceAttributes
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
}

public sealed class ResourceRule
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("apiGroups")][OmitEmpty]
    public List<string>? ApiGroups { get; set; }
    [JsonPropertyName("resources")][OmitEmpty]
    public List<string>? Resources { get; set; }
    [JsonPropertyName("resourceNames")][OmitEmpty]
    public List<string>? ResourceNames { get; set; }
}

public sealed class SelfSubjectAccessReview : IKubeObject
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
}

public sealed class SelfSubjectAccessReviewSpec
{
    [JsonPropertyName("resourceAttributes")]
    public ResourceAttributes? ResourceAttributes { get; set; }
    [JsonPropertyName("nonResourceAttributes")]
    public NonResourceAttributes? NonResourceAttributes { get; set; }
}

public sealed class SelfSubjectRulesReview : IKubeObject
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
}

public sealed class SelfSubjectRulesReviewSpec
{
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
}

public sealed class SubjectAccessReview : IKubeObject
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
}

public sealed class SubjectAccessReviewSpec
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
}

public sealed class SubjectAccessReviewStatus
{
    [JsonPropertyName("allowed")]
    public bool Allowed { get; set; }
    [JsonPropertyName("denied")][OmitEmpty]
    public bool Denied { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("evaluationError")][OmitEmpty]
    public string EvaluationError { get; set => field = value ?? ""; } = "";
}

public sealed class SubjectRulesReviewStatus
{
    [JsonPropertyName("resourceRules")]
    public List<ResourceRule> ResourceRules { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nonResourceRules")]
    public List<NonResourceRule> NonResourceRules { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("incomplete")]
    public bool Incomplete { get; set; }
    [JsonPropertyName("evaluationError")][OmitEmpty]
    public string EvaluationError { get; set => field = value ?? ""; } = "";
}
