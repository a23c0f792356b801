using System.Text.Json.Nodes;
using Arktos.Api.Volumes;
using Arktos.Kubelet.Tests.Volumes;
using Arktos.Kubelet.Tests.Volumes.Csi;

namespace Arktos.EndToEnd;

/// <summary>What a user of kubectl does with claims and volumes, with real containers or hollow ones.</summary>
public sealed class VolumeTests
{
    private const int PortBase = PortBases.Volumes;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly bool IsReal = LocalCluster.HasContainerd;

    private readonly LocalCluster _cluster = new(PortBase, IsReal ? "containerd" : "hollow");

    [Fact]
    public async Task A_claim_keeps_its_data_and_its_volume_goes_when_it_does()
    {
        try
        {
            if (IsReal)
                await _cluster.InitializeAsync();
            else
                await _cluster.UpAsync();
            await WritesAndReadsAsync();
            await StaysOverDownAndUpAsync();
            await GrowsAsync();
            await IsDeletedAsync();
            await IsRetainedAsync();
            await NobodyBindsAsync();
            await IsBoundTwiceAsync();
            await IsBackWhereItsVolumeIsAsync();
            if (IsReal)
                await IsADriversAsync();
            if (IsReal && LoopDevice.CanBe)
                await IsADeviceAsync();
            await LosesItsNodeAsync();
        }
        finally
        {
            await _cluster.DisposeAsync();
        }
    }

    private string Folders => Path.Combine(_cluster.StateDirectory, "nodes", "node-1", "local-path", "system");

    private async Task WritesAndReadsAsync()
    {
        var said = await _cluster.TryKubectlAsync("apply -f -", Claim("data", "local-path"));
        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        await UntilEventAsync("data", "WaitForFirstConsumer");
        Assert.Equal("Pending", await PhaseAsync("pvc data"));
        await RunAsync("writer", "data", "echo one >> /data/log; mkdir -p /data/below; sleep 3600");
        Assert.Equal("Bound", await PhaseAsync("pvc data"));
        var volume = (await _cluster.GetAsync("pv"))["items"]![0]!;
        Assert.Equal("node-1", (string)volume["metadata"]!["labels"]!["arktos.io/node"]!);
        Assert.Equal(
            "arktos.io/local-path",
            (string)volume["metadata"]!["annotations"]!["pv.kubernetes.io/provisioned-by"]!
        );
        await _cluster.KubectlAsync("delete pod writer");
        await RunAsync(
            "reader",
            "data",
            "cat /data/log; touch /ro/x 2>/dev/null || echo refused; ls -d /sub; sleep 3600"
        );
        if (IsReal)
            Assert.Equal("one\nrefused\n/sub\n", await UntilLogAsync("reader", "/sub"));
        // The node agent goes and comes; the pod does not notice.
        await _cluster.KillAndHealAsync("kubelet-node-1");
        Assert.Equal("Running", await PhaseAsync("pod reader"));
    }

    private async Task StaysOverDownAndUpAsync()
    {
        var down = await _cluster.ArktosAsync("down");
        Assert.True(down.ExitCode == 0, $"{down}");
        await _cluster.UpAsync();
        Assert.Equal("Bound", await PhaseAsync("pvc data"));
        if (IsReal)
            Assert.Equal(
                "one\n",
                await File.ReadAllTextAsync(Path.Combine(Assert.Single(Directory.GetDirectories(Folders)), "log"))
            );
        await _cluster.KubectlAsync("delete pod reader --force --grace-period=0");
        await RunAsync("again", "data", "cat /data/log; sleep 3600");
        if (IsReal)
            Assert.Equal("one\n", await UntilLogAsync("again", "one"));
    }

    private async Task GrowsAsync()
    {
        await _cluster.KubectlAsync(
            "patch pvc data -p {\"spec\":{\"resources\":{\"requests\":{\"storage\":\"2Gi\"}}}}"
        );
        await UntilAsync(
            async () => (string?)(await _cluster.GetAsync("pvc data"))["status"]!["capacity"]!["storage"],
            size => size == "2Gi",
            "the claim has grown"
        );
        Assert.Equal("2Gi", (string)(await _cluster.GetAsync("pv"))["items"]![0]!["spec"]!["capacity"]!["storage"]!);
        await UntilEventAsync("data", "VolumeResizeSuccessful");
    }

