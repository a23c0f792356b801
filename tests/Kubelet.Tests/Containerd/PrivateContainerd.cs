using System.Diagnostics;
using Arktos.Client.Connection;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Tests.Hosts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Kubelet.Tests.Containerd;

/// <summary>
/// A containerd of a test's own, with its images; at the end it asserts that nothing of it is left on the machine.
/// </summary>
public sealed class PrivateContainerd : IAsyncDisposable
{
    private static int _number;

    private PrivateContainerd(string directory, int number)
    {
        StateDirectory = directory;
        Layout = new ContainerdLayout(Path.Combine(directory, "containerd"));
        Network = new NodeNetworkOptions { BridgeName = $"arktest{number}", PodCidr = $"10.213.{number}.0/24" };
        Process = new ContainerdProcess(Layout, Network);
    }

    public string StateDirectory { get; }
    public ContainerdLayout Layout { get; }
    public NodeNetworkOptions Network { get; }
    public ContainerdProcess Process { get; }

    public static async Task<PrivateContainerd> StartAsync()
    {
        var number = Interlocked.Increment(ref _number) + Environment.ProcessId % 20 * 10;
        var it = new PrivateContainerd(Directory.CreateTempSubdirectory("arktos-test-").FullName, number);
        await it.Process.StartAsync(default);
        Assert.Equal(
            0,
            Run(
                "sh",
                Path.Combine(Repository(), "hack/make-images.sh"),
                Path.Combine(Path.GetTempPath(), "arktos-images"),
                it.Process.Socket
            ).Code
        );
        return it;
    }

    /// <summary>A whole node agent on it; only the API is in memory.</summary>
    public async Task<KubeletHost> StartAgentAsync(PodApi api, Func<KubeletOptions, KubeletOptions>? change = null)
    {
        var options = new KubeletOptions
        {
            NodeName = "n1",
            Api = new ApiConnectionOptions { Servers = [new Uri("https://127.0.0.1:1")] },
            StateDirectory = StateDirectory,
            Network = Network,
            PodCidr = Network.PodCidr,
        };
        var host = new KubeletHost(change is null ? options : change(options), NullLoggerFactory.Instance, api.Fake);
        await host.StartAsync(default);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        var failures = await new NodeCleanup(Layout, Network).RunAsync(StateDirectory, deleteFiles: true, default);
        Assert.Empty(failures);
        Assert.False(Directory.Exists(StateDirectory), $"{StateDirectory} is still there");
        Assert.DoesNotContain(StateDirectory, File.ReadAllText("/proc/self/mountinfo"));
        Assert.False(Directory.Exists($"/sys/class/net/{Network.BridgeName}"), "the bridge is still there");
        Assert.DoesNotContain(Network.BridgeName, Run("iptables-save").Output);
        Assert.DoesNotContain(Layout.Mark, Run("nft", "list", "tables").Output);
        Assert.Empty(
            Directory.EnumerateDirectories(
                "/sys/fs/cgroup",
                Layout.Mark + "*",
                new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }
            )
        );
        foreach (
            var process in Directory.EnumerateDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _))
        )
        {
            try
            {
                Assert.DoesNotContain(StateDirectory, File.ReadAllText(Path.Combine(process, "cmdline")));
            }
            catch (IOException)
            { /* it ended meanwhile */
            }
        }
    }

    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true }
        )!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string Repository()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Arktos.sln")))
            directory =
                Path.GetDirectoryName(directory) ?? throw new IOException("the repository is not above the tests");
        return directory;
    }
}
