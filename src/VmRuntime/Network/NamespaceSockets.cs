using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Arktos.VmRuntime.Network;

/// <summary>Sockets in another network namespace: a socket stays in the one that it was made in.</summary>
internal static partial class NamespaceSockets
{
    private const int NewNet = 0x40000000,
        SolSocket = 1,
        BindToDevice = 25;

    /// <summary>A UDP socket at a port of one interface, which may send to all of its link.</summary>
    /// <exception cref="VmRuntimeException">The namespace, or the interface, is not there.</exception>
    public static Socket Udp(string namespaceFile, string device, int port)
    {
        Socket? made = null;
        Exception? failure = null;
        // The thread is in the other namespace from then on: it ends, and none of the pool's is used.
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle(namespaceFile);
                if (SetNamespace((int)file.DangerousGetHandle(), NewNet) != 0)
                    throw new IOException(Marshal.GetLastPInvokeErrorMessage());
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
                {
                    EnableBroadcast = true,
                };
                try
                {
                    socket.SetRawSocketOption(
                        SolSocket,
                        BindToDevice,
                        System.Text.Encoding.ASCII.GetBytes(device + "\0")
                    );
                    socket.Bind(new IPEndPoint(IPAddress.Any, port));
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
                made = socket;
            }
            catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return made
            ?? throw new VmRuntimeException($"no socket can be made in {namespaceFile}: {failure?.Message}", failure);
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int file, int kind);
}
