namespace Arktos.ApiServer.Catalog;

/// <summary>In which order clients look through the groups of the server itself. Pure.</summary>
public static class GroupPriorities
{
    /// <summary>Of groups that are none of the server's own.</summary>
    public const int Others = 1000;

    private static readonly Dictionary<string, int> Known = new()
    {
        ["apiregistration.k8s.io"] = 20_000,
        [""] = 18_000,
        ["apps"] = 17_800,
        ["events.k8s.io"] = 17_750,
        ["authentication.k8s.io"] = 17_700,
        ["authorization.k8s.io"] = 17_600,
        ["autoscaling"] = 17_500,
        ["batch"] = 17_400,
        ["certificates.k8s.io"] = 17_300,
        ["networking.k8s.io"] = 17_200,
        ["policy"] = 17_100,
        ["rbac.authorization.k8s.io"] = 17_000,
        ["storage.k8s.io"] = 16_800,
        ["admissionregistration.k8s.io"] = 16_700,
        ["apiextensions.k8s.io"] = 16_700,
        ["scheduling.k8s.io"] = 16_600,
        ["coordination.k8s.io"] = 16_500,
        ["node.k8s.io"] = 16_300,
        ["discovery.k8s.io"] = 16_200,
        ["resource.k8s.io"] = 16_200,
        ["flowcontrol.apiserver.k8s.io"] = 16_100,
        ["metrics.k8s.io"] = 100,
    };

    /// <summary>The greater comes first; groups of one priority are in the order of their names.</summary>
    public static int Of(string group) => Known.GetValueOrDefault(group, Others);
}
