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
}

public static class PatchType
{
    public const string ApplyConfiguration = "ApplyConfiguration";
    public const string JSONPatch = "JSONPatch";
}
