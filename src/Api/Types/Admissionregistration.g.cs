// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Admissionregistration.V1;

public sealed class AuditAnnotation : IApiValue<AuditAnnotation>
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("valueExpression")]
    public string ValueExpression { get; set => field = value ?? ""; } = "";
    public AuditAnnotation DeepClone() => new()
    {
        Key = Key,
        ValueExpression = ValueExpression,
    };
    public bool DeepEquals(AuditAnnotation? other) => other is not null
        && Key == other.Key
        && ValueExpression == other.ValueExpression;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as AuditAnnotation);
}

public sealed class ExpressionWarning : IApiValue<ExpressionWarning>
{
    [JsonPropertyName("fieldRef")]
    public string FieldRef { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("warning")]
    public string Warning { get; set => field = value ?? ""; } = "";
    public ExpressionWarning DeepClone() => new()
    {
        FieldRef = FieldRef,
        Warning = Warning,
    };
    public bool DeepEquals(ExpressionWarning? other) => other is not null
        && FieldRef == other.FieldRef
        && Warning == other.Warning;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExpressionWarning);
}

public static class FailurePolicyType
{
    public const string Fail = "Fail";
    public const string Ignore = "Ignore";
}

public sealed class MatchCondition : IApiValue<MatchCondition>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expression")]
    public string Expression { get; set => field = value ?? ""; } = "";
    public MatchCondition DeepClone() => new()
    {
        Name = Name,
        Expression = Expression,
    };
    public bool DeepEquals(MatchCondition? other) => other is not null
        && Name == other.Name
        && Expression == other.Expression;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MatchCondition);
}

public static class MatchPolicyType
{
    public const string Equivalent = "Equivalent";
    public const string Exact = "Exact";
}

public sealed class MatchResources : IApiValue<MatchResources>
{
    [JsonPropertyName("namespaceSelector")]
    public LabelSelector? NamespaceSelector { get; set; }
    [JsonPropertyName("objectSelector")]
    public LabelSelector? ObjectSelector { get; set; }
    [JsonPropertyName("resourceRules")][OmitEmpty]
    public List<NamedRuleWithOperations>? ResourceRules { get; set; }
    [JsonPropertyName("excludeResourceRules")][OmitEmpty]
    public List<NamedRuleWithOperations>? ExcludeResourceRules { get; set; }
    [JsonPropertyName("matchPolicy")]
    public string? MatchPolicy { get; set; }
    public MatchResources DeepClone() => new()
    {
        NamespaceSelector = NamespaceSelector?.DeepClone(),
        ObjectSelector = ObjectSelector?.DeepClone(),
        ResourceRules = DeepValues.Clone(ResourceRules, static e0 => e0.DeepClone()),
        ExcludeResourceRules = DeepValues.Clone(ExcludeResourceRules, static e0 => e0.DeepClone()),
        MatchPolicy = MatchPolicy,
    };
    public bool DeepEquals(MatchResources? other) => other is not null
        && DeepValues.Same(NamespaceSelector, other.NamespaceSelector)
        && DeepValues.Same(ObjectSelector, other.ObjectSelector)
        && DeepValues.Same(ResourceRules, other.ResourceRules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ExcludeResourceRules, other.ExcludeResourceRules, static (x0, y0) => x0.DeepEquals(y0))
        && MatchPolicy == other.MatchPolicy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MatchResources);
}

