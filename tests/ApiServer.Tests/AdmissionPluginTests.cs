using System.Text.Json.Nodes;
using Arktos.ApiServer.Admission;
using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Plugins of admission that fill something in, and which of them are on.</summary>
public sealed class AdmissionPluginTests
{
    private const string Classes = "/apis/storage.k8s.io/v1/storageclasses";
    private const string Claims = "/api/v1/namespaces/shop/persistentvolumeclaims";
    private const string Pods = "/api/v1/namespaces/shop/pods";

    [Fact]
    public async Task A_claim_without_class_gets_the_default_one()
    {
        await using var server = await StartAsync();
        var admin = server.Client();
        // The one that is there from the start.
        var first = (await admin.PostAsync(Claims, Claim("first"))).Expect(201).Text("spec", "storageClassName");
        Assert.Equal("local-path", first);
        (await admin.DeleteAsync($"{Classes}/local-path")).Expect(200);
        await ClassesAsync(admin, 0);
        Assert.Null((await admin.PostAsync(Claims, Claim("none"))).Expect(201).Node("spec", "storageClassName"));
        (await admin.PostAsync(Classes, Class("slow", isDefault: false))).Expect(201);
        (await admin.PostAsync(Classes, Class("b", isDefault: true))).Expect(201);
        (await admin.PostAsync(Classes, Class("a", isDefault: true))).Expect(201);
        await ClassesAsync(admin, 3);
        var newest = (await admin.PostAsync(Claims, Claim("given"))).Expect(201).Text("spec", "storageClassName");
        // A class may be given to a claim that had none.
        const string Slow = """{"spec":{"storageClassName":"slow"}}""";
        (await admin.PatchAsync($"{Claims}/none", Slow)).Expect(200);
        // Both are marked: the newest counts, and of one second the first by name.
        Assert.Equal("a", newest);
        foreach (var name in new[] { "slow", "" })
            Assert.Equal(
                name,
                (await admin.PostAsync($"{Claims}?dryRun=All", Claim("own", name)))
                    .Expect(201)
                    .Text("spec", "storageClassName")
            );
        // Classes are the tenant's own.
        (await admin.PostAsync("/api/v1/tenants", Objects.Tenant("acme"))).Expect(201);
        const string Acme = "/api/v1/tenants/acme/namespaces";
        (await admin.PostAsync(Acme, Objects.Namespace("shop"))).Expect(201);
        var other = await admin.PostAsync($"{Acme}/shop/persistentvolumeclaims", Claim("none"));
        Assert.Equal("local-path", other.Expect(201).Text("spec", "storageClassName"));
    }

    [Fact]
    public async Task A_claim_asks_for_more_when_it_is_bound_and_its_class_allows_it()
    {
        await using var server = await StartAsync();
        var admin = server.Client();
        (await admin.PostAsync(Classes, Class("fixed", isDefault: false))).Expect(201);
        const string More = """{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}""";
        foreach (var (name, ofClass) in new[] { ("grows", "local-path"), ("fixed", "fixed"), ("plain", "") })
        {
            (await admin.PostAsync(Claims, Claim(name, ofClass))).Expect(201);
            var early = (await admin.PatchAsync($"{Claims}/{name}", More)).Expect(403).Text("message");
            Assert.Contains("Only bound persistent volume claims can be expanded", early);
            (
                await admin.PatchAsync(
                    $"{Claims}/{name}/status",
                    """{"status":{"phase":"Bound","capacity":{"storage":"1Gi"}}}"""
                )
            ).Expect(200);
            var asked = await admin.PatchAsync($"{Claims}/{name}", More);
            if (name == "grows")
                asked.Expect(200);
            else
                Assert.Contains(
                    "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must "
                        + "support resize",
                    asked.Expect(403).Text("message")
                );
        }
    }

    [Fact]
    public async Task Claims_and_volumes_are_held_from_the_beginning()
    {
        await using var server = await StartAsync();
        var admin = server.Client();
        var claim = (await admin.PostAsync(Claims, Claim("data"))).Expect(201);
        Assert.Equal("kubernetes.io/pvc-protection", claim.Text("metadata", "finalizers", "0"));
        var deleted = (await admin.DeleteAsync($"{Claims}/data")).Expect(200);
        Assert.NotEqual("", deleted.Text("metadata", "deletionTimestamp"));
        // Who holds it lets it go.
        (await admin.PatchAsync($"{Claims}/data", """{"metadata":{"finalizers":null}}""")).Expect(200);
        (await admin.GetAsync($"{Claims}/data")).Expect(404);
        var volume = await admin.PostAsync(
            "/api/v1/persistentvolumes",
            """
            {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"v","finalizers":["a.b/c"]},
             "spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],"hostPath":{"path":"/v"}}}
            """
        );
        Assert.Equal(
            ["a.b/c", "kubernetes.io/pv-protection"],
            volume.Expect(201).Node("metadata", "finalizers")!.AsArray().Select(f => (string)f!)
        );
        var attributes = await admin.PostAsync(
            "/apis/storage.k8s.io/v1/volumeattributesclasses",
            """{"kind":"VolumeAttributesClass","metadata":{"name":"fast"},"driverName":"csi.example.com","parameters":{"iops":"9"}}"""
        );
        Assert.Equal("kubernetes.io/vac-protection", attributes.Expect(201).Text("metadata", "finalizers", "0"));
    }

