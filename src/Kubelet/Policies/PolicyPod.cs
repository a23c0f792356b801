using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Services;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Policies;

/// <summary>A port of a container that has a name.</summary>
internal readonly record struct NamedPort(string Name, byte Protocol, ushort Number);

/// <summary>What network policies know of a pod. Pure; equal by what it says.</summary>
internal sealed record PolicyPod(string Tenant, string Namespace)
{
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<NamedPort> Ports { get; init; } = [];

    public static PolicyPod Of(Pod pod) =>
        new(SharedTexts.Of(pod.Metadata.Tenant), SharedTexts.Of(pod.Metadata.Namespace))
        {
            Labels = pod.Metadata.Labels ?? [],
            Ports =
            [
                .. PodPorts
                    .Of(pod)
                    .Where(p => p.Name.Length > 0)
                    .Select(p => new NamedPort(p.Name, Protocols.Of(p.Protocol), (ushort)p.ContainerPortValue)),
            ],
        };

    public bool Equals(PolicyPod? other) =>
        other is not null
        && (Tenant, Namespace) == (other.Tenant, other.Namespace)
        && Ports.SequenceEqual(other.Ports)
        && Labels.Count == other.Labels.Count
        && Labels.All(l => other.Labels.TryGetValue(l.Key, out var value) && value == l.Value);

    public override int GetHashCode() => HashCode.Combine(Tenant, Namespace, Labels.Count, Ports.Count);
}
