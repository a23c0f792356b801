using System.Net;
using System.Text.Json.Nodes;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>The OpenStack-like API, on the wire.</summary>
public sealed class OpenStackTests : IAsyncLifetime
{
    private const string Tokens = "/identity/v3/auth/tokens";
    private const string Servers = "/compute/v2.1/servers";
    private const string Images = "/image/v2/images";
    private const string AcmePods = "/api/v1/tenants/acme/namespaces/default/pods";
    private const string User = "system:serviceaccount:default:ann";

    private TestServer _server = null!;
    private TestClient _admin = null!,
        _ann = null!;
    private string _bearer = "";
    private readonly ManualTime _time = new();

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(authority =>
            TestServer.Options(authority) with
            {
                OpenStackListen = new IPEndPoint(IPAddress.Loopback, 0),
                OpenStackImages = new Dictionary<string, string> { ["vm"] = "arktos.local/vm:1" },
                Time = _time,
            }
        );
        _admin = _server.Client();
        await _server.MakeTenantAsync("acme");
        _bearer = await _server.ServiceAccountTokenAsync("acme", "ann");
        _ann = await _server.OpenStackLoginAsync(User, _bearer);
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Anybody_finds_out_which_versions_there_are()
    {
        var nobody = _server.OpenStackClient();
        Assert.Equal("v3.14", (await nobody.GetAsync("/identity/v3")).Expect(200).Text("version", "id"));
        Assert.Equal(
            "stable",
            (await nobody.GetAsync("/identity")).Expect(300).Text("versions", "values", "0", "status")
        );
        var compute = (await nobody.GetAsync("/compute/v2.1/")).Expect(200);
        Assert.Equal(("2.1", "2.1"), (compute.Text("version", "version"), compute.Text("version", "min_version")));
        Assert.Equal("CURRENT", (await nobody.GetAsync("/image/")).Expect(200).Text("versions", "0", "status"));
        (await nobody.GetAsync("/volume/v3")).Expect(404);
        // The Kubernetes API is at another door, and this one is not at that.
        (await nobody.GetAsync("/api/v1/pods")).Expect(404);
        (await _admin.GetAsync("/compute/v2.1")).Expect(404);
    }

    [Fact]
    public async Task A_password_is_a_bearer_token_and_a_project_the_tenant_of_its_owner()
    {
        var answer = (
            await _server.OpenStackClient().PostAsync(Tokens, TestServer.OpenStackPassword(User, _bearer, "acme"))
        ).Expect(201);
        var uid = (await _admin.GetAsync("/api/v1/tenants/acme")).Expect(200).Text("metadata", "uid");
        Assert.Equal(
            ("acme", uid, User),
            (
                answer.Text("token", "project", "name"),
                answer.Text("token", "project", "id"),
                answer.Text("token", "user", "name")
            )
        );
        Assert.Equal(
            ["identity", "compute", "image"],
            answer.Node("token", "catalog")!.AsArray().Select(s => s!["type"]!.ToString())
        );
        var token = answer.Headers.GetValues("X-Subject-Token").Single();
        Assert.DoesNotContain(_bearer, token);
        // By the short name of a service account, by an application credential, and by the token itself.
        await _server.OpenStackLoginAsync("default:ann", _bearer);
        foreach (
            var identity in new object[]
            {
                new
                {
                    methods = new[] { "application_credential" },
                    application_credential = new { id = User, secret = _bearer },
                },
                new { methods = new[] { "token" }, token = new { id = token } },
            }
        )
            (await _server.OpenStackClient().PostAsync(Tokens, new { auth = new { identity } })).Expect(201);
        Assert.Equal(
            "acme",
            (await _ann.GetAsync("/identity/v3/auth/projects")).Expect(200).Text("projects", "0", "name")
        );
        Assert.Equal(501, (await _ann.DeleteAsync(Tokens)).Code);
    }

