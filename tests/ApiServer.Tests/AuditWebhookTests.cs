using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Audit;
using Arktos.ApiServer.Tests.Support;
using Arktos.Client.Tests.Fakes;
using Arktos.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.ApiServer.Tests;

/// <summary>The webhook that is sent the events of the audit log.</summary>
public sealed class AuditWebhookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-audit-").FullName;
    private readonly ConcurrentQueue<JsonObject> _lists = new();
    private readonly ManualTime _time = new();
    private readonly RoleMetrics _metrics = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_server_sends_lists_of_events_to_its_webhook()
    {
        await using var site = await FakeSite.StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            Assert.Equal(("POST", "Bearer secret"), (http.Request.Method, $"{http.Request.Headers.Authorization}"));
            _lists.Enqueue(JsonNode.Parse(await reader.ReadToEndAsync())!.AsObject());
        });
        var options = Options() with
        {
            Webhook = new AuditWebhookOptions
            {
                Kubeconfig = site.WriteKubeconfig(_folder, "/audit", "secret"),
                Delivery = new() { Mode = AuditMode.BlockingStrict },
            },
        };
        await using var server = await TestServer.StartAsync(a => TestServer.Options(a) with { Audit = options });
        (await server.Client().GetAsync("/api/v1/namespaces/default")).Expect(200);
        var mine = _lists.Where(l => (string)l["items"]![0]!["requestURI"]! == "/api/v1/namespaces/default").ToList();
        Assert.Equal("audit.k8s.io/v1 EventList", $"{mine[0]["apiVersion"]} {mine[0]["kind"]}");
        Assert.Equal("RequestReceived", (string)mine[0]["items"]![0]!["stage"]!);
        // The end is waited for, too, but the client has its answer by then.
        using var stop = new CancellationTokenSource(TestServer.Deadline);
        while (!_lists.Any(l => (string)l["items"]![0]!["stage"]! == "ResponseComplete"))
            await Task.Delay(20, stop.Token);
    }

    public static TheoryData<string> Wrong() => ["500", "redirect", "garbage", "endless", "hang"];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_webhook_that_does_not_take_events_stops_requests_in_the_strict_mode_alone(string wrong)
    {
        await using var site = await FakeSite.StartAsync(http => AnswerAsync(http, wrong));
        AuditOptions Hooked(AuditMode mode) =>
            Options() with
            {
                Webhook = new AuditWebhookOptions
                {
                    Kubeconfig = site.WriteKubeconfig(_folder, "/audit"),
                    InitialBackoff = TimeSpan.FromMilliseconds(1),
                    Delivery = new() { Mode = mode },
                },
            };
        foreach (var mode in new[] { AuditMode.BlockingStrict, AuditMode.Batch })
        {
            await using var server = await TestServer.StartAsync(a =>
                TestServer.Options(a) with
                {
                    Audit = Hooked(mode),
                    RequestTimeout = TimeSpan.FromSeconds(3),
                }
            );
            var reply = await server.Client().GetAsync("/api/v1/namespaces/default");
            if (mode == AuditMode.Batch || wrong == "garbage")
                reply.Expect(200);
            else if (wrong == "hang")
                reply.Expect(504);
            else
                Assert.Equal("Internal error occurred: the audit log cannot be written", reply.Expect(500).Message());
        }
    }

    [Theory]
    [InlineData("server: http://127.0.0.1:1", "server must be a URL of https")]
    [InlineData("server: https://127.0.0.1:1", "certificate-authority or its data is needed")]
    [InlineData("server: https://127.0.0.1:1, insecure-skip-tls-verify: true", "insecure-skip-tls-verify")]
    [InlineData("server: https://127.0.0.1:1, proxy-url: http://x", "proxy-url is not possible")]
    public async Task A_kubeconfig_that_vouches_for_nobody_is_refused_at_the_start(string cluster, string fault)
    {
        var file = Path.Combine(_folder, "hook.yaml");
        await File.WriteAllTextAsync(
            file,
            $$"""
            current-context: c
            contexts: [{name: c, context: {cluster: c} }]
            clusters: [{name: c, cluster: { {{cluster}} } }]
            """
        );
        var options = Options() with { Webhook = new AuditWebhookOptions { Kubeconfig = file } };
        var e = await Assert.ThrowsAsync<InvalidDataException>(() =>
            TestServer.StartAsync(a => TestServer.Options(a) with { Audit = options })
        );
        Assert.Contains(fault, e.Message);
    }

    [Fact]
    public async Task Events_are_sent_in_batches_of_so_many_and_what_is_left_after_a_while()
    {
        await using (var log = Log(new() { BatchEventsMax = 3, BatchWait = TimeSpan.FromSeconds(30) }, TakeAsync))
        {
            Write(log, 7);
            await UntilAsync(() => _lists.Count == 2);
            Assert.Equal([3, 3], Sizes());
            await UntilAsync(() => _lists.Count == 3, () => _time.Advance(TimeSpan.FromSeconds(1)));
            Assert.Equal([3, 3, 1], Sizes());
            // Nothing is lost when the server ends.
            Write(log, 2);
        }
        Assert.Equal([3, 3, 1, 2], Sizes());
        Assert.Equal(Enumerable.Range(0, 7).Concat(Enumerable.Range(0, 2)).Select(i => $"id-{i}"), Ids());
        Assert.Contains("apiserver_audit_event_total 9", await ScrapeAsync());
        Assert.Contains("apiserver_audit_level_total{level=\"Metadata\"} 9", await ScrapeAsync());
    }

    [Fact]
    public async Task Batches_are_held_back_to_so_many_a_second()
    {
        var delivery = new AuditDelivery
        {
            BatchEventsMax = 1,
            BatchesPerSecondMax = 2,
            BatchesBurst = 3,
        };
        await using var log = Log(delivery, TakeAsync);
        Write(log, 5);
        await UntilAsync(() => _lists.Count == 3);
        _time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal(3, _lists.Count);
        await UntilAsync(() => _lists.Count == 5, () => _time.Advance(TimeSpan.FromMilliseconds(10)));
    }

    [Fact]
    public async Task A_batch_that_fails_is_sent_five_times_and_then_lost()
    {
        var attempts = new ConcurrentQueue<DateTimeOffset>();
        await using var log = Log(
            new() { BatchEventsMax = 2 },
            (_, _) =>
            {
                attempts.Enqueue(_time.GetUtcNow());
                throw new IOException("away");
            }
        );
        Write(log, 2);
        await UntilAsync(() => attempts.Count == 5, () => _time.Advance(TimeSpan.FromMilliseconds(100)));
        await UntilAsync(() => Scraped().Contains("apiserver_audit_error_total{plugin=\"webhook\"} 2"));
        var waits = attempts.Zip(attempts.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        double least = 10;
        foreach (var wait in waits)
        {
            Assert.InRange(wait, least, least * 1.2 + 2);
            least *= 1.5;
        }
    }

    [Fact]
    public async Task A_webhook_that_never_answers_costs_events_and_no_memory()
    {
        var cut = new TaskCompletionSource();
        await using var log = Log(
            new() { BatchEventsMax = 10, EventsWaitingMax = 100 },
            (_, cancel) => cut.Task.WaitAsync(cancel)
        );
        Write(log, 1000);
        // Eight batches are on their way, one waits for its turn, a hundred events wait.
        await UntilAsync(() => Lost("buffered") is >= 1000 - 100 - 90 and <= 900);
        cut.SetResult();
    }

    [Fact]
    public async Task What_is_too_large_goes_without_bodies_and_large_batches_are_split()
    {
        await using (
            var log = Log(
                new()
                {
                    BatchEventsMax = 100,
                    BatchWait = TimeSpan.FromMilliseconds(10),
                    EventBytesMax = 1000,
                    BatchBytesMax = 2500,
                },
                TakeAsync,
                "RequestResponse"
            )
        )
            for (var i = 0; i < 10; i++)
            {
                var trail = log.Begin(Request($"id-{i}") with { UserAgent = new string('a', i == 9 ? 2000 : 300) })!;
                trail.Sent(System.Text.Encoding.UTF8.GetBytes($"{{\"data\":\"{new string('x', 5000)}\"}}"));
                trail.Completed(200);
            }
        Assert.All(_lists, l => Assert.InRange(l["items"]!.ToJsonString().Length, 1, 2600));
        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"id-{i}"), Ids());
        Assert.All(
            _lists.SelectMany(l => l["items"]!.AsArray()),
            e => Assert.Equal("true", (string)e!["annotations"]!["audit.k8s.io/truncated"]!)
        );
        Assert.Equal(1, Lost("truncate"));
    }

    private static async Task AnswerAsync(HttpContext http, string wrong)
    {
        switch (wrong)
        {
            case "500":
                http.Response.StatusCode = 500;
                break;
            case "redirect":
                http.Response.Redirect("https://127.0.0.1:1/");
                break;
            case "garbage":
                await http.Response.WriteAsync("<html>");
                break;
            case "endless":
                var block = new byte[1024 * 1024];
                while (!http.RequestAborted.IsCancellationRequested)
                    await http.Response.Body.WriteAsync(block, http.RequestAborted);
                break;
            case "hang":
                await Task.Delay(Timeout.Infinite, http.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
        }
    }

    private Task TakeAsync(byte[] body, CancellationToken cancel)
    {
        _lists.Enqueue(JsonNode.Parse(body)!.AsObject());
        return Task.CompletedTask;
    }

    private AuditLog Log(
        AuditDelivery delivery,
        Func<byte[], CancellationToken, Task> post,
        string level = "Metadata"
    ) =>
        new(
            Options(level) with
            {
                Webhook = new AuditWebhookOptions
                {
                    Kubeconfig = "hook.yaml",
                    Delivery = delivery with { Mode = AuditMode.Batch },
                },
            },
            post,
            _metrics,
            _time,
            NullLogger.Instance
        );

    private static void Write(AuditLog log, int count)
    {
        for (var i = 0; i < count; i++)
            log.Begin(Request($"id-{i}"))!.Completed(200);
    }

    private IEnumerable<int> Sizes() => _lists.Select(l => l["items"]!.AsArray().Count);

    private IEnumerable<string> Ids() =>
        _lists.SelectMany(l => l["items"]!.AsArray()).Select(e => (string)e!["auditID"]!);

    private async Task<string> ScrapeAsync() =>
        System.Text.Encoding.UTF8.GetString((await _metrics.TryScrapeAsync(default))!.Value.Span);

    private string Scraped() => ScrapeAsync().GetAwaiter().GetResult();

    private int Lost(string plugin)
    {
        var line = Scraped().Split('\n').FirstOrDefault(l => l.Contains($"error_total{{plugin=\"{plugin}\"}}"));
        return line is null
            ? 0
            : int.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task UntilAsync(Func<bool> holds, Action? meanwhile = null)
    {
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while (!holds())
        {
            meanwhile?.Invoke();
            await Task.Delay(2, deadline.Token);
        }
    }

    private static AuditRequest Request(string id) =>
        new()
        {
            Id = id,
            Received = DateTimeOffset.UnixEpoch,
            Uri = "/version",
            Path = "/version",
            Verb = "get",
        };

    private AuditOptions Options(string level = "Metadata")
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid()}.yaml");
        File.WriteAllText(file, $"apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{{level: {level}}}]\n");
        return new AuditOptions { PolicyFile = file };
    }
}
