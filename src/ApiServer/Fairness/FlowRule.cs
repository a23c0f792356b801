using Arktos.Api.Flowcontrol.V1;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Requests;

namespace Arktos.ApiServer.Fairness;

/// <summary>
/// A rule of a flow schema, as it is held against requests: made once, and a request costs no memory. Immutable.
/// Names are those of tenant system. Of another tenant's users only what the server itself says of them counts, for
/// they would choose names that are served first.
/// </summary>
internal sealed class FlowRule
{
    private const string Any = "*";
    private const string AccountPrefix = "system:serviceaccount:";
    private const string AccountsGroup = "system:serviceaccounts";

    /// <summary>A group that stands for all of a tenant's users.</summary>
    private const string TenantPrefix = "tenant:";

    private readonly string[] _users;
    private readonly string[] _groups;
    private readonly string[] _accountPrefixes;
    private readonly ResourcePolicyRule[] _resources;
    private readonly NonResourcePolicyRule[] _paths;

    public FlowRule(PolicyRulesWithSubjects rule)
    {
        _resources = [.. rule.ResourceRules ?? []];
        _paths = [.. rule.NonResourceRules ?? []];
        var accounts = rule.Subjects.Where(s => s.Kind == "ServiceAccount").Select(s => s.ServiceAccount!).ToList();
        _users =
        [
            .. rule.Subjects.Where(s => s.Kind == "User").Select(s => s.User!.Name),
            .. accounts.Where(a => a.Name != Any).Select(a => $"{AccountPrefix}{a.Namespace}:{a.Name}"),
        ];
        _accountPrefixes = [.. accounts.Where(a => a.Name == Any).Select(a => $"{AccountPrefix}{a.Namespace}:")];
        _groups = [.. rule.Subjects.Where(s => s.Kind == "Group").Select(s => s.Group!.Name)];
    }

    public bool Matches(RequestTarget target, UserIdentity user) =>
        (target.IsResource ? MatchesResource(target) : MatchesPath(target)) && MatchesUser(user);

    private bool MatchesUser(UserIdentity user)
    {
        foreach (var name in _users)
            if (name == Any || user.IsSystem && name == user.Name)
                return true;
        foreach (var group in _groups)
            if (group == Any || (user.IsSystem || IsOfServer(group) ? user.Is(group) : IsTenant(group, user.Tenant)))
                return true;
        if (user.IsSystem)
            foreach (var prefix in _accountPrefixes)
                if (user.Name.StartsWith(prefix, StringComparison.Ordinal))
                    return true;
        return false;
    }

    private static bool IsOfServer(string group) =>
        group is UserIdentity.AuthenticatedGroup or UserIdentity.UnauthenticatedGroup or AccountsGroup;

    private static bool IsTenant(string group, string tenant) =>
        group.Length == TenantPrefix.Length + tenant.Length
        && group.StartsWith(TenantPrefix, StringComparison.Ordinal)
        && group.EndsWith(tenant, StringComparison.Ordinal);

    private bool MatchesResource(RequestTarget target)
    {
        var ns = NamespaceOf(target);
        foreach (var rule in _resources)
            if (
                Has(rule.Verbs, target.Verb)
                && Has(rule.ApiGroups, target.Resource.Group)
                && HasResource(rule.Resources, target.Resource.Resource, target.Subresource)
                && (ns.Length == 0 ? rule.ClusterScope : rule.Namespaces is { } namespaces && Has(namespaces, ns))
            )
                return true;
        return false;
    }

    private bool MatchesPath(RequestTarget target)
    {
        foreach (var rule in _paths)
            if (Has(rule.Verbs, target.Verb) && HasPath(rule.NonResourceURLs, target.Path))
                return true;
        return false;
    }

    /// <summary>The namespace that a request is about; a namespace itself is in itself.</summary>
    public static string NamespaceOf(RequestTarget target) =>
        AccessRequest.NamespaceOf(target.Resource.Group, target.Resource.Resource, target.Namespace, target.Name);

    private static bool Has(List<string> values, string value)
    {
        foreach (var one in values)
            if (one == Any || one == value)
                return true;
        return false;
    }

    // A resource is not its subresources: "pods/status" is named in full.
    private static bool HasResource(List<string> values, string resource, string subresource)
    {
        foreach (var one in values)
            if (
                one == Any
                || (
                    subresource.Length == 0
                        ? one == resource
                        : one.Length == resource.Length + 1 + subresource.Length
                            && one[resource.Length] == '/'
                            && one.StartsWith(resource, StringComparison.Ordinal)
                            && one.EndsWith(subresource, StringComparison.Ordinal)
                )
            )
                return true;
        return false;
    }

    private static bool HasPath(List<string> values, string path)
    {
        foreach (var one in values)
            if (
                one == path
                || one.EndsWith('*')
                    && path.AsSpan().StartsWith(one.AsSpan(0, one.Length - 1), StringComparison.Ordinal)
            )
                return true;
        return false;
    }
}
