using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Arktos.Kubelet.Cri;
using Arktos.Kubelet.Runtimes;

namespace Arktos.MachineBench;

/// <summary>A runtime server of its own process, as a node has it, and a node agent's client of it.</summary>
internal sealed class RuntimeServer : IAsyncDisposable
{
    private const string Image = "bench.local/vm:1";
    private readonly Process _process;
    private readonly string _folder;
    private readonly CriRuntime _runtime;
    private readonly string _cgroup = $"/arktos-bench-{Environment.ProcessId}";

    private RuntimeServer(Process process, string folder)
    {
        (_process, _folder) = (process, folder);
        _runtime = new CriRuntime(Path.Combine(folder, "cri.sock"));
    }

    /// <summary>A machine: its sandbox, its container, its address.</summary>
    public sealed record Machine(string Sandbox, string Id, string Address);

    public CriRuntime Runtime => _runtime;

    public static async Task<RuntimeServer> StartAsync(string arktos, string folder, string image)
    {
        var cni = Directory.CreateDirectory(Path.Combine(folder, "cni")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(cni, "10-bench.conflist"),
            $$$"""
            {"cniVersion": "1.0.0", "name": "bench", "plugins": [
              {"type": "bridge", "bridge": "bench0", "isGateway": true, "hairpinMode": true,
               "ipam": {"type": "host-local", "dataDir": "{{{folder}}}/ipam",
                 "ranges": [[{"subnet": "10.98.0.0/24"}]], "routes": [{"dst": "0.0.0.0/0"}]}}]}
            """
        );
        string[] arguments =
        [
            "vm-runtime",
            "--socket",
            Path.Combine(folder, "cri.sock"),
            "--state-dir",
            Path.Combine(folder, "machines"),
            "--cni-config",
            cni,
            "--image",
            $"{Image}={image}",
            "--accelerator",
            "tcg",
        ];
        var start = new ProcessStartInfo(arktos, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        // As `arktos up` starts it.
        start.Environment.TryAdd("DOTNET_GCgen0size", "200000");
        var server = new RuntimeServer(Process.Start(start)!, folder);
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        for (var until = Stopwatch.StartNew(); ; await Task.Delay(50))
            try
            {
                if ((await server._runtime.GetStateAsync(CancellationToken.None)).NotReady is { Length: > 0 } why)
                    throw new InvalidOperationException(why);
                break;
            }
            catch (RuntimeException) when (until.Elapsed < TimeSpan.FromSeconds(30))
            { /* it is just starting */
            }
        await server._runtime.PullImageAsync(Image, null, server.SandboxOf("pull"), CancellationToken.None);
        return server;
    }

    /// <summary>Begins a machine; ends when its QEMU runs.</summary>
    public async Task<Machine> CreateAsync(string name, long memoryMiB)
    {
        var sandbox = SandboxOf(name);
        var id = await _runtime.RunSandboxAsync(sandbox, "", CancellationToken.None);
        var config = new ContainerConfig
        {
            Metadata = new ContainerMetadata { Name = "vm" },
            Image = new ImageSpec { Image = Image },
            LogPath = "vm.log",
            Labels = { [RuntimeLabels.PodUid] = name, [RuntimeLabels.ContainerName] = "vm" },
            Annotations = { [RuntimeLabels.RestartCount] = "0" },
            Linux = new LinuxContainerConfig
            {
                Resources = new LinuxContainerResources { MemoryLimitInBytes = memoryMiB << 20 },
            },
        };
        var machine = await _runtime.CreateContainerAsync(id, config, sandbox, CancellationToken.None);
        await _runtime.StartContainerAsync(machine, CancellationToken.None);
        var link = (await _runtime.FindLinkAsync(id, CancellationToken.None))!;
        var address = new IPAddress(BinaryPrimitives.ReverseEndianness(link.Address)).ToString();
        // A guest is asked for before it is there: the kernel would look for it once a second.
        var hardware = string.Join(
            ':',
            Convert
                .ToHexString(BitConverter.GetBytes(link.Hardware)[..6].Reverse().ToArray())
                .Chunk(2)
                .Select(c => new string(c))
        );
        using var known = Process.Start("ip", ["neigh", "replace", address, "lladdr", hardware, "dev", "bench0"]);
        await known.WaitForExitAsync();
        return new Machine(id, machine, address);
    }

    public async Task RemoveAsync(Machine machine)
    {
        await _runtime.StopSandboxAsync(machine.Sandbox, CancellationToken.None);
        await _runtime.RemoveSandboxAsync(machine.Sandbox, CancellationToken.None);
    }

    /// <summary>
    /// Memory of the server, without its machines: what is resident, and what of it is no file of the disk (programs
    /// and libraries are, and processes of the same program share them).
    /// </summary>
    public (double Resident, double Own) MemoryMiB()
    {
        var lines = File.ReadLines($"/proc/{_process.Id}/status")
            .Select(l => l.Split((char[])[':', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(l => l[0], l => l.ElementAtOrDefault(1) ?? "");
        return (MiB(lines["VmRSS"]), MiB(lines["RssAnon"]) + MiB(lines["RssShmem"]));
    }

    private static double MiB(string kilobytes) => long.Parse(kilobytes, CultureInfo.InvariantCulture) / 1024.0;

    public async ValueTask DisposeAsync()
    {
        var pods = await _runtime.ListPodsAsync(null, CancellationToken.None);
        foreach (var sandbox in pods.Values.SelectMany(p => p.Sandboxes))
            await RemoveAsync(new Machine(sandbox.Id, "", ""));
        _runtime.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        foreach (var controller in Directory.EnumerateDirectories("/sys/fs/cgroup"))
            if (Path.Combine(controller, _cgroup.TrimStart('/')) is var made && Directory.Exists(made))
                Directory.Delete(made);
    }

    private PodSandboxConfig SandboxOf(string name) =>
        new()
        {
            Metadata = new PodSandboxMetadata
            {
                Name = name,
                Namespace = "bench",
                Uid = name,
            },
            Hostname = name,
            LogDirectory = Path.Combine(_folder, "logs", name),
            Labels = { [RuntimeLabels.PodUid] = name },
            Linux = new LinuxPodSandboxConfig { CgroupParent = _cgroup },
        };
}
