using System.Runtime.CompilerServices;
using Arktos.Api.Rbac.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Configuration;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// The roles and bindings of one tenant as they were at one moment. Bindings are found by their subjects, roles by
/// their names; what is not asked for is not decoded, and what cannot be decoded grants nothing. The rules of an
/// aggregated ClusterRole are those that stand in it: a controller writes them. Immutable; thread-safe.
/// </summary>
internal sealed class RoleSnapshot
{
    private const string Group = ".rbac.authorization.k8s.io";
    private const string ClusterRoles = "clusterroles" + Group,
        ClusterRoleBindings = "clusterrolebindings" + Group,
        Roles = "roles" + Group,
        RoleBindings = "rolebindings" + Group;

    private static readonly ConditionalWeakTable<TenantConfiguration, RoleSnapshot> Known = [];

    /// <summary>By the bindings: most changes of a configuration are of other kinds.</summary>
    private static readonly ConditionalWeakTable<FollowedObjects, RoleSnapshot> ByBindings = [];

    private readonly FollowedObjects _clusterRoles;
    private readonly FollowedObjects _clusterRoleBindings;
    private readonly FollowedObjects _roles;
    private readonly FollowedObjects _roleBindings;
    private readonly Lazy<Grants> _everywhere;
    private readonly Lazy<Dictionary<string, Grants>> _inNamespaces;

    private RoleSnapshot(TenantConfiguration configuration)
    {
        (_clusterRoles, _clusterRoleBindings) = (configuration[ClusterRoles], configuration[ClusterRoleBindings]);
        (_roles, _roleBindings) = (configuration[Roles], configuration[RoleBindings]);
        _everywhere = new(IndexClusterBindings);
        _inNamespaces = new(IndexBindings);
    }

    /// <summary>As keys name them; what the followed configuration must hold.</summary>
    public static IReadOnlyList<string> Resources { get; } = [ClusterRoles, ClusterRoleBindings, Roles, RoleBindings];

    /// <summary>Those of which no more than rules are read here.</summary>
    public static IReadOnlyList<string> Kept { get; } = [ClusterRoles, Roles];

    public static RoleSnapshot Of(TenantConfiguration configuration) => Known.GetValue(configuration, Find);

    /// <summary>The rules that a user has, each with what gives it, outside of namespaces or in one.</summary>
    /// <param name="ns">Empty: outside.</param>
    public IEnumerable<(PolicyRule Rule, string Because)> RulesOf(UserIdentity user, string ns)
    {
        foreach (var grant in _everywhere.Value.Of(user))
        foreach (var rule in grant.Rules)
            yield return (rule, grant.Because);
        if (ns.Length == 0 || !_inNamespaces.Value.TryGetValue(ns, out var grants))
            yield break;
        foreach (var grant in grants.Of(user))
        foreach (var rule in grant.Rules)
            yield return (rule, grant.Because);
    }

    private static RoleSnapshot Find(TenantConfiguration configuration)
    {
        var (bindings, others) = (configuration[ClusterRoleBindings], configuration[RoleBindings]);
        var key = bindings.Count > 0 ? bindings : others;
        if (key.Count == 0)
            return new RoleSnapshot(configuration);
        if (ByBindings.TryGetValue(key, out var known) && known.IsOf(configuration))
            return known;
        var made = new RoleSnapshot(configuration);
        ByBindings.AddOrUpdate(key, made);
        return made;
    }

    private bool IsOf(TenantConfiguration configuration) =>
        ReferenceEquals(_clusterRoles, configuration[ClusterRoles])
        && ReferenceEquals(_clusterRoleBindings, configuration[ClusterRoleBindings])
        && ReferenceEquals(_roles, configuration[Roles])
        && ReferenceEquals(_roleBindings, configuration[RoleBindings]);

    private List<PolicyRule> RulesOf(RoleRef reference, string ns) =>
        reference.Kind == "ClusterRole"
            ? RulesOf(_clusterRoles, "", reference.Name)
            : RulesOf(_roles, ns, reference.Name);

