using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Netlink;

/// <summary>Takes a message of the kernel as it comes; it is gone afterwards.</summary>
internal delegate void NetlinkReader(NetlinkMessage message);

/// <summary>
/// A way to a part of the kernel (netlink). Calls return when the kernel has done what is asked; one thread.
/// </summary>
internal sealed partial class NetlinkSocket : IDisposable
{
    private const int FamilyNetlink = 16,
        TypeRaw = 3,
        CloseOnExec = 0x80000;
    private const int LevelSocket = 1,
        SendBufferForce = 32,
        ReceiveBufferForce = 33,
        LevelNetlink = 270,
        Join = 1,
        ShortAcknowledgements = 10;
    private const int DoNotWait = 0x40,
        AddressBytes = 12;
    private const int Interrupted = 4,
        TryAgain = 11,
        NoBuffers = 105;

    // The kernel takes a transaction in one call; it refuses what is longer than the buffer.
    private const int SendBufferBytes = 512 << 20,
        ReceiveBufferBytes = 8 << 20,
        MessageBytesMax = 256 << 10;

    private readonly SafeFileHandle _handle;
    private readonly string _part;
    private readonly byte[] _received = GC.AllocateUninitializedArray<byte>(MessageBytesMax, pinned: true);

    /// <exception cref="IOException">The kernel, or what the process may, does not allow it.</exception>
    public NetlinkSocket(NetlinkPart part)
    {
        _part = part == NetlinkPart.Netfilter ? "netfilter" : "the kernel's routes";
        var descriptor = Open(FamilyNetlink, TypeRaw | CloseOnExec, (int)part);
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
        return result ?? throw new IOException($"{_part} did not answer: nothing is known of what was asked");
    }

    /// <summary>Asks for a list, or one answer.</summary>
    /// <exception cref="IOException">The kernel does not give it.</exception>
    public void Ask(NetlinkMessages message, NetlinkReader read)
    {
        if (TryAsk(message, read) is var error and not 0)
            throw Failure("ask", error);
    }

    /// <summary>Asks for a list, or one answer.</summary>
    /// <returns>0, or the number of the error that the kernel answers with.</returns>
    /// <exception cref="IOException">It cannot be asked.</exception>
    public int TryAsk(NetlinkMessages message, NetlinkReader read)
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
                    return 0;
                if (answer.Type == NetlinkMessage.Error)
                    return -MemoryMarshal.Read<int>(answer.Body);
                read(answer);
                if ((answer.Flags & NetlinkMessages.Multi) == 0)
                    return 0;
            }
        }
    }

    /// <summary>From now on changes that anybody makes are told; such a socket asks nothing.</summary>
    /// <exception cref="IOException">The kernel does not allow it.</exception>
    public unsafe void Listen(IEnumerable<int> groups)
    {
        // The kernel passes over a socket without an address. This one asks for any: family, and zeros.
        var address = stackalloc byte[AddressBytes];
        new Span<byte>(address, AddressBytes).Clear();
        *(ushort*)address = FamilyNetlink;
        if (Bind(_handle, address, AddressBytes) != 0)
            throw Failure("hear", Marshal.GetLastPInvokeError());
        foreach (var group in groups)
            Set(LevelNetlink, Join, group);
    }

    /// <summary>Whether anything was told since the last call; what was told is thrown away.</summary>
    /// <exception cref="IOException">It cannot be heard.</exception>
    public bool HeardAnything()
    {
        for (var heard = false; ; heard = true)
        {
            // Where so much was told that some was lost, something was told.
            if (!TryReceive(DoNotWait, out var error).IsEmpty || error == NoBuffers)
                continue;
            return error == TryAgain ? heard : throw Failure("hear", error);
        }
    }

    public void Dispose() => _handle.Dispose();

    public static string Text(int error) => new Win32Exception(error).Message;

    private IOException Failure(string what, int error) => new($"cannot {what} {_part}: {Text(error)}");

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

    private ReadOnlySpan<byte> Receive(int flags)
    {
        var received = TryReceive(flags, out var error);
        return error == 0 || error == TryAgain && flags == DoNotWait ? received : throw Failure("hear", error);
    }

    private unsafe ReadOnlySpan<byte> TryReceive(int flags, out int error)
    {
        error = 0;
        fixed (byte* start = _received)
            while (true)
            {
                var count = Receive(_handle, start, _received.Length, flags);
                if (count >= 0)
                    return _received.AsSpan(0, (int)count);
                error = Marshal.GetLastPInvokeError();
                if (error != Interrupted)
                    return [];
            }
    }

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int Open(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    private static unsafe partial int Bind(SafeFileHandle socket, byte* address, int length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    private static partial int SetOption(SafeFileHandle socket, int level, int option, in int value, int length);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static unsafe partial nint Send(SafeFileHandle socket, byte* bytes, nint count, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static unsafe partial nint Receive(SafeFileHandle socket, byte* bytes, nint count, int flags);
}
