// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Flowcontrol.V1;

public static class ConditionStatus
{
    public const string False = "False";
    public const string True = "True";
    public const string Unknown = "Unknown";
}

public sealed class ExemptPriorityLevelConfiguration : IApiValue<ExemptPriorityLevelConfiguration>
{
    [JsonPropertyName("nominalConcurrencyShares")]
    public int? NominalConcurrencyShares { get; set; }
    [JsonPropertyName("lendablePercent")]
    public int? LendablePercent { get; set; }
    public ExemptPriorityLevelConfiguration DeepClone() => new()
    {
        NominalConcurrencyShares = NominalConcurrencyShares,
        LendablePercent = LendablePercent,
    };
    public bool DeepEquals(ExemptPriorityLevelConfiguration? other) => other is not null
        && NominalConcurrencyShares == other.NominalConcurrencyShares
        && LendablePercent == other.LendablePercent;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExemptPriorityLevelConfiguration);
}

public sealed class FlowDistinguisherMethod : IApiValue<FlowDistinguisherMethod>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    public FlowDistinguisherMethod DeepClone() => new()
    {
        Type = Type,
    };
    public bool DeepEquals(FlowDistinguisherMethod? other) => other is not null
        && Type == other.Type;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlowDistinguisherMethod);
}

public static class FlowDistinguisherMethodType
{
    public const string ByNamespace = "ByNamespace";
    public const string ByUser = "ByUser";
}

public sealed class FlowSchema : IKubeObject, IApiValue<FlowSchema>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public FlowSchemaSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public FlowSchemaStatus Status { get; set => field = value ?? new(); } = new();
    public FlowSchema DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(FlowSchema? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlowSchema);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (FlowSchemaStatus)value!; }
}

public sealed class FlowSchemaCondition : IApiValue<FlowSchemaCondition>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")][OmitEmpty]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public FlowSchemaCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(FlowSchemaCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlowSchemaCondition);
}

public sealed class FlowSchemaList : IKubeList<FlowSchema>, IApiValue<FlowSchemaList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<FlowSchema> Items { get; set => field = value ?? new(); } = new();
    public FlowSchemaList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(FlowSchemaList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlowSchemaList);
}

public sealed class FlowSchemaSpec : IApiValue<FlowSchemaSpec>
{
    [JsonPropertyName("priorityLevelConfiguration")]
    public PriorityLevelConfigurationReference PriorityLevelConfiguration { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("matchingPrecedence")][OmitEmpty]
    public int MatchingPrecedence { get; set; }
    [JsonPropertyName("distinguisherMethod")]
    public FlowDistinguisherMethod? DistinguisherMethod { get; set; }
    [JsonPropertyName("rules")][OmitEmpty]
    public List<PolicyRulesWithSubjects>? Rules { get; set; }
    public FlowSchemaSpec DeepClone() => new()
    {
        PriorityLevelConfiguration = PriorityLevelConfiguration.DeepClone(),
        MatchingPrecedence = MatchingPrecedence,
        DistinguisherMethod = DistinguisherMethod?.DeepClone(),
        Rules = DeepValues.Clone(Rules, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(FlowSchemaSpec? other) => other is not null
        && PriorityLevelConfiguration.DeepEquals(other.PriorityLevelConfiguration)
        && MatchingPrecedence == other.MatchingPrecedence
        && DeepValues.Same(DistinguisherMethod, other.DistinguisherMethod)
        && DeepValues.Same(Rules, other.Rules, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlowSchemaSpec);
}

public sealed class FlowSchemaStatus : IApiValue<FlowSchemaStatus>
{
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<FlowSchemaCondition>? Conditions { get; set; }
    public FlowSchemaStatus DeepClone() => new()
    {
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(FlowSchemaStatus? other) => other is not null
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as FlowSchemaStatus);
}

public sealed class GroupSubject : IApiValue<GroupSubject>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public GroupSubject DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(GroupSubject? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as GroupSubject);
}

public sealed class LimitResponse : IApiValue<LimitResponse>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("queuing")]
    public QueuingConfiguration? Queuing { get; set; }
    public LimitResponse DeepClone() => new()
    {
        Type = Type,
        Queuing = Queuing?.DeepClone(),
    };
    public bool DeepEquals(LimitResponse? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(Queuing, other.Queuing);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LimitResponse);
}

public static class LimitResponseType
{
    public const string Queue = "Queue";
    public const string Reject = "Reject";
}

