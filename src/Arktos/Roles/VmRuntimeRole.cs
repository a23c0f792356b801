using System.CommandLine;
using Arktos.VmRuntime;

namespace Arktos.Roles;

/// <summary>`arktos vm-runtime`: the runtime server of a node's virtual machines.</summary>
internal static class VmRuntimeRole
{
    public const string Name = "vm-runtime";

    private static readonly Option<string> Socket = new("--socket")
    {
        Description = "path of the Unix socket that serves CRI",
        Required = true,
    };
    private static readonly Option<DirectoryInfo> State = new("--state-dir")
    {
        Description = "folder of machines, their disks and images",
        Required = true,
    };
    private static readonly Option<DirectoryInfo> CniConfig = new("--cni-config")
    {
        Description = "folder of the node's CNI configuration (*.conflist)",
        Required = true,
    };
    private static readonly Option<string[]> Images = new("--image")
    {
        Description = "NAME=FILE: the disk image that pods name NAME; may be given again",
        DefaultValueFactory = _ => [],
    };
    private static readonly Option<string[]> ImageFolders = new("--image-directory")
    {
        Description = "folder below which pods may name images by file:///PATH; may be given again",
        DefaultValueFactory = _ => [],
    };
    private static readonly Option<string> Accelerator = new("--accelerator")
    {
        Description = "auto (KVM where a trial of it works, else TCG), kvm or tcg",
        DefaultValueFactory = _ => "auto",
    };

    public static Command Command()
    {
        Accelerator.AcceptOnlyFromAmong("auto", "kvm", "tcg");
        var command = new Command(
            Name,
            "Run the runtime server of a node's virtual machines: CRI in front, QEMU behind"
        )
        {
            Socket,
            State,
            CniConfig,
            Images,
            ImageFolders,
            Accelerator,
        };
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    Name,
                    parsed,
                    async (loggers, stop) =>
                    {
                        await using var server = new VmRuntimeHost(Read(parsed), loggers);
                        await server.StartAsync(stop).ConfigureAwait(false);
                        await RoleHost.UntilStoppedAsync(stop).ConfigureAwait(false);
                    }
                )
        );
        return command;
    }

    /// <summary>The options and their values, for whoever starts a server.</summary>
    /// <param name="images">Files by the names that pods give them.</param>
    public static string[] At(
        string socket,
        string stateDirectory,
        string cniConfig,
        IReadOnlyDictionary<string, string> images
    ) =>
        [
            Socket.Name,
            socket,
            State.Name,
            stateDirectory,
            CniConfig.Name,
            cniConfig,
            .. images.SelectMany(i => (string[])[Images.Name, $"{i.Key}={i.Value}"]),
        ];

    private static VmRuntimeOptions Read(ParseResult parsed) =>
        new()
        {
            Socket = Path.GetFullPath(parsed.GetRequiredValue(Socket)),
            StateDirectory = parsed.GetRequiredValue(State).FullName,
            CniConfigDirectory = parsed.GetRequiredValue(CniConfig).FullName,
            NamedImages = parsed
                .GetRequiredValue(Images)
                .Select(i =>
                    i.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
                        ? (Name: i[..at], File: Path.GetFullPath(i[(at + 1)..]))
                        : throw new ArgumentException($"{Images.Name} {i} is not of the form NAME=FILE")
                )
                .ToDictionary(i => i.Name, i => i.File),
            ImageDirectories = [.. parsed.GetRequiredValue(ImageFolders).Select(Path.GetFullPath)],
            Accelerator = parsed.GetRequiredValue(Accelerator) switch
            {
                "kvm" => AcceleratorChoice.Kvm,
                "tcg" => AcceleratorChoice.Tcg,
                _ => AcceleratorChoice.Auto,
            },
        };
}
