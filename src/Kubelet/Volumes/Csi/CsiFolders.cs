using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Volumes.Csi;

/// <summary>
/// What is noted beside a volume before its driver is called, so that it can be given back by any agent.
/// </summary>
public sealed record CsiVolumeData
{
    [JsonPropertyName("driverName")]
    public string Driver { get; init; } = "";

    [JsonPropertyName("volumeHandle")]
    public string Handle { get; init; } = "";

    /// <summary>Of a pod's volume that is attached to the node; else "".</summary>
    [JsonPropertyName("attachmentID")]
    public string Attachment { get; init; } = "";

    /// <summary>Persistent or Ephemeral; of a pod's volume.</summary>
    [JsonPropertyName("volumeLifecycleMode")]
    public string Mode { get; init; } = "";

    [JsonPropertyName("specVolID")]
    public string Name { get; init; } = "";

    [JsonPropertyName("nodeName")]
    public string Node { get; init; } = "";
}

/// <summary>
/// Where volumes of CSI drivers are, as Kubernetes lays them out:
/// <code>
/// pods/{uid}/volumes/kubernetes.io~csi/{volume}/mount                      a pod has it here
/// plugins/kubernetes.io/csi/{driver}/{sha256 of the handle}/globalmount    it is staged here, once for the node
/// </code>
/// with vol_data.json beside each. Stateless. No container writes above <c>mount</c>.
/// </summary>
public sealed class CsiFolders(string root)
{
    public const string Kind = "kubernetes.io~csi";

    private const string DataName = "vol_data.json",
        MountName = "mount",
        StageName = "globalmount";
    private readonly string _pods = Path.Combine(root, "pods");
    private readonly string _staged = Path.Combine(root, "plugins", "kubernetes.io", "csi");

    /// <summary>A pod's volume of a driver: its own folder, and what is noted in it.</summary>
    /// <param name="Data">Null: nothing was noted, so no driver was called.</param>
    public readonly record struct Found(string PodUid, string Folder, CsiVolumeData? Data)
    {
        public string Mount => Path.Combine(Folder, MountName);
    }

    public string FolderOf(string podUid, string volume) =>
        Path.Combine(_pods, PrivateFolders.Name(podUid), "volumes", Kind, PrivateFolders.Name(volume));

    public string MountOf(string podUid, string volume) => Path.Combine(FolderOf(podUid, volume), MountName);

    public string StageFolder(string driver, string handle) =>
        Path.Combine(_staged, PrivateFolders.Name(driver), CsiNames.Hash(handle));

    public string StageOf(string driver, string handle) => Path.Combine(StageFolder(driver, handle), StageName);

    public IReadOnlyList<Found> OfPod(string podUid) =>
        [
            .. Folders(Path.Combine(_pods, PrivateFolders.Name(podUid), "volumes", Kind))
                .Select(f => new Found(podUid, f, Read(f))),
        ];

    public IEnumerable<Found> OfAllPods() => Folders(_pods).SelectMany(p => OfPod(Path.GetFileName(p)));

    /// <summary>What is staged, or was begun to be.</summary>
    public IReadOnlyList<CsiVolumeData> Staged() =>
        [.. Folders(_staged).SelectMany(Folders).Select(Read).OfType<CsiVolumeData>()];

    /// <summary>Makes the folder, and notes in it what is needed to give the volume back.</summary>
    public static void Write(string folder, CsiVolumeData data)
    {
        PrivateFolders.Make(folder);
        var (path, fresh) = (Path.Combine(folder, DataName), Path.Combine(folder, DataName + ".new"));
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            file.Write(JsonSerializer.SerializeToUtf8Bytes(data));
            file.Flush(flushToDisk: true);
        }
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Null when nothing is noted there.</summary>
    public static CsiVolumeData? Read(string folder)
    {
        var path = Path.Combine(folder, DataName);
        if (!File.Exists(path))
            return null;
        try
        {
            return JsonSerializer.Deserialize<CsiVolumeData>(Encoding.UTF8.GetString(File.ReadAllBytes(path)));
        }
        catch (JsonException e)
        {
            throw new IOException($"{path} says of no volume: {e.Message}", e);
        }
    }

    private static IEnumerable<string> Folders(string path) =>
        Directory.Exists(path) ? Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal) : [];
}
