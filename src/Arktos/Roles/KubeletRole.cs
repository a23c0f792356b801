using System.CommandLine;
using System.Net;
using Arktos.ApiServer.Registry.Pods;
using Arktos.Kubelet;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Server;
using Arktos.Rpc;

namespace Arktos.Roles;

/// <summary>`arktos kubelet`: a node agent.</summary>
internal static class KubeletRole
{
    private static readonly Option<string> Node = new("--node") { Description = "name of the node", Required = true };
    private static readonly Option<string> Zone = new("--zone")
    {
        Description = "availability zone of the node",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "address:port of the agent's own server (logs, exec)",
        Required = true,
    };
    private static readonly Option<string?> Address = new("--node-address")
    {
        Description = "address under which API servers and other nodes reach this one; by default that of --listen",
    };
    private static readonly Option<DirectoryInfo> State = new("--state-dir")
    {
        Description = "folder of pods' volumes and logs, and of containerd",
        Required = true,
    };
    private static readonly Option<DirectoryInfo?> Images = new("--images")
    {
        Description = "folder of image archives (*.tar) to import",
    };
    private static readonly Option<string> Runtime = new("--runtime")
    {
        Description = "containerd or hollow",
        DefaultValueFactory = _ => "containerd",
    };
    private static readonly Option<string> RuntimeEndpoints = new("--container-runtime-endpoint")
    {
        Description =
            "runtime servers of the node, NAME,container|vm,SOCKET each, separated by semicolons; a socket alone is of "
            + "containers; without one of containers, the agent runs a containerd of its own",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<string> PodCidr = new("--pod-cidr")
    {
        Description = "addresses of the node's pods; without, those that a controller gives the node (spec.podCIDR)",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<string> ClusterCidr = new("--cluster-cidr")
    {
        Description =
            "range of all nodes' pods: routes to the pods of other nodes are kept, and what leaves it gets the node's "
            + "address; without, there are no routes, and what leaves the node's own pods gets its address",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<bool> Masquerade = new("--masquerade")
    {
        Description =
            "give packets of pods that leave --cluster-cidr the node's address; false where something behind the node "
            + "does",
        DefaultValueFactory = _ => true,
    };
    private const string TunnelAuto = "auto",
        TunnelNever = "never";
    private static readonly Option<string> Tunnel = TunnelOption();

    private static readonly Option<string> Bridge = new("--bridge")
    {
        Description = "name of the bridge of the node's pods",
        DefaultValueFactory = _ => "arktos0",
    };

    private static readonly Option<string> ClusterDns = new("--cluster-dns")
    {
        Description =
            "addresses of the name servers of pods with DNS policy ClusterFirst, separated by commas; without, "
            + "they get the node's",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<string> ClusterDomain = new("--cluster-domain")
    {
        Description = "the domain in which pods look for names first",
        DefaultValueFactory = _ => "cluster.local",
    };

    private static readonly Option<string> ResolvConf = new("--resolv-conf")
    {
        Description = "the node's own name servers, for pods with DNS policy Default; empty: none",
        DefaultValueFactory = _ => "/etc/resolv.conf",
    };

    private static readonly Option<string> Handlers = new("--runtime-handlers")
    {
        Description =
            "what RuntimeClasses may name beside runc: NAME=TYPE, by commas, where TYPE is containerd's name of an "
            + "installed shim (gvisor=io.containerd.runsc.v1)",
        DefaultValueFactory = _ => "",
    };

    private static readonly Option<string> Manifests = new("--pod-manifest-path")
    {
        Description = "file, or folder of files, of pods that this node runs by itself (static pods, of tenant system)",
        DefaultValueFactory = _ => "",
    };

    public static Command Command()
    {
        Runtime.AcceptOnlyFromAmong("containerd", "hollow");
        var command = new Command("kubelet", "Run a node agent: pods on this machine")
        {
            Node,
            Zone,
            Listen,
            Address,
            State,
            Images,
            Runtime,
            RuntimeEndpoints,
            Handlers,
            PodCidr,
            ClusterCidr,
            Masquerade,
            Tunnel,
            Bridge,
            ClusterDns,
            ClusterDomain,
            ResolvConf,
            Manifests,
            ConnectionOptions.Servers,
            PkiOptions.Folder,
            PkiOptions.Certificate,
        };
        Handlers.Validators.Add(result =>
        {
            try
            {
                RuntimeHandler.ParseAll(result.GetValueOrDefault<string>());
            }
            catch (FormatException e)
            {
                result.AddError($"{Handlers.Name}: {e.Message}");
            }
        });
        PressureFlags.AddTo(command);
        ImagePullFlags.AddTo(command);
        ShutdownFlags.AddTo(command);
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "kubelet",
                    parsed,
                    async (loggers, stop) =>
                    {
                        OwnFiles.LetContainersRead(parsed.GetRequiredValue(State).FullName);
                        var options = Read(parsed);
                        await using var kubelet = new KubeletHost(options, loggers);
                        await kubelet.StartAsync(stop).ConfigureAwait(false);
                        await ShutdownFlags
                            .UntilStoppedAsync(kubelet, options.Shutdown, loggers.CreateLogger("Arktos.Kubelet"), stop)
                            .ConfigureAwait(false);
                        await kubelet.StopAsync(CancellationToken.None).ConfigureAwait(false);
                    },
                    ("Node", parsed.GetRequiredValue(Node))
                )
        );
        return command;
    }

    /// <summary>The options and their values, for whoever starts a node agent.</summary>
    public static string[] Names(string clusterDns, string clusterDomain) =>
        [ClusterDns.Name, clusterDns, ClusterDomain.Name, clusterDomain];

    /// <summary>
    /// The options and their values: a node among others, with pods of a range that a controller gives.
    /// </summary>
    public static string[] Among(string clusterCidr, bool masquerades) =>
        [ClusterCidr.Name, clusterCidr, Masquerade.Name, masquerades ? "true" : "false"];

    /// <summary>The option and its value: pods of the node's own are written down there.</summary>
    public static string[] WithManifests(string folder) => [Manifests.Name, folder];

    /// <summary>The option and its value: virtual machines are run by the server at that socket.</summary>
    public static string[] WithMachines(string socket) => [RuntimeEndpoints.Name, $"vmRuntime,vm,{socket}"];

    /// <summary>The socket of the first runtime of a kind; "": there is none.</summary>
    private static string SocketOf(ParseResult parsed, WorkloadKind kind)
    {
        var text = parsed.GetRequiredValue(RuntimeEndpoints);
        if (text.Length == 0)
            return "";
        try
        {
            return RuntimeEndpoint.Parse(text).FirstOrDefault(e => e.Kind == kind)?.Socket ?? "";
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"{RuntimeEndpoints.Name}: {e.Message}", e);
        }
    }

    private static Option<string> TunnelOption()
    {
        var option = new Option<string>("--pod-tunnel")
        {
            Description =
                $"to pods of nodes behind other machines: {TunnelAuto} (VXLAN where nodes are no neighbours) or "
                + $"{TunnelNever} (the network routes pod ranges itself)",
            DefaultValueFactory = _ => TunnelAuto,
        };
        option.AcceptOnlyFromAmong(TunnelAuto, TunnelNever);
        return option;
    }

    private static NodeNetworkOptions Network(ParseResult parsed)
    {
        var (pods, cluster) = (parsed.GetRequiredValue(PodCidr), parsed.GetRequiredValue(ClusterCidr));
        foreach (
            var (option, range) in (ReadOnlySpan<(string, string)>)[(PodCidr.Name, pods), (ClusterCidr.Name, cluster)]
        )
            if (range.Length > 0)
                Addresses.Range(option, range);
        return new NodeNetworkOptions
        {
            BridgeName = parsed.GetRequiredValue(Bridge),
            PodCidr = pods,
            ClusterCidr = cluster,
            Tunnels = parsed.GetRequiredValue(Tunnel) == TunnelAuto,
            Masquerading =
                cluster.Length == 0 ? Masquerading.ByPlugin
                : parsed.GetValue(Masquerade) ? Masquerading.ByNode
                : Masquerading.Elsewhere,
        };
    }

    private static KubeletOptions Read(ParseResult parsed)
    {
        var pki = parsed.GetRequiredValue(PkiOptions.Folder).FullName;
        var (listen, cidr, zone) = (
            parsed.GetRequiredValue(Listen),
            parsed.GetRequiredValue(PodCidr),
            parsed.GetRequiredValue(Zone)
        );
        var endPoint = Addresses.EndPoint(Listen.Name, listen);
        var address = parsed.GetValue(Address) is { } named ? Addresses.Address(Address.Name, named) : endPoint.Address;
        var labels = new Dictionary<string, string>();
        if (zone.Length > 0)
            labels["topology.kubernetes.io/zone"] = zone;
        return new KubeletOptions
        {
            NodeName = parsed.GetRequiredValue(Node),
            Api = ConnectionOptions.Read(parsed, "kubelet"),
            StateDirectory = parsed.GetRequiredValue(State).FullName,
            Runtime = parsed.GetRequiredValue(Runtime) == "hollow" ? RuntimeKind.Hollow : RuntimeKind.Containerd,
            ContainerdSocket = SocketOf(parsed, WorkloadKind.Container),
            MachinesSocket = SocketOf(parsed, WorkloadKind.Vm),
            RuntimeHandlers = RuntimeHandler.ParseAll(parsed.GetRequiredValue(Handlers)),
            Network = Network(parsed),
            ImageArchives = parsed.GetValue(Images) is { Exists: true } images
                ? [.. images.EnumerateFiles("*.tar").Select(f => f.FullName)]
                : [],
            Listen = endPoint,
            ServingCertificate = CertificateAuthority.LoadPem(
                pki,
                PkiNames.Serving(parsed.GetRequiredValue(PkiOptions.Certificate))
            ),
            ClientRoots = PkiOptions.LoadRoots(pki, PkiNames.ClusterAuthority),
            ApiServers = new ApiServerIdentity([KubeletClientName], KubeletClientGroup),
            NodeLabels = labels,
            NodeAddress = address.ToString(),
            PodCidr = cidr,
            WaitsForPodCidr = cidr.Length == 0,
            ClusterDns =
            [
                .. parsed
                    .GetRequiredValue(ClusterDns)
                    .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(a => Addresses.Address(ClusterDns.Name, a).ToString()),
            ],
            ClusterDomain = parsed.GetRequiredValue(ClusterDomain),
            ResolvConf = parsed.GetRequiredValue(ResolvConf),
            StaticPodPath = parsed.GetRequiredValue(Manifests) is { Length: > 0 } path ? Path.GetFullPath(path) : "",
            ReadManifest = bytes => PodManifest.Read(bytes),
            Pressure = PressureFlags.Pressure(parsed, parsed.GetRequiredValue(Runtime) == "hollow"),
            Shutdown = ShutdownFlags.Read(parsed),
            ImageCollection = PressureFlags.ImageCollection(parsed),
            PullVerification = ImagePullFlags.Read(parsed),
        };
    }

    /// <summary>The common name of an API server's certificate towards node agents.</summary>
    public const string KubeletClientName = "kube-apiserver-kubelet-client";

    /// <summary>The organization that it names.</summary>
    public const string KubeletClientGroup = "system:masters";
}
