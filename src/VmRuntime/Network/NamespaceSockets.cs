using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Arktos.VmRuntime.Network;

/// <summary>
/// Sockets and taps in another network namespace: what is opened there stays of it, whoever has it then.
/// </summary>
internal static partial class NamespaceSockets
{
    private const int NewNet = 0x40000000,
        SolSocket = 1,
        BindToDevice = 25,
        NameBytes = 16;
    private const nuint SetInterface = 0x400454CA;
    private const short TapWithoutInfoWithHeaders = 0x2 | 0x1000 | 0x4000;

    /// <summary>A UDP socket at a port of one interface, which may send to all of its link.</summary>
    /// <exception cref="VmRuntimeException">The namespace, or the interface, is not there.</exception>
    public static Socket Udp(string namespaceFile, string device, int port) =>
        Within(
            namespaceFile,
            () =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp)
                {
                    EnableBroadcast = true,
                };
                try
                {
                    socket.SetRawSocketOption(SolSocket, BindToDevice, Encoding.ASCII.GetBytes(device + "\0"));
                    socket.Bind(new IPEndPoint(IPAddress.Any, port));
                    return socket;
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            }
        );

    /// <summary>A tap that is there, as QEMU opens one. A tap has one user at a time.</summary>
    /// <exception cref="VmRuntimeException">The namespace, or the tap, is not there, or it is in use.</exception>
    public static SafeFileHandle Tap(string namespaceFile, string name) =>
        Within(
            namespaceFile,
            () =>
            {
                var file = File.OpenHandle(
                    "/dev/net/tun",
                    FileMode.Open,
                    FileAccess.ReadWrite,
                    // Without a lock: others have taps of their own.
                    FileShare.ReadWrite
                );
                // struct ifreq: a name, and here flags.
                Span<byte> request = stackalloc byte[40];
                request.Clear();
                Encoding.ASCII.GetBytes(name, request[..(NameBytes - 1)]);
                BitConverter.TryWriteBytes(request[NameBytes..], TapWithoutInfoWithHeaders);
                if (Control(file, SetInterface, ref MemoryMarshal.GetReference(request)) == 0)
                    return file;
                var reason = Marshal.GetLastPInvokeErrorMessage();
                file.Dispose();
                throw new IOException($"{name} cannot be opened: {reason}");
            }
        );

    private static T Within<T>(string namespaceFile, Func<T> open)
        where T : class
    {
        T? made = null;
        Exception? failure = null;
        // The thread is in the other namespace from then on: it ends, and none of the pool's is used.
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle(namespaceFile);
                if (SetNamespace((int)file.DangerousGetHandle(), NewNet) != 0)
                    throw new IOException(Marshal.GetLastPInvokeErrorMessage());
                made = open();
            }
            catch (Exception e) when (e is IOException or SocketException or UnauthorizedAccessException)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return made
            ?? throw new VmRuntimeException($"nothing can be opened in {namespaceFile}: {failure?.Message}", failure);
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int file, int kind);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Control(SafeFileHandle file, nuint request, ref byte argument);
}
