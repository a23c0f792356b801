namespace Arktos.Kubelet.Volumes;

/// <summary>A volume is not there yet, because others have not done their part; whoever they are tells of it.</summary>
public sealed class VolumeAwaitedException(string volume, string why)
    : Exception($"volume \"{volume}\" is awaited: {why}");
