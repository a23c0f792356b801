extern alias agent;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using agent::Arktos.Kubelet.Machines;
using agent::Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Cri;
using Arktos.VmRuntime.Machines;
using Arktos.VmRuntime.Network;
using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using NicAsk = agent::Arktos.Kubelet.Machines.NicAsk;

namespace Arktos.VmRuntime.Tests.Machines;

/// <summary>
/// A server with one machine in a sandbox whose network is real (CNI's plugins, a bridge of this machine's kernel) and
/// whose QEMU is played, unless the real one is taken. Needs root and the plugins.
/// </summary>
internal sealed class NicWorld : IAsyncDisposable
{
    private const string Plugins = "/usr/lib/cni";
    private readonly string _id = Guid.NewGuid().ToString("N")[..8];
    private readonly byte _net = (byte)Random.Shared.Next(1, 250);
    private VmRuntimeHost? _host;

    private NicWorld(string script, TimeProvider? time) =>
        Node = new FakeNode(script, time, isServed: true, sandbox: "t" + _id);

    public static bool IsPossible =>
        File.Exists(Path.Combine(Plugins, "bridge")) && File.Exists(Path.Combine(Plugins, "host-local"));

    public FakeNode Node { get; }

    public CriRuntime Agent { get; private set; } = null!;

    public string Sandbox => Node.New.SandboxId;

    private string Bridge => "avt" + _id;

    private string Leases => Path.Combine(Node.Options.StateDirectory, "leases", "n");

    public string AddressOf(int host) => $"198.18.{_net}.{host}";

    /// <summary>The machine runs already, as a server before has left it.</summary>
    public static async Task<NicWorld> StartAsync(string script, TimeProvider? time = null, byte[]? bootSector = null)
    {
        Assert.SkipUnless(IsPossible, "CNI's plugins are not installed");
        var world = new NicWorld(script, time);
        try
        {
            await world.BeginAsync(bootSector);
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    private async Task BeginAsync(byte[]? bootSector)
    {
        var node = Node;
        if (bootSector is not null)
            await node.UseRealQemuAsync(bootSector);
        await File.WriteAllTextAsync(Path.Combine(node.Options.CniConfigDirectory, "n.conflist"), Configuration);
        var network = await new SandboxNetwork(node.Options, NullLogger.Instance).AddAsync(Sandbox, [], default);
        var sandbox = new PodSandboxConfig
        {
            Metadata = new PodSandboxMetadata { Name = "p", Uid = "u" },
            Hostname = "p",
            LogDirectory = node.Options.StateDirectory,
            Labels = { [RuntimeLabels.PodUid] = "u" },
        };
        Write(
            new SandboxRecord(
                Sandbox,
                JsonFormatter.Default.Format(sandbox),
                DateTimeOffset.UtcNow,
                network.ToJsonString()
            )
        );
        var config = new ContainerConfig
        {
            Metadata = new ContainerMetadata { Name = "vm" },
            Image = new ImageSpec { Image = "i" },
            LogPath = "vm.log",
            Labels = { [RuntimeLabels.PodUid] = "u", [RuntimeLabels.ContainerName] = "vm" },
            Linux = new LinuxContainerConfig
            {
                Resources = new LinuxContainerResources { MemoryLimitInBytes = node.Shape.MemoryBytes },
            },
        };
        await using (var machine = node.Machine(node.New with { Config = JsonFormatter.Default.Format(config) }))
            await machine.StartAsync(node.Shape, default);
        await ServeAsync();
    }

    /// <summary>The next server, after what was done to the sandbox's record meanwhile.</summary>
    public async Task ServeAsync(Func<SandboxRecord, SandboxRecord>? change = null)
    {
        await EndAsync();
        if (change is not null)
            Write(change(Stored));
        _host = new VmRuntimeHost(Node.Options, NullLoggerFactory.Instance);
        await _host.StartAsync(default);
        Agent = new CriRuntime(Node.Options.Socket);
    }

    public SandboxRecord Stored =>
        JsonSerializer.Deserialize<SandboxRecord>(
            File.ReadAllText(Path.Combine(Node.Files.DiskFolder, "sandbox.json"))
        )!;

    public Task<ObservedNic> AttachAsync(string name, bool isToSpeak = true, string ip = "") =>
        Agent.AttachNicAsync(new NicAsk(Sandbox, name, ip), isToSpeak, default);

    public Task DetachAsync(string name) => Agent.DetachNicAsync(Sandbox, name, default);

    /// <summary>What the agent sees of the sandbox's interfaces: "eth0 Ready".</summary>
    public async Task<IReadOnlyList<string>> SeenAsync() =>
        [.. (await Agent.ListPodsAsync("u", default))["u"].Sandboxes.Single().Nics.Select(n => $"{n.Name} {n.Phase}")];

    /// <summary>Links in the sandbox, addresses that are given out and ports of the bridge, by their counts.</summary>
    public async Task<(int Links, int Leases, int Ports)> LeftAsync()
    {
        var space = File.Exists(SandboxNetwork.FileOf(Sandbox))
            ? await Programs.RunAsync(
                "ip",
                ["netns", "exec", SandboxNetwork.NamespaceOf(Sandbox), "ls", "/sys/class/net"],
                default
            )
            : "";
        var ports = await Programs.TryAsync("ip", ["-o", "link", "show", "master", Bridge], default);
        return (
            space.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(l => l != "lo"),
            Directory.EnumerateFiles(Leases).Count(f => IPAddress.TryParse(Path.GetFileName(f), out _)),
            ports.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length
        );
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_host is not null)
                await Agent.RemoveSandboxAsync(Sandbox, default);
        }
        finally
        {
            await EndAsync();
            await Programs.TryAsync("ip", ["netns", "delete", SandboxNetwork.NamespaceOf(Sandbox)], default);
            await Programs.TryAsync("ip", ["link", "delete", Bridge], default);
            Node.Dispose();
        }
    }

    private async Task EndAsync()
    {
        if (_host is null)
            return;
        Agent.Dispose();
        await _host.DisposeAsync();
        _host = null;
    }

    private void Write(SandboxRecord record) =>
        StateFiles.Write(Path.Combine(Node.Files.DiskFolder, "sandbox.json"), JsonSerializer.Serialize(record));

    private string Configuration =>
        new JsonObject
        {
            ["cniVersion"] = "1.0.0",
            ["name"] = "n",
            ["plugins"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "bridge",
                    ["bridge"] = Bridge,
                    ["isGateway"] = true,
                    ["ipam"] = new JsonObject
                    {
                        ["type"] = "host-local",
                        ["dataDir"] = Path.GetDirectoryName(Leases),
                        ["ranges"] = new JsonArray(
                            new JsonArray(new JsonObject { ["subnet"] = $"198.18.{_net}.0/24" })
                        ),
                        ["routes"] = new JsonArray(new JsonObject { ["dst"] = "0.0.0.0/0" }),
                    },
                }
            ),
        }.ToJsonString();
}