public sealed class LimitedPriorityLevelConfiguration : IApiValue<LimitedPriorityLevelConfiguration>
{
    [JsonPropertyName("nominalConcurrencyShares")]
    public int? NominalConcurrencyShares { get; set; }
    [JsonPropertyName("limitResponse")]
    public LimitResponse LimitResponse { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("lendablePercent")]
    public int? LendablePercent { get; set; }
    [JsonPropertyName("borrowingLimitPercent")]
    public int? BorrowingLimitPercent { get; set; }
    public LimitedPriorityLevelConfiguration DeepClone() => new()
    {
        NominalConcurrencyShares = NominalConcurrencyShares,
        LimitResponse = LimitResponse.DeepClone(),
        LendablePercent = LendablePercent,
        BorrowingLimitPercent = BorrowingLimitPercent,
    };
    public bool DeepEquals(LimitedPriorityLevelConfiguration? other) => other is not null
        && NominalConcurrencyShares == other.NominalConcurrencyShares
        && LimitResponse.DeepEquals(other.LimitResponse)
        && LendablePercent == other.LendablePercent
        && BorrowingLimitPercent == other.BorrowingLimitPercent;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as LimitedPriorityLevelConfiguration);
}

public sealed class NonResourcePolicyRule : IApiValue<NonResourcePolicyRule>
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("nonResourceURLs")]
    public List<string> NonResourceURLs { get; set => field = value ?? new(); } = new();
    public NonResourcePolicyRule DeepClone() => new()
    {
        Verbs = DeepValues.Copy(Verbs)!,
        NonResourceURLs = DeepValues.Copy(NonResourceURLs)!,
    };
    public bool DeepEquals(NonResourcePolicyRule? other) => other is not null
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(NonResourceURLs, other.NonResourceURLs, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as NonResourcePolicyRule);
}

public sealed class PolicyRulesWithSubjects : IApiValue<PolicyRulesWithSubjects>
{
    [JsonPropertyName("subjects")]
    public List<Subject> Subjects { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resourceRules")][OmitEmpty]
    public List<ResourcePolicyRule>? ResourceRules { get; set; }
    [JsonPropertyName("nonResourceRules")][OmitEmpty]
    public List<NonResourcePolicyRule>? NonResourceRules { get; set; }
    public PolicyRulesWithSubjects DeepClone() => new()
    {
        Subjects = DeepValues.Clone(Subjects, static e0 => e0.DeepClone())!,
        ResourceRules = DeepValues.Clone(ResourceRules, static e0 => e0.DeepClone()),
        NonResourceRules = DeepValues.Clone(NonResourceRules, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PolicyRulesWithSubjects? other) => other is not null
        && DeepValues.Same(Subjects, other.Subjects, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(ResourceRules, other.ResourceRules, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(NonResourceRules, other.NonResourceRules, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PolicyRulesWithSubjects);
}

public sealed class PriorityLevelConfiguration : IKubeObject, IApiValue<PriorityLevelConfiguration>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public PriorityLevelConfigurationSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public PriorityLevelConfigurationStatus Status { get; set => field = value ?? new(); } = new();
    public PriorityLevelConfiguration DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(PriorityLevelConfiguration? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PriorityLevelConfiguration);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (PriorityLevelConfigurationStatus)value!; }
}

public sealed class PriorityLevelConfigurationCondition : IApiValue<PriorityLevelConfigurationCondition>
{
    [JsonPropertyName("type")][OmitEmpty]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")][OmitEmpty]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("lastTransitionTime")]
    public DateTimeOffset? LastTransitionTime { get; set; }
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    public PriorityLevelConfigurationCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
    };
    public bool DeepEquals(PriorityLevelConfigurationCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PriorityLevelConfigurationCondition);
}

public sealed class PriorityLevelConfigurationList : IKubeList<PriorityLevelConfiguration>, IApiValue<PriorityLevelConfigurationList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PriorityLevelConfiguration> Items { get; set => field = value ?? new(); } = new();
    public PriorityLevelConfigurationList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(PriorityLevelConfigurationList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PriorityLevelConfigurationList);
}

public sealed class PriorityLevelConfigurationReference : IApiValue<PriorityLevelConfigurationReference>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public PriorityLevelConfigurationReference DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(PriorityLevelConfigurationReference? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PriorityLevelConfigurationReference);
}

public sealed class PriorityLevelConfigurationSpec : IApiValue<PriorityLevelConfigurationSpec>
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("limited")]
    public LimitedPriorityLevelConfiguration? Limited { get; set; }
    [JsonPropertyName("exempt")]
    public ExemptPriorityLevelConfiguration? Exempt { get; set; }
    public PriorityLevelConfigurationSpec DeepClone() => new()
    {
        Type = Type,
        Limited = Limited?.DeepClone(),
        Exempt = Exempt?.DeepClone(),
    };
    public bool DeepEquals(PriorityLevelConfigurationSpec? other) => other is not null
        && Type == other.Type
        && DeepValues.Same(Limited, other.Limited)
        && DeepValues.Same(Exempt, other.Exempt);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PriorityLevelConfigurationSpec);
}

