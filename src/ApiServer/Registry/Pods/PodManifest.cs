using Arktos.Api.Core.V1;
using Arktos.Api.Json;
using Arktos.Api.Validation;
using Arktos.ApiServer.Bodies;
using Arktos.ApiServer.Catalog;
using Arktos.ApiServer.Indexes;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// A pod that a node reads of a file of its own: read, defaulted and checked as an API server would, which may be away
/// at that time. Pure.
/// </summary>
public static class PodManifest
{
    /// <param name="text">YAML or JSON, one document.</param>
    /// <exception cref="FormatException">It is no pod that could run so; the message says what is wrong.</exception>
    public static Pod Read(ReadOnlySpan<byte> text)
    {
        Pod pod;
        try
        {
            pod = KubeJson.Decode<Pod>(Yaml.ToJson(text));
        }
        catch (Exception e) when (JsonText.IsFaultOfInput(e))
        {
            throw new FormatException($"it cannot be read: {e.Message}", e);
        }
        if (pod is not { Kind: "Pod", ApiVersion: "v1" })
            throw new FormatException($"kind Pod of v1 was expected, and it is \"{pod.Kind}\" of \"{pod.ApiVersion}\"");
        PodDefaults.Spec(pod.Spec);
        PodDefaults.PodOnly(pod.Spec);
        var errors = new FieldErrors();
        foreach (var wrong in Formats.DnsSubdomain(pod.Metadata.Name))
            errors.Invalid("metadata.name", pod.Metadata.Name, wrong);
        if (pod.Metadata.Namespace.Length > 0)
            foreach (var wrong in Formats.DnsLabel(pod.Metadata.Namespace))
                errors.Invalid("metadata.namespace", pod.Metadata.Namespace, wrong);
        MetadataRules.Labels(pod.Metadata.Labels, "metadata.labels", errors);
        MetadataRules.Annotations(pod.Metadata.Annotations, "metadata.annotations", errors);
        PodStrategy.ValidateNew(pod, errors);
        // It is the node's from the beginning.
        if (pod.Spec is { NodeName.Length: 0, SchedulingGates.Count: > 0 })
            errors.Forbidden("spec.nodeName", PodStrategy.GatesStand);
        if (errors.Count > 0)
            throw new FormatException(string.Join("; ", errors.Select(e => e.ToString())));
        // They are read by the rights of who made the pod, and nobody did.
        if (PodReferences.FirstOf(pod) is { } what)
            throw new FormatException($"static pods may not reference {what}");
        pod.Status = new PodStatus { Phase = "Pending", QosClass = PodQuality.ClassOf(pod.Spec) };
        return pod;
    }
}
