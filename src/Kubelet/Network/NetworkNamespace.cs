namespace Arktos.Kubelet.Network;

/// <summary>Processes in a named network namespace. Their mounts and all else stay the machine's.</summary>
public static class NetworkNamespace
{
    private const string Folder = "/run/netns";

    public static string FileOf(string name) => Path.Combine(Folder, name);

    /// <summary>What stands before a command so that it runs there; nothing for "" and where there is none.</summary>
    /// <remarks>
    /// `ip netns exec` would put it into a mount namespace, too: pods' volumes would be seen by nobody else.
    /// </remarks>
    public static string[] Enter(string file) =>
        file.Length > 0 && File.Exists(file) ? ["nsenter", "--net=" + file] : [];
}
