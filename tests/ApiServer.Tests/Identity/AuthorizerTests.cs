using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Identity;
using Arktos.ApiServer.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Tests;

/// <summary>Who decides, and in which order, through the real server.</summary>
public sealed class AuthorizerTests : IAsyncLifetime
{
    private const string Ann = "CN=ann,O=dev",
        Bob = "O=tenant:acme,OU=dev,CN=bob";

    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-authz-").FullName;
    private readonly ConcurrentQueue<JsonNode> _reviews = new();
    private FakeSite _site = null!;
    private Func<JsonNode, HttpContext, string?> _status = (_, _) => """{"allowed":false}""";

    public async ValueTask InitializeAsync() => _site = await FakeSite.StartAsync(ServeAsync);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_webhook_is_asked_when_roles_say_nothing_and_sees_who_and_what_and_whose()
    {
        _status = (spec, _) =>
            spec["resourceAttributes"]?["resource"]?.ToString() == "nodes"
                ? """{"allowed":true,"reason":"hook"}"""
                : """{"allowed":false,"reason":"not this"}""";
        await using var server = await TestServer.StartAsync(Modes("Node", "RBAC", "Webhook"));
        var ann = server.Client(Ann);
        for (var i = 0; i < 3; i++)
        {
            (await ann.GetAsync("/api/v1/nodes")).Expect(200);
            Assert.Contains(
                "in the namespace \"default\": not this",
                (await ann.GetAsync("/api/v1/namespaces/default/pods")).Expect(403).Message(),
                StringComparison.Ordinal
            );
        }
        Assert.Equal(2, _reviews.Count);
        var first = _reviews.First();
        Assert.Equal("ann", first["user"]!.ToString());
        Assert.Equal("v1", first["resourceAttributes"]!["version"]!.ToString());
        Assert.Equal("system", first["extra"]!["arktos.futurewei.com/tenant"]![0]!.ToString());
        // Who may do anything is not asked about, nor what roles allow.
        (await server.Client().GetAsync("/api/v1/pods")).Expect(200);
        (await ann.GetAsync("/version")).Expect(200);
        Assert.Equal(2, _reviews.Count);
    }

