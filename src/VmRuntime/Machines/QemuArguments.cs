using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Arktos.VmRuntime.Network;

namespace Arktos.VmRuntime.Machines;

/// <summary>What QEMU is to make of a machine.</summary>
/// <param name="MemoryBytes">Rounded up to MiB.</param>
/// <param name="Mac">Of its first network interface.</param>
internal sealed record MachineShape(string Name, int Cpus, long MemoryBytes, bool UsesKvm, string Mac, string Tap)
{
    public required MachineFiles Files { get; init; }

    /// <summary>What QEMU may use, where it is bounded.</summary>
    public required MachineLimits Limits { get; init; }

    /// <summary>How far it may grow; null: it may not.</summary>
    public MachineRoom? Room { get; init; }

    /// <summary>Network interfaces beside the first.</summary>
    public IReadOnlyList<MachineNic> Nics { get; init; } = [];

    /// <summary>Those of volumes, beside its own.</summary>
    public IReadOnlyList<VolumeDisk> Disks { get; init; } = [];

    /// <summary>Its guest comes from another QEMU.</summary>
    public bool IsIncoming { get; init; }

    /// <summary>How soon the kernel ends it when the node has no memory left: -1000 to 1000.</summary>
    public long OomScore { get; init; }

    /// <summary>The user and group that QEMU becomes when it has opened its files: nobody else's.</summary>
    public uint User =>
        UsersBegin + (BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.ASCII.GetBytes(Files.Id))) >> 8);

    /// <summary>Above the numbers that systems and user namespaces give out.</summary>
    private const uint UsersBegin = 0x6000_0000;
}

/// <summary>QEMU's arguments. Pure.</summary>
internal static class QemuArguments
{
    /// <summary>QEMU's name of the port to the guest's agent.</summary>
    public const string AgentPort = "agent";

    /// <summary>QEMU's name of its first network interface.</summary>
    public const string PrimaryNic = "net0";

    private const long MiB = 1 << 20;

    /// <summary>Of translated code; by itself QEMU keeps as much as an eighth of the node's memory.</summary>
    private const int TranslatedMiB = 64;

    public static IReadOnlyList<string> Of(MachineShape shape)
    {
        var files = shape.Files;
        return
        [
            "-name",
            $"guest={Escape(shape.Name)}",
            "-nodefaults",
            "-no-user-config",
            "-display",
            "none",
            // It is started when its console is listened to.
            "-S",
            .. shape.IsIncoming ? (string[])["-incoming", "defer"] : [],
            // A guest that has shut down or panicked stays until the server has seen it: also one that starts later.
            "-no-shutdown",
            "-action",
            "panic=pause",
            "-machine",
            "pc",
            "-accel",
            shape.UsesKvm ? "kvm" : $"tcg,thread=multi,tb-size={TranslatedMiB}",
            "-cpu",
            shape.UsesKvm ? "host" : "max",
            .. shape.Room is { } room
                ? Sized(shape, room)
                : ["-smp", Text(shape.Cpus), "-m", $"{Text((shape.MemoryBytes + MiB - 1) / MiB)}M"],
            "-device",
            "pvpanic",
            "-device",
            "virtio-rng-pci",
            "-device",
            "virtio-balloon-pci",
            "-netdev",
            $"tap,id={PrimaryNic},ifname={shape.Tap},script=no,downscript=no",
            "-device",
            $"virtio-net-pci,netdev={PrimaryNic},mac={shape.Mac},romfile=",
            // Disks are behind all else on the bus, in their order: a guest names them by it, and what is before keeps
            // its place whether or not there are more of them.
            "-drive",
            // It stays open for writing when it is another QEMU's turn: QEMU has no right any more to open it again.
            $"file={Escape(files.Disk)},if=none,id=image,format=qcow2,discard=unmap,file.auto-read-only=off,"
                + $"node-name={MachineOperations.DiskNode}",
            "-device",
            "virtio-blk-pci,drive=image,bootindex=0",
            "-drive",
            $"file={Escape(files.Seed)},if=none,id=seed,format=raw,readonly=on",
            "-device",
            "virtio-blk-pci,drive=seed",
            .. shape.Disks.SelectMany(Disk),
            .. shape.Nics.SelectMany(Nic),
            // What the guest writes while no server listens is in the file.
            "-chardev",
            $"socket,id=console,path={Escape(files.ConsoleSocket)},server=on,wait=off,logfile={Escape(files.Console)},"
                + "logappend=on",
            "-serial",
            "chardev:console",
            // Machines that run since before there was room to grow have no such port, and go on from disk as they are.
            .. shape.Room is null
                ? (string[])[]
                :
                [
                    "-chardev",
                    $"socket,id={AgentPort},path={Escape(files.AgentSocket)},server=on,wait=off",
                    "-device",
                    "virtio-serial-pci,id=ports,max_ports=2,addr=0x1d",
                    "-device",
                    $"virtserialport,bus=ports.0,chardev={AgentPort},name=org.qemu.guest_agent.0",
                ],
            "-chardev",
            $"socket,id=qmp,path={Escape(files.QmpSocket)},server=on,wait=off",
            "-mon",
            "chardev=qmp,mode=control",
            "-pidfile",
            files.Pid,
            // From here on it has no rights on the node but to what it has opened, and starts nothing. (A filter
            // against setuid would keep QEMU from this very step.)
            "-runas",
            $"{Text(shape.User)}:{Text(shape.User)}",
            "-sandbox",
            "on,obsolete=deny,spawn=deny,resourcecontrol=deny",
        ];
    }