public sealed class MutatingWebhook : IApiValue<MutatingWebhook>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("clientConfig")]
    public WebhookClientConfig ClientConfig { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("rules")][OmitEmpty]
    public List<RuleWithOperations>? Rules { get; set; }
    [JsonPropertyName("failurePolicy")]
    public string? FailurePolicy { get; set; }
    [JsonPropertyName("matchPolicy")]
    public string? MatchPolicy { get; set; }
    [JsonPropertyName("namespaceSelector")]
    public LabelSelector? NamespaceSelector { get; set; }
    [JsonPropertyName("objectSelector")]
    public LabelSelector? ObjectSelector { get; set; }
    [JsonPropertyName("sideEffects")]
    public string? SideEffects { get; set; }
    [JsonPropertyName("timeoutSeconds")]
    public int? TimeoutSeconds { get; set; }
    [JsonPropertyName("admissionReviewVersions")]
    public List<string> AdmissionReviewVersions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("reinvocationPolicy")]
    public string? ReinvocationPolicy { get; set; }
    [JsonPropertyName("matchConditions")][OmitEmpty]
    public List<MatchCondition>? MatchConditions { get; set; }
    public MutatingWebhook DeepClone() => new()
    {
        Name = Name,
        ClientConfig = ClientConfig.DeepClone(),
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone()),
        FailurePolicy = FailurePolicy,
        MatchPolicy = MatchPolicy,
        NamespaceSelector = NamespaceSelector?.DeepClone(),
        ObjectSelector = ObjectSelector?.DeepClone(),
        SideEffects = SideEffects,
        TimeoutSeconds = TimeoutSeconds,
        AdmissionReviewVersions = DeepValues.Copy(AdmissionReviewVersions)!,
        ReinvocationPolicy = ReinvocationPolicy,
        MatchConditions = DeepValues.Clone(MatchConditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(MutatingWebhook? other) => other is not null
        && Name == other.Name
        && ClientConfig.DeepEquals(other.ClientConfig)
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0))
        && FailurePolicy == other.FailurePolicy
        && MatchPolicy == other.MatchPolicy
        && DeepValues.Same(NamespaceSelector, other.NamespaceSelector)
        && DeepValues.Same(ObjectSelector, other.ObjectSelector)
        && SideEffects == other.SideEffects
        && TimeoutSeconds == other.TimeoutSeconds
        && DeepValues.Same(AdmissionReviewVersions, other.AdmissionReviewVersions, static (x0, y0) => x0 == y0)
        && ReinvocationPolicy == other.ReinvocationPolicy
        && DeepValues.Same(MatchConditions, other.MatchConditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingWebhook);
}

public sealed class MutatingWebhookConfiguration : IKubeObject, IApiValue<MutatingWebhookConfiguration>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("webhooks")][OmitEmpty]
    public List<MutatingWebhook>? Webhooks { get; set; }
    public MutatingWebhookConfiguration DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Webhooks = DeepValues.Clone(Webhooks, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(MutatingWebhookConfiguration? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Webhooks, other.Webhooks, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingWebhookConfiguration);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("MutatingWebhookConfiguration has no status"); }
}

public sealed class MutatingWebhookConfigurationList : IKubeList<MutatingWebhookConfiguration>, IApiValue<MutatingWebhookConfigurationList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<MutatingWebhookConfiguration> Items { get; set => field = value ?? new(); } = new();
    public MutatingWebhookConfigurationList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(MutatingWebhookConfigurationList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingWebhookConfigurationList);
}

public sealed class NamedRuleWithOperations : IApiValue<NamedRuleWithOperations>
{
    [JsonPropertyName("resourceNames")][OmitEmpty]
    public List<string>? ResourceNames { get; set; }
    [JsonPropertyName("operations")][OmitEmpty]
    public List<string>? Operations { get; set; }
    [JsonPropertyName("apiGroups")][OmitEmpty]
    public List<string>? ApiGroups { get; set; }
    [JsonPropertyName("apiVersions")][OmitEmpty]
    public List<string>? ApiVersions { get; set; }
    [JsonPropertyName("resources")][OmitEmpty]
    public List<string>? Resources { get; set; }
    [JsonPropertyName("scope")]
    public string? Scope { get; set; }
    public NamedRuleWithOperations DeepClone() => new()
    {
        ResourceNames = DeepValues.Copy(ResourceNames),
        Operations = DeepValues.Copy(Operations),
        ApiGroups = DeepValues.Copy(ApiGroups),
        ApiVersions = DeepValues.Copy(ApiVersions),
        Resources = DeepValues.Copy(Resources),
        Scope = Scope,
    };
    public bool DeepEquals(NamedRuleWithOperations? other) => other is not null
        && DeepValues.Same(ResourceNames, other.ResourceNames, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Operations, other.Operations, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiGroups, other.ApiGroups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiVersions, other.ApiVersions, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0 == y0)
        && Scope == other.Scope;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NamedRuleWithOperations);
}