    private async Task IsDeletedAsync()
    {
        await _cluster.KubectlAsync("delete pvc data --wait=false");
        // It is held while the pod has it.
        Assert.NotNull((await _cluster.GetAsync("pvc data"))["metadata"]!["deletionTimestamp"]);
        await _cluster.KubectlAsync("delete pod again --grace-period=1");
        await UntilNoneAsync("pvc");
        await UntilNoneAsync("pv");
        if (IsReal)
            Assert.Empty(Directory.GetDirectories(Folders));
    }

    private async Task IsRetainedAsync()
    {
        await _cluster.KubectlAsync("apply -f -", Class("kept", "arktos.io/local-path", "Retain"));
        await _cluster.KubectlAsync("apply -f -", Claim("kept", "kept"));
        await RunAsync("keeper", "kept", "echo kept > /data/log; sleep 3600");
        if (IsReal)
            await UntilAsync(
                () => Task.FromResult(Directory.GetFiles(Folders, "log", SearchOption.AllDirectories).Length),
                count => count == 1,
                "the file is written"
            );
        await _cluster.KubectlAsync("delete pod keeper --grace-period=1");
        await _cluster.KubectlAsync("delete pvc kept");
        var volume = await UntilAsync(
            async () => (await _cluster.GetAsync("pv"))["items"]![0]!,
            v => (string?)v["status"]!["phase"] == "Released",
            "the volume is released"
        );
        // An administrator lets it go: it is anybody's who asks for it, with what is in it.
        var name = (string)volume["metadata"]!["name"]!;
        await _cluster.KubectlAsync($"patch pv {name} -p {{\"spec\":{{\"claimRef\":null}}}}");
        await _cluster.KubectlAsync("apply -f -", Claim("heir", "kept", name));
        await RunAsync("heir", "heir", "cat /data/log; sleep 3600");
        if (IsReal)
            Assert.Equal("kept\n", await UntilLogAsync("heir", "kept"));
        await _cluster.KubectlAsync("delete pod heir --grace-period=1");
        await _cluster.KubectlAsync("delete pvc heir");
        await _cluster.KubectlAsync($"delete pv {name}");
        await UntilNoneAsync("pv");
        if (IsReal)
            Assert.Single(Directory.GetDirectories(Folders));
    }

    private async Task NobodyBindsAsync()
    {
        await _cluster.KubectlAsync("apply -f -", Claim("orphan", ""));
        await _cluster.KubectlAsync("apply -f -", Claim("misnamed", "nope"));
        await UntilEventAsync("orphan", "FailedBinding");
        await UntilEventAsync("misnamed", "ProvisioningFailed");
        await _cluster.KubectlAsync("apply -f -", Pod("stuck", "orphan", "sleep 3600"));
        await _cluster.KubectlAsync("apply -f -", Pod("lonely", "none", "sleep 3600"));
        await UntilMessageAsync("stuck", "pod has unbound immediate PersistentVolumeClaims");
        await UntilMessageAsync("lonely", "persistentvolumeclaim \"none\" not found");
        // A volume comes: the claim is bound, and its pod placed.
        await _cluster.KubectlAsync("apply -f -", Volume("found", "\"hostPath\":{\"path\":\"/tmp\"}", ""));
        await UntilAsync(() => PhaseAsync("pod stuck"), p => p == "Running", "the pod runs");
        await _cluster.KubectlAsync("delete pod stuck lonely --grace-period=1");
        await _cluster.KubectlAsync("delete pvc orphan misnamed");
        await _cluster.KubectlAsync("delete pv found");
    }

