using System.Runtime.CompilerServices;
using Arktos.Api.Json;
using Arktos.Api.Rbac.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Configuration;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// The roles and bindings of one tenant as they were at one moment. Bindings are found by their subjects, roles by
/// their names; what is not asked for is not decoded, and what cannot be decoded grants nothing. The rules of an
/// aggregated ClusterRole are those that stand in it: a controller writes them. Immutable; thread-safe.
/// </summary>
internal sealed class RoleSnapshot
{
    private const string Group = ".rbac.authorization.k8s.io";

    private static readonly ConditionalWeakTable<TenantConfiguration, RoleSnapshot> Known = [];

    private readonly TenantConfiguration _configuration;
    private readonly Lazy<Dictionary<string, List<ClusterRoleBinding>>> _clusterBindings;
    private readonly Lazy<Dictionary<(string Namespace, string Subject), List<RoleBinding>>> _bindings;

    private RoleSnapshot(TenantConfiguration configuration)
    {
        _configuration = configuration;
        _clusterBindings = new(IndexClusterBindings);
        _bindings = new(IndexBindings);
    }

    /// <summary>As keys name them; what the followed configuration must hold.</summary>
    public static IReadOnlyList<string> Resources { get; } =
    ["clusterroles" + Group, "clusterrolebindings" + Group, "roles" + Group, "rolebindings" + Group];

    public static RoleSnapshot Of(TenantConfiguration configuration) =>
        Known.GetValue(configuration, c => new RoleSnapshot(c));

    /// <summary>The rules that a user has, each with what gives it, outside of namespaces or in one.</summary>
    /// <param name="ns">Empty: outside.</param>
    public IEnumerable<(PolicyRule Rule, string Because)> RulesOf(UserIdentity user, string ns)
    {
        foreach (var (key, subject) in SubjectsOf(user))
        foreach (var binding in _clusterBindings.Value.GetValueOrDefault(key, []))
        foreach (var rule in Role<ClusterRole>("clusterroles", "", binding.RoleRef.Name)?.Rules ?? [])
            yield return (
                rule,
                $"RBAC: allowed by ClusterRoleBinding \"{binding.Metadata.Name}\" of ClusterRole "
                    + $"\"{binding.RoleRef.Name}\" to {subject}"
            );
        if (ns.Length == 0)
            yield break;
        foreach (var (key, subject) in SubjectsOf(user))
        foreach (var binding in _bindings.Value.GetValueOrDefault((ns, key), []))
        foreach (var rule in RulesOf(binding.RoleRef, ns))
            yield return (
                rule,
                $"RBAC: allowed by RoleBinding \"{binding.Metadata.Name}/{ns}\" of {binding.RoleRef.Kind} "
                    + $"\"{binding.RoleRef.Name}\" to {subject}"
            );
    }

    private List<PolicyRule> RulesOf(RoleRef reference, string ns) =>
        (
            reference.Kind == "ClusterRole"
                ? Role<ClusterRole>("clusterroles", "", reference.Name)?.Rules
                : Role<Role>("roles", ns, reference.Name)?.Rules
        ) ?? [];

    private T? Role<T>(string plural, string ns, string name)
        where T : class =>
        _configuration[plural + Group].Find(ns, name) is { } item ? DecodedItems.Decode<T>(item) : null;

    // By what a binding's subject would have to be called to mean the user.
    private static IEnumerable<(string Key, string Text)> SubjectsOf(UserIdentity user)
    {
        yield return ("User " + user.Name, $"User \"{user.Name}\"");
        if (ServiceAccountName.TryParse(user.Name, out var ns, out var name))
            yield return ($"ServiceAccount {ns}/{name}", $"ServiceAccount \"{name}/{ns}\"");
        foreach (var group in user.Groups)
            yield return ("Group " + group, $"Group \"{group}\"");
    }

    private static string KeyOf(Subject subject, string home) =>
        subject.Kind == "ServiceAccount"
            ? $"ServiceAccount {(subject.Namespace.Length > 0 ? subject.Namespace : home)}/{subject.Name}"
            : $"{subject.Kind} {subject.Name}";

    private Dictionary<string, List<ClusterRoleBinding>> IndexClusterBindings()
    {
        var index = new Dictionary<string, List<ClusterRoleBinding>>();
        foreach (var binding in All<ClusterRoleBinding>("clusterrolebindings"))
        foreach (var key in (binding.Subjects ?? []).Select(s => KeyOf(s, "")).Distinct())
            Add(index, key, binding);
        return index;
    }

    private Dictionary<(string, string), List<RoleBinding>> IndexBindings()
    {
        var index = new Dictionary<(string, string), List<RoleBinding>>();
        foreach (var binding in All<RoleBinding>("rolebindings"))
        {
            var ns = binding.Metadata.Namespace;
            foreach (var key in (binding.Subjects ?? []).Select(s => KeyOf(s, ns)).Distinct())
                Add(index, (ns, key), binding);
        }
        return index;
    }

    private IEnumerable<T> All<T>(string plural)
        where T : class =>
        _configuration[plural + Group]
            .All.OrderBy(i => i.Key.Name, StringComparer.Ordinal)
            .Select(DecodedItems.Decode<T>)
            .OfType<T>();

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> index, TKey key, T value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
            index[key] = list = [];
        list.Add(value);
    }
}
