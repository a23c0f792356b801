namespace Arktos.Kubelet.Pods;

/// <summary>
/// A container or volume cannot be made because what its spec refers to is not there or not right. The message is for
/// the user.
/// </summary>
public sealed class ConfigurationException(string message) : Exception(message)
{
    /// <summary>The reason of the event that tells it, where a pod's volumes are made.</summary>
    public string VolumeReason { get; init; } = "FailedMount";
}
