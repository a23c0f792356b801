using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Store.Disk;

/// <summary>A folder of the file system.</summary>
internal sealed partial class FileFolder : IDiskFolder
{
    private readonly string _path;

    /// <summary>Makes the folder when it is missing.</summary>
    public FileFolder(string path)
    {
        _path = path;
        Directory.CreateDirectory(path);
    }

    public IReadOnlyList<string> List() =>
        [.. Directory.EnumerateFiles(_path).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    public bool Exists(string name) => File.Exists(PathOf(name));

    public IDiskFile Open(string name) => new SystemFile(PathOf(name), FileMode.Open);

    public IDiskFile Create(string name) => new SystemFile(PathOf(name), FileMode.Create);

    public void Rename(string name, string newName) => File.Move(PathOf(name), PathOf(newName), overwrite: true);

    public void Delete(string name) => File.Delete(PathOf(name));

    public void Sync() => Sync(_path);

    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Makes the coming, going and renaming of a folder's files durable.</summary>
    public static void Sync(string folder)
    {
        var descriptor = open(folder, 0);
        if (descriptor < 0)
            throw new IOException(
                $"open of {folder} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}"
            );
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (fsync(handle) != 0)
            throw new IOException(
                $"fsync of {folder} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}"
            );
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fdatasync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(SafeFileHandle file);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int open(string path, int flags);

    private sealed class SystemFile(string path, FileMode mode) : IDiskFile
    {
        private readonly SafeFileHandle _file = File.OpenHandle(path, mode, FileAccess.ReadWrite, FileShare.Read);

        public long Length => RandomAccess.GetLength(_file);

        public int Read(Span<byte> into, long offset)
        {
            var read = 0;
            while (read < into.Length)
            {
                var n = RandomAccess.Read(_file, into[read..], offset + read);
                if (n == 0)
                    break;
                read += n;
            }
            return read;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(_file, bytes, offset);

        public void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset) =>
            RandomAccess.Write(_file, parts, offset);

        public void Sync()
        {
            if (fdatasync(_file) != 0)
                throw new IOException(
                    $"fdatasync of {path} failed: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}"
                );
        }

        public void Dispose() => _file.Dispose();
    }
}
