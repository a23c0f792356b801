using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.ApiServer.Tests;

public sealed class NodeStreamTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private TestClient _admin = null!;
    private RpcChannel _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        _channel = _server.Channel(TestServer.Admin);
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_follower_gets_the_state_then_changes_and_goes_on_from_its_positions()
    {
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("a", "n1"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("b", "n2"))).Expect(201);
        var request = new FollowRequest
        {
            Version = "v1",
            Resource = "pods",
            Tenant = "all",
            FieldSelector = "spec.nodeName=n1",
        };
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        Position[] positions;
        await using (var batches = _channel.Streams().Follow(request).ReadAllAsync(stop.Token).GetAsyncEnumerator())
        {
            Assert.Equal("UPSERT a", await NextAsync(batches));
            Assert.True(await batches.MoveNextAsync());
            Assert.True(batches.Current.StateComplete);
            positions = [.. batches.Current.Positions];
            Assert.NotEmpty(positions);
            (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("c", "n1"))).Expect(201);
            Assert.Equal("UPSERT c", await NextAsync(batches));
        }
        request.From.Add(positions);
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/pods/a", new { gracePeriodSeconds = 0 })).Expect(200);
        await using var again = _channel.Streams().Follow(request).ReadAllAsync(stop.Token).GetAsyncEnumerator();
        var left = new Queue<string>();
        Assert.Equal("UPSERT c", await NextAsync(again, left));
        Assert.Equal("DELETE a", await NextAsync(again, left));
    }

    [Fact]
    public async Task Writes_go_through_the_same_pipeline_and_each_has_its_result()
    {
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("n1"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("a"))).Expect(201);
        var request = new WriteRequest();
        request.Operations.Add(
            Operation(
                WriteOperation.Types.Verb.Create,
                "pods",
                "a",
                "binding",
                """{"metadata":{"name":"a"},"target":{"name":"n1"}}"""
            )
        );
        request.Operations.Add(
            Operation(
                WriteOperation.Types.Verb.Patch,
                "pods",
                "a",
                "status",
                """{"status":{"phase":"Running"}}""",
                "application/merge-patch+json"
            )
        );
        request.Operations.Add(
            Operation(WriteOperation.Types.Verb.Create, "configmaps", "", "", """{"metadata":{"name":"Bad Name"}}""")
        );
        request.Operations.Add(Operation(WriteOperation.Types.Verb.Delete, "pods", "zzz", "", ""));
        var response = await _channel.Streams().WriteAsync(request, cancellationToken: CancellationToken.None);
        Assert.Equal([201, 200, 422, 404], response.Results.Select(r => r.Code));
        Assert.Equal("Running", JsonNode.Parse(response.Results[1].Body.Span)!["status"]!["phase"]!.ToString());
    }

    [Fact]
    public async Task Followers_are_refused_with_the_status_that_says_why()
    {
        using var agent = _server.Channel("O=system:nodes,CN=system:node:n1");
        Assert.Equal(
            StatusCode.PermissionDenied,
            await RefusalAsync(agent, new FollowRequest { Version = "v1", Resource = "pods" })
        );
        Assert.Equal(
            StatusCode.NotFound,
            await RefusalAsync(_channel, new FollowRequest { Version = "v1", Resource = "unicorns" })
        );
        Assert.Equal(
            StatusCode.InvalidArgument,
            await RefusalAsync(
                _channel,
                new FollowRequest
                {
                    Version = "v1",
                    Resource = "pods",
                    LabelSelector = "a in b",
                }
            )
        );
        (await _admin.PostAsync("/api/v1/namespaces/shop/configmaps", Objects.ConfigMap("x"))).Expect(201);
        var old = _server.Keyspace.Last;
        (await _admin.PostAsync("/api/v1/namespaces/shop/configmaps", Objects.ConfigMap("y"))).Expect(201);
        _server.Keyspace.Compact(_server.Keyspace.Last);
        Assert.Equal(
            StatusCode.OutOfRange,
            await RefusalAsync(
                _channel,
                new FollowRequest
                {
                    Version = "v1",
                    Resource = "pods",
                    From = { new Position { Revision = old.Value } },
                }
            )
        );
    }

    private static WriteOperation Operation(
        WriteOperation.Types.Verb verb,
        string resource,
        string name,
        string subresource,
        string body,
        string patchType = ""
    ) =>
        new()
        {
            Verb = verb,
            Version = "v1",
            Resource = resource,
            Namespace = "shop",
            Name = name,
            Subresource = subresource,
            Body = ByteString.CopyFromUtf8(body),
            PatchType = patchType,
        };

    private static async Task<StatusCode> RefusalAsync(RpcChannel channel, FollowRequest request)
    {
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        try
        {
            await foreach (var _ in channel.Streams().Follow(request).ReadAllAsync(stop.Token)) { }
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    // Batches may hold one event or several; positions of their own in between do not matter here.
    private static async Task<string> NextAsync(IAsyncEnumerator<FollowBatch> batches, Queue<string>? left = null)
    {
        if (left?.TryDequeue(out var waiting) == true)
            return waiting;
        while (true)
        {
            Assert.True(await batches.MoveNextAsync());
            var texts = batches
                .Current.Events.Select(e =>
                    $"{e.Type.ToString().ToUpperInvariant()} {JsonNode.Parse(e.Object.Span)!["metadata"]!["name"]}"
                )
                .ToList();
            if (texts.Count == 0)
                continue;
            foreach (var text in texts.Skip(1))
                (left ?? throw new Xunit.Sdk.XunitException("more than one event came at once")).Enqueue(text);
            return texts[0];
        }
    }
}
