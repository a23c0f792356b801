using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>The names of a pod's volumes, to which its containers refer.</summary>
internal sealed class PodVolumeNames
{
    private readonly Dictionary<string, bool> _areClaims = [];

    /// <returns>Whether the name is new.</returns>
    public bool Add(Volume volume) =>
        _areClaims.TryAdd(volume.Name, volume.PersistentVolumeClaim is not null || volume.Ephemeral is not null);

    public bool Contains(string name) => _areClaims.ContainsKey(name);

    /// <summary>Whether it is a claim's volume, which alone can be a block device.</summary>
    public bool IsClaim(string name) => _areClaims.GetValueOrDefault(name);
}
