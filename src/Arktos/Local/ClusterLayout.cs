using System.Globalization;
using System.Text.Json;

namespace Arktos.Local;

/// <summary>A node agent of a local cluster.</summary>
internal sealed record LocalNode(string Name, string Az, int Port, string PodCidr, string Bridge);

/// <summary>A role's process: its name (of its pid file and log), how it is started, and where it listens, if it does.</summary>
internal sealed record LocalProcess(string Name, IReadOnlyList<string> Arguments, string? Address = null);

/// <summary>
/// Where a local cluster has its files and ports. Everything is below the state directory; two clusters with different directories and port bases run side by
/// side. Kept in local.json, so that later commands find what `up` made.
/// </summary>
/// <param name="PortBase">Ports from here on: +3, +4 API servers (6443, 6444 by default), +11 to +13 stores, +20 on node agents.</param>
/// <param name="Runtime">containerd or hollow.</param>
internal sealed record ClusterLayout(string StateDirectory, int PortBase, int Partitions, string Runtime)
{
    public const int DefaultPortBase = 6440;
    public const int PortBaseMax = ushort.MaxValue - 20;
    private const string Loopback = "127.0.0.1";

    private static readonly string[] Zones = ["az-a", "az-b", "az-c"];

    public string Pki => Path.Combine(StateDirectory, "pki");
    public string Run => Path.Combine(StateDirectory, "run");
    public string Logs => Path.Combine(StateDirectory, "logs");
    public string Images => Path.Combine(StateDirectory, "images");
    public string Kubeconfig => Path.Combine(StateDirectory, "kubeconfig");
    public string ClusterFile => Path.Combine(StateDirectory, "cluster.json");

    public IReadOnlyList<(uint Id, string Az, string Address)> Stores => [.. Zones.Select((az, i) => ((uint)i + 1, az, Address(11 + i)))];

    public IReadOnlyList<(string Name, string Az, string Address)> ApiServers => [("apiserver-1", Zones[0], Address(3)), ("apiserver-2", Zones[1], Address(4))];

    public IReadOnlyList<LocalNode> Nodes => [new("node-1", Zones[0], PortBase + 20, $"10.{64 + PortBase / 10 % 128}.0.0/24", $"arktos{PortBase.ToString(CultureInfo.InvariantCulture)}")];

    public string ServerUrls => string.Join(',', ApiServers.Select(s => $"https://{s.Address}"));

    public static string AgentName(LocalNode node) => $"kubelet-{node.Name}";

    public string NodeDirectory(LocalNode node) => Path.Combine(StateDirectory, "nodes", node.Name);

    public string StoreDirectory(string az) => Path.Combine(StateDirectory, "data", az);

    public IEnumerable<LocalProcess> StoreProcesses => Stores.Select(s => new LocalProcess($"store-{s.Az}",
        ["store", "--cluster", ClusterFile, "--store", s.Id.ToString(CultureInfo.InvariantCulture), "--data-dir", StoreDirectory(s.Az), "--pki", Pki, "--certificate", $"store-{s.Az}"], s.Address));

    public IEnumerable<LocalProcess> ApiServerProcesses => ApiServers.Select(s => new LocalProcess(s.Name,
        ["apiserver", "--listen", s.Address, "--stores", string.Join(',', Stores.Select(t => t.Address)), "--az", s.Az, "--pki", Pki, "--certificate", s.Name], s.Address));

    public IEnumerable<LocalProcess> ComponentProcesses =>
    [
        new("scheduler-1", ["scheduler", "--servers", ServerUrls, "--pki", Pki, "--certificate", Roles.PkiNames.Scheduler]),
        new("controllers-1", ["controllers", "--servers", ServerUrls, "--pki", Pki, "--certificate", Roles.PkiNames.Controllers]),
        .. Nodes.Select(n => new LocalProcess(AgentName(n),
            ["kubelet", "--node", n.Name, "--zone", n.Az, "--listen", $"{Loopback}:{n.Port.ToString(CultureInfo.InvariantCulture)}", "--servers", ServerUrls, "--pki", Pki, "--certificate", n.Name,
                "--state-dir", NodeDirectory(n), "--images", Images, "--runtime", Runtime, "--pod-cidr", n.PodCidr, "--bridge", n.Bridge], $"{Loopback}:{n.Port.ToString(CultureInfo.InvariantCulture)}")),
    ];

    public IEnumerable<LocalProcess> Processes => [.. StoreProcesses, .. ApiServerProcesses, .. ComponentProcesses];

    public void Save() => File.WriteAllText(FileIn(StateDirectory), JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    /// <summary>Null when no cluster was made there.</summary>
    public static ClusterLayout? TryLoad(string stateDirectory)
    {
        var file = FileIn(stateDirectory);
        return File.Exists(file) ? JsonSerializer.Deserialize<ClusterLayout>(File.ReadAllText(file), JsonSerializerOptions.Web)! with { StateDirectory = stateDirectory } : null;
    }

    private static string FileIn(string stateDirectory) => Path.Combine(stateDirectory, "local.json");

    private string Address(int offset) => $"{Loopback}:{(PortBase + offset).ToString(CultureInfo.InvariantCulture)}";
}