public static class OperationType
{
    public const string Value = "*";
    public const string CONNECT = "CONNECT";
    public const string CREATE = "CREATE";
    public const string DELETE = "DELETE";
    public const string UPDATE = "UPDATE";
}

public sealed class ParamKind : IApiValue<ParamKind>
{
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    public ParamKind DeepClone() => new()
    {
        ApiVersion = ApiVersion,
        Kind = Kind,
    };
    public bool DeepEquals(ParamKind? other) => other is not null
        && ApiVersion == other.ApiVersion
        && Kind == other.Kind;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ParamKind);
}

public sealed class ParamRef : IApiValue<ParamRef>
{
    [JsonPropertyName("name")][OmitEmpty]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("namespace")][OmitEmpty]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("selector")]
    public LabelSelector? Selector { get; set; }
    [JsonPropertyName("parameterNotFoundAction")]
    public string? ParameterNotFoundAction { get; set; }
    public ParamRef DeepClone() => new()
    {
        Name = Name,
        Namespace = Namespace,
        Selector = Selector?.DeepClone(),
        ParameterNotFoundAction = ParameterNotFoundAction,
    };
    public bool DeepEquals(ParamRef? other) => other is not null
        && Name == other.Name
        && Namespace == other.Namespace
        && DeepValues.Same(Selector, other.Selector)
        && ParameterNotFoundAction == other.ParameterNotFoundAction;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ParamRef);
}

public static class ParameterNotFoundActionType
{
    public const string Allow = "Allow";
    public const string Deny = "Deny";
}

public static class ReinvocationPolicyType
{
    public const string IfNeeded = "IfNeeded";
    public const string Never = "Never";
}

public sealed class Rule : IApiValue<Rule>
{
    [JsonPropertyName("apiGroups")][OmitEmpty]
    public List<string>? ApiGroups { get; set; }
    [JsonPropertyName("apiVersions")][OmitEmpty]
    public List<string>? ApiVersions { get; set; }
    [JsonPropertyName("resources")][OmitEmpty]
    public List<string>? Resources { get; set; }
    [JsonPropertyName("scope")]
    public string? Scope { get; set; }
    public Rule DeepClone() => new()
    {
        ApiGroups = DeepValues.Copy(ApiGroups),
        ApiVersions = DeepValues.Copy(ApiVersions),
        Resources = DeepValues.Copy(Resources),
        Scope = Scope,
    };
    public bool DeepEquals(Rule? other) => other is not null
        && DeepValues.Same(ApiGroups, other.ApiGroups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiVersions, other.ApiVersions, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0 == y0)
        && Scope == other.Scope;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Rule);
}

public sealed class RuleWithOperations : IApiValue<RuleWithOperations>
{
    [JsonPropertyName("operations")][OmitEmpty]
    public List<string>? Operations { get; set; }
    [JsonPropertyName("apiGroups")][OmitEmpty]
    public List<string>? ApiGroups { get; set; }
    [JsonPropertyName("apiVersions")][OmitEmpty]
    public List<string>? ApiVersions { get; set; }
    [JsonPropertyName("resources")][OmitEmpty]
    public List<string>? Resources { get; set; }
    [JsonPropertyName("scope")]
    public string? Scope { get; set; }
    public RuleWithOperations DeepClone() => new()
    {
        Operations = DeepValues.Copy(Operations),
        ApiGroups = DeepValues.Copy(ApiGroups),
        ApiVersions = DeepValues.Copy(ApiVersions),
        Resources = DeepValues.Copy(Resources),
        Scope = Scope,
    };
    public bool DeepEquals(RuleWithOperations? other) => other is not null
        && DeepValues.Same(Operations, other.Operations, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiGroups, other.ApiGroups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiVersions, other.ApiVersions, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0 == y0)
        && Scope == other.Scope;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as RuleWithOperations);
}

public static class ScopeType
{
    public const string Value = "*";
    public const string Cluster = "Cluster";
    public const string Namespaced = "Namespaced";
}

