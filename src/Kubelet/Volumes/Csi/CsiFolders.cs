using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arktos.Api.Volumes;
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

    /// <summary>Of a block device: the name of its folders; of others "".</summary>
    [JsonPropertyName("blockName")]
    public string Block { get; init; } = "";

    public static CsiVolumeData Of(CsiMount mount) =>
        new()
        {
            Driver = mount.Driver,
            Handle = mount.Handle,
            Block =
                !mount.IsBlock ? ""
                : mount.Tenant == LocalPathVolumes.SystemTenant ? mount.Name
                : $"{mount.Name}@{mount.Tenant}",
        };
}

/// <summary>
/// Where volumes of CSI drivers are, as Kubernetes lays them out:
/// <code>
/// pods/{uid}/volumes/kubernetes.io~csi/{volume}/mount                      a pod has it here
/// plugins/kubernetes.io/csi/{driver}/{sha256 of the handle}/globalmount    it is staged here, once for the node
/// </code>
/// with vol_data.json beside each, and block devices
/// <code>
/// pods/{uid}/volumeDevices/kubernetes.io~csi/{volume}/vol_data.json        a pod has it
/// plugins/kubernetes.io/csi/volumeDevices/publish/{volume}/{uid}           here
/// plugins/kubernetes.io/csi/volumeDevices/staging/{volume}                 it is staged here
/// plugins/kubernetes.io/csi/volumeDevices/data/{volume}/vol_data.json
/// </code>
/// where {volume} of another tenant than system is {volume}@{tenant}. Stateless. No container writes above
/// <c>mount</c>.
/// </summary>
public sealed class CsiFolders(string root)
{
    public const string Kind = "kubernetes.io~csi";

    private const string DataName = "vol_data.json",
        MountName = "mount",
        StageName = "globalmount",
        Blocks = "volumeDevices";
    private readonly string _pods = Path.Combine(root, "pods");
    private readonly string _staged = Path.Combine(root, "plugins", "kubernetes.io", "csi");

    /// <summary>A pod's volume of a driver: its own folder, and what is noted in it.</summary>
    /// <param name="Data">Null: nothing was noted, so no driver was called.</param>
    public readonly record struct Found(string PodUid, string Folder, CsiVolumeData? Data);

    /// <summary>The pod's own folder of a volume, in which is noted what it has.</summary>
    public string FolderOf(string podUid, CsiMount mount) =>
        Path.Combine(
            _pods,
            PrivateFolders.Name(podUid),
            mount.IsBlock ? BlockDevices.FolderName : "volumes",
            Kind,
            PrivateFolders.Name(mount.Name)
        );

    /// <summary>Where a driver is to put the pod's volume: a folder, or of a block device a file.</summary>
    public string TargetOf(string podUid, CsiMount mount) =>
        TargetOf(new Found(podUid, FolderOf(podUid, mount), CsiVolumeData.Of(mount)));

    public string TargetOf(Found found) =>
        found.Data is { Block.Length: > 0 } block
            ? Path.Combine(PublishFolder(block), PrivateFolders.Name(found.PodUid))
            : Path.Combine(found.Folder, MountName);

    /// <summary>Holds what of a block device pods have.</summary>
    public string PublishFolder(CsiVolumeData block) => BlockFolder("publish", block);

    /// <summary>In which is noted what is staged.</summary>
    public string StageFolder(CsiVolumeData data) =>
        data.Block.Length > 0
            ? BlockFolder("data", data)
            : Path.Combine(_staged, PrivateFolders.Name(data.Driver), CsiNames.Hash(data.Handle));

    /// <summary>Where a driver is to stage the volume.</summary>
    public string StageOf(CsiVolumeData data) =>
        data.Block.Length > 0 ? BlockFolder("staging", data) : Path.Combine(StageFolder(data), StageName);

    private string BlockFolder(string what, CsiVolumeData block) =>
        Path.Combine(_staged, Blocks, what, PrivateFolders.Name(block.Block));

    public IReadOnlyList<Found> OfPod(string podUid) =>
        [
            .. Folders(Path.Combine(_pods, PrivateFolders.Name(podUid), "volumes", Kind))
                .Concat(Folders(Path.Combine(_pods, PrivateFolders.Name(podUid), BlockDevices.FolderName, Kind)))
                .Select(f => new Found(podUid, f, Read(f))),
        ];

    public IEnumerable<Found> OfAllPods() => Folders(_pods).SelectMany(p => OfPod(Path.GetFileName(p)));

    /// <summary>What is staged, or was begun to be.</summary>
    public IReadOnlyList<CsiVolumeData> Staged() =>
        [
            .. Folders(_staged)
                .Where(f => Path.GetFileName(f) != Blocks)
                .SelectMany(Folders)
                .Concat(Folders(Path.Combine(_staged, Blocks, "data")))
                .Select(Read)
                .OfType<CsiVolumeData>(),
        ];

    /// <summary>Makes the folder, and notes in it what is needed to give the volume back.</summary>
    public static void Write(string folder, CsiVolumeData data) =>
        StateFile.Write(Path.Combine(folder, DataName), JsonSerializer.SerializeToUtf8Bytes(data));

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
