using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Kubelet.Network;
using Arktos.Store.Partitions;

namespace Arktos.Local;

/// <summary>A node agent of a local cluster.</summary>
/// <param name="Address">Under which API servers and other nodes reach it.</param>
/// <param name="Place">Its network namespace; null: it is on the machine's own network.</param>
internal sealed record LocalNode(string Name, string Az, int Port, string Address, MachineNode? Place)
{
    /// <summary>"" on the machine's own network.</summary>
    public string NamespaceFile => Place is { } place ? NetworkNamespace.FileOf(place.Namespace) : "";
}

/// <summary>
/// A role's process: its name (of its pid file and log), how it is started, and where it listens, if it does.
/// </summary>
/// <param name="NamespaceFile">The network namespace that it runs in; "": the machine's own network.</param>
internal sealed record LocalProcess(
    string Name,
    IReadOnlyList<string> Arguments,
    string? Address = null,
    string NamespaceFile = ""
);

/// <summary>
/// Where a local cluster has its files and ports. Everything is below the state directory; two clusters with different
/// directories and port bases run side by side. Kept in local.json, so that later commands find what `up` made.
/// </summary>
/// <param name="PortBase">Ports from here on: +1 the OpenStack-like API of all API servers, +2 all API servers together
/// (6442 by default), +3, +4 each of them,
/// +5 the scheduler, +6 the controllers, +7 all DNS servers together, +8 and +9 metrics and health of each of them,
/// +10 metrics and health of the machine's proxy, +11 to +19 stores, +20 to +28 node agents.</param>
/// <param name="Runtime">containerd or hollow.</param>
/// <param name="NodeAddress">Under which pods and other machines reach this one; empty of a cluster of an earlier
/// version: loopback.</param>
/// <param name="NodesCount">How many node agents. One is on the machine's own network; several that run containers have
/// network namespaces, all of them.</param>
/// <param name="LoadBalancerRange">What services of type LoadBalancer get an address of; "": they get none; null: a
/// range of the cluster's own where containers run.</param>
internal sealed record ClusterLayout(
    string StateDirectory,
    int PortBase,
    int Partitions,
    string Runtime,
    string NodeAddress = "",
    int NodesCount = 1,
    string? LoadBalancerRange = null
)
{
    public const int DefaultPortBase = 6440;
    public const int NodesMax = 9;
    public const int PortBaseMax = ushort.MaxValue - FirstNodePort - NodesMax + 1;
    public const string Containerd = "containerd",
        Hollow = "hollow";
    private const string Loopback = "127.0.0.1",
        Everywhere = "0.0.0.0";
    private const int OpenStackPort = 1,
        SharedPort = 2;

    /// <summary>Ports that stores have: +11 to +19.</summary>
    public const int StoresMax = 9;
    private const int SchedulerPort = 5,
        ControllersPort = 6,
        NamesPort = 7,
        FirstDnsPort = 8,
        ProxyPort = 10,
        FirstStorePort = 11,
        FirstNodePort = 20;
    private const int SupervisorsCount = 2,
        DnsServersCount = 2;

    private static readonly string[] Zones = ["az-a", "az-b", "az-c"];

    public string Pki => Path.Combine(StateDirectory, "pki");
    public string EncryptionFile => Path.Combine(Pki, "encryption.yaml");
    public string Run => Path.Combine(StateDirectory, "run");
    public string Logs => Path.Combine(StateDirectory, "logs");
    public string Images => Path.Combine(StateDirectory, "images");
    public string Kubeconfig => Path.Combine(StateDirectory, "kubeconfig");
    public string ClusterFile => Path.Combine(StateDirectory, "cluster.json");

    /// <summary>One in each of three AZs to begin with; then whatever the operator made of it.</summary>
    public IReadOnlyList<ConfiguredStore> Stores =>
        File.Exists(ClusterFile)
            ? ClusterConfiguration.Read(ClusterFile).Stores
            : [.. Zones.Select((az, i) => new ConfiguredStore((uint)i + 1, az, az, Address(FirstStorePort + i)))];

    public IReadOnlyList<(string Name, string Az, string Address)> ApiServers =>
        [("apiserver-1", Zones[0], Address(3)), ("apiserver-2", Zones[1], Address(4))];

    /// <summary>Of whichever API server is up: what users are given.</summary>
    public string SharedApiServer => Address(SharedPort);

    /// <summary>The OpenStack-like API of whichever API server is up.</summary>
    public string OpenStackApi => Address(OpenStackPort);

    /// <summary>Whichever DNS server is up; this machine reaches it here, pods at <see cref="NameServers"/>.</summary>
    public string SharedNameServer => Address(NamesPort);

    public int NameServerPort => PortBase + NamesPort;

    /// <summary>Where all DNS servers together take queries.</summary>
    public IReadOnlyList<string> NameServers =>
        [
            .. new[] { Loopback, AdvertisedAddress }
                .Distinct()
                .Select(a => $"{a}:{NameServerPort.ToString(CultureInfo.InvariantCulture)}"),
        ];

    /// <summary>Metrics and health of each DNS server.</summary>
    public IReadOnlyList<int> DnsDoorPorts =>
        [.. Enumerable.Range(0, DnsServersCount).Select(i => PortBase + FirstDnsPort + i)];

    /// <summary>What pods and other machines reach this one under.</summary>
    public string AdvertisedAddress =>
        NodeAddress.Length > 0 && NodeAddress != Loopback ? NodeAddress
        // A machine without a network is reached by its nodes all the same.
        : HasNamespaces ? Network.Gateway.ToString()
        : Loopback;

    public bool RunsContainers => Runtime == Containerd;

    /// <summary>Of a cluster that is not to have virtual machines.</summary>
    public bool LeavesOutMachines { get; init; }

    /// <summary>Where QEMU is; a cluster has them as soon as it is started with it.</summary>
    [JsonIgnore]
    public bool RunsMachines => RunsContainers && !LeavesOutMachines && LocalNodes.WhyNoMachines() is null;

    public bool HasNamespaces => RunsContainers && NodesCount > 1;

    [JsonIgnore]
    public LocalNetwork Network => new(PortBase);

    /// <summary>Nobody leads to the addresses where containers are played.</summary>
    [JsonIgnore]
    public string LoadBalancers => LoadBalancerRange ?? (RunsContainers ? Network.LoadBalancerRange : "");

    /// <summary>Each in the next AZ, and around again.</summary>
    [JsonIgnore]
    public IReadOnlyList<LocalNode> Nodes =>
        [
            .. Enumerable
                .Range(1, NodesCount)
                .Select(i =>
                {
                    var place = HasNamespaces ? Network.Node(i) : null;
                    return new LocalNode(
                        $"node-{i.ToString(CultureInfo.InvariantCulture)}",
                        Zones[(i - 1) % Zones.Length],
                        PortBase + FirstNodePort + i - 1,
                        place?.Address.ToString() ?? AdvertisedAddress,
                        place
                    );
                }),
        ];

    public string ServerUrls => ServerUrlsAt(Loopback);

    private string ServerUrlsAt(string address) =>
        string.Join(',', ApiServers.Select(s => $"https://{address}:{s.Address.Split(':')[^1]}"));

    public static string MachinesName(LocalNode node) => $"vm-runtime-{node.Name}";

    public string MachinesDirectory(LocalNode node) => Path.Combine(NodeDirectory(node), "machines");

    public string MachinesSocket(LocalNode node) => VmRuntime.VmRuntimeOptions.SocketOf(MachinesDirectory(node));

    /// <summary>Those that hack/make-images.sh has made.</summary>
    private Dictionary<string, string> MachineImages =>
        Path.Combine(Images, "vm.qcow2") is var file && File.Exists(file) ? new() { ["arktos.local/vm:1"] = file } : [];

    public static string AgentName(LocalNode node) => $"kubelet-{node.Name}";

    /// <summary>The pod network of a node, as its agent is told of it.</summary>
    public NodeNetworkOptions NetworkOf(LocalNode node) =>
        new()
        {
            BridgeName = Network.PodBridge,
            ClusterCidr = Network.ClusterCidr,
            NamespaceFile = node.NamespaceFile,
        };

    /// <summary>Pods that a node is to run by itself.</summary>
    public string ManifestDirectory(LocalNode node) => Path.Combine(NodeDirectory(node), "manifests");

    public string NodeDirectory(LocalNode node) => Path.Combine(StateDirectory, "nodes", node.Name);

    public string StoreDirectory(string store) => Path.Combine(StateDirectory, "data", store);

    public static string StoreProcessName(string store) => $"store-{store}";

    /// <summary>An address that no store has; null when all are taken.</summary>
    public string? FreeStoreAddress() =>
        Enumerable
            .Range(FirstStorePort, StoresMax)
            .Select(Address)
            .FirstOrDefault(a => Stores.All(s => s.Address != a));

    /// <summary>Makes the data directory and the certificate of a store that is to join.</summary>
    public void AddStore(ConfiguredStore store)
    {
        // A supervisor sees the store when it has all that it needs.
        using var held = new WantedState(this).Lock();
        var cluster = ClusterConfiguration.Read(ClusterFile);
        DataDirectory.Create(StoreDirectory(store.Name), cluster.ClusterId, store.Id);
        (cluster with { Stores = [.. cluster.Stores, store] }).Write(ClusterFile);
        LocalPki.Ensure(this);
    }

    public void RemoveStore(ConfiguredStore store)
    {
        using var held = new WantedState(this).Lock();
        var cluster = ClusterConfiguration.Read(ClusterFile);
        (cluster with { Stores = [.. cluster.Stores.Where(s => s.Id != store.Id)] }).Write(ClusterFile);
    }

    public IEnumerable<LocalProcess> StoreProcesses =>
        Stores.Select(s => new LocalProcess(
            StoreProcessName(s.Name),
            [
                "store",
                "--cluster",
                ClusterFile,
                "--store",
                s.Id.ToString(CultureInfo.InvariantCulture),
                "--data-dir",
                StoreDirectory(s.Name),
                "--pki",
                Pki,
                "--certificate",
                StoreProcessName(s.Name),
            ],
            s.Address
        ));

    public IEnumerable<LocalProcess> ApiServerProcesses =>
        ApiServers.Select(s => new LocalProcess(
            s.Name,
            [
                "apiserver",
                "--listen",
                OnAll(s.Address),
                "--shared-listen",
                OnAll(SharedApiServer),
                "--openstack-listen",
                OnAll(OpenStackApi),
                .. MachineImages.Keys.SelectMany(i =>
                    Roles.ApiServerRole.OpenStackImage(i.Split('/')[^1].Split(':')[0], i)
                ),
                "--advertise-address",
                AdvertisedAddress,
                "--cluster",
                ClusterFile,
                "--az",
                s.Az,
                "--pki",
                Pki,
                "--certificate",
                s.Name,
                .. LocalEncryption.ArgumentsOf(this),
            ],
            s.Address
        ));

    public IEnumerable<LocalProcess> ComponentProcesses =>
        [
            new(
                "scheduler-1",
                [
                    "scheduler",
                    "--servers",
                    ServerUrls,
                    "--pki",
                    Pki,
                    "--certificate",
                    Roles.PkiNames.Scheduler,
                    .. Roles.RoleDoorOptions.At(IPEndPoint.Parse(Address(SchedulerPort))),
                ],
                Address(SchedulerPort)
            ),
            new(
                "controllers-1",
                [
                    "controllers",
                    "--servers",
                    ServerUrls,
                    "--pki",
                    Pki,
                    "--certificate",
                    Roles.PkiNames.Controllers,
                    "--cluster-signing-cert-file",
                    Path.Combine(Pki, Roles.PkiNames.ClusterAuthority + ".crt"),
                    "--cluster-signing-key-file",
                    Path.Combine(Pki, Roles.PkiNames.ClusterAuthority + ".key"),
                    .. Roles.ControllersRole.PodRanges(Network.ClusterCidr),
                    .. Roles.ControllersRole.LoadBalancers(LoadBalancers),
                    .. Roles.RoleDoorOptions.At(IPEndPoint.Parse(Address(ControllersPort))),
                ],
                Address(ControllersPort)
            ),
            .. DnsDoorPorts.Select(
                (port, i) =>
                    new LocalProcess(
                        $"dns-{(i + 1).ToString(CultureInfo.InvariantCulture)}",
                        [
                            "dns",
                            "--servers",
                            ServerUrls,
                            "--pki",
                            Pki,
                            "--certificate",
                            Roles.PkiNames.Dns,
                            .. Roles.DnsRole.At(NameServers, NameService.Domain),
                            .. Roles.RoleDoorOptions.At(new IPEndPoint(IPAddress.Any, port)),
                        ],
                        $"{Loopback}:{port.ToString(CultureInfo.InvariantCulture)}"
                    )
            ),
            .. ProxyProcesses,
            .. Nodes
                .Where(_ => RunsMachines)
                .Select(n => new LocalProcess(
                    MachinesName(n),
                    [
                        Roles.VmRuntimeRole.Name,
                        .. Roles.VmRuntimeRole.At(
                            MachinesSocket(n),
                            MachinesDirectory(n),
                            Kubelet.KubeletHost.LayoutOf(NodeDirectory(n)).CniConfigDirectory,
                            MachineImages
                        ),
                    ],
                    null,
                    n.NamespaceFile
                )),
            .. Nodes.Select(n => new LocalProcess(
                AgentName(n),
                [
                    "kubelet",
                    "--node",
                    n.Name,
                    "--zone",
                    n.Az,
                    "--listen",
                    $"{Everywhere}:{n.Port.ToString(CultureInfo.InvariantCulture)}",
                    "--node-address",
                    n.Address,
                    "--servers",
                    n.Place is null ? ServerUrls : ServerUrlsAt(Network.Gateway.ToString()),
                    "--pki",
                    Pki,
                    "--certificate",
                    n.Name,
                    "--state-dir",
                    NodeDirectory(n),
                    "--images",
                    Images,
                    "--runtime",
                    Runtime,
                    "--bridge",
                    Network.PodBridge,
                    .. RunsContainers ? Roles.KubeletRole.Among(Network.ClusterCidr, masquerades: n.Place is null) : [],
                    .. Roles.KubeletRole.Names(NameService.ClusterIp, NameService.Domain),
                    .. Roles.KubeletRole.WithManifests(ManifestDirectory(n)),
                    .. RunsContainers ? Roles.PressureFlags.OnSharedMachine() : [],
                    .. RunsMachines ? Roles.KubeletRole.WithMachines(MachinesSocket(n)) : [],
                ],
                n.Place is null ? $"{Loopback}:{n.Port.ToString(CultureInfo.InvariantCulture)}" : null,
                n.NamespaceFile
            )),
        ];

    /// <summary>By a node on the machine's own network it reaches services and pods; otherwise by this.</summary>
    private IEnumerable<LocalProcess> ProxyProcesses =>
        HasNamespaces
            ?
            [
                new(
                    "proxy-1",
                    [
                        "proxy",
                        "--servers",
                        ServerUrls,
                        "--pki",
                        Pki,
                        "--certificate",
                        Roles.PkiNames.Proxy,
                        .. Roles.ProxyRole.At(Network.ProxyTable, Network.NodeBridge, Network.ClusterCidr),
                        .. Roles.RoleDoorOptions.At(IPEndPoint.Parse(Address(ProxyPort))),
                    ],
                    Address(ProxyPort)
                ),
            ]
            : [];

    /// <summary>They start again what ends, each other too.</summary>
    public IEnumerable<LocalProcess> SupervisorProcesses =>
        Enumerable
            .Range(1, SupervisorsCount)
            .Select(i => i.ToString(CultureInfo.InvariantCulture))
            .Select(i => new LocalProcess(
                $"supervisor-{i}",
                [SuperviseCommand.Name, "--state-dir", StateDirectory, "--number", i]
            ));

    public IEnumerable<LocalProcess> Processes => Wanted(WantedProcesses.All);

    public IEnumerable<LocalProcess> Wanted(WantedProcesses wanted) =>
        wanted switch
        {
            WantedProcesses.All =>
            [
                .. StoreProcesses,
                .. ApiServerProcesses,
                .. ComponentProcesses,
                .. SupervisorProcesses,
            ],
            WantedProcesses.Stores => [.. StoreProcesses, .. SupervisorProcesses],
            _ => [],
        };

    public void Save() =>
        File.WriteAllText(FileIn(StateDirectory), JsonSerializer.Serialize(this, JsonSerializerOptions.Web));

    /// <summary>Null when no cluster was made there.</summary>
    public static ClusterLayout? TryLoad(string stateDirectory)
    {
        var file = FileIn(stateDirectory);
        return File.Exists(file)
            ? JsonSerializer.Deserialize<ClusterLayout>(File.ReadAllText(file), JsonSerializerOptions.Web)! with
            {
                StateDirectory = stateDirectory,
            }
            : null;
    }

    private static string FileIn(string stateDirectory) => Path.Combine(stateDirectory, "local.json");

    private static string OnAll(string address) => $"{Everywhere}:{address.Split(':')[^1]}";

    private string Address(int offset) => $"{Loopback}:{(PortBase + offset).ToString(CultureInfo.InvariantCulture)}";
}
