using System.Text.Json.Nodes;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Tests.Machines;

public sealed class QemuArgumentsTests
{
    [Theory]
    [InlineData(1, 64L << 20, false, "-accel tcg,thread=multi,tb-size=64", "-smp 1", "-m 64M")]
    [InlineData(4, (1L << 30) + 1, true, "-accel kvm", "-cpu host", "-m 1025M")]
    public void A_machine_has_the_size_that_was_asked_for(
        int cpus,
        long memory,
        bool usesKvm,
        params string[] arguments
    )
    {
        var line = string.Join(' ', QemuArguments.Of(Shape("m1", cpus, memory, usesKvm)));
        Assert.All(arguments, a => Assert.Contains(a + " ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_comma_in_a_name_adds_no_option()
    {
        var arguments = QemuArguments.Of(Shape("m1", 1, 1 << 20, usesKvm: false) with { Name = "a,process=b" });
        Assert.Contains("guest=a,,process=b", arguments);
    }

    [Fact]
    public void Disks_come_in_their_order_behind_that_of_the_image_which_is_booted()
    {
        var shape = Shape("m1", 1, 1 << 20, usesKvm: false) with
        {
            Disks = [new("b", "/x/a,b", IsReadOnly: false, ""), new("a", "/x/a", IsReadOnly: true, "")],
        };
        var arguments = QemuArguments.Of(shape);
        Assert.Equal(
            [
                "virtio-blk-pci,drive=image,bootindex=0",
                "virtio-blk-pci,drive=seed",
                "virtio-blk-pci,drive=volume0,serial=b,werror=report,rerror=report",
                "virtio-blk-pci,drive=volume1,serial=a,werror=report,rerror=report",
            ],
            arguments.Where(a => a.StartsWith("virtio-blk", StringComparison.Ordinal))
        );
        Assert.Contains("file=/x/a,,b,if=none,id=volume0,format=raw,discard=unmap,readonly=off", arguments);
        Assert.Contains("file=/x/a,if=none,id=volume1,format=raw,discard=unmap,readonly=on", arguments);
        // A -drive that makes its own device is behind all others on the bus, wherever it stands.
        Assert.DoesNotContain(arguments, a => a.Contains("if=virtio", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_machine_is_a_user_of_its_own_above_those_of_the_node()
    {
        var users = Enumerable.Range(0, 100).Select(i => Shape($"m{i}", 1, 1, false).User).ToList();
        Assert.All(users, u => Assert.InRange(u, 0x6000_0000u, 0x6100_0000u));
        Assert.Equal(users.Count, users.Distinct().Count());
        Assert.Equal(users[0], Shape("m0", 1, 1, false).User);
    }

    [Theory]
    [InlineData("SHUTDOWN", """{"guest":true,"reason":"guest-shutdown"}""", "Completed")]
    [InlineData("SHUTDOWN", """{"guest":false,"reason":"host-signal"}""", null)]
    [InlineData("GUEST_PANICKED", """{"action":"pause"}""", "GuestPanicked")]
    [InlineData("RESET", """{"guest":true}""", null)]
    [InlineData("STOP", "{}", null)]
    public void A_guest_ends_its_machine_by_shutting_down_or_a_panic(string name, string data, string? reason) =>
        Assert.Equal(reason, GuestStates.EndOf(name, (JsonObject)JsonNode.Parse(data)!)?.Reason);

    [Theory]
    [InlineData("running", null, false)]
    [InlineData("shutdown", "Completed", false)]
    [InlineData("guest-panicked", "GuestPanicked", false)]
    [InlineData("internal-error", "Error", false)]
    [InlineData("prelaunch", null, true)]
    [InlineData("paused", null, true)]
    [InlineData("io-error", null, false)]
    public void The_next_server_sees_how_the_guest_is(string status, string? reason, bool isToBeStarted) =>
        Assert.Equal((reason, isToBeStarted), (GuestStates.EndOf(status)?.Reason, GuestStates.IsToBeStarted(status)));

    [Fact]
    public void A_guest_gets_its_name_keys_and_data_for_cloud_init()
    {
        var files = MachineSeed.Files(
            new Dictionary<string, string>
            {
                [MachineSeed.UserDataAnnotation] = "#cloud-config\npackages: [x]\n",
                [MachineSeed.KeysAnnotation] = "ssh-ed25519 A\nssh-ed25519 B\n",
            },
            "uid-1",
            "vm1"
        );
        Assert.Equal(
            """{"instance-id":"uid-1","local-hostname":"vm1","public-keys":["ssh-ed25519 A","ssh-ed25519 B"]}""",
            files["meta-data"].Trim()
        );
        Assert.Equal("#cloud-config\npackages: [x]\n", files["user-data"]);
        Assert.Contains("dhcp4: true", files["network-config"], StringComparison.Ordinal);
        Assert.True(MachineSeed.IsForGuest(MachineSeed.UserDataAnnotation));
        Assert.False(MachineSeed.IsForGuest("io.kubernetes.container.hash"));
    }

    private static MachineShape Shape(string id, int cpus, long memory, bool usesKvm) =>
        new("ns/pod", cpus, memory, usesKvm, "02:00:00:00:00:01", "tap0")
        {
            Files = new MachineFiles("/s/m", "/s/d", "/run/x", id, "vm"),
            Limits = new MachineLimits(1, 0, 1, 0, 1),
        };
}
