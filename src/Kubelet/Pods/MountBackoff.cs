namespace Arktos.Kubelet.Pods;

/// <summary>
/// The delay between tries to make a pod's volumes: 500 ms, doubling to 2 minutes and 2 seconds. Pure.
/// </summary>
public static class MountBackoff
{
    public static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan Max = TimeSpan.FromSeconds(122);

    /// <param name="delay">The last one; zero when there was none.</param>
    public static TimeSpan After(TimeSpan delay) =>
        delay == default ? First
        : delay * 2 < Max ? delay * 2
        : Max;
}
