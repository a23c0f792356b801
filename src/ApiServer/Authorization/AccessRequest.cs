using Arktos.Api;
using Arktos.Api.Meta.V1;
using Arktos.Api.Streams;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Catalog;

namespace Arktos.ApiServer.Authorization;

/// <summary>What somebody wants to do. For a path that is no resource, only the verb and the path count.</summary>
/// <param name="Tenant">Whose objects; "all" for every tenant's.</param>
/// <param name="Scope">Of the resource.</param>
/// <param name="NodeSelector">The node that a field selector on spec.nodeName demands; empty for none.</param>
public sealed record AccessRequest(
    UserIdentity User,
    string Verb,
    bool IsResource,
    string Group,
    string Resource,
    string Subresource,
    string Tenant,
    ResourceScope Scope,
    string Namespace,
    string Name,
    string Path,
    string NodeSelector
)
{
    /// <summary>Of the group; empty when nobody has said.</summary>
    public string Version { get; init; } = "";

    /// <summary>How much of each object.</summary>
    public Projection Projection { get; init; }

    public string ResourceAndSubresource => Subresource.Length == 0 ? Resource : $"{Resource}/{Subresource}";

    /// <summary>Whether roles of the namespace have a say.</summary>
    public bool IsInNamespace =>
        Scope == ResourceScope.Namespaced || Group.Length == 0 && Resource == "namespaces" && Name.Length > 0;

    public static AccessRequest ForPath(UserIdentity user, string verb, string path) =>
        new(user, verb, false, "", "", "", user.Tenant, ResourceScope.Tenant, "", "", path, "");

    /// <summary>
    /// The namespace that roles are looked for in: a Namespace object counts as being in itself, so that its admin may
    /// read it.
    /// </summary>
    public static string NamespaceOf(string group, string resource, string ns, string name) =>
        group.Length == 0 && resource == "namespaces" && name.Length > 0 ? name : ns;

    /// <summary>The answer when it is not allowed; says nothing of what there is.</summary>
    public Status Refusal(string reason)
    {
        var because = reason.Length == 0 ? "" : $": {reason}";
        if (!IsResource)
        {
            return Statuses.ForbiddenPath($"User \"{User.Name}\" cannot {Verb} path \"{Escaped(Path)}\"{because}");
        }
        var where = Namespace.Length > 0 ? $"in the namespace \"{Namespace}\"" : "at the cluster scope";
        return Statuses.Forbidden(
            new GroupVersionResource(Group, "", Resource),
            Name,
            $"User \"{User.Name}\" cannot {Verb} resource \"{ResourceAndSubresource}\" in API group \"{Group}\" "
                + $"{where}{because}"
        );
    }

    // Kubernetes escapes the path in this message as HTML.
    private static string Escaped(string path) =>
        path.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}

/// <param name="Reason">May be empty.</param>
public readonly record struct AccessDecision(bool IsAllowed, string Reason)
{
    public static AccessDecision Allow(string reason = "") => new(true, reason);

    public static AccessDecision Deny(string reason = "") => new(false, reason);
}
