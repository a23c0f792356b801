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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NominalConcurrencyShares is { } v0) w.WriteNumber("nominalConcurrencyShares"u8, v0);
        if (LendablePercent is { } v1) w.WriteNumber("lendablePercent"u8, v1);
        w.WriteEndObject();
    }
    public static ExemptPriorityLevelConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ExemptPriorityLevelConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 15 when name.SequenceEqual("lendablePercent"u8): o.LendablePercent = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 24 when name.SequenceEqual("nominalConcurrencyShares"u8): o.NominalConcurrencyShares = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        w.WriteEndObject();
    }
    public static FlowDistinguisherMethod? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlowDistinguisherMethod();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static FlowSchema? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlowSchema();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = FlowSchemaSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = FlowSchemaStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (Status.Length > 0) w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static FlowSchemaCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlowSchemaCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static FlowSchemaList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlowSchemaList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<FlowSchema>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "priorityLevelConfiguration"u8, PriorityLevelConfiguration);
        if (MatchingPrecedence != 0) w.WriteNumber("matchingPrecedence"u8, MatchingPrecedence);
        if (DistinguisherMethod is { } v2) JsonWrite.Field(w, "distinguisherMethod"u8, v2);
        if (Rules is { Count: > 0 } v3) JsonWrite.Field(w, "rules"u8, v3, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static FlowSchemaSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlowSchemaSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("rules"u8): o.Rules = JsonRead.List(ref r, managers, JsonRead.Object<PolicyRulesWithSubjects>); break;
                case 18 when name.SequenceEqual("matchingPrecedence"u8): o.MatchingPrecedence = JsonRead.Int32(ref r); break;
                case 19 when name.SequenceEqual("distinguisherMethod"u8): o.DistinguisherMethod = FlowDistinguisherMethod.ReadJson(ref r, managers); break;
                case 26 when name.SequenceEqual("priorityLevelConfiguration"u8): o.PriorityLevelConfiguration = PriorityLevelConfigurationReference.ReadJson(ref r, managers)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Conditions is { Count: > 0 } v0) JsonWrite.Field(w, "conditions"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static FlowSchemaStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new FlowSchemaStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<FlowSchemaCondition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static GroupSubject? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new GroupSubject();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Queuing is { } v1) JsonWrite.Field(w, "queuing"u8, v1);
        w.WriteEndObject();
    }
    public static LimitResponse? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LimitResponse();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("queuing"u8): o.Queuing = QueuingConfiguration.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (NominalConcurrencyShares is { } v0) w.WriteNumber("nominalConcurrencyShares"u8, v0);
        JsonWrite.Field(w, "limitResponse"u8, LimitResponse);
        if (LendablePercent is { } v2) w.WriteNumber("lendablePercent"u8, v2);
        if (BorrowingLimitPercent is { } v3) w.WriteNumber("borrowingLimitPercent"u8, v3);
        w.WriteEndObject();
    }
    public static LimitedPriorityLevelConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new LimitedPriorityLevelConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 13 when name.SequenceEqual("limitResponse"u8): o.LimitResponse = LimitResponse.ReadJson(ref r, managers)!; break;
                case 15 when name.SequenceEqual("lendablePercent"u8): o.LendablePercent = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 21 when name.SequenceEqual("borrowingLimitPercent"u8): o.BorrowingLimitPercent = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                case 24 when name.SequenceEqual("nominalConcurrencyShares"u8): o.NominalConcurrencyShares = JsonRead.IsNull(ref r) ? default(int?) : JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "verbs"u8, Verbs, static (w, e0) => w.WriteStringValue(e0));
        JsonWrite.Field(w, "nonResourceURLs"u8, NonResourceURLs, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static NonResourcePolicyRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new NonResourcePolicyRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("verbs"u8): o.Verbs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 15 when name.SequenceEqual("nonResourceURLs"u8): o.NonResourceURLs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "subjects"u8, Subjects, static (w, e0) => e0.WriteJson(w));
        if (ResourceRules is { Count: > 0 } v1) JsonWrite.Field(w, "resourceRules"u8, v1, static (w, e0) => e0.WriteJson(w));
        if (NonResourceRules is { Count: > 0 } v2) JsonWrite.Field(w, "nonResourceRules"u8, v2, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PolicyRulesWithSubjects? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PolicyRulesWithSubjects();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("subjects"u8): o.Subjects = JsonRead.List(ref r, managers, JsonRead.Object<Subject>)!; break;
                case 13 when name.SequenceEqual("resourceRules"u8): o.ResourceRules = JsonRead.List(ref r, managers, JsonRead.Object<ResourcePolicyRule>); break;
                case 16 when name.SequenceEqual("nonResourceRules"u8): o.NonResourceRules = JsonRead.List(ref r, managers, JsonRead.Object<NonResourcePolicyRule>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public static PriorityLevelConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PriorityLevelConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = PriorityLevelConfigurationSpec.ReadJson(ref r, managers)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = PriorityLevelConfigurationStatus.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Type.Length > 0) w.WriteString("type"u8, Type);
        if (Status.Length > 0) w.WriteString("status"u8, Status);
        if (LastTransitionTime is { } v2) w.WriteString("lastTransitionTime"u8, KubeTime.Format(v2));
        if (Reason.Length > 0) w.WriteString("reason"u8, Reason);
        if (Message.Length > 0) w.WriteString("message"u8, Message);
        w.WriteEndObject();
    }
    public static PriorityLevelConfigurationCondition? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PriorityLevelConfigurationCondition();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("status"u8): o.Status = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("reason"u8): o.Reason = JsonRead.Text(ref r)!; break;
                case 7 when name.SequenceEqual("message"u8): o.Message = JsonRead.Text(ref r)!; break;
                case 18 when name.SequenceEqual("lastTransitionTime"u8): o.LastTransitionTime = JsonRead.IsNull(ref r) ? default(DateTimeOffset?) : KubeTime.Read(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PriorityLevelConfigurationList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PriorityLevelConfigurationList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<PriorityLevelConfiguration>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static PriorityLevelConfigurationReference? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PriorityLevelConfigurationReference();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("type"u8, Type);
        if (Limited is { } v1) JsonWrite.Field(w, "limited"u8, v1);
        if (Exempt is { } v2) JsonWrite.Field(w, "exempt"u8, v2);
        w.WriteEndObject();
    }
    public static PriorityLevelConfigurationSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PriorityLevelConfigurationSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("type"u8): o.Type = JsonRead.Text(ref r)!; break;
                case 6 when name.SequenceEqual("exempt"u8): o.Exempt = ExemptPriorityLevelConfiguration.ReadJson(ref r, managers); break;
                case 7 when name.SequenceEqual("limited"u8): o.Limited = LimitedPriorityLevelConfiguration.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Conditions is { Count: > 0 } v0) JsonWrite.Field(w, "conditions"u8, v0, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static PriorityLevelConfigurationStatus? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new PriorityLevelConfigurationStatus();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("conditions"u8): o.Conditions = JsonRead.List(ref r, managers, JsonRead.Object<PriorityLevelConfigurationCondition>); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Queues != 0) w.WriteNumber("queues"u8, Queues);
        if (HandSize != 0) w.WriteNumber("handSize"u8, HandSize);
        if (QueueLengthLimit != 0) w.WriteNumber("queueLengthLimit"u8, QueueLengthLimit);
        w.WriteEndObject();
    }
    public static QueuingConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new QueuingConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 6 when name.SequenceEqual("queues"u8): o.Queues = JsonRead.Int32(ref r); break;
                case 8 when name.SequenceEqual("handSize"u8): o.HandSize = JsonRead.Int32(ref r); break;
                case 16 when name.SequenceEqual("queueLengthLimit"u8): o.QueueLengthLimit = JsonRead.Int32(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        JsonWrite.Field(w, "verbs"u8, Verbs, static (w, e0) => w.WriteStringValue(e0));
        JsonWrite.Field(w, "apiGroups"u8, ApiGroups, static (w, e0) => w.WriteStringValue(e0));
        JsonWrite.Field(w, "resources"u8, Resources, static (w, e0) => w.WriteStringValue(e0));
        if (ClusterScope) w.WriteBoolean("clusterScope"u8, ClusterScope);
        if (Namespaces is { Count: > 0 } v4) JsonWrite.Field(w, "namespaces"u8, v4, static (w, e0) => w.WriteStringValue(e0));
        w.WriteEndObject();
    }
    public static ResourcePolicyRule? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ResourcePolicyRule();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 5 when name.SequenceEqual("verbs"u8): o.Verbs = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 9 when name.SequenceEqual("apiGroups"u8): o.ApiGroups = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 9 when name.SequenceEqual("resources"u8): o.Resources = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!)!; break;
                case 10 when name.SequenceEqual("namespaces"u8): o.Namespaces = JsonRead.List(ref r, managers, static (ref Utf8JsonReader r, bool managers) => JsonRead.Text(ref r)!); break;
                case 12 when name.SequenceEqual("clusterScope"u8): o.ClusterScope = JsonRead.Boolean(ref r); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("namespace"u8, Namespace);
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static ServiceAccountSubject? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ServiceAccountSubject();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("namespace"u8): o.Namespace = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("kind"u8, Kind);
        if (User is { } v1) JsonWrite.Field(w, "user"u8, v1);
        if (Group is { } v2) JsonWrite.Field(w, "group"u8, v2);
        if (ServiceAccount is { } v3) JsonWrite.Field(w, "serviceAccount"u8, v3);
        w.WriteEndObject();
    }
    public static Subject? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Subject();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("user"u8): o.User = UserSubject.ReadJson(ref r, managers); break;
                case 5 when name.SequenceEqual("group"u8): o.Group = GroupSubject.ReadJson(ref r, managers); break;
                case 14 when name.SequenceEqual("serviceAccount"u8): o.ServiceAccount = ServiceAccountSubject.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
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
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("name"u8, Name);
        w.WriteEndObject();
    }
    public static UserSubject? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new UserSubject();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("name"u8): o.Name = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}
