using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Files;

/// <summary>
/// Removes what a container may have made: follows no link, enters nothing that is mounted, takes names that are no
/// text, and needs no more descriptors and stack for a tree of a million levels than for one of
/// <see cref="LevelsMax"/>: what is deeper is moved up to the top and removed from there.
/// </summary>
internal sealed class TreeRemoval(SafeFileHandle folder, string path)
{
    private const int LevelsMax = 64;

    private long _moved,
        _removed;

    /// <exception cref="IOException">Something is mounted in it, or the kernel refuses.</exception>
    public void Remove(byte[] name)
    {
        if (
            name.AsSpan().IndexOf((byte)'/') >= 0
            || name.AsSpan(0, name.Length - 1) is [(byte)'.'] or [(byte)'.', (byte)'.']
        )
            throw new IOException($"\"{BeneathFolder.Show(name)}\" is no name of one file in {path}");
        if (TryUnlink(folder, name))
            return;
        using (var top = OpenFolder(folder, name))
        {
            // What was moved up is seen by the next look.
            for (var before = -1L; top is not null && !IsEmptied(top); before = _removed)
                if (_removed == before)
                    throw Failed(name, Libc.NotEmpty);
        }
        if (Libc.RemoveAt(folder, name, Libc.RemoveFolder) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Libc.NoEntry)
                throw Failed(name, error);
        }
    }

    /// <summary>Removes what is in it; true when nothing was: then it can be removed itself.</summary>
    private bool IsEmptied(SafeFileHandle top)
    {
        var first = BeneathFolder.Entries(top, path);
        if (first.Count == 0)
            return true;
        var levels = new Stack<Level>();
        levels.Push(new Level(top, [], first));
        try
        {
            while (levels.Count > 0)
            {
                var level = levels.Peek();
                if (level.Left.Count == 0)
                {
                    levels.Pop();
                    if (levels.Count == 0)
                        break;
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
                else if (OpenFolder(level.Folder, name) is { } inner)
                    levels.Push(new Level(inner, name, BeneathFolder.Entries(inner, path)));
            }
        }
        finally
        {
            foreach (var level in levels)
                if (level.Folder != top)
                    level.Folder.Dispose();
        }
        return false;
    }

    private void MoveUp(SafeFileHandle from, byte[] name, SafeFileHandle top)
    {
        var free = Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $".arktos-removed-{_moved++}\0")
        );
        if (Libc.RenameAt(from, name, top, free) == 0)
            return;
        // A container may have used that very name: another one is tried at the next look.
        var error = Marshal.GetLastPInvokeError();
        if (error is not (Libc.NoEntry or Libc.NotEmpty or Libc.Exists or Libc.NotDirectory or Libc.IsDirectory))
            throw Failed(name, error);
    }

    /// <summary>False: it is a folder.</summary>
    private bool TryUnlink(SafeFileHandle parent, byte[] name)
    {
        if (Libc.RemoveAt(parent, name, 0) == 0)
        {
            _removed++;
            return true;
        }
        var error = Marshal.GetLastPInvokeError();
        return error switch
        {
            Libc.NoEntry => true,
            Libc.IsDirectory => false,
            _ => throw Failed(name, error),
        };
    }

    /// <summary>Of one that is not empty, because somebody still writes, the next look takes care.</summary>
    private void RemoveFolder(SafeFileHandle parent, byte[] name)
    {
        if (Libc.RemoveAt(parent, name, Libc.RemoveFolder) == 0)
        {
            _removed++;
            return;
        }
        var error = Marshal.GetLastPInvokeError();
        if (error is not (Libc.NoEntry or Libc.NotEmpty or Libc.NotDirectory))
            throw Failed(name, error);
    }

    /// <summary>Null when it is gone, or is no folder any more.</summary>
    private SafeFileHandle? OpenFolder(SafeFileHandle parent, byte[] name)
    {
        var resolve = Libc.Beneath | Libc.NoLinks | Libc.NoMagicLinks | Libc.NoOtherMount;
        var handle = Libc.TryOpen(parent, name, Libc.DirectoryOnly, 0, resolve, out var error);
        if (handle is not null || error is Libc.NoEntry or Libc.NotDirectory or Libc.TooManyLinks)
            return handle;
        throw error == Libc.OtherDevice
            ? new IOException($"{BeneathFolder.Show(name)} in {path} is not removed: something is mounted there")
            : Failed(name, error);
    }

    private IOException Failed(byte[] name, int error) =>
        new($"{BeneathFolder.Show(name)} in {path} cannot be removed: {Libc.Text(error)}");

    /// <param name="Left">The names that are still to be removed.</param>
    private sealed record Level(SafeFileHandle Folder, byte[] Name, List<byte[]> Left);
}