    [Fact]
    public async Task No_webhook_and_no_mode_opens_the_wall_between_tenants()
    {
        _status = (_, _) => """{"allowed":true}""";
        await using (var server = await TestServer.StartAsync(Modes("Webhook")))
        {
            (await server.Client().PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
            var bob = server.Client(Bob);
            (await bob.GetAsync("/api/v1/namespaces")).Expect(200);
            (await bob.GetAsync("/api/v1/tenants/system/namespaces")).Expect(403);
            (await bob.GetAsync("/api/v1/nodes")).Expect(403);
            Assert.All(
                _reviews,
                r => Assert.Equal("acme", r["extra"]!["arktos.futurewei.com/request-tenant"]![0]!.ToString())
            );
        }
        await using var open = await TestServer.StartAsync(
            new IdentityOptions { AuthorizationModes = ["AlwaysAllow"] }
        );
        (await open.Client().PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        (await open.Client(Bob).GetAsync("/api/v1/namespaces")).Expect(200);
        (await open.Client(Bob).GetAsync("/api/v1/tenants/system/namespaces")).Expect(403);
        (await open.Client(Ann).GetAsync("/api/v1/nodes")).Expect(200);
        await using var shut = await TestServer.StartAsync(new IdentityOptions { AuthorizationModes = ["AlwaysDeny"] });
        (await shut.Client(Ann).GetAsync("/version")).Expect(403);
        (await shut.Client().GetAsync("/api/v1/nodes")).Expect(200);
    }

    [Fact]
    public async Task A_webhook_that_comes_first_may_deny_what_roles_allow()
    {
        _status = (spec, _) =>
            spec["nonResourceAttributes"]?["path"]?.ToString() == "/version"
                ? """{"denied":true,"reason":"closed"}"""
                : """{"allowed":false}""";
        await using var server = await TestServer.StartAsync(Modes("Webhook", "RBAC"));
        var answer = await server.Client(Ann).GetAsync("/version");
        Assert.Contains("closed", answer.Expect(403).Message(), StringComparison.Ordinal);
        (await server.Client(Ann).GetAsync("/api")).Expect(200);
    }

    [Theory]
    [InlineData("NoOpinion", 200)]
    [InlineData("Deny", 403)]
    public async Task What_a_webhook_does_not_answer_goes_by_its_policy(string policy, int code)
    {
        _status = (_, http) =>
        {
            http.Response.StatusCode = 500;
            return null;
        };
        var file = Configuration(policy, "");
        await using var server = await TestServer.StartAsync(new IdentityOptions { AuthorizationConfigFile = file });
        (await server.Client(Ann).GetAsync("/version")).Expect(code);
        (await server.Client(Ann).GetAsync("/version")).Expect(code);
        // What was no answer is not kept.
        Assert.Equal(2, _reviews.Count);
    }

    [Fact]
    public async Task A_webhook_is_asked_only_where_its_conditions_hold()
    {
        _status = (_, _) => """{"denied":true}""";
        var file = Configuration(
            "Deny",
            """
            matchConditions:
                - expression: has(request.resourceAttributes)
                - expression: request.resourceAttributes.namespace == 'shop' && !('ops' in request.groups)
            """
        );
        await using var server = await TestServer.StartAsync(new IdentityOptions { AuthorizationConfigFile = file });
        (await server.Client(Ann).GetAsync("/version")).Expect(200);
        (await server.Client(Ann).GetAsync("/api/v1/namespaces/default/pods")).Expect(403);
        Assert.Empty(_reviews);
        (await server.Client(Ann).GetAsync("/api/v1/namespaces/shop/pods")).Expect(403);
        Assert.Single(_reviews);
    }

    [Fact]
    public async Task The_gRPC_door_asks_the_same()
    {
        _status = (_, _) => """{"allowed":true}""";
        await using var server = await TestServer.StartAsync(Modes("RBAC", "Webhook"));
        using var channel = server.Channel(Ann);
        using var call = channel
            .Streams()
            .Follow(
                new Arktos.Api.Streams.FollowRequest
                {
                    Version = "v1",
                    Resource = "configmaps",
                    Tenant = "system",
                },
                cancellationToken: TestContext.Current.CancellationToken
            );
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Contains(_reviews, r => r["resourceAttributes"]?["resource"]?.ToString() == "configmaps");
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_at_the_start()
    {
        var hook = _site.WriteKubeconfig(_folder, "/authorize");
        await RefusedAsync(new() { AuthorizationModes = [] }, "at least one authorization-mode");
        await RefusedAsync(new() { AuthorizationModes = ["ABAC"] }, "\"ABAC\" is not a valid mode");
        await RefusedAsync(new() { AuthorizationModes = ["RBAC", "RBAC"] }, "more than once");
        await RefusedAsync(new() { AuthorizationModes = ["Webhook"] }, "--authorization-webhook-config-file");
        await RefusedAsync(new() { AuthorizationWebhook = new() { ConfigFile = hook } }, "without mode Webhook");
        await RefusedAsync(
            new() { AuthorizationModes = ["RBAC"], AuthorizationConfigFile = "x" },
            "--authorization-config can not be specified"
        );
        const string Node = "- {type: Node, name: node}";
        foreach (
            var (authorizers, why) in new[]
            {
                ("  []", "at least one authorization mode must be defined"),
                ("", "authorizers"),
                ("- {type: Other, name: a}", "Unsupported value: \"Other\""),
                ($"{Node}\n- {{type: Node, name: b}}", "Duplicate value: \"Node\""),
                ($"{Node}\n- {{type: RBAC, name: node}}", "Duplicate value: \"node\""),
                ("- {type: Node, name: 'A b'}", "it must be a DNS subdomain"),
                ("- {type: Webhook, name: a}", "required when type is Webhook"),
                ("- {type: Node, name: a, webhook: {}}", "webhook config must be null"),
                (Webhook(hook, "Ignore", ""), "Unsupported value: \"Ignore\""),
                (Webhook(hook, "Deny", "surprise: 1"), "surprise"),
                (Webhook(hook, "Deny", "matchConditions: [{expression: request.nothing}]"), "Invalid value"),
                (Webhook("hook.yaml", "Deny", ""), "must be an absolute path"),
                (Webhook(hook, "Deny", "").Replace("timeout: 3s", "timeout: 31s", StringComparison.Ordinal), "30s"),
            }
        )
        {
            var file = Path.Combine(_folder, "bad.yaml");
            await File.WriteAllTextAsync(file, Head + authorizers + "\n");
            await RefusedAsync(new() { AuthorizationConfigFile = file }, why);
        }
    }

    private const string Head =
        "apiVersion: apiserver.config.k8s.io/v1\nkind: AuthorizationConfiguration\nauthorizers:\n";

    private static string Webhook(string kubeconfig, string policy, string more) =>
        $$"""
            - type: Webhook
              name: hook
              webhook:
                authorizedTTL: 5m
                unauthorizedTTL: 30s
                timeout: 3s
                subjectAccessReviewVersion: v1
                matchConditionSubjectAccessReviewVersion: v1
                failurePolicy: {{policy}}
                connectionInfo: {type: KubeConfigFile, kubeConfigFile: {{kubeconfig}} }
                {{more}}
            """;

    private static async Task RefusedAsync(IdentityOptions identity, string why)
    {
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => TestServer.StartAsync(identity));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    private string Configuration(string policy, string more)
    {
        var file = Path.Combine(_folder, "authorization.yaml");
        var hook = Webhook(_site.WriteKubeconfig(_folder, "/authorize"), policy, more);
        File.WriteAllText(file, $"{Head}{hook}\n- {{type: Node, name: node}}\n- {{type: RBAC, name: rbac}}\n");
        return file;
    }

    private IdentityOptions Modes(params string[] modes) =>
        new()
        {
            AuthorizationModes = modes,
            AuthorizationWebhook = new() { ConfigFile = _site.WriteKubeconfig(_folder, "/authorize") },
        };

    private async Task ServeAsync(HttpContext http)
    {
        var spec = (await JsonNode.ParseAsync(http.Request.Body))!["spec"]!;
        _reviews.Enqueue(spec);
        var status = _status(spec, http);
        await http.Response.WriteAsync(
            status is null
                ? ""
                : $$"""{"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","status":{{status}}}"""
        );
    }
}
