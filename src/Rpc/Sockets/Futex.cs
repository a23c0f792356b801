using System.Runtime.InteropServices;

namespace Arktos.Rpc;

/// <summary>
/// A word that threads wait on in the kernel (futex(2), private to the process): a wait and a wake-up are one system
/// call each. The runtime's events take three and more, and a lock that all threads of the process share. Linux, x64
/// and arm64. Thread-safe.
/// </summary>
public sealed unsafe partial class Futex
{
    private const int Wait = 0 | Private,
        Wake = 1 | Private,
        Private = 128;

    private static readonly nint Number = RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 => 98,
        var other => throw new PlatformNotSupportedException($"the number of futex(2) on {other} is not known here"),
    };

    // Pinned for good: the kernel gets its address.
    private readonly int[] _word = GC.AllocateArray<int>(1, pinned: true);

    public void Set(int value) => Interlocked.Exchange(ref _word[0], value);

    public bool Is(int value) => Volatile.Read(ref _word[0]) == value;

    public bool TryChange(int from, int to) => Interlocked.CompareExchange(ref _word[0], to, from) == from;

    /// <summary>The waiting threads look again: one of them.</summary>
    public void WakeOne()
    {
        syscall(Number, Address, Wake, 1, null, 0, 0);
        GC.KeepAlive(_word);
    }

    /// <summary>
    /// Returns at once when the word has another value, else when it is woken, when the time is over
    /// (<see cref="Timeout.Infinite"/>: never), or now and then for no reason.
    /// </summary>
    public void WaitWhile(int value, int milliseconds)
    {
        var left = new TimeSpec(milliseconds / 1000, milliseconds % 1000 * 1_000_000L);
        syscall(Number, Address, Wait, value, milliseconds == Timeout.Infinite ? null : &left, 0, 0);
        GC.KeepAlive(_word);
    }

    private int* Address => (int*)Marshal.UnsafeAddrOfPinnedArrayElement(_word, 0);

    [LibraryImport("libc")]
    private static partial nint syscall(
        nint number,
        int* address,
        int operation,
        int value,
        TimeSpec* timeout,
        nint second,
        int third
    );

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);
}
