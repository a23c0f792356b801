using System.Text.Json.Nodes;
using Arktos.ApiServer.Identity;
using Arktos.ApiServer.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Tests;

/// <summary>Tokens of an issuer outside of the installation, through the real server.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-oidc-").FullName;
    private FakeIssuer _issuer = null!;

    private string CaFile => Path.Combine(_folder, "ca.pem");

    private OidcOptions Flags =>
        new()
        {
            IssuerUrl = _issuer.Url,
            ClientId = "arktos",
            GroupsClaim = "groups",
            GroupsPrefix = "oidc:",
            CaFile = CaFile,
            Tenant = "system",
        };

    public async ValueTask InitializeAsync()
    {
        _issuer = await FakeIssuer.StartAsync();
        await File.WriteAllTextAsync(CaFile, _issuer.CaPem);
    }

    public async ValueTask DisposeAsync()
    {
        await _issuer.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_token_gives_the_user_with_prefixes_and_RBAC_knows_him()
    {
        await using var server = await TestServer.StartAsync(new IdentityOptions { Oidc = Flags });
        var token = _issuer.Token(_issuer.Claims("jane", "dev", "ops"));
        var jane = await server.WhoAsync(token);
        Assert.Equal(
            ($"{_issuer.Url}#jane", "system", "oidc:dev,oidc:ops,system:authenticated"),
            (jane!.Name, jane.Tenant, jane.Groups)
        );
        var client = server.Client(null, token);
        (await client.GetAsync("/api/v1/nodes")).Expect(403);
        (
            await server
                .Client()
                .PostAsync(
                    "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                    new
                    {
                        metadata = new { name = "dev" },
                        roleRef = new { kind = "ClusterRole", name = "cluster-admin" },
                        subjects = new[] { new { kind = "Group", name = "oidc:dev" } },
                    }
                )
        ).Expect(201);
        (await client.GetAsync("/api/v1/nodes")).Expect(200);
        // TokenReviews go the same way.
        var review = await server
            .Client()
            .PostAsync("/apis/authentication.k8s.io/v1/tokenreviews", new { spec = new { token } });
        Assert.Equal($"{_issuer.Url}#jane", review.Expect(201).Text("status", "user", "username"));
    }

    [Fact]
    public async Task Tokens_that_are_not_good_are_refused()
    {
        await using var other = await FakeIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(new IdentityOptions { Oidc = Flags });
        Assert.NotNull(await server.WhoAsync(_issuer.Token(_issuer.Claims("jane"))));
        JsonObject With(string claim, JsonNode? value)
        {
            var claims = _issuer.Claims("jane");
            claims[claim] = value;
            return claims;
        }
        JsonObject Distributed(JsonObject claims)
        {
            claims["_claim_names"] = new JsonObject { ["groups"] = "there" };
            claims["_claim_sources"] = new JsonObject { ["there"] = new JsonObject { ["endpoint"] = "https://x" } };
            return claims;
        }
        var hour = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
        var bad = new Dictionary<string, string>
        {
            ["of another issuer"] = other.Token(other.Claims("jane")),
            ["of another's key in this one's name"] = other.Token(_issuer.Claims("jane")),
            ["for another audience"] = _issuer.Token(With("aud", "others")),
            ["for no audience"] = _issuer.Token(With("aud", null)),
            ["expired"] = _issuer.Token(With("exp", DateTimeOffset.UtcNow.AddSeconds(-1).ToUnixTimeSeconds())),
            ["without an end"] = _issuer.Token(With("exp", null)),
            ["not valid yet"] = _issuer.Token(With("nbf", hour)),
            ["unsigned"] = _issuer.Token(_issuer.Claims("jane"), "none"),
            ["signed by a shared secret"] = _issuer.Token(_issuer.Claims("jane"), "HS256"),
            ["signed by the secret that the issuer publishes"] = _issuer.Token(
                _issuer.Claims("jane"),
                "HS256",
                "secret"
            ),
            ["of an algorithm that is not allowed"] = _issuer.Token(_issuer.Claims("jane"), "RS512"),
            ["of an unknown key"] = _issuer.Token(_issuer.Claims("jane"), keyId: "unknown"),
            ["without a name"] = _issuer.Token(With("sub", null)),
            ["with a number for a name"] = _issuer.Token(With("sub", 7)),
            ["of the cluster's groups"] = _issuer.Token(With("groups", 7)),
            ["whose groups are elsewhere"] = _issuer.Token(Distributed(With("groups", null))),
            ["cut"] = _issuer.Token(_issuer.Claims("jane"))[..^10],
            ["no token at all"] = "a.b.c",
        };
        foreach (var (what, token) in bad)
            Assert.True(await server.WhoAsync(token) is null, $"a token {what} was taken");
        // Where the token has the groups itself, nothing is to be asked for.
        var own = _issuer.Claims("jane", "dev");
        Assert.NotNull(await server.WhoAsync(_issuer.Token(Distributed(own))));
    }

    [Fact]
    public async Task Nobody_is_one_of_the_clusters_own_by_an_issuers_word()
    {
        var flags = Flags with { UsernamePrefix = "-", GroupsPrefix = "" };
        await using var server = await TestServer.StartAsync(new IdentityOptions { Oidc = flags });
        Assert.NotNull(await server.WhoAsync(_issuer.Token(_issuer.Claims("jane", "dev"))));
        foreach (var name in new[] { "system:admin", "system:node:n1", "system:serviceaccount:kube-system:default" })
            Assert.Null(await server.WhoAsync(_issuer.Token(_issuer.Claims(name))));
        foreach (var group in new[] { "system:masters", "system:nodes", "system:serviceaccounts" })
            Assert.Null(await server.WhoAsync(_issuer.Token(_issuer.Claims("jane", group))));
    }

    [Fact]
    public async Task A_claim_names_the_tenant_and_never_system()
    {
        var flags = Flags with { Tenant = "", TenantClaim = "org" };
        await using var server = await TestServer.StartAsync(new IdentityOptions { Oidc = flags });
        await server.MakeTenantAsync("acme");
        async Task<UserOfToken?> OfAsync(JsonNode? tenant)
        {
            var claims = _issuer.Claims("jane", "dev");
            claims["org"] = tenant;
            return await server.WhoAsync(_issuer.Token(claims));
        }
        Assert.Equal("acme", (await OfAsync("acme"))!.Tenant);
        foreach (var tenant in new[] { "system", "all", "", "a/b", "A", "-a" })
            Assert.True(await OfAsync(tenant) is null, $"tenant \"{tenant}\" was taken");
        Assert.Null(await OfAsync(null));
        var own = _issuer.Claims("jane", "dev");
        own["org"] = "acme";
        var client = server.Client(null, _issuer.Token(own));
        (await client.GetAsync("/api/v1/tenants/system/namespaces")).Expect(403);
        (await client.GetAsync("/api/v1/nodes")).Expect(403);
    }

    [Fact]
    public async Task A_token_of_before_the_tenant_is_none_of_its_users()
    {
        var flags = Flags with { Tenant = "", TenantClaim = "org" };
        await using var server = await TestServer.StartAsync(new IdentityOptions { Oidc = flags });
        string TokenOf(JsonNode? issuedAt)
        {
            var claims = _issuer.Claims("jane");
            (claims["org"], claims["iat"]) = ("acme", issuedAt);
            return _issuer.Token(claims);
        }
        var young = TokenOf(DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds());
        Assert.Null(await server.WhoAsync(young));
        var made = await server.MakeTenantAsync("acme");
        Assert.Equal("acme", (await server.WhoAsync(young))!.Tenant);
        Assert.NotNull(await server.WhoAsync(TokenOf(made.ToUnixTimeSeconds() + 1)));
        // In the very second it may be of the tenant before.
        Assert.Null(await server.WhoAsync(TokenOf(made.ToUnixTimeSeconds())));
        Assert.Null(await server.WhoAsync(TokenOf(made.ToUnixTimeSeconds() - 60)));
        foreach (var none in new JsonNode?[] { null, "soon", -1, 0, true, new JsonArray() })
            Assert.True(await server.WhoAsync(TokenOf(none)) is null, $"iat {none} was taken");
        // An issuer's odd word harms its own tokens only: no answer but 201 or 401.
        foreach (var far in new JsonNode[] { long.MaxValue, 1e300 })
            _ = await server.WhoAsync(TokenOf(far));
        // A verdict that is kept does not outlive the tenant.
        await server.RemoveTenantAsync("acme");
        Assert.Null(await server.WhoAsync(young));
        (await server.Client(null, young).GetAsync("/api/v1/namespaces")).Expect(401);
    }

    [Fact]
    public async Task Unknown_keys_make_the_issuer_be_asked_seldom_and_a_new_key_is_found()
    {
        await using var server = await TestServer.StartAsync(new IdentityOptions { Oidc = Flags });
        Assert.NotNull(await server.WhoAsync(_issuer.Token(_issuer.Claims("jane"))));
        var began = DateTimeOffset.UtcNow;
        for (var i = 0; i < 100; i++)
            Assert.Null(await server.WhoAsync(_issuer.Token(_issuer.Claims("jane"), keyId: $"unknown-{i}")));
        // One at the start, and one each ten seconds.
        var most = 2 + (int)((DateTimeOffset.UtcNow - began).TotalSeconds / 10);
        Assert.InRange(_issuer.Documents, 1, most);
        _issuer.Rotate();
        var token = _issuer.Token(_issuer.Claims("jane"));
        UserOfToken? found = null;
        for (var deadline = DateTimeOffset.UtcNow.AddSeconds(90); found is null && DateTimeOffset.UtcNow < deadline; )
        {
            found = await server.WhoAsync(token);
            if (found is null)
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        }
        Assert.NotNull(found);
    }

    [Fact]
    public async Task An_issuer_that_hangs_or_answers_nonsense_harms_its_own_tokens_only()
    {
        await using var nonsense = await FakeIssuer.StartAsync();
        nonsense.Instead = http => http.Response.WriteAsync("<html>");
        var never = new TaskCompletionSource();
        _issuer.Instead = _ => never.Task;
        var file = Path.Combine(_folder, "authentication.yaml");
        await File.WriteAllTextAsync(
            file,
            Configuration(Jwt(_issuer, "tenant: {name: system}"), Jwt(nonsense, "tenant: {name: system}", "nonsense#"))
        );
        try
        {
            await using var server = await TestServer.StartAsync(
                new IdentityOptions { AuthenticationConfigFile = file }
            );
            var waiting = Enumerable
                .Range(0, 100)
                .Select(i => server.WhoAsync(_issuer.Token(_issuer.Claims($"jane-{i}"))))
                .ToList();
            (await server.Client().GetAsync("/api/v1/namespaces")).Expect(200);
            Assert.Null(await server.WhoAsync(nonsense.Token(nonsense.Claims("jane"))));
            Assert.All(await Task.WhenAll(waiting), Assert.Null);
        }
        finally
        {
            never.SetResult();
        }
    }

    [Fact]
    public async Task A_document_of_another_issuer_is_none()
    {
        _issuer.SaidIssuer = "https://elsewhere.example.com";
        await using var server = await TestServer.StartAsync(new IdentityOptions { Oidc = Flags });
        Assert.Null(await server.WhoAsync(_issuer.Token(_issuer.Claims("jane"))));
    }

    [Fact]
    public async Task A_file_maps_claims_by_expressions_and_checks_claims_and_users()
    {
        var file = Path.Combine(_folder, "authentication.yaml");
        await File.WriteAllTextAsync(
            file,
            Configuration(
                $$"""
                - issuer:
                    url: {{_issuer.Url}}
                    audiences: [arktos, other]
                    audienceMatchPolicy: MatchAny
                    certificateAuthority: {{System.Text.Json.JsonSerializer.Serialize(_issuer.CaPem)}}
                  claimValidationRules:
                  - {claim: env, requiredValue: prod}
                  - {expression: "claims.exp - claims.iat <= 7200", message: too long}
                  claimMappings:
                    username: {expression: "claims.email.split('@')[0] + (claims.email_verified ? '' : '?')"}
                    groups: {expression: "claims.roles.split(',')"}
                    uid: {claim: sub}
                    extra: [{key: example.com/team, valueExpression: claims.team}]
                  userValidationRules:
                  - {expression: "!user.username.endsWith('?')", message: unverified}
                  tenant: {expression: "claims.org == 'head' ? 'system' : claims.org", allowSystem: true}
                """
            )
        );
        await using var server = await TestServer.StartAsync(new IdentityOptions { AuthenticationConfigFile = file });
        await server.MakeTenantAsync("acme");
        JsonObject Claims(string email, bool verified, string org, string env = "prod")
        {
            var claims = _issuer.Claims("u-1");
            claims["email"] = email;
            claims["email_verified"] = verified;
            claims["roles"] = "dev,ops";
            claims["team"] = "blue";
            claims["org"] = org;
            claims["env"] = env;
            return claims;
        }
        var jane = await server.WhoAsync(_issuer.Token(Claims("jane@x.org", true, "acme"), "ES256", "ec"));
        Assert.Equal(("jane", "acme", "dev,ops,system:authenticated"), (jane!.Name, jane.Tenant, jane.Groups));
        Assert.Equal("u-1", jane.Info["uid"]!.ToString());
        Assert.Equal("blue", jane.Info["extra"]!["example.com/team"]![0]!.ToString());
        Assert.Equal("system", (await server.WhoAsync(_issuer.Token(Claims("jo@x.org", true, "head"))))!.Tenant);
        Assert.Null(await server.WhoAsync(_issuer.Token(Claims("jane@x.org", false, "acme"))));
        Assert.Null(await server.WhoAsync(_issuer.Token(Claims("jane@x.org", true, "acme", "test"))));
        Assert.Null(await server.WhoAsync(_issuer.Token(_issuer.Claims("jane"))));
        var longer = Claims("jane@x.org", true, "acme");
        longer["exp"] = DateTimeOffset.UtcNow.AddHours(9).ToUnixTimeSeconds();
        Assert.Null(await server.WhoAsync(_issuer.Token(longer)));
    }

    [Fact]
    public async Task A_file_that_changes_holds_at_once_and_one_that_is_no_good_does_not()
    {
        var file = Path.Combine(_folder, "authentication.yaml");
        await File.WriteAllTextAsync(file, Configuration(Jwt(_issuer, "tenant: {name: acme}", "a#")));
        await using var server = await TestServer.StartAsync(new IdentityOptions { AuthenticationConfigFile = file });
        await server.MakeTenantAsync("acme");
        await server.MakeTenantAsync("beta");
        var token = _issuer.Token(_issuer.Claims("jane"));
        Assert.Equal("acme", (await server.WhoAsync(token))!.Tenant);
        async Task UntilAsync(string tenant)
        {
            for (var deadline = DateTimeOffset.UtcNow.AddSeconds(90); ; )
            {
                if ((await server.WhoAsync(token))?.Tenant == tenant)
                    return;
                Assert.True(DateTimeOffset.UtcNow < deadline, $"the file has not come to hold: {tenant}");
                await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
            }
        }
        await File.WriteAllTextAsync(file, "kind: nonsense");
        await File.WriteAllTextAsync(file, Configuration(Jwt(_issuer, "tenant: {name: beta}", "a#")));
        await UntilAsync("beta");
        await File.WriteAllTextAsync(file, "kind: nonsense");
        var text = "";
        for (var deadline = DateTimeOffset.UtcNow.AddSeconds(90); DateTimeOffset.UtcNow < deadline; )
        {
            text = await server.Client().Http.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
            if (text.Contains("automatic_reloads_total{status=\"failure\"}", StringComparison.Ordinal))
                break;
            await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        }
        Assert.Contains("automatic_reloads_total{status=\"failure\"}", text, StringComparison.Ordinal);
        Assert.Equal("beta", (await server.WhoAsync(token))!.Tenant);
    }

    [Fact]
    public async Task Nobody_comes_in_where_the_file_says_so()
    {
        var file = Path.Combine(_folder, "authentication.yaml");
        await File.WriteAllTextAsync(
            file,
            Configuration() + "anonymous: {enabled: true, conditions: [{path: /livez}, {path: /healthz}]}\n"
        );
        await using var server = await TestServer.StartAsync(new IdentityOptions { AuthenticationConfigFile = file });
        var nobody = server.Client(null);
        (await nobody.GetAsync("/livez")).Expect(200);
        (await nobody.GetAsync("/version")).Expect(401);
        (await nobody.GetAsync("/api/v1/nodes")).Expect(401);
        (await server.Client().GetAsync("/version")).Expect(200);
        await using var closed = await TestServer.StartAsync(new IdentityOptions { AnonymousAuth = false });
        (await closed.Client(null).GetAsync("/livez")).Expect(401);
    }

    public static TheoryData<string, string> BadFiles() =>
        new()
        {
            { "issuer: {url: 'http://x', audiences: [a]}", "URL scheme must be https" },
            { "issuer: {url: 'https://x?y', audiences: [a]}", "URL must not contain a query" },
            { "issuer: {url: 'https://x'}", "at least one" },
            { "issuer: {url: 'https://x', audiences: [a, b]}", "must be MatchAny" },
            { "issuer: {url: 'https://x', audiences: [a], certificateAuthority: x}", "no certificate in PEM" },
            { "issuer: {url: 'https://kubernetes.default.svc.cluster.local', audiences: [a]}", "disallowed issuers" },
            { "claimMappings: {username: {claim: sub}}", "prefix is required when claim is set" },
            { "claimMappings: {username: {claim: a, expression: b}}", "can't both be set" },
            { "claimMappings: {username: {expression: '1'}}", "must evaluate to string" },
            { "claimMappings: {username: {expression: 'claims.'}}", "compilation failed" },
            { "claimMappings: {username: {expression: claims.email}}", "claims.email_verified must be used" },
            {
                "claimMappings: {username: {claim: a, prefix: ''}, "
                    + "extra: [{key: kubernetes.io/x, valueExpression: 'a'}]}",
                "the key is reserved"
            },
            {
                "claimMappings: {username: {claim: a, prefix: ''}, "
                    + "extra: [{key: arktos.futurewei.com/tenant, valueExpression: \"'system'\"}]}",
                "the key is reserved"
            },
            { "userValidationRules: [{expression: user.nothing}]", "compilation failed" },
            { "tenant: {}", "which tenant the users are of" },
            { "tenant: {name: all}", "no name of a tenant" },
            { "tenant: {name: a, claim: b}", "which tenant the users are of" },
            { "surprise: true", "surprise" },
        };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_file_that_does_not_fit_is_refused_at_the_start(string part, string why)
    {
        string[] parts =
        [
            "issuer: {url: 'https://issuer.example.com', audiences: [a]}",
            "claimMappings: {username: {claim: sub, prefix: ''}}",
            "tenant: {name: acme}",
        ];
        var name = part.Split(':')[0];
        var all = parts.Where(p => p.Split(':')[0] != name).Append(part);
        var file = Path.Combine(_folder, "bad.yaml");
        await File.WriteAllTextAsync(file, Configuration("- " + string.Join("\n  ", all)));
        await RefusedAsync(new IdentityOptions { AuthenticationConfigFile = file }, why);
    }

    [Fact]
    public async Task Flags_that_do_not_fit_are_refused_at_the_start()
    {
        await RefusedAsync(new() { Oidc = Flags with { ClientId = "" } }, "must be specified together");
        await RefusedAsync(new() { Oidc = Flags with { IssuerUrl = "" } }, "must be specified together");
        await RefusedAsync(new() { Oidc = Flags with { IssuerUrl = "http://x" } }, "must be https");
        await RefusedAsync(new() { Oidc = Flags with { SigningAlgorithms = ["HS256"] } }, "unsupported signing");
        await RefusedAsync(new() { Oidc = Flags with { SigningAlgorithms = ["none"] } }, "unsupported signing");
        await RefusedAsync(new() { Oidc = Flags with { Tenant = "" } }, "--oidc-tenant system");
        await RefusedAsync(new() { Oidc = Flags with { TenantClaim = "org" } }, "--oidc-tenant");
        await RefusedAsync(new() { Oidc = Flags with { CaFile = "/nowhere" } }, "cannot be read");
        await RefusedAsync(new() { Oidc = Flags, AuthenticationConfigFile = "x" }, "mutually exclusive");
        await RefusedAsync(new() { AnonymousAuth = true, AuthenticationConfigFile = "x" }, "--anonymous-auth");
    }

    private static string Configuration(params string[] jwt) =>
        "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthenticationConfiguration\n"
        + (jwt.Length > 0 ? $"jwt:\n{string.Join("\n", jwt)}\n" : "");

    private static string Jwt(FakeIssuer issuer, string tenant, string prefix = "") =>
        $$"""
            - issuer:
                url: {{issuer.Url}}
                audiences: [arktos]
                certificateAuthority: {{System.Text.Json.JsonSerializer.Serialize(issuer.CaPem)}}
              claimMappings: {username: {claim: sub, prefix: '{{prefix}}'} }
              {{tenant}}
            """;

    private static async Task RefusedAsync(IdentityOptions identity, string why)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => TestServer.StartAsync(identity));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
