namespace Arktos.Store.Disk;

/// <summary>
/// Keeps a store from filling its disk to the last byte. RocksDB does not survive a write that finds no room (builds with assertions abort the process), so a store ends in
/// good order before that: with a message, and with room left to start again and to compact.
/// </summary>
internal sealed class DiskSpace(string folder, long bytesMin)
{
    /// <exception cref="IOException">Less is free than is to be kept.</exception>
    public void Check()
    {
        if (new DriveInfo(folder).AvailableFreeSpace is var free && free < bytesMin)
            throw new IOException($"No space left on device: {free >> 20} MiB are free for {folder}, and {bytesMin >> 20} MiB are kept free");
    }
}
