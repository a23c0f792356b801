using System.Text.Json.Nodes;
using Arktos.Api.Streams;
using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// Kinds whose versions a webhook converts: a real HTTPS server behind a real API server. Version v1 has
/// <c>spec.address</c>, host and port in one; v2 has them apart.
/// </summary>
public sealed class ConversionTests : IAsyncLifetime
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Group = "stable.example.com";
    private const string V1 = $"/apis/{Group}/v1/namespaces/shop/gates";
    private const string V2 = $"/apis/{Group}/v2/namespaces/shop/gates";
    private const string Failed = $"conversion webhook for {Group}/v1, Kind=Gate failed: ";

    private TestServer _server = null!;
    private TestClient _admin = null!;
    private FakeWebhook _hook = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        _hook = await FakeWebhook.StartAsync();
        _hook.OnRaw("/convert", (http, request) => AnswerAsync(http, request, (_, _) => { }));
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _hook.DisposeAsync();
    }

    [Fact]
    public async Task Objects_of_every_version_are_stored_in_one_and_shown_in_each()
    {
        await DefineAsync();
        var created = (await _admin.PostAsync(V2, GateV2("a", "one", 1))).Expect(201);
        Assert.Equal($"{Group}/v2", created.Text("apiVersion"));
        Assert.Equal("""{"host":"one","port":1,"weight":5}""", created.Body["spec"]!.ToJsonString());
        var (path, request) = Assert.Single(_hook.Reviews);
        Assert.Equal("/convert", path);
        Assert.Equal($"{Group}/v1", (string?)request["desiredAPIVersion"]);
        Assert.Equal(["desiredAPIVersion", "objects", "uid"], request.Select(f => f.Key).Order());
        var sent = Assert.Single(request["objects"]!.AsArray())!;
        Assert.Equal($"{Group}/v2", (string?)sent["apiVersion"]);
        Assert.Null(sent["metadata"]!["resourceVersion"]);
        Assert.NotNull(sent["metadata"]!["managedFields"]);

        _hook.Reviews.Clear();
        var stored = (await _admin.GetAsync($"{V1}/a")).Expect(200);
        Assert.Empty(_hook.Reviews);
        Assert.Equal("""{"address":"one:1"}""", stored.Body["spec"]!.ToJsonString());
        Assert.Equal(created.Version, stored.Version);
        Assert.Equal(created.Text("metadata", "uid"), stored.Text("metadata", "uid"));
        Assert.Equal($"{Group}/v2", stored.Text("metadata", "managedFields", "0", "apiVersion"));

        var read = (await _admin.GetAsync($"{V2}/a")).Expect(200);
        Assert.Single(_hook.Reviews);
        Assert.True(JsonNode.DeepEquals(created.Body, read.Body), $"{created.Body}\n{read.Body}");
        // What the webhook leaves of the schema of the other version is gone.
        Assert.Null(read.Node("spec", "address"));
    }

    [Fact]
    public async Task Updates_patches_and_deletions_go_through_any_version()
    {
        await DefineAsync();
        var created = (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        Assert.Empty(_hook.Reviews);
        var read = (await _admin.GetAsync($"{V2}/a")).Expect(200);
        var same = (await _admin.PutAsync($"{V2}/a", read.Body)).Expect(200);
        Assert.Equal(created.Version, same.Version);

        read.Body["spec"]!["port"] = 2;
        var updated = (await _admin.PutAsync($"{V2}/a", read.Body)).Expect(200);
        Assert.Equal("2", updated.Text("metadata", "generation"));
        Assert.Equal("one:2", (await _admin.GetAsync($"{V1}/a")).Expect(200).Text("spec", "address"));
        (await _admin.PutAsync($"{V2}/a", read.Body)).Expect(409);

        var patched = (await _admin.PatchAsync($"{V2}/a", """{"spec":{"host":"two"}}""")).Expect(200);
        Assert.Equal("two", patched.Text("spec", "host"));
        var stored = (await _admin.GetAsync($"{V1}/a")).Expect(200);
        Assert.Equal("two:2", stored.Text("spec", "address"));
        Assert.Equal(patched.Version, stored.Version);

        (await _admin.PatchAsync($"{V2}/a", """{"metadata":{"finalizers":["x.example.com/y"]}}""")).Expect(200);
        var deleting = (await _admin.DeleteAsync($"{V2}/a")).Expect(200);
        Assert.NotEqual("", deleting.Text("metadata", "deletionTimestamp"));
        Assert.Equal("two", deleting.Text("spec", "host"));
        (await _admin.PatchAsync($"{V2}/a", """{"metadata":{"finalizers":null}}""")).Expect(200);
        (await _admin.GetAsync($"{V1}/a")).Expect(404);
    }

    [Fact]
    public async Task Appliers_of_two_versions_keep_what_each_has()
    {
        await DefineAsync();
        var second = (await ApplyAsync(V2, "second", "v2", "spec: {host: one, port: 1}")).Expect(201);
        Assert.Equal($"{Group}/v2", second.Text("metadata", "managedFields", "0", "apiVersion"));
        var first = (await ApplyAsync(V1, "first", "v1", "spec: {address: 'one:1'}")).Expect(200);
        var managers = first.Body["metadata"]!["managedFields"]!.AsArray();
        Assert.Equal(
            [("first", $"{Group}/v1"), ("second", $"{Group}/v2")],
            managers.Select(m => ((string)m!["manager"]!, (string)m["apiVersion"]!)).Order()
        );
        // What the other version's manager has is left as it is.
        Assert.True(
            JsonNode.DeepEquals(
                second.Node("metadata", "managedFields", "0"),
                managers.Single(m => (string?)m!["manager"] == "second")
            )
        );
        var again = (await ApplyAsync(V2, "second", "v2", "spec: {host: one, port: 7}")).Expect(200);
        Assert.Equal("7", again.Text("spec", "port"));
        Assert.Equal("one:7", (await _admin.GetAsync($"{V1}/a")).Expect(200).Text("spec", "address"));
    }

    [Fact]
    public async Task A_list_is_converted_in_one_call_for_each_page()
    {
        await DefineAsync();
        for (var i = 0; i < 5; i++)
            (await _admin.PostAsync(V1, GateV1($"g{i}", $"h{i}:{i}"))).Expect(201);
        Assert.Empty(_hook.Reviews);
        var list = (await _admin.GetAsync(V2)).Expect(200);
        Assert.Equal($"{Group}/v2", list.Text("apiVersion"));
        Assert.Equal(
            ["h0", "h1", "h2", "h3", "h4"],
            list.Body["items"]!.AsArray().Select(i => (string)i!["spec"]!["host"]!)
        );
        Assert.Equal(5, Assert.Single(_hook.Reviews).Request["objects"]!.AsArray().Count);

        _hook.Reviews.Clear();
        var names = new List<string>();
        for (var token = ""; ; )
        {
            var page = (await _admin.GetAsync($"{V2}?limit=2&continue={token}")).Expect(200);
            names.AddRange(page.Body["items"]!.AsArray().Select(i => (string)i!["spec"]!["host"]!));
            token = page.Text("metadata", "continue");
            if (token.Length == 0)
                break;
        }
        Assert.Equal(["h0", "h1", "h2", "h3", "h4"], names);
        Assert.Equal([2, 2, 1], _hook.Reviews.Select(r => r.Request["objects"]!.AsArray().Count));

        var one = (await _admin.GetAsync($"{V2}?fieldSelector=metadata.name%3Dg3")).Expect(200);
        Assert.Equal("h3", one.Text("items", "0", "spec", "host"));
        // Labels that the webhook gives are what selectors of its version see.
        _hook.OnRaw(
            "/convert",
            (http, request) =>
                AnswerAsync(
                    http,
                    request,
                    (_, value) =>
                        value["metadata"]!["labels"] = new JsonObject { ["host"] = (string?)value["spec"]!["host"] }
                )
        );
        var labelled = (await _admin.GetAsync($"{V2}?labelSelector=host%3Dh2")).Expect(200);
        Assert.Equal("g2", (string?)Assert.Single(labelled.Body["items"]!.AsArray())!["metadata"]!["name"]);
        var table = await _admin.GetAsync(V2, accept: "application/json;as=Table;v=v1;g=meta.k8s.io");
        Assert.Equal(5, table.Expect(200).Body["rows"]!.AsArray().Count);
    }

    [Fact]
    public async Task Watches_and_followers_see_each_event_in_their_version_in_order()
    {
        await DefineAsync();
        (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        using var watch = await _admin.WatchAsync($"{V2}?watch=true");
        async Task<(string, string, string)> NextAsync()
        {
            var frame = (await watch.NextAsync())!;
            Assert.Equal($"{Group}/v2", (string?)frame["object"]!["apiVersion"]);
            return (
                (string)frame["type"]!,
                (string)frame["object"]!["metadata"]!["name"]!,
                (string)frame["object"]!["spec"]!["host"]!
            );
        }
        Assert.Equal(("ADDED", "a", "one"), await NextAsync());
        for (var i = 0; i < 8; i++)
        {
            (await _admin.PatchAsync($"{V1}/a", $$$"""{"spec":{"address":"h{{{i}}}:{{{i}}}"}}""")).Expect(200);
            (await _admin.PostAsync(V2, GateV2($"b{i}", "x", i))).Expect(201);
        }
        (await _admin.DeleteAsync($"{V1}/a")).Expect(200);
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(("MODIFIED", "a", $"h{i}"), await NextAsync());
            Assert.Equal(("ADDED", $"b{i}", "x"), await NextAsync());
        }
        Assert.Equal(("DELETED", "a", "h7"), await NextAsync());

        using var channel = _server.Channel();
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        using var follow = channel
            .Streams()
            .Follow(
                new FollowRequest
                {
                    Group = Group,
                    Version = "v2",
                    Resource = "gates",
                    Tenant = "system",
                },
                cancellationToken: deadline.Token
            );
        var seen = new List<string>();
        async Task ReadAsync(int count)
        {
            while (seen.Count < count && await follow.ResponseStream.MoveNext(deadline.Token))
                seen.AddRange(
                    follow.ResponseStream.Current.Events.Select(e =>
                        JsonNode.Parse(e.Object.Span)!["spec"]!["port"]!.ToJsonString()
                    )
                );
        }
        await ReadAsync(8);
        (await _admin.PatchAsync($"{V1}/b0", """{"spec":{"address":"x:99"}}""")).Expect(200);
        await ReadAsync(9);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "99"], seen);
    }

    [Fact]
    public async Task A_watch_whose_objects_cannot_be_converted_ends_with_the_reason()
    {
        await DefineAsync();
        using var watch = await _admin.WatchAsync($"{V2}?watch=true");
        _hook.OnRaw("/convert", (http, request) => RefuseAsync(http, request, "no way"));
        (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        var frame = (await watch.NextAsync())!;
        Assert.Equal("ERROR", (string?)frame["type"]);
        Assert.Equal($"{Failed}no way", (string?)frame["object"]!["message"]);
        Assert.Null(await watch.NextAsync());
        using var channel = _server.Channel();
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        var request = new FollowRequest
        {
            Group = Group,
            Version = "v2",
            Resource = "gates",
            Tenant = "system",
        };
        using var follow = channel.Streams().Follow(request, cancellationToken: deadline.Token);
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await follow.ResponseStream.MoveNext(deadline.Token)) { }
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Equal($"{Failed}no way", fault.Status.Detail);
    }

    public static TheoryData<string, string> WrongAnswers { get; } =
        new()
        {
            { "uid", $"{Failed}expected response.uid=\"*\", got \"other\"" },
            { "kind", $"{Failed}expected webhook response of apiextensions.k8s.io/v1, Kind=ConversionReview, got *" },
            { "empty", $"{Failed}no response provided" },
            { "text", $"{Failed}couldn't get version/kind; json parse error: *" },
            { "500", $"{Failed}an error on the server (\"boom\") has prevented the request from succeeding" },
            { "redirect", $"{Failed}Post \"*\": the server answers 302: redirects are not followed" },
            { "refused", $"{Failed}no way" },
            { "result", $"{Failed}response.result.status was 'Failure', not 'Success'" },
            { "few", $"conversion webhook for {Group}/v1, Kind=Gate returned 0 objects, expected 1" },
            { "many", $"conversion webhook for {Group}/v1, Kind=Gate returned 2 objects, expected 1" },
            {
                "version",
                $"*returned invalid object at index 0: invalid groupVersion (expected {Group}/v2, received {Group}/v3)"
            },
            { "type", "*returned invalid object at index 0: invalid kind (expected Gate, received Door)" },
            { "name", "*returned invalid object: must have the same name: a != b" },
            { "namespace", "*returned invalid object: must have the same namespace: shop != other" },
            { "id", "*returned invalid object: must have the same UID: * != other" },
            { "labels", "*returned invalid metadata: invalid metadata.labels of type string in converted object" },
            {
                "label",
                "*returned invalid metadata: metadata.labels[a] must be a string, but is int64 in converted object"
            },
            { "long", "*returned invalid metadata: metadata.labels: Invalid value: *" },
        };

    [Theory]
    [MemberData(nameof(WrongAnswers))]
    public async Task A_wrong_answer_fails_the_request_and_no_other(string what, string message)
    {
        await DefineAsync();
        (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        _hook.OnRaw("/convert", (http, request) => WrongAsync(http, request, what));
        var failed = (await _admin.GetAsync($"{V2}/a")).Expect(500);
        Assert.Equal("InternalError", failed.Text("reason"));
        Assert.Matches(Pattern(message), failed.Message());
        Assert.Matches(Pattern(message), (await _admin.DeleteAsync($"{V2}/a")).Expect(500).Message());
        Assert.Matches(
            Pattern(message),
            (await _admin.PatchAsync($"{V2}/a", """{"spec":{"port":3}}""")).Expect(500).Message()
        );
        Assert.Equal("one:1", (await _admin.GetAsync($"{V1}/a")).Expect(200).Text("spec", "address"));
        (await _admin.DeleteAsync($"{V1}/a")).Expect(200);
    }

    [Fact]
    public async Task Nothing_is_stored_that_could_not_be_converted()
    {
        await DefineAsync();
        _hook.OnRaw("/convert", (http, request) => RefuseAsync(http, request, "no way"));
        var message = $"conversion webhook for {Group}/v2, Kind=Gate failed: no way";
        Assert.Equal(message, (await _admin.PostAsync(V2, GateV2("a", "one", 1))).Expect(500).Message());
        (await _admin.GetAsync($"{V1}/a")).Expect(404);
        (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        (await _admin.PostAsync(V1, GateV1("b", "one:1"))).Expect(201);
        // In a list, the list is what could not be converted.
        Assert.Equal(
            $"conversion webhook for {Group}/v1, Kind=GateList failed: no way",
            (await _admin.GetAsync(V2)).Expect(500).Message()
        );
    }

    [Fact]
    public async Task Metadata_stays_but_for_labels_and_annotations()
    {
        await DefineAsync();
        var created = (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        _hook.OnRaw(
            "/convert",
            (http, request) =>
                AnswerAsync(
                    http,
                    request,
                    (_, value) =>
                    {
                        var metadata = value["metadata"]!;
                        metadata["labels"] = new JsonObject { ["new"] = "label" };
                        metadata["annotations"] = new JsonObject { ["new"] = "annotation" };
                        metadata["finalizers"] = new JsonArray("example.com/mine");
                        metadata["creationTimestamp"] = "yesterday";
                        metadata["generation"] = 99;
                        metadata.AsObject().Remove("managedFields");
                    }
                )
        );
        var read = (await _admin.GetAsync($"{V2}/a")).Expect(200);
        Assert.Equal("""{"new":"label"}""", read.Node("metadata", "labels")!.ToJsonString());
        Assert.Equal("""{"new":"annotation"}""", read.Node("metadata", "annotations")!.ToJsonString());
        foreach (var field in new[] { "finalizers", "creationTimestamp", "generation", "managedFields", "tenant" })
            Assert.True(JsonNode.DeepEquals(created.Node("metadata", field), read.Node("metadata", field)), field);
    }

    [Fact]
    public async Task A_webhook_that_hangs_fails_its_own_requests_when_its_time_is_up()
    {
        await _server.DisposeAsync();
        _server = await TestServer.StartAsync(authority =>
        {
            var usual = TestServer.Options(authority);
            return new ApiServerOptions
            {
                Listen = usual.Listen,
                ServingCertificate = usual.ServingCertificate,
                ClientCertificateAuthorities = usual.ClientCertificateAuthorities,
                ServiceAccountSigningKeyPem = usual.ServiceAccountSigningKeyPem,
                ConversionTimeout = TimeSpan.FromSeconds(1),
            };
        });
        _admin = _server.Client();
        (await _admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        await DefineAsync();
        (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        _hook.OnRaw("/convert", (http, _) => Task.Delay(Timeout.Infinite, http.RequestAborted));
        var hanging = Enumerable.Range(0, 8).Select(_ => _admin.GetAsync($"{V2}/a")).ToList();
        (await _admin.GetAsync($"{V1}/a")).Expect(200);
        (await _admin.GetAsync("/api/v1/namespaces")).Expect(200);
        foreach (var answer in await Task.WhenAll(hanging))
            Assert.Equal(
                $"{Failed}Post \"{_hook.Url("/convert")}\": context deadline exceeded",
                answer.Expect(500).Message()
            );
    }

    [Fact]
    public async Task What_lies_in_an_old_version_moves_when_it_is_written()
    {
        await DefineAsync();
        var created = (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        var definition = (await _admin.GetAsync($"{Definitions}/gates.{Group}")).Expect(200).Body;
        definition["spec"]!["versions"]![0]!["storage"] = false;
        definition["spec"]!["versions"]![1]!["storage"] = true;
        (await _admin.PutAsync($"{Definitions}/gates.{Group}", definition)).Expect(200);
        Assert.Empty(_hook.Reviews);
        var read = (await _admin.GetAsync($"{V2}/a")).Expect(200);
        Assert.Single(_hook.Reviews);
        var moved = (await _admin.PutAsync($"{V2}/a", read.Body)).Expect(200);
        Assert.NotEqual(created.Version, moved.Version);
        _hook.Reviews.Clear();
        Assert.Equal("one", (await _admin.GetAsync($"{V2}/a")).Expect(200).Text("spec", "host"));
        Assert.Empty(_hook.Reviews);
        Assert.Equal("one:1", (await _admin.GetAsync($"{V1}/a")).Expect(200).Text("spec", "address"));
    }

    [Fact]
    public async Task Admission_that_would_need_another_version_refuses_the_write()
    {
        await DefineAsync();
        _hook.On("/admit");
        (
            await _admin.PostAsync(
                "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
                new
                {
                    apiVersion = "admissionregistration.k8s.io/v1",
                    kind = "ValidatingWebhookConfiguration",
                    metadata = new { name = "v" },
                    webhooks = new[]
                    {
                        new
                        {
                            name = "admit.example.com",
                            clientConfig = new { url = _hook.Url("/admit"), caBundle = _hook.CaBundle },
                            rules = new[]
                            {
                                new
                                {
                                    apiGroups = new[] { Group },
                                    apiVersions = new[] { "v1" },
                                    resources = new[] { "gates" },
                                    operations = new[] { "CREATE" },
                                },
                            },
                            sideEffects = "None",
                            admissionReviewVersions = new[] { "v1" },
                        },
                    },
                }
            )
        ).Expect(201);
        (await _admin.PostAsync(V1, GateV1("a", "one:1"))).Expect(201);
        Assert.Contains(
            "whose rules must name the version that is written",
            (await _admin.PostAsync(V2, GateV2("b", "one", 1))).Expect(500).Message()
        );
    }

    [Theory]
    [InlineData(
        """{"strategy":"Webhook"}""",
        "spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook",
        "spec.conversion.conversionReviewVersions: Required value"
    )]
    [InlineData(
        """{"strategy":"Webhook","webhook":{"clientConfig":{},"conversionReviewVersions":["v1"]}}""",
        "spec.conversion.webhookClientConfig: Required value: exactly one of url or service is required"
    )]
    [InlineData(
        """{"strategy":"Webhook","webhook":{"clientConfig":{"url":"http://a"},"conversionReviewVersions":["v1"]}}""",
        "spec.conversion.webhookClientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme"
    )]
    [InlineData(
        """
            {"strategy":"Webhook","webhook":{
              "clientConfig":{"service":{"name":"","namespace":"a"}},"conversionReviewVersions":["v1"]}}
            """,
        "spec.conversion.webhookClientConfig.service.name: Required value"
    )]
    [InlineData(
        """
            {"strategy":"Webhook","webhook":{
              "clientConfig":{"url":"https://a"},"conversionReviewVersions":["v7","v7","V"]}}
            """,
        "spec.conversion.conversionReviewVersions[1]: Invalid value: \"v7\": duplicate version",
        "spec.conversion.conversionReviewVersions[2]: Invalid value: \"V\"",
        "must include at least one of v1, v1beta1"
    )]
    [InlineData(
        """{"strategy":"None","webhook":{"clientConfig":{"url":"https://a"},"conversionReviewVersions":["v1"]}}""",
        "spec.conversion.webhookClientConfig: Forbidden: should not be set when strategy is not set to Webhook",
        "spec.conversion.conversionReviewVersions: Forbidden: should not be set when strategy is not set to Webhook"
    )]
    [InlineData("""{"strategy":"Magic"}""", "spec.conversion.strategy: Unsupported value: \"Magic\"")]
    public async Task A_definition_says_whole_how_it_is_converted(string conversion, params string[] faults)
    {
        var message = (await _admin.PostAsync(Definitions, Gates(conversion))).Expect(422).Message();
        foreach (var fault in faults)
            Assert.Contains(fault, message);
    }

    [Fact]
    public async Task Tenants_may_not_make_the_server_call_somebody()
    {
        (
            await _admin.PostAsync(
                "/api/v1/tenants",
                new
                {
                    apiVersion = "v1",
                    kind = "Tenant",
                    metadata = new { name = "acme" },
                }
            )
        ).Expect(201);
        Assert.Contains(
            "spec.conversion.strategy: Forbidden: conversion webhooks are for definitions of tenant system",
            (
                await _admin.PostAsync(
                    "/apis/apiextensions.k8s.io/v1/tenants/acme/customresourcedefinitions",
                    Gates(Conversion())
                )
            )
                .Expect(422)
                .Message()
        );
    }

    private static string Pattern(string text) =>
        $"^{System.Text.RegularExpressions.Regex.Escape(text).Replace("\\*", ".*")}$";

    private Task<Answer> ApplyAsync(string gates, string manager, string version, string spec) =>
        _admin.PatchAsync(
            $"{gates}/a?fieldManager={manager}&force=true",
            $"apiVersion: {Group}/{version}\nkind: Gate\nmetadata: {{name: a}}\n{spec}\n",
            "application/apply-patch+yaml"
        );

    private async Task DefineAsync()
    {
        var created = (await _admin.PostAsync(Definitions, Gates(Conversion()))).Expect(201);
        var body = created.Body.DeepClone();
        body["status"]!["acceptedNames"] = body["spec"]!["names"]!.DeepClone();
        body["status"]!["conditions"] = new JsonArray(new JsonObject { ["type"] = "Established", ["status"] = "True" });
        (await _admin.PutAsync($"{Definitions}/gates.{Group}/status", body)).Expect(200);
    }

    private string Conversion() =>
        $$"""
            {
              "strategy": "Webhook",
              "webhook": {
                "clientConfig": { "url": "{{_hook.Url("/convert")}}", "caBundle": "{{_hook.CaBundle}}" },
                "conversionReviewVersions": ["v2", "v1"]
              }
            }
            """;

    private static JsonObject Gates(string conversion) =>
        (JsonObject)
            JsonNode.Parse(
                $$"""
                {
                  "apiVersion": "apiextensions.k8s.io/v1",
                  "kind": "CustomResourceDefinition",
                  "metadata": { "name": "gates.{{Group}}" },
                  "spec": {
                    "group": "{{Group}}",
                    "scope": "Namespaced",
                    "names": { "plural": "gates", "kind": "Gate" },
                    "conversion": {{conversion}},
                    "versions": [
                      {
                        "name": "v1", "served": true, "storage": true,
                        "schema": { "openAPIV3Schema": { "type": "object", "properties": {
                          "spec": { "type": "object", "properties": { "address": { "type": "string" } } }
                        } } }
                      },
                      {
                        "name": "v2", "served": true, "storage": false,
                        "schema": { "openAPIV3Schema": { "type": "object", "properties": {
                          "spec": { "type": "object", "properties": {
                            "host": { "type": "string" },
                            "port": { "type": "integer" },
                            "weight": { "type": "integer", "default": 5 }
                          } }
                        } } }
                      }
                    ]
                  }
                }
                """
            )!;

    private static object GateV1(string name, string address) =>
        new
        {
            apiVersion = $"{Group}/v1",
            kind = "Gate",
            metadata = new { name },
            spec = new { address },
        };

    private static object GateV2(string name, string host, int port) =>
        new
        {
            apiVersion = $"{Group}/v2",
            kind = "Gate",
            metadata = new { name },
            spec = new { host, port },
        };

    /// <summary>Converts as it should be done, but for what is changed of each object then.</summary>
    private static Task AnswerAsync(HttpContext http, JsonObject request, Action<JsonObject, JsonObject> change) =>
        RespondAsync(
            http,
            request,
            (response, objects) =>
            {
                foreach (var value in objects.Select(o => o!.AsObject()))
                    change(response, value);
            }
        );

    private static Task RespondAsync(HttpContext http, JsonObject request, Action<JsonObject, JsonArray> change)
    {
        var desired = (string)request["desiredAPIVersion"]!;
        var objects = new JsonArray();
        foreach (var given in request["objects"]!.AsArray())
        {
            var value = given!.DeepClone();
            value["apiVersion"] = desired;
            var spec = value["spec"]!;
            if (desired.EndsWith("/v2", StringComparison.Ordinal))
            {
                // What it forgets to take away is for the schema.
                var parts = ((string)spec["address"]!).Split(':');
                (spec["host"], spec["port"]) = (parts[0], int.Parse(parts[1]));
            }
            else
                value["spec"] = new JsonObject { ["address"] = $"{spec["host"]}:{spec["port"]}" };
            objects.Add(value);
        }
        var response = new JsonObject
        {
            ["uid"] = (string)request["uid"]!,
            ["result"] = new JsonObject { ["status"] = "Success" },
        };
        change(response, objects);
        response["convertedObjects"] = objects;
        return WriteAsync(http, response);
    }

    private static Task WriteAsync(HttpContext http, JsonObject? response, string kind = "ConversionReview") =>
        FakeWebhook.WriteAsync(
            http,
            new JsonObject
            {
                ["apiVersion"] = "apiextensions.k8s.io/v1",
                ["kind"] = kind,
                ["response"] = response,
            }.ToJsonString()
        );

    private static Task RefuseAsync(HttpContext http, JsonObject request, string message) =>
        WriteAsync(
            http,
            new JsonObject
            {
                ["uid"] = (string)request["uid"]!,
                ["result"] = new JsonObject { ["status"] = "Failure", ["message"] = message },
            }
        );

    private static Task WrongAsync(HttpContext http, JsonObject request, string what)
    {
        switch (what)
        {
            case "kind":
                return WriteAsync(http, [], "AdmissionReview");
            case "empty":
                return WriteAsync(http, null);
            case "text":
                return FakeWebhook.WriteAsync(http, "no json");
            case "500":
                http.Response.StatusCode = 500;
                return http.Response.WriteAsync("boom");
            case "redirect":
                http.Response.Redirect("https://elsewhere.example.com/");
                return Task.CompletedTask;
            case "refused":
                return RefuseAsync(http, request, "no way");
            default:
                return RespondAsync(http, request, (response, objects) => Spoil(what, response, objects));
        }
    }

    private static void Spoil(string what, JsonObject response, JsonArray objects)
    {
        var (value, metadata) = (objects[0]!, objects[0]!["metadata"]!);
        switch (what)
        {
            case "uid":
                response["uid"] = "other";
                break;
            case "result":
                response["result"]!["status"] = "Failure";
                break;
            case "few":
                objects.Clear();
                break;
            case "many":
                objects.Add(value.DeepClone());
                break;
            case "version":
                value["apiVersion"] = $"{Group}/v3";
                break;
            case "type":
                value["kind"] = "Door";
                break;
            case "name":
                metadata["name"] = "b";
                break;
            case "namespace":
                metadata["namespace"] = "other";
                break;
            case "id":
                metadata["uid"] = "other";
                break;
            case "labels":
                metadata["labels"] = "none";
                break;
            case "label":
                metadata["labels"] = new JsonObject { ["a"] = 1 };
                break;
            case "long":
                metadata["labels"] = new JsonObject { ["a"] = new string('x', 64) };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "nothing to be spoiled");
        }
    }
}
