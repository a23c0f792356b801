using Arktos.ApiServer.Tests.Support;
using Arktos.StoreClient;

namespace Arktos.ApiServer.Tests;

public sealed class WriteTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/shop/configmaps";
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
    public async Task A_created_object_carries_what_the_server_decides()
    {
        var created = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        Assert.Equal("ConfigMap", created.Text("kind"));
        Assert.Equal("shop", created.Text("metadata", "namespace"));
        Assert.Equal("system", created.Text("metadata", "tenant"));
        Assert.Equal(19, created.Version.Length);
        Assert.True(Guid.TryParse(created.Text("metadata", "uid"), out _));
        Assert.Equal(created.Body.ToJsonString(), (await _admin.GetAsync($"{Maps}/a")).Expect(200).Body.ToJsonString());
        var again = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(409);
        Assert.Equal(
            ("AlreadyExists", "configmaps \"a\" already exists"),
            (again.Text("reason"), again.Text("message"))
        );
    }

    [Fact]
    public async Task A_generated_name_is_the_prefix_and_five_characters()
    {
        var created = (await _admin.PostAsync(Maps, new { metadata = new { generateName = "job-" } })).Expect(201);
        Assert.Matches("^job-[bcdfghjklmnpqrstvwxz2456789]{5}$", created.Text("metadata", "name"));
    }

    [Fact]
    public async Task Nothing_is_created_in_a_namespace_that_is_not_there_or_is_going_away()
    {
        var missing = (await _admin.PostAsync("/api/v1/namespaces/none/configmaps", Objects.ConfigMap("a"))).Expect(
            404
        );
        Assert.Equal("namespaces \"none\" not found", missing.Text("message"));
        var deleted = (await _admin.DeleteAsync("/api/v1/namespaces/shop")).Expect(200);
        Assert.Equal("Terminating", deleted.Text("status", "phase"));
        var refused = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(403);
        Assert.Contains("because it is being terminated", refused.Text("message"));
        Assert.Equal("NamespaceTerminating", refused.Text("details", "causes", "0", "reason"));
        (await _admin.DeleteAsync("/api/v1/namespaces/shop")).Expect(409);
        Assert.Equal(
            200,
            (
                await _admin.PutAsync(
                    "/api/v1/namespaces/shop/finalize",
                    new { metadata = new { name = "shop" }, spec = new { finalizers = Array.Empty<string>() } }
                )
            ).Code
        );
        (await _admin.GetAsync("/api/v1/namespaces/shop")).Expect(404);
    }

    [Fact]
    public async Task A_write_of_an_old_version_is_a_conflict_and_one_without_a_version_is_not()
    {
        var first = (await _admin.PostAsync(Maps, Objects.ConfigMap("a", "1"))).Expect(201);
        (await _admin.PutAsync($"{Maps}/a", Objects.ConfigMap("a", "2"))).Expect(200);
        var conflict = (
            await _admin.PutAsync(
                $"{Maps}/a",
                new { metadata = new { name = "a", resourceVersion = first.Version }, data = new { key = "3" } }
            )
        ).Expect(409);
        Assert.Equal(
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your "
                + "changes to the latest version and try again",
            conflict.Text("message")
        );
        Assert.Equal("2", (await _admin.GetAsync($"{Maps}/a")).Text("data", "key"));
    }

    [Fact]
    public async Task A_write_that_changes_nothing_keeps_the_version()
    {
        var first = (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        var same = (await _admin.PatchAsync($"{Maps}/a", new { data = new { key = "v" } })).Expect(200);
        Assert.Equal(first.Version, same.Version);
    }

    [Fact]
    public async Task A_patch_is_made_again_on_what_somebody_else_wrote_in_between()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        var interfered = false;
        _server.Keyspace.BeforeCommit = async _ =>
        {
            if (interfered)
                return;
            interfered = true;
            (await _admin.PatchAsync($"{Maps}/a", new { data = new { theirs = "kept" } })).Expect(200);
        };
        var patched = (await _admin.PatchAsync($"{Maps}/a", new { data = new { mine = "made" } })).Expect(200);
        Assert.Equal(("kept", "made"), (patched.Text("data", "theirs"), patched.Text("data", "mine")));
    }

    [Theory]
    [InlineData("application/json-patch+json", """[{"op":"replace","path":"/data/key","value":"new"}]""", 200)]
    [InlineData("application/json-patch+json", """[{"op":"test","path":"/data/key","value":"other"}]""", 422)]
    [InlineData("application/merge-patch+json", """{"data":{"key":"new"}}""", 200)]
    [InlineData("application/strategic-merge-patch+json", """{"data":{"key":"new"}}""", 200)]
    [InlineData("application/apply-patch+cbor", "{}", 415)]
    [InlineData("text/plain", "{}", 415)]
    [InlineData("application/merge-patch+json", "{nonsense", 400)]
    public async Task Patches_of_each_kind_are_taken_or_refused(string type, string patch, int code)
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        var answer = (await _admin.PatchAsync($"{Maps}/a", patch, type)).Expect(code);
        Assert.Equal(code == 200 ? "new" : "Failure", answer.Text(code == 200 ? ["data", "key"] : ["status"]));
    }

    [Fact]
    public async Task Invalid_objects_are_told_field_by_field()
    {
        var answer = (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/pods",
                new
                {
                    metadata = new { name = "Bad_Name" },
                    spec = new { containers = new[] { new { name = "c", image = "" } } },
                }
            )
        ).Expect(422);
        Assert.Equal("Invalid", answer.Text("reason"));
        Assert.Equal("Pod", answer.Text("details", "kind"));
        Assert.Equal(
            ["metadata.name", "spec.containers[0].image"],
            answer.Node("details", "causes")!.AsArray().Select(c => c!["field"]!.ToString())
        );
        Assert.Contains("spec.containers[0].image: Required value", answer.Text("message"));
    }

    [Theory]
    [InlineData("Strict", 400)]
    [InlineData("Warn", 201)]
    [InlineData("Ignore", 201)]
    public async Task Unknown_fields_are_refused_warned_about_or_ignored(string validation, int code)
    {
        var answer = (
            await _admin.PostAsync($"{Maps}?fieldValidation={validation}", """{"metadata":{"name":"a"},"dataa":{}}""")
        ).Expect(code);
        if (code == 400)
            Assert.Equal(
                "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: strict decoding error: unknown field "
                    + "\"dataa\"",
                answer.Text("message")
            );
        Assert.Equal(validation == "Warn", answer.Headers.Contains("Warning"));
    }

    [Fact]
    public async Task A_dry_run_answers_as_if_done_and_stores_nothing()
    {
        var answer = (await _admin.PostAsync($"{Maps}?dryRun=All", Objects.ConfigMap("a"))).Expect(201);
        Assert.Equal("", answer.Version);
        (await _admin.GetAsync($"{Maps}/a")).Expect(404);
    }

    [Fact]
    public async Task Yaml_bodies_are_taken()
    {
        (
            await _admin.PostAsync(
                Maps,
                "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  on: \"1\"\n  number: '2'\n",
                "application/yaml"
            )
        ).Expect(201);
        Assert.Equal("2", (await _admin.GetAsync($"{Maps}/a")).Text("data", "number"));
    }

    [Fact]
    public async Task Generation_counts_changes_of_spec_and_status_is_kept_apart()
    {
        const string Deployments = "/apis/apps/v1/namespaces/shop/deployments";
        var created = (await _admin.PostAsync(Deployments, Objects.Deployment("web"))).Expect(201);
        Assert.Equal(
            ("1", "1", "25%", "Always"),
            (
                created.Text("metadata", "generation"),
                created.Text("spec", "replicas"),
                created.Text("spec", "strategy", "rollingUpdate", "maxSurge"),
                created.Text("spec", "template", "spec", "containers", "0", "imagePullPolicy")
            )
        );
        var status = (
            await _admin.PatchAsync(
                $"{Deployments}/web/status",
                new { spec = new { replicas = 9 }, status = new { replicas = 1, readyReplicas = 1 } }
            )
        ).Expect(200);
        Assert.Equal(
            ("1", "1", "1"),
            (
                status.Text("metadata", "generation"),
                status.Text("spec", "replicas"),
                status.Text("status", "readyReplicas")
            )
        );
        var main = (
            await _admin.PatchAsync(
                $"{Deployments}/web",
                new { spec = new { paused = true }, status = new { readyReplicas = 7 } }
            )
        ).Expect(200);
        Assert.Equal(("2", "1"), (main.Text("metadata", "generation"), main.Text("status", "readyReplicas")));
        var scale = (await _admin.GetAsync($"{Deployments}/web/scale")).Expect(200);
        Assert.Equal(
            ("Scale", "1", "app=web"),
            (scale.Text("kind"), scale.Text("spec", "replicas"), scale.Text("status", "selector"))
        );
        (
            await _admin.PutAsync(
                $"{Deployments}/web/scale",
                new { metadata = new { name = "web" }, spec = new { replicas = 4 } }
            )
        ).Expect(200);
        Assert.Equal(
            ("4", "3"),
            (
                (await _admin.GetAsync($"{Deployments}/web")).Text("spec", "replicas"),
                (await _admin.GetAsync($"{Deployments}/web")).Text("metadata", "generation")
            )
        );
        var refused = (
            await _admin.PatchAsync(
                $"{Deployments}/web",
                new { spec = new { selector = new { matchLabels = new { app = "other" } } } }
            )
        ).Expect(422);
        Assert.Contains("field is immutable", refused.Text("message"));
    }

    [Fact]
    public async Task A_pod_gets_a_service_account_token_tolerations_priority_and_quality()
    {
        var pod = (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("p"))).Expect(201);
        Assert.StartsWith("kube-api-access-", pod.Text("spec", "volumes", "0", "name"));
        Assert.Equal(
            "/var/run/secrets/kubernetes.io/serviceaccount",
            pod.Text("spec", "containers", "0", "volumeMounts", "0", "mountPath")
        );
        Assert.Equal(
            ("default", "0", "2", "BestEffort", "Pending"),
            (
                pod.Text("spec", "serviceAccountName"),
                pod.Text("spec", "priority"),
                pod.Node("spec", "tolerations")!.AsArray().Count.ToString(),
                pod.Text("status", "qosClass"),
                pod.Text("status", "phase")
            )
        );
    }

    [Fact]
    public async Task A_pod_is_bound_once_and_deleted_with_grace()
    {
        (await _admin.PostAsync("/api/v1/nodes", Objects.Node("n1"))).Expect(201);
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods", Objects.Pod("p"))).Expect(201);
        var binding = new { metadata = new { name = "p" }, target = new { kind = "Node", name = "n1" } };
        (await _admin.PostAsync("/api/v1/namespaces/shop/pods/p/binding", binding)).Expect(201);
        var again = (await _admin.PostAsync("/api/v1/namespaces/shop/pods/p/binding", binding)).Expect(409);
        Assert.Contains("pod p is already assigned to node \"n1\"", again.Text("message"));
        var first = (await _admin.DeleteAsync("/api/v1/namespaces/shop/pods/p")).Expect(200);
        Assert.Equal("30", first.Text("metadata", "deletionGracePeriodSeconds"));
        Assert.NotEmpty(first.Text("metadata", "deletionTimestamp"));
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/pods/p", new { gracePeriodSeconds = 0 })).Expect(200);
        (await _admin.GetAsync("/api/v1/namespaces/shop/pods/p")).Expect(404);
    }

    [Fact]
    public async Task Finalizers_hold_an_object_until_the_last_one_is_gone()
    {
        (
            await _admin.PostAsync(
                Maps,
                new { metadata = new { name = "a", finalizers = new[] { "example.com/hold" } } }
            )
        ).Expect(201);
        var marked = (await _admin.DeleteAsync($"{Maps}/a", new { propagationPolicy = "Foreground" })).Expect(200);
        Assert.Equal(
            ["example.com/hold", "foregroundDeletion"],
            marked.Node("metadata", "finalizers")!.AsArray().Select(f => f!.ToString())
        );
        (
            await _admin.PatchAsync(
                $"{Maps}/a",
                new
                {
                    metadata = new
                    {
                        finalizers = new[] { "example.com/hold", "foregroundDeletion", "example.com/new" },
                    },
                }
            )
        ).Expect(422);
        (await _admin.PatchAsync($"{Maps}/a", new { metadata = new { finalizers = (object?)null } })).Expect(200);
        (await _admin.GetAsync($"{Maps}/a")).Expect(404);
    }

    [Fact]
    public async Task Preconditions_of_a_deletion_are_checked()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a"))).Expect(201);
        var refused = (await _admin.DeleteAsync($"{Maps}/a", new { preconditions = new { uid = "other" } })).Expect(
            409
        );
        Assert.Contains(
            "the UID in the precondition (other) does not match the UID in record",
            refused.Text("message")
        );
        var gone = (await _admin.DeleteAsync($"{Maps}/a")).Expect(200);
        Assert.Equal(("Success", "configmaps"), (gone.Text("status"), gone.Text("details", "kind")));
    }

    [Fact]
    public async Task A_collection_is_deleted_by_its_labels()
    {
        (await _admin.PostAsync(Maps, Objects.ConfigMap("a", labels: new { x = "1" }))).Expect(201);
        (await _admin.PostAsync(Maps, Objects.ConfigMap("b", labels: new { x = "2" }))).Expect(201);
        Assert.Single((await _admin.DeleteAsync($"{Maps}?labelSelector=x%3D1")).Expect(200).Node("items")!.AsArray());
        Assert.Equal(
            "b",
            Assert.Single((await _admin.GetAsync(Maps)).Node("items")!.AsArray())!["metadata"]!["name"]!.ToString()
        );
    }

    [Fact]
    public async Task Cluster_addresses_and_node_ports_are_given_once_and_given_back()
    {
        const string Services = "/api/v1/namespaces/shop/services";
        var first = (await _admin.PostAsync(Services, Objects.Service("a", "NodePort"))).Expect(201);
        Assert.StartsWith("10.96.", first.Text("spec", "clusterIP"));
        var (address, port) = (
            first.Text("spec", "clusterIP"),
            int.Parse(first.Text("spec", "ports", "0", "nodePort"))
        );
        Assert.InRange(port, 30000, 32767);
        var taken = (await _admin.PostAsync(Services, Objects.Service("b", clusterIP: address))).Expect(422);
        Assert.Contains("provided IP is already allocated", taken.Text("message"));
        Assert.Contains(
            "provided port is already allocated",
            (await _admin.PostAsync(Services, Objects.Service("b", "NodePort", nodePort: port)))
                .Expect(422)
                .Text("message")
        );
        Assert.Contains(
            "is not in the valid range",
            (await _admin.PostAsync(Services, Objects.Service("b", clusterIP: "1.2.3.4"))).Expect(422).Text("message")
        );
        (await _admin.PatchAsync($"{Services}/a", new { spec = new { type = "ClusterIP" } })).Expect(200);
        (await _admin.PostAsync(Services, Objects.Service("c", "NodePort", nodePort: port))).Expect(201);
        (await _admin.DeleteAsync($"{Services}/a")).Expect(200);
        (await _admin.PostAsync(Services, Objects.Service("b", clusterIP: address))).Expect(201);
    }

    [Fact]
    public async Task Fifty_services_at_once_get_fifty_addresses()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(i => _admin.PostAsync("/api/v1/namespaces/shop/services", Objects.Service($"s{i}")))
        );
        Assert.Equal(50, answers.Select(a => a.Expect(201).Text("spec", "clusterIP")).Distinct().Count());
    }

    [Fact]
    public async Task A_lease_is_created_by_a_put_and_needs_a_version_afterwards()
    {
        const string Lease = "/apis/coordination.k8s.io/v1/namespaces/shop/leases/leader";
        (
            await _admin.PutAsync(
                Lease,
                new
                {
                    metadata = new { name = "leader" },
                    spec = new { holderIdentity = "a", renewTime = "2025-01-02T03:04:05.123456Z" },
                }
            )
        ).Expect(201);
        var stored = (await _admin.GetAsync(Lease)).Expect(200);
        Assert.Equal("2025-01-02T03:04:05.123456Z", stored.Text("spec", "renewTime"));
        Assert.Contains(
            "must be specified for an update",
            (await _admin.PutAsync(Lease, new { metadata = new { name = "leader" } })).Expect(422).Text("message")
        );
    }

    [Fact]
    public async Task Events_show_in_both_of_their_groups()
    {
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/events",
                new
                {
                    metadata = new { name = "e.1" },
                    involvedObject = new
                    {
                        kind = "Pod",
                        name = "p",
                        @namespace = "shop",
                    },
                    reason = "Started",
                    message = "it runs",
                    type = "Normal",
                }
            )
        ).Expect(201);
        var other = (
            await _admin.GetAsync("/apis/events.k8s.io/v1/namespaces/shop/events?fieldSelector=regarding.name%3Dp")
        ).Expect(200);
        Assert.Equal(
            ("it runs", "events.k8s.io/v1"),
            (other.Text("items", "0", "note"), other.Text("items", "0", "apiVersion"))
        );
        (await _admin.PatchAsync("/apis/events.k8s.io/v1/namespaces/shop/events/e.1", new { note = "changed" })).Expect(
            200
        );
        Assert.Equal("changed", (await _admin.GetAsync("/api/v1/namespaces/shop/events/e.1")).Text("message"));
    }

    [Fact]
    public async Task Events_go_an_hour_after_their_last_write_in_whichever_group_and_nothing_else_goes()
    {
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/events",
                new
                {
                    metadata = new { name = "e.2" },
                    involvedObject = new
                    {
                        kind = "Pod",
                        name = "p",
                        @namespace = "shop",
                    },
                }
            )
        ).Expect(201);
        var created = await ExpiresAsync("events", "e.2");
        (await _admin.PatchAsync("/apis/events.k8s.io/v1/namespaces/shop/events/e.2", new { note = "again" })).Expect(
            200
        );
        var seenAgain = await ExpiresAsync("events", "e.2");
        Assert.True(
            seenAgain >= created
                && created > DateTimeOffset.UtcNow.AddMinutes(59)
                && seenAgain < DateTimeOffset.UtcNow.AddMinutes(61)
        );
        (await _admin.PostAsync(Maps, new { metadata = new { name = "stays" } })).Expect(201);
        Assert.Null(await ExpiresAsync("configmaps", "stays"));

        async Task<DateTimeOffset?> ExpiresAsync(string resource, string name) =>
            Assert
                .IsType<ReadResult<KeyspaceItem?>.Ok>(
                    await _server.Keyspace.GetAsync(new ObjectKey(resource, "system", "shop", name), default)
                )
                .Value!.Expires;
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_no_json_is_told_so()
    {
        Assert.Equal(
            "RequestEntityTooLarge",
            (await _admin.PostAsync(Maps, new string(' ', (3 << 20) + 1))).Expect(413).Text("reason")
        );
        (await _admin.PostAsync(Maps, "{\"metadata\":")).Expect(400);
        (await _admin.PostAsync(Maps, "")).Expect(400);
        (await _admin.PostAsync(Maps, "[]")).Expect(400);
        Assert.Contains(
            "does not match the expected API version",
            (await _admin.PostAsync(Maps, "{\"apiVersion\":\"v2\",\"kind\":\"ConfigMap\"}")).Expect(400).Text("message")
        );
        (
            await _admin.PostAsync(
                "/apis/apps/v1/namespaces/shop/deployments",
                "{\"metadata\":{\"name\":\"d\"},\"spec\":{\"replicas\":\"many\"}}"
            )
        ).Expect(400);
    }

    [Fact]
    public async Task Nulls_are_taken_as_nothing_wherever_they_stand()
    {
        (
            await _admin.PostAsync(
                Maps,
                """{"metadata":{"name":"a","labels":null,"finalizers":[null],"creationTimestamp":null},"data":{"k":null},"immutable":null}"""
            )
        ).Expect(422);
        (
            await _admin.PostAsync(
                Maps,
                """{"metadata":{"name":"a","generation":null,"ownerReferences":null},"data":{"k":null}}"""
            )
        ).Expect(201);
        (
            await _admin.PostAsync(
                "/api/v1/namespaces/shop/pods",
                """{"metadata":{"name":"p"},"spec":{"containers":[null],"volumes":[null],"tolerations":[null]}}"""
            )
        ).Expect(422);
    }

    [Fact]
    public async Task An_unreachable_store_is_a_timeout_that_clients_do_not_try_again_by_themselves()
    {
        _server.Keyspace.IsUnavailable = true;
        var answer = (await _admin.GetAsync($"{Maps}/a")).Expect(504);
        Assert.Equal("Timeout", answer.Text("reason"));
        Assert.Contains("no majority of the stores answers", answer.Text("message"));
        Assert.Equal("", answer.Text("details", "retryAfterSeconds"));
        _server.Keyspace.IsUnavailable = false;
    }

    [Fact]
    public async Task What_is_followed_on_a_replica_that_lags_is_followed_on_another()
    {
        var quota = """{"metadata":{"name":"none"},"spec":{"hard":{"configmaps":"0"}}}""";
        var usual = await _admin.PostAsync(Maps, """{"metadata":{"name":"before"}}""");
        usual.Expect(201);
        _server.Keyspace.LaggingReplica = 0;
        // The webhooks, policies and rights of a write have to be those that were written before it.
        (await _admin.PostAsync("/api/v1/namespaces/shop/resourcequotas", quota)).Expect(201);
        (await _admin.PostAsync(Maps, """{"metadata":{"name":"after"}}""")).Expect(403);
        // And back again: the next one lags now.
        _server.Keyspace.LaggingReplica = 1;
        (await _admin.DeleteAsync("/api/v1/namespaces/shop/resourcequotas/none")).Expect(200);
        (await _admin.PostAsync(Maps, """{"metadata":{"name":"after"}}""")).Expect(201);
    }
}
