using Arktos.Store.Disk;

namespace Arktos.Simulation.Stores;

/// <summary>
/// A folder that outlives its store's process. What was written and not synced survives the death of the process; a
/// loss of power keeps any of the sectors written since the sync, and some first ones of the changes of names since the
/// folder's sync (as journaling file systems do). After a sync that failed any of its sectors are on the medium, yet
/// all are read back as written, and the next sync writes nothing (Linux since 4.13).
/// </summary>
internal sealed class SimulatedFolder(string name, Chance chance) : IDiskFolder
{
    private const int SectorBytes = 64;

    private readonly SortedDictionary<string, Content> _names = new(StringComparer.Ordinal);
    private readonly List<Action<SortedDictionary<string, Content>>> _changes = [];
    private SortedDictionary<string, Content> _durableNames = new(StringComparer.Ordinal);

    /// <summary>The running process.</summary>
    public Machine Machine { get; set; } = null!;

    public IReadOnlyList<string> List() => [.. _names.Keys];

    public bool Exists(string file) => _names.ContainsKey(file);

    public IDiskFile Open(string file) =>
        _names.TryGetValue(file, out var content)
            ? new OpenFile(this, Machine, content)
            : throw new FileNotFoundException(file);

    public IDiskFile Create(string file)
    {
        var content = new Content();
        Machine.Do(() => Change(names => names[file] = content));
        return new OpenFile(this, Machine, content);
    }

    public void Rename(string file, string newName) =>
        Machine.Do(() =>
        {
            var content = _names[file];
            Change(names =>
            {
                names.Remove(file);
                names[newName] = content;
            });
        });

    public void Delete(string file) => Machine.Do(() => Change(names => names.Remove(file)));

    public void Sync() =>
        Machine.Do(() =>
        {
            _durableNames = new(_names, StringComparer.Ordinal);
            _changes.Clear();
        });

    public string PathOf(string file) => $"{name}/{file}";

    public void LosePower()
    {
        var kept = chance.Below(_changes.Count + 1);
        for (var i = 0; i < kept; i++)
        {
            _changes[i](_durableNames);
        }

        _changes.Clear();
        _names.Clear();
        foreach (var (file, content) in _durableNames)
        {
            _names[file] = content;
            content.LosePower(chance);
        }
    }

    private void Change(Action<SortedDictionary<string, Content>> change)
    {
        change(_names);
        _changes.Add(change);
    }

    /// <summary>What the page cache and the medium hold of a file.</summary>
    private sealed class Content
    {
        private readonly List<(int From, int To)> _dirty = [];
        private byte[] _medium = [];

        public byte[] Cached { get; private set; } = [];

        public void Write(ReadOnlySpan<byte> bytes, int offset)
        {
            if (offset + bytes.Length > Cached.Length)
            {
                var longer = Cached;
                Array.Resize(ref longer, offset + bytes.Length);
                Cached = longer;
            }

            bytes.CopyTo(Cached.AsSpan(offset));
            _dirty.Add((offset, offset + bytes.Length));
        }

        public void Sync()
        {
            Grow();
            foreach (var (from, to) in _dirty)
            {
                Cached.AsSpan(from, to - from).CopyTo(_medium.AsSpan(from));
            }

            _dirty.Clear();
        }

        public void FailSync(Chance chance)
        {
            WriteSome(chance);
            _dirty.Clear();
        }

        public void LosePower(Chance chance)
        {
            WriteSome(chance);
            _dirty.Clear();
            Cached = [.. _medium];
        }

        private void Grow()
        {
            if (_medium.Length < Cached.Length)
            {
                Array.Resize(ref _medium, Cached.Length);
            }
        }

        /// <summary>All, none, or any of the sectors.</summary>
        private void WriteSome(Chance chance)
        {
            if (_dirty.Count == 0)
            {
                return;
            }

            Grow();
            var percent = chance.Of(0, 50, 50, 90, 100);
            foreach (var (from, to) in _dirty)
            {
                for (var at = from; at < to; )
                {
                    var end = Math.Min(to, (at / SectorBytes * SectorBytes) + SectorBytes);
                    if (chance.Percent(percent))
                    {
                        Cached.AsSpan(at, end - at).CopyTo(_medium.AsSpan(at));
                    }

                    at = end;
                }
            }
        }
    }

    private sealed class OpenFile(SimulatedFolder folder, Machine machine, Content content) : IDiskFile
    {
        public long Length => content.Cached.Length;

        public int Read(Span<byte> into, long offset)
        {
            machine.RequireAlive();
            var available = content.Cached.AsSpan((int)Math.Min(offset, content.Cached.Length));
            var read = Math.Min(into.Length, available.Length);
            available[..read].CopyTo(into);
            return read;
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset) => Write([bytes.ToArray()], offset);

        public void Write(IReadOnlyList<ReadOnlyMemory<byte>> parts, long offset) =>
            machine.Do(() =>
            {
                var at = (int)offset;
                foreach (var part in parts)
                {
                    if (machine.Refuses())
                    {
                        content.Write(part.Span[..folder.Some(part.Length)], at);
                        throw new IOException($"write to {folder.PathOf("?")}: input/output error");
                    }

                    content.Write(part.Span, at);
                    at += part.Length;
                }
            });

        public void Sync() =>
            machine.Do(() =>
            {
                if (machine.Refuses())
                {
                    content.FailSync(folder.Chances);
                    throw new IOException($"sync in {folder.PathOf("?")}: input/output error");
                }

                content.Sync();
            });

        public void Dispose() { }
    }

    private Chance Chances => chance;

    private int Some(int bytes) => chance.Below(bytes + 1);
}
