using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;
using Arktos.Controllers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Bursts;

/// <summary>Certificates from a key and a request to the login, by the real controllers and a real API
/// server.</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private const string Path = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
    private const string Client = "kubernetes.io/kube-apiserver-client",
        KubeletClient = "kubernetes.io/kube-apiserver-client-kubelet",
        KubeletServing = "kubernetes.io/kubelet-serving";

    private BurstCluster _cluster = null!;

    private TestServer Server => _cluster.Server;

    public async ValueTask InitializeAsync()
    {
        _cluster = await BurstCluster.StartAsync();
        _cluster.Run(stop =>
            new ControllersHost(
                new ControllersOptions
                {
                    Connection = _cluster.Options("controllers"),
                    Identity = "certificates",
                    RootCaPem = "pem",
                    ClusterSigningAuthority = Server.Authority.Certificate,
                    ClusterSigningDuration = TimeSpan.FromHours(12),
                },
                NullLoggerFactory.Instance
            ).RunAsync(stop)
        );
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_approved_request_of_a_user_becomes_his_login(bool isRsa)
    {
        var admin = Server.Client();
        using var key = isRsa ? (AsymmetricAlgorithm)RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RequestAsync(admin, "jane", Client, Pem("CN=jane,O=dev,O=ops", key), seconds: 3600);
        Assert.Null((await admin.GetAsync($"{Path}/jane")).Node("status", "certificate"));
        await ApproveAsync(admin, "jane");
        using var certificate = await IssuedAsync(admin, "jane", key);
        Assert.InRange(
            certificate.NotAfter.ToUniversalTime(),
            DateTime.UtcNow.AddMinutes(50),
            DateTime.UtcNow.AddMinutes(61)
        );
        Assert.Equal(("jane", "system", "dev,ops,system:authenticated"), await WhoAsync(certificate));
    }

    [Fact]
    public async Task What_is_not_for_a_signer_fails_and_says_why()
    {
        var admin = Server.Client();
        var cases = new (string Name, string Signer, string Subject, string[] Usages, string[] Hosts, string Why)[]
        {
            ("a", Client, "CN=jane", ["server auth"], [], "invalid usage for client certificate: server auth"),
            ("b", Client, "CN=jane", ["digital signature"], [], "missing required usage for client certificate"),
            ("c", Client, "O=tenant:acme,CN=jane", ["client auth"], [], "may not name a tenant"),
            ("d", Client, "O=tenant:system,OU=system:masters,CN=r", ["client auth"], [], "may not name a tenant"),
            ("e", Client, "O=dev", ["client auth"], [], "no common name"),
            ("f", KubeletClient, "CN=system:node:n", Node, [], "subject organization is not system:nodes"),
            ("g", KubeletClient, "O=system:nodes,CN=n", Node, [], "does not begin with system:node:"),
            ("h", KubeletClient, "O=system:nodes,CN=system:node:n", ["client auth"], [], "usages did not match"),
            ("i", KubeletClient, "O=system:nodes,CN=system:node:n", Node, ["n"], "DNS subjectAltNames are not"),
            ("j", KubeletServing, "O=system:nodes,CN=system:node:n", Serving, [], "DNS or IP subjectAltName is"),
            ("k", KubeletServing, "O=system:nodes,O=dev,CN=system:node:n", Serving, ["n"], "is not system:nodes"),
        };
        foreach (var (name, signer, subject, usages, hosts, why) in cases)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await RequestAsync(admin, name, signer, Pem(subject, key, hosts), usages);
            await ApproveAsync(admin, name);
            Assert.Contains(why, await FailureAsync(admin, name), StringComparison.Ordinal);
        }
        using var good = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RequestAsync(admin, "z", KubeletServing, Pem("O=system:nodes,CN=system:node:n", good, ["n"]), Serving);
        await ApproveAsync(admin, "z");
        using var serving = await IssuedAsync(admin, "z", good);
        Assert.True(serving.MatchesHostname("n"));
        // A server's certificate is nobody's at the door of clients.
        (await ClientOf(serving).GetAsync("/version")).Expect(401);
    }

    [Fact]
    public async Task A_tenants_request_gives_users_of_that_tenant_and_nothing_else()
    {
        (await Server.Client().PostAsync("/api/v1/tenants", new { metadata = new { name = "acme" } })).Expect(201);
        var boss = Server.Client("O=tenant:acme,OU=system:masters,CN=boss");
        foreach (
            var (name, subject, groups) in new[]
            {
                ("plain", "CN=ann,O=dev", "dev,system:authenticated"),
                ("named", "O=tenant:acme,OU=ops,OU=dev,CN=ann", "ops,dev,system:authenticated"),
            }
        )
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await RequestAsync(boss, name, Client, Pem(subject, key));
            await ApproveAsync(boss, name);
            using var certificate = await IssuedAsync(boss, name, key);
            Assert.Equal(("ann", "acme", groups), await WhoAsync(certificate));
            (await ClientOf(certificate).GetAsync("/api/v1/tenants/system/namespaces")).Expect(403);
        }
        foreach (
            var (name, signer, subject, usages) in new[]
            {
                ("other", Client, "O=tenant:beta,CN=ann", ClientAuth),
                ("system", Client, "O=tenant:system,CN=ann", ClientAuth),
                ("cased", Client, "O=Tenant:acme,CN=ann", ClientAuth),
                ("both", Client, "O=tenant:acme,O=tenant:system,CN=ann", ClientAuth),
                ("masters", Client, "O=tenant:acme,OU=system:masters,CN=ann", ClientAuth),
                ("nodes", Client, "O=system:nodes,CN=system:node:n", ClientAuth),
                ("account", Client, "CN=system:serviceaccount:kube-system:default", ClientAuth),
                ("kubelet", KubeletClient, "O=system:nodes,CN=system:node:n", Node),
                ("serving", KubeletServing, "O=system:nodes,CN=system:node:n", Serving),
            }
        )
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            await RequestAsync(boss, name, signer, Pem(subject, key, signer == KubeletServing ? ["n"] : []), usages);
            await ApproveAsync(boss, name);
            Assert.NotEmpty(await FailureAsync(boss, name));
            Assert.Null((await boss.GetAsync($"{Path}/{name}")).Node("status", "certificate"));
        }
    }

    [Fact]
    public async Task A_node_that_joins_gets_its_certificate_by_itself_and_renews_only_its_own()
    {
        var admin = Server.Client();
        const string Prefix = "system:certificates.k8s.io:certificatesigningrequests:";
        await BindAsync(admin, "join", "system:node-bootstrapper", "system:bootstrappers");
        await BindAsync(admin, "approve", Prefix + "nodeclient", "system:bootstrappers");
        await BindAsync(admin, "renew", Prefix + "selfnodeclient", "system:nodes");
        var joining = Server.Client("O=system:bootstrappers,CN=system:bootstrap:abcdef");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RequestAsync(joining, "n1", KubeletClient, Pem("O=system:nodes,CN=system:node:n1", key), Node);
        using var certificate = await IssuedAsync(joining, "n1", key);
        Assert.Equal(("system:node:n1", "system", "system:nodes,system:authenticated"), await WhoAsync(certificate));
        var node = ClientOf(certificate);
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RequestAsync(node, "n1-next", KubeletClient, Pem("O=system:nodes,CN=system:node:n1", next), Node);
        using var renewed = await IssuedAsync(node, "n1-next", next);
        var refused = await PostAsync(node, "n2", KubeletClient, Pem("O=system:nodes,CN=system:node:n2", next), Node);
        Assert.Contains("can only create a node CSR with CN=system:node:n1", refused.Expect(403).Message());
        // Whom no role lets join waits for somebody to decide.
        var stranger = Server.Client("CN=stranger");
        await BindAsync(admin, "ask", "system:node-bootstrapper", "system:authenticated");
        await RequestAsync(stranger, "n3", KubeletClient, Pem("O=system:nodes,CN=system:node:n3", next), Node);
        await RequestAsync(joining, "n4", KubeletClient, Pem("O=system:nodes,CN=system:node:n4", next), Node);
        using var later = await IssuedAsync(joining, "n4", next);
        Assert.Null((await admin.GetAsync($"{Path}/n3")).Node("status", "conditions"));
    }

    [Fact]
    public async Task Bootstrap_tokens_that_have_expired_are_deleted()
    {
        var admin = Server.Client();
        const string Secrets = "/api/v1/namespaces/kube-system/secrets";
        foreach (var (id, hours, type) in new[] { ("late00", -1, "t"), ("good00", 1, "t"), ("other0", -1, "Opaque") })
            (
                await admin.PostAsync(
                    Secrets,
                    new JsonObject
                    {
                        ["metadata"] = new JsonObject { ["name"] = $"bootstrap-token-{id}" },
                        ["type"] = type == "t" ? "bootstrap.kubernetes.io/token" : type,
                        ["stringData"] = new JsonObject
                        {
                            ["token-id"] = id,
                            ["token-secret"] = "0123456789abcdef",
                            ["expiration"] = DateTimeOffset.UtcNow.AddHours(hours).ToString("O"),
                        },
                    }
                )
            ).Expect(201);
        var code = 0;
        await UntilAsync(
            async () => (code = (await admin.GetAsync($"{Secrets}/bootstrap-token-late00")).Code) == 404,
            () => $"{code}"
        );
        (await admin.GetAsync($"{Secrets}/bootstrap-token-good00")).Expect(200);
        (await admin.GetAsync($"{Secrets}/bootstrap-token-other0")).Expect(200);
    }

    private static readonly string[] ClientAuth = ["client auth"],
        Node = ["digital signature", "key encipherment", "client auth"],
        Serving = ["digital signature", "server auth"];

    private static string Pem(string subject, AsymmetricAlgorithm key, params string[] hosts)
    {
        var name = new X500DistinguishedNameBuilder();
        // The builder writes what is added last first.
        foreach (var part in subject.Split(',').Reverse())
        {
            var (type, value) = (part.Split('=')[0], part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            if (type == "CN")
                name.AddCommonName(value);
            else if (type == "O")
                name.AddOrganizationName(value);
            else
                name.AddOrganizationalUnitName(value);
        }
        var request = key switch
        {
            RSA rsa => new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => new CertificateRequest(name.Build(), (ECDsa)key, HashAlgorithmName.SHA256),
        };
        if (hosts.Length > 0)
        {
            var names = new SubjectAlternativeNameBuilder();
            foreach (var host in hosts)
                names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }
        return request.CreateSigningRequestPem();
    }

    private static Task<Answer> PostAsync(
        TestClient client,
        string name,
        string signer,
        string pem,
        string[]? usages = null,
        int? seconds = null
    ) =>
        client.PostAsync(
            Path,
            new
            {
                metadata = new { name },
                spec = new
                {
                    request = Convert.ToBase64String(Encoding.ASCII.GetBytes(pem)),
                    signerName = signer,
                    usages = usages ?? ClientAuth,
                    expirationSeconds = seconds,
                },
            }
        );

    private static async Task RequestAsync(
        TestClient client,
        string name,
        string signer,
        string pem,
        string[]? usages = null,
        int? seconds = null
    ) => (await PostAsync(client, name, signer, pem, usages, seconds)).Expect(201);

    private static async Task ApproveAsync(TestClient client, string name) =>
        (
            await client.PatchAsync(
                $"{Path}/{name}/approval",
                """{"status":{"conditions":[{"type":"Approved","status":"True","reason":"Test","message":"m"}]}}"""
            )
        ).Expect(200);

    private static async Task BindAsync(TestClient admin, string name, string role, string group) =>
        (
            await admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                new
                {
                    metadata = new { name },
                    roleRef = new { kind = "ClusterRole", name = role },
                    subjects = new[] { new { kind = "Group", name = group } },
                }
            )
        ).Expect(201);

    private static async Task<X509Certificate2> IssuedAsync(TestClient client, string name, AsymmetricAlgorithm key)
    {
        var answer = await client.GetAsync($"{Path}/{name}");
        await UntilAsync(
            async () => (answer = await client.GetAsync($"{Path}/{name}")).Text("status", "certificate").Length > 0,
            () => answer.Body.ToJsonString()
        );
        var pem = Encoding.ASCII.GetString(Convert.FromBase64String(answer.Text("status", "certificate")));
        using var certificate = X509Certificate2.CreateFromPem(pem);
        using var withKey = key is RSA rsa
            ? certificate.CopyWithPrivateKey(rsa)
            : certificate.CopyWithPrivateKey((ECDsa)key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    private static async Task<string> FailureAsync(TestClient client, string name)
    {
        JsonNode? failed = null;
        await UntilAsync(
            async () =>
                (
                    failed = (await client.GetAsync($"{Path}/{name}"))
                        .Node("status", "conditions")
                        ?.AsArray()
                        .FirstOrDefault(c => c!["type"]!.ToString() == "Failed")
                )
                    is not null,
            () => $"{name} has not failed"
        );
        Assert.Equal("SignerValidationFailure", failed!["reason"]!.ToString());
        return failed["message"]!.ToString();
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, Func<string> state)
    {
        var deadline = DateTime.UtcNow + BurstCluster.Deadline;
        while (!await condition())
        {
            if (DateTime.UtcNow > deadline)
                throw new TimeoutException(state());
            await Task.Delay(50);
        }
    }

    private TestClient ClientOf(X509Certificate2 certificate) => Server.ClientOf(certificate);

    private async Task<(string, string, string)> WhoAsync(X509Certificate2 certificate)
    {
        var answer = await ClientOf(certificate)
            .PostAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", new { });
        var info = answer.Expect(201).Node("status", "userInfo")!;
        return (
            info["username"]!.ToString(),
            info["extra"]!["arktos.futurewei.com/tenant"]![0]!.ToString(),
            string.Join(",", info["groups"]!.AsArray().Select(g => g!.ToString()))
        );
    }
}
