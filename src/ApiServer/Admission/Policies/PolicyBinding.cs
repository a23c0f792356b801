using Arktos.Api.Admissionregistration.V1;
using Arktos.ApiServer.Admission.Matching;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>Where a policy is in force, and what follows when it says no. Immutable.</summary>
internal sealed class PolicyBinding(ValidatingAdmissionPolicyBinding source, Policy policy)
{
    public string Name => source.Metadata.Name;

    public Policy Policy => policy;

    /// <summary>Whether it is for the writes of other tenants than system, too.</summary>
    public bool IsForTenants { get; } = SharingPolicy.IsForced(source);

    /// <summary>Null: wherever the policy is.</summary>
    public RequestMatch? Match { get; } = source.Spec.MatchResources is { } match ? RequestMatch.Of(match) : null;

    public ParamRef? Params => source.Spec.ParamRef;

    public IReadOnlyList<string> Actions => source.Spec.ValidationActions ?? [];
}