    private static List<PolicyRule> RulesOf(FollowedObjects roles, string ns, string name) =>
        roles.Find(ns, name) is { } item ? SharedRules.Of(item) : [];

    private Grants IndexClusterBindings()
    {
        var grants = new Grants();
        foreach (var binding in All<ClusterRoleBinding>(_clusterRoleBindings))
        foreach (var subject in (binding.Subjects ?? []).DistinctBy(s => (s.Kind, s.Name, s.Namespace)))
        {
            var name = binding.RoleRef.Name;
            grants.Add(
                subject,
                "",
                $"RBAC: allowed by ClusterRoleBinding \"{binding.Metadata.Name}\" of ClusterRole \"{name}\" to ",
                () => RulesOf(_clusterRoles, "", name)
            );
        }
        return grants;
    }

    private Dictionary<string, Grants> IndexBindings()
    {
        var index = new Dictionary<string, Grants>();
        foreach (var binding in All<RoleBinding>(_roleBindings))
        foreach (var subject in (binding.Subjects ?? []).DistinctBy(s => (s.Kind, s.Name, s.Namespace)))
        {
            var (ns, role) = (binding.Metadata.Namespace, binding.RoleRef);
            if (!index.TryGetValue(ns, out var grants))
                index[ns] = grants = new Grants();
            grants.Add(
                subject,
                ns,
                $"RBAC: allowed by RoleBinding \"{binding.Metadata.Name}/{ns}\" of {role.Kind} \"{role.Name}\" to ",
                () => RulesOf(role, ns)
            );
        }
        return index;
    }

    private static IEnumerable<T> All<T>(FollowedObjects bindings)
        where T : class =>
        bindings.All.OrderBy(i => i.Key.Name, StringComparer.Ordinal).Select(DecodedItems.Decode<T>).OfType<T>();

    /// <summary>What bindings give, found by whom they give it to. Not changed once it has been made.</summary>
    private sealed class Grants
    {
        private static readonly List<Grant> None = [];

        private readonly Dictionary<string, List<Grant>> _users = [];
        private readonly Dictionary<string, List<Grant>> _groups = [];

        public IEnumerable<Grant> Of(UserIdentity user)
        {
            // Service accounts are users as well.
            foreach (var grant in _users.GetValueOrDefault(user.Name, None))
                yield return grant;
            foreach (var group in user.Groups)
            foreach (var grant in _groups.GetValueOrDefault(group, None))
                yield return grant;
        }

        /// <param name="home">The namespace of a service account that names none.</param>
        /// <param name="because">But for the subject.</param>
        public void Add(Subject subject, string home, string because, Func<List<PolicyRule>> rules)
        {
            var ns = subject.Namespace.Length > 0 ? subject.Namespace : home;
            var (index, name, who) = subject.Kind switch
            {
                "User" => (_users, subject.Name, subject.Name),
                "Group" => (_groups, subject.Name, subject.Name),
                "ServiceAccount" => (_users, ServiceAccountName.Of(ns, subject.Name), $"{subject.Name}/{ns}"),
                _ => (null, "", ""),
            };
            var isNoAccount = subject.Kind == "ServiceAccount" && !ServiceAccountName.TryParse(name, out _, out _);
            if (index is null || isNoAccount)
                return;
            if (!index.TryGetValue(name, out var grants))
                index[name] = grants = [];
            grants.Add(new Grant(because + $"{subject.Kind} \"{who}\"", rules));
        }
    }

    /// <summary>What one binding gives one subject. Thread-safe.</summary>
    private sealed class Grant(string because, Func<List<PolicyRule>> rules)
    {
        private List<PolicyRule>? _rules;

        public string Because => because;

        /// <summary>Those of the role; none when there is no such role. Not to be changed.</summary>
        public List<PolicyRule> Rules => _rules ??= rules();
    }
}
