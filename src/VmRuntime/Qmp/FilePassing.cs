using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Arktos.VmRuntime.Qmp;

/// <summary>Sends an open file with bytes over a Unix socket (SCM_RIGHTS, unix(7)); Linux on 64 bits.</summary>
internal static partial class FilePassing
{
    private const int SolSocket = 1,
        Rights = 1,
        NoSignal = 0x4000;

    /// <returns>How many of the bytes went with it: at least one.</returns>
    /// <exception cref="IOException">It cannot be sent.</exception>
    public static unsafe int Send(Socket socket, ReadOnlySpan<byte> bytes, SafeFileHandle file)
    {
        var control = new Control
        {
            Length = (nuint)Unsafe.SizeOf<Control>() - sizeof(int),
            Level = SolSocket,
            Type = Rights,
        };
        var isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            control.File = (int)file.DangerousGetHandle();
            fixed (byte* data = bytes)
            {
                var part = new Part { Bytes = (nint)data, Length = (nuint)bytes.Length };
                var message = new Message
                {
                    Parts = (nint)(&part),
                    PartsCount = 1,
                    Control = (nint)(&control),
                    ControlLength = (nuint)Unsafe.SizeOf<Control>(),
                };
                var sent = SendMessage(socket.SafeHandle, ref message, NoSignal);
                return sent > 0
                    ? (int)sent
                    : throw new IOException($"a file cannot be sent: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }
        finally
        {
            if (isHeld)
                file.DangerousRelease();
        }
    }

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static partial nint SendMessage(SafeSocketHandle socket, ref Message message, int flags);

    /// <summary>struct iovec</summary>
    private struct Part
    {
        public nint Bytes;
        public nuint Length;
    }

    /// <summary>struct msghdr</summary>
    private struct Message
    {
        public nint Name;
        public nuint NameLength;
        public nint Parts;
        public nuint PartsCount;
        public nint Control;
        public nuint ControlLength;
        public nint Flags;
    }

    /// <summary>struct cmsghdr, one file, and what aligns the next.</summary>
    private struct Control
    {
        public nuint Length;
        public int Level;
        public int Type;
        public int File;
        private readonly int _unused;
    }
}
