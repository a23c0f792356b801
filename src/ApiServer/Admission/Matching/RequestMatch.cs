using Arktos.Api;
using Arktos.Api.Admissionregistration.V1;
using Arktos.Api.Meta.V1;
using Arktos.Api.Selectors;

namespace Arktos.ApiServer.Admission.Matching;

/// <summary>Which requests a webhook, a policy or a binding is for: rules and selectors. Immutable.</summary>
internal sealed class RequestMatch
{
    private readonly IReadOnlyList<ResourceRule> _rules;
    private readonly IReadOnlyList<ResourceRule> _excluded;
    private readonly bool _isExact;
    private readonly LabelQuery _namespaces;
    private readonly LabelQuery _objects;

    /// <param name="excluded">What it is not for, whatever the rules say.</param>
    private RequestMatch(
        IReadOnlyList<ResourceRule> rules,
        IReadOnlyList<ResourceRule> excluded,
        string? policy,
        LabelSelector? namespaces,
        LabelSelector? objects
    )
    {
        (_rules, _excluded) = (rules, excluded);
        _isExact = policy == MatchPolicyType.Exact;
        (_namespaces, _objects) = (QueryOf(namespaces), QueryOf(objects));
    }

    public static RequestMatch Of(MutatingWebhook hook) =>
        new(ResourceRule.AllOf(hook.Rules), [], hook.MatchPolicy, hook.NamespaceSelector, hook.ObjectSelector);

    public static RequestMatch Of(MatchResources match) =>
        new(
            ResourceRule.AllOf(match.ResourceRules),
            ResourceRule.AllOf(match.ExcludeResourceRules),
            match.MatchPolicy,
            match.NamespaceSelector,
            match.ObjectSelector
        );

    /// <summary>In which of its forms the request is for it; null: it is not.</summary>
    /// <param name="takesAny">Whether no rules mean every resource, as they do in a binding.</param>
    public async ValueTask<Result<ReviewForm?>> FindAsync(
        ReviewedRequest request,
        CancellationToken cancel,
        bool takesAny = false
    )
    {
        if (FormOf(request, takesAny && _rules.Count == 0) is not { } form)
            return Result<ReviewForm?>.Of(null);
        if (!_objects.IsEverything && !request.HasLabels(_objects))
            return Result<ReviewForm?>.Of(null);
        if (!_namespaces.IsEverything)
        {
            var home = await request.NamespaceLabelsAsync(cancel);
            if (!home.Succeeded(out var labels, out var error))
                return error;
            if (labels is not null && !_namespaces.Matches(labels))
                return Result<ReviewForm?>.Of(null);
        }
        if (form != request.Own && form.Strategy?.Conversion is not null)
            return Statuses.InternalError(
                $"admission wants to see {request.Own.Kind.GroupVersion}, Kind={request.Own.Kind.Kind} as "
                    + $"{form.Kind.GroupVersion}, which takes a conversion webhook: this API server does not call "
                    + "those for admission, whose rules must name the version that is written"
            );
        return form;
    }

    private ReviewForm? FormOf(ReviewedRequest request, bool takesAll)
    {
        if (_excluded.Count > 0 && (Has(_excluded, request, request.Own) || ExcludesOther(request)))
            return null;
        if (takesAll || Has(_rules, request, request.Own))
            return request.Own;
        if (_isExact)
            return null;
        foreach (var form in request.Others)
            if (Has(_rules, request, form))
                return form;
        return null;
    }

    private bool ExcludesOther(ReviewedRequest request) =>
        !_isExact && request.Others.Any(f => Has(_excluded, request, f));

    private static bool Has(IReadOnlyList<ResourceRule> rules, ReviewedRequest request, ReviewForm form)
    {
        var target = request.TargetOf(form);
        foreach (var rule in rules)
            if (rule.Matches(target))
                return true;
        return false;
    }

    // One that is not given, or cannot be understood, holds nothing back.
    private static LabelQuery QueryOf(LabelSelector? selector) =>
        selector is not null && LabelQuery.TryFrom(selector, out var query, out _) ? query : LabelQuery.Everything;
}
