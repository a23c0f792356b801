using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Api.Validation;

namespace Arktos.ApiServer.Registry.Pods;

/// <summary>What variables and volumes may tell of their pod and its containers. Pure.</summary>
internal static class FieldReferences
{
    private static readonly string[] OfVolumes =
    [
        "metadata.annotations",
        "metadata.labels",
        "metadata.name",
        "metadata.namespace",
        "metadata.uid",
    ];

    private static readonly string[] OfVariables =
    [
        "metadata.name",
        "metadata.namespace",
        "metadata.uid",
        "spec.nodeName",
        "spec.serviceAccountName",
        "status.hostIP",
        "status.hostIPs",
        "status.podIP",
        "status.podIPs",
    ];

    /// <summary>Fields that a pod has and that nothing may tell.</summary>
    private static readonly string[] Others =
    [
        "spec.host",
        "spec.hostNetwork",
        "spec.restartPolicy",
        "spec.schedulerName",
        "status.nominatedNodeName",
        "status.phase",
    ];

    private static readonly string[] Resources =
    [
        "limits.cpu",
        "limits.ephemeral-storage",
        "limits.memory",
        "requests.cpu",
        "requests.ephemeral-storage",
        "requests.memory",
    ];

    private static readonly string[] Divisors =
    [
        "1",
        "1k",
        "1M",
        "1G",
        "1T",
        "1P",
        "1E",
        "1Ki",
        "1Mi",
        "1Gi",
        "1Ti",
        "1Pi",
        "1Ei",
    ];

    public static void OfVolume(DownwardAPIVolumeFile file, string at, FieldErrors errors)
    {
        if (file.FieldRef is { } field)
        {
            Field(field, OfVolumes, $"{at}.fieldRef", errors);
            if (file.ResourceFieldRef is not null)
                errors.Invalid(at, "resource", "fieldRef and resourceFieldRef can not be specified simultaneously");
        }
        else if (file.ResourceFieldRef is { } resource)
        {
            if (resource.ContainerName.Length == 0)
                errors.Required($"{at}.resourceFieldRef.containerName");
            Resource(resource, $"{at}.resourceFieldRef", errors);
        }
        else
            errors.Required(at, "one of fieldRef and resourceFieldRef is required");
    }

    public static void OfVariable(EnvVarSource source, string at, FieldErrors errors)
    {
        if (source.FieldRef is { } field)
            Field(field, OfVariables, $"{at}.fieldRef", errors);
        if (source.ResourceFieldRef is { } resource)
            Resource(resource, $"{at}.resourceFieldRef", errors);
    }

    private static void Field(ObjectFieldSelector selector, string[] allowed, string at, FieldErrors errors)
    {
        var path = selector.FieldPath;
        var bracket = path.IndexOf("['", StringComparison.Ordinal);
        if (path.Length == 0)
            errors.Required($"{at}.fieldPath");
        else if (bracket >= 0 && path.EndsWith("']", StringComparison.Ordinal) && path.Length >= bracket + 4)
        {
            var key = path[(bracket + 2)..^2];
            switch (path[..bracket])
            {
                case "metadata.labels":
                    errors.InvalidEach(at, key, Formats.QualifiedName(key));
                    break;
                case "metadata.annotations":
                    errors.InvalidEach(at, key, Formats.QualifiedName(key.ToLowerInvariant()));
                    break;
                default:
                    errors.Invalid(at, path, "does not support subscript");
                    break;
            }
        }
        // Arktos' own.
        else if (path == "metadata.tenant" || allowed.Contains(path)) { }
        else if (OfVolumes.Contains(path) || OfVariables.Contains(path) || Others.Contains(path))
            errors.NotSupported($"{at}.fieldPath", path, allowed);
        else
            errors.Invalid($"{at}.fieldPath", path, $"error converting fieldPath: field label not supported: {path}");
    }

    private static void Resource(ResourceFieldSelector selector, string at, FieldErrors errors)
    {
        var name = selector.Resource;
        if (name.Length == 0)
            errors.Required($"{at}.resource");
        else if (
            !Resources.Contains(name)
            && !name.StartsWith("limits.hugepages-", StringComparison.Ordinal)
            && !name.StartsWith("requests.hugepages-", StringComparison.Ordinal)
        )
            errors.NotSupported($"{at}.resource", name, Resources);
        if (selector.Divisor.IsZero)
            return;
        var (divisor, field) = (selector.Divisor, $"{at}.divisor");
        if (name.EndsWith(".cpu", StringComparison.Ordinal))
        {
            if (divisor != Quantity.Parse("1m") && divisor != Quantity.Parse("1"))
                errors.Invalid(field, divisor, "only divisor's values 1m and 1 are supported with the cpu resource");
        }
        else if (!Array.Exists(Divisors, d => divisor == Quantity.Parse(d)))
            errors.Invalid(
                field,
                divisor,
                $"only divisor's values {string.Join(", ", Divisors)} are supported with the {Kind(name)} resource"
            );
    }

    private static string Kind(string resource) =>
        resource.EndsWith(".ephemeral-storage", StringComparison.Ordinal) ? "local ephemeral storage"
        : resource.EndsWith(".memory", StringComparison.Ordinal) ? "memory"
        : "hugepages";
}
