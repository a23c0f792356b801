using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Services;

/// <summary>Takes a message of the kernel as it comes; it is gone afterwards.</summary>
internal delegate void NetlinkReader(NetlinkMessage message);

/// <summary>
/// A way to the kernel's netfilter (netlink). Calls return when the kernel has done what is asked; one thread.
/// </summary>
internal sealed partial class NetfilterSocket : IDisposable
{
    private const int FamilyNetlink = 16,
        TypeRaw = 3,
        CloseOnExec = 0x80000,
        ProtocolNetfilter = 12;
    private const int LevelSocket = 1,
        SendBufferForce = 32,
        ReceiveBufferForce = 33,
        LevelNetlink = 270,
        ShortAcknowledgements = 10;
    private const int DoNotWait = 0x40;
    private const int Interrupted = 4,
        TryAgain = 11;

    // The kernel takes a transaction in one call; it refuses what is longer than the buffer.
    private const int SendBufferBytes = 512 << 20,
        ReceiveBufferBytes = 8 << 20,
        MessageBytesMax = 256 << 10;

    private readonly SafeFileHandle _handle;
    private readonly byte[] _received = GC.AllocateUninitializedArray<byte>(MessageBytesMax, pinned: true);

    /// <exception cref="IOException">The kernel, or what the process may, does not allow it.</exception>
    public NetfilterSocket()
    {
        var descriptor = Open(FamilyNetlink, TypeRaw | CloseOnExec, ProtocolNetfilter);
        if (descriptor < 0)
            throw Failure("open", Marshal.GetLastPInvokeError());
        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
        Set(LevelSocket, SendBufferForce, SendBufferBytes);
        Set(LevelSocket, ReceiveBufferForce, ReceiveBufferBytes);
        Set(LevelNetlink, ShortAcknowledgements, 1);
    }

    /// <summary>Sends a transaction of which the last message asks for an answer.</summary>
    /// <returns>0, or the error number of the first message that the kernel does not take.</returns>
    /// <exception cref="IOException">It cannot be sent, or nothing is answered.</exception>
    public int Commit(NetlinkMessages messages)
    {
        Write(messages);
        int? result = null;
        // All answers are there when the call returns.
        while (Receive(DoNotWait) is { IsEmpty: false } answers)
        while (NetlinkMessage.TryTake(ref answers, out var answer))
            if (answer.Type == NetlinkMessage.Error && result is null or 0)
                result = -MemoryMarshal.Read<int>(answer.Body);
        return result ?? throw new IOException("netfilter has not answered");
    }

    /// <summary>Asks for a list, or one answer.</summary>
    /// <exception cref="IOException">The kernel does not give it.</exception>
    public void Ask(NetlinkMessages message, NetlinkReader read)
    {
        Write(message);
        while (true)
        {
            var answers = Receive(0);
            while (NetlinkMessage.TryTake(ref answers, out var answer))
            {
                if (answer.Sequence != message.Sequence)
                    continue;
                if (answer.Type == NetlinkMessage.Done)
                    return;
                if (answer.Type == NetlinkMessage.Error)
                {
                    var error = -MemoryMarshal.Read<int>(answer.Body);
                    if (error == 0)
                        return;
                    throw Failure("ask", error);
                }
                read(answer);
                if ((answer.Flags & NetlinkMessages.Multi) == 0)
                    return;
            }
        }
    }

    public void Dispose() => _handle.Dispose();

    public static string Text(int error) => new Win32Exception(error).Message;

    private static IOException Failure(string what, int error) => new($"cannot {what} netfilter: {Text(error)}");

    private void Set(int level, int option, int value)
    {
        if (SetOption(_handle, level, option, in value, sizeof(int)) != 0)
            throw Failure("set up", Marshal.GetLastPInvokeError());
    }

    private unsafe void Write(NetlinkMessages messages)
    {
        var bytes = messages.Finish();
        fixed (byte* start = bytes)
            while (Send(_handle, start, bytes.Length, 0) < 0)
                if (Marshal.GetLastPInvokeError() is var error and not Interrupted)
                    throw Failure("ask", error);
    }

    private unsafe ReadOnlySpan<byte> Receive(int flags)
    {
        fixed (byte* start = _received)
            while (true)
            {
                var count = Receive(_handle, start, _received.Length, flags);
                if (count >= 0)
                    return _received.AsSpan(0, (int)count);
                var error = Marshal.GetLastPInvokeError();
                if (error == TryAgain && flags == DoNotWait)
                    return [];
                if (error != Interrupted)
                    throw Failure("hear", error);
            }
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Open(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(SafeFileHandle socket, int level, int option, in int value, int length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static unsafe partial nint Send(SafeFileHandle socket, byte* bytes, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static unsafe partial nint Receive(SafeFileHandle socket, byte* bytes, nint count, int flags);
}
