using System.Globalization;
using Arktos.Raft;
using Arktos.Store.Disk;
using Arktos.StoreClient;

namespace Arktos.Store.Log;

/// <summary>
/// Opens a log: reads every segment, rebuilds each group's view, cuts a torn tail. The torn-tail rule: writes are one
/// frame each and one at a time, so only the last frame of the last segment can be incomplete, and nothing valid can
/// follow it. Anything else that is damaged stops the store. The last frame that is whole is written and synced again:
/// what was read may be in the page cache only, left there by a process that ended before its sync or because of a
/// failed one.
/// </summary>
internal static class LogRecovery
{
    /// <param name="groups">What each group's log holds; groups that were never written are not in it.</param>
    /// <exception cref="LogDamagedException">Damage that is no torn tail; file and offset are named.</exception>
    public static SegmentedLog Open(
        IDiskFolder folder,
        LogOptions options,
        out Dictionary<PartitionId, GroupLog> groups
    )
    {
        foreach (var leftover in folder.List())
            if (
                leftover.EndsWith(".new", StringComparison.Ordinal)
                || leftover.EndsWith(".spare", StringComparison.Ordinal)
            )
                folder.Delete(leftover);
        var replays = new Dictionary<PartitionId, List<(ulong Segment, LogRecord.DecodedRecord Record)>>();
        var segments = new List<Segment>();
        ulong? nextFrame = null;
        var files = folder.List().Where(f => f.EndsWith(".log", StringComparison.Ordinal)).ToList();
        for (var i = 0; i < files.Count; i++)
        {
            if (
                !ulong.TryParse(
                    Path.GetFileNameWithoutExtension(files[i]),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
                throw new LogDamagedException($"{folder.PathOf(files[i])} is no segment of the log: move it away");
            if (segments.Count > 0 && number != segments[^1].Number + 1)
                throw new LogDamagedException(
                    $"{folder.PathOf("")}: segment {Segment.NameOf(segments[^1].Number + 1)} is missing"
                );
            var segment = Segment.Open(folder, files[i], number);
            segments.Add(segment);
            Scan(segments, isLast: i == files.Count - 1, ref nextFrame, replays);
        }
        WriteLastFrameAgain(folder, segments);
        var log = new SegmentedLog(folder, options, segments, nextFrame ?? 1);
        groups = [];
        try
        {
            foreach (var (partition, records) in replays)
                groups[partition] = Replay(new GroupLog(partition, log), folder.PathOf(""), records);
        }
        catch
        {
            log.Dispose();
            throw;
        }
        foreach (var group in groups.Values)
            log.Recovered(group);
        return log;
    }

    /// <summary>
    /// A sync only tries to write what is dirty: after one that failed the pages are clean, so that another would
    /// report success and write nothing (see fsync(2)). Everything before the last frame was synced by a process that
    /// lived to write the next.
    /// </summary>
    private static void WriteLastFrameAgain(IDiskFolder folder, List<Segment> segments)
    {
        folder.Sync();
        if (segments.FindLast(s => s.End > 0) is not { } last)
            return;
        var frame = new byte[last.End - last.LastFrame];
        last.File.Read(frame, last.LastFrame);
        last.File.Write(frame, last.LastFrame);
        last.Sync();
    }

    /// <summary>Reads the last of the segments.</summary>
    private static void Scan(
        List<Segment> segments,
        bool isLast,
        ref ulong? nextFrame,
        Dictionary<PartitionId, List<(ulong, LogRecord.DecodedRecord)>> replays
    )
    {
        var (segment, before) = (segments[^1], segments.Count > 1 ? segments[^2] : null);
        var bytes = new byte[segment.Size];
        if (segment.File.Read(bytes, 0) is var read && read < bytes.Length)
            throw new LogDamagedException($"{segment.Path} ends at {read} though it has {bytes.Length} bytes");
        var offset = 0;
        while (LogFrame.TryRead(bytes, offset, segment.Number, out var frame, out var payloadBytes))
        {
            if (nextFrame is { } expected && frame != expected)
                throw new LogDamagedException(
                    $"{(before is { } e && offset == 0 ? $"{e.Path}, offset {e.End}: a damaged frame; after it " : "")}"
                        + $"{segment.Path}, offset {offset}: frame {frame} "
                        + $"stands where frame {expected} belongs. {LogDamagedException.Remedy}"
                );
            nextFrame = frame + 1;
            segment.LastFrame = offset;
            var payload = bytes.AsSpan(0, offset + LogFrame.HeaderBytes + payloadBytes);
            var at = offset + LogFrame.HeaderBytes;
            while (at < payload.Length)
            {
                LogRecord.DecodedRecord record;
                try
                {
                    record = LogRecord.Decode(payload, ref at);
                }
                catch (LogDamagedException e)
                {
                    throw new LogDamagedException($"{segment.Path}, offset {at}: {e.Message}");
                }
                if (record.Kind == LogRecord.ResetKind)
                {
                    replays.Remove(record.Partition);
                    foreach (var one in segments)
                        one.HighestIndexes.Remove(record.Partition);
                    continue;
                }
                if (!replays.TryGetValue(record.Partition, out var list))
                    replays[record.Partition] = list = [];
                list.Add((segment.Number, record));
                if (record.Kind == LogRecord.CarryKind)
                    foreach (var one in segments)
                        one.HighestIndexes.Remove(record.Partition);
                if (record.Entries.Length > 0)
                    segment.HighestIndexes[record.Partition] = LogIndex.Max(
                        record.Entries[^1].Index,
                        segment.HighestIndexes.GetValueOrDefault(record.Partition)
                    );
            }
            offset += LogFrame.HeaderBytes + payloadBytes;
        }
        segment.End = offset;
        // A segment that is followed by another was left when a frame did not fit: all it has is zeros, or what it held
        // before it was recycled.
        var later = LogFrame.Find(bytes, offset, segment.Number);
        if (later >= 0)
            throw new LogDamagedException(
                $"{segment.Path}, offset {offset}: a damaged frame is followed by a good one at {later}. "
                    + $"{LogDamagedException.Remedy}"
            );
        if (!isLast && nextFrame is null)
            throw new LogDamagedException($"{segment.Path} holds no frame, but segments after it exist");
    }

    /// <summary>
    /// Rebuilds a group's view. Segments go once what they hold is compacted, so the records that are left may begin
    /// anywhere up to the group's last log start: that start counts from the first record on, and entries up to it are
    /// gone.
    /// </summary>
    private static GroupLog Replay(
        GroupLog group,
        string folder,
        List<(ulong Segment, LogRecord.DecodedRecord Record)> records
    )
    {
        foreach (var (_, record) in records)
            if (record.Start is { } start && start.Index >= group.Snapshot.Index)
                group.Restart(start, record.StagedFile);
        // Of the segments before the last one that carried the log forward any may be gone, and those after them left.
        var whole = records.FindLastIndex(r => r.Record.Kind == LogRecord.CarryKind);
        for (var i = 0; i < records.Count; i++)
        {
            var (segment, record) = records[i];
            if (record.HardState is { } hard)
                group.HardState = hard;
            if (i < whole)
                continue;
            // A snapshot took the place of the whole log, whatever was in it.
            if (record.Kind == LogRecord.WriteKind && record.Start is not null)
                group.CutFrom(group.FirstIndex);
            foreach (var entry in record.Entries)
            {
                // An entry cuts off what stood at its index and after it - also one that is compacted since.
                group.CutFrom(LogIndex.Max(entry.Index, group.FirstIndex));
                if (entry.Index < group.FirstIndex)
                    continue;
                if (entry.Index > group.LastIndex.Next())
                    throw new LogDamagedException(
                        $"{folder}: partition {group.Partition} goes on at entry {entry.Index} in segment "
                            + $"{Segment.NameOf(segment)}, offset {entry.DataOffset}, though its log ends at "
                            + $"{group.LastIndex}. {LogDamagedException.Remedy}"
                    );
                group.Append(
                    new GroupLog.Slot(
                        entry.Term,
                        entry.Kind,
                        segment,
                        entry.DataOffset,
                        entry.Length,
                        entry.Checksum,
                        default,
                        false
                    ),
                    entry.Index
                );
            }
        }
        return group;
    }
}
