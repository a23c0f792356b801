using System.Net;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Networks;
using Arktos.Api.Networks.V1;
using Arktos.Api.Rbac.V1;
using Arktos.Api.Tenants;
using Arktos.Api.Volumes;
using Arktos.ApiServer.Authorization;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry.Core;
using Arktos.ApiServer.Registry.Networks;
using Arktos.ApiServer.Registry.Rbac;
using Arktos.ApiServer.Registry.Services;
using Arktos.ApiServer.Registry.Storage;
using Arktos.ApiServer.Storage;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Registry.Tenants;

/// <summary>
/// What a tenant has from its first moment, in one commit: its namespaces with their service accounts, the roles that
/// people give to each other, the bindings of its administrators, the storage class, its default network, the service
/// by which its pods reach the API, and by what they trust it. Controllers add what they add to every namespace.
/// </summary>
internal static class TenantSeed
{
    private const string RbacGroup = "rbac.authorization.k8s.io",
        RootsMap = "kube-root-ca.crt";

    private static readonly string[] Namespaces = ["default", "kube-system", "kube-public"];

    private static readonly NamespaceStrategy NamespaceKind = new();
    private static readonly ServiceAccountStrategy AccountKind = new();
    private static readonly ClusterRoleStrategy RoleKind = new();
    private static readonly ClusterRoleBindingStrategy BindingKind = new();
    private static readonly StorageClassStrategy ClassKind = new();
    private static readonly ConfigMapStrategy MapKind = new();
    private static readonly NetworkStrategy NetworkKind = new();

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

    /// <summary>The key of the config map by which pods of tenant system trust the API servers.</summary>
    public static readonly ObjectKey RootsKey = ObjectStorage.KeyOf(
        MapKind,
        ServiceReservations.Tenant,
        "kube-system",
        RootsMap
    );

    public static IEnumerable<CommitOperation.Put> Operations(
        string tenant,
        TenantSurroundings around,
        DateTimeOffset now
    ) =>
        Templates
            .Value.Select(template =>
            {
                var (strategy, ns) = (template.Strategy, template.Namespace);
                var value = KubeJson.Clone(template.Value);
                (value.Kind, value.ApiVersion) = (strategy.Kind.Kind, strategy.Kind.GroupVersion.ToString());
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
            .Append(Network(tenant, around.Dns, now))
            .Concat(around.Api is { } api ? ApiServiceObjects.Operations(tenant, api, now) : [])
            .Concat(around.Roots is { } roots ? Namespaces.Select(ns => Map(tenant, ns, roots, now)) : []);

    /// <summary>What is said in a config map; null: there is none, or it says nothing.</summary>
    public static ConfigMap? RootsIn(KeyspaceItem? item) =>
        item is not null && new StoredObject(item).TryDecode(MapKind) is ConfigMap { Data.Count: > 0 } map ? map : null;

    // As the controller would write it, which has nothing to do then.
    private static CommitOperation.Put Map(string tenant, string ns, ConfigMap roots, DateTimeOffset now)
    {
        var map = new ConfigMap
        {
            Kind = MapKind.Kind.Kind,
            ApiVersion = MapKind.Kind.GroupVersion.ToString(),
            Metadata = new() { Name = RootsMap, Annotations = roots.Metadata.Annotations },
            Data = roots.Data,
        };
        MetadataRules.Begin(map.Metadata, MapKind.Description, tenant, ns, now);
        return Put(MapKind, map);
    }

    // As the controller would leave it, which has nothing to do then.
    private static CommitOperation.Put Network(string tenant, string dns, DateTimeOffset now)
    {
        var network = new Network
        {
            Kind = NetworkKind.Kind.Kind,
            ApiVersion = NetworkKind.Kind.GroupVersion.ToString(),
            Metadata = new() { Name = TenantNetworks.Default },
        };
        MetadataRules.Begin(network.Metadata, NetworkKind.Description, tenant, "", now);
        NetworkKind.Default(network);
        NetworkKind.PrepareForCreate(network);
        network.Status = NetworkStates.Ready(dns);
        return Put(NetworkKind, network);
    }

    private static CommitOperation.Put Put(ResourceStrategy strategy, IKubeObject value)
    {
        var (bytes, offset) = ObjectStorage.Encode(strategy, value);
        var meta = value.Metadata;
        return new CommitOperation.Put(
            ObjectStorage.KeyOf(strategy, meta.Tenant, meta.Namespace, meta.Name),
            bytes,
            offset
        );
    }

    private static IEnumerable<(ResourceStrategy Strategy, string Namespace, IKubeObject Value)> Objects()
    {
        foreach (var name in Namespaces)
        {
            yield return (NamespaceKind, "", new Namespace { Metadata = new() { Name = name } });
            yield return (AccountKind, name, new ServiceAccount { Metadata = new() { Name = "default" } });
        }
        foreach (var role in BootstrapRoles.ClusterRoles().Where(r => TenantRoles.OfSystem.Contains(r.Metadata.Name)))
            yield return (RoleKind, "", role);
        yield return (
            RoleKind,
            "",
            new ClusterRole
            {
                Metadata = new() { Name = TenantRoles.Admin },
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
        yield return (
            BindingKind,
            "",
            Binding(TenantRoles.ClusterAdmin, TenantRoles.ClusterAdmin, "Group", Rpc.CertificateIdentity.Masters)
        );
        yield return (
            BindingKind,
            "",
            Binding(TenantHoldings.AdminGroup, TenantRoles.ClusterAdmin, "Group", TenantHoldings.AdminGroup)
        );
        yield return (BindingKind, "", Binding("admin-role-binding", TenantRoles.Admin, "User", "admin"));
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

/// <summary>What a tenant is told of the installation, where that is known already; else it is told later, by
/// <see cref="ApiServiceRepair"/> and by the controllers of root certificates and of networks.</summary>
/// <param name="Api">Where pods reach the API.</param>
/// <param name="Roots">The config map by which they trust it.</param>
/// <param name="Dns">Where pods ask for names; "": nowhere yet.</param>
internal sealed record TenantSurroundings(IPEndPoint? Api, ConfigMap? Roots, string Dns);