public sealed class ServiceReference : IApiValue<ServiceReference>
{
    [JsonPropertyName("namespace")]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("path")]
    public string? Path { get; set; }
    [JsonPropertyName("port")]
    public int? Port { get; set; }
    public ServiceReference DeepClone() => new()
    {
        Namespace = Namespace,
        Name = Name,
        Path = Path,
        Port = Port,
    };
    public bool DeepEquals(ServiceReference? other) => other is not null
        && Namespace == other.Namespace
        && Name == other.Name
        && Path == other.Path
        && Port == other.Port;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceReference);
}

public static class SideEffectClass
{
    public const string None = "None";
    public const string NoneOnDryRun = "NoneOnDryRun";
    public const string Some = "Some";
    public const string Unknown = "Unknown";
}

public sealed class TypeChecking : IApiValue<TypeChecking>
{
    [JsonPropertyName("expressionWarnings")][OmitEmpty]
    public List<ExpressionWarning>? ExpressionWarnings { get; set; }
    public TypeChecking DeepClone() => new()
    {
        ExpressionWarnings = DeepValues.Clone(ExpressionWarnings, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(TypeChecking? other) => other is not null
        && DeepValues.Same(ExpressionWarnings, other.ExpressionWarnings, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as TypeChecking);
}

public sealed class ValidatingAdmissionPolicy : IKubeObject, IApiValue<ValidatingAdmissionPolicy>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ValidatingAdmissionPolicySpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public ValidatingAdmissionPolicyStatus Status { get; set => field = value ?? new(); } = new();
    public ValidatingAdmissionPolicy DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(ValidatingAdmissionPolicy? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingAdmissionPolicy);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (ValidatingAdmissionPolicyStatus)value!; }
}

public sealed class ValidatingAdmissionPolicyBinding : IKubeObject, IApiValue<ValidatingAdmissionPolicyBinding>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public ValidatingAdmissionPolicyBindingSpec Spec { get; set => field = value ?? new(); } = new();
    public ValidatingAdmissionPolicyBinding DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(ValidatingAdmissionPolicyBinding? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingAdmissionPolicyBinding);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ValidatingAdmissionPolicyBinding has no status"); }
}

public sealed class ValidatingAdmissionPolicyBindingList : IKubeList<ValidatingAdmissionPolicyBinding>, IApiValue<ValidatingAdmissionPolicyBindingList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ValidatingAdmissionPolicyBinding> Items { get; set => field = value ?? new(); } = new();
    public ValidatingAdmissionPolicyBindingList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ValidatingAdmissionPolicyBindingList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingAdmissionPolicyBindingList);
}

public sealed class ValidatingAdmissionPolicyBindingSpec : IApiValue<ValidatingAdmissionPolicyBindingSpec>
{
    [JsonPropertyName("policyName")][OmitEmpty]
    public string PolicyName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("paramRef")]
    public ParamRef? ParamRef { get; set; }
    [JsonPropertyName("matchResources")]
    public MatchResources? MatchResources { get; set; }
    [JsonPropertyName("validationActions")][OmitEmpty]
    public List<string>? ValidationActions { get; set; }
    public ValidatingAdmissionPolicyBindingSpec DeepClone() => new()
    {
        PolicyName = PolicyName,
        ParamRef = ParamRef?.DeepClone(),
        MatchResources = MatchResources?.DeepClone(),
        ValidationActions = DeepValues.Copy(ValidationActions),
    };
    public bool DeepEquals(ValidatingAdmissionPolicyBindingSpec? other) => other is not null
        && PolicyName == other.PolicyName
        && DeepValues.Same(ParamRef, other.ParamRef)
        && DeepValues.Same(MatchResources, other.MatchResources)
        && DeepValues.Same(ValidationActions, other.ValidationActions, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingAdmissionPolicyBindingSpec);
}

public sealed class ValidatingAdmissionPolicyList : IKubeList<ValidatingAdmissionPolicy>, IApiValue<ValidatingAdmissionPolicyList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ValidatingAdmissionPolicy> Items { get; set => field = value ?? new(); } = new();
    public ValidatingAdmissionPolicyList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ValidatingAdmissionPolicyList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingAdmissionPolicyList);
}

