using System.Text.Json.Nodes;

namespace Arktos.EndToEnd;

/// <summary>
/// A local cluster of real processes, started by `arktos up` with a state directory and ports of its own, and taken
/// down with --delete. With root and containerd it runs real containers, else it plays them. Its end asserts that
/// nothing is left on the machine.
/// </summary>
public sealed class LocalCluster : IAsyncLifetime
{
    private static readonly TimeSpan HealPatience = TimeSpan.FromSeconds(60);

    private readonly int _portBase;
    private readonly string _runtime;
    private readonly string _bridge;

    public LocalCluster()
        : this(PortBases.Story, HasContainerd ? "containerd" : "hollow") { }

    internal LocalCluster(int portBase, string runtime) =>
        (_portBase, _runtime, _bridge) = (portBase, runtime, $"arktos{portBase}");

    public static string Top { get; } = FindTop();

    public static string Arktos { get; } = Path.Combine(Top, "artifacts", "bin", "Arktos", "release", "arktos");

    public static bool HasContainerd { get; } =
        Environment.UserName == "root" && File.Exists("/usr/bin/containerd") && File.Exists("/usr/sbin/runc");

    /// <summary>The image of a virtual machine, as hack/test.sh has it made.</summary>
    private static readonly string MachineImage = Path.Combine(Top, "artifacts", "images", "vm.qcow2");

    public static bool HasMachines { get; } =
        HasContainerd && File.Exists("/usr/bin/qemu-system-x86_64") && File.Exists(MachineImage);

    /// <summary>Whether its nodes run virtual machines, where that is possible.</summary>
    internal bool RunsMachines { get; init; }

    /// <summary>Of its first `up`, besides those that every cluster has.</summary>
    internal IReadOnlyList<string> Options { get; init; } = [];

    public string StateDirectory { get; } =
        Path.Combine(Directory.CreateTempSubdirectory("arktos-e2e-").FullName, "state");

    public string Logs(string process) => File.ReadAllText(Path.Combine(StateDirectory, "logs", process + ".log"));

    public async ValueTask InitializeAsync()
    {
        if (_runtime == "containerd")
            Succeeded(
                await Shell.RunAsync(
                    Path.Combine(Top, "hack", "make-images.sh"),
                    [Path.Combine(StateDirectory, "images")]
                )
            );
        var runsMachines = RunsMachines && HasMachines;
        if (runsMachines)
            File.Copy(MachineImage, Path.Combine(StateDirectory, "images", "vm.qcow2"));
        await UpAsync([.. Options, .. runsMachines ? (string[])[] : ["--machines", "off"]]);
    }

    /// <summary>Starts what is missing; returns what it printed.</summary>
    public async Task<string> UpAsync(params string[] options) => Succeeded(await TryUpAsync(options));

    public Task<ShellResult> TryUpAsync(params string[] options) =>
        Shell.RunAsync(
            Arktos,
            ["up", "--state-dir", StateDirectory, "--port-base", $"{_portBase}", "--runtime", _runtime, .. options],
            timeout: TimeSpan.FromMinutes(3)
        );

    /// <summary>Another command of the executable, on this cluster.</summary>
    public Task<ShellResult> ArktosAsync(params string[] arguments) =>
        Shell.RunAsync(Arktos, [.. arguments, "--state-dir", StateDirectory]);

    /// <summary>Whether all is well or not.</summary>
    public async Task<string> StatusAsync(params string[] options) => (await TryStatusAsync(options)).Output;

    public Task<ShellResult> TryStatusAsync(params string[] options) =>
        Shell.RunAsync(Arktos, ["status", "--state-dir", StateDirectory, .. options]);

    /// <summary>Kubectl's output; a test that fails by it says what the API servers have warned of.</summary>
    public async Task<string> KubectlAsync(string arguments, string? input = null, TimeSpan? timeout = null)
    {
        var result = await TryKubectlAsync(arguments, input, timeout);
        Assert.True(result.ExitCode == 0, $"kubectl {arguments} failed: {result}\n{Warnings()}");
        return result.Output;
    }

