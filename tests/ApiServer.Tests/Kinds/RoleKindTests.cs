using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry;

namespace Arktos.ApiServer.Tests.Kinds;

/// <summary>What the roles view and edit may do with the kinds of namespaces, one row a kind.</summary>
public sealed class RoleKindTests(KindServer server) : IClassFixture<KindServer>
{
    private static readonly ResourceCatalog Catalog = BuiltInResources.Create();

    /// <summary>Whether view may list it, and whether edit may create it.</summary>
    public static TheoryData<string, string, bool, bool> Kinds() =>
        new()
        {
            { "apps", "statefulsets", true, true },
            { "apps", "daemonsets", true, true },
            { "apps", "controllerrevisions", true, false },
            { "batch", "jobs", true, true },
            { "batch", "cronjobs", true, true },
            { "autoscaling", "horizontalpodautoscalers", true, true },
            { "policy", "poddisruptionbudgets", true, true },
            { "", "replicationcontrollers", true, true },
            { "", "persistentvolumeclaims", true, true },
            { "", "limitranges", true, false },
            { "", "resourcequotas", true, false },
            { "", "podtemplates", false, false },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Roles_name_the_kinds_of_namespaces(string group, string plural, bool isViewed, bool isEdited)
    {
        foreach (var role in new[] { "view", "edit" })
            await server.Admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings",
                new
                {
                    metadata = new { name = role },
                    roleRef = new { kind = "ClusterRole", name = role },
                    subjects = new[] { new { kind = "User", name = role } },
                }
            );
        var resource = Catalog.Get(group, plural).Resource;
        var path = (group.Length == 0 ? "/api/v1" : $"/apis/{resource.GroupVersion}") + $"/namespaces/shop/{plural}";
        var (viewer, editor) = (server.Server.Client("CN=view"), server.Server.Client("CN=edit"));
        (await viewer.GetAsync(path)).Expect(isViewed ? 200 : 403);
        // A body that is refused for what it holds has been let in.
        Assert.Equal(!isEdited, (await editor.PostAsync($"{path}?dryRun=All", "{}")).Code == 403);
        (await viewer.PostAsync($"{path}?dryRun=All", "{}")).Expect(403);
    }
}
