using Arktos.Store.RocksDb;

namespace Arktos.Simulation.Stores;

/// <summary>
/// An ordered map in memory that keeps what RocksDB without a log keeps: in a crash, of the writes since the last
/// flush, some first ones. One for each run of the process; the next begins with <see cref="AfterCrash"/> of the one
/// before.
/// </summary>
internal sealed class SimulatedDatabase : Database
{
    private readonly Machine _machine;
    private readonly Chance _chance;

    /// <summary>The state after each write that is not flushed; immutable, sorted by key.</summary>
    private readonly List<Entry[]> _unflushed = [];
    private Entry[] _durable;
    private Entry[] _now;
    private long _readsInMemory;

    public SimulatedDatabase(Machine machine, Chance chance, SimulatedDatabase? before)
    {
        (_machine, _chance) = (machine, chance);
        _durable = _now = before?.AfterCrash() ?? [];
    }

    /// <summary>Of all writes so far.</summary>
    public long Writes { get; private set; }

    public override Batch NewBatch() => new Operations();

    public override void Write(Batch batch) =>
        _machine.Do(() =>
        {
            _now = Apply(_now, ((Operations)batch).All);
            _unflushed.Add(_now);
            Writes++;
            // As when a memtable is full.
            if (_chance.Percent(2))
            {
                FlushThrough(Writes);
            }
        });

    public override byte[]? Get(ReadOnlySpan<byte> key, DatabaseSnapshot? snapshot = null)
    {
        _machine.RequireAlive();
        var entries = StateOf(snapshot);
        var at = Find(entries, key);
        return at >= 0 ? [.. entries[at].Value] : null;
    }

    public override bool TryGetInMemory(ReadOnlySpan<byte> key, out byte[]? value)
    {
        value = Get(key);
        return ++_readsInMemory % 8 != 0;
    }

    public override DatabaseSnapshot Snapshot() => new State(_now);

    public override DatabaseIterator Iterate(
        ReadOnlySpan<byte> begin,
        ReadOnlySpan<byte> end,
        DatabaseSnapshot? snapshot = null
    )
    {
        _machine.RequireAlive();
        return new Walk(StateOf(snapshot), begin, end.ToArray());
    }

    public override void Flush() => FlushWritten(Writes);

    /// <summary>A flush that began when there were so many writes, and ends now.</summary>
    public void FlushWritten(long writes) =>
        _machine.Do(() =>
        {
            if (_machine.Refuses())
            {
                throw new RocksDbException("flush the keyspace: IO error");
            }

            FlushThrough(writes);
        });

    public override SstWriter NewSst()
    {
        _machine.RequireAlive();
        return new Sst(_machine);
    }

    public override void Ingest(IReadOnlyList<SstWriter> files)
    {
        Flush();
        _machine.Do(() =>
        {
            if (_machine.Refuses())
            {
                throw new RocksDbException("take files into the keyspace: IO error");
            }

            foreach (var file in files.Cast<Sst>())
            {
                if (!file.IsFinished)
                {
                    throw new InvalidOperationException("a file that is not finished is taken in");
                }

                // On the disk at once, whatever else others have written since the flush.
                (_durable, _now) = (Apply(_durable, file.All), Apply(_now, file.All));
                for (var i = 0; i < _unflushed.Count; i++)
                {
                    _unflushed[i] = Apply(_unflushed[i], file.All);
                }
            }
        });
    }

    public override long Property(string name) => 0;

    public override void Dispose() { }

    private Entry[] AfterCrash()
    {
        var kept = _chance.Below(_unflushed.Count + 1);
        return kept == 0 ? _durable : _unflushed[kept - 1];
    }

    private void FlushThrough(long writes)
    {
        var count = (int)(_unflushed.Count - (Writes - writes));
        if (count > 0)
        {
            _durable = _unflushed[count - 1];
            _unflushed.RemoveRange(0, count);
        }
    }

