using System.Net;
using System.Net.Sockets;

namespace Arktos.Chaos;

/// <summary>
/// Ports for servers that end and come back at the same one. They are none that the kernel gives to whoever asks for
/// any port (outgoing connections, listeners at port 0): such a one may have an owner by the time that its server comes
/// back. Thread-safe.
/// </summary>
internal static class FreePorts
{
    /// <summary>Above those of clusters with fixed ports, below the ports of nodes and of the kernel.</summary>
    private const int First = 10_000,
        End = 30_000;

    private static readonly Lock Taking = new();

    /// <summary>The process gives out each once.</summary>
    private static readonly HashSet<int> Taken = [];

    /// <exception cref="InvalidOperationException">There are not so many.</exception>
    public static int[] Take(int count)
    {
        lock (Taking)
        {
            // Other processes look as well: from another begin.
            var begin = Random.Shared.Next(End - First);
            int[] found =
            [
                .. Enumerable
                    .Range(0, End - First)
                    .Select(i => First + (begin + i) % (End - First))
                    .Where(p => !Taken.Contains(p) && IsFree(p))
                    .Take(count),
            ];
            if (found.Length < count)
                throw new InvalidOperationException($"no {count} ports of {First} to {End - 1} are free");
            Taken.UnionWith(found);
            return found;
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
