using System.Collections.Concurrent;
using Arktos.Api.Rbac.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// Says who may do what: first the wall between tenants, then system:masters, node agents, and RBAC from the user's own
/// tenant. Thread-safe. Roles are cached for two seconds; a refusal is never given from the cache, so a new binding
/// counts at once, and a withdrawn one after that time at the latest.
/// </summary>
public sealed class RequestAuthorizer(ObjectStorage storage, ResourceCatalog catalog, TimeProvider time)
{
    private const int TenantsCachedMax = 1024;
    private static readonly TimeSpan CachedFor = TimeSpan.FromSeconds(2);
    private static readonly string[] OpenPaths = ["/healthz", "/livez", "/readyz"];

    private readonly ConcurrentDictionary<string, Entry> _cache = new();
    private readonly NodeRules _nodes = new(storage, catalog);

    public async ValueTask<AccessDecision> DecideAsync(AccessRequest request, CancellationToken cancel)
    {
        var user = request.User;
        if (!request.IsResource && OpenPaths.Contains(request.Path))
            return AccessDecision.Allow();
        if (
            request.IsResource
            && !user.IsSystem
            && (request.Scope == ResourceScope.Cluster || request.Tenant != user.Tenant)
        )
            return AccessDecision.Deny();
        if (user.Is(UserIdentity.MastersGroup))
            return AccessDecision.Allow();
        if (user.NodeName is { } node && await _nodes.DecideAsync(request, node, cancel) is { } decision)
            return decision;
        // Roles in a tenant's namespace say nothing of another tenant's namespace of the same name, nor of what is in
        // no namespace though a request may name one: only roles without a namespace reach over.
        var ns = request.Tenant == user.Tenant && request.IsInNamespace ? request.Namespace : "";
        foreach (var rule in BootstrapRoles.ForEveryone(user))
            if (!user.IsSystem && RuleMatch.Covers(rule, request))
                return AccessDecision.Allow();
        var entry = Current(user.Tenant);
        if (Decide(await entry.Snapshot, request, ns) is { } allowed)
            return allowed;
        return Decide(await Fresh(user.Tenant).Snapshot, request, ns) ?? AccessDecision.Deny();
    }

    /// <summary>All rules of a user in a namespace, for kubectl auth can-i --list.</summary>
    public async Task<IReadOnlyList<PolicyRule>> RulesAsync(UserIdentity user, string ns)
    {
        if (user.Is(UserIdentity.MastersGroup))
            return
            [
                new()
                {
                    Verbs = ["*"],
                    ApiGroups = ["*"],
                    Resources = ["*"],
                },
                new() { Verbs = ["*"], NonResourceURLs = ["*"] },
            ];
        return
        [
            .. (await Fresh(user.Tenant).Snapshot).RulesOf(user, ns).Select(r => r.Rule),
            .. user.IsSystem ? [] : BootstrapRoles.ForEveryone(user),
        ];
    }

    /// <summary>
    /// The rules of a ClusterRole as they are now, aggregation included; null when there is none of that name.
    /// </summary>
    public async Task<IReadOnlyList<PolicyRule>?> ClusterRoleAsync(string tenant, string name) =>
        (await Fresh(tenant).Snapshot).ClusterRole(name);

    /// <summary>To be called after each write of an object: roles must not be served from the cache then.</summary>
    public void Forget(ResourceStrategy strategy, string tenant)
    {
        if (strategy.Kind.Group == "rbac.authorization.k8s.io")
            _cache.TryRemove(tenant, out _);
    }

    private static AccessDecision? Decide(RoleSnapshot snapshot, AccessRequest request, string ns)
    {
        foreach (var (rule, because) in snapshot.RulesOf(request.User, ns))
            if (RuleMatch.Covers(rule, request))
                return AccessDecision.Allow(because);
        return null;
    }

    private Entry Current(string tenant) =>
        _cache.TryGetValue(tenant, out var entry)
        && time.GetElapsedTime(entry.Started) < CachedFor
        && !entry.Snapshot.IsFaulted
            ? entry
            : Fresh(tenant);

    private Entry Fresh(string tenant)
    {
        if (_cache.Count > TenantsCachedMax)
            _cache.Clear();
        // The read serves all who may be waiting for it, so none of them can cancel it; it has the store client's
        // deadline.
        return _cache[tenant] = new Entry(
            time.GetTimestamp(),
            RoleSnapshot.LoadAsync(storage, catalog, tenant, CancellationToken.None)
        );
    }

    private sealed record Entry(long Started, Task<RoleSnapshot> Snapshot);
}
