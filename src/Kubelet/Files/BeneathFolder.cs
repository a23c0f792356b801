using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Files;

/// <summary>
/// A folder that containers may write below, held by a descriptor. Every path is resolved by the kernel beneath it
/// (openat2, RESOLVE_BENEATH): neither "..", nor an absolute path, nor a link that a container has put there, also one
/// that it puts there at this moment, leads out. Links are followed only where a method says so, and then only to what
/// is in the folder. The owner disposes it; not thread-safe.
/// </summary>
internal sealed class BeneathFolder : IDisposable
{
    private const int LinkBytesMax = 4096;
    private const int EntriesBytes = 32 << 10;

    private readonly SafeFileHandle _handle;

    private BeneathFolder(SafeFileHandle handle, string path) => (_handle, Path) = (handle, path);

    /// <summary>What it was opened as: for messages only.</summary>
    public string Path { get; }

    public FileFacts Facts => Libc.Facts(_handle);

    /// <summary>Opens a folder whose path no container can change: its links are followed.</summary>
    /// <exception cref="IOException">It is not there, or no folder.</exception>
    public static BeneathFolder Open(string path) =>
        Libc.TryOpen(null, Name(path), Libc.DirectoryOnly, 0, 0, out var error) is { } handle
            ? new BeneathFolder(handle, path)
            : throw new IOException($"{path} cannot be opened: {Libc.Text(error)}");

    /// <summary>Null when it is not there.</summary>
    /// <exception cref="IOException">It leads out of the folder, passes a link that may not be followed, or is no
    /// folder.</exception>
    public BeneathFolder? TryOpenFolder(string relative, LinkRule links = LinkRule.Refuse)
    {
        var handle = Libc.TryOpen(_handle, Name(relative), Libc.DirectoryOnly, 0, Resolve(links), out var error);
        if (handle is not null)
            return new BeneathFolder(handle, $"{Path}/{relative}");
        return error == Libc.NoEntry ? null : throw Failed("open", relative, error);
    }

    /// <summary>A file of any kind; null when it is not there. The last name may be that of a link.</summary>
    /// <exception cref="IOException">It leads out of the folder, or passes a link that may not be followed.</exception>
    public PinnedFile? TryPin(string relative, LinkRule links = LinkRule.Refuse) =>
        TryPin(Name(relative), relative, links);

    /// <summary>A regular file to be read; null when it is not there.</summary>
    /// <exception cref="IOException">It passes a link, leads out of the folder, or is no regular file.</exception>
    public FileStream? TryOpenFile(string relative)
    {
        // Not blocking: the opening of a pipe would wait for somebody who writes.
        var handle = Libc.TryOpen(
            _handle,
            Name(relative),
            Libc.NonBlocking,
            0,
            Resolve(LinkRule.Refuse),
            out var error
        );
        if (handle is null)
            return error == Libc.NoEntry ? null : throw Failed("open", relative, error);
        if (!Libc.Facts(handle).IsRegular)
        {
            handle.Dispose();
            throw new IOException($"{Path}/{relative} is no regular file");
        }
        return new FileStream(handle, FileAccess.Read, bufferSize: 1, isAsync: false);
    }

