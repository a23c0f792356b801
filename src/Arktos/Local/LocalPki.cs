using System.Security.Cryptography;
using Arktos.Roles;
using Arktos.Rpc;
using Arktos.Store.Service;

namespace Arktos.Local;

/// <summary>
/// Makes the certificates of a local cluster, what is missing of them. Authorities of their own for stores and for
/// the front proxy: no key of a node or a user opens a store or speaks for others.
/// </summary>
internal static class LocalPki
{
    private static readonly string[] ServerHosts =
    [
        "127.0.0.1",
        "localhost",
        "kubernetes",
        "kubernetes.default",
        "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local",
        "10.96.0.1",
    ];

    private static readonly TimeSpan RenewedBefore = TimeSpan.FromDays(30);

    public static void Ensure(ClusterLayout layout)
    {
        Directory.CreateDirectory(layout.Pki);
        var stores = EnsureAuthority(layout, PkiNames.StoreAuthority, "arktos-stores");
        foreach (var store in layout.Stores)
            Ensure(
                layout,
                stores,
                ClusterLayout.StoreProcessName(store.Name),
                new(
                    ClusterLayout.StoreProcessName(store.Name),
                    [StoreIdentity.Organization],
                    ["127.0.0.1", "localhost"]
                )
            );
        Ensure(layout, stores, PkiNames.StoreClient, new("arktos-apiserver", ["arktos:apiservers"], []));
        Ensure(layout, stores, PkiNames.Operator, new("operator", [StoreIdentity.OperatorOrganization], []));

        var cluster = EnsureAuthority(layout, PkiNames.ClusterAuthority, "arktos-cluster");
        foreach (var server in layout.ApiServers)
            Ensure(
                layout,
                cluster,
                server.Name,
                new("kube-apiserver", [], [.. ServerHosts, layout.AdvertisedAddress, layout.Network.Gateway.ToString()])
                {
                    Usages = CertificateUsages.Server,
                }
            );
        Ensure(
            layout,
            cluster,
            PkiNames.KubeletClient,
            new(KubeletRole.KubeletClientName, [KubeletRole.KubeletClientGroup], [])
        );
        // Who holds it speaks for any user to services that serve APIs: an authority that signs nothing else.
        Ensure(
            layout,
            EnsureAuthority(layout, PkiNames.FrontProxyAuthority, "arktos-front-proxy"),
            PkiNames.FrontProxyClient,
            new(PkiNames.FrontProxyClient, [], [])
        );
        Ensure(layout, cluster, PkiNames.Admin, new("kubernetes-admin", ["system:masters"], []));
        Ensure(layout, cluster, PkiNames.Monitoring, new("monitoring", [CertificateIdentity.Monitoring], []));
        foreach (
            var (component, name) in ((string, string)[])
                [
                    (PkiNames.Scheduler, "system:kube-scheduler"),
                    (PkiNames.Controllers, "system:workload-controller-manager"),
                    (PkiNames.Dns, "system:arktos-dns"),
                    (PkiNames.Proxy, "system:kube-proxy"),
                ]
        )
        {
            Ensure(layout, cluster, component, new(name, [], []));
            Ensure(
                layout,
                cluster,
                PkiNames.Serving(component),
                new(name, [], ["127.0.0.1", "localhost", layout.AdvertisedAddress])
                {
                    Usages = CertificateUsages.Server,
                }
            );
        }
        foreach (var node in layout.Nodes)
        {
            var (name, group) = ($"system:node:{node.Name}", "system:nodes");
            Ensure(layout, cluster, node.Name, new(name, [group], []));
            Ensure(
                layout,
                cluster,
                PkiNames.Serving(node.Name),
                new(name, [group], ["127.0.0.1", node.Name, node.Address]) { Usages = CertificateUsages.Server }
            );
        }
        EnsureServiceAccountKey(layout);
    }

    private static CertificateAuthority EnsureAuthority(ClusterLayout layout, string file, string name)
    {
        if (File.Exists(Path.Combine(layout.Pki, file + ".key")))
            return CertificateAuthority.Load(layout.Pki, file);
        var authority = CertificateAuthority.Create(name);
        authority.Save(layout.Pki, file);
        return authority;
    }

    private static void Ensure(
        ClusterLayout layout,
        CertificateAuthority authority,
        string file,
        CertificateRequestDetails details
    )
    {
        if (File.Exists(Path.Combine(layout.Pki, file + ".key")))
        {
            using var known = CertificateAuthority.LoadPem(layout.Pki, file);
            // One of another machine's address, of an earlier version, or about to run out is made anew.
            if (authority.StillFits(known, details, DateTimeOffset.UtcNow + RenewedBefore))
                return;
        }
        using var certificate = authority.Issue(details);
        CertificateAuthority.SavePem(certificate, layout.Pki, file);
    }

    private static void EnsureServiceAccountKey(ClusterLayout layout)
    {
        var file = Path.Combine(layout.Pki, PkiNames.ServiceAccountKey + ".key");
        if (File.Exists(file))
            return;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(file, key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