    private async Task IsBoundTwiceAsync()
    {
        // Two volumes, each of which says that it is kept for the one claim.
        const string Kept =
            "\"hostPath\":{\"path\":\"/tmp\"},\"claimRef\":{\"namespace\":\"default\",\"name\":\"one\"}";
        await _cluster.KubectlAsync("apply -f -", Volume("twin-a", Kept, ""));
        await _cluster.KubectlAsync("apply -f -", Volume("twin-b", Kept, ""));
        await _cluster.KubectlAsync("apply -f -", Claim("one", ""));
        await UntilAsync(() => PhaseAsync("pvc one"), p => p == "Bound", "the claim is bound");
        var bound = (string)(await _cluster.GetAsync("pvc one"))["spec"]!["volumeName"]!;
        await UntilAsync(() => PhaseAsync($"pv {bound}"), p => p == "Bound", "its volume is bound");
        var other = bound == "twin-a" ? "twin-b" : "twin-a";
        Assert.Equal("Available", await PhaseAsync($"pv {other}"));
        // Two claims, each of which names the one volume.
        await _cluster.KubectlAsync("apply -f -", Claim("two", "", bound));
        await UntilEventAsync("two", "FailedBinding", $"volume \"{bound}\" already bound to a different claim.");
        Assert.Equal("Pending", await PhaseAsync("pvc two"));
        await _cluster.KubectlAsync("delete pvc one two");
        await _cluster.KubectlAsync("delete pv twin-a twin-b");
    }

    private async Task IsBackWhereItsVolumeIsAsync()
    {
        await _cluster.KubectlAsync("apply -f -", StatefulSet);
        await _cluster.KubectlAsync("rollout status statefulset db --timeout=60s");
        Assert.Equal("Bound", await PhaseAsync("pvc data-db-0"));
        await _cluster.KubectlAsync("delete pod db-0 --grace-period=1");
        await _cluster.KubectlAsync("rollout status statefulset db --timeout=60s");
        Assert.Equal("node-1", (string)(await _cluster.GetAsync("pod db-0"))["spec"]!["nodeName"]!);
        await _cluster.KubectlAsync("delete statefulset db");
        await _cluster.KubectlAsync("delete pvc data-db-0");
        await UntilNoneAsync("pv");
    }

    private async Task IsADriversAsync()
    {
        var node = Path.Combine(_cluster.StateDirectory, "nodes", "node-1");
        await using var driver = new FolderDriver
        {
            Name = DriverName,
            Folder = Path.Combine(_cluster.StateDirectory, "driver"),
            VolumesMax = 7,
            Topology = new Dictionary<string, string> { ["folders.test/rack"] = "r1" },
        };
        await _cluster.KubectlAsync("apply -f -", Driver);
        await driver.StartAsync(Path.Combine(node, "plugins_registry"), Path.Combine(node, "plugins", "csi.sock"));
        await UntilAsync(
            async () => (await _cluster.TryKubectlAsync("get csinode node-1 -o jsonpath={.spec.drivers[*]}")).Output,
            said => said.Contains("\"count\":7") && said.Contains("folders.test/rack"),
            "the node has the driver"
        );
        Assert.Equal(
            "r1",
            (string?)(await _cluster.GetAsync("node node-1"))["metadata"]!["labels"]!["folders.test/rack"]
        );

        await _cluster.KubectlAsync(
            "apply -f -",
            Volume("driven", $"\"csi\":{{\"driver\":\"{DriverName}\",\"volumeHandle\":\"h\"}}", "")
        );
        await _cluster.KubectlAsync("apply -f -", Claim("driven", "", "driven"));
        await _cluster.KubectlAsync("apply -f -", Pod("writer", "driven", "echo one > /data/log; sleep 3600"));
        await AttachAsync();
        await _cluster.KubectlAsync("wait --for=condition=Ready pod/writer --timeout=60s");
        await UntilEventAsync("writer", "SuccessfulAttachVolume");
        Assert.Equal(
            $"kubernetes.io/csi/{DriverName}^h",
            (string?)(await _cluster.GetAsync("node node-1"))["status"]!["volumesInUse"]![0]
        );
        // The next agent gives back what this one has mounted.
        await _cluster.KillAndHealAsync("kubelet-node-1");
        await _cluster.KubectlAsync("delete pod writer");
        await UntilNoneAsync("volumeattachments");
        Assert.Equal("unstage h", driver.Calls.Last());

        await _cluster.KubectlAsync("apply -f -", Pod("reader", "driven", "cat /data/log; sleep 3600"));
        await AttachAsync();
        await _cluster.KubectlAsync("wait --for=condition=Ready pod/reader --timeout=60s");
        Assert.Equal("one\n", await UntilLogAsync("reader", "one"));
        await _cluster.KubectlAsync("apply -f -", Inline);
        await _cluster.KubectlAsync("wait --for=condition=Ready pod/inline --timeout=60s");
        Assert.Equal("inline", driver.Published.Last().VolumeContext["csi.storage.k8s.io/pod.name"]);
        await HasRoomAsync();
        await ServesATenantAsync(driver);
        await _cluster.KubectlAsync("delete pod reader inline");
        await _cluster.KubectlAsync("delete pvc driven");
        await UntilNoneAsync("volumeattachments");
        await _cluster.KubectlAsync("delete pv driven");
        Assert.Equal(["h"], Directory.GetDirectories(driver.Folder).Select(d => Path.GetFileName(d)!));
    }

