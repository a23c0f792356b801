using System.Runtime.InteropServices;
using System.Text;

namespace Arktos.Kubelet.Files;

/// <summary>How full a file system is. Bytes and inodes.</summary>
/// <param name="AvailableBytes">To those who are not root: what is kept back for root does not count.</param>
/// <param name="Inodes">Zero where the file system has no fixed number of them.</param>
internal readonly record struct FileSystemFacts(long CapacityBytes, long AvailableBytes, long Inodes, long InodesFree)
{
    public long UsedBytes => CapacityBytes - AvailableBytes;

    /// <param name="path">Of the agent's own.</param>
    /// <exception cref="IOException">It is not there, or the kernel refuses.</exception>
    public static FileSystemFacts Of(string path)
    {
        var facts = new Libc.StatVfs();
        if (Libc.FileSystem(Encoding.UTF8.GetBytes(path + "\0"), ref facts) != 0)
            throw new IOException($"file system of {path}: {Libc.Text(Marshal.GetLastPInvokeError())}");
        return new FileSystemFacts(
            (long)(facts.Blocks * facts.FragmentBytes),
            (long)(facts.BlocksAvailable * facts.FragmentBytes),
            (long)facts.Files,
            (long)facts.FilesFree
        );
    }
}
