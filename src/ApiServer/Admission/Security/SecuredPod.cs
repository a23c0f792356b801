using Arktos.Api.Core.V1;
using Arktos.Api.Meta.V1;

namespace Arktos.ApiServer.Admission.Security;

/// <summary>A pod, or the template of pods, as checks of its security look at it. Read only.</summary>
internal sealed class SecuredPod(ObjectMeta metadata, PodSpec spec)
{
    public ObjectMeta Metadata => metadata;

    public PodSpec Spec => spec;

    public PodSecurityContext? Security => spec.SecurityContext;

    /// <summary>Those that begin before the others, the others, and those that were added to the running pod.</summary>
    public IReadOnlyList<SecuredContainer> Containers =>
        field ??= [
            .. (spec.InitContainers ?? [])
                .Concat(spec.Containers)
                .Select(c => new SecuredContainer(
                    c.Name,
                    c.SecurityContext,
                    c.Ports ?? [],
                    [c.LivenessProbe, c.ReadinessProbe, c.StartupProbe],
                    c.Lifecycle
                )),
            .. (spec.EphemeralContainers ?? []).Select(c => new SecuredContainer(
                c.Name,
                c.SecurityContext,
                c.Ports ?? [],
                [c.LivenessProbe, c.ReadinessProbe, c.StartupProbe],
                c.Lifecycle
            )),
        ];

    public bool IsForWindows => spec.Os?.Name == "windows";

    /// <summary>The users of its containers are not those of the node.</summary>
    public bool HasOwnUsers => spec.HostUsers == false;
}

internal sealed record SecuredContainer(
    string Name,
    SecurityContext? Security,
    IReadOnlyList<ContainerPort> Ports,
    IReadOnlyList<Probe?> Probes,
    Lifecycle? Lifecycle
)
{
    /// <summary>What its probes and hooks call by name instead of itself.</summary>
    public IEnumerable<string> Hosts =>
        Probes
            .SelectMany(p => new[] { p?.HttpGet?.Host, p?.TcpSocket?.Host })
            .Concat(
                new[] { Lifecycle?.PostStart, Lifecycle?.PreStop }.SelectMany(h =>
                    new[] { h?.HttpGet?.Host, h?.TcpSocket?.Host }
                )
            )
            .OfType<string>()
            .Where(h => h.Length > 0);
}