    private async Task IsADeviceAsync()
    {
        var node = Path.Combine(_cluster.StateDirectory, "nodes", "node-1");
        using var device = await LoopDevice.AttachAsync(Path.Combine(_cluster.StateDirectory, "blocks"));
        await _cluster.KubectlAsync(
            "apply -f -",
            Volume(
                "device",
                $"\"local\":{{\"path\":\"{device.Path}\"}},\"volumeMode\":\"Block\",\"nodeAffinity\":"
                    + "{\"required\":{\"nodeSelectorTerms\":[{\"matchExpressions\":[{\"key\":"
                    + "\"kubernetes.io/hostname\",\"operator\":\"In\",\"values\":[\"node-1\"]}]}]}}",
                ""
            )
        );
        // A claim of folders does not get it.
        await _cluster.KubectlAsync("apply -f -", Claim("folder", "", "device"));
        await UntilEventAsync("folder", "VolumeMismatch", "incompatible volumeMode");
        await _cluster.KubectlAsync("delete pvc folder");
        await _cluster.KubectlAsync("apply -f -", Claim("device", "", "device", "Block"));

        await _cluster.KubectlAsync("apply -f -", Pod("mounter", "device", "sleep 3600"));
        await UntilEventAsync("mounter", "FailedMount", "has volumeMode Block, but is specified in volumeMounts");
        await _cluster.KubectlAsync("delete pod mounter");

        await _cluster.KubectlAsync("apply -f -", DevicePod("writer", "device", "echo one > /dev/xvda; sleep 3600"));
        await _cluster.KubectlAsync("wait --for=condition=Ready pod/writer --timeout=60s");
        const string reading = "head -n1 /dev/xvda; (echo two > /dev/xvda) 2>/dev/null || echo refused; sleep 3600";
        await _cluster.KubectlAsync("apply -f -", DevicePod("reader", "device", reading, readOnly: true));
        await _cluster.KubectlAsync("wait --for=condition=Ready pod/reader --timeout=60s");
        Assert.Equal("one\nrefused\n", await UntilLogAsync("reader", "refused"));
        // The next agent gives back what this one has mapped.
        await _cluster.KillAndHealAsync("kubelet-node-1");
        await _cluster.KubectlAsync("delete pod writer reader");
        await _cluster.KubectlAsync("delete pvc device");
        await _cluster.KubectlAsync("delete pv device");

        await using var driver = new FolderDriver
        {
            Name = DriverName,
            Folder = Path.Combine(_cluster.StateDirectory, "block-driver"),
        };
        await driver.StartAsync(Path.Combine(node, "plugins_registry"), Path.Combine(node, "plugins", "block.sock"));
        await _cluster.KubectlAsync(
            "apply -f -",
            Volume(
                "blocks",
                $"\"volumeMode\":\"Block\",\"csi\":{{\"driver\":\"{DriverName}\",\"volumeHandle\":\"h\"}}",
                ""
            )
        );
        await _cluster.KubectlAsync("apply -f -", Claim("blocks", "", "blocks", "Block"));
        const string both = "echo three > /dev/xvda; sync; head -n1 /dev/xvda; sleep 3600";
        await _cluster.KubectlAsync("apply -f -", DevicePod("both", "blocks", both));
        await AttachAsync();
        await _cluster.KubectlAsync("wait --for=condition=Ready pod/both --timeout=60s");
        Assert.Equal("three\n", await UntilLogAsync("both", "three"));
        await _cluster.KillAndHealAsync("kubelet-node-1");
        await _cluster.KubectlAsync("delete pod both");
        await UntilNoneAsync("volumeattachments");
        Assert.Equal("unstage h", driver.Calls.Last());
        Assert.Null(await LoopDevice.OfAsync(driver.FileOf("h")));
        Assert.StartsWith("three", await File.ReadAllTextAsync(driver.FileOf("h")));
        await _cluster.KubectlAsync("delete pvc blocks");
        await _cluster.KubectlAsync("delete pv blocks");
        Assert.DoesNotContain(File.ReadLines("/proc/self/mountinfo"), line => line.Contains("/volumeDevices/"));
    }