    private Entry[] StateOf(DatabaseSnapshot? snapshot) => snapshot is null ? _now : ((State)snapshot).Entries;

    /// <summary>Where the key is, or the complement of where it would be.</summary>
    private static int Find(ReadOnlySpan<Entry> entries, ReadOnlySpan<byte> key)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var order = entries[middle].Key.AsSpan().SequenceCompareTo(key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return ~low;
    }

    private static Entry[] Apply(Entry[] entries, List<Operation> operations)
    {
        var changed = new List<Entry>(entries.Length + operations.Count);
        changed.AddRange(entries);
        foreach (var operation in operations)
        {
            var at = Find(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changed), operation.Key);
            if (operation.End is { } end)
            {
                var from = at < 0 ? ~at : at;
                var to = Find(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(changed), end);
                changed.RemoveRange(from, Math.Max(0, (to < 0 ? ~to : to) - from));
            }
            else if (operation.Value is { } value)
            {
                if (at >= 0)
                {
                    changed[at] = new Entry(operation.Key, value);
                }
                else
                {
                    changed.Insert(~at, new Entry(operation.Key, value));
                }
            }
            else if (at >= 0)
            {
                changed.RemoveAt(at);
            }
        }

        return [.. changed];
    }

    private readonly record struct Entry(byte[] Key, byte[] Value);

    /// <param name="Value">Of a put.</param>
    /// <param name="End">Of a range that is deleted.</param>
    private readonly record struct Operation(byte[] Key, byte[]? Value, byte[]? End);

    private sealed class State(Entry[] entries) : DatabaseSnapshot
    {
        public Entry[] Entries { get; } = entries;

        public override void Dispose() { }
    }

    private sealed class Operations : Batch
    {
        public List<Operation> All { get; } = [];

        public override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
            All.Add(new Operation(key.ToArray(), value.ToArray(), null));
            Bytes += key.Length + value.Length;
        }

        public override void Delete(ReadOnlySpan<byte> key) => All.Add(new Operation(key.ToArray(), null, null));

        public override void DeleteRange(ReadOnlySpan<byte> begin, ReadOnlySpan<byte> end) =>
            All.Add(new Operation(begin.ToArray(), null, end.ToArray()));

        public override void Clear()
        {
            All.Clear();
            Bytes = 0;
        }

        public override void Dispose() { }
    }

    /// <summary>It takes up no disk: what is lost of it in a crash is what nobody ingested.</summary>
    private sealed class Sst(Machine machine) : SstWriter
    {
        public List<Operation> All { get; } = [];

        public bool IsFinished { get; private set; }

        public override void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
        {
            if (All.Count > 0 && All[^1].Key.AsSpan().SequenceCompareTo(key) >= 0)
            {
                throw new RocksDbException("a key is not above the one before");
            }

            All.Add(new Operation(key.ToArray(), value.ToArray(), null));
            Bytes += key.Length + value.Length;
        }

        public override void Finish() =>
            machine.Do(() =>
            {
                if (machine.Refuses())
                {
                    throw new RocksDbException("finish the file: IO error");
                }

                IsFinished = true;
            });

        public override void Dispose() { }
    }

    private sealed class Walk : DatabaseIterator
    {
        private readonly Entry[] _entries;
        private readonly byte[] _end;
        private int _at;

        public Walk(Entry[] entries, ReadOnlySpan<byte> begin, byte[] end)
        {
            (_entries, _end) = (entries, end);
            Seek(begin);
        }

        public override bool Valid => _at < _entries.Length && _entries[_at].Key.AsSpan().SequenceCompareTo(_end) < 0;

        public override ReadOnlySpan<byte> Key => _entries[_at].Key;

        public override ReadOnlySpan<byte> Value => _entries[_at].Value;

        public override void Next() => _at++;

        public override void Seek(ReadOnlySpan<byte> key)
        {
            var at = Find(_entries, key);
            _at = at < 0 ? ~at : at;
        }

        public override void Dispose() { }
    }
}
