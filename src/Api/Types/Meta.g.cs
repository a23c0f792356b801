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
}

public sealed class Patch : IApiValue<Patch>
{
    public Patch DeepClone() => new()
    {
    };
    public bool DeepEquals(Patch? other) => other is not null;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Patch);
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
}