    [Fact]
    public async Task A_new_node_takes_no_pods_before_it_is_known_to_be_ready()
    {
        await using var server = await StartAsync();
        var node = (await server.Client().PostAsync("/api/v1/nodes", Objects.Node("n1"))).Expect(201);
        var taint = Assert.Single(node.Node("spec", "taints")!.AsArray())!;
        Assert.Equal("node.kubernetes.io/not-ready", (string)taint["key"]!);
        Assert.Equal("NoSchedule", (string)taint["effect"]!);
    }

    [Fact]
    public async Task The_node_selector_of_a_namespace_is_for_those_who_switch_it_on()
    {
        await using var off = await StartAsync();
        Assert.Null((await TryAsync(off, "disk=ssd", "a")).Expect(201).Node("spec", "nodeSelector"));
        await using var on = await StartAsync(PluginChoice.Of(["PodNodeSelector"], []));
        var made = (await TryAsync(on, "disk=ssd, zone=a", "a")).Expect(201);
        Assert.Equal("ssd", made.Text("spec", "nodeSelector", "disk"));
        Assert.Equal("a", made.Text("spec", "nodeSelector", "zone"));
        Assert.Equal(
            "pods \"b\" is forbidden: pod node label selector conflicts with its namespace node label selector",
            (await TryAsync(on, "disk=hdd", "b", """{"disk":"ssd"}""")).Expect(403).Message()
        );
        Assert.Contains("invalid selector: [disk]", (await TryAsync(on, "disk", "c")).Expect(403).Message());
    }

    [Fact]
    public async Task Plugins_are_switched_off_by_name()
    {
        await using var server = await StartAsync(
            PluginChoice.Of([], ["StorageObjectInUseProtection", "DefaultTolerationSeconds", "TaintNodesByCondition"])
        );
        var admin = server.Client();
        Assert.Null((await admin.PostAsync(Claims, Claim("data"))).Expect(201).Node("metadata", "finalizers"));
        Assert.Null((await admin.PostAsync(Pods, Objects.Pod("a"))).Expect(201).Node("spec", "tolerations"));
        Assert.Null((await admin.PostAsync("/api/v1/nodes", Objects.Node("n1"))).Expect(201).Node("spec", "taints"));
    }

    [Theory]
    [InlineData("Nothing", "", "--enable-admission-plugins: plugin \"Nothing\" is unknown")]
    [InlineData("", "Nothing", "--disable-admission-plugins: plugin \"Nothing\" is unknown")]
    [InlineData("", "PodSecurity", "--disable-admission-plugins: plugin \"PodSecurity\" is always on here")]
    [InlineData(
        "LimitRanger",
        "LimitRanger",
        "--enable-admission-plugins and --disable-admission-plugins both name plugin \"LimitRanger\""
    )]
    public void Names_that_cannot_be_switched_are_refused(string enabled, string disabled, string why)
    {
        var refused = Assert.Throws<InvalidDataException>(() => PluginChoice.Of(Names(enabled), Names(disabled)));
        Assert.StartsWith(why, refused.Message);
        PluginChoice.Of(["PodSecurity", "LimitRanger"], ["PodNodeSelector"]);
    }

    private static string[] Names(string name) => name.Length == 0 ? [] : [name];

    private static async Task<TestServer> StartAsync(PluginChoice? plugins = null)
    {
        var server = await TestServer.StartAsync(authority =>
            TestServer.Options(authority) with
            {
                AdmissionPlugins = plugins ?? PluginChoice.Default,
            }
        );
        var admin = server.Client();
        (await admin.PostAsync("/api/v1/namespaces", Objects.Namespace("shop"))).Expect(201);
        (await admin.PostAsync("/api/v1/namespaces/shop/serviceaccounts", Objects.ServiceAccount("default"))).Expect(
            201
        );
        return server;
    }

    private static async Task<Answer> TryAsync(TestServer server, string selector, string pod, string own = "null")
    {
        var admin = server.Client();
        (
            await admin.PatchAsync(
                "/api/v1/namespaces/shop",
                new
                {
                    metadata = new
                    {
                        annotations = new Dictionary<string, string>
                        {
                            ["scheduler.alpha.kubernetes.io/node-selector"] = selector,
                        },
                    },
                }
            )
        ).Expect(200);
        return await admin.PostAsync(
            Pods,
            $$$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{{pod}}}}"},
             "spec":{"nodeSelector":{{{{own}}}},"containers":[{"name":"c","image":"i"}]}}
            """
        );
    }

    /// <summary>Asks for a claim without class until the server knows how many classes there are.</summary>
    private static async Task ClassesAsync(TestClient admin, int count)
    {
        using var deadline = new CancellationTokenSource(TestServer.Deadline);
        while (true)
        {
            var asked = (await admin.PostAsync($"{Claims}?dryRun=All", Claim("asked"))).Expect(201);
            var given = (string?)asked.Node("spec", "storageClassName");
            if (given == (count == 0 ? null : "a"))
                return;
            deadline.Token.ThrowIfCancellationRequested();
        }
    }

    private static string Claim(string name, string? className = null) =>
        new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "PersistentVolumeClaim",
            ["metadata"] = new JsonObject { ["name"] = name },
            ["spec"] = new JsonObject
            {
                ["storageClassName"] = className,
                ["accessModes"] = new JsonArray("ReadWriteOnce"),
                ["resources"] = new JsonObject { ["requests"] = new JsonObject { ["storage"] = "1Gi" } },
            },
        }.ToJsonString();

    private static string Class(string name, bool isDefault) =>
        $$$$"""
            {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","provisioner":"x/y","metadata":{"name":"{{{{name}}}}",
             "annotations":{"storageclass.kubernetes.io/is-default-class":"{{{{(isDefault ? "true" : "false")}}}}"}}}
            """;
}
