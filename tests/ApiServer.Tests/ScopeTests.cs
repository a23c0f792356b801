using Arktos.Api.Streams;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Registry;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// What is in no namespace is not reached through one: ann holds every right in the namespace foo, and none outside.
/// Generated from the catalog, so that a new kind is covered the day it is added.
/// </summary>
public sealed class ScopeTests : IAsyncLifetime
{
    private static readonly ResourceCatalog Catalog = BuiltInResources.Create();
    private TestServer _server = null!;
    private TestClient _admin = null!;
    private TestClient _ann = null!;

    public static TheoryData<string> Outside() =>
        new(Catalog.Strategies.Where(s => !s.Description.IsNamespaced).Select(s => $"{s.Resource}"));

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        _ann = _server.Client("CN=ann");
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("foo"))).Expect(201);
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("x"))).Expect(201);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/foo/rolebindings",
                new
                {
                    metadata = new { name = "ann" },
                    roleRef = new { kind = "ClusterRole", name = "cluster-admin" },
                    subjects = new[] { new { kind = "User", name = "ann" } },
                }
            )
        ).Expect(201);
        (await _ann.PostAsync("/api/v1/namespaces/foo/configmaps", Objects.ConfigMap("own"))).Expect(201);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Outside))]
    public async Task No_verb_and_no_subresource_reaches_out_of_a_namespace_by_REST(string resource)
    {
        var strategy = Find(resource);
        var group = strategy.Kind.Group;
        var root = group.Length == 0 ? $"/api/{strategy.Kind.Version}" : $"/apis/{group}/{strategy.Kind.Version}";
        var before = _server.Keyspace.Last;
        var names = new[] { "", "/x", "/foo" }.Concat(strategy.Subresources.Keys.Select(s => $"/x/{s}"));
        foreach (var ns in new[] { "foo", "foo/namespaces/foo" })
        foreach (var name in names)
        foreach (var method in new[] { "GET", "POST", "PUT", "PATCH", "DELETE" })
        {
            var path = $"{root}/namespaces/{ns}/{strategy.Description.Plural}{name}";
            var body = new
            {
                apiVersion = strategy.Kind.GroupVersion.ToString(),
                kind = strategy.Kind.Kind,
                metadata = new { name = "x", labels = new { taken = "yes" } },
            };
            var answer = await _ann.SendAsync(
                new HttpMethod(method),
                path,
                method == "GET" ? null : body,
                method == "PATCH" ? "application/merge-patch+json" : "application/json"
            );
            Assert.True(answer.Code is 403 or 404 or 405, $"{method} {path}: {answer.Code} {answer.Body}");
        }
        Assert.Equal(before, _server.Keyspace.Last);
    }

    [Theory]
    [MemberData(nameof(Outside))]
    public async Task No_verb_and_no_subresource_reaches_out_of_a_namespace_by_gRPC(string resource)
    {
        var strategy = Find(resource);
        using var channel = _server.Channel("CN=ann");
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var before = _server.Keyspace.Last;
        var request = new WriteRequest();
        foreach (var verb in Enum.GetValues<WriteOperation.Types.Verb>())
        foreach (var subresource in strategy.Subresources.Keys.Append(""))
        foreach (var name in new[] { "", "x", "foo" })
            request.Operations.Add(
                new WriteOperation
                {
                    Verb = verb,
                    Group = strategy.Kind.Group,
                    Version = strategy.Kind.Version,
                    Resource = strategy.Description.Plural,
                    Subresource = subresource,
                    Namespace = "foo",
                    Name = name,
                    PatchType = "application/merge-patch+json",
                    Body = ByteString.CopyFromUtf8("""{"metadata":{"name":"x","labels":{"taken":"yes"}}}"""),
                }
            );
        var response = await channel.Streams().WriteAsync(request, cancellationToken: stop.Token);
        Assert.All(
            response.Results,
            r => Assert.True(r.Code is 403 or 404 or 405, $"{r.Code} {r.Body.ToStringUtf8()}")
        );
        Assert.Equal(before, _server.Keyspace.Last);

        var follow = new FollowRequest
        {
            Group = strategy.Kind.Group,
            Version = strategy.Kind.Version,
            Resource = strategy.Description.Plural,
            Namespace = "foo",
        };
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var _ in channel.Streams().Follow(follow).ReadAllAsync(stop.Token))
                break;
        });
        Assert.True(refused.StatusCode is StatusCode.PermissionDenied or StatusCode.NotFound, refused.Message);
    }

    [Fact]
    public async Task What_follows_a_subresource_is_not_passed_over()
    {
        (await _admin.GetAsync("/api/v1/nodes/x/status/y")).Expect(404);
        (await _admin.GetAsync("/api/v1/namespaces/foo/configmaps/own/y")).Expect(404);
        (await _admin.GetAsync("/api/v1/namespaces/foo/nodes/x/status")).Expect(404);
    }

    [Fact]
    public async Task A_namespaces_admin_reads_its_own_namespace_object_and_no_other()
    {
        (await _ann.GetAsync("/api/v1/namespaces/foo")).Expect(200);
        (await _ann.GetAsync("/api/v1/namespaces/default")).Expect(403);
        (await _ann.GetAsync("/api/v1/namespaces")).Expect(403);
    }

    private static ResourceStrategy Find(string resource) =>
        Catalog.Strategies.Single(s => $"{s.Resource}" == resource);
}
