using Arktos.Api.Networks;

namespace Arktos.Kubelet.Runtimes;

/// <summary>
/// What the agent writes on sandboxes and containers, and knows its own by after a restart. Kubernetes' names, and the
/// tenant.
/// </summary>
public static class RuntimeLabels
{
    public const string PodName = "io.kubernetes.pod.name";
    public const string PodNamespace = "io.kubernetes.pod.namespace";
    public const string PodUid = "io.kubernetes.pod.uid";
    public const string PodTenant = "io.kubernetes.pod.tenant";

    /// <summary>The network of the pod; none for its tenant's default one.</summary>
    public const string PodNetwork = TenantNetworks.Label;

    public const string ContainerName = "io.kubernetes.container.name";

    // Annotations.
    public const string ContainerHash = "io.kubernetes.container.hash";
    public const string RestartCount = "io.kubernetes.container.restartCount";

    /// <summary>
    /// By which a runtime of virtual machines tells how one is held that does not run: Paused, Suspended.
    /// </summary>
    public const string Power = "io.arktos.machine.power";

    /// <summary>The snapshots of one: a JSON object of names and times.</summary>
    public const string Snapshots = "io.arktos.machine.snapshots";

    /// <summary>Of a sandbox, the network interfaces of its machine: a JSON array.</summary>
    public const string Nics = "io.arktos.machine.nics";

    /// <param name="label">"": there is none.</param>
    public static string NetworkOf(string label) => label.Length > 0 ? label : TenantNetworks.Default;
}
