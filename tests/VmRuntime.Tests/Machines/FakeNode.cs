using System.Text.Json;
using Arktos.Kubelet.Cri;
using Arktos.VmRuntime.Machines;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>A folder with one machine whose QEMU is played.</summary>
internal sealed class FakeNode : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arktos-vm-tests-").FullName;

    private readonly string _sandbox;

    /// <param name="isServed">Its files are where a server has them.</param>
    public FakeNode(string script, TimeProvider? time = null, bool isServed = false, string sandbox = "s1")
    {
        _sandbox = sandbox;
        var qemu = Path.Combine(_folder, "fake-qemu");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Machines", "fake-qemu"), qemu);
        File.SetUnixFileMode(qemu, (UnixFileMode)0x1ED); // 0755
        Options = new VmRuntimeOptions
        {
            StateDirectory = _folder,
            Socket = Path.Combine(_folder, "cri.sock"),
            CniConfigDirectory = _folder,
            Qemu = qemu,
            Time = time ?? TimeProvider.System,
        };
        Files = isServed
            ? new MachineFiles(
                Path.Combine(Options.MachinesDirectory, "m1"),
                Path.Combine(Options.SandboxesDirectory, sandbox),
                MachineFiles.SocketFolderOf(_folder),
                "m1",
                "vm"
            )
            : new MachineFiles(Path.Combine(_folder, "m"), _folder, _folder, "m1", "vm");
        foreach (var folder in (string[])[Files.Folder, Files.DiskFolder, Files.SocketFolder])
            Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(Files.SocketFolder, "script"), script);
    }

    public VmRuntimeOptions Options { get; }

    public MachineFiles Files { get; }

    public string LogPath => Path.Combine(_folder, "logs", "vm", "0.log");

    public MachineShape Shape =>
        new("ns/pod", 1, 64 << 20, UsesKvm: false, "02:00:00:00:00:01", "tap0")
        {
            Files = Files,
            Limits = new MachineLimits(256 << 20, 110_000, 100_000, 1126, 64),
            // That of pods with guarantees.
            OomScore = -997,
        };

    /// <summary>What QEMU was told but for questions: the command, and its snapshot, device, value or link.</summary>
    public IEnumerable<string> Told =>
        File.ReadAllLines(Path.Combine(Files.SocketFolder, "commands"))
            .Select(l => l.Trim())
            .Where(l =>
                !l.StartsWith("query-", StringComparison.Ordinal)
                && l != "qom-list"
                && !l.StartsWith("job-dismiss", StringComparison.Ordinal)
                && l != "qmp_capabilities"
            );

    /// <summary>How often QEMU was asked how its guest is.</summary>
    public int Questions =>
        File.ReadAllLines(Path.Combine(Files.SocketFolder, "commands"))
            .Count(l => l.StartsWith("query-status", StringComparison.Ordinal));

    public string Log => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    public MachineRecord Stored => JsonSerializer.Deserialize<MachineRecord>(File.ReadAllText(Files.Record))!;

    /// <summary>Of a machine that was not started yet.</summary>
    public MachineRecord New =>
        new(
            "m1",
            _sandbox,
            JsonFormatter.Default.Format(new ContainerConfig { Metadata = new ContainerMetadata { Name = "vm" } }),
            "sha256:1",
            DateTimeOffset.UtcNow
        );

    /// <summary>As it is made, or as the next server finds it.</summary>
    /// <param name="given">How often DHCP has given its guest an address.</param>
    public Machine Machine(MachineRecord? record = null, MachineCgroup? cgroup = null, Func<long>? given = null) =>
        new(
            record ?? New,
            new MachineParts(Options, Files, "/proc/self/ns/net", LogPath, NullLogger.Instance)
            {
                Cgroup = cgroup,
                AddressesGiven = given ?? (() => 0),
            }
        );

    /// <summary>In place of the played one: QEMU itself, without a network, with a disk that begins so.</summary>
    public async Task UseRealQemuAsync(byte[] bootSector)
    {
        await File.WriteAllTextAsync(
            Options.Qemu,
            "#!/bin/bash\n"
                + "arguments=()\n"
                + "for a in \"$@\"; do [[ $a == tap,id=net0,* ]] && a=user,id=net0; arguments+=(\"$a\"); done\n"
                + "exec /usr/bin/qemu-system-x86_64 \"${arguments[@]}\"\n"
        );
        var sector = new byte[1 << 20];
        bootSector.CopyTo(sector, 0);
        (sector[510], sector[511]) = (0x55, 0xAA);
        await File.WriteAllBytesAsync(Files.Disk + ".raw", sector);
        await File.WriteAllBytesAsync(Files.Seed, new byte[1 << 20]);
        await Programs.RunAsync(
            Options.QemuImg,
            ["convert", "-O", "qcow2", Files.Disk + ".raw", Files.Disk],
            CancellationToken.None
        );
    }

    public void Dispose()
    {
        if (File.Exists(Files.Record) && Stored.Process is { IsAlive: true } left)
            QemuProcess.KillAsync(left, CancellationToken.None).GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
        if (Directory.Exists(Files.SocketFolder))
            Directory.Delete(Files.SocketFolder, recursive: true);
    }
}