    /// <summary>Makes what is missing of a path, and opens its last folder.</summary>
    /// <param name="mode">Of the folders that are made, whatever the process' umask.</param>
    /// <exception cref="IOException">It leads out of the folder, or something else has one of the names.</exception>
    public BeneathFolder MakeFolders(string relative, uint mode, LinkRule links = LinkRule.Refuse)
    {
        if (TryOpenFolder(relative, links) is { } there)
            return there;
        var parts = relative.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 1; count <= parts.Length; count++)
        {
            var path = string.Join('/', parts[..count]);
            using (var exists = TryOpenFolder(path, links))
                if (exists is not null)
                    continue;
            using var parent = count == 1 ? null : TryOpenFolder(string.Join('/', parts[..(count - 1)]), links);
            (parent ?? this).MakeFolder(parts[count - 1], mode);
        }
        return TryOpenFolder(relative, links) ?? throw Failed("open", relative, Libc.NoEntry);
    }

    /// <summary>Makes a new file with that content.</summary>
    /// <param name="user">Whose it becomes; null: it stays this process's.</param>
    /// <exception cref="IOException">Something has the name already, or the kernel refuses.</exception>
    public void WriteNewFile(string name, ReadOnlySpan<byte> content, uint mode, uint? user = null)
    {
        var flags = Libc.Create | Libc.Exclusive | Libc.WriteOnly | Libc.NoFollow;
        using var handle =
            Libc.TryOpen(_handle, Name(name), flags, 0x180, Resolve(LinkRule.Refuse), out var error)
            ?? throw Failed("make", name, error);
        using var file = new FileStream(handle, FileAccess.Write, bufferSize: 0, isAsync: false);
        file.Write(content);
        if (user is { } owner && Libc.ChangeOwnerAt(handle, [0], owner, uint.MaxValue, Libc.EmptyPath) != 0)
            throw Failed("give to its user", name, Marshal.GetLastPInvokeError());
        File.SetUnixFileMode(handle, (UnixFileMode)mode);
    }

    /// <summary>Of blocks: what a file with holes really takes. Zero when it is not there.</summary>
    public long BytesTaken(string name) => Libc.TryUse(_handle, Name(name))?.Bytes ?? 0;

    /// <summary>Where a link leads; null when there is none of that name.</summary>
    public string? TryReadLink(string name)
    {
        var target = new byte[LinkBytesMax];
        var length = Libc.ReadLinkAt(_handle, Name(name), target, (nuint)target.Length);
        if (length >= 0)
            return Encoding.UTF8.GetString(target, 0, (int)length);
        var error = Marshal.GetLastPInvokeError();
        return error is Libc.NoEntry or Libc.Invalid ? null : throw Failed("read the link", name, error);
    }

    /// <summary>Makes a link, in place of whatever has the name; in one step if that is no folder.</summary>
    public void SetLink(string name, string target)
    {
        var fresh = name + "_tmp";
        RemoveTree(fresh);
        if (Libc.LinkAt(Name(target), _handle, Name(fresh)) != 0)
            throw Failed("link", fresh, Marshal.GetLastPInvokeError());
        if (Libc.RenameAt(_handle, Name(fresh), _handle, Name(name)) == 0)
            return;
        RemoveTree(name);
        if (Libc.RenameAt(_handle, Name(fresh), _handle, Name(name)) != 0)
            throw Failed("rename to", name, Marshal.GetLastPInvokeError());
    }

    /// <summary>
    /// Removes a file, a link itself, or a folder with all that is in it; nothing when it is not there.
    /// </summary>
    /// <exception cref="IOException">Something is mounted in it, or the kernel refuses.</exception>
    public void RemoveTree(string name) => RemoveTree(Name(name));

    /// <inheritdoc cref="RemoveTree(string)"/>
    public void RemoveTree(byte[] entry) => new TreeRemoval(_handle, Path).Remove(entry);

    /// <summary>The names in the folder, as bytes: a container may use names that are no text.</summary>
    public IReadOnlyList<byte[]> Entries() => Entries(_handle, Path);

    /// <summary>
    /// Of a name of <see cref="Entries()"/>; null when it is not there any more. A link is not followed.
    /// </summary>
    public PinnedFile? TryPin(byte[] entry) => TryPin(entry, Show(entry), LinkRule.Refuse);

    /// <summary>Of a name of <see cref="Entries()"/>.</summary>
    public BeneathFolder? TryOpenFolder(byte[] entry)
    {
        var handle = Libc.TryOpen(_handle, entry, Libc.DirectoryOnly, 0, Resolve(LinkRule.Refuse), out var error);
        if (handle is not null)
            return new BeneathFolder(handle, $"{Path}/{Show(entry)}");
        return error is Libc.NoEntry or Libc.NotDirectory or Libc.TooManyLinks
            ? null
            : throw Failed("open", Show(entry), error);
    }

    /// <summary>Another descriptor of the same folder, whose entries are read from the start.</summary>
    public SafeFileHandle Duplicate() =>
        Libc.TryOpen(_handle, Name("."), Libc.DirectoryOnly, 0, Resolve(LinkRule.Refuse), out var error)
        ?? throw Failed("open", ".", error);

    public PinnedFile PinSelf() => TryPin(".") ?? throw Failed("open", ".", Libc.NoEntry);

    public void Dispose() => _handle.Dispose();

    /// <param name="some">Enough are the first ones, as many as fit into a buffer; none means that there are
    /// none.</param>
    internal static List<byte[]> Entries(SafeFileHandle folder, string path, bool some = false)
    {
        var names = new List<byte[]>();
        var buffer = new byte[EntriesBytes];
        if (Libc.Seek(folder, 0, 0) < 0)
            throw new IOException($"{path} cannot be read: {Libc.Text(Marshal.GetLastPInvokeError())}");
        while (true)
        {
            var length = (int)Libc.ReadEntries(folder, buffer, (nuint)buffer.Length);
            if (length < 0)
                throw new IOException($"{path} cannot be read: {Libc.Text(Marshal.GetLastPInvokeError())}");
            if (length == 0 || some && names.Count > 0)
                return names;
            // struct linux_dirent64: inode 8 bytes, offset 8, length 2, type 1, name with its 0.
            for (var at = 0; at < length; at += BitConverter.ToUInt16(buffer, at + 16))
            {
                var end = Array.IndexOf(buffer, (byte)0, at + 19);
                var name = buffer[(at + 19)..(end + 1)];
                if (!name.AsSpan().SequenceEqual(".\0"u8) && !name.AsSpan().SequenceEqual("..\0"u8))
                    names.Add(name);
            }
        }
    }

    internal static string Show(byte[] entry) => Encoding.UTF8.GetString(entry).TrimEnd('\0');

    private void MakeFolder(string name, uint mode)
    {
        if (Libc.MakeFolderAt(_handle, Name(name), 0x1C0) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Libc.Exists)
                throw Failed("make", name, error);
            return;
        }
        using var made = TryOpenFolder(name) ?? throw Failed("open", name, Libc.NoEntry);
        // What the folder has inherited (the bit that passes the group on) stays.
        File.SetUnixFileMode(made._handle, (UnixFileMode)(mode | made.Facts.Mode & 0x400));
    }

    private PinnedFile? TryPin(byte[] name, string shown, LinkRule links)
    {
        var flags = Libc.Path | (links == LinkRule.Refuse ? Libc.NoFollow : 0);
        var handle = Libc.TryOpen(_handle, name, flags, 0, Resolve(links), out var error);
        if (handle is not null)
            return new PinnedFile(handle, $"{Path}/{shown}");
        return error == Libc.NoEntry ? null : throw Failed("open", shown, error);
    }

    private static ulong Resolve(LinkRule links) =>
        Libc.Beneath | Libc.NoMagicLinks | (links == LinkRule.Refuse ? Libc.NoLinks : 0);

    private static byte[] Name(string text) =>
        text.Length == 0 || text.Contains('\0')
            ? throw new IOException("a file's name may not be empty or hold the character 0")
            : Encoding.UTF8.GetBytes(text + "\0");

    private IOException Failed(string what, string name, int error) =>
        new(string.Create(CultureInfo.InvariantCulture, $"cannot {what} {name} in {Path}: {Reason(error)}"));

    private static string Reason(int error) =>
        error switch
        {
            Libc.OtherDevice => "it leads out of the folder",
            Libc.TooManyLinks => "it passes a link",
            _ => Libc.Text(error),
        };
}
