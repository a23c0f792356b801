using System.Collections.Concurrent;
using Arktos.Raft;
using Arktos.Store.Log;
using Arktos.StoreClient;

namespace Arktos.Store.Tests.Log;

/// <summary>A log that is opened, written and waited for, one write after the other unless asked otherwise.</summary>
internal sealed class LogFixture : IDisposable
{
    private readonly LogOptions _options;
    private SharedLog _log;

    public LogFixture(string folder, LogOptions options)
    {
        (Folder, _options) = (folder, options);
        _log = SharedLog.Open(folder, options, Failures.Enqueue, out var groups);
        Groups = groups;
    }

    public string Folder { get; }

    public ConcurrentQueue<Exception> Failures { get; } = new();

    public Dictionary<PartitionId, GroupLog> Groups { get; private set; }

    public SharedLog Log => _log;

    public GroupLog Group(ushort partition)
    {
        var id = new PartitionId(partition);
        if (!Groups.TryGetValue(id, out var group))
            Groups[id] = group = new GroupLog(id, _log.Segments);
        return group;
    }

    public static LogEntry Entry(ulong term, ulong index, byte[] data) =>
        new(new Term(term), new LogIndex(index), EntryKind.Normal, data);

    /// <summary>Writes as a replica does, and takes note in the group's view when it is done.</summary>
    public void Write(ushort partition, HardState? hard, params LogEntry[] entries) =>
        Write(partition, hard, null, null, entries);

    public void Write(
        ushort partition,
        HardState? hard,
        SnapshotMetadata? start,
        string? staged,
        params LogEntry[] entries
    )
    {
        using var done = new ManualResetEventSlim();
        var write = new LogWrite(new PartitionId(partition), hard, start, staged, entries, _ => done.Set());
        _log.Submit(write);
        Assert.True(done.Wait(TimeSpan.FromSeconds(90)), "the write was not reported");
        Note(write);
    }

    public void Note(LogWrite write)
    {
        var group = Group(write.Partition.Value);
        if (write.HardState is { } hard)
            group.HardState = hard;
        if (write.Start is { } start)
            group.Restart(start, write.StagedFile);
        for (var i = 0; i < write.Entries.Count; i++)
        {
            var e = write.Entries[i];
            group.Append(
                new GroupLog.Slot(
                    e.Term,
                    e.Kind,
                    write.Segment,
                    write.Offset + write.DataOffsets[i],
                    e.Data.Length,
                    Checksum.Of(e.Data.Span),
                    e.Data,
                    true
                ),
                e.Index
            );
        }
        if (write.Start is { } installed)
            _log.Compacted(write.Partition, installed);
    }

    public void Compact(ushort partition, ulong index)
    {
        var group = Group(partition);
        group.Compact(new LogIndex(index));
        _log.Compacted(group.Partition, group.Snapshot);
    }

    /// <summary>Writes the group's whole log again; <see cref="Carried"/> is for the caller.</summary>
    public LogWrite Carry(ushort partition)
    {
        var group = Group(partition);
        using var done = new ManualResetEventSlim();
        var write = LogWrite.Carry(
            group.Partition,
            group.Snapshot,
            group.Entries(group.FirstIndex, group.LastIndex.Next(), int.MaxValue),
            _ => done.Set()
        );
        _log.Submit(write);
        Assert.True(done.Wait(TimeSpan.FromSeconds(90)), "the write was not reported");
        return write;
    }

    public void Carried(LogWrite write)
    {
        Group(write.Partition.Value).Moved(write);
        _log.Carried(write.Partition, write.Segment);
    }

    public void Reopen()
    {
        _log.Dispose();
        _log = SharedLog.Open(Folder, _options, Failures.Enqueue, out var groups);
        Groups = groups;
    }

    public void Dispose() => _log.Dispose();
}
