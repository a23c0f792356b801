using Arktos.Metrics;
using Prometheus;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// Those who are asked what somebody may do, in their order; the first that has an opinion decides, and without one it
/// is not allowed. May be replaced as a whole at any time. Thread-safe.
/// </summary>
public sealed class AuthorizerChain(IReadOnlyList<IAuthorizer> all, RoleMetrics metrics)
{
    private readonly Counter _decisions = metrics.Counter(
        "apiserver_authorization_decisions_total",
        "Decisions that were made, by the authorizer that made them.",
        "type",
        "name",
        "decision"
    );

    private volatile IReadOnlyList<IAuthorizer> _all = all;

    /// <summary>Whether all that may be done stands in roles, but for what node agents may.</summary>
    public bool KnowsAllRules => _all.All(a => a is RbacAuthorizer or NodeAuthorizer);

    public void Replace(IReadOnlyList<IAuthorizer> all) => _all = all;

    public async ValueTask<AccessDecision> DecideAsync(AccessRequest request, CancellationToken cancel)
    {
        List<string>? reasons = null;
        foreach (var authorizer in _all)
        {
            var (opinion, reason) = await authorizer.DecideAsync(request, cancel);
            switch (opinion)
            {
                case Opinion.Allow:
                    _decisions.WithLabels(authorizer.Type, authorizer.Name, "allowed").Inc();
                    return AccessDecision.Allow(reason);
                case Opinion.Deny:
                    _decisions.WithLabels(authorizer.Type, authorizer.Name, "denied").Inc();
                    return AccessDecision.Deny(reason);
            }
            if (reason.Length > 0)
                (reasons ??= []).Add(reason);
        }
        return AccessDecision.Deny(reasons is null ? "" : string.Join('\n', reasons));
    }
}
