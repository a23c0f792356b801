using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Admissionregistration.V1Beta1;
using Arktos.ApiServer.Admission.Matching;

namespace Arktos.ApiServer.Admission.Policies;

/// <summary>Where a policy is in force. Immutable.</summary>
internal abstract class PolicyBinding(IKubeObject source, MatchResources? match, ParamRef? parameters)
{
    private readonly RequestMatch? _match = match is null ? null : RequestMatch.Of(match);

    public string Name => source.Metadata.Name;

    /// <summary>Whether it is for the writes of other tenants than system, too.</summary>
    public bool IsForTenants { get; } = SharingPolicy.IsForced(source);

    public ParamRef? Params => parameters;

    public abstract Policy Policy { get; }

    /// <summary>In which of its forms a request is for the policy; null: it is not.</summary>
    public async ValueTask<Result<ReviewForm?>> FindAsync(ReviewedRequest request, CancellationToken cancel)
    {
        var matched = await Policy.Match.FindAsync(request, cancel);
        if (!matched.Succeeded(out var form, out _) || form is null || _match is not { } narrower)
            return matched;
        var bound = await narrower.FindAsync(request, cancel, takesAny: true);
        return !bound.Succeeded(out var isBound, out _) || isBound is null ? bound : matched;
    }
}

/// <summary>Of a policy that validates, and what follows when it says no.</summary>
internal sealed class ValidatingBinding(ValidatingAdmissionPolicyBinding source, ValidatingPolicy policy)
    : PolicyBinding(source, source.Spec.MatchResources, source.Spec.ParamRef)
{
    public override ValidatingPolicy Policy => policy;

    public IReadOnlyList<string> Actions { get; } = source.Spec.ValidationActions ?? [];
}

/// <summary>Of a policy that mutates.</summary>
internal sealed class MutatingBinding(MutatingAdmissionPolicyBinding source, MutatingPolicy policy)
    : PolicyBinding(source, source.Spec.MatchResources, source.Spec.ParamRef)
{
    public override MutatingPolicy Policy => policy;
}