    /// <summary>The last lines of the API servers' logs that warn of something.</summary>
    private string Warnings() =>
        string.Join(
            '\n',
            from server in new[] { "apiserver-1", "apiserver-2" }
            where File.Exists(Path.Combine(StateDirectory, "logs", server + ".log"))
            from line in Logs(server)
                .Split('\n')
                .Where(l => l.Contains("Z WARN ") || l.Contains("Z EROR "))
                .TakeLast(20)
            select $"{server}: {line}"
        );

    public Task<ShellResult> TryKubectlAsync(string arguments, string? input = null, TimeSpan? timeout = null) =>
        Shell.RunAsync(
            Environment.GetEnvironmentVariable("ARKTOS_KUBECTL") is { Length: > 0 } kubectl ? kubectl : "kubectl",
            Split(arguments),
            new Dictionary<string, string>
            {
                ["KUBECONFIG"] = Path.Combine(StateDirectory, "kubeconfig"),
                ["KUBE_EDITOR"] = "sed -i s/edited:.*/edited:\\ done/",
                ["HOME"] = StateDirectory,
            },
            input,
            timeout
        );

    public async Task<JsonNode> GetAsync(string arguments) =>
        JsonNode.Parse(await KubectlAsync($"get {arguments} -o json"))!;

    public int Pid(string process) =>
        int.Parse(File.ReadAllText(Path.Combine(StateDirectory, "run", process + ".pid")).Trim());

    /// <summary>All that `up` starts, from the edge inwards.</summary>
    public static IReadOnlyList<string> Processes { get; } =
    [
        "supervisor-1",
        "supervisor-2",
        "kubelet-node-1",
        "dns-1",
        "dns-2",
        "scheduler-1",
        "controllers-1",
        "apiserver-2",
        "apiserver-1",
        "store-az-a",
        "store-az-b",
        "store-az-c",
    ];

    public Task KillAsync(params string[] processes) => SignalAsync("KILL", processes);

    public async Task SignalAsync(string signal, params string[] processes) =>
        Succeeded(await Shell.RunAsync("/bin/kill", ["-" + signal, .. processes.Select(p => $"{Pid(p)}")]));

    /// <summary>kill -9 of all of them at once, and waits until the cluster has mended itself.</summary>
    public async Task KillAndHealAsync(params string[] processes)
    {
        var before = processes.Select(Pid).ToList();
        await KillAsync(processes);
        foreach (var (process, pid) in processes.Zip(before))
            await Shell.UntilAsync(
                () => Task.FromResult(Pid(process)),
                now => now != pid && Directory.Exists($"/proc/{now}"),
                HealPatience,
                $"{process} is started again"
            );
        // All is well, and waits for what is not quite there yet.
        var up = await UpAsync();
        Assert.Contains("everything runs already", up);
    }

    public Task UntilRunningAsync(string process) =>
        Shell.UntilAsync(
            () => Task.FromResult(Directory.Exists($"/proc/{Pid(process)}")),
            isThere => isThere,
            HealPatience,
            $"{process} runs again"
        );

    public async ValueTask DisposeAsync()
    {
        Succeeded(
            await Shell.RunAsync(
                Arktos,
                ["down", "--delete", "--state-dir", StateDirectory],
                timeout: TimeSpan.FromMinutes(2)
            )
        );
        Assert.False(Directory.Exists(StateDirectory), "the state directory is still there");
        var parent = Path.GetDirectoryName(StateDirectory)!;
        Assert.DoesNotContain(parent, File.ReadAllText("/proc/mounts"));
        Assert.DoesNotContain(Directory.EnumerateDirectories("/sys/class/net"), d => Path.GetFileName(d) == _bridge);
        foreach (
            var process in Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _))
        )
            Assert.DoesNotContain(parent, CommandLine(process));
        Directory.Delete(parent);
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        } // it has ended meanwhile
    }

    private static string Succeeded(ShellResult result, string what = "the command")
    {
        Assert.True(result.ExitCode == 0, $"{what} failed: {result}");
        return result.Output;
    }

    /// <summary>Splits at blanks; single quotes keep text together.</summary>
    private static IEnumerable<string> Split(string arguments) =>
        arguments
            .Split('\'')
            .SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string FindTop()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Arktos.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("Arktos.sln is above no folder of this test");
    }
}
