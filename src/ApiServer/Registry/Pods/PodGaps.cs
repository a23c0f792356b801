using Arktos.Api.Core.V1;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>
/// What a pod may ask for and nothing here carries out yet: said in a warning, never left to be found out. Pure.
/// </summary>
internal static class PodGaps
{
    /// <param name="field">Where the spec stands: "spec", "spec.template.spec".</param>
    public static IEnumerable<string> Of(PodSpec spec, string field)
    {
        if (spec.HostUsers == false)
            yield return Refused($"{field}.hostUsers", "pods have no user namespaces of their own");
        if (spec.RuntimeClassName is { Length: > 0 })
            yield return Refused($"{field}.runtimeClassName", "nodes have one runtime");
        if (spec.ResourceClaims is { Count: > 0 })
            yield return Refused($"{field}.resourceClaims", "no resources are claimed");
        if (spec.Resources is { Limits.Count: > 0 } or { Requests.Count: > 0 })
            yield return Refused($"{field}.resources", "resources are those of containers");
        if (spec.VirtualMachine is not null)
            yield return $"{field}.virtualMachine: nothing runs virtual machines yet; the pod stays Pending";
    }

    /// <summary>Node agents make no sandbox for such a pod, and say why by an event.</summary>
    private static string Refused(string field, string why) =>
        $"{field}: not carried out yet, {why}; the pod stays Pending";
}
