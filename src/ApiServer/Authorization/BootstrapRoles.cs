using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Selectors;
using Arktos.ApiServer.Authentication;

namespace Arktos.ApiServer.Authorization;

/// <summary>
/// The roles and bindings that tenant system has from the start, from bootstrap-rbac.json. Every access gives new
/// objects.
/// </summary>
internal static class BootstrapRoles
{
    private static readonly Lazy<byte[]> Data = new(() =>
    {
        using var stream = typeof(BootstrapRoles).Assembly.GetManifestResourceStream("bootstrap-rbac.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    private static readonly Lazy<IReadOnlyList<PolicyRule>> AuthenticatedRules = new(() =>
        RulesOfAll("system:basic-user", "system:discovery", "system:public-info-viewer")
    );
    private static readonly Lazy<IReadOnlyList<PolicyRule>> PublicRules = new(() =>
        RulesOfAll("system:public-info-viewer")
    );

    private static readonly Lazy<Dictionary<(string Kind, string Namespace, string Name), List<PolicyRule>>> Rules =
        new(() =>
            ClusterRoles()
                .Select(r => (("ClusterRole", "", r.Metadata.Name), r.Rules ?? []))
                .Concat(Roles().Select(r => (("Role", r.Metadata.Namespace, r.Metadata.Name), r.Rules ?? [])))
                .ToDictionary(r => r.Item1, r => r.Item2)
        );

    /// <summary>With the rules of aggregated roles in them.</summary>
    public static IEnumerable<ClusterRole> ClusterRoles()
    {
        var all = Objects<ClusterRole>("clusterroles", "ClusterRole").ToList();
        foreach (var role in all)
            Gather(role, all);
        return all;
    }

    /// <summary>The rules that a role has from the start in tenant system; empty: it is none of these.</summary>
    public static IReadOnlyList<PolicyRule> RulesOf(string kind, string ns, string name) =>
        Rules.Value.GetValueOrDefault((kind, ns, name), []);

    public static IEnumerable<ClusterRoleBinding> ClusterRoleBindings() =>
        Objects<ClusterRoleBinding>("clusterrolebindings", "ClusterRoleBinding");

    public static IEnumerable<Role> Roles() => Objects<Role>("roles", "Role");

    public static IEnumerable<RoleBinding> RoleBindings() => Objects<RoleBinding>("rolebindings", "RoleBinding");

    /// <summary>
    /// What users of every tenant may do without any role of their own: discovery, and asking about themselves.
    /// </summary>
    public static IReadOnlyList<PolicyRule> ForEveryone(UserIdentity user) =>
        user.Is(UserIdentity.AuthenticatedGroup) ? AuthenticatedRules.Value : PublicRules.Value;

    // A part may be aggregated itself: view is a part of edit, and edit of admin.
    private static void Gather(ClusterRole role, List<ClusterRole> all)
    {
        if (role.AggregationRule is null || role.Rules is not null)
            return;
        role.Rules = [];
        var parts = all.Where(o => o != role && IsPart(o, role)).OrderBy(o => o.Metadata.Name, StringComparer.Ordinal);
        foreach (var part in parts)
        {
            Gather(part, all);
            role.Rules.AddRange(part.Rules ?? []);
        }
        role.Rules = [.. role.Rules.DistinctBy(rule => Convert.ToBase64String(KubeJson.Encode(rule)))];
    }

    private static bool IsPart(ClusterRole role, ClusterRole of) =>
        of.AggregationRule!.ClusterRoleSelectors?.Exists(s =>
            LabelQuery.TryFrom(s, out var query, out _) && query.Matches(role.Metadata.Labels)
        ) == true;

    private static IReadOnlyList<PolicyRule> RulesOfAll(params string[] roles) =>
        ClusterRoles().Where(r => roles.Contains(r.Metadata.Name)).SelectMany(r => r.Rules ?? []).ToList();

    private static IEnumerable<T> Objects<T>(string section, string kind)
        where T : class, Api.IKubeObject
    {
        using var document = JsonDocument.Parse(Data.Value);
        foreach (var element in document.RootElement.GetProperty(section).EnumerateArray())
        {
            var value = element.Deserialize<T>(KubeJson.Options)!;
            (value.Kind, value.ApiVersion) = (kind, "rbac.authorization.k8s.io/v1");
            (value.Metadata.Labels ??= [])["kubernetes.io/bootstrapping"] = "rbac-defaults";
            (value.Metadata.Annotations ??= [])["rbac.authorization.kubernetes.io/autoupdate"] = "true";
            yield return value;
        }
    }
}
