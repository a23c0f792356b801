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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("type"u8, Type);
        if (Format.Length > 0) w.WriteString("format"u8, Format);
        if (Description.Length > 0) w.WriteString("description"u8, Description);
        if (Priority != 0) w.WriteNumber("priority"u8, Priority);
        w.WriteString("jsonPath"u8, JsonPath);
        w.WriteEndObject();
    }
    public static CustomResourceColumnDefinition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceColumnDefinition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("format"u8): o.Format = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("priority"u8): o.Priority = JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("jsonPath"u8): o.JsonPath = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("description"u8): o.Description = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("strategy"u8, Strategy);
        if (Webhook is { } v1) JsonWrite.Field(w, "webhook"u8, v1);
        w.WriteEndObject();
    }
    public static CustomResourceConversion? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceConversion();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("webhook"u8): o.Webhook = WebhookConversion.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("strategy"u8): o.Strategy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        JsonWrite.Field(w, "status"u8, Status);
        w.WriteEndObject();
    }
    public static CustomResourceDefinition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceDefinition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = CustomResourceDefinitionSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = CustomResourceDefinitionStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        w.WriteEndObject();
    }
    public static CustomResourceDefinitionCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceDefinitionCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CustomResourceDefinitionList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceDefinitionList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<CustomResourceDefinition>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("plural"u8, Plural);
        if (Singular.Length > 0) w.WriteString("singular"u8, Singular);
        if (ShortNames is { Count: > 0 } v2) JsonWrite.Field(w, "shortNames"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        w.WriteString("kind"u8, Kind);
        if (ListKind.Length > 0) w.WriteString("listKind"u8, ListKind);
        if (Categories is { Count: > 0 } v5) JsonWrite.Field(w, "categories"u8, v5, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static CustomResourceDefinitionNames? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceDefinitionNames();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("plural"u8): o.Plural = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("singular"u8): o.Singular = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("listKind"u8): o.ListKind = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("shortNames"u8): o.ShortNames = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("categories"u8): o.Categories = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("group"u8, Group);
        JsonWrite.Field(w, "names"u8, Names);
        w.WriteString("scope"u8, Scope);
        JsonWrite.Field(w, "versions"u8, Versions, static (w, e0) => e0.WriteJson(w));
        if (Conversion is { } v4) JsonWrite.Field(w, "conversion"u8, v4);
        if (PreserveUnknownFields) w.WriteBoolean("preserveUnknownFields"u8, PreserveUnknownFields);
        w.WriteEndObject();
    }
    public static CustomResourceDefinitionSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceDefinitionSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("group"u8): o.Group = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("names"u8): o.Names = CustomResourceDefinitionNames.ReadJson(ref r, managers)!; break;
                case 5 when name.SequenceEqual("scope"u8): o.Scope = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("versions"u8): o.Versions = JsonRead.List(ref r, managers, JsonRead.Object<CustomResourceDefinitionVersion>)!; break;
                case 10 when name.SequenceEqual("conversion"u8): o.Conversion = CustomResourceConversion.ReadJson(ref r, managers); break;
                case 21 when name.SequenceEqual("preserveUnknownFields"u8): o.PreserveUnknownFields = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Conditions is { Count: > 0 } v0) JsonWrite.Field(w, "conditions"u8, v0, static (w, e0) => e0.WriteJson(w));
        JsonWrite.Field(w, "acceptedNames"u8, AcceptedNames);
        if (StoredVersions is { Count: > 0 } v2) JsonWrite.Field(w, "storedVersions"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        w.WriteEndObject();
    }
    public static CustomResourceDefinitionStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceDefinitionStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<CustomResourceDefinitionCondition>); break;
                case 13 when name.SequenceEqual("acceptedNames"u8): o.AcceptedNames = CustomResourceDefinitionNames.ReadJson(ref r, managers)!; break;
                case 14 when name.SequenceEqual("storedVersions"u8): o.StoredVersions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteBoolean("served"u8, Served);
        w.WriteBoolean("storage"u8, Storage);
        if (Deprecated) w.WriteBoolean("deprecated"u8, Deprecated);
        if (DeprecationWarning is { } v4) w.WriteString("deprecationWarning"u8, v4);
        if (Schema is { } v5) JsonWrite.Field(w, "schema"u8, v5);
        if (Subresources is { } v6) JsonWrite.Field(w, "subresources"u8, v6);
        if (AdditionalPrinterColumns is { Count: > 0 } v7) JsonWrite.Field(w, "additionalPrinterColumns"u8, v7, static (w, e0) => e0.WriteJson(w));
        if (SelectableFields is { Count: > 0 } v8) JsonWrite.Field(w, "selectableFields"u8, v8, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static CustomResourceDefinitionVersion? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceDefinitionVersion();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("served"u8): o.Served = JsonRead.Boolean(ref r); break;
                case 6 when name.SequenceEqual("schema"u8): o.Schema = CustomResourceValidation.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("storage"u8): o.Storage = JsonRead.Boolean(ref r); break;
                case 10 when name.SequenceEqual("deprecated"u8): o.Deprecated = JsonRead.Boolean(ref r); break;
                case 12 when name.SequenceEqual("subresources"u8): o.Subresources = CustomResourceSubresources.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("selectableFields"u8): o.SelectableFields = JsonRead.List(ref r, managers, JsonRead.Object<SelectableField>); break;
                case 18 when name.SequenceEqual("deprecationWarning"u8): o.DeprecationWarning = JsonRead.Text(ref r); break;
                case 24 when name.SequenceEqual("additionalPrinterColumns"u8): o.AdditionalPrinterColumns = JsonRead.List(ref r, managers, JsonRead.Object<CustomResourceColumnDefinition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("specReplicasPath"u8, SpecReplicasPath);
        w.WriteString("statusReplicasPath"u8, StatusReplicasPath);
        if (LabelSelectorPath is { } v2) w.WriteString("labelSelectorPath"u8, v2);
        w.WriteEndObject();
    }
    public static CustomResourceSubresourceScale? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceSubresourceScale();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 16 when name.SequenceEqual("specReplicasPath"u8): o.SpecReplicasPath = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("labelSelectorPath"u8): o.LabelSelectorPath = JsonRead.Text(ref r); break;
                case 18 when name.SequenceEqual("statusReplicasPath"u8): o.StatusReplicasPath = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class CustomResourceSubresourceStatus : IApiValue<CustomResourceSubresourceStatus>
{
    public CustomResourceSubresourceStatus DeepClone() => new()
    {
    };
    public bool DeepEquals(CustomResourceSubresourceStatus? other) => other is not null;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as CustomResourceSubresourceStatus);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteEndObject();
    }
    public static CustomResourceSubresourceStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceSubresourceStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Status is { } v0) JsonWrite.Field(w, "status"u8, v0);
        if (Scale is { } v1) JsonWrite.Field(w, "scale"u8, v1);
        w.WriteEndObject();
    }
    public static CustomResourceSubresources? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceSubresources();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("scale"u8): o.Scale = CustomResourceSubresourceScale.ReadJson(ref r, managers); break;
                case 6 when name.SequenceEqual("status"u8): o.Status = CustomResourceSubresourceStatus.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (OpenAPIV3Schema is { } v0) JsonWrite.Field(w, "openAPIV3Schema"u8, v0);
        w.WriteEndObject();
    }
    public static CustomResourceValidation? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new CustomResourceValidation();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 15 when name.SequenceEqual("openAPIV3Schema"u8): o.OpenAPIV3Schema = JsonRead.IsNull(ref r) ? default(JsonElement?) : JsonRead.Element(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Description.Length > 0) w.WriteString("description"u8, Description);
        if (Url.Length > 0) w.WriteString("url"u8, Url);
        w.WriteEndObject();
    }
    public static ExternalDocumentation? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ExternalDocumentation();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("url"u8): o.Url = JsonRead.Text(ref r)!; break;
                case 11 when name.SequenceEqual("description"u8): o.Description = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("jsonPath"u8, JsonPath);
        w.WriteEndObject();
    }
    public static SelectableField? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new SelectableField();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("jsonPath"u8): o.JsonPath = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("namespace"u8, Namespace);
        w.WriteString("name"u8, Name);
        if (Path is { } v2) w.WriteString("path"u8, v2);
        if (Port is { } v3) w.WriteNumber("port"u8, v3);
        w.WriteEndObject();
    }
    public static ServiceReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("path"u8): o.Path = JsonRead.Text(ref r); break;
                case 4 when name.SequenceEqual("port"u8): o.Port = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("rule"u8, Rule);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (MessageExpression.Length > 0) w.WriteString("messageExpression"u8, MessageExpression);
        if (Reason is { } v3) w.WriteString("reason"u8, v3);
        if (FieldPath.Length > 0) w.WriteString("fieldPath"u8, FieldPath);
        if (OptionalOldSelf is { } v5) w.WriteBoolean("optionalOldSelf"u8, v5);
        w.WriteEndObject();
    }
    public static ValidationRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidationRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("rule"u8): o.Rule = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r); break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("fieldPath"u8): o.FieldPath = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("optionalOldSelf"u8): o.OptionalOldSelf = JsonRead.IsNull(ref r) ? default(bool?) : JsonRead.Boolean(ref r); break;
                case 17 when name.SequenceEqual("messageExpression"u8): o.MessageExpression = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Url is { } v0) w.WriteString("url"u8, v0);
        if (Service is { } v1) JsonWrite.Field(w, "service"u8, v1);
        if (CaBundle is { Length: > 0 } v2) w.WriteBase64String("caBundle"u8, v2);
        w.WriteEndObject();
    }
    public static WebhookClientConfig? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new WebhookClientConfig();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("url"u8): o.Url = JsonRead.Text(ref r); break;
                case 7 when name.SequenceEqual("service"u8): o.Service = ServiceReference.ReadJson(ref r, managers); break;
                case 8 when name.SequenceEqual("caBundle"u8): o.CaBundle = JsonRead.Bytes(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ClientConfig is { } v0) JsonWrite.Field(w, "clientConfig"u8, v0);
        JsonWrite.Field(w, "conversionReviewVersions"u8, ConversionReviewVersions, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static WebhookConversion? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new WebhookConversion();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 12 when name.SequenceEqual("clientConfig"u8): o.ClientConfig = WebhookClientConfig.ReadJson(ref r, managers); break;
                case 24 when name.SequenceEqual("conversionReviewVersions"u8): o.ConversionReviewVersions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
