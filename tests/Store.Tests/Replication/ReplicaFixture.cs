using System.Collections.Concurrent;
using Arktos.Raft;
using Arktos.Store.Disk;
using Arktos.Store.Keyspace;
using Arktos.Store.Log;
using Arktos.Store.Replication;
using Arktos.Store.RocksDb;
using Arktos.Store.Tests.Keyspace;
using Arktos.StoreClient;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arktos.Store.Tests.Replication;

/// <summary>
/// One replica of three, on a log, a database and staged files of its own; its peers, its worker and its installer are
/// the test.
/// </summary>
internal sealed class ReplicaFixture : IReplicaHost, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryFolder _folder = new();
    private readonly SharedLog _log;
    private readonly StagedSnapshots _staged;
    private readonly BlockingCollection<ReplicaItem> _posted = [];

    public ReplicaFixture()
    {
        Database = RocksDatabase.Open(_folder["db"], new DatabaseOptions());
        _log = SharedLog.Open(
            _folder["log"],
            new LogOptions(1 << 20),
            e => throw new InvalidOperationException("the log failed", e),
            out _
        );
        Folder = new FileFolder(_folder["staged"]);
        _staged = new StagedSnapshots(Folder);
        Log = new GroupLog(PartitionFixture.Id, _log.Segments);
        Replica = new PartitionReplica(
            new ReplicaParts
            {
                Id = PartitionFixture.Id,
                Raft = new RaftOptions { Self = Self, Configuration = Members },
                Log = Log,
                Database = Database,
                Keyspace = new KeyspacePartition(PartitionFixture.Id, Database, new RecentEvents()),
                Host = this,
                Time = TimeProvider.System,
                Logger = NullLogger.Instance,
            }
        );
    }

    public static ReplicaId Self => ReplicaIds.Of(new StoreId(1), 0);

    public static ReplicaId Leader => ReplicaIds.Of(new StoreId(2), 0);

    public static RaftConfiguration Members { get; } = new([Self, Leader, ReplicaIds.Of(new StoreId(3), 0)]);

    public Database Database { get; }

    public FileFolder Folder { get; }

    public GroupLog Log { get; }

    public PartitionReplica Replica { get; }

    public List<RaftMessage> Sent { get; } = [];

    /// <summary>What the log was given.</summary>
    public List<LogWrite> Writes { get; } = [];

    /// <summary>What the replica wants to be carried out.</summary>
    public Queue<SnapshotInstallation> Installations { get; } = new();

    public void Handle(ReplicaItem item)
    {
        Replica.Handle(item);
        Replica.ProcessReady();
    }

    /// <summary>What came back to the replica, one by one, until so many of a kind did.</summary>
    public void HandlePosted<T>(int count = 1)
    {
        while (count > 0)
        {
            Assert.True(_posted.TryTake(out var item, Patience), $"no {typeof(T).Name} came");
            Handle(item);
            if (item is T)
                count--;
        }
    }

    /// <summary>From the leader.</summary>
    public void Hear(RaftMessageKind kind) =>
        Handle(
            new ReplicaItem.Message(
                new RaftMessage
                {
                    Kind = kind,
                    From = Leader,
                    To = Self,
                    Term = new Term(1),
                    Context = 1,
                }
            )
        );

    /// <summary>
    /// An append from the leader of term 1: clock commands of that term behind what its log has of it.
    /// </summary>
    public void HearAppend(ulong after, ulong commit, int entries)
    {
        Handle(
            new ReplicaItem.Message(
                new RaftMessage
                {
                    Kind = RaftMessageKind.Append,
                    From = Leader,
                    To = Self,
                    Term = new Term(1),
                    Index = new LogIndex(after),
                    LogTerm = new Term(after == 0 ? 0ul : 1),
                    Commit = new LogIndex(commit),
                    Entries =
                    [
                        .. Enumerable
                            .Range(1, entries)
                            .Select(i => new LogEntry(
                                new Term(1),
                                new LogIndex(after + (ulong)i),
                                EntryKind.Normal,
                                Command.Encode(new Revision((long)(after + (ulong)i) << 20), null)
                            )),
                    ],
                }
            )
        );
    }

    /// <summary>Stages what another partition holds, as a leader of term 1 sends it.</summary>
    public ReplicaItem.StagedSnapshot Stage(PartitionFixture source)
    {
        string file;
        using (var receiver = _staged.Receive(PartitionFixture.Id))
        using (var snapshot = source.Database.Snapshot())
        {
            var total = 0ul;
            foreach (var chunk in StagedSnapshots.Chunks(source.Database, snapshot, PartitionFixture.Id))
            {
                receiver.Add(chunk);
                total = chunk.TotalItems;
            }
            file = receiver.Complete(total)!;
        }
        var state = source.Keyspace.State;
        var message = RaftMessage.OfSnapshot(
            Leader,
            Self,
            new Term(1),
            new SnapshotMetadata(state.Index, state.Term) { Configuration = Members }
        );
        return new ReplicaItem.StagedSnapshot(message, file, new TaskCompletionSource());
    }

    /// <summary>As the installer does.</summary>
    public void Carry(SnapshotInstallation installation)
    {
        foreach (var _ in installation.Steps()) { }
        Handle(new ReplicaItem.Installed(installation));
    }

    void IReplicaHost.Send(PartitionId partition, in RaftMessage message) => Sent.Add(message);

    void IReplicaHost.WriteLog(LogWrite write)
    {
        Writes.Add(write);
        _log.Submit(write);
    }

    void IReplicaHost.Post(PartitionReplica replica, ReplicaItem item) => _posted.Add(item);

    void IReplicaHost.SendSnapshot(PartitionReplica replica, OutgoingSnapshot snapshot) =>
        Assert.Fail("it leads nobody");

    void IReplicaHost.LogCompacted(PartitionId partition, SnapshotMetadata start) => _log.Compacted(partition, start);

    void IReplicaHost.LogCarried(PartitionId partition, ulong segment) => _log.Carried(partition, segment);

    IEnumerable<(byte[] Key, byte[] Value)> IReplicaHost.ReadStaged(string file) => _staged.Read(file);

    void IReplicaHost.Install(PartitionReplica replica, SnapshotInstallation installation) =>
        Installations.Enqueue(installation);

    void IReplicaHost.DeleteStaged(string file) => _staged.Delete(file);

    public void Dispose()
    {
        _log.Dispose();
        Database.Dispose();
        _posted.Dispose();
        _folder.Dispose();
    }
}
