using System.Globalization;
using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;

namespace Arktos.Kubelet.Pods;

/// <summary>What fieldRef and resourceFieldRef name. Pure.</summary>
public static class PodFields
{
    /// <param name="ips">The pod's addresses, which its status may not hold yet.</param>
    /// <returns>Null for a path that does not exist.</returns>
    public static string? Field(Pod pod, string path, IReadOnlyList<string> ips, IReadOnlyList<string> hostIps)
    {
        if (Key(path, "metadata.labels") is { } label)
            return pod.Metadata.Labels?.GetValueOrDefault(label) ?? "";
        if (Key(path, "metadata.annotations") is { } annotation)
            return pod.Metadata.Annotations?.GetValueOrDefault(annotation) ?? "";
        return path switch
        {
            "metadata.name" => pod.Metadata.Name,
            "metadata.namespace" => pod.Metadata.Namespace,
            "metadata.uid" => pod.Metadata.Uid,
            "metadata.tenant" => pod.Metadata.Tenant,
            "metadata.labels" => Lines(pod.Metadata.Labels),
            "metadata.annotations" => Lines(pod.Metadata.Annotations),
            "spec.nodeName" => pod.Spec.NodeName,
            "spec.serviceAccountName" => pod.Spec.ServiceAccountName,
            "status.hostIP" => hostIps.FirstOrDefault() ?? "",
            "status.hostIPs" => string.Join(',', hostIps),
            "status.podIP" => ips.FirstOrDefault() ?? "",
            "status.podIPs" => string.Join(',', ips),
            _ => null,
        };
    }

    /// <summary>"limits.cpu" and the like, divided and rounded up. A limit that is not set is the node's.</summary>
    public static string? Resource(
        Container container,
        ResourceFieldSelector selector,
        IReadOnlyDictionary<string, Quantity> allocatable
    )
    {
        var dot = selector.Resource.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
            return null;
        var (kind, name) = (selector.Resource[..dot], selector.Resource[(dot + 1)..]);
        Quantity amount = default;
        var found = kind switch
        {
            // A limit of zero is none.
            "limits" => container.Resources.Limits?.TryGetValue(name, out amount) == true && !amount.IsZero
                || allocatable.TryGetValue(name, out amount),
            "requests" => container.Resources.Requests?.TryGetValue(name, out amount) == true || true,
            _ => false,
        };
        if (!found)
            return null;
        var divisor = selector.Divisor.IsZero ? Quantity.FromLong(1) : selector.Divisor;
        var value =
            name == "cpu"
                ? CeilingDivide(amount.MilliValue, divisor.MilliValue)
                : CeilingDivide(amount.Value, divisor.Value);
        return value.ToString(CultureInfo.InvariantCulture);
    }

    private static long CeilingDivide(long a, long b) => b <= 0 ? a : (a + b - 1) / b;

    private static string? Key(string path, string map) =>
        path.StartsWith(map + "['", StringComparison.Ordinal) && path.EndsWith("']", StringComparison.Ordinal)
            ? path[(map.Length + 2)..^2]
            : null;

    /// <summary>key="value" lines in key order, values quoted as Go does.</summary>
    private static string Lines(IReadOnlyDictionary<string, string>? map)
    {
        var text = new StringBuilder();
        foreach (
            var (key, value) in (map ?? new Dictionary<string, string>()).OrderBy(e => e.Key, StringComparer.Ordinal)
        )
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(key)
                .Append("=\"")
                .Append(
                    value
                        .Replace("\\", "\\\\")
                        .Replace("\"", "\\\"")
                        .Replace("\n", "\\n")
                        .Replace("\t", "\\t")
                        .Replace("\r", "\\r")
                )
                .Append('"');
        }
        return text.ToString();
    }
}
