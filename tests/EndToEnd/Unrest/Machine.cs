using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arktos.EndToEnd.Unrest;

/// <summary>A container that runs on the node, by the files of its runtime.</summary>
/// <param name="Name">Empty for the sandbox.</param>
internal sealed record RunningContainer(string Sandbox, string Name, string Namespace, string Pod, string Uid);

/// <summary>What a cluster's one node has on this machine, whatever the API says.</summary>
internal static class Machine
{
    private const string Annotation = "io.kubernetes.cri.";

    public static string NodeFolder(LocalCluster cluster) => Path.Combine(cluster.StateDirectory, "nodes", "node-1");

    public static List<RunningContainer> Containers(LocalCluster cluster)
    {
        var tasks = Path.Combine(NodeFolder(cluster), "containerd", "state", "io.containerd.runtime.v2.task", "k8s.io");
        var found = new List<RunningContainer>();
        foreach (var task in Directory.Exists(tasks) ? Directory.EnumerateDirectories(tasks) : [])
            try
            {
                var annotations = JsonNode.Parse(File.ReadAllText(Path.Combine(task, "config.json")))!["annotations"]!;
                if (Directory.Exists($"/proc/{File.ReadAllText(Path.Combine(task, "init.pid")).Trim()}"))
                    found.Add(
                        new RunningContainer(
                            Get("sandbox-id"),
                            Get("container-name"),
                            Get("sandbox-namespace"),
                            Get("sandbox-name"),
                            Get("sandbox-uid")
                        )
                    );
                string Get(string name) => (string?)annotations[Annotation + name] ?? "";
            }
            catch (Exception e) when (e is IOException or JsonException) { } // it begins or ends just now
        return found;
    }

    /// <summary>The processes that hold the sandboxes of a pod.</summary>
    public static IEnumerable<int> ShimsOf(LocalCluster cluster, string uid)
    {
        var sandboxes = Containers(cluster).Where(c => c.Uid == uid).Select(c => c.Sandbox).ToHashSet();
        foreach (var process in Process.GetProcessesByName("containerd-shim-runc-v2"))
        {
            var arguments = CommandLine(process.Id);
            if (arguments.Contains(cluster.StateDirectory) && sandboxes.Any(arguments.Contains))
                yield return process.Id;
        }
    }

    public static void Kill(int pid)
    {
        try
        {
            Process.GetProcessById(pid).Kill();
        }
        catch (ArgumentException) { } // it has ended
    }

    /// <summary>Uids of pods that have a folder, or something mounted below it.</summary>
    public static HashSet<string> PodsOnDisk(LocalCluster cluster)
    {
        var pods = Path.Combine(NodeFolder(cluster), "pods");
        var mounted =
            from line in File.ReadLines("/proc/mounts")
            let path = line.Split(' ')[1]
            where path.StartsWith(pods + "/", StringComparison.Ordinal)
            select path[(pods.Length + 1)..].Split('/')[0];
        return [.. Directory.EnumerateDirectories(pods).Select(d => Path.GetFileName(d)), .. mounted];
    }

    /// <summary>How many pods are plugged into the node's bridge.</summary>
    public static int Plugged(int portBase) =>
        Directory
            .EnumerateFileSystemEntries($"/sys/class/net/arktos{portBase.ToString(CultureInfo.InvariantCulture)}/brif")
            .Count();

    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (IOException)
        {
            return "";
        } // it has ended
    }
}
