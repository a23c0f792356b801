using System.Text.Json;

namespace Arktos.Store.Partitions;

/// <summary>The folder of one store: who it belongs to and in which format, so that a wrong one is refused before anything in it is touched.</summary>
public sealed class DataDirectory
{
    private const int Format = 1;

    private DataDirectory(string path) => Path = path;

    public string Path { get; }

    public string Keyspace => System.IO.Path.Combine(Path, "keyspace");

    public string Log => System.IO.Path.Combine(Path, "log");

    public string Staged => System.IO.Path.Combine(Path, "staged");

    /// <exception cref="InvalidDataException">The folder belongs to another installation or store, or to a newer version.</exception>
    public static DataDirectory Open(string path, string clusterId, uint store)
    {
        var folder = Directory.CreateDirectory(path);
        var directory = new DataDirectory(path);
        var file = System.IO.Path.Combine(path, "store.json");
        if (File.Exists(file))
        {
            Identity? found;
            try { found = JsonSerializer.Deserialize<Identity>(File.ReadAllText(file), JsonSerializerOptions.Web); }
            catch (JsonException e) { throw new InvalidDataException($"{file} is damaged ({e.Message}): restore it, or replace this store with an empty data directory", e); }
            if (found is null || found.Format > Format) throw new InvalidDataException($"{path} is of format {found?.Format}, this version knows up to {Format}: run the version that wrote it, or a newer one");
            if (found.ClusterId != clusterId) throw new InvalidDataException($"{path} belongs to cluster {found.ClusterId}, not to {clusterId}: give this store a data directory of its own");
            if (found.Store != store) throw new InvalidDataException($"{path} belongs to store {found.Store}, not to store {store}: two stores cannot share a data directory");
        }
        // A crash while the folder was made leaves at most the file under its temporary name.
        else if (folder.EnumerateFileSystemInfos().Any(f => f.Name != "store.json.new")) throw new InvalidDataException($"{path} is not empty, and no data directory of a store: name another");
        else
        {
            using (var identity = new FileStream(file + ".new", FileMode.Create))
            {
                JsonSerializer.Serialize(identity, new Identity(Format, clusterId, store), JsonSerializerOptions.Web);
                identity.Flush(flushToDisk: true);
            }
            File.Move(file + ".new", file);
            Arktos.Store.Log.Segment.SyncFolder(path);
        }
        Directory.CreateDirectory(directory.Staged);
        return directory;
    }

    private sealed record Identity(int Format, string ClusterId, uint Store);
}
