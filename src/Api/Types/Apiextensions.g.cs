// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Apiextensions.V1;

public static class ConditionStatus
{
    public const string False = "False";
    public const string True = "True";
    public const string Unknown = "Unknown";
}

public static class ConversionStrategyType
{
    public const string None = "None";
    public const string Webhook = "Webhook";
}

public sealed class CustomResourceColumnDefinition : IApiValue<CustomResourceColumnDefinition>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("type")]
    public string Type { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("format")][OmitEmpty]
    public string Format { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("description")][OmitEmpty]
    public string Description { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("priority")][OmitEmpty]
    public int Priority { get; set; }
    [JsonPropertyName("jsonPath")]
    public string JsonPath { get; set => field = value ?? ""; } = "";
    public CustomResourceColumnDefinition DeepClone() => new()
    {
        Name = Name,
        Type = Type,
        Format = Format,
        Description = Description,
        Priority = Priority,
        JsonPath = JsonPath,
    };
    public bool DeepEquals(CustomResourceColumnDefinition? other) => other is not null
        && Name == other.Name
        && Type == other.Type
        && Format == other.Format
        && Description == other.Description
        && Priority == other.Priority
        && JsonPath == other.JsonPath;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceColumnDefinition);
}

public sealed class CustomResourceConversion : IApiValue<CustomResourceConversion>
{
    [JsonPropertyName("strategy")]
    public string Strategy { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("webhook")]
    public WebhookConversion? Webhook { get; set; }
    public CustomResourceConversion DeepClone() => new()
    {
        Strategy = Strategy,
        Webhook = Webhook?.DeepClone(),
    };
    public bool DeepEquals(CustomResourceConversion? other) => other is not null
        && Strategy == other.Strategy
        && DeepValues.Same(Webhook, other.Webhook);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceConversion);
}

public sealed class CustomResourceDefinition : IKubeObject, IApiValue<CustomResourceDefinition>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public CustomResourceDefinitionSpec Spec { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("status")]
    public CustomResourceDefinitionStatus Status { get; set => field = value ?? new(); } = new();
    public CustomResourceDefinition DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
        Status = Status.DeepClone(),
    };
    public bool DeepEquals(CustomResourceDefinition? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec)
        && Status.DeepEquals(other.Status);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceDefinition);
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => Status; set => Status = (CustomResourceDefinitionStatus)value!; }
}

public sealed class CustomResourceDefinitionCondition : IApiValue<CustomResourceDefinitionCondition>
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
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    public CustomResourceDefinitionCondition DeepClone() => new()
    {
        Type = Type,
        Status = Status,
        LastTransitionTime = LastTransitionTime,
        Reason = Reason,
        Message = Message,
        ObservedGeneration = ObservedGeneration,
    };
    public bool DeepEquals(CustomResourceDefinitionCondition? other) => other is not null
        && Type == other.Type
        && Status == other.Status
        && DeepValues.SameSeconds(LastTransitionTime, other.LastTransitionTime)
        && Reason == other.Reason
        && Message == other.Message
        && ObservedGeneration == other.ObservedGeneration;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceDefinitionCondition);
}

public static class CustomResourceDefinitionConditionType
{
    public const string Established = "Established";
    public const string KubernetesAPIApprovalPolicyConformant = "KubernetesAPIApprovalPolicyConformant";
    public const string NamesAccepted = "NamesAccepted";
    public const string NonStructuralSchema = "NonStructuralSchema";
    public const string Terminating = "Terminating";
}

public sealed class CustomResourceDefinitionList : IKubeList<CustomResourceDefinition>, IApiValue<CustomResourceDefinitionList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<CustomResourceDefinition> Items { get; set => field = value ?? new(); } = new();
    public CustomResourceDefinitionList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(CustomResourceDefinitionList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceDefinitionList);
}

public sealed class CustomResourceDefinitionNames : IApiValue<CustomResourceDefinitionNames>
{
    [JsonPropertyName("plural")]
    public string Plural { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("singular")][OmitEmpty]
    public string Singular { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("shortNames")][OmitEmpty]
    public List<string>? ShortNames { get; set; }
    [JsonPropertyName("kind")]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("listKind")][OmitEmpty]
    public string ListKind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("categories")][OmitEmpty]
    public List<string>? Categories { get; set; }
    public CustomResourceDefinitionNames DeepClone() => new()
    {
        Plural = Plural,
        Singular = Singular,
        ShortNames = DeepValues.Copy(ShortNames),
        Kind = Kind,
        ListKind = ListKind,
        Categories = DeepValues.Copy(Categories),
    };
    public bool DeepEquals(CustomResourceDefinitionNames? other) => other is not null
        && Plural == other.Plural
        && Singular == other.Singular
        && DeepValues.Same(ShortNames, other.ShortNames, static (x0, y0) => x0 == y0)
        && Kind == other.Kind
        && ListKind == other.ListKind
        && DeepValues.Same(Categories, other.Categories, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceDefinitionNames);
}

