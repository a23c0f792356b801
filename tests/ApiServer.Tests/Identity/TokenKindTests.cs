using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Identity;
using Arktos.ApiServer.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Tests;

/// <summary>Tokens of files, of nodes that join, and those that a webhook knows, through the real server.</summary>
public sealed class TokenKindTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-tokens-").FullName;
    private readonly ConcurrentQueue<JsonNode> _reviews = new();
    private FakeSite _site = null!;
    private Func<string, HttpContext, JsonNode?> _answer = (_, _) => null;

    public async ValueTask InitializeAsync() => _site = await FakeSite.StartAsync(ServeAsync);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_file_gives_users_groups_and_tenants()
    {
        var file = Path.Combine(_folder, "tokens.csv");
        await File.WriteAllTextAsync(
            file,
            "t-1,jane,u1\nt-2,joe,u2,\"dev, ops\"\nt-3,ann,u3,\"dev\",,acme\nt-4,root,u4,system:masters\n\n"
        );
        await using var server = await TestServer.StartAsync(new IdentityOptions { TokenAuthFile = file });
        await server.MakeTenantAsync("acme");
        Assert.Equal(("jane", "system", "system:authenticated"), Of(await server.WhoAsync("t-1")));
        Assert.Equal(("joe", "system", "dev,ops,system:authenticated"), Of(await server.WhoAsync("t-2")));
        Assert.Equal(("ann", "acme", "dev,system:authenticated"), Of(await server.WhoAsync("t-3")));
        (await server.Client(null, "t-4").GetAsync("/api/v1/nodes")).Expect(200);
        (await server.Client(null, "t-3").GetAsync("/api/v1/tenants/system/namespaces")).Expect(403);
        foreach (var token in new[] { "t-5", "t-1,jane", "T-1", "" })
            Assert.Null(await server.WhoAsync(token.Length > 0 ? token : "-"));
        // For others than API servers such a token is nothing.
        var review = await server
            .Client()
            .PostAsync(
                "/apis/authentication.k8s.io/v1/tokenreviews",
                new { spec = new { token = "t-1", audiences = new[] { "vault" } } }
            );
        Assert.Null(review.Expect(201).Node("status", "authenticated"));
    }

    [Theory]
    [InlineData("t-1,jane", "line 1: it must have at least 3 columns")]
    [InlineData("t-1,jane,u1\nt-1,joe,u2", "line 2: the token stands in the file twice")]
    [InlineData(",jane,u1", "line 1: the token is empty")]
    [InlineData("t-1,,u1", "the user has no name")]
    [InlineData("t-1,jane,u1,\"dev", "a quote is not closed")]
    [InlineData("t-1,jane,u1,dev,acme", "expected to specify a tenant")]
    [InlineData("t-1,jane,u1,dev,,acme,", "the uid of tenant acme is empty")]
    [InlineData("t-1,jane,u1,dev,,system,u-1", "there is none to name")]
    [InlineData("t-1,jane,u1,dev,,acme,u-1,", "expected to specify a tenant")]
    [InlineData("t-1,jane,u1,dev,,ALL", "is not the name of a tenant")]
    [InlineData("t-1,system:admin,u1,dev,,acme", "is of the cluster itself")]
    [InlineData("t-1,jane,u1,system:nodes,,acme", "is of the cluster itself")]
    public async Task A_file_that_is_no_good_is_refused_at_the_start(string text, string why)
    {
        var file = Path.Combine(_folder, "tokens.csv");
        await File.WriteAllTextAsync(file, text);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() =>
            TestServer.StartAsync(new IdentityOptions { TokenAuthFile = file })
        );
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bootstrap_token_counts_while_its_secret_says_so()
    {
        await using var server = await TestServer.StartAsync(new IdentityOptions { EnablesBootstrapTokens = true });
        var admin = server.Client();
        const string Secrets = "/api/v1/namespaces/kube-system/secrets";
        (await admin.PostAsync(Secrets, Bootstrap("abcdef"))).Expect(201);
        const string Token = "abcdef.0123456789abcdef";
        Assert.Equal(
            ("system:bootstrap:abcdef", "system", "system:bootstrappers,system:authenticated"),
            Of(await server.WhoAsync(Token))
        );
        Assert.Null(await server.WhoAsync("abcdef.0123456789abcdee"));
        Assert.Null(await server.WhoAsync("abcdeg.0123456789abcdef"));
        (await admin.DeleteAsync($"{Secrets}/bootstrap-token-abcdef")).Expect(200);
        Assert.Null(await server.WhoAsync(Token));
        var past = DateTimeOffset.UtcNow.AddMinutes(-1).ToString("O", CultureInfo.InvariantCulture);
        var later = DateTimeOffset.UtcNow.AddHours(1).ToString("O", CultureInfo.InvariantCulture);
        foreach (
            var (id, key, value, groups) in new[]
            {
                ("aaaaa1", "expiration", past, null),
                ("aaaaa2", "expiration", "soon", null),
                ("aaaaa3", "usage-bootstrap-authentication", "false", null),
                ("aaaaa4", "token-id", "aaaaa5", null),
                ("aaaaa6", "auth-extra-groups", "system:masters", null),
                ("aaaaa7", "expiration", later, "system:bootstrappers,system:authenticated"),
                (
                    "aaaaa8",
                    "auth-extra-groups",
                    "system:bootstrappers:kubeadm:default",
                    "system:bootstrappers,system:bootstrappers:kubeadm:default,system:authenticated"
                ),
            }
        )
        {
            (await admin.PostAsync(Secrets, Bootstrap(id, key, value))).Expect(201);
            Assert.Equal(groups, (await server.WhoAsync($"{id}.0123456789abcdef"))?.Groups);
        }
        // One of another type, and one elsewhere, are none.
        var other = Bootstrap("bbbbbb");
        other["type"] = "Opaque";
        (await admin.PostAsync(Secrets, other)).Expect(201);
        (await admin.PostAsync("/api/v1/namespaces/default/secrets", Bootstrap("cccccc"))).Expect(201);
        Assert.Null(await server.WhoAsync("bbbbbb.0123456789abcdef"));
        Assert.Null(await server.WhoAsync("cccccc.0123456789abcdef"));
    }

    [Fact]
    public async Task Bootstrap_tokens_are_nothing_unless_they_are_switched_on()
    {
        await using var server = await TestServer.StartAsync();
        (await server.Client().PostAsync("/api/v1/namespaces/kube-system/secrets", Bootstrap("abcdef"))).Expect(201);
        Assert.Null(await server.WhoAsync("abcdef.0123456789abcdef"));
    }

    [Fact]
    public async Task Tokens_of_the_issuer_of_before_count_and_those_of_an_unknown_one_do_not()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256
        );
        var pem = key.ExportECPrivateKeyPem();
        var keyspace = new InMemoryKeyspace();
        async Task<(TestServer Server, string Token)> StartAsync(params string[] issuers)
        {
            var server = await TestServer.StartAsync(a => TestServer.Options(a, null, issuers, pem), keyspace);
            var made = await server
                .Client()
                .PostAsync("/api/v1/namespaces/default/serviceaccounts", Objects.ServiceAccount("robot"));
            Assert.Contains(made.Code, new[] { 201, 409 });
            var issued = await server
                .Client()
                .PostAsync("/api/v1/namespaces/default/serviceaccounts/robot/token", new { });
            return (server, issued.Expect(201).Text("status", "token"));
        }
        var (first, old) = await StartAsync("https://old.example.com");
        await using var _ = first;
        var (second, token) = await StartAsync("https://new.example.com", "https://old.example.com");
        await using var __ = second;
        Assert.NotNull(await second.WhoAsync(old));
        Assert.NotNull(await second.WhoAsync(token));
        Assert.Null(await first.WhoAsync(token));
        var document = await second.Client().GetAsync("/.well-known/openid-configuration");
        Assert.Equal("https://new.example.com", document.Expect(200).Text("issuer"));
        Assert.Equal("https://new.example.com/keys", document.Text("jwks_uri"));
        (await second.Client(null, token).GetAsync("/openid/v1/jwks")).Expect(200);
        var review = await second
            .Client()
            .PostAsync("/apis/authentication.k8s.io/v1/tokenreviews", new { spec = new { token } });
        Assert.Equal("api", review.Expect(201).Text("status", "audiences", "0"));
    }

    [Fact]
    public async Task Kubectl_is_told_who_it_is_with_each_kind_of_token()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        var (tokens, authority) = (Path.Combine(_folder, "tokens.csv"), Path.Combine(_folder, "issuer.pem"));
        await File.WriteAllTextAsync(tokens, "t-1,joe,u1,dev,,acme\n");
        await File.WriteAllTextAsync(authority, issuer.CaPem);
        _answer = (token, _) => token == "hook" ? Review(new JsonObject { ["username"] = "hanna" }) : Review(null);
        await using var server = await TestServer.StartAsync(
            Hook("system") with
            {
                TokenAuthFile = tokens,
                EnablesBootstrapTokens = true,
                Oidc = new()
                {
                    IssuerUrl = issuer.Url,
                    ClientId = "arktos",
                    CaFile = authority,
                    UsernamePrefix = "oidc:",
                    Tenant = "acme",
                },
            }
        );
        var admin = server.Client();
        await server.MakeTenantAsync("acme");
        (await admin.PostAsync("/api/v1/namespaces/kube-system/secrets", Bootstrap("abcdef"))).Expect(201);
        (await admin.PostAsync("/api/v1/namespaces/default/serviceaccounts", Objects.ServiceAccount("robot"))).Expect(
            201
        );
        var account = await admin.PostAsync("/api/v1/namespaces/default/serviceaccounts/robot/token", new { });
        await File.WriteAllTextAsync(Path.Combine(_folder, "ca.crt"), server.Authority.CertificatePem);
        await File.WriteAllTextAsync(Path.Combine(_folder, "config"), "apiVersion: v1\nkind: Config\n");
        foreach (
            var (token, name) in new[]
            {
                ("t-1", "joe"),
                ("abcdef.0123456789abcdef", "system:bootstrap:abcdef"),
                (issuer.Token(issuer.Claims("jane")), "oidc:jane"),
                ("hook", "hanna"),
                (account.Expect(201).Text("status", "token"), "system:serviceaccount:default:robot"),
            }
        )
        {
            var said = await Kubectl.RunAsync(
                _folder,
                $"--server={server.Address} --certificate-authority={_folder}/ca.crt --token={token} auth whoami "
                    + "-o jsonpath={.status.userInfo.username}"
            );
            Assert.Equal(name, said);
        }
        await Kubectl.RunAsync(
            _folder,
            $"--server={server.Address} --certificate-authority={_folder}/ca.crt --token=no auth whoami",
            exitCode: 1
        );
    }

    [Fact]
    public async Task A_webhook_is_asked_once_and_its_answers_are_kept()
    {
        _answer = (token, _) =>
            token == "good"
                ? Review(new JsonObject { ["username"] = "jane", ["groups"] = new JsonArray("dev") })
                : Review(null);
        await using var server = await TestServer.StartAsync(Hook("system"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(("jane", "system", "dev,system:authenticated"), Of(await server.WhoAsync("good")));
            Assert.Null(await server.WhoAsync("bad"));
        }
        Assert.Equal(2, _reviews.Count);
        Assert.All(_reviews, r => Assert.Equal("authentication.k8s.io/v1", r["apiVersion"]!.ToString()));
        var metrics = await server.Client().Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Contains(
            "authentication_token_cache_request_total{status=\"hit\"} 4",
            metrics,
            StringComparison.Ordinal
        );
        Assert.Contains("authentication_attempts{result=\"failure\"} 3", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_names_tenants_but_never_system()
    {
        _answer = (token, _) =>
        {
            var user = new JsonObject { ["username"] = "jane" };
            if (token != "-")
                user["extra"] = new JsonObject { ["arktos.futurewei.com/tenant"] = new JsonArray(token) };
            return Review(user);
        };
        await using (var server = await TestServer.StartAsync(Hook("")))
        {
            await server.MakeTenantAsync("acme");
            Assert.Equal("acme", (await server.WhoAsync("acme"))!.Tenant);
            foreach (var token in new[] { "system", "all", "-", "A" })
                Assert.Null(await server.WhoAsync(token));
        }
        await using var fixedTo = await TestServer.StartAsync(Hook("acme"));
        await fixedTo.MakeTenantAsync("acme");
        Assert.Equal("acme", (await fixedTo.WhoAsync("-"))!.Tenant);
        Assert.Equal("acme", (await fixedTo.WhoAsync("acme"))!.Tenant);
        Assert.Null(await fixedTo.WhoAsync("beta"));
        Assert.Null(await fixedTo.WhoAsync("system"));
    }

    [Fact]
    public async Task A_token_of_a_file_is_for_the_tenant_of_its_uid()
    {
        var file = Path.Combine(_folder, "tokens.csv");
        var keyspace = new InMemoryKeyspace();
        string uid;
        await using (var first = await TestServer.StartAsync(a => TestServer.Options(a), keyspace))
        {
            await first.MakeTenantAsync("acme");
            uid = (await first.Client().GetAsync("/api/v1/tenants/acme")).Text("metadata", "uid");
        }
        await File.WriteAllTextAsync(
            file,
            $"t-1,ann,u1,,,acme,{uid}\nt-2,ann,u1,,,acme,{Guid.NewGuid()}\nt-3,ann,u1,,,acme\nt-4,ann,u1,,,none\n"
        );
        await using var server = await TestServer.StartAsync(
            a => TestServer.Options(a, new IdentityOptions { TokenAuthFile = file }),
            keyspace
        );
        Assert.Equal("acme", (await server.WhoAsync("t-1"))!.Tenant);
        Assert.Equal("acme", (await server.WhoAsync("t-3"))!.Tenant);
        Assert.Null(await server.WhoAsync("t-2"));
        Assert.Null(await server.WhoAsync("t-4"));
        await server.RemoveTenantAsync("acme");
        foreach (var token in new[] { "t-1", "t-3" })
            (await server.Client(null, token).GetAsync("/api/v1/namespaces")).Expect(401);
        await server.MakeTenantAsync("acme");
        Assert.Null(await server.WhoAsync("t-1"));
        Assert.Equal("acme", (await server.WhoAsync("t-3"))!.Tenant);
    }

    [Fact]
    public async Task What_a_webhook_says_is_for_the_tenant_that_is_there()
    {
        var uids = new JsonArray();
        _answer = (_, _) =>
            Review(
                new JsonObject
                {
                    ["username"] = "jane",
                    ["extra"] = new JsonObject { ["arktos.futurewei.com/tenant-uid"] = uids.DeepClone() },
                }
            );
        await using var server = await TestServer.StartAsync(Hook("acme"));
        Assert.Null(await server.WhoAsync("early"));
        await server.MakeTenantAsync("acme");
        var uid = (await server.Client().GetAsync("/api/v1/tenants/acme")).Text("metadata", "uid");
        Assert.Equal("acme", (await server.WhoAsync("early"))!.Tenant);
        uids = [uid];
        Assert.Equal("acme", (await server.WhoAsync("named"))!.Tenant);
        foreach (var bad in new JsonArray[] { ["other"], [""], [uid, uid] })
        {
            uids = bad;
            Assert.Null(await server.WhoAsync($"bad {bad.Count} {bad[0]}"));
        }
        // Verdicts that are kept do not outlive the tenant.
        await server.RemoveTenantAsync("acme");
        foreach (var token in new[] { "early", "named" })
            (await server.Client(null, token).GetAsync("/api/v1/namespaces")).Expect(401);
        await server.MakeTenantAsync("acme");
        Assert.Null(await server.WhoAsync("early"));
        Assert.Null(await server.WhoAsync("named"));
        uids = [];
        Assert.Equal("acme", (await server.WhoAsync("asked anew"))!.Tenant);
    }

    [Fact]
    public async Task A_webhook_makes_nobody_one_of_the_clusters_own_unless_it_may()
    {
        _answer = (token, _) => Review(new JsonObject { ["username"] = "jane", ["groups"] = new JsonArray(token) });
        await using (var server = await TestServer.StartAsync(Hook("system")))
        {
            Assert.NotNull(await server.WhoAsync("dev"));
            Assert.Null(await server.WhoAsync("system:masters"));
        }
        var trusted = Hook("system");
        await using var other = await TestServer.StartAsync(
            trusted with
            {
                TokenWebhook = trusted.TokenWebhook with { AllowsSystemNames = true },
            }
        );
        (await other.Client(null, "system:masters").GetAsync("/api/v1/nodes")).Expect(200);
        var tenant = Hook("acme");
        await using var acme = await TestServer.StartAsync(
            tenant with
            {
                TokenWebhook = tenant.TokenWebhook with { AllowsSystemNames = true },
            }
        );
        await acme.MakeTenantAsync("acme");
        Assert.Null(await acme.WhoAsync("system:nodes"));
        (await acme.Client(null, "system:masters").GetAsync("/api/v1/nodes")).Expect(403);
    }

    [Fact]
    public async Task A_webhook_that_fails_costs_a_401_and_is_asked_again()
    {
        var answers = new Queue<Func<HttpContext, JsonNode?>>([
            http =>
            {
                http.Response.StatusCode = 500;
                return null;
            },
            _ => JsonValue.Create("nonsense"),
            _ => new JsonObject { ["kind"] = "TokenReview", ["apiVersion"] = "v7" },
            _ => Review(new JsonObject { ["username"] = "jane" }),
        ]);
        _answer = (_, http) => answers.Dequeue()(http);
        await using var server = await TestServer.StartAsync(Hook("system"));
        for (var i = 0; i < 3; i++)
            Assert.Null(await server.WhoAsync("token"));
        Assert.NotNull(await server.WhoAsync("token"));
    }

    [Theory]
    [InlineData("clusters: []", "is not in clusters")]
    [InlineData("current-context: other", "current-context \"other\" is not in contexts")]
    [InlineData("clusters: [{name: c, cluster: {server: 'http://x'}}]", "must be a URL of https")]
    [InlineData("clusters: [{name: c, cluster: {server: 'https://x'}}]", "certificate-authority or its data is needed")]
    [InlineData(
        "clusters: [{name: c, cluster: {server: 'https://x', insecure-skip-tls-verify: true}}]",
        "insecure-skip-tls-verify"
    )]
    public async Task A_kubeconfig_that_is_no_good_is_refused_at_the_start(string part, string why)
    {
        string[] parts =
        [
            "current-context: c",
            "contexts: [{name: c, context: {cluster: c}}]",
            "clusters: [{name: c, cluster: {server: 'https://x', certificate-authority: ca.pem}}]",
        ];
        var all = parts.Where(p => p.Split(':')[0] != part.Split(':')[0]).Append(part);
        var file = Path.Combine(_folder, "hook.yaml");
        await File.WriteAllTextAsync(file, string.Join("\n", all));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() =>
            TestServer.StartAsync(new IdentityOptions { TokenWebhook = new() { ConfigFile = file } })
        );
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    private static (string, string, string) Of(UserOfToken? user) =>
        user is null ? ("", "", "") : (user.Name, user.Tenant, user.Groups);

    private static JsonObject Review(JsonObject? user) =>
        new()
        {
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["kind"] = "TokenReview",
            ["status"] = new JsonObject { ["authenticated"] = user is not null, ["user"] = user },
        };

    private static JsonObject Bootstrap(string id, string? key = null, string? value = null)
    {
        var data = new JsonObject
        {
            ["token-id"] = id,
            ["token-secret"] = "0123456789abcdef",
            ["usage-bootstrap-authentication"] = "true",
        };
        if (key is not null)
            data[key] = value;
        return new()
        {
            ["metadata"] = new JsonObject { ["name"] = $"bootstrap-token-{id}" },
            ["type"] = "bootstrap.kubernetes.io/token",
            ["stringData"] = data,
        };
    }

    private IdentityOptions Hook(string tenant) =>
        new()
        {
            TokenWebhook = new() { ConfigFile = _site.WriteKubeconfig(_folder, "/tokens", "secret"), Tenant = tenant },
        };

    private async Task ServeAsync(HttpContext http)
    {
        Assert.Equal("Bearer secret", http.Request.Headers.Authorization);
        var review = (await JsonNode.ParseAsync(http.Request.Body))!;
        _reviews.Enqueue(review);
        var answer = _answer(review["spec"]!["token"]!.ToString(), http);
        await http.Response.WriteAsync(answer?.ToJsonString() ?? "", Encoding.UTF8);
    }
}
