using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Arktos.Local;

/// <summary>Under which address other machines, and this machine's pods, reach it.</summary>
internal static class OwnAddress
{
    // Reserved for documentation (RFC 5737): nothing is sent there, the kernel only says by which address it would be.
    private static readonly IPEndPoint Elsewhere = new(IPAddress.Parse("203.0.113.1"), 9);

    /// <summary>
    /// That of the default route, else that of any interface that is up; loopback on a machine that has no network.
    /// </summary>
    public static IPAddress Find()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(Elsewhere);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return NetworkInterface
                    .GetAllNetworkInterfaces()
                    .Where(n =>
                        n.OperationalStatus == OperationalStatus.Up
                        && n.NetworkInterfaceType != NetworkInterfaceType.Loopback
                    )
                    .SelectMany(n => n.GetIPProperties().UnicastAddresses)
                    .Select(a => a.Address)
                    .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork)
                ?? IPAddress.Loopback;
        }
    }
}
