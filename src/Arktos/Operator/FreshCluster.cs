using Arktos.StoreClient;

namespace Arktos.Operator;

/// <summary>
/// What a cluster makes by itself after `arktos up`, before a user has made anything: the API servers' namespaces,
/// roles and service, the controllers' service accounts and endpoints, the agents' nodes and leases, events. A restore
/// may delete these.
/// </summary>
internal static class FreshCluster
{
    private static readonly HashSet<string> Namespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];
    private static readonly HashSet<string> Roles =
    [
        "cluster-admin",
        "admin",
        "edit",
        "view",
        "extension-apiserver-authentication-reader",
    ];

    /// <summary>Resources that a cluster writes on its own whatever their names are.</summary>
    private static readonly HashSet<string> Whole =
    [
        "nodes",
        "leases.coordination.k8s.io",
        "events",
        "clusterips.arktos",
    ];

    private static readonly Dictionary<string, string> Named = new()
    {
        ["services"] = "kubernetes",
        ["endpoints"] = "kubernetes",
        ["endpointslices.discovery.k8s.io"] = "kubernetes",
        ["serviceaccounts"] = "default",
        ["configmaps"] = "kube-root-ca.crt",
        ["networks.arktos.futurewei.com"] = "default",
    };

    public static bool Makes(ObjectKey key)
    {
        if (key.Tenant is not ("" or "system") || key.Namespace.Length > 0 && !Namespaces.Contains(key.Namespace))
            return false;
        if (Whole.Contains(key.Resource))
            return true;
        if (key.Resource == "namespaces")
            return Namespaces.Contains(key.Name);
        if (key.Resource == "tenants")
            return key.Name == "system";
        if (key.Resource.EndsWith(".rbac.authorization.k8s.io", StringComparison.Ordinal))
            return key.Name.StartsWith("system:", StringComparison.Ordinal) || Roles.Contains(key.Name);
        return Named.TryGetValue(key.Resource, out var name) && key.Name == name;
    }
}
