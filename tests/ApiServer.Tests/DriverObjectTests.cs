using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>
/// Volumes, attachments and classes of CSI drivers in a tenant: who writes them, and when a driver serves a tenant.
/// </summary>
public sealed class DriverObjectTests : IAsyncLifetime
{
    private const string Driver = "disks.example";
    private const string Storage = "/apis/storage.k8s.io/v1";

    private TestServer _server = null!;
    private TestClient _admin = null!;
    private TestClient _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _admin = _server.Client();
        await _server.MakeTenantAsync("acme");
        _acme = _server.Client("O=tenant:acme,OU=system:masters,CN=ann");
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Volumes_of_drivers_are_for_operators_to_make_in_a_tenant()
    {
        const string volumes = "/api/v1/persistentvolumes";
        const string why = "volumes of CSI drivers are for the operator's provisioners to make";
        Assert.Contains(why, (await _acme.PostAsync(volumes, Volume("pv"))).Expect(403).Message());
        Assert.Contains(
            why,
            (
                await _acme.PatchAsync(
                    $"{volumes}/pv?fieldManager=m&force=true",
                    Volume("pv"),
                    "application/apply-patch+yaml"
                )
            )
                .Expect(403)
                .Message()
        );
        (await _acme.PostAsync(volumes, Volume("own", "\"hostPath\":{\"path\":\"/x\"}"))).Expect(201);
        (await _admin.PostAsync($"/tenants/acme{volumes}", Volume("pv"))).Expect(201);
        // With other options its driver would mount it otherwise.
        foreach (var spec in (string[])["\"mountOptions\":[\"dev\"]", "\"persistentVolumeReclaimPolicy\":\"Delete\""])
            Assert.Contains(
                "the spec of a CSI driver's volume is for the operator to write",
                (await _acme.PatchAsync($"{volumes}/pv", $$"""{"spec":{{{spec}}} }""")).Expect(403).Message()
            );
        (await _acme.PatchAsync($"{volumes}/pv", """{"metadata":{"labels":{"a":"b"}}}""")).Expect(200);
        (await _admin.PatchAsync($"/tenants/acme{volumes}/pv", """{"spec":{"mountOptions":["ro"]}}""")).Expect(200);
        (await _acme.DeleteAsync($"{volumes}/pv")).Expect(200);
    }

    [Fact]
    public async Task Attachments_are_for_operators_to_write_in_a_tenant()
    {
        const string path = $"{Storage}/volumeattachments";
        const string why = "what is attached to nodes is for the operator's controllers and drivers to say";
        Assert.Contains(why, (await _acme.PostAsync(path, Attachment("a"))).Expect(403).Message());
        (await _admin.PostAsync($"/tenants/acme{path}", Attachment("a"))).Expect(201);
        foreach (var what in (string[])[path + "/a", path + "/a/status"])
            Assert.Contains(
                why,
                (await _acme.PatchAsync(what, """{"status":{"attached":true},"metadata":{"labels":{"a":"b"}}}"""))
                    .Expect(403)
                    .Message()
            );
        Assert.Contains(why, (await _acme.DeleteAsync($"{path}/a")).Expect(403).Message());
        (await _admin.PatchAsync($"/tenants/acme{path}/a/status", """{"status":{"attached":true}}""")).Expect(200);
        (await _acme.GetAsync($"{path}/a")).Expect(200);
        (await _admin.DeleteAsync($"/tenants/acme{path}/a")).Expect(200);
    }

    [Theory]
    [InlineData("storageclasses", "provisioner", """{"mountOptions":["x"]}""")]
    [InlineData("volumeattributesclasses", "driverName", null)]
    public async Task Classes_of_drivers_are_for_operators_to_write_in_a_tenant(
        string plural,
        string field,
        string? change
    )
    {
        string Class(string name, string driver) =>
            $$$"""{"metadata":{"name":"{{{name}}}"},"{{{field}}}":"{{{driver}}}","parameters":{"pool":"mine"} }""";
        var path = $"{Storage}/{plural}";
        // Nobody's, as long as there is no such driver.
        (await _acme.PostAsync(path, Class("before", Driver))).Expect(201);
        (await _admin.PostAsync($"{Storage}/csidrivers", CsiDriver(""))).Expect(201);
        const string why = $"classes of CSI driver {Driver} are for the operator to write";
        Assert.Contains(why, (await _acme.PostAsync(path, Class("own", Driver))).Expect(403).Message());
        (await _acme.PostAsync(path, Class("other", "other.example"))).Expect(201);
        (await _admin.PostAsync($"/tenants/acme{path}", Class("given", Driver))).Expect(201);
        (
            await _acme.PatchAsync(
                $"{path}/given",
                """{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}"""
            )
        ).Expect(200);
        if (change is not null)
            Assert.Contains(why, (await _acme.PatchAsync($"{path}/given", change)).Expect(403).Message());
    }