public sealed class ValidatingAdmissionPolicySpec : IApiValue<ValidatingAdmissionPolicySpec>
{
    [JsonPropertyName("paramKind")]
    public ParamKind? ParamKind { get; set; }
    [JsonPropertyName("matchConstraints")]
    public MatchResources? MatchConstraints { get; set; }
    [JsonPropertyName("validations")][OmitEmpty]
    public List<Validation>? Validations { get; set; }
    [JsonPropertyName("failurePolicy")]
    public string? FailurePolicy { get; set; }
    [JsonPropertyName("auditAnnotations")][OmitEmpty]
    public List<AuditAnnotation>? AuditAnnotations { get; set; }
    [JsonPropertyName("matchConditions")][OmitEmpty]
    public List<MatchCondition>? MatchConditions { get; set; }
    [JsonPropertyName("variables")][OmitEmpty]
    public List<Variable>? Variables { get; set; }
    public ValidatingAdmissionPolicySpec DeepClone() => new()
    {
        ParamKind = ParamKind?.DeepClone(),
        MatchConstraints = MatchConstraints?.DeepClone(),
        Validations = DeepValues.Clone(Validations, static e0 => e0.DeepClone()),
        FailurePolicy = FailurePolicy,
        AuditAnnotations = DeepValues.Clone(AuditAnnotations, static e0 => e0.DeepClone()),
        MatchConditions = DeepValues.Clone(MatchConditions, static e0 => e0.DeepClone()),
        Variables = DeepValues.Clone(Variables, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ValidatingAdmissionPolicySpec? other) => other is not null
        && DeepValues.Same(ParamKind, other.ParamKind)
        && DeepValues.Same(MatchConstraints, other.MatchConstraints)
        && DeepValues.Same(Validations, other.Validations, static (x0, y0) => x0.DeepEquals(y0))
        && FailurePolicy == other.FailurePolicy
        && DeepValues.Same(AuditAnnotations, other.AuditAnnotations, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(MatchConditions, other.MatchConditions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Variables, other.Variables, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingAdmissionPolicySpec);
}

public sealed class ValidatingAdmissionPolicyStatus : IApiValue<ValidatingAdmissionPolicyStatus>
{
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    [JsonPropertyName("typeChecking")]
    public TypeChecking? TypeChecking { get; set; }
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<Condition>? Conditions { get; set; }
    public ValidatingAdmissionPolicyStatus DeepClone() => new()
    {
        ObservedGeneration = ObservedGeneration,
        TypeChecking = TypeChecking?.DeepClone(),
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ValidatingAdmissionPolicyStatus? other) => other is not null
        && ObservedGeneration == other.ObservedGeneration
        && DeepValues.Same(TypeChecking, other.TypeChecking)
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingAdmissionPolicyStatus);
}

public sealed class ValidatingWebhook : IApiValue<ValidatingWebhook>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("clientConfig")]
    public WebhookClientConfig ClientConfig { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("rules")][OmitEmpty]
    public List<RuleWithOperations>? Rules { get; set; }
    [JsonPropertyName("failurePolicy")]
    public string? FailurePolicy { get; set; }
    [JsonPropertyName("matchPolicy")]
    public string? MatchPolicy { get; set; }
    [JsonPropertyName("namespaceSelector")]
    public LabelSelector? NamespaceSelector { get; set; }
    [JsonPropertyName("objectSelector")]
    public LabelSelector? ObjectSelector { get; set; }
    [JsonPropertyName("sideEffects")]
    public string? SideEffects { get; set; }
    [JsonPropertyName("timeoutSeconds")]
    public int? TimeoutSeconds { get; set; }
    [JsonPropertyName("admissionReviewVersions")]
    public List<string> AdmissionReviewVersions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("matchConditions")][OmitEmpty]
    public List<MatchCondition>? MatchConditions { get; set; }
    public ValidatingWebhook DeepClone() => new()
    {
        Name = Name,
        ClientConfig = ClientConfig.DeepClone(),
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone()),
        FailurePolicy = FailurePolicy,
        MatchPolicy = MatchPolicy,
        NamespaceSelector = NamespaceSelector?.DeepClone(),
        ObjectSelector = ObjectSelector?.DeepClone(),
        SideEffects = SideEffects,
        TimeoutSeconds = TimeoutSeconds,
        AdmissionReviewVersions = DeepValues.Copy(AdmissionReviewVersions)!,
        MatchConditions = DeepValues.Clone(MatchConditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ValidatingWebhook? other) => other is not null
        && Name == other.Name
        && ClientConfig.DeepEquals(other.ClientConfig)
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0))
        && FailurePolicy == other.FailurePolicy
        && MatchPolicy == other.MatchPolicy
        && DeepValues.Same(NamespaceSelector, other.NamespaceSelector)
        && DeepValues.Same(ObjectSelector, other.ObjectSelector)
        && SideEffects == other.SideEffects
        && TimeoutSeconds == other.TimeoutSeconds
        && DeepValues.Same(AdmissionReviewVersions, other.AdmissionReviewVersions, static (x0, y0) => x0 == y0)
        && DeepValues.Same(MatchConditions, other.MatchConditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingWebhook);
}

