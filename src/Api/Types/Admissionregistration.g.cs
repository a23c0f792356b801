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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("key"u8, Key);
        w.WriteString("valueExpression"u8, ValueExpression);
        w.WriteEndObject();
    }
    public static AuditAnnotation? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new AuditAnnotation();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 3 when name.SequenceEqual("key"u8): o.Key = JsonRead.Text(ref r)!; break;
                case 15 when name.SequenceEqual("valueExpression"u8): o.ValueExpression = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("fieldRef"u8, FieldRef);
        w.WriteString("warning"u8, Warning);
        w.WriteEndObject();
    }
    public static ExpressionWarning? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ExpressionWarning();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 7 when name.SequenceEqual("warning"u8): o.Warning = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("fieldRef"u8): o.FieldRef = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("expression"u8, Expression);
        w.WriteEndObject();
    }
    public static MatchCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MatchCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("expression"u8): o.Expression = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NamespaceSelector is { } v0) JsonWrite.Field(w, "namespaceSelector"u8, v0);
        if (ObjectSelector is { } v1) JsonWrite.Field(w, "objectSelector"u8, v1);
        if (ResourceRules is { Count: > 0 } v2) JsonWrite.Field(w, "resourceRules"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (ExcludeResourceRules is { Count: > 0 } v3) JsonWrite.Field(w, "excludeResourceRules"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (MatchPolicy is { } v4) w.WriteString("matchPolicy"u8, v4);
        w.WriteEndObject();
    }
    public static MatchResources? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MatchResources();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 11 when name.SequenceEqual("matchPolicy"u8): o.MatchPolicy = JsonRead.Text(ref r); break;
                case 13 when name.SequenceEqual("resourceRules"u8): o.ResourceRules = JsonRead.List(ref r, managers, JsonRead.Object<NamedRuleWithOperations>); break;
                case 14 when name.SequenceEqual("objectSelector"u8): o.ObjectSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("namespaceSelector"u8): o.NamespaceSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 20 when name.SequenceEqual("excludeResourceRules"u8): o.ExcludeResourceRules = JsonRead.List(ref r, managers, JsonRead.Object<NamedRuleWithOperations>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "clientConfig"u8, ClientConfig);
        if (Rules is { Count: > 0 } v2) JsonWrite.Field(w, "rules"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (FailurePolicy is { } v3) w.WriteString("failurePolicy"u8, v3);
        if (MatchPolicy is { } v4) w.WriteString("matchPolicy"u8, v4);
        if (NamespaceSelector is { } v5) JsonWrite.Field(w, "namespaceSelector"u8, v5);
        if (ObjectSelector is { } v6) JsonWrite.Field(w, "objectSelector"u8, v6);
        if (SideEffects is { } v7) w.WriteString("sideEffects"u8, v7);
        if (TimeoutSeconds is { } v8) w.WriteNumber("timeoutSeconds"u8, v8);
        JsonWrite.Field(w, "admissionReviewVersions"u8, AdmissionReviewVersions, static (w, e0) => w.WriteStringValue(e0));
        if (ReinvocationPolicy is { } v10) w.WriteString("reinvocationPolicy"u8, v10);
        if (MatchConditions is { Count: > 0 } v11) JsonWrite.Field(w, "matchConditions"u8, v11, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static MutatingWebhook? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingWebhook();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<RuleWithOperations>); break;
                case 11 when name.SequenceEqual("matchPolicy"u8): o.MatchPolicy = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("sideEffects"u8): o.SideEffects = JsonRead.Text(ref r); break;
                case 12 when name.SequenceEqual("clientConfig"u8): o.ClientConfig = WebhookClientConfig.ReadJson(ref r, managers)!; break;
                case 13 when name.SequenceEqual("failurePolicy"u8): o.FailurePolicy = JsonRead.Text(ref r); break;
                case 14 when name.SequenceEqual("objectSelector"u8): o.ObjectSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("timeoutSeconds"u8): o.TimeoutSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("matchConditions"u8): o.MatchConditions = JsonRead.List(ref r, managers, JsonRead.Object<MatchCondition>); break;
                case 17 when name.SequenceEqual("namespaceSelector"u8): o.NamespaceSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("reinvocationPolicy"u8): o.ReinvocationPolicy = JsonRead.Text(ref r); break;
                case 23 when name.SequenceEqual("admissionReviewVersions"u8): o.AdmissionReviewVersions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Webhooks is { Count: > 0 } v3) JsonWrite.Field(w, "webhooks"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static MutatingWebhookConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingWebhookConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("webhooks"u8): o.Webhooks = JsonRead.List(ref r, managers, JsonRead.Object<MutatingWebhook>); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static MutatingWebhookConfigurationList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingWebhookConfigurationList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<MutatingWebhookConfiguration>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ResourceNames is { Count: > 0 } v0) JsonWrite.Field(w, "resourceNames"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (Operations is { Count: > 0 } v1) JsonWrite.Field(w, "operations"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (ApiGroups is { Count: > 0 } v2) JsonWrite.Field(w, "apiGroups"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (ApiVersions is { Count: > 0 } v3) JsonWrite.Field(w, "apiVersions"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (Resources is { Count: > 0 } v4) JsonWrite.Field(w, "resources"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        if (Scope is { } v5) w.WriteString("scope"u8, v5);
        w.WriteEndObject();
    }
    public static NamedRuleWithOperations? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NamedRuleWithOperations();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("scope"u8): o.Scope = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("apiGroups"u8): o.ApiGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("operations"u8): o.Operations = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("apiVersions"u8): o.ApiVersions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 13 when name.SequenceEqual("resourceNames"u8): o.ResourceNames = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        w.WriteEndObject();
    }
    public static ParamKind? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ParamKind();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Name.Length > 0) w.WriteString("name"u8, Name);
        if (Namespace.Length > 0) w.WriteString("namespace"u8, Namespace);
        if (Selector is { } v2) JsonWrite.Field(w, "selector"u8, v2);
        if (ParameterNotFoundAction is { } v3) w.WriteString("parameterNotFoundAction"u8, v3);
        w.WriteEndObject();
    }
    public static ParamRef? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ParamRef();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("selector"u8): o.Selector = LabelSelector.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                case 23 when name.SequenceEqual("parameterNotFoundAction"u8): o.ParameterNotFoundAction = JsonRead.Text(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ApiGroups is { Count: > 0 } v0) JsonWrite.Field(w, "apiGroups"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (ApiVersions is { Count: > 0 } v1) JsonWrite.Field(w, "apiVersions"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (Resources is { Count: > 0 } v2) JsonWrite.Field(w, "resources"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Scope is { } v3) w.WriteString("scope"u8, v3);
        w.WriteEndObject();
    }
    public static Rule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Rule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("scope"u8): o.Scope = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("apiGroups"u8): o.ApiGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("apiVersions"u8): o.ApiVersions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Operations is { Count: > 0 } v0) JsonWrite.Field(w, "operations"u8, v0, static (w, e0) => w.WriteStringValue(e0));
        if (ApiGroups is { Count: > 0 } v1) JsonWrite.Field(w, "apiGroups"u8, v1, static (w, e0) => w.WriteStringValue(e0));
        if (ApiVersions is { Count: > 0 } v2) JsonWrite.Field(w, "apiVersions"u8, v2, static (w, e0) => w.WriteStringValue(e0));
        if (Resources is { Count: > 0 } v3) JsonWrite.Field(w, "resources"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        if (Scope is { } v4) w.WriteString("scope"u8, v4);
        w.WriteEndObject();
    }
    public static RuleWithOperations? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new RuleWithOperations();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("scope"u8): o.Scope = JsonRead.Text(ref r); break;
                case 9 when name.SequenceEqual("apiGroups"u8): o.ApiGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 10 when name.SequenceEqual("operations"u8): o.Operations = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 11 when name.SequenceEqual("apiVersions"u8): o.ApiVersions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ExpressionWarnings is { Count: > 0 } v0) JsonWrite.Field(w, "expressionWarnings"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static TypeChecking? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new TypeChecking();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 18 when name.SequenceEqual("expressionWarnings"u8): o.ExpressionWarnings = JsonRead.List(ref r, managers, JsonRead.Object<ExpressionWarning>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static ValidatingAdmissionPolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingAdmissionPolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ValidatingAdmissionPolicySpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = ValidatingAdmissionPolicyStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static ValidatingAdmissionPolicyBinding? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingAdmissionPolicyBinding();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = ValidatingAdmissionPolicyBindingSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ValidatingAdmissionPolicyBindingList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingAdmissionPolicyBindingList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ValidatingAdmissionPolicyBinding>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PolicyName.Length > 0) w.WriteString("policyName"u8, PolicyName);
        if (ParamRef is { } v1) JsonWrite.Field(w, "paramRef"u8, v1);
        if (MatchResources is { } v2) JsonWrite.Field(w, "matchResources"u8, v2);
        if (ValidationActions is { Count: > 0 } v3) JsonWrite.Field(w, "validationActions"u8, v3, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static ValidatingAdmissionPolicyBindingSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingAdmissionPolicyBindingSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("paramRef"u8): o.ParamRef = ParamRef.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("policyName"u8): o.PolicyName = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("matchResources"u8): o.MatchResources = MatchResources.ReadJson(ref r, managers); break;
                case 17 when name.SequenceEqual("validationActions"u8): o.ValidationActions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ValidatingAdmissionPolicyList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingAdmissionPolicyList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ValidatingAdmissionPolicy>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ParamKind is { } v0) JsonWrite.Field(w, "paramKind"u8, v0);
        if (MatchConstraints is { } v1) JsonWrite.Field(w, "matchConstraints"u8, v1);
        if (Validations is { Count: > 0 } v2) JsonWrite.Field(w, "validations"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (FailurePolicy is { } v3) w.WriteString("failurePolicy"u8, v3);
        if (AuditAnnotations is { Count: > 0 } v4) JsonWrite.Field(w, "auditAnnotations"u8, v4, static (w, e0) => e0.WriteJson(w));
        if (MatchConditions is { Count: > 0 } v5) JsonWrite.Field(w, "matchConditions"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (Variables is { Count: > 0 } v6) JsonWrite.Field(w, "variables"u8, v6, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ValidatingAdmissionPolicySpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingAdmissionPolicySpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("paramKind"u8): o.ParamKind = ParamKind.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("variables"u8): o.Variables = JsonRead.List(ref r, managers, JsonRead.Object<Variable>); break;
                case 11 when name.SequenceEqual("validations"u8): o.Validations = JsonRead.List(ref r, managers, JsonRead.Object<Validation>); break;
                case 13 when name.SequenceEqual("failurePolicy"u8): o.FailurePolicy = JsonRead.Text(ref r); break;
                case 15 when name.SequenceEqual("matchConditions"u8): o.MatchConditions = JsonRead.List(ref r, managers, JsonRead.Object<MatchCondition>); break;
                case 16 when name.SequenceEqual("matchConstraints"u8): o.MatchConstraints = MatchResources.ReadJson(ref r, managers); break;
                case 16 when name.SequenceEqual("auditAnnotations"u8): o.AuditAnnotations = JsonRead.List(ref r, managers, JsonRead.Object<AuditAnnotation>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ObservedGeneration != 0) w.WriteNumber("observedGeneration"u8, ObservedGeneration);
        if (TypeChecking is { } v1) JsonWrite.Field(w, "typeChecking"u8, v1);
        if (Conditions is { Count: > 0 } v2) JsonWrite.Field(w, "conditions"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ValidatingAdmissionPolicyStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingAdmissionPolicyStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<Condition>); break;
                case 12 when name.SequenceEqual("typeChecking"u8): o.TypeChecking = TypeChecking.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("observedGeneration"u8): o.ObservedGeneration = JsonRead.Int64(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        JsonWrite.Field(w, "clientConfig"u8, ClientConfig);
        if (Rules is { Count: > 0 } v2) JsonWrite.Field(w, "rules"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (FailurePolicy is { } v3) w.WriteString("failurePolicy"u8, v3);
        if (MatchPolicy is { } v4) w.WriteString("matchPolicy"u8, v4);
        if (NamespaceSelector is { } v5) JsonWrite.Field(w, "namespaceSelector"u8, v5);
        if (ObjectSelector is { } v6) JsonWrite.Field(w, "objectSelector"u8, v6);
        if (SideEffects is { } v7) w.WriteString("sideEffects"u8, v7);
        if (TimeoutSeconds is { } v8) w.WriteNumber("timeoutSeconds"u8, v8);
        JsonWrite.Field(w, "admissionReviewVersions"u8, AdmissionReviewVersions, static (w, e0) => w.WriteStringValue(e0));
        if (MatchConditions is { Count: > 0 } v10) JsonWrite.Field(w, "matchConditions"u8, v10, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ValidatingWebhook? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingWebhook();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<RuleWithOperations>); break;
                case 11 when name.SequenceEqual("matchPolicy"u8): o.MatchPolicy = JsonRead.Text(ref r); break;
                case 11 when name.SequenceEqual("sideEffects"u8): o.SideEffects = JsonRead.Text(ref r); break;
                case 12 when name.SequenceEqual("clientConfig"u8): o.ClientConfig = WebhookClientConfig.ReadJson(ref r, managers)!; break;
                case 13 when name.SequenceEqual("failurePolicy"u8): o.FailurePolicy = JsonRead.Text(ref r); break;
                case 14 when name.SequenceEqual("objectSelector"u8): o.ObjectSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("timeoutSeconds"u8): o.TimeoutSeconds = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 15 when name.SequenceEqual("matchConditions"u8): o.MatchConditions = JsonRead.List(ref r, managers, JsonRead.Object<MatchCondition>); break;
                case 17 when name.SequenceEqual("namespaceSelector"u8): o.NamespaceSelector = LabelSelector.ReadJson(ref r, managers); break;
                case 23 when name.SequenceEqual("admissionReviewVersions"u8): o.AdmissionReviewVersions = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        if (Webhooks is { Count: > 0 } v3) JsonWrite.Field(w, "webhooks"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ValidatingWebhookConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingWebhookConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("webhooks"u8): o.Webhooks = JsonRead.List(ref r, managers, JsonRead.Object<ValidatingWebhook>); break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static ValidatingWebhookConfigurationList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ValidatingWebhookConfigurationList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<ValidatingWebhookConfiguration>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("expression"u8, Expression);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        if (Reason is { } v2) w.WriteString("reason"u8, v2);
        if (MessageExpression.Length > 0) w.WriteString("messageExpression"u8, MessageExpression);
        w.WriteEndObject();
    }
    public static Validation? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Validation();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r); break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("expression"u8): o.Expression = JsonRead.Text(ref r)!; break;
                case 17 when name.SequenceEqual("messageExpression"u8): o.MessageExpression = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteString("expression"u8, Expression);
        w.WriteEndObject();
    }
    public static Variable? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Variable();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 10 when name.SequenceEqual("expression"u8): o.Expression = JsonRead.Text(ref r)!; break;
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
