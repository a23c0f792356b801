using System.Globalization;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Arktos.Api;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Status;

/// <summary>What the machine is, read from the kernel.</summary>
public static class MachineFacts
{
    public static string Architecture =>
        RuntimeInformation.OSArchitecture switch
        {
            System.Runtime.InteropServices.Architecture.X64 => "amd64",
            System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
            var other => other.ToString().ToLowerInvariant(),
        };

    public static long MemoryBytes()
    {
        foreach (var line in File.ReadLines("/proc/meminfo"))
            if (line.StartsWith("MemTotal:", StringComparison.Ordinal))
                return long.Parse(
                        line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
                        CultureInfo.InvariantCulture
                    ) * 1024;
        throw new IOException("/proc/meminfo has no MemTotal");
    }

    public static Arktos.Api.Json.Map<Quantity> Capacity(int maxPods, string directory) =>
        new()
        {
            ["cpu"] = Quantity.FromLong(Environment.ProcessorCount),
            ["memory"] = Quantity.Parse((MemoryBytes() / 1024).ToString(CultureInfo.InvariantCulture) + "Ki"),
            ["pods"] = Quantity.FromLong(maxPods),
            ["ephemeral-storage"] = Quantity.Parse(
                (new DriveInfo(directory).TotalSize / 1024).ToString(CultureInfo.InvariantCulture) + "Ki"
            ),
        };

    public static NodeSystemInfo SystemInfo(string runtimeVersion) =>
        new()
        {
            MachineID = Read("/etc/machine-id"),
            SystemUUID = Read("/sys/class/dmi/id/product_uuid"),
            BootID = Read("/proc/sys/kernel/random/boot_id"),
            KernelVersion = Read("/proc/sys/kernel/osrelease"),
            OsImage = OsImage(),
            ContainerRuntimeVersion = runtimeVersion,
            KubeletVersion = KubernetesVersion.Git,
            OperatingSystem = "linux",
            Architecture = Architecture,
        };

    /// <summary>The first address of an interface that is up and no loopback; 127.0.0.1 when there is none.</summary>
    public static string Address() =>
        NetworkInterface
            .GetAllNetworkInterfaces()
            .Where(i =>
                i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback
            )
            // A bridge of pods is not the node's address.
            .Where(i =>
                !Directory.Exists($"/sys/class/net/{i.Name}/bridge")
                && !i.Name.StartsWith("veth", StringComparison.Ordinal)
            )
            .SelectMany(i => i.GetIPProperties().UnicastAddresses)
            .Where(a => a.Address.AddressFamily == AddressFamily.InterNetwork)
            .Select(a => a.Address.ToString())
            .FirstOrDefault()
        ?? "127.0.0.1";

    private static string OsImage()
    {
        if (!File.Exists("/etc/os-release"))
            return "Linux";
        var line = File.ReadLines("/etc/os-release")
            .FirstOrDefault(l => l.StartsWith("PRETTY_NAME=", StringComparison.Ordinal));
        return line is null ? "Linux" : line["PRETTY_NAME=".Length..].Trim('"');
    }

    /// <summary>"" for a file that is not there or not for us.</summary>
    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (IOException)
        {
            return "";
        }
        catch (UnauthorizedAccessException)
        {
            return "";
        }
    }
}
