using System.Net;
using System.Net.Http.Headers;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.Metrics.Tests;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;

namespace Arktos.ApiServer.Tests.Fairness;

/// <summary>API priority and fairness through both doors of a server with 40 seats.</summary>
public sealed class FairnessTests : IAsyncLifetime
{
    private const string Group = "/apis/flowcontrol.apiserver.k8s.io/v1";
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
    private const string SchemaUid = "X-Kubernetes-PF-FlowSchema-UID";
    private const string LevelUid = "X-Kubernetes-PF-PriorityLevel-UID";

    private readonly CancellationTokenSource _hangUp = new();
    private readonly List<Task> _hanging = [];
    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(a =>
            TestServer.Options(a) with
            {
                RequestsInFlightMax = 40,
                FlowSchemaLook = TimeSpan.FromMilliseconds(50),
            }
        );
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (
            await _admin.PostAsync(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                new
                {
                    metadata = new { name = "all" },
                    roleRef = new { kind = "ClusterRole", name = "cluster-admin" },
                    subjects = new[] { new { kind = "User", name = "ann" }, new { kind = "User", name = "bob" } },
                }
            )
        ).Expect(201);
    }

    public async ValueTask DisposeAsync()
    {
        await HangUpAsync();
        await _server.DisposeAsync();
        _hangUp.Dispose();
    }

    [Fact]
    public async Task A_level_with_one_seat_and_two_places_serves_one_lets_two_wait_and_refuses_the_fourth()
    {
        var (schema, level) = await NarrowAsync("ann");
        var ann = _server.Client("CN=ann");
        Hang(ann);
        await MetricAsync("apiserver_flowcontrol_current_executing_requests", "narrow", 1);
        var second = ann.GetAsync(Maps);
        await MetricAsync("apiserver_flowcontrol_current_inqueue_requests", "narrow", 1);
        var third = ann.GetAsync(Maps);
        await MetricAsync("apiserver_flowcontrol_current_inqueue_requests", "narrow", 2);

        var refused = (await ann.GetAsync(Maps)).Expect(429);
        Assert.Equal("Too many requests, please try again later.", refused.Body.ToString());
        Assert.Equal("1", Assert.Single(refused.Headers.GetValues("Retry-After")));
        Assert.Equal((schema, level), UidsOf(refused));
        using var channel = _server.Channel("CN=ann");
        var write = new WriteRequest
        {
            Operations =
            {
                new WriteOperation
                {
                    Verb = WriteOperation.Types.Verb.Create,
                    Version = "v1",
                    Resource = "configmaps",
                    Namespace = "shop",
                    Body = ByteString.CopyFromUtf8("""{"metadata":{"name":"a"}}"""),
                },
            },
        };
        using (var call = channel.Streams().WriteAsync(write))
        {
            Assert.Equal(429, Assert.Single((await call).Results).Code);
            Assert.Equal(schema, (await call.ResponseHeadersAsync).GetValue(SchemaUid.ToLowerInvariant()));
        }
        var follower = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            using var stop = new CancellationTokenSource(TestServer.Deadline);
            var following = new FollowRequest { Version = "v1", Resource = "configmaps" };
            await foreach (var _ in channel.Streams().Follow(following).ReadAllAsync(stop.Token))
                break;
        });
        Assert.Equal(StatusCode.ResourceExhausted, follower.StatusCode);
        // Others are elsewhere, and those that nothing limits pass.
        (await _server.Client("CN=bob").GetAsync(Maps)).Expect(200);
        var exempt = (await _admin.GetAsync(Maps)).Expect(200);
        Assert.Equal(
            (await UidAsync("flowschemas/exempt"), await UidAsync("prioritylevelconfigurations/exempt")),
            UidsOf(exempt)
        );

        await HangUpAsync();
        Assert.Equal((schema, level), UidsOf((await second).Expect(200)));
        (await third).Expect(200);
        Assert.Equal(201, Assert.Single((await channel.Streams().WriteAsync(write)).Results).Code);
        await MetricAsync("apiserver_flowcontrol_current_executing_requests", "narrow", 0);
        await MetricAsync("apiserver_flowcontrol_current_inqueue_requests", "narrow", 0);
        await MetricAsync("apiserver_flowcontrol_rejected_requests_total", "narrow", 3);
        await MetricAsync("apiserver_flowcontrol_dispatched_requests_total", "narrow", 4);
        await MetricAsync("apiserver_flowcontrol_request_wait_duration_seconds_count", "narrow", 2);
        await MetricAsync("apiserver_flowcontrol_nominal_limit_seats", "narrow", 1, schema: null);
        Assert.Equal((schema, level), UidsOf((await ann.GetAsync($"{Maps}/none")).Expect(404)));
    }

    [Fact]
    public async Task Who_has_waited_for_a_quarter_of_its_time_is_refused_and_who_hangs_up_leaves_its_place()
    {
        await NarrowAsync("ann");
        var ann = _server.Client("CN=ann");
        Hang(ann);
        await MetricAsync("apiserver_flowcontrol_current_executing_requests", "narrow", 1);
        (await ann.GetAsync($"{Maps}?timeout=0.4s")).Expect(429);
        using var leaving = new CancellationTokenSource();
        var left = ann.Http.GetAsync(Maps, leaving.Token);
        await MetricAsync("apiserver_flowcontrol_current_inqueue_requests", "narrow", 1);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await MetricAsync("apiserver_flowcontrol_current_inqueue_requests", "narrow", 0);
        await HangUpAsync();
        (await ann.GetAsync(Maps)).Expect(200);
    }

    [Fact]
    public async Task A_watch_gives_its_seat_back_when_it_has_begun()
    {
        await NarrowAsync("ann");
        var ann = _server.Client("CN=ann");
        using var first = await ann.WatchAsync($"{Maps}?watch=true");
        using var second = await ann.WatchAsync($"{Maps}?watch=true");
        using var channel = _server.Channel("CN=ann");
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var request = new FollowRequest { Version = "v1", Resource = "configmaps" };
        await using var third = channel.Streams().Follow(request).ReadAllAsync(stop.Token).GetAsyncEnumerator();
        Assert.True(await third.MoveNextAsync());
        (await ann.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        Assert.Equal(("ADDED", "a"), await second.NextNameAsync());
    }

    [Fact]
    public async Task A_tenants_flood_stops_no_other_tenant_and_no_tenant_says_who_is_first()
    {
        foreach (var tenant in new[] { "acme", "other" })
            (await _admin.PostAsync("/api/v1/tenants", new { metadata = new { name = tenant } })).Expect(201);
        var acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
        (await acme.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (
            await acme.PostAsync(
                $"{Group}/flowschemas",
                new
                {
                    metadata = new { name = "me-first" },
                    spec = new
                    {
                        matchingPrecedence = 2,
                        priorityLevelConfiguration = new { name = "exempt" },
                        rules = AllOf("ann"),
                    },
                }
            )
        ).Expect(403);
        Assert.Equal(await UidAsync("flowschemas/global-default"), UidsOf(await acme.GetAsync(Maps)).Schema);

        for (var user = 0; user < 4; user++)
        {
            var client = _server.Client($"O=tenant:acme,OU=system:masters,CN=user{user}");
            for (var i = 0; i < 20; i++)
                Hang(client);
        }
        await MetricAsync("apiserver_flowcontrol_current_executing_requests", "global-default", atLeast: 5);
        await MetricAsync("apiserver_flowcontrol_current_inqueue_requests", "global-default", atLeast: 40);
        var other = _server.Client("O=tenant:other,OU=system:masters,CN=bob");
        for (var i = 0; i < 5; i++)
            (await other.GetAsync("/api/v1/namespaces")).Expect(200);
        (await _server.Client("CN=bob").GetAsync(Maps)).Expect(200);
    }

    [Fact]
    public async Task A_schema_tells_whether_its_level_is_there()
    {
        (await SchemaAsync("lost", "later", "ann")).Expect(201);
        await ConditionAsync("True", "NotFound", "but there is no such object");
        (await LevelAsync("later")).Expect(201);
        await ConditionAsync("False", "Found", "and it exists");

        async Task ConditionAsync(string status, string reason, string end)
        {
            using var deadline = new CancellationTokenSource(TestServer.Deadline);
            while (true)
            {
                var condition = (await _admin.GetAsync($"{Group}/flowschemas/lost")).Node("status", "conditions", "0");
                if (condition?["status"]?.ToString() == status)
                {
                    Assert.Equal("Dangling", condition["type"]!.ToString());
                    Assert.Equal(reason, condition["reason"]!.ToString());
                    Assert.Equal(
                        "This FlowSchema references the PriorityLevelConfiguration object named \"later\" " + end,
                        condition["message"]!.ToString()
                    );
                    return;
                }
                await Task.Delay(20, deadline.Token);
            }
        }
    }

    private async Task<(string Schema, string Level)> NarrowAsync(string user)
    {
        var level = (await LevelAsync("narrow")).Expect(201);
        var schema = (await SchemaAsync("narrow", "narrow", user)).Expect(201);
        return (schema.Text("metadata", "uid"), level.Text("metadata", "uid"));
    }

    private Task<Answer> LevelAsync(string name) =>
        _admin.PostAsync(
            $"{Group}/prioritylevelconfigurations",
            new
            {
                metadata = new { name },
                spec = new
                {
                    type = "Limited",
                    limited = new
                    {
                        nominalConcurrencyShares = 1,
                        borrowingLimitPercent = 0,
                        limitResponse = new
                        {
                            type = "Queue",
                            queuing = new
                            {
                                queues = 1,
                                handSize = 1,
                                queueLengthLimit = 2,
                            },
                        },
                    },
                },
            }
        );

    private Task<Answer> SchemaAsync(string name, string level, string user) =>
        _admin.PostAsync(
            $"{Group}/flowschemas",
            new
            {
                metadata = new { name },
                spec = new
                {
                    matchingPrecedence = 500,
                    priorityLevelConfiguration = new { name = level },
                    distinguisherMethod = new { type = "ByUser" },
                    rules = AllOf(user),
                },
            }
        );

    private static object[] AllOf(string user) =>
        [
            new
            {
                subjects = new[] { new { kind = "User", user = new { name = user } } },
                resourceRules = new[]
                {
                    new
                    {
                        verbs = new[] { "*" },
                        apiGroups = new[] { "*" },
                        resources = new[] { "*" },
                        namespaces = new[] { "*" },
                        clusterScope = true,
                    },
                },
            },
        ];

    // Its body begins and does not go on, so that it holds its seat.
    private void Hang(TestClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Maps)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new UnendingBody(),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        _hanging.Add(client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _hangUp.Token));
    }

    private async Task HangUpAsync()
    {
        await _hangUp.CancelAsync();
        foreach (var task in _hanging)
            await task.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private Task MetricAsync(string name, string level, double wanted, string? schema = "") =>
        MetricAsync(name, level, v => v == wanted, schema);

    private Task MetricAsync(string name, string level, int atLeast) => MetricAsync(name, level, v => v >= atLeast);

    private async Task MetricAsync(string name, string level, Predicate<double> isThere, string? schema = "")
    {
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        var last = 0.0;
        while (true)
        {
            var text = await _admin.Http.GetStringAsync("/metrics", deadline.Token);
            last = text.Split('\n')
                .Where(l =>
                    l.StartsWith(name + "{", StringComparison.Ordinal)
                    && l.Contains($"priority_level=\"{level}\"", StringComparison.Ordinal)
                    && (schema is null || l.Contains($"flow_schema=\"{level}\"", StringComparison.Ordinal))
                )
                .Sum(l =>
                    double.Parse(l[(l.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture)
                );
            if (isThere(last))
                return;
            try
            {
                await Task.Delay(20, deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new Xunit.Sdk.XunitException($"{name} of {level} stays at {last}");
            }
        }
    }

    private async Task<string> UidAsync(string path) =>
        (await _admin.GetAsync($"{Group}/{path}")).Expect(200).Text("metadata", "uid");

    private static (string Schema, string Level) UidsOf(Answer answer) =>
        (Assert.Single(answer.Headers.GetValues(SchemaUid)), Assert.Single(answer.Headers.GetValues(LevelUid)));
}
