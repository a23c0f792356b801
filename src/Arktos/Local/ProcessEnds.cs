using System.Runtime.InteropServices;

namespace Arktos.Local;

/// <summary>
/// Waits for the end of any of some processes, whoever's children they are, in the kernel (pidfd_open(2), Linux 5.3):
/// it is known at once, and looking costs nothing meanwhile. One caller at a time, but for <see cref="Wake"/>.
/// </summary>
internal sealed partial class ProcessEnds : IDisposable
{
    private const int PidfdOpen = 434;
    private const short Readable = 1;
    private const int CloseOnExec = 0x8_0000;
    private const int NoSuchProcess = 3;

    private readonly int _woken = eventfd(0, CloseOnExec);

    /// <summary>
    /// Blocks until one of them has ended, <see cref="Wake"/> was called, or the time is over. Where the kernel does
    /// not tell, for <paramref name="blind"/> at most.
    /// </summary>
    public void Wait(IReadOnlyList<int> pids, TimeSpan max, TimeSpan blind)
    {
        var fds = new List<int>(pids.Count);
        try
        {
            foreach (var pid in pids)
            {
                var fd = (int)syscall(PidfdOpen, pid, 0);
                if (fd >= 0)
                    fds.Add(fd);
                else if (Marshal.GetLastPInvokeError() == NoSuchProcess)
                    return;
                else
                    max = max < blind ? max : blind;
            }
            Span<PollFd> polled = [.. fds.Append(_woken).Select(fd => new PollFd { Fd = fd, Events = Readable })];
            // A signal may end it early: the caller looks for itself in any case.
            _ = poll(ref MemoryMarshal.GetReference(polled), (nuint)polled.Length, (int)max.TotalMilliseconds);
        }
        finally
        {
            foreach (var fd in fds)
                _ = close(fd);
        }
    }

    /// <summary>Ends the wait that is under way, and all later ones at once.</summary>
    public void Wake() => _ = eventfd_write(_woken, 1);

    public void Dispose() => _ = close(_woken);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint syscall(nint number, nint pid, nint flags);

    [LibraryImport("libc")]
    private static partial int poll(ref PollFd fds, nuint count, int milliseconds);

    [LibraryImport("libc")]
    private static partial int eventfd(uint value, int flags);

    [LibraryImport("libc")]
    private static partial int eventfd_write(int fd, ulong value);

    [LibraryImport("libc")]
    private static partial int close(int fd);

    private struct PollFd
    {
        public int Fd;
        public short Events;
        public short Happened;
    }
}