    /// <summary>A tenant's claim has a volume that the operator has made, and no other.</summary>
    private async Task ServesATenantAsync(FolderDriver driver)
    {
        await _cluster.ArktosAsync("tenant", "create", "acme");
        var alice = Path.Combine(_cluster.StateDirectory, "alice.kubeconfig");
        await File.WriteAllTextAsync(
            alice,
            (await _cluster.ArktosAsync("tenant", "kubeconfig", "acme", "--user", "alice")).Output
        );
        var server = await _cluster.KubectlAsync("config view --minify -o jsonpath={.clusters[0].cluster.server}");
        var operating = $"--server {server.Trim()}/tenants/acme";
        await _cluster.KubectlAsync($"annotate csidriver {DriverName} arktos.io/tenants=acme");
        static string Handle(string name, string handle) =>
            Volume(name, $"\"csi\":{{\"driver\":\"{DriverName}\",\"volumeHandle\":\"{handle}\"}}", "");
        var refused = await _cluster.TryKubectlAsync($"apply --kubeconfig {alice} -f -", Handle("mine", "h"));
        Assert.Contains("volumes of CSI drivers are for the operator's provisioners to make", refused.Error);

        await _cluster.KubectlAsync($"apply {operating} -f -", Handle("theirs", "tenants"));
        await _cluster.KubectlAsync($"apply --kubeconfig {alice} -f -", Claim("theirs", "", "theirs"));
        await _cluster.KubectlAsync(
            $"apply --kubeconfig {alice} -f -",
            Pod("writer", "theirs", "echo one > /data/log; sleep 3600")
        );
        await AttachAsync(operating, "tenants");
        await _cluster.KubectlAsync($"wait --kubeconfig {alice} --for=condition=Ready pod/writer --timeout=60s");
        await UntilAsync(
            () => Task.FromResult(Directory.GetFiles(driver.FolderOf("tenants"), "log").Length),
            count => count == 1,
            "the tenant's pod writes to the driver's volume"
        );
        await _cluster.KubectlAsync($"delete --kubeconfig {alice} pod writer");
        await UntilNoneAsync($"{operating} volumeattachments");
        Assert.Equal("unstage tenants", driver.Calls.Last());
        await _cluster.KubectlAsync($"delete --kubeconfig {alice} pvc theirs");
        await _cluster.KubectlAsync($"delete {operating} pv theirs");
        Directory.Delete(driver.FolderOf("tenants"), recursive: true);
    }

