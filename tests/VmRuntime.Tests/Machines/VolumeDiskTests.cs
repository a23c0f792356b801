using Arktos.Client.Tests.Fakes;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Tests;
using Arktos.Kubelet.Tests.Volumes;
using Arktos.VmRuntime.Machines;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>Disks of volumes, with a QEMU that is played and a real one.</summary>
public sealed class VolumeDiskTests
{
    private const long Memory = 1 << 20;

    [Theory]
    [InlineData("/dev/disk/by-id/virtio-data", "data")]
    [InlineData("/dev/disk/by-id/virtio-", null)]
    [InlineData("/dev/disk/by-id/virtio-a,readonly=off", null)]
    [InlineData("/dev/disk/by-id/virtio-a.name-of-twenty-one-c", null)]
    [InlineData("/etc", null)]
    public void What_is_mounted_is_a_disk_or_is_refused(string path, string? serial)
    {
        var mount = new Mount
        {
            ContainerPath = path,
            HostPath = "/x",
            Readonly = true,
        };
        if (serial is not null)
            Assert.Equal(new VolumeDisk(serial, "/x", IsReadOnly: true, ""), Assert.Single(VolumeDisk.Of([mount])));
        else
            Assert.Contains(
                "what a virtual machine gets is a disk",
                Assert.Throws<VmRuntimeException>(() => VolumeDisk.Of([mount])).Message
            );
    }

    [Fact]
    public void A_machine_has_so_many_disks_and_no_two_of_one_name()
    {
        static Mount Named(int number) => new() { ContainerPath = $"/dev/disk/by-id/virtio-d{number}" };
        Assert.Equal(16, VolumeDisk.Of([.. Enumerable.Range(0, 16).Select(Named)]).Count);
        foreach (
            var (mounts, why) in ((Mount[], string)[])
                [([.. Enumerable.Range(0, 17).Select(Named)], "up to 16"), ([Named(1), Named(1)], "the same serial")]
        )
            Assert.Contains(why, Assert.Throws<VmRuntimeException>(() => VolumeDisk.Of(mounts)).Message);
    }

    [Theory]
    [InlineData("a", "b", "Running", null)]
    [InlineData("a", "a", "Running", "disk \"s0\" is in use by the virtual machine of pod ns/other, which is running")]
    [InlineData("a", "a", "Suspended", "which is suspended")]
    [InlineData("a", "a", "Created", "which is created")]
    [InlineData("a", "a", "Exited", null)]
    [InlineData("b a", "a", "Running", "disk \"s1\" is in use")]
    [InlineData("a a", "", "Exited", "disks \"s0\" and \"s1\" are the same file or device")]
    // Those who only read do not disturb each other.
    [InlineData("ro:a", "ro:a", "Running", null)]
    [InlineData("ro:a", "a", "Running", "is in use")]
    [InlineData("a", "ro:a", "Running", "is in use")]
    [InlineData("ro:a ro:a", "", "Exited", null)]
    public void A_disk_is_of_one_machine_at_a_time(string own, string others, string phase, string? why)
    {
        var other = Record("m2", others) with { Phase = Enum.Parse<MachinePhase>(phase) };
        var told = VolumeDisk.WhyNot(Record("m1", own), [(Record("m1", own), "ns/own"), (other, "ns/other")]);
        if (why is null)
            Assert.Null(told);
        else
            Assert.Contains(why, told);
    }

    [Theory]
    [InlineData("8180 64769:1234 0:0", "64769:1234")]
    // A device has several names.
    [InlineData("6180 5:93 7:2", "device 7:2")]
    [InlineData("6180 64769:77 7:2", "device 7:2")]
    // As what writes to a character device goes nowhere, it is any file.
    [InlineData("2180 5:7 1:3", "5:7")]
    public void A_file_is_known_by_its_inode_and_a_block_device_by_its_number(string line, string id) =>
        Assert.Equal(id, FileId.Of(line));

