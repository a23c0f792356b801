using Arktos.Kubelet.Netlink;
using Arktos.Kubelet.Routes;

namespace Arktos.Kubelet.Isolation;

/// <summary>The links of this network namespace. Thread-safe.</summary>
internal sealed class NodeLinks : IDisposable
{
    private readonly NetlinkSocket _socket = new(NetlinkPart.Routes);
    private readonly Lock _lock = new();

    /// <summary>0: there is none of the name.</summary>
    /// <exception cref="IOException">The kernel does not answer.</exception>
    public int IndexOf(string name) => Find(name)?.Index ?? 0;

    /// <summary>Its hardware address; 0: there is none of the name.</summary>
    /// <exception cref="IOException">The kernel does not answer.</exception>
    public ulong HardwareOf(string name) => Find(name)?.Hardware ?? 0;

    public void Dispose() => _socket.Dispose();

    private KernelLink? Find(string name)
    {
        KernelLink? found = null;
        lock (_lock)
            _socket.Ask(
                TunnelMessages.AskLinks(),
                m =>
                {
                    if (found is null && TunnelMessages.ReadLink(m) is { } link && link.Name == name)
                        found = link;
                }
            );
        return found;
    }
}
