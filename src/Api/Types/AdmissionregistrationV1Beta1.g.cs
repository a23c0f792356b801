// Written by hack/generate-types.cs from src/Api/Schemas. Change the facts or the generator, not this file.
#nullable enable
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Json;
using Arktos.Api.Meta.V1;
using Arktos.Api.Core.V1;

namespace Arktos.Api.Admissionregistration.V1Beta1;

public sealed class ApplyConfiguration : IApiValue<ApplyConfiguration>
{
    [JsonPropertyName("expression")][OmitEmpty]
    public string Expression { get; set => field = value ?? ""; } = "";
    public ApplyConfiguration DeepClone() => new()
    {
        Expression = Expression,
    };
    public bool DeepEquals(ApplyConfiguration? other) => other is not null
        && Expression == other.Expression;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as ApplyConfiguration);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Expression.Length > 0) w.WriteString("expression"u8, Expression);
        w.WriteEndObject();
    }
    public static ApplyConfiguration? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new ApplyConfiguration();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("expression"u8): o.Expression = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class JSONPatch : IApiValue<JSONPatch>
{
    [JsonPropertyName("expression")][OmitEmpty]
    public string Expression { get; set => field = value ?? ""; } = "";
    public JSONPatch DeepClone() => new()
    {
        Expression = Expression,
    };
    public bool DeepEquals(JSONPatch? other) => other is not null
        && Expression == other.Expression;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as JSONPatch);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Expression.Length > 0) w.WriteString("expression"u8, Expression);
        w.WriteEndObject();
    }
    public static JSONPatch? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new JSONPatch();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 10 when name.SequenceEqual("expression"u8): o.Expression = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MutatingAdmissionPolicy : IKubeObject, IApiValue<MutatingAdmissionPolicy>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public MutatingAdmissionPolicySpec Spec { get; set => field = value ?? new(); } = new();
    public MutatingAdmissionPolicy DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(MutatingAdmissionPolicy? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingAdmissionPolicy);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static MutatingAdmissionPolicy? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingAdmissionPolicy();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = MutatingAdmissionPolicySpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("MutatingAdmissionPolicy has no status"); }
}

public sealed class MutatingAdmissionPolicyBinding : IKubeObject, IApiValue<MutatingAdmissionPolicyBinding>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ObjectMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("spec")]
    public MutatingAdmissionPolicyBindingSpec Spec { get; set => field = value ?? new(); } = new();
    public MutatingAdmissionPolicyBinding DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Spec = Spec.DeepClone(),
    };
    public bool DeepEquals(MutatingAdmissionPolicyBinding? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && Spec.DeepEquals(other.Spec);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingAdmissionPolicyBinding);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "spec"u8, Spec);
        w.WriteEndObject();
    }
    public static MutatingAdmissionPolicyBinding? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingAdmissionPolicyBinding();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 4 when name.SequenceEqual("spec"u8): o.Spec = MutatingAdmissionPolicyBindingSpec.ReadJson(ref r, managers)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ObjectMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
    object? IKubeObject.SpecValue => Spec;
    object? IKubeObject.StatusValue { get => null; set => throw new NotSupportedException("MutatingAdmissionPolicyBinding has no status"); }
}