public sealed class CustomResourceDefinitionSpec : IApiValue<CustomResourceDefinitionSpec>
{
    [JsonPropertyName("group")]
    public string Group { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("names")]
    public CustomResourceDefinitionNames Names { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("scope")]
    public string Scope { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("versions")]
    public List<CustomResourceDefinitionVersion> Versions { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("conversion")]
    public CustomResourceConversion? Conversion { get; set; }
    [JsonPropertyName("preserveUnknownFields")][OmitEmpty]
    public bool PreserveUnknownFields { get; set; }
    public CustomResourceDefinitionSpec DeepClone() => new()
    {
        Group = Group,
        Names = Names.DeepClone(),
        Scope = Scope,
        Versions = DeepValues.Clone(Versions, static e0 => e0.DeepClone())!,
        Conversion = Conversion?.DeepClone(),
        PreserveUnknownFields = PreserveUnknownFields,
    };
    public bool DeepEquals(CustomResourceDefinitionSpec? other) => other is not null
        && Group == other.Group
        && Names.DeepEquals(other.Names)
        && Scope == other.Scope
        && DeepValues.Same(Versions, other.Versions, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Conversion, other.Conversion)
        && PreserveUnknownFields == other.PreserveUnknownFields;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceDefinitionSpec);
}

public sealed class CustomResourceDefinitionStatus : IApiValue<CustomResourceDefinitionStatus>
{
    [JsonPropertyName("conditions")][OmitEmpty]
    public List<CustomResourceDefinitionCondition>? Conditions { get; set; }
    [JsonPropertyName("acceptedNames")]
    public CustomResourceDefinitionNames AcceptedNames { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("storedVersions")][OmitEmpty]
    public List<string>? StoredVersions { get; set; }
    [JsonPropertyName("observedGeneration")][OmitEmpty]
    public long ObservedGeneration { get; set; }
    public CustomResourceDefinitionStatus DeepClone() => new()
    {
        Conditions = DeepValues.Clone(Conditions, static e0 => e0.DeepClone()),
        AcceptedNames = AcceptedNames.DeepClone(),
        StoredVersions = DeepValues.Copy(StoredVersions),
        ObservedGeneration = ObservedGeneration,
    };
    public bool DeepEquals(CustomResourceDefinitionStatus? other) => other is not null
        && DeepValues.Same(Conditions, other.Conditions, static (x0, y0) => x0.DeepEquals(y0))
        && AcceptedNames.DeepEquals(other.AcceptedNames)
        && DeepValues.Same(StoredVersions, other.StoredVersions, static (x0, y0) => x0 == y0)
        && ObservedGeneration == other.ObservedGeneration;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceDefinitionStatus);
}

public sealed class CustomResourceDefinitionVersion : IApiValue<CustomResourceDefinitionVersion>
{
    [JsonPropertyName("name")]
    public string Name { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("served")]
    public bool Served { get; set; }
    [JsonPropertyName("storage")]
    public bool Storage { get; set; }
    [JsonPropertyName("deprecated")][OmitEmpty]
    public bool Deprecated { get; set; }
    [JsonPropertyName("deprecationWarning")]
    public string? DeprecationWarning { get; set; }
    [JsonPropertyName("schema")]
    public CustomResourceValidation? Schema { get; set; }
    [JsonPropertyName("subresources")]
    public CustomResourceSubresources? Subresources { get; set; }
    [JsonPropertyName("additionalPrinterColumns")][OmitEmpty]
    public List<CustomResourceColumnDefinition>? AdditionalPrinterColumns { get; set; }
    [JsonPropertyName("selectableFields")][OmitEmpty]
    public List<SelectableField>? SelectableFields { get; set; }
    public CustomResourceDefinitionVersion DeepClone() => new()
    {
        Name = Name,
        Served = Served,
        Storage = Storage,
        Deprecated = Deprecated,
        DeprecationWarning = DeprecationWarning,
        Schema = Schema?.DeepClone(),
        Subresources = Subresources?.DeepClone(),
        AdditionalPrinterColumns = DeepValues.Clone(AdditionalPrinterColumns, static e0 => e0.DeepClone()),
        SelectableFields = DeepValues.Clone(SelectableFields, static e0 => e0.DeepClone()),
    };
    public bool DeepEquals(CustomResourceDefinitionVersion? other) => other is not null
        && Name == other.Name
        && Served == other.Served
        && Storage == other.Storage
        && Deprecated == other.Deprecated
        && DeprecationWarning == other.DeprecationWarning
        && DeepValues.Same(Schema, other.Schema)
        && DeepValues.Same(Subresources, other.Subresources)
        && DeepValues.Same(AdditionalPrinterColumns, other.AdditionalPrinterColumns, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(SelectableFields, other.SelectableFields, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceDefinitionVersion);
}

public sealed class CustomResourceSubresourceScale : IApiValue<CustomResourceSubresourceScale>
{
    [JsonPropertyName("specReplicasPath")]
    public string SpecReplicasPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("statusReplicasPath")]
    public string StatusReplicasPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("labelSelectorPath")]
    public string? LabelSelectorPath { get; set; }
    public CustomResourceSubresourceScale DeepClone() => new()
    {
        SpecReplicasPath = SpecReplicasPath,
        StatusReplicasPath = StatusReplicasPath,
        LabelSelectorPath = LabelSelectorPath,
    };
    public bool DeepEquals(CustomResourceSubresourceScale? other) => other is not null
        && SpecReplicasPath == other.SpecReplicasPath
        && StatusReplicasPath == other.StatusReplicasPath
        && LabelSelectorPath == other.LabelSelectorPath;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceSubresourceScale);
}

