using System.Globalization;
using Arktos.Api.Streams;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Metrics.Tests;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Arktos.ApiServer.Tests;

/// <summary>/metrics: what is counted, at both doors, and who may read it.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Requests_are_counted_at_both_doors_by_what_they_were_answered()
    {
        const string maps = "/api/v1/namespaces/shop/configmaps";
        (await _admin.PostAsync(maps, Objects.ConfigMap("a"))).Expect(201);
        (await _admin.PostAsync(maps, Objects.ConfigMap("a"))).Expect(409);
        (await _admin.GetAsync(maps)).Expect(200);
        (await _admin.GetAsync("/api/v1/configmaps")).Expect(200);
        using var channel = _server.Channel();
        var write = new WriteRequest();
        foreach (var name in new[] { "b", "c", "Bad Name" })
            write.Operations.Add(
                new WriteOperation
                {
                    Verb = WriteOperation.Types.Verb.Create,
                    Version = "v1",
                    Resource = "configmaps",
                    Namespace = "shop",
                    Body = ByteString.CopyFromUtf8($$$"""{"metadata":{"name":"{{{name}}}"}}"""),
                }
            );
        await channel.Streams().WriteAsync(write);
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        await using (
            var following = channel
                .Streams()
                .Follow(new FollowRequest { Version = "v1", Resource = "configmaps" })
                .ReadAllAsync(stop.Token)
                .GetAsyncEnumerator()
        )
        {
            Assert.True(await following.MoveNextAsync());
            Assert.Equal(1, await ReadAsync("apiserver_longrunning_requests", "WATCH", "configmaps", "grpc"));
        }

        Assert.Equal(1, await ReadAsync("apiserver_request_total", "POST", "configmaps", "rest", "201"));
        Assert.Equal(1, await ReadAsync("apiserver_request_total", "POST", "configmaps", "rest", "409"));
        Assert.Equal(2, await ReadAsync("apiserver_request_total", "LIST", "configmaps", "rest", "200"));
        Assert.Equal(2, await ReadAsync("apiserver_request_total", "POST", "configmaps", "grpc", "201"));
        Assert.Equal(1, await ReadAsync("apiserver_request_total", "POST", "configmaps", "grpc", "422"));
        Assert.Equal(2, await ReadAsync("apiserver_request_duration_seconds_count", "POST", "configmaps", "rest"));
        Assert.Equal(0, await ReadAsync("apiserver_longrunning_requests", "WATCH", "configmaps", "grpc", wanted: 0));
        var told = Exposition.Parse(await TextAsync());
        told.AssertFollowsTheConvention(
            "apiserver_",
            "authentication_",
            "aggregator_",
            "arktos_apiserver_",
            "grpc_server_"
        );
        Assert.Equal(1, told.Value("grpc_server_handled_total", ("grpc_method", "Write"), ("grpc_code", "OK")));
        Assert.Equal(1, told.Value("grpc_server_started_total", ("grpc_method", "Follow")));
    }

    [Fact]
    public async Task A_server_tells_callers_whom_it_knows_what_it_serves_by_gRPC()
    {
        using (var known = _server.Channel())
            Assert.Equal(["arktos.api.v1.ObjectStreams"], await ServicesAsync(known));
        using var unknown = Nobody();
        var refusal = await Assert.ThrowsAsync<RpcException>(() => ServicesAsync(unknown));
        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);

        // A refusal may come before the request is written to its end: then the write ends with it.
        static async Task<IEnumerable<string>> ServicesAsync(RpcChannel channel)
        {
            using var call = new ServerReflection.ServerReflectionClient(channel.Calls).ServerReflectionInfo();
            await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
            await call.RequestStream.CompleteAsync();
            Assert.True(await call.ResponseStream.MoveNext(default));
            return call.ResponseStream.Current.ListServicesResponse.Service.Select(s => s.Name);
        }

        RpcChannel Nobody()
        {
            using var known = _server.Channel();
            return new RpcChannel(known.Options with { ClientCertificate = null });
        }
    }

    [Fact]
    public async Task What_clients_make_up_makes_no_labels()
    {
        await TextAsync();
        var before = LabelSets(await TextAsync());
        for (var i = 0; i < 50; i++)
        {
            (await _admin.GetAsync($"/api/v1/namespaces/shop/unicorns{i}")).Expect(404);
            (await _admin.GetAsync($"/apis/unicorns{i}/v1/unicorns")).Expect(404);
            (await _admin.GetAsync($"/unicorns{i}")).Expect(404);
            (await _admin.GetAsync($"/api/v1/namespaces/shop/configmaps/x/unicorns{i}")).Expect(404);
            await _admin.SendAsync(new HttpMethod($"UNICORN{i}"), "/api/v1/namespaces/shop/configmaps/x", null, null);
        }
        var text = await TextAsync();
        Assert.DoesNotContain("unicorn", text, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(LabelSets(text) - before, 1, 10 * 30);
    }

    [Fact]
    public async Task They_tell_of_all_tenants_and_are_for_the_installation_alone()
    {
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        // Its admin may do everything there is in the tenant.
        var acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        foreach (var path in new[] { "/metrics", "/metrics/", "/tenants/acme/metrics", "/tenants/system/metrics" })
            (await acme.GetAsync(path)).Expect(403);
        var nobody = _server.Client("CN=bob");
        (await nobody.GetAsync("/metrics")).Expect(403);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                new
                {
                    apiVersion = "rbac.authorization.k8s.io/v1",
                    kind = "ClusterRoleBinding",
                    metadata = new { name = "monitoring" },
                    roleRef = new
                    {
                        apiGroup = "rbac.authorization.k8s.io",
                        kind = "ClusterRole",
                        name = "system:monitoring",
                    },
                    subjects = new[]
                    {
                        new
                        {
                            kind = "User",
                            name = "bob",
                            apiGroup = "rbac.authorization.k8s.io",
                        },
                    },
                }
            )
        ).Expect(201);
        (await nobody.GetAsync("/metrics")).Expect(200);
    }

    [Fact]
    public async Task Documents_under_a_tenants_prefix_are_those_without_it()
    {
        (await _admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        var ann = _server.Client("O=tenant:acme,CN=ann");
        foreach (var path in new[] { "/api", "/apis", "/api/v1", "/version", "/healthz" })
            (await ann.GetAsync("/tenants/acme" + path)).Expect(200);
    }

    private async Task<string> TextAsync() => (await _admin.GetAsync("/metrics")).Expect(200).Body.GetValue<string>();

    private static int LabelSets(string text) => text.Split('\n').Count(l => l.StartsWith("apiserver_request_total"));

    // A request is counted when its answer has been sent, which may be a moment after it was read.
    private async Task<double> ReadAsync(
        string name,
        string verb,
        string resource,
        string door,
        string? code = null,
        double? wanted = null
    )
    {
        string[] labels =
        [
            $"verb=\"{verb}\"",
            $"resource=\"{resource}\"",
            $"door=\"{door}\"",
            code is null ? "" : $"code=\"{code}\"",
        ];
        for (var tries = 0; ; tries++)
        {
            var values = (await TextAsync())
                .Split('\n')
                .Where(l => l.StartsWith(name + "{", StringComparison.Ordinal) && labels.All(l.Contains))
                .Select(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture))
                .ToList();
            if (values.Count > 0 && (wanted is null || values.Sum() == wanted) || tries == 100)
                return values.Sum();
            await Task.Delay(20);
        }
    }
}