    [Theory]
    [InlineData("not json", 400)]
    [InlineData("[]", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"auth":{"identity":{"methods":7}}}""", 400)]
    [InlineData("""{"auth":{"identity":{"methods":["totp"]}}}""", 401)]
    [InlineData("""{"auth":{"identity":{"methods":["password"]}}}""", 400)]
    [InlineData(
        """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"a","password":"b"}}}}}""",
        401
    )]
    [InlineData(
        """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"a","password":7}}}}}""",
        401
    )]
    [InlineData("""{"auth":{"identity":{"methods":["token"],"token":{"id":"AAAA"}}}}""", 401)]
    [InlineData("""{"auth":{"identity":{"methods":["token"],"token":{"id":"%%%"}},"auth":1}}""", 401)]
    [InlineData("""{"auth":1,"auth":2}""", 400)]
    public async Task Who_proves_nothing_is_told_so_in_the_form_of_Keystone(string body, int code)
    {
        var answer = (await _server.OpenStackClient().PostAsync(Tokens, body)).Expect(code);
        Assert.Equal(code.ToString(), answer.Text("error", "code"));
        Assert.NotEmpty(answer.Text("error", "message"));
    }

    [Fact]
    public async Task A_token_is_not_had_for_another_name_another_domain_or_another_project()
    {
        await _server.MakeTenantAsync("evil");
        var nobody = _server.OpenStackClient();
        (await nobody.PostAsync(Tokens, TestServer.OpenStackPassword("mallory", _bearer))).Expect(401);
        // One that is there is told as one that is not.
        var there = (await nobody.PostAsync(Tokens, TestServer.OpenStackPassword(User, _bearer, "evil"))).Expect(401);
        var absent = (await nobody.PostAsync(Tokens, TestServer.OpenStackPassword(User, _bearer, "absent"))).Expect(
            401
        );
        Assert.Equal(there.Body.ToJsonString(), absent.Body.ToJsonString());
        var user = new
        {
            name = User,
            password = _bearer,
            domain = new { name = "Other" },
        };
        (
            await nobody.PostAsync(
                Tokens,
                new { auth = new { identity = new { methods = new[] { "password" }, password = new { user } } } }
            )
        ).Expect(401);
        // An operator works in whichever there is.
        var operators = await _server.ServiceAccountTokenAsync("system", "root");
        var name = "system:serviceaccount:default:root";
        var evil = (await nobody.PostAsync(Tokens, TestServer.OpenStackPassword(name, operators, "evil"))).Expect(201);
        var token = new { id = evil.Headers.GetValues("X-Subject-Token").Single() };
        var scope = new { project = new { id = evil.Text("token", "project", "id") } };
        (
            await nobody.PostAsync(
                Tokens,
                new { auth = new { identity = new { methods = new[] { "token" }, token }, scope } }
            )
        ).Expect(201);
        (await nobody.PostAsync(Tokens, TestServer.OpenStackPassword(name, operators, "absent"))).Expect(401);
    }

    [Fact]
    public async Task A_token_ends_with_its_hour_and_with_what_it_stands_for()
    {
        var token = _ann.Http.DefaultRequestHeaders.GetValues("X-Auth-Token").Single();
        (await _ann.GetAsync(Servers)).Expect(200);
        // One whose letters were changed is none.
        foreach (var bad in new[] { token[..^1], token + "A", "A" + token, new string('A', 9000), "" })
        {
            var answer = (await _server.OpenStackClient(bad).GetAsync(Servers)).Expect(401);
            Assert.Equal("401", answer.Text("unauthorized", "code"));
        }
        (await _admin.DeleteAsync("/api/v1/tenants/acme/namespaces/default/serviceaccounts/ann")).Expect(200);
        // What is known of a service account is looked at again after ten seconds.
        _time.Advance(TimeSpan.FromSeconds(11));
        (await _ann.GetAsync(Servers)).Expect(401);
        (await _ann.GetAsync("/compute/v2.1/flavors")).Expect(401);

        var bearer = await _server.ServiceAccountTokenAsync("acme", "bob");
        var bob = await _server.OpenStackLoginAsync("default:bob", bearer);
        (await bob.GetAsync(Servers)).Expect(200);
        _time.Advance(TimeSpan.FromMinutes(59));
        (await bob.GetAsync(Servers)).Expect(200);
        _time.Advance(TimeSpan.FromMinutes(2));
        (await bob.GetAsync(Servers)).Expect(401);
    }

    [Fact]
    public async Task A_token_is_nothing_for_the_next_tenant_of_the_name()
    {
        (await _ann.GetAsync(Servers)).Expect(200);
        // Nor is an operator's, who is still there.
        var bearer = await _server.ServiceAccountTokenAsync("system", "root");
        var asked = TestServer.OpenStackPassword("default:root", bearer, "acme");
        var had = (await _server.OpenStackClient().PostAsync(Tokens, asked)).Expect(201);
        var root = _server.OpenStackClient(had.Headers.GetValues("X-Subject-Token").Single());
        (await root.GetAsync(Servers)).Expect(200);
        await _server.RemoveTenantAsync("acme");
        (await _ann.GetAsync(Servers)).Expect(401);
        (await root.GetAsync(Servers)).Expect(401);
        await _server.MakeTenantAsync("acme");
        (await _ann.GetAsync(Servers)).Expect(401);
        (await root.GetAsync(Servers)).Expect(401);
        (await _ann.GetAsync("/compute/v2.1/flavors")).Expect(401);
    }

    [Fact]
    public async Task A_server_is_a_pod_with_a_virtual_machine_of_its_flavor_and_image()
    {
        var made = (
            await _ann.PostAsync(
                Servers,
                """
                {"server":{"name":"vm1","flavorRef":"2","imageRef":"3","key_name":"ssh-ed25519 AAAA ann",
                 "user_data":"IyEvYmluL3NoCg==","metadata":{"role":"web"},"availability_zone":"az-b",
                 "security_groups":[{"name":"default"}],"networks":"auto","min_count":1,"max_count":1,
                 "block_device_mapping_v2":[{"uuid":"3","source_type":"image","destination_type":"local",
                 "boot_index":0,"delete_on_termination":true}]} }
                """
            )
        ).Expect(202);
        var pod = (await _admin.GetAsync($"{AcmePods}/vm1")).Expect(200);
        var id = pod.Text("metadata", "uid");
        Assert.Equal(id, made.Text("server", "id"));
        var machine = pod.Node("spec", "virtualMachine")!;
        Assert.Equal(
            ("arktos.local/vm:1", "ssh-ed25519 AAAA ann", "IyEvYmluL3NoCg==", "1", "2Gi"),
            (
                machine["image"]!.ToString(),
                machine["publicKey"]!.ToString(),
                machine["userData"]!.ToString(),
                machine["resources"]!["limits"]!["cpu"]!.ToString(),
                machine["resources"]!["limits"]!["memory"]!.ToString().Replace("2048Mi", "2Gi")
            )
        );
        Assert.Equal("az-b", pod.Text("spec", "nodeSelector", "topology.kubernetes.io/zone"));

        var shown = (await _ann.GetAsync($"{Servers}/{id}")).Expect(200);
        Assert.Equal(
            ("vm1", "BUILD", "building", "scheduling", "2", "3", "web"),
            (
                shown.Text("server", "name"),
                shown.Text("server", "status"),
                shown.Text("server", "OS-EXT-STS:vm_state"),
                shown.Text("server", "OS-EXT-STS:task_state"),
                shown.Text("server", "flavor", "id"),
                shown.Text("server", "image", "id"),
                shown.Text("server", "metadata", "role")
            )
        );
        // Another one of the name is not made, and says so.
        var again = (await CreateAsync(_ann, "vm1")).Expect(409);
        Assert.Equal("409", again.Text("conflictingRequest", "code"));

        (await _ann.DeleteAsync($"{Servers}/{id}")).Expect(204);
        // The next one of the name is another server.
        (await CreateAsync(_ann, "vm1")).Expect(202);
        Assert.Equal("404", (await _ann.GetAsync($"{Servers}/{id}")).Expect(404).Text("itemNotFound", "code"));
        (await _ann.DeleteAsync($"{Servers}/{id}")).Expect(404);
    }

    [Fact]
    public async Task Pods_with_a_machine_are_servers_whoever_made_them_and_others_are_not()
    {
        (await _admin.PostAsync(AcmePods, Objects.Pod("plain"))).Expect(201);
        (
            await _admin.PostAsync(
                AcmePods,
                """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"own"},
                 "spec":{"virtualMachine":{"name":"vm","image":"host.example/a.img","publicKey":"ssh-ed25519 AAAA",
                 "resources":{"limits":{"cpu":"3","memory":"128Mi"} } } } }
                """
            )
        ).Expect(201);
        var list = (await _ann.GetAsync($"{Servers}/detail")).Expect(200);
        var server = Assert.Single(list.Node("servers")!.AsArray())!;
        Assert.Equal(("own", ""), (server["name"]!.ToString(), server["image"]!.ToString()));
        var flavor = server["flavor"]!["id"]!.ToString();
        var shown = (await _ann.GetAsync($"/compute/v2.1/flavors/{flavor}")).Expect(200);
        Assert.Equal(("128", "3"), (shown.Text("flavor", "ram"), shown.Text("flavor", "vcpus")));
        var plain = (await _admin.GetAsync($"{AcmePods}/plain")).Expect(200).Text("metadata", "uid");
        (await _ann.GetAsync($"{Servers}/{plain}")).Expect(404);
    }

    [Theory]
    [InlineData("""{"name":"a","flavorRef":"9","imageRef":"1"}""", "Flavor 9 could not be found")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"9"}""", "Image 9 could not be found")]
    [InlineData("""{"name":"a","flavorRef":"1"}""", "Image  could not be found")]
    [InlineData("""{"flavorRef":"1","imageRef":"1"}""", "name: 1 to 255")]
    [InlineData("""{"name":"A b","flavorRef":"1","imageRef":"1"}""", "metadata.name: Invalid value")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","max_count":101}""", "1 to 100 servers")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","min_count":-1}""", "1 to 100 servers")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","min_count":3,"max_count":2}""", "min_count must be")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","user_data":"%"}""", "user_data is no base64")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","networks":[{"uuid":"n"}]}""", "network of the cluster")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","security_groups":[{"name":"x"}]}""", "default alone")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","metadata":{"a":7}}""", "map of texts")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","key_name":"mine"}""", "no key pairs")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","adminPass":"x"}""", "adminPass is not served")]
    [InlineData("""{"name":"a","flavorRef":"1","imageRef":"1","host":"n1"}""", "host is not served")]
    public async Task What_cannot_be_made_is_told_and_nothing_is_made(string server, string fault)
    {
        var answer = (await _ann.PostAsync(Servers, "{\"server\":" + server + "}")).Expect(400);
        Assert.Contains(fault, answer.Text("badRequest", "message"));
        Assert.Empty((await _ann.GetAsync(Servers)).Expect(200).Node("servers")!.AsArray());
    }

    [Fact]
    public async Task Names_and_bodies_have_bounds()
    {
        var huge = new string('a', 300_000);
        (await CreateAsync(_ann, huge)).Expect(413);
        (await CreateAsync(_ann, huge[..256])).Expect(400);
        (await _ann.GetAsync($"{Servers}/{huge[..2000]}")).Expect(404);
        (await _ann.GetAsync($"{Images}/{huge[..2000]}")).Expect(404);
        (await _ann.GetAsync($"{Servers}?name={huge[..2000]}")).Expect(400);
        (await _ann.GetAsync($"{Servers}?name=(")).Expect(400);
        (await _ann.GetAsync($"{Servers}?name=(a%7B1,999%7D)%7B1,999%7D")).Expect(400);
        (await _ann.GetAsync($"{Servers}?name=**")).Expect(400);
        (await _ann.GetAsync($"{Servers}?limit=-1")).Expect(400);
        (await _ann.GetAsync($"{Servers}?marker={Guid.NewGuid()}")).Expect(400);
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 50)) + "1" + new string('}', 50);
        (await _ann.PostAsync(Servers, deep)).Expect(400);
        (await _ann.PostAsync(Servers, """{"server":{"name":"\ud800","flavorRef":"1","imageRef":"1"} }""")).Expect(400);
        (await _ann.PutAsync(Servers, new { })).Expect(405);
        (await _ann.GetAsync("/compute/v2.1/os-hypervisors")).Expect(404);
        _ann.Http.DefaultRequestHeaders.Add("X-OpenStack-Nova-API-Version", "2.90");
        (await _ann.GetAsync(Servers)).Expect(406);
    }

    [Fact]
    public async Task Several_are_made_at_once_or_none_of_too_few()
    {
        var asked =
            """{"server":{"name":"b","flavorRef":"1","imageRef":"1","min_count":2,"max_count":3},"return_reservation_id":true}""";
        var reservation = (await _ann.PostAsync(Servers, asked)).Expect(202).Text("reservation_id");
        Assert.Matches("^r-[0-9a-f]{8}$", reservation);
        (await CreateAsync(_ann, "other")).Expect(202);
        Assert.Equal(["b-1", "b-2", "b-3"], await NamesAsync($"?reservation_id={reservation}"));
        Assert.Equal(["b-1", "b-2", "b-3", "other"], await NamesAsync(""));
        Assert.Equal(["other"], await NamesAsync("?name=^ot"));
        // Pages.
        var first = (await _ann.GetAsync($"{Servers}?limit=3")).Expect(200);
        Assert.Equal(3, first.Node("servers")!.AsArray().Count);
        var next = new Uri(first.Text("servers_links", "0", "href")).PathAndQuery;
        Assert.Equal("other", (await _ann.GetAsync(next)).Expect(200).Text("servers", "0", "name"));

        // A quota that has room for one: of two at least none stays, of one at least one does.
        (
            await _admin.PostAsync(
                "/api/v1/tenants/acme/namespaces/default/resourcequotas",
                """{"apiVersion":"v1","kind":"ResourceQuota","metadata":{"name":"q"},"spec":{"hard":{"pods":"5"} } }"""
            )
        ).Expect(201);
        (
            await _admin.PatchAsync(
                "/api/v1/tenants/acme/namespaces/default/resourcequotas/q/status",
                """{"status":{"hard":{"pods":"5"},"used":{"pods":"4"} } }"""
            )
        ).Expect(200);
        asked = """{"server":{"name":"c","flavorRef":"1","imageRef":"1","min_count":2,"max_count":3} }""";
        Assert.Contains(
            "exceeded quota",
            (await _ann.PostAsync(Servers, asked)).Expect(403).Text("forbidden", "message")
        );
        Assert.Empty(await NamesAsync("?name=^c"));
        (await _ann.PostAsync(Servers, asked.Replace("\"min_count\":2", "\"min_count\":1"))).Expect(202);
        Assert.Single(await NamesAsync("?name=^c"));
    }

    [Fact]
    public async Task Power_is_the_pods_and_may_be_changed_where_it_makes_sense()
    {
        var id = await RunningAsync("vm1");
        foreach (
            var (action, power, phase, state, status, not) in new[]
            {
                ("pause", "Paused", "Running", "paused", "PAUSED", "os-start"),
                ("unpause", "Running", "Running", "running", "ACTIVE", "unpause"),
                ("suspend", "Suspended", "Running", "suspended", "SUSPENDED", "pause"),
                ("resume", "Running", "Running", "running", "ACTIVE", "resume"),
                ("os-stop", "Shutdown", "NoSchedule", "shutdown", "SHUTOFF", "suspend"),
                ("os-start", "Running", "Running", "running", "ACTIVE", "os-start"),
            }
        )
        {
            (await ActAsync(id, $"{{\"{action}\":null}}")).Expect(202);
            var pod = (await _admin.GetAsync($"{AcmePods}/vm1")).Expect(200);
            Assert.Equal(power, pod.Text("spec", "virtualMachine", "powerSpec"));
            Assert.NotEqual("", await TaskAsync(id));
            if (action == "os-stop")
            {
                // A guest that is on its way down is told as shut down by its node agent.
                await ReportAsync("vm1", "Running", "shutdown");
                Assert.Equal(("ACTIVE", "powering-off"), (await StatusAsync(id), await TaskAsync(id)));
            }
            await ReportAsync("vm1", phase, state);
            Assert.Equal((status, ""), (await StatusAsync(id), await TaskAsync(id)));
            var refused = (await ActAsync(id, $"{{\"{not}\":null}}")).Expect(409);
            Assert.StartsWith("Cannot '", refused.Text("conflictingRequest", "message"));
        }
    }

    [Fact]
    public async Task What_is_done_to_a_machine_once_is_an_action_of_its_pod()
    {
        var id = await RunningAsync("vm1");
        (await ActAsync(id, """{"reboot":{"type":"SOFT"}}""")).Expect(202);
        Assert.Equal("REBOOT", await StatusAsync(id));
        // While that is under way nothing else is, but what helps a guest that does not heed it.
        (await ActAsync(id, """{"createImage":{"name":"s1"}}""")).Expect(409);
        (await ActAsync(id, """{"reboot":{"type":"HARD"}}""")).Expect(202);
        await CompleteAsync();
        Assert.Equal("ACTIVE", await StatusAsync(id));

        var made = (await ActAsync(id, """{"createImage":{"name":"s1"}}""")).Expect(202);
        var image = made.Text("image_id");
        Assert.EndsWith($"{Images}/{image}", made.Headers.Location!.ToString());
        Assert.Equal("queued", (await _ann.GetAsync($"{Images}/{image}")).Expect(200).Text("status"));
        await CompleteAsync("no room");
        Assert.Equal("killed", (await _ann.GetAsync($"{Images}/{image}")).Expect(200).Text("status"));
        await ReportAsync("vm1", "Running", "running", "s1");
        Assert.Equal("active", (await _ann.GetAsync($"{Images}/{image}")).Expect(200).Text("status"));
        Assert.Contains(image, (await _ann.GetAsync(Images)).Expect(200).Body.ToJsonString());
        (await ActAsync(id, """{"createImage":{"name":"s1"}}""")).Expect(409);
        (await ActAsync(id, """{"createImage":{"name":"A/B"}}""")).Expect(400);

        (await ActAsync(id, $"{{\"rebuild\":{{\"imageRef\":\"{image}\"}}}}")).Expect(202);
        Assert.Equal("REBUILD", await StatusAsync(id));
        await CompleteAsync();
        (await ActAsync(id, $"{{\"restore\":{{\"ImageRef\":\"{image}\"}}}}")).Expect(202);
        await CompleteAsync();
        (await ActAsync(id, """{"rebuild":{"imageRef":"1"}}""")).Expect(400);
        (await ActAsync(id, """{"restore":null}""")).Expect(400);
        (await _ann.DeleteAsync($"{Images}/{image}")).Expect(204);
        (await _ann.DeleteAsync($"{Images}/1")).Expect(403);
        (await _ann.DeleteAsync($"{Images}/snapshot-{id}-no")).Expect(404);
        var operations = (await _admin.GetAsync("/api/v1/tenants/acme/namespaces/default/actions")).Expect(200);
        Assert.Contains("deleteSnapshotAction", operations.Body.ToJsonString());
        Assert.Contains("restoreAction", operations.Body.ToJsonString());

        (await ActAsync(id, """{"rescue":null}""")).Expect(400);
        (await ActAsync(id, """{"reboot":{"type":"WARM"}}""")).Expect(400);
        (await ActAsync(id, """{"reboot":null}""")).Expect(400);
        (await ActAsync(id, "{}")).Expect(400);
        (await ActAsync(Guid.NewGuid().ToString(), """{"reboot":{"type":"SOFT"}}""")).Expect(404);
    }

    [Fact]
    public async Task A_server_is_resized_where_it_is()
    {
        var id = await RunningAsync("vm1");
        (await ActAsync(id, """{"resize":{"flavorRef":"9"}}""")).Expect(400);
        (await ActAsync(id, """{"resize":{"flavorRef":"1"}}""")).Expect(400);
        (await ActAsync(id, """{"resize":{"flavorRef":"3"}}""")).Expect(202);
        var pod = (await _admin.GetAsync($"{AcmePods}/vm1")).Expect(200);
        Assert.Equal("2", pod.Text("spec", "virtualMachine", "resources", "limits", "cpu"));
        Assert.Equal("3", (await _ann.GetAsync($"{Servers}/{id}")).Expect(200).Text("server", "flavor", "id"));
        (await ActAsync(id, """{"confirmResize":null}""")).Expect(409);
        // A guest that does not go along is not held.
        await ConditionAsync("PodResizeInProgress", "");
        Assert.Equal("RESIZE", await StatusAsync(id));
        (await ActAsync(id, """{"pause":null}""")).Expect(409);
        await ConditionAsync("PodResizeInProgress", "Error");
        var shown = (await _ann.GetAsync($"{Servers}/{id}")).Expect(200);
        Assert.Equal("ACTIVE", shown.Text("server", "status"));
        Assert.Equal("the resize waits (Error): why", shown.Text("server", "fault", "message"));
        await ConditionAsync("PodResizeInProgress", "");
        (await ActAsync(id, """{"os-stop":null}""")).Expect(202);

        async Task ConditionAsync(string type, string reason) =>
            (
                await _admin.PatchAsync(
                    $"{AcmePods}/vm1/status",
                    new
                    {
                        status = new
                        {
                            conditions = new[]
                            {
                                new
                                {
                                    type,
                                    status = "True",
                                    reason,
                                    message = "why",
                                },
                            },
                        },
                    }
                )
            ).Expect(200);
    }

    [Fact]
    public async Task Metadata_of_a_server_come_and_go()
    {
        var id = await RunningAsync("vm1");
        (await _ann.PostAsync($"{Servers}/{id}/metadata", """{"metadata":{"a":"1","b":"2"}}""")).Expect(200);
        (await _ann.DeleteAsync($"{Servers}/{id}/metadata/a")).Expect(204);
        (await _ann.DeleteAsync($"{Servers}/{id}/metadata/a")).Expect(404);
        var shown = (await _ann.GetAsync($"{Servers}/{id}")).Expect(200);
        Assert.Equal("""{"b":"2"}""", shown.Node("server", "metadata")!.ToJsonString());
    }

    [Fact]
    public async Task Flavors_and_images_are_what_operators_have_written()
    {
        const string Maps = "/api/v1/namespaces/kube-system/configmaps";
        Assert.Equal(5, (await _ann.GetAsync("/compute/v2.1/flavors")).Expect(200).Node("flavors")!.AsArray().Count);
        (
            await _admin.PatchAsync(
                $"{Maps}/openstack-flavors",
                """{"data":{"m1.nano":"{id: nano, vcpus: 1, memoryMb: 64}","bad":"vcpus: x","worse":"[","m1.tiny":null} }"""
            )
        ).Expect(200);
        var flavors = (await _ann.GetAsync("/compute/v2.1/flavors/detail")).Expect(200).Node("flavors")!.AsArray();
        Assert.Equal(
            ["m1.large", "m1.medium", "m1.nano", "m1.small", "m1.xlarge"],
            flavors.Select(f => f!["name"]!.ToString())
        );
        (await _ann.GetAsync("/compute/v2.1/flavors/1")).Expect(404);
        Assert.Equal("64", (await _ann.GetAsync("/compute/v2.1/flavors/m1.nano")).Expect(200).Text("flavor", "ram"));
        (await _admin.DeleteAsync($"{Maps}/openstack-images")).Expect(200);
        Assert.Empty((await _ann.GetAsync(Images)).Expect(200).Node("images")!.AsArray());
    }

    [Fact]
    public async Task Each_request_is_carried_out_with_its_callers_own_rights()
    {
        var id = await RunningAsync("vm1");
        var bearer = await _server.ServiceAccountTokenAsync("acme", "bob", isMaster: false);
        var bob = await _server.OpenStackLoginAsync("default:bob", bearer);
        foreach (
            var answer in new[]
            {
                await bob.GetAsync(Servers),
                await bob.GetAsync($"{Servers}/{id}"),
                await bob.DeleteAsync($"{Servers}/{id}"),
                await CreateAsync(bob, "b"),
            }
        )
            Assert.Contains("cannot", answer.Expect(403).Text("forbidden", "message"));
        (await bob.GetAsync("/compute/v2.1/flavors")).Expect(200);
        // Admission as well.
        (
            await _admin.PatchAsync(
                "/api/v1/tenants/acme/namespaces/default",
                """{"metadata":{"labels":{"pod-security.kubernetes.io/enforce":"restricted"} } }"""
            )
        ).Expect(200);
        (await CreateAsync(_ann, "c")).Expect(403);
    }

    private static Task<Answer> CreateAsync(TestClient client, string name) =>
        client.PostAsync(
            Servers,
            new
            {
                server = new
                {
                    name,
                    flavorRef = "1",
                    imageRef = "1",
                },
            }
        );

    private Task<Answer> ActAsync(string id, string body) => _ann.PostAsync($"{Servers}/{id}/action", body);

    private async Task<string> StatusAsync(string id) =>
        (await _ann.GetAsync($"{Servers}/{id}")).Expect(200).Text("server", "status");

    private async Task<string> TaskAsync(string id) =>
        (await _ann.GetAsync($"{Servers}/{id}")).Expect(200).Text("server", "OS-EXT-STS:task_state");

    private async Task<string[]> NamesAsync(string query) =>
        [
            .. (await _ann.GetAsync(Servers + query))
                .Expect(200)
                .Node("servers")!
                .AsArray()
                .Select(s => s!["name"]!.ToString()),
        ];

    /// <summary>A server that is on a node and runs there.</summary>
    private async Task<string> RunningAsync(string name)
    {
        var id = (await CreateAsync(_ann, name)).Expect(202).Text("server", "id");
        (
            await _admin.PostAsync(
                $"{AcmePods}/{name}/binding",
                $$$"""{"apiVersion":"v1","kind":"Binding","metadata":{"name":"{{{name}}}"},"target":{"kind":"Node","name":"n1"} }"""
            )
        ).Expect(201);
        await ReportAsync(name, "Running", "running");
        Assert.Equal("ACTIVE", await StatusAsync(id));
        return id;
    }

    /// <summary>As a node agent does it.</summary>
    private async Task ReportAsync(string name, string phase, string power, string? snapshot = null)
    {
        var machine = new JsonObject { ["name"] = "server", ["powerState"] = power };
        if (snapshot is not null)
            machine["snapshots"] = new JsonArray(
                new JsonObject { ["name"] = snapshot, ["creationTime"] = "2026-01-01T00:00:00Z" }
            );
        var status = new JsonObject { ["phase"] = phase, ["virtualMachineStatus"] = machine };
        (
            await _admin.PatchAsync($"{AcmePods}/{name}/status", new JsonObject { ["status"] = status }.ToJsonString())
        ).Expect(200);
    }

    /// <summary>Ends all that is under way.</summary>
    private async Task CompleteAsync(string error = "")
    {
        const string Actions = "/api/v1/tenants/acme/namespaces/default/actions";
        foreach (var action in (await _admin.GetAsync(Actions)).Expect(200).Node("items")!.AsArray())
            if (action!["status"]?["complete"]?.GetValue<bool>() != true)
                (
                    await _admin.PatchAsync(
                        $"{Actions}/{action["metadata"]!["name"]}/status",
                        new { status = new { complete = true, error } }
                    )
                ).Expect(200);
    }

    private sealed class ManualTime : TimeProvider
    {
        private TimeSpan _ahead;

        public void Advance(TimeSpan by) => _ahead += by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
    }
}