    /// <summary>
    /// What cannot be written or read is told to the guest, which would stand still otherwise, and nobody would know.
    /// </summary>
    private static IEnumerable<string> Disk(VolumeDisk disk, int number) =>
        [
            "-drive",
            $"file={Escape(disk.Path)},if=none,id=volume{Text(number)},format=raw,discard=unmap,"
                + $"readonly={(disk.IsReadOnly ? "on" : "off")}",
            "-device",
            $"virtio-blk-pci,drive=volume{Text(number)},serial={disk.Serial},werror=report,rerror=report",
        ];

    /// <summary>As one that is plugged while the machine runs.</summary>
    private static IEnumerable<string> Nic(MachineNic nic)
    {
        var name = NicPlugs.NameOf(nic.Slot);
        return
        [
            "-netdev",
            $"tap,id={name},ifname={SandboxNetwork.TapOf(nic.Slot)},script=no,downscript=no",
            "-device",
            $"virtio-net-pci,id={name},netdev={name},mac={nic.Mac},romfile=,addr={NicPlugs.AddressOf(nic.Slot)}",
        ];
    }

    /// <summary>
    /// All processors but the first are plugged, so that they may go again. Memory that may be plugged has a place of
    /// its own on the bus, which no other device is given.
    /// </summary>
    private static IEnumerable<string> Sized(MachineShape shape, MachineRoom room)
    {
        var max = Text(room.CpusMax);
        var memory = $"size={Text(room.MemoryBytes / MiB)}M";
        return
        [
            "-smp",
            $"cpus=1,sockets=1,cores={max},threads=1,maxcpus={max}",
            .. Enumerable
                .Range(1, shape.Cpus - 1)
                .SelectMany(n =>
                    (string[])
                        [
                            "-device",
                            $"{(shape.UsesKvm ? "host" : "max")}-x86_64-cpu,id={MachineSizer.CpuBegin}{Text(n)},"
                                + $"socket-id=0,core-id={Text(n)},thread-id=0",
                        ]
                ),
            "-m",
            .. room.MoreBytes == 0
                ? [memory]
                : (string[])
                    [
                        $"{memory},maxmem={Text((room.MemoryBytes + room.MoreBytes) / MiB)}M",
                        "-object",
                        $"memory-backend-ram,id=more,size={Text(room.MoreBytes)},reserve=off",
                        "-device",
                        $"virtio-mem-pci,id={MachineSizer.MemoryDevice},memdev=more,requested-size=0,addr=0x1e",
                    ],
        ];
    }

    /// <summary>A comma ends a value unless it is doubled.</summary>
    private static string Escape(string value) => value.Replace(",", ",,", StringComparison.Ordinal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
