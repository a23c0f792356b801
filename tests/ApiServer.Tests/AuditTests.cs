using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Tests.Support;
using Arktos.Metrics;
using Arktos.Rpc;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests;

/// <summary>The audit log: of whom what is written, at which stage, by either door.</summary>
public sealed class AuditTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps",
        Secrets = "/api/v1/namespaces/default/secrets",
        Pods = "/api/v1/namespaces/default/pods",
        Registration = "/apis/admissionregistration.k8s.io/v1";

    private const string Policy = """
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: None
          nonResourceURLs: ["/healthz*", "/version"]
        - level: None
          users: [quiet]
          verbs: [get]
        - level: RequestResponse
          omitManagedFields: true
          resources: [{group: "", resources: [configmaps, pods, "pods/*"]}]
        - level: Request
          omitStages: [RequestReceived]
          userGroups: ["system:masters"]
          namespaces: [default]
          resources: [{group: "", resources: [serviceaccounts], resourceNames: [named]}]
        - level: Metadata
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-audit-").FullName;
    private TestServer _server = null!;
    private TestClient _admin = null!;

    private string LogFile => Path.Combine(_folder, "audit.log");

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(a => TestServer.Options(a) with { Audit = Options(Policy) });
        _admin = _server.Client();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_write_is_written_with_who_sent_what_and_what_became_of_it()
    {
        _admin.Http.DefaultRequestHeaders.Add("Audit-ID", "my-own-id");
        _admin.Http.DefaultRequestHeaders.Add("User-Agent", "tester/1");
        var made = (await _admin.PostAsync($"{Maps}?fieldManager=me", Objects.ConfigMap("m", "value"))).Expect(201);
        Assert.Equal("my-own-id", made.Headers.GetValues("Audit-Id").Single());
        var (received, done) = (await EventAsync("my-own-id"), await EventAsync("my-own-id", "ResponseComplete"));
        Assert.Equal("RequestReceived", Text(received, "stage"));
        Assert.Null(received["responseStatus"]);
        Assert.Equal("audit.k8s.io/v1 Event RequestResponse", $"{done["apiVersion"]} {done["kind"]} {done["level"]}");
        Assert.Equal(($"{Maps}?fieldManager=me", "create"), (Text(done, "requestURI"), Text(done, "verb")));
        Assert.Equal(("admin", "tester/1"), (Text(done, "user", "username"), Text(done, "userAgent")));
        Assert.Equal(
            ["system:masters", "system:authenticated"],
            done["user"]!["groups"]!.AsArray().Select(g => $"{g}")
        );
        Assert.Equal("127.0.0.1", Text(done, "sourceIPs", "0"));
        Assert.Equal(
            """{"resource":"configmaps","namespace":"default","name":"m","apiVersion":"v1"}""",
            done["objectRef"]!.ToJsonString()
        );
        Assert.Equal("""{"metadata":{},"code":201}""", done["responseStatus"]!.ToJsonString());
        Assert.Equal("value", Text(done, "requestObject", "data", "key"));
        Assert.Equal(made.Version, Text(done, "responseObject", "metadata", "resourceVersion"));
        Assert.Null(done["responseObject"]!["metadata"]!["managedFields"]);
        Assert.NotNull(made.Node("metadata", "managedFields"));
        Assert.Equal("allow", Text(done, "annotations", "authorization.k8s.io/decision"));
        Assert.Equal("system", Text(done, "annotations", "arktos.io/tenant"));
        Assert.True(string.CompareOrdinal(Text(received, "stageTimestamp"), Text(done, "stageTimestamp")) <= 0);
    }

    [Fact]
    public async Task Levels_bodies_and_stages_are_the_policys()
    {
        const string word = "c3dvcmRmaXNo";
        var secret = new
        {
            apiVersion = "v1",
            kind = "Secret",
            metadata = new { name = "s" },
            data = new { word },
        };
        (await _admin.PostAsync(Secrets, secret)).Expect(201);
        var posted = await FindAsync(e => Text(e, "objectRef", "resource") == "secrets" && IsDone(e));
        Assert.Equal(("Metadata", "s"), (Text(posted, "level"), Text(posted, "objectRef", "name")));
        (await _admin.GetAsync("/version")).Expect(200);
        (await _admin.GetAsync("/apis")).Expect(200);
        const string accounts = "/api/v1/namespaces/default/serviceaccounts";
        (await _admin.PostAsync(accounts, Objects.ServiceAccount("other"))).Expect(201);
        (await _admin.PostAsync(accounts, Objects.ServiceAccount("named"))).Expect(201);
        (await _admin.PatchAsync($"{accounts}/named", new { metadata = new { labels = new { a = "b" } } })).Expect(200);
        var patched = await FindAsync(e => Text(e, "verb") == "patch");
        Assert.Equal(("Request", "ResponseComplete"), (Text(patched, "level"), Text(patched, "stage")));
        Assert.Equal("b", Text(patched, "requestObject", "metadata", "labels", "a"));
        Assert.Null(patched["responseObject"]);
        (await _admin.GetAsync(Maps)).Expect(200);
        var list = await FindAsync(e =>
            Text(e, "verb") == "list" && Text(e, "objectRef", "resource") == "configmaps" && IsDone(e)
        );
        Assert.Equal("ConfigMapList", Text(list, "responseObject", "kind"));
        Assert.Contains(await EventsAsync(), e => Text(e, "requestURI") == "/apis" && e["objectRef"] is null);
        Assert.DoesNotContain(await EventsAsync(), e => Text(e, "requestURI") == "/version");
        Assert.DoesNotContain(word, await File.ReadAllTextAsync(LogFile));
        (await _server.Client("CN=quiet").GetAsync($"{Maps}/none")).Expect(403);
        (await _server.Client("CN=loud").GetAsync($"{Maps}/none")).Expect(403);
        await FindAsync(e => Text(e, "user", "username") == "loud" && IsDone(e));
        Assert.DoesNotContain(await EventsAsync(), e => Text(e, "user", "username") == "quiet");
    }

    [Fact]
    public async Task Refusals_of_every_kind_are_written()
    {
        (await _server.Client("O=people,CN=ann").GetAsync($"{Secrets}/s")).Expect(403);
        var forbidden = await FindAsync(e => Text(e, "user", "username") == "ann" && IsDone(e));
        Assert.Equal(
            ("403", "Forbidden"),
            (Text(forbidden, "responseStatus", "code"), Text(forbidden, "responseStatus", "reason"))
        );
        Assert.Equal("forbid", Text(forbidden, "annotations", "authorization.k8s.io/decision"));
        (await _server.Client(null, "nonsense").GetAsync($"{Secrets}/s")).Expect(401);
        var unknown = await FindAsync(e => Text(e, "responseStatus", "code") == "401");
        Assert.Equal(("ResponseStarted", "{}"), (Text(unknown, "stage"), unknown["user"]!.ToJsonString()));
        (await _server.Client(null).GetAsync($"{Secrets}/s")).Expect(403);
        await FindAsync(e => Text(e, "user", "username") == "system:anonymous" && IsDone(e));
        (await _admin.PostAsync(Maps, "{")).Expect(400);
        await FindAsync(e => Text(e, "responseStatus", "code") == "400" && e["requestObject"] is null);
        var as_ = _server.Client();
        as_.Http.DefaultRequestHeaders.Add("Impersonate-User", "ben");
        (await as_.GetAsync($"{Secrets}/s")).Expect(403);
        var impersonated = await FindAsync(e => Text(e, "impersonatedUser", "username") == "ben" && IsDone(e));
        Assert.Equal("admin", Text(impersonated, "user", "username"));
    }

    [Fact]
    public async Task A_request_beyond_the_limits_is_written()
    {
        var file = Path.Combine(_folder, "limited.log");
        await using var server = await TestServer.StartAsync(a =>
            TestServer.Options(a) with
            {
                Audit = Options(Policy) with { Log = new AuditLogOptions { Path = file } },
                RequestsInFlightMax = 1,
            }
        );
        var entered = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        server.Keyspace.BeforeRead = async _ =>
        {
            entered.TrySetResult();
            await leave.Task;
        };
        var waiting = server.Client().GetAsync($"{Secrets}/s");
        await entered.Task.WaitAsync(TestServer.Deadline);
        (await server.Client().GetAsync($"{Secrets}/s")).Expect(429);
        leave.SetResult();
        (await waiting).Expect(404);
        await FindAsync(e => Text(e, "responseStatus", "code") == "429", file);
    }

    [Fact]
    public async Task A_watch_is_written_when_it_starts_and_when_it_ends()
    {
        using (var watch = await _admin.WatchAsync($"{Maps}?watch=true&timeoutSeconds=1"))
        {
            await FindAsync(e => Text(e, "verb") == "watch" && Text(e, "stage") == "ResponseStarted");
            Assert.DoesNotContain(await EventsAsync(), e => Text(e, "verb") == "watch" && IsDone(e));
            while (await watch.NextAsync() is not null) { }
        }
        var done = await FindAsync(e => Text(e, "verb") == "watch" && IsDone(e));
        Assert.Null(done["responseObject"]);
    }

    [Fact]
    public async Task Each_operation_of_a_batch_and_each_follower_is_a_request()
    {
        using var channel = _server.Channel();
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        var write = new WriteRequest();
        foreach (var name in (string[])["one", "one", "two"])
            write.Operations.Add(
                new WriteOperation
                {
                    Verb = WriteOperation.Types.Verb.Create,
                    Version = "v1",
                    Resource = "configmaps",
                    Namespace = "default",
                    Body = ByteString.CopyFromUtf8(System.Text.Json.JsonSerializer.Serialize(Objects.ConfigMap(name))),
                }
            );
        await channel.Streams().WriteAsync(write, cancellationToken: stop.Token);
        await FindAsync(e => Text(e, "objectRef", "name") == "two" && IsDone(e));
        var events = (await EventsAsync())
            .Where(e => Text(e, "requestURI") == StreamClients.WritePath && IsDone(e))
            .ToList();
        Assert.Equal(["201", "201", "409"], events.Select(e => Text(e, "responseStatus", "code")).Order());
        Assert.Equal(3, events.Select(e => Text(e, "auditID")).Distinct().Count());
        Assert.Single(events.Select(e => Text(e, "annotations", "arktos.io/batch")).Distinct());
        Assert.All(
            events,
            e => Assert.Equal(("create", "v"), (Text(e, "verb"), Text(e, "requestObject", "data", "key")))
        );

        using (var ended = new CancellationTokenSource(TestServer.Deadline))
        {
            var follow = new FollowRequest { Version = "v1", Resource = "secrets" };
            await using var batches = channel.Streams().Follow(follow).ReadAllAsync(ended.Token).GetAsyncEnumerator();
            Assert.True(await batches.MoveNextAsync());
            await FindAsync(e =>
                Text(e, "requestURI") == StreamClients.FollowPath && Text(e, "stage") == "ResponseStarted"
            );
            await ended.CancelAsync();
        }
        var done = await FindAsync(e => Text(e, "requestURI") == StreamClients.FollowPath && IsDone(e));
        Assert.Equal(("watch", "secrets"), (Text(done, "verb"), Text(done, "objectRef", "resource")));
        using var ann = _server.Channel("CN=ann");
        await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (
                var _ in ann.Streams()
                    .Follow(new FollowRequest { Version = "v1", Resource = "secrets" })
                    .ReadAllAsync(stop.Token)
            ) { }
        });
        var forbidden = await FindAsync(e => Text(e, "user", "username") == "ann" && IsDone(e));
        Assert.Equal("403", Text(forbidden, "responseStatus", "code"));
    }

    [Fact]
    public async Task What_admission_has_to_say_is_annotated()
    {
        await using var hook = await FakeWebhook.StartAsync();
        hook.On(
            "/v",
            (_, response) =>
                response["auditAnnotations"] = new JsonObject { ["note"] = "seen", ["long"] = new string('x', 20_000) }
        );
        (await _admin.PostAsync($"{Registration}/validatingwebhookconfigurations", Webhook(hook))).Expect(201);
        (
            await _admin.PostAsync(
                $"{Registration}/validatingadmissionpolicies",
                """
                {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingAdmissionPolicy","metadata":{"name":"short"},
                "spec":{"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["*"],"resources":["configmaps"]}]},
                "validations":[{"expression":"true"},{"expression":"object.data.key != 'bad'","message":"a bad one"}],
                "auditAnnotations":[{"key":"value","valueExpression":"'has ' + object.data.key"},{"key":"none","valueExpression":"null"}]}}
                """
            )
        ).Expect(201);
        (
            await _admin.PostAsync(
                $"{Registration}/validatingadmissionpolicybindings",
                """
                {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingAdmissionPolicyBinding","metadata":{"name":"all"},
                "spec":{"policyName":"short","validationActions":["Audit"]}}
                """
            )
        ).Expect(201);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("bad", "bad"))).Expect(201);
        var posted = await FindAsync(e => Text(e, "objectRef", "name") == "bad" && IsDone(e));
        var annotations = posted["annotations"]!;
        Assert.Equal("seen", $"{annotations["hook.example.com/note"]}");
        Assert.Equal(AuditTrail.ValueCharsMax, $"{annotations["hook.example.com/long"]}".Length);
        Assert.Equal("has bad", $"{annotations["short/value"]}");
        Assert.Null(annotations["short/none"]);
        Assert.Equal(
            """[{"message":"a bad one","policy":"short","binding":"all","expressionIndex":1,"validationActions":["Audit"]}]""",
            $"{annotations["validation.policy.admission.k8s.io/validation_failure"]}"
        );

        (
            await _admin.PatchAsync(
                "/api/v1/namespaces/default",
                """{"metadata":{"labels":{"pod-security.kubernetes.io/audit":"restricted"}}}"""
            )
        ).Expect(200);
        (
            await _admin.PostAsync("/api/v1/namespaces/default/serviceaccounts", Objects.ServiceAccount("default"))
        ).Expect(201);
        (await _admin.PostAsync(Pods, Objects.Pod("loose"))).Expect(201);
        var pod = await FindAsync(e => Text(e, "objectRef", "name") == "loose" && IsDone(e));
        Assert.StartsWith(
            "would violate PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false",
            Text(pod, "annotations", "pod-security.kubernetes.io/audit-violations")
        );
        Assert.Equal("privileged:latest", Text(pod, "annotations", "pod-security.kubernetes.io/enforce-policy"));
    }

    [Theory]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1", "rules: Required value")]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1beta1\nrules: [{level: None}]",
        "expected kind Policy of audit.k8s.io/v1"
    )]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{}]", "rules[0].level: Required value")]
    [InlineData("kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: All}]", "Unsupported value: \"All\"")]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, user: [a]}]",
        "unknown field rules[0].user"
    )]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, nonResourceURLs: [api]}]",
        "must begin with a '/'"
    )]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, nonResourceURLs: ['/a*b']}]",
        "may only be the last"
    )]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, namespaces: [a], nonResourceURLs: [/a]}]",
        "cannot apply to both"
    )]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, omitStages: [Begin]}]",
        "rules[0].omitStages[0]"
    )]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, resources: [{group: apps/v1}]}]",
        "without a version"
    )]
    [InlineData(
        "kind: Policy\napiVersion: audit.k8s.io/v1\nrules: [{level: None, resources: [{resourceNames: [a]}]}]",
        "at least one resource"
    )]
    [InlineData("rules: [", "is no Policy")]
    public async Task A_bad_policy_is_refused_with_what_is_wrong(string policy, string fault)
    {
        var options = Options(policy);
        var e = await Assert.ThrowsAsync<InvalidDataException>(() =>
            TestServer.StartAsync(a => TestServer.Options(a) with { Audit = options })
        );
        Assert.Contains(fault, e.Message);
        Assert.Contains(options.PolicyFile, e.Message);
    }

    [Fact]
    public async Task Files_are_put_aside_by_their_size_and_so_many_are_kept()
    {
        var path = Path.Combine(_folder, "rotated.log");
        var options = Options(Policy) with
        {
            Log = new AuditLogOptions
            {
                Path = path,
                FileMebibytesMax = 1,
                FilesMax = 2,
            },
        };
        await using (var log = Log(options, out _))
            for (var i = 0; i < 5 * 1024; i++)
                log.Begin(Request($"id-{i}") with { UserAgent = new string('a', 1000) })!.Completed(200);
        var files = Directory.GetFiles(_folder, "rotated*.log");
        Assert.Equal(3, files.Length);
        Assert.All(files, f => Assert.True(new FileInfo(f).Length <= 1024 * 1024));
        var ids = files.SelectMany(File.ReadAllLines).Select(l => Text(JsonNode.Parse(l)!, "auditID")).ToHashSet();
        Assert.Contains($"id-{5 * 1024 - 1}", ids);
    }

    [Fact]
    public async Task What_is_too_large_is_written_without_its_bodies()
    {
        var path = Path.Combine(_folder, "short.log");
        await using (
            var log = Log(
                Options(Policy) with
                {
                    Log = new AuditLogOptions
                    {
                        Path = path,
                        Delivery = new() { EventBytesMax = 2000 },
                    },
                },
                out _
            )
        )
        {
            var trail = log.Begin(Request("large"))!;
            trail.Sent(System.Text.Encoding.UTF8.GetBytes($"{{\"data\":\"{new string('x', 5000)}\"}}"));
            trail.Completed(200);
        }
        var written = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        Assert.Null(written["requestObject"]);
        Assert.Equal("true", Text(written, "annotations", "audit.k8s.io/truncated"));
    }

    [Theory]
    [InlineData(AuditMode.Blocking, true)]
    [InlineData(AuditMode.BlockingStrict, false)]
    [InlineData(AuditMode.Batch, true)]
    public async Task A_log_that_cannot_be_written_stops_requests_only_in_the_strict_mode(AuditMode mode, bool passes)
    {
        // Its other end takes nothing.
        await using var log = Log(
            Options(Policy) with
            {
                Log = new AuditLogOptions
                {
                    Path = "/dev/full",
                    Delivery = new() { Mode = mode, EventsWaitingMax = 1 },
                },
            },
            out var metrics
        );
        for (var i = 0; i < 10; i++)
        {
            var trail = log.Begin(Request($"id-{i}"))!;
            trail.Received();
            Assert.Equal(passes, await trail.WrittenAsync());
        }
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        // Whether they could not be written or did not find a place to wait.
        while (await LostAsync(metrics) != 10)
            await Task.Delay(20, stop.Token);
        var refused = passes ? 0 : 10;
        Assert.Contains($"apiserver_audit_requests_rejected_total {refused}", await ScrapeAsync(metrics));
    }

    private static AuditLog Log(AuditOptions options, out RoleMetrics metrics) =>
        new(options, null, metrics = new RoleMetrics(), TimeProvider.System, NullLogger.Instance);

    private static async Task<int> LostAsync(RoleMetrics metrics) =>
        (await ScrapeAsync(metrics))
            .Split('\n')
            .Where(l => l.StartsWith("apiserver_audit_error_total{", StringComparison.Ordinal))
            .Sum(l => int.Parse(l[(l.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<string> ScrapeAsync(RoleMetrics metrics)
    {
        var text = await metrics.TryScrapeAsync(default);
        return System.Text.Encoding.UTF8.GetString(text!.Value.Span);
    }

    private static AuditRequest Request(string id) =>
        new()
        {
            Id = id,
            Received = DateTimeOffset.UtcNow,
            Uri = Maps,
            Path = Maps,
            Verb = "create",
            IsResource = true,
            Version = "v1",
            Resource = "configmaps",
            Namespace = "default",
        };

    private AuditOptions Options(string policy)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid()}.yaml");
        File.WriteAllText(file, policy);
        return new AuditOptions
        {
            PolicyFile = file,
            Log = new AuditLogOptions { Path = LogFile },
        };
    }

    private static string Webhook(FakeWebhook hook) =>
        new JsonObject
        {
            ["apiVersion"] = "admissionregistration.k8s.io/v1",
            ["kind"] = "ValidatingWebhookConfiguration",
            ["metadata"] = new JsonObject { ["name"] = "v" },
            ["webhooks"] = new JsonArray(
                new JsonObject
                {
                    ["name"] = "hook.example.com",
                    ["clientConfig"] = new JsonObject { ["url"] = hook.Url("/v"), ["caBundle"] = hook.CaBundle },
                    ["rules"] = JsonNode.Parse(
                        """[{"operations":["CREATE"],"apiGroups":[""],"apiVersions":["v1"],"resources":["configmaps"]}]"""
                    ),
                    ["sideEffects"] = "None",
                    ["admissionReviewVersions"] = new JsonArray("v1"),
                }
            ),
        }.ToJsonString();

    private static bool IsDone(JsonNode e) => Text(e, "stage") == "ResponseComplete";

    private static string Text(JsonNode node, params string[] path)
    {
        JsonNode? at = node;
        foreach (var part in path)
            at = at is JsonArray list ? list[int.Parse(part)] : at?[part];
        return at?.ToString() ?? "";
    }

    private Task<JsonNode> EventAsync(string id, string stage = "") =>
        FindAsync(e => Text(e, "auditID") == id && (stage.Length == 0 || Text(e, "stage") == stage));

    // The end of a request is written after its answer.
    private async Task<JsonNode> FindAsync(Func<JsonNode, bool> isIt, string? file = null)
    {
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        while (true)
        {
            if ((await EventsAsync(file)).FirstOrDefault(isIt) is { } found)
                return found;
            await Task.Delay(20, stop.Token);
        }
    }

    private async Task<List<JsonNode>> EventsAsync(string? file = null)
    {
        using var reader = new StreamReader(
            new FileStream(file ?? LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );
        var text = await reader.ReadToEndAsync();
        // The last line may be half there.
        return [.. text.Split('\n')[..^1].Select(l => JsonNode.Parse(l)!)];
    }
}
