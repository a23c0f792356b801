using Arktos.Kubelet.Runtimes;
using Arktos.Kubelet.Volumes;

namespace Arktos.Kubelet.Pods;

/// <summary>What a container is made from, besides its spec.</summary>
public sealed record ContainerInputs
{
    public required int Attempt { get; init; }

    /// <summary>The image's id, and whom it runs as.</summary>
    public required ImageRecord Image { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Environment { get; init; } = [];

    /// <summary>Every volume, by name.</summary>
    public IReadOnlyDictionary<string, PreparedVolume> Volumes { get; init; } =
        new Dictionary<string, PreparedVolume>();

    /// <summary>The host's path of each mount with a sub path, by the number of the mount.</summary>
    public IReadOnlyDictionary<int, string> SubPaths { get; init; } = new Dictionary<int, string>();

    /// <summary>Those of a virtual machine beside its own, in their order.</summary>
    public IReadOnlyList<MachineDisk> Disks { get; init; } = [];

    /// <summary>"": the image's /etc/hosts stays.</summary>
    public string HostsFile { get; init; } = "";

    /// <summary>The file that becomes the container's termination message; "" for none.</summary>
    public string TerminationLog { get; init; } = "";

    /// <summary>The container in whose process namespace this one runs; "" for none.</summary>
    public string ProcessesOf { get; init; } = "";

    public long NodeMemoryBytes { get; init; }

    /// <summary>Where seccomp profiles of type Localhost are.</summary>
    public string SeccompDirectory { get; init; } = "";
}