    [Theory]
    [InlineData("/api/v1/persistentvolumes", "persistentvolumes x")]
    [InlineData($"{Storage}/volumeattachments", "volumeattachments x")]
    [InlineData($"{Storage}/storageclasses", "storageclasses x")]
    [InlineData($"{Storage}/volumeattributesclasses", "volumeattributesclasses x")]
    public async Task A_driver_serves_a_tenant_that_has_nothing_of_it_yet_or_whom_operators_trust(
        string path,
        string what
    )
    {
        var body = path.Split('/')[^1] switch
        {
            "persistentvolumes" => Volume("x"),
            "volumeattachments" => Attachment("x"),
            "storageclasses" => $$$"""{"metadata":{"name":"x"},"provisioner":"{{{Driver}}}"}""",
            _ => $$$"""{"metadata":{"name":"x"},"driverName":"{{{Driver}}}","parameters":{"a":"b"} }""",
        };
        (await _admin.PostAsync($"/tenants/acme{path}", body)).Expect(201);
        // Of another driver's nobody cares.
        (await _admin.PostAsync($"{Storage}/csidrivers", CsiDriver("acme", "other.example"))).Expect(201);
        const string drivers = $"{Storage}/csidrivers";
        Assert.Contains(
            $"annotation arktos.io/tenants: tenant acme has {what} of this driver already, which a user of the tenant "
                + "may have written",
            (await _admin.PostAsync(drivers, CsiDriver("acme"))).Expect(403).Message()
        );
        (await _admin.PostAsync(drivers, CsiDriver(""))).Expect(201);
        string Annotations(string tenants, string more = "") =>
            $$$"""{"metadata":{"annotations":{"arktos.io/tenants":"{{{tenants}}}"{{{more}}}} } }""";
        (await _admin.PatchAsync($"{drivers}/{Driver}", Annotations("globex, acme"))).Expect(403);
        (await _admin.PatchAsync($"{drivers}/{Driver}", Annotations("globex"))).Expect(200);
        Assert.Contains(
            "\"A_b\" is no name of a tenant",
            (await _admin.PatchAsync($"{drivers}/{Driver}", Annotations("globex,A_b"))).Expect(403).Message()
        );
        Assert.Contains(
            "annotation arktos.io/inline-tenants: \"B_a\" is no name of a tenant",
            (
                await _admin.PatchAsync(
                    $"{drivers}/{Driver}",
                    """{"metadata":{"annotations":{"arktos.io/inline-tenants":"acme,B_a"} } }"""
                )
            )
                .Expect(403)
                .Message()
        );
        const string trusted = ",\"arktos.io/existing-volumes\":\"trusted\"";
        (await _admin.PatchAsync($"{drivers}/{Driver}", Annotations("globex,acme", trusted))).Expect(200);
        // Whom it serves already is not looked at again.
        (
            await _admin.PatchAsync(
                $"{drivers}/{Driver}",
                """{"metadata":{"annotations":{"arktos.io/existing-volumes":null,"a":"b"}}}"""
            )
        ).Expect(200);
    }

    [Fact]
    public async Task An_operators_client_that_is_about_a_tenant_has_the_installations_nodes_and_drivers_too()
    {
        (await _admin.PostAsync($"{Storage}/csidrivers", CsiDriver(""))).Expect(201);
        Assert.Equal(
            Driver,
            (await _admin.GetAsync($"/tenants/acme{Storage}/csidrivers/{Driver}")).Expect(200).Text("metadata", "name")
        );
        Assert.Single(
            (await _admin.GetAsync($"/tenants/acme{Storage}/csidrivers")).Expect(200).Node("items")!.AsArray()
        );
        (await _acme.GetAsync($"{Storage}/csidrivers")).Expect(403);
        (await _acme.GetAsync($"/tenants/acme{Storage}/csidrivers")).Expect(403);
    }

    private static string Volume(string name, string? source = null) =>
        $$$"""
            {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"{{{name}}}"},
             "spec":{"capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],
             {{{source ?? $"\"csi\":{{\"driver\":\"{Driver}\",\"volumeHandle\":\"h\"}}"}}} } }
            """;

    private static string Attachment(string name) =>
        $$$"""
            {"metadata":{"name":"{{{name}}}"},
             "spec":{"attacher":"{{{Driver}}}","nodeName":"n","source":{"persistentVolumeName":"pv"} } }
            """;

    private static string CsiDriver(string tenants, string name = Driver) =>
        $$$"""
            {"metadata":{"name":"{{{name}}}","annotations":{"arktos.io/tenants":"{{{tenants}}}"} },"spec":{} }
            """;
}
