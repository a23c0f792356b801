using Arktos.ApiServer.Tests.Support;

namespace Arktos.ApiServer.Tests;

/// <summary>Volumes that the containers of a pod, or its virtual machine, have as block devices.</summary>
public sealed class PodDeviceTests : IAsyncLifetime
{
    private const string Pods = "/api/v1/namespaces/shop/pods";
    private const string NoGuestsPath =
        "spec.virtualMachine.volumeDevices[0].devicePath: Invalid value: \"{0}\": must be "
        + "/dev/disk/by-id/virtio-NAME with a NAME of up to 20 letters";

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

    [Theory]
    [InlineData("""{"name":"claim","devicePath":"/dev/xvda"},{"name":"made","devicePath":"/dev/xvdb"}""", "", "")]
    [InlineData("""{"name":"","devicePath":"/dev/a"}""", "", "volumeDevices[0].name: Required value")]
    [InlineData("""{"name":"none","devicePath":"/dev/a"}""", "", "volumeDevices[0].name: Not found: \"none\"")]
    [InlineData(
        """{"name":"folder","devicePath":"/dev/a"}""",
        "",
        "volumeDevices[0].name: Invalid value: \"folder\": can only use volume source type of PersistentVolumeClaim or "
            + "Ephemeral for block mode"
    )]
    [InlineData(
        """{"name":"claim","devicePath":"/dev/a"},{"name":"claim","devicePath":"/dev/b"}""",
        "",
        "volumeDevices[1].name: Invalid value: \"claim\": must be unique"
    )]
    [InlineData("""{"name":"claim","devicePath":""}""", "", "volumeDevices[0].devicePath: Required value")]
    [InlineData(
        """{"name":"claim","devicePath":"/dev/../etc"}""",
        "",
        "volumeDevices[0].devicePath: Invalid value: \"/dev/../etc\": can not contain backsteps ('..')"
    )]
    [InlineData(
        """{"name":"claim","devicePath":"/dev/a"},{"name":"made","devicePath":"/dev/a"}""",
        "",
        "volumeDevices[1].devicePath: Invalid value: \"/dev/a\": must be unique"
    )]
    [InlineData(
        """{"name":"claim","devicePath":"/dev/a"}""",
        """{"name":"claim","mountPath":"/b"}""",
        "volumeDevices[0].name: Invalid value: \"claim\": must not already exist in volumeMounts"
    )]
    [InlineData(
        """{"name":"claim","devicePath":"/dev/a"}""",
        """{"name":"claim","mountPath":"/b"}""",
        "volumeMounts[0].name: Invalid value: \"claim\": must not already exist in volumeDevices"
    )]
    [InlineData(
        """{"name":"claim","devicePath":"/a"}""",
        """{"name":"folder","mountPath":"/a"}""",
        "volumeDevices[0].devicePath: Invalid value: \"/a\": must not already exist as a path in volumeMounts"
    )]
    [InlineData(
        """{"name":"claim","devicePath":"/a"}""",
        """{"name":"folder","mountPath":"/a"}""",
        "volumeMounts[0].mountPath: Invalid value: \"/a\": must not already exist as a path in volumeDevices"
    )]
    public async Task What_devices_of_a_container_may_not_be_is_told(string devices, string mounts, string fault)
    {
        var pod = $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{
             "containers":[{"name":"c","image":"i","volumeDevices":[{{{devices}}}],"volumeMounts":[{{{mounts}}}]}],
             "volumes":[{"name":"claim","persistentVolumeClaim":{"claimName":"c"} },{"name":"folder","emptyDir":{} },
              {"name":"made","ephemeral":{"volumeClaimTemplate":{"spec":{"accessModes":["ReadWriteOnce"],
               "volumeMode":"Block","resources":{"requests":{"storage":"1Gi"} } } } } }]} }
            """;
        var answer = await _admin.PostAsync(Pods, pod);
        if (fault.Length == 0)
            answer.Expect(201);
        else
            Assert.Contains($"spec.containers[0].{fault}", answer.Expect(422).Message());
    }

    [Fact]
    public async Task A_container_that_looks_into_a_pod_has_the_pods_devices_too()
    {
        var pod = """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"c","image":"i"}],
             "volumes":[{"name":"claim","persistentVolumeClaim":{"claimName":"c"}}]}}
            """;
        (await _admin.PostAsync(Pods, pod)).Expect(201);
        Task<Answer> DebugAsync(string volume) =>
            _admin.PatchAsync(
                $"{Pods}/a/ephemeralcontainers",
                $$$"""
                {"spec":{"ephemeralContainers":[{"name":"d","image":"i",
                 "volumeDevices":[{"name":"{{{volume}}}","devicePath":"/dev/a"}]}]} }
                """,
                "application/strategic-merge-patch+json"
            );
        Assert.Contains(
            "spec.ephemeralContainers[0].volumeDevices[0].name: Not found: \"none\"",
            (await DebugAsync("none")).Expect(422).Message()
        );
        (await DebugAsync("claim")).Expect(200);
    }

    [Theory]
    [InlineData("claim", "/dev/disk/by-id/virtio-data", "")]
    [InlineData("none", "/dev/disk/by-id/virtio-data", "spec.virtualMachine.volumeDevices[0].name: Not found")]
    [InlineData("claim", "", "spec.virtualMachine.volumeDevices[0].devicePath: Required value")]
    [InlineData("claim", "/dev/vdc", NoGuestsPath)]
    [InlineData("claim", "/dev/disk/by-id/virtio-a-name-of-twenty-one-", NoGuestsPath)]
    public async Task A_machine_has_a_device_where_its_guest_can_find_it(string volume, string path, string fault)
    {
        var pod = $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{
             "virtualMachine":{"name":"vm","image":"host.example/a.img","publicKey":"k",
              "volumeDevices":[{"name":"{{{volume}}}","devicePath":"{{{path}}}"}]},
             "volumes":[{"name":"claim","persistentVolumeClaim":{"claimName":"c"} }]} }
            """;
        var answer = await _admin.PostAsync(Pods, pod);
        if (fault.Length > 0)
            Assert.Contains(fault.Replace("{0}", path), answer.Expect(422).Message());
        else
            Assert.Equal("", Kinds.KindServer.Warnings(answer.Expect(201)));
    }
}
