using System.Globalization;

namespace Arktos.Kubelet.Network;

/// <summary>
/// The cgroups of this node's pods: {controller}/{mark}/pod{uid}. The runtime makes them; nobody else takes them away.
/// </summary>
internal static class PodCgroups
{
    private const string Top = "/sys/fs/cgroup";

    public static string Parent(string mark, string podUid) => $"/{mark}/pod{podUid}";

    /// <summary>Removes a cgroup (a path below a controller) and its empty children in every controller.</summary>
    /// <exception cref="IOException">Processes are left in it.</exception>
    public static void Remove(string path)
    {
        if (!Directory.Exists(Top))
            return;
        path = path.TrimStart('/');
        foreach (var controller in (IEnumerable<string>)[Top, .. Directory.EnumerateDirectories(Top)])
        {
            var directory = Path.Combine(controller, path);
            if (!Directory.Exists(directory))
                continue;
            foreach (
                var child in Directory
                    .EnumerateDirectories(directory, "*", SearchOption.AllDirectories)
                    .OrderByDescending(d => d.Length)
            )
                RemoveOne(child);
            RemoveOne(directory);
        }
    }

    /// <summary>The processes in a cgroup and below it.</summary>
    public static IReadOnlyList<int> Processes(string path)
    {
        var pids = new HashSet<int>();
        if (!Directory.Exists(Top))
            return [];
        foreach (var controller in (IEnumerable<string>)[Top, .. Directory.EnumerateDirectories(Top)])
        {
            var directory = Path.Combine(controller, path.TrimStart('/'));
            if (!Directory.Exists(directory))
                continue;
            foreach (var file in Directory.EnumerateFiles(directory, "cgroup.procs", SearchOption.AllDirectories))
            foreach (var line in File.ReadLines(file))
                if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0)
                    pids.Add(pid);
        }
        return [.. pids];
    }

    /// <summary>How many processes and threads a cgroup has, with those below it; zero where nobody counts.</summary>
    public static long CountProcesses(string path)
    {
        path = path.TrimStart('/');
        foreach (var controller in (ReadOnlySpan<string>)["", "pids"])
            try
            {
                var file = Path.Combine(Top, controller, path, "pids.current");
                if (
                    File.Exists(file)
                    && long.TryParse(
                        File.ReadAllText(file).Trim(),
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var count
                    )
                )
                    return count;
            }
            catch (IOException)
            { /* the pod is just going */
            }
        return 0;
    }

    private static void RemoveOne(string directory)
    {
        try
        {
            Directory.Delete(directory);
        }
        catch (DirectoryNotFoundException)
        { /* the runtime was quicker */
        }
    }
}
