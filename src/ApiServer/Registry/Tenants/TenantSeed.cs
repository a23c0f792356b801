using System.Net;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Tenants;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Core;
using Arktos.ApiServer.Registry.Rbac;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Registry.Storage;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// What a tenant has from its first moment, in one commit: its namespaces with their service accounts, the roles that
/// people give to each other, the bindings of its administrators, the storage class, the service by which its pods reach
/// the API. Controllers add what they add to
/// every namespace.
/// </summary>
internal static class TenantSeed
{
    private const string RbacGroup = "rbac.authorization.k8s.io",
        AdminRole = "admin-role",
        ClusterAdmin = "cluster-admin";

    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public"];

    /// <summary>Of the roles of tenant system those that are no machine's.</summary>
    private static readonly HashSet<string> Roles =
    [
        ClusterAdmin,
        "admin",
        "edit",
        "view",
        "system:aggregate-to-admin",
        "system:aggregate-to-edit",
        "system:aggregate-to-view",
    ];

    private static readonly NamespaceStrategy NamespaceKind = new();
    private static readonly ServiceAccountStrategy AccountKind = new();
    private static readonly ClusterRoleStrategy RoleKind = new();
    private static readonly ClusterRoleBindingStrategy BindingKind = new();
    private static readonly StorageClassStrategy ClassKind = new();

    /// <summary>By resource, as keys have it: whose snapshots change by it.</summary>
    public static IReadOnlyList<string> Resources { get; } =
    [
        .. new ResourceStrategy[] { NamespaceKind, AccountKind, RoleKind, BindingKind, ClassKind }.Select(s =>
            s.Description.StorageName
        ),
    ];

    /// <summary>Of no tenant yet, and never changed.</summary>
    private static readonly Lazy<List<(ResourceStrategy Strategy, string Namespace, IKubeObject Value)>> Templates =
        new(() => [.. Objects()]);

    /// <param name="api">Where pods reach the API; null: nobody knows yet, and it is told later
    /// (<see cref="ApiServiceRepair"/>).</param>
    public static IEnumerable<CommitOperation> Operations(string tenant, IPEndPoint? api, DateTimeOffset now) =>
        Templates
            .Value.Select(template =>
            {
                var (strategy, ns) = (template.Strategy, template.Namespace);
                var value = KubeJson.Clone(template.Value);
                MetadataRules.Begin(value.Metadata, strategy.Description, tenant, ns, now);
                strategy.Default(value);
                strategy.PrepareForCreate(value);
                var (bytes, offset) = ObjectStorage.Encode(strategy, value);
                return new CommitOperation.Put(
                    ObjectStorage.KeyOf(strategy, tenant, ns, value.Metadata.Name),
                    bytes,
                    offset
                );
            })
            .Concat(api is null ? [] : ApiServiceObjects.Operations(tenant, api, now));

    private static IEnumerable<(ResourceStrategy Strategy, string Namespace, IKubeObject Value)> Objects()
    {
        foreach (var name in Namespaces)
        {
            yield return (NamespaceKind, "", new Namespace { Metadata = new() { Name = name } });
            yield return (AccountKind, name, new ServiceAccount { Metadata = new() { Name = "default" } });
        }
        foreach (var role in BootstrapRoles.ClusterRoles().Where(r => Roles.Contains(r.Metadata.Name)))
            yield return (RoleKind, "", role);
        yield return (
            RoleKind,
            "",
            new ClusterRole
            {
                Metadata = new() { Name = AdminRole },
                Rules =
                [
                    new()
                    {
                        Verbs = ["*"],
                        ApiGroups = ["*"],
                        Resources = ["*"],
                    },
                    new() { Verbs = ["*"], NonResourceURLs = ["*"] },
                ],
            }
        );
        yield return (BindingKind, "", Binding(ClusterAdmin, ClusterAdmin, "Group", Rpc.CertificateIdentity.Masters));
        yield return (
            BindingKind,
            "",
            Binding(TenantHoldings.AdminGroup, ClusterAdmin, "Group", TenantHoldings.AdminGroup)
        );
        yield return (BindingKind, "", Binding("admin-role-binding", AdminRole, "User", "admin"));
        yield return (ClassKind, "", LocalPathVolumes.Class());
    }

    private static ClusterRoleBinding Binding(string name, string role, string kind, string subject) =>
        new()
        {
            Metadata = new() { Name = name },
            RoleRef = new()
            {
                ApiGroup = RbacGroup,
                Kind = "ClusterRole",
                Name = role,
            },
            Subjects =
            [
                new()
                {
                    ApiGroup = RbacGroup,
                    Kind = kind,
                    Name = subject,
                },
            ],
        };
}
