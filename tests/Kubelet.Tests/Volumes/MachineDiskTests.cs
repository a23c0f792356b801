using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pods;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Tests.Files;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Tests.Volumes;

/// <summary>The volumes of a pod's claims as disks of its virtual machine.</summary>
public sealed class MachineDiskTests : IDisposable
{
    private const long MiB = 1 << 20;
    private readonly FileSandbox _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(64 * MiB, null, 100 * MiB, 64 * MiB)]
    [InlineData(64 * MiB + 5, 0L, 100 * MiB, 64 * MiB)]
    [InlineData(5, null, 100 * MiB, MiB)]
    // A file system has something for itself.
    [InlineData(100 * MiB, null, 92 * MiB + 7, 92 * MiB)]
    [InlineData(100 * MiB, null, 89 * MiB, -1)]
    // It grows with its volume, as far as there is room, and never shrinks.
    [InlineData(100 * MiB, 64 * MiB, 200 * MiB, 100 * MiB)]
    [InlineData(100 * MiB, 64 * MiB, 70 * MiB, 70 * MiB)]
    [InlineData(100 * MiB, 64 * MiB, 10 * MiB, 64 * MiB)]
    [InlineData(32 * MiB, 64 * MiB, 200 * MiB, 64 * MiB)]
    public void A_disk_is_as_large_as_its_volume(long capacity, long? length, long room, long bytes)
    {
        if (bytes >= 0)
            Assert.Equal(bytes, MachineDisks.BytesOf(capacity, length, room));
        else
            Assert.Contains(
                $"is to have {capacity} bytes, and {room} are free",
                Assert.Throws<IOException>(() => MachineDisks.BytesOf(capacity, length, room)).Message
            );
    }

    [Theory]
    [InlineData("data", "data")]
    [InlineData("a-name-of-twenty-cha", "a-name-of-twenty-cha")]
    [InlineData("a-long-name-of-a-volume-1", "a-long-name-d1e6f54f")]
    public void A_guest_knows_a_disk_by_the_name_of_its_volume(string volume, string serial)
    {
        var told = new MachineDisk(volume, "/x", ReadOnly: false).Serial;
        Assert.InRange(told.Length, 1, 20);
        if (volume == serial)
            Assert.Equal(serial, told);
        else
        {
            Assert.StartsWith("a-long-name-", told, StringComparison.Ordinal);
            Assert.NotEqual(told, new MachineDisk("a-long-name-of-a-volume-2", "/x", ReadOnly: false).Serial);
        }
    }

    [RootFact]
    public void Disks_are_made_once_in_the_order_of_the_volumes_and_grow_with_them()
    {
        var disks = Prepare(Pod("b", "a"), ("a", 8 * MiB, false), ("b", 4 * MiB, false));
        Assert.Equal(["b", "a"], disks.Select(d => d.Volume));
        Assert.All(disks, d => Assert.StartsWith(Path.Combine(_files.Root, "pod") + "/", d.Path));
        Assert.Equal([4 * MiB, 8 * MiB], disks.Select(d => new FileInfo(d.Path).Length));
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(_files.In("a/disk.img")));
        File.WriteAllText(disks[1].Path, "the guest's");
        var again = Prepare(Pod("a"), ("a", 16 * MiB, false));
        Assert.Equal(disks[1].Path, again[0].Path);
        Assert.StartsWith("the guest's", File.ReadAllText(again[0].Path));
        Assert.Equal(16 * MiB, new FileInfo(again[0].Path).Length);
        Assert.Equal(2, Mounts.Below(_files.Root).Count);
        // Whatever becomes of its name.
        File.Delete(_files.In("a/disk.img"));
        File.CreateSymbolicLink(_files.In("a/disk.img"), Path.Combine(_files.Outside, "precious"));
        Assert.StartsWith("the guest's", File.ReadAllText(again[0].Path));
    }

    [RootTheory]
    [InlineData("link", "it passes a link|no regular file")]
    [InlineData("folder", "no regular file")]
    [InlineData("pipe", "no regular file")]
    [InlineData("device", "no regular file")]
    public void What_a_container_has_put_in_the_place_of_a_disk_is_refused(string kind, string why)
    {
        Directory.CreateDirectory(_files.In("a"));
        var file = _files.In("a/disk.img");
        if (kind == "link")
            File.CreateSymbolicLink(file, Path.Combine(_files.Outside, "precious"));
        else if (kind == "folder")
            Directory.CreateDirectory(file);
        else if (kind == "pipe")
            FileSandbox.Run("mkfifo", file);
        else
            FileSandbox.Run("mknod", file, "b", "7", "200");
        Assert.Matches(why, Refused(Pod("a"), ("a", MiB, false)));
        _files.AssertOutsideIsAsItWas();
        Assert.Empty(Mounts.Below(_files.Root));
    }

    [RootFact]
    public void A_volume_that_is_only_read_has_its_disk_already_or_is_refused()
    {
        Assert.Contains("it has no disk.img, and is read-only", Refused(Pod("a"), ("a", MiB, true)));
        Assert.False(File.Exists(_files.In("a/disk.img")));
        File.WriteAllBytes(_files.In("a/disk.img"), new byte[512]);
        var disk = Assert.Single(Prepare(Pod("a"), ("a", MiB, true)));
        Assert.True(disk.ReadOnly);
        Assert.Equal(512, new FileInfo(disk.Path).Length);
    }

    [Fact]
    public void A_volume_for_which_there_is_no_room_is_refused_and_left_as_it_was()
    {
        Assert.Contains("are free in the volume's file system", Refused(Pod("a"), ("a", 1L << 60, false)));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_files.In("a")));
    }

    [Theory]
    [InlineData(null, "a")]
    [InlineData("/dev/disk/by-id/virtio-data.1", "data.1")]
    [InlineData("/dev/disk/by-id/virtio-a-name-of-twenty-cha", "a-name-of-twenty-cha")]
    [InlineData("/dev/disk/by-id/virtio-a-name-of-twenty-one-", null)]
    [InlineData("/dev/disk/by-id/virtio-a,b", null)]
    [InlineData("/dev/disk/by-id/virtio-", null)]
    [InlineData("/dev/vdc", null)]
    public void A_device_is_a_disk_as_it_is_at_the_path_that_its_machine_names(string? path, string? serial)
    {
        var pod = Pod("a");
        pod.Spec.VirtualMachine!.VolumeDevices = path is null ? null : [new() { Name = "a", DevicePath = path }];
        var volumes = new Dictionary<string, PreparedVolume> { ["a"] = new("/agents/own", true) { IsDevice = true } };
        var disk = Assert.Single(new MachineDisks(Path.Combine(_files.Root, "pod")).Prepare(pod, volumes));
        Assert.Equal(("/agents/own", true), (disk.Path, disk.ReadOnly));
        if (serial is not null)
            Assert.Equal(serial, disk.Serial);
        else
            Assert.StartsWith(
                $"devicePath \"{path}\" of volume \"a\" must be /dev/disk/by-id/virtio-NAME",
                Assert.Throws<ConfigurationException>(() => disk.Serial).Message
            );
    }

    [Fact]
    public void Volumes_that_are_no_claims_are_no_disks()
    {
        var pod = Pod("a");
        pod.Spec.Volumes!.Add(
            new Volume
            {
                Name = "c",
                ConfigMap = new() { Name = "c" },
            }
        );
        pod.Spec.Volumes.Reverse();
        Assert.Contains("volume \"c\": a virtual machine has disks of claims alone", Refused(pod, ("c", 0, true)));
    }

    [Fact]
    public void The_runtime_is_told_of_disks_as_mounts()
    {
        var config = MachineConfigBuilder.Build(
            Pod("a"),
            new VirtualMachine { Name = "vm" },
            new Container { Name = "vm" },
            new ContainerInputs
            {
                Attempt = 0,
                Image = new ImageRecord("sha256:1", [], [], 1, null, ""),
                Disks = [new("b", "/x/b", ReadOnly: true), new("a", "/x/a", ReadOnly: false)],
            }
        );
        Assert.Equal(
            ["/dev/disk/by-id/virtio-b /x/b True", "/dev/disk/by-id/virtio-a /x/a False"],
            config.Mounts.Select(m => $"{m.ContainerPath} {m.HostPath} {m.Readonly}")
        );
    }

    private string Refused(Pod pod, params (string Name, long Capacity, bool ReadOnly)[] volumes) =>
        Assert.Throws<ConfigurationException>(() => Prepare(pod, volumes)).Message;

    private IReadOnlyList<MachineDisk> Prepare(Pod pod, params (string Name, long Capacity, bool ReadOnly)[] volumes) =>
        new MachineDisks(Path.Combine(_files.Root, "pod")).Prepare(
            pod,
            volumes.ToDictionary(
                v => v.Name,
                v => new PreparedVolume(Directory.CreateDirectory(_files.In(v.Name)).FullName, v.ReadOnly)
                {
                    CapacityBytes = v.Capacity,
                }
            )
        );

    private static Pod Pod(params string[] claims) =>
        new()
        {
            Metadata = new ObjectMeta { Name = "p", Uid = "u" },
            Spec = new PodSpec
            {
                VirtualMachine = new VirtualMachine { Name = "vm" },
                Volumes =
                [
                    .. claims.Select(c => new Volume
                    {
                        Name = c,
                        PersistentVolumeClaim = new PersistentVolumeClaimVolumeSource { ClaimName = c },
                    }),
                ],
            },
        };
}