public sealed class PriorityLevelConfigurationStatus : IApiValue<PriorityLevelConfigurationStatus>
{
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<PriorityLevelConfigurationCondition>? Conditions { get; set; }
    public PriorityLevelConfigurationStatus DeepClone() => new()
    {
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(PriorityLevelConfigurationStatus? other) => other is not null
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as PriorityLevelConfigurationStatus);
}

public static class PriorityLevelEnablement
{
    public const string Exempt = "Exempt";
    public const string Limited = "Limited";
}

public sealed class QueuingConfiguration : IApiValue<QueuingConfiguration>
{
    [JsonPropertyName("queues")][OmitEmpty]
    public int Queues { get; set; }
    [JsonPropertyName("handSize")][OmitEmpty]
    public int HandSize { get; set; }
    [JsonPropertyName("queueLengthLimit")][OmitEmpty]
    public int QueueLengthLimit { get; set; }
    public QueuingConfiguration DeepClone() => new()
    {
        Queues = Queues,
        HandSize = HandSize,
        QueueLengthLimit = QueueLengthLimit,
    };
    public bool DeepEquals(QueuingConfiguration? other) => other is not null
        && Queues == other.Queues
        && HandSize == other.HandSize
        && QueueLengthLimit == other.QueueLengthLimit;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as QueuingConfiguration);
}

public sealed class ResourcePolicyRule : IApiValue<ResourcePolicyRule>
{
    [JsonPropertyName("verbs")]
    public List<string> Verbs { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("apiGroups")]
    public List<string> ApiGroups { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("resources")]
    public List<string> Resources { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("clusterScope")][OmitEmpty]
    public bool ClusterScope { get; set; }
    [JsonPropertyName("namespaces")][OmitEmpty]
    public List<string>? Namespaces { get; set; }
    public ResourcePolicyRule DeepClone() => new()
    {
        Verbs = DeepValues.Copy(Verbs)!,
        ApiGroups = DeepValues.Copy(ApiGroups)!,
        Resources = DeepValues.Copy(Resources)!,
        ClusterScope = ClusterScope,
        Namespaces = DeepValues.Copy(Namespaces),
    };
    public bool DeepEquals(ResourcePolicyRule? other) => other is not null
        && DeepValues.Same(Verbs, other.Verbs, static (x0, y0) => x0 == y0)
        && DeepValues.Same(ApiGroups, other.ApiGroups, static (x0, y0) => x0 == y0)
        && DeepValues.Same(Resources, other.Resources, static (x0, y0) => x0 == y0)
        && ClusterScope == other.ClusterScope
        && DeepValues.Same(Namespaces, other.Namespaces, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ResourcePolicyRule);
}

public sealed class ServiceAccountSubject : IApiValue<ServiceAccountSubject>
{
    [JsonPropertyName("namespace")]
    public string Namespace { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public ServiceAccountSubject DeepClone() => new()
    {
        Namespace = Namespace,
        Name = Name,
    };
    public bool DeepEquals(ServiceAccountSubject? other) => other is not null
        && Namespace == other.Namespace
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ServiceAccountSubject);
}

public sealed class Subject : IApiValue<Subject>
{
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("user")]
    public UserSubject? User { get; set; }
    [JsonPropertyName("group")]
    public GroupSubject? Group { get; set; }
    [JsonPropertyName("serviceAccount")]
    public ServiceAccountSubject? ServiceAccount { get; set; }
    public Subject DeepClone() => new()
    {
        Kind = Kind,
        User = User?.DeepClone(),
        Group = Group?.DeepClone(),
        ServiceAccount = ServiceAccount?.DeepClone(),
    };
    public bool DeepEquals(Subject? other) => other is not null
        && Kind == other.Kind
        && DeepValues.Same(User, other.User)
        && DeepValues.Same(Group, other.Group)
        && DeepValues.Same(ServiceAccount, other.ServiceAccount);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Subject);
}

public static class SubjectKind
{
    public const string Group = "Group";
    public const string ServiceAccount = "ServiceAccount";
    public const string User = "User";
}

public sealed class UserSubject : IApiValue<UserSubject>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    public UserSubject DeepClone() => new()
    {
        Name = Name,
    };
    public bool DeepEquals(UserSubject? other) => other is not null
        && Name == other.Name;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as UserSubject);
}
