namespace Arktos.VmRuntime;

/// <summary>How guests' instructions are carried out.</summary>
public enum AcceleratorChoice
{
    /// <summary>KVM where a trial of it works, else TCG.</summary>
    Auto,
    Kvm,

    /// <summary>By translation: slow, and anywhere.</summary>
    Tcg,
}

/// <summary>Settings of one runtime server.</summary>
public sealed record VmRuntimeOptions
{
    /// <summary>Machines, their disks and images. One server for a directory; it is root's alone.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>The Unix socket that serves CRI.</summary>
    public required string Socket { get; init; }

    /// <summary>Where the node's CNI configuration is (*.conflist); it may come later than the server.</summary>
    public required string CniConfigDirectory { get; init; }

    public string CniPluginDirectory { get; init; } = "/usr/lib/cni";

    /// <summary>Images by names of the operator's choice: "arktos.local/vm:1" to the path of a disk image.</summary>
    public IReadOnlyDictionary<string, string> NamedImages { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Folders whose files pods may name by file:///…; others are refused, because a tenant would read the node's
    /// files by them.
    /// </summary>
    public IReadOnlyList<string> ImageDirectories { get; init; } = [];

    public AcceleratorChoice Accelerator { get; init; }

    public string Qemu { get; init; } = "qemu-system-x86_64";
    public string QemuImg { get; init; } = "qemu-img";

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where a server with that state directory serves, unless it is told otherwise.</summary>
    public static string SocketOf(string stateDirectory) =>
        Path.Combine(Machines.MachineFiles.SocketFolderOf(stateDirectory), "cri.sock");

    internal string MachinesDirectory => Path.Combine(StateDirectory, "machines");
    internal string SandboxesDirectory => Path.Combine(StateDirectory, "sandboxes");
    internal string ImagesDirectory => Path.Combine(StateDirectory, "images");
}
