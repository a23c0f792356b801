using System.Text;
using Arktos.Api;
using Arktos.Api.Core.V1;
using Arktos.Kubelet.Pods;

namespace Arktos.Kubelet.Volumes;

/// <summary>One file of a volume; the mode as in chmod.</summary>
/// <param name="User">Whose it is; null: the node agent's.</param>
public readonly record struct VolumeFile(byte[] Content, int Mode, long? User = null);

/// <summary>The files that volumes hold, by path. Pure.</summary>
public static class VolumeFiles
{
    public const int DefaultMode = 0x1A4; // 0644

    /// <param name="map">Null: there is no such object.</param>
    /// <exception cref="ConfigurationException">It is not there and not optional, or an item names a key that it does
    /// not have.</exception>
    public static SortedDictionary<string, VolumeFile> Of(
        ConfigMap? map,
        string name,
        List<KeyToPath>? items,
        bool optional,
        int mode
    )
    {
        if (map is null)
            return optional ? [] : throw new ConfigurationException($"configmap \"{name}\" not found");
        var content = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Data ?? [])
            content[key] = Encoding.UTF8.GetBytes(value);
        foreach (var (key, value) in map.BinaryData ?? [])
            content[key] = value;
        return Pick(content, items, optional, mode, key => $"configmap references non-existent config key: {key}");
    }

    /// <inheritdoc cref="Of(ConfigMap?, string, List{KeyToPath}?, bool, int)"/>
    public static SortedDictionary<string, VolumeFile> Of(
        Secret? secret,
        string name,
        List<KeyToPath>? items,
        bool optional,
        int mode
    )
    {
        if (secret is null)
            return optional ? [] : throw new ConfigurationException($"secret \"{name}\" not found");
        return Pick(
            new SortedDictionary<string, byte[]>(secret.Data ?? [], StringComparer.Ordinal),
            items,
            optional,
            mode,
            key => $"references non-existent secret key: {key}"
        );
    }

    public static SortedDictionary<string, VolumeFile> Of(
        Pod pod,
        IEnumerable<DownwardAPIVolumeFile> items,
        int mode,
        IReadOnlyList<string> ips,
        IReadOnlyList<string> hostIps,
        IReadOnlyDictionary<string, Quantity> allocatable
    )
    {
        var files = Empty();
        foreach (var item in items)
        {
            string? text = null;
            if (item.FieldRef is { } field)
                text = PodFields.Field(pod, field.FieldPath, ips, hostIps);
            else if (
                item.ResourceFieldRef is { } resource
                && ContainerKinds.All(pod).FirstOrDefault(c => c.Name == resource.ContainerName) is { } container
            )
                text = PodFields.Resource(container, resource, allocatable);
            if (text is null)
                throw new ConfigurationException($"downward API item {item.Path} refers to what does not exist");
            files[Checked(item.Path)] = new VolumeFile(Encoding.UTF8.GetBytes(text), item.Mode ?? mode);
        }
        return files;
    }

    public static SortedDictionary<string, VolumeFile> Empty() => new(StringComparer.Ordinal);

    /// <summary>
    /// A path may not lead out of the volume, nor meet the names that <see cref="AtomicWriter"/> uses.
    /// </summary>
    public static string Checked(string path)
    {
        if (
            path.Length is 0 or > 4096
            || path[0] == '/'
            || path.StartsWith("..", StringComparison.Ordinal)
            || path.Split('/').Any(part => part is ".." or "" || part.Length > 255)
        )
            throw new ConfigurationException(
                $"the path \"{path}\" of a volume's file must be relative, without \"..\""
            );
        return path;
    }

    private static SortedDictionary<string, VolumeFile> Pick(
        SortedDictionary<string, byte[]> content,
        List<KeyToPath>? items,
        bool optional,
        int mode,
        Func<string, string> missing
    )
    {
        var files = Empty();
        if (items is not { Count: > 0 })
        {
            foreach (var (key, value) in content)
                files[Checked(key)] = new VolumeFile(value, mode);
            return files;
        }
        foreach (var item in items)
        {
            if (content.TryGetValue(item.Key, out var value))
                files[Checked(item.Path)] = new VolumeFile(value, item.Mode ?? mode);
            else if (!optional)
                throw new ConfigurationException(missing(item.Key));
        }
        return files;
    }
}
