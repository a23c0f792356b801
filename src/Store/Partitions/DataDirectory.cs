using System.Text.Json;
using Arktos.StoreClient;

namespace Arktos.Store.Partitions;

/// <summary>
/// The folder of one store: who it belongs to and in which format, so that a wrong one is refused before anything in it
/// is touched.
/// </summary>
public sealed class DataDirectory
{
    /// <summary>
    /// 2 has times to live (values with an expiry, an index of them, and commands that set them) and records of
    /// replicas. 3 has them and the partition map as <see cref="StoreClient.Records"/>. What formats 1 and 2 hold is
    /// read as it is; opening marks the folder as 3, so that a version that would take an expiry for part of a value,
    /// think a replica lost, or not read a record, refuses it.
    /// </summary>
    private const int Format = 3,
        FirstWithReplicas = 2;
    private const string IdentityFile = "store.json",
        LogFolder = "log",
        PeersFile = "peers.json";

    private Identity _identity = null!;

    private DataDirectory(string path) => Path = path;

    public string Path { get; }

    public string Keyspace => System.IO.Path.Combine(Path, "keyspace");

    public string Log => System.IO.Path.Combine(Path, LogFolder);

    public string Staged => System.IO.Path.Combine(Path, "staged");

    /// <summary>
    /// Makes the folder of a store that has never run. Once in the life of a store: one that has run and comes back
    /// without its data has forgotten whom it voted for and what it acknowledged, and must not take part again as if it
    /// had not. A folder that is this store's already is left as it is.
    /// </summary>
    /// <exception cref="InvalidDataException">The folder holds something else.</exception>
    public static void Create(string path, string clusterId, uint store)
    {
        var folder = Directory.CreateDirectory(path);
        var file = System.IO.Path.Combine(path, IdentityFile);
        if (File.Exists(file))
        {
            Check(path, clusterId, store);
            return;
        }
        // A crash while the folder was made leaves at most the file under its temporary name, and an empty log.
        var log = new DirectoryInfo(System.IO.Path.Combine(path, LogFolder));
        if (
            folder.EnumerateFileSystemInfos().Any(f => f.Name is not (IdentityFile + ".new" or LogFolder))
            || (log.Exists && log.EnumerateFileSystemInfos().Any())
        )
            throw new InvalidDataException($"{path} is not empty, and no data directory of a store: name another");
        log.Create();
        Write(path, new Identity(Format, clusterId, store));
    }

    /// <exception cref="InvalidDataException">The folder is empty, belongs to another installation or store, or to a
    /// newer version.</exception>
    public static DataDirectory Open(string path, string clusterId, uint store)
    {
        if (
            !File.Exists(System.IO.Path.Combine(path, IdentityFile))
            || !Directory.Exists(System.IO.Path.Combine(path, LogFolder))
        )
            throw new InvalidDataException(
                $"{path} holds no data of store {store}. A store that has lost its data has forgotten its votes and "
                    + $"what it acknowledged: to run it again could lose "
                    + "writes, so it is refused. Bring its disk or folder back, or put another store in its place "
                    + "(arktos store-node add, then arktos store-node replace); the others go on while they are "
                    + "a majority. "
                    + "Only a store that has never run begins without data: --new"
            );
        var directory = new DataDirectory(path) { _identity = Check(path, clusterId, store) };
        Directory.CreateDirectory(directory.Staged);
        return directory;
    }

    /// <summary>Who wrote it kept a record of every replica: none is missing unless it was lost.</summary>
    internal bool KnowsReplicas => _identity.Format >= FirstWithReplicas;

    /// <summary>
    /// What an older folder lacks is there now: marks it, so that a version that does not know of it refuses the
    /// folder.
    /// </summary>
    internal void Upgraded()
    {
        if (_identity.Format < Format)
            Write(Path, _identity = _identity with { Format = Format });
    }

    /// <summary>
    /// The other stores as the partition map named them last; null before it was ever read. Without it a store that
    /// restarts would only know those that it began with.
    /// </summary>
    internal IReadOnlyDictionary<StoreId, string>? LoadPeers()
    {
        var file = System.IO.Path.Combine(Path, PeersFile);
        try
        {
            return File.Exists(file)
                ? JsonSerializer
                    .Deserialize<Dictionary<uint, string>>(File.ReadAllText(file), JsonSerializerOptions.Web)!
                    .ToDictionary(p => new StoreId(p.Key), p => p.Value)
                : null;
        }
        catch (JsonException)
        {
            return null;
        } // it only says where to begin looking
    }

    internal void SavePeers(IReadOnlyDictionary<StoreId, string> addresses)
    {
        var file = System.IO.Path.Combine(Path, PeersFile);
        File.WriteAllText(
            file + ".new",
            JsonSerializer.Serialize(addresses.ToDictionary(p => p.Key.Value, p => p.Value), JsonSerializerOptions.Web)
        );
        File.Move(file + ".new", file, overwrite: true);
    }

    private static void Write(string path, Identity identity)
    {
        var file = System.IO.Path.Combine(path, IdentityFile);
        using (var stream = new FileStream(file + ".new", FileMode.Create))
        {
            JsonSerializer.Serialize(stream, identity, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }
        File.Move(file + ".new", file, overwrite: true);
        Arktos.Store.Disk.FileFolder.Sync(path);
    }

    private static Identity Check(string path, string clusterId, uint store)
    {
        var file = System.IO.Path.Combine(path, IdentityFile);
        Identity? found;
        try
        {
            found = JsonSerializer.Deserialize<Identity>(File.ReadAllText(file), JsonSerializerOptions.Web);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{file} is damaged ({e.Message}): restore it", e);
        }
        if (found is null || found.Format > Format)
            throw new InvalidDataException(
                $"{path} is of format {found?.Format}, this version knows up to {Format}: run the version that "
                    + $"wrote it, or a newer one"
            );
        if (found.ClusterId != clusterId)
            throw new InvalidDataException(
                $"{path} belongs to cluster {found.ClusterId}, not to {clusterId}: give this store a data directory "
                    + $"of its own"
            );
        if (found.Store != store)
            throw new InvalidDataException(
                $"{path} belongs to store {found.Store}, not to store {store}: two stores cannot share a data directory"
            );
        return found;
    }

    private sealed record Identity(int Format, string ClusterId, uint Store);
}