public sealed class ValidatingWebhookConfiguration : IKubeObject, IApiValue<ValidatingWebhookConfiguration>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("webhooks")][OmitEmpty]
    public List<ValidatingWebhook>? Webhooks { get; set; }
    public ValidatingWebhookConfiguration DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Webhooks = DeepValues.Clone(Webhooks, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(ValidatingWebhookConfiguration? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Webhooks, other.Webhooks, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingWebhookConfiguration);
    object? IKubeObject.SpecValue => null;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("ValidatingWebhookConfiguration has no status"); }
}

public sealed class ValidatingWebhookConfigurationList : IKubeList<ValidatingWebhookConfiguration>, IApiValue<ValidatingWebhookConfigurationList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<ValidatingWebhookConfiguration> Items { get; set => field = value ?? new(); } = new();
    public ValidatingWebhookConfigurationList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(ValidatingWebhookConfigurationList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidatingWebhookConfigurationList);
}

public sealed class Validation : IApiValue<Validation>
{
    [JsonPropertyName("expression")]
    public string Expression { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")]
    public string? Reason { get; set; }
    [JsonPropertyName("messageExpression")][OmitEmpty]
    public string MessageExpression { get; set => field = value ?? ""; } = "";
    public Validation DeepClone() => new()
    {
        Expression = Expression,
        Message = Message,
        Reason = Reason,
        MessageExpression = MessageExpression,
    };
    public bool DeepEquals(Validation? other) => other is not null
        && Expression == other.Expression
        && Message == other.Message
        && Reason == other.Reason
        && MessageExpression == other.MessageExpression;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Validation);
}

public static class ValidationAction
{
    public const string Audit = "Audit";
    public const string Deny = "Deny";
    public const string Warn = "Warn";
}

public sealed class Variable : IApiValue<Variable>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("expression")]
    public string Expression { get; set => field = value ?? ""; } = "";
    public Variable DeepClone() => new()
    {
        Name = Name,
        Expression = Expression,
    };
    public bool DeepEquals(Variable? other) => other is not null
        && Name == other.Name
        && Expression == other.Expression;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Variable);
}

public sealed class WebhookClientConfig : IApiValue<WebhookClientConfig>
{
    [JsonPropertyName("url")]
    public string? Url { get; set; }
    [JsonPropertyName("service")]
    public ServiceReference? Service { get; set; }
    [JsonPropertyName("caBundle")][OmitEmpty]
    public byte[]? CaBundle { get; set; }
    public WebhookClientConfig DeepClone() => new()
    {
        Url = Url,
        Service = Service?.DeepClone(),
        CaBundle = DeepValues.Clone(CaBundle),
    };
    public bool DeepEquals(WebhookClientConfig? other) => other is not null
        && Url == other.Url
        && DeepValues.Same(Service, other.Service)
        && DeepValues.Same(CaBundle, other.CaBundle);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as WebhookClientConfig);
}
