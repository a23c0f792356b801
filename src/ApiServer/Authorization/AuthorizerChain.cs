using Arktos.Metrics;
using Prometheus;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// Those who are asked what somebody may do, in their order; the first that has an opinion decides, and without one it
/// is not allowed. May be replaced as a whole at any time. Thread-safe.
/// </summary>
public sealed class AuthorizerChain
{
    private readonly Counter _decisions;
    private volatile Link[] _links;

    public AuthorizerChain(IReadOnlyList<IAuthorizer> all, RoleMetrics metrics)
    {
        _decisions = metrics.Counter(
            "apiserver_authorization_decisions_total",
            "Decisions that were made, by the authorizer that made them.",
            "type",
            "name",
            "decision"
        );
        _links = [.. all.Select(LinkOf)];
    }

    /// <summary>Whether all that may be done stands in roles, but for what node agents may.</summary>
    public bool KnowsAllRules => _links.All(l => l.Authorizer is RbacAuthorizer or NodeAuthorizer);

    public void Replace(IReadOnlyList<IAuthorizer> all) => _links = [.. all.Select(LinkOf)];

    public async ValueTask<AccessDecision> DecideAsync(AccessRequest request, CancellationToken cancel)
    {
        List<string>? reasons = null;
        foreach (var link in _links)
        {
            var (opinion, reason) = await link.Authorizer.DecideAsync(request, cancel);
            switch (opinion)
            {
                case Opinion.Allow:
                    link.Allowed.Value.Inc();
                    return AccessDecision.Allow(reason);
                case Opinion.Deny:
                    link.Denied.Value.Inc();
                    return AccessDecision.Deny(reason);
            }
            if (reason.Length > 0)
                (reasons ??= []).Add(reason);
        }
        return AccessDecision.Deny(reasons is null ? "" : string.Join('\n', reasons));
    }

    private Link LinkOf(IAuthorizer authorizer) =>
        new(authorizer, SeriesOf(authorizer, "allowed"), SeriesOf(authorizer, "denied"));

    // One that never decides has no series.
    private Lazy<Counter.Child> SeriesOf(IAuthorizer authorizer, string decision) =>
        new(() => _decisions.WithLabels(authorizer.Type, authorizer.Name, decision));

    private sealed record Link(IAuthorizer Authorizer, Lazy<Counter.Child> Allowed, Lazy<Counter.Child> Denied);
}