public sealed class MutatingAdmissionPolicyBindingList : IKubeList<MutatingAdmissionPolicyBinding>, IApiValue<MutatingAdmissionPolicyBindingList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<MutatingAdmissionPolicyBinding> Items { get; set => field = value ?? new(); } = new();
    public MutatingAdmissionPolicyBindingList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(MutatingAdmissionPolicyBindingList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingAdmissionPolicyBindingList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static MutatingAdmissionPolicyBindingList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingAdmissionPolicyBindingList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<MutatingAdmissionPolicyBinding>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MutatingAdmissionPolicyBindingSpec : IApiValue<MutatingAdmissionPolicyBindingSpec>
{
    [JsonPropertyName("policyName")][OmitEmpty]
    public string PolicyName { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("paramRef")]
    public Arktos.Api.Admissionregistration.V1.ParamRef? ParamRef { get; set; }
    [JsonPropertyName("matchResources")]
    public Arktos.Api.Admissionregistration.V1.MatchResources? MatchResources { get; set; }
    public MutatingAdmissionPolicyBindingSpec DeepClone() => new()
    {
        PolicyName = PolicyName,
        ParamRef = ParamRef?.DeepClone(),
        MatchResources = MatchResources?.DeepClone(),
    };
    public bool DeepEquals(MutatingAdmissionPolicyBindingSpec? other) => other is not null
        && PolicyName == other.PolicyName
        && DeepValues.Same(ParamRef, other.ParamRef)
        && DeepValues.Same(MatchResources, other.MatchResources);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingAdmissionPolicyBindingSpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (PolicyName.Length > 0) w.WriteString("policyName"u8, PolicyName);
        if (ParamRef is { } v1) JsonWrite.Field(w, "paramRef"u8, v1);
        if (MatchResources is { } v2) JsonWrite.Field(w, "matchResources"u8, v2);
        w.WriteEndObject();
    }
    public static MutatingAdmissionPolicyBindingSpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingAdmissionPolicyBindingSpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 8 when name.SequenceEqual("paramRef"u8): o.ParamRef = Arktos.Api.Admissionregistration.V1.ParamRef.ReadJson(ref r, managers); break;
                case 10 when name.SequenceEqual("policyName"u8): o.PolicyName = JsonRead.Text(ref r)!; break;
                case 14 when name.SequenceEqual("matchResources"u8): o.MatchResources = Arktos.Api.Admissionregistration.V1.MatchResources.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MutatingAdmissionPolicyList : IKubeList<MutatingAdmissionPolicy>, IApiValue<MutatingAdmissionPolicyList>
{
    [JsonPropertyName("kind")][OmitEmpty]
    public string Kind { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("apiVersion")][OmitEmpty]
    public string ApiVersion { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("metadata")]
    public ListMeta Metadata { get; set => field = value ?? new(); } = new();
    [JsonPropertyName("items")]
    public List<MutatingAdmissionPolicy> Items { get; set => field = value ?? new(); } = new();
    public MutatingAdmissionPolicyList DeepClone() => new()
    {
        Kind = Kind,
        ApiVersion = ApiVersion,
        Metadata = Metadata.DeepClone(),
        Items = DeepValues.Clone(Items, static e0 => e0.DeepClone())!,
    };
    public bool DeepEquals(MutatingAdmissionPolicyList? other) => other is not null
        && Kind == other.Kind
        && ApiVersion == other.ApiVersion
        && Metadata.DeepEquals(other.Metadata)
        && DeepValues.Same(Items, other.Items, static (x0, y0) => x0.DeepEquals(y0));
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingAdmissionPolicyList);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (Kind.Length > 0) w.WriteString("kind"u8, Kind);
        if (ApiVersion.Length > 0) w.WriteString("apiVersion"u8, ApiVersion);
        JsonWrite.Field(w, "metadata"u8, Metadata);
        JsonWrite.Field(w, "items"u8, Items, static (w, e0) => e0.WriteJson(w));
        w.WriteEndObject();
    }
    public static MutatingAdmissionPolicyList? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingAdmissionPolicyList();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("kind"u8): o.Kind = JsonRead.Text(ref r)!; break;
                case 5 when name.SequenceEqual("items"u8): o.Items = JsonRead.List(ref r, managers, JsonRead.Object<MutatingAdmissionPolicy>)!; break;
                case 8 when name.SequenceEqual("metadata"u8): o.Metadata = ListMeta.ReadJson(ref r, managers)!; break;
                case 10 when name.SequenceEqual("apiVersion"u8): o.ApiVersion = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class MutatingAdmissionPolicySpec : IApiValue<MutatingAdmissionPolicySpec>
{
    [JsonPropertyName("paramKind")]
    public Arktos.Api.Admissionregistration.V1.ParamKind? ParamKind { get; set; }
    [JsonPropertyName("matchConstraints")]
    public Arktos.Api.Admissionregistration.V1.MatchResources? MatchConstraints { get; set; }
    [JsonPropertyName("variables")][OmitEmpty]
    public List<Arktos.Api.Admissionregistration.V1.Variable>? Variables { get; set; }
    [JsonPropertyName("mutations")][OmitEmpty]
    public List<Mutation>? Mutations { get; set; }
    [JsonPropertyName("failurePolicy")]
    public string? FailurePolicy { get; set; }
    [JsonPropertyName("matchConditions")][OmitEmpty]
    public List<Arktos.Api.Admissionregistration.V1.MatchCondition>? MatchConditions { get; set; }
    [JsonPropertyName("reinvocationPolicy")][OmitEmpty]
    public string ReinvocationPolicy { get; set => field = value ?? ""; } = "";
    public MutatingAdmissionPolicySpec DeepClone() => new()
    {
        ParamKind = ParamKind?.DeepClone(),
        MatchConstraints = MatchConstraints?.DeepClone(),
        Variables = DeepValues.Clone(Variables, static e0 => e0.DeepClone()),
        Mutations = DeepValues.Clone(Mutations, static e0 => e0.DeepClone()),
        FailurePolicy = FailurePolicy,
        MatchConditions = DeepValues.Clone(MatchConditions, static e0 => e0.DeepClone()),
        ReinvocationPolicy = ReinvocationPolicy,
    };
    public bool DeepEquals(MutatingAdmissionPolicySpec? other) => other is not null
        && DeepValues.Same(ParamKind, other.ParamKind)
        && DeepValues.Same(MatchConstraints, other.MatchConstraints)
        && DeepValues.Same(Variables, other.Variables, static (x0, y0) => x0.DeepEquals(y0))
        && DeepValues.Same(Mutations, other.Mutations, static (x0, y0) => x0.DeepEquals(y0))
        && FailurePolicy == other.FailurePolicy
        && DeepValues.Same(MatchConditions, other.MatchConditions, static (x0, y0) => x0.DeepEquals(y0))
        && ReinvocationPolicy == other.ReinvocationPolicy;
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as MutatingAdmissionPolicySpec);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        if (ParamKind is { } v0) JsonWrite.Field(w, "paramKind"u8, v0);
        if (MatchConstraints is { } v1) JsonWrite.Field(w, "matchConstraints"u8, v1);
        if (Variables is { Count: > 0 } v2) JsonWrite.Field(w, "variables"u8, v2, static (w, e0) => e0.WriteJson(w));
        if (Mutations is { Count: > 0 } v3) JsonWrite.Field(w, "mutations"u8, v3, static (w, e0) => e0.WriteJson(w));
        if (FailurePolicy is { } v4) w.WriteString("failurePolicy"u8, v4);
        if (MatchConditions is { Count: > 0 } v5) JsonWrite.Field(w, "matchConditions"u8, v5, static (w, e0) => e0.WriteJson(w));
        if (ReinvocationPolicy.Length > 0) w.WriteString("reinvocationPolicy"u8, ReinvocationPolicy);
        w.WriteEndObject();
    }
    public static MutatingAdmissionPolicySpec? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new MutatingAdmissionPolicySpec();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("paramKind"u8): o.ParamKind = Arktos.Api.Admissionregistration.V1.ParamKind.ReadJson(ref r, managers); break;
                case 9 when name.SequenceEqual("variables"u8): o.Variables = JsonRead.List(ref r, managers, JsonRead.Object<Arktos.Api.Admissionregistration.V1.Variable>); break;
                case 9 when name.SequenceEqual("mutations"u8): o.Mutations = JsonRead.List(ref r, managers, JsonRead.Object<Mutation>); break;
                case 13 when name.SequenceEqual("failurePolicy"u8): o.FailurePolicy = JsonRead.Text(ref r); break;
                case 15 when name.SequenceEqual("matchConditions"u8): o.MatchConditions = JsonRead.List(ref r, managers, JsonRead.Object<Arktos.Api.Admissionregistration.V1.MatchCondition>); break;
                case 16 when name.SequenceEqual("matchConstraints"u8): o.MatchConstraints = Arktos.Api.Admissionregistration.V1.MatchResources.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("reinvocationPolicy"u8): o.ReinvocationPolicy = JsonRead.Text(ref r)!; break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public sealed class Mutation : IApiValue<Mutation>
{
    [JsonPropertyName("patchType")]
    public string PatchType { get; set => field = value ?? ""; } = "";
    [JsonPropertyName("applyConfiguration")]
    public ApplyConfiguration? ApplyConfiguration { get; set; }
    [JsonPropertyName("jsonPatch")]
    public JSONPatch? JsonPatch { get; set; }
    public Mutation DeepClone() => new()
    {
        PatchType = PatchType,
        ApplyConfiguration = ApplyConfiguration?.DeepClone(),
        JsonPatch = JsonPatch?.DeepClone(),
    };
    public bool DeepEquals(Mutation? other) => other is not null
        && PatchType == other.PatchType
        && DeepValues.Same(ApplyConfiguration, other.ApplyConfiguration)
        && DeepValues.Same(JsonPatch, other.JsonPatch);
    object IApiValue.CloneValue() => DeepClone();
    bool IApiValue.EqualsValue(object? other) => DeepEquals(other as Mutation);
    public void WriteJson(Utf8JsonWriter w)
    {
        w.WriteStartObject();
        w.WriteString("patchType"u8, PatchType);
        if (ApplyConfiguration is { } v1) JsonWrite.Field(w, "applyConfiguration"u8, v1);
        if (JsonPatch is { } v2) JsonWrite.Field(w, "jsonPatch"u8, v2);
        w.WriteEndObject();
    }
    public static Mutation? ReadJson(ref Utf8JsonReader r, bool managers)
    {
        if (!JsonRead.Begin(ref r))
            return null;
        var o = new Mutation();
        while (JsonRead.Next(ref r, out var name))
            switch (name.Length)
            {
                case 9 when name.SequenceEqual("patchType"u8): o.PatchType = JsonRead.Text(ref r)!; break;
                case 9 when name.SequenceEqual("jsonPatch"u8): o.JsonPatch = JSONPatch.ReadJson(ref r, managers); break;
                case 18 when name.SequenceEqual("applyConfiguration"u8): o.ApplyConfiguration = ApplyConfiguration.ReadJson(ref r, managers); break;
                default: r.Skip(); break;
            }
        return o;
    }
}

public static class PatchType
{
    public const string ApplyConfiguration = "ApplyConfiguration";
    public const string JSONPatch = "JSONPatch";
}
