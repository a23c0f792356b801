using System.Security.Cryptography;
using System.Text;

namespace Arktos.Kubelet.Network;

/// <summary>
/// Where a private containerd has its files, all under one directory, and what else on the machine bears its mark.
/// Pure.
/// </summary>
public sealed class ContainerdLayout
{
    // sockaddr_un holds 108 bytes, and ".ttrpc" is added to the socket's path.
    private const int SocketPathMax = 100;

    public ContainerdLayout(string directory)
    {
        Directory = Path.GetFullPath(directory);
        Mark = "arktos-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Directory)))[..8];
        var socket = Path.Combine(Directory, "containerd.sock");
        Socket = Encoding.UTF8.GetByteCount(socket) <= SocketPathMax ? socket : $"/run/{Mark}/containerd.sock";
    }

    public string Directory { get; }

    /// <summary>A short name, unique to the directory: pods' cgroups are below it.</summary>
    public string Mark { get; }

    /// <summary>The name of the tables of nftables that keep tenants apart.</summary>
    public string WallsTable => Mark + "-walls";

    public string Root => Path.Combine(Directory, "root");
    public string State => Path.Combine(Directory, "state");
    public string Socket { get; }
    public string ConfigFile => Path.Combine(Directory, "config.toml");
    public string PidFile => Path.Combine(Directory, "containerd.pid");
    public string LogFile => Path.Combine(Directory, "containerd.log");
    public string CniConfigDirectory => Path.Combine(Directory, "cni");
    public string CniAddressDirectory => Path.Combine(Directory, "addresses");
}
