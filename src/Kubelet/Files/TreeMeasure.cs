using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Arktos.Kubelet.Files;

/// <summary>What a tree takes.</summary>
/// <param name="IsComplete">False: it is this much at least; the time was over, or there was too much to keep in mind.
/// </param>
internal readonly record struct TreeUse(long Bytes, long Inodes, bool IsComplete)
{
    public static TreeUse operator +(TreeUse a, TreeUse b) =>
        new(a.Bytes + b.Bytes, a.Inodes + b.Inodes, a.IsComplete && b.IsComplete);

    public static readonly TreeUse Nothing = new(0, 0, true);
}

/// <summary>
/// Counts what is in folders that containers write: follows no link, enters nothing that is mounted, opens no file, and
/// counts a file with several names once. It takes a bounded share of one core and a bounded time in all, so that a
/// tree of a hundred million files is a lower bound and no load; and a bounded number of descriptors, however deep the
/// tree: what is deeper than <see cref="LevelsMax"/> is put off, and opened again by its path. One measurement by one
/// caller.
/// </summary>
/// <param name="patience">The most time for one tree.</param>
internal sealed class TreeMeasure(TimeSpan patience, CancellationToken ct)
{
    internal const int LevelsMax = 32;
    private const int EntriesPerLook = 512,
        DeepMax = 1024,
        LinkedMax = 1 << 20,
        PathBytesMax = 2048;

    /// <summary>After so much work it rests four times as long: a fifth of a core at most.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(10);

    private readonly HashSet<ulong> _linked = [];
    private readonly Queue<byte[]> _deep = new();
    private readonly long _begun = Stopwatch.GetTimestamp();
    private long _workBegun = Stopwatch.GetTimestamp();
    private int _entries;
    private long _bytes,
        _inodes;
    private bool _isComplete = true;

    /// <param name="path">Of the agent's own; nothing when it is not there.</param>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public static TreeUse Of(string path, TimeSpan patience, CancellationToken ct)
    {
        if (!Directory.Exists(path))
            return TreeUse.Nothing;
        using var folder = BeneathFolder.Open(path);
        return new TreeMeasure(patience, ct).Of(folder);
    }

    public TreeUse Of(BeneathFolder folder)
    {
        using var top = folder.Duplicate();
        CountBelow(top, []);
        while (_deep.TryDequeue(out var path) && !IsOver())
            if (TryReopen(top, path) is { } deep)
                using (deep)
                    CountBelow(deep, path);
        return new TreeUse(_bytes, _inodes, _isComplete && _deep.Count == 0);
    }

    /// <param name="path">Of the folder, from the top.</param>
    private void CountBelow(SafeFileHandle top, byte[] path)
    {
        var levels = new Stack<Level>();
        levels.Push(new Level(top, path, new EntryReader(top)));
        try
        {
            while (levels.TryPeek(out var level))
            {
                if (IsOver())
                    return;
                if (level.Entries.Next() is not { } name)
                {
                    levels.Pop();
                    if (level.Folder != top)
                        level.Folder.Dispose();
                    continue;
                }
                if (Count(level.Folder, name) is not { IsFolder: true })
                    continue;
                byte[] inner =
                [
                    .. level.Path,
                    .. level.Path.Length > 0 ? "/"u8 : [],
                    .. name.AsSpan(0, name.Length - 1),
                ];
                if (levels.Count >= LevelsMax)
                    PutOff(inner);
                else if (TryEnter(level.Folder, name) is { } folder)
                    levels.Push(new Level(folder, inner, new EntryReader(folder)));
            }
        }
        finally
        {
            foreach (var level in levels)
                if (level.Folder != top)
                    level.Folder.Dispose();
        }
    }

    private FileFacts? Count(SafeFileHandle folder, byte[] name)
    {
        if (Libc.TryUse(folder, name) is not { } use)
            return null;
        if (!use.Facts.IsFolder && use.Links > 1 && !IsFirst(use.Facts.Inode))
            return use.Facts;
        _inodes++;
        _bytes += use.Bytes;
        return use.Facts;
    }

    /// <summary>Of a file with several names. When too many are remembered, a new one is left out.</summary>
    private bool IsFirst(ulong inode)
    {
        if (_linked.Count < LinkedMax)
            return _linked.Add(inode);
        _isComplete &= _linked.Contains(inode);
        return false;
    }

    private void PutOff(byte[] path)
    {
        if (_deep.Count < DeepMax)
            _deep.Enqueue(path);
        else
            _isComplete = false;
    }

    /// <summary>The kernel takes no path of any length: a long one is gone in parts.</summary>
    private static SafeFileHandle? TryReopen(SafeFileHandle top, byte[] path)
    {
        SafeFileHandle? at = null;
        var rest = path.AsSpan();
        while (rest.Length > 0)
        {
            var part = rest.Length <= PathBytesMax ? rest.Length : rest[..PathBytesMax].LastIndexOf((byte)'/');
            var next = TryEnter(at ?? top, [.. rest[..part], 0]);
            at?.Dispose();
            if (next is null)
                return null;
            at = next;
            rest = part == rest.Length ? [] : rest[(part + 1)..];
        }
        return at;
    }

    /// <summary>Null when it is gone, is no folder any more, or something is mounted there.</summary>
    private static SafeFileHandle? TryEnter(SafeFileHandle parent, byte[] name) =>
        Libc.TryOpen(
            parent,
            name,
            Libc.DirectoryOnly,
            0,
            Libc.Beneath | Libc.NoLinks | Libc.NoMagicLinks | Libc.NoOtherMount,
            out _
        );

    /// <summary>Rests where it is time to; true when the whole time is over.</summary>
    private bool IsOver()
    {
        if (++_entries % EntriesPerLook != 0)
            return false;
        ct.ThrowIfCancellationRequested();
        if (Stopwatch.GetElapsedTime(_workBegun) is var worked && worked >= Work)
        {
            ct.WaitHandle.WaitOne(4 * worked);
            _workBegun = Stopwatch.GetTimestamp();
        }
        if (Stopwatch.GetElapsedTime(_begun) < patience)
            return false;
        _isComplete = false;
        return true;
    }

    private sealed record Level(SafeFileHandle Folder, byte[] Path, EntryReader Entries);

    /// <summary>The names in a folder, a buffer of them at a time: a folder may have millions.</summary>
    private sealed class EntryReader(SafeFileHandle folder)
    {
        private readonly byte[] _buffer = new byte[4096];
        private int _at,
            _length;

        public byte[]? Next()
        {
            while (true)
            {
                if (_at >= _length)
                {
                    _length = (int)Libc.ReadEntries(folder, _buffer, (nuint)_buffer.Length);
                    _at = 0;
                    // What was removed meanwhile has no entries, and is no error.
                    if (_length <= 0)
                        return null;
                }
                // struct linux_dirent64, as in BeneathFolder.
                var start = _at + 19;
                var end = Array.IndexOf(_buffer, (byte)0, start);
                _at += BitConverter.ToUInt16(_buffer, _at + 16);
                var name = _buffer[start..(end + 1)];
                if (!name.AsSpan().SequenceEqual(".\0"u8) && !name.AsSpan().SequenceEqual("..\0"u8))
                    return name;
            }
        }
    }
}
