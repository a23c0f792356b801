using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Files;

/// <summary>
/// Removes what a container may have made: follows no link, enters nothing that is mounted, takes names that are no
/// text, and needs no more descriptors, stack and memory for a tree of a million levels, or of a million files in a
/// folder, than for one of <see cref="LevelsMax"/>: what is deeper is moved up to the top and removed from there, and
/// names are read a buffer at a time. One removal by one caller.
/// </summary>
internal sealed class TreeRemoval(SafeFileHandle folder, string path)
{
    private const int LevelsMax = 64;

    /// <summary>How often a folder may fill again while it is removed: nobody should write any more.</summary>
    private const int RefillsMax = 1000;

    private long _moved;
    private int _refills;

    /// <exception cref="IOException">Something is mounted in it, somebody goes on writing, or the kernel
    /// refuses.</exception>
    public void Remove(byte[] name)
    {
        if (IsPath(name))
            throw new IOException($"\"{BeneathFolder.Show(name)}\" is no name of one file in {path}");
        while (!TryUnlink(folder, name))
        {
            using (var top = TryEnter(folder, name))
                if (top is not null)
                    Empty(top);
            RemoveFolder(folder, name);
        }
    }

    private void Empty(SafeFileHandle top)
    {
        var levels = new Stack<Level>();
        levels.Push(new Level(top, [], []));
        try
        {
            while (levels.TryPeek(out var level))
            {
                if (level.Left.Count == 0)
                    level.Left.AddRange(BeneathFolder.Entries(level.Folder, path, some: true));
                if (level.Left.Count == 0)
                {
                    levels.Pop();
                    if (levels.Count == 0)
                        return;
                    level.Folder.Dispose();
                    RemoveFolder(levels.Peek().Folder, level.Name);
                    continue;
                }
                var name = level.Left[^1];
                level.Left.RemoveAt(level.Left.Count - 1);
                if (TryUnlink(level.Folder, name))
                    continue;
                if (levels.Count >= LevelsMax)
                    MoveUp(level.Folder, name, top);
                else if (TryEnter(level.Folder, name) is { } inner)
                    levels.Push(new Level(inner, name, []));
            }
        }
        finally
        {
            foreach (var level in levels)
                if (level.Folder != top)
                    level.Folder.Dispose();
        }
    }

    private void MoveUp(SafeFileHandle from, byte[] name, SafeFileHandle top)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $".arktos-removed-{_moved++}\0");
        if (Libc.RenameAt(from, name, top, Encoding.ASCII.GetBytes(text)) == 0)
            return;
        // A container may have used that very name: the next one is tried when the folder is read again.
        var error = Marshal.GetLastPInvokeError();
        if (error is not (Libc.NoEntry or Libc.NotEmpty or Libc.Exists or Libc.NotDirectory or Libc.IsDirectory))
            throw Failed(name, error);
    }

    /// <summary>False: it is a folder.</summary>
    private bool TryUnlink(SafeFileHandle parent, byte[] name)
    {
        if (Libc.RemoveAt(parent, name, 0) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            Libc.NoEntry => true,
            Libc.IsDirectory => false,
            _ => throw Failed(name, error),
        };
    }

    /// <summary>One that has filled again is met again when its parent is read again.</summary>
    private void RemoveFolder(SafeFileHandle parent, byte[] name)
    {
        if (Libc.RemoveAt(parent, name, Libc.RemoveFolder) == 0)
            return;
        var error = Marshal.GetLastPInvokeError();
        if (error is not (Libc.NoEntry or Libc.NotEmpty or Libc.NotDirectory) || _refills++ == RefillsMax)
            throw Failed(name, error);
    }

    /// <summary>Null when it is gone, or is no folder any more.</summary>
    internal SafeFileHandle? TryEnter(SafeFileHandle parent, byte[] name)
    {
        var resolve = Libc.Beneath | Libc.NoLinks | Libc.NoMagicLinks | Libc.NoOtherMount;
        var handle = Libc.TryOpen(parent, name, Libc.DirectoryOnly, 0, resolve, out var error);
        if (handle is not null || error is Libc.NoEntry or Libc.NotDirectory or Libc.TooManyLinks)
            return handle;
        throw error == Libc.OtherDevice
            ? new IOException($"{BeneathFolder.Show(name)} in {path} is not removed: something is mounted there")
            : Failed(name, error);
    }

    private static bool IsPath(byte[] name) =>
        name.AsSpan().IndexOf((byte)'/') >= 0
        || name.AsSpan(0, name.Length - 1) is [(byte)'.'] or [(byte)'.', (byte)'.'];

    private IOException Failed(byte[] name, int error) =>
        new($"{BeneathFolder.Show(name)} in {path} cannot be removed: {Libc.Text(error)}");

    /// <param name="Left">Names of the last buffer that are still to be removed.</param>
    private sealed record Level(SafeFileHandle Folder, byte[] Name, List<byte[]> Left);
}