    [RootFact]
    public async Task Snapshots_are_of_machines_without_such_disks_and_suspending_is_of_all()
    {
        using var node = new FakeNode("ok");
        await using var machine = node.Machine(node.New with { Disks = [Disk("data"), Disk("ro", isReadOnly: true)] });
        await machine.StartAsync(node.Shape, CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<VmRuntimeException>(() =>
            machine.Operations.SnapshotAsync("op1", "s", Memory, CancellationToken.None)
        );
        Assert.Contains("the machine has disks of volumes (data), which would not go back", refusal.Message);
        Assert.Equal(["cont"], node.Told);
        await machine.Operations.SetPowerAsync(MachinePower.Suspended, Memory, () => node.Shape, default);
        Assert.Equal(MachinePhase.Suspended, node.Stored.Phase);
        Assert.Equal(machine.Record.Disks, node.Stored.Disks);
    }

    [RootTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_real_guest_writes_on_a_disk_is_there_for_the_next_machine_and_no_other_has_it_meanwhile(
        bool isDevice
    )
    {
        Assert.SkipUnless(File.Exists("/usr/bin/qemu-system-x86_64"), "QEMU is not installed");
        Assert.SkipUnless(!isDevice || LoopDevice.CanBe, "there are no loop devices");
        var file = Path.Combine(Directory.CreateTempSubdirectory("arktos-disk-tests-").FullName, "disk.img");
        await File.WriteAllBytesAsync(file, new byte[1 << 20]);
        using var device = isDevice ? await LoopDevice.AttachAsync(file) : null;
        VolumeDisk[] disks = [new("data", device?.Path ?? file, IsReadOnly: false, "")];
        using var first = new FakeNode("ok");
        await first.UseRealQemuAsync(CountingGuest.DiskBootSector);
        await using (var machine = first.Machine(first.New with { Disks = disks }))
        {
            var shape = first.Shape with { Disks = disks };
            await machine.StartAsync(shape, CancellationToken.None);
            await SaysAsync(first, " F 1\n");
            // It is suspended with its disk, and goes on with it: the letter is in its memory.
            await CountingGuest.ListensAsync(first, 1);
            Assert.Equal("B", await CountingGuest.AnswerAsync(machine));
            await machine.Operations.SetPowerAsync(MachinePower.Suspended, Memory, () => shape, default);
            await machine.Operations.SetPowerAsync(MachinePower.Running, Memory, () => shape, default);
            Assert.Equal("C", await CountingGuest.AnswerAsync(machine));

            using var second = new FakeNode("ok");
            await second.UseRealQemuAsync(CountingGuest.DiskBootSector);
            await using var other = second.Machine();
            var refusal = await Assert.ThrowsAsync<VmRuntimeException>(() =>
                other.StartAsync(second.Shape with { Disks = disks }, CancellationToken.None)
            );
            Assert.Contains("a disk of it is in use", refusal.Message);
            await machine.Operations.RebootAsync("op1", TimeSpan.Zero, CancellationToken.None);
            await SaysAsync(first, " F 2\n");
            await machine.StopAsync(TimeSpan.Zero, CancellationToken.None);
        }
        using (var third = new FakeNode("ok"))
        {
            await third.UseRealQemuAsync(CountingGuest.DiskBootSector);
            await using var machine = third.Machine();
            await machine.StartAsync(third.Shape with { Disks = disks }, CancellationToken.None);
            await SaysAsync(third, " F 3\n");
            await machine.StopAsync(TimeSpan.Zero, CancellationToken.None);
        }
        Assert.Equal(3, File.ReadAllBytes(file)[0]);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static Task SaysAsync(FakeNode node, string text) =>
        Eventually.HoldsAsync(
            () => node.Log.Contains(text, StringComparison.Ordinal),
            $"the guest says{text}, not {node.Log}"
        );

    private static VolumeDisk Disk(string serial, bool isReadOnly = false) =>
        new(serial, $"/x/{serial}", isReadOnly, serial);

    private static MachineRecord Record(string id, string files) =>
        new(id, "s", "{}", "i", DateTimeOffset.UnixEpoch)
        {
            Disks =
            [
                .. files
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(
                        (f, i) =>
                            new VolumeDisk(
                                $"s{i}",
                                $"/x/{i}",
                                f.StartsWith("ro:", StringComparison.Ordinal),
                                f.Split(':')[^1]
                            )
                    ),
            ],
        };
}
