using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Network;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Routes;

/// <summary>
/// The tunnel (VXLAN) of this network namespace to nodes that are behind other machines: a device, and for each node
/// its hardware address on the tunnel and the address that it is reached at. All of it is of our own making; nothing is
/// learned from packets. One thread.
/// </summary>
internal sealed class KernelTunnel : IDisposable
{
    private readonly NetlinkSocket _socket = new(NetlinkPart.Routes);
    private readonly string _name;
    private readonly uint _number;

    /// <param name="cluster">The range of all pods, which names the tunnel.</param>
    /// <exception cref="IOException">The kernel does not allow it.</exception>
    public KernelTunnel(PodRange cluster) =>
        (_name, _number) = (
            TunnelDevice.NameOf(cluster.ToString()),
            TunnelDevice.NumberOf(System.Net.IPNetwork.Parse(cluster.ToString()))
        );

    /// <summary>How many bytes packets of pods may have in it; 0 where it is not there.</summary>
    public int Mtu { get; private set; }

    /// <summary>The device; 0 where it is not there.</summary>
    public int Link { get; private set; }

    /// <summary>Makes the device and its entries as they are to be.</summary>
    /// <param name="local">The own address that other nodes know.</param>
    /// <param name="pods">The range of the own pods, whose first address is the tunnel's own.</param>
    /// <param name="nodes">The addresses of the nodes behind it.</param>
    /// <returns>Why it cannot be; "" when it is.</returns>
    /// <exception cref="IOException">The kernel does not answer.</exception>
    public string Ensure(uint local, PodRange pods, IReadOnlyCollection<uint> nodes)
    {
        var links = Links();
        var addresses = Addresses();
        var below = addresses.Where(a => a.Address == local).Select(a => links.Find(l => l.Index == a.Link)).ToList();
        if (below is not [{ } link, ..])
            return $"the node's own address {Ipv4.Text(local)} is none of this machine's";
        var wanted = new TunnelLink(_name, _number, local, link.Mtu - TunnelDevice.HeaderBytes);
        if (EnsureDevice(links.Find(l => l.Name == _name), wanted) is { Length: > 0 } fault)
            return fault;
        Mtu = wanted.Mtu;
        if (!addresses.Contains((Link, pods.First)))
            Check("give the tunnel an address", _socket.Commit(TunnelMessages.AddAddress(Link, pods.First)));
        EnsureEntries(TunnelMessages.Bridge, nodes);
        EnsureEntries(TunnelMessages.Internet, nodes);
        return "";
    }

    /// <summary>Takes the device away, with all that is written of it; nothing where it is not there.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    public void Remove()
    {
        (Link, Mtu) = (0, 0);
        if (Links().Find(l => l.Name == _name) is { Kind: "vxlan" } link)
            Check("remove the tunnel", _socket.Commit(TunnelMessages.Remove(link.Index)), TunnelMessages.NoSuchDevice);
    }

    public void Dispose() => _socket.Dispose();

    private string EnsureDevice(KernelLink? known, TunnelLink wanted)
    {
        if (known is { Kind: not "vxlan" })
            return $"there is a device {_name} that is no tunnel";
        if (known is not null && (known.Number, known.Local) != (wanted.Number, wanted.Local))
        {
            Remove();
            known = null;
        }
        if (known is null)
        {
            var error = _socket.Commit(TunnelMessages.Add(wanted));
            if (error != 0)
                return $"the kernel makes no tunnel (vxlan): {NetlinkSocket.Text(error)}";
            known = Links().Find(l => l.Name == _name);
            if (known is null)
                return $"the tunnel {_name} is gone again";
        }
        Link = known.Index;
        if (!known.IsUp || known.Mtu != wanted.Mtu)
            Check("set up the tunnel", _socket.Commit(TunnelMessages.Change(known.Index, wanted.Mtu)));
        return "";
    }

    private void EnsureEntries(byte family, IReadOnlyCollection<uint> nodes)
    {
        var wanted = nodes.Select(n => new KernelNeighbour(Link, TunnelMessages.HardwareOf(n), n)).ToHashSet();
        var known = new HashSet<KernelNeighbour>();
        _socket.Ask(
            TunnelMessages.AskNeighbours(family),
            m =>
            {
                if (TunnelMessages.ReadNeighbour(m) is { } entry && entry.Link == Link)
                    known.Add(entry);
            }
        );
        foreach (var entry in known.Except(wanted))
            Check("forget a node", _socket.Commit(TunnelMessages.Remove(family, entry)), TunnelMessages.NoSuchEntry);
        foreach (var entry in wanted.Except(known))
            Check("write a node", _socket.Commit(TunnelMessages.Add(family, entry)), TunnelMessages.Exists);
    }

    private List<KernelLink> Links()
    {
        var links = new List<KernelLink>();
        _socket.Ask(
            TunnelMessages.AskLinks(),
            m =>
            {
                if (TunnelMessages.ReadLink(m) is { } link)
                    links.Add(link);
            }
        );
        return links;
    }

    private HashSet<(int Link, uint Address)> Addresses()
    {
        var addresses = new HashSet<(int, uint)>();
        _socket.Ask(
            TunnelMessages.AskAddresses(),
            m =>
            {
                if (TunnelMessages.ReadAddress(m) is { } address)
                    addresses.Add(address);
            }
        );
        return addresses;
    }

    private static void Check(string what, int error, int allowed = 0)
    {
        if (error != 0 && error != allowed)
            throw new IOException($"cannot {what}: {NetlinkSocket.Text(error)}");
    }
}