    /// <summary>A driver's provisioner, which is no part of the cluster, tells what the driver has left.</summary>
    private async Task HasRoomAsync()
    {
        static string Capacity(string size) =>
            $$$"""
                {"apiVersion":"storage.k8s.io/v1","kind":"CSIStorageCapacity","metadata":{"name":"left"},
                 "storageClassName":"driven","capacity":"{{{size}}}",
                 "nodeTopology":{"matchLabels":{"folders.test/rack":"r1"} } }
                """;
        await _cluster.KubectlAsync("apply -f -", Class("driven", DriverName, "Delete"));
        await _cluster.KubectlAsync("apply -f -", Claim("wanted", "driven"));
        await _cluster.KubectlAsync("apply -f -", Capacity("1Mi"));
        await _cluster.KubectlAsync("apply -f -", Pod("roomy", "wanted", "sleep 3600"));
        await UntilMessageAsync("roomy", "1 node(s) did not have enough free storage");
        await _cluster.KubectlAsync("apply -f -", Capacity("1Gi"));
        await UntilAsync(
            () => _cluster.GetAsync("pvc wanted"),
            claim => (string?)claim["metadata"]!["annotations"]?["volume.kubernetes.io/selected-node"] == "node-1",
            "a volume is asked for"
        );
        await _cluster.KubectlAsync("delete pod roomy");
        await _cluster.KubectlAsync("delete pvc wanted");
    }

    /// <summary>What a driver's attacher does, which is no part of the cluster.</summary>
    private async Task AttachAsync(string whose = "", string handle = "h")
    {
        var name = VolumeAttachments.NameOf(handle, DriverName, "node-1");
        await UntilAsync(
            () =>
                _cluster.TryKubectlAsync(
                    $"patch {whose} volumeattachment {name} --subresource=status --type=merge "
                        + "-p {\"status\":{\"attached\":true}}"
                ),
            said => said.ExitCode == 0,
            "the volume is to be attached"
        );
    }

    private async Task LosesItsNodeAsync()
    {
        await _cluster.KubectlAsync("apply -f -", Claim("gone", "local-path"));
        await RunAsync("first", "gone", "sleep 3600");
        await _cluster.KubectlAsync("delete pod first --grace-period=1");
        // As after the loss of the machine: nothing speaks for the node any more.
        await _cluster.SignalAsync("STOP", "supervisor-1", "supervisor-2");
        await _cluster.KillAsync("kubelet-node-1");
        await _cluster.KubectlAsync("delete node node-1");
        await _cluster.KubectlAsync("apply -f -", Node("node-9"));
        await _cluster.KubectlAsync("apply -f -", Pod("second", "gone", "sleep 3600"));
        await UntilMessageAsync("second", "1 node(s) didn't match PersistentVolume's node affinity");
        Assert.Equal("Bound", await PhaseAsync("pvc gone"));
        // Who gives it up gets rid of it all the same.
        await _cluster.KubectlAsync("delete pod second --grace-period=0 --force");
        await _cluster.KubectlAsync("delete pvc gone");
        await UntilNoneAsync("pv");
        await _cluster.SignalAsync("CONT", "supervisor-1", "supervisor-2");
    }

    private async Task RunAsync(string name, string claim, string script)
    {
        await _cluster.KubectlAsync("apply -f -", Pod(name, claim, script));
        await _cluster.KubectlAsync($"wait --for=condition=Ready pod/{name} --timeout=60s");
    }

    private async Task<string> PhaseAsync(string what) =>
        (string?)(await _cluster.GetAsync(what))["status"]!["phase"] ?? "";

    private Task<string> UntilLogAsync(string pod, string end) =>
        UntilAsync(() => _cluster.KubectlAsync($"logs {pod}"), log => log.Contains(end), $"pod {pod} says {end}");

    private Task UntilNoneAsync(string resource) =>
        UntilAsync(
            async () => (await _cluster.GetAsync(resource))["items"]!.AsArray().Count,
            count => count == 0,
            $"there is no {resource} any more"
        );

    private Task UntilEventAsync(string name, string reason, string message = "") =>
        UntilAsync(
            async () =>
                (await _cluster.GetAsync($"events --field-selector involvedObject.name={name}"))["items"]!.AsArray(),
            events => events.Any(e => (string?)e!["reason"] == reason && ((string)e["message"]!).Contains(message)),
            $"event {reason} of {name}"
        );

    private Task UntilMessageAsync(string pod, string message) =>
        UntilAsync(
            () => _cluster.GetAsync($"pod {pod}"),
            p =>
                (p["status"]!["conditions"] as JsonArray ?? []).Any(c =>
                    ((string?)c!["message"])?.Contains(message) == true
                ),
            $"pod {pod} says {message}"
        );

