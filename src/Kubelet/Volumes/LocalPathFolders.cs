using Arktos.Api.Core.V1;
using Arktos.Kubelet.Files;

namespace Arktos.Kubelet.Volumes;

/// <summary>
/// The folders of local-path volumes: <c>{directory}/{tenant}/{uid of the volume}</c>. Tenant and uid are given by API
/// servers alone, so that no object leads to another's folder, whatever it says of paths. All that is above a folder is
/// root's alone, and no container can exchange the folder itself for a link. Thread-safe.
/// </summary>
public sealed class LocalPathFolders(string directory)
{
    private const uint Everybody = 0x1FF; // 0777

    /// <exception cref="IOException">Tenant or uid are no names of files.</exception>
    public string PathOf(PersistentVolume volume) => Path.Combine(ParentOf(volume), NameOf(volume));

    /// <exception cref="IOException">Something else than a folder is there.</exception>
    public bool Exists(PersistentVolume volume)
    {
        if (!Directory.Exists(ParentOf(volume)))
            return false;
        using var parent = BeneathFolder.Open(ParentOf(volume));
        using var folder = parent.TryOpenFolder(NameOf(volume));
        return folder is not null;
    }

    /// <summary>Makes the folder, which everybody may write to; one that is there stays as it is.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public void Make(PersistentVolume volume)
    {
        PrivateFolders.Make(directory);
        PrivateFolders.Make(ParentOf(volume));
        using var parent = BeneathFolder.Open(ParentOf(volume));
        parent.MakeFolders(NameOf(volume), Everybody).Dispose();
    }

    /// <summary>Removes the folder with all that is in it; nothing when it is not there.</summary>
    /// <exception cref="IOException">Somebody writes to it still, or the kernel refuses.</exception>
    public void Remove(PersistentVolume volume) => PrivateFolders.Remove(PathOf(volume));

    private static string NameOf(PersistentVolume volume) => PrivateFolders.Name(volume.Metadata.Uid);

    private string ParentOf(PersistentVolume volume) =>
        Path.Combine(directory, PrivateFolders.Name(volume.Metadata.Tenant));
}
