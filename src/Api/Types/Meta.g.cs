// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Meta.V1;

public sealed class APIGroup
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
}

public sealed class APIGroupList
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groups")]
    public List<APIGroup> Groups { get; set => field = value ?? new(); } = new();
}

public sealed class APIResource
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
}

public sealed class APIResourceList
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("groupVersion")]
    public string GroupVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resources")]
    public List<APIResource> Resources { get; set => field = value ?? new(); } = new();
}

public sealed class APIVersions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("versions")]
    public List<string> Versions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("serverAddressByClientCIDRs")]
    public List<ServerAddressByClientCIDR> ServerAddressByClientCIDRs { get; set => field = value ?? new(); } = new();
}

public sealed class ApplyOptions
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

public sealed class Condition
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
}

public static class ConditionStatus
{
    public const string False = "False";
    public const string True = "True";
    public const string Unknown = "Unknown";
}

public sealed class CreateOptions
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
}

public sealed class DeleteOptions
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

public sealed class FieldSelectorRequirement
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
}

public sealed class GetOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
}

public sealed class GroupKind
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
}

public sealed class GroupResource
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")]
    public string Resource { get; set => field = value ?? ""; } = "";
}

public sealed class GroupVersion
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
}

public sealed class GroupVersionForDiscovery
{
    [JsonPropertyName("groupVersion")]
    public string GroupVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
}

public sealed class GroupVersionKind
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
}

public sealed class GroupVersionResource
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("version")]
    public string Version { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resource")]
    public string Resource { get; set => field = value ?? ""; } = "";
}

public static class IncludeObjectPolicy
{
    public const string Metadata = "Metadata";
    public const string None = "None";
    public const string Object = "Object";
}

public sealed class LabelSelector
{
    [JsonPropertyName("matchLabels")][OmitEmpty]
    public Map<string>? MatchLabels { get; set; }
    [JsonPropertyName("matchExpressions")][OmitEmpty]
    public List<LabelSelectorRequirement>? MatchExpressions { get; set; }
}

public static class LabelSelectorOperator
{
    public const string DoesNotExist = "DoesNotExist";
    public const string Exists = "Exists";
    public const string In = "In";
    public const string NotIn = "NotIn";
}

public sealed class LabelSelectorRequirement
{
    [JsonPropertyName("key")]
    public string Key { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("operator")]
    public string Operator { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("values")][OmitEmpty]
    public List<string>? Values { get; set; }
}

public sealed class List
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<JsonElement> Items { get; set => field = value ?? new(); } = new();
}

public sealed class ListMeta
{
    [JsonPropertyName("selfLink")][OmitEmpty]
    public string SelfLink { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("resourceVersion")][OmitEmpty]
    public string ResourceVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("continue")][OmitEmpty]
    public string Continue { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("remainingItemCount")]
    public long? RemainingItemCount { get; set; }
}

public sealed class ListOptions
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
}

public sealed class ManagedFieldsEntry
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
}

public static class ManagedFieldsOperationType
{
    public const string Apply = "Apply";
    public const string Update = "Update";
}

public sealed class ObjectMeta
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
}

public sealed class OwnerReference
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
}

public sealed class PartialObjectMetadata : IKubeObject
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
}

public sealed class PartialObjectMetadataList : IKubeList<PartialObjectMetadata>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<PartialObjectMetadata> Items { get; set => field = value ?? new(); } = new();
}

public sealed class Patch
{
}

public sealed class PatchOptions
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
}

public sealed class Preconditions
{
    [JsonPropertyName("uid")]
    public string? Uid { get; set; }
    [JsonPropertyName("resourceVersion")]
    public string? ResourceVersion { get; set; }
}

public static class ResourceVersionMatch
{
    public const string Exact = "Exact";
    public const string NotOlderThan = "NotOlderThan";
}

public sealed class RootPaths
{
    [JsonPropertyName("paths")]
    public List<string> Paths { get; set => field = value ?? new(); } = new();
}

public static class RowConditionType
{
    public const string Completed = "Completed";
}

public sealed class ServerAddressByClientCIDR
{
    [JsonPropertyName("clientCIDR")]
    public string ClientCIDR { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("serverAddress")]
    public string ServerAddress { get; set => field = value ?? ""; } = "";
}

public sealed class Status
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
}

public sealed class StatusCause
{
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("field")][OmitEmpty]
    public string Field { get; set => field = value ?? ""; } = "";
}

public sealed class StatusDetails
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

public sealed class Table
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
}

public sealed class TableColumnDefinition
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
}

public sealed class TableOptions
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("includeObject")][OmitEmpty]
    public string IncludeObject { get; set => field = value ?? ""; } = "";
}

public sealed class TableRow
{
    [JsonPropertyName("cells")]
    public List<JsonElement> Cells { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<TableRowCondition>? Conditions { get; set; }
    [JsonPropertyName("object")]
    public JsonElement? Object { get; set; }
}

public sealed class TableRowCondition
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("status")]
    public string Status { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")][OmitEmpty]
    public string Reason { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
}

public sealed class UpdateOptions
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
}

public sealed class WatchEvent
{
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("object")]
    public JsonElement? Object { get; set; }
}
