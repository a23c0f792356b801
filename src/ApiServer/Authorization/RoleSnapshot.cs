using Arktos.Api.Rbac.V1;
using Arktos.Api.Selectors;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Authorization;

/// <summary>The roles and bindings of one tenant as they were at one moment. Immutable.</summary>
internal sealed class RoleSnapshot
{
    private readonly Dictionary<string, IReadOnlyList<PolicyRule>> _clusterRoles;
    private readonly Dictionary<(string Namespace, string Name), IReadOnlyList<PolicyRule>> _roles;
    private readonly IReadOnlyList<ClusterRoleBinding> _clusterBindings;
    private readonly ILookup<string, RoleBinding> _bindings;

    public RoleSnapshot(
        IReadOnlyList<ClusterRole> clusterRoles,
        IReadOnlyList<ClusterRoleBinding> clusterBindings,
        IReadOnlyList<Role> roles,
        IReadOnlyList<RoleBinding> bindings
    )
    {
        _clusterRoles = clusterRoles.ToDictionary(r => r.Metadata.Name, r => Aggregated(r, clusterRoles));
        _clusterBindings = clusterBindings;
        _roles = roles.ToDictionary(
            r => (r.Metadata.Namespace, r.Metadata.Name),
            r => (IReadOnlyList<PolicyRule>)(r.Rules ?? [])
        );
        _bindings = bindings.ToLookup(b => b.Metadata.Namespace);
    }

    public static async Task<RoleSnapshot> LoadAsync(
        ObjectStorage storage,
        ResourceCatalog catalog,
        string tenant,
        CancellationToken cancel
    )
    {
        async Task<List<T>> All<T>(string resource)
            where T : class, Api.IKubeObject
        {
            var strategy = catalog.Get("rbac.authorization.k8s.io", resource);
            var all = new List<T>();
            await foreach (var item in storage.AllAsync(new KeyRange(strategy.Description.StorageName, tenant), cancel))
                all.Add((T)strategy.Decode(item.Value.Span));
            return all;
        }
        return new RoleSnapshot(
            await All<ClusterRole>("clusterroles"),
            await All<ClusterRoleBinding>("clusterrolebindings"),
            await All<Role>("roles"),
            await All<RoleBinding>("rolebindings")
        );
    }

    public IReadOnlyList<PolicyRule>? ClusterRole(string name) => _clusterRoles.GetValueOrDefault(name);

    /// <summary>The rules that a user has, each with what gives it, outside of namespaces or in one.</summary>
    public IEnumerable<(PolicyRule Rule, string Because)> RulesOf(Authentication.UserIdentity user, string ns)
    {
        foreach (var binding in _clusterBindings)
            if (Subject(binding.Subjects, user, "") is { } subject)
                foreach (var rule in _clusterRoles.GetValueOrDefault(binding.RoleRef.Name, []))
                    yield return (
                        rule,
                        $"RBAC: allowed by ClusterRoleBinding \"{binding.Metadata.Name}\" of ClusterRole "
                            + $"\"{binding.RoleRef.Name}\" to {subject}"
                    );
        if (ns.Length == 0)
            yield break;
        foreach (var binding in _bindings[ns])
            if (Subject(binding.Subjects, user, ns) is { } subject)
                foreach (
                    var rule in binding.RoleRef.Kind == "ClusterRole"
                        ? _clusterRoles.GetValueOrDefault(binding.RoleRef.Name, [])
                        : _roles.GetValueOrDefault((ns, binding.RoleRef.Name), [])
                )
                    yield return (
                        rule,
                        $"RBAC: allowed by RoleBinding \"{binding.Metadata.Name}/{ns}\" of {binding.RoleRef.Kind} "
                            + $"\"{binding.RoleRef.Name}\" to {subject}"
                    );
    }

    private static string? Subject(List<Subject>? subjects, Authentication.UserIdentity user, string ns)
    {
        foreach (var subject in subjects ?? [])
            switch (subject.Kind)
            {
                case "User" when subject.Name == user.Name:
                    return $"User \"{subject.Name}\"";
                case "Group" when user.Is(subject.Name):
                    return $"Group \"{subject.Name}\"";
                case "ServiceAccount":
                    var home = subject.Namespace.Length > 0 ? subject.Namespace : ns;
                    if (user.Name == $"system:serviceaccount:{home}:{subject.Name}")
                        return $"ServiceAccount \"{subject.Name}/{home}\"";
                    break;
            }
        return null;
    }

    private static IReadOnlyList<PolicyRule> Aggregated(ClusterRole role, IReadOnlyList<ClusterRole> all)
    {
        if (role.AggregationRule is not { } aggregation)
            return role.Rules ?? [];
        var rules = new List<PolicyRule>(role.Rules ?? []);
        foreach (var selector in aggregation.ClusterRoleSelectors ?? [])
            if (LabelQuery.TryFrom(selector, out var query, out _))
                foreach (var other in all)
                    if (other != role && query.Matches(other.Metadata.Labels))
                        rules.AddRange(other.AggregationRule is null ? other.Rules ?? [] : Nested(other, all));
        return rules;
    }

    // view is a part of edit, and edit of admin: one more level is all there is.
    private static IEnumerable<PolicyRule> Nested(ClusterRole role, IReadOnlyList<ClusterRole> all)
    {
        foreach (var rule in role.Rules ?? [])
            yield return rule;
        foreach (var selector in role.AggregationRule!.ClusterRoleSelectors ?? [])
            if (LabelQuery.TryFrom(selector, out var query, out _))
                foreach (var leaf in all.Where(o => o != role && query.Matches(o.Metadata.Labels)))
                foreach (
                    var rule in leaf.AggregationRule is null
                        ? leaf.Rules ?? []
                        : all.Where(o =>
                                o.AggregationRule is null
                                && leaf.AggregationRule.ClusterRoleSelectors!.Any(s =>
                                    LabelQuery.TryFrom(s, out var q, out _) && q.Matches(o.Metadata.Labels)
                                )
                            )
                            .SelectMany(o => o.Rules ?? [])
                )
                    yield return rule;
    }
}
