using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Arktos.Chaos;
using Arktos.Rpc;

namespace Arktos.ApiBench;

/// <summary>
/// Three stores and the API servers of one build, as processes, and their users: one whose rights come by roles, one
/// without any, and an administrator who prepares what is measured. No scheduler, no controllers, no nodes.
/// </summary>
internal sealed class ApiCluster : IDisposable
{
    private const string User = "bench",
        Nobody = "nobody",
        ServiceAccount = "bench";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60),
        Pause = TimeSpan.FromMilliseconds(100);

    private readonly Processes _stores;
    private int _namespaces;
    private Task<string>? _pods;
    private Task? _defined;

    private ApiCluster(Processes stores, Processes apiServers, Func<string, string[], ApiClient> client)
    {
        (_stores, ApiServers) = (stores, apiServers);
        Administrator = client("kubernetes-admin", ["system:masters"]);
        Client = client(User, []);
        Stranger = client(Nobody, []);
    }

    public Processes ApiServers { get; }

    /// <summary>Whoever measures: its rights are of the namespaces that were made here.</summary>
    public ApiClient Client { get; }

    /// <summary>A user without rights.</summary>
    public ApiClient Stranger { get; }

    private ApiClient Administrator { get; }

    /// <param name="with">Further arguments of the API servers.</param>
    public static async Task<ApiCluster> StartAsync(
        string folder,
        string executable,
        BenchOptions options,
        IReadOnlyList<string> with
    )
    {
        var stores = StoreServers.Start(folder, executable);
        var servers = new Processes();
        try
        {
            var authority = CertificateAuthority.Create("bench cluster");
            SavePki(StoreServers.PkiOf(folder), stores.Authority, authority);
            var ports = FreePorts.Take(options.ApiServers);
            for (var i = 0; i < ports.Length; i++)
                servers.Start(
                    executable,
                    Path.Combine(folder, $"apiserver-{i + 1}.log"),
                    folder,
                    [
                        "apiserver",
                        "--listen",
                        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{ports[i]}"),
                        "--cluster",
                        StoreServers.ClusterFileOf(folder),
                        "--az",
                        $"az-{StoreServers.AzOf(i)}",
                        "--pki",
                        StoreServers.PkiOf(folder),
                        "--certificate",
                        "apiserver",
                        .. with,
                    ]
                );
            Uri[] addresses = [.. ports.Select(p => new Uri($"https://127.0.0.1:{p}"))];
            var cluster = new ApiCluster(
                stores.Processes,
                servers,
                (name, groups) =>
                    new ApiClient(
                        addresses,
                        Usable(authority.Issue(new CertificateRequestDetails(name, groups, []))),
                        authority.Roots,
                        options.Http1
                    )
            );
            await cluster.PrepareAsync(ports.Length);
            return cluster;
        }
        catch
        {
            servers.Dispose();
            stores.Processes.Dispose();
            throw;
        }
    }

    /// <summary>Processor seconds so far: of all API servers, and of all stores.</summary>
    public (double ApiServers, double Stores) CpuSeconds() => (ApiServers.CpuSeconds(), _stores.CpuSeconds());

    /// <summary>Ends when nothing that has to do with what was done before is going on any more.</summary>
    public async Task QuietAsync()
    {
        const int secondsMax = 60;
        const double quietShare = 0.15;
        for (var seconds = 0; seconds < secondsMax; seconds++)
        {
            var (servers, stores) = CpuSeconds();
            await Task.Delay(TimeSpan.FromSeconds(1));
            var (serversLater, storesLater) = CpuSeconds();
            if (serversLater - servers + storesLater - stores < quietShare)
                return;
        }
        await Console.Error.WriteLineAsync($"# the servers were not quiet within {secondsMax} s");
    }

    /// <summary>A new namespace with a service account and the rights of the user who measures; its name.</summary>
    public async Task<string> NamespaceAsync()
    {
        var name = $"bench-{Interlocked.Increment(ref _namespaces)}";
        await CreateAsync("/api/v1/namespaces", Bodies.Namespace(name));
        await CreateAsync($"/api/v1/namespaces/{name}/serviceaccounts", Bodies.ServiceAccount(ServiceAccount));
        await CreateAsync(
            $"/apis/rbac.authorization.k8s.io/v1/namespaces/{name}/rolebindings",
            Bodies.RoleBinding("RoleBinding", "bench-writer", User)
        );
        return name;
    }

    /// <summary>The custom kind is served by every server; no controller runs here: this establishes it.</summary>
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    public Task DefineAsync() => _defined ??= MakeDefinitionAsync();

    /// <summary>A definition whose schema, the same each time, has 100 KB.</summary>
    public Task DefineLargeAsync(string group, int number) =>
        CreateAsync(Definitions, Bodies.LargeDefinition(group, number));

    private async Task MakeDefinitionAsync()
    {
        await CreateAsync(Definitions, Bodies.Definition());
        await Administrator.SendAsync(
            HttpMethod.Patch,
            $"{Definitions}/{Bodies.CustomDefinition}/status",
            Bodies.Established(),
            Bodies.MergePatch
        );
        // The next request goes to the next server: of each it is asked until all say so one after the other.
        for (var served = 0; served < 4; )
            try
            {
                await Administrator.SendAsync(HttpMethod.Get, $"/apis/{Bodies.CustomGroup}/v1/widgets");
                served++;
            }
            catch (InvalidOperationException)
            {
                served = 0;
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }
    }

    /// <summary>A namespace with so many pods, pod-0 and on, that is made when it is first asked for.</summary>
    public Task<string> PodsAsync(int count) => _pods ??= FillAsync(count, node: _ => null);

    /// <summary>A new namespace with so many pods.</summary>
    /// <param name="node">Of a pod's number, the node that it is bound to; null: none.</param>
    public async Task<string> FillAsync(int count, Func<int, string?> node)
    {
        const int batch = 250;
        var space = await NamespaceAsync();
        for (var i = 0; i < count; i += batch)
        {
            var numbers = Enumerable.Range(i, Math.Min(batch, count - i));
            await Client.WriteAsync(
                Bodies.Creates(space, numbers.Select(n => Bodies.Pod($"pod-{n}", ServiceAccount, node(n))))
            );
        }
        return space;
    }

    public static byte[] Pod(string name) => Bodies.Pod(name, ServiceAccount, node: null);

    public void Dispose()
    {
        Client.Dispose();
        Stranger.Dispose();
        Administrator.Dispose();
        ApiServers.Dispose();
        _stores.Dispose();
    }

    /// <summary>
    /// Waits until every server answers an administrator's request (they are asked in turn), and makes the roles.
    /// </summary>
    private async Task PrepareAsync(int servers)
    {
        var begin = DateTime.UtcNow;
        for (var answered = 0; answered < servers; )
            try
            {
                await Administrator.SendAsync(HttpMethod.Get, "/readyz");
                answered++;
            }
            catch (Exception e)
                when (e is HttpRequestException or InvalidOperationException && DateTime.UtcNow - begin < Patience)
            {
                answered = 0;
                await Task.Delay(Pause);
            }
        const string rbac = "/apis/rbac.authorization.k8s.io/v1";
        await CreateAsync($"{rbac}/clusterroles", Bodies.Writer("bench-writer"));
        await CreateAsync($"{rbac}/clusterroles", Bodies.Follower("bench-follower"));
        await CreateAsync(
            $"{rbac}/clusterrolebindings",
            Bodies.RoleBinding("ClusterRoleBinding", "bench-follower", User)
        );
    }

    private Task<long> CreateAsync(string path, byte[] body) =>
        Administrator.SendAsync(HttpMethod.Post, path, body, wanted: HttpStatusCode.Created);

    private static void SavePki(string pki, CertificateAuthority stores, CertificateAuthority cluster)
    {
        cluster.Save(pki, "cluster-ca");
        Save("apiserver", cluster, new("kube-apiserver", [], ["127.0.0.1", "localhost"]));
        Save("apiserver-kubelet-client", cluster, new("kube-apiserver-kubelet-client", [], []));
        Save("apiserver-store-client", stores, new("arktos-apiserver", ["arktos:apiservers"], []));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Path.Combine(pki, "service-account.key"), key.ExportPkcs8PrivateKeyPem() + "\n");

        void Save(string file, CertificateAuthority authority, CertificateRequestDetails details)
        {
            using var certificate = authority.Issue(details);
            CertificateAuthority.SavePem(certificate, pki, file);
        }
    }

    /// <summary>With a key that the TLS library of every platform takes.</summary>
    private static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
