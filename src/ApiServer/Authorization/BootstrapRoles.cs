using System.Text.Json;
using Arktos.Api.Json;
using Arktos.Api.Rbac.V1;
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
        RulesOf("system:basic-user", "system:discovery", "system:public-info-viewer")
    );
    private static readonly Lazy<IReadOnlyList<PolicyRule>> PublicRules = new(() =>
        RulesOf("system:public-info-viewer")
    );

    public static IEnumerable<ClusterRole> ClusterRoles() => Objects<ClusterRole>("clusterroles", "ClusterRole");

    public static IEnumerable<ClusterRoleBinding> ClusterRoleBindings() =>
        Objects<ClusterRoleBinding>("clusterrolebindings", "ClusterRoleBinding");

    public static IEnumerable<Role> Roles() => Objects<Role>("roles", "Role");

    public static IEnumerable<RoleBinding> RoleBindings() => Objects<RoleBinding>("rolebindings", "RoleBinding");

    /// <summary>
    /// What users of every tenant may do without any role of their own: discovery, and asking about themselves.
    /// </summary>
    public static IReadOnlyList<PolicyRule> ForEveryone(UserIdentity user) =>
        user.Is(UserIdentity.AuthenticatedGroup) ? AuthenticatedRules.Value : PublicRules.Value;

    private static IReadOnlyList<PolicyRule> RulesOf(params string[] roles) =>
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