public sealed class CustomResourceSubresourceStatus : IApiValue<CustomResourceSubresourceStatus>
{
    public CustomResourceSubresourceStatus DeepClone() => new()
    {
    };
    public bool DeepEquals(CustomResourceSubresourceStatus? other) => other is not null;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceSubresourceStatus);
}

public sealed class CustomResourceSubresources : IApiValue<CustomResourceSubresources>
{
    [JsonPropertyName("status")]
    public CustomResourceSubresourceStatus? Status { get; set; }
    [JsonPropertyName("scale")]
    public CustomResourceSubresourceScale? Scale { get; set; }
    public CustomResourceSubresources DeepClone() => new()
    {
        Status = Status?.DeepClone(),
        Scale = Scale?.DeepClone(),
    };
    public bool DeepEquals(CustomResourceSubresources? other) => other is not null
        && DeepValues.Same(Status, other.Status)
        && DeepValues.Same(Scale, other.Scale);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceSubresources);
}

public sealed class CustomResourceValidation : IApiValue<CustomResourceValidation>
{
    [JsonPropertyName("openAPIV3Schema")]
    public JsonElement? OpenAPIV3Schema { get; set; }
    public CustomResourceValidation DeepClone() => new()
    {
        OpenAPIV3Schema = OpenAPIV3Schema,
    };
    public bool DeepEquals(CustomResourceValidation? other) => other is not null
        && DeepValues.Same(OpenAPIV3Schema, other.OpenAPIV3Schema);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceValidation);
}

public sealed class ExternalDocumentation : IApiValue<ExternalDocumentation>
{
    [JsonPropertyName("description")][OmitEmpty]
    public string Description { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("url")][OmitEmpty]
    public string Url { get; set => field = value ?? ""; } = "";
    public ExternalDocumentation DeepClone() => new()
    {
        Description = Description,
        Url = Url,
    };
    public bool DeepEquals(ExternalDocumentation? other) => other is not null
        && Description == other.Description
        && Url == other.Url;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ExternalDocumentation);
}

public static class FieldValueErrorReason
{
    public const string FieldValueDuplicate = "FieldValueDuplicate";
    public const string FieldValueForbidden = "FieldValueForbidden";
    public const string FieldValueInvalid = "FieldValueInvalid";
    public const string FieldValueRequired = "FieldValueRequired";
}

public static class ResourceScope
{
    public const string Cluster = "Cluster";
    public const string Namespaced = "Namespaced";
}

public sealed class SelectableField : IApiValue<SelectableField>
{
    [JsonPropertyName("jsonPath")]
    public string JsonPath { get; set => field = value ?? ""; } = "";
    public SelectableField DeepClone() => new()
    {
        JsonPath = JsonPath,
    };
    public bool DeepEquals(SelectableField? other) => other is not null
        && JsonPath == other.JsonPath;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as SelectableField);
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

public sealed class ValidationRule : IApiValue<ValidationRule>
{
    [JsonPropertyName("rule")]
    public string Rule { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("message")][OmitEmpty]
    public string Message { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("messageExpression")][OmitEmpty]
    public string MessageExpression { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("reason")]
    public string? Reason { get; set; }
    [JsonPropertyName("fieldPath")][OmitEmpty]
    public string FieldPath { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("optionalOldSelf")]
    public bool? OptionalOldSelf { get; set; }
    public ValidationRule DeepClone() => new()
    {
        Rule = Rule,
        Message = Message,
        MessageExpression = MessageExpression,
        Reason = Reason,
        FieldPath = FieldPath,
        OptionalOldSelf = OptionalOldSelf,
    };
    public bool DeepEquals(ValidationRule? other) => other is not null
        && Rule == other.Rule
        && Message == other.Message
        && MessageExpression == other.MessageExpression
        && Reason == other.Reason
        && FieldPath == other.FieldPath
        && OptionalOldSelf == other.OptionalOldSelf;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ValidationRule);
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

public sealed class WebhookConversion : IApiValue<WebhookConversion>
{
    [JsonPropertyName("clientConfig")]
    public WebhookClientConfig? ClientConfig { get; set; }
    [JsonPropertyName("conversionReviewVersions")]
    public List<string> ConversionReviewVersions { get; set => field = value ?? new(); } = new();
    public WebhookConversion DeepClone() => new()
    {
        ClientConfig = ClientConfig?.DeepClone(),
        ConversionReviewVersions = DeepValues.Copy(ConversionReviewVersions)!,
    };
    public bool DeepEquals(WebhookConversion? other) => other is not null
        && DeepValues.Same(ClientConfig, other.ClientConfig)
        && DeepValues.Same(ConversionReviewVersions, other.ConversionReviewVersions, static (x0, y0) => x0 == y0);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as WebhookConversion);
}
