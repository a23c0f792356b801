using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Services;

namespace Arktos.Kubelet.Pods;

/// <summary>
/// What a container's environment refers to, already fetched. An object that does not exist is not in its map.
/// </summary>
public sealed record EnvironmentSources
{
    public IReadOnlyDictionary<string, ConfigMap> ConfigMaps { get; init; } = new Dictionary<string, ConfigMap>();
    public IReadOnlyDictionary<string, Secret> Secrets { get; init; } = new Dictionary<string, Secret>();

    /// <summary>Of which variables tell; a later one of the same name replaces an earlier one.</summary>
    public IReadOnlyList<Service> Services { get; init; } = [];
    public IReadOnlyList<string> PodIps { get; init; } = [];
    public IReadOnlyList<string> HostIps { get; init; } = [];
    public IReadOnlyDictionary<string, Quantity> Allocatable { get; init; } = new Dictionary<string, Quantity>();
}

/// <summary>
/// The environment of a container: variables of services, envFrom in order, then env in order; later ones win. Pure.
/// </summary>
public static class EnvironmentBuilder
{
    /// <summary>Names of the ConfigMaps and Secrets that the container's environment refers to.</summary>
    public static (IReadOnlySet<string> ConfigMaps, IReadOnlySet<string> Secrets) References(Container container)
    {
        var maps = new HashSet<string>();
        var secrets = new HashSet<string>();
        foreach (var from in container.EnvFrom ?? [])
        {
            if (from.ConfigMapRef is { } map)
                maps.Add(map.Name);
            if (from.SecretRef is { } secret)
                secrets.Add(secret.Name);
        }
        foreach (var env in container.Env ?? [])
        {
            if (env.ValueFrom?.ConfigMapKeyRef is { } map)
                maps.Add(map.Name);
            if (env.ValueFrom?.SecretKeyRef is { } secret)
                secrets.Add(secret.Name);
        }
        return (maps, secrets);
    }

    /// <exception cref="ConfigurationException">Something that is not optional is missing.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Build(
        Pod pod,
        Container container,
        EnvironmentSources sources
    )
    {
        var order = new List<string>();
        var values = new Dictionary<string, string>();
        void Set(string name, string value)
        {
            if (values.TryAdd(name, value))
                order.Add(name);
            else
                values[name] = value;
        }
        foreach (var (key, value) in ServiceEnvironment.Of(sources.Services))
            Set(key, value);
        foreach (var from in container.EnvFrom ?? [])
        foreach (var (key, value) in From(from, sources))
            Set(from.Prefix + key, value);
        foreach (var env in container.Env ?? [])
        {
            var value = env.ValueFrom is null
                ? VariableExpansion.Expand(env.Value, name => values.GetValueOrDefault(name))
                : Reference(pod, container, env.ValueFrom, sources);
            if (value is not null)
                Set(env.Name, value);
        }
        return [.. order.Select(name => KeyValuePair.Create(name, values[name]))];
    }

    private static IEnumerable<KeyValuePair<string, string>> From(EnvFromSource from, EnvironmentSources sources)
    {
        if (from.ConfigMapRef is { } mapRef)
        {
            if (sources.ConfigMaps.TryGetValue(mapRef.Name, out var map))
                return map.Data ?? [];
            return mapRef.Optional == true
                ? []
                : throw new ConfigurationException($"configmap \"{mapRef.Name}\" not found");
        }
        if (from.SecretRef is { } secretRef)
        {
            if (sources.Secrets.TryGetValue(secretRef.Name, out var secret))
                return (secret.Data ?? []).Select(e => KeyValuePair.Create(e.Key, Encoding.UTF8.GetString(e.Value)));
            return secretRef.Optional == true
                ? []
                : throw new ConfigurationException($"secret \"{secretRef.Name}\" not found");
        }
        return [];
    }

    /// <summary>Null: left out.</summary>
    private static string? Reference(Pod pod, Container container, EnvVarSource source, EnvironmentSources sources)
    {
        if (source.FieldRef is { } field)
            return PodFields.Field(pod, field.FieldPath, sources.PodIps, sources.HostIps)
                ?? throw new ConfigurationException($"unsupported fieldPath: {field.FieldPath}");
        if (source.ResourceFieldRef is { } resource)
        {
            var target =
                resource.ContainerName.Length == 0
                    ? container
                    : ContainerKinds.All(pod).FirstOrDefault(c => c.Name == resource.ContainerName)
                        ?? throw new ConfigurationException($"container {resource.ContainerName} not found");
            return PodFields.Resource(target, resource, sources.Allocatable)
                ?? throw new ConfigurationException($"unsupported container resource : {resource.Resource}");
        }
        if (source.ConfigMapKeyRef is { } mapKey)
        {
            if (!sources.ConfigMaps.TryGetValue(mapKey.Name, out var map))
                return mapKey.Optional == true
                    ? null
                    : throw new ConfigurationException($"configmap \"{mapKey.Name}\" not found");
            if (map.Data?.TryGetValue(mapKey.Key, out var value) == true)
                return value;
            return mapKey.Optional == true
                ? null
                : throw new ConfigurationException(
                    $"couldn't find key {mapKey.Key} in ConfigMap {pod.Metadata.Namespace}/{mapKey.Name}"
                );
        }
        if (source.SecretKeyRef is { } secretKey)
        {
            if (!sources.Secrets.TryGetValue(secretKey.Name, out var secret))
                return secretKey.Optional == true
                    ? null
                    : throw new ConfigurationException($"secret \"{secretKey.Name}\" not found");
            if (secret.Data?.TryGetValue(secretKey.Key, out var value) == true)
                return Encoding.UTF8.GetString(value);
            return secretKey.Optional == true
                ? null
                : throw new ConfigurationException(
                    $"couldn't find key {secretKey.Key} in Secret {pod.Metadata.Namespace}/{secretKey.Name}"
                );
        }
        // What is not known is not left out: the container would run without it.
        throw new ConfigurationException("a source of an environment variable is of a kind that is not supported");
    }
}
