using System.Net.Sockets;
using Arktos.Store.Disk;
using Arktos.Store.Log;
using Arktos.Store.RocksDb;

namespace Arktos.Store.Service;

/// <summary>
/// What an operator is told of a store that cannot start or go on: the thing that failed, and what to do.
/// </summary>
public static class StoreFault
{
    private const int NoSpace = 28,
        QuotaExceeded = 122,
        ReadOnly = 30,
        InputOutput = 5,
        TooManyFiles = 24;

    private const string NothingLost =
        "Nothing acknowledged is lost, and the other stores go on while they are a majority";

    /// <param name="failure">What ended the store, or kept it from starting.</param>
    public static string Describe(Exception failure, string dataDirectory, string address)
    {
        if (failure is LogDamagedException or InvalidDataException)
            return failure.Message;
        if (
            IsErrno(failure, NoSpace)
            || IsErrno(failure, QuotaExceeded)
            || Says(failure, "No space left on device")
            || Says(failure, "Disk quota exceeded")
        )
            return $"the disk of {dataDirectory} is full ({failure.Message}). {NothingLost}. Make room there, then "
                + $"start this store again (arktos up starts what is missing)";
        var isInputOutput = IsErrno(failure, InputOutput) || Says(failure, "Input/output error");
        // A sync that was under way when the file system turned read-only fails as one of a broken disk does.
        if (
            IsErrno(failure, ReadOnly)
            || Says(failure, "Read-only file system")
            || isInputOutput && Folders(dataDirectory).Any(DiskSpace.IsReadOnly)
        )
            return $"the disk of {dataDirectory} cannot be written to ({failure.Message}). {NothingLost}. Find out "
                + $"why it is read-only (its file system may have found damage), mount it for writing, then start "
                + $"this store again (arktos up)";
        if (isInputOutput)
            return $"the disk of {dataDirectory} fails ({failure.Message}): what it holds is not known any more. "
                + $"{NothingLost}. Start this store again (arktos up): it checks what is there; if the disk goes on "
                + $"to fail, put another store in its place (arktos store-node add, then arktos store-node replace)";
        if (IsErrno(failure, TooManyFiles) || Says(failure, "Too many open files"))
            return $"this store may open no more files ({failure.Message}). {NothingLost}. Raise the limit (ulimit "
                + $"-n), "
                + "then start this store again (arktos up)";
        if (
            failure is IOException
            && (
                failure.InnerException?.InnerException
                    is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }
                || Says(failure, "address already in use")
            )
        )
            return $"{address} is in use by another process, perhaps by this very store, started twice: end it, or "
                + $"give this store another address";
        if (failure is RocksDbException && Says(failure, "Corruption"))
            return $"the keyspace in {dataDirectory} is damaged ({failure.Message}). {LogDamagedException.Remedy}";
        return failure.Message;
    }

    /// <summary>Each may be a disk of its own.</summary>
    private static IEnumerable<string> Folders(string dataDirectory) =>
        Directory.Exists(dataDirectory) ? Directory.EnumerateDirectories(dataDirectory).Prepend(dataDirectory) : [];

    // .NET keeps an errno that has no exception of its own in the low half of HResult.
    private static bool IsErrno(Exception e, int errno) => e is IOException && (e.HResult & 0xFFFF) == errno;

    private static bool Says(Exception e, string text) => e.Message.Contains(text, StringComparison.OrdinalIgnoreCase);
}
