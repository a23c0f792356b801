using System.Net;
using System.Net.Http.Headers;
using Arktos.Api.Streams;
using Arktos.ApiServer.Authentication;
using Arktos.ApiServer.Requests;
using Arktos.ApiServer.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Rpc;
using Grpc.Core;

namespace Arktos.ApiServer.Tests;

/// <summary>Nobody keeps the others out: what is under way at once is shared.</summary>
public sealed class LimitTests
{
    private static readonly UserIdentity Operator = User("admin", "system", UserIdentity.MastersGroup);

    [Fact]
    public void A_user_has_a_quarter_a_tenant_a_half_and_operators_find_room()
    {
        var shares = new ConcurrencyShares(100);
        Assert.Equal(25, Fill(shares, User("ann", "acme")));
        Assert.Equal(25, Fill(shares, User("bob", "acme")));
        Assert.Equal(0, Fill(shares, User("cyd", "acme")));
        Assert.Equal(25, Fill(shares, User("dan", "other")));
        Assert.Equal(15, Fill(shares, User("eve", "third")));
        Assert.Equal(0, Fill(shares, User("fay", "system")));
        Assert.Equal(10, Fill(shares, Operator));
        Assert.Equal(100, shares.Count);
    }

    [Fact]
    public void The_masters_of_another_tenant_are_no_operators()
    {
        var shares = new ConcurrencyShares(100);
        Assert.Equal(25, Fill(shares, User("ann", "acme", UserIdentity.MastersGroup)));
        Assert.Equal(75, Fill(shares, Operator));
    }

    [Fact]
    public void What_is_given_back_is_there_again_and_only_once()
    {
        var shares = new ConcurrencyShares(4);
        var ann = User("ann", "system");
        var held = shares.TryEnter(ann)!;
        Assert.Null(shares.TryEnter(ann));
        held.Dispose();
        held.Dispose();
        Assert.Equal(0, shares.Count);
        Assert.NotNull(shares.TryEnter(ann));
        Assert.Null(shares.TryEnter(ann));
    }

    [Fact]
    public async Task Requests_whose_bodies_never_come_leave_room_for_everybody_else()
    {
        await using var server = await TestServer.StartAsync(a => WithLimits(a, requests: 40, watches: 100));
        var admin = server.Client();
        (await admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        await GrantAsync(admin, "slow", "fast");
        var slow = server.Client("CN=slow");
        using var never = new CancellationTokenSource();
        // A user may have forty of 160 under way or waiting; those beyond are refused at once.
        var hanging = Enumerable
            .Range(0, 60)
            .Select(_ => slow.Http.SendAsync(Hanging(), HttpCompletionOption.ResponseHeadersRead, never.Token))
            .ToList();
        var pending = hanging.ToList();
        while (pending.Count > 40)
        {
            var refused = await Task.WhenAny(pending).WaitAsync(TestServer.Deadline);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await refused).StatusCode);
            pending.Remove(refused);
        }
        (await slow.GetAsync("/api/v1/namespaces/shop/configmaps")).Expect(429);
        (await server.Client("CN=fast").GetAsync("/api/v1/namespaces/shop/configmaps")).Expect(200);
        (await admin.GetAsync("/api/v1/nodes")).Expect(200);
        await never.CancelAsync();
        foreach (var task in hanging)
            await task.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task Followers_and_watches_share_one_limit()
    {
        await using var server = await TestServer.StartAsync(a => WithLimits(a, requests: 100, watches: 8));
        var admin = server.Client();
        await GrantAsync(admin, "ann");
        var ann = server.Client("CN=ann");
        using var first = await ann.WatchAsync("/api/v1/namespaces/default/configmaps?watch=true");
        using var channel = server.Channel("CN=ann");
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var request = new FollowRequest { Version = "v1", Resource = "configmaps" };
        await using var second = channel.Streams().Follow(request).ReadAllAsync(stop.Token).GetAsyncEnumerator();
        Assert.True(await second.MoveNextAsync());
        (await ann.GetAsync("/api/v1/namespaces/default/configmaps?watch=true")).Expect(429);
        var refused = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var _ in channel.Streams().Follow(request).ReadAllAsync(stop.Token))
                break;
        });
        Assert.Equal(StatusCode.ResourceExhausted, refused.StatusCode);
        using var third = await admin.WatchAsync("/api/v1/namespaces/default/configmaps?watch=true");
    }

    [Fact]
    public async Task Followed_logs_are_shared_and_a_share_comes_back_when_its_reader_leaves()
    {
        await using var server = await TestServer.StartAsync(a =>
            WithLimits(a, requests: 40, watches: 100, streams: 8)
        );
        await using var kubelet = await FakeKubelet.StartAsync(server.Authority);
        var admin = server.Client();
        (await admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        (await admin.PostAsync("/api/v1/nodes", Objects.Node("n1", kubelet.Port))).Expect(201);
        (await admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("p", "n1"))).Expect(201);
        var running = new { containerStatuses = new[] { new { name = "main", state = new { running = new { } } } } };
        (await admin.PatchAsync("/api/v1/namespaces/shop/pods/p/status", new { status = running })).Expect(200);
        await GrantAsync(admin, "ann", "bob");
        var (ann, bob) = (server.Client("CN=ann"), server.Client("CN=bob"));
        const string Log = "/api/v1/namespaces/shop/pods/p/log";
        using var first = await FollowAsync(ann);
        using var second = await FollowAsync(ann);
        (await ann.GetAsync($"{Log}?follow=true")).Expect(429);
        (await ann.GetAsync(Log)).Expect(429);
        (await bob.GetAsync(Log)).Expect(200);
        (await admin.GetAsync(Log)).Expect(200);
        (await ann.GetAsync("/api/v1/namespaces/shop/pods/p")).Expect(200);
        first.Dispose();
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while ((await ann.GetAsync(Log)).Code == 429)
            await Task.Delay(20, deadline.Token);

        static async Task<HttpResponseMessage> FollowAsync(TestClient client)
        {
            var response = await client.Http.GetAsync($"{Log}?follow=true", HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
            return response;
        }
    }

    private static HttpRequestMessage Hanging()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/namespaces/shop/configmaps")
        {
            // Its answer comes though the request has not ended.
            Version = System.Net.HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new UnendingBody(),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    private static async Task GrantAsync(TestClient admin, params string[] users) =>
        (
            await admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                new
                {
                    metadata = new { name = "all" },
                    roleRef = new { kind = "ClusterRole", name = "cluster-admin" },
                    subjects = users.Select(u => new { kind = "User", name = u }),
                }
            )
        ).Expect(201);

    private static ApiServerOptions WithLimits(TestAuthority authority, int requests, int watches, int streams = 8) =>
        new()
        {
            Listen = TestServer.Options(authority).Listen,
            ServingCertificate = authority.Server("localhost"),
            ClientCertificateAuthorities = [authority.Certificate],
            KubeletClientCertificate = TestServer.Options(authority).KubeletClientCertificate,
            ServiceAccountSigningKeyPem = TestServer.Options(authority).ServiceAccountSigningKeyPem,
            RequestsInFlightMax = requests,
            WatchesMax = watches,
            PodStreamsMax = streams,
        };

    private static int Fill(ConcurrencyShares shares, UserIdentity user)
    {
        var entered = 0;
        while (shares.TryEnter(user) is not null)
            entered++;
        return entered;
    }

    private static UserIdentity User(string name, string tenant, params string[] groups) =>
        new(name, "", groups, tenant, UserIdentity.NoExtra);
}
