using System.Text.Json;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Evictions, which disruption budgets allow or refuse.</summary>
public sealed class EvictionTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string Budgets = "/apis/policy/v1/namespaces/shop/poddisruptionbudgets";

    private TestServer _server = null!;
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_pod_without_a_budget_goes()
    {
        await PodAsync("a");
        await BudgetAsync("other", "db", allowed: 0);
        (await EvictAsync("a", dryRun: true)).Expect(201);
        (await _admin.GetAsync($"{Pods}/a")).Expect(200);
        (await EvictAsync("a")).Expect(201);
        (await _admin.GetAsync($"{Pods}/a")).Expect(404);
    }

    [Fact]
    public async Task A_budget_lets_go_as_many_as_it_allows()
    {
        foreach (var name in (string[])["a", "b", "c"])
            await PodAsync(name);
        await BudgetAsync("web", "web", allowed: 2);
        (await EvictAsync("a", dryRun: true)).Expect(201);
        Assert.Equal(2, (await StatusAsync("web"))["disruptionsAllowed"]!.GetValue<int>());
        (await EvictAsync("a")).Expect(201);
        (await EvictAsync("b")).Expect(201);
        var refused = (await EvictAsync("c")).Expect(429);
        Assert.Equal("Cannot evict pod as it would violate the pod's disruption budget.", refused.Message());
        Assert.Equal("TooManyRequests", refused.Text("reason"));
        Assert.Equal("DisruptionBudget", refused.Text("details", "causes", "0", "reason"));
        Assert.Equal(
            "The disruption budget web needs 1 healthy pods and has 3 currently",
            refused.Text("details", "causes", "0", "message")
        );
        var status = await StatusAsync("web");
        Assert.Equal(0, status["disruptionsAllowed"]!.GetValue<int>());
        Assert.Equal(["a", "b"], status["disruptedPods"]!.AsObject().Select(p => p.Key).Order());
        Assert.Equal("InsufficientPods", (string)status["conditions"]![0]!["reason"]!);
        Assert.Equal("DisruptionAllowed", (string)status["conditions"]![0]!["type"]!);
        // A deletion is no eviction.
        (await _admin.DeleteAsync($"{Pods}/c")).Expect(200);
    }

    [Fact]
    public async Task Many_evictions_at_once_spend_no_more_than_is_allowed()
    {
        var names = Enumerable.Range(0, 12).Select(i => $"p{i}").ToList();
        foreach (var name in names)
            await PodAsync(name);
        await BudgetAsync("web", "web", allowed: 5);
        var codes = await Task.WhenAll(names.Select(async n => (int)(await EvictAsync(n)).Code));
        // Who was in the way too often is told to try again.
        while (codes.Count(c => c == 201) < 5)
        {
            Assert.All(codes, c => Assert.Contains(c, (int[])[201, 409, 429, 500]));
            var left = (await _admin.GetAsync(Pods)).Expect(200).Node("items")!.AsArray();
            codes =
            [
                .. codes.Where(c => c == 201),
                (int)(await EvictAsync((string)left[0]!["metadata"]!["name"]!)).Code,
            ];
        }
        Assert.Equal(7, (await _admin.GetAsync(Pods)).Expect(200).Node("items")!.AsArray().Count);
        Assert.Equal(0, (await StatusAsync("web"))["disruptionsAllowed"]!.GetValue<int>());
    }

    [Theory]
    // A pod that is not ready goes for nothing where enough others are healthy, or the policy says so.
    [InlineData("unready", "", 3, 3, 201)]
    [InlineData("unready", "", 2, 3, 429)]
    [InlineData("unready", "", 0, 0, 429)]
    [InlineData("unready", "IfHealthyBudget", 2, 3, 429)]
    [InlineData("unready", "AlwaysAllow", 0, 3, 201)]
    [InlineData("ready", "AlwaysAllow", 3, 3, 429)]
    // What has not begun, or has ended, is nothing that is disrupted.
    [InlineData("pending", "", 0, 3, 201)]
    [InlineData("ended", "", 0, 3, 201)]
    public async Task What_a_pod_is_decides(string pod, string policy, int healthy, int desired, int code)
    {
        await PodAsync(
            "a",
            pod switch
            {
                "pending" => "Pending",
                "ended" => "Failed",
                _ => "Running",
            },
            pod == "ready"
        );
        await BudgetAsync("web", "web", 0, policy, healthy, desired);
        (await EvictAsync("a")).Expect(code);
        Assert.Null((await StatusAsync("web"))["disruptedPods"]);
    }

    [Fact]
    public async Task A_budget_that_is_not_counted_yet_asks_for_patience()
    {
        await PodAsync("a");
        await BudgetAsync("web", "web", allowed: 1);
        (await _admin.PatchAsync($"{Budgets}/web", """{"spec":{"minAvailable":2}}""")).Expect(200);
        var refused = (await EvictAsync("a")).Expect(429);
        Assert.Equal(
            "The disruption budget web is still being processed by the server.",
            refused.Text("details", "causes", "0", "message")
        );
        Assert.Equal("10", refused.Text("details", "retryAfterSeconds"));
    }

    [Fact]
    public async Task A_budget_that_cannot_be_counted_says_why()
    {
        await PodAsync("a");
        await BudgetAsync("web", "web", allowed: 0);
        (
            await _admin.PatchAsync(
                $"{Budgets}/web/status",
                """
                {"status":{"conditions":[{"type":"DisruptionAllowed","status":"False","reason":"SyncFailed",
                 "message":"no scale","lastTransitionTime":"2026-01-01T00:00:00Z"}]}}
                """
            )
        ).Expect(200);
        Assert.Equal(
            "The disruption budget web does not allow evicting pods currently because it failed sync: no scale",
            (await EvictAsync("a")).Expect(429).Text("details", "causes", "0", "message")
        );
    }

    [Fact]
    public async Task Two_budgets_of_a_pod_are_one_too_many()
    {
        await PodAsync("a");
        await BudgetAsync("one", "web", allowed: 1);
        await BudgetAsync("two", "web", allowed: 1);
        Assert.Equal(
            "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
            (await EvictAsync("a")).Expect(500).Message()
        );
        (await _admin.GetAsync($"{Pods}/a")).Expect(200);
    }

    [Fact]
    public async Task Preconditions_of_an_eviction_hold()
    {
        await PodAsync("a");
        await BudgetAsync("web", "web", allowed: 1);
        (await EvictAsync("a", options: """{"preconditions":{"uid":"another"}}""")).Expect(409);
        (await EvictAsync("a", options: """{"preconditions":{"resourceVersion":"1"}}""")).Expect(409);
        var version = (await _admin.GetAsync($"{Pods}/a")).Expect(200).Text("metadata", "resourceVersion");
        // Nothing has been spent on them.
        Assert.Equal(1, (await StatusAsync("web"))["disruptionsAllowed"]!.GetValue<int>());
        (await EvictAsync("a", options: $$$"""{"preconditions":{"resourceVersion":"{{{version}}}"}}""")).Expect(201);
        (await _admin.GetAsync($"{Pods}/a")).Expect(404);
    }

    private async Task PodAsync(string name, string phase = "Running", bool ready = true)
    {
        var pod = JsonSerializer.SerializeToNode(Objects.Pod(name))!;
        pod["metadata"]!["labels"] = new JsonObject { ["app"] = "web" };
        (await _admin.PostAsync(Pods, pod.ToJsonString())).Expect(201);
        (
            await _admin.PatchAsync(
                $"{Pods}/{name}/status",
                new JsonObject
                {
                    ["status"] = new JsonObject
                    {
                        ["phase"] = phase,
                        ["conditions"] = new JsonArray(
                            new JsonObject { ["type"] = "Ready", ["status"] = ready ? "True" : "False" }
                        ),
                    },
                }.ToJsonString()
            )
        ).Expect(200);
    }

    /// <summary>As the controller leaves it.</summary>
    private async Task BudgetAsync(
        string name,
        string app,
        int allowed,
        string policy = "",
        int healthy = 3,
        int desired = 1
    )
    {
        var budget = new JsonObject
        {
            ["apiVersion"] = "policy/v1",
            ["kind"] = "PodDisruptionBudget",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject
            {
                ["minAvailable"] = 1,
                ["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { ["app"] = app } },
                ["unhealthyPodEvictionPolicy"] = policy.Length > 0 ? policy : null,
            },
        };
        var made = (await _admin.PostAsync(Budgets, budget.ToJsonString())).Expect(201);
        Assert.False(made.Headers.Contains("Warning"));
        (
            await _admin.PatchAsync(
                $"{Budgets}/{name}/status",
                $$"""
                {"status":{"observedGeneration":1,"disruptionsAllowed":{{allowed}},"expectedPods":3,
                 "currentHealthy":{{healthy}},"desiredHealthy":{{desired}} } }
                """
            )
        ).Expect(200);
    }

    private async Task<JsonNode> StatusAsync(string budget) =>
        (await _admin.GetAsync($"{Budgets}/{budget}")).Expect(200).Node("status")!;

    private Task<Answer> EvictAsync(string pod, bool dryRun = false, string options = "{}") =>
        _admin.PostAsync(
            $"{Pods}/{pod}/eviction{(dryRun ? "?dryRun=All" : "")}",
            $$"""
            {"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"{{pod}}","namespace":"shop"},
             "deleteOptions":{{options}} }
            """
        );
}
