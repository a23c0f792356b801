using System.CommandLine;
using Arktos.Rpc;
using Arktos.Store.Log;
using Arktos.Store.Partitions;
using Arktos.Store.RocksDb;
using Arktos.Store.Service;
using Microsoft.Extensions.Logging;

namespace Arktos.Roles;

/// <summary>`arktos store`: one store of the keyspace.</summary>
internal static class StoreRole
{
    private static readonly TimeSpan MaintenanceIntervalMax = TimeSpan.FromSeconds(10);

    private static readonly Option<FileInfo> Cluster = new("--cluster")
    {
        Description = "the cluster's stores and partitions (JSON, written by arktos up)",
        Required = true,
    };
    private static readonly Option<uint> Id = new("--store")
    {
        Description = "which of the cluster's stores this is",
        Required = true,
    };
    private static readonly Option<DirectoryInfo> Data = new("--data-dir")
    {
        Description = "folder of this store's log and keyspace",
        Required = true,
    };

    private static readonly Option<bool> New = new("--new")
    {
        Description = "this store has never run: make its data directory (arktos up does that for its stores)",
    };
    private static readonly Option<int> SegmentBytes = new("--log-segment-bytes")
    {
        Description = "size of a segment of the log",
        DefaultValueFactory = _ => new LogOptions().SegmentBytes,
    };
    private static readonly Option<Duration> FlushInterval = DurationOption.Create(
        "--flush-interval",
        "how often the keyspace is flushed and the log cut",
        TimeSpan.FromSeconds(30),
        min: TimeSpan.FromSeconds(1)
    );
    private static readonly Option<long> FreeMebibytes = new("--free-mib-min")
    {
        Description = "the store ends, and does not start, when less is free on its disk",
        DefaultValueFactory = _ => StoreOptions.FreeBytesMinDefault >> 20,
    };
    private static readonly Option<ulong> RetainedEntries = new("--retained-log-entries")
    {
        Description = "entries that the log keeps for replicas that lag; one that lags further gets a snapshot",
        DefaultValueFactory = _ => 10_000,
    };

    private static readonly Option<int> PeerPort = new("--peer-port")
    {
        Description = "where other stores send Raft messages to, at the store's address; they ask for it (0: any free)",
    };

    private static readonly Option<int> LinkPort = new("--link-port")
    {
        Description =
            "where API servers send commits and watches to, at the store's address; they ask for it (0: any free)",
    };

    public static Command Command()
    {
        var command = new Command("store", "Run a store: replicas of partitions, on Raft and RocksDB")
        {
            Cluster,
            Id,
            Data,
            New,
            SegmentBytes,
            FlushInterval,
            RetainedEntries,
            FreeMebibytes,
            PeerPort,
            LinkPort,
            PkiOptions.Folder,
            PkiOptions.Certificate,
        };
        RoleLogging.AddTo(command);
        command.SetAction(
            (parsed, _) =>
                RoleHost.RunAsync(
                    "store",
                    parsed,
                    async (loggers, stop) =>
                    {
                        var pki = parsed.GetRequiredValue(PkiOptions.Folder).FullName;
                        var failed = new TaskCompletionSource();
                        // Of an earlier version, perhaps; one that is not there yet is made closed.
                        if (parsed.GetRequiredValue(Data) is { Exists: true } data)
                            OwnFiles.CloseDirectory(data.FullName);
                        var options = new StoreOptions
                        {
                            Cluster = ClusterConfiguration.Read(parsed.GetRequiredValue(Cluster).FullName),
                            Store = parsed.GetRequiredValue(Id),
                            DataDirectory = parsed.GetRequiredValue(Data).FullName,
                            IsNew = parsed.GetValue(New),
                            Certificate = CertificateAuthority.LoadPem(
                                pki,
                                parsed.GetRequiredValue(PkiOptions.Certificate)
                            ),
                            Authority = PkiOptions.LoadRoots(pki, PkiNames.StoreAuthority),
                            Log = new LogOptions(SegmentBytes: parsed.GetValue(SegmentBytes)),
                            FlushInterval = parsed.GetValue(FlushInterval).Value,
                            MaintenanceInterval =
                                parsed.GetValue(FlushInterval).Value is var interval
                                && interval < MaintenanceIntervalMax
                                    ? interval
                                    : MaintenanceIntervalMax,
                            PeerPort = parsed.GetValue(PeerPort),
                            LinkPort = parsed.GetValue(LinkPort),
                            FreeBytesMin = parsed.GetValue(FreeMebibytes) << 20,
                            RetainedLogEntries = parsed.GetValue(RetainedEntries),
                            Failed = e => failed.TrySetException(e),
                        };
                        if (options.Cluster.Stores.All(s => s.Id != options.Store))
                            throw new InvalidDataException(
                                $"{parsed.GetRequiredValue(Cluster)} has no store {options.Store}"
                            );
                        string Describe(Exception e) =>
                            StoreFault.Describe(
                                e,
                                options.DataDirectory,
                                options.Cluster.Stores.First(s => s.Id == options.Store).Address
                            );
                        StoreHost store;
                        try
                        {
                            store = StoreHost.Open(options, loggers);
                            await store.StartAsync(stop).ConfigureAwait(false);
                        }
                        catch (Exception e)
                            when (e
                                    is IOException
                                        or RocksDbException
                                        or UnauthorizedAccessException
                                        or DllNotFoundException
                            )
                        {
                            throw new InvalidDataException(Describe(e), e);
                        }
                        if (
                            await Task.WhenAny(failed.Task, RoleHost.UntilStoppedAsync(stop)).ConfigureAwait(false)
                            == failed.Task
                        )
                        {
                            // What the disk holds is not known any more: end at once, and let recovery find out.
                            loggers
                                .CreateLogger("Arktos.Store")
                                .LogCritical(
                                    failed.Task.Exception!.InnerException,
                                    "the store cannot go on: {Reason}",
                                    Describe(failed.Task.Exception.InnerException!)
                                );
                            await Console
                                .Error.WriteLineAsync(
                                    $"arktos store: {Describe(failed.Task.Exception.InnerException!)}"
                                )
                                .ConfigureAwait(false);
                            Environment.Exit(3);
                        }
                        await store.DisposeAsync().ConfigureAwait(false);
                    },
                    ("Store", parsed.GetRequiredValue(Id))
                )
        );
        return command;
    }
}