    private static async Task<T> UntilAsync<T>(Func<Task<T>> attempt, Func<T, bool> holds, string what) =>
        await Shell.UntilAsync(async () => await attempt(), holds, Patience, what);

    private static string Claim(string name, string ofClass, string volume = "", string mode = "Filesystem") =>
        $$$"""
            {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"{{{name}}}"},
             "spec":{"storageClassName":"{{{ofClass}}}","volumeName":"{{{volume}}}","accessModes":["ReadWriteOnce"],
             "volumeMode":"{{{mode}}}","resources":{"requests":{"storage":"1Gi"} } } }
            """;

    private static string Volume(string name, string source, string ofClass) =>
        $$$"""
            {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"{{{name}}}"},
             "spec":{"storageClassName":"{{{ofClass}}}","capacity":{"storage":"1Gi"},"accessModes":["ReadWriteOnce"],
             {{{source}}} } }
            """;

    private static string Class(string name, string provisioner, string policy) =>
        $$$"""
            {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"{{{name}}}"},
             "provisioner":"{{{provisioner}}}","reclaimPolicy":"{{{policy}}}","volumeBindingMode":"WaitForFirstConsumer"}
            """;

    private static string Pod(string name, string claim, string script) =>
        $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}"},
             "spec":{"terminationGracePeriodSeconds":1,
              "containers":[{"name":"c","image":"arktos.local/busybox:1","command":["sh","-c","{{{script}}}"],
               "volumeMounts":[{"name":"v","mountPath":"/data"},{"name":"v","mountPath":"/ro","readOnly":true},
                {"name":"v","mountPath":"/sub","subPath":"below"}]}],
              "volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"{{{claim}}}"} }]} }
            """;

    private static string DevicePod(string name, string claim, string script, bool readOnly = false) =>
        $$$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{{name}}}"},
             "spec":{"terminationGracePeriodSeconds":1,
              "containers":[{"name":"c","image":"arktos.local/busybox:1","command":["sh","-c","{{{script}}}"],
               "volumeDevices":[{"name":"v","devicePath":"/dev/xvda"}]}],
              "volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"{{{claim}}}",
               "readOnly":{{{(readOnly ? "true" : "false")}}} } }]} }
            """;

    private const string DriverName = "folders.test";

    private const string Driver = $$"""
        {"apiVersion":"storage.k8s.io/v1","kind":"CSIDriver","metadata":{"name":"{{DriverName}}"},
         "spec":{"podInfoOnMount":true,"storageCapacity":true,"volumeLifecycleModes":["Persistent","Ephemeral"]} }
        """;

    private const string Inline = $$"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"inline"},
         "spec":{"terminationGracePeriodSeconds":1,
          "containers":[{"name":"c","image":"arktos.local/busybox:1","command":["sh","-c","touch /data/x; sleep 3600"],
           "volumeMounts":[{"name":"v","mountPath":"/data"}]}],
          "volumes":[{"name":"v","csi":{"driver":"{{DriverName}}","volumeAttributes":{"size":"small"} } }]} }
        """;

    private static string Node(string name) =>
        $$$"""
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"{{{name}}}",
             "labels":{"kubernetes.io/hostname":"{{{name}}}"} },
             "status":{"allocatable":{"cpu":"8","memory":"8Gi","pods":"10"},"capacity":{"cpu":"8","memory":"8Gi","pods":"10"},
             "conditions":[{"type":"Ready","status":"True"}]} }
            """;

    private const string StatefulSet = """
        {"apiVersion":"apps/v1","kind":"StatefulSet","metadata":{"name":"db"},
         "spec":{"replicas":1,"serviceName":"db","selector":{"matchLabels":{"app":"db"}},
          "template":{"metadata":{"labels":{"app":"db"}},
           "spec":{"terminationGracePeriodSeconds":1,
            "containers":[{"name":"c","image":"arktos.local/busybox:1","command":["sleep","3600"],
             "volumeMounts":[{"name":"data","mountPath":"/data"}]}]}},
          "volumeClaimTemplates":[{"metadata":{"name":"data"},
           "spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}]}}
        """;
}
