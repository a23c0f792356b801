using System.Net;
using System.Security.Cryptography.X509Certificates;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Client.Connection;
using Arktos.Kubelet.Images;
using Arktos.Kubelet.Images.Pulls;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Pressure;
using Arktos.Kubelet.Server;
using Arktos.Kubelet.Shutdown;
using Arktos.Kubelet.Status;
using Arktos.Metrics;

namespace Arktos.Kubelet;

public enum RuntimeKind
{
    /// <summary>Real containers, by CRI.</summary>
    Containerd,

    /// <summary>
    /// Containers that only seem to run: for machines without root or containerd, and for tests of scale.
    /// </summary>
    Hollow,
}

/// <summary>Settings of one node agent.</summary>
public sealed record KubeletOptions
{
    /// <summary>Lower case; the name of the Node object.</summary>
    public required string NodeName { get; init; }

    /// <summary>
    /// How to reach the API servers. The client certificate is the node's: CN system:node:NAME, O system:nodes.
    /// </summary>
    public required ApiConnectionOptions Api { get; init; }

    /// <summary>Volumes, logs and, if private, containerd's files. One node agent for a directory.</summary>
    public required string StateDirectory { get; init; }

    public RuntimeKind Runtime { get; init; } = RuntimeKind.Containerd;

    /// <summary>
    /// The socket of a containerd that somebody else runs. Empty: the agent runs a private one under
    /// <see cref="StateDirectory"/> with <see cref="Network"/>.
    /// </summary>
    public string ContainerdSocket { get; init; } = "";

    /// <summary>
    /// The socket of the node's runtime of virtual machines; "": it has none. A hollow node plays machines as well.
    /// </summary>
    public string MachinesSocket { get; init; } = "";

    /// <summary>The pod network of the private containerd; its CIDR should be <see cref="PodCidr"/>.</summary>
    public NodeNetworkOptions? Network { get; init; }

    /// <summary>What RuntimeClasses may name, beside runc; of the private containerd.</summary>
    public IReadOnlyList<RuntimeHandler> RuntimeHandlers { get; init; } = [];

    /// <summary>docker-archive or OCI tars that are imported into the private containerd at the start.</summary>
    public IReadOnlyList<string> ImageArchives { get; init; } = [];

    /// <summary>Where logs and exec are served; null: not at all.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>With its private key; needed with <see cref="Listen"/>. For servers, with the node's name.</summary>
    public X509Certificate2? ServingCertificate { get; init; }

    /// <summary>Who may have signed the certificates of callers; needed with <see cref="Listen"/>.</summary>
    public X509Certificate2Collection? ClientRoots { get; init; }

    /// <summary>Who may call the agent's server, for whatever it serves.</summary>
    public ApiServerIdentity ApiServers { get; init; } = new(["kube-apiserver-kubelet-client"], "system:masters");

    /// <summary>Besides the ones that every node has: topology.kubernetes.io/zone.</summary>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>The address that others reach this node at.</summary>
    public string NodeAddress { get; init; } = MachineFacts.Address();

    /// <summary>"10.200.1.0/24". The hollow runtime gives addresses from it.</summary>
    public string PodCidr { get; init; } = "";

    /// <summary>
    /// The range of pods is what a controller writes into the node's spec.podCIDR, in place of <see cref="PodCidr"/>;
    /// the node is not ready before.
    /// </summary>
    public bool WaitsForPodCidr { get; init; }

    public int MaxPods { get; init; } = 110;

    /// <summary>In place of what the machine has.</summary>
    public IReadOnlyDictionary<string, Quantity>? Capacity { get; init; }

    /// <summary>A file, or a folder of files, that ask for pods of the node's own; "": there are none.</summary>
    public string StaticPodPath { get; init; } = "";

    /// <summary>
    /// Makes a pod of such a file's content, with defaults; a FormatException says why it is none. Needed with
    /// <see cref="StaticPodPath"/>.
    /// </summary>
    public Func<byte[], Pod> ReadManifest { get; init; } =
        static _ => throw new InvalidOperationException("nobody said how manifests are read");

    /// <summary>When pods go so that the node goes on; null: by default, or never with the hollow runtime.</summary>
    public PressureOptions? Pressure { get; init; }

    /// <summary>How pods end when the machine is shut down.</summary>
    public ShutdownOptions Shutdown { get; init; } = ShutdownOptions.Off;

    public ImageCollectionOptions ImageCollection { get; init; } = new();

    /// <summary>Of which images on the node a pod has to show that it could have pulled them.</summary>
    public PullVerification PullVerification { get; init; } = PullVerification.Default;

    /// <summary>Name servers of pods with DNS policy ClusterFirst; none: they get the node's.</summary>
    public IReadOnlyList<string> ClusterDns { get; init; } = [];

    public string ClusterDomain { get; init; } = "cluster.local";

    /// <summary>The node's own settings, which pods with DNS policy Default get; "" for none.</summary>
    public string ResolvConf { get; init; } = "/etc/resolv.conf";

    /// <summary>Where the agent counts, and what it serves at /metrics.</summary>
    public RoleMetrics Metrics { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal PressureOptions PressureInForce =>
        Pressure ?? (Runtime == RuntimeKind.Hollow ? PressureOptions.Off : PressureOptions.Default);

    /// <summary>What is left of what the node has, in place of what the machine says.</summary>
    internal Func<IReadOnlyDictionary<PressureSignal, SignalReading>>? ReadSignals { get; init; }

    internal TimeSpan PressurePeriod { get; init; } = PressureLoop.Period;

    /// <summary>Exec and attach sessions at once.</summary>
    internal int SessionsMax { get; init; } = ServerBounds.SessionsMax;

    internal string PodsDirectory => Path.Combine(StateDirectory, "pods");

    /// <summary>Where plug-ins put the sockets by which they make themselves known.</summary>
    internal string PluginsDirectory => Path.Combine(StateDirectory, "plugins_registry");
    internal string PulledImagesDirectory => Path.Combine(StateDirectory, "image_manager");
    internal string LocalPathDirectory => Path.Combine(StateDirectory, "local-path");
    internal string SeccompDirectory => Path.Combine(StateDirectory, "seccomp");
    internal string LogsDirectory => Path.Combine(StateDirectory, "logs");

    internal int AdvertisedPort => Listen?.Port ?? 10250;
}
