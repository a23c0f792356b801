using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Arktos.Api;
using Arktos.Api.Schemas;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

/// <summary>Tenants from their first moment to when nothing is left of them.</summary>
public class TenantTests : IAsyncLifetime
{
    private const string Tenants = "/api/v1/tenants";
    private const string Admins = "O=tenant:acme,OU=tenant-admins,CN=ann";
    private const string Roles = "/apis/rbac.authorization.k8s.io/v1/tenants/acme/clusterroles";

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        if (IsInParts)
            _server.Keyspace.InParts.Add("acme");
        _admin = _server.Client();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Whether tenant acme is spread over partitions: nobody notices.</summary>
    protected virtual bool IsInParts => false;

    [Fact]
    public async Task A_tenant_is_whole_from_its_first_moment()
    {
        var made = (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        Assert.Equal("Active", made.Text("status", "phase"));
        Assert.Equal("0", made.Text("spec", "storageClusterId"));
        var ann = _server.Client(Admins);
        Assert.Equal(["default", "kube-public", "kube-system"], await NamesAsync(ann, "/api/v1/namespaces"));
        foreach (var ns in new[] { "default", "kube-public", "kube-system" })
            (await ann.GetAsync($"/api/v1/namespaces/{ns}/serviceaccounts/default")).Expect(200);
        // A client writes back what it has read.
        (await ann.PatchAsync("/api/v1/namespaces/default", """{"metadata":{"labels":{"a":"b"} } }""")).Expect(200);
        const string Rbac = "/apis/rbac.authorization.k8s.io/v1";
        Assert.Equal("ClusterRole", (await ann.GetAsync($"{Rbac}/clusterroles/edit")).Expect(200).Text("kind"));
        Assert.Equal(
            [
                "admin",
                "admin-role",
                "cluster-admin",
                "edit",
                "system:aggregate-to-admin",
                "system:aggregate-to-edit",
                "system:aggregate-to-view",
                "view",
            ],
            await NamesAsync(ann, $"{Rbac}/clusterroles")
        );
        Assert.Equal(
            ["admin-role-binding", "cluster-admin", "tenant-admins"],
            await NamesAsync(ann, $"{Rbac}/clusterrolebindings")
        );
        Assert.Equal(["local-path"], await NamesAsync(ann, "/apis/storage.k8s.io/v1/storageclasses"));
        var first = (await ann.GetAsync("/api/v1/namespaces/default")).Expect(200);
        Assert.Equal("acme", first.Text("metadata", "tenant"));
        Assert.Equal(19, first.Version.Length);
        // What its administrators may do, they may take from each other.
        (await ann.DeleteAsync($"{Rbac}/clusterrolebindings/tenant-admins")).Expect(200);
        (await ann.GetAsync("/api/v1/namespaces")).Expect(403);
    }

    /// <summary>Controllers rely on it: roles of one commit are not read.</summary>
    [Fact]
    public async Task Roles_of_a_new_tenant_are_of_one_commit_and_gathered_already()
    {
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        var roles = ((JsonArray)(await _admin.GetAsync(Roles)).Expect(200).Body["items"]!).ToDictionary(r =>
            r!["metadata"]!["name"]!.ToString()
        );
        Assert.Equal(Api.Tenants.TenantRoles.All.Order(), roles.Keys.Order());
        Assert.Single(roles.Values.Select(r => r!["metadata"]!["resourceVersion"]!.ToString()).Distinct());
        var gathered = 0;
        foreach (var role in roles.Values.Where(r => r!["aggregationRule"] is not null))
        {
            var label = ((JsonObject)role!["aggregationRule"]!["clusterRoleSelectors"]![0]!["matchLabels"]!).Single();
            var parts = roles
                .Values.Where(r => r!["metadata"]!["labels"]?[label.Key]?.ToString() == "true")
                .OrderBy(r => r!["metadata"]!["name"]!.ToString(), StringComparer.Ordinal)
                .SelectMany(r => (JsonArray)r!["rules"]!)
                .Select(r => r!.ToJsonString())
                .Distinct();
            Assert.Equal(parts, ((JsonArray)role["rules"]!).Select(r => r!.ToJsonString()));
            gathered++;
        }
        Assert.Equal(3, gathered);
    }

    /// <summary>The controller of root certificates would write three config maps for each tenant.</summary>
    [Fact]
    public async Task A_tenant_trusts_what_the_system_trusts_from_its_first_moment()
    {
        const string Roots = "namespaces/kube-system/configmaps";
        (await _admin.PostAsync(Tenants, Objects.Tenant("early"))).Expect(201);
        (await _admin.GetAsync($"{Tenants}/early/{Roots}/kube-root-ca.crt")).Expect(404);
        (
            await _admin.PostAsync(
                $"/api/v1/{Roots}",
                """
                {"metadata":{"name":"kube-root-ca.crt","annotations":{"kubernetes.io/description":"d"},"labels":{"l":"m"}},
                 "data":{"ca.crt":"PEM"}}
                """
            )
        ).Expect(201);
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        foreach (var ns in new[] { "default", "kube-public", "kube-system" })
        {
            var map = (await _admin.GetAsync($"{Tenants}/acme/namespaces/{ns}/configmaps/kube-root-ca.crt")).Expect(
                200
            );
            Assert.Equal(("PEM", "acme"), (map.Text("data", "ca.crt"), map.Text("metadata", "tenant")));
            Assert.Equal("d", map.Text("metadata", "annotations", "kubernetes.io/description"));
            Assert.Null(map.Node("metadata", "labels"));
        }
    }

    [Fact]
    public async Task Discovery_shows_a_tenant_what_it_can_have()
    {
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        const string Aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
        foreach (var accept in new[] { null, Aggregated })
        {
            var paths = accept is null ? ["/api/v1", "/apis"] : new[] { "/api", "/apis" };
            var (system, own, asOperator) = ("", "", "");
            foreach (var path in paths)
            {
                system += (await _admin.GetAsync(path, accept)).Expect(200).Body.ToJsonString();
                own += (await _server.Client(Admins).GetAsync(path, accept)).Expect(200).Body.ToJsonString();
                asOperator += (await _admin.GetAsync("/tenants/acme" + path, accept)).Expect(200).Body.ToJsonString();
            }
            Assert.Equal(own, asOperator);
            foreach (var kind in new[] { "\"Pod\"", "\"Namespace\"", "\"PersistentVolume\"" })
                Assert.Contains(kind, own);
            foreach (var kind in new[] { "\"Node\"", "\"Tenant\"", "flowcontrol.apiserver.k8s.io" })
            {
                Assert.Contains(kind, system);
                Assert.DoesNotContain(kind, own);
            }
        }
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"all"}}""", 422, "is not an acceptable tenant name")]
    [InlineData("""{"metadata":{"name":"a.b"}}""", 422, "metadata.name")]
    [InlineData("""{"metadata":{"name":"system"}}""", 409, "already exists")]
    [InlineData("""{"metadata":{"name":"a"},"spec":{"storageClusterId":"64"}}""", 422, "must be integer 0-63")]
    [InlineData("""{"metadata":{"name":"a"},"spec":{"storageClusterId":"x"}}""", 422, "must be integer 0-63")]
    public async Task What_is_no_tenant_is_refused_and_leaves_nothing(string body, int code, string message)
    {
        var before = KeysNow();
        Assert.Contains(message, (await _admin.PostAsync(Tenants, body)).Expect(code).Message());
        (await _admin.PostAsync($"{Tenants}?dryRun=All", Objects.Tenant("trial"))).Expect(201);
        Assert.Equal(before, KeysNow());
    }

    [Fact]
    public async Task The_tenant_system_stays()
    {
        Assert.Contains("may not be deleted", (await _admin.DeleteAsync($"{Tenants}/system")).Expect(403).Message());
        (await _admin.PostAsync($"{Tenants}/system/purge", Objects.Tenant("system"))).Expect(409);
    }

    [Fact]
    public async Task A_tenant_that_exists_is_not_made_again_and_keeps_what_it_has()
    {
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        (await _admin.PostAsync($"{Tenants}/acme/namespaces", Objects.Namespace("shop"))).Expect(201);
        var before = KeysNow();
        Assert.Equal("AlreadyExists", (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Text("reason"));
        Assert.Equal(before, KeysNow());
    }

    [Fact]
    public async Task Certificates_are_those_of_one_tenant_and_not_of_the_next_of_its_name()
    {
        (await _server.Client(Admins).GetAsync("/api/v1/namespaces")).Expect(401);
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        var (ann, nobody) = (_server.Client(Admins), _server.ClientOf(_server.Authority.Client(Admins)));
        (await ann.GetAsync("/api/v1/namespaces")).Expect(200);
        (await nobody.GetAsync("/api/v1/namespaces")).Expect(401);
        var account = await TokenAsync(ann);
        (await account.GetAsync("/api")).Expect(200);
        await DeleteAsync("acme");
        (await ann.GetAsync("/api/v1/namespaces")).Expect(401);
        (await account.GetAsync("/api")).Expect(401);
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        (await ann.GetAsync("/api/v1/namespaces")).Expect(401);
        (await account.GetAsync("/api")).Expect(401);
        (await _server.Client(Admins).GetAsync("/api/v1/namespaces")).Expect(200);
    }

    /// <summary>Else it would go on with the next tenant of the name.</summary>
    [Fact]
    public async Task What_goes_on_for_a_tenants_users_ends_with_the_tenant()
    {
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        var ann = _server.Client(Admins);
        var watch = await ann.Http.GetAsync(
            "/api/v1/namespaces?watch=true",
            HttpCompletionOption.ResponseHeadersRead,
            deadline.Token
        );
        using var channel = _server.Channel(Admins);
        var follow = FollowAsync(channel, deadline.Token);
        await using var events = await watch.Content.ReadAsStreamAsync(deadline.Token);
        var buffer = new byte[1 << 20];
        Assert.NotEqual(0, await events.ReadAsync(buffer, deadline.Token));
        await DeleteAsync("acme");
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        (await _admin.PostAsync($"{Tenants}/acme/namespaces", Objects.Namespace("of-the-next"))).Expect(201);
        var heard = new StringBuilder();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await events.ReadAsync(buffer, deadline.Token) is > 0 and var read)
                heard.Append(Encoding.UTF8.GetString(buffer, 0, read));
        });
        await Assert.ThrowsAsync<Grpc.Core.RpcException>(() => follow);
        Assert.False(deadline.IsCancellationRequested);
        Assert.DoesNotContain("of-the-next", heard.ToString());
    }

    /// <summary>Its user was let in to the one before.</summary>
    [Fact]
    public async Task A_request_whose_body_comes_slowly_is_not_about_the_next_tenant()
    {
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        using var content = new SlowContent("""{"metadata":{"name":""", "\"late\"}}");
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/namespaces") { Content = content };
        // The body begins when the server asks for it: the user is let in.
        request.Headers.ExpectContinue = true;
        var late = _server.Client(Admins).Http.SendAsync(request, deadline.Token);
        await content.Begun.WaitAsync(deadline.Token);
        await DeleteAsync("acme");
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        content.GoOn();
        try
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await late).StatusCode);
        }
        catch (HttpRequestException)
        { /* broken off */
        }
        Assert.DoesNotContain("late", await NamesAsync(_admin, $"{Tenants}/acme/namespaces"));
    }

    private sealed class SlowContent(string first, string second) : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously),
            _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public void GoOn() => _goesOn.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(first));
            await stream.FlushAsync();
            _begun.SetResult();
            await _goesOn.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(second));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    private static async Task FollowAsync(RpcChannel channel, CancellationToken cancel)
    {
        var request = new FollowRequest { Version = "v1", Resource = "namespaces" };
        await foreach (var batch in channel.Streams().Follow(request).ReadAllAsync(cancel))
            Assert.DoesNotContain(batch.Events, e => e.Object.ToStringUtf8().Contains("of-the-next"));
    }

    /// <summary>A key of every resource that a tenant can have, those of kinds that were posted among them.</summary>
    [Fact]
    public async Task Nothing_is_left_of_a_tenant_and_nothing_of_others_is_touched()
    {
        foreach (var tenant in new[] { "acme", "acm", "acme-2" })
        {
            (await _admin.PostAsync(Tenants, Objects.Tenant(tenant))).Expect(201);
            var kinds = BuiltInKinds.All.Where(k => k.Scope != ResourceScope.Cluster).ToList();
            Assert.InRange(kinds.Count, 40, 1000);
            await PutAsync(kinds.Select(k => new ObjectKey(k.StorageName, tenant, k.IsNamespaced ? "shop" : "", "x")));
            (
                await _admin.PostAsync(
                    $"/apis/apiextensions.k8s.io/v1/tenants/{tenant}/customresourcedefinitions",
                    Definition
                )
            ).Expect(201);
            await PutAsync(
                Enumerable.Range(0, 1_200).Select(i => new ObjectKey("crontabs.example.com", tenant, "shop", $"c{i}"))
            );
            (
                await _admin.PostAsync(
                    $"{Tenants}/{tenant}/namespaces/default/services",
                    """{"metadata":{"name":"web"},"spec":{"type":"NodePort","ports":[{"port":80}]}}"""
                )
            ).Expect(201);
        }
        var others = KeysNow().Where(k => !IsOf("acme", k)).ToList();
        var before = KeysNow();
        var reserved = before.Count(k => IsReservationOf("acme", k));
        Assert.Equal(2, reserved);
        await DeleteAsync("acme");
        Assert.Equal(others, KeysNow());
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
    }

    [Fact]
    public async Task A_tenant_that_goes_takes_nothing_new_and_waits_for_its_nodes()
    {
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        const string Space = $"{Tenants}/acme/namespaces/default";
        var pod = Objects.Pod("web", node: "n1");
        (await _admin.PostAsync($"{Space}/pods", pod)).Expect(201);
        (await _admin.PatchAsync($"{Space}/pods/web", """{"metadata":{"finalizers":["example.com/never"]}}""")).Expect(
            200
        );
        (await _admin.PostAsync($"{Tenants}/acme/purge", "{}")).Expect(409);
        var going = (await _admin.DeleteAsync($"{Tenants}/acme")).Expect(200);
        Assert.Equal("Terminating", going.Text("status", "phase"));
        Assert.Contains("ensuring all content", (await _admin.DeleteAsync($"{Tenants}/acme")).Expect(409).Message());
        foreach (
            var (path, body) in new[]
            {
                ($"{Space}/configmaps", Objects.ConfigMap("late")),
                ($"{Tenants}/acme/namespaces", Objects.Namespace("late")),
            }
        )
            Assert.Contains(
                "in tenant acme because it is being terminated",
                (await _admin.PostAsync(path, body)).Expect(403).Message()
            );
        // Nobody lets it go before what it holds.
        var tenant = (await _admin.GetAsync($"{Tenants}/acme")).Expect(200).Body;
        tenant["spec"]!["finalizers"] = new JsonArray();
        Assert.Contains(
            "has not been purged",
            (await _admin.PutAsync($"{Tenants}/acme/finalize", tenant.ToJsonString())).Expect(409).Message()
        );
        var waits = (await _admin.PostAsync($"{Tenants}/acme/purge", "{}")).Expect(409);
        Assert.Equal("pods", waits.Text("details", "causes", "0", "field"));
        Assert.Equal("1", waits.Text("details", "causes", "0", "message"));
        (await _admin.GetAsync($"{Space}/pods/web")).Expect(200);
        // Its node is done with it, though somebody else holds the object.
        (await _admin.DeleteAsync($"{Space}/pods/web", """{"gracePeriodSeconds":0}""")).Expect(200);
        (await _admin.PostAsync($"{Tenants}/acme/purge", "{}")).Expect(200);
        (await _admin.GetAsync($"{Space}/pods/web")).Expect(404);
        (await _admin.PostAsync($"{Tenants}/acme/purge", "{}")).Expect(200);
        await LetGoAsync("acme");
        (await _admin.GetAsync($"{Tenants}/acme")).Expect(404);
    }

    [Fact]
    public async Task What_was_admitted_before_a_tenant_was_closed_is_not_written_after_it()
    {
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        // Both are admitted; then the tenant goes, all of it, before they are written.
        foreach (
            var (path, body) in new[]
            {
                (Roles, """{"metadata":{"name":"late"},"rules":[]}"""),
                ($"{Tenants}/acme/namespaces/default/configmaps", """{"metadata":{"name":"late"}}"""),
            }
        )
        {
            var isFirst = true;
            _server.Keyspace.BeforeCommit = async commit =>
            {
                if (!isFirst || commit.Operations[0].Key.Name != "late")
                    return;
                isFirst = false;
                await DeleteAsync("acme");
            };
            Assert.Contains((await _admin.PostAsync(path, body)).Code, new List<int> { 403, 404 });
            Assert.False(isFirst);
            Assert.DoesNotContain(KeysNow(), k => IsOf("acme", k));
            _server.Keyspace.BeforeCommit = null;
            (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        }
    }

    /// <summary>Controllers see what a tenant is made with before the Tenant, and do as for everybody.</summary>
    [Fact]
    public async Task What_is_created_for_a_tenant_that_is_just_being_made_is_taken()
    {
        var code = 0;
        _server.Keyspace.BeforeCommit = async commit =>
        {
            if (commit.Operations[0].Key.Resource == "tenants" && code == 0)
            {
                var path = $"{Tenants}/acme/namespaces/default/configmaps";
                code = (await _admin.PostAsync(path, Objects.ConfigMap("early"))).Code;
            }
        };
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        Assert.Equal(201, code);
        (await _admin.PostAsync($"{Tenants}/nobody/namespaces", Objects.Namespace("early"))).Expect(404);
    }

    [Fact]
    public async Task A_creation_that_fails_leaves_nothing()
    {
        var before = KeysNow();
        _server.Keyspace.Refuses = commit => commit.Operations[0].Key.Resource == "tenants";
        Assert.InRange((await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Code, 400, 599);
        _server.Keyspace.Refuses = null;
        Assert.Equal(before, KeysNow());
        (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
    }

    /// <summary>A server has died between the two commits, or two are asked at once.</summary>
    [Fact]
    public async Task Who_finds_what_is_there_before_the_Tenant_makes_the_Tenant_of_it()
    {
        await PutAsync([new("tenancies.arktos", "acme", "", "tenant")], "0f3a");
        await PutAsync([new("tenancies.arktos", "acme", "", "open"), new("configmaps", "acme", "default", "mine")]);
        var made = (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(201);
        Assert.Equal("0f3a", made.Text("metadata", "uid"));
        Assert.NotNull(_server.Keyspace.Peek(new ObjectKey("configmaps", "acme", "default", "mine")));
        await DeleteAsync("acme");
        Assert.DoesNotContain(KeysNow(), k => IsOf("acme", k));
    }

    [Fact]
    public async Task What_is_being_taken_away_is_nobodys_next_Tenant()
    {
        await PutAsync([new("tenancies.arktos", "acme", "", "tenant")], "0f3a");
        var refused = (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Expect(409);
        Assert.Contains("please try again", refused.Message());
    }

    [Fact]
    public async Task Of_many_creations_at_once_one_is_first_and_what_it_made_stays()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => _admin.PostAsync(Tenants, Objects.Tenant("acme")))
        );
        Assert.Single(answers, a => a.Code == 201);
        Assert.All(answers.Where(a => a.Code != 201), a => Assert.Equal("AlreadyExists", a.Text("reason")));
        Assert.Equal(3, (await NamesAsync(_server.Client(Admins), "/api/v1/namespaces")).Count);
    }

    /// <summary>Two make the same Tenant, and one of them cannot store it: the inner one, or the outer.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_creation_that_fails_takes_nothing_from_one_that_succeeds(int refused)
    {
        var (writes, inner, isFirst) = (0, 0, true);
        _server.Keyspace.Refuses = commit =>
            commit.Operations[0].Key.Resource == "tenants"
            && Interlocked.Increment(ref writes) is var n
            // What cannot be stored is tried again without its managers.
            && n > refused
            && n <= refused + 2;
        _server.Keyspace.BeforeCommit = async commit =>
        {
            if (commit.Operations[0].Key.Resource != "tenants" || !isFirst)
                return;
            isFirst = false;
            inner = (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Code;
        };
        var outer = (await _admin.PostAsync(Tenants, Objects.Tenant("acme"))).Code;
        Assert.Equal(201, refused == 0 ? outer : inner);
        Assert.InRange(refused == 0 ? inner : outer, 400, 599);
        Assert.Equal(3, (await NamesAsync(_server.Client(Admins), "/api/v1/namespaces")).Count);
        (await _admin.PostAsync(Roles, """{"metadata":{"name":"mine"},"rules":[]}""")).Expect(201);
    }

    private const string Definition = """
        {"metadata":{"name":"crontabs.example.com"},"spec":{"group":"example.com","scope":"Namespaced",
         "names":{"plural":"crontabs","kind":"CronTab"},
         "versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}]}}
        """;

    private static async Task<List<string>> NamesAsync(TestClient client, string path) =>
        [
            .. (await client.GetAsync(path))
                .Expect(200)
                .Node("items")!
                .AsArray()
                .Select(i => i!["metadata"]!["name"]!.ToString()),
        ];

    private async Task<TestClient> TokenAsync(TestClient client)
    {
        var answer = await client.PostAsync(
            "/api/v1/namespaces/default/serviceaccounts/default/token",
            """{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{}}"""
        );
        return _server.Client(null, answer.Expect(201).Text("status", "token"));
    }

    /// <summary>As the controller does it.</summary>
    private async Task DeleteAsync(string tenant)
    {
        (await _admin.DeleteAsync($"{Tenants}/{tenant}")).Expect(200);
        (await _admin.PostAsync($"{Tenants}/{tenant}/purge", Objects.Tenant(tenant))).Expect(200);
        await LetGoAsync(tenant);
    }

    private async Task LetGoAsync(string tenant)
    {
        var value = (await _admin.GetAsync($"{Tenants}/{tenant}")).Expect(200).Body;
        value["spec"]!["finalizers"] = new JsonArray();
        (await _admin.PutAsync($"{Tenants}/{tenant}/finalize", value.ToJsonString())).Expect(200);
    }

    private async Task PutAsync(IEnumerable<ObjectKey> keys, string value = "{}")
    {
        var puts = keys.Select(k => new CommitOperation.Put(k, Encoding.UTF8.GetBytes(value), -1));
        foreach (var some in puts.Chunk(500))
        foreach (var together in _server.Keyspace.GroupByPartition(some, p => p.Key))
            Assert.IsType<CommitResult.Committed>(
                await _server.Keyspace.CommitAsync(new Commit(Guid.NewGuid(), [], together), CancellationToken.None)
            );
    }

    private List<string> KeysNow() =>
        [
            .. _server
                .Keyspace.Keys()
                // What goes on by itself.
                .Where(k => k.Resource is not ("events" or "leases.coordination.k8s.io"))
                .Select(k => $"{k.Resource}|{k.Tenant}|{k.Namespace}|{k.Name}|{Owner(k)}")
                .Order(StringComparer.Ordinal),
        ];

    private string Owner(ObjectKey key) =>
        key.Resource is "clusterips.arktos" or "nodeports.arktos"
            ? Encoding.UTF8.GetString(_server.Keyspace.Peek(key)!.Value.Span).Split('/')[0]
            : "";

    private static bool IsOf(string tenant, string key) =>
        key.Split('|')[1] == tenant
        || key.StartsWith($"tenants|||{tenant}|", StringComparison.Ordinal)
        || IsReservationOf(tenant, key);

    private static bool IsReservationOf(string tenant, string key) =>
        key.Split('|') is [_, "system", _, _, var owner] && owner == tenant;
}

public sealed class TenantInPartsTests : TenantTests
{
    protected override bool IsInParts => true;
}
